//! Messages in chunks: cutting and joining (05 section 6).

use std::collections::{BTreeMap, HashMap};
use std::time::{Duration, Instant};

use bytes::{Bytes, BytesMut};

use super::fields::{Fields, Mime};

/// Chunks of one message; it has fewer.
const MAX_CHUNKS: u32 = 1024;
/// Bytes of one message; it has fewer.
const MAX_BYTES: usize = 1024 * 1024;
/// Messages one sender may have under way.
const MAX_PER_SENDER: usize = 4;
/// Messages under way in one switchboard.
const MAX_PENDING: usize = 32;
/// Bytes under way in one switchboard.
const MAX_TOTAL: usize = 4 * MAX_BYTES;
/// How long the rest of a message is waited for.
const PATIENCE: Duration = Duration::from_secs(120);
/// How long a first chunk is waited for.
const PATIENCE_FOR_FIRST: Duration = Duration::from_secs(30);

/// What became of a payload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Joined {
    /// A whole message: the payload itself, or all chunks as one payload with the headers of the first.
    Whole(Bytes),
    /// A chunk; the rest is still to come.
    Waiting,
    /// A chunk that cannot become a message.
    Dropped,
}

/// Joins the chunks that come over one switchboard. Its memory is bounded, whatever is sent.
#[derive(Debug, Default)]
pub struct Joiner {
    pending: HashMap<(Box<str>, Box<str>), Pending>,
    bytes: usize,
}

/// A message of which something is missing.
#[derive(Debug)]
struct Pending {
    since: Instant,
    /// The headers of the first chunk and how many there are, once it came.
    first: Option<(Bytes, u32)>,
    parts: BTreeMap<u32, Bytes>,
    bytes: usize,
}

impl Pending {
    fn is_stale(&self, now: Instant) -> bool {
        let patience = match self.first {
            Some(_) => PATIENCE,
            None => PATIENCE_FOR_FIRST,
        };
        now.saturating_duration_since(self.since) > patience
    }
}

impl Joiner {
    /// Takes in a payload from this sender.
    pub fn push(&mut self, sender: &str, payload: &Bytes, now: Instant) -> Joined {
        let mime = Mime::read(payload);
        let [Some(id)] = mime.headers.find(["Message-ID"]) else {
            return Joined::Whole(payload.clone());
        };
        let id = String::from_utf8_lossy(id);
        let chunks: Option<u32> = mime.headers.number("Chunks");
        let chunk: Option<u32> = mime.headers.number("Chunk");
        let at = match (chunks, chunk) {
            (Some(0 | 1), _) | (None, None) => return Joined::Whole(payload.clone()),
            (Some(_), None | Some(0)) => 0,
            (_, Some(at)) => at,
        };
        if at >= MAX_CHUNKS || chunks.is_some_and(|chunks| chunks >= MAX_CHUNKS) {
            return Joined::Dropped;
        }
        self.expire(now);
        let key = (Box::from(sender), Box::from(id.as_ref()));
        if !self.pending.contains_key(&key) && !self.has_room(sender) {
            return Joined::Dropped;
        }
        let first = (at == 0)
            .then(|| chunks.map(|count| (head(mime.headers), count)))
            .flatten();
        let added = mime.body.len() + first.as_ref().map_or(0, |(head, _)| head.len());
        let message = self.pending.entry(key.clone()).or_insert_with(|| Pending {
            since: now,
            first: None,
            parts: BTreeMap::new(),
            bytes: 0,
        });
        if message.parts.contains_key(&at) {
            return Joined::Waiting;
        }
        if message.bytes + added >= MAX_BYTES || self.bytes + added > MAX_TOTAL {
            self.remove(&key);
            return Joined::Dropped;
        }
        message.first = message.first.take().or(first);
        // A copy: a slice would keep the whole read buffer alive for some bytes.
        let _new = message.parts.insert(at, Bytes::copy_from_slice(mime.body));
        message.bytes += added;
        self.bytes += added;
        match &message.first {
            // Chunks beyond the told number are not part of it.
            Some((_, count)) if message.parts.range(..count).count() == *count as usize => self
                .remove(&key)
                .map_or(Joined::Dropped, |whole| Joined::Whole(join(whole))),
            _ => Joined::Waiting,
        }
    }

