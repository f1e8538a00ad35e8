//! MSNSLP: texts and their bodies, and what begins a direct connection.
//!
//! Input: a text.
#![no_main]

use bytes::Bytes;
use libfuzzer_sys::fuzz_target;
use msnp::p2p::body::{
    SessionAnswer, SessionClose, SessionRequest, Spelling, TransportRequest, TransportResponse,
};
use msnp::p2p::nonce::Frames;
use msnp::p2p::slp::{Answer, Content, MAX_SLP, SlpMessage};

fuzz_target!(|data: &[u8]| {
    frames(data);
    let Some(message) = SlpMessage::parse(data) else {
        return;
    };
    for nul in [true, false] {
        let written = message.to_bytes(nul);
        // The address stands in it twice.
        if written.len() <= MAX_SLP {
            assert_eq!(SlpMessage::parse(&written).as_ref(), Some(&message));
        }
    }
    let answer = message.answered(Answer::Decline, &SessionAnswer::read(&message.content));
    assert_eq!((&answer.to, &answer.from), (&message.from, &message.to));
    bodies(&message.content);
});

/// What was read is written as something that is read the same.
fn bodies(content: &Content) {
    if let Some(request) = SessionRequest::read(content) {
        assert!(request.session_id > 0);
        assert_eq!(
            SessionRequest::read(&Content::from(&request)),
            Some(request)
        );
    }
    let close = SessionClose::read(content);
    assert_eq!(SessionClose::read(&Content::from(&close)), close);
    if let Some(request) = TransportRequest::read(content) {
        assert_eq!(
            TransportRequest::read(&Content::from(&request)),
            Some(request)
        );
    }
    if let Some(response) = TransportResponse::read(content) {
        assert!(response.internal.len() <= 8 && response.external.len() <= 8);
        assert!(response.candidates(true).len() <= 8);
        for spelling in [Spelling::Plain, Spelling::Reversed] {
            let read = TransportResponse::read(&response.to_content(spelling)).expect("a response");
            // Lists with a port for each are written with one for all.
            assert_eq!(read.internal.first(), response.internal.first());
            assert_eq!(
                (read.nonce, read.session_id),
                (response.nonce, response.session_id)
            );
        }
    }
}

/// The frames are the same wherever the stream is cut.
fn frames(data: &[u8]) {
    let split = |pieces: &[&[u8]]| {
        let (mut frames, mut found) = (Frames::default(), Vec::new());
        for piece in pieces {
            frames.push(Bytes::copy_from_slice(piece));
            loop {
                match frames.next_frame() {
                    Ok(Some(frame)) => found.push(frame),
                    Ok(None) => break,
                    Err(error) => return (found, Some(error)),
                }
            }
        }
        (found, None)
    };
    let (head, tail) = data.split_at(data.len() / 3);
    assert_eq!(split(&[data]), split(&[head, tail]));
}
