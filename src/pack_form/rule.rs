//! The kinds of rules, as a person chooses and fills them.

use super::{FULL, Form, From, Listed, Member, Shape};
use crate::text::pack_editor::labels::EditorMsg;

const fn must(name: &'static str, label: EditorMsg, shape: &'static Shape, start: &'static str) -> Member {
    Member { name, label, shape, start: Some(start) }
}

const fn may(name: &'static str, label: EditorMsg, shape: &'static Shape) -> Member {
    Member { name, label, shape, start: None }
}

const fn kind(
    label: EditorMsg,
    fixed: &'static [(&'static str, &'static str)],
    mark: Option<&'static str>,
    members: &'static [Member],
) -> Form {
    Form { label, fixed, mark, word: None, members }
}

static LOW: Shape = Shape::Pair(&[("at_least", EditorMsg::AtLeast), ("above", EditorMsg::Above)]);
static HIGH: Shape = Shape::Pair(&[("below", EditorMsg::Below), ("at_most", EditorMsg::AtMost)]);
static WORTH: Shape = Shape::Pair(&[("points", EditorMsg::PointsWord), ("percent", EditorMsg::PercentOfMax)]);

static INPUT: [Member; 4] = [
    must("label", EditorMsg::InputLabel, &Shape::Line, "Số liệu"),
    may("measure", EditorMsg::Measure, &Shape::Line),
    may("decimals", EditorMsg::Decimals, &Shape::Whole),
    must("id", EditorMsg::Id, &Shape::Id, "so-lieu"),
];
static INPUT_OBJECT: Shape = Shape::Object(&INPUT);
static NUMERATOR: Shape = Shape::Object(&[
    must("label", EditorMsg::InputLabel, &Shape::Line, "Số đạt được"),
    may("measure", EditorMsg::Measure, &Shape::Line),
    may("decimals", EditorMsg::Decimals, &Shape::Whole),
    must("id", EditorMsg::Id, &Shape::Id, "tu-so"),
]);
static DENOMINATOR: Shape = Shape::Object(&[
    must("label", EditorMsg::InputLabel, &Shape::Line, "Tổng số"),
    may("measure", EditorMsg::Measure, &Shape::Line),
    may("decimals", EditorMsg::Decimals, &Shape::Whole),
    must("id", EditorMsg::Id, &Shape::Id, "mau-so"),
]);
static ZERO: Shape = Shape::Word(&[
    ("zero", EditorMsg::ZeroZero),
    ("full", EditorMsg::ZeroFull),
    ("leave-out", EditorMsg::ZeroLeaveOut),
]);
static RATIO: Shape = Shape::Object(&[
    must("numerator", EditorMsg::Numerator, &NUMERATOR, ""),
    must("denominator", EditorMsg::Denominator, &DENOMINATOR, ""),
    must("zero", EditorMsg::ZeroDenominator, &ZERO, "zero"),
    may("may_exceed", EditorMsg::MayExceed, &Shape::Flag),
]);
static ITEM: Listed = Listed {
    element: Shape::Object(&[
        must("label", EditorMsg::ItemLabel, &Shape::Line, "Nội dung"),
        must("id", EditorMsg::Id, &Shape::Id, "noi-dung"),
    ]),
    add: EditorMsg::AddItem,
};
static SCORED_ITEM: Listed = Listed {
    element: Shape::Object(&[
        must("label", EditorMsg::ItemLabel, &Shape::Line, "Nội dung"),
        must("points", EditorMsg::PointsEach, &Shape::Number, FULL),
        must("id", EditorMsg::Id, &Shape::Id, "noi-dung"),
    ]),
    add: EditorMsg::AddItem,
};
static OPTION: Listed = Listed {
    element: Shape::Object(&[
        must("label", EditorMsg::OptionLabel, &Shape::Line, "Phương án"),
        must("", EditorMsg::PointsLabel, &WORTH, FULL),
        must("id", EditorMsg::Id, &Shape::Id, "phuong-an"),
    ]),
    add: EditorMsg::AddOption,
};
static BAND: Listed = Listed {
    element: Shape::Object(&[
        may("", EditorMsg::LowEnd, &LOW),
        may("", EditorMsg::HighEnd, &HIGH),
        must("points", EditorMsg::PointsLabel, &Shape::Number, FULL),
    ]),
    add: EditorMsg::AddBand,
};
static GRACE: Listed = Listed {
    element: Shape::Object(&[
        must("days", EditorMsg::GraceDays, &Shape::Whole, "5"),
        must("points", EditorMsg::PointsLabel, &Shape::Number, "0"),
    ]),
    add: EditorMsg::AddGrace,
};
static DEADLINE: Shape = Shape::Forms(&[
    kind(
        EditorMsg::DeadlineAfter,
        &[],
        Some("after"),
        &[
            must("after", EditorMsg::DeadlineBase, &Shape::Line, "Văn bản của cấp trên"),
            must("days", EditorMsg::Days, &Shape::Whole, "10"),
            may("working", EditorMsg::WorkingDays, &Shape::Flag),
        ],
    ),
    kind(
        EditorMsg::DeadlineOnDay,
        &[],
        None,
        &[
            must("day", EditorMsg::DayMonth, &Shape::Line, "31/1"),
            may("year_offset", EditorMsg::YearOffset, &Shape::Whole),
        ],
    ),
]);
static FLOOR: Shape = Shape::Object(&[
    must("", EditorMsg::FloorBelow, &HIGH, "80"),
    must("points", EditorMsg::FloorPoints, &Shape::Number, "0"),
]);
static MODE: Shape =
    Shape::Word(&[("half-up", EditorMsg::HalfUp), ("half-even", EditorMsg::HalfEven), ("down", EditorMsg::RoundDown)]);
