//! One logical link: what goes between two places of two people, whatever carries it (07).
//!
//! A [`Link`] cuts blobs into packets and puts packets together again, in either version. It knows nothing of sessions
//! but their numbers: what is to be said is its owner's. The owner asks for a packet whenever the bridge has room and
//! tells what became of it; it passes in what the bridge brought, and after each call takes out the events.
//!
//! Between two links of this kind everything survives the loss of a bridge: the sender goes on where the receiver is.
//! In version 1 the receiver asks for the offset it is at when something is missing; in version 2 the sender asks on
//! the new bridge for an acknowledgement, and goes back to what it says.

mod arriving;
mod blob;
mod bridge;
mod flight;
mod numbers;
mod receive;
mod send;
mod sequence;
mod time;

use std::collections::VecDeque;
use std::time::Instant;

use bytes::Bytes;

use super::v1;
use arriving::Arriving;
use blob::{Blob, Kind};
use flight::{Bounce, Flight, What};
use sequence::Sequence;

pub use bridge::Bridge;
pub use numbers::Numbers;

/// Which packets a link speaks; chosen by 07 section 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// Until MSNP15.
    V1,
    /// Between two places of MSNP16 and later.
    V2,
}

/// A blob that goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlobId(u64);

/// A packet that a bridge was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Token(u64);

/// A packet for the bridge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packet {
    /// What to carry; on a direct connection with its length before it.
    pub bytes: Bytes,
    /// What [`Link::carried`] or [`Link::bounced`] is told.
    pub token: Token,
}

/// What the data of a session are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataKind {
    /// Four zero bytes before an object.
    Preparation,
    /// The bytes of an object.
    Object,
    /// The bytes of a file.
    File,
    /// A message of an application: webcam, activity, ink.
    Message,
}

/// Where the bytes of a blob are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Here.
    Whole(Bytes),
    /// With the owner, who is asked for them by [`Event::Wants`]; never more than 256 KiB ahead.
    Pieces {
        /// How many bytes there are.
        total: u64,
    },
}

/// What is allowed to come in for a session; anything else is dropped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Expect {
    /// The largest message or data preparation, in bytes; 0 when there are none.
    pub messages: usize,
    /// The size of the object or file.
    pub stream: Option<u64>,
}

/// Why something came to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing was heard for too long.
    Silent,
    /// The sender of the data gave up.
    Cancelled,
    /// The receiver of the data gave up.
    Refused,
    /// The peer says that something is wrong with it.
    Error,
    /// The data are not as long as was agreed.
    WrongSize,
    /// Some of the data are missing.
    Gap,
    /// The bridge refused a packet twice.
    NotCarried,
}

/// What the owner is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A session text.
    Slp(Bytes),
    /// A message of an application, or data preparation.
    Message {
        /// Of which session.
        session: u32,
        /// All of it.
        bytes: Bytes,
    },
    /// The next bytes of an object or a file; they come in order, each once.
    Data {
        /// Of which session.
        session: u32,
        /// Where they belong.
        at: u64,
        /// They.
        bytes: Bytes,
    },
    /// All bytes of the object or the file have come.
    DataDone {
        /// Of which session.
        session: u32,
    },
    /// The peer has the whole blob. Data preparation in version 2 is not acknowledged: there the bridge has it.
    Acked(BlobId),
    /// The blob did not arrive; it is given up.
    Lost(BlobId, Fault),
    /// The data of a session came to nothing; they are given up.
    Aborted {
        /// Of which session.
        session: u32,
        /// Why.
        why: Fault,
    },
    /// Bytes to give to [`Link::supply`].
    Wants {
        /// Of which blob.
        blob: BlobId,
        /// From where.
        at: u64,
        /// How many.
        len: usize,
    },
    /// The bridge is of no use: close it, and tell [`Link::lost`].
    Broken(Fault),
}

/// What is owed to the peer: an acknowledgement, or the offset that is missing.
#[derive(Clone, Debug)]
enum Answer {
    V1(v1::Header),
    V2 { ack: u32, syn: bool },
}

