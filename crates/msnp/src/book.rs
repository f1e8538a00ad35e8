//! The address book of MSNP13 and later: what keeps the list where the server has it (protocol reference, 13).
//!
//! A [`Book`] fetches memberships and the address book, makes the one list of them, does what the user wants of it by
//! calls to the two services, and fetches again when something changed elsewhere. It makes one call at a time, in
//! order. What comes of it is [`Told`] to the session, who owns the list and the connection to the notification server.
//!
//! Nothing here ends a session: a service that fails is told, tried again, and done without.

mod call;
mod change;
mod fetch;
mod merge;
mod plan;
mod step;

use std::collections::{BTreeMap, VecDeque};
use std::time::{Duration, Instant};

pub(crate) use call::{Reach, Ticket};
pub(crate) use step::{CardChange, Step};

use crate::api::{Address, Command, GroupId};
use crate::command::List;
use crate::dialect::Dialect;
use crate::io::{HttpError, HttpReply, RequestId};
use crate::keep::BookSettings;
use crate::ns::Desk;
use crate::roster::{Roster, Sync};
use crate::soap::abch::{Scenario, Trouble};
use call::{Call, Reply};
use change::Change;
use fetch::Fetch;

/// How many changes may wait.
const MAX_JOBS: usize = 200;
/// To spread the load, a fetch after a notice waits for up to so long (13 section 11).
const SPREAD: u64 = 5_000;
/// There are no more than two fetches within this time: one thing that changed elsewhere is seen at once, many are
/// fetched together.
const REST: Duration = Duration::from_secs(15);
/// So long after somebody knocked it is looked up what they wrote.
const KNOCK: Duration = Duration::from_millis(300);
/// A failed fetch is tried again after so long, then after twice as long, and so on …
const AGAIN: Duration = Duration::from_secs(60);
/// … up to this.
const AGAIN_AT_MOST: Duration = Duration::from_secs(30 * 60);
/// How long a new ticket is waited for.
const TICKET_WAIT: Duration = Duration::from_secs(45);
/// How many people may knock before it is looked up who they are.
const MAX_KNOCKS: usize = 1_000;

/// What the session is told, in order.
#[derive(Debug)]
pub(crate) enum Told {
    /// The whole list as the server has it.
    Whole(Box<Whole>),
    /// The list cannot be had now, and why.
    NoList(String),
    /// Somebody is on this list now, or in this group.
    Listed {
        /// The list.
        list: List,
        /// Who.
        address: Address,
        /// The id of the entry.
        guid: Option<String>,
        /// The name they go by.
        name: Option<String>,
        /// The group.
        group: Option<GroupId>,
    },
    /// Somebody is not on this list any more, or not in this group.
    Unlisted {
        /// The list.
        list: List,
        /// Who.
        address: Address,
        /// The group.
        group: Option<GroupId>,
    },
    /// A group has this name.
    Group(GroupId, String),
    /// A group is gone.
    GroupGone(GroupId),
    /// Somebody belongs to this network. Comes before they are listed.
    Network(Address, u32),
    /// This was written down of somebody.
    Card(Address, CardChange),
    /// Whether strangers may see us is written down; now the notification server is to know.
    Privacy(bool, Option<&'static str>),
    /// The notification server is to know that somebody came on lists and off lists (bits).
    Lists {
        /// Who.
        address: Address,
        /// The network.
        network: u32,
        /// The lists left.
        left: u32,
        /// The lists joined.
        joined: u32,
        /// The command of the user behind it.
        command: Option<&'static str>,
    },
    /// The notification server is to be asked which network this is; the answer goes to [`Book::queried`].
    Query(Address),
    /// A command of the user was not done.
    Failed {
        /// Which.
        command: &'static str,
        /// The code of the error event.
        code: &'static str,
        /// What went wrong.
        words: String,
    },
    /// The ticket is not good any more; a new one goes to [`Book::renewed`].
    Ticket,
}

/// The whole list, fetched.
#[derive(Debug)]
pub(crate) struct Whole {
    /// It, ready to replace the present one.
    pub(crate) sync: Sync,
    /// The own name.
    pub(crate) own_name: Option<String>,
    /// The settings of the account.
    pub(crate) settings: BookSettings,
}

/// What is worked at.
enum Job {
    Fetch(Fetch),
    Change(Change),
}

/// Why nothing goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pause {
    /// For a while, before the next try.
    Until(Instant),
    /// Until there is a new ticket, or no hope for one any more.
    Ticket(Instant),
    /// Until it is known which network an address belongs to.
    Query,
}

