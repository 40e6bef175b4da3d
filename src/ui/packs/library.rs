//! Packs and lists of results, fetched when first needed.
//!
//! Reading one is tracked: whoever asked for what is not here yet is run again
//! when it has come.

use crate::base::digest::Digest;
use crate::engine::rank::Cohort;
use crate::pack::catalogue::{Catalogue, PackEntry, file_name};
use crate::pack::{Pack, read};
use crate::ui::platform;
use crate::ui::platform::storage;
use crate::ui::platform::storage::StorageError;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Something on the library, by its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResourceId {
    /// A pack.
    Pack(String),
    /// A list of results.
    List(String),
}

#[derive(Clone)]
enum Item {
    Loading,
    Failed,
    Pack(Arc<Pack>),
    List(Arc<Cohort>),
}

/// What ships, and what of it was asked for, by file name.
#[derive(Clone, Copy)]
pub struct PackLibrary {
    catalogue: RwSignal<Arc<Catalogue>>,
    /// Packs of one's own, by id; they are in the catalogue too.
    own: StoredValue<BTreeMap<String, Arc<Pack>>>,
    items: StoredValue<BTreeMap<String, Asked>>,
}

#[derive(Clone)]
struct Asked {
    wanted: ResourceId,
    digest: String,
    item: ArcRwSignal<Item>,
}

impl PackLibrary {
    /// The library with nothing fetched.
    #[must_use]
    pub fn new() -> Self {
        let library = Self {
            catalogue: RwSignal::new(Arc::new(Catalogue::shipped())),
            own: StoredValue::new(BTreeMap::new()),
            items: StoredValue::new(BTreeMap::new()),
        };
        library.refresh_own();
        library
    }

    /// Puts the packs of one's own that are stored on the library: another tab or
    /// program may have changed them.
    pub fn refresh_own(self) {
        let stored = storage::packs();
        let known = self.own.with_value(|own| own.values().map(|pack| pack.digest.to_string()).collect::<Vec<_>>());
        if stored.len() == known.len() && stored.iter().all(|(digest, _)| known.contains(digest)) {
            return;
        }
        let packs = stored.iter().filter_map(|(digest, text)| read::read_trusted(text, digest));
        let mut catalogue = Catalogue::shipped();
        let shipped = |pack: &Pack| catalogue.pack(&pack.id).is_some();
        let packs: Vec<Pack> = packs.filter(|pack| !shipped(pack)).collect();
        catalogue.packs.extend(packs.iter().map(PackEntry::of));
        self.own.set_value(packs.into_iter().map(|pack| (pack.id.to_string(), Arc::new(pack))).collect());
        self.catalogue.set(Arc::new(catalogue));
    }

    /// Whether a pack is one of one's own.
    #[must_use]
    pub fn is_own(self, id: &str) -> bool {
        self.own.with_value(|own| own.contains_key(id))
    }

    /// Keeps a pack of one's own that was checked; one that ships is here already.
    ///
    /// # Errors
    /// `None` when another pack that ships has the same id; otherwise why it was not stored.
    pub fn take(self, id: &str, digest: &str, canonical: &str) -> Result<(), Option<StorageError>> {
        match Catalogue::shipped().pack(id) {
            Some(entry) if entry.digest == digest => return Ok(()),
            Some(_) => return Err(None),
            None => {}
        }
        storage::save_pack(id, digest, canonical).map_err(Some)?;
        self.refresh_own();
        Ok(())
    }

    /// Takes a pack of one's own off the library; drafts of it stay.
    pub fn remove_own(self, id: &str) {
        storage::remove_pack(id);
        self.refresh_own();
    }

    /// What is on the library, tracked.
    #[must_use]
    pub fn catalogue(self) -> Arc<Catalogue> {
        self.catalogue.get()
    }

    /// A pack if it is here, tracked; otherwise it is fetched.
    #[must_use]
    pub fn pack(self, id: &str) -> Option<Arc<Pack>> {
        if let Some(pack) = self.own.with_value(|own| own.get(id).cloned()) {
            self.catalogue.track();
            return Some(pack);
        }
        match self.item(ResourceId::Pack(id.to_owned()))?.get() {
            Item::Pack(pack) => Some(pack),
            _ => None,
        }
    }

    /// A set once it is here; `None` when it does not ship or cannot be had now.
    pub async fn wait_for_pack(self, id: &str) -> Option<Arc<Pack>> {
        let wanted = ResourceId::Pack(id.to_owned());
        loop {
            let found = untrack(|| self.pack(id));
            if found.is_some() || untrack(|| self.failed(&wanted)) {
                return found;
            }
            platform::turn().await;
        }
    }

    /// A list if it is here, tracked; otherwise it is fetched.
    #[must_use]
    pub fn list(self, id: &str) -> Option<Arc<Cohort>> {
        match self.item(ResourceId::List(id.to_owned()))?.get() {
            Item::List(list) => Some(list),
            _ => None,
        }
    }

    /// Whether it cannot be had now, tracked.
    #[must_use]
    pub fn failed(self, wanted: &ResourceId) -> bool {
        self.item(wanted.clone()).is_none_or(|item| matches!(item.get(), Item::Failed))
    }

    /// Fetches again what failed.
    pub fn retry(self) {
        for (file, asked) in self.items.get_value() {
            if matches!(asked.item.get_untracked(), Item::Failed) {
                asked.item.set(Item::Loading);
                fetch(file, asked);
            }
        }
    }

    /// What was asked for; the first question has it fetched.
    fn item(self, wanted: ResourceId) -> Option<ArcRwSignal<Item>> {
        let catalogue = self.catalogue();
        let (id, digest) = match &wanted {
            ResourceId::Pack(id) => (id, &catalogue.pack(id)?.digest),
            ResourceId::List(id) => (id, &catalogue.list(id)?.digest),
        };
        let file = file_name(id, digest);
        if let Some(item) = self.items.with_value(|items| items.get(&file).map(|asked| asked.item.clone())) {
            return Some(item);
        }
        let item = ArcRwSignal::new(Item::Loading);
        let asked = Asked { digest: digest.clone(), wanted, item: item.clone() };
        self.items.update_value(|items| {
            items.insert(file.clone(), asked.clone());
        });
        fetch(file, asked);
        Some(item)
    }
}

fn fetch(file: String, asked: Asked) {
    leptos::task::spawn_local(async move {
        let text = platform::read_criteria(&file).await;
        asked.item.set(text.and_then(|text| read_item(&text, &asked)).unwrap_or(Item::Failed));
    });
}

/// Nothing is used whose digest is not that of the catalogue.
fn read_item(text: &str, Asked { wanted, digest, .. }: &Asked) -> Option<Item> {
    if matches!(wanted, ResourceId::Pack(_)) {
        return read::read_trusted(text, digest).map(|pack| Item::Pack(Arc::new(pack)));
    }
    let same = Digest::of_bytes(text.as_bytes()).to_string() == *digest;
    same.then(|| Cohort::parse(text).ok()).flatten().map(|list| Item::List(Arc::new(list)))
}