/// Decimals and mode of a rounding.
pub(super) static ROUNDING: Shape = Shape::Object(&[
    must("places", EditorMsg::Places, &Shape::Whole, "2"),
    must("mode", EditorMsg::Mode, &MODE, "half-up"),
]);
static CONDITIONS: Listed = Listed { element: Shape::Forms(&CONDITION), add: EditorMsg::AddCondition };
static CONDITION_LIST: Shape = Shape::List(&CONDITIONS);
static CONDITION: [Form; 3] = [
    kind(EditorMsg::AllHold, &[], Some("all"), &[must("all", EditorMsg::Conditions, &CONDITION_LIST, "")]),
    kind(EditorMsg::AnyHolds, &[], Some("any"), &[must("any", EditorMsg::Conditions, &CONDITION_LIST, "")]),
    kind(
        EditorMsg::NumberIn,
        &[],
        None,
        &[
            must("input", EditorMsg::InputLabel, &Shape::Pick(From::Inputs), "so-lieu"),
            may("", EditorMsg::LowEnd, &LOW),
            may("", EditorMsg::HighEnd, &HIGH),
        ],
    ),
];
static CONDITION_FORM: Shape = Shape::Forms(&CONDITION);

/// Members of a list of items without points.
static ITEMS: Shape = Shape::List(&ITEM);
static SCORED_ITEMS: Shape = Shape::List(&SCORED_ITEM);
static OPTIONS: Shape = Shape::List(&OPTION);
static BANDS: Shape = Shape::List(&BAND);
static INPUTS: Shape = Shape::List(&Listed { element: Shape::Object(&INPUT), add: EditorMsg::AddInput });

/// The members of a slope around what it looks at.
macro_rules! slope_members {
    ($measure:expr) => {
        [
            $measure,
            must("counts", EditorMsg::CountsSide, &SIDE, "below"),
            must("start", EditorMsg::SlopeStart, &Shape::Number, "100"),
            must("per", EditorMsg::SlopePer, &Shape::Number, "1"),
            must("points", EditorMsg::SlopePoints, &Shape::Number, "0.1"),
            may("whole", EditorMsg::SlopeWhole, &Shape::Flag),
            may("first", EditorMsg::SlopeFirst, &Shape::Number),
            may("at_start", EditorMsg::SlopeAtStart, &Shape::Flag),
        ]
    };
}

/// The members of a part around its amount.
macro_rules! part_members {
    ($amount:expr) => {
        [
            must("label", EditorMsg::PartLabel, &Shape::Line, "Vi phạm"),
            must("does", EditorMsg::PartDoes, &DOES, "deduct"),
            $amount,
            may("cap", EditorMsg::PartCap, &Shape::Number),
            may("only_with", EditorMsg::OnlyWith, &ONLY_WITH),
            must("id", EditorMsg::Id, &Shape::Id, "phan"),
        ]
    };
}