    /// Forgets what is missing from this sender, who left.
    pub fn forget(&mut self, sender: &str) {
        self.retain(|(owner, _), _| owner.as_ref() != sender);
    }

    /// Forgets what has been waited for too long.
    pub fn expire(&mut self, now: Instant) {
        self.retain(|_, message| !message.is_stale(now));
    }

    /// The bytes held.
    #[must_use]
    pub fn held(&self) -> usize {
        self.bytes
    }

    fn has_room(&self, sender: &str) -> bool {
        let own = self
            .pending
            .keys()
            .filter(|(owner, _)| owner.as_ref() == sender)
            .count();
        own < MAX_PER_SENDER && self.pending.len() < MAX_PENDING
    }

    fn retain(&mut self, keep: impl Fn(&(Box<str>, Box<str>), &Pending) -> bool) {
        self.pending.retain(|key, message| keep(key, message));
        self.bytes = self.pending.values().map(|message| message.bytes).sum();
    }

    fn remove(&mut self, key: &(Box<str>, Box<str>)) -> Option<Pending> {
        let message = self.pending.remove(key)?;
        self.bytes -= message.bytes;
        Some(message)
    }
}

/// The payloads that carry these pieces of one message. With `chunk_id` they are chunks, if there are several; without,
/// each is a message of its own.
pub(super) fn cut_payloads(head: &str, pieces: &[&[u8]], chunk_id: Option<&str>) -> Vec<Bytes> {
    let count = pieces.len();
    let chunk_id = chunk_id.filter(|_| count > 1);
    pieces
        .iter()
        .enumerate()
        .map(|(at, piece)| {
            let extra = match (chunk_id, at) {
                (None, _) => String::new(),
                (Some(id), 0) => format!("Message-ID: {id}\r\nChunks: {count}\r\n"),
                (Some(id), _) => format!("Message-ID: {id}\r\nChunk: {at}\r\n"),
            };
            // Later chunks have no headers of their own.
            let head = if chunk_id.is_some() && at > 0 {
                ""
            } else {
                head
            };
            let mut payload = BytesMut::with_capacity(head.len() + extra.len() + 2 + piece.len());
            for part in [head.as_bytes(), extra.as_bytes(), b"\r\n", piece] {
                payload.extend_from_slice(part);
            }
            payload.freeze()
        })
        .collect()
}

/// The headers of a first chunk without those that say it is one.
fn head(headers: Fields<'_>) -> Bytes {
    let mut head = BytesMut::new();
    for (name, value) in headers.iter() {
        if name.eq_ignore_ascii_case("Message-ID") || name.eq_ignore_ascii_case("Chunks") {
            continue;
        }
        for part in [&name, ": ", value.as_ref(), "\r\n"] {
            head.extend_from_slice(part.as_bytes());
        }
    }
    head.extend_from_slice(b"\r\n");
    head.freeze()
}

