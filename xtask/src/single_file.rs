//! The whole application in one HTML file, which opens by double click.
//!
//! The style and one script are inside; the script holds the WebAssembly of the
//! application, blocks of data the criteria and the second program, all packed by
//! LZMA and written in letters; the program that unpacks them is as gzip, which
//! browsers know. Only these two, known by their digests, may run, and nothing is
//! fetched: a browser would refuse to fetch beside a file anyway.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::build::Profile;
use crate::dist::{Asset, POLICY_PLACE, replace};
use crate::letters::{self, DECODE};
use crate::run::Outcome;
use crate::wasm::Module;
use crate::{compress, criteria, csp};

const STYLE_LINK: &str = "<link rel=\"stylesheet\" href=\"./style.css\">";
const BOOT_SCRIPT: &str = "<script type=\"module\" src=\"./boot.js\"></script>";
const ICON: &str = "./favicon.svg";
/// How boot.js loads the application from beside it.
const LOAD: &str = "const { default: start } = await import('./app.js');";
/// How boot.js tells where a picture lies.
const PICTURE: &str = "`./help/${name}.webp`;";
/// How it is taken from its block of data instead: one a line, its name and a
/// tab before it.
const INLINE_PICTURE: &str = "{
  const line = byId('pictures').textContent.split('\\n').find((one) => one.startsWith(`${name}\\t`));
  const bytes = Array.from(decoded(line.slice(name.length + 1)), (byte) => String.fromCharCode(byte));
  return `data:image/webp;base64,${btoa(bytes.join(''))}`;
};";
/// How boot.js names the worker that keeps the page for use without a network.
const WORKER: &str = "const SERVICE_WORKER = './sw.js';";
/// The single file is such a thing by itself.
const NO_WORKER: &str = "const SERVICE_WORKER = null;";
/// How boot.js loads the second program from beside it.
const LOAD_OFFICE: &str = "  const office = await import('./office.js');
  await office.default();
  return office;
";
/// How it is unpacked from its block of data instead.
const UNPACK_OFFICE: &str = "  const bytes = await unpacked(byId('office').textContent, await application);
  await officeGlue.default({ module_or_path: bytes });
  return officeGlue;
";
/// How boot.js names the script of the workers that judge files.
const JUDGE: &str = "const judgeAddress = () => './judge.js';";
/// How that script is made of what is here instead.
const INLINE_JUDGE: &str = "let judgeUrl;
const judgeAddress = () =>
  (judgeUrl ??= URL.createObjectURL(
    new Blob([`const office = (${officeCode})();\\n`, judgeScript], { type: 'text/javascript' }),
  ));";
/// How boot.js starts one, to read a script that imports.
const JUDGE_TYPE: &str = "new Worker(judgeAddress(), { type: 'module' })";
/// How one is started that is whole; a page from the disk may start no other.
const INLINE_JUDGE_TYPE: &str = "new Worker(judgeAddress())";
/// How the script of those workers takes the second program from beside it.
const IMPORT_OFFICE: &str = "import * as office from './office.js';";
/// How boot.js fetches criteria from beside it.
const FETCH: &str = "  // A connection that stands still for half a minute has failed.
  const response = await fetch(`./criteria/${name}`, { signal: AbortSignal.timeout?.(30_000) });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.text();
";
/// How they are found in the block of data instead: one file a line, its name
/// and a tab before it. Unpacked when first needed, then kept.
const FIND: &str =
    "  criteria ??= unpacked(byId('criteria').textContent).then((bytes) => new TextDecoder().decode(bytes));
  const line = (await criteria).split('\\n').find((one) => one.startsWith(`${name}\\t`));
  return line.slice(name.length + 1);
";
/// Letters to what was packed, after [`letters::DECODE`]; `before` is what the packer
/// looked back upon.
const UNPACK: &str = "let unpacker;
const unpacked = async (encoded, before = new Uint8Array()) => {
  unpacker ??= new Response(
    new Blob([decoded(unpackerEncoded)]).stream().pipeThrough(new DecompressionStream('gzip')),
  )
    .arrayBuffer()
    .then((bytes) => unpackGlue.default({ module_or_path: bytes }));
  await unpacker;
  return unpackGlue.unpack(decoded(encoded), before);
};
const application = unpacked(encoded);
let criteria;
";
/// What the generated JavaScript calls the function that starts the module.
const START: &str = "__wbg_init";

