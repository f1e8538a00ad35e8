//! Packets that go out.

use std::time::{Duration, Instant};

use bytes::Bytes;

use super::flight::{Out, What};
use super::sequence::Back;
use super::{Answer, Bridge, Link, Packet, Version};
use crate::p2p::{v1, v2};

/// So often an acknowledgement is asked for while data go out (07 section 3.3), in time and in packets.
const ASK_EVERY: Duration = Duration::from_secs(8);
const ASK_AFTER: u32 = 64;

impl Link {
    /// The next packet, when the bridge may be given one: answers first, then session texts, then data in turns.
    pub fn next_packet(&mut self, now: Instant) -> Option<Packet> {
        let bridge = self.bridge?;
        self.settle(now);
        if self.is_stuck || !self.flight.has_room() {
            return None;
        }
        if let Some((bytes, token)) = self.flight.repeat(now) {
            return Some(Packet { bytes, token });
        }
        let (bytes, what) = self
            .write_answer(bridge)
            .or_else(|| self.write_probe(bridge, now))
            .or_else(|| self.write_chunk(bridge, now))?;
        let token = self.flight.push(bytes.clone(), what, now);
        Some(Packet { bytes, token })
    }

    /// Takes back what a former bridge has not carried, once it is time.
    pub(super) fn settle(&mut self, now: Instant) {
        if let Some(left) = self.flight.drained(now) {
            self.reclaim(left);
        }
    }

    /// Takes back packets that were not carried.
    pub(super) fn reclaim(&mut self, left: Vec<Out>) {
        for out in left.into_iter().rev() {
            match out.what {
                What::Answer(answer) => self.answers.push_front(answer),
                What::Probe => self.sequence.doubt(None),
                What::Chunk { blob, at, sequence } => {
                    if let Some(blob) = self.blob(blob) {
                        blob.flying = blob.flying.saturating_sub(1);
                    }
                    match self.version {
                        Version::V1 => self.go_back(vec![(blob, at)]),
                        Version::V2 => self.sequence.doubt(Some(sequence)),
                    }
                }
            }
        }
    }

    /// A bridge died: what it carried may not have arrived.
    pub(super) fn doubt_all(&mut self) {
        if self.version == Version::V2 {
            self.sequence.doubt(None);
            return;
        }
        // A text goes again as a whole. Of data the peer tells what is missing, as soon as something comes.
        let texts = self.texts.iter().map(|blob| (blob.id, 0));
        let data = self.data.iter().filter(|blob| blob.is_out());
        let data = data.map(|blob| (blob.id, blob.last_at));
        let back = texts.chain(data).collect();
        self.go_back(back);
    }

    /// Blobs go back to where they were.
    pub(super) fn go_back(&mut self, back: Vec<Back>) {
        for (id, at) in back {
            if let Some(blob) = self.blob(id) {
                blob.back_to(at);
                self.want(id);
            }
        }
    }

    fn write_answer(&mut self, bridge: Bridge) -> Option<(Bytes, What)> {
        let answer = self.answers.pop_front()?;
        let footer = bridge.has_footer().then_some(0);
        let bytes = match answer.clone() {
            Answer::V1(header) => {
                let packet = v1::Packet {
                    header,
                    footer,
                    ..v1::Packet::default()
                };
                bridge.write(|to| packet.write(to))
            }
            Answer::V2 { ack, syn } => {
                self.sequence.introduced |= syn;
                let packet = v2::Packet {
                    op: if syn { v2::op::SYN | v2::op::RAK } else { 0 },
                    sequence: self.sequence.next,
                    ack: Some(ack),
                    peer_info: syn.then_some(v2::PeerInfo::OFFICIAL),
                    footer,
                    ..v2::Packet::default()
                };
                bridge.write(|to| packet.write(to))
            }
        };
        Some((bytes, What::Answer(answer)))
    }

