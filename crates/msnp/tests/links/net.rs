//! The bridges between two ends, their faults, and what must hold after all.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use bytes::Bytes;
use msnp::p2p::link::{Bridge, DataKind, Link, Numbers, Token, Version};

use super::end::{End, Outcome, Parcel};

/// So long things go wrong.
const TROUBLE: Duration = Duration::from_secs(100);
/// So long nothing goes wrong after that.
const CALM: Duration = Duration::from_secs(600);
/// What a socket takes without its other end reading.
const SOCKET: usize = 64 * 1024;
/// What a link may hold: the pieces of its transfers, packets that are under way, blobs that are not whole.
const MOST_KEPT: usize = 12 * 64 * 1024 + 64 * 1500 + 32 * 64 * 1024;

/// Random numbers, the same for a seed on every machine.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end.max(1)
    }

    fn percent(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    fn millis(&mut self, most: u64) -> Duration {
        Duration::from_millis(self.below(most))
    }
}

/// A packet on its way.
#[derive(Debug)]
struct Flying {
    arrives: Instant,
    bytes: Bytes,
    token: Token,
}

/// A switchboard or a connection, with both its ways.
#[derive(Debug)]
struct Wire {
    bridge: Bridge,
    is_direct: bool,
    is_alive: bool,
    ways: [VecDeque<Flying>; 2],
    /// The most a packet takes, in milliseconds.
    slow: u64,
}

/// What becomes known to an end.
#[derive(Clone, Copy, Debug)]
enum News {
    Moved(usize),
    Lost(usize),
}

/// Two ends and what is between them.
pub struct Net {
    version: Version,
    ends: [End; 2],
    wires: Vec<Wire>,
    /// The bridge each end uses, and the one it used before.
    on: [Option<usize>; 2],
    former: [Option<usize>; 2],
    news: Vec<(Instant, usize, News)>,
    parcels: Vec<(Instant, usize, Parcel)>,
    fault_at: Instant,
    start: Instant,
    now: Instant,
    dice: Dice,
    harsh: bool,
    refuses: u64,
}

impl Net {
    pub fn new(version: Version, seed: u64, harsh: bool) -> Self {
        let mut dice = Dice(seed ^ 0x5eed);
        let start = Instant::now();
        let ends = [0, 1].map(|_| {
            let random = [0; 3].map(|_: u32| dice.next() as u32);
            // Numbers wrap around in a few seeds.
            let mut numbers = Numbers::drawn(random);
            if dice.percent(20) {
                numbers.sequence = u32::MAX - dice.below(50_000) as u32;
                numbers.identifier = 0x7fff_fff0;
                numbers.package = u16::MAX - 1;
            }
            End::new(Link::new(version, numbers))
        });
        let refuses = dice.below(4);
        let mut net = Self {
            version,
            ends,
            wires: Vec::new(),
            on: [None; 2],
            former: [None; 2],
            news: Vec::new(),
            parcels: Vec::new(),
            fault_at: start,
            start,
            now: start,
            dice,
            harsh,
            refuses,
        };
        net.write_parcels();
        net.open(false, Duration::ZERO);
        net.fault_at = start + net.dice.millis(20_000);
        net
    }

    fn write_parcels(&mut self) {
        for session in 1..=6 + self.dice.below(14) as u32 {
            let from = self.dice.below(2) as usize;
            let (kind, most) = match self.dice.below(5) {
                0 | 1 => (None, 4000),
                2 => (Some(DataKind::Object), 30_000),
                3 => (Some(DataKind::Message), 5000),
                _ => (Some(DataKind::File), 400_000),
            };
            let len = 5 + self.dice.below(most) as usize;
            let mut content = self.dice.clone();
            let mut bytes: Vec<u8> = (0..len).map(|_| content.next() as u8).collect();
            bytes[..4].copy_from_slice(&session.to_le_bytes());
            let parcel = Parcel {
                session,
                kind,
                bytes: bytes.into(),
                in_pieces: kind == Some(DataKind::File),
            };
            let when = self.now + self.dice.millis(60_000);
            self.parcels.push((when, from, parcel));
        }
        self.parcels
            .sort_by_key(|(when, _, parcel)| (*when, parcel.session));
    }

    /// Opens another bridge after a while; both ends hear of it at their own time.
    fn open(&mut self, is_direct: bool, after: Duration) {
        let bridge = match (is_direct, self.dice.percent(20)) {
            (true, _) => Bridge::direct(),
            (false, true) => Bridge::one_by_one(),
            (false, false) => Bridge::switchboard(),
        };
        let wire = self.wires.len();
        self.wires.push(Wire {
            bridge,
            is_direct,
            is_alive: true,
            ways: Default::default(),
            slow: 2 + self.dice.below(if self.dice.0.is_multiple_of(3) {
                400
            } else {
                30
            }),
        });
        for end in [0, 1] {
            let when = self.now + after + self.dice.millis(400);
            self.news.push((when, end, News::Moved(wire)));
        }
    }

