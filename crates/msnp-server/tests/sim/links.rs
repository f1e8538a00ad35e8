//! What becomes of connections.

use std::collections::BTreeSet;
use std::time::Duration;

use bytes::Bytes;
use msnp::api::Address;
use msnp::io::{CloseReason, LinkId};
use msnp_server::Input;
use rand::Rng;

use crate::net::{Due, Net};
use crate::pipe::{Pipe, marks_in};

impl Net {
    pub fn connected(&mut self, who: usize, inner: LinkId) {
        if !self.server_up || (self.lively && self.rng.random_ratio(1, 20)) {
            let reason = match self.rng.random_range(0..3) {
                0 => CloseReason::Refused,
                1 => CloseReason::TimedOut,
                _ => CloseReason::UnknownHost,
            };
            return self.input(
                who,
                msnp::Input::Closed {
                    link: inner,
                    reason,
                },
            );
        }
        let link = LinkId(self.number());
        let person = &mut self.people[who];
        person.links.insert(inner, link);
        let mut pipe = Pipe::new(who, person.life, inner, self.now.mono);
        if self.lively && self.rng.random_ratio(1, 16) {
            let pace = self.rng.random_range(300..5_000);
            match self.rng.random() {
                true => pipe.pace_up = Some(pace),
                false => pipe.pace_down = Some(pace),
            }
        }
        self.pipes.insert(link, pipe);
        self.tell_world(Input::Accepted { link });
        self.input(who, msnp::Input::Connected { link: inner });
    }

    /// The network sends: in pieces, each at its time.
    pub fn send_down(&mut self, link: LinkId, bytes: Bytes) {
        let Some(pipe) = self.pipes.get_mut(&link) else {
            return;
        };
        pipe.send_down(&bytes);
        if !pipe.down || pipe.swallows_down {
            // Nobody will get it.
            let who = pipe.who;
            let lost = match pipe.down {
                true => marks_in(&bytes),
                false => pipe.on_their_way(),
            };
            self.lost.extend(lost.into_iter().map(|mark| (mark, who)));
            return;
        }
        let (mut at, pace) = (pipe.down_until, pipe.pace_down);
        for piece in self.pieces(bytes) {
            at = at.max(self.soon()) + self.time_to_read(&piece, pace);
            self.plan(at, Due::Down(link, piece));
        }
        if let Some(pipe) = self.pipes.get_mut(&link) {
            pipe.down_until = at;
        }
    }

    pub fn send_up(&mut self, who: usize, inner: LinkId, bytes: Bytes) {
        let Some(&link) = self.people[who].links.get(&inner) else {
            return;
        };
        let Some(pipe) = self.pipes.get(&link).filter(|pipe| pipe.up) else {
            return;
        };
        let (mut at, pace, swallows) = (pipe.up_until, pipe.pace_up, pipe.swallows_up);
        let present = pipe.members();
        self.goes_out(who, &bytes, (present, None));
        if swallows {
            return;
        }
        for piece in self.pieces(bytes) {
            at = at.max(self.soon()) + self.time_to_read(&piece, pace);
            self.plan(at, Due::Up(link, piece));
        }
        if let Some(pipe) = self.pipes.get_mut(&link) {
            pipe.up_until = at;
        }
    }

    /// How long a slow reader takes for it.
    fn time_to_read(&self, piece: &Bytes, pace: Option<u32>) -> Duration {
        let pace = pace.filter(|_| self.lively);
        let seconds = pace.map_or(0.0, |pace| piece.len() as f64 / f64::from(pace));
        Duration::from_secs_f64(seconds)
    }

    /// Notes the texts in bytes that go out where these people are, by this session of the gateway or another way.
    pub fn goes_out(
        &mut self,
        who: usize,
        bytes: &[u8],
        (present, gate): (BTreeSet<Address>, Option<LinkId>),
    ) {
        let person = &mut self.people[who];
        for mark in marks_in(bytes) {
            if let Some(said) = person.said.iter_mut().find(|said| said.mark == mark) {
                said.present.extend(present.iter().cloned());
            }
            if !person.went_out.iter().any(|(known, _)| *known == mark) {
                person.went_out.push((mark, gate));
            }
        }
    }

    /// The bytes in pieces cut anywhere.
    fn pieces(&mut self, mut bytes: Bytes) -> Vec<Bytes> {
        let mut pieces = Vec::new();
        while bytes.len() > 1 && self.rng.random_ratio(1, 3) {
            let at = self.rng.random_range(1..bytes.len());
            pieces.push(bytes.split_to(at));
        }
        pieces.push(bytes);
        pieces
    }

