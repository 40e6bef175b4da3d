//! A pack as a spreadsheet and back.
//!
//! The workbook has four sheets. "Hướng dẫn" explains the others. "Bộ" has one
//! row for every member of the pack besides its lines. "Tiêu chí" has one row for
//! every line, its rule in one cell. "Ví dụ" has the worked examples. Reading
//! gives the JSON of the pack, to be checked like any file; set → workbook → set
//! is identical, whatever the pack holds.
//!
//! What is no plain value is written as lines of `path = value`; an element of a
//! list that is one row of plain values is one line, `bands/#1 | at_least: 95 |
//! points: 1`. `[]` and `{}` stand for an empty list and an empty object.

mod cell_ref;
mod cells;
mod layout;

use crate::base::json::Json;
use crate::formats::raw;
use crate::formats::table::ReadError;
use crate::pack::read::{Reading, SIGNATURE, read_json};
pub use cell_ref::{Rows, Spot};
use cells::{Member, parse, print};
use layout::{COLUMNS, EXAMPLES, GROUPS, LINES, SET};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

/// Most characters of a cell, by the format.
const MOST: usize = 32_767;

/// Why a pack cannot be written as a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WriteError {
    /// A cell would hold more characters than Excel takes.
    CellTooLong,
    /// The workbook could not be made.
    Workbook,
}

/// Why a workbook is no pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetError {
    /// It cannot be read at all.
    Read(ReadError),
    /// A sheet is missing.
    SheetMissing {
        /// Its name.
        name: &'static str,
    },
    /// A column is missing.
    ColumnMissing {
        /// Its heading.
        name: &'static str,
    },
    /// A line that cannot be read.
    Line {
        /// Name of the sheet.
        sheet: &'static str,
        /// Row, from 1.
        row: usize,
        /// The line as it stands.
        text: String,
    },
    /// A row below no line, or deeper than one below the line above it.
    Depth {
        /// Row, from 1.
        row: usize,
    },
}

const HELP: &str = "Hướng dẫn";

const GUIDE: [&str; 9] = [
    "Bảng tính này chứa một bộ tiêu chí. Sửa xong, mở lại trong phần mềm; phần mềm sẽ nêu các lỗi (nếu có).",
    "Sheet “Bộ”: mỗi dòng là một mục của bộ và giá trị của mục đó.",
    "Sheet “Tiêu chí”: mỗi dòng là một lĩnh vực, tiêu chí hoặc tiêu chí thành phần. Cột “Cấp”: 0 là lĩnh vực, 1 là dòng ngay dưới nó, và tiếp tục như vậy. Dòng có quy tắc là dòng chấm điểm.",
    "Cột “Mã” là mã định danh của tiêu chí; giữ nguyên khi đổi tên để phiếu của đơn vị chuyển theo được.",
    "Cột “Quy tắc”: yes-no, choice, dated, checklist, steps, proportional, count, deduction, judgement, index, to-leader, alternatives.",
    "Cột “Tham số của quy tắc”: mỗi dòng trong ô là “mục = giá trị”; phương án, mức và nội dung là một dòng “options/#1 | id: … | label: … | points: …”.",
    "Số viết bằng dấu chấm hoặc dấu phẩy đều được. Ô trống nghĩa là không có mục đó.",
    "Sheet “Ví dụ”: các ví dụ có kết quả phải đúng. Không có ví dụ thì để trống.",
    "Ý nghĩa từng mục: xem tài liệu định dạng bộ chỉ số của phần mềm.",
];

/// The workbook of a pack; a signature stays behind.
///
/// # Errors
/// [`WriteError`] when a text is longer than a cell can be.
pub fn write(pack: &Json) -> Result<Vec<u8>, WriteError> {
    let mut book = Workbook::new();
    let made = |_: XlsxError| WriteError::Workbook;
    // The same pack gives the same bytes, whenever it is written.
    let day = ExcelDateTime::from_ymd(2000, 1, 1).map_err(made)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&day));
    let guide: Vec<Vec<String>> = GUIDE.iter().map(|line| vec![(*line).to_owned()]).collect();
    fill(&mut book, HELP, &[("", 110)], &guide)?;
    let apart = ["areas", "bonus", "penalty", "examples"];
    let kept = |name: &str| !apart.contains(&name) && !SIGNATURE.contains(&name);
    let head = pack.as_object().unwrap_or_default().iter().filter(|(name, _)| kept(name));
    let head: Vec<Vec<String>> = head.flat_map(|(name, value)| members(name, value)).collect();
    fill(&mut book, SET, &[("Mục", 36), ("Giá trị", 90)], &head)?;
    let mut rows = Vec::new();
    for (group, member) in GROUPS {
        for root in pack.get(member).and_then(Json::as_list).unwrap_or_default() {
            lines(group, 0, root, &mut rows);
        }
    }
    fill(&mut book, LINES, &COLUMNS.map(|(name, _, width)| (name, width)), &rows)?;
    let examples = pack.get("examples").map(|value| members("examples", value)).unwrap_or_default();
    fill(&mut book, EXAMPLES, &[("Mục", 60), ("Giá trị", 60)], &examples)?;
    book.save_to_buffer().map_err(made)
}

