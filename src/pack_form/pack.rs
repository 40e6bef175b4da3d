//! The members of a set besides its lines, in groups.

use super::rule::ROUNDING;
use super::{Form, From, Listed, Member, Shape};
use crate::text::pack_editor::labels::Msg;

const fn must(name: &'static str, label: Msg, shape: &'static Shape, start: &'static str) -> Member {
    Member { name, label, shape, start: Some(start) }
}

const fn may(name: &'static str, label: Msg, shape: &'static Shape) -> Member {
    Member { name, label, shape, start: None }
}

/// Members that belong together.
#[derive(Debug)]
pub struct Group {
    /// What it is called.
    pub title: Msg,
    /// Its members.
    pub members: &'static [Member],
}

static STATUS: Shape = Shape::Word(&[
    ("draft", Msg::StatusDraft),
    ("illustrative", Msg::StatusIllustrative),
    ("official", Msg::StatusOfficial),
]);
static YEARS: Shape = Shape::Object(&[
    must("from", Msg::YearFrom, &Shape::Whole, "2025"),
    must("to", Msg::YearTo, &Shape::Whole, "2025"),
]);
static BASIS: Shape = Shape::List(&Listed {
    element: Shape::Object(&[
        must("number", Msg::BasisNumber, &Shape::Line, "…/QĐ-UBND"),
        must("issuer", Msg::BasisIssuer, &Shape::Line, "UBND tỉnh"),
        may("date", Msg::BasisDate, &Shape::Day),
        must("title", Msg::BasisTitle, &Shape::Line, "Tên văn bản"),
        must("role", Msg::BasisRole, &Shape::Line, "ban hành"),
    ]),
    add: Msg::AddBasis,
});
static COHORTS: Shape = Shape::List(&Listed {
    element: Shape::Object(&[
        must("name", Msg::CohortName, &Shape::Line, "Khối"),
        must("id", Msg::Id, &Shape::Id, "khoi"),
    ]),
    add: Msg::AddCohort,
});
static ROUNDINGS: Shape = Shape::Object(&[
    may("leaf", Msg::RoundLeaf, &ROUNDING),
    may("area", Msg::RoundArea, &ROUNDING),
    may("total", Msg::RoundTotal, &ROUNDING),
    may("percent", Msg::RoundIndex, &ROUNDING),
]);
static EVIDENCE: Shape =
    Shape::Word(&[("explain", Msg::EvidenceExplain), ("zero", Msg::EvidenceZero), ("advisory", Msg::EvidenceAdvisory)]);
static SURVEY: Shape =
    Shape::Word(&[("never", Msg::SurveyNever), ("leave-out", Msg::SurveyLeaveOut), ("rescale", Msg::SurveyRescale)]);
