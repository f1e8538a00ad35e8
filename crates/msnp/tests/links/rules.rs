//! Single rules of 07, each with packets made by hand.

use std::time::{Duration, Instant};

use bytes::Bytes;
use msnp::p2p::link::{
    BlobId, Bridge, Content, DataKind, Event, Expect, Fault, Link, Numbers, Packet, Version,
};
use msnp::p2p::v1::{self, flags};
use msnp::p2p::v2;

const SESSION: u32 = 77;

struct Peer {
    link: Link,
    now: Instant,
}

impl Peer {
    fn new(version: Version) -> Self {
        let now = Instant::now();
        let mut link = Link::new(version, Numbers::drawn([1, 2, 3]));
        link.moved(Bridge::switchboard(), now);
        Self { link, now }
    }

    fn hears(&mut self, header: v1::Header, body: &'static [u8]) {
        let packet = v1::Packet {
            header: v1::Header {
                message_size: body.len() as u32,
                ..header
            },
            body: Bytes::from_static(body),
            footer: Some(0),
        };
        self.link.received(&packet.to_bytes(), true, self.now);
    }

    fn events(&mut self) -> Vec<Event> {
        std::iter::from_fn(|| self.link.next_event()).collect()
    }

    fn packet(&mut self) -> Option<Packet> {
        self.link.next_packet(self.now)
    }

    /// The next packet, which the bridge carries.
    fn says(&mut self) -> v1::Packet {
        let packet = self.packet().expect("a packet");
        self.link.carried(packet.token, self.now);
        v1::Packet::parse(&packet.bytes, true).expect("readable")
    }

    fn sends_file(&mut self, len: usize) -> BlobId {
        let content = Content::Whole(vec![1; len].into());
        self.link
            .send_data((SESSION, 2), DataKind::File, content, self.now)
    }

    fn expects(&mut self, messages: usize, stream: Option<u64>) {
        self.link.expect(SESSION, Expect { messages, stream });
    }

    fn waits(&mut self, seconds: u64) {
        self.now += Duration::from_secs(seconds);
        self.link.tick(self.now);
    }
}

fn data(offset: u64, total_size: u64) -> v1::Header {
    v1::Header {
        session_id: SESSION,
        identifier: 5,
        offset,
        total_size,
        flags: flags::DATA,
        ack_id: 6,
        ..v1::Header::default()
    }
}

fn text(identifier: u32, offset: u64, total_size: u64) -> v1::Header {
    v1::Header {
        identifier,
        offset,
        total_size,
        ..v1::Header::default()
    }
}

#[test]
fn a_refused_packet_goes_once_more_then_the_bridge_is_broken() {
    let mut peer = Peer::new(Version::V1);
    peer.link.send_slp(Bytes::from_static(b"text"), peer.now);
    let once = peer.packet().expect("a packet");
    peer.link.bounced(once.token);
    let twice = peer.packet().expect("the same packet");
    assert_eq!(once.bytes, twice.bytes);
    assert_eq!(peer.events(), []);
    peer.link.bounced(twice.token);
    assert_eq!(peer.events(), [Event::Broken(Fault::NotCarried)]);
    assert_eq!(peer.packet(), None);
    peer.link.lost();
    peer.link.moved(Bridge::switchboard(), peer.now);
    assert_eq!(peer.packet().map(|packet| packet.bytes), Some(once.bytes));
}

#[test]
fn ten_packets_are_under_way_and_more_while_none_is_refused() {
    let mut peer = Peer::new(Version::V1);
    peer.sends_file(100_000);
    let first: Vec<_> = std::iter::from_fn(|| peer.packet()).collect();
    assert_eq!(first.len(), 10);
    for packet in &first {
        peer.link.carried(packet.token, peer.now);
    }
    let second: Vec<_> = std::iter::from_fn(|| peer.packet()).collect();
    assert_eq!(second.len(), 20);
    peer.link.bounced(second[0].token);
    for packet in &second[1..] {
        peer.link.carried(packet.token, peer.now);
    }
    let third = std::iter::from_fn(|| peer.packet()).count();
    assert_eq!(third, 10);
}

#[test]
fn a_text_goes_before_data_and_data_take_turns() {
    let mut peer = Peer::new(Version::V1);
    for session in [1, 2] {
        let content = Content::Whole(vec![1; 3000].into());
        peer.link
            .send_data((session, 2), DataKind::File, content, peer.now);
    }
    assert_eq!(peer.says().header.session_id, 1);
    assert_eq!(peer.says().header.session_id, 2);
    peer.link.send_slp(Bytes::from_static(b"BYE"), peer.now);
    assert_eq!(peer.says().header.session_id, 0);
    assert_eq!(peer.says().header.session_id, 1);
    assert_eq!(peer.says().header.session_id, 2);
}

