//! Tickets: for whom, for which service, and until when (12 sections 7 and 8).

use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::time::{Duration, Instant};

use md5::{Digest, Md5};
use msnp::api::Address;
use msnp::io::Now;
use msnp::wire::percent_decode;
use rand::Rng;
use rand::rngs::StdRng;

use crate::world::challenge::hex;
use crate::world::sso::SECRET;
use crate::world::{World, text};

/// The policy of a server that does not check it.
pub(in crate::world) const BARE_POLICY: &str = "ct=1,rver=1,wp=FS_40SEC_0_COMPACT,lc=1,id=1";
/// The most tickets of one account that are good at once: those of some sign-ins.
const MAX_TICKETS: usize = 128;

/// The service a ticket of `login2.srf` is for.
pub(super) const LOGIN2: &str = "login2.srf";
const CLEAR: &str = "messengerclear.live.com";
const WEB: &str = "messenger.msn.com";
/// What a ticket has to be for to sign in by Tweener.
pub(in crate::world) const TWEENER: [&str; 3] = [LOGIN2, WEB, CLEAR];
/// What a ticket has to be for to sign in by single sign-on.
pub(in crate::world) const SSO: [&str; 1] = [CLEAR];
/// For address book and memberships.
pub(super) const CONTACTS: [&str; 2] = ["contacts.msn.com", LOGIN2];
/// For leaving messages.
pub(super) const LEAVING: [&str; 3] = ["messengersecure.live.com", "messenger.msn.com", LOGIN2];
/// For reading messages.
pub(super) const READING: [&str; 2] = [WEB, LOGIN2];
/// For the roaming profile.
pub(super) const STORAGE: [&str; 3] = ["storage.msn.com", "storage.live.com", LOGIN2];

/// A ticket that was given out.
pub(in crate::world) struct Ticket {
    pub account: Address,
    service: String,
    until: Instant,
    /// What proves that the ticket is one's own.
    pub secret: Option<[u8; SECRET]>,
    /// The sign-in it belongs to.
    pub login: u64,
}

impl fmt::Debug for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ticket({} for {})", self.account, self.service)
    }
}

/// Why a ticket is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::world) enum BadTicket {
    /// There is none.
    Missing,
    /// It is unknown, for something else, or too old.
    NotGood,
}

/// Tickets given out, and the key policies are sealed with.
pub(in crate::world) struct Tickets {
    seal: u128,
    /// By the part behind `t=`.
    given: BTreeMap<String, Ticket>,
    /// The tickets of each account, oldest first.
    order: BTreeMap<Address, VecDeque<String>>,
    logins: u64,
}

impl fmt::Debug for Tickets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Tickets({})", self.given.len())
    }
}

impl Tickets {
    pub(in crate::world) fn new(rng: &mut StdRng) -> Self {
        Self {
            seal: rng.random(),
            given: BTreeMap::new(),
            order: BTreeMap::new(),
            logins: 0,
        }
    }

    /// The last word of `USR TWN S`: what the client hands to the login service as it is.
    pub(in crate::world) fn policy(&self, now: Now) -> String {
        let text = format!(
            "lc=1033,id=507,tw=40,fs=1,ru=http%3A%2F%2Fmessenger%2Emsn%2Ecom,ct={},kpp=1,kv=5,ver=2.1.0173.1",
            text::unix(now.wall)
        );
        let seal = self.sealed(&text);
        format!("{text},tpf={seal}")
    }

    fn sealed(&self, text: &str) -> String {
        let hash = Md5::new()
            .chain_update(self.seal.to_le_bytes())
            .chain_update(text);
        hex(&hash.finalize())
    }

    /// Whether this is a policy of ours, byte for byte.
    pub(super) fn is_policy(&self, text: &str) -> bool {
        text.rsplit_once(",tpf=")
            .is_some_and(|(text, seal)| self.sealed(text) == seal)
    }

    /// The number of a new sign-in.
    pub(super) fn new_login(&mut self) -> u64 {
        self.logins += 1;
        self.logins
    }

    /// Gives a ticket out.
    pub(super) fn give(&mut self, text: &str, ticket: Ticket) {
        let key = key(text);
        if let Some(given) = self.given.get_mut(&key) {
            *given = ticket;
            return;
        }
        let order = self.order.entry(ticket.account.clone()).or_default();
        if order.len() >= MAX_TICKETS
            && let Some(oldest) = order.pop_front()
        {
            self.given.remove(&oldest);
        }
        order.push_back(key.clone());
        self.given.insert(key, ticket);
    }
}

/// A ticket in the making.
impl Ticket {
    pub(super) fn new(account: &Address, service: &str, login: u64, until: Instant) -> Self {
        Self {
            account: account.clone(),
            service: service.to_owned(),
            until,
            secret: None,
            login,
        }
    }

    /// The same with a secret.
    pub(super) fn with_secret(mut self, secret: [u8; SECRET]) -> Self {
        self.secret = Some(secret);
        self
    }
}

impl World {
    /// The ticket with this text, if it is good for one of these services.
    pub(in crate::world) fn ticket(
        &self,
        text: &str,
        services: &[&str],
        now: Now,
    ) -> Result<&Ticket, BadTicket> {
        if text.is_empty() {
            return Err(BadTicket::Missing);
        }
        let any = self.config.behaviour.one_ticket;
        self.tickets
            .given
            .get(&key(text))
            .filter(|ticket| ticket.until > now.mono)
            .filter(|ticket| any || services.contains(&ticket.service.as_str()))
            .ok_or(BadTicket::NotGood)
    }

    /// The account of a ticket for one of these web services.
    pub(super) fn web_ticket(
        &self,
        text: &str,
        services: &[&str],
        now: Now,
    ) -> Result<&Ticket, BadTicket> {
        let ticket = self.ticket(text, services, now)?;
        let lives = || {
            let places = self.places(&ticket.account).into_iter();
            let mut sessions = places.filter_map(|(link, _)| self.session_of(link));
            sessions.any(|session| session.login == Some(ticket.login))
        };
        match self.config.behaviour.tickets_need_session && !lives() {
            true => Err(BadTicket::NotGood),
            false => Ok(ticket),
        }
    }

    /// How long a ticket for this service is good.
    pub(super) fn ticket_life(&self, service: &str) -> Duration {
        match service {
            LOGIN2 => self.config.behaviour.ticket_life,
            _ => self.config.behaviour.sso_ticket_life,
        }
    }
}

/// What a ticket is known by: the part behind `t=`, in whatever way it was written.
fn key(text: &str) -> String {
    let text = percent_decode(text.trim());
    let text = text.strip_prefix("t=").unwrap_or(&text);
    text.split('&').next().unwrap_or_default().to_owned()
}
