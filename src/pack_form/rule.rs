//! The kinds of rules, as a person chooses and fills them.

use super::{FULL, Form, From, Listed, Member, Shape};
use crate::text::pack_editor::labels::Msg;

const fn must(name: &'static str, label: Msg, shape: &'static Shape, start: &'static str) -> Member {
    Member { name, label, shape, start: Some(start) }
}

const fn may(name: &'static str, label: Msg, shape: &'static Shape) -> Member {
    Member { name, label, shape, start: None }
}

const fn kind(
    label: Msg,
    fixed: &'static [(&'static str, &'static str)],
    mark: Option<&'static str>,
    members: &'static [Member],
) -> Form {
    Form { label, fixed, mark, word: None, members }
}

static LOW: Shape = Shape::Pair(&[("at_least", Msg::AtLeast), ("above", Msg::Above)]);
static HIGH: Shape = Shape::Pair(&[("below", Msg::Below), ("at_most", Msg::AtMost)]);
static WORTH: Shape = Shape::Pair(&[("points", Msg::PointsWord), ("percent", Msg::PercentOfMax)]);

static INPUT: [Member; 4] = [
    must("label", Msg::InputLabel, &Shape::Line, "Số liệu"),
    may("measure", Msg::Measure, &Shape::Line),
    may("decimals", Msg::Decimals, &Shape::Whole),
    must("id", Msg::Id, &Shape::Id, "so-lieu"),
];
static INPUT_OBJECT: Shape = Shape::Object(&INPUT);
static NUMERATOR: Shape = Shape::Object(&[
    must("label", Msg::InputLabel, &Shape::Line, "Số đạt được"),
    may("measure", Msg::Measure, &Shape::Line),
    may("decimals", Msg::Decimals, &Shape::Whole),
    must("id", Msg::Id, &Shape::Id, "tu-so"),
]);
static DENOMINATOR: Shape = Shape::Object(&[
    must("label", Msg::InputLabel, &Shape::Line, "Tổng số"),
    may("measure", Msg::Measure, &Shape::Line),
    may("decimals", Msg::Decimals, &Shape::Whole),
    must("id", Msg::Id, &Shape::Id, "mau-so"),
]);
static ZERO: Shape = Shape::Word(&[("zero", Msg::ZeroZero), ("full", Msg::ZeroFull), ("leave-out", Msg::ZeroLeaveOut)]);
static RATIO: Shape = Shape::Object(&[
    must("numerator", Msg::Numerator, &NUMERATOR, ""),
    must("denominator", Msg::Denominator, &DENOMINATOR, ""),
    must("zero", Msg::ZeroDenominator, &ZERO, "zero"),
    may("may_exceed", Msg::MayExceed, &Shape::Flag),
]);
static ITEM: Listed = Listed {
    element: Shape::Object(&[
        must("label", Msg::ItemLabel, &Shape::Line, "Nội dung"),
        must("id", Msg::Id, &Shape::Id, "noi-dung"),
    ]),
    add: Msg::AddItem,
};
static SCORED_ITEM: Listed = Listed {
    element: Shape::Object(&[
        must("label", Msg::ItemLabel, &Shape::Line, "Nội dung"),
        must("points", Msg::PointsEach, &Shape::Number, FULL),
        must("id", Msg::Id, &Shape::Id, "noi-dung"),
    ]),
    add: Msg::AddItem,
};
static OPTION: Listed = Listed {
    element: Shape::Object(&[
        must("label", Msg::OptionLabel, &Shape::Line, "Phương án"),
        must("", Msg::PointsLabel, &WORTH, FULL),
        must("id", Msg::Id, &Shape::Id, "phuong-an"),
    ]),
    add: Msg::AddOption,
};
static BAND: Listed = Listed {
    element: Shape::Object(&[
        may("", Msg::LowEnd, &LOW),
        may("", Msg::HighEnd, &HIGH),
        must("points", Msg::PointsLabel, &Shape::Number, FULL),
    ]),
    add: Msg::AddBand,
};
static GRACE: Listed = Listed {
    element: Shape::Object(&[
        must("days", Msg::GraceDays, &Shape::Whole, "5"),
        must("points", Msg::PointsLabel, &Shape::Number, "0"),
    ]),
    add: Msg::AddGrace,
};
static DEADLINE: Shape = Shape::Forms(&[
    kind(
        Msg::DeadlineAfter,
        &[],
        Some("after"),
        &[
            must("after", Msg::DeadlineBase, &Shape::Line, "Văn bản của cấp trên"),
            must("days", Msg::Days, &Shape::Whole, "10"),
            may("working", Msg::WorkingDays, &Shape::Flag),
        ],
    ),
    kind(
        Msg::DeadlineOnDay,
        &[],
        None,
        &[must("day", Msg::DayMonth, &Shape::Line, "31/1"), may("year_offset", Msg::YearOffset, &Shape::Whole)],
    ),
]);
static FLOOR: Shape =
    Shape::Object(&[must("", Msg::FloorBelow, &HIGH, "80"), must("points", Msg::FloorPoints, &Shape::Number, "0")]);
