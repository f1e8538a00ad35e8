//! However a stream is cut on its way, the frames and the error at its end are the same.
//!
//! Input: dialect; `c` or `s` for who reads and the kind of link; the number of cuts; the distances between them, one
//! byte each; the stream.
#![no_main]

use bytes::Bytes;
use libfuzzer_sys::fuzz_target;
use msnp::wire::{Decoder, Limits, LinkKind, Reader};
use papilio_fuzz::{dialect, first, frames};

fuzz_target!(|data: &[u8]| {
    let (digit, rest) = first(data);
    let (who, rest) = first(rest);
    let (count, rest) = first(rest);
    let (cuts, stream) = rest.split_at_checked(count.into()).unwrap_or((&[], rest));
    let dialect = dialect(digit);
    let reader = [Reader::Client, Reader::Server][usize::from(who & 1)];
    let link = [LinkKind::Notification, LinkKind::Switchboard][usize::from(who >> 1 & 1)];
    let narrow = Limits {
        line: 100,
        payload: 50,
    };

    for limits in [Limits::of(link), narrow] {
        let new = || Decoder::with_limits(reader, dialect, limits);
        let stream = Bytes::copy_from_slice(stream);
        let whole = frames(new(), [stream.clone()]);

        let mut rest = stream.clone();
        let mut pieces: Vec<Bytes> = cuts
            .iter()
            .map(|&cut| rest.split_to(rest.len().min(cut.into())))
            .collect();
        pieces.push(rest);
        assert_eq!(frames(new(), pieces), whole);

        let bytes = (0..stream.len()).map(|at| stream.slice(at..=at));
        assert_eq!(frames(new(), bytes), whole);

        for frame in &whole.0 {
            assert!(!frame.line().is_empty() && !frame.line().contains('\n'));
            assert!(
                frame
                    .payload()
                    .is_none_or(|payload| payload.len() <= limits.payload)
            );
        }
    }
});
