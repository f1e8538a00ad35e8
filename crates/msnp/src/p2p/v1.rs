//! Packets of version 1: a fixed header, a body and a footer (07 section 2).

use bytes::{BufMut, Bytes, BytesMut};

/// What the low 16 bits of [`Header::flags`] say (07 section 2.2).
pub mod flags {
    /// The sender shall go on at another offset.
    pub const NAK: u32 = 0x1;
    /// A blob has arrived.
    pub const ACK: u32 = 0x2;
    /// The peer waits for something.
    pub const WAITING: u32 = 0x4;
    /// The blob and its session are in error.
    pub const ERROR: u32 = 0x8;
    /// File data, beside [`DATA`].
    pub const FILE: u32 = 0x10;
    /// Bytes of an object or a file.
    pub const DATA: u32 = 0x20;
    /// The sender of the data gives up.
    pub const CANCELLED: u32 = 0x40;
    /// The receiver of the data gives up.
    pub const REFUSED: u32 = 0x80;
    /// The packet carries the nonce of a direct connection.
    pub const KEY: u32 = 0x100;
    /// What is written for object data.
    pub const OBJECT_DATA: u32 = DATA;
    /// What is written for file data, as clients of 2009 do.
    pub const FILE_DATA: u32 = 0x0100_0000 | FILE | DATA;
}

/// The fields before the body, little-endian on the wire.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// The session of the data, 0 for session texts.
    pub session_id: u32,
    /// Which blob; the same in all its packets.
    pub identifier: u32,
    /// Where in the blob the body belongs.
    pub offset: u64,
    /// How long the blob is.
    pub total_size: u64,
    /// How long the body is.
    pub message_size: u32,
    /// See [`flags`].
    pub flags: u32,
    /// Data: a random number to be told in the acknowledgement. Otherwise the identifier that is meant.
    pub ack_id: u32,
    /// Acknowledgement: the `ack_id` of the data.
    pub ack_uid: u32,
    /// Acknowledgement: how much has arrived. NAK: the wanted offset.
    pub ack_size: u64,
}

impl Header {
    /// Bytes of a header.
    pub const LEN: usize = 48;

    /// Reads the first [`Header::LEN`] bytes; `None` when there are fewer.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let (bytes, _) = bytes.split_first_chunk::<{ Self::LEN }>()?;
        let short = |at: usize| u32::from_le_bytes(std::array::from_fn(|i| bytes[at + i]));
        let long = |at: usize| u64::from_le_bytes(std::array::from_fn(|i| bytes[at + i]));
        Some(Self {
            session_id: short(0),
            identifier: short(4),
            offset: long(8),
            total_size: long(16),
            message_size: short(24),
            flags: short(28),
            ack_id: short(32),
            ack_uid: short(36),
            ack_size: long(40),
        })
    }

    /// Appends the header.
    pub fn write(&self, to: &mut BytesMut) {
        to.put_u32_le(self.session_id);
        to.put_u32_le(self.identifier);
        to.put_u64_le(self.offset);
        to.put_u64_le(self.total_size);
        to.put_u32_le(self.message_size);
        to.put_u32_le(self.flags);
        to.put_u32_le(self.ack_id);
        to.put_u32_le(self.ack_uid);
        to.put_u64_le(self.ack_size);
    }

    /// Whether a flag is set.
    pub fn has(&self, flag: u32) -> bool {
        self.flags & flag != 0
    }
}

/// One packet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Packet {
    /// The header; its `message_size` is the length of the body.
    pub header: Header,
    /// The body.
    pub body: Bytes,
    /// The application behind the body, on every bridge but a direct connection.
    pub footer: Option<u32>,
}

impl Packet {
    /// Reads a packet without copying its body; `None` when its lengths contradict each other. A footer may be missing
    /// where one is expected.
    pub fn parse(bytes: &Bytes, footer: bool) -> Option<Self> {
        let header = Header::read(bytes)?;
        let rest = bytes.slice(Header::LEN..);
        let size = usize::try_from(header.message_size).ok()?;
        let (body, footer) = split_footer(rest, size, footer)?;
        let end = header.offset.checked_add(u64::from(header.message_size))?;
        (size == 0 || end <= header.total_size).then_some(Self {
            header,
            body,
            footer,
        })
    }

    /// Appends the packet as it goes over a bridge.
    pub fn write(&self, to: &mut BytesMut) {
        to.reserve(Header::LEN + self.body.len() + 4);
        self.header.write(to);
        to.put_slice(&self.body);
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

/// Parts a body of this length from the footer behind it.
pub(super) fn split_footer(
    mut rest: Bytes,
    size: usize,
    footer: bool,
) -> Option<(Bytes, Option<u32>)> {
    if rest.len() < size {
        return None;
    }
    let end = rest.split_off(size);
    match <[u8; 4]>::try_from(&end[..]) {
        Ok(number) if footer => Some((rest, Some(u32::from_be_bytes(number)))),
        _ if end.is_empty() => Some((rest, None)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packet() -> Packet {
        Packet {
            header: Header {
                session_id: 7,
                total_size: 10,
                offset: 5,
                message_size: 5,
                ..Header::default()
            },
            body: Bytes::from_static(b"hello"),
            footer: Some(12),
        }
    }

    #[test]
    fn a_body_is_not_copied() {
        let bytes = packet().to_bytes();
        let read = Packet::parse(&bytes, true).expect("a packet");
        assert_eq!(read, packet());
        assert_eq!(read.body.as_ptr(), bytes[Header::LEN..].as_ptr());
    }

    #[test]
    fn a_footer_may_be_missing_but_nothing_else() {
        let bytes = packet().to_bytes();
        let without = bytes.slice(..bytes.len() - 4);
        let read = Packet::parse(&without, true).expect("a packet");
        assert_eq!(read.footer, None);
        assert_eq!(Packet::parse(&bytes, false), None, "a footer too many");
        for len in 0..without.len() {
            assert_eq!(Packet::parse(&bytes.slice(..len), true), None, "{len}");
        }
    }

    #[test]
    fn a_body_beyond_its_blob_is_no_packet() {
        let mut beyond = packet();
        beyond.header.offset = 6;
        assert_eq!(Packet::parse(&beyond.to_bytes(), true), None);
        beyond.header.offset = u64::MAX;
        assert_eq!(Packet::parse(&beyond.to_bytes(), true), None);
    }
}
