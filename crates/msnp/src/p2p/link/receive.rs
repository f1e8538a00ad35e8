//! Packets that came in (07 section 6).

use std::time::Instant;

use bytes::Bytes;

use super::arriving::{Chunk, Taken};
use super::{Answer, Event, Fault, Link, Version};
use crate::p2p::v1::flags;
use crate::p2p::{v1, v2};

impl Link {
    /// A bridge brought a packet; `footer` tells whether packets of that bridge end with one. What is no packet, or was
    /// not expected, is dropped: an answer could go back and forth for ever.
    pub fn received(&mut self, packet: &Bytes, footer: bool, now: Instant) {
        match self.version {
            Version::V1 => {
                if let Some(packet) = v1::Packet::parse(packet, footer) {
                    self.received_v1(packet, now);
                }
            }
            Version::V2 => {
                let counted = v2::Packet::counted(packet);
                if let Some(packet) = v2::Packet::parse(packet, footer) {
                    self.received_v2(packet, counted, now);
                }
            }
        }
    }

    fn received_v1(&mut self, packet: v1::Packet, now: Instant) {
        let header = &packet.header;
        // A nonce belongs to the beginning of a direct connection.
        if header.has(flags::KEY) {
            return;
        }
        if header.has(flags::ACK) {
            self.acknowledged_v1(header, now);
        } else if header.has(flags::NAK) {
            self.sent_back(header.ack_id, header.ack_size, now);
        } else if header.has(flags::CANCELLED | flags::REFUSED | flags::ERROR) {
            self.given_up_v1(header);
        } else if packet.body.is_empty() {
            if header.total_size == 0 {
                self.acknowledge_v1(header);
            }
        } else {
            self.content_v1(packet, now);
        }
    }

    fn acknowledged_v1(&mut self, header: &v1::Header, now: Instant) {
        let mut all = self.texts.iter().chain(&self.data);
        let blob = all.find(|blob| blob.identifier == header.ack_id && blob.identifier != 0);
        let Some(blob) = blob else {
            return;
        };
        let id = blob.id;
        // Nothing at all is told by those who do not fill it in.
        if header.ack_size >= blob.total || (header.ack_size == 0 && blob.is_out()) {
            self.finish(id);
        } else if header.ack_size > 0 {
            self.sent_back(header.ack_id, header.ack_size, now);
        }
    }

    /// The peer wants a blob from another offset.
    fn sent_back(&mut self, identifier: u32, at: u64, now: Instant) {
        let mut all = self.texts.iter_mut().chain(&mut self.data);
        let blob = all.find(|blob| blob.identifier == identifier && identifier != 0);
        let Some(blob) = blob else {
            return;
        };
        let id = blob.id;
        blob.touched = now;
        if blob.seek(at) {
            self.want(id);
        } else {
            self.give_up(id, Fault::Gap);
        }
    }

    /// The peer gives up a session or a blob.
    fn given_up_v1(&mut self, header: &v1::Header) {
        let why = match header.flags & 0xffff {
            flags if flags & flags::ERROR != 0 => Fault::Error,
            flags if flags & flags::CANCELLED != 0 => Fault::Cancelled,
            _ => Fault::Refused,
        };
        if header.session_id == 0 {
            let named = |blob: &&super::Blob| blob.identifier == header.ack_id;
            let Some(id) = self.texts.iter().find(named).map(|blob| blob.id) else {
                return;
            };
            // One client acknowledges the end of a session in this way (07 section 2.6).
            match why {
                Fault::Cancelled => self.finish(id),
                why => self.give_up(id, why),
            }
            return;
        }
        self.given_up(header.session_id, why);
    }

    /// The peer gives up a session; nothing is said of one that is not known.
    fn given_up(&mut self, session: u32, why: Fault) {
        let sends = self.data.iter().any(|blob| blob.session == session);
        if sends || self.arriving.knows(session) {
            self.abort(session, why);
        }
    }

    fn content_v1(&mut self, packet: v1::Packet, now: Instant) {
        let header = packet.header;
        let session = header.session_id;
        let chunk = Chunk {
            key: (session, header.identifier, 0),
            offset: header.offset,
            total: header.total_size,
            body: packet.body,
        };
        if self
            .arriving
            .was_done(session, header.identifier, header.total_size)
        {
            if chunk.is_last() {
                self.acknowledge_v1(&header);
            }
            return;
        }
        let stream = self.arriving.stream(session).map(|(total, _)| total);
        // Data preparation has four bytes; others that have the size of the stream are the stream, whatever they say.
        let is_data = header.has(flags::DATA | flags::FILE)
            || (stream == Some(header.total_size) && header.total_size != 4);
        let taken = if is_data {
            self.arriving.take_stream(&chunk, now)
        } else {
            self.arriving.take(chunk, now)
        };
        match &taken {
            Taken::Missing(at) => self.miss_v1(&header, *at),
            Taken::Whole(_) | Taken::Next { done: true, .. } => {
                self.acknowledge_v1(&header);
                let blob = (session, header.identifier, header.total_size);
                self.arriving.remember(blob, now);
            }
            _ => {}
        }
        self.taken(session, taken, is_data);
    }

    fn acknowledge_v1(&mut self, of: &v1::Header) {
        let ack = v1::Header {
            session_id: of.session_id,
            identifier: self.numbers.next_identifier(),
            total_size: of.total_size,
            flags: flags::ACK,
            ack_id: of.identifier,
            ack_uid: of.ack_id,
            ack_size: of.total_size,
            ..v1::Header::default()
        };
        self.owe(Answer::V1(ack));
    }

