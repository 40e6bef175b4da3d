//! Small parts that both halves of the writer use.

use crate::base::decimal::{Mode, Rounding};
use crate::base::json::Json;

pub(super) fn filled(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

pub(super) fn list(elements: Vec<Json>) -> Option<Json> {
    (!elements.is_empty()).then_some(Json::List(elements))
}

pub(super) fn object() -> Json {
    Json::Object(Vec::new())
}

pub(super) fn rounding(rounding: Rounding) -> Json {
    let mode = match rounding.mode {
        Mode::HalfUp => "half-up",
        Mode::HalfEven => "half-even",
        Mode::Down => "down",
    };
    object().with("places", rounding.places).with("mode", mode)
}
