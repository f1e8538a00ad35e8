//! Somebody with a client, a disk, and a memory of what was said.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use msnp::api::{AccountId, Address, ConversationId, DeliveryState, Event, LinkState, MessageId};
use msnp::auth::Secret;
use msnp::client::{Client, Config};
use msnp::dialect::Dialect;
use msnp::io::{LinkId, Now, RequestId};
use msnp::keep::{Keep, MemoryKeep, Record};
use rand::Rng;
use rand::rngs::StdRng;

use crate::pipe::mark_of;

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
    pub dialect: Dialect,
    pub client: Client,
    /// Which process this is; what was on its way to an earlier one is lost.
    pub life: u32,
    /// The client's links and the network's numbers for them.
    pub links: BTreeMap<LinkId, LinkId>,
    /// When the client wants to be asked again.
    pub wait: Instant,
    /// Whether something was told to it since it was asked last.
    pub was_told: bool,
    pub cancelled: BTreeSet<RequestId>,
    disk: MemoryKeep,
    /// Records that are not safe yet.
    unsafe_records: Vec<(u64, Record)>,
    pub state: LinkState,
    pub said: Vec<Said>,
    /// The marks of texts in the order in which they went out first.
    pub went_out: Vec<u64>,
    pub got: Vec<Got>,
    /// Conversations of several people.
    pub groups: BTreeSet<ConversationId>,
    /// The last things that happened, for whoever looks into a failure.
    pub diary: Vec<String>,
    writes_diary: bool,
}

/// How the accounts of the simulation sign in.
pub const PASSWORD: &str = "päss,word 100%";

pub fn config(address: &Address, dialect: Dialect, seed: u64) -> Config {
    Config {
        account: AccountId::new(address.as_str()),
        services: msnp::client::Services {
            nexus: Some("http://127.0.0.1:8080/rdr/pprdr.asp".into()),
            ..Default::default()
        },
        allow_plain: true,
        dialects: Dialect::FINISHED
            .iter()
            .copied()
            .filter(|d| *d <= dialect)
            .collect(),
        seed,
        ..Config::new(address.as_str(), Secret::new(PASSWORD), "127.0.0.1:1863")
    }
}

impl Person {
    pub fn new(name: &str, dialect: Dialect, seed: u64, now: Now) -> Self {
        let address = Address::new(name);
        Self {
            client: Client::new(config(&address, dialect, seed), now),
            address,
            dialect,
            life: 0,
            links: BTreeMap::new(),
            wait: now.mono,
            was_told: false,
            cancelled: BTreeSet::new(),
            disk: MemoryKeep::default(),
            unsafe_records: Vec::new(),
            state: LinkState::Disconnected,
            said: Vec::new(),
            went_out: Vec::new(),
            got: Vec::new(),
            groups: BTreeSet::new(),
            diary: Vec::new(),
            writes_diary: std::env::var_os("PAPILIO_SEED").is_some(),
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
        self.cancelled.clear();
        self.groups.clear();
        self.state = LinkState::Disconnected;
        self.client = Client::new(config(&self.address, self.dialect, rng.random()), now);
        let account = AccountId::new(self.address.as_str());
        let state = self.disk.restore(&account).expect("memory does not fail");
        self.client
            .handle(msnp::Input::Restored(Box::new(state)), now);
        self.wait = now.mono;
    }

    /// What the client tells.
    pub fn hear(&mut self, event: Event) {
        match event {
            Event::State { state, .. } => self.state = state,
            Event::Text {
                from,
                text,
                conversation,
                ..
            } => self.got.push(Got {
                mark: mark_of(&text),
                from,
                conversation,
                text,
            }),
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

    /// Writes into the diary, when somebody will read it.
    pub fn note(&mut self, time: Duration, text: impl FnOnce() -> String) {
        if !self.writes_diary {
            return;
        }
        self.diary
            .push(format!("{:9.3} {}", time.as_secs_f64(), text()));
        if self.diary.len() > 4000 {
            self.diary.drain(..2000);
        }
    }
}