/// The folder of the pictures of the help page, with `/`.
pub const PICTURES: &str = "help/";

/// What goes into the file.
pub struct Parts<'a> {
    /// index.html.
    pub page: &'a str,
    /// style.css.
    pub style: &'a str,
    /// boot.js.
    pub boot: &'a str,
    /// judge.js.
    pub judge: &'a str,
    /// favicon.svg.
    pub icon: &'a str,
    /// Everything under `criteria/`.
    pub criteria: &'a [Asset],
    /// Everything under [`PICTURES`].
    pub pictures: &'a [Asset],
    /// The application and the second program.
    pub programs: &'a [Module],
    /// What unpacks them.
    pub unpacker: &'a Module,
    /// How hard to pack.
    pub profile: Profile,
}

/// Makes the file.
pub fn make(parts: &Parts<'_>) -> Outcome<String> {
    let [app, office] = parts.programs else { return Err("the single file takes two programs.".to_owned()) };
    let script = script(parts, app, office)?;
    let style = format!("\n{}\n", parts.style);
    if style.to_ascii_lowercase().contains("</style") {
        return Err("style.css may not contain `</style`.".to_owned());
    }
    let page = without_preloads(parts.page);
    let page = replace(&page, POLICY_PLACE, &csp::single_file(&script, &style))?;
    let page = replace(&page, ICON, &data_url(parts.icon))?;
    let page = replace(&page, STYLE_LINK, &format!("<style>{style}</style>"))?;
    // Data, which no policy has to allow: a browser does not run it.
    let (criteria, pictures) = (block(parts.criteria, parts.profile)?, album(parts.pictures));
    // The two programs share a third of their code.
    let office = packed(&office.wasm, &app.wasm, parts.profile)?;
    let data = [("criteria", criteria), ("office", office), ("pictures", pictures)]
        .map(|(id, block)| format!("<script type=\"text/plain\" id=\"{id}\">{block}</script>"))
        .join("\n");
    replace(&page, BOOT_SCRIPT, &format!("{data}\n<script type=\"module\">{script}</script>"))
}

