//! The look of the sheets.

use crate::text::Lang;
use crate::text::workbook::footer;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, ProtectionOptions, Worksheet, XlsxError};

/// Points with at least two decimals and at most six.
const POINTS: &str = "0.00####";
/// Declared numbers.
const NUMBER: &str = "#,##0.####";
/// A percentage without its sign.
const PERCENT: &str = "0.00####";
const FONT: &str = "Times New Roman";
const INPUT: u32 = 0x00FF_F8D6;
const HEAD: u32 = 0x00ED_EDED;

/// Height of a line of text, in points.
const LINE: u32 = 16;
/// Lines that a row may have.
const MOST_LINES: u32 = 25;

/// Lines that a text needs in a column so many characters wide.
fn lines(text: &str, width: u32) -> u32 {
    let of_line = |line: &str| {
        let letters = u32::try_from(line.chars().count()).unwrap_or(u32::MAX);
        // The font is narrower than a column's measure, and words do not fill a line to its end.
        letters.saturating_mul(9).div_ceil(width.max(1).saturating_mul(10)).max(1)
    };
    text.lines().map(of_line).sum::<u32>().clamp(1, MOST_LINES)
}

/// Makes a row as high as the longest of its texts needs: programs do it
/// themselves when a row is edited, not all of them when a file is opened.
pub(super) fn fit(sheet: &mut Worksheet, row: u32, texts: &[(&str, u32)]) -> Result<(), XlsxError> {
    let most = texts.iter().map(|(text, width)| lines(text, *width)).max().unwrap_or(1);
    sheet.set_row_height(row, most * LINE)?;
    Ok(())
}

/// Formats of cells.
pub(super) struct Styles {
    pub title: Format,
    pub note: Format,
    pub small: Format,
    pub head: Format,
    pub text: Format,
    pub strong: Format,
    pub points: Format,
    pub strong_points: Format,
    pub percent: Format,
    pub count: Format,
    /// Inputs: unlocked, marked.
    pub input: Format,
    pub input_number: Format,
    pub input_points: Format,
    pub input_date: Format,
    /// Computing columns.
    pub helper: Format,
    lang: Lang,
}

impl Styles {
    pub(super) fn new(lang: Lang) -> Self {
        let base = || Format::new().set_font_name(FONT).set_font_size(12);
        let cell = || base().set_border(FormatBorder::Thin).set_align(FormatAlign::Top).set_text_wrap();
        let input = || cell().set_background_color(Color::RGB(INPUT)).set_unlocked();
        let date = match lang {
            Lang::Vi => "dd/mm/yyyy",
            Lang::En => "d mmm yyyy",
        };
        Self {
            title: base().set_bold().set_font_size(14),
            note: base().set_italic().set_align(FormatAlign::Top).set_text_wrap(),
            small: cell().set_align(FormatAlign::Left).set_align(FormatAlign::Top).set_indent(1),
            head: cell()
                .set_bold()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color(Color::RGB(HEAD)),
            text: cell(),
            strong: cell().set_bold(),
            points: cell().set_num_format(POINTS),
            strong_points: cell().set_bold().set_num_format(POINTS),
            percent: cell().set_num_format(PERCENT),
            count: cell().set_num_format("0"),
            input: input(),
            input_number: input().set_num_format(NUMBER),
            input_points: input().set_num_format(POINTS),
            input_date: input().set_num_format(date),
            helper: base().set_num_format("0.######"),
            lang,
        }
    }

    /// A4 across, as wide as the paper, headings repeated, pages numbered, locked.
    pub(super) fn finish(&self, sheet: &mut Worksheet, head: u32, columns: u16, locked: bool) -> Result<(), XlsxError> {
        sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        sheet.set_repeat_rows(head, head)?;
        sheet.set_print_center_horizontally(true);
        sheet.set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3);
        sheet.set_footer(footer(self.lang));
        sheet.set_freeze_panes(head + 1, columns)?;
        if locked {
            let options = ProtectionOptions {
                format_columns: true,
                format_rows: true,
                use_autofilter: true,
                ..ProtectionOptions::default()
            };
            sheet.protect_with_options(&options);
        }
        Ok(())
    }

    /// The lines above the column titles: a title, and notes over the width of the page.
    pub(super) fn above(
        &self,
        sheet: &mut Worksheet,
        title: &str,
        notes: [&str; 3],
        widths: &[u32],
    ) -> Result<(), XlsxError> {
        sheet.write_string_with_format(0, 0, title, &self.title)?;
        let last = u16::try_from(widths.len()).unwrap_or(1).saturating_sub(1);
        for (note, row) in notes.into_iter().zip(1..) {
            sheet.merge_range(row, 0, row, last, note, &self.note)?;
            fit(sheet, row, &[(note, widths.iter().sum())])?;
        }
        Ok(())
    }

    /// Column titles in a row, with their widths in characters.
    pub(super) fn heads(&self, sheet: &mut Worksheet, row: u32, heads: &[(String, u32)]) -> Result<(), XlsxError> {
        for ((title, width), column) in heads.iter().zip(0_u16..) {
            sheet.write_string_with_format(row, column, title, &self.head)?;
            sheet.set_column_width(column, *width)?;
        }
        let texts: Vec<(&str, u32)> = heads.iter().map(|(title, width)| (title.as_str(), *width)).collect();
        fit(sheet, row, &texts)
    }
}
