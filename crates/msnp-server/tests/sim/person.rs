//! Somebody with a client, a disk, and a memory of what was said.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::time::{Duration, Instant};

use msnp::api::{AccountId, Address, ConversationId, DeliveryState, Event, LinkState, MessageId};
use msnp::auth::Secret;
use msnp::client::{Client, Config, Services};
use msnp::dialect::{Dialect, Quirks};
use msnp::gateway::GatewayUse;
use msnp::io::{LinkId, Now, RequestId};
use msnp::keep::{Keep, MemoryKeep, Record};
use msnp_server::WebId;
use rand::Rng;
use rand::rngs::StdRng;

use crate::net::Due;
use crate::pipe::mark_of;
use crate::web::BASE;

/// A text somebody wanted to send.
#[derive(Clone, Debug)]
pub struct Said {
    pub mark: u64,
    pub id: MessageId,
    pub text: String,
    /// The only reader; `None` in a conversation of several.
    pub to: Option<Address>,
    /// Every state that was told, and in which life.
    pub states: Vec<(u32, DeliveryState)>,
    /// Who was known to be in the switchboard when it went out.
    pub present: BTreeSet<Address>,
}

/// A text somebody got.
#[derive(Clone, Debug)]
pub struct Got {
    pub mark: Option<u64>,
    pub from: Address,
    pub conversation: ConversationId,
    pub text: String,
}

pub struct Person {
    pub address: Address,
    pub habits: Habits,
    pub client: Client,
    /// Which process this is; what was on its way to an earlier one is lost.
    pub life: u32,
    /// The client's links and the network's numbers for them.
    pub links: BTreeMap<LinkId, LinkId>,
    /// When the client wants to be asked again, by the clock of the network.
    pub wait: Instant,
    /// How far the clock of the computer is behind: on some systems it stands still in sleep.
    pub behind: Duration,
    /// The computer sleeps.
    pub asleep: Option<Sleep>,
    /// Whether something was told to it since it was asked last.
    pub was_told: bool,
    /// HTTP requests without an answer.
    pub requests: BTreeMap<RequestId, WebId>,
    disk: MemoryKeep,
    /// Records that are not safe yet.
    unsafe_records: Vec<(u64, Record)>,
    pub state: LinkState,
    pub said: Vec<Said>,
    /// The marks of texts in the order in which they went out first, and the session of the gateway each took; `None`:
    /// another way.
    pub went_out: Vec<(u64, Option<LinkId>)>,
    pub got: Vec<Got>,
    /// The names of texts that were got, and in which life.
    ids: BTreeMap<MessageId, u32>,
    /// How many places its account is told to be at.
    pub places: usize,
    /// Conversations of several people.
    pub groups: BTreeSet<ConversationId>,
    /// The last things that happened, for whoever looks into a failure.
    pub diary: Vec<String>,
    writes_diary: bool,
}

/// A computer that sleeps.
#[derive(Debug)]
pub struct Sleep {
    pub since: Instant,
    /// What its client would have heard.
    pub missed: VecDeque<Due>,
}

/// How the accounts of the simulation sign in.
pub const PASSWORD: &str = "päss,word 100%";

/// How somebody's client is set up.
#[derive(Clone, Debug)]
pub struct Habits {
    pub dialect: Dialect,
    /// What the client may be set to when its process begins again.
    pub dialects: Vec<Dialect>,
    /// Whether it falls back to older dialects.
    pub falls_back: bool,
    pub gateway: GatewayUse,
    pub quirks: Quirks,
}

impl Habits {
    fn config(&self, address: &Address, seed: u64) -> Config {
        let service = |path: &str| Some(format!("{BASE}{path}"));
        let finished = Dialect::FINISHED.iter().copied();
        let spoken = |dialect: &Dialect| {
            let oldest = match self.falls_back {
                true => Some(Dialect::Msnp2),
                false => self.dialects.iter().min().copied(),
            };
            *dialect <= self.dialect && Some(*dialect) >= oldest
        };
        Config {
            account: AccountId::new(address.as_str()),
            services: Services {
                nexus: service("/rdr/pprdr.asp"),
                rst: service("/RST.srf"),
                rst2: service("/RST2.srf"),
                address_book: service("/abservice/abservice.asmx"),
                sharing: service("/abservice/SharingService.asmx"),
                oim: service("/OimWS/oim.asmx"),
                rsi: service("/rsi/rsi.asmx"),
                storage: service("/storageservice/SchematizedStore.asmx"),
                gateway: service("/gateway/gateway.dll"),
                ..Services::default()
            },
            allow_plain: true,
            dialects: finished.filter(spoken).collect(),
            gateway: self.gateway,
            quirks: self.quirks.clone(),
            seed,
            ..Config::new(address.as_str(), Secret::new(PASSWORD), "127.0.0.1:1863")
        }
    }
}

