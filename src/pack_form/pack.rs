//! The members of a pack besides its lines, in groups.

use super::rule::ROUNDING;
use super::{Form, From, Listed, Member, Shape};
use crate::text::pack_editor::labels::EditorMsg;

const fn must(name: &'static str, label: EditorMsg, shape: &'static Shape, start: &'static str) -> Member {
    Member { name, label, shape, start: Some(start) }
}

const fn may(name: &'static str, label: EditorMsg, shape: &'static Shape) -> Member {
    Member { name, label, shape, start: None }
}

/// Members that belong together.
#[derive(Debug)]
pub struct Group {
    /// What it is called.
    pub title: EditorMsg,
    /// Its members.
    pub members: &'static [Member],
}

static STATUS: Shape = Shape::Word(&[
    ("draft", EditorMsg::StatusDraft),
    ("illustrative", EditorMsg::StatusIllustrative),
    ("official", EditorMsg::StatusOfficial),
]);
static YEARS: Shape = Shape::Object(&[
    must("from", EditorMsg::YearFrom, &Shape::Whole, "2025"),
    must("to", EditorMsg::YearTo, &Shape::Whole, "2025"),
]);
static BASIS: Shape = Shape::List(&Listed {
    element: Shape::Object(&[
        must("number", EditorMsg::BasisNumber, &Shape::Line, "…/QĐ-UBND"),
        must("issuer", EditorMsg::BasisIssuer, &Shape::Line, "UBND tỉnh"),
        may("date", EditorMsg::BasisDate, &Shape::Day),
        must("title", EditorMsg::BasisTitle, &Shape::Line, "Tên văn bản"),
        must("role", EditorMsg::BasisRole, &Shape::Line, "ban hành"),
    ]),
    add: EditorMsg::AddBasis,
});
static COHORTS: Shape = Shape::List(&Listed {
    element: Shape::Object(&[
        must("name", EditorMsg::CohortName, &Shape::Line, "Khối"),
        must("id", EditorMsg::Id, &Shape::Id, "khoi"),
    ]),
    add: EditorMsg::AddCohort,
});
static ROUNDINGS: Shape = Shape::Object(&[
    may("leaf", EditorMsg::RoundLeaf, &ROUNDING),
    may("area", EditorMsg::RoundArea, &ROUNDING),
    may("total", EditorMsg::RoundTotal, &ROUNDING),
    may("percent", EditorMsg::RoundIndex, &ROUNDING),
]);
static LINE_IDS: Shape = Shape::List(&Listed { element: Shape::Pick(From::Lines), add: EditorMsg::AddTieLine });
static LINKS: Shape = Shape::List(&Listed {
    element: Shape::Forms(&[
        Form {
            label: EditorMsg::LinkUnless,
            fixed: &[],
            mark: Some("unless"),
            word: None,
            members: &[
                must("label", EditorMsg::LinkLabel, &Shape::Line, "Đã có điểm ở mục kia thì không tính"),
                must("lines", EditorMsg::LinkLines, &LINE_IDS, ""),
                must("unless", EditorMsg::LinkOthers, &LINE_IDS, ""),
                must("id", EditorMsg::Id, &Shape::Id, "gioi-han"),
            ],
        },
        Form {
            label: EditorMsg::LinkAtLeast,
            fixed: &[],
            mark: Some("at_least"),
            word: None,
            members: &[
                must("label", EditorMsg::LinkLabel, &Shape::Line, "Tổng điểm trừ không quá 2"),
                must("lines", EditorMsg::LinkLines, &LINE_IDS, ""),
                must("at_least", EditorMsg::LinkLeast, &Shape::Number, "-2"),
                must("id", EditorMsg::Id, &Shape::Id, "gioi-han"),
            ],
        },
        Form {
            label: EditorMsg::LinkAtMost,
            fixed: &[],
            mark: None,
            word: None,
            members: &[
                must("label", EditorMsg::LinkLabel, &Shape::Line, "Tổng điểm cộng không quá 2"),
                must("lines", EditorMsg::LinkLines, &LINE_IDS, ""),
                must("at_most", EditorMsg::LinkMost, &Shape::Number, "2"),
                must("id", EditorMsg::Id, &Shape::Id, "gioi-han"),
            ],
        },
    ]),
    add: EditorMsg::AddLink,
});
static EVIDENCE: Shape = Shape::Word(&[
    ("explain", EditorMsg::EvidenceExplain),
    ("zero", EditorMsg::EvidenceZero),
    ("advisory", EditorMsg::EvidenceAdvisory),
]);
static SURVEY: Shape = Shape::Word(&[
    ("never", EditorMsg::SurveyNever),
    ("leave-out", EditorMsg::SurveyLeaveOut),
    ("rescale", EditorMsg::SurveyRescale),
]);
static TIE_LINES: Shape = Shape::List(&Listed { element: Shape::Pick(From::Lines), add: EditorMsg::AddTieLine });
static TIES: Shape = Shape::Forms(&[
    Form { label: EditorMsg::TiesCompetition, fixed: &[], mark: None, word: Some("1-2-2-4"), members: &[] },
    Form { label: EditorMsg::TiesDense, fixed: &[], mark: None, word: Some("1-2-2-3"), members: &[] },
    Form {
        label: EditorMsg::TiesByLines,
        fixed: &[],
        mark: None,
        word: None,
        members: &[must("by", EditorMsg::TieLines, &TIE_LINES, "")],
    },
]);
static CLASS: Listed = Listed {
    element: Shape::Object(&[
        must("label", EditorMsg::ClassLabel, &Shape::Line, "Loại"),
        may("", EditorMsg::LowEnd, &Shape::Pair(&[("at_least", EditorMsg::AtLeast), ("above", EditorMsg::Above)])),
        may("conditions", EditorMsg::ClassConditions, &CLASS_CONDITIONS),
        must("id", EditorMsg::Id, &Shape::Id, "loai"),
    ]),
    add: EditorMsg::AddClass,
};
static CLASS_CONDITIONS: Shape = Shape::List(&Listed {
    element: Shape::Object(&[
        must("node", EditorMsg::ConditionLine, &Shape::Pick(From::Lines), ""),
        must("at_least", EditorMsg::ConditionPercent, &Shape::Number, "50"),
    ]),
    add: EditorMsg::AddClassCondition,
});
static VETOES: Shape = Shape::List(&Listed {
    element: Shape::Object(&[
        must("label", EditorMsg::VetoLabel, &Shape::Line, "Vi phạm"),
        must("at_best", EditorMsg::AtBest, &Shape::Pick(From::Classes), ""),
        must("id", EditorMsg::Id, &Shape::Id, "vi-pham"),
    ]),
    add: EditorMsg::AddVeto,
});
static CLASS_LISTS: Shape = Shape::List(&Listed {
    element: Shape::Object(&[
        must(
            "basis",
            EditorMsg::ClassBasis,
            &Shape::Word(&[("percent", EditorMsg::BasisPercent), ("points", EditorMsg::BasisPoints)]),
            "percent",
        ),
        must("classes", EditorMsg::ClassesHighestFirst, &Shape::List(&CLASS), ""),
        may("vetoes", EditorMsg::Vetoes, &VETOES),
        may("cohorts", EditorMsg::ForCohorts, &COHORT_IDS),
        may("source", EditorMsg::LineSource, &Shape::Text),
    ]),
    add: EditorMsg::AddClassList,
});
static COHORT_IDS: Shape = Shape::List(&Listed { element: Shape::Pick(From::Cohorts), add: EditorMsg::AddForCohort });
static DAYS: Shape = Shape::List(&Listed { element: Shape::Day, add: EditorMsg::AddDay });
static SCHEDULE: Shape = Shape::Object(&[
    may("self_score", EditorMsg::DueSelfScore, &Shape::Day),
    may("explanation", EditorMsg::DueExplanation, &Shape::Day),
    may("holidays", EditorMsg::Holidays, &DAYS),
    may("worked", EditorMsg::WorkedDays, &DAYS),
]);
static EXAMPLES: Shape = Shape::List(&Listed {
    element: Shape::Object(&[
        must("name", EditorMsg::ExampleName, &Shape::Line, "Ví dụ"),
        must(
            "origin",
            EditorMsg::ExampleOriginOf,
            &Shape::Word(&[("by-hand", EditorMsg::ExampleByHand), ("official", EditorMsg::ExampleOfficial)]),
            "by-hand",
        ),
        may("source", EditorMsg::ExampleSource, &Shape::Text),
        may("cohort", EditorMsg::ExampleCohort, &Shape::Pick(From::Cohorts)),
        must("answers", EditorMsg::ExampleAnswers, &Shape::Answers, ""),
        may("expect", EditorMsg::ExampleExpect, &Shape::ByLine),
        may("total", EditorMsg::ExampleTotal, &Shape::Number),
        may("percent", EditorMsg::ExamplePercent, &Shape::Number),
        may("class", EditorMsg::ExampleClass, &Shape::Line),
    ]),
    add: EditorMsg::AddExample,
});

