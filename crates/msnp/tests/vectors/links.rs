//! `p2p-*.json` and `dc-nonce.json`: whole transfers between two links. What both put on the wire is what the files have, byte for byte.

use std::time::{Duration, Instant};

use bytes::Bytes;
use msnp::p2p::Guid;
use msnp::p2p::direct::{self, Direct, Nonces, Role};
use msnp::p2p::link::{Bridge, Content, DataKind, Event, Expect, Link, Numbers, Packet, Version};
use msnp::p2p::v1;
use serde_json::Value;

use super::packets::{FILE_V1, PICTURE_V1, PICTURE_V2, hex};
use super::{entries, load, text, unbase64};

/// The two ends of a transfer and the packets of its file.
struct Replay {
    file: Value,
    next: usize,
    links: [Link; 2],
    now: Instant,
}

const CONNECTION: &str = include_str!("../data/msnc/dc-nonce.json");
const ALICE: usize = 0;
const BOB: usize = 1;

impl Replay {
    fn new(json: &str, version: Version, numbers: [Numbers; 2]) -> Self {
        let now = Instant::now();
        let links = numbers.map(|numbers| {
            let mut link = Link::new(version, numbers);
            link.moved(Bridge::switchboard(), now);
            link
        });
        Self {
            file: load(json),
            next: 0,
            links,
            now,
        }
    }

    fn packet(&self, at: usize) -> Bytes {
        hex(&entries(&self.file, "packets")[at], "packet_hex")
    }

    /// The text of the blob that begins with the next packet of the file, which so many packets carry.
    fn body(&self, packets: usize) -> Bytes {
        let texts = (self.next..self.next + packets)
            .map(|at| text(&entries(&self.file, "packets")[at], "body_text").to_owned());
        texts.collect::<String>().into()
    }

    /// Sends the next text of the file.
    fn text(&mut self, from: usize, packets: usize) {
        let body = self.body(packets);
        self.links[from].send_slp(body.clone(), self.now);
        for _ in 0..packets {
            self.goes(from);
        }
        assert_eq!(self.links[1 - from].next_event(), Some(Event::Slp(body)));
    }

    /// The next packet of the file goes from here to the other.
    fn goes(&mut self, from: usize) {
        let expected = self.packet(self.next);
        let step = text(&entries(&self.file, "packets")[self.next], "step").to_owned();
        self.next += 1;
        self.now += Duration::from_millis(50);
        let packet = self.links[from].next_packet(self.now);
        let Packet { bytes, token } = packet.unwrap_or_else(|| panic!("nothing for {step}"));
        assert_eq!(bytes, expected, "{step}");
        self.links[1 - from].received(&bytes, true, self.now);
        self.links[from].carried(token, self.now);
    }

    fn is_acked(&mut self, at: usize) {
        let event = self.links[at].next_event();
        assert!(matches!(event, Some(Event::Acked(_))), "{event:?}");
    }

    /// Nothing more happens.
    fn ends(mut self) {
        assert_eq!(self.next, entries(&self.file, "packets").len());
        for link in &mut self.links {
            assert_eq!(link.next_event(), None);
            assert_eq!(link.next_packet(self.now), None);
            assert!(link.is_idle());
        }
    }
}

/// All of the data that came in for a session, which must be done.
fn data(link: &mut Link) -> Vec<u8> {
    let mut data = Vec::new();
    while let Some(event) = link.next_event() {
        match event {
            Event::Data { at, bytes, .. } => {
                assert_eq!(at, data.len() as u64);
                data.extend_from_slice(&bytes);
            }
            Event::DataDone { .. } => return data,
            other => panic!("{other:?}"),
        }
    }
    panic!("not done after {} bytes", data.len())
}

fn decode(file: &Value, key: &str) -> Bytes {
    unbase64(text(file, key))
}

fn first(identifier: u32, ack_id: u32, ack_step: u32) -> Numbers {
    Numbers {
        identifier,
        ack_id,
        ack_step,
        ..Numbers::drawn([0; 3])
    }
}

