//! A file on its way to somebody on a slow line: who reads on gets all of it, who stops is hung up on, and meanwhile
//! hardly any of it waits in memory.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::routing::get;
use futures::{StreamExt as _, stream};
use server::http::accept::{self, AcceptLimits};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::watch;

/// Size of the file: far more than any buffer of the system holds.
const PARTS: usize = 512;
/// Bytes of a part.
const PART: usize = 64 * 1024;
/// How long the service waits for somebody who reads nothing.
const STALL: Duration = Duration::from_secs(1);

/// A service with one large file; says how many parts of it were made.
async fn service() -> (SocketAddr, Arc<AtomicUsize>, watch::Sender<bool>) {
    let made = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&made);
    let file = move || {
        let count = Arc::clone(&count);
        async move {
            Body::from_stream(stream::iter(0..PARTS).map(move |_| {
                count.fetch_add(1, Ordering::Relaxed);
                Ok::<_, std::convert::Infallible>(Bytes::from(vec![7; PART]))
            }))
        }
    };
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let (stop, stopped) = watch::channel(false);
    let limits = AcceptLimits { stall: STALL, ..AcceptLimits::default() };
    let router = Router::new().route("/", get(file));
    tokio::spawn(accept::serve(listener, router, limits, stopped));
    (address, made, stop)
}

/// Somebody who has asked for the file, with little room for what arrives.
async fn reader(address: SocketAddr) -> TcpStream {
    let socket = TcpSocket::new_v4().expect("a socket");
    socket.set_recv_buffer_size(64 * 1024).expect("a small one");
    let mut stream = socket.connect(address).await.expect("a connection");
    let request = b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    stream.write_all(request).await.expect("sent");
    stream
}

#[tokio::test(flavor = "multi_thread")]
async fn who_reads_slowly_gets_the_whole_file() {
    let (address, made, _stop) = service().await;
    let mut stream = reader(address).await;
    let begun = Instant::now();
    let (mut read, mut buffer) = (0, vec![0; 1 << 20]);
    loop {
        let some = stream.read(&mut buffer).await.expect("it goes on");
        if some == 0 {
            break;
        }
        let before = read;
        read += some;
        if before / (4 << 20) != read / (4 << 20) {
            tokio::time::sleep(STALL / 2).await;
            let ahead = (made.load(Ordering::Relaxed) * PART).saturating_sub(read);
            assert!(ahead < 12 << 20, "{ahead} bytes are held for them");
        }
    }
    assert!(read >= PARTS * PART, "{read}");
    assert!(begun.elapsed() > STALL * 3, "slow: {:?}", begun.elapsed());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_stops_reading_is_hung_up_on() {
    let (address, made, _stop) = service().await;
    let mut stream = reader(address).await;
    let mut head = [0; 1024];
    assert!(stream.read(&mut head).await.expect("the beginning") > 0);
    tokio::time::sleep(STALL * 3).await;
    let mut end = Vec::new();
    let rest = tokio::time::timeout(Duration::from_secs(10), stream.read_to_end(&mut end));
    let rest = rest.await.expect("the connection is not kept for ever");
    assert!(rest.is_err() || rest.is_ok_and(|rest| rest < PARTS * PART), "it was cut");
    assert!(made.load(Ordering::Relaxed) < PARTS, "nobody made what nobody read");
}
