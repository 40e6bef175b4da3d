//! Names of the files that a draft is made into, and why none was handed over.

use super::Lang;

/// Why a file for Office is not handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileError {
    /// It could not be put together.
    NotMade {
        /// What the writer said.
        cause: String,
    },
    /// It was made, but reading it back found a damaged part.
    Damaged {
        /// The part.
        part: String,
    },
}

/// Why no file was handed over.
#[must_use]
pub fn file_error(lang: Lang, error: &FileError) -> String {
    match error {
        FileError::NotMade { cause } => say!(
            lang,
            "Chưa tạo được tệp. Phiếu không bị ảnh hưởng. Hãy thử lại hoặc in báo cáo. (Chi tiết: {cause}).",
            "The file could not be made. The scoresheet is not affected. Try again, or print the report. (Detail: {cause})."
        ),
        FileError::Damaged { part } => say!(
            lang,
            "Tệp vừa tạo bị lỗi nên chưa được lưu. Phiếu không bị ảnh hưởng. Hãy thử lại. (Chi tiết: {part}).",
            "The file just made is damaged, so it was not saved. The scoresheet is not affected. Try again. (Detail: {part})."
        ),
    }
}

/// A file that a draft is made into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// The report, for Word.
    Report,
    /// The explanation letter, for Word.
    Letter,
    /// The workbook.
    Workbook,
    /// The whole sheet as CSV.
    Csv,
}

impl FileKind {
    /// Its media type.
    #[must_use]
    pub const fn mime(self) -> &'static str {
        match self {
            Self::Report | Self::Letter => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Workbook => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv;charset=utf-8",
        }
    }
}

/// The name of a file: ASCII letters, digits and hyphens, which every system and
/// every mail program keeps.
#[must_use]
pub fn file_name(kind: FileKind, body: &str, pack: &str) -> String {
    let (what, ending) = match kind {
        FileKind::Report => ("bao-cao", "docx"),
        FileKind::Letter => ("giai-trinh", "docx"),
        FileKind::Workbook => ("bang-cham", "xlsx"),
        FileKind::Csv => ("bang-cham", "csv"),
    };
    format!("{what}-{}-{}.{ending}", super::number::file_stem(body), super::number::file_stem(pack))
}

/// What was made.
#[must_use]
pub fn file_made(lang: Lang, name: &str, bytes: usize) -> String {
    let size = super::number::integer(lang, i128::try_from(bytes.div_ceil(1000)).unwrap_or(0));
    say!(lang, "Đã tạo và kiểm tra tệp {name} ({size} kB).", "The file {name} was made and checked ({size} kB).")
}

#[cfg(test)]
mod tests {
    use super::super::samples::check;
    use super::*;

    #[test]
    fn sentences_are_in_both_languages() {
        check(|lang| file_error(lang, &FileError::NotMade { cause: "zip".into() }));
        check(|lang| file_error(lang, &FileError::Damaged { part: "word/document.xml".into() }));
        check(|lang| file_made(lang, "a.docx", 12_345));
    }

    #[test]
    fn names_of_files_have_no_marks() {
        let name = file_name(FileKind::Report, "Sở Giáo dục và Đào tạo “Đà Nẵng”", "hai-phong-so-2014");
        assert_eq!(name, "bao-cao-so-giao-duc-va-dao-tao-da-nang-hai-phong-so-2014.docx");
        assert_eq!(file_name(FileKind::Csv, "…", "x"), "bang-cham-don-vi-x.csv");
    }
}