#[test]
fn acknowledgements_are_taken_as_others_write_them() {
    for (flags, ack_size, total_size) in [
        (flags::ACK, 4, 4),
        (flags::ACK, 4, 0),
        (flags::ACK, 0, 0),
        (flags::CANCELLED, 0, 0),
    ] {
        let mut peer = Peer::new(Version::V1);
        let blob = peer.link.send_slp(Bytes::from_static(b"BYE\0"), peer.now);
        let ack = v1::Header {
            identifier: 9,
            total_size,
            flags,
            ack_id: peer.says().header.identifier,
            ack_size,
            ..v1::Header::default()
        };
        peer.hears(ack, b"");
        assert_eq!(peer.events(), [Event::Acked(blob)]);
        assert!(peer.link.is_idle());
    }
}

#[test]
fn a_wanted_offset_is_gone_back_to_but_not_for_ever() {
    let mut peer = Peer::new(Version::V1);
    let blob = peer.sends_file(2000);
    let identifier = peer.says().header.identifier;
    assert_eq!(peer.says().header.offset, 1202);
    let nak = v1::Header {
        flags: flags::NAK,
        ack_id: identifier,
        ack_size: 300,
        ..data(0, 2000)
    };
    for _ in 0..32 {
        peer.hears(nak, b"");
        let again = peer.says().header;
        assert_eq!((again.offset, again.identifier), (300, identifier));
    }
    peer.hears(nak, b"");
    assert_eq!(peer.events(), [Event::Lost(blob, Fault::Gap)]);
}

#[test]
fn who_gives_up_is_believed_of_sessions_that_are_known() {
    for (flags, why) in [
        (flags::CANCELLED, Fault::Cancelled),
        (flags::REFUSED, Fault::Refused),
        (flags::ERROR, Fault::Error),
    ] {
        let mut peer = Peer::new(Version::V1);
        let given_up = v1::Header {
            flags,
            ..data(0, 0)
        };
        peer.hears(given_up, b"");
        assert_eq!(peer.events(), []);
        peer.sends_file(5000);
        peer.hears(given_up, b"");
        let session = SESSION;
        assert_eq!(peer.events(), [Event::Aborted { session, why }]);
        assert_eq!(peer.packet(), None, "nothing is answered, nothing is sent");
    }
}

#[test]
fn what_is_missing_is_asked_for_once_and_then_given_up() {
    let mut peer = Peer::new(Version::V1);
    peer.expects(0, Some(9));
    peer.hears(data(0, 9), b"abc");
    peer.hears(data(6, 9), b"ghi");
    let nak = peer.says().header;
    assert_eq!((nak.flags, nak.ack_id, nak.ack_size), (flags::NAK, 5, 3));
    peer.hears(data(6, 9), b"ghi");
    assert_eq!(peer.packet(), None);
    peer.waits(14);
    let session = SESSION;
    let bytes = Bytes::from_static(b"abc");
    assert_eq!(
        peer.events(),
        [Event::Data {
            session,
            at: 0,
            bytes
        }]
    );
    peer.waits(1);
    let why = Fault::Gap;
    assert_eq!(peer.events(), [Event::Aborted { session, why }]);
}

#[test]
fn bytes_that_were_there_before_are_left_out() {
    let mut peer = Peer::new(Version::V1);
    peer.expects(0, Some(6));
    for (offset, body) in [(0, &b"abc"[..]), (0, b"abc"), (1, b"bcd"), (3, b"def")] {
        peer.hears(data(offset, 6), body);
    }
    let mut all = Vec::new();
    let mut done = 0;
    for event in peer.events() {
        match event {
            Event::Data { bytes, .. } => all.extend_from_slice(&bytes),
            Event::DataDone { .. } => done += 1,
            other => panic!("{other:?}"),
        }
    }
    assert_eq!((all.as_slice(), done), (&b"abcdef"[..], 1));
    assert_eq!(peer.says().header.flags, flags::ACK);
    // The last packet again: the acknowledgement was lost.
    peer.hears(data(3, 6), b"def");
    assert_eq!(peer.says().header.flags, flags::ACK);
    assert_eq!(peer.events(), []);
}

#[test]
fn data_of_another_size_than_agreed_are_given_up() {
    let mut peer = Peer::new(Version::V1);
    peer.expects(0, Some(9));
    peer.hears(data(0, 10), b"abc");
    let (session, why) = (SESSION, Fault::WrongSize);
    assert_eq!(peer.events(), [Event::Aborted { session, why }]);
    peer.hears(data(0, 9), b"abc");
    assert_eq!((peer.events(), peer.packet()), (vec![], None));
}

#[test]
fn what_is_not_expected_is_neither_told_nor_answered() {
    let mut peer = Peer::new(Version::V1);
    peer.hears(data(0, 3), b"abc");
    peer.hears(
        v1::Header {
            flags: 0,
            ..data(0, 3)
        },
        b"abc",
    );
    peer.expects(2, None);
    peer.hears(
        v1::Header {
            flags: 0,
            ..data(0, 3)
        },
        b"abc",
    );
    let key = v1::Header {
        flags: flags::KEY,
        ..v1::Header::default()
    };
    peer.hears(key, b"");
    assert_eq!((peer.events(), peer.packet()), (vec![], None));
}

