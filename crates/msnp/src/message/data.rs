//! The head of P2P data (07 section 1).

use bytes::{Bytes, BytesMut};

use crate::p2p::Peer;

/// The payload that carries a packet. Who names a place of the other side names its own too; that is the second version
/// of the transport. To be sent with [`crate::command::Ack::Data`]: servers close a switchboard over any other.
#[must_use]
pub fn data_payload(to: &Peer, from: &Peer, packet: &[u8]) -> Bytes {
    let mut head = format!(
        "MIME-Version: 1.0\r\nContent-Type: application/x-msnmsgrp2p\r\nP2P-Dest: {to}\r\n"
    );
    if to.place.is_some() {
        head.push_str(&format!("P2P-Src: {from}\r\n"));
    }
    head.push_str("\r\n");
    let mut payload = BytesMut::with_capacity(head.len() + packet.len());
    payload.extend_from_slice(head.as_bytes());
    payload.extend_from_slice(packet);
    payload.freeze()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Message;

    #[test]
    fn data_is_addressed_in_both_versions() {
        let at = |text: &str| Peer::parse(text).expect("a peer");
        let packet = b"\0\r\n\r\n\xff";
        let first = data_payload(&at("bob@example.com"), &at("alice@example.com"), packet);
        assert_eq!(
            first,
            &b"MIME-Version: 1.0\r\nContent-Type: application/x-msnmsgrp2p\r\n\
               P2P-Dest: bob@example.com\r\n\r\n\0\r\n\r\n\xff"[..]
        );
        let (to, from) = (at("bob@example.com;{b}"), at("alice@example.com;{a}"));
        for (payload, expected) in [
            (first, (at("bob@example.com"), None)),
            (data_payload(&to, &from, packet), (to, Some(from))),
        ] {
            let read = Message::read(&payload);
            let Message::Data {
                to,
                from,
                packet: body,
            } = read
            else {
                panic!("no data")
            };
            assert_eq!((to, from), (Some(expected.0), expected.1));
            assert_eq!(body, packet);
        }
    }
}