#[test]
fn a_picture_goes_over_a_switchboard_in_version_1() {
    let numbers = [
        first(268435457, 805306369, 28),
        first(536870913, 805306376, 7),
    ];
    let mut replay = Replay::new(PICTURE_V1, Version::V1, numbers);
    let picture = decode(&replay.file, "object_base64");
    let session = 523124044;

    replay.text(ALICE, 1);
    replay.goes(BOB);
    replay.is_acked(ALICE);
    let expect = Expect {
        messages: 4,
        stream: Some(picture.len() as u64),
    };
    replay.links[ALICE].expect(session, expect);
    replay.text(BOB, 1);
    replay.goes(ALICE);
    replay.is_acked(BOB);

    let zeros = Bytes::from_static(&[0; 4]);
    let kind = DataKind::Preparation;
    let content = Content::Whole(zeros.clone());
    replay.links[BOB].send_data((session, 12), kind, content, replay.now);
    replay.goes(BOB);
    let came = replay.links[ALICE].next_event();
    assert_eq!(
        came,
        Some(Event::Message {
            session,
            bytes: zeros
        })
    );
    replay.goes(ALICE);
    replay.is_acked(BOB);

    let content = Content::Whole(picture.clone());
    replay.links[BOB].send_data((session, 12), DataKind::Object, content, replay.now);
    replay.goes(BOB);
    replay.goes(BOB);
    assert_eq!(data(&mut replay.links[ALICE]), picture);
    replay.goes(ALICE);
    replay.is_acked(BOB);

    replay.text(ALICE, 1);
    replay.goes(BOB);
    replay.is_acked(ALICE);
    replay.ends();
}

#[test]
fn a_file_goes_over_a_switchboard_in_version_1() {
    let numbers = [
        first(268435713, 805310465, 14),
        first(536871169, 805310472, 14),
    ];
    let mut replay = Replay::new(FILE_V1, Version::V1, numbers);
    let file = decode(&replay.file, "file_base64");
    let session = 195939070;

    for (from, packets) in [(ALICE, 2), (BOB, 1), (ALICE, 1), (BOB, 1)] {
        replay.text(from, packets);
        replay.goes(1 - from);
        replay.is_acked(from);
    }
    let expect = Expect {
        messages: 0,
        stream: Some(file.len() as u64),
    };
    replay.links[BOB].expect(session, expect);
    let total = file.len() as u64;
    let content = Content::Pieces { total };
    let blob = replay.links[ALICE].send_data((session, 2), DataKind::File, content, replay.now);
    let wants = replay.links[ALICE].next_event();
    assert_eq!(
        wants,
        Some(Event::Wants {
            blob,
            at: 0,
            len: file.len()
        })
    );
    replay.links[ALICE].supply(blob, 0, file.clone(), replay.now);
    for _ in 0..3 {
        replay.goes(ALICE);
    }
    assert_eq!(data(&mut replay.links[BOB]), file);
    replay.goes(BOB);
    replay.is_acked(ALICE);

    // The random number of the last text is not at the distance of the others: it is put in, nothing else.
    let body = replay.body(1);
    let bye = replay.packet(replay.next);
    replay.links[ALICE].send_slp(body.clone(), replay.now);
    let packet = replay.links[ALICE]
        .next_packet(replay.now)
        .expect("a packet");
    let mut sent = v1::Packet::parse(&packet.bytes, true).expect("readable");
    sent.header.ack_id = v1::Header::read(&bye).expect("a header").ack_id;
    assert_eq!(sent.to_bytes(), bye);
    replay.links[BOB].received(&bye, true, replay.now);
    replay.links[ALICE].carried(packet.token, replay.now);
    replay.next += 1;
    assert_eq!(replay.links[BOB].next_event(), Some(Event::Slp(body)));
    replay.goes(BOB);
    replay.is_acked(ALICE);
    replay.ends();
}

