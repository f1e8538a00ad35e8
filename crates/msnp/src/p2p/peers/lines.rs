//! The links to the places of people, and what carries them.

use std::time::{Duration, Instant};

use bytes::Bytes;

use super::{Peers, Reach, Work};
use crate::api::{Address, EndpointId, TransferWay};
use crate::command::TrId;
use crate::io::LinkId;
use crate::message::MAX_INK;
use crate::p2p::Peer;
use crate::p2p::direct::Direct;
use crate::p2p::link::{Bridge, Event, Expect, Link, Numbers, Packet, Token, Version};

/// A line on which nothing went on for so long is forgotten.
const FORGOTTEN: Duration = Duration::from_secs(120);
/// Where there was no way it is looked for again after so long.
const PAUSE: Duration = Duration::from_secs(15);
/// A connection that nothing uses is closed after so long (10 section 5).
const UNUSED: Duration = Duration::from_secs(60);
/// Lines to one person at most; who is at more places is not heard from there.
const MAX_TO_ONE: usize = 32;
/// Lines in all. Of one more the one that was longest of no use is forgotten.
const MAX_LINES: usize = 512;
/// A new connection takes so many bytes.
const ROOM: usize = 64 * 1024;
/// A packet with its frame has at most so many bytes.
const MAX_FRAME: usize = 1500;
/// The session without a beginning on which drawings come (09 section 7).
pub(super) const INK_SESSION: u32 = 64;

/// One link to one place of one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct LineId(u64);

/// A link and what carries it.
#[derive(Debug)]
pub(super) struct Line {
    /// Who is at the other end.
    pub(super) peer: Peer,
    pub(super) link: Link,
    /// The switchboard that carries it.
    pub(super) over: Option<LinkId>,
    /// The direct connection that carries it instead.
    pub(super) wire: Option<Wire>,
    /// There was no way: none is looked for until then.
    pub(super) paused_until: Option<Instant>,
    pub(super) used: Instant,
}

/// A direct connection.
#[derive(Debug)]
pub(super) struct Wire {
    pub(super) link: LinkId,
    pub(super) socket: Direct,
    /// The bytes it takes before it is full.
    pub(super) room: usize,
}

impl Wire {
    pub(super) fn new(link: LinkId, socket: Direct) -> Self {
        Self {
            link,
            socket,
            room: ROOM,
        }
    }
}

impl Line {
    /// What carries it.
    pub(super) fn way(&self) -> TransferWay {
        match self.wire {
            Some(_) => TransferWay::Direct,
            None => TransferWay::Switchboard,
        }
    }

    /// When it is closed, or forgotten, unless something begins on it.
    pub(super) fn unused_at(&self) -> Option<Instant> {
        match &self.wire {
            Some(_) => Some(self.used + UNUSED),
            None => self.link.is_idle().then(|| self.used + FORGOTTEN),
        }
    }
}

/// A packet to be written to a switchboard.
#[derive(Debug)]
pub(crate) struct Parcel {
    pub(super) line: LineId,
    /// Who it is for.
    pub(crate) to: Peer,
    /// The switchboard.
    pub(crate) over: LinkId,
    /// The packet.
    pub(crate) packet: Packet,
}

impl Peers {
    /// A switchboard brought a packet from this person. With a `place` it is of the second version.
    pub(crate) fn heard(
        &mut self,
        (from, place): (&Address, Option<EndpointId>),
        packet: &Bytes,
        over: LinkId,
        work: &mut Work<'_>,
    ) {
        let peer = Peer {
            account: from.clone(),
            place,
        };
        let Some(id) = self.line(peer, work) else {
            return;
        };
        self.carry(id, over, work);
        if let Some(line) = self.lines.get_mut(&id) {
            line.used = work.now.mono;
            line.link.received(packet, true, work.now.mono);
        }
        self.drain(id, work);
    }

    /// The line to this peer, made if there is none. `None` when there are too many.
    pub(super) fn line(&mut self, peer: Peer, work: &mut Work<'_>) -> Option<LineId> {
        let known = self.lines.iter().find(|(_, line)| line.peer == peer);
        if let Some((id, _)) = known {
            return Some(*id);
        }
        let same = self.lines.values();
        let to_one = same.filter(|line| line.peer.account == peer.account);
        if to_one.count() >= MAX_TO_ONE || !self.has_room_for_line(work) {
            return None;
        }
        let version = match peer.place {
            Some(_) => Version::V2,
            None => Version::V1,
        };
        let bits = work.fx.bytes::<12>();
        let (words, _) = bits.as_chunks::<4>();
        let mut random = [0; 3];
        for (number, word) in random.iter_mut().zip(words) {
            *number = u32::from_le_bytes(*word);
        }
        let mut link = Link::new(version, Numbers::drawn(random));
        link.expect(
            INK_SESSION,
            Expect {
                messages: 2 * MAX_INK,
                stream: None,
            },
        );
        self.last_line += 1;
        let id = LineId(self.last_line);
        let line = Line {
            peer,
            link,
            over: None,
            wire: None,
            paused_until: None,
            used: work.now.mono,
        };
        let _ = self.lines.insert(id, line);
        Some(id)
    }

