//! What comes in: blobs that are put together, data that go straight through, and what came lately.

use std::collections::VecDeque;
use std::hash::{DefaultHasher, Hasher};
use std::time::{Duration, Instant};

use bytes::{Bytes, BytesMut};

use super::{Expect, Fault};

/// The largest session text, in bytes (07 section 6).
pub(super) const MAX_SLP: u64 = 64 * 1024;
/// Blobs that are not whole, at most (07 section 6).
const MAX_PARTIAL: usize = 32;
/// Bytes of blobs that are not whole, at most; of more the oldest go.
const MAX_PARTIAL_BYTES: usize = 512 * 1024;
/// The life of a blob that does not become whole (07 section 6).
const LIFE: Duration = Duration::from_secs(120);
/// Whole blobs that are remembered.
const MAX_DONE: usize = 64;
/// Sessions that something is expected of.
const MAX_SESSIONS: usize = 64;
/// So long something missing is waited for.
const GAP: Duration = Duration::from_secs(15);
/// So long data may stand still (07 section 2.7).
const STILL: Duration = Duration::from_secs(60);

/// What tells blobs apart: session, identifier or package, and kind of data.
pub(super) type Key = (u32, u32, u8);

/// What a packet of a blob did.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Taken {
    /// The blob is whole.
    Whole(Bytes),
    /// These bytes of a stream are the next.
    Next { at: u64, bytes: Bytes, done: bool },
    /// It was taken in, the blob is not whole yet.
    Part,
    /// It was known, or is not wanted.
    Known,
    /// Bytes before it are missing, from this offset on; each is said once.
    Missing(Option<u64>),
    /// It is not what was agreed.
    Wrong,
}

#[derive(Debug)]
struct Partial {
    key: Key,
    total: u64,
    have: BytesMut,
    since: Instant,
    missing_told: Option<u64>,
}

/// An object or a file that comes in.
#[derive(Debug)]
struct Stream {
    total: u64,
    at: u64,
    /// Version 2: whether its packets say how much is to come.
    tells_rest: bool,
    /// When its last bytes came, once some have.
    moved: Option<Instant>,
    missing_since: Option<Instant>,
    missing_told: Option<u64>,
}

#[derive(Debug)]
struct Session {
    id: u32,
    messages: usize,
    stream: Option<Stream>,
}

/// A blob that came whole.
#[derive(Debug)]
struct Done {
    session: u32,
    number: u64,
    total: u64,
    is_before_question: bool,
}

/// Everything that comes in.
#[derive(Debug, Default)]
pub(super) struct Arriving {
    sessions: Vec<Session>,
    partials: Vec<Partial>,
    done: VecDeque<Done>,
}

/// A packet of a blob.
#[derive(Debug)]
pub(super) struct Chunk {
    pub(super) key: Key,
    pub(super) offset: u64,
    pub(super) total: u64,
    pub(super) body: Bytes,
}

impl Chunk {
    /// Whether it is the last one.
    pub(super) fn is_last(&self) -> bool {
        self.offset + self.body.len() as u64 == self.total
    }
}

impl Arriving {
    pub(super) fn expect(&mut self, id: u32, expect: Expect) {
        self.forget(id);
        if self.sessions.len() == MAX_SESSIONS {
            self.sessions.remove(0);
        }
        self.sessions.push(Session {
            id,
            messages: expect.messages,
            stream: expect.stream.map(|total| Stream {
                total,
                at: 0,
                tells_rest: false,
                moved: None,
                missing_since: None,
                missing_told: None,
            }),
        });
    }

    pub(super) fn forget(&mut self, id: u32) {
        self.sessions.retain(|session| session.id != id);
        self.partials.retain(|partial| partial.key.0 != id);
    }

    /// Whether something is expected of a session.
    pub(super) fn knows(&self, id: u32) -> bool {
        self.session(id).is_some()
    }

    /// What is expected of all sessions.
    pub(super) fn ids(&self) -> Vec<u32> {
        self.sessions.iter().map(|session| session.id).collect()
    }

    fn session(&self, id: u32) -> Option<&Session> {
        self.sessions.iter().find(|session| session.id == id)
    }

