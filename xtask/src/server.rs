//! `cargo xtask serve`: hands `dist/` to a browser on this machine.

use std::io::{self, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tiny_http::{Method, Request, Server};

use crate::build;
use crate::profile::Profile;
use crate::report::Steps;
use crate::run::{self, Outcome};
use crate::{browser, csp, dist, watch};

const THREADS: usize = 4;
/// How many ports after the wished one are tried.
const PORTS: u16 = 50;

/// How to serve.
pub struct Options {
    /// How to compile.
    pub profile: Profile,
    /// Build again on change.
    pub watching: bool,
    /// The port wished for.
    pub port: u16,
    /// Open a browser, where there is one.
    pub open: bool,
}

/// Builds, serves, and stays until ended from outside.
pub fn serve(options: &Options, steps: &mut Steps) -> Outcome<()> {
    let sources = watch::look();
    build::build(options.profile, steps)?;
    let port = start(&run::dist(), options.port)?;
    let address = format!("http://127.0.0.1:{port}/");
    if options.port != 0 && port != options.port {
        steps.say(&format!("port {} is taken", options.port));
    }
    steps.say(&format!("the page is at {address} (Ctrl+C ends)"));
    if options.open {
        browser::open(&address, steps);
    }
    if options.watching {
        watch::rebuild_on_change(sources, options.profile, steps);
    }
    loop {
        std::thread::park();
    }
}

/// Serves a folder from threads of its own; the port taken. Port 0: any.
pub fn start(folder: &Path, port: u16) -> Outcome<u16> {
    let listener = listen(port)?;
    let taken = listener.local_addr().map_err(|error| format!("the port cannot be told: {error}."))?.port();
    let server = Server::from_listener(listener, None).map_err(|error| format!("the server cannot start: {error}."))?;
    let server = Arc::new(server);
    for _ in 0..THREADS {
        let server = Arc::clone(&server);
        let folder = folder.to_path_buf();
        std::thread::spawn(move || {
            for request in server.incoming_requests() {
                let reply = reply(&folder, &request);
                // The browser may have left meanwhile; that is no fault.
                let _ = reply.send(request);
            }
        });
    }
    Ok(taken)
}

/// The wished port, or the next free one.
fn listen(port: u16) -> Outcome<TcpListener> {
    let last = port.saturating_add(if port == 0 { 0 } else { PORTS });
    let mut problem = String::new();
    for candidate in port..=last {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, candidate)) {
            Ok(listener) => return Ok(listener),
            Err(error) => problem = error.to_string(),
        }
    }
    Err(format!("no port from {port} to {last} is free: {problem}."))
}

/// What is sent: status, header lines, content.
struct Reply {
    status: &'static str,
    headers: Vec<(&'static str, String)>,
    bytes: Vec<u8>,
}

impl Reply {
    /// Sends it and asks the browser to hang up, which tiny_http's own answer cannot.
    /// It has a thread for each connection, and one that comes together with
    /// another may have to wait for a thread: until the browser hangs up.
    fn send(self, request: Request) -> io::Result<()> {
        let bare = *request.method() == Method::Head;
        let mut text = format!("HTTP/1.1 {}\r\nConnection: close\r\n", self.status);
        for (name, value) in &self.headers {
            text.push_str(&format!("{name}: {value}\r\n"));
        }
        text.push_str(&format!("Content-Length: {}\r\n\r\n", self.bytes.len()));
        let mut writer = request.into_writer();
        writer.write_all(text.as_bytes())?;
        writer.write_all(if bare { &[] } else { &self.bytes })?;
        writer.flush()
    }

    fn with(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }
}

fn reply(folder: &Path, request: &Request) -> Reply {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return refusal("405 Method Not Allowed", "only reading is possible here");
    }
    let Some(name) = safe_name(request.url()) else {
        return refusal("400 Bad Request", "this address is not understood");
    };
    let path = folder.join(name.split('/').collect::<PathBuf>());
    let accepted = header_of(request, "Accept-Encoding");
    for (encoding, ending) in [("br", ".br"), ("gzip", ".gz")] {
        if accepts(&accepted, encoding)
            && let Ok(bytes) = std::fs::read(append(&path, ending))
        {
            return content(&name, bytes).with("Content-Encoding", encoding);
        }
    }
    match std::fs::read(&path) {
        Ok(bytes) => content(&name, bytes),
        Err(_) => refusal("404 Not Found", "there is nothing at this address"),
    }
}

fn content(name: &str, bytes: Vec<u8>) -> Reply {
    let caching = if dist::is_hashed(name) { "public, max-age=31536000, immutable" } else { "no-cache" };
    plain("200 OK", bytes)
        .with("Content-Type", mime_type(name))
        .with("Cache-Control", caching)
        .with("Vary", "Accept-Encoding")
}