    fn has_room_for_line(&mut self, work: &mut Work<'_>) -> bool {
        if self.lines.len() < MAX_LINES {
            return true;
        }
        let idle = self.lines.iter().filter(|(id, _)| !self.has_session(**id));
        let oldest = idle.min_by_key(|(_, line)| line.used).map(|(id, _)| *id);
        if let Some(id) = oldest {
            self.forget_line(id, work);
        }
        oldest.is_some()
    }

    /// This switchboard carries the line from now on, unless another does.
    pub(super) fn carry(&mut self, id: LineId, over: LinkId, work: &Work<'_>) {
        let bridge = self.switchboard_bridge();
        if let Some(line) = self.lines.get_mut(&id)
            && line.over.is_none()
        {
            line.over = Some(over);
            if line.wire.is_none() {
                line.link.moved(bridge, work.now.mono);
            }
        }
    }

    pub(super) fn switchboard_bridge(&self) -> Bridge {
        if self.one_by_one {
            Bridge::one_by_one()
        } else {
            Bridge::switchboard()
        }
    }

    /// Deals with what happened on a line.
    pub(super) fn drain(&mut self, id: LineId, work: &mut Work<'_>) {
        while let Some(event) = self
            .lines
            .get_mut(&id)
            .and_then(|line| line.link.next_event())
        {
            self.line_event(id, event, work);
        }
    }

    fn line_event(&mut self, id: LineId, event: Event, work: &mut Work<'_>) {
        match event {
            Event::Slp(text) => self.slp(id, &text, work),
            Event::Message { session, bytes } if session == INK_SESSION => {
                self.ink_arrived(id, &bytes, work);
            }
            // Data preparation says nothing more.
            Event::Message { .. } => {}
            Event::Data { session, at, bytes } => self.data((id, session), at, bytes, work),
            Event::DataDone { session } => self.data_done((id, session), work),
            Event::Acked(blob) => self.blob_acked((id, blob), work),
            Event::Lost(blob, why) => self.blob_lost((id, blob), why, work),
            Event::Aborted { session, why } => self.aborted((id, session), why, work),
            Event::Wants { blob, at, len } => self.blob_wants((id, blob), at, len, work),
            Event::Broken(_) => self.unbridge(id),
        }
    }

    // --- ways -------------------------------------------------------------------------------------------------------

    /// The people to whom something is to be written and no switchboard is known, each once.
    pub(crate) fn wants_way(&self, now: Instant) -> Vec<Address> {
        let mut who: Vec<Address> = Vec::new();
        let lines = self.lines.values();
        let stuck = lines.filter(|line| {
            let is_paused = line.paused_until.is_some_and(|until| now < until);
            line.over.is_none() && line.wire.is_none() && !line.link.is_idle() && !is_paused
        });
        let calls = self.fetches.calling().chain(
            self.files
                .values()
                .filter(|file| file.is_calling())
                .map(|file| &file.info.with),
        );
        let letters = self.letters.iter().map(|(to, _)| to);
        let stuck = stuck.map(|line| &line.peer.account);
        for address in stuck.chain(calls).chain(letters) {
            if !who.contains(address) {
                who.push(address.clone());
            }
        }
        who
    }

    /// This switchboard has that person in it, who can be spoken to so.
    pub(crate) fn has_way(
        &mut self,
        who: &Address,
        (over, reach): (LinkId, &Reach),
        work: &mut Work<'_>,
    ) {
        let stuck: Vec<LineId> = self
            .lines
            .iter()
            .filter(|(_, line)| line.peer.account == *who && line.over.is_none())
            .map(|(id, _)| *id)
            .collect();
        for id in stuck {
            self.carry(id, over, work);
        }
        self.call_for_objects(who, (over, reach), work);
        self.offer_files(who, (over, reach), work);
    }

    /// The lines to the places of this person, for whom something new begins.
    pub(super) fn lines_to(
        &mut self,
        who: &Address,
        (over, reach): (LinkId, &Reach),
        work: &mut Work<'_>,
    ) -> Vec<LineId> {
        let mut peers: Vec<Peer> = reach
            .places
            .iter()
            .map(|place| Peer {
                account: who.clone(),
                place: Some(place.clone()),
            })
            .collect();
        if peers.is_empty() {
            peers.push(Peer::from(who.clone()));
        }
        let mut lines = Vec::new();
        for peer in peers {
            if let Some(id) = self.line(peer, work) {
                self.carry(id, over, work);
                lines.push(id);
            }
        }
        lines
    }

