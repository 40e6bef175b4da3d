//! The whole application in one HTML file, which opens by double click.
//!
//! The style and one script are inside; the script holds the WebAssembly in
//! base64. Only these two, known by their digests, may run, and nothing is
//! fetched: a browser would refuse to fetch beside a file anyway.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::csp;
use crate::dist::{POLICY_PLACE, replace};
use crate::run::Outcome;
use crate::wasm::Module;

const STYLE_LINK: &str = "<link rel=\"stylesheet\" href=\"./style.css\">";
const BOOT_SCRIPT: &str = "<script type=\"module\" src=\"./boot.js\"></script>";
const ICON: &str = "./favicon.svg";
/// How boot.js loads the application from beside it.
const LOAD: &str = "const { default: start } = await import('./app.js');";
/// What the generated JavaScript calls the function that starts the module.
const START: &str = "__wbg_init";

/// Makes the file from index.html, what belongs to it, and the programs.
pub fn make(page: &str, style: &str, boot: &str, icon: &str, modules: &[Module]) -> Outcome<String> {
    let app = modules.first().ok_or("there is no program to put into the single file.")?;
    let script = script(boot, app)?;
    let style = format!("\n{style}\n");
    if style.to_ascii_lowercase().contains("</style") {
        return Err("style.css may not contain `</style`.".to_owned());
    }
    let page = without_preloads(page);
    let page = replace(&page, POLICY_PLACE, &csp::single_file(&script, &style))?;
    let page = replace(&page, ICON, &data_url(icon))?;
    let page = replace(&page, STYLE_LINK, &format!("<style>{style}</style>"))?;
    replace(&page, BOOT_SCRIPT, &format!("<script type=\"module\">{script}</script>"))
}

/// The generated JavaScript, the module's bytes, and boot.js made to use them.
fn script(boot: &str, app: &Module) -> Outcome<String> {
    if !app.glue.contains(START) {
        return Err(format!("the generated JavaScript has no `{START}`."));
    }
    let load = format!(
        "const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));\n\
         const start = () => {START}({{ module_or_path: bytes }});"
    );
    let boot = replace(boot, LOAD, &load)?;
    let glue = replace(&app.glue, &format!("new URL('{}_bg.wasm', import.meta.url)", app.name), "undefined")?;
    let encoded = STANDARD.encode(&app.wasm);
    let script = format!("\n{glue}\n{{\nconst encoded = '{encoded}';\n{boot}}}\n");
    Ok(harmless_in_html(&script))
}

/// Hides the letters that would end or confuse the script element. They can
/// only stand in JavaScript's strings and comments, where `\` changes nothing.
fn harmless_in_html(script: &str) -> String {
    script.replace("</script", "<\\/script").replace("<!--", "<\\!--")
}

/// The page without the lines that announce files to come.
fn without_preloads(page: &str) -> String {
    let keeps = |line: &&str| !line.contains("rel=\"preload\"") && !line.contains("rel=\"modulepreload\"");
    let mut text: String = page.lines().filter(keeps).flat_map(|line| [line, "\n"]).collect();
    text.truncate(text.trim_end().len() + 1);
    text
}

fn data_url(icon: &str) -> String {
    format!("data:image/svg+xml;base64,{}", STANDARD.encode(icon))
}

#[cfg(test)]
mod tests {
    use super::make;
    use crate::wasm::Module;

    const PAGE: &str = "<!doctype html>\n\
        <meta http-equiv=\"Content-Security-Policy\" content=\"{{policy}}\">\n\
        <link rel=\"icon\" href=\"./favicon.svg\" type=\"image/svg+xml\">\n\
        <link rel=\"stylesheet\" href=\"./style.css\">\n\
        <link rel=\"modulepreload\" href=\"./app.js\">\n\
        <script type=\"module\" src=\"./boot.js\"></script>\n";
    const BOOT: &str = "const { default: start } = await import('./app.js');\nawait start();\n";

    fn module(glue: &str) -> Module {
        Module {
            name: "app",
            glue: format!(
                "{glue}\nasync function __wbg_init(given) {{ given ?? new URL('app_bg.wasm', import.meta.url); }}"
            ),
            wasm: vec![0, 97, 115, 109],
        }
    }

    #[test]
    fn nothing_is_left_to_be_loaded_from_beside_the_file() {
        let file = make(PAGE, "p { margin: 0 }", BOOT, "<svg/>", &[module("")]).expect("a file");
        assert!(!file.contains("\"./"), "{file}");
        assert!(!file.contains("import("), "{file}");
        assert!(!file.contains("app_bg.wasm"), "{file}");
        assert!(file.contains("<style>\np { margin: 0 }\n</style>"), "{file}");
        assert!(file.contains("const encoded = 'AGFzbQ==';"), "{file}");
    }

    #[test]
    fn text_in_the_script_cannot_end_the_script() {
        let glue = module("const text = '</script><!-- <script>';");
        let file = make(PAGE, "", BOOT, "<svg/>", &[glue]).expect("a file");
        assert_eq!(file.matches("</script").count(), 1, "{file}");
        assert!(!file.contains("<!--"), "{file}");
    }

    #[test]
    fn a_style_that_ends_itself_is_refused() {
        assert!(make(PAGE, "</STYLE>", BOOT, "<svg/>", &[module("")]).is_err());
    }
}