/// The address book of one session.
pub(crate) struct Book {
    dialect: Dialect,
    reach: Reach,
    owner: String,
    /// The first of them is worked at.
    jobs: VecDeque<Job>,
    call: Option<Call>,
    pause: Option<Pause>,
    /// Fetch again at this time, and why.
    again: Option<(Instant, Scenario)>,
    /// When the list was fetched, the last time and the time before.
    fetched: [Option<Instant>; 2],
    /// Who put us on their list and was not looked up yet, with the names that were told.
    knocks: BTreeMap<Address, Option<String>>,
    /// The service can tell what changed.
    deltas: bool,
    /// Failed fetches since the last good one.
    failures: u32,
    /// What was put right once and is not tried again.
    repaired: std::collections::BTreeSet<Address>,
    told: Vec<Told>,
}

impl Book {
    /// The book of somebody who just signed in. Nothing happens before [`Book::begin`].
    pub(crate) fn new(dialect: Dialect, reach: Reach, owner: &str) -> Self {
        Self {
            dialect,
            reach,
            owner: owner.to_owned(),
            jobs: VecDeque::new(),
            call: None,
            pause: None,
            again: None,
            fetched: [None; 2],
            knocks: BTreeMap::new(),
            deltas: true,
            failures: 0,
            repaired: std::collections::BTreeSet::new(),
            told: Vec::new(),
        }
    }

    /// Fetches the list for the first time: what changed, if it is known from when the present one is.
    pub(crate) fn begin(&mut self, desk: &mut Desk<'_>) {
        let delta = self.knows_stamps(&desk.model.roster);
        let fetch = Fetch::first(delta, desk.now.mono);
        self.jobs.push_back(Job::Fetch(fetch));
        self.go_on(desk);
    }

    /// What happened since the last call. Each is to be dealt with before [`Book::go_on`].
    pub(crate) fn take_told(&mut self) -> Vec<Told> {
        std::mem::take(&mut self.told)
    }

    /// Whether something happened since then.
    pub(crate) fn has_told(&self) -> bool {
        !self.told.is_empty()
    }

    /// Whether more may be asked.
    pub(crate) fn has_room(&self) -> bool {
        self.jobs.len() < MAX_JOBS
    }

    /// Does what the user wants, after what was wanted before.
    pub(crate) fn wish(&mut self, command: &Command, desk: &mut Desk<'_>) {
        let change = Change::wished(command.clone());
        self.jobs.push_back(Job::Change(change));
        self.go_on(desk);
    }

    /// Does this step, which nobody waits for.
    pub(crate) fn step(&mut self, step: Step, desk: &mut Desk<'_>) {
        if self.has_room() {
            let change = Change::steps(vec![step]);
            self.jobs.push_back(Job::Change(change));
            self.go_on(desk);
        }
    }

    /// The server says that something changed elsewhere.
    pub(crate) fn changed_elsewhere(&mut self, desk: &mut Desk<'_>) {
        let spread = Duration::from_millis(desk.fx.random_below(SPREAD));
        self.fetch_after(spread, Scenario::ChangeNotifyAlert, desk.now.mono);
    }

    /// Somebody put us on their list. They are told once it is known what they wrote.
    pub(crate) fn knocked(&mut self, address: Address, name: Option<String>, desk: &Desk<'_>) {
        if self.knocks.len() < MAX_KNOCKS {
            let _ = self.knocks.insert(address, name);
        }
        self.fetch_after(KNOCK, Scenario::MessengerPendingList, desk.now.mono);
    }

    /// Somebody who may have knocked took us off their list again.
    pub(crate) fn left(&mut self, address: &Address) {
        let _ = self.knocks.remove(address);
    }

    /// It is known which network an address belongs to, or that this cannot be known.
    pub(crate) fn queried(&mut self, address: &Address, network: Option<u32>, desk: &mut Desk<'_>) {
        if self.pause != Some(Pause::Query) {
            return;
        }
        if let Some(Job::Change(change)) = self.jobs.front_mut()
            && change.asks_about(address)
        {
            self.pause = None;
            change.queried(network);
            self.go_on(desk);
        }
    }

    /// There is a new ticket, or there is none to be had.
    pub(crate) fn renewed(&mut self, ticket: Option<Ticket>, desk: &mut Desk<'_>) {
        let waited = matches!(self.pause, Some(Pause::Ticket(_)));
        match ticket {
            Some(ticket) => {
                self.reach.ticket = Some(ticket);
                if waited {
                    self.pause = None;
                }
            }
            None if waited => {
                self.pause = None;
                self.failed(&Trouble::Ticket, desk);
            }
            None => {}
        }
        self.go_on(desk);
    }

