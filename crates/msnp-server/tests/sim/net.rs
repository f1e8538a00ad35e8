//! The network, everybody on it, and everything that is on its way.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant, UNIX_EPOCH};

use bytes::Bytes;
use msnp::api::{Command, LinkState, Lists, Status};
use msnp::dialect::Dialect;
use msnp::io::{CloseReason, Endpoint, HttpError, HttpRequest, LinkId, Now};
use msnp_server::{AccountSpec, Behaviour, Control, Input, Output, WebRequest, World, WorldConfig};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use crate::person::{PASSWORD, Person};
use crate::pipe::Pipe;

/// Everybody is asked so often at one moment at most; more is a machine that never rests.
const RESTLESS: u32 = 20_000;

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
    Asked(usize, u32, Box<HttpRequest>, bool),
    Kept(usize, u32, u64),
    /// Somebody does something.
    Act(usize),
    /// Something breaks.
    Fault,
    /// The network is there again.
    ServerUp,
}

pub struct Net {
    pub now: Now,
    pub start: Instant,
    pub rng: StdRng,
    pub world: World,
    pub people: Vec<Person>,
    pub pipes: BTreeMap<LinkId, Pipe>,
    due: BTreeMap<(Instant, u64), Due>,
    next: u64,
    server_up: bool,
    /// Whether things break and people act.
    pub lively: bool,
    /// Texts that were lost on their way down after the network had taken them: by whom they were not got.
    pub lost: BTreeSet<(u64, usize)>,
    pub next_mark: u64,
}

fn behaviour(rng: &mut StdRng) -> Behaviour {
    if rng.random_ratio(1, 4) {
        return Behaviour::escargot();
    }
    Behaviour {
        login_redirects: rng.random_range(0..3),
        dispatch: rng.random(),
        challenges: rng
            .random_ratio(2, 3)
            .then_some((Duration::from_secs(5), Duration::from_secs(120))),
        status_interval: rng.random_ratio(1, 3).then_some(Duration::from_secs(2)),
        join_before_roster: rng.random(),
        trailing_blank: rng.random(),
        plain_names: rng.random(),
        switchboard_idle: rng.random::<bool>().then_some(Duration::from_secs(60)),
        address_book_notes: rng.random(),
        ..Behaviour::original()
    }
}

impl Net {
    pub fn new(seed: u64, people: usize) -> Self {
        let mut rng = StdRng::seed_from_u64(seed);
        let now = Now {
            mono: Instant::now(),
            wall: UNIX_EPOCH + Duration::from_secs(1_114_307_864),
        };
        let config = WorldConfig {
            address: Endpoint {
                host: "127.0.0.1".into(),
                port: 1863,
            },
            http: "http://127.0.0.1:8080".into(),
            dialects: Dialect::FINISHED.to_vec(),
            behaviour: behaviour(&mut rng),
        };
        let mut world = World::new(config, rng.random());
        let names: Vec<String> = (0..people).map(|n| format!("p{n}@example.com")).collect();
        for name in &names {
            let spec = AccountSpec {
                address: name.clone(),
                password: PASSWORD.into(),
                ..AccountSpec::default()
            };
            world.add_account(spec, now).expect("a free address");
        }
        let both = Lists {
            forward: true,
            allow: true,
            ..Lists::default()
        };
        for one in &names {
            for other in names.iter().filter(|other| *other != one) {
                if rng.random_ratio(4, 5) {
                    world.set_contact(one, other, both, &[]);
                }
            }
        }
        // The list of the others comes by web services, which are not played here yet.
        let with_syn: Vec<Dialect> = Dialect::FINISHED
            .iter()
            .copied()
            .filter(|dialect| dialect.has_syn())
            .collect();
        let people = names
            .iter()
            .map(|name| {
                let at = rng.random_range(0..with_syn.len());
                Person::new(name, with_syn[at], rng.random(), now)
            })
            .collect();
        Self {
            now,
            start: now.mono,
            rng,
            world,
            people,
            pipes: BTreeMap::new(),
            due: BTreeMap::new(),
            next: 0,
            server_up: true,
            lively: true,
            lost: BTreeSet::new(),
            next_mark: 0,
        }
    }