static MODE: Shape = Shape::Word(&[("half-up", Msg::HalfUp), ("half-even", Msg::HalfEven), ("down", Msg::RoundDown)]);
/// Decimals and mode of a rounding.
pub(super) static ROUNDING: Shape =
    Shape::Object(&[must("places", Msg::Places, &Shape::Whole, "2"), must("mode", Msg::Mode, &MODE, "half-up")]);
static CONDITIONS: Listed = Listed { element: Shape::Forms(&CONDITION), add: Msg::AddCondition };
static CONDITION_LIST: Shape = Shape::List(&CONDITIONS);
static CONDITION: [Form; 3] = [
    kind(Msg::AllHold, &[], Some("all"), &[must("all", Msg::Conditions, &CONDITION_LIST, "")]),
    kind(Msg::AnyHolds, &[], Some("any"), &[must("any", Msg::Conditions, &CONDITION_LIST, "")]),
    kind(
        Msg::NumberIn,
        &[],
        None,
        &[
            must("input", Msg::InputLabel, &Shape::Pick(From::Inputs), "so-lieu"),
            may("", Msg::LowEnd, &LOW),
            may("", Msg::HighEnd, &HIGH),
        ],
    ),
];
static CONDITION_FORM: Shape = Shape::Forms(&CONDITION);

/// Members of a list of items without points.
static ITEMS: Shape = Shape::List(&ITEM);
static SCORED_ITEMS: Shape = Shape::List(&SCORED_ITEM);
static OPTIONS: Shape = Shape::List(&OPTION);
static BANDS: Shape = Shape::List(&BAND);
static INPUTS: Shape = Shape::List(&Listed { element: Shape::Object(&INPUT), add: Msg::AddInput });

/// The members of a slope around what it looks at.
macro_rules! slope_members {
    ($measure:expr) => {
        [
            $measure,
            must("counts", Msg::CountsSide, &SIDE, "below"),
            must("start", Msg::SlopeStart, &Shape::Number, "100"),
            must("per", Msg::SlopePer, &Shape::Number, "1"),
            must("points", Msg::SlopePoints, &Shape::Number, "0.1"),
            may("whole", Msg::SlopeWhole, &Shape::Flag),
            may("first", Msg::SlopeFirst, &Shape::Number),
            may("at_start", Msg::SlopeAtStart, &Shape::Flag),
        ]
    };
}

/// The members of a part around its amount.
macro_rules! part_members {
    ($amount:expr) => {
        [
            must("label", Msg::PartLabel, &Shape::Line, "Vi phạm"),
            must("does", Msg::PartDoes, &DOES, "deduct"),
            $amount,
            may("cap", Msg::PartCap, &Shape::Number),
            may("only_with", Msg::OnlyWith, &ONLY_WITH),
            must("id", Msg::Id, &Shape::Id, "phan"),
        ]
    };
}