fn join(message: Pending) -> Bytes {
    let (head, count) = message.first.unwrap_or_default();
    let mut whole = BytesMut::with_capacity(message.bytes);
    whole.extend_from_slice(&head);
    for part in message.parts.range(..count).map(|(_, part)| part) {
        whole.extend_from_slice(part);
    }
    whole.freeze()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "{6E1A4C20-8B7D-4F1E-9A55-0123456789AB}";

    fn first(count: u32, body: &str) -> Bytes {
        Bytes::from(format!(
            "Content-Type: text/plain\r\nMessage-ID: {ID}\r\nChunks: {count}\r\n\r\n{body}"
        ))
    }

    fn chunk(at: u32, body: &str) -> Bytes {
        Bytes::from(format!("Message-ID: {ID}\r\nChunk: {at}\r\n\r\n{body}"))
    }

    #[test]
    fn chunks_become_one_message_in_any_order() {
        let now = Instant::now();
        let whole = Joined::Whole("Content-Type: text/plain\r\n\r\none-two-three".into());
        for order in [[0, 1, 2], [0, 2, 1], [2, 1, 0], [1, 0, 2]] {
            let mut joiner = Joiner::default();
            let all = [first(3, "one-"), chunk(1, "two-"), chunk(2, "three")];
            let results = order.map(|at: usize| joiner.push("bob", &all[at], now));
            assert_eq!(results, [Joined::Waiting, Joined::Waiting, whole.clone()]);
            assert_eq!(joiner.held(), 0);
        }
    }

    #[test]
    fn ordinary_messages_pass_untouched() {
        let mut joiner = Joiner::default();
        let now = Instant::now();
        for payload in [
            "Content-Type: text/plain\r\n\r\nhi",
            "Message-ID: {x}\r\nChunks: 1\r\n\r\nhi",
            "Message-ID: {x}\r\n\r\nhi",
        ] {
            let payload = Bytes::from(payload);
            assert_eq!(joiner.push("bob", &payload, now), Joined::Whole(payload));
        }
    }

    #[test]
    fn senders_are_kept_apart_and_forgotten() {
        let mut joiner = Joiner::default();
        let now = Instant::now();
        assert_eq!(joiner.push("bob", &first(2, "a"), now), Joined::Waiting);
        assert_eq!(joiner.push("eve", &chunk(1, "x"), now), Joined::Waiting);
        joiner.forget("bob");
        assert_eq!(joiner.push("bob", &chunk(1, "b"), now), Joined::Waiting);
        // Eve's orphan is gone after 30 s.
        let later = now + Duration::from_secs(31);
        assert_eq!(joiner.push("eve", &first(2, "y"), later), Joined::Waiting);
        let whole = Joined::Whole("Content-Type: text/plain\r\n\r\nyx".into());
        let rest = now + Duration::from_secs(150);
        assert_eq!(joiner.push("eve", &chunk(1, "x"), rest), whole);
    }

    #[test]
    fn what_is_late_is_dropped() {
        let mut joiner = Joiner::default();
        let now = Instant::now();
        assert_eq!(joiner.push("bob", &first(2, "a"), now), Joined::Waiting);
        joiner.expire(now + Duration::from_secs(121));
        assert_eq!(joiner.held(), 0);
    }

    #[test]
    fn memory_is_bounded() {
        let mut joiner = Joiner::default();
        let now = Instant::now();
        assert_eq!(joiner.push("bob", &first(1024, "a"), now), Joined::Dropped);
        assert_eq!(joiner.push("bob", &chunk(1024, "a"), now), Joined::Dropped);
        // Messages of 40 senders: only 32 may be under way.
        for sender in 0..40 {
            let joined = joiner.push(&sender.to_string(), &first(1000, ""), now);
            assert_eq!(joined == Joined::Dropped, sender >= 32);
        }
        // One message stays below 1 MiB …
        let mut joiner = Joiner::default();
        let big = "x".repeat(60_000);
        let fits = (0..18).all(|at| joiner.push("bob", &chunk(at, &big), now) == Joined::Waiting);
        assert!(!fits && joiner.held() < MAX_BYTES);
        // … and all together below 4.
        let mut dropped = 0;
        for sender in 0..8 {
            for at in 0..12 {
                let joined = joiner.push(&sender.to_string(), &chunk(at, &big), now);
                dropped += usize::from(joined == Joined::Dropped);
                assert!(joiner.held() <= MAX_TOTAL);
            }
        }
        assert!(dropped > 0);
        let mut joiner = Joiner::default();
        for message in 0..10 {
            let payload = format!("Message-ID: {message}\r\nChunks: 2\r\n\r\nx");
            let kept = joiner.push("bob", &payload.into(), now) == Joined::Waiting;
            assert_eq!(kept, message < 4);
        }
    }
}