/// The kinds that have no rule inside, and more where they are given.
macro_rules! kinds {
    ($($more:expr),*) => { [
        kind(
            EditorMsg::KindYesNo,
            &[("kind", "yes-no")],
            None,
            &[must("yes", EditorMsg::PointsYes, &Shape::Number, FULL), must("no", EditorMsg::PointsNo, &Shape::Number, "0")],
        ),
        kind(EditorMsg::KindChoice, &[("kind", "choice")], None, &[must("options", EditorMsg::Options, &OPTIONS, "")]),
        kind(
            EditorMsg::KindStepsNumber,
            &[("kind", "steps")],
            Some("quantity"),
            &[must("quantity", EditorMsg::Quantity, &INPUT_OBJECT, ""), must("bands", EditorMsg::Bands, &BANDS, "")],
        ),
        kind(
            EditorMsg::KindSteps,
            &[("kind", "steps")],
            None,
            &[must("ratio", EditorMsg::Ratio, &RATIO, ""), must("bands", EditorMsg::BandsPercent, &BANDS, "")],
        ),
        kind(
            EditorMsg::KindProportional,
            &[("kind", "proportional")],
            None,
            &[
                must("ratio", EditorMsg::Ratio, &RATIO, ""),
                may("target", EditorMsg::Target, &Shape::Number),
                may("floor", EditorMsg::Floor, &FLOOR),
                may("round_percent", EditorMsg::RoundPercent, &ROUNDING),
            ],
        ),
        kind(
            EditorMsg::KindCount,
            &[("kind", "count")],
            None,
            &[must("items", EditorMsg::CountedItems, &SCORED_ITEMS, ""), may("cap", EditorMsg::Cap, &Shape::Number)],
        ),
        kind(
            EditorMsg::KindDeduction,
            &[("kind", "deduction")],
            None,
            &[must("items", EditorMsg::DeductedItems, &SCORED_ITEMS, ""), may("floor", EditorMsg::LowestPoints, &Shape::Number)],
        ),
        kind(
            EditorMsg::KindDated,
            &[("kind", "dated")],
            None,
            &[
                must("label", EditorMsg::DatedDocument, &Shape::Line, "Văn bản"),
                must("deadline", EditorMsg::Deadline, &DEADLINE, ""),
                must("on_time", EditorMsg::PointsOnTime, &Shape::Number, FULL),
                may("grace", EditorMsg::Grace, &Shape::List(&GRACE)),
                must("late", EditorMsg::PointsLate, &Shape::Number, "0"),
                must("missing", EditorMsg::PointsMissing, &Shape::Number, "0"),
            ],
        ),
        kind(
            EditorMsg::KindChecklistAll,
            &[("kind", "checklist")],
            Some("all"),
            &[
                must("items", EditorMsg::ChecklistItems, &ITEMS, ""),
                must("all", EditorMsg::PointsAll, &Shape::Number, FULL),
                must("otherwise", EditorMsg::PointsOtherwise, &Shape::Number, "0"),
            ],
        ),
        kind(
            EditorMsg::KindChecklistEach,
            &[("kind", "checklist")],
            None,
            &[must("items", EditorMsg::ChecklistItems, &SCORED_ITEMS, "")],
        ),
        kind(
            EditorMsg::KindJudgement,
            &[("kind", "judgement")],
            None,
            &[may("step", EditorMsg::JudgementStep, &Shape::Number)],
        ),
        kind(
            EditorMsg::KindIndex,
            &[("kind", "index")],
            None,
            &[must("input", EditorMsg::Measured, &INPUT_OBJECT, ""), may("out_of", EditorMsg::OutOf, &Shape::Number)],
        ),
        kind(
            EditorMsg::KindToLeader,
            &[("kind", "to-leader")],
            None,
            &[
                must("own", EditorMsg::OwnValue, &OWN, ""),
                must("target", EditorMsg::TargetValue, &GOAL, ""),
                must("leader", EditorMsg::LeaderValue, &LEADER, ""),
            ],
        ),
        $($more),*
    ] };
}

static PLAIN: [Form; 13] = kinds!();
static PLAIN_RULE: Shape = Shape::Forms(&PLAIN);

