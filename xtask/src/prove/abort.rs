//! A storm of clients that go away in the middle of a request or of an answer.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::thread;
use std::time::Duration;

use anyhow::{Result, anyhow};

use super::mixture::Expected;

/// Clients at once.
const CLIENTS: u32 = 20;
/// How long a client that reads waits for its first bytes.
const PATIENCE: Duration = Duration::from_secs(5);

/// Where a client gives up.
#[derive(Clone, Copy)]
enum Moment {
    /// Connected, nothing said.
    Connected,
    /// In the middle of the head or of the body of the request.
    HalfRequest,
    /// All said, nothing read: the server works for nobody.
    Asked,
    /// The first bytes of the answer read, the rest unread: the connection is reset.
    HalfAnswer,
    /// Several requests said at once, one byte read.
    Pipelined,
}

const MOMENTS: [Moment; 5] =
    [Moment::Connected, Moment::HalfRequest, Moment::Asked, Moment::HalfAnswer, Moment::Pipelined];

/// Drops `connections` connections, spread over all moments and requests.
///
/// # Errors
/// When the server no longer takes connections.
pub(super) fn storm(address: SocketAddr, asks: &[Expected], connections: u32) -> Result<()> {
    thread::scope(|scope| {
        let clients: Vec<_> = (0..CLIENTS)
            .map(|client| {
                scope.spawn(move || -> Result<()> {
                    for turn in (client..connections).step_by(CLIENTS as usize) {
                        let ask = &asks[turn as usize / MOMENTS.len() % asks.len()].ask;
                        give_up(address, &ask.bytes, MOMENTS[turn as usize % MOMENTS.len()])?;
                    }
                    Ok(())
                })
            })
            .collect();
        clients.into_iter().try_for_each(|client| {
            client.join().map_err(|_| anyhow!("a client of the storm panicked"))?
        })
    })
}

/// Connects, goes as far as `moment`, and hangs up. That the server may hang up first is no failure.
fn give_up(address: SocketAddr, request: &[u8], moment: Moment) -> Result<()> {
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut few = [0; 1];
    let (part, reads) = match moment {
        Moment::Connected => (0, false),
        Moment::HalfRequest => (request.len() / 2 + request.len() % 7, false),
        Moment::Asked => (request.len(), false),
        Moment::HalfAnswer | Moment::Pipelined => (request.len(), true),
    };
    let repeats = if matches!(moment, Moment::Pipelined) { 5 } else { 1 };
    for _ in 0..repeats {
        if stream.write_all(&request[..part]).is_err() {
            return Ok(());
        }
    }
    if reads {
        let _ = stream.read(&mut few);
    }
    Ok(())
}