    pub fn plan(&mut self, at: Instant, due: Due) {
        self.next += 1;
        self.due.insert((at, self.next), due);
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
        person.client.handle(input, now);
        person.wait = now.mono;
        person.was_told = true;
    }

    fn run_until(&mut self, end: Instant) {
        let mut restless = 0;
        loop {
            let before = self.now.mono;
            let next = self.settle();
            let at = self.due.keys().next().map(|(at, _)| *at);
            let next = at.into_iter().chain(next).min().filter(|at| *at <= end);
            let Some(next) = next else {
                self.now = self.now.after(end - self.now.mono);
                return;
            };
            self.now = self
                .now
                .after(next.saturating_duration_since(self.now.mono));
            // One at a time: a machine is drained after each input.
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
            let first = loop {
                match self.world.poll(self.now).expect("a world ends with Wait") {
                    Output::Send { link, bytes } => self.send_down(link, bytes),
                    Output::Close { link } => self.server_closes(link),
                    Output::Reply { .. } => {}
                    Output::Wait(at) => break at,
                }
                busy = true;
            };
            for who in 0..self.people.len() {
                if self.people[who].wait > self.now.mono {
                    continue;
                }
                busy |= self.ask(who);
            }
            if !busy {
                let waits = self.people.iter().map(|person| person.wait);
                return waits.chain(first).min();
            }
        }
        panic!("somebody always has something to do");
    }

