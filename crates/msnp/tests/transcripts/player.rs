//! One of our clients in a recorded run.

use std::collections::{BTreeMap, VecDeque};

use bytes::Bytes;
use msnp::api::{Command, Event};
use msnp::auth::Secret;
use msnp::client::{Client, Config};
use msnp::dialect::Dialect;
use msnp::io::{CloseReason, HttpReply, Input, LinkId, Now, Output, RequestId};
use msnp::wire::{Decoder, Frame, LinkKind, Reader};

/// One of our clients and what it wants of the world.
pub struct Player {
    pub client: Client,
    pub now: Now,
    pub sent: BTreeMap<LinkId, (Decoder, VecDeque<Frame>)>,
    pub opening: VecDeque<LinkId>,
    pub requests: VecDeque<(RequestId, String)>,
    pub closed: Vec<LinkId>,
    pub events: Vec<Event>,
    pub log: Vec<(Logged, Now)>,
    pub seed: u64,
    pub config: Config,
}

/// An input, to be given again.
#[derive(Clone, Debug)]
pub enum Logged {
    Connected(LinkId),
    Received(LinkId, Bytes),
    Closed(LinkId),
    Reply(RequestId, HttpReply),
    Kept(u64),
    Command(Command),
    Tick,
}

impl Logged {
    pub fn input(self) -> Input {
        match self {
            Self::Connected(link) => Input::Connected { link },
            Self::Received(link, bytes) => Input::Received { link, bytes },
            Self::Closed(link) => Input::Closed {
                link,
                reason: CloseReason::Peer,
            },
            Self::Reply(id, reply) => Input::Reply {
                id,
                result: Ok(reply),
            },
            Self::Kept(seq) => Input::Kept { seq },
            Self::Command(command) => Input::Command(command),
            Self::Tick => Input::Tick,
        }
    }
}

/// What the recorded accounts signed in with, where that is seen.
const PASSWORD: &str = "hunter2pass";

impl Player {
    pub fn new(email: &str, dialect: Dialect, now: Now, seed: u64) -> Self {
        let mut config = Config::new(email, Secret::new(PASSWORD), "127.0.0.1:1863");
        config.dialects = vec![dialect];
        config.services.nexus = Some("https://127.0.0.1:8443/rdr/pprdr.asp".to_owned());
        config.seed = seed;
        Self {
            client: Client::new(config.clone(), now),
            now,
            sent: BTreeMap::new(),
            opening: VecDeque::new(),
            requests: VecDeque::new(),
            closed: Vec::new(),
            events: Vec::new(),
            log: Vec::new(),
            seed,
            config,
        }
    }

    pub fn feed(&mut self, input: Logged) {
        self.log.push((input.clone(), self.now));
        self.client.handle(input.input(), self.now);
        let mut kept = None;
        while let Some(output) = self.client.poll(self.now) {
            match output {
                Output::Connect { link, .. } => self.opening.push_back(link),
                Output::Send { link, bytes } => {
                    let (decoder, frames) = self.sent.entry(link).or_insert_with(|| {
                        // Both kinds of link read the same commands of clients.
                        let kind = LinkKind::Notification;
                        let decoder = Decoder::new(Reader::Server, kind, Dialect::Msnp12);
                        (decoder, VecDeque::new())
                    });
                    decoder.push(bytes);
                    while let Some(frame) = decoder.next().expect("we write what can be read") {
                        frames.push_back(frame);
                    }
                }
                Output::Close { link } => self.closed.push(link),
                Output::Request(request) => self.requests.push_back((request.id, request.url)),
                Output::Cancel { id } => self.requests.retain(|(own, _)| *own != id),
                Output::Keep { seq, .. } => kept = Some(seq),
                Output::Page { .. } => panic!("nobody asked for a page"),
                Output::Event(timed) => self.events.push(timed.event),
                Output::Wait(at) => assert!(at > self.now.mono, "waits for the past"),
            }
        }
        if let Some(seq) = kept {
            self.feed(Logged::Kept(seq));
        }
        if let Some((id, url)) = self.requests.pop_front() {
            let header = if url.contains("pprdr") {
                ("PassportURLs", "DALogin=https://127.0.0.1:8443/login")
            } else {
                (
                    "Authentication-Info",
                    "Passport1.4 da-status=success,from-PP='22f4b3a7755890b0a9c4'",
                )
            };
            let reply = HttpReply {
                status: 200,
                headers: vec![(header.0.to_owned(), header.1.to_owned())],
                body: Bytes::new(),
            };
            self.feed(Logged::Reply(id, reply));
        }
    }
}