/// Every plain value below a member: its path and its text.
fn members(name: &str, value: &Json) -> Vec<Vec<String>> {
    let mut out = Vec::new();
    cells::flatten(name, value, &mut out);
    out.into_iter().map(|(path, text)| vec![path, text]).collect()
}

fn fill(book: &mut Workbook, name: &str, columns: &[(&str, u16)], rows: &[Vec<String>]) -> Result<(), WriteError> {
    let made = |_: XlsxError| WriteError::Workbook;
    let header = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let body = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let sheet: &mut Worksheet = book.add_worksheet().set_name(name).map_err(made)?;
    for (idx, (label, width)) in (0_u16..).zip(columns) {
        sheet.set_column_width(idx, *width).map_err(made)?;
        if !label.is_empty() {
            sheet.write_string_with_format(0, idx, *label, &header).map_err(made)?;
        }
    }
    sheet.set_freeze_panes(1, 0).map_err(made)?;
    for (row, cells) in (1_u32..).zip(rows) {
        for (column, text) in (0_u16..).zip(cells).filter(|(_, text)| !text.is_empty()) {
            if MOST < text.encode_utf16().count() {
                return Err(WriteError::CellTooLong);
            }
            sheet.write_string_with_format(row, column, text, &body).map_err(made)?;
        }
    }
    Ok(())
}

/// Rows of a line and of all below it.
fn lines(group: &str, level: u8, node: &Json, rows: &mut Vec<Vec<String>>) {
    let cell = |member: &str| match member {
        "rule/kind" => {
            node.get("rule").and_then(|rule| rule.get("kind")).and_then(Json::as_text).unwrap_or_default().to_owned()
        }
        "rule" => {
            let parameters = node.get("rule").map(|rule| rule.clone().without("kind"));
            let some = |json: &Json| json.as_object().is_some_and(|members| !members.is_empty());
            parameters.filter(some).map(|json| print(&json)).unwrap_or_default()
        }
        _ => match node.get(member) {
            None => String::new(),
            Some(Json::Text(text)) => cells::plain(text),
            Some(Json::Bool(truth)) => truth.to_string(),
            Some(other) => print(&Json::object([(member, other.clone())])),
        },
    };
    let mut row = vec![group.to_owned(), level.to_string()];
    row.extend(COLUMNS.iter().skip(2).map(|(_, member, _)| cell(member)));
    rows.push(row);
    for child in node.get("children").and_then(Json::as_list).unwrap_or_default() {
        lines(group, level.saturating_add(1), child, rows);
    }
}

/// The JSON of the pack in a workbook.
///
/// # Errors
/// [`SheetError`] with the place.
pub fn read(bytes: &[u8]) -> Result<Json, SheetError> {
    read_placed(bytes).map(|(json, _)| json)
}

/// [`read`], and the rows of the workbook, so that what is wrong with the pack can
/// be told where people see it.
///
/// # Errors
/// [`SheetError`] with the place.
pub fn read_placed(bytes: &[u8]) -> Result<(Json, Rows), SheetError> {
    let mut rows = Rows::default();
    let sheets = raw(bytes).map_err(SheetError::Read)?;
    let sheet = |name: &'static str| {
        let found = sheets.iter().find(|(known, _)| known.trim() == name).map(|(_, rows)| rows.as_slice());
        found.ok_or(SheetError::SheetMissing { name })
    };
    let head = pairs(SET, sheet(SET)?, &mut rows)?;
    let mut roots: [Vec<Json>; 3] = Default::default();
    read_lines(sheet(LINES)?, &mut roots, &mut rows)?;
    let examples = pairs(EXAMPLES, sheet(EXAMPLES).unwrap_or_default(), &mut rows)?;
    let mut json = head;
    for ((_, member), list) in GROUPS.iter().zip(roots) {
        json = json.with_some(member, (!list.is_empty()).then_some(list));
    }
    Ok((json.with_some("examples", examples.get("examples").cloned()), rows))
}

/// [`read`], and the pack checked like any file.
///
/// # Errors
/// [`SheetError`] with the place.
pub fn read_set(bytes: &[u8]) -> Result<(Json, Reading), SheetError> {
    let json = read(bytes)?;
    let reading = read_json(&json);
    Ok((json, reading))
}

