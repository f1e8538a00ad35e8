//! `msnc/dc-nonce.json`.

use bytes::Bytes;
use msnp::p2p::Guid;
use msnp::p2p::body::SessionClose;
use msnp::p2p::nonce::{Frames, HELLO, frame_v1, frame_v2, framed, hashed, read};
use msnp::p2p::slp::{Method, SlpMessage};
use serde_json::Value;

use super::{entries, load, text, unhex};

const NONCES: &str = include_str!("../data/msnc/dc-nonce.json");

fn guid(case: &Value, key: &str) -> Guid {
    Guid::parse(text(case, key)).expect("a GUID")
}

/// The frames in what one side wrote.
fn frames(wire: &[u8]) -> Vec<Bytes> {
    let mut frames = Frames::default();
    frames.push(Bytes::copy_from_slice(wire));
    std::iter::from_fn(|| frames.next_frame().expect("short frames")).collect()
}

#[test]
fn nonces_and_their_hashes_are_those_recorded() {
    let file = load(NONCES);
    for case in entries(&file, "cases") {
        let nonce = guid(case, "nonce_guid");
        assert_eq!(nonce.0, *unhex(text(case, "nonce_bytes_hex")));
        assert_eq!(nonce.to_string(), text(case, "nonce_guid"));
        assert_eq!(hashed(nonce).to_string(), text(case, "hashed_nonce"));
    }
}

#[test]
fn the_first_frames_are_those_recorded() {
    let file = load(NONCES);
    let tcp = &file["tcp"];
    assert_eq!(HELLO, *unhex(text(tcp, "foo_hex")));
    let nonce = guid(tcp, "v1_nonce_guid");
    let first = unhex(text(tcp, "v1_nonce_packet_hex"));
    assert_eq!(frame_v1(0x1000_0007, nonce), *first);
    let second = unhex(text(tcp, "v2_nonce_packet_hex"));
    assert_eq!(frame_v2(nonce), *second);
    for wire in [first, second] {
        let found = frames(&wire);
        assert_eq!(found.len(), 1);
        assert_eq!(read(&found[0]), Some(nonce));
        assert_eq!(framed(&found[0]), wire);
    }
}

#[test]
fn the_frames_of_a_whole_connection_are_told_apart() {
    let file = load(NONCES);
    let packets = entries(&file["tcp_session_v1"], "packets");
    let wires: Vec<Vec<u8>> = packets.iter().map(|p| unhex(text(p, "hex"))).collect();
    let found = frames(&wires.concat());
    assert_eq!(found.len(), packets.len());
    assert_eq!(found[0], "foo\0");
    let nonce = guid(&file["tcp"], "v1_nonce_guid");
    for (at, frame) in found.iter().enumerate() {
        let is_nonce = text(&packets[at], "what").starts_with("nonce");
        assert_eq!(read(frame), is_nonce.then_some(nonce), "frame {at}");
        assert_eq!(framed(frame), wires[at]);
    }
    let bye = found[5].slice(48..);
    let message = SlpMessage::parse(&bye).expect("a text");
    assert_eq!(message.method(), Some(Method::Bye));
    let session = SessionClose::read(&message.content).session_id;
    assert_eq!(session, Some(195_939_070));
    assert_eq!(message.to_bytes(true), bye);
}
