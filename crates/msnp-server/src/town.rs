//! A world and the bots that live in it: real clients, joined to it in memory.

mod cupboard;

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use msnp::api::{AccountId, Address};
use msnp::auth::Secret;
use msnp::client::{Client, Config};
use msnp::dialect::Dialect;
use msnp::io::{DirectUse, HttpError, LinkId, Now};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use crate::bots::Bot;
use crate::{Input, Output, WebRequest, World, demo};
use cupboard::Cupboard;

/// Links of bots are numbered from here, those of others below.
const FIRST_BOT_LINK: u64 = 1 << 62;
/// How often everybody is asked in turn before the rest is left for later.
const MAX_ROUNDS: usize = 1000;
/// How much later.
const LATER: Duration = Duration::from_millis(100);

/// A bot, its client, and the client's links by the world's numbers.
#[derive(Debug)]
struct Resident {
    bot: Bot,
    client: Client,
    links: BTreeMap<LinkId, LinkId>,
    files: Cupboard,
    /// When the client wants to be asked again; `None`: now.
    wait: Option<Instant>,
}

/// The network with its bots: to be driven like a [`World`].
#[derive(Debug)]
pub(crate) struct Town {
    world: World,
    residents: Vec<Resident>,
    rng: StdRng,
    next_link: u64,
}

impl Town {
    /// A world in which nobody lives.
    pub(crate) fn new(world: World, seed: u64) -> Self {
        Self {
            world,
            residents: Vec::new(),
            rng: StdRng::seed_from_u64(seed),
            next_link: FIRST_BOT_LINK,
        }
    }

    /// Lets the bots of the demo move in; their accounts are in the world.
    pub(crate) fn settle(&mut self, now: Now) {
        let bots = demo::people().into_iter();
        for bot in bots.filter_map(|person| Bot::new(person, now.mono)) {
            let config = Config {
                account: AccountId::new(&format!("{}/bot", bot.address())),
                email: Address::new(bot.address()),
                services: msnp::client::Services {
                    nexus: Some(format!("{}/rdr/pprdr.asp", self.world.http())),
                    ..Default::default()
                },
                allow_plain: true,
                server: self.world.address().clone(),
                dialects: Dialect::FINISHED.to_vec(),
                direct: DirectUse::Never,
                seed: self.rng.random(),
                ..Config::new(bot.address(), Secret::new(demo::PASSWORD), "")
            };
            self.residents.push(Resident {
                client: Client::new(config, now),
                bot,
                links: BTreeMap::new(),
                files: Cupboard::default(),
                wait: None,
            });
        }
    }

    /// Takes one input in. Drain [`Town::poll`] afterwards.
    pub(crate) fn handle(&mut self, input: Input, now: Now) {
        self.world.handle(input, now);
    }

    /// Answers a request to the HTTP services at once.
    #[cfg(test)]
    fn web(&mut self, request: &WebRequest, now: Now) -> msnp::io::HttpReply {
        self.world.web(request, now)
    }

    /// The next thing to do; ends with [`Output::Wait`].
    pub(crate) fn poll(&mut self, now: Now) -> Output {
        for _ in 0..MAX_ROUNDS {
            let wait = match self.world.poll(now) {
                Some(Output::Send { link, bytes }) if link.0 >= FIRST_BOT_LINK => {
                    self.deliver(link, now, |link| msnp::Input::Received { link, bytes });
                    continue;
                }
                Some(Output::Close { link }) if link.0 >= FIRST_BOT_LINK => {
                    let reason = msnp::io::CloseReason::Peer;
                    self.deliver(link, now, |link| msnp::Input::Closed { link, reason });
                    if let Some(resident) = self.owner(link) {
                        resident.links.remove(&link);
                    }
                    continue;
                }
                Some(Output::Wait(at)) => at,
                Some(output) => return output,
                None => None,
            };
            let mut first = wait;
            let mut busy = false;
            for at in 0..self.residents.len() {
                busy |= self.live(at, now);
                let resident = self.residents.get(at);
                let due = resident.into_iter().flat_map(|r| [r.wait, r.bot.due()]);
                first = due.flatten().chain(first).min();
            }
            if !busy {
                return Output::Wait(first);
            }
        }
        Output::Wait(Some(now.mono + LATER))
    }

    /// Lets one bot and its client act; whether anything happened.
    fn live(&mut self, at: usize, now: Now) -> bool {
        let Some(resident) = self.residents.get_mut(at) else {
            return false;
        };
        let mut busy = false;
        while let Some(command) = resident.bot.act(now.mono, &mut self.rng) {
            resident.client.handle(msnp::Input::Command(command), now);
            resident.wait = None;
        }
        match resident.wait {
            Some(wait) if wait > now.mono => return false,
            Some(_) => resident.client.handle(msnp::Input::Tick, now),
            None => {}
        }
        loop {
            let Some(resident) = self.residents.get_mut(at) else {
                return busy;
            };
            let output = resident.client.poll(now);
            let output = match output {
                None => {
                    resident.wait = Some(now.mono + LATER);
                    return busy;
                }
                Some(msnp::Output::Wait(until)) => {
                    // Who wants to be asked at once has to wait a little all the same.
                    resident.wait = Some(until.max(now.mono + Duration::from_millis(1)));
                    return busy;
                }
                Some(output) => output,
            };
            busy = true;
            self.carry_out(at, output, now);
        }
    }

