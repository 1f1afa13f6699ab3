//! A client that keeps its connection, as browsers do, and looks closely at what it gets.

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
pub(super) struct Ask {
    /// Method and path, for messages. Result links are shortened: they carry a question.
    pub(super) what: String,
    /// What goes over the line.
    pub(super) bytes: Vec<u8>,
}

impl Ask {
    /// A page, in one of the encodings a browser might take: `""`, `gzip`, `br`.
    pub(super) fn get(path: &str, encoding: &str) -> Self {
        let headers = [("accept-encoding", encoding)];
        let headers = if encoding.is_empty() { &[][..] } else { &headers };
        Self::new("GET", path, headers, None)
    }

    /// A plain form.
    pub(super) fn form(path: &str, fields: &[(&str, &str)]) -> Self {
        let pairs: Vec<String> =
            fields.iter().map(|(name, value)| format!("{name}={}", percent_coded(value))).collect();
        let body = pairs.join("&");
        Self::new("POST", path, &[], Some(("application/x-www-form-urlencoded", body.as_bytes())))
    }

    /// A call of the API.
    pub(super) fn json(path: &str, body: &serde_json::Value) -> Self {
        Self::call("POST", path, &[], body)
    }

    /// A call of the API with a method and headers of its own.
    pub(super) fn call(
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &serde_json::Value,
    ) -> Self {
        Self::new(method, path, headers, Some(("application/json", body.to_string().as_bytes())))
    }

    /// Anything: headers in lower case, the body with its content type.
    pub(super) fn new(
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
pub(super) struct Answer {
    /// Status code.
    pub(super) status: u16,
    /// Names in lower case, values as sent, in their order.
    pub(super) headers: Vec<(String, String)>,
    /// The body as it travelled, without chunks.
    pub(super) body: Vec<u8>,
}

impl Answer {
    /// The value of a header, or an empty text.
    pub(super) fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(other, _)| other == name);
        found.map_or("", |(_, value)| value)
    }

    /// Names of all headers, in their order.
    pub(super) fn header_names(&self) -> Vec<&str> {
        self.headers.iter().map(|(name, _)| name.as_str()).collect()
    }

    /// The body as it was before it was compressed.
    pub(super) fn decoded(&self) -> Result<Vec<u8>> {
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
pub(super) struct Client {
    address: SocketAddr,
    stream: Option<TcpStream>,
}

impl Client {
    /// A client that has not connected yet.
    pub(super) fn new(address: SocketAddr) -> Self {
        Self { address, stream: None }
    }

    /// Where it connects to.
    pub(super) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Sends a request on the kept connection, or on a new one, and reads the whole answer.
    ///
    /// # Errors
    /// When there is no whole answer in time. A kept connection that the server closed meanwhile is
    /// replaced once, as browsers do.
    pub(super) fn ask(&mut self, ask: &Ask) -> Result<Answer> {
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
    pub(super) fn hang_up(&mut self) {
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
pub(super) fn percent_coded(text: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let coded = |byte| {
        if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    };
    text.bytes().map(coded).collect()
}

#[cfg(test)]
mod tests {
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
    fn form_values_are_coded() {
        assert_eq!(percent_coded("NUR'AINI b&c"), "NUR%27AINI%20b%26c");
    }
}
