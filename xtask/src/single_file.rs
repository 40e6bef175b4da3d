//! The whole application in one HTML file, which opens by double click.
//!
//! The style and one script are inside; blocks of data hold the WebAssembly of the
//! application, that of its other parts and the criteria, all packed by LZMA and
//! written in letters; the program that unpacks them is as gzip, which browsers know. Only these two, known by their digests, may run, and nothing is
//! fetched: a browser would refuse to fetch beside a file anyway.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::letters::{self, DECODE};
use crate::profile::Profile;
use crate::run::Outcome;
use crate::scripts::{IMPORT_APP, POLICY_PLACE, Scripts, parts_table, replace};
use crate::site::Asset;
use crate::wasm::{Module, Programs};
use crate::{compress, criteria, csp};

const STYLE_LINK: &str = "<link rel=\"stylesheet\" href=\"./style.css\">";
const BOOT_SCRIPT: &str = "<script type=\"module\" src=\"./boot.js\"></script>";
const ICON: &str = "./favicon.svg";
/// What the generated JavaScript calls the function that starts the module.
const START: &str = "__wbg_init";
/// The part that almost everybody needs: unpacked together with the application.
const WITH_APPLICATION: &str = "sheet";

/// The folder of the pictures of the help page, with `/`.
pub const PICTURES: &str = "help/";

/// What goes into the file.
pub struct Parts<'a> {
    /// index.html.
    pub page: &'a str,
    /// style.css.
    pub style: &'a str,
    /// The scripts of `public/`.
    pub scripts: &'a Scripts,
    /// favicon.svg.
    pub icon: &'a str,
    /// Everything under `criteria/`.
    pub criteria: &'a [Asset],
    /// Everything under [`PICTURES`].
    pub pictures: &'a [Asset],
    /// The application, its parts, what unpacks them.
    pub programs: &'a Programs,
    /// How hard to pack.
    pub profile: Profile,
}

/// Makes the file.
pub fn make(parts: &Parts<'_>) -> Outcome<String> {
    let blocks = Blocks::of(parts.programs);
    let script = script(parts, &blocks)?;
    let style = format!("\n{}\n", parts.style);
    if style.to_ascii_lowercase().contains("</style") {
        return Err("style.css may not contain `</style`.".to_owned());
    }
    let page = without_preloads(parts.page);
    let page = replace(&page, POLICY_PLACE, &csp::single_file(&script, &style))?;
    let page = replace(&page, ICON, &data_url(parts.icon))?;
    let page = replace(&page, STYLE_LINK, &format!("<style>{style}</style>"))?;
    // Data, which no policy has to allow: a browser does not run it.
    let application = packed(&blocks.application, &[], parts.profile)?;
    // They share much with the application.
    let others = packed(&blocks.others, &blocks.application, parts.profile)?;
    let (criteria, pictures) = (block(parts.criteria, parts.profile)?, album(parts.pictures));
    let data = [("application", application), ("parts", others), ("criteria", criteria), ("pictures", pictures)]
        .map(|(id, block)| format!("<script type=\"text/plain\" id=\"{id}\">{block}</script>"))
        .join("\n");
    replace(&page, BOOT_SCRIPT, &format!("{data}\n<script type=\"module\">{script}</script>"))
}

/// The modules in two blocks, each packed as a whole, and where each module is.
struct Blocks {
    application: Vec<u8>,
    others: Vec<u8>,
    /// Name, block, from, to.
    pieces: Vec<(String, &'static str, usize, usize)>,
}

impl Blocks {
    fn of(programs: &Programs) -> Self {
        let mut blocks = Self { application: Vec::new(), others: Vec::new(), pieces: Vec::new() };
        blocks.add("app", &programs.app.wasm, true);
        for file in &programs.parts {
            blocks.add(&file.name, &file.wasm, file.parts.iter().any(|part| part == WITH_APPLICATION));
        }
        blocks
    }

    fn add(&mut self, name: &str, wasm: &[u8], with_application: bool) {
        let (id, block) =
            if with_application { ("application", &mut self.application) } else { ("parts", &mut self.others) };
        let from = block.len();
        block.extend_from_slice(wasm);
        self.pieces.push((name.to_owned(), id, from, block.len()));
    }