    /// A bridge dies with all that is on it; both ends hear of it at their own time.
    fn kill(&mut self, wire: usize) {
        if !std::mem::replace(&mut self.wires[wire].is_alive, false) {
            return;
        }
        for end in [0, 1] {
            self.wires[wire].ways[end].clear();
            let when = self.now + self.dice.millis(1500);
            self.news.push((when, end, News::Lost(wire)));
        }
        // A new one, if both do not go elsewhere already.
        let most = if self.harsh { 200_000 } else { 12_000 };
        let after = Duration::from_millis(1500) + self.dice.millis(most);
        let other = (0..self.wires.len())
            .rev()
            .find(|at| self.wires[*at].is_alive);
        match other {
            Some(other) if !self.news.iter().any(|(_, _, news)| is_move(news)) => {
                for end in [0, 1] {
                    let when = self.now + Duration::from_millis(1500) + self.dice.millis(400);
                    self.news.push((when, end, News::Moved(other)));
                }
            }
            Some(_) => {}
            None => self.open(false, after),
        }
    }

    /// Something goes wrong, or both move.
    fn fault(&mut self) {
        self.fault_at = self.now + self.dice.millis(25_000);
        let newest = self.wires.len() - 1;
        let is_moving = self.news.iter().any(|(_, _, news)| is_move(news));
        if self.dice.percent(50) && !is_moving && !self.wires[newest].is_direct {
            self.open(true, Duration::ZERO);
        } else {
            let alive: Vec<usize> = (0..=newest).filter(|at| self.wires[*at].is_alive).collect();
            if let Some(wire) = alive.get(self.dice.below(alive.len() as u64) as usize) {
                self.kill(*wire);
            }
        }
    }

    fn hear(&mut self, end: usize, news: News) {
        let link = &mut self.ends[end].link;
        match news {
            // Nobody moves to what they know is gone.
            News::Moved(wire) if self.on[end] != Some(wire) && self.wires[wire].is_alive => {
                self.former[end] = self.on[end];
                self.on[end] = Some(wire);
                link.moved(self.wires[wire].bridge, self.now);
            }
            News::Moved(_) => {}
            News::Lost(wire) if self.on[end] == Some(wire) => {
                self.on[end] = None;
                self.ends[end].is_broken = false;
                link.lost();
            }
            News::Lost(wire) if self.former[end] == Some(wire) => {
                self.former[end] = None;
                link.former_lost();
            }
            News::Lost(_) => {}
        }
    }

    /// Takes packets from an end while its bridge has room.
    fn take(&mut self, end: usize) {
        let Some(on) = self.on[end] else {
            return;
        };
        let wire = &mut self.wires[on];
        loop {
            let queued: usize = wire.ways[end].iter().map(|flying| flying.bytes.len()).sum();
            if wire.is_direct && queued > SOCKET {
                return;
            }
            let Some(packet) = self.ends[end].link.next_packet(self.now) else {
                return;
            };
            if wire.is_direct {
                // The socket took it; whether it arrives is another matter.
                self.ends[end].link.carried(packet.token, self.now);
            }
            if !wire.is_alive {
                continue;
            }
            let before = wire.ways[end].back().map_or(self.now, |last| last.arrives);
            let arrives = before.max(self.now + self.dice.millis(wire.slow));
            wire.ways[end].push_back(Flying {
                arrives,
                bytes: packet.bytes,
                token: packet.token,
            });
        }
    }

    /// Brings what arrives now.
    fn bring(&mut self, wire: usize, from: usize) {
        let now = self.now;
        let trouble = now < self.start + TROUBLE;
        let is_direct = self.wires[wire].is_direct;
        while let Some(flying) = arrived(&mut self.wires[wire].ways[from], now) {
            if !is_direct && trouble && self.dice.percent(self.refuses) {
                self.ends[from].link.bounced(flying.token);
                self.ends[from].drain();
                continue;
            }
            let bytes = match is_direct {
                true => {
                    let (len, packet) = flying.bytes.split_first_chunk().expect("a length");
                    assert_eq!(u32::from_le_bytes(*len) as usize, packet.len());
                    flying.bytes.slice(4..)
                }
                false => flying.bytes,
            };
            self.ends[1 - from].link.received(&bytes, !is_direct, now);
            self.ends[1 - from].drain();
            if !is_direct {
                self.ends[from].link.carried(flying.token, now);
                self.ends[from].drain();
            }
        }
    }