    /// Does what a client wants.
    fn carry_out(&mut self, at: usize, output: msnp::Output, now: Now) {
        let Some(resident) = self.residents.get_mut(at) else {
            return;
        };
        let outer = |resident: &Resident, link| {
            let mut links = resident.links.iter();
            links
                .find(|(_, inner)| **inner == link)
                .map(|(outer, _)| *outer)
        };
        match output {
            msnp::Output::Connect { link, .. } => {
                let number = LinkId(self.next_link);
                self.next_link += 1;
                resident.links.insert(number, link);
                self.world.handle(Input::Accepted { link: number }, now);
                resident.client.handle(msnp::Input::Connected { link }, now);
            }
            msnp::Output::Send { link, bytes } => {
                if let Some(link) = outer(resident, link) {
                    self.world.handle(Input::Received { link, bytes }, now);
                }
            }
            msnp::Output::Close { link } => {
                if let Some(link) = outer(resident, link) {
                    resident.links.remove(&link);
                    self.world.handle(Input::Closed { link }, now);
                }
            }
            msnp::Output::Request(request) => {
                let result = WebRequest::of(&request, self.world.http())
                    .map(|asked| self.world.web(&asked, now))
                    .ok_or(HttpError::Invalid);
                let id = request.id;
                resident
                    .client
                    .handle(msnp::Input::Reply { id, result }, now);
            }
            msnp::Output::Keep { seq, .. } => {
                resident.client.handle(msnp::Input::Kept { seq }, now);
            }
            msnp::Output::Event(event) => {
                resident.bot.hear(&event.event, now.mono, &mut self.rng);
            }
            msnp::Output::Disk(ask) => {
                if let Some(news) = resident.files.ask(ask) {
                    resident.client.handle(msnp::Input::Disk(news), now);
                }
            }
            msnp::Output::Cancel { .. }
            | msnp::Output::Page { .. }
            | msnp::Output::Direct(_)
            | msnp::Output::Wait(_) => {}
        }
    }

    /// Hands something of the world to the client whose link it is.
    fn deliver(&mut self, link: LinkId, now: Now, input: impl FnOnce(LinkId) -> msnp::Input) {
        if let Some(resident) = self.owner(link)
            && let Some(inner) = resident.links.get(&link).copied()
        {
            resident.client.handle(input(inner), now);
            resident.wait = None;
        }
    }

    fn owner(&mut self, link: LinkId) -> Option<&mut Resident> {
        self.residents
            .iter_mut()
            .find(|resident| resident.links.contains_key(&link))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;
    use std::time::UNIX_EPOCH;

    use msnp::api::{Command, ConversationId, Event, Status, TextFormat};
    use msnp::io::Endpoint;

    use super::*;
    use crate::{Behaviour, WorldConfig};

    /// Alice at the demo network, her links carried without delay.
    struct Demo {
        town: Town,
        alice: Client,
        now: Now,
        events: Vec<Event>,
    }

    impl Demo {
        fn new() -> Self {
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
                behaviour: Behaviour::original(),
            };
            let mut world = World::new(config, 1);
            demo::populate(&mut world, now).expect("free addresses");
            let mut town = Town::new(world, 2);
            town.settle(now);
            let config = Config {
                services: msnp::client::Services {
                    nexus: Some("http://127.0.0.1:8080/rdr/pprdr.asp".into()),
                    ..Default::default()
                },
                allow_plain: true,
                ..Config::new(demo::USER, Secret::new(demo::PASSWORD), "127.0.0.1:1863")
            };
            let mut demo = Self {
                town,
                alice: Client::new(config, now),
                now,
                events: Vec::new(),
            };
            // The bots come online first.
            demo.pass(Duration::from_secs(5));
            let status = Status::Online;
            demo.command(Command::SignIn { status });
            demo.pass(Duration::from_secs(5));
            demo
        }

        fn command(&mut self, command: Command) {
            self.alice.handle(msnp::Input::Command(command), self.now);
        }

        fn pass(&mut self, time: Duration) {
            let end = self.now.mono + time;
            loop {
                let next = self.settle().min(end);
                self.now = self.now.after(next - self.now.mono);
                self.alice.handle(msnp::Input::Tick, self.now);
                self.town.handle(Input::Tick, self.now);
                if next == end {
                    self.settle();
                    return;
                }
            }
        }

        /// Until nobody has anything to do now.
        fn settle(&mut self) -> Instant {
            let mut inputs = VecDeque::new();
            for _ in 0..10_000 {
                let town = match self.town.poll(self.now) {
                    Output::Send { link, bytes } => {
                        inputs.push_back(msnp::Input::Received { link, bytes });
                        None
                    }
                    Output::Close { link } => {
                        let reason = msnp::io::CloseReason::Peer;
                        inputs.push_back(msnp::Input::Closed { link, reason });
                        None
                    }
                    Output::Reply { .. } => None,
                    Output::Wait(at) => Some(at),
                };
                if let Some(input) = inputs.pop_front() {
                    self.alice.handle(input, self.now);
                    continue;
                }
                let Some(wait) = town else { continue };
                match self.alice.poll(self.now) {
                    Some(msnp::Output::Wait(at)) => {
                        assert!(at > self.now.mono);
                        return wait.into_iter().chain([at]).min().unwrap_or(at);
                    }
                    Some(output) => self.carry_out(output),
                    None => {}
                }
                self.alice.handle(msnp::Input::Tick, self.now);
            }
            panic!("somebody never comes to rest");
        }

        fn carry_out(&mut self, output: msnp::Output) {
            match output {
                msnp::Output::Connect { link, .. } => {
                    self.town.handle(Input::Accepted { link }, self.now);
                    self.alice.handle(msnp::Input::Connected { link }, self.now);
                }
                msnp::Output::Send { link, bytes } => {
                    self.town.handle(Input::Received { link, bytes }, self.now);
                }
                msnp::Output::Close { link } => self.town.handle(Input::Closed { link }, self.now),
                msnp::Output::Request(request) => {
                    let asked = WebRequest::of(&request, "http://127.0.0.1:8080").expect("ours");
                    let result = Ok(self.town.web(&asked, self.now));
                    let id = request.id;
                    self.alice
                        .handle(msnp::Input::Reply { id, result }, self.now);
                }
                msnp::Output::Keep { seq, .. } => {
                    self.alice.handle(msnp::Input::Kept { seq }, self.now);
                }
                msnp::Output::Event(event) => self.events.push(event.event),
                msnp::Output::Cancel { .. }
                | msnp::Output::Page { .. }
                | msnp::Output::Disk(_)
                | msnp::Output::Direct(_)
                | msnp::Output::Wait(_) => {}
            }
        }

        fn say(&mut self, to: &str, text: &str) {
            let to = ConversationId::with(&Address::new(to));
            let format = TextFormat {
                italic: true,
                ..TextFormat::default()
            };
            self.events.clear();
            self.command(Command::SendText {
                to,
                text: text.into(),
                format,
                id: None,
            });
            self.pass(Duration::from_secs(10));
        }
    }

