//! What the targets share: how an input is taken apart.
//!
//! Inputs stay readable: a target that needs several pieces has them parted by the byte `FF`, which stands in no UTF-8.

use bytes::Bytes;
use msnp::dialect::Dialect;
use msnp::wire::{Decoder, Frame, WireError};

/// The byte between two steps of an input.
pub const BETWEEN: u8 = 0xff;

/// The finished dialect an input byte stands for: `2` to `9`, then `a` to `i` are MSNP2 to 18, so that seeds can be typed.
pub fn dialect(byte: u8) -> Dialect {
    let all = Dialect::FINISHED;
    let typed = char::from(byte).to_digit(36).and_then(|number| {
        let number = u8::try_from(number).ok()?;
        Dialect::try_from(number).ok()
    });
    typed.unwrap_or(all[usize::from(byte) % all.len()])
}

/// The first byte and the rest; nothing at all counts as `0`.
pub fn first(data: &[u8]) -> (u8, &[u8]) {
    data.split_first()
        .map_or((b'0', data), |(first, rest)| (*first, rest))
}

/// The steps of an input, each with the byte that says what it is. At most 200: time is better spent on many inputs.
pub fn steps(data: &[u8]) -> impl Iterator<Item = (u8, &[u8])> {
    data.split(|&byte| byte == BETWEEN).take(200).map(first)
}

/// All frames of a stream cut into these pieces, and the error that ended it.
pub fn frames(
    mut decoder: Decoder,
    pieces: impl IntoIterator<Item = Bytes>,
) -> (Vec<Frame>, Option<WireError>) {
    let mut frames = Vec::new();
    for piece in pieces {
        decoder.push(piece);
        loop {
            match decoder.next() {
                Ok(Some(frame)) => frames.push(frame),
                Ok(None) => break,
                Err(error) => return (frames, Some(error)),
            }
        }
    }
    (frames, None)
}

/// The frames of what our side sent. They are whole: what is sent next is not taken for a part of them.
pub fn whole(decoder: Decoder, bytes: Bytes) -> Vec<Frame> {
    let next = Bytes::from_static(b"PNG\r\n");
    let (mut read, error) = frames(decoder, [bytes.clone(), next]);
    let last = read.pop();
    let is_next = last.is_some_and(|frame| frame.line() == "PNG");
    assert!(is_next && error.is_none(), "{error:?} {bytes:?}");
    read
}
