//! Packets of version 2: a transport header and a data header, each with optional fields, a body and a footer
//! (07 section 3). Numbers are big-endian, except within [`PeerInfo`].

use bytes::{Buf, BufMut, Bytes, BytesMut};

use super::v1::split_footer;

/// Bits of [`Packet::op`]; others mean nothing.
pub mod op {
    /// The first packet to a place on this bridge.
    pub const SYN: u8 = 1;
    /// The packet asks to be acknowledged.
    pub const RAK: u8 = 2;
}

/// Least bytes of either header.
const HEADER: usize = 8;
/// The field of a transport header that describes a client.
const PEER_INFO: u8 = 1;
/// The field of a transport header that acknowledges.
const ACK: u8 = 2;
/// The field of a transport header that rejects.
const NAK: u8 = 3;
/// The field of a data header that says how much is to come.
const REMAINING: u8 = 1;

/// What a client says of itself in its first packet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeerInfo {
    /// Version of the protocol.
    pub protocol: u16,
    /// Which implementation.
    pub implementation: u16,
    /// Its version.
    pub version: u16,
    /// Without a known meaning.
    pub reserved: u16,
    /// What it can do.
    pub capabilities: u32,
}

impl PeerInfo {
    const LEN: usize = 12;
    /// What the official client of 2009 writes.
    pub const OFFICIAL: Self = Self {
        protocol: 0x0200,
        implementation: 0,
        version: 0x0e00,
        reserved: 0,
        capabilities: 0x010f,
    };

    fn read(mut value: &[u8]) -> Option<Self> {
        (value.len() == Self::LEN).then(|| Self {
            protocol: value.get_u16_le(),
            implementation: value.get_u16_le(),
            version: value.get_u16_le(),
            reserved: value.get_u16_le(),
            capabilities: value.get_u32_le(),
        })
    }

    fn write(&self, to: &mut BytesMut) {
        to.put_u16_le(self.protocol);
        to.put_u16_le(self.implementation);
        to.put_u16_le(self.version);
        to.put_u16_le(self.reserved);
        to.put_u32_le(self.capabilities);
    }
}

/// A data header and what follows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Data {
    /// Whether this is the first packet of its blob.
    pub first: bool,
    /// 0 session texts and messages, 2 object data, 3 file data.
    pub kind: u8,
    /// Which blob, where it takes several packets.
    pub package: u16,
    /// The session of the data, 0 for session texts.
    pub session_id: u32,
    /// Bytes of the blob that come after this packet.
    pub remaining: Option<u64>,
    /// The body.
    pub body: Bytes,
}

impl Data {
    /// The kind of session texts and messages.
    pub const MESSAGE: u8 = 0;
    /// The kind of object data.
    pub const OBJECT: u8 = 2;
    /// The kind of file data.
    pub const FILE: u8 = 3;

    fn parse(bytes: Bytes) -> Option<Self> {
        let len = usize::from(*bytes.first()?);
        if len < HEADER || len > bytes.len() {
            return None;
        }
        let mut remaining = None;
        fields(&bytes[HEADER..len], |kind, value| {
            if let (REMAINING, Ok(value)) = (kind, value.try_into()) {
                remaining = Some(u64::from_be_bytes(value));
            }
        })?;
        Some(Self {
            first: bytes[1] & 1 != 0,
            kind: bytes[1] >> 1,
            package: u16::from_be_bytes([bytes[2], bytes[3]]),
            session_id: u32::from_be_bytes([bytes[4], bytes[5], bytes[6], bytes[7]]),
            remaining,
            body: bytes.slice(len..),
        })
    }

    fn header_len(&self) -> usize {
        HEADER + if self.remaining.is_some() { 12 } else { 0 }
    }

    fn write(&self, to: &mut BytesMut) {
        to.put_u8(if self.remaining.is_some() { 20 } else { 8 });
        to.put_u8(self.kind << 1 | u8::from(self.first));
        to.put_u16(self.package);
        to.put_u32(self.session_id);
        if let Some(remaining) = self.remaining {
            to.put_slice(&[REMAINING, 8]);
            to.put_u64(remaining);
            to.put_u16(0);
        }
        to.put_slice(&self.body);
    }
}

/// One packet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Packet {
    /// See [`op`].
    pub op: u8,
    /// Number of the first byte after the transport header; these bytes are counted, packets are not.
    pub sequence: u32,
    /// All before this number has arrived.
    pub ack: Option<u32>,
    /// This was rejected.
    pub nak: Option<u32>,
    /// Who writes.
    pub peer_info: Option<PeerInfo>,
    /// What is carried.
    pub data: Option<Data>,
    /// On every bridge but a direct connection.
    pub footer: Option<u32>,
}