    /// Asks one client.
    fn ask(&mut self, who: usize) -> bool {
        let now = self.now;
        if !std::mem::take(&mut self.people[who].was_told) {
            self.people[who].client.handle(msnp::Input::Tick, now);
        }
        let mut busy = false;
        loop {
            let Some(output) = self.people[who].client.poll(now) else {
                panic!("a client ends with Wait");
            };
            if let msnp::Output::Wait(at) = output {
                let person = &mut self.people[who];
                assert!(at > now.mono, "{} waits for the past", person.address);
                person.wait = at;
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
            msnp::Output::Request(request) => {
                let fails = self.lively && self.rng.random_ratio(1, 15);
                self.plan(at, Due::Asked(who, life, Box::new(request), fails));
            }
            msnp::Output::Cancel { id } => {
                self.people[who].cancelled.insert(id);
            }
            msnp::Output::Keep { seq, record } => {
                self.people[who].keep(seq, record);
                self.plan(at, Due::Kept(who, life, seq));
            }
            msnp::Output::Event(event) => self.people[who].hear(event.event),
            msnp::Output::Page { .. }
            | msnp::Output::Disk(_)
            | msnp::Output::Direct(_)
            | msnp::Output::Wait(_) => {}
        }
    }

    fn happen(&mut self, due: Due) {
        match due {
            Due::Connected(who, life, inner) if self.people[who].life == life => {
                self.connected(who, inner);
            }
            Due::Up(link, bytes) => {
                if self.pipes.get(&link).is_some_and(|pipe| pipe.up) {
                    self.world.handle(Input::Received { link, bytes }, self.now);
                }
            }
            Due::Down(link, bytes) => self.arrive(link, bytes),
            Due::UpEnds(link) => self.up_ends(link),
            Due::DownEnds(link, reason) => self.down_ends(link, reason),
            Due::Asked(who, life, request, fails) if self.people[who].life == life => {
                self.asked(who, &request, fails);
            }
            Due::Kept(who, life, seq) if self.people[who].life == life => {
                self.people[who].is_kept(seq);
                self.input(who, msnp::Input::Kept { seq });
            }
            Due::Act(who) => {
                if self.lively {
                    self.act(who);
                    let at = self.now.mono + Duration::from_millis(self.rng.random_range(50..6000));
                    self.plan(at, Due::Act(who));
                }
            }
            Due::Fault => {
                if self.lively {
                    self.fault();
                    let at =
                        self.now.mono + Duration::from_millis(self.rng.random_range(500..20_000));
                    self.plan(at, Due::Fault);
                }
            }
            Due::ServerUp => self.server_up = true,
            // For a process that is no more.
            Due::Connected(..) | Due::Asked(..) | Due::Kept(..) => {}
        }
    }

    fn connected(&mut self, who: usize, inner: LinkId) {
        if !self.server_up || (self.lively && self.rng.random_ratio(1, 20)) {
            let reason = match self.rng.random_range(0..3) {
                0 => CloseReason::Refused,
                1 => CloseReason::TimedOut,
                _ => CloseReason::UnknownHost,
            };
            return self.input(
                who,
                msnp::Input::Closed {
                    link: inner,
                    reason,
                },
            );
        }
        self.next += 1;
        let link = LinkId(self.next);
        let person = &mut self.people[who];
        person.links.insert(inner, link);
        self.pipes
            .insert(link, Pipe::new(who, person.life, inner, self.now.mono));
        self.world.handle(Input::Accepted { link }, self.now);
        self.input(who, msnp::Input::Connected { link: inner });
    }

    fn asked(&mut self, who: usize, request: &HttpRequest, fails: bool) {
        let id = request.id;
        if self.people[who].cancelled.remove(&id) {
            return;
        }
        let result = match WebRequest::of(request, "http://127.0.0.1:8080") {
            _ if fails || !self.server_up => Err(HttpError::Link(CloseReason::Broken)),
            None => Err(HttpError::Invalid),
            Some(asked) => Ok(self.world.web(&asked, self.now)),
        };
        self.input(who, msnp::Input::Reply { id, result });
    }

    /// Something breaks.
    fn fault(&mut self) {
        let links: Vec<LinkId> = self
            .pipes
            .iter()
            .filter(|(_, p)| p.up || p.down)
            .map(|(l, _)| *l)
            .collect();
        match self.rng.random_range(0..20) {
            0..10 if !links.is_empty() => {
                let link = links[self.rng.random_range(0..links.len())];
                self.break_pipe(link, CloseReason::Broken);
            }
            10 => self.server_crash(),
            11 => self
                .world
                .handle(Input::Control(Control::ShutDown), self.now),
            12 => self
                .world
                .handle(Input::Control(Control::GoingDown { minutes: 1 }), self.now),
            13 => {
                let address = Endpoint {
                    host: "127.0.0.1".into(),
                    port: 1863,
                };
                self.world
                    .handle(Input::Control(Control::Move { address }), self.now);
            }
            14 | 15 => {
                let who = self.rng.random_range(0..self.people.len());
                self.client_crash(who);
            }
            16 | 17 => {
                let who = self.rng.random_range(0..self.people.len());
                let up = self.rng.random();
                self.input(who, msnp::Input::Network { up });
            }
            _ => {}
        }
    }

    fn server_crash(&mut self) {
        let links: Vec<LinkId> = self.pipes.keys().copied().collect();
        for link in links {
            self.break_pipe(link, CloseReason::Broken);
        }
        self.world.handle(Input::Control(Control::Crash), self.now);
        self.server_up = false;
        let at = self.now.mono + Duration::from_millis(self.rng.random_range(100..20_000));
        self.plan(at, Due::ServerUp);
    }

    fn client_crash(&mut self, who: usize) {
        let now = self.now;
        let links: Vec<LinkId> = self.people[who].links.values().copied().collect();
        for link in links {
            // What arrived but was not told yet died with the process.
            if let Some(pipe) = self.pipes.get(&link) {
                let told: BTreeSet<u64> = self.people[who]
                    .got
                    .iter()
                    .filter_map(|got| got.mark)
                    .collect();
                let died = pipe.arrived_marks();
                self.lost
                    .extend(died.difference(&told).map(|mark| (*mark, who)));
            }
            self.break_pipe(link, CloseReason::Broken);
        }
        let person = &mut self.people[who];
        person.note(now.mono - self.start, || "=== the process dies".into());
        person.crash(&mut self.rng, now);
        self.command(
            who,
            Command::SignIn {
                status: Status::Online,
            },
        );
    }
}

impl Drop for Net {
    /// Shows everybody's diary when a single seed has failed.
    fn drop(&mut self) {
        if std::thread::panicking() && std::env::var_os("PAPILIO_SEED").is_some() {
            for person in &self.people {
                eprintln!("--- {} ({})", person.address, person.dialect);
                for line in &person.diary {
                    eprintln!("{line}");
                }
            }
        }
    }
}
