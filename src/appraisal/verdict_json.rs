//! What was found out about a file on the desk as one JSON object: for programs.
//! People read the sentences of `crate::text::verdict`.

use super::{Desk, Examined, FileStatus, Filed, Recomputed};
use crate::base::json::problem::Problem;
use crate::base::json::{Json, write};
use crate::submission::compare::{Difference, Failed, Integrity, PackMatch, Signer};
use crate::submission::digests::Located;
use crate::submission::keys::roster::SignerStanding;
use crate::submission::read::{OpenError, Stated};

/// What a person should look at although the file may count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flag {
    /// Received, or else made, after the last day to send.
    Late,
    /// The name of the body has characters that pass for others.
    OddLetters,
    /// The cohort is none of the pack's.
    NoCohort,
    /// Criteria without answer, reason or evidence.
    Incomplete,
    /// Nobody has signed upon the drafter's signature: the head has not yet
    /// approved it, or the approval was taken away.
    NotCountersigned,
    /// The pack is illustrative or a draft.
    NotOfficial,
}

impl Flag {
    /// Stable kebab-case name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Flag::Late => "late",
            Flag::OddLetters => "odd-letters",
            Flag::NoCohort => "no-cohort",
            Flag::Incomplete => "incomplete",
            Flag::NotCountersigned => "not-countersigned",
            Flag::NotOfficial => "not-official",
        }
    }
}

impl Desk {
    /// What a person should look at in a file.
    #[must_use]
    pub fn flags(&self, file: usize) -> Vec<Flag> {
        let Some(judged) = self.judged(file) else { return Vec::new() };
        let incomplete = judged.recomputed.as_ref().is_some_and(|found| found.incomplete);
        let alone = match &judged.integrity {
            Integrity::Genuine { signers } => !signers.iter().any(|signer| signer.countersigns),
            Integrity::NotSigned | Integrity::Altered { .. } => false,
        };
        let unofficial = judged.stated.as_ref().is_some_and(|stated| stated.pack.status != "official");
        let no_cohort = judged.stated.as_ref().zip(judged.pack.as_ref()).map(|(stated, pack)| {
            let known = pack.cohorts.iter().any(|cohort| *cohort.id == *stated.cohort);
            !stated.cohort.is_empty() && !pack.cohorts.is_empty() && !known
        });
        let flags = [
            (Flag::Late, judged.late.is_some()),
            (Flag::OddLetters, !judged.odd_letters.is_empty()),
            (Flag::NoCohort, no_cohort.unwrap_or(false)),
            (Flag::Incomplete, incomplete),
            (Flag::NotCountersigned, alone),
            (Flag::NotOfficial, unofficial),
        ];
        flags.into_iter().filter(|(_, holds)| *holds).map(|(flag, _)| flag).collect()
    }

    /// The verdict on a file as JSON; `counting` is its element of
    /// [`Desk::statuses`]. `None` when there is no such file.
    #[must_use]
    pub fn verdict_json(&self, file: usize, counting: &FileStatus) -> Option<Json> {
        let filed = self.files().get(file)?;
        let name = |at: &usize| self.files().get(*at).map(|filed| filed.name.clone());
        let (reason, other) = match counting {
            FileStatus::Counts { conflict } => (None, conflict.as_ref().and_then(name)),
            FileStatus::Older { by } => (None, name(by)),
            FileStatus::Duplicate { of } => (None, name(of)),
            FileStatus::Refused(refusal) => (Some(refusal.code()), None),
        };
        let json = Json::object([("file", Json::from(&filed.name)), ("verdict", counting.code().into())])
            .with_some("reason", reason)
            .with_some("other_file", other)
            .with_some("received", filed.received.map(crate::base::date::Date::to_text));
        Some(match &filed.outcome {
            Err(error) => json.with("error", open_error(error)),
            Ok(judged) => self.judged_json(json, file, filed, judged),
        })
    }