    /// As loader-single.js reads it.
    fn table(&self) -> String {
        let piece = |(name, block, from, to): &(String, &str, usize, usize)| {
            format!("\"{name}\": {{ block: '{block}', from: {from}, to: {to} }},\n")
        };
        format!("{{\n{}}}", self.pieces.iter().map(piece).collect::<String>())
    }
}

/// The generated JavaScript, and boot.js with the loader of the single file.
fn script(parts: &Parts<'_>, blocks: &Blocks) -> Outcome<String> {
    let table = parts_table(&parts.programs.parts, |file| file.name.clone())?;
    let boot = without_comments(&parts.scripts.booting(&parts.scripts.loader_single, &table)?);
    let worker = quoted(&without_comments(&replace(&parts.scripts.worker, IMPORT_APP, "")?));
    let unpacker = &parts.programs.unpacker;
    let (app, unpack) = (enclosed(&without_address(&parts.programs.app)?)?, enclosed(&without_address(unpacker)?)?);
    let unpacker = letters::encode(&compress::gzip(&unpacker.wasm, Profile::Release)?);
    let pieces = blocks.table();
    let script = format!(
        "\nconst appCode = {app};\nconst unpackGlue = ({unpack})();\nconst unpackerText = '{unpacker}';\n\
         const workerScript = {worker};\nconst PIECES = {pieces};\n{DECODE}{boot}"
    );
    Ok(harmless_in_html(&script))
}

/// The generated JavaScript without the address of the WebAssembly beside it.
fn without_address(module: &Module) -> Outcome<String> {
    if !module.glue.contains(START) {
        return Err(format!("the generated JavaScript of {} has no `{START}`.", module.name));
    }
    replace(&module.glue, &format!("new URL('{}_bg.wasm', import.meta.url)", module.name), "undefined")
}

/// JavaScript of ours without the lines that are comments: for whoever reads them,
/// they are in `public/`.
fn without_comments(script: &str) -> String {
    let told = |line: &&str| !line.trim_start().starts_with("//");
    script.lines().filter(told).flat_map(|line| [line, "\n"]).collect()
}

/// A text as JavaScript writes it.
fn quoted(text: &str) -> String {
    format!("`{}`", text.replace('\\', "\\\\").replace('`', "\\`").replace('$', "\\$"))
}

/// Generated JavaScript as a function that gives what it exports: two such texts
/// would use the same names, and workers are given one as text.
fn enclosed(glue: &str) -> Outcome<String> {
    let (mut text, mut names) = (String::new(), String::new());
    for line in glue.lines() {
        let exported = line.strip_prefix("export ");
        let body = exported.unwrap_or(line);
        match exported.map(|rest| rest.split([' ', '(']).collect::<Vec<_>>()).as_deref() {
            None => {}
            Some(["function" | "class" | "const", name, ..]) => names.push_str(&format!(" {name},")),
            Some(["{", ..]) if body.contains(START) => {
                names.push_str(&format!(" initSync, default: {START},"));
                continue;
            }
            Some(_) => return Err(format!("the generated JavaScript exports in an unknown way: {line}")),
        }
        text.push_str(body);
        text.push('\n');
    }
    Ok(format!("() => {{\n{text}return {{{names} }};\n}}"))
}

/// The criteria as loader-single.js expects them, packed together: they share much.
fn block(criteria: &[Asset], profile: Profile) -> Outcome<String> {
    let mut lines = Vec::new();
    for asset in criteria {
        let name = asset.name.strip_prefix(criteria::FOLDER).unwrap_or(&asset.name);
        lines.extend([name.as_bytes(), b"\t", &asset.bytes, b"\n"].concat());
    }
    packed(&lines, &[], profile)
}

/// The pictures as loader-single.js expects them.
fn album(pictures: &[Asset]) -> String {
    let line = |asset: &Asset| {
        let name = asset.name.trim_start_matches(PICTURES).trim_end_matches(".webp");
        format!("{name}\t{}\n", letters::encode(&asset.bytes))
    };
    pictures.iter().map(line).collect()
}

fn packed(bytes: &[u8], before: &[u8], profile: Profile) -> Outcome<String> {
    Ok(letters::encode(&compress::lzma(bytes, before, profile)?))
}

/// Hides the letters that would end or confuse the script element. They can
/// only stand in JavaScript's strings and comments, where `\` changes nothing.
fn harmless_in_html(script: &str) -> String {
    script.replace("</script", "<\\/script").replace("<!--", "<\\!--")
}

/// The page without the lines that announce files beside it.
fn without_preloads(page: &str) -> String {
    let left_out = ["rel=\"preload\"", "rel=\"modulepreload\"", "rel=\"manifest\""];
    let keeps = |line: &&str| !left_out.iter().any(|mark| line.contains(mark));
    let mut text: String = page.lines().filter(keeps).flat_map(|line| [line, "\n"]).collect();
    text.truncate(text.trim_end().len() + 1);
    text
}

fn data_url(icon: &str) -> String {
    format!("data:image/svg+xml;base64,{}", STANDARD.encode(icon))
}

#[cfg(test)]
mod tests {
    use super::{Parts, enclosed};
    use crate::letters;
    use crate::profile::Profile;
    use crate::run::Outcome;
    use crate::scripts::Scripts;
    use crate::site::Asset;
    use crate::split::PartFile;
    use crate::wasm::{Module, Programs};

