//! How many pictures are worked on at once, and how many may wait.

use std::sync::Arc;

use tokio::sync::Semaphore;

use super::{Accepts, PhotoError, Prepared, prepare};

/// Works on pictures, a few at a time, off the threads that answer requests.
///
/// Each takes up to [`super::MAX_DECODE_BYTES`] and some more, and one processor; whoever waits
/// holds the bytes that were sent. So both are bounded. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Studio {
    /// Places at work.
    desks: Arc<Semaphore>,
    /// Places at work and in the queue together.
    places: Arc<Semaphore>,
}

/// Why a picture was not prepared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StudioError {
    /// Every place is taken: try again in a moment.
    #[error("too many pictures are being worked on")]
    Busy,
    /// The file cannot be taken.
    #[error(transparent)]
    Refused(#[from] PhotoError),
}

impl Studio {
    /// A studio that works on `at_work` pictures at once and lets `waiting` more queue.
    pub fn new(at_work: usize, waiting: usize) -> Self {
        Self {
            desks: Arc::new(Semaphore::new(at_work.max(1))),
            places: Arc::new(Semaphore::new(at_work.max(1) + waiting)),
        }
    }

    /// Does [`prepare`], when it is its turn.
    ///
    /// A caller who leaves gives up a place in the queue at once; work that has begun keeps its place
    /// until it is done, so that the bounds hold whatever callers do.
    ///
    /// # Errors
    /// [`StudioError::Busy`] at once when the queue is full; otherwise as [`prepare`]. A picture
    /// that makes a decoder panic is [`PhotoError::Unreadable`].
    pub async fn prepare(
        &self,
        bytes: impl AsRef<[u8]> + Send + 'static,
        ticket: String,
        accepts: Accepts,
    ) -> Result<Prepared, StudioError> {
        let place = Arc::clone(&self.places).try_acquire_owned().map_err(|_| StudioError::Busy)?;
        let desk = Arc::clone(&self.desks).acquire_owned().await.map_err(|_| StudioError::Busy)?;
        let work = tokio::task::spawn_blocking(move || {
            let prepared = prepare(bytes.as_ref(), &ticket, accepts);
            drop((desk, place));
            prepared
        });
        Ok(work.await.unwrap_or(Err(PhotoError::Unreadable))?)
    }
}
