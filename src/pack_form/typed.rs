//! Plain values as people type them, and which fields there are.

use super::{Form, Shape, form_of};
use crate::base::date::Date;
use crate::base::decimal::{Field, parse_typed};
use crate::base::json::Json;

/// A plain value as it is shown in its field. `comma` is the decimal sign.
///
/// What cannot be a value of this shape is shown as it stands.
#[must_use]
pub fn shown(shape: &Shape, value: Option<&Json>, comma: &str) -> String {
    let text = match value {
        Some(Json::Int(number)) => return number.to_string(),
        Some(value) => value.as_text().unwrap_or_default(),
        None => return String::new(),
    };
    match shape {
        Shape::Number | Shape::Pair(_) => text.replace('.', comma),
        Shape::Day => Date::parse(text).map_or_else(
            || text.to_owned(),
            |date| {
                let (year, month, day) = date.parts();
                format!("{day:02}/{month:02}/{year:04}")
            },
        ),
        _ => text.to_owned(),
    }
}

/// The value that was typed into a field of this shape; none for a blank one.
/// What cannot be read stays as it was typed, for the reader to complain about.
#[must_use]
pub fn typed(shape: &Shape, text: &str) -> Option<Json> {
    let text = crate::base::vietnamese::nfc(text.trim());
    if text.is_empty() {
        return None;
    }
    Some(match shape {
        Shape::Number | Shape::Pair(_) => {
            // Some limits may be below zero; the reader says where none may.
            let amount = text.strip_prefix(['-', '\u{2212}', '\u{2013}']);
            match (parse_typed(amount.unwrap_or(&text), Field::POINTS), amount) {
                (Ok(Some(number)), None) => Json::from(number.normalize().to_string()),
                (Ok(Some(number)), Some(_)) => Json::from(format!("-{}", number.normalize())),
                _ => Json::from(text),
            }
        }
        Shape::Whole => text.replace('\u{2212}', "-").parse::<i64>().map_or_else(|_| Json::from(text), Json::from),
        Shape::Day => Date::parse_typed(&text).map_or_else(|| Json::from(text), |day| Json::from(day.to_text())),
        _ => Json::from(text),
    })
}

/// Which fields a value has: changes when one comes or goes, not when another
/// text is typed into one.
#[must_use]
pub fn skeleton(shape: &Shape, value: Option<&Json>) -> String {
    let mut out = String::new();
    bones(shape, value, &mut out);
    out
}

fn bones(shape: &Shape, value: Option<&Json>, out: &mut String) {
    match (shape, value) {
        (Shape::Object(_) | Shape::List(_) | Shape::Forms(_), None) => out.push('-'),
        (Shape::Object(members), Some(value)) => {
            out.push('{');
            members.iter().for_each(|member| bones(member.shape, value.get(member.name), out));
            out.push('}');
        }
        (Shape::List(listed), Some(value)) => {
            out.push('[');
            for one in value.as_list().unwrap_or_default() {
                bones(&listed.element, Some(one), out);
                out.push(',');
            }
            out.push(']');
        }
        (Shape::Forms(forms), Some(value)) => form_bones(forms, value, out),
        (Shape::ByLine, Some(value)) => {
            value.as_object().unwrap_or_default().iter().for_each(|(name, _)| {
                out.push_str(name);
                out.push(';');
            });
        }
        _ => {}
    }
}

fn form_bones(forms: &[Form], value: &Json, out: &mut String) {
    let at = form_of(forms, value);
    out.push_str(&at.to_string());
    for member in forms.get(at).map(|form| form.members).unwrap_or_default() {
        bones(member.shape, value.get(member.name), out);
    }
}
