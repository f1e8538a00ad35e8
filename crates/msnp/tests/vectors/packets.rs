//! `p2p-*.json`: packets of both versions, recorded and generated.

use bytes::Bytes;
use msnp::p2p::{v1, v2};
use serde_json::Value;

use super::{entries, load, text, unhex};

pub(crate) const PICTURE_V1: &str = include_str!("../data/msnc/p2p-v1-display-picture.json");
pub(crate) const FILE_V1: &str = include_str!("../data/msnc/p2p-v1-file-transfer.json");
pub(crate) const PICTURE_V2: &str = include_str!("../data/msnc/p2p-v2-display-picture.json");
const CAPTURES: &str = include_str!("../data/msnc/p2p-captures.json");

pub(crate) fn hex(value: &Value, key: &str) -> Bytes {
    unhex(text(value, key)).into()
}

fn number<N: TryFrom<u64>>(value: &Value, key: &str) -> N {
    let number = value[key]
        .as_u64()
        .unwrap_or_else(|| panic!("{key} is no number"));
    N::try_from(number).unwrap_or_else(|_| panic!("{key} is too large"))
}

fn is(read: impl Into<u64>, fields: &Value, key: &str) {
    assert_eq!(read.into(), number::<u64>(fields, key), "{key}");
}

fn header(fields: &Value) -> v1::Header {
    v1::Header {
        session_id: number(fields, "session_id"),
        identifier: number(fields, "identifier"),
        offset: number(fields, "offset"),
        total_size: number(fields, "total_size"),
        message_size: number(fields, "message_size"),
        flags: number(fields, "flags"),
        ack_id: number(fields, "ack_id"),
        ack_uid: number(fields, "ack_uid"),
        ack_size: number(fields, "ack_size"),
    }
}

fn first_version(packet: &Value) {
    let bytes = hex(packet, "packet_hex");
    let read = v1::Packet::parse(&bytes, true).unwrap_or_else(|| panic!("unreadable: {packet}"));
    assert_eq!(read.header, header(&packet["fields"]));
    let footer = packet.get("footer").map_or(0, |_| number(packet, "footer"));
    assert_eq!(read.footer, Some(footer));
    assert_eq!(read.to_bytes(), bytes);
}

#[test]
fn packets_of_the_first_version_are_read_and_written() {
    for file in [PICTURE_V1, FILE_V1] {
        for packet in entries(&load(file), "packets") {
            first_version(packet);
        }
    }
    let captures = load(CAPTURES);
    for packet in entries(&captures["v1_file_decline"], "packets") {
        first_version(packet);
    }
    let sample = &captures["v1_header_sample"];
    let read = v1::Header::read(&hex(sample, "header_hex")).expect("a header");
    assert_eq!(read, header(&sample["fields"]));
}

/// The optional field of this kind, in hexadecimal digits.
fn field(fields: &Value, kind: u64) -> Option<&str> {
    let list = fields["tlvs"].as_array().expect("a list");
    let field = list
        .iter()
        .find(|field| number::<u64>(field, "type") == kind)?;
    Some(text(field, "value_hex"))
}

fn second_version(bytes: &Bytes, fields: &Value) {
    let read = v2::Packet::parse(bytes, true).unwrap_or_else(|| panic!("unreadable: {fields}"));
    is(read.op, fields, "opcode");
    is(read.sequence, fields, "sequence");
    is(v2::Packet::counted(bytes), fields, "payload_len");
    is(read.footer.expect("a footer"), fields, "footer");
    let ack = read.ack.map(|ack| format!("{ack:08x}"));
    assert_eq!(ack.as_deref(), field(fields, 2));
    assert_eq!(read.peer_info.is_some(), field(fields, 1).is_some());
    assert_eq!(read.data.is_some(), fields.get("data").is_some());
    if let Some(data) = &read.data {
        let fields = &fields["data"];
        let flags: u8 = number(fields, "tf");
        assert_eq!((data.kind, data.first), (flags >> 1, flags & 1 == 1));
        is(data.package, fields, "package");
        is(data.session_id, fields, "session_id");
        is(data.body.len() as u64, fields, "body_len");
        let remaining = data.remaining.map(|left| format!("{left:016x}"));
        assert_eq!(remaining.as_deref(), field(fields, 1));
    }
    assert_eq!(read.to_bytes(), bytes);
}

/// The packet in a recorded message.
fn carried(packet: &Value) -> Bytes {
    let offset: usize = number(packet, "p2p_offset");
    hex(packet, "msg_hex").slice(offset..)
}

#[test]
fn packets_of_the_second_version_are_read_and_written() {
    for packet in entries(&load(PICTURE_V2), "packets") {
        second_version(&hex(packet, "packet_hex"), &packet["fields"]);
    }
    let captures = load(CAPTURES);
    let mut whole = 0;
    for packet in entries(&captures["v2"], "packets") {
        let bytes = carried(packet);
        if packet["complete"] == true {
            second_version(&bytes, &packet["fields"]);
            whole += 1;
        } else {
            // The record ends within the body; what it says of its length is known to be wrong by that.
            assert_eq!(v2::Packet::parse(&bytes, true), None);
        }
    }
    assert_eq!(whole, 6);
    let extra = &entries(&captures["v2"], "extra")[0];
    second_version(&hex(extra, "packet_hex"), &extra["fields"]);
}

#[test]
fn a_recorded_client_describes_itself() {
    let captures = load(CAPTURES);
    let extra = &entries(&captures["v2"], "extra")[1];
    let packet = &entries(&captures["v2"], "packets")[2];
    let bytes = carried(packet);
    let read = v2::Packet::parse(&bytes, true).expect("a packet");
    let info = read.peer_info.expect("a description");
    let fields = &extra["fields"];
    is(info.protocol, fields, "protocol_version");
    is(info.implementation, fields, "implementation");
    is(info.version, fields, "version");
    is(info.capabilities, fields, "capabilities");
}