    /// Asks up to where the peer has received.
    fn write_probe(&mut self, bridge: Bridge, now: Instant) -> Option<(Bytes, What)> {
        let probe = self.sequence.probe.as_mut()?;
        if probe.since.is_some() {
            return None;
        }
        probe.since = Some(now);
        let packet = v2::Packet {
            op: v2::op::RAK,
            sequence: self.sequence.next,
            footer: bridge.has_footer().then_some(0),
            ..v2::Packet::default()
        };
        Some((bridge.write(|to| packet.write(to)), What::Probe))
    }

    fn write_chunk(&mut self, bridge: Bridge, now: Instant) -> Option<(Bytes, What)> {
        // What follows would be in vain if something before it is missing.
        if self.sequence.probe.is_some() {
            return None;
        }
        if let Some(at) = self.texts.iter().position(|blob| blob.is_ready()) {
            return Some(self.write_blob((true, at), bridge, now));
        }
        let at = self.data.iter().position(|blob| blob.is_ready())?;
        let id = self.data[at].id;
        let written = self.write_blob((false, at), bridge, now);
        // The next one is served first.
        self.data.rotate_left(at + 1);
        self.want(id);
        Some(written)
    }

    /// The next packet of a text or of data.
    fn write_blob(
        &mut self,
        (is_text, at): (bool, usize),
        bridge: Bridge,
        now: Instant,
    ) -> (Bytes, What) {
        let blob = match is_text {
            true => &mut self.texts[at],
            false => &mut self.data[at],
        };
        let body = blob.take(bridge.max_body);
        blob.flying += 1;
        blob.touched = now;
        let (id, at) = (blob.id, blob.last_at);
        let footer = bridge.has_footer();
        match self.version {
            Version::V1 => {
                if blob.identifier == 0 {
                    blob.identifier = self.numbers.next_identifier();
                    blob.ack_id = self.numbers.next_ack_id();
                }
                let header = v1::Header {
                    session_id: blob.session,
                    identifier: blob.identifier,
                    offset: at,
                    total_size: blob.total,
                    message_size: body.len() as u32, // at most the body of a packet
                    flags: blob.flags(),
                    ack_id: blob.ack_id,
                    ..v1::Header::default()
                };
                let packet = v1::Packet {
                    header,
                    body,
                    footer: footer.then_some(blob.app_id),
                };
                let what = What::Chunk {
                    blob: id,
                    at,
                    sequence: 0,
                };
                (bridge.write(|to| packet.write(to)), what)
            }
            Version::V2 => {
                let remaining = blob.total - blob.sent;
                if remaining > 0 && blob.package == 0 {
                    blob.package = self.numbers.next_package();
                }
                let syn = is_text && at == 0 && !self.sequence.introduced && !bridge.is_direct;
                self.sequence.introduced |= syn;
                let asked = *blob.asked_at.get_or_insert(now);
                blob.unasked += 1;
                let ask = syn
                    || (remaining == 0 && blob.is_acknowledged())
                    || blob.unasked >= ASK_AFTER
                    || now >= asked + ASK_EVERY;
                if ask {
                    blob.asked_at = Some(now);
                    blob.unasked = 0;
                }
                let packet = v2::Packet {
                    op: (u8::from(syn) * v2::op::SYN) | (u8::from(ask) * v2::op::RAK),
                    sequence: self.sequence.next,
                    peer_info: syn.then_some(v2::PeerInfo::OFFICIAL),
                    data: Some(v2::Data {
                        first: at == 0,
                        kind: blob.data_kind(),
                        package: blob.package,
                        session_id: blob.session,
                        remaining: (remaining > 0).then_some(remaining),
                        body,
                    }),
                    footer: footer.then_some(0),
                    ..v2::Packet::default()
                };
                let bytes = bridge.write(|to| packet.write(to));
                let counted = v2::Packet::counted(&bytes[bridge.prefix()..]);
                self.sequence.sent(counted, id, at);
                if remaining == 0 {
                    blob.end = Some(self.sequence.next);
                }
                let what = What::Chunk {
                    blob: id,
                    at,
                    sequence: packet.sequence,
                };
                (bytes, what)
            }
        }
    }
}
