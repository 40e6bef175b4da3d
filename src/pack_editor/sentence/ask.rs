//! What the reader of sentences is asked, and what it answers.

use crate::base::decimal::{Points, Quantity};
use crate::pack::rule::{Limit, Rule, ZeroDenominator};
use crate::pack::{KnockOut, NotArisen, ScoredBy};

/// A row below a line that is no line itself: an option, a band, a deduction, a
/// part or a formula.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OptionRow {
    /// The printed code or mark ("a", "2.1", "-"); may be empty.
    pub code: String,
    /// The words of the row; lines apart.
    pub words: String,
    /// The amount in the column of points, when there is one and it could be read.
    pub points: Option<Points>,
    /// The amount in a column "Thưởng", "Cộng", without its sign.
    pub bonus: Option<Points>,
    /// The amount in a column "Trừ", "Phạt", without its sign.
    pub penalty: Option<Points>,
    /// 0 for a row directly below the line, 1 for a row below such a row.
    pub depth: u8,
}

/// What is known of a line before its words are read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ask<'a> {
    /// The words that say how it is scored; lines apart.
    pub text: &'a str,
    /// Name of the line.
    pub name: &'a str,
    /// Its maximum.
    pub max: Option<Points>,
    /// What is counted, in the words of the table; may be empty.
    pub inputs: &'a str,
    /// The rows below the line that belong to its rule.
    pub options: &'a [OptionRow],
    /// A target or threshold from a column of its own ("70 %", "150 cuộc"); may be empty.
    pub target: &'a str,
    /// Notes that belong to the rule ("Ghi chú: tổng điểm trừ không quá 2"), lines
    /// apart; may be empty.
    pub notes: &'a str,
    /// The amount of the line itself in a column "Thưởng", "Cộng".
    pub bonus: Option<Points>,
    /// The amount of the line itself in a column "Trừ", "Phạt".
    pub penalty: Option<Points>,
}

/// How sure a proposal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Not understood: the rule is a judgement by default.
    None,
    /// Understood in part.
    Low,
    /// Understood, with something taken for granted that changes points.
    Medium,
    /// Understood.
    High,
}

/// What the words say and no kind of rule states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beyond {
    /// Points that fall or rise by so much for every percent or unit.
    Slope,
    /// A part of the points when the target is reached, more by how far it is passed.
    HalfAndHalf,
    /// Points on top of the full points of the line, with a cap of their own.
    BonusOnTop,
    /// Points taken off in one case only, beside other cases.
    LessWithinCase,
    /// The first events cost so much each, a later one takes all.
    TakesAll,
    /// A fund of points from which several lines are paid.
    Pool,
}

/// What a proposal takes for granted or leaves out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The words say nothing of a denominator of zero.
    ZeroDenominator(ZeroDenominator),
    /// The words do not name the two numbers of a ratio, or the number counted.
    InputNames,
    /// Two bands share this limit; it was left to the higher one.
    SharedLimit(Quantity),
    /// No band holds the values between these ends.
    Hole {
        /// Lower end of the hole; open when absent.
        from: Option<Limit>,
        /// Upper end of the hole; open when absent.
        to: Option<Limit>,
    },
    /// Values between these two printed ones have no band; the lower one was taken.
    Between(Quantity, Quantity),
    /// The highest printed number was taken for itself and all above it.
    AndAbove(Quantity),
    /// The words do not say exactly where this step of a ladder begins.
    StepBegins(Quantity),
    /// The words do not say whether points are taken once or each time; each time
    /// was taken.
    EachTime,
    /// The words do not say whether points are taken once or each time; once was
    /// taken.
    Once,
    /// The words name no most that may be added; the maximum was taken.
    CapIsMax,
    /// The words say what is added and not where it starts; the maximum was taken,
    /// and what is added goes beyond it.
    BaseIsMax,
    /// A formula with percentages was read as so many points for each percent.
    PerPercent(Points),
    /// The words do not say whether a part of this step counts; only whole steps do.
    WholeSteps(Quantity),
    /// Events of these words were read as declared and not counted.
    Exempted(String),
    /// The words do not say of which events a later one takes all; these were taken.
    AllFromOf(String),
    /// The words do not say what the other case is worth; zero was taken.
    OtherwiseZero,
    /// The best result of the rule is not the maximum of the line.
    BestIsNotMax(Points),
    /// The table gives no maximum; the best result of the rule was taken.
    MaxFromRule(Points),
    /// These words were not used.
    Unused(String),
    /// These words hold an amount that is not in the rule.
    Amount(String),
    /// These digits can be read as thousands or as decimals; read as the number.
    TwoReadings(String, Quantity),
    /// The items were taken from the name of the line.
    ItemsFromName,
    /// The words are understood, but no kind of rule states them.
    NotStated(Beyond),
    /// Nothing was understood, or there were no words.
    NotUnderstood,
}

/// A proposed rule and what goes with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The rule.
    pub rule: Rule,
    /// Who scores it, when the words say so.
    pub scored_by: Option<ScoredBy>,
    /// What "không phát sinh" is worth, when the words say so.
    pub not_arisen: Option<NotArisen>,
    /// Facts that fix its points.
    pub knock_outs: Vec<KnockOut>,
    /// How sure.
    pub confidence: Confidence,
    /// What was taken for granted.
    pub doubts: Vec<Doubt>,
}