impl Packet {
    /// Reads a packet without copying its body; `None` when its lengths contradict each other. A footer may be missing
    /// where one is expected.
    pub fn parse(bytes: &Bytes, footer: bool) -> Option<Self> {
        let len = usize::from(*bytes.first()?);
        if len < HEADER || len > bytes.len() {
            return None;
        }
        let size = usize::from(u16::from_be_bytes([bytes[2], bytes[3]]));
        let mut packet = Self {
            op: bytes[1],
            sequence: u32::from_be_bytes([bytes[4], bytes[5], bytes[6], bytes[7]]),
            ..Self::default()
        };
        fields(&bytes[HEADER..len], |kind, value| {
            let number = || value.try_into().map(u32::from_be_bytes).ok();
            match kind {
                PEER_INFO => packet.peer_info = PeerInfo::read(value),
                ACK => packet.ack = number(),
                NAK => packet.nak = number(),
                _ => {}
            }
        })?;
        let (content, footer) = split_footer(bytes.slice(len..), size, footer)?;
        packet.footer = footer;
        if !content.is_empty() {
            packet.data = Some(Data::parse(content)?);
        }
        Some(packet)
    }

    /// How many bytes of a packet as it goes over a bridge the sequence counts: data header and body.
    pub fn counted(bytes: &[u8]) -> u32 {
        match bytes {
            [_, _, high, low, ..] => u16::from_be_bytes([*high, *low]).into(),
            _ => 0,
        }
    }

    /// Appends the packet as it goes over a bridge. A body longer than 65 kB is beyond what a packet can say; callers cut
    /// long before.
    pub fn write(&self, to: &mut BytesMut) {
        let size = match &self.data {
            Some(data) => data.header_len() + data.body.len(),
            None => 0,
        };
        let start = to.len();
        to.reserve(HEADER + 28 + size + 4);
        to.put_slice(&[0, self.op]);
        to.put_u16(u16::try_from(size).unwrap_or(u16::MAX));
        to.put_u32(self.sequence);
        for (kind, number) in [(ACK, self.ack), (NAK, self.nak)] {
            if let Some(number) = number {
                to.put_slice(&[kind, 4]);
                to.put_u32(number);
            }
        }
        if let Some(info) = &self.peer_info {
            to.put_slice(&[PEER_INFO, PeerInfo::LEN as u8]);
            info.write(to);
        }
        let len = to.len() - start;
        to.put_bytes(0, len.next_multiple_of(4) - len);
        to[start] = len.next_multiple_of(4) as u8; // at most 8 + 6 + 6 + 14, padded
        if let Some(data) = &self.data {
            data.write(to);
        }
        if let Some(footer) = self.footer {
            to.put_u32(footer);
        }
    }

    /// The packet as it goes over a bridge.
    #[must_use]
    pub fn to_bytes(&self) -> Bytes {
        let mut bytes = BytesMut::new();
        self.write(&mut bytes);
        bytes.freeze()
    }
}

/// Goes through the optional fields of a header. They end with padding; `None` when one is longer than what is there.
fn fields<'b>(mut bytes: &'b [u8], mut each: impl FnMut(u8, &'b [u8])) -> Option<()> {
    while let [kind, len, rest @ ..] = bytes
        && *kind != 0
    {
        let (value, rest) = rest.split_at_checked(usize::from(*len))?;
        each(*kind, value);
        bytes = rest;
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Option<Packet> {
        Packet::parse(&Bytes::copy_from_slice(bytes), true)
    }

    #[test]
    fn padding_and_unknown_fields_are_passed_over() {
        let with_padding = [12, 2, 0, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0];
        let packet = read(&with_padding).expect("a packet");
        assert_eq!((packet.op, packet.sequence, packet.ack), (2, 9, None));

        let unknown = [16, 0, 0, 0, 0, 0, 0, 9, 77, 0, 2, 4, 0, 0, 0, 5, 0, 0, 0, 0];
        assert_eq!(read(&unknown).expect("a packet").ack, Some(5));
    }

    #[test]
    fn a_field_beyond_its_header_is_no_packet() {
        assert_eq!(
            read(&[12, 0, 0, 0, 0, 0, 0, 9, 2, 4, 0, 0, 0, 0, 0, 0]),
            None
        );
    }

    #[test]
    fn a_header_shorter_than_a_header_is_no_packet() {
        assert_eq!(read(&[4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), None);
        assert_eq!(
            read(&[8, 0, 0, 4, 0, 0, 0, 0, 4, 1, 0, 0, 0, 0, 0, 0]),
            None
        );
    }

    #[test]
    fn a_body_is_not_copied() {
        let packet = Packet {
            data: Some(Data {
                first: true,
                remaining: Some(3),
                body: Bytes::from_static(b"hello"),
                ..Data::default()
            }),
            footer: Some(0),
            ..Packet::default()
        };
        let bytes = packet.to_bytes();
        let read = Packet::parse(&bytes, true).expect("a packet");
        assert_eq!(read, packet);
        assert_eq!(
            read.data.map(|data| data.body.as_ptr()),
            Some(bytes[28..].as_ptr())
        );
    }
}