/// The generated JavaScript, the application's bytes, and boot.js made to use them.
fn script(parts: &Parts<'_>, app: &Module, office: &Module) -> Outcome<String> {
    let load = format!(
        "const bytes = await application;\n\
         const start = () => {START}({{ module_or_path: bytes }});"
    );
    let boot = replace(&replace(parts.boot, LOAD, &load)?, FETCH, FIND)?;
    let boot = replace(&replace(&boot, LOAD_OFFICE, UNPACK_OFFICE)?, WORKER, NO_WORKER)?;
    let boot = replace(&replace(&boot, PICTURE, INLINE_PICTURE)?, JUDGE, INLINE_JUDGE)?;
    let boot = without_comments(&replace(&boot, JUDGE_TYPE, INLINE_JUDGE_TYPE)?);
    let judge = quoted(&without_comments(&replace(parts.judge, IMPORT_OFFICE, "")?));
    let (glue, office) = (without_address(app)?, enclosed(&without_address(office)?)?);
    let unpacker = enclosed(&without_address(parts.unpacker)?)?;
    let encoded = packed(&app.wasm, &[], parts.profile)?;
    let unpacker_encoded = letters::encode(&compress::gzip(&parts.unpacker.wasm, Profile::Release)?);
    let script = format!(
        "\n{glue}\nconst officeCode = {office};\nconst officeGlue = officeCode();\nconst unpackGlue = ({unpacker})();\n\
         {{\nconst encoded = '{encoded}';\nconst unpackerEncoded = '{unpacker_encoded}';\n\
         const judgeScript = {judge};\n{DECODE}{UNPACK}{boot}}}\n"
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
/// cannot stand side by side, because they use the same names.
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

/// The criteria as [`FIND`] expects them, packed together: they share much.
fn block(criteria: &[Asset], profile: Profile) -> Outcome<String> {
    let mut lines = Vec::new();
    for asset in criteria {
        let name = asset.name.strip_prefix(criteria::FOLDER).unwrap_or(&asset.name);
        lines.extend([name.as_bytes(), b"\t", &asset.bytes, b"\n"].concat());
    }
    packed(&lines, &[], profile)
}

/// The pictures as [`INLINE_PICTURE`] expects them.
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
    use crate::build::Profile;
    use crate::dist::Asset;
    use crate::letters;
    use crate::run::Outcome;
    use crate::wasm::Module;

    const PAGE: &str = "<!doctype html>\n\
        <meta http-equiv=\"Content-Security-Policy\" content=\"{{policy}}\">\n\
        <link rel=\"icon\" href=\"./favicon.svg\" type=\"image/svg+xml\">\n\
        <link rel=\"stylesheet\" href=\"./style.css\">\n\
        <link rel=\"manifest\" href=\"./manifest.webmanifest\">\n\
        <link rel=\"modulepreload\" href=\"./app.js\">\n\
        <script type=\"module\" src=\"./boot.js\"></script>\n";
    const BOOT: &str = include_str!("../../public/boot.js");
    const JUDGE_SCRIPT: &str = include_str!("../../public/judge.js");

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

    fn modules(glue: &str) -> [Module; 2] {
        [module("app", glue), module("office", glue)]
    }

    fn make(style: &str, glue: &str) -> Outcome<String> {
        super::make(&Parts {
            page: PAGE,
            style,
            boot: BOOT,
            judge: JUDGE_SCRIPT,
            icon: "<svg/>",
            criteria: &criteria(),
            pictures: &pictures(),
            programs: &modules(glue),
            unpacker: &module("unpack", ""),
            profile: Profile::Release,
        })
    }

    fn criteria() -> Vec<Asset> {
        vec![Asset { name: "criteria/a-0.json".to_owned(), bytes: b"{}".to_vec() }]
    }

    fn pictures() -> Vec<Asset> {
        vec![Asset { name: "help/a.webp".to_owned(), bytes: b"RIFF".to_vec() }]
    }

    #[test]
    fn nothing_is_left_to_be_loaded_from_beside_the_file() {
        let file = make("p { margin: 0 }", "").expect("a file");
        assert!(!file.contains("\"./"), "{file}");
        assert!(!file.contains("import("), "{file}");
        assert!(!file.contains("app_bg.wasm") && !file.contains("office_bg.wasm"), "{file}");
        assert!(file.contains("<style>\np { margin: 0 }\n</style>"), "{file}");
        assert!(!file.contains("fetch("), "{file}");
        let after = |bytes: &[u8], before: &[u8]| super::packed(bytes, before, Profile::Release).expect("packed");
        let packed = |bytes: &[u8]| after(bytes, &[]);
        assert!(file.contains(&format!("const encoded = '{}';", packed(&[0, 97, 115, 109]))), "{file}");
        assert!(file.contains(&format!("id=\"criteria\">{}</script>", packed(b"a-0.json\t{}\n"))), "{file}");
        assert!(
            file.contains(&format!("id=\"office\">{}</script>", after(&[0, 97, 115, 109], &[0, 97, 115, 109]))),
            "{file}"
        );
        assert!(file.contains(&format!("id=\"pictures\">a\t{}\n<", letters::encode(b"RIFF"))), "{file}");
    }

    #[test]
    fn the_second_program_keeps_its_names_to_itself() {
        let glue = "export class Bytes {\n}\nlet wasm;\nexport function show(text) {\n}\nexport { initSync, __wbg_init as default };";
        let text = enclosed(glue).expect("an expression");
        assert!(text.starts_with("() => {\nclass Bytes {\n}\nlet wasm;\nfunction show(text) {"), "{text}");
        assert!(text.ends_with("return { Bytes, show, initSync, default: __wbg_init, };\n}"), "{text}");
        assert!(enclosed("export default 1;").is_err());
    }

    #[test]
    fn text_in_the_script_cannot_end_the_script() {
        let file = make("", "const text = '</script><!-- <script>';").expect("a file");
        // The three blocks of data and the script, and nothing else, end.
        assert_eq!(file.matches("</script").count(), 4, "{file}");
        assert!(!file.contains("<!--"), "{file}");
    }

    #[test]
    fn a_style_that_ends_itself_is_refused() {
        assert!(make("</STYLE>", "").is_err());
    }
}
