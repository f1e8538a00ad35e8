//! The network as one pure machine.

mod account;
mod challenge;
mod keys;
mod links;
mod ns;
mod oim;
mod people;
mod reader;
mod sb;
mod sso;
mod text;
mod types;
mod web;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::time::Instant;

use msnp::api::Address;
use msnp::io::{HttpReply, LinkId, Now};
use rand::SeedableRng;
use rand::rngs::StdRng;

pub use people::{AccountSpec, RosterEntry, Standing};
pub use types::{BadAccount, Control, Input, Output, WebId, WebRequest, WorldConfig};
pub use web::Unfetched;

use account::Account;
use links::{Kind, Link};
use sb::{Room, RoomId};

/// The network: accounts, who is signed in, switchboards.
#[derive(Debug)]
pub struct World {
    config: WorldConfig,
    rng: StdRng,
    accounts: BTreeMap<Address, Account>,
    links: BTreeMap<LinkId, Link>,
    rooms: BTreeMap<RoomId, Room>,
    /// Keys to switchboards that were given out and not used yet.
    keys: keys::Keys,
    tickets: web::tickets::Tickets,
    /// Answers to HTTP requests that are held back.
    waiting: BTreeMap<WebId, HttpReply>,
    gateway: web::Gateway,
    timers: BTreeSet<(Instant, Timer)>,
    /// Links with something to send, oldest first.
    dirty: VecDeque<LinkId>,
    out: VecDeque<Output>,
}

/// Something that is due at a time. When it comes it looks whether it still matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Timer {
    /// A link may have been silent for too long.
    Silence(LinkId),
    /// A challenge is to be sent.
    Challenge(LinkId),
    /// The answer to a challenge must have come.
    Answer(LinkId),
    /// A switchboard may have been idle for too long.
    Room(RoomId),
    /// An answer that was held back is due.
    Reply(WebId),
    /// A session of the HTTP gateway may have been without a request for too long.
    Gateway(LinkId),
}

impl World {
    /// An empty network. All its random choices follow from the seed.
    #[must_use]
    pub fn new(config: WorldConfig, seed: u64) -> Self {
        let mut rng = StdRng::seed_from_u64(seed);
        let tickets = web::tickets::Tickets::new(&mut rng);
        Self {
            config,
            rng,
            accounts: BTreeMap::new(),
            links: BTreeMap::new(),
            rooms: BTreeMap::new(),
            keys: keys::Keys::default(),
            tickets,
            waiting: BTreeMap::new(),
            gateway: web::Gateway::default(),
            timers: BTreeSet::new(),
            dirty: VecDeque::new(),
            out: VecDeque::new(),
        }
    }

    /// Takes one input in. Drain [`World::poll`] afterwards.
    pub fn handle(&mut self, input: Input, now: Now) {
        self.run_timers(now);
        match input {
            Input::Accepted { link } => self.accepted(link, now),
            Input::Received { link, bytes } => self.received(link, &bytes, now),
            Input::Closed { link } => self.lost(link, now),
            Input::Web { id, request } => self.ask(id, &request, now),
            Input::HungUp { id } => self.hung_up(id),
            Input::Control(control) => self.control(control, now),
            Input::Tick => {}
        }
    }

    /// The next thing to do; ends with [`Output::Wait`].
    pub fn poll(&mut self, now: Now) -> Option<Output> {
        self.run_timers(now);
        if let Some(output) = self.out.pop_front() {
            return Some(output);
        }
        while let Some(link) = self.dirty.pop_front() {
            if self.gateway.has(link) {
                self.gateway_flush(link, now);
                if let Some(output) = self.out.pop_front() {
                    return Some(output);
                }
            } else if let Some(bytes) = self.links.get_mut(&link).and_then(Link::take_output) {
                return Some(Output::Send { link, bytes });
            }
        }
        Some(Output::Wait(self.timers.first().map(|(at, _)| *at)))
    }

    /// How many links, switchboards, unused keys and waiting HTTP requests there are: what grows with use.
    #[must_use]
    pub fn load(&self) -> [usize; 4] {
        let held = self.waiting.len() + self.gateway.held();
        [self.links.len(), self.rooms.len(), self.keys.len(), held]
    }

    fn run_timers(&mut self, now: Now) {
        while let Some(&(at, timer)) = self.timers.first() {
            if at > now.mono {
                return;
            }
            self.timers.pop_first();
            match timer {
                Timer::Silence(link) => self.check_silence(link, now),
                Timer::Challenge(link) => self.challenge(link, now),
                Timer::Answer(link) => self.check_answer(link, now),
                Timer::Room(room) => self.check_room(room, now),
                Timer::Reply(id) => self.answer_late(id),
                Timer::Gateway(link) => self.check_gateway(link, now),
            }
        }
    }

    fn control(&mut self, control: Control, now: Now) {
        let links: Vec<LinkId> = self.links.keys().copied().collect();
        for link in links {
            let is_session = matches!(self.links.get(&link), Some(Link { kind: Kind::Ns(ns), .. }) if ns.account.is_some());
            match &control {
                Control::GoingDown { minutes } if is_session => self.warn(link, *minutes),
                Control::Move { address } if is_session => self.move_away(link, address, now),
                Control::GoingDown { .. } | Control::Move { .. } => {}
                Control::ShutDown => {
                    if is_session {
                        self.send(link, "OUT SSD");
                    }
                    self.close(link, now);
                }
                Control::Crash => {
                    self.lost(link, now);
                    match self.gateway.has(link) {
                        true => self.gateway_forget(link),
                        false => self.out.push_back(Output::Close { link }),
                    }
                }
            }
        }
        if matches!(control, Control::ShutDown | Control::Crash) {
            self.rooms.clear();
            self.keys.clear();
            // Last words are still fetched, and answers that are held back are given.
            let web = |timer: &Timer| matches!(timer, Timer::Reply(_) | Timer::Gateway(_));
            self.timers.retain(|(_, timer)| web(timer));
        }
        if control == Control::Crash {
            self.timers.clear();
            self.waiting.clear();
            self.gateway.lose_all();
        }
    }
}
