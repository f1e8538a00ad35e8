//! A TCP connection of two places: how both prove that they are meant, and packets out of its bytes (10 section 5).

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use bytes::Bytes;

use super::Guid;
use super::link::Version;
use super::nonce::{self, Frames};

/// So soon both have proved who they are.
const HANDSHAKE: Duration = Duration::from_secs(15);

/// Who opened the connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// We did.
    Connects,
    /// They did.
    Listens,
}

/// What both prove that they are meant with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Nonces {
    /// Both know the same one (`Nonce`).
    Plain(Guid),
    /// Each has told what becomes of its own (`Hashed-Nonce`).
    Hashed {
        /// Ours, which was not told.
        own: Guid,
        /// What theirs becomes.
        announced: Guid,
    },
}

impl std::fmt::Debug for Nonces {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Who knows them can pass for us.
        match self {
            Self::Plain(_) => f.write_str("Plain(***)"),
            Self::Hashed { .. } => f.write_str("Hashed(***)"),
        }
    }
}

impl Nonces {
    fn own(&self) -> Guid {
        match *self {
            Self::Plain(nonce) => nonce,
            Self::Hashed { own, .. } => own,
        }
    }

    fn are_met(&self, theirs: Guid) -> bool {
        match *self {
            Self::Plain(nonce) => nonce == theirs,
            Self::Hashed { announced, .. } => nonce::hashed(theirs) == announced,
        }
    }
}

/// Why a connection is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// They did not prove who they are in time.
    Silent,
    /// They are not who is meant.
    Stranger,
    /// They speak something else.
    Garbled,
}

/// What the owner is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Bytes to write.
    Write(Bytes),
    /// Both are who is meant: the link may move here.
    Open,
    /// A packet, without a footer.
    Packet(Bytes),
    /// The connection is to be closed; nothing more comes.
    Close(Closed),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// The first word is to come.
    Hello,
    /// Their nonce is to come.
    Nonce,
    Open,
    Closed,
}

/// One connection. Packets for it are written by the link as they are.
#[derive(Debug)]
pub struct Direct {
    version: Version,
    identifier: u32,
    role: Role,
    nonces: Nonces,
    stage: Stage,
    frames: Frames,
    events: VecDeque<Event>,
    until: Instant,
}

impl Direct {
    /// A connection that was opened just now. `identifier` is the next of the link
    /// ([`Link::take_identifier`](super::link::Link::take_identifier)).
    #[must_use]
    pub fn new(
        (version, identifier): (Version, u32),
        role: Role,
        nonces: Nonces,
        now: Instant,
    ) -> Self {
        let mut direct = Self {
            version,
            identifier,
            role,
            nonces,
            stage: Stage::Hello,
            frames: Frames::default(),
            events: VecDeque::new(),
            until: now + HANDSHAKE,
        };
        if role == Role::Connects {
            direct.write(&nonce::HELLO);
            direct.say_nonce();
            direct.stage = Stage::Nonce;
        }
        direct
    }

