//! Packets of both versions of the peer-to-peer transport: what was read is written, and read again the same.
//!
//! Input: `1` or `2` for the version, `f` where a footer is expected, the packet.
#![no_main]

use bytes::Bytes;
use libfuzzer_sys::fuzz_target;
use msnp::p2p::{Guid, Peer, v1, v2};
use papilio_fuzz::first;

fuzz_target!(|data: &[u8]| {
    let (version, rest) = first(data);
    let (footer, packet) = first(rest);
    let footer = footer == b'f';
    let bytes = Bytes::copy_from_slice(packet);
    if version == b'1' {
        if let Some(read) = v1::Packet::parse(&bytes, footer) {
            assert_eq!(read.to_bytes(), bytes);
            assert_eq!(read.header.message_size as usize, read.body.len());
        }
        return;
    }
    if let Some(read) = v2::Packet::parse(&bytes, footer) {
        let written = read.to_bytes();
        assert!(written.len() <= bytes.len() + 64);
        assert_eq!(v2::Packet::parse(&written, footer).as_ref(), Some(&read));
        let body = read.data.map_or(0, |data| data.body.len());
        assert!(body <= v2::Packet::counted(&bytes) as usize);
    }
    let text = String::from_utf8_lossy(packet);
    if let Some(guid) = Guid::parse(&text) {
        assert_eq!(Guid::parse(&guid.to_string()), Some(guid));
    }
    if let Some(peer) = Peer::parse(&text) {
        assert_eq!(Peer::parse(&peer.to_string()), Some(peer));
    }
});