static EXCEPT: Shape = Shape::Object(&[
    must("label", EditorMsg::ItemLabel, &Shape::Line, "đơn vị tự phát hiện và xử lý"),
    must("id", EditorMsg::Id, &Shape::Id, "tu-phat-hien"),
]);
static EVENT: Listed = Listed {
    element: Shape::Object(&[
        must("label", EditorMsg::ItemLabel, &Shape::Line, "Lần vi phạm"),
        must("points", EditorMsg::PointsEach, &Shape::Number, "0.25"),
        may("all_from", EditorMsg::AllFrom, &Shape::Whole),
        may("except", EditorMsg::Except, &EXCEPT),
        must("id", EditorMsg::Id, &Shape::Id, "lan"),
    ]),
    add: EditorMsg::AddItem,
};
static EVENTS: Shape = Shape::List(&EVENT);
static SIDE: Shape = Shape::Word(&[("above", EditorMsg::CountsAbove), ("below", EditorMsg::CountsBelow)]);
static BY_RATIO: [Member; 8] = slope_members!(must("ratio", EditorMsg::Ratio, &RATIO, ""));
static BY_NUMBER: [Member; 8] = slope_members!(must("quantity", EditorMsg::Quantity, &INPUT_OBJECT, ""));
static SLOPE: Shape = Shape::Forms(&[
    kind(EditorMsg::SlopeOnNumber, &[], Some("quantity"), &BY_NUMBER),
    kind(EditorMsg::SlopeOnRatio, &[], None, &BY_RATIO),
]);
static ONLY_WITH: Shape = Shape::List(&Listed { element: Shape::Pick(From::Options), add: EditorMsg::AddAnswer });
static DOES: Shape = Shape::Word(&[("add", EditorMsg::PartAdds), ("deduct", EditorMsg::PartDeducts)]);
static BY_EVENTS: [Member; 6] = part_members!(must("items", EditorMsg::PartItems, &EVENTS, ""));
static BY_SLOPE: [Member; 6] = part_members!(must("slope", EditorMsg::Slope, &SLOPE, ""));
static BY_RULE: [Member; 6] = part_members!(must("rule", EditorMsg::Rule, &PLAIN_RULE, ""));
static PARTS: Shape = Shape::List(&Listed {
    element: Shape::Forms(&[
        kind(EditorMsg::PartBySlope, &[], Some("slope"), &BY_SLOPE),
        kind(EditorMsg::PartByRule, &[], Some("rule"), &BY_RULE),
        kind(EditorMsg::PartByItems, &[], None, &BY_EVENTS),
    ]),
    add: EditorMsg::AddPart,
});
static BASE: Shape = Shape::Forms(&[
    kind(
        EditorMsg::BaseRule,
        &[],
        Some("rule"),
        &[must("max", EditorMsg::BaseMax, &Shape::Number, FULL), must("rule", EditorMsg::Rule, &PLAIN_RULE, "")],
    ),
    kind(EditorMsg::BasePoints, &[], None, &[must("points", EditorMsg::PointsLabel, &Shape::Number, FULL)]),
]);
static COMPOSED: [Member; 4] = [
    must("base", EditorMsg::Base, &BASE, ""),
    must("parts", EditorMsg::Parts, &PARTS, ""),
    may("floor", EditorMsg::LowestOfAll, &Shape::Number),
    must("cap", EditorMsg::HighestPoints, &Shape::Number, FULL),
];

static SIMPLE: [Form; 14] = kinds!(kind(EditorMsg::KindComposed, &[("kind", "composed")], None, &COMPOSED));

static OWN: Shape = Shape::Object(&[
    must("label", EditorMsg::InputLabel, &Shape::Line, "Kết quả của đơn vị"),
    may("measure", EditorMsg::Measure, &Shape::Line),
    may("decimals", EditorMsg::Decimals, &Shape::Whole),
    must("id", EditorMsg::Id, &Shape::Id, "ket-qua"),
]);
static GOAL: Shape = Shape::Object(&[
    must("label", EditorMsg::InputLabel, &Shape::Line, "Chỉ tiêu"),
    may("measure", EditorMsg::Measure, &Shape::Line),
    may("decimals", EditorMsg::Decimals, &Shape::Whole),
    must("id", EditorMsg::Id, &Shape::Id, "chi-tieu"),
]);
static LEADER: Shape = Shape::Object(&[
    must("label", EditorMsg::InputLabel, &Shape::Line, "Kết quả của đơn vị dẫn đầu"),
    may("measure", EditorMsg::Measure, &Shape::Line),
    may("decimals", EditorMsg::Decimals, &Shape::Whole),
    must("id", EditorMsg::Id, &Shape::Id, "dan-dau"),
]);

static SIMPLE_RULE: Shape = Shape::Forms(&SIMPLE);
static CASE: Listed = Listed {
    element: Shape::Object(&[
        must("label", EditorMsg::CaseLabel, &Shape::Line, "Công thức"),
        must("when", EditorMsg::When, &CONDITION_FORM, ""),
        must("rule", EditorMsg::Rule, &SIMPLE_RULE, ""),
        must("id", EditorMsg::Id, &Shape::Id, "cong-thuc"),
    ]),
    add: EditorMsg::AddCase,
};

/// A rule of a line.
pub static RULE: [Form; 15] = kinds!(
    kind(EditorMsg::KindComposed, &[("kind", "composed")], None, &COMPOSED),
    kind(
        EditorMsg::KindAlternatives,
        &[("kind", "alternatives")],
        None,
        &[must("inputs", EditorMsg::Inputs, &INPUTS, ""), must("cases", EditorMsg::Cases, &CASES, "")],
    )
);
static CASES: Shape = Shape::List(&CASE);
