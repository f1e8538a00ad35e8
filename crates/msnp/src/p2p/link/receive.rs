//! Packets that came in (07 section 6).

use std::time::Instant;

use bytes::Bytes;

use super::arriving::{Chunk, Key, Taken, digest};
use super::sequence::{self, Did, Held, Order};
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
        let number = header.identifier.into();
        if self.arriving.was_done(session, number, header.total_size) {
            if chunk.is_last() {
                self.acknowledge_v1(&header);
            }
            return;
        }
        let stream = self.arriving.stream(session);
        // Data preparation has four bytes; others that have the size of the stream are the stream, whatever they say.
        let is_data = header.has(flags::DATA | flags::FILE)
            || (stream == Some(header.total_size) && header.total_size != 4);
        let taken = if is_data {
            self.arriving.take_stream(&chunk, now)
        } else {
            self.arriving.take(chunk, now)
        };
        match &taken {
            Taken::Missing(Some(at)) => self.miss_v1(&header, *at),
            Taken::Whole(_) | Taken::Next { done: true, .. } => {
                self.acknowledge_v1(&header);
                self.arriving.remember(session, number, header.total_size);
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
        // What it says of what we sent holds, whenever its content can be taken in.
        if let Some(ack) = packet.ack {
            self.acknowledged_v2(ack);
        }
        if packet.nak.is_some() {
            self.rejected_v2();
        }
        let held = Held { packet, counted };
        if let Some(held) = self.sequence.hold(held, now) {
            self.take_v2(held, now);
            self.release_v2(now);
        }
    }

    /// Deals with the packets that came too early and whose time is now.
    pub(super) fn release_v2(&mut self, now: Instant) {
        while let Some(held) = self.sequence.release(now) {
            self.take_v2(held, now);
        }
    }

    fn take_v2(&mut self, held: Held, now: Instant) {
        let Held { packet, counted } = held;
        if packet.data.is_none() {
            self.sequence.heard(packet.sequence);
        }
        let order = self.sequence.order(packet.sequence);
        let is_answer = packet.ack.is_some();
        let asks = packet.op & v2::op::RAK != 0;
        let ack = match packet.data {
            Some(data) => {
                let did = self.content_v2(data, order, now);
                let end = packet.sequence.wrapping_add(counted);
                self.sequence.took(order, end, did)
            }
            None if asks && !is_answer => {
                self.arriving.asked();
                Some(self.sequence.answer(packet.sequence))
            }
            None => Some(self.sequence.so_far(packet.sequence)),
        };
        if let Some(ack) = ack.filter(|_| asks) {
            let syn = packet.op & v2::op::SYN != 0 && !is_answer;
            self.owe(Answer::V2 { ack, syn });
        }
    }

    /// The peer rejects what we sent. No source shows a way to go on (07 section 3.3).
    fn rejected_v2(&mut self) {
        for session in self.arriving.ids() {
            self.abort(session, Fault::Refused);
        }
        while let Some(id) = self.data.first().map(|blob| blob.id) {
            self.give_up(id, Fault::Refused);
        }
    }

    fn acknowledged_v2(&mut self, ack: u32) {
        let back = self.sequence.acknowledged(ack);
        self.go_back(back);
        let all = self.texts.iter().chain(&self.data);
        let arrived = all.filter(|blob| {
            let end = blob.end.map(|end| sequence::after(end, ack) <= 0);
            blob.is_out() && blob.is_acknowledged() && end == Some(true)
        });
        let arrived: Vec<_> = arrived.map(|blob| blob.id).collect();
        for id in arrived {
            self.finish(id);
        }
    }

    /// Takes in what a packet carries.
    fn content_v2(&mut self, data: v2::Data, order: Order, now: Instant) -> Did {
        let session = data.session_id;
        let key = (session, data.package.into(), data.kind);
        let stream = self.arriving.stream(session);
        let is_data = data.kind != v2::Data::MESSAGE
            || (stream.is_some() && stream == total_of(&data) && stream != Some(4));
        let mut at = None;
        if is_data && data.remaining.is_some() {
            self.arriving.told(session);
        } else if is_data && order == Order::Next {
            at = self.arriving.untold(session);
        }
        let total = match is_data {
            true => stream,
            false => self.arriving.begun(key),
        };
        let Some(chunk) = place(key, data, total, at) else {
            if is_data && stream.is_some() {
                self.taken(session, Taken::Wrong, true);
            }
            return Did::Nothing;
        };
        let total = chunk.total;
        let taken = match is_data {
            true => self.arriving.take_stream(&chunk, now),
            false => {
                if chunk.offset == 0 {
                    self.arriving.begin_again(key);
                }
                self.arriving.take(chunk, now)
            }
        };
        if let Taken::Whole(bytes) = &taken {
            let number = digest(bytes);
            // Texts are never the same twice. Messages may be, but for those that go again after the peer has asked
            // what has come.
            let is_same = self.arriving.was_done(session, number, total);
            let may_be_old = session == 0 || order == Order::Old;
            if is_same && (may_be_old || self.arriving.is_before_question(session, number)) {
                return Did::Nothing;
            }
            self.arriving.remember(session, number, total);
        }
        let did = match taken {
            Taken::Whole(_) | Taken::Next { .. } | Taken::Part => Did::New,
            Taken::Known | Taken::Wrong => Did::Nothing,
            Taken::Missing(_) => Did::Missed,
        };
        self.taken(session, taken, is_data);
        did
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
            Taken::Wrong | Taken::Known | Taken::Part | Taken::Missing(_) => {}
        }
    }
}

/// The size of the blob that begins with this packet.
fn total_of(data: &v2::Data) -> Option<u64> {
    let len = data.body.len() as u64;
    data.first
        .then(|| len.checked_add(data.remaining.unwrap_or(0)))?
}

/// Where a packet belongs in its blob, whose size may be known. Some do not say how much is to come, then `at` is where
/// the last one ended and what was agreed is the size.
fn place(key: Key, data: v2::Data, known: Option<u64>, at: Option<u64>) -> Option<Chunk> {
    let len = data.body.len() as u64;
    let total = match known {
        Some(total) if !data.first || (at.is_some() && len < total) => total,
        _ => total_of(&data)?,
    };
    let offset = match (data.remaining, at) {
        _ if data.first => 0,
        (None, Some(at)) => at,
        (remaining, _) => total
            .checked_sub(remaining.unwrap_or(0))?
            .checked_sub(len)?,
    };
    Some(Chunk {
        key,
        offset,
        total,
        body: data.body,
    })
}
