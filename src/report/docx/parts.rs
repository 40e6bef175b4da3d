//! The parts of a Word file that hardly change: styles, numbering, settings,
//! sections, page numbers, properties.

use crate::report::Document;
use crate::report::package::escaped;
use crate::text::Lang;

pub(super) const CONTENT_TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/><Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/><Override PartName="/word/header2.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/></Types>"#;

pub(super) const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#;

pub(super) const DOCUMENT_RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/><Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/><Relationship Id="rId5" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header2.xml"/></Relationships>"#;

/// The paragraphs that start with a dash.
pub(super) const NUMBERING: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/><w:lvlJc w:val="left"/><w:pPr><w:tabs><w:tab w:val="num" w:pos="850"/></w:tabs><w:ind w:left="850" w:hanging="283"/></w:pPr><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/></w:rPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;

pub(super) const SETTINGS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>"#;

pub(super) const PAGE_NUMBER: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>"#;

pub(super) const NO_PAGE_NUMBER: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p></w:hdr>"#;

pub(super) const DOCUMENT_START: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>"#;

/// A4 upright: left 30 mm, right 20 mm, above and below 20 mm; no number on the first page.
pub(super) const UPRIGHT: &str = r#"<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:headerReference w:type="first" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>"#;

/// A4 across: 20 mm on every side; numbered on.
pub(super) const ACROSS: &str = r#"<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>"#;

/// Title, language and times of the file.
pub(super) fn properties(document: &Document, now: &str) -> String {
    let (title, body, now) = (escaped(&document.title), escaped(&document.head.body), escaped(now));
    let language = document.lang.code();
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title><dc:creator>{body}</dc:creator><dc:language>{language}</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">{now}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{now}</dcterms:modified></cp:coreProperties>"#
    )
}

/// One paragraph style.
struct Style {
    /// Id, and name where Word does not know it by another.
    id: &'static str,
    /// Name that Word knows.
    name: &'static str,
    /// Size in half points.
    size: u32,
    /// Bold.
    bold: bool,
    /// Italic.
    italic: bool,
    /// `left`, `center`, `right` or `both`.
    align: &'static str,
    /// Space above and below, in twentieths of a point.
    space: (u32, u32),
    /// Further paragraph properties, in the order of the schema: those before
    /// spacing, and those of indentation.
    more: (&'static str, &'static str),
    /// Level of the outline, from 0.
    outline: Option<u8>,
}

const fn style(id: &'static str, size: u32, align: &'static str, space: (u32, u32)) -> Style {
    Style { id, name: id, size, bold: false, italic: false, align, space, more: ("", ""), outline: None }
}

const fn bold(style: Style) -> Style {
    Style { bold: true, ..style }
}

const fn italic(style: Style) -> Style {
    Style { italic: true, ..style }
}

const KEEP: &str = "<w:keepNext/><w:keepLines/>";
const DASH: &str = r#"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>"#;
const RULE: &str = r#"<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>"#;
const FIRST_LINE: &str = r#"<w:ind w:firstLine="567"/>"#;

/// Sizes of Nghị định 30/2020/NĐ-CP: text 14, heading lines 12 to 14, recipients 11.
const STYLES: [Style; 31] = [
    Style {
        name: "heading 1",
        more: (KEEP, FIRST_LINE),
        outline: Some(0),
        ..bold(style("Heading1", 28, "both", (160, 80)))
    },
    Style {
        name: "heading 2",
        more: (KEEP, FIRST_LINE),
        outline: Some(1),
        ..bold(style("Heading2", 28, "both", (120, 60)))
    },
    Style { name: "Body Text", more: ("", FIRST_LINE), ..style("BodyText", 28, "both", (60, 60)) },
    Style { name: "Strong Text", more: ("", FIRST_LINE), ..bold(style("Strong", 28, "left", (60, 60))) },
    Style { name: "List Dash", more: (DASH, ""), ..style("ListDash", 28, "both", (40, 40)) },
    Style { name: "header", ..style("Header", 26, "center", (0, 0)) },
    style("Thin", 8, "left", (0, 0)),
    Style { more: (RULE, r#"<w:ind w:left="1250" w:right="1250"/>"#), ..style("RuleBody", 8, "center", (40, 0)) },
    Style { more: (RULE, r#"<w:ind w:left="1250" w:right="1250"/>"#), ..style("RuleMotto", 8, "center", (40, 0)) },
    Style { more: (RULE, r#"<w:ind w:left="3300" w:right="3300"/>"#), ..style("RuleSubject", 8, "center", (60, 120)) },
    style("HeadPlain", 24, "center", (0, 0)),
    bold(style("HeadBold", 24, "center", (0, 0))),
    style("HeadNumber", 26, "center", (60, 0)),
    style("HeadSmall", 24, "center", (60, 0)),
    bold(style("Motto", 26, "center", (0, 0))),
    italic(style("HeadPlace", 26, "center", (60, 0))),
    Style { more: ("", r#"<w:ind w:left="1701"/>"#), ..style("Addressee", 28, "left", (360, 240)) },
    Style { name: "Title", ..bold(style("Title", 28, "center", (300, 0))) },
    Style { name: "Subtitle", ..bold(style("Subtitle", 28, "center", (0, 0))) },
    Style { more: ("<w:keepNext/>", ""), ..bold(italic(style("RecipientsLabel", 24, "left", (0, 0)))) },
    style("Recipient", 22, "left", (0, 0)),
    Style { more: ("<w:keepNext/>", ""), ..bold(style("SignerTitle", 28, "center", (0, 1400))) },
    bold(style("SignerName", 28, "center", (0, 0))),
    Style { outline: Some(0), ..bold(style("AnnexLabel", 28, "center", (0, 0))) },
    bold(style("AnnexTitle", 28, "center", (0, 0))),
    italic(style("AnnexNote", 28, "center", (0, 160))),
    bold(style("TableHead", 22, "center", (40, 40))),
    style("TableText", 22, "left", (30, 30)),
    style("TableNumber", 22, "right", (30, 30)),
    bold(style("TableTextBold", 22, "left", (30, 30))),
    bold(style("TableNumberBold", 22, "right", (30, 30))),
];

fn one(style: &Style, out: &mut String) {
    let Style { id, name, size, align, space: (above, below), more: (before, indent), .. } = style;
    let outline = style.outline.map_or_else(String::new, |level| format!(r#"<w:outlineLvl w:val="{level}"/>"#));
    let (bold, italic) = (if style.bold { "<w:b/>" } else { "" }, if style.italic { "<w:i/>" } else { "" });
    out.push_str(&format!(
        r#"<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{before}<w:spacing w:before="{above}" w:after="{below}"/>{indent}<w:jc w:val="{align}"/>{outline}</w:pPr><w:rPr>{bold}{italic}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>"#
    ));
}

/// All styles.
pub(super) fn styles(lang: Lang) -> String {
    let language = match lang {
        Lang::Vi => "vi-VN",
        Lang::En => "en-GB",
    };
    let mut out = format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="{language}"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:left w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:right w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tblBorders></w:tblPr></w:style>"#
    );
    for style in &STYLES {
        one(style, &mut out);
    }
    out.push_str("</w:styles>");
    out
}
