//! Requests no browser sends, byte by byte: one request never gets two answers, nothing makes us fail, and who cannot
//! be understood is hung up on.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use server::http::accept::{self, AcceptLimits};
use server::http::{AppState, router};

use super::site::Site;
use crate::support::{TestDb, on_both_databases};

/// A connection that says nothing for so long has said everything.
const SILENCE: Duration = Duration::from_millis(400);
/// A whole request that is answered with 200, to see whether a connection still works, or was tricked.
const PROBE: &str = "GET /healthz HTTP/1.1\r\nHost: site\r\n\r\n";

/// What came back over one connection.
#[derive(Debug)]
pub(super) struct Talk {
    /// The status of each answer, in order; interim ones (1xx) apart.
    pub(super) answers: Vec<u16>,
    /// Interim answers.
    interim: Vec<u16>,
    /// The service hung up.
    closed: bool,
    /// Everything that was said.
    pub(super) text: String,
}

/// Where the site listens.
pub(super) fn address(site: &Site) -> SocketAddr {
    let url = site.url("");
    url.strip_prefix("http://").and_then(|rest| rest.parse().ok()).expect("an address")
}

/// Sends `bytes` over a connection of their own and listens until silence.
pub(super) async fn talk(address: SocketAddr, bytes: &[u8]) -> Talk {
    let mut stream = TcpStream::connect(address).await.expect("a connection");
    // The service may hang up before everything is sent.
    let _ = stream.write_all(bytes).await;
    let mut heard = Vec::new();
    let mut buffer = vec![0; 16 * 1024];
    let closed = loop {
        match tokio::time::timeout(SILENCE, stream.read(&mut buffer)).await {
            Err(_) => break false,
            Ok(Ok(0) | Err(_)) => break true,
            Ok(Ok(count)) => heard.extend_from_slice(&buffer[..count]),
        }
    };
    let (mut answers, mut interim) = (Vec::new(), Vec::new());
    let mut rest = &heard[..];
    while let Some((status, after)) = next_answer(rest) {
        if status < 200 {
            interim.push(status);
        } else {
            answers.push(status);
        }
        rest = after;
    }
    Talk { answers, interim, closed, text: String::from_utf8_lossy(&heard).into_owned() }
}

/// The status of the answer at the beginning of `bytes`, and what follows it.
fn next_answer(bytes: &[u8]) -> Option<(u16, &[u8])> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")? + 4;
    let head = std::str::from_utf8(&bytes[..end]).expect("a head in ASCII").to_ascii_lowercase();
    let status = head.strip_prefix("http/1.")?.get(2..5)?.parse().ok()?;
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length:"))
        .map_or(0, |length| length.trim().parse::<usize>().expect("a length"));
    assert!(!head.contains("transfer-encoding"), "answers come with their length: {head}");
    Some((status, bytes.get(end + length..).unwrap_or_default()))
}

fn post(headers: &str, body: &str) -> Vec<u8> {
    let form = "Content-Type: application/x-www-form-urlencoded";
    format!("POST /cek HTTP/1.1\r\nHost: site\r\n{form}\r\n{headers}\r\n\r\n{body}").into_bytes()
}

fn get(target: &str, headers: &str) -> Vec<u8> {
    format!("GET {target} HTTP/1.1\r\nHost: site\r\n{headers}\r\n").into_bytes()
}