static TIE_LINES: Shape = Shape::List(&Listed { element: Shape::Pick(From::Lines), add: Msg::AddTieLine });
static TIES: Shape = Shape::Forms(&[
    Form { label: Msg::TiesCompetition, fixed: &[], mark: None, word: Some("1-2-2-4"), members: &[] },
    Form { label: Msg::TiesDense, fixed: &[], mark: None, word: Some("1-2-2-3"), members: &[] },
    Form {
        label: Msg::TiesByLines,
        fixed: &[],
        mark: None,
        word: None,
        members: &[must("by", Msg::TieLines, &TIE_LINES, "")],
    },
]);
static CLASS: Listed = Listed {
    element: Shape::Object(&[
        must("label", Msg::ClassLabel, &Shape::Line, "Loại"),
        may("", Msg::LowEnd, &Shape::Pair(&[("at_least", Msg::AtLeast), ("above", Msg::Above)])),
        may("conditions", Msg::ClassConditions, &CLASS_CONDITIONS),
        must("id", Msg::Id, &Shape::Id, "loai"),
    ]),
    add: Msg::AddClass,
};
static CLASS_CONDITIONS: Shape = Shape::List(&Listed {
    element: Shape::Object(&[
        must("node", Msg::ConditionLine, &Shape::Pick(From::Lines), ""),
        must("at_least", Msg::ConditionPercent, &Shape::Number, "50"),
    ]),
    add: Msg::AddClassCondition,
});
static VETOES: Shape = Shape::List(&Listed {
    element: Shape::Object(&[
        must("label", Msg::VetoLabel, &Shape::Line, "Vi phạm"),
        must("at_best", Msg::AtBest, &Shape::Pick(From::Classes), ""),
        must("id", Msg::Id, &Shape::Id, "vi-pham"),
    ]),
    add: Msg::AddVeto,
});
static CLASS_LISTS: Shape = Shape::List(&Listed {
    element: Shape::Object(&[
        must(
            "basis",
            Msg::ClassBasis,
            &Shape::Word(&[("percent", Msg::BasisPercent), ("points", Msg::BasisPoints)]),
            "percent",
        ),
        must("classes", Msg::ClassesHighestFirst, &Shape::List(&CLASS), ""),
        may("vetoes", Msg::Vetoes, &VETOES),
        may("cohorts", Msg::ForCohorts, &COHORT_IDS),
        may("source", Msg::LineSource, &Shape::Text),
    ]),
    add: Msg::AddClassList,
});
static COHORT_IDS: Shape = Shape::List(&Listed { element: Shape::Pick(From::Cohorts), add: Msg::AddForCohort });
static DAYS: Shape = Shape::List(&Listed { element: Shape::Day, add: Msg::AddDay });
static SCHEDULE: Shape = Shape::Object(&[
    may("self_score", Msg::DueSelfScore, &Shape::Day),
    may("explanation", Msg::DueExplanation, &Shape::Day),
    may("holidays", Msg::Holidays, &DAYS),
    may("worked", Msg::WorkedDays, &DAYS),
]);
static EXAMPLES: Shape = Shape::List(&Listed {
    element: Shape::Object(&[
        must("name", Msg::ExampleName, &Shape::Line, "Ví dụ"),
        must(
            "origin",
            Msg::ExampleOriginOf,
            &Shape::Word(&[("by-hand", Msg::ExampleByHand), ("official", Msg::ExampleOfficial)]),
            "by-hand",
        ),
        may("source", Msg::ExampleSource, &Shape::Text),
        may("cohort", Msg::ExampleCohort, &Shape::Pick(From::Cohorts)),
        must("answers", Msg::ExampleAnswers, &Shape::Answers, ""),
        may("expect", Msg::ExampleExpect, &Shape::ByLine),
        may("total", Msg::ExampleTotal, &Shape::Number),
        may("percent", Msg::ExamplePercent, &Shape::Number),
        may("class", Msg::ExampleClass, &Shape::Line),
    ]),
    add: Msg::AddExample,
});

/// All members of a set but its lines and the name of its format.
pub static GROUPS: [Group; 7] = [
    Group {
        title: Msg::GroupName,
        members: &[
            must("name", Msg::SetName, &Shape::Line, "Bộ chỉ số mới"),
            must("place", Msg::Place, &Shape::Line, "Chưa ghi"),
            must("level", Msg::Level, &Shape::Line, "Chưa ghi"),
            must("years", Msg::Years, &YEARS, ""),
            must("status", Msg::Status, &STATUS, "draft"),
            must("status_note", Msg::StatusNote, &Shape::Text, "Lập từ bảng, chưa đối chiếu với văn bản."),
            must("id", Msg::SetId, &Shape::Line, "bo-chi-so-moi"),
            must("version", Msg::Version, &Shape::Line, "1"),
            may("name_en", Msg::NameEn, &Shape::Line),
        ],
    },
    Group {
        title: Msg::GroupBasis,
        members: &[must("legal_basis", Msg::LegalBasis, &BASIS, "0"), must("source", Msg::SetSource, &Shape::Text, "")],
    },
    Group { title: Msg::GroupCohorts, members: &[must("cohorts", Msg::Cohorts, &COHORTS, "")] },
    Group {
        title: Msg::GroupPoints,
        members: &[
            may("scale", Msg::Scale, &Shape::Number),
            must("evidence", Msg::EvidencePolicy, &EVIDENCE, "explain"),
            must("without_survey", Msg::WithoutSurvey, &SURVEY, "never"),
            may("ties", Msg::Ties, &TIES),
            may("rounding", Msg::Roundings, &ROUNDINGS),
        ],
    },
    Group { title: Msg::GroupClasses, members: &[may("classes", Msg::ClassLists, &CLASS_LISTS)] },
    Group { title: Msg::GroupSchedule, members: &[may("schedule", Msg::Schedule, &SCHEDULE)] },
    Group { title: Msg::GroupExamples, members: &[may("examples", Msg::Examples, &EXAMPLES)] },
];