    /// An HTTP request was answered. Tells whether it was one of this book.
    pub(crate) fn reply(
        &mut self,
        id: RequestId,
        result: &Result<HttpReply, HttpError>,
        desk: &mut Desk<'_>,
    ) -> bool {
        let Some(call) = self.call.take_if(|call| call.id == id) else {
            return false;
        };
        match self.reach.read(&call, result) {
            Reply::Answer(answer) => {
                if let Some(key) = &answer.cache_key {
                    self.reach.cache_key = Some(key.clone());
                }
                match self.jobs.front_mut() {
                    Some(Job::Fetch(_)) => self.fetch_answered(&answer, desk),
                    Some(Job::Change(_)) => self.step_answered(Ok(&answer), desk),
                    None => {}
                }
            }
            Reply::Moved(url) => {
                let moved = self.reach.follow(call, url, desk);
                match moved {
                    Ok(call) => self.call = Some(call),
                    Err(trouble) => self.failed(&trouble, desk),
                }
            }
            Reply::Trouble(trouble) => self.failed(&trouble, desk),
        }
        true
    }

    /// Time has passed.
    pub(crate) fn tick(&mut self, desk: &mut Desk<'_>) {
        let now = desk.now.mono;
        if let Some(call) = self.call.take_if(|call| call.is_late(now)) {
            // Whoever makes the requests forgot about this one.
            desk.fx.cancel(call.id);
            self.failed(&call::unanswered(), desk);
        }
        match self.pause {
            Some(Pause::Until(until)) if until <= now => self.pause = None,
            Some(Pause::Ticket(until)) if until <= now => {
                self.pause = None;
                self.failed(&Trouble::Ticket, desk);
            }
            _ => {}
        }
        self.go_on(desk);
    }

    /// When [`Book::tick`] has something to do.
    pub(crate) fn deadline(&self) -> Option<Instant> {
        let pause = match self.pause {
            Some(Pause::Until(until) | Pause::Ticket(until)) => Some(until),
            _ => None,
        };
        let call = self.call.as_ref().map(Call::late_at);
        // A fetch waits for what is being worked at.
        let again = self.again.map(|(at, _)| at);
        let again = again.filter(|_| self.jobs.is_empty());
        [pause, call, again].into_iter().flatten().min()
    }

    /// The session ends: no call is made any more.
    pub(crate) fn stop(&mut self, desk: &mut Desk<'_>) {
        if let Some(call) = self.call.take() {
            desk.fx.cancel(call.id);
        }
        self.pause = None;
        self.again = None;
    }

    /// The commands of the user that were not done; they will not be any more.
    pub(crate) fn unfinished(&mut self) -> Vec<&'static str> {
        let jobs = std::mem::take(&mut self.jobs).into_iter();
        jobs.filter_map(|job| match job {
            Job::Change(change) => change.command,
            Job::Fetch(_) => None,
        })
        .collect()
    }

    /// Makes the next call, if there is one to be made.
    pub(crate) fn go_on(&mut self, desk: &mut Desk<'_>) {
        // What is told changes the list that the next call is made from.
        while self.call.is_none() && self.pause.is_none() && self.told.is_empty() {
            let more = match self.jobs.front() {
                Some(Job::Fetch(_)) => self.fetch_next(desk),
                Some(Job::Change(_)) => self.step_next(desk),
                None => self.fetches_again(desk),
            };
            if !more {
                break;
            }
        }
    }

    /// Begins the fetch that waited, if it is due; whether it did.
    fn fetches_again(&mut self, desk: &Desk<'_>) -> bool {
        let now = desk.now.mono;
        let Some((_, scenario)) = self.again.take_if(|(at, _)| *at <= now) else {
            return false;
        };
        let delta = self.knows_stamps(&desk.model.roster);
        let fetch = Fetch::later(delta, scenario);
        self.jobs.push_back(Job::Fetch(fetch));
        true
    }

    fn knows_stamps(&self, roster: &Roster) -> bool {
        let book = roster.book.as_ref();
        self.deltas
            && book.is_some_and(|book| {
                book.members_changed.is_some() && book.contacts_changed.is_some()
            })
    }

    fn fetch_after(&mut self, delay: Duration, scenario: Scenario, now: Instant) {
        let [_, before] = self.fetched;
        let rested = before.map_or(now, |at| at + REST);
        let at = (now + delay).max(rested);
        // The first reason wins: a stream of notices must not put it off for ever.
        if self.again.is_none_or(|(present, _)| at < present) {
            self.again = Some((at, scenario));
        }
    }

    /// A call failed: it is made again, or given up with its job.
    fn failed(&mut self, trouble: &Trouble, desk: &mut Desk<'_>) {
        match self.jobs.front() {
            Some(Job::Fetch(_)) => self.fetch_failed(trouble, desk),
            Some(Job::Change(_)) => self.step_answered(Err(trouble), desk),
            None => {}
        }
    }

    /// Asks for a new ticket, once a job.
    fn wants_ticket(&mut self, renewed: bool, now: Instant) -> bool {
        if !renewed {
            self.pause = Some(Pause::Ticket(now + TICKET_WAIT));
            self.told.push(Told::Ticket);
        }
        !renewed
    }
}