/// Requests whose end is unclear, or whose head is broken: each with a second request hidden behind it that must never
/// be answered.
fn unclear() -> Vec<(&'static str, Vec<u8>)> {
    let chunked = "Transfer-Encoding: chunked";
    let hidden = |headers: &str, body: &str| post(headers, &format!("{body}{PROBE}"));
    vec![
        ("both lengths", hidden(&format!("Content-Length: 5\r\n{chunked}"), "0\r\n\r\n")),
        ("both, chunked first", hidden(&format!("{chunked}\r\nContent-Length: 5"), "0\r\n\r\n")),
        ("both, the length wrong", hidden(&format!("Content-Length: x\r\n{chunked}"), "0\r\n\r\n")),
        ("two lengths", hidden("Content-Length: 0\r\nContent-Length: 37", "")),
        ("two lengths in one", hidden("Content-Length: 0, 37", "")),
        ("a negative length", hidden("Content-Length: -1", "")),
        ("a length with a plus", hidden("Content-Length: +0", "")),
        ("a length in hex", hidden("Content-Length: 0x0", "")),
        ("a huge length", hidden("Content-Length: 99999999999999999999999", "")),
        ("the largest length", hidden("Content-Length: 18446744073709551615", "")),
        ("a folded header", hidden("Content-Length: 0\r\nX-A: b\r\n Content-Length: 37", "")),
        ("a folded encoding", hidden("Content-Length: 0\r\nTransfer-Encoding:\r\n chunked", "")),
        ("a space before the colon", hidden("Content-Length : 0", "")),
        ("a name with a space", hidden("X Y: z\r\nContent-Length: 0", "")),
        ("a name with a tab", hidden("Content-Length\t: 0", "")),
        ("a header without a colon", hidden("Content-Length 0", "")),
        ("an empty name", hidden(": 0\r\nContent-Length: 0", "")),
        ("an unknown encoding", hidden("Transfer-Encoding: xchunked", "0\r\n\r\n")),
        ("chunked, then not", hidden("Transfer-Encoding: chunked, identity", "0\r\n\r\n")),
        (
            "two encodings",
            hidden("Transfer-Encoding: chunked\r\nTransfer-Encoding: x", "0\r\n\r\n"),
        ),
        ("an encoding with \\x0b", hidden("Transfer-Encoding: \x0bchunked", "0\r\n\r\n")),
        ("NUL in a value", hidden("Content-Length: 0\r\nX-A: b\0c", "")),
        ("NUL in a name", hidden("Content-Length: 0\r\nX\0A: b", "")),
        ("a control byte in a value", hidden("Content-Length: 0\r\nX-A: b\x07c", "")),
        ("a lone CR in a value", hidden("Content-Length: 0\r\nX-A: b\rContent-Length: 37", "")),
        (
            "chunked in HTTP/1.0",
            b"POST /cek HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n\
            GET /healthz HTTP/1.0\r\n\r\n"
                .to_vec(),
        ),
        ("a chunk size that is none", hidden(chunked, "zz\r\n\r\n0\r\n\r\n")),
        ("a negative chunk size", hidden(chunked, "-1\r\na\r\n0\r\n\r\n")),
        ("a huge chunk size", hidden(chunked, "fffffffffffffffff\r\na\r\n0\r\n\r\n")),
        ("a chunk longer than it says", hidden(chunked, "1\r\nabc\r\n0\r\n\r\n")),
        ("a bare LF behind a chunk size", hidden(chunked, "1\na\r\n0\r\n\r\n")),
        (
            "endless chunk extensions",
            hidden(chunked, &format!("1;{}\r\na\r\n0\r\n\r\n", "x".repeat(40_000))),
        ),
        ("endless trailers", hidden(chunked, &format!("0\r\n{}\r\n", "X-A: b\r\n".repeat(5_000)))),
        (
            "a space in the target",
            format!("GET /healthz x HTTP/1.1\r\nHost: site\r\n\r\n{PROBE}").into_bytes(),
        ),
        ("NUL in the target", get("/cek\0", "")),
        ("HTTP/0.9", format!("GET /healthz\r\n\r\n{PROBE}").into_bytes()),
        ("HTTP/9.9", format!("GET /healthz HTTP/9.9\r\n\r\n{PROBE}").into_bytes()),
        ("no method", format!(" /healthz HTTP/1.1\r\n\r\n{PROBE}").into_bytes()),
        ("HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec()),
        ("TLS", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n".to_vec()),
        ("a head of 40 KB", get("/healthz", &format!("X-A: {}\r\n", "b".repeat(40_000)))),
        ("a target of 70 KB", get(&format!("/{}", "b".repeat(70_000)), "")),
        ("200 headers", get("/healthz", &"X-A: b\r\n".repeat(200))),
    ]
}

/// Odd requests that are clear enough to be answered once, in 2xx to 4xx; the connection may go on.
fn odd() -> Vec<(&'static str, Vec<u8>)> {
    let chunked = "Transfer-Encoding: chunked";
    let line = |line: &str| format!("{line} HTTP/1.1\r\nHost: site\r\n\r\n").into_bytes();
    vec![
        ("bare LF", b"GET /healthz HTTP/1.1\nHost: site\n\n".to_vec()),
        ("the same length twice", post("Content-Length: 3\r\nContent-Length: 3", "a=b")),
        ("a chunk extension", post(chunked, "3;a=\"b\"\r\na=b\r\n0\r\n\r\n")),
        ("a trailer", post(chunked, "3\r\na=b\r\n0\r\nContent-Length: 37\r\n\r\n")),
        ("an absolute target", line("GET http://evil.example/healthz")),
        ("a word as target", line("GET cek")),
        ("an asterisk", line("OPTIONS *")),
        ("OPTIONS", line("OPTIONS /cek")),
        ("TRACE", line("TRACE /cek")),
        ("CONNECT", line("CONNECT evil.example:443")),
        ("CONNECT to a path", line("CONNECT /cek")),
        ("a method nobody knows", line("PROPFIND /cek")),
        (
            "GET with a body",
            get("/healthz", "Content-Length: 3\r\n").into_iter().chain(*b"a=b").collect(),
        ),
        ("no host", b"GET /healthz HTTP/1.1\r\n\r\n".to_vec()),
        ("two hosts", get("/healthz", "Host: evil.example\r\n")),
        (
            "an upgrade",
            get("/healthz", "Connection: upgrade\r\nUpgrade: h2c\r\nHTTP2-Settings: AAAA\r\n"),
        ),
        ("bytes above 127 in a value", get("/healthz", "X-A: \u{e9}\u{e9}\r\n")),
        ("dots in the path", line("GET /pkg/../../etc/passwd")),
        ("encoded dots", line("GET /pkg/..%2f..%2fetc%2fpasswd")),
        ("dots encoded twice", line("GET /pkg/%252e%252e%252fetc")),
        ("encoded dots all over", line("GET /pkg/%2e%2e%2f%2e%2e%2fCargo.toml")),
        ("a backslash", line("GET /pkg/..%5c..%5cCargo.toml")),
        ("NUL in a path", line("GET /pkg/app%00.js")),
        ("an absolute file", line("GET /pkg/%2fetc%2fpasswd")),
        ("two slashes", line("GET //etc/passwd")),
        ("bad percent signs", line("GET /pkg/%zz%")),
    ]
}

async fn site(db: &TestDb) -> Site {
    Site::start(db).await
}

async fn assert_others_are_served(site: &Site, after: &str) {
    assert_eq!(site.get("/healthz").await.status(), 200, "after {after}");
}

/// A site that is impatient.
async fn impatient(db: &TestDb, header_read: Duration) -> (SocketAddr, watch::Sender<bool>) {
    let site = site(db).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let (stop, stopped) = watch::channel(false);
    let state = AppState { ctx: site.ctx.clone(), assets: app::chrome::Assets::default() };
    let limits = AcceptLimits { header_read, ..AcceptLimits::default() };
    tokio::spawn(accept::serve(listener, router::router(state), limits, stopped));
    (address, stop)
}

/// How long the service listens to a connection that sends `pieces` with a pause before each.
async fn patience(address: SocketAddr, pieces: &[&str], pause: Duration) -> (Duration, String) {
    let mut stream = TcpStream::connect(address).await.expect("a connection");
    let begun = Instant::now();
    for piece in pieces {
        tokio::time::sleep(pause).await;
        if stream.write_all(piece.as_bytes()).await.is_err() {
            break;
        }
    }
    let mut heard = Vec::new();
    let end = tokio::time::timeout(Duration::from_secs(10), stream.read_to_end(&mut heard)).await;
    assert!(end.is_ok(), "a silent connection is kept for ever");
    (begun.elapsed(), String::from_utf8_lossy(&heard).into_owned())
}

on_both_databases! {
    async fn who_is_unclear_is_answered_once_at_most_and_hung_up_on(db: &TestDb) {
        let site = site(db).await;
        for (what, bytes) in unclear() {
            let talk = talk(address(&site), &bytes).await;
            assert!(talk.answers.len() <= 1, "{what}: {talk:?}");
            assert!(talk.answers.iter().all(|status| *status < 500), "{what}: {talk:?}");
            assert!(talk.closed, "{what}: {talk:?}");
            assert!(!talk.text.contains("ok\n"), "{what}: the hidden request was answered: {talk:?}");
            assert_others_are_served(&site, what).await;
        }
    }

    async fn who_is_odd_but_clear_is_answered_once(db: &TestDb) {
        let site = site(db).await;
        for (what, bytes) in odd() {
            let talk = talk(address(&site), &bytes).await;
            assert_eq!(talk.answers.len(), 1, "{what}: {talk:?}");
            assert!((200..500).contains(&talk.answers[0]), "{what}: {talk:?}");
            for leaked in ["root:", "[workspace]", "TRACE /cek"] {
                assert!(!talk.text.contains(leaked), "{what}: {talk:?}");
            }
            assert_others_are_served(&site, what).await;
        }
    }

    async fn requests_sent_ahead_are_answered_each_once_in_order(db: &TestDb) {
        let site = site(db).await;
        let requests = [get("/healthz", ""), get("/nowhere", ""), post("Content-Length: 3", "a=b"), get("/healthz", "")];
        let together = talk(address(&site), &requests.concat()).await;
        assert_eq!(together.answers, [200, 404, 422, 200]);
        // A body that is refused unread does not become the next request.
        let large = format!("{PROBE}{}", "x".repeat(100_000));
        let refused = talk(address(&site), &post(&format!("Content-Length: {}", large.len()), &large)).await;
        assert_eq!(refused.answers, [413], "{refused:?}");
        let unread = post(&format!("Sec-Fetch-Site: cross-site\r\nContent-Length: {}", PROBE.len()), PROBE);
        let refused = talk(address(&site), &unread).await;
        assert_eq!(refused.answers, [403], "{refused:?}");
    }

    async fn a_body_is_asked_for_only_where_it_is_wanted(db: &TestDb) {
        let site = site(db).await;
        let expect = "Expect: 100-continue\r\nContent-Length: 3";
        let wanted = talk(address(&site), &post(expect, "a=b")).await;
        assert_eq!((wanted.interim, wanted.answers), (vec![100], vec![422]));
        let unwanted = talk(address(&site), &post(&format!("Sec-Fetch-Site: cross-site\r\n{expect}"), "")).await;
        assert_eq!((unwanted.interim, unwanted.answers), (vec![], vec![403]));
        assert!(unwanted.closed, "nobody knows whether the body comes");
    }

    async fn what_is_announced_too_large_is_refused_before_it_is_read(db: &TestDb) {
        let site = site(db).await;
        // Only the head is sent: were the body waited for, there would be no answer.
        for length in ["65537", "9999999999"] {
            for expect in ["Expect: 100-continue\r\n", ""] {
                let head = post(&format!("{expect}Content-Length: {length}"), "");
                let refused = talk(address(&site), &head).await;
                assert_eq!((&refused.interim[..], &refused.answers[..]), (&[][..], &[413][..]), "{refused:?}");
                assert!(refused.text.contains("</html>"), "a page says so: {refused:?}");
                assert!(refused.closed, "nobody knows whether the body comes");
            }
        }
        let fits = format!("nama={}", "x".repeat(65_536 - "nama=".len()));
        let read = talk(address(&site), &post("Expect: 100-continue\r\nContent-Length: 65536", &fits)).await;
        assert_eq!((read.interim, read.answers), (vec![100], vec![422]), "as large as may be");
        // Without an announcement it is cut off at the same place.
        let chunk = format!("10001\r\n{}\r\n0\r\n\r\n", "x".repeat(65_537));
        let cut = talk(address(&site), &post("Transfer-Encoding: chunked", &chunk)).await;
        assert_eq!(cut.answers, [413], "{cut:?}");
    }

    async fn who_sends_a_head_slowly_is_cut_off_and_others_are_not(db: &TestDb) {
        let limit = Duration::from_millis(500);
        let (address, _stop) = impatient(db, limit).await;
        let half = "GET /healthz HTTP/1.1\r\nHost: site\r\nX-A: ";
        let (took, heard) = patience(address, &[half], Duration::ZERO).await;
        assert!(took >= limit && took < limit * 6, "{took:?}");
        assert!(!heard.contains("200 OK"), "{heard}");
        // A byte now and then does not help: the limit is for the whole head.
        let drops = [half, "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "\r\n\r\n"];
        let (took, heard) = patience(address, &drops, limit / 4).await;
        assert!(!heard.contains("200 OK"), "{took:?} {heard}");
        let (took, _) = patience(address, &[], Duration::ZERO).await;
        assert!(took < limit * 6, "a silent connection: {took:?}");
        let slow: Vec<_> = futures::future::join_all((0..50).map(|_| async move {
            let mut stream = TcpStream::connect(address).await.expect("a connection");
            stream.write_all(half.as_bytes()).await.expect("sent");
            stream
        })).await;
        let served = talk(address, PROBE.as_bytes()).await;
        assert_eq!(served.answers, [200]);
        drop(slow);
    }
}