/// The kinds that have no rule inside, and more where they are given.
macro_rules! kinds {
    ($($more:expr),*) => { [
        kind(
            Msg::KindYesNo,
            &[("kind", "yes-no")],
            None,
            &[must("yes", Msg::PointsYes, &Shape::Number, FULL), must("no", Msg::PointsNo, &Shape::Number, "0")],
        ),
        kind(Msg::KindChoice, &[("kind", "choice")], None, &[must("options", Msg::Options, &OPTIONS, "")]),
        kind(
            Msg::KindStepsNumber,
            &[("kind", "steps")],
            Some("quantity"),
            &[must("quantity", Msg::Quantity, &INPUT_OBJECT, ""), must("bands", Msg::Bands, &BANDS, "")],
        ),
        kind(
            Msg::KindSteps,
            &[("kind", "steps")],
            None,
            &[must("ratio", Msg::Ratio, &RATIO, ""), must("bands", Msg::BandsPercent, &BANDS, "")],
        ),
        kind(
            Msg::KindProportional,
            &[("kind", "proportional")],
            None,
            &[
                must("ratio", Msg::Ratio, &RATIO, ""),
                may("target", Msg::Target, &Shape::Number),
                may("floor", Msg::Floor, &FLOOR),
                may("round_percent", Msg::RoundPercent, &ROUNDING),
            ],
        ),
        kind(
            Msg::KindCount,
            &[("kind", "count")],
            None,
            &[must("items", Msg::CountedItems, &SCORED_ITEMS, ""), may("cap", Msg::Cap, &Shape::Number)],
        ),
        kind(
            Msg::KindDeduction,
            &[("kind", "deduction")],
            None,
            &[must("items", Msg::DeductedItems, &SCORED_ITEMS, ""), may("floor", Msg::LowestPoints, &Shape::Number)],
        ),
        kind(
            Msg::KindDated,
            &[("kind", "dated")],
            None,
            &[
                must("label", Msg::DatedDocument, &Shape::Line, "Văn bản"),
                must("deadline", Msg::Deadline, &DEADLINE, ""),
                must("on_time", Msg::PointsOnTime, &Shape::Number, FULL),
                may("grace", Msg::Grace, &Shape::List(&GRACE)),
                must("late", Msg::PointsLate, &Shape::Number, "0"),
                must("missing", Msg::PointsMissing, &Shape::Number, "0"),
            ],
        ),
        kind(
            Msg::KindChecklistAll,
            &[("kind", "checklist")],
            Some("all"),
            &[
                must("items", Msg::ChecklistItems, &ITEMS, ""),
                must("all", Msg::PointsAll, &Shape::Number, FULL),
                must("otherwise", Msg::PointsOtherwise, &Shape::Number, "0"),
            ],
        ),
        kind(
            Msg::KindChecklistEach,
            &[("kind", "checklist")],
            None,
            &[must("items", Msg::ChecklistItems, &SCORED_ITEMS, "")],
        ),
        kind(
            Msg::KindJudgement,
            &[("kind", "judgement")],
            None,
            &[may("step", Msg::JudgementStep, &Shape::Number)],
        ),
        kind(
            Msg::KindIndex,
            &[("kind", "index")],
            None,
            &[must("input", Msg::Measured, &INPUT_OBJECT, ""), may("out_of", Msg::OutOf, &Shape::Number)],
        ),
        kind(
            Msg::KindToLeader,
            &[("kind", "to-leader")],
            None,
            &[
                must("own", Msg::OwnValue, &OWN, ""),
                must("target", Msg::TargetValue, &GOAL, ""),
                must("leader", Msg::LeaderValue, &LEADER, ""),
            ],
        ),
        $($more),*
    ] };
}

static PLAIN: [Form; 13] = kinds!();
static PLAIN_RULE: Shape = Shape::Forms(&PLAIN);

