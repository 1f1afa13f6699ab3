//! Answers to slow readers. Whoever reads on gets all of it, however long that takes; whoever stops, or an answer that
//! stops being made, is given up after a while.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use hyper::body::{Frame, SizeHint};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Sleep, sleep};

/// Longest time until the next part of an answer is made.
const PART_DEADLINE: Duration = Duration::from_mins(3);

/// Waits no longer than [`PART_DEADLINE`] for each part of an answer. How long its reader takes is for [`Patient`].
pub(super) async fn bound_parts(request: Request, next: Next) -> Response {
    let parts = |body| Body::new(Parts { body, waiting: None });
    next.run(request).await.map(parts)
}

/// A body whose next part is waited for.
struct Parts {
    body: Body,
    waiting: Option<Pin<Box<Sleep>>>,
}

impl HttpBody for Parts {
    type Data = Bytes;
    type Error = axum::BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::BoxError>>> {
        let part = Pin::new(&mut self.body).poll_frame(cx);
        let part = ready!(within(PART_DEADLINE, &mut self.waiting, cx, part));
        Poll::Ready(match part {
            Ok(part) => part.map(|part| part.map_err(Into::into)),
            Err(late) => Some(Err(late.into())),
        })
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// A connection that is given up once nobody has taken anything of an answer for `limit`.
pub(super) struct Patient<S> {
    stream: S,
    limit: Duration,
    waiting: Option<Pin<Box<Sleep>>>,
}

impl<S> Patient<S> {
    pub(super) const fn new(stream: S, limit: Duration) -> Self {
        Self { stream, limit, waiting: None }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Patient<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Patient<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(cx, bytes);
        let limit = self.limit;
        within(limit, &mut self.waiting, cx, written).map(|written| written?)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(cx, parts);
        let limit = self.limit;
        within(limit, &mut self.waiting, cx, written).map(|written| written?)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

/// Waits for what is not there yet, `limit` at most; whenever something is there, the time begins anew.
fn within<T>(
    limit: Duration,
    waiting: &mut Option<Pin<Box<Sleep>>>,
    cx: &mut Context<'_>,
    awaited: Poll<T>,
) -> Poll<io::Result<T>> {
    if let Poll::Ready(there) = awaited {
        *waiting = None;
        return Poll::Ready(Ok(there));
    }
    let timer = waiting.get_or_insert_with(|| Box::pin(sleep(limit)));
    ready!(timer.as_mut().poll(cx));
    Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
}