impl Person {
    pub fn new(name: &str, habits: Habits, seed: u64, now: Now) -> Self {
        let address = Address::new(name);
        Self {
            client: Client::new(habits.config(&address, seed), now),
            address,
            habits,
            life: 0,
            links: BTreeMap::new(),
            wait: now.mono,
            behind: Duration::ZERO,
            asleep: None,
            was_told: false,
            requests: BTreeMap::new(),
            disk: MemoryKeep::default(),
            unsafe_records: Vec::new(),
            state: LinkState::Disconnected,
            said: Vec::new(),
            went_out: Vec::new(),
            got: Vec::new(),
            ids: BTreeMap::new(),
            places: 0,
            groups: BTreeSet::new(),
            diary: Vec::new(),
            writes_diary: std::env::var_os("PAPILIO_SEED").is_some(),
        }
    }

    /// The time by the clock of the computer.
    pub fn clock(&self, now: Now) -> Now {
        Now {
            mono: now.mono - self.behind,
            wall: now.wall,
        }
    }

    pub fn keep(&mut self, seq: u64, record: Record) {
        self.unsafe_records.push((seq, record));
    }

    /// Everything up to this record is safe now.
    pub fn is_kept(&mut self, seq: u64) {
        let count = self
            .unsafe_records
            .iter()
            .take_while(|(at, _)| *at <= seq)
            .count();
        self.write(count);
    }

    fn write(&mut self, count: usize) {
        let account = AccountId::new(self.address.as_str());
        let records: Vec<Record> = self
            .unsafe_records
            .drain(..count)
            .map(|(_, record)| record)
            .collect();
        self.disk
            .keep(&account, &records)
            .expect("memory does not fail");
    }

    /// The process dies and another one begins with what is on the disk. Of what was not safe yet some may be there.
    pub fn crash(&mut self, rng: &mut StdRng, now: Now) {
        let count = rng.random_range(0..=self.unsafe_records.len());
        self.write(count);
        self.unsafe_records.clear();
        self.life += 1;
        self.links.clear();
        self.requests.clear();
        self.places = 0;
        self.groups.clear();
        self.state = LinkState::Disconnected;
        if rng.random_ratio(1, 4) {
            let dialects = &self.habits.dialects;
            self.habits.dialect = dialects[rng.random_range(0..dialects.len())];
        }
        let clock = self.clock(now);
        self.client = Client::new(self.habits.config(&self.address, rng.random()), clock);
        let account = AccountId::new(self.address.as_str());
        let state = self.disk.restore(&account).expect("memory does not fail");
        self.client
            .handle(msnp::Input::Restored(Box::new(state)), clock);
    }

    /// What the client tells.
    pub fn hear(&mut self, event: Event) {
        match event {
            Event::State { state, .. } => self.state = state,
            Event::Text {
                from,
                text,
                conversation,
                id,
                ..
            } => self.hear_text(
                id,
                Got {
                    mark: mark_of(&text),
                    from,
                    conversation,
                    text,
                },
            ),
            Event::Endpoints { endpoints } => self.places = endpoints.len(),
            Event::Delivery { id, state, .. } => {
                if let Some(said) = self.said.iter_mut().find(|said| said.id == id) {
                    said.states.push((self.life, state));
                }
            }
            Event::Conversation {
                conversation,
                closed,
                ..
            } if conversation.is_group() => {
                if closed {
                    self.groups.remove(&conversation);
                } else {
                    self.groups.insert(conversation);
                }
            }
            _ => {}
        }
    }

    fn hear_text(&mut self, id: MessageId, got: Got) {
        // A message that waited is fetched again when the process dies before it is deleted there: it has one name, by
        // which what is kept is the same.
        match self.ids.insert(id.clone(), self.life) {
            None => self.got.push(got),
            Some(life) => assert_ne!(life, self.life, "{id} came again: {got:?}"),
        }
    }

    /// The marks of texts that were told.
    pub fn told_marks(&self) -> BTreeSet<u64> {
        self.got.iter().filter_map(|got| got.mark).collect()
    }

    /// Writes into the diary, when somebody will read it.
    pub fn note(&mut self, time: Duration, text: impl FnOnce() -> String) {
        if !self.writes_diary {
            return;
        }
        self.diary
            .push(format!("{:9.3} {}", time.as_secs_f64(), text()));
        if self.diary.len() > 40_000 {
            self.diary.drain(..20_000);
        }
    }
}
