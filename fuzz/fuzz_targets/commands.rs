//! Whatever was read as a command is written as exactly one frame, and means the same when that is read.
//!
//! Input: dialect; who reads and the kind of link; the stream.
#![no_main]

use bytes::Bytes;
use libfuzzer_sys::fuzz_target;
use msnp::command::{ClientCommand, ServerCommand};
use msnp::dialect::Dialect;
use msnp::wire::{Decoder, Frame, LinkKind, Reader, percent_decode};
use papilio_fuzz::{dialect, first, frames};

fuzz_target!(|data: &[u8]| {
    let (digit, rest) = first(data);
    let (who, stream) = first(rest);
    let dialect = dialect(digit);
    let reader = [Reader::Client, Reader::Server][usize::from(who & 1)];
    let link = [LinkKind::Notification, LinkKind::Switchboard][usize::from(who >> 1 & 1)];

    let decoder = Decoder::new(reader, link, dialect);
    for frame in frames(decoder, [Bytes::copy_from_slice(stream)]).0 {
        let write = |frame: &Frame| match reader {
            Reader::Client => ServerCommand::read(frame, dialect, link).to_bytes(dialect, link),
            Reader::Server => ClientCommand::read(frame, dialect, link).to_bytes(dialect),
        };
        let once = write(&frame);
        let again = one(once.clone(), reader, link, dialect);
        assert_eq!(meaning(&write(&again)), meaning(&once), "{frame:?}");
    }
});

/// The bytes but for how a name is spelled: `@` or `%40`.
fn meaning(bytes: &[u8]) -> String {
    percent_decode(&String::from_utf8_lossy(bytes)).into_owned()
}

/// A name with an encoded end of line in it must not become a second command.
fn one(bytes: Bytes, reader: Reader, link: LinkKind, dialect: Dialect) -> Frame {
    let (mut read, error) = frames(Decoder::new(reader, link, dialect), [bytes.clone()]);
    assert_eq!((read.len(), error), (1, None), "{bytes:?}");
    read.remove(0)
}