/// More answers are not owed at once; those of version 2 include the ones before.
const MAX_ANSWERS: usize = 256;

/// One logical link.
#[derive(Debug)]
pub struct Link {
    version: Version,
    numbers: Numbers,
    bridge: Option<Bridge>,
    flight: Flight,
    is_stuck: bool,
    answers: VecDeque<Answer>,
    /// Session texts, in their order.
    texts: Vec<Blob>,
    /// Data, the next to be served first.
    data: Vec<Blob>,
    last_blob: u64,
    arriving: Arriving,
    sequence: Sequence,
    events: VecDeque<Event>,
}

impl Link {
    /// A link without a bridge.
    #[must_use]
    pub fn new(version: Version, numbers: Numbers) -> Self {
        Self {
            version,
            numbers,
            bridge: None,
            flight: Flight::default(),
            is_stuck: false,
            answers: VecDeque::new(),
            texts: Vec::new(),
            data: Vec::new(),
            last_blob: 0,
            arriving: Arriving::default(),
            sequence: Sequence::new(numbers.sequence),
            events: VecDeque::new(),
        }
    }

    /// Which packets it speaks.
    #[must_use]
    pub fn version(&self) -> Version {
        self.version
    }

    /// The next identifier, for the packet of version 1 that carries a nonce.
    pub fn take_identifier(&mut self) -> u32 {
        self.numbers.next_identifier()
    }

    /// Whether it goes over a TCP connection of the two.
    #[must_use]
    pub fn is_direct(&self) -> bool {
        self.bridge.is_some_and(|bridge| bridge.is_direct)
    }