/// All members of a pack but its lines and the name of its format.
pub static GROUPS: [Group; 7] = [
    Group {
        title: EditorMsg::GroupName,
        members: &[
            must("name", EditorMsg::SetName, &Shape::Line, "Bộ chỉ số mới"),
            must("place", EditorMsg::Place, &Shape::Line, "Chưa ghi"),
            must("level", EditorMsg::Level, &Shape::Line, "Chưa ghi"),
            must("years", EditorMsg::Years, &YEARS, ""),
            must("status", EditorMsg::Status, &STATUS, "draft"),
            must("status_note", EditorMsg::StatusNote, &Shape::Text, "Lập từ bảng, chưa đối chiếu với văn bản."),
            must("id", EditorMsg::SetId, &Shape::Line, "bo-chi-so-moi"),
            must("version", EditorMsg::Version, &Shape::Line, "1"),
            may("name_en", EditorMsg::NameEn, &Shape::Line),
        ],
    },
    Group {
        title: EditorMsg::GroupBasis,
        members: &[
            must("legal_basis", EditorMsg::LegalBasis, &BASIS, "0"),
            must("source", EditorMsg::SetSource, &Shape::Text, ""),
        ],
    },
    Group { title: EditorMsg::GroupCohorts, members: &[must("cohorts", EditorMsg::Cohorts, &COHORTS, "")] },
    Group {
        title: EditorMsg::GroupPoints,
        members: &[
            may("scale", EditorMsg::Scale, &Shape::Number),
            must("evidence", EditorMsg::EvidencePolicy, &EVIDENCE, "explain"),
            must("without_survey", EditorMsg::WithoutSurvey, &SURVEY, "never"),
            may("ties", EditorMsg::Ties, &TIES),
            may("rounding", EditorMsg::Roundings, &ROUNDINGS),
            may("links", EditorMsg::Links, &LINKS),
            may("negative_total", EditorMsg::NegativeTotal, &Shape::Flag),
        ],
    },
    Group { title: EditorMsg::GroupClasses, members: &[may("classes", EditorMsg::ClassLists, &CLASS_LISTS)] },
    Group { title: EditorMsg::GroupSchedule, members: &[may("schedule", EditorMsg::Schedule, &SCHEDULE)] },
    Group { title: EditorMsg::GroupExamples, members: &[may("examples", EditorMsg::Examples, &EXAMPLES)] },
];