static EXCEPT: Shape = Shape::Object(&[
    must("label", Msg::ItemLabel, &Shape::Line, "đơn vị tự phát hiện và xử lý"),
    must("id", Msg::Id, &Shape::Id, "tu-phat-hien"),
]);
static EVENT: Listed = Listed {
    element: Shape::Object(&[
        must("label", Msg::ItemLabel, &Shape::Line, "Lần vi phạm"),
        must("points", Msg::PointsEach, &Shape::Number, "0.25"),
        may("all_from", Msg::AllFrom, &Shape::Whole),
        may("except", Msg::Except, &EXCEPT),
        must("id", Msg::Id, &Shape::Id, "lan"),
    ]),
    add: Msg::AddItem,
};
static EVENTS: Shape = Shape::List(&EVENT);
static SIDE: Shape = Shape::Word(&[("above", Msg::CountsAbove), ("below", Msg::CountsBelow)]);
static BY_RATIO: [Member; 8] = slope_members!(must("ratio", Msg::Ratio, &RATIO, ""));
static BY_NUMBER: [Member; 8] = slope_members!(must("quantity", Msg::Quantity, &INPUT_OBJECT, ""));
static SLOPE: Shape = Shape::Forms(&[
    kind(Msg::SlopeOnNumber, &[], Some("quantity"), &BY_NUMBER),
    kind(Msg::SlopeOnRatio, &[], None, &BY_RATIO),
]);
static ONLY_WITH: Shape = Shape::List(&Listed { element: Shape::Pick(From::Options), add: Msg::AddAnswer });
static DOES: Shape = Shape::Word(&[("add", Msg::PartAdds), ("deduct", Msg::PartDeducts)]);
static BY_EVENTS: [Member; 6] = part_members!(must("items", Msg::PartItems, &EVENTS, ""));
static BY_SLOPE: [Member; 6] = part_members!(must("slope", Msg::Slope, &SLOPE, ""));
static BY_RULE: [Member; 6] = part_members!(must("rule", Msg::Rule, &PLAIN_RULE, ""));
static PARTS: Shape = Shape::List(&Listed {
    element: Shape::Forms(&[
        kind(Msg::PartBySlope, &[], Some("slope"), &BY_SLOPE),
        kind(Msg::PartByRule, &[], Some("rule"), &BY_RULE),
        kind(Msg::PartByItems, &[], None, &BY_EVENTS),
    ]),
    add: Msg::AddPart,
});
static BASE: Shape = Shape::Forms(&[
    kind(
        Msg::BaseRule,
        &[],
        Some("rule"),
        &[must("max", Msg::BaseMax, &Shape::Number, FULL), must("rule", Msg::Rule, &PLAIN_RULE, "")],
    ),
    kind(Msg::BasePoints, &[], None, &[must("points", Msg::PointsLabel, &Shape::Number, FULL)]),
]);
static COMPOSED: [Member; 4] = [
    must("base", Msg::Base, &BASE, ""),
    must("parts", Msg::Parts, &PARTS, ""),
    may("floor", Msg::LowestOfAll, &Shape::Number),
    must("cap", Msg::HighestPoints, &Shape::Number, FULL),
];

static SIMPLE: [Form; 14] = kinds!(kind(Msg::KindComposed, &[("kind", "composed")], None, &COMPOSED));

static OWN: Shape = Shape::Object(&[
    must("label", Msg::InputLabel, &Shape::Line, "Kết quả của đơn vị"),
    may("measure", Msg::Measure, &Shape::Line),
    may("decimals", Msg::Decimals, &Shape::Whole),
    must("id", Msg::Id, &Shape::Id, "ket-qua"),
]);
static GOAL: Shape = Shape::Object(&[
    must("label", Msg::InputLabel, &Shape::Line, "Chỉ tiêu"),
    may("measure", Msg::Measure, &Shape::Line),
    may("decimals", Msg::Decimals, &Shape::Whole),
    must("id", Msg::Id, &Shape::Id, "chi-tieu"),
]);
static LEADER: Shape = Shape::Object(&[
    must("label", Msg::InputLabel, &Shape::Line, "Kết quả của đơn vị dẫn đầu"),
    may("measure", Msg::Measure, &Shape::Line),
    may("decimals", Msg::Decimals, &Shape::Whole),
    must("id", Msg::Id, &Shape::Id, "dan-dau"),
]);

static SIMPLE_RULE: Shape = Shape::Forms(&SIMPLE);
static CASE: Listed = Listed {
    element: Shape::Object(&[
        must("label", Msg::CaseLabel, &Shape::Line, "Công thức"),
        must("when", Msg::When, &CONDITION_FORM, ""),
        must("rule", Msg::Rule, &SIMPLE_RULE, ""),
        must("id", Msg::Id, &Shape::Id, "cong-thuc"),
    ]),
    add: Msg::AddCase,
};

/// A rule of a line.
pub static RULE: [Form; 15] = kinds!(
    kind(Msg::KindComposed, &[("kind", "composed")], None, &COMPOSED),
    kind(
        Msg::KindAlternatives,
        &[("kind", "alternatives")],
        None,
        &[must("inputs", Msg::Inputs, &INPUTS, ""), must("cases", Msg::Cases, &CASES, "")],
    )
);
static CASES: Shape = Shape::List(&CASE);
