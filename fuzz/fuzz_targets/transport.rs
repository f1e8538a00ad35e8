//! A link that gets arbitrary packets while it sends and receives: nothing is kept without bound, and all waits end.
//!
//! Input: `1` or `2` for the version, then steps parted by `FF`: `p` and `q` a packet with and without a footer, `n` the
//! next packets, carried, `b` bounced, `t` and seconds in one byte, `m` a move to a switchboard, `d` to a connection, `l`
//! the loss of the bridge, `s` a text, `o` data of a session, `e` what is expected of a session, `x` the end of one, `c`
//! bytes of a connection.
#![no_main]

use std::time::{Duration, Instant};

use bytes::Bytes;
use libfuzzer_sys::fuzz_target;
use msnp::p2p::Guid;
use msnp::p2p::direct::{self, Direct, Nonces, Role};
use msnp::p2p::link::{Bridge, Content, DataKind, Event, Expect, Link, Numbers, Version};
use papilio_fuzz::{first, steps};

/// What a link may hold: packets under way and too early, pieces, blobs that are not whole.
const MOST_KEPT: usize = 32 * 64 * 1024 + 200 * 64 * 1024 + 1024 * 1024;

fuzz_target!(|data: &[u8]| {
    let (digit, rest) = first(data);
    let version = if digit & 1 == 1 {
        Version::V1
    } else {
        Version::V2
    };
    let mut now = Instant::now();
    let mut link = Link::new(
        version,
        Numbers::drawn([u32::from(digit), 7, u32::MAX - 99]),
    );
    let nonce = Nonces::Plain(Guid([0x41; 16]));
    let mut connection = Direct::new((version, 1), Role::Listens, nonce, now);
    for (step, rest) in steps(rest) {
        let body = Bytes::copy_from_slice(rest);
        let (byte, content) = first(rest);
        let session = u32::from(byte);
        match step {
            b'p' => link.received(&body, true, now),
            b'q' => link.received(&body, false, now),
            b'n' | b'b' => {
                for _ in 0..100 {
                    let Some(packet) = link.next_packet(now) else {
                        break;
                    };
                    match step {
                        b'n' => link.carried(packet.token, now),
                        _ => link.bounced(packet.token),
                    }
                }
            }
            b't' => now += Duration::from_secs(byte.into()),
            b'm' => link.moved(Bridge::switchboard(), now),
            b'd' => link.moved(Bridge::direct(), now),
            b'l' => link.lost(),
            b's' => {
                link.send_slp(body, now);
            }
            b'o' => {
                let total = content.len() as u64 * 1000;
                let content = Content::Pieces { total };
                link.send_data((session, 1), DataKind::File, content, now);
            }
            b'e' => {
                let stream = Some(content.len() as u64);
                link.expect(
                    session,
                    Expect {
                        messages: 500,
                        stream,
                    },
                );
            }
            b'x' => link.stop_session(session),
            _ => connection.received(body),
        }
        link.tick(now);
        assert!(link.deadline().is_none_or(|until| until > now));
        while let Some(event) = link.next_event() {
            match event {
                Event::Wants { blob, at, len } => {
                    assert!(len <= 64 * 1024);
                    link.supply(blob, at, Bytes::from(vec![7; len]), now);
                }
                Event::Slp(text) => assert!(text.len() <= 64 * 1024),
                Event::Message { bytes, .. } => assert!(bytes.len() <= 500),
                _ => {}
            }
        }
        while let Some(event) = connection.next_event() {
            if let direct::Event::Packet(packet) = event {
                link.received(&packet, false, now);
            }
        }
        assert!(link.kept() <= MOST_KEPT, "{} bytes", link.kept());
    }
    // Whatever is still waited for ends.
    for _ in 0..10_000 {
        let Some(until) = link.deadline() else {
            return;
        };
        now = until;
        link.tick(now);
        while link.next_event().is_some() {}
    }
    panic!("something waits for ever");
});