    fn judged_json(&self, json: Json, file: usize, filed: &Filed, judged: &Examined) -> Json {
        let json = match &judged.stated {
            Some(found) => stated(json, found),
            None => json,
        };
        let json = integrity(json, &judged.integrity, judged.standings.as_deref());
        let matched = judged.matched.as_ref().map(|found| match found {
            PackMatch::Known => "known",
            PackMatch::OtherVersion { .. } => "other-version",
            PackMatch::Unknown => "unknown",
        });
        let flags = self.flags(file).into_iter().map(|flag| Json::from(flag.code()));
        let json = json
            .with("digest", judged.digest.to_string())
            .with("file_digest", filed.digest.to_string())
            .with("problems", Json::list(judged.problems.iter().map(problem)))
            .with_some("pack_match", matched)
            .with("differences", Json::list(judged.differences.iter().map(difference)))
            .with("flags", Json::list(flags));
        match (&judged.recomputed, &judged.pack) {
            (Some(Recomputed { tally, .. }), Some(pack)) => json
                .with("total", tally.points.to_text())
                .with("out_of", tally.out_of.to_text())
                .with("percent", tally.percent.to_text())
                .with_some("class", tally.class.map(|_| tally.class_in(pack))),
            _ => json,
        }
    }
}

fn open_error(error: &OpenError) -> Json {
    let json = Json::object([("code", Json::from(error.code()))]);
    match error {
        OpenError::Json(error) if 0 < error.line => {
            json.with("line", error.line).with("column", error.column).with("place", &error.pointer)
        }
        OpenError::OtherFile { format } | OpenError::Newer { format } => json.with("format", format),
        OpenError::Json(_) | OpenError::Foreign(_) => json,
    }
}

fn stated(json: Json, stated: &Stated) -> Json {
    let pack = &stated.pack;
    let pack = [("id", &pack.id), ("version", &pack.version), ("status", &pack.status), ("digest", &pack.digest)];
    json.with("body", &stated.body)
        .with("cohort", &stated.cohort)
        .with("year", &stated.year)
        .with("number", stated.number)
        .with("made_at", &stated.made_at)
        .with("pack", Json::object(pack.map(|(name, text)| (name, Json::from(text)))))
}

fn integrity(json: Json, found: &Integrity, standings: Option<&[SignerStanding]>) -> Json {
    let signers = found.signers().iter().enumerate().map(|(at, one)| signer(one, standings.and_then(|s| s.get(at))));
    let json = match found {
        Integrity::NotSigned => json.with("integrity", "not-signed"),
        Integrity::Genuine { .. } => json.with("integrity", "genuine"),
        Integrity::Altered { located, failed, error, .. } => {
            let (word, places): (&str, &[String]) = match located {
                Located::Content(places) => ("content", places),
                Located::List(places) => ("digests", places),
                Located::Consistent => ("proof", &[]),
                Located::NoList => ("unknown", &[]),
            };
            json.with("integrity", "altered")
                .with("altered", word)
                .with("places", Json::list(places.iter().map(Json::from)))
                .with("proof_error", error.code())
                .with("failed", Json::list(failed.iter().map(failure)))
        }
    };
    json.with("signers", Json::list(signers))
}

fn signer(signer: &Signer, standing: Option<&SignerStanding>) -> Json {
    Json::object([("key", Json::from(signer.did())), ("fingerprint", signer.fingerprint().into())])
        .with_some("created", signer.created.clone())
        .with("countersigns", signer.countersigns)
        .with_some("standing", standing.map(SignerStanding::code))
}

fn failure(failed: &Failed) -> Json {
    Json::object([("error", Json::from(failed.error.code()))]).with_some("key", failed.key.map(|key| key.did()))
}

fn problem(problem: &Problem) -> Json {
    Json::object([("place", Json::from(&problem.pointer)), ("code", problem.kind.code().into())])
}

fn difference(found: &Difference) -> Json {
    Json::object([("place", Json::from(&found.place))])
        .with_some("stated", found.claimed.clone())
        .with_some("recomputed", found.recomputed.clone())
}

/// A verdict as a line: canonical form, one line.
#[must_use]
pub fn verdict_line(json: &Json) -> String {
    let mut line = write::canonical(json);
    line.push('\n');
    line
}