    /// Lives until all is quiet, or far beyond every wait.
    pub fn live(&mut self) {
        let end = self.start + TROUBLE + CALM;
        while self.now < end {
            self.step();
            let is_over = self.parcels.is_empty() && self.ends.iter().all(|end| end.link.is_idle());
            if is_over && self.now > self.start + TROUBLE {
                return;
            }
            self.now = self.next_time().min(end);
        }
    }

    fn step(&mut self) {
        let now = self.now;
        if now >= self.fault_at && now < self.start + TROUBLE {
            self.fault();
        }
        while let Some(at) = self.news.iter().position(|(when, _, _)| *when <= now) {
            let (_, end, news) = self.news.remove(at);
            self.hear(end, news);
        }
        while self
            .parcels
            .first()
            .is_some_and(|(when, _, _)| *when <= now)
        {
            let (_, from, parcel) = self.parcels.remove(0);
            self.ends[1 - from].expect(parcel.clone());
            self.ends[from].send(parcel, now);
        }
        for wire in 0..self.wires.len() {
            self.bring(wire, 0);
            self.bring(wire, 1);
        }
        for end in [0, 1] {
            self.ends[end].link.tick(now);
            self.ends[end].drain();
            let half = self.dice.percent(30);
            self.ends[end].supply(half, now);
            self.take(end);
            self.ends[end].drain();
            let deadline = self.ends[end].link.deadline();
            assert!(
                deadline.is_none_or(|at| at > now),
                "a wait is over and goes on"
            );
            if std::mem::take(&mut self.ends[end].is_broken)
                && let Some(wire) = self.on[end]
            {
                self.kill(wire);
            }
        }
    }

    fn next_time(&self) -> Instant {
        let reads = self.ends.iter().any(|end| !end.wants.is_empty());
        let ways = self.wires.iter().flat_map(|wire| &wire.ways);
        let arrivals = ways
            .filter_map(|way| way.front())
            .map(|flying| flying.arrives);
        let news = self.news.iter().map(|(when, _, _)| *when);
        let parcels = self.parcels.first().map(|(when, _, _)| *when);
        let deadlines = self.ends.iter().filter_map(|end| end.link.deadline());
        let soon = reads.then_some(self.now + Duration::from_millis(3));
        let trouble = self.start + TROUBLE;
        let fault = if self.fault_at < trouble {
            self.fault_at
        } else {
            trouble
        };
        let fault = Some(fault).filter(|at| *at > self.now);
        arrivals
            .chain(news)
            .chain(parcels)
            .chain(deadlines)
            .chain(soon)
            .chain(fault)
            .min()
            .unwrap_or(self.now + CALM)
            .max(self.now + Duration::from_millis(1))
    }

    /// What must hold after all; how many blobs arrived.
    pub fn check(&self) -> usize {
        let mut arrived = 0;
        for (at, end) in self.ends.iter().enumerate() {
            let peer = &self.ends[1 - at];
            assert!(
                end.most_kept <= MOST_KEPT,
                "{} bytes were kept",
                end.most_kept
            );
            assert!(end.link.is_idle(), "something waits for ever");
            for (parcel, outcome) in end.sent.values() {
                let what = (self.version, parcel.session, parcel.kind);
                let times = match parcel.kind {
                    None => peer
                        .texts
                        .iter()
                        .filter(|text| **text == parcel.bytes)
                        .count(),
                    Some(_) => peer
                        .done
                        .iter()
                        .filter(|done| **done == parcel.session)
                        .count(),
                };
                assert!(times <= 1, "{what:?} came {times} times");
                let told = peer.aborted.contains(&parcel.session);
                match outcome {
                    // The packets have come, in version 2, but what to do with them is over.
                    Outcome::Acked if told => assert!(self.harsh, "{what:?} was given up"),
                    Outcome::Acked => assert_eq!(times, 1, "{what:?} was said to have come"),
                    Outcome::Open => {
                        assert!(self.harsh && told, "{what:?} has no end");
                    }
                    Outcome::Given(why) => assert!(self.harsh, "{what:?} was lost: {why}"),
                }
                arrived += times;
            }
            for text in &end.texts {
                let mut sent = peer.sent.values().map(|(parcel, _)| &parcel.bytes);
                assert!(sent.any(|bytes| bytes == text), "a text nobody sent");
            }
        }
        arrived
    }
}

/// The next packet of a way that has arrived.
fn arrived(way: &mut VecDeque<Flying>, now: Instant) -> Option<Flying> {
    let next = way.front()?;
    if next.arrives <= now {
        way.pop_front()
    } else {
        None
    }
}

fn is_move(news: &News) -> bool {
    matches!(news, News::Moved(_))
}