    /// There is no way to this person.
    pub(crate) fn no_way(&mut self, who: &Address, reason: &str, work: &mut Work<'_>) {
        let lines: Vec<LineId> = self
            .lines
            .iter()
            .filter(|(_, line)| {
                line.peer.account == *who && line.over.is_none() && line.wire.is_none()
            })
            .map(|(id, _)| *id)
            .collect();
        for id in lines {
            let mut is_needed = false;
            for key in self.sessions_on(id) {
                // Both ends of such a file have patience; the way may be there again before that is over.
                if self.wait_for_way(key, work) {
                    is_needed = true;
                } else {
                    self.session_failed(key, reason, work);
                }
            }
            if !is_needed {
                self.forget_line(id, work);
            } else if let Some(line) = self.lines.get_mut(&id) {
                line.paused_until = Some(work.now.mono + PAUSE);
            }
        }
        self.letters.retain(|(to, _)| to != who);
        self.fetches_fail(who, reason, work);
        self.files_fail(who, reason, work);
    }

    /// Writes what goes over direct connections, as much as they take.
    pub(crate) fn write_direct(&mut self, work: &mut Work<'_>) {
        let now = work.now.mono;
        for line in self.lines.values_mut() {
            let Some(wire) = &mut line.wire else {
                continue;
            };
            while wire.room >= MAX_FRAME
                && let Some(packet) = line.link.next_packet(now)
            {
                // Its length stands before it already.
                wire.room = wire.room.saturating_sub(packet.bytes.len());
                line.used = now;
                work.fx.send(wire.link, packet.bytes);
                line.link.carried(packet.token, now);
            }
        }
        self.drain_all(work);
    }

    fn drain_all(&mut self, work: &mut Work<'_>) {
        let ids: Vec<LineId> = self.lines.keys().copied().collect();
        for id in ids {
            self.drain(id, work);
        }
    }

    /// The next packet for a switchboard.
    pub(crate) fn next_parcel(&mut self, now: Instant) -> Option<Parcel> {
        self.lines.iter_mut().find_map(|(id, line)| {
            let over = line.over.filter(|_| line.wire.is_none())?;
            let packet = line.link.next_packet(now)?;
            line.used = now;
            Some(Parcel {
                line: *id,
                to: line.peer.clone(),
                over,
                packet,
            })
        })
    }

    /// The packet was written to its switchboard under this number.
    pub(crate) fn parcel_written(&mut self, parcel: &Parcel, trid: TrId) {
        let what = (parcel.line, parcel.packet.token);
        let _ = self.under_way.insert((parcel.over, trid), what);
    }

    /// The switchboard answers for a packet; `false` when it was none of ours.
    pub(crate) fn answered_for(
        &mut self,
        (over, trid): (LinkId, TrId),
        carried: bool,
        work: &mut Work<'_>,
    ) -> bool {
        let Some((id, token)) = self.under_way.remove(&(over, trid)) else {
            return false;
        };
        if let Some(line) = self.lines.get_mut(&id) {
            settle(&mut line.link, token, carried, work.now.mono);
        }
        self.drain(id, work);
        true
    }

    /// A switchboard is gone, or this person is out of it.
    pub(crate) fn way_lost(&mut self, over: LinkId, who: Option<&Address>) {
        let lost: Vec<LineId> = self
            .lines
            .iter()
            .filter(|(_, line)| {
                line.over == Some(over) && who.is_none_or(|who| line.peer.account == *who)
            })
            .map(|(id, _)| *id)
            .collect();
        for id in lost {
            self.unbridge(id);
        }
    }

    fn unbridge(&mut self, id: LineId) {
        self.under_way.retain(|_, (line, _)| *line != id);
        if let Some(line) = self.lines.get_mut(&id)
            && line.over.take().is_some()
        {
            if line.wire.is_some() {
                line.link.former_lost();
            } else {
                line.link.lost();
            }
        }
    }

    pub(super) fn tick_lines(&mut self, work: &mut Work<'_>) {
        let now = work.now.mono;
        let due: Vec<LineId> = self
            .lines
            .iter()
            .filter(|(_, line)| line.link.deadline().is_some_and(|at| at <= now))
            .map(|(id, _)| *id)
            .collect();
        for id in due {
            if let Some(line) = self.lines.get_mut(&id) {
                line.link.tick(now);
            }
            self.drain(id, work);
        }
        for line in self.lines.values_mut() {
            line.paused_until.take_if(|until| *until <= now);
        }
        let old: Vec<LineId> = self
            .lines
            .iter()
            .filter(|(_, line)| line.wire.is_none() && line.unused_at().is_some_and(|at| at <= now))
            .map(|(id, _)| *id)
            .filter(|id| !self.has_session(*id))
            .collect();
        for id in old {
            self.forget_line(id, work);
        }
    }

    /// Nothing goes on with this place any more, and nobody tries to connect.
    fn forget_line(&mut self, id: LineId, work: &mut Work<'_>) {
        self.meeting_over(id, work);
        let _ = self.lines.remove(&id);
    }
}

fn settle(link: &mut Link, token: Token, carried: bool, now: Instant) {
    if carried {
        link.carried(token, now);
    } else {
        link.bounced(token);
    }
}
