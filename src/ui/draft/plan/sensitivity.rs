//! How total, class and rank move with what the body does not decide: the
//! survey and the loss in appraisal. What-if only; the draft stays as it is.

use super::{class_of, later, standing};
use crate::answer::Answers;
use crate::base::compact_sort::SortExt as _;
use crate::base::decimal::Points;
use crate::engine::plan::{Change, loss_break_even, survey_break_even, survey_share, with_survey};
use crate::engine::score::evaluate;
use crate::text::plan::{self as words, PlanMsg};
use crate::ui::draft::sheet::area_nav::share_of_hundred;
use crate::ui::shell::state::{Open, app};
use leptos::prelude::*;

/// What is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Question {
    /// The survey, in percent of its maximum.
    Survey,
    /// Points lost in appraisal.
    Loss,
}

impl Question {
    const fn name(self) -> &'static str {
        match self {
            Self::Survey => "survey",
            Self::Loss => "loss",
        }
    }

    const fn label(self) -> PlanMsg {
        match self {
            Self::Survey => PlanMsg::SurveySlider,
            Self::Loss => PlanMsg::LossSlider,
        }
    }

    /// The highest value of the slider, and its step.
    const fn ends(self) -> (&'static str, &'static str) {
        match self {
            Self::Survey => ("100", "1"),
            Self::Loss => ("20", "0.25"),
        }
    }

    /// The answers with the value tried on.
    fn tried(self, open: &Open, value: Points) -> Answers {
        let mut answers = open.answers();
        match self {
            Self::Survey => with_survey(&open.pack, &mut answers, value),
            Self::Loss => answers.setup.expected_loss = value.to_text(),
        }
        answers
    }

    /// From which value which class holds, within the slider.
    fn turns(self, open: &Open) -> Vec<Change<Option<usize>>> {
        let answers = open.answers();
        let mut turns = match self {
            Self::Survey => survey_break_even(&open.pack, &answers),
            Self::Loss => loss_break_even(&open.pack, &answers),
        };
        let most = Points::parse(self.ends().0).unwrap_or(Points::ZERO);
        turns.retain(|turn| turn.from <= most);
        turns
    }
}

/// The section.
#[component]
pub fn Sensitivity(open: Open) -> impl IntoView {
    let app = app();
    let share = open.card.with_untracked(|card| survey_share(&open.pack, card));
    let survey = match share {
        Some(share) => view! { <Slider open=open.clone() question=Question::Survey start=share/> }.into_any(),
        None => view! { <p class="muted">{app.t(PlanMsg::NoSurvey)}</p> }.into_any(),
    };
    let loss = open.card.with_untracked(|card| card.totals.loss);
    view! {
        <section class="card" aria-labelledby="sensitivity-heading">
            <h2 id="sensitivity-heading">{app.t(PlanMsg::Sensitivity)}</h2>
            <p class="muted small">{app.t(PlanMsg::SensitivityLead)}</p>
            {survey}
            <Slider open question=Question::Loss start=loss/>
        </section>
    }
}

/// One slider with where one stands at its value, and the classes by value.
#[component]
fn Slider(open: Open, question: Question, start: Points) -> impl IntoView {
    let app = app();
    let lang = app.lang();
    let value = RwSignal::new(start);
    let name = question.name();
    let said = move || match question {
        Question::Survey => words::if_survey(lang, value.get()),
        Question::Loss => words::if_loss(lang, value.get()),
    };
    let stands = {
        let open = open.clone();
        move || {
            open.editor.track();
            let card = evaluate(&open.pack, &question.tried(&open, value.get()));
            standing(app, &open, &card)
        }
    };
    let turns = {
        let (editor, open) = (open.editor, open.clone());
        later(move || editor.track(), move || question.turns(&open))
    };
    let (most, step) = question.ends();
    let set = move |text: String| value.set(Points::parse(&text).unwrap_or(start));
    view! {
        <div class="slider">
            <label class="block-field">
                <span>{app.t(question.label())}</span>
                <input type="range" min="0" max=most step=step data-testid=format!("slider-{name}")
                    aria-valuetext=said prop:value=start.to_text() on:input:target=move |e| set(e.target().value())/>
            </label>
            <p aria-live="polite" data-testid=format!("what-if-{name}")>{said} ": " <strong>{stands}</strong></p>
            <Turns open question turns value/>
        </div>
    }
    .into_any()
}

/// A value in hundredths of the slider.
fn across(value: Points, question: Question) -> String {
    share_of_hundred(value, Points::parse(question.ends().0).unwrap_or(Points::ZERO))
}

/// The picture of steps, and the table that says the same.
#[component]
fn Turns(
    open: Open,
    question: Question,
    turns: RwSignal<Option<Vec<Change<Option<usize>>>>>,
    value: RwSignal<Points>,
) -> impl IntoView {
    let app = app();
    let lang = app.lang();
    let shown = move || {
        let turns = turns.get()?;
        let list = open.card.with(|card| card.class.as_ref().map(|class| class.list))?;
        let name = |turn: &Change<Option<usize>>| {
            let class = turn.now.and_then(|class| class_of(&open.pack, list, class));
            class.map_or(String::new(), |class| class.label.to_string())
        };
        let next = |at: usize| turns.get(at + 1).map(|turn| turn.from);
        let percent = question == Question::Survey;
        let lines = turns.iter().enumerate().map(|(at, turn)| {
            view! { <li>{words::class_range(lang, turn, next(at), &name(turn), percent)}</li> }
        });
        let lines = lines.collect_view();
        Some(view! {
            <Steps turns=turns.clone() names=turns.iter().map(name).collect() question value/>
            <p class="small">{app.t(PlanMsg::ClassByValue)} ":"</p>
            <ul class="small" data-testid=format!("turns-{}", question.name())>{lines}</ul>
        })
    };
    view! { {shown} }.into_any()
}

/// Height of one class in the picture.
const ROW: usize = 22;

/// The class as a flight of steps over the values of the slider.
#[component]
fn Steps(
    turns: Vec<Change<Option<usize>>>,
    names: Vec<String>,
    question: Question,
    value: RwSignal<Points>,
) -> impl IntoView {
    let mut order: Vec<(Option<usize>, String)> = turns.iter().map(|turn| turn.now).zip(names).collect();
    order.sort_small();
    order.dedup();
    let height = ROW * order.len();
    let row = |class: Option<usize>| order.iter().position(|(known, _)| *known == class).unwrap_or(0);
    let end = Points::parse(question.ends().0).unwrap_or(Points::ZERO);
    let steps = turns.iter().enumerate().map(|(at, turn)| {
        let to = turns.get(at + 1).map_or(end, |next| next.from);
        let y = ROW * row(turn.now) + ROW / 4;
        let (x, width) = (across(turn.from, question), across(to.minus(turn.from), question));
        view! { <rect class="step" x=x y=y.to_string() width=width height=(ROW / 2).to_string()></rect> }
    });
    let steps = steps.collect_view();
    let now = move || across(value.get(), question);
    let names = order.iter().map(|(_, name)| view! { <span>{name.clone()}</span> }).collect_view();
    view! {
        <div class="steps-picture" aria-hidden="true">
            <span class="steps-names small">{names}</span>
            <svg viewBox=format!("0 0 100 {height}") height=height.to_string() preserveAspectRatio="none" focusable="false">
                {steps}
                <line class="now" x1=now x2=now y1="0" y2=height.to_string()></line>
            </svg>
        </div>
    }
    .into_any()
}