    fn stream_mut(&mut self, id: u32) -> Option<&mut Stream> {
        let session = self.sessions.iter_mut().find(|session| session.id == id)?;
        session.stream.as_mut()
    }

    /// The largest message of a session.
    pub(super) fn messages(&self, id: u32) -> u64 {
        match id {
            0 => MAX_SLP,
            id => self
                .session(id)
                .map_or(0, |session| session.messages as u64),
        }
    }

    /// The size of the stream of a session.
    pub(super) fn stream(&self, id: u32) -> Option<u64> {
        Some(self.session(id)?.stream.as_ref()?.total)
    }

    /// Where a packet of a stream belongs that says nothing of that, if those before did not either.
    pub(super) fn untold(&self, id: u32) -> Option<u64> {
        let stream = self.session(id)?.stream.as_ref()?;
        (!stream.tells_rest).then_some(stream.at)
    }

    /// A packet of a stream says how much is to come.
    pub(super) fn told(&mut self, id: u32) {
        if let Some(stream) = self.stream_mut(id) {
            stream.tells_rest = true;
        }
    }

    /// The bridge is gone: what is missing is asked for again over the next.
    pub(super) fn lost_bridge(&mut self) {
        for partial in &mut self.partials {
            partial.missing_told = None;
        }
        for stream in self.streams() {
            stream.missing_told = None;
            stream.missing_since = None;
        }
    }

    /// There is another bridge: what stood still for want of one did so in vain.
    pub(super) fn new_bridge(&mut self, now: Instant) {
        self.lost_bridge();
        for stream in self.streams() {
            stream.moved = stream.moved.map(|_| now);
        }
    }

    fn streams(&mut self) -> impl Iterator<Item = &mut Stream> {
        self.sessions
            .iter_mut()
            .flat_map(|session| &mut session.stream)
    }

    /// Whether this blob came whole before. The number is its identifier in version 1 and [`digest`] in version 2.
    pub(super) fn was_done(&self, session: u32, number: u64, total: u64) -> bool {
        let mut done = self.done.iter();
        done.any(|done| (done.session, done.number, done.total) == (session, number, total))
    }

    /// Whether the peer has asked what has come since this blob was whole.
    pub(super) fn is_before_question(&self, session: u32, number: u64) -> bool {
        let mut done = self.done.iter().rev();
        let done = done.find(|done| (done.session, done.number) == (session, number));
        done.is_some_and(|done| done.is_before_question)
    }

    /// The peer asks what has come.
    pub(super) fn asked(&mut self) {
        for done in &mut self.done {
            done.is_before_question = true;
        }
    }

    /// A blob came whole.
    pub(super) fn remember(&mut self, session: u32, number: u64, total: u64) {
        if self.done.len() == MAX_DONE {
            self.done.pop_front();
        }
        self.done.push_back(Done {
            session,
            number,
            total,
            is_before_question: false,
        });
    }

    /// Takes in a packet of an object or a file.
    pub(super) fn take_stream(&mut self, chunk: &Chunk, now: Instant) -> Taken {
        let Some(stream) = self.stream_mut(chunk.key.0) else {
            return Taken::Known;
        };
        let len = chunk.body.len() as u64;
        let end = chunk.offset.checked_add(len);
        let Some(end) = end.filter(|end| *end <= stream.total && chunk.total == stream.total)
        else {
            return Taken::Wrong;
        };
        if chunk.offset > stream.at {
            stream.missing_since.get_or_insert(now);
            let told = stream.missing_told.replace(stream.at);
            return Taken::Missing(Some(stream.at).filter(|at| told != Some(*at)));
        }
        if end <= stream.at {
            return Taken::Known;
        }
        // The offset is not after where we are, and the end is: what is known of it is shorter than the body.
        let bytes = chunk.body.slice((stream.at - chunk.offset) as usize..);
        let at = std::mem::replace(&mut stream.at, end);
        stream.moved = Some(now);
        stream.missing_since = None;
        Taken::Next {
            at,
            bytes,
            done: end == stream.total,
        }
    }

