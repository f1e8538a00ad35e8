//! A network, clients on it, and a disk for each.

use std::collections::{BTreeMap, VecDeque};
use std::net::SocketAddr;
use std::time::{Duration, Instant, UNIX_EPOCH};

use msnp::api::{AccountId, Command, Event, LinkState, Lists, Status, TransferInfo, TransferState};
use msnp::auth::Secret;
use msnp::client::{Client, Config, Services};
use msnp::dialect::Dialect;
use msnp::io::{
    CloseReason, DirectAsk, DirectNews, Endpoint, LinkId, ListenerId, Now, RequestId, TransferId,
};
use msnp::keep::{Notice, NoticeKind, Record};
use msnp_server::{AccountSpec, Behaviour, Input, Output, WebId, WebRequest, World, WorldConfig};

use crate::disk::Disk;
use crate::weather::{Due, Way, Weather};

const PASSWORD: &str = "secret";
const HTTP: &str = "http://127.0.0.1:8080";
/// Nothing takes longer, on the clock of the test.
const LONG: Duration = Duration::from_secs(1200);

pub struct Person {
    pub client: Client,
    pub name: &'static str,
    pub disk: Disk,
    pub events: Vec<Event>,
    /// What was kept of conversations besides texts: who did what.
    pub notices: Vec<(String, NoticeKind)>,
    /// The client's links and the network's numbers for them, the notification server's first.
    pub(super) links: BTreeMap<LinkId, LinkId>,
    inputs: VecDeque<msnp::Input>,
    wait: Instant,
    /// How often they still write before they are gone without a word.
    pub breaths: Option<usize>,
    /// How often they have written to anybody.
    pub writes: usize,
    is_gone: bool,
}

pub struct Town {
    pub now: Now,
    pub(super) world: World,
    pub people: Vec<Person>,
    owners: BTreeMap<LinkId, (usize, LinkId)>,
    asked: BTreeMap<WebId, (usize, RequestId)>,
    next: u64,
    /// Whether people can connect to each other.
    pub connects: bool,
    listeners: BTreeMap<SocketAddr, (usize, ListenerId)>,
    /// Whether routers take their time until [`Town::routers_answer`].
    pub slow_routers: bool,
    asked_routers: Vec<(usize, ListenerId)>,
    /// Both ends of direct connections.
    pub(super) wires: BTreeMap<(usize, LinkId), (usize, LinkId)>,
    /// Direct connections that were made.
    pub met: usize,
    /// A switchboard of somebody who is played by the test, and what came on it.
    overheard: Option<(LinkId, Vec<u8>)>,
    /// What makes everything take its time.
    pub weather: Option<Weather>,
}

pub const ALICE: &str = "alice@example.com";
pub const BOB: &str = "bob@example.net";

