//! One end: a link, what it is to send, and what came.

use std::collections::BTreeMap;
use std::time::Instant;

use bytes::Bytes;
use msnp::p2p::link::{BlobId, Content, DataKind, Event, Expect, Link};

/// Something that is sent, known to both ends.
#[derive(Clone, Debug)]
pub struct Parcel {
    /// Of data; texts have none.
    pub session: u32,
    pub kind: Option<DataKind>,
    pub bytes: Bytes,
    /// Whether the link asks for it piece by piece.
    pub in_pieces: bool,
}

/// How a blob ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Open,
    Acked,
    Given(String),
}

/// One end.
pub struct End {
    pub link: Link,
    /// What was sent, by its blob.
    pub sent: BTreeMap<BlobId, (Parcel, Outcome)>,
    /// What may come, by its session.
    pub expected: BTreeMap<u32, Parcel>,
    /// How much of it came.
    pub came: BTreeMap<u32, u64>,
    pub done: Vec<u32>,
    pub aborted: Vec<u32>,
    pub texts: Vec<Bytes>,
    /// Pieces that were asked for and are still being read.
    pub wants: Vec<(BlobId, u64, usize)>,
    /// The bridge is of no use.
    pub is_broken: bool,
    pub most_kept: usize,
}

impl End {
    pub fn new(link: Link) -> Self {
        Self {
            link,
            sent: BTreeMap::new(),
            expected: BTreeMap::new(),
            came: BTreeMap::new(),
            done: Vec::new(),
            aborted: Vec::new(),
            texts: Vec::new(),
            wants: Vec::new(),
            is_broken: false,
            most_kept: 0,
        }
    }

    pub fn send(&mut self, parcel: Parcel, now: Instant) {
        let blob = match parcel.kind {
            None => self.link.send_slp(parcel.bytes.clone(), now),
            Some(kind) => {
                let content = match parcel.in_pieces {
                    true => Content::Pieces {
                        total: parcel.bytes.len() as u64,
                    },
                    false => Content::Whole(parcel.bytes.clone()),
                };
                let session = (parcel.session, 2);
                self.link.send_data(session, kind, content, now)
            }
        };
        self.sent.insert(blob, (parcel, Outcome::Open));
    }

    pub fn expect(&mut self, parcel: Parcel) {
        let size = parcel.bytes.len();
        let expect = match parcel.kind {
            None => return,
            Some(DataKind::Message | DataKind::Preparation) => Expect {
                messages: size,
                stream: None,
            },
            Some(_) => Expect {
                messages: 4,
                stream: Some(size as u64),
            },
        };
        self.link.expect(parcel.session, expect);
        self.expected.insert(parcel.session, parcel);
    }

    /// Takes out what happened, and checks it.
    pub fn drain(&mut self) {
        self.most_kept = self.most_kept.max(self.link.kept());
        while let Some(event) = self.link.next_event() {
            self.event(event);
        }
    }

    fn event(&mut self, event: Event) {
        match event {
            Event::Slp(bytes) => self.texts.push(bytes),
            Event::Message { session, bytes } => {
                let parcel = &self.expected[&session];
                assert_eq!(bytes, parcel.bytes, "a message is another one");
                self.done.push(session);
            }
            Event::Data { session, at, bytes } => {
                let came = self.came.entry(session).or_default();
                assert_eq!(at, *came, "data of {session} out of order");
                *came += bytes.len() as u64;
                let whole = &self.expected[&session].bytes;
                let place = at as usize..*came as usize;
                assert_eq!(bytes, whole[place], "data of {session} are others");
            }
            Event::DataDone { session } => {
                let whole = &self.expected[&session].bytes;
                assert_eq!(self.came[&session], whole.len() as u64, "done too soon");
                self.done.push(session);
            }
            Event::Acked(blob) => self.outcome(blob, Outcome::Acked),
            Event::Lost(blob, why) => self.outcome(blob, Outcome::Given(format!("{why:?}"))),
            Event::Aborted { session, why } => {
                self.aborted.push(session);
                for (parcel, outcome) in self.sent.values_mut() {
                    if parcel.session == session && *outcome == Outcome::Open {
                        *outcome = Outcome::Given(format!("{why:?}"));
                    }
                }
            }
            Event::Wants { blob, at, len } => self.wants.push((blob, at, len)),
            Event::Broken(_) => self.is_broken = true,
        }
    }

    fn outcome(&mut self, blob: BlobId, outcome: Outcome) {
        let of = &mut self.sent.get_mut(&blob).expect("a blob of ours").1;
        assert_eq!(*of, Outcome::Open, "{blob:?} ended before");
        *of = outcome;
    }

    /// A piece was read, or half of it.
    pub fn supply(&mut self, half: bool, now: Instant) {
        if self.wants.is_empty() {
            return;
        }
        let (blob, at, len) = self.wants.remove(0);
        let whole = self.sent[&blob]
            .0
            .bytes
            .slice(at as usize..at as usize + len);
        if half && len > 1 {
            self.link.supply(blob, at, whole.slice(..len / 2), now);
            let second = at + (len / 2) as u64;
            self.link.supply(blob, second, whole.slice(len / 2..), now);
        } else {
            self.link.supply(blob, at, whole, now);
        }
    }
}