#[test]
fn texts_that_are_not_whole_are_few_and_short_lived_and_none_is_long() {
    let mut peer = Peer::new(Version::V1);
    for identifier in 1..=40 {
        peer.hears(text(identifier, 0, 1000), &[b'x'; 500]);
    }
    assert_eq!(peer.link.kept(), 32 * 500);
    peer.hears(text(41, 0, 64 * 1024 + 1), b"x");
    assert_eq!(peer.link.kept(), 32 * 500);
    peer.waits(120);
    assert_eq!(peer.link.kept(), 0);
}

#[test]
fn texts_that_are_not_whole_hold_half_a_megabyte_at_most() {
    let mut peer = Peer::new(Version::V1);
    for identifier in 1..=30 {
        for part in 0..50 {
            let header = text(identifier, part * 1200, 64 * 1024);
            peer.hears(header, &[7; 1200]);
        }
        assert!(peer.link.kept() <= 512 * 1024, "{}", peer.link.kept());
    }
    assert!(peer.link.kept() > 400 * 1024);
    // The newest is still there, and becomes whole.
    for part in 50..54 {
        peer.hears(text(30, part * 1200, 64 * 1024), &[7; 1200]);
    }
    peer.hears(text(30, 64_800, 64 * 1024), &[7; 736]);
    let whole = peer
        .events()
        .into_iter()
        .any(|event| matches!(event, Event::Slp(_)));
    assert!(whole);
}

#[test]
fn a_text_nobody_acknowledges_goes_once_more() {
    let mut peer = Peer::new(Version::V1);
    let blob = peer.link.send_slp(Bytes::from_static(b"text"), peer.now);
    let once = peer.says();
    peer.waits(14);
    assert_eq!(peer.packet(), None);
    peer.waits(1);
    assert_eq!(peer.says(), once);
    peer.waits(15);
    assert_eq!(peer.events(), [Event::Lost(blob, Fault::Silent)]);
    assert_eq!(peer.link.deadline(), None);
}

#[test]
fn a_file_is_read_no_more_than_256_kib_ahead() {
    let mut peer = Peer::new(Version::V1);
    let total = 10_000_000;
    let content = Content::Pieces { total };
    peer.link
        .send_data((SESSION, 2), DataKind::File, content, peer.now);
    let mut at = 0;
    let mut sent = 0;
    while sent < 1_000_000 {
        for event in peer.events() {
            let Event::Wants {
                blob,
                at: from,
                len,
            } = event
            else {
                panic!("{event:?}")
            };
            assert_eq!(from, at);
            at += len as u64;
            assert!(at <= sent + 256 * 1024);
            peer.link.supply(blob, from, vec![0; len].into(), peer.now);
        }
        sent += u64::from(peer.says().header.message_size);
        assert!(peer.link.kept() <= 256 * 1024);
    }
}

#[test]
fn in_version_2_a_packet_that_came_too_early_waits() {
    let mut peer = Peer::new(Version::V2);
    let packet = |sequence, first, remaining, body: &'static [u8]| {
        let data = v2::Data {
            first,
            package: 1,
            remaining,
            body: Bytes::from_static(body),
            ..v2::Data::default()
        };
        v2::Packet {
            op: v2::op::RAK,
            sequence,
            data: Some(data),
            footer: Some(0),
            ..v2::Packet::default()
        }
    };
    let one = packet(0, true, Some(3), b"abc");
    let end = v2::Packet::counted(&one.to_bytes());
    let two = packet(end, false, None, b"def");
    peer.link.received(&two.to_bytes(), true, peer.now);
    assert_eq!((peer.events(), peer.packet()), (vec![], None));
    peer.link.received(&one.to_bytes(), true, peer.now);
    assert_eq!(peer.events(), [Event::Slp(Bytes::from_static(b"abcdef"))]);
    let mut ack = || {
        let bytes = peer.packet().expect("an answer").bytes;
        v2::Packet::parse(&bytes, true).expect("readable").ack
    };
    assert_eq!(ack(), Some(end));
    assert_eq!(ack(), Some(end + v2::Packet::counted(&two.to_bytes())));
}

#[test]
fn in_version_2_the_first_text_introduces_us_but_not_on_a_connection() {
    for (bridge, op, at) in [
        (Bridge::switchboard(), v2::op::SYN | v2::op::RAK, 0),
        (Bridge::direct(), v2::op::RAK, 4),
    ] {
        let mut peer = Peer::new(Version::V2);
        peer.link.moved(bridge, peer.now);
        peer.link.send_slp(Bytes::from_static(b"text"), peer.now);
        let bytes = peer.packet().expect("a packet").bytes.slice(at..);
        let packet = v2::Packet::parse(&bytes, bridge.has_footer()).expect("readable");
        assert_eq!(packet.op, op);
        assert_eq!(packet.peer_info.is_some(), packet.op & v2::op::SYN != 0);
    }
}

#[test]
fn in_version_2_a_rejected_transfer_is_given_up() {
    let mut peer = Peer::new(Version::V2);
    let blob = peer.sends_file(5000);
    let nak = v2::Packet {
        nak: Some(1),
        footer: Some(0),
        ..v2::Packet::default()
    };
    peer.link.received(&nak.to_bytes(), true, peer.now);
    assert_eq!(peer.events(), [Event::Lost(blob, Fault::Refused)]);
}