impl Town {
    /// Everybody is everybody's contact, and online in a dialect of their own.
    pub fn of(people: &[(&'static str, Dialect)]) -> Self {
        let now = Now {
            mono: Instant::now(),
            wall: UNIX_EPOCH + Duration::from_secs(1_114_307_864),
        };
        let config = WorldConfig {
            address: Endpoint {
                host: "127.0.0.1".into(),
                port: 1863,
            },
            http: HTTP.into(),
            dialects: Dialect::FINISHED.to_vec(),
            behaviour: Behaviour::original(),
        };
        let mut world = World::new(config, 1);
        for (name, _) in people {
            let spec = AccountSpec {
                address: (*name).into(),
                password: PASSWORD.into(),
                ..AccountSpec::default()
            };
            world.add_account(spec, now).expect("a free address");
        }
        let both = Lists {
            forward: true,
            allow: true,
            reverse: true,
            ..Lists::default()
        };
        for (one, _) in people {
            for (other, _) in people.iter().filter(|(other, _)| other != one) {
                world.set_contact(one, other, both, &[]);
            }
        }
        let people = people.iter().enumerate().map(|(seed, (name, dialect))| {
            let config = Config {
                account: AccountId::new(name),
                services: services(),
                allow_plain: true,
                dialects: vec![*dialect],
                seed: seed as u64 + 7,
                ..Config::new(name, Secret::new(PASSWORD), "127.0.0.1:1863")
            };
            Person {
                client: Client::new(config, now),
                name,
                disk: Disk::new(),
                events: Vec::new(),
                notices: Vec::new(),
                links: BTreeMap::new(),
                inputs: VecDeque::new(),
                wait: now.mono,
                breaths: None,
                writes: 0,
                is_gone: false,
            }
        });
        let mut town = Self {
            now,
            world,
            people: people.collect(),
            owners: BTreeMap::new(),
            asked: BTreeMap::new(),
            next: 0,
            connects: false,
            listeners: BTreeMap::new(),
            slow_routers: false,
            asked_routers: Vec::new(),
            wires: BTreeMap::new(),
            met: 0,
            overheard: None,
            weather: None,
        };
        for who in 0..town.people.len() {
            let status = Status::Online;
            town.command(who, Command::SignIn { status });
        }
        town.until("everybody is online", |town| {
            let mut all = town.people.iter();
            all.all(|person| person.client.snapshot().state == LinkState::Online)
        });
        // Presence, and what follows signing in, settles.
        town.pass(Duration::from_secs(5));
        for person in &mut town.people {
            person.events.clear();
        }
        town
    }

    pub fn pair(alice: Dialect, bob: Dialect) -> Self {
        Self::of(&[(ALICE, alice), (BOB, bob)])
    }

    pub fn command(&mut self, who: usize, command: Command) {
        self.people[who]
            .inputs
            .push_back(msnp::Input::Command(command));
        self.settle();
    }

    /// Lets time pass until this is so.
    #[track_caller]
    pub fn until(&mut self, what: &str, so: impl Fn(&Self) -> bool) {
        let end = self.now.mono + LONG;
        self.settle();
        while !so(self) {
            let next = self.next_wait().filter(|at| *at < end);
            let Some(next) = next else {
                let events: Vec<_> = self.people.iter().map(|p| (p.name, &p.events)).collect();
                panic!("never: {what}; {events:#?}");
            };
            self.step_to(next);
        }
    }

    pub fn pass(&mut self, by: Duration) {
        let end = self.now.mono + by;
        self.settle();
        while let Some(next) = self.next_wait().filter(|at| *at <= end) {
            self.step_to(next);
        }
        self.step_to(end);
    }

    fn step_to(&mut self, at: Instant) {
        let ahead = at.saturating_duration_since(self.now.mono);
        self.now = self.now.after(ahead);
        self.settle();
    }

    fn next_wait(&mut self) -> Option<Instant> {
        let world = loop {
            match self.world.poll(self.now) {
                Some(Output::Wait(at)) => break at,
                Some(output) => self.world_says(output),
                None => break None,
            }
        };
        let people = self.people.iter().filter(|person| !person.is_gone);
        let people = people.map(|person| person.wait);
        let due = self.weather.as_ref().and_then(Weather::next);
        people.chain(world).chain(due).min()
    }

    /// Everything that is due now happens.
    fn settle(&mut self) {
        for _ in 0..5_000_000 {
            let mut busy = self.arrive();
            loop {
                match self.world.poll(self.now) {
                    Some(Output::Wait(_)) | None => break,
                    Some(output) => self.world_says(output),
                }
                busy = true;
            }
            for who in 0..self.people.len() {
                busy |= self.run(who);
            }
            if !busy {
                return;
            }
        }
        panic!("it never comes to rest");
    }

    fn run(&mut self, who: usize) -> bool {
        let now = self.now;
        let person = &mut self.people[who];
        if person.is_gone {
            person.inputs.clear();
            return false;
        }
        let input = match person.inputs.pop_front() {
            Some(input) => input,
            None if person.wait <= now.mono => msnp::Input::Tick,
            None => return false,
        };
        person.client.handle(input, now);
        loop {
            if self.people[who].is_gone {
                return true;
            }
            let output = self.people[who].client.poll(now);
            match output.expect("a client ends with Wait") {
                msnp::Output::Wait(at) => {
                    assert!(
                        at > now.mono,
                        "{} waits for the past",
                        self.people[who].name
                    );
                    self.people[who].wait = at;
                    return true;
                }
                output => self.carry_out(who, output),
            }
        }
    }

    fn carry_out(&mut self, who: usize, output: msnp::Output) {
        let now = self.now;
        match output {
            msnp::Output::Connect { link: inner, .. } => {
                self.next += 1;
                let link = LinkId(self.next);
                self.owners.insert(link, (who, inner));
                self.people[who].links.insert(inner, link);
                self.world.handle(Input::Accepted { link }, now);
                if let Some(weather) = &mut self.weather {
                    weather.opened(link);
                }
                self.tell(who, msnp::Input::Connected { link: inner });
            }
            msnp::Output::Send { link, bytes } => {
                let person = &mut self.people[who];
                person.writes += 1;
                if let Some(left) = &mut person.breaths {
                    match left.checked_sub(1) {
                        Some(fewer) => *left = fewer,
                        None => return self.vanish(who),
                    }
                }
                if let Some((other, end)) = self.wires.get(&(who, link)).copied() {
                    let input = msnp::Input::Received { link: end, bytes };
                    self.send(Way::Wire(other, end), Due::Wire(other, end, input));
                    // There is room again once it has gone.
                    let room = 64 * 1024;
                    let input = msnp::Input::Writable { link, room };
                    self.send(Way::Wire(other, end), Due::Wire(who, link, input));
                } else if let Some(link) = self.people[who].links.get(&link).copied() {
                    let input = Input::Received { link, bytes };
                    self.send(Way::Up(link), Due::Up(link, input));
                }
            }
            msnp::Output::Close { link } => {
                if self.wires.contains_key(&(who, link)) {
                    self.cut(who, link);
                } else if let Some(link) = self.people[who].links.remove(&link) {
                    self.owners.remove(&link);
                    let input = Input::Closed { link };
                    self.send(Way::Up(link), Due::Up(link, input));
                }
            }
            msnp::Output::Request(request) => {
                self.next += 1;
                let id = WebId(self.next);
                let asked = WebRequest::of(&request, HTTP).expect("one of our services");
                self.asked.insert(id, (who, request.id));
                self.world.handle(Input::Web { id, request: asked }, now);
            }
            msnp::Output::Keep { seq, record } => {
                let person = &mut self.people[who];
                match record {
                    Record::Object { sha1d, bytes } => {
                        person.disk.objects.insert(sha1d.to_string(), bytes);
                    }
                    Record::Notice(Notice { who, kind, .. }) => {
                        person.notices.push((who.to_string(), kind));
                    }
                    _ => {}
                }
                self.tell(who, msnp::Input::Kept { seq });
            }
            msnp::Output::Event(event) => self.people[who].events.push(event.event),
            msnp::Output::Disk(ask) => {
                if let Some(news) = self.people[who].disk.answer(ask) {
                    let input = msnp::Input::Disk(news);
                    self.send(Way::Disk(who), Due::Disk(who, input));
                }
            }
            msnp::Output::Direct(DirectAsk::Unlisten { listener }) => {
                self.listeners.retain(|_, own| *own != (who, listener));
            }
            msnp::Output::Direct(ask) if self.connects => self.connect(who, ask),
            msnp::Output::Direct(_)
            | msnp::Output::Cancel { .. }
            | msnp::Output::Page { .. }
            | msnp::Output::Wait(_) => {}
        }
    }

    fn connect(&mut self, who: usize, ask: DirectAsk) {
        let direct = msnp::Input::Direct;
        match ask {
            DirectAsk::Listen { listener, .. } => {
                self.next += 1;
                let port = 20_000 + u16::try_from(self.next).expect("few ports");
                let address = SocketAddr::from(([127, 0, 0, 1], port));
                self.listeners.insert(address, (who, listener));
                let addresses = vec![address];
                self.tell(
                    who,
                    direct(DirectNews::Listening {
                        listener,
                        addresses,
                    }),
                );
            }
            DirectAsk::MapPort { listener } => {
                self.asked_routers.push((who, listener));
                if !self.slow_routers {
                    self.routers_answer();
                }
            }
            DirectAsk::Unlisten { .. } => {}
            DirectAsk::Dial { link, address } => {
                let Some((other, listener)) = self.listeners.get(&address).copied() else {
                    let reason = CloseReason::Refused;
                    return self.tell(who, msnp::Input::Closed { link, reason });
                };
                self.next += 1;
                self.met += 1;
                let end = LinkId(LinkId::ACCEPTED + self.next);
                self.wires.insert((who, link), (other, end));
                self.wires.insert((other, end), (who, link));
                self.tell(who, msnp::Input::Connected { link });
                let link = end;
                self.tell(other, direct(DirectNews::Accepted { listener, link }));
            }
        }
    }

    /// The routers open no ports, and say so.
    pub fn routers_answer(&mut self) {
        for (who, listener) in std::mem::take(&mut self.asked_routers) {
            let outer = None;
            let news = DirectNews::Mapped { listener, outer };
            self.tell(who, msnp::Input::Direct(news));
        }
    }

    /// One side closes a direct connection.
    fn cut(&mut self, who: usize, link: LinkId) {
        if let Some((other, link)) = self.wires.remove(&(who, link)) {
            let reason = CloseReason::Peer;
            let input = msnp::Input::Closed { link, reason };
            self.send(Way::Wire(other, link), Due::Wire(other, link, input));
        }
    }

    /// Every direct connection breaks.
    pub fn break_wires(&mut self) -> usize {
        let wires = std::mem::take(&mut self.wires);
        for (who, link) in wires.keys().copied() {
            let reason = CloseReason::Broken;
            self.tell(who, msnp::Input::Closed { link, reason });
        }
        self.settle();
        wires.len() / 2
    }

    /// The disk reads what it was asked for meanwhile, and on.
    pub fn read_on(&mut self, who: usize) {
        let disk = &mut self.people[who].disk;
        disk.stops_at = None;
        for ask in std::mem::take(&mut disk.later) {
            let news = self.people[who].disk.answer(ask);
            self.tell(who, msnp::Input::Disk(news.expect("it is read")));
        }
        self.settle();
    }

    /// Somebody is gone: nothing of them is heard any more, and what they had open closes.
    pub fn vanish(&mut self, who: usize) {
        self.people[who].is_gone = true;
        for link in std::mem::take(&mut self.people[who].links).into_values() {
            self.owners.remove(&link);
            self.world.handle(Input::Closed { link }, self.now);
        }
        let wires = self.wires.keys().filter(|(end, _)| *end == who);
        for (_, link) in wires.copied().collect::<Vec<_>>() {
            self.cut(who, link);
        }
        self.listeners.retain(|_, (own, _)| *own != who);
    }

    /// From now on the test plays this person on their newest switchboard.
    pub fn take_over(&mut self, who: usize) -> LinkId {
        let links = &mut self.people[who].links;
        let (_, link) = links.pop_last().expect("a switchboard");
        assert!(
            !links.is_empty(),
            "the notification server is no switchboard"
        );
        self.owners.remove(&link);
        self.overheard = Some((link, Vec::new()));
        link
    }

    /// Bytes go to the network on a link.
    pub fn write(&mut self, link: LinkId, bytes: Vec<u8>) {
        let bytes = bytes.into();
        self.world.handle(Input::Received { link, bytes }, self.now);
        self.settle();
    }

    /// What came meanwhile on the switchboard that the test plays.
    pub fn overheard(&mut self) -> Vec<u8> {
        let heard = self.overheard.as_mut();
        heard.map_or_else(Vec::new, |(_, heard)| std::mem::take(heard))
    }

    /// The ports that somebody listens at.
    pub fn listening(&self) -> usize {
        self.listeners.len()
    }

    fn world_says(&mut self, output: Output) {
        match output {
            Output::Send { link, bytes } => {
                if let Some((_, heard)) = self.overheard.as_mut().filter(|(own, _)| *own == link) {
                    heard.extend_from_slice(&bytes);
                }
                if let Some((who, inner)) = self.owners.get(&link).copied() {
                    let input = msnp::Input::Received { link: inner, bytes };
                    self.send(Way::Down(link), Due::Down(who, inner, input));
                }
            }
            Output::Close { link } => self.close(link, CloseReason::Peer),
            Output::Reply { id, reply } => {
                if let Some((who, id)) = self.asked.remove(&id) {
                    let result = Ok(reply);
                    self.tell(who, msnp::Input::Reply { id, result });
                }
            }
            Output::Wait(_) => {}
        }
    }

    pub(super) fn close(&mut self, link: LinkId, reason: CloseReason) {
        if let Some(weather) = &mut self.weather {
            weather.closed(link);
        }
        if let Some((who, inner)) = self.owners.remove(&link) {
            let input = msnp::Input::Closed {
                link: inner,
                reason,
            };
            self.send(Way::Down(link), Due::Down(who, inner, input));
        }
    }

    pub(super) fn tell(&mut self, who: usize, input: msnp::Input) {
        self.people[who].inputs.push_back(input);
    }

    /// Every switchboard this person is in breaks.
    pub fn break_switchboards(&mut self, who: usize) -> usize {
        let links: Vec<LinkId> = self.people[who].links.values().skip(1).copied().collect();
        for link in &links {
            self.world.handle(Input::Closed { link: *link }, self.now);
            self.close(*link, CloseReason::Broken);
        }
        self.settle();
        links.len()
    }

    // --- what happened ----------------------------------------------------------------------------------------------

    /// The last that was told of a file that goes this way.
    pub fn transfer(&self, who: usize) -> Option<&TransferInfo> {
        self.people[who]
            .events
            .iter()
            .rev()
            .find_map(|event| match event {
                Event::Transfer(info) => Some(info),
                _ => None,
            })
    }

    pub fn state(&self, who: usize) -> Option<TransferState> {
        self.transfer(who).map(|info| info.state)
    }

    /// The offers that were told: number, name, size.
    pub fn offers(&self, who: usize) -> Vec<(TransferId, String, u64)> {
        let events = self.people[who].events.iter();
        events
            .filter_map(|event| match event {
                Event::TransferOffer {
                    transfer,
                    name,
                    size,
                    ..
                } => Some((*transfer, name.clone(), *size)),
                _ => None,
            })
            .collect()
    }

    pub fn errors(&self, who: usize) -> Vec<String> {
        let events = self.people[who].events.iter();
        events
            .filter_map(|event| match event {
                Event::Error { code, .. } => Some(code.0.to_string()),
                _ => None,
            })
            .collect()
    }
}

fn services() -> Services {
    let at = |path: &str| Some(format!("{HTTP}/{path}"));
    Services {
        nexus: at("rdr/pprdr.asp"),
        rst: at("RST.srf"),
        address_book: at("abservice/abservice.asmx"),
        sharing: at("abservice/SharingService.asmx"),
        ..Services::default()
    }
}