    /// Whether packets may be written.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.stage == Stage::Open
    }

    /// The next thing to do.
    pub fn next_event(&mut self) -> Option<Event> {
        self.events.pop_front()
    }

    /// Bytes arrived. All that is in them is told at once.
    pub fn received(&mut self, bytes: Bytes) {
        if self.stage == Stage::Closed {
            return;
        }
        self.frames.push(bytes);
        while self.stage != Stage::Closed {
            match self.frames.next_frame() {
                Ok(Some(frame)) => self.frame(frame),
                Ok(None) => return,
                Err(_) => self.close(Closed::Garbled),
            }
        }
    }

    /// Time has passed.
    pub fn tick(&mut self, now: Instant) {
        if self.deadline().is_some_and(|until| now >= until) {
            self.close(Closed::Silent);
        }
    }

    /// When [`Direct::tick`] has something to do.
    #[must_use]
    pub fn deadline(&self) -> Option<Instant> {
        matches!(self.stage, Stage::Hello | Stage::Nonce).then_some(self.until)
    }

    fn frame(&mut self, frame: Bytes) {
        match self.stage {
            Stage::Hello if frame == nonce::HELLO[4..] => self.stage = Stage::Nonce,
            Stage::Hello => self.close(Closed::Garbled),
            Stage::Nonce => match nonce::read(&frame) {
                Some(theirs) if self.nonces.are_met(theirs) => {
                    if self.role == Role::Listens {
                        self.say_nonce();
                    }
                    self.stage = Stage::Open;
                    self.events.push_back(Event::Open);
                }
                Some(_) => self.close(Closed::Stranger),
                None => self.close(Closed::Garbled),
            },
            Stage::Open => self.events.push_back(Event::Packet(frame)),
            Stage::Closed => {}
        }
    }

    fn say_nonce(&mut self) {
        let own = self.nonces.own();
        match self.version {
            Version::V1 => self.write(&nonce::frame_v1(self.identifier, own)),
            Version::V2 => self.write(&nonce::frame_v2(own)),
        }
    }

    fn write(&mut self, bytes: &[u8]) {
        let bytes = Bytes::copy_from_slice(bytes);
        self.events.push_back(Event::Write(bytes));
    }

    fn close(&mut self, why: Closed) {
        self.stage = Stage::Closed;
        self.frames = Frames::default();
        self.events.push_back(Event::Close(why));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: Guid = Guid([1; 16]);
    const THEIRS: Guid = Guid([2; 16]);

    fn hashed(own: Guid, peer: Guid) -> Nonces {
        let announced = nonce::hashed(peer);
        Nonces::Hashed { own, announced }
    }

    /// Lets both write until they have nothing more to say; what else happened to each.
    fn talk(ends: &mut [Direct; 2]) -> [Vec<Event>; 2] {
        let mut told = [Vec::new(), Vec::new()];
        let mut at = 0;
        let mut silent = 0;
        while silent < 2 {
            silent += 1;
            while let Some(event) = ends[at].next_event() {
                match event {
                    Event::Write(bytes) => ends[1 - at].received(bytes),
                    other => told[at].push(other),
                }
                silent = 0;
            }
            at = 1 - at;
        }
        told
    }

    fn ends(version: Version, nonces: [Nonces; 2]) -> [Direct; 2] {
        let now = Instant::now();
        let [one, other] = nonces;
        [
            Direct::new((version, 7), Role::Connects, one, now),
            Direct::new((version, 9), Role::Listens, other, now),
        ]
    }

    #[test]
    fn both_open_when_each_has_the_nonce_that_was_announced() {
        for version in [Version::V1, Version::V2] {
            let mut ends = ends(version, [hashed(OURS, THEIRS), hashed(THEIRS, OURS)]);
            assert_eq!(talk(&mut ends), [vec![Event::Open], vec![Event::Open]]);
            assert_eq!(ends[0].deadline(), None);
        }
    }

    #[test]
    fn who_listens_says_nothing_to_a_stranger() {
        let mut ends = ends(Version::V1, [Nonces::Plain(OURS), Nonces::Plain(THEIRS)]);
        let told = talk(&mut ends);
        assert_eq!(told[1], [Event::Close(Closed::Stranger)]);
        assert_eq!(told[0], []);
        ends[1].received(Bytes::from_static(&nonce::HELLO));
        assert_eq!(ends[1].next_event(), None, "it is closed");
    }

    #[test]
    fn who_connects_closes_when_a_stranger_listens() {
        let nonces = [hashed(OURS, Guid([3; 16])), hashed(THEIRS, OURS)];
        let told = talk(&mut ends(Version::V2, nonces));
        assert_eq!(told[0], [Event::Close(Closed::Stranger)]);
    }

    #[test]
    fn another_first_word_closes() {
        for word in ["\x04\0\0\0bar\0", "GET / HTTP/1.1\r\n\r\n"] {
            let [_, mut end] = ends(Version::V1, [Nonces::Plain(OURS); 2]);
            end.received(Bytes::from(word));
            assert_eq!(end.next_event(), Some(Event::Close(Closed::Garbled)));
        }
    }

    #[test]
    fn who_does_not_prove_who_they_are_is_closed_in_time() {
        let now = Instant::now();
        let nonces = Nonces::Plain(OURS);
        let mut end = Direct::new((Version::V1, 1), Role::Listens, nonces, now);
        end.received(Bytes::from_static(&nonce::HELLO));
        let until = end.deadline().expect("a wait");
        assert_eq!(until, now + Duration::from_secs(15));
        end.tick(until - Duration::from_millis(1));
        assert_eq!(end.next_event(), None);
        end.tick(until);
        assert_eq!(end.next_event(), Some(Event::Close(Closed::Silent)));
        assert_eq!(end.deadline(), None);
    }

    #[test]
    fn packets_come_out_however_the_bytes_are_cut() {
        let mut ends = ends(Version::V2, [Nonces::Plain(OURS); 2]);
        talk(&mut ends);
        let wire = b"\x05\0\0\0hello\0\0\0\0\x02\0\0\0you";
        for byte in wire {
            ends[1].received(Bytes::copy_from_slice(&[*byte]));
        }
        let packets = [ends[1].next_event(), ends[1].next_event()];
        let expected = [&b"hello"[..], b"yo"];
        let expected = expected.map(|packet| Some(Event::Packet(Bytes::from_static(packet))));
        assert_eq!(packets, expected);
        assert_eq!(ends[1].next_event(), None);
    }
}