#[test]
fn a_picture_goes_over_a_switchboard_in_version_2() {
    let numbers = [285212672, 570425344].map(|sequence| Numbers {
        sequence,
        ..Numbers::drawn([0; 3])
    });
    let mut replay = Replay::new(PICTURE_V2, Version::V2, numbers);
    let picture = decode(&replay.file, "object_base64");
    let session = 523124044;

    replay.text(ALICE, 1);
    replay.goes(BOB);
    replay.is_acked(ALICE);
    replay.goes(ALICE);
    let expect = Expect {
        messages: 4,
        stream: Some(picture.len() as u64),
    };
    replay.links[ALICE].expect(session, expect);
    replay.text(BOB, 1);
    replay.goes(ALICE);
    replay.is_acked(BOB);

    let zeros = Bytes::from_static(&[0; 4]);
    let kind = DataKind::Preparation;
    let content = Content::Whole(zeros.clone());
    replay.links[BOB].send_data((session, 12), kind, content, replay.now);
    replay.goes(BOB);
    let came = replay.links[ALICE].next_event();
    assert_eq!(
        came,
        Some(Event::Message {
            session,
            bytes: zeros
        })
    );
    // Nobody acknowledges this one: the bridge has it.
    replay.is_acked(BOB);

    let content = Content::Whole(picture.clone());
    replay.links[BOB].send_data((session, 12), DataKind::Object, content, replay.now);
    replay.goes(BOB);
    replay.goes(BOB);
    assert_eq!(data(&mut replay.links[ALICE]), picture);
    replay.goes(ALICE);
    replay.is_acked(BOB);

    for (from, answer) in [(ALICE, BOB), (BOB, ALICE)] {
        replay.text(from, 1);
        replay.goes(answer);
        replay.is_acked(from);
    }
    replay.ends();
}

/// One end of a connection of the two.
struct Connected {
    direct: Direct,
    link: Link,
}

impl Connected {
    fn new(numbers: Numbers, role: Role, nonce: Guid, now: Instant) -> Self {
        let mut link = Link::new(Version::V1, numbers);
        let named = (Version::V1, link.take_identifier());
        let direct = Direct::new(named, role, Nonces::Plain(nonce), now);
        Self { direct, link }
    }

    /// The next bytes for the socket.
    fn writes(&mut self, now: Instant) -> Option<Bytes> {
        while let Some(event) = self.direct.next_event() {
            match event {
                direct::Event::Write(bytes) => return Some(bytes),
                direct::Event::Open => self.link.moved(Bridge::direct(), now),
                direct::Event::Packet(packet) => self.link.received(&packet, false, now),
                direct::Event::Close(why) => panic!("closed: {why:?}"),
            }
        }
        let packet = self.link.next_packet(now)?;
        self.link.carried(packet.token, now);
        Some(packet.bytes)
    }
}

#[test]
fn a_file_goes_over_a_connection_of_the_two() {
    let file = load(CONNECTION);
    let mut wire = entries(&file["tcp_session_v1"], "packets").iter();
    let nonce = Guid::parse(text(&file["tcp"], "v1_nonce_guid")).expect("a GUID");
    let now = Instant::now();
    let (session, bytes) = (0x0bad_cafe, Bytes::from_static(b"hello"));
    let mut c = Connected::new(first(0x1000_0007, 1, 1), Role::Connects, nonce, now);
    let listener = first(0x2000_0009, 0x3000_0099, 7);
    let mut l = Connected::new(listener, Role::Listens, nonce, now);
    let mut goes = |l: &mut Connected, c: &mut Connected| {
        let packet = wire.next().expect("another packet");
        let what = text(packet, "what");
        let (from, to) = match text(packet, "from_") {
            "L" => (l, c),
            _ => (c, l),
        };
        let written = from
            .writes(now)
            .unwrap_or_else(|| panic!("nothing for {what}"));
        assert_eq!(written, hex(packet, "hex"), "{what}");
        to.direct.received(written);
    };
    for _ in 0..3 {
        goes(&mut l, &mut c);
    }
    assert_eq!(c.writes(now), None);
    let stream = Some(bytes.len() as u64);
    c.link.expect(
        session,
        Expect {
            messages: 0,
            stream,
        },
    );
    let content = Content::Whole(bytes.clone());
    l.link.send_data((session, 2), DataKind::File, content, now);
    goes(&mut l, &mut c);
    goes(&mut l, &mut c);
    assert_eq!(data(&mut c.link), bytes);

    let bye = hex(&entries(&file["tcp_session_v1"], "packets")[5], "hex").slice(52..);
    l.link.send_slp(bye.clone(), now);
    goes(&mut l, &mut c);
    goes(&mut l, &mut c);
    assert_eq!(c.link.next_event(), Some(Event::Slp(bye)));
    assert_eq!(l.writes(now), None);
    assert!(l.link.is_idle() && c.link.is_idle());
}