/// Whether a workbook is a pack written by [`write()`].
#[must_use]
pub fn is_set(bytes: &[u8]) -> bool {
    raw(bytes).is_ok_and(|sheets| [SET, LINES].iter().all(|name| sheets.iter().any(|(known, _)| known.trim() == *name)))
}

/// Rows of path and value as an object.
fn pairs(sheet: &'static str, rows: &[Vec<String>], placed: &mut Rows) -> Result<Json, SheetError> {
    let mut out = Json::Object(Vec::new());
    for (row, cells) in (1..).zip(rows).skip(1) {
        let path = cells.first().map(|text| text.trim()).unwrap_or_default();
        let text = cells.get(1).map_or("", String::as_str);
        if path.is_empty() && text.trim().is_empty() {
            continue;
        }
        if !cells::put(&mut out, path, Member::of(path).read(text)) {
            return Err(SheetError::Line { sheet, row, text: format!("{path} = {text}") });
        }
        placed.pairs.push((sheet, path.to_owned(), row));
    }
    Ok(out)
}

/// Rows of lines as the trees of the three groups.
fn read_lines(rows: &[Vec<String>], roots: &mut [Vec<Json>; 3], placed: &mut Rows) -> Result<(), SheetError> {
    let header = rows.first().map(Vec::as_slice).unwrap_or_default();
    let column = |name: &str| header.iter().position(|label| label.trim() == name);
    for name in ["Cấp", "Mã", "Tên", "Điểm tối đa", "Quy tắc"] {
        if column(name).is_none() {
            let name = COLUMNS.iter().map(|(label, ..)| *label).find(|label| *label == name).unwrap_or_default();
            return Err(SheetError::ColumnMissing { name });
        }
    }
    // The branch that is open: nodes from the root to the last line.
    let mut open: Vec<Json> = Vec::new();
    let mut group = 0;
    for (row, cells) in (1..).zip(rows).skip(1) {
        let cell = |name: &str| column(name).and_then(|idx| cells.get(idx)).map_or("", String::as_str);
        if cells.iter().all(|text| text.trim().is_empty()) {
            continue;
        }
        let level: usize = cell("Cấp").trim().parse().map_err(|_| SheetError::Depth { row })?;
        if open.len() < level {
            return Err(SheetError::Depth { row });
        }
        close(&mut open, level, group, roots);
        if level == 0 {
            let label = cell("Nhóm").trim();
            group = GROUPS.iter().position(|(known, _)| *known == label).unwrap_or(0);
        }
        open.push(node(row, &cell)?);
        if let Some(list) = placed.lines.get_mut(group) {
            list.push(row);
        }
    }
    close(&mut open, 0, group, roots);
    Ok(())
}

/// Puts lines at `level` and below into those above them.
fn close(open: &mut Vec<Json>, level: usize, group: usize, roots: &mut [Vec<Json>; 3]) {
    while level < open.len() {
        let Some(done) = open.pop() else { return };
        match open.last_mut() {
            Some(Json::Object(members)) => match members.iter_mut().find(|(name, _)| name == "children") {
                Some((_, Json::List(children))) => children.push(done),
                _ => members.push(("children".into(), Json::List(vec![done]))),
            },
            _ => {
                if let Some(list) = roots.get_mut(group) {
                    list.push(done);
                }
            }
        }
    }
}

fn node<'c>(row: usize, cell: &impl Fn(&str) -> &'c str) -> Result<Json, SheetError> {
    let wrong = |text: &str| SheetError::Line { sheet: LINES, row, text: text.to_owned() };
    let mut json = Json::Object(Vec::new());
    for (label, member, _) in COLUMNS.iter().skip(2) {
        let text = cell(label);
        match *member {
            // A code may be blank, and every line has one.
            "code" => json = json.with("code", cells::unplain(text)),
            "rule/kind" if !text.trim().is_empty() => {
                let parameters = parse(cell("Tham số của quy tắc")).map_err(|line| wrong(&line))?;
                let mut rule = Json::object([("kind", Json::from(text.trim()))]);
                for (name, value) in parameters.as_object().unwrap_or_default() {
                    rule = rule.with(name, value.clone());
                }
                json = json.with("rule", rule);
            }
            "rule/kind" | "rule" => {}
            _ if text.is_empty() => {}
            member @ ("exempt" | "knock_outs") => {
                let list = parse(text).map_err(|line| wrong(&line))?;
                json = json.with_some(member, list.get(member).cloned());
            }
            member => json = json.with(member, Member::of(member).read(text)),
        }
    }
    Ok(json)
}
