//! The signing keys of this machine: stored only encrypted, open only for a
//! while. The open key stands in one place, and is wiped when it is locked.

use crate::base::compact_sort::SortExt as _;
use crate::submission::keys::pem::{open, seal};
pub use crate::submission::keys::stored::KeyTrouble;
use crate::submission::keys::stored::StoredKey;
use crate::submission::keys::{PublicKey, SigningKey};
use crate::text::nfc;
use crate::ui::platform;
use crate::ui::platform::storage;
use crate::ui::platform::storage::Key;
use crate::ui::shell::state::app;
use leptos::ev;
use leptos::prelude::*;
use std::time::Duration;
use zeroize::Zeroizing;

/// An open key is locked after so many minutes in which nobody touched the page.
pub const IDLE_MINUTES: u32 = 15;
const IDLE_MS: u64 = IDLE_MINUTES as u64 * 60_000;

/// The keys, handed down as a context.
#[derive(Clone, Copy)]
pub struct Keyring {
    /// Every key of this machine that can be read.
    pub keys: RwSignal<Vec<StoredKey>>,
    /// Names of stored keys that cannot be read; they are left as they are.
    pub unreadable: RwSignal<Vec<String>>,
    /// The open key.
    pub unlocked: RwSignal<Option<PublicKey>>,
    secret: StoredValue<Option<SigningKey>>,
    timer: StoredValue<Option<TimeoutHandle>>,
    /// When it is to be locked; the machine may have slept over its timer.
    until: StoredValue<u64>,
    /// How often the minutes were counted anew: only the last timer counts.
    touched: StoredValue<u64>,
}

impl Keyring {
    /// The keys as stored, all locked; locks again when nobody is there.
    pub fn of_application() -> Self {
        app().lasting(Self::start)
    }

    fn start() -> Self {
        let ring = Self {
            keys: RwSignal::new(Vec::new()),
            unreadable: RwSignal::new(Vec::new()),
            unlocked: RwSignal::new(None),
            secret: StoredValue::new(None),
            timer: StoredValue::new(None),
            until: StoredValue::new(0),
            touched: StoredValue::new(0),
        };
        ring.reload();
        let typed = window_event_listener(ev::keydown, move |_| ring.touch());
        let pressed = window_event_listener(ev::pointerdown, move |_| ring.touch());
        let left = window_event_listener(ev::pagehide, move |_| ring.lock());
        let stored = window_event_listener(ev::storage, move |_| ring.reload());
        on_cleanup(move || {
            typed.remove();
            pressed.remove();
            left.remove();
            stored.remove();
        });
        ring
    }

    fn reload(self) {
        let (mut keys, mut unreadable) = (Vec::new(), Vec::new());
        for (name, text) in storage::signing_keys().unwrap_or_default() {
            match StoredKey::parse(&text) {
                Ok(key) => keys.push(key),
                Err(_) => unreadable.push(name),
            }
        }
        keys.sort_small_by(|a, b| a.at.cmp(&b.at));
        self.keys.set(keys);
        self.unreadable.set(unreadable);
    }

    /// Makes a key and stores it; it is open afterwards. Takes about a second.
    ///
    /// # Errors
    /// [`KeyTrouble`]; nothing is then stored.
    pub fn make(self, holder: &str, body: &str, passphrase: &str) -> Result<PublicKey, KeyTrouble> {
        let mut seed = Zeroizing::new([0_u8; 32]);
        if !platform::random(seed.as_mut()) {
            return Err(KeyTrouble::NoRandom);
        }
        let key = SigningKey::from_seed(&mut seed);
        self.keep(key, holder, body, passphrase)
    }

    /// Takes a key file made here or elsewhere; it is open afterwards.
    ///
    /// # Errors
    /// [`KeyTrouble`]; nothing is then stored.
    pub fn import(self, pem: &str, holder: &str, body: &str, passphrase: &str) -> Result<PublicKey, KeyTrouble> {
        let normal = Zeroizing::new(nfc(passphrase));
        let key = open(pem, &normal).map_err(KeyTrouble::File)?;
        if self.keys.with_untracked(|keys| keys.iter().any(|known| known.key == key.public())) {
            return Err(KeyTrouble::Here);
        }
        self.keep(key, holder, body, passphrase)
    }

    fn keep(self, key: SigningKey, holder: &str, body: &str, passphrase: &str) -> Result<PublicKey, KeyTrouble> {
        let public = key.public();
        let stored = StoredKey {
            key: public,
            holder: holder.trim().to_owned(),
            body: body.trim().to_owned(),
            at: platform::now(),
            pem: sealed(&key, passphrase)?,
        };
        drop(storage::put_over(&slot(&public), None, &stored.to_text()).map_err(KeyTrouble::Storage)?);
        self.reload();
        self.hold(key);
        Ok(public)
    }

