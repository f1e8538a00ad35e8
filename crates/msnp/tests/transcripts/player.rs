//! One of our clients in a recorded run.

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use bytes::Bytes;
use msnp::api::{Command, Event};
use msnp::auth::Secret;
use msnp::client::{Client, Config};
use msnp::dialect::Dialect;
use msnp::io::{
    CloseReason, DiskAsk, HttpReply, HttpRequest, Input, LinkId, Now, Output, RequestId,
};
use msnp::keep::State;
use msnp::wire::{Decoder, Frame, LinkKind, Reader};

use crate::abch::Abch;

const TICKETS: &str = include_str!("../data/auth/rst-multi.response.xml");

/// One of our clients and what it wants of the world.
pub struct Player {
    pub client: Client,
    pub now: Now,
    pub sent: BTreeMap<LinkId, (Decoder, VecDeque<Frame>)>,
    pub opening: VecDeque<LinkId>,
    pub requests: VecDeque<HttpRequest>,
    pub closed: Vec<LinkId>,
    pub events: Vec<Event>,
    pub log: Vec<(Logged, Now)>,
    pub seed: u64,
    pub config: Config,
    /// The address book services of the account, which answer what the record has no whole bodies of.
    pub services: Rc<RefCell<Abch>>,
    dialect: Dialect,
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
    /// The machine was called this before.
    Machine(&'static str),
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
            Self::Machine(machine) => {
                let mut state = State::default();
                state.session.machine = Some(machine.to_owned());
                Input::Restored(Box::new(state))
            }
            Self::Tick => Input::Tick,
        }
    }
}

/// What the recorded accounts signed in with, where that is seen.
const PASSWORD: &str = "hunter2pass";

impl Player {
    pub fn new(
        email: &str,
        dialect: Dialect,
        services: Rc<RefCell<Abch>>,
        (now, seed): (Now, u64),
    ) -> Self {
        let mut config = Config::new(email, Secret::new(PASSWORD), "127.0.0.1:1863");
        config.dialects = vec![dialect];
        config.services.nexus = Some("https://127.0.0.1:8443/rdr/pprdr.asp".to_owned());
        if dialect.has_address_book() {
            let service = |path: &str| Some(format!("https://127.0.0.1:8443/{path}"));
            config.services.nexus = None;
            config.services.rst = service("RST.srf");
            config.services.address_book = service("abservice/abservice.asmx");
            config.services.sharing = service("abservice/SharingService.asmx");
        }
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
            services,
            dialect,
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
                        let dialect = self.dialect.max(Dialect::Msnp12);
                        let decoder = Decoder::new(Reader::Server, kind, dialect);
                        (decoder, VecDeque::new())
                    });
                    decoder.push(bytes);
                    while let Some(frame) = decoder.next().expect("we write what can be read") {
                        frames.push_back(frame);
                    }
                }
                Output::Close { link } => self.closed.push(link),
                Output::Request(request) => self.requests.push_back(request),
                Output::Cancel { id } => self.requests.retain(|own| own.id != id),
                Output::Keep { seq, .. } => kept = Some(seq),
                Output::Page { .. } => panic!("nobody asked for a page"),
                // Whether a picture is in the cache: without an answer it is not fetched, as the recorded client did.
                Output::Disk(DiskAsk::Recall { .. }) => {}
                Output::Disk(ask) => panic!("nobody asked for a file: {ask:?}"),
                Output::Direct(ask) => panic!("nobody asked for a connection: {ask:?}"),
                Output::Event(timed) => self.events.push(timed.event),
                Output::Wait(at) => assert!(at > self.now.mono, "waits for the past"),
            }
        }
        if let Some(seq) = kept {
            self.feed(Logged::Kept(seq));
        }
        if let Some(request) = self.requests.pop_front() {
            let reply = self.answer(&request);
            self.feed(Logged::Reply(request.id, reply));
        }
    }

    /// What the services say to a request.
    fn answer(&self, request: &HttpRequest) -> HttpReply {
        let header = if request.url.contains("abservice") {
            return self.services.borrow_mut().answer(request);
        } else if request.url.ends_with("RST.srf") {
            return HttpReply {
                status: 200,
                headers: Vec::new(),
                body: Bytes::from_static(TICKETS.as_bytes()),
            };
        } else if request.url.contains("pprdr") {
            ("PassportURLs", "DALogin=https://127.0.0.1:8443/login")
        } else {
            (
                "Authentication-Info",
                "Passport1.4 da-status=success,from-PP='22f4b3a7755890b0a9c4'",
            )
        };
        HttpReply {
            status: 200,
            headers: vec![(header.0.to_owned(), header.1.to_owned())],
            body: Bytes::new(),
        }
    }
}
