//! Installing Debian packages, where that is possible without asking.

use std::io::IsTerminal;
use std::process::{Command, Stdio};

use crate::report::Steps;
use crate::run::{Outcome, on_path, output_of, run};

/// Whether packages can be installed here: `apt-get` and the right to use it.
pub fn usable() -> bool {
    on_path(&["apt-get"]).is_some() && (is_root() || on_path(&["sudo"]).is_some())
}

/// Installs packages, fetching the lists again when they are missing or old.
pub fn install(packages: &[&str], steps: &Steps) -> Outcome<()> {
    steps.say(&format!("installing by apt-get: {}", packages.join(" ")));
    let quiet = apt_get(&["install"], packages).stdout(Stdio::null()).stderr(Stdio::null()).status();
    if quiet.is_ok_and(|status| status.success()) {
        return Ok(());
    }
    steps.say("fetching the package lists first");
    run(apt_get(&["update"], &[]).stdout(Stdio::null()), "apt-get update")?;
    run(apt_get(&["install"], packages).stdout(Stdio::null()), "apt-get install")
}

fn apt_get(verb: &[&str], packages: &[&str]) -> Command {
    let mut command = if is_root() {
        Command::new("apt-get")
    } else {
        let mut sudo = Command::new("sudo");
        if !std::io::stdin().is_terminal() {
            // Nobody is there to type a password.
            sudo.arg("-n");
        }
        sudo.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        sudo
    };
    command
        .env("DEBIAN_FRONTEND", "noninteractive")
        .args(["-y", "-q", "-o", "DPkg::Lock::Timeout=300"])
        .args(verb)
        .args(if packages.is_empty() { &[][..] } else { &["--no-install-recommends"][..] })
        .args(packages);
    command
}

fn is_root() -> bool {
    output_of("id", &["-u"]).as_deref() == Some("0")
}
