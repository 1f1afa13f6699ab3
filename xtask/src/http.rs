//! The little HTTP client the checks need: one GET, over a plain connection to this machine.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::time::Duration;

use anyhow::{Context, Result, ensure};

/// How long one answer may take.
const DEADLINE: Duration = Duration::from_secs(10);

/// An answer, its body exactly as it travelled.
pub(crate) struct Answer {
    /// Status code.
    pub(crate) status: u16,
    /// `Content-Encoding`, empty when there is none.
    pub(crate) encoding: String,
    /// The body as sent, still compressed.
    pub(crate) body: Vec<u8>,
}

/// Asks for `path` the way a browser would that understands brotli.
pub(crate) fn get(address: SocketAddr, path: &str) -> Result<Answer> {
    let mut stream = TcpStream::connect_timeout(&address, DEADLINE)?;
    stream.set_read_timeout(Some(DEADLINE))?;
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: {address}\r\nAccept: text/html,*/*\r\nAccept-Encoding: br\r\nConnection: close\r\n\r\n"
    )?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    parse(&bytes).with_context(|| format!("the answer to GET {path}"))
}

/// A port of this machine that nobody uses at the moment.
pub(crate) fn free_address() -> Result<SocketAddr> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?)
}

/// Splits an answer that was read to its end.
fn parse(bytes: &[u8]) -> Result<Answer> {
    let end_of_head = find(bytes, b"\r\n\r\n").context("has no end of the head")?;
    let head = std::str::from_utf8(&bytes[..end_of_head])?;
    let body = &bytes[end_of_head + 4..];
    let status = head.split(' ').nth(1).context("has no status")?.parse()?;
    let header = |name: &str| {
        head.lines()
            .filter_map(|line| line.split_once(':'))
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.trim().to_ascii_lowercase())
            .unwrap_or_default()
    };
    let chunked = header("transfer-encoding").contains("chunked");
    let body = if chunked { join_chunks(body)? } else { body.to_vec() };
    let announced = header("content-length");
    ensure!(
        chunked || announced.is_empty() || announced.parse() == Ok(body.len()),
        "is shorter than announced"
    );
    Ok(Answer { status, encoding: header("content-encoding"), body })
}

/// Undoes `Transfer-Encoding: chunked`.
fn join_chunks(mut rest: &[u8]) -> Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let end_of_line = find(rest, b"\r\n").context("ends inside a chunk")?;
        let size = std::str::from_utf8(&rest[..end_of_line])?;
        let size = usize::from_str_radix(size.split(';').next().unwrap_or_default().trim(), 16)?;
        let start = end_of_line + 2;
        if size == 0 {
            return Ok(body);
        }
        body.extend(rest.get(start..start + size).context("ends inside a chunk")?);
        rest = rest.get(start + size + 2..).context("ends after a chunk")?;
    }
}

/// Where `needle` first occurs.
fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    bytes.windows(needle.len()).position(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_plain_and_a_chunked_answer() -> Result<()> {
        let plain =
            parse(b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\nContent-Encoding: br\r\n\r\nhello")?;
        assert_eq!((plain.status, plain.encoding.as_str()), (200, "br"));
        assert_eq!(plain.body, b"hello");
        let chunked = parse(b"HTTP/1.1 404 No\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")?;
        assert_eq!((chunked.status, chunked.body.as_slice()), (404, b"abcde".as_slice()));
        Ok(())
    }

    #[test]
    fn refuses_answers_that_broke_off() {
        assert!(parse(b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhello").is_err());
        assert!(parse(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nabc").is_err());
    }
}
