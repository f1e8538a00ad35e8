//! The network, everybody on it, and everything that is on its way.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::time::{Duration, Instant, UNIX_EPOCH};

use bytes::Bytes;
use msnp::api::{Command, Event, LinkState, Status};
use msnp::io::{CloseReason, HttpError, HttpReply, LinkId, Now};
use msnp_server::{Input, Output, WebId, World};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use crate::person::Person;
use crate::pipe::Pipe;
use crate::web::{Asked, Gate};

/// Everybody is asked so often at one moment at most; more is a machine that never rests.
const RESTLESS: u32 = 20_000;

/// What is news has come to everybody after so long, by the gateway, too.
const NEWS: Duration = Duration::from_secs(15);
/// With more people something breaks more often.
pub const CROWD: u64 = 20;
/// How often it is looked whether somebody is away for a moment.
const RENEWALS: u32 = 200;

/// Something that will happen.
#[derive(Debug)]
pub enum Due {
    /// A connection is there, or not.
    Connected(usize, u32, LinkId),
    Up(LinkId, Bytes),
    Down(LinkId, Bytes),
    /// The network hears that a connection is gone.
    UpEnds(LinkId),
    /// The client does.
    DownEnds(LinkId, CloseReason),
    /// A request reaches the network.
    Asked(WebId),
    /// Its answer reaches the client.
    Answered(WebId, Result<HttpReply, HttpError>),
    /// The client has waited for it for as long as it wanted.
    TooLate(WebId),
    Kept(usize, u32, u64),
    /// Somebody does something.
    Act(usize),
    /// Something breaks.
    Fault,
    /// The network is there again.
    ServerUp,
    /// Somebody's computer wakes up.
    Wakes(usize),
    /// It notices that its network has returned.
    NetworkReturns(usize),
}

impl Due {
    /// Whose client is to hear of it, if it is a client.
    fn hearer(&self, net: &Net) -> Option<usize> {
        match self {
            Self::Connected(who, ..) | Self::Kept(who, ..) | Self::NetworkReturns(who) => {
                Some(*who)
            }
            Self::Down(link, _) | Self::DownEnds(link, _) => {
                net.pipes.get(link).map(|pipe| pipe.who)
            }
            Self::Answered(id, _) | Self::TooLate(id) => net.asked_by(*id),
            _ => None,
        }
    }
}

pub struct Net {
    pub now: Now,
    pub start: Instant,
    pub rng: StdRng,
    pub world: World,
    pub people: Vec<Person>,
    pub pipes: BTreeMap<LinkId, Pipe>,
    /// The sessions of the HTTP gateway, by their numbers.
    pub gates: BTreeMap<String, Gate>,
    /// Those that were there when they were looked at last.
    pub open_gates: Vec<(LinkId, String)>,
    /// The last change of them that was looked at.
    pub gates_seen: u64,
    /// Requests without an answer.
    pub web: BTreeMap<WebId, Asked>,
    due: BTreeMap<(Instant, u64), Due>,
    /// What comes before all that is due: it waited for somebody's computer to wake up.
    first: VecDeque<Due>,
    /// When everybody whose computer is awake wants to be asked.
    pub waits: BTreeSet<(Instant, usize)>,
    /// When the network wants to be.
    world_wait: Option<Instant>,
    next: u64,
    pub server_up: bool,
    /// Whether things break and people act.
    pub lively: bool,
    /// When somebody last heard who is there.
    news_at: Instant,
    /// Texts that were lost on their way down after the network had taken them: by whom they were not got.
    pub lost: BTreeSet<(u64, usize)>,
    /// Texts that waited and were fetched, by whom, as long as they are not told.
    pub fetched: BTreeSet<(u64, usize)>,
    pub next_mark: u64,
}

impl Net {
    pub fn new(seed: u64, people: usize) -> Self {
        let mut rng = StdRng::seed_from_u64(seed);
        let now = Now {
            mono: Instant::now(),
            wall: UNIX_EPOCH + Duration::from_secs(1_114_307_864),
        };
        let (world, people) = crate::setup::network(&mut rng, people, now);
        Self {
            now,
            start: now.mono,
            rng,
            world,
            people,
            pipes: BTreeMap::new(),
            gates: BTreeMap::new(),
            open_gates: Vec::new(),
            gates_seen: 0,
            web: BTreeMap::new(),
            due: BTreeMap::new(),
            first: VecDeque::new(),
            waits: BTreeSet::new(),
            world_wait: None,
            next: 0,
            server_up: true,
            lively: true,
            news_at: now.mono,
            lost: BTreeSet::new(),
            fetched: BTreeSet::new(),
            next_mark: 0,
        }
    }

