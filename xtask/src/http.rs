//! The HTTP client of every check: keeps its connection, as browsers do, and looks closely at what
//! it gets.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use anyhow::{Context as _, Result, bail, ensure};

/// How long an answer may take, in total silence.
const DEADLINE: Duration = Duration::from_secs(20);
/// Bytes read at a time.
const READ_BYTES: usize = 64 * 1024;
/// Longest answer that is believed, in bytes.
const MAX_ANSWER_BYTES: usize = 8 * 1024 * 1024;

/// A request, ready to be sent.
#[derive(Clone)]
pub(crate) struct Ask {
    /// Method and path, for messages. Result links are shortened: they carry a question.
    pub(crate) what: String,
    /// What goes over the line.
    pub(crate) bytes: Vec<u8>,
}

impl Ask {
    /// A page, in one of the encodings a browser might take: `""`, `gzip`, `br`.
    pub(crate) fn get(path: &str, encoding: &str) -> Self {
        let headers = [("accept-encoding", encoding)];
        let headers = if encoding.is_empty() { &[][..] } else { &headers };
        Self::new("GET", path, headers, None)
    }

    /// A plain form.
    pub(crate) fn form(path: &str, fields: &[(&str, &str)]) -> Self {
        Self::form_by(path, &[], fields)
    }

    /// A plain form with headers of its own.
    pub(crate) fn form_by(path: &str, headers: &[(&str, &str)], fields: &[(&str, &str)]) -> Self {
        let pairs: Vec<String> =
            fields.iter().map(|(name, value)| format!("{name}={}", percent_coded(value))).collect();
        let body = pairs.join("&");
        let body = ("application/x-www-form-urlencoded", body.as_bytes());
        Self::new("POST", path, headers, Some(body))
    }

    /// A call of the API.
    pub(crate) fn json(path: &str, body: &serde_json::Value) -> Self {
        Self::call("POST", path, &[], body)
    }

    /// A call of the API with a method and headers of its own.
    pub(crate) fn call(
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &serde_json::Value,
    ) -> Self {
        Self::new(method, path, headers, Some(("application/json", body.to_string().as_bytes())))
    }

    /// Anything: headers in lower case, the body with its content type.
    pub(crate) fn new(
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<(&str, &[u8])>,
    ) -> Self {
        let mut head = format!("{method} {path} HTTP/1.1\r\nhost: 127.0.0.1\r\n");
        let (kind, content) = body.unwrap_or_default();
        let length = content.len().to_string();
        let own = [("content-type", kind), ("content-length", &length)];
        let own = if body.is_some() { &own[..] } else { &[] };
        for (name, value) in headers.iter().chain(own) {
            head.extend([name, ": ", value, "\r\n"]);
        }
        head.push_str("\r\n");
        let what = format!("{method} {}", path.chars().take(40).collect::<String>());
        Self { what, bytes: [head.as_bytes(), content].concat() }
    }
}

/// An answer, read to its end.
pub(crate) struct Answer {
    /// Status code.
    pub(crate) status: u16,
    /// Names in lower case, values as sent, in their order.
    pub(crate) headers: Vec<(String, String)>,
    /// The body as it travelled, without chunks.
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// The value of a header, or an empty text.
    pub(crate) fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(other, _)| other == name);
        found.map_or("", |(_, value)| value)
    }

    /// Names of all headers, in their order.
    pub(crate) fn header_names(&self) -> Vec<&str> {
        self.headers.iter().map(|(name, _)| name.as_str()).collect()
    }

    /// The body as it was before it was compressed.
    pub(crate) fn decoded(&self) -> Result<Vec<u8>> {
        let mut plain = Vec::new();
        match self.header("content-encoding") {
            "" => plain.clone_from(&self.body),
            "gzip" => {
                flate2::read::GzDecoder::new(self.body.as_slice()).read_to_end(&mut plain)?;
            }
            "br" => brotli::BrotliDecompress(&mut self.body.as_slice(), &mut plain)?,
            other => bail!("unknown content-encoding {other}"),
        }
        Ok(plain)
    }
}

/// One client.
pub(crate) struct Client {
    address: SocketAddr,
    stream: Option<TcpStream>,
}

impl Client {
    /// A client that has not connected yet.
    pub(crate) fn new(address: SocketAddr) -> Self {
        Self { address, stream: None }
    }

    /// Where it connects to.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Sends a request on the kept connection, or on a new one, and reads the whole answer.
    ///
    /// # Errors
    /// When there is no whole answer in time. A kept connection that the server closed meanwhile is
    /// replaced once, as browsers do.
    pub(crate) fn ask(&mut self, ask: &Ask) -> Result<Answer> {
        if let Some(mut kept) = self.stream.take()
            && kept.write_all(&ask.bytes).is_ok()
            && let Some(answer) = self.read(kept).with_context(|| ask.what.clone())?
        {
            return Ok(answer);
        }
        let mut stream = TcpStream::connect_timeout(&self.address, DEADLINE)?;
        stream.set_read_timeout(Some(DEADLINE))?;
        stream.set_write_timeout(Some(DEADLINE))?;
        stream.set_nodelay(true)?;
        stream.write_all(&ask.bytes).with_context(|| ask.what.clone())?;
        let answer = self.read(stream).with_context(|| ask.what.clone())?;
        answer.with_context(|| format!("{}: the connection was closed without answer", ask.what))
    }

    /// Closes the kept connection.
    pub(crate) fn hang_up(&mut self) {
        self.stream = None;
    }

