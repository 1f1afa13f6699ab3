//! Pictures are worked on a few at a time, and the queue has an end.

use futures::future::join3;
use server::photo::{Accepts, PhotoError, Studio, StudioError};

use super::TICKET;
use super::samples::{jpeg, plain, slope};

/// A picture that takes long enough to be overtaken.
fn slow() -> Vec<u8> {
    jpeg(&slope(1000, 800), 80)
}

async fn send(studio: &Studio, bytes: Vec<u8>) -> Result<u32, StudioError> {
    let prepared = studio.prepare(bytes, TICKET.to_owned(), Accepts::Pictures).await?;
    Ok(prepared.width)
}

#[tokio::test]
async fn one_works_one_waits_and_the_third_is_asked_to_come_back() {
    let studio = Studio::new(1, 1);
    let (slow, small) = (slow(), jpeg(&plain(30, 20, [99; 3]), 80));
    let (first, second, third) =
        join3(send(&studio, slow), send(&studio, small.clone()), send(&studio, small.clone()))
            .await;
    assert_eq!((first, second, third), (Ok(1000), Ok(30), Err(StudioError::Busy)));
    assert_eq!(send(&studio, small).await, Ok(30), "the places are free again");
}

#[tokio::test]
async fn who_leaves_the_queue_gives_up_the_place_and_who_leaves_the_desk_does_not() {
    let studio = Studio::new(1, 1);
    let (slow, small) = (slow(), jpeg(&plain(30, 20, [99; 3]), 80));
    let mut at_work = Box::pin(send(&studio, slow));
    assert!(futures::poll!(at_work.as_mut()).is_pending());
    let mut waiting = Box::pin(send(&studio, small.clone()));
    assert!(futures::poll!(waiting.as_mut()).is_pending());
    drop(at_work);
    assert_eq!(send(&studio, small.clone()).await, Err(StudioError::Busy));
    drop(waiting);
    assert_eq!(send(&studio, small).await, Ok(30));
}

#[tokio::test]
async fn a_refusal_comes_through() {
    let refused = send(&Studio::new(1, 0), b"teks".to_vec()).await;
    assert_eq!(refused, Err(StudioError::Refused(PhotoError::NotImage)));
}