    /// Opens a key for a while. Takes about a second.
    ///
    /// # Errors
    /// [`KeyTrouble::File`]; [`KeyTrouble::OtherKey`] for a damaged file.
    pub fn unlock(self, public: PublicKey, passphrase: &str) -> Result<(), KeyTrouble> {
        let stored = self.stored(public)?;
        let key = opened(&stored, passphrase)?;
        self.hold(key);
        Ok(())
    }

    /// Encrypts a key with another passphrase.
    ///
    /// # Errors
    /// [`KeyTrouble`]; the old passphrase then still holds.
    pub fn change_passphrase(self, public: PublicKey, old: &str, new: &str) -> Result<(), KeyTrouble> {
        let stored = self.stored(public)?;
        let key = opened(&stored, old)?;
        let last = stored.to_text();
        let stored = StoredKey { pem: sealed(&key, new)?, ..stored };
        drop(storage::put_over(&slot(&public), Some(&last), &stored.to_text()).map_err(KeyTrouble::Storage)?);
        self.reload();
        Ok(())
    }

    /// Takes a key off this machine for good.
    pub fn remove(self, public: PublicKey) {
        if self.unlocked.get_untracked() == Some(public) {
            self.lock();
        }
        storage::forget(&slot(&public));
        self.reload();
    }

    /// Wipes the open key.
    pub fn lock(self) {
        self.secret.set_value(None);
        if let Some(timer) = self.timer.get_value() {
            timer.clear();
        }
        self.timer.set_value(None);
        if self.unlocked.get_untracked().is_some() {
            self.unlocked.set(None);
        }
    }

    /// Does something with the open key, if it is `public` and still open.
    ///
    /// # Errors
    /// [`KeyTrouble::Locked`].
    pub fn with<T>(self, public: PublicKey, work: impl FnOnce(&SigningKey) -> T) -> Result<T, KeyTrouble> {
        self.lock_if_late();
        self.touch();
        self.secret
            .with_value(|secret| secret.as_ref().filter(|key| key.public() == public).map(work))
            .ok_or(KeyTrouble::Locked)
    }

    fn stored(self, public: PublicKey) -> Result<StoredKey, KeyTrouble> {
        let found = self.keys.with_untracked(|keys| keys.iter().find(|known| known.key == public).cloned());
        found.ok_or(KeyTrouble::Locked)
    }

    fn hold(self, key: SigningKey) {
        let public = key.public();
        self.secret.set_value(Some(key));
        self.until.set_value(platform::milliseconds().saturating_add(IDLE_MS));
        self.unlocked.set(Some(public));
        self.touch();
    }

    fn lock_if_late(self) {
        if self.until.get_value() < platform::milliseconds() {
            self.lock();
        }
    }

    /// Somebody is there: counts the minutes anew.
    fn touch(self) {
        if self.unlocked.get_untracked().is_none() {
            return;
        }
        self.lock_if_late();
        if self.unlocked.get_untracked().is_none() {
            return;
        }
        if let Some(timer) = self.timer.get_value() {
            timer.clear();
        }
        self.until.set_value(platform::milliseconds().saturating_add(IDLE_MS));
        let this = self.touched.get_value().saturating_add(1);
        self.touched.set_value(this);
        let lock = move || {
            if self.touched.get_value() == this {
                self.lock();
            }
        };
        self.timer.set_value(set_timeout_with_handle(lock, Duration::from_millis(IDLE_MS)).ok());
    }
}

fn slot(public: &PublicKey) -> Key {
    Key::Signing(public.multikey())
}

/// The key inside a stored one; nothing but the public half tells a damaged file.
fn opened(stored: &StoredKey, passphrase: &str) -> Result<SigningKey, KeyTrouble> {
    let normal = Zeroizing::new(nfc(passphrase));
    let key = open(&stored.pem, &normal).map_err(KeyTrouble::File)?;
    if key.public() == stored.key { Ok(key) } else { Err(KeyTrouble::OtherKey) }
}

fn sealed(key: &SigningKey, passphrase: &str) -> Result<String, KeyTrouble> {
    let (mut salt, mut iv) = ([0_u8; 16], [0_u8; 16]);
    if !platform::random(&mut salt) || !platform::random(&mut iv) {
        return Err(KeyTrouble::NoRandom);
    }
    let normal = Zeroizing::new(nfc(passphrase));
    seal(key, &normal, &salt, iv).map_err(KeyTrouble::File)
}