fn refusal(status: &'static str, sentence: &str) -> Reply {
    plain(status, format!("{sentence}\n").into_bytes())
        .with("Content-Type", "text/plain; charset=utf-8")
        .with("Cache-Control", "no-store")
}

fn plain(status: &'static str, bytes: Vec<u8>) -> Reply {
    Reply { status, headers: Vec::new(), bytes }
        .with("Content-Security-Policy", &csp::header())
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "no-referrer")
}

fn header_of(request: &Request, name: &'static str) -> String {
    let mut headers = request.headers().iter();
    headers.find(|header| header.field.equiv(name)).map(|header| header.value.to_string()).unwrap_or_default()
}

/// Whether an `Accept-Encoding` takes this encoding (`;q=0` means no).
fn accepts(accepted: &str, encoding: &str) -> bool {
    accepted.split(',').any(|part| {
        let (name, weight) = part.split_once(';').unwrap_or((part, ""));
        let weight = weight.trim().strip_prefix("q=").unwrap_or("1").trim();
        name.trim().eq_ignore_ascii_case(encoding) && weight.parse() != Ok(0.0_f32)
    })
}

/// The file's name within the folder, or `None` for what could lead out of it.
fn safe_name(url: &str) -> Option<String> {
    let path = url.split(['?', '#']).next()?.strip_prefix('/')?;
    let mut name = decode(path)?;
    if name.is_empty() || name.ends_with('/') {
        name.push_str("index.html");
    }
    let safe =
        name.split('/').all(|part| !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':', '\0']));
    safe.then_some(name)
}

/// Resolves `%41` and the like.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            let digits = std::str::from_utf8(&digits).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn append(path: &Path, ending: &str) -> PathBuf {
    let mut text = path.as_os_str().to_owned();
    text.push(ending);
    PathBuf::from(text)
}

fn mime_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("json") => "application/json",
        Some("webp") => "image/webp",
        Some("webmanifest") => "application/manifest+json",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::{Ipv4Addr, TcpStream};
    use std::time::Duration;

    use super::{accepts, listen, safe_name, start};

    /// A browser opens many at once, and keeps them unless it is told not to.
    #[test]
    fn every_one_of_many_connections_is_answered() {
        let folder = crate::run::root().join("public");
        let port = start(&folder, 0).expect("a port");
        let open = || TcpStream::connect((Ipv4Addr::LOCALHOST, port)).expect("a connection");
        let connections: Vec<TcpStream> = (0..40).map(|_| open()).collect();
        let asked = |mut connection: TcpStream| {
            connection.set_read_timeout(Some(Duration::from_secs(10))).expect("a time");
            connection.write_all(b"GET /favicon.svg HTTP/1.1\r\nHost: x\r\n\r\n").expect("a request");
            let (mut answer, mut piece) = (String::new(), [0; 4096]);
            while !answer.trim_end().ends_with("</svg>") {
                let length = connection.read(&mut piece).expect("an answer in time");
                assert_ne!(length, 0, "{answer}");
                answer.push_str(&String::from_utf8_lossy(&piece[..length]));
            }
            assert!(answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.contains("image/svg+xml"), "{answer}");
            (!answer.contains("Connection: close")).then_some(connection)
        };
        std::thread::scope(|scope| {
            let asked = &asked;
            let threads = connections.into_iter().map(|connection| scope.spawn(move || asked(connection)));
            let threads: Vec<_> = threads.collect();
            let kept: Vec<_> = threads.into_iter().map(|thread| thread.join().expect("answered")).collect();
            assert_eq!(kept.len(), 40);
        });
    }

    #[test]
    fn an_address_names_a_file_of_the_folder() {
        let named = |url| safe_name(url);
        assert_eq!(named("/").as_deref(), Some("index.html"));
        assert_eq!(named("/?a=/../b").as_deref(), Some("index.html"));
        assert_eq!(named("/a/b%20c.js").as_deref(), Some("a/b c.js"));
    }

    #[test]
    fn an_address_that_leads_out_is_refused() {
        for url in [
            "/../secret",
            "/a/../../secret",
            "/%2e%2e/secret",
            "/..%2fsecret",
            "/a/..%5csecret",
            "//etc/passwd",
            "/C:/Windows",
            "/.git/config",
            "/a%00b",
            "/a%2",
            "/%ff",
            "no-slash",
        ] {
            assert_eq!(safe_name(url), None, "{url}");
        }
    }

    #[test]
    fn an_encoding_is_used_only_when_accepted() {
        assert!(accepts("gzip, deflate, br", "br"));
        assert!(accepts("br;q=0.5", "br"));
        assert!(!accepts("gzip, br;q=0", "br"));
        assert!(!accepts("", "gzip"));
    }

    #[test]
    fn a_taken_port_gives_the_next_free_one() {
        let first = listen(0).expect("any port");
        let port = first.local_addr().expect("an address").port();
        let second = listen(port).expect("a later port");
        assert!(second.local_addr().expect("an address").port() > port);
    }
}
