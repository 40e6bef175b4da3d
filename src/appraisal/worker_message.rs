//! What one program found out about a file, told to another: judging takes a
//! millisecond, and a machine has several processors.
//!
//! Only what is sound is told: a genuine file whose figures hold. Whoever asks
//! judges any other one himself, and so finds what to say about it.
//!
//! Two lines, each a JSON value in its canonical form: what was found, and the
//! answers as they are kept. It never leaves the page, and has no version.

use std::sync::{Arc, OnceLock};

use super::examine::{Examined, Found, Packs, Recomputed, Retained, Tally};
use crate::base::decimal::{Exact, Points};
use crate::base::digest::Digest;
use crate::base::json::parse::{Limits, parse};
use crate::base::json::{Json, write};
use crate::pack::Pack;
use crate::pack::read::read;
use crate::submission::compare::{Integrity, PackMatch, Signer, odd_letters};
use crate::submission::keys::PublicKey;
use crate::submission::read::{PackRef, Stated};

impl Found {
    /// The text for [`Packs::told`]; `None` when there is more to say than it can.
    #[must_use]
    pub fn tell(&self) -> Option<String> {
        let judged = &self.judged;
        let sound = judged.problems.is_empty() && judged.differences.is_empty();
        let (Integrity::Genuine { signers }, Retained::Answers(answers), true) =
            (&judged.integrity, &judged.kept, sound)
        else {
            return None;
        };
        let found = judged.recomputed.as_ref()?;
        let told = Json::object([("document", Json::from(judged.digest.to_string()))])
            .with("file", self.digest.to_string())
            .with("signers", Json::list(signers.iter().map(signer)))
            .with("stated", stated(judged.stated.as_ref()?))
            .with("tally", tally(&found.tally)?)
            .with("incomplete", found.incomplete);
        Some(format!("{}\n{answers}", write::canonical(&told)))
    }
}

impl Packs {
    /// Takes a pack out of the text that [`write::text`] makes of it, by the digest
    /// of the file that it was read from; false when it cannot be read.
    ///
    /// [`write::text`]: crate::pack::write::text
    pub fn add_told(&mut self, text: &str, digest: &str) -> bool {
        let read = read(text).pack.map(|pack| Arc::new(Pack { digest: digest.into(), ..pack }));
        read.map(|pack| self.add(pack)).is_some()
    }

    /// What [`Found::tell`] told; `None` when its pack is not here.
    #[must_use]
    pub fn told(&self, text: &str) -> Option<Found> {
        let (told, answers) = text.split_once('\n')?;
        let told = parse(told, &Limits::DEFAULT).ok()?;
        let stated = stated_of(told.get("stated")?)?;
        let digest = |name: &str| Digest::parse(told.get(name)?.as_text()?);
        let signers = told.get("signers")?.as_list()?.iter().map(signer_of).collect::<Option<_>>()?;
        let tally = tally_of(told.get("tally")?)?;
        let judged = Examined {
            odd_letters: odd_letters(&stated.body),
            pack: Some(self.get(&stated.pack.digest)?.clone()),
            stated: Some(stated),
            digest: digest("document")?,
            integrity: Integrity::Genuine { signers },
            problems: Vec::new(),
            matched: Some(PackMatch::Known),
            differences: Vec::new(),
            late: None,
            standings: None,
            recomputed: Some(Recomputed { tally, incomplete: told.get("incomplete")?.as_bool()? }),
            kept: Retained::Answers(answers.into()),
            after: OnceLock::new(),
        };
        Some(Found { judged, digest: digest("file")? })
    }
}

fn signer(signer: &Signer) -> Json {
    Json::object([("key", Json::from(Digest(signer.key.to_bytes()).to_string()))])
        .with_some("created", signer.created.clone())
        .with("countersigns", signer.countersigns)
}

fn signer_of(json: &Json) -> Option<Signer> {
    Some(Signer {
        // Thirty-two bytes in hexadecimal digits, as those of a digest.
        key: PublicKey::known(Digest::parse(json.get("key")?.as_text()?)?.0),
        created: json.get("created").and_then(Json::as_text).map(str::to_owned),
        countersigns: json.get("countersigns")?.as_bool()?,
    })
}

fn stated(stated: &Stated) -> Json {
    let PackRef { id, version, name, status, digest } = &stated.pack;
    let Stated { body, cohort, year, made_at, engine, .. } = stated;
    let texts = [id, version, name, status, digest, body, cohort, year, made_at, engine];
    Json::object([("texts", Json::list(texts))]).with("number", i64::from(stated.number))
}

fn stated_of(json: &Json) -> Option<Stated> {
    let texts = json.get("texts")?.as_list()?.iter();
    let texts = texts.map(|text| text.as_text().map(str::to_owned)).collect::<Option<Vec<_>>>()?;
    let [id, version, name, status, digest, body, cohort, year, made_at, engine] = texts.try_into().ok()?;
    let pack = PackRef { id, version, name, status, digest };
    let number = u32::try_from(json.get("number")?.as_int()?).ok()?;
    Some(Stated { pack, body, cohort, year, made_at, engine, number })
}

/// `None` when a total is a fraction that no 128 bits hold.
fn tally(tally: &Tally) -> Option<Json> {
    let exact = |value: &Exact| {
        let text = value.to_text();
        (exact_of(&text).as_ref() == Some(value)).then_some(text)
    };
    let class = tally.class.map(|(list, class)| i64::try_from(list).ok().zip(i64::try_from(class).ok()));
    let class = class.flatten().map(|(list, class)| Json::list([list, class]));
    let parts: Vec<String> = tally.parts.iter().map(|points| points.to_text()).collect();
    let areas = tally.areas.iter().map(|area| exact(area).map(Json::from)).collect::<Option<Vec<_>>>()?;
    let json = Json::object([("points", Json::from(exact(&tally.points)?)), ("out_of", tally.out_of.to_text().into())]);
    let json = json.with("percent", tally.percent.to_text()).with_some("class", class);
    Some(json.with("areas", areas).with("parts", parts.join(" ")))
}

fn tally_of(json: &Json) -> Option<Tally> {
    let text = |name: &str| json.get(name)?.as_text();
    let class = |at: usize| usize::try_from(json.get("class")?.as_list()?.get(at)?.as_int()?).ok();
    let areas = json.get("areas")?.as_list()?.iter();
    let parts = text("parts")?.split(' ').filter(|part| !part.is_empty());
    Some(Tally {
        points: exact_of(text("points")?)?,
        out_of: points_of(text("out_of")?)?,
        percent: points_of(text("percent")?)?,
        class: class(0).zip(class(1)),
        areas: areas.map(|area| exact_of(area.as_text()?)).collect::<Option<_>>()?,
        parts: parts.map(points_of).collect::<Option<_>>()?,
    })
}

fn points_of(text: &str) -> Option<Points> {
    let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let points = Points::parse(text).ok()?;
    Some(if negative { Points::ZERO.minus(points) } else { points })
}

fn exact_of(text: &str) -> Option<Exact> {
    match text.split_once('/') {
        None => points_of(text).map(Exact::from),
        Some((above, below)) => Exact::of_ratio(above.parse().ok()?, below.parse().ok()?),
    }
}
