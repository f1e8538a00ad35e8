//! Packets of arbitrary bytes and arbitrary packets: what was written is read, and what was read is written.

use bytes::Bytes;
use msnp::p2p::{v1, v2};
use proptest::collection::vec;
use proptest::prelude::*;

fn body() -> impl Strategy<Value = Bytes> {
    vec(any::<u8>(), 0..1300).prop_map(Bytes::from)
}

prop_compose! {
    fn first_version()(
        body in body(),
        (session_id, identifier, offset) in any::<(u32, u32, u32)>(),
        (beyond, flags, footer) in any::<(u32, u32, Option<u32>)>(),
        (ack_id, ack_uid, ack_size) in any::<(u32, u32, u64)>(),
    ) -> v1::Packet {
        let header = v1::Header {
            session_id,
            identifier,
            offset: offset.into(),
            total_size: u64::from(offset) + body.len() as u64 + u64::from(beyond),
            message_size: body.len() as u32,
            flags,
            ack_id,
            ack_uid,
            ack_size,
        };
        v1::Packet { header, body, footer }
    }
}

prop_compose! {
    fn data()(
        body in body(),
        (first, kind, package) in (any::<bool>(), 0u8..128, any::<u16>()),
        (session_id, remaining) in any::<(u32, Option<u64>)>(),
    ) -> v2::Data {
        v2::Data { first, kind, package, session_id, remaining, body }
    }
}

prop_compose! {
    fn second_version()(
        data in proptest::option::of(data()),
        (op, sequence, ack, nak) in any::<(u8, u32, Option<u32>, Option<u32>)>(),
        info in any::<Option<((u16, u16), (u16, u16), u32)>>(),
        footer in any::<Option<u32>>(),
    ) -> v2::Packet {
        let peer_info = info.map(|((protocol, implementation), (version, reserved), capabilities)| {
            v2::PeerInfo { protocol, implementation, version, reserved, capabilities }
        });
        v2::Packet { op, sequence, ack, nak, peer_info, data, footer }
    }
}

proptest! {
    #[test]
    fn a_packet_of_the_first_version_is_read_as_it_was_written(packet in first_version()) {
        let read = v1::Packet::parse(&packet.to_bytes(), packet.footer.is_some());
        prop_assert_eq!(read, Some(packet));
    }

    #[test]
    fn a_packet_of_the_second_version_is_read_as_it_was_written(packet in second_version()) {
        let read = v2::Packet::parse(&packet.to_bytes(), packet.footer.is_some());
        prop_assert_eq!(read, Some(packet));
    }

    #[test]
    fn what_is_read_of_arbitrary_bytes_is_written_so_that_the_same_is_read(
        bytes in vec(any::<u8>(), 0..200),
        footer in any::<bool>(),
    ) {
        let bytes = Bytes::from(bytes);
        if let Some(read) = v1::Packet::parse(&bytes, footer) {
            prop_assert_eq!(read.to_bytes(), bytes.clone());
        }
        if let Some(read) = v2::Packet::parse(&bytes, footer) {
            prop_assert_eq!(v2::Packet::parse(&read.to_bytes(), footer), Some(read));
        }
    }
}