    const PAGE: &str = "<!doctype html>\n\
        <meta http-equiv=\"Content-Security-Policy\" content=\"{{policy}}\">\n\
        <link rel=\"icon\" href=\"./favicon.svg\" type=\"image/svg+xml\">\n\
        <link rel=\"stylesheet\" href=\"./style.css\">\n\
        <link rel=\"manifest\" href=\"./manifest.webmanifest\">\n\
        <link rel=\"modulepreload\" href=\"./app.js\">\n\
        <script type=\"module\" src=\"./boot.js\"></script>\n";

    fn scripts() -> Scripts {
        Scripts {
            boot: include_str!("../../public/boot.js").to_owned(),
            worker: include_str!("../../public/judge.js").to_owned(),
            loader: include_str!("../../public/loader.js").to_owned(),
            loader_single: include_str!("../../public/loader-single.js").to_owned(),
        }
    }

    fn module(name: &'static str, glue: &str) -> Module {
        Module {
            name,
            glue: format!(
                "{glue}\nexport function show(text) {{ return text; }}\n\
                 async function __wbg_init(given) {{ given ?? new URL('{name}_bg.wasm', import.meta.url); }}\n\
                 export {{ initSync, __wbg_init as default }};"
            ),
            wasm: vec![0, 97, 115, 109],
        }
    }

    fn make(style: &str, glue: &str) -> Outcome<String> {
        let part = |name: &str, parts: &[&str]| PartFile {
            name: name.to_owned(),
            wasm: name.as_bytes().to_vec(),
            parts: parts.iter().map(|part| (*part).to_owned()).collect(),
        };
        super::make(&Parts {
            page: PAGE,
            style,
            scripts: &scripts(),
            icon: "<svg/>",
            criteria: &[Asset { name: "criteria/a-0.json".to_owned(), bytes: b"{}".to_vec() }],
            pictures: &[Asset { name: "help/a.webp".to_owned(), bytes: b"RIFF".to_vec() }],
            programs: &Programs {
                app: module("app", glue),
                parts: vec![part("sheet", &["sheet"]), part("keys", &["keys"]), part("shared-1", &["keys", "help"])],
                unpacker: module("unpack", ""),
            },
            profile: Profile::Release,
        })
    }

    #[test]
    fn nothing_is_left_to_be_loaded_from_beside_the_file() {
        let file = make("p { margin: 0 }", "").expect("a file");
        for beside in ["\"./", "'./", "`./", "import(", "import *", "import {", "app_bg.wasm", "fetch("] {
            assert!(!file.contains(beside), "{beside} in {file}");
        }
        assert!(file.contains("<style>\np { margin: 0 }\n</style>"), "{file}");
        let packed = |bytes: &[u8], before: &[u8]| super::packed(bytes, before, Profile::Release).expect("packed");
        let block =
            |id: &str, text: String| assert!(file.contains(&format!("id=\"{id}\">{text}</script>")), "{id}: {file}");
        block("application", packed(b"\0asmsheet", &[]));
        block("parts", packed(b"keysshared-1", b"\0asmsheet"));
        block("criteria", packed(b"a-0.json\t{}\n", &[]));
        block("pictures", format!("a\t{}\n", letters::encode(b"RIFF")));
        for piece in
            ["\"app\": { block: 'application', from: 0, to: 4 }", "\"shared-1\": { block: 'parts', from: 4, to: 12 }"]
        {
            assert!(file.contains(piece), "{piece} in {file}");
        }
        assert!(file.contains(r#"{"help":["shared-1"],"keys":["keys","shared-1"],"sheet":["sheet"]}"#), "{file}");
    }

    #[test]
    fn generated_javascript_keeps_its_names_to_itself() {
        let glue = "export class Bytes {\n}\nlet wasm;\nexport function show(text) {\n}\nexport { initSync, __wbg_init as default };";
        let text = enclosed(glue).expect("an expression");
        assert!(text.starts_with("() => {\nclass Bytes {\n}\nlet wasm;\nfunction show(text) {"), "{text}");
        assert!(text.ends_with("return { Bytes, show, initSync, default: __wbg_init, };\n}"), "{text}");
        assert!(enclosed("export default 1;").is_err());
    }

    #[test]
    fn text_in_the_script_cannot_end_the_script() {
        let file = make("", "const text = '</script><!-- <script>';").expect("a file");
        // The four blocks of data and the script, and nothing else, end.
        assert_eq!(file.matches("</script").count(), 5, "{file}");
        assert!(!file.contains("<!--"), "{file}");
    }

    #[test]
    fn a_style_that_ends_itself_is_refused() {
        assert!(make("</STYLE>", "").is_err());
    }
}