    /// Reads an answer and keeps the connection; `None` when it was closed before the first byte.
    fn read(&mut self, mut stream: TcpStream) -> Result<Option<Answer>> {
        let mut bytes = Vec::new();
        let mut chunk = vec![0; READ_BYTES];
        loop {
            match stream.read(&mut chunk) {
                Ok(0) if bytes.is_empty() => return Ok(None),
                Ok(0) => bail!("the answer broke off after {} bytes", bytes.len()),
                Ok(count) => bytes.extend_from_slice(&chunk[..count]),
                Err(error) if bytes.is_empty() && is_closed(&error) => return Ok(None),
                Err(error) => return Err(error.into()),
            }
            ensure!(bytes.len() <= MAX_ANSWER_BYTES, "the answer does not end");
            if let Some(answer) = parse(&bytes)? {
                if !answer.header("connection").eq_ignore_ascii_case("close") {
                    self.stream = Some(stream);
                }
                return Ok(Some(answer));
            }
        }
    }
}

fn is_closed(error: &std::io::Error) -> bool {
    use std::io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset};
    matches!(error.kind(), ConnectionReset | ConnectionAborted | BrokenPipe)
}

/// The answer in `bytes`, or `None` while it is not whole.
fn parse(bytes: &[u8]) -> Result<Option<Answer>> {
    let Some(end) = find(bytes, b"\r\n\r\n") else { return Ok(None) };
    let head = std::str::from_utf8(&bytes[..end])?;
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).context("no status line")?;
    let status: u16 = status.parse()?;
    let headers = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    let mut answer = Answer { status, headers, body: Vec::new() };
    let rest = &bytes[end + 4..];
    if matches!(status, 204 | 304) {
        return Ok(Some(answer));
    }
    if answer.header("transfer-encoding").contains("chunked") {
        let Some(body) = join_chunks(rest)? else { return Ok(None) };
        answer.body = body;
        return Ok(Some(answer));
    }
    let length: usize =
        answer.header("content-length").parse().context("neither length nor chunks")?;
    if rest.len() < length {
        return Ok(None);
    }
    ensure!(rest.len() == length, "more bytes than announced");
    answer.body = rest.to_vec();
    Ok(Some(answer))
}

/// The body in `rest`, or `None` while its last chunk is missing.
fn join_chunks(mut rest: &[u8]) -> Result<Option<Vec<u8>>> {
    let mut body = Vec::new();
    loop {
        let Some(end) = find(rest, b"\r\n") else { return Ok(None) };
        let size = std::str::from_utf8(&rest[..end])?;
        let size = usize::from_str_radix(size.split(';').next().unwrap_or_default().trim(), 16)?;
        let Some(chunk) = rest.get(end + 2..end + 2 + size + 2) else { return Ok(None) };
        if size == 0 {
            return Ok(Some(body));
        }
        body.extend_from_slice(&chunk[..size]);
        rest = &rest[end + 2 + size + 2..];
    }
}

/// Where `needle` first occurs.
fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    bytes.windows(needle.len()).position(|window| window == needle)
}

/// A form value as it is written in a body or a query.
fn percent_coded(text: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let coded = |byte| {
        if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    };
    text.bytes().map(coded).collect()
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;
    use std::thread;

    use super::*;

    #[test]
    fn an_answer_is_whole_when_its_last_byte_is_there_and_not_before() -> Result<()> {
        let plain = b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello";
        let chunked =
            b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n";
        for whole in [&plain[..], &chunked[..]] {
            for cut in 0..whole.len() {
                assert!(parse(&whole[..cut])?.is_none(), "{cut} bytes");
            }
            assert_eq!(parse(whole)?.map(|answer| answer.body), Some(b"hello".to_vec()));
        }
        Ok(())
    }

    #[test]
    fn reads_a_plain_and_a_chunked_answer() -> Result<()> {
        let plain =
            parse(b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\nContent-Encoding: br\r\n\r\nhello")?;
        let plain = plain.context("it is whole")?;
        assert_eq!((plain.status, plain.header("content-encoding")), (200, "br"));
        assert_eq!(plain.body, b"hello");
        let chunked = parse(b"HTTP/1.1 404 No\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")?;
        let chunked = chunked.context("it is whole")?;
        assert_eq!((chunked.status, chunked.body.as_slice()), (404, b"abcde".as_slice()));
        Ok(())
    }

    /// What a server says to one request before it hangs up.
    fn ask_one_that_says(said: &'static [u8]) -> Result<Answer> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        thread::scope(|scope| {
            scope.spawn(move || -> Result<()> {
                let (mut stream, _) = listener.accept()?;
                // All of the request is read, or closing would reset the connection.
                let mut head = [0; 1024];
                while find(&head, b"\r\n\r\n").is_none() {
                    ensure!(stream.read(&mut head)? > 0, "no request");
                }
                Ok(stream.write_all(said)?)
            });
            Client::new(address).ask(&Ask::get("/", ""))
        })
    }

    #[test]
    fn refuses_answers_that_broke_off() -> Result<()> {
        let whole = b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello";
        assert_eq!(ask_one_that_says(whole)?.body, b"hello");
        for said in [
            &b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhello"[..],
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nabc",
            b"HTTP/1.1 200 OK\r\ncontent-le",
            b"",
        ] {
            assert!(ask_one_that_says(said).is_err());
        }
        Ok(())
    }

    #[test]
    fn form_values_are_coded() {
        assert_eq!(percent_coded("NUR'AINI b&c"), "NUR%27AINI%20b%26c");
    }
}