    /// Whether nothing waits to go out or to be acknowledged.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.texts.is_empty() && self.data.is_empty() && self.answers.is_empty()
    }

    /// The next thing that happened.
    pub fn next_event(&mut self) -> Option<Event> {
        self.events.pop_front()
    }

    /// Sends a session text, before all data.
    pub fn send_slp(&mut self, bytes: Bytes, now: Instant) -> BlobId {
        let id = self.next_blob();
        let blob = Blob::new(id, Kind::Slp, Content::Whole(bytes), now);
        self.texts.push(blob);
        id
    }

    /// Sends data of a session; with those of other sessions in turns.
    pub fn send_data(
        &mut self,
        (session, app_id): (u32, u32),
        kind: DataKind,
        content: Content,
        now: Instant,
    ) -> BlobId {
        let id = self.next_blob();
        let mut blob = Blob::new(id, Kind::Data(kind), content, now);
        blob.session = session;
        blob.app_id = app_id;
        if blob.total == 0 {
            self.events.push_back(Event::Acked(id));
        } else {
            self.data.push(blob);
            self.want(id);
        }
        id
    }

    /// The bytes that [`Event::Wants`] asked for, or as many as there are of them.
    pub fn supply(&mut self, blob: BlobId, at: u64, bytes: Bytes, now: Instant) {
        if let Some(blob) = self.blob(blob) {
            blob.supply(at, bytes);
            blob.touched = now;
        }
    }

    /// Sends no more of a blob, and tells no more of it.
    pub fn stop(&mut self, blob: BlobId) {
        self.texts.retain(|other| other.id != blob);
        self.data.retain(|other| other.id != blob);
    }

    /// Sends no more data of a session, and lets none in. Late packets are dropped.
    pub fn stop_session(&mut self, session: u32) {
        self.data.retain(|blob| blob.session != session);
        self.arriving.forget(session);
    }

    /// What may come in for a session from now on.
    pub fn expect(&mut self, session: u32, expect: Expect) {
        self.arriving.expect(session, expect);
    }

    /// There is a bridge, or another one. What the bridge before has not carried yet is waited for a moment.
    pub fn moved(&mut self, to: Bridge, now: Instant) {
        let had_one = self.bridge.is_some();
        self.flight.begin(&to, now);
        self.bridge = Some(to);
        self.is_stuck = false;
        self.sequence.new_bridge();
        self.arriving.new_bridge(now);
        for blob in self.texts.iter_mut().chain(&mut self.data) {
            blob.touched = now;
            // What was repeated on the bridge before may have been lost with it.
            blob.repeated = false;
        }
        if had_one {
            self.sequence.doubt(None);
        }
    }

    /// The bridge is gone. What it has not carried goes again over the next one; there may be none for now.
    pub fn lost(&mut self) {
        if self.bridge.take().is_some() {
            let blobs = self.texts.iter_mut().chain(&mut self.data);
            let hopeless = blobs.filter_map(|blob| (!blob.survives()).then_some(blob.id));
            for id in hopeless.collect::<Vec<_>>() {
                self.give_up(id, Fault::Silent);
            }
            let left = self.flight.end();
            self.reclaim(left);
            self.doubt_all();
            self.arriving.lost_bridge();
            self.sequence.drop_held();
        }
    }

    /// The bridge before the present one is gone. What it has not carried goes again.
    pub fn former_lost(&mut self) {
        let left = self.flight.former_gone();
        self.reclaim(left);
        self.doubt_all();
    }

    /// The bridge has carried a packet.
    pub fn carried(&mut self, token: Token, now: Instant) {
        let Some(What::Chunk { blob: id, .. }) = self.flight.carried(token) else {
            return;
        };
        let is_v2 = self.version == Version::V2;
        let Some(blob) = self.blob(id) else {
            return;
        };
        blob.flying = blob.flying.saturating_sub(1);
        blob.touched = now;
        if is_v2 && blob.is_out() && blob.flying == 0 && !blob.is_acknowledged() {
            self.finish(id);
        }
    }

    /// The bridge has not carried a packet. It goes once more, then the bridge is [`Event::Broken`].
    pub fn bounced(&mut self, token: Token) {
        let first = self.bridge.map_or(1, |bridge| bridge.window);
        if self.flight.bounced(token, first) == Bounce::Broken {
            self.broken(Fault::NotCarried);
        }
    }

    /// How much of a blob was put into packets; `None` when it is over.
    #[must_use]
    pub fn sent(&self, blob: BlobId) -> Option<u64> {
        let found = self.data.iter().find(|other| other.id == blob);
        found.map(|blob| blob.sent)
    }

    /// How many bytes it holds: what waits to go out and what is not whole yet. Blobs that were given whole do not
    /// count.
    #[must_use]
    pub fn kept(&self) -> usize {
        let pieces: usize = self.data.iter().map(Blob::kept).sum();
        pieces + self.flight.kept() + self.arriving.kept() + self.sequence.kept()
    }

    fn next_blob(&mut self) -> BlobId {
        self.last_blob += 1;
        BlobId(self.last_blob)
    }

    fn blob(&mut self, id: BlobId) -> Option<&mut Blob> {
        let mut all = self.data.iter_mut().chain(&mut self.texts);
        all.find(|blob| blob.id == id)
    }

    /// Asks for what a blob needs next.
    fn want(&mut self, id: BlobId) {
        let max_body = self.bridge.map_or(1352, |bridge| bridge.max_body);
        let Some(blob) = self.data.iter_mut().find(|blob| blob.id == id) else {
            return;
        };
        while let Some((at, len)) = blob.want(max_body) {
            self.events.push_back(Event::Wants { blob: id, at, len });
        }
    }

    /// The peer has a blob.
    fn finish(&mut self, id: BlobId) {
        self.stop(id);
        self.events.push_back(Event::Acked(id));
    }

    /// A blob is given up.
    fn give_up(&mut self, id: BlobId, why: Fault) {
        self.stop(id);
        self.events.push_back(Event::Lost(id, why));
    }

    /// A session is given up.
    fn abort(&mut self, session: u32, why: Fault) {
        self.stop_session(session);
        self.events.push_back(Event::Aborted { session, why });
    }

    fn broken(&mut self, why: Fault) {
        if !self.is_stuck {
            self.is_stuck = true;
            self.events.push_back(Event::Broken(why));
        }
    }

    fn owe(&mut self, answer: Answer) {
        if self.answers.len() == MAX_ANSWERS {
            self.answers.pop_front();
        }
        self.answers.push_back(answer);
    }
}