    fn miss_v1(&mut self, of: &v1::Header, at: u64) {
        let nak = v1::Header {
            session_id: of.session_id,
            identifier: self.numbers.next_identifier(),
            total_size: of.total_size,
            flags: flags::NAK,
            ack_id: of.identifier,
            ack_uid: of.ack_id,
            ack_size: at,
            ..v1::Header::default()
        };
        self.owe(Answer::V1(nak));
    }

    fn received_v2(&mut self, packet: v2::Packet, counted: u32, now: Instant) {
        let end = packet.sequence.wrapping_add(counted);
        let in_sequence = self.sequence.received(packet.sequence, counted);
        if packet.op & v2::op::RAK != 0 {
            let is_question = packet.ack.is_none() && counted == 0;
            let ack = match is_question {
                true => self.sequence.answer(packet.sequence),
                false => end,
            };
            let syn = packet.op & v2::op::SYN != 0 && packet.ack.is_none();
            self.owe(Answer::V2 { ack, syn });
        }
        if let Some(ack) = packet.ack {
            self.acknowledged_v2(ack);
        }
        if packet.nak.is_some() {
            // No source shows a way to go on (07 section 3.3).
            for session in self.arriving.ids() {
                self.abort(session, Fault::Refused);
            }
            while let Some(id) = self.data.first().map(|blob| blob.id) {
                self.give_up(id, Fault::Refused);
            }
        }
        if let Some(data) = packet.data {
            self.content_v2(data, (packet.sequence, in_sequence), now);
        }
    }

    fn acknowledged_v2(&mut self, ack: u32) {
        let back = self.sequence.acknowledged(ack);
        self.go_back(back);
        let all = self.texts.iter().chain(&self.data);
        let arrived = all.filter(|blob| {
            let end = blob.end.map(|end| super::sequence::after(end, ack) <= 0);
            blob.is_out() && blob.is_acknowledged() && end == Some(true)
        });
        let arrived: Vec<_> = arrived.map(|blob| blob.id).collect();
        for id in arrived {
            self.finish(id);
        }
    }

    fn content_v2(&mut self, data: v2::Data, (sequence, in_sequence): (u32, bool), now: Instant) {
        let session = data.session_id;
        let key = (session, data.package.into(), data.kind);
        let stream = self.arriving.stream(session);
        let is_data = data.kind == v2::Data::OBJECT
            || data.kind == v2::Data::FILE
            || (stream.is_some_and(|(total, _)| Some(total) == total_of(&data))
                && !is_short(&data));
        let known = match is_data {
            true => stream,
            false => self.arriving.begun(key).map(|total| (total, 0)),
        };
        let Some(chunk) = place(key, data, known, in_sequence) else {
            if is_data && stream.is_some() {
                self.taken(session, Taken::Wrong, true);
            }
            return;
        };
        let number = (session, sequence, chunk.total);
        let is_known = self.arriving.was_done(session, sequence, chunk.total) && !is_data;
        let taken = match is_data {
            true => self.arriving.take_stream(&chunk, now),
            false => {
                if chunk.offset == 0 {
                    self.arriving.begin_again(key);
                }
                self.arriving.take(chunk, now)
            }
        };
        if let Taken::Whole(_) = taken {
            if is_known {
                return;
            }
            self.arriving.remember(number, now);
        }
        self.taken(session, taken, is_data);
    }

    /// Tells what a packet brought.
    fn taken(&mut self, session: u32, taken: Taken, is_data: bool) {
        match taken {
            Taken::Whole(bytes) if session == 0 => self.events.push_back(Event::Slp(bytes)),
            Taken::Whole(bytes) => {
                self.events.push_back(Event::Message { session, bytes });
            }
            Taken::Next { at, bytes, done } => {
                self.events.push_back(Event::Data { session, at, bytes });
                if done {
                    self.events.push_back(Event::DataDone { session });
                }
            }
            Taken::Wrong if is_data => self.abort(session, Fault::WrongSize),
            Taken::Wrong | Taken::Known | Taken::Missing(_) => {}
        }
    }
}

/// The size of the blob that begins with this packet.
fn total_of(data: &v2::Data) -> Option<u64> {
    let len = data.body.len() as u64;
    data.first
        .then(|| len.checked_add(data.remaining.unwrap_or(0)))?
}

/// Whether it may be data preparation.
fn is_short(data: &v2::Data) -> bool {
    total_of(data) == Some(4)
}

/// Where a packet belongs in its blob, of which this size and how much of it has come may be known.
fn place(
    key: super::arriving::Key,
    data: v2::Data,
    known: Option<(u64, u64)>,
    in_sequence: bool,
) -> Option<Chunk> {
    let is_stream = key.2 != v2::Data::MESSAGE;
    let len = data.body.len() as u64;
    let total = match (data.first, known) {
        // Some do not say how much is to come; then what was agreed counts.
        (true, Some((total, _))) if is_stream && data.remaining.is_none() && len < total => total,
        (true, _) => total_of(&data)?,
        (false, known) => known?.0,
    };
    let offset = match (data.first, data.remaining) {
        (true, _) => 0,
        (false, Some(remaining)) => total.checked_sub(remaining)?.checked_sub(len)?,
        (false, None) => {
            let last = total.checked_sub(len)?;
            match known {
                Some((_, at)) if is_stream && in_sequence && last > at => at,
                _ => last,
            }
        }
    };
    Some(Chunk {
        key,
        offset,
        total,
        body: data.body,
    })
}