    /// The size of a blob that is not whole yet.
    pub(super) fn begun(&self, key: Key) -> Option<u64> {
        let partial = self.partials.iter().find(|partial| partial.key == key)?;
        Some(partial.total)
    }

    /// A blob begins anew.
    pub(super) fn begin_again(&mut self, key: Key) {
        self.partials.retain(|partial| partial.key != key);
    }

    /// Takes in a packet of a text or a message.
    pub(super) fn take(&mut self, chunk: Chunk, now: Instant) -> Taken {
        let Some(end) = chunk.offset.checked_add(chunk.body.len() as u64) else {
            return Taken::Wrong;
        };
        if chunk.total > self.messages(chunk.key.0) || end > chunk.total || chunk.body.is_empty() {
            return Taken::Wrong;
        }
        if chunk.offset == 0 && end == chunk.total {
            self.begin_again(chunk.key);
            return Taken::Whole(chunk.body);
        }
        let known = self
            .partials
            .iter()
            .position(|partial| partial.key == chunk.key);
        let mut at = known.unwrap_or_else(|| self.begin(&chunk, now));
        let more = chunk.body.len();
        while self.partials.len() > 1 && self.kept() + more > MAX_PARTIAL_BYTES {
            let oldest = usize::from(at == 0);
            self.partials.remove(oldest);
            at -= 1 - oldest;
        }
        let partial = &mut self.partials[at];
        let have = partial.have.len() as u64;
        if partial.total != chunk.total {
            self.partials.remove(at);
            return Taken::Wrong;
        }
        if chunk.offset > have {
            let told = partial.missing_told.replace(have);
            return Taken::Missing(Some(have).filter(|at| told != Some(*at)));
        }
        if end <= have {
            return Taken::Known;
        }
        let new = &chunk.body[(have - chunk.offset) as usize..];
        partial.have.extend_from_slice(new);
        if end < chunk.total {
            return Taken::Part;
        }
        Taken::Whole(self.partials.remove(at).have.freeze())
    }

    fn begin(&mut self, chunk: &Chunk, now: Instant) -> usize {
        if self.partials.len() == MAX_PARTIAL {
            self.partials.remove(0);
        }
        self.partials.push(Partial {
            key: chunk.key,
            total: chunk.total,
            have: BytesMut::new(),
            since: now,
            missing_told: None,
        });
        self.partials.len() - 1
    }

    /// Time has passed; which sessions came to nothing.
    pub(super) fn tick(&mut self, has_bridge: bool, now: Instant) -> Vec<(u32, Fault)> {
        self.partials.retain(|partial| now < partial.since + LIFE);
        let late = self.sessions.iter().filter_map(|session| {
            let (at, why) = session.stream.as_ref()?.deadline(has_bridge)?;
            (now >= at).then_some((session.id, why))
        });
        late.collect()
    }

    /// When the next of them has waited long enough.
    pub(super) fn deadline(&self, has_bridge: bool) -> Option<Instant> {
        let streams = self.sessions.iter().flat_map(|session| &session.stream);
        let streams = streams.filter_map(|stream| Some(stream.deadline(has_bridge)?.0));
        let partials = self.partials.iter().map(|partial| partial.since + LIFE);
        streams.chain(partials).min()
    }

    /// Bytes of what is not whole.
    pub(super) fn kept(&self) -> usize {
        self.partials.iter().map(|partial| partial.have.len()).sum()
    }
}

/// What a blob of version 2 is known by when it comes again: it may come under other numbers then.
pub(super) fn digest(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
}

impl Stream {
    /// Until when it waits, and what is wrong then. What is missing cannot come without a bridge.
    fn deadline(&self, has_bridge: bool) -> Option<(Instant, Fault)> {
        if self.at == self.total {
            return None;
        }
        let gap = self.missing_since.filter(|_| has_bridge);
        let gap = gap.map(|since| (since + GAP, Fault::Gap));
        let still = self.moved.map(|moved| (moved + STILL, Fault::Silent));
        gap.into_iter().chain(still).min_by_key(|(at, _)| *at)
    }
}
