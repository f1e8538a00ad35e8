//! Known answers of the protocol reference (its folder `vectors`, copied to `tests/data`).

#[path = "vectors/abch.rs"]
mod abch;
#[path = "vectors/auth.rs"]
mod auth;
#[path = "vectors/direct.rs"]
mod direct;
#[path = "vectors/files.rs"]
mod files;
#[path = "vectors/framing.rs"]
mod framing;
#[path = "vectors/gateway.rs"]
mod gateway;
#[path = "vectors/lines.rs"]
mod lines;
#[path = "vectors/links.rs"]
mod links;
#[path = "vectors/members.rs"]
mod members;
#[path = "vectors/message.rs"]
mod message;
#[path = "vectors/msnftp.rs"]
mod msnftp;
#[path = "vectors/object.rs"]
mod object;
#[path = "vectors/oim.rs"]
mod oim;
#[path = "vectors/packets.rs"]
mod packets;
#[path = "vectors/slp.rs"]
mod slp;
#[path = "vectors/storage.rs"]
mod storage;
#[path = "vectors/switchboard.rs"]
mod switchboard;
#[path = "vectors/tokens.rs"]
mod tokens;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use msnp::dialect::Dialect;
use msnp::wire::{Decoder, Frame, LinkKind, Reader};
use serde_json::Value;

/// A file of `tests/data`.
fn load(json: &str) -> Value {
    serde_json::from_str(json).expect("a vector file is JSON")
}

/// The entries of a list in a vector file; it must not be empty.
fn entries<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    let entries = value[key].as_array().expect("a list");
    assert!(!entries.is_empty(), "{key} is empty");
    entries
}

/// A SOAP message as it goes over the wire: without the line breaks and blanks between its elements that make the file
/// readable. Line breaks within texts stay.
fn on_the_wire(xml: &str) -> String {
    let mut wire = String::new();
    for line in xml.trim_end().lines() {
        let bare = line.trim_start();
        if wire.ends_with('>') && bare.starts_with('<') {
            wire.push_str(bare);
        } else if bare.starts_with("xmlns") {
            wire.push(' ');
            wire.push_str(bare);
        } else {
            if !wire.is_empty() {
                wire.push('\n');
            }
            wire.push_str(line);
        }
    }
    wire.replace(" />", "/>")
}

/// An answer of a service.
fn answered(status: u16, body: &str) -> msnp::io::HttpReply {
    msnp::io::HttpReply {
        status,
        headers: Vec::new(),
        body: Bytes::from(body.to_owned()),
    }
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key]
        .as_str()
        .unwrap_or_else(|| panic!("{key} is no text in {value}"))
}

/// The bytes that these hexadecimal digits are.
fn unhex(digits: &str) -> Vec<u8> {
    let pair = |at| u8::from_str_radix(&digits[at..at + 2], 16).expect("hexadecimal digits");
    (0..digits.len()).step_by(2).map(pair).collect()
}

fn unbase64(text: &str) -> Bytes {
    Bytes::from(STANDARD.decode(text).expect("base64"))
}

fn dialect(value: &Value) -> Dialect {
    let number = value["version"].as_u64().expect("a version");
    Dialect::try_from(u8::try_from(number).expect("a small number")).expect("a dialect")
}

/// The one frame that a line and its payload are, as a client reads it.
fn frame(line: &str, payload: Option<&str>, dialect: Dialect, link: LinkKind) -> Frame {
    let mut decoder = Decoder::new(Reader::Client, link, dialect);
    decoder.push(Bytes::from(line.to_owned()));
    decoder.push(Bytes::from(payload.unwrap_or_default().to_owned()));
    let frame = decoder.next().expect("readable").expect("a whole frame");
    assert_eq!(decoder.next(), Ok(None), "something is left of {line}");
    frame
}