    pub fn arrive(&mut self, link: LinkId, bytes: Bytes) {
        let Some(pipe) = self.pipes.get_mut(&link).filter(|pipe| pipe.down) else {
            return;
        };
        pipe.has_arrived(bytes.len());
        let (who, life, inner) = (pipe.who, pipe.life, pipe.inner);
        if self.people[who].life == life {
            self.input(who, msnp::Input::Received { link: inner, bytes });
        }
    }

    /// Both ways are gone; each side hears of it in its time.
    pub fn break_pipe(&mut self, link: LinkId, reason: CloseReason) {
        let (up_at, down_at) = (self.soon(), self.soon());
        let late = Duration::from_secs(self.rng.random_range(0..20));
        let Some(pipe) = self.pipes.get_mut(&link) else {
            return;
        };
        let (was_up, was_down, who) = (pipe.up, pipe.down, pipe.who);
        pipe.up = false;
        pipe.down = false;
        if was_down {
            let lost = pipe.on_their_way();
            self.lost.extend(lost.into_iter().map(|mark| (mark, who)));
            self.plan(down_at, Due::DownEnds(link, reason));
        }
        if was_up {
            self.plan(up_at + late, Due::UpEnds(link));
        }
    }

    /// Both ways are gone, and the client is never told: what it writes leads nowhere. The network hears of it late.
    pub fn goes_dead(&mut self, link: LinkId) {
        let late = Duration::from_secs(self.rng.random_range(0..120));
        let Some(pipe) = self.pipes.get_mut(&link) else {
            return;
        };
        let (was_up, was_down, who) = (pipe.up, pipe.down, pipe.who);
        (pipe.up, pipe.down) = (false, false);
        if was_down {
            let lost = pipe.on_their_way();
            self.lost.extend(lost.into_iter().map(|mark| (mark, who)));
        }
        if was_up {
            self.plan(self.now.mono + late, Due::UpEnds(link));
        }
    }

    /// One way has ended, as if its writer had closed it; the other end does not hear of that, and writes on in vain
    /// for a while.
    pub fn half_closes(&mut self, link: LinkId) {
        let at = self.soon();
        let late = Duration::from_secs(self.rng.random_range(20..200));
        let upwards = self.rng.random();
        let Some(pipe) = self.pipes.get_mut(&link).filter(|p| p.up && p.down) else {
            return;
        };
        (pipe.swallows_up, pipe.swallows_down) = (true, true);
        let (up, down) = match upwards {
            true => (at.max(pipe.up_until), at.max(pipe.down_until) + late),
            false => (at.max(pipe.up_until) + late, at.max(pipe.down_until)),
        };
        self.plan(up, Due::UpEnds(link));
        self.plan(down, Due::DownEnds(link, CloseReason::Peer));
    }

    /// The network has closed: what it sent before still arrives.
    pub fn server_closes(&mut self, link: LinkId) {
        let at = self.soon();
        if let Some(pipe) = self.pipes.get_mut(&link).filter(|pipe| pipe.down) {
            pipe.up = false;
            let at = at.max(pipe.down_until);
            self.plan(at, Due::DownEnds(link, CloseReason::Peer));
        }
    }

    /// The client has closed: what it sent before still arrives, what is on its way to it does not.
    pub fn client_closes(&mut self, who: usize, inner: LinkId) {
        let at = self.soon();
        let Some(link) = self.people[who].links.remove(&inner) else {
            return;
        };
        let Some(pipe) = self.pipes.get_mut(&link) else {
            return;
        };
        pipe.down = false;
        // What has arrived behind the word that made it close is not read any more.
        let unread = pipe.arrived_marks();
        let told = self.people[who].told_marks();
        let mut lost = pipe.on_their_way();
        lost.extend(unread.difference(&told));
        self.lost.extend(lost.into_iter().map(|mark| (mark, who)));
        if pipe.up {
            let at = at.max(pipe.up_until);
            self.plan(at, Due::UpEnds(link));
        }
    }

    pub fn down_ends(&mut self, link: LinkId, reason: CloseReason) {
        let Some(pipe) = self.pipes.get_mut(&link) else {
            return;
        };
        pipe.down = false;
        let (who, life, inner) = (pipe.who, pipe.life, pipe.inner);
        let is_known = self.people[who].links.remove(&inner).is_some();
        if is_known && self.people[who].life == life {
            self.input(
                who,
                msnp::Input::Closed {
                    link: inner,
                    reason,
                },
            );
        }
    }

    /// The network hears that a connection is gone, after everything that was on its way.
    pub fn up_ends(&mut self, link: LinkId) {
        if let Some(pipe) = self.pipes.get_mut(&link) {
            pipe.up = false;
        }
        self.tell_world(Input::Closed { link });
    }
}