    #[test]
    fn the_demo_list_is_there_with_its_people_and_their_messages() {
        let demo = Demo::new();
        let snapshot = demo.alice.snapshot();
        assert_eq!(snapshot.contacts.len(), demo::people().len());
        for person in demo::people() {
            let contact = snapshot
                .contacts
                .iter()
                .find(|contact| contact.address.as_str() == person.address)
                .expect("everybody is on the list");
            let online = contact.presence.status != Status::Offline;
            assert_eq!(online, person.kind.is_some(), "{}", person.name);
            assert_eq!(contact.display_name, person.name);
            assert_eq!(contact.personal_message, person.message, "{}", person.name);
            assert_eq!(
                contact.media.is_some(),
                person.media.is_some(),
                "{}",
                person.name
            );
        }
        let mail = |event: &Event| matches!(event, Event::Mail { unread: 3, .. });
        assert!(demo.events.iter().any(mail), "{:?}", demo.events);
    }

    #[test]
    fn the_echo_says_it_again_and_the_nudger_nudges() {
        let mut demo = Demo::new();
        demo.say(demo::ECHO, "olá\n\nmundo :)");
        let typing = |event: &Event| matches!(event, Event::Typing { .. });
        assert!(demo.events.iter().any(typing), "{:?}", demo.events);
        let answer = |event: &Event| match event {
            Event::Text { text, format, .. } => text == "olá\n\nmundo :)" && format.italic,
            _ => false,
        };
        assert!(demo.events.iter().any(answer), "{:?}", demo.events);
        for at in 1..=3 {
            demo.say(demo::NUDGER, "hello");
            let text = |event: &Event| matches!(event, Event::Text { .. });
            assert!(demo.events.iter().any(text), "{:?}", demo.events);
            let nudge = |event: &Event| matches!(event, Event::Nudge { .. });
            assert_eq!(demo.events.iter().any(nudge), at == 3, "{:?}", demo.events);
        }
    }

    #[test]
    fn the_weather_comes_and_goes_and_everybody_stays_for_a_day() {
        let mut demo = Demo::new();
        demo.events.clear();
        demo.pass(Duration::from_secs(24 * 3600));
        let weather: Vec<Status> = demo
            .events
            .iter()
            .filter_map(|event| match event {
                Event::Presence { email, status, .. } if email.as_str() == demo::WEATHER => {
                    Some(*status)
                }
                _ => None,
            })
            .collect();
        assert!(
            weather.contains(&Status::Offline) && weather.len() > 100,
            "{weather:?}"
        );
        let others = |event: &Event| match event {
            Event::Presence { email, .. } => email.as_str() != demo::WEATHER,
            Event::State { .. } | Event::SignedOut { .. } | Event::Error { .. } => true,
            _ => false,
        };
        let others: Vec<&Event> = demo.events.iter().filter(|event| others(event)).collect();
        assert!(others.is_empty(), "{others:?}");
    }
}