    /// How many people there are, where it matters that they are many.
    pub fn crowd(&self) -> u64 {
        CROWD.max(self.people.len() as u64)
    }

    /// A number that was not used yet.
    pub fn number(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    pub fn plan(&mut self, at: Instant, due: Due) {
        let number = self.number();
        self.due.insert((at, number), due);
    }

    pub fn soon(&mut self) -> Instant {
        let most = if self.rng.random_ratio(1, 20) {
            3000
        } else {
            250
        };
        self.now.mono + Duration::from_millis(self.rng.random_range(1..most))
    }

    /// Lets people act and things break for so long.
    pub fn live(&mut self, time: Duration) {
        for who in 0..self.people.len() {
            self.command(
                who,
                Command::SignIn {
                    status: Status::Online,
                },
            );
            let at = self.soon();
            self.plan(at, Due::Act(who));
        }
        let at = self.now.mono + Duration::from_secs(5);
        self.plan(at, Due::Fault);
        self.run_until(self.now.mono + time);
    }

    /// Nothing breaks any more, everybody signs in again who is not, and all may come to rest.
    pub fn calm_down(&mut self, time: Duration) {
        self.lively = false;
        self.server_up = true;
        while self.people.iter().any(|person| person.asleep.is_some()) {
            self.run_until(self.now.mono + NEWS);
        }
        self.run_until(self.now.mono + Duration::from_secs(330));
        for who in 0..self.people.len() {
            self.input(who, msnp::Input::Network { up: true });
            if self.people[who].state == LinkState::Disconnected {
                self.command(
                    who,
                    Command::SignIn {
                        status: Status::Online,
                    },
                );
            }
        }
        self.run_until(self.now.mono + time);
        // A ticket that is renewed takes a moment, and so does the news of it.
        for _ in 0..RENEWALS {
            let no_news = self.news_at + NEWS <= self.now.mono;
            if no_news && self.everybody_is_there() && !self.waits_for_answers(NEWS) {
                return;
            }
            self.run_until(self.now.mono + NEWS);
        }
    }

    /// Whether every client is signed in at the network.
    fn everybody_is_there(&self) -> bool {
        self.people.iter().all(|person| {
            let name = &person.address;
            let places = self.people.iter().filter(|other| other.address == *name);
            let standing = self.world.standing(name.as_str());
            standing.is_some_and(|standing| standing.places == places.count())
        })
    }

    pub fn command(&mut self, who: usize, command: Command) {
        let time = self.now.mono - self.start;
        self.people[who].note(time, || format!("{command:?}"));
        self.input(who, msnp::Input::Command(command));
    }

    pub fn input(&mut self, who: usize, input: msnp::Input) {
        let now = self.now;
        let person = &mut self.people[who];
        if !matches!(input, msnp::Input::Command(_)) {
            person.note(now.mono - self.start, || format!("< {input:?}"));
        }
        person.client.handle(input, person.clock(now));
        person.was_told = true;
        self.wake_at(who, now.mono);
    }

    /// Somebody's client is to be asked then.
    pub fn wake_at(&mut self, who: usize, at: Instant) {
        let before = std::mem::replace(&mut self.people[who].wait, at);
        self.waits.remove(&(before, who));
        self.waits.insert((at, who));
    }

    /// The network takes something in.
    pub fn tell_world(&mut self, input: Input) {
        self.world.handle(input, self.now);
    }

    fn run_until(&mut self, end: Instant) {
        let mut restless = 0;
        loop {
            let before = self.now.mono;
            let next = self.settle();
            let waited = self.first.front().map(|_| before);
            let at = waited.or(self.due.keys().next().map(|(at, _)| *at));
            let next = at.into_iter().chain(next).min().filter(|at| *at <= end);
            let Some(next) = next else {
                self.now = self.now.after(end - self.now.mono);
                return;
            };
            self.now = self
                .now
                .after(next.saturating_duration_since(self.now.mono));
            // One at a time: a machine is drained after each input.
            if let Some(due) = self.first.pop_front() {
                self.happen(due);
                continue;
            }
            let first = self.due.first_entry();
            if let Some(entry) = first.filter(|e| e.key().0 <= self.now.mono) {
                let due = entry.remove();
                self.happen(due);
            }
            restless = if self.now.mono == before {
                restless + 1
            } else {
                0
            };
            assert!(restless < RESTLESS, "a machine never comes to rest");
        }
    }

    /// Asks everybody who has something to do; when somebody has again.
    fn settle(&mut self) -> Option<Instant> {
        for _ in 0..RESTLESS {
            let mut busy = false;
            self.world_wait = loop {
                match self.world.poll(self.now).expect("a world ends with Wait") {
                    Output::Send { link, bytes } => self.send_down(link, bytes),
                    Output::Close { link } => self.server_closes(link),
                    Output::Reply { id, reply } => self.web_answers(id, reply),
                    Output::Wait(at) => break at,
                }
                busy = true;
            };
            self.look_at_gateway();
            while let Some(&(at, who)) = self.waits.first()
                && at <= self.now.mono
            {
                busy |= self.ask(who);
            }
            if !busy {
                let next = self.waits.first().map(|(at, _)| *at);
                return next.into_iter().chain(self.world_wait).min();
            }
        }
        panic!("somebody always has something to do");
    }

    /// Asks one client.
    fn ask(&mut self, who: usize) -> bool {
        let now = self.people[who].clock(self.now);
        if !std::mem::take(&mut self.people[who].was_told) {
            self.people[who].client.handle(msnp::Input::Tick, now);
        }
        let mut busy = false;
        loop {
            let Some(output) = self.people[who].client.poll(now) else {
                panic!("a client ends with Wait");
            };
            if let msnp::Output::Wait(at) = output {
                let person = &self.people[who];
                assert!(at > now.mono, "{} waits for the past", person.address);
                self.wake_at(who, at + person.behind);
                return busy;
            }
            busy = true;
            self.carry_out(who, output);
        }
    }

    fn carry_out(&mut self, who: usize, output: msnp::Output) {
        let at = self.soon();
        let time = self.now.mono - self.start;
        let life = self.people[who].life;
        self.people[who].note(time, || format!("> {output:?}"));
        match output {
            msnp::Output::Connect { link, .. } => self.plan(at, Due::Connected(who, life, link)),
            msnp::Output::Send { link, bytes } => self.send_up(who, link, bytes),
            msnp::Output::Close { link } => self.client_closes(who, link),
            msnp::Output::Request(request) => self.ask_web(who, request),
            msnp::Output::Cancel { id } => self.hang_up(who, id),
            msnp::Output::Keep { seq, record } => {
                self.people[who].keep(seq, record);
                self.plan(at, Due::Kept(who, life, seq));
            }
            msnp::Output::Event(event) => {
                if matches!(event.event, Event::Me { .. } | Event::Presence { .. }) {
                    self.news_at = self.now.mono;
                }
                self.people[who].hear(event.event);
            }
            msnp::Output::Page { .. }
            | msnp::Output::Disk(_)
            | msnp::Output::Direct(_)
            | msnp::Output::Wait(_) => {}
        }
    }

    fn happen(&mut self, due: Due) {
        if let Some(who) = due.hearer(self)
            && let Some(asleep) = &mut self.people[who].asleep
        {
            return asleep.missed.push_back(due);
        }
        match due {
            Due::Connected(who, life, inner) if self.people[who].life == life => {
                self.connected(who, inner);
            }
            Due::Up(link, bytes) => {
                if self.pipes.get(&link).is_some_and(|pipe| pipe.up) {
                    self.tell_world(Input::Received { link, bytes });
                }
            }
            Due::Down(link, bytes) => self.arrive(link, bytes),
            Due::UpEnds(link) => self.up_ends(link),
            Due::DownEnds(link, reason) => self.down_ends(link, reason),
            Due::Asked(id) => self.web_arrives(id),
            Due::Answered(id, result) => self.web_ends(id, result),
            Due::TooLate(id) => self.web_is_late(id),
            Due::Kept(who, life, seq) if self.people[who].life == life => {
                self.people[who].is_kept(seq);
                self.input(who, msnp::Input::Kept { seq });
            }
            Due::Act(who) => {
                if self.lively {
                    if self.people[who].asleep.is_none() {
                        self.act(who);
                    }
                    let at = self.now.mono + Duration::from_millis(self.rng.random_range(50..6000));
                    self.plan(at, Due::Act(who));
                }
            }
            Due::Fault => {
                if self.lively {
                    self.fault();
                    let next = self.rng.random_range(500..20_000) * CROWD / self.crowd();
                    self.plan(self.now.mono + Duration::from_millis(next), Due::Fault);
                }
            }
            Due::ServerUp => self.server_up = true,
            Due::Wakes(who) => {
                let missed = self.wakes(who);
                self.first.extend(missed);
            }
            Due::NetworkReturns(who) => self.input(who, msnp::Input::Network { up: true }),
            // For a process that is no more.
            Due::Connected(..) | Due::Kept(..) => {}
        }
    }
}

impl Drop for Net {
    /// Shows everybody's diary when a single seed has failed.
    fn drop(&mut self) {
        if std::thread::panicking() && std::env::var_os("PAPILIO_SEED").is_some() {
            for person in &self.people {
                eprintln!("--- {} ({:?})", person.address, person.habits);
                for line in &person.diary {
                    eprintln!("{line}");
                }
            }
        }
    }
}
