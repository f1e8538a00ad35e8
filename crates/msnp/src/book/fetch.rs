//! Fetching the list: memberships, then the address book; what changed where that can be told, else all of it.

use std::time::{Duration, Instant};

use super::call::PATIENCE;
use super::merge::{Repair, merge};
use super::step::Step;
use super::{AGAIN, AGAIN_AT_MOST, Book, Job, Pause, Told, Whole};
use crate::command::List;
use crate::ns::Desk;
use crate::soap::abch::{AddressBook, Answer, Memberships, Request, Role, Scenario, Trouble};

/// A call that failed in passing is made again after these times.
const RETRIES: [Duration; 2] = [Duration::from_secs(2), Duration::from_secs(8)];
/// So many wrongs are put right after one fetch.
const MAX_REPAIRS: usize = 50;

/// A fetch, and how far it is.
#[derive(Debug)]
pub(super) struct Fetch {
    scenario: Scenario,
    delta: bool,
    /// The memberships are there, the address book is not.
    members: Option<Memberships>,
    makes_book: bool,
    made_book: bool,
    retries: usize,
    renewed: bool,
    /// The list is shown no later than this, as it was the last time if need be.
    until: Option<Instant>,
}

impl Fetch {
    /// The one at sign-in.
    pub(super) fn first(delta: bool, now: Instant) -> Self {
        Self {
            until: Some(now + PATIENCE),
            ..Self::later(delta, Scenario::Initial)
        }
    }

    /// One after the list changed elsewhere.
    pub(super) fn later(delta: bool, scenario: Scenario) -> Self {
        Self {
            scenario,
            delta,
            members: None,
            makes_book: false,
            made_book: false,
            retries: 0,
            renewed: false,
            until: None,
        }
    }

    /// From the beginning, and all of it.
    fn start_over(&mut self) {
        self.delta = false;
        self.members = None;
    }
}

impl Book {
    fn fetch_mut(&mut self) -> Option<&mut Fetch> {
        match self.jobs.front_mut() {
            Some(Job::Fetch(fetch)) => Some(fetch),
            _ => None,
        }
    }

    /// Makes the next call of the fetch that is worked at.
    pub(super) fn fetch_next(&mut self, desk: &mut Desk<'_>) -> bool {
        let Some(Job::Fetch(fetch)) = self.jobs.front() else {
            return false;
        };
        let book = desk.model.roster.book.clone().filter(|_| fetch.delta);
        let book = book.unwrap_or_default();
        let request = if fetch.makes_book {
            Request::AddBook { owner: &self.owner }
        } else if fetch.members.is_none() {
            let since = book.members_changed.as_deref();
            Request::FindMembership { since }
        } else {
            let since = book.contacts_changed.as_deref();
            if self.dialect.pages_address_book() {
                Request::FindPaged { since }
            } else {
                Request::FindAll { since }
            }
        };
        let now = desk.now.mono;
        let until = fetch.until.map_or(now + PATIENCE, |until| until.max(now));
        let called = self
            .reach
            .call(&request, fetch.scenario, self.dialect, (until, desk));
        match called {
            Ok(call) => self.call = Some(call),
            Err(trouble) => self.fetch_failed(&trouble, desk),
        }
        true
    }

    pub(super) fn fetch_answered(&mut self, answer: &Answer, desk: &mut Desk<'_>) {
        let pages = self.dialect.pages_address_book();
        let Some(fetch) = self.fetch_mut() else {
            return;
        };
        if std::mem::take(&mut fetch.makes_book) {
            fetch.members = None;
            return;
        }
        let Some(members) = fetch.members.take() else {
            match answer.result("FindMembership") {
                Some(result) => fetch.members = Some(Memberships::read(result)),
                None => self.fetch_failed(&nothing_said(), desk),
            }
            return;
        };
        let name = if pages {
            "ABFindContactsPaged"
        } else {
            "ABFindAll"
        };
        match answer.result(name) {
            Some(result) => self.fetched(&members, &AddressBook::read(result), desk),
            None => {
                fetch.members = Some(members);
                self.fetch_failed(&nothing_said(), desk);
            }
        }
    }

    fn fetched(&mut self, members: &Memberships, book: &AddressBook, desk: &mut Desk<'_>) {
        let Some(fetch) = self.fetch_mut() else {
            return;
        };
        let roster = &desk.model.roster;
        let Some(mut merged) = merge(roster, fetch.delta, members, book) else {
            // What changed cannot be told from this.
            return fetch.start_over();
        };
        let _ = self.jobs.pop_front();
        self.failures = 0;
        self.fetched = [Some(desk.now.mono), self.fetched[0]];
        merged.knocked(std::mem::take(&mut self.knocks));
        let mut memory = merged.roster.book.take().unwrap_or_default();
        memory.cache_key.clone_from(&self.reach.cache_key);
        let settings = memory.settings;
        merged.roster.book = Some(memory);
        self.repair(merged.repairs);
        self.told.push(Told::Whole(Box::new(Whole {
            sync: crate::roster::Sync::whole(merged.roster),
            own_name: merged.own_name,
            settings,
        })));
    }

    /// Puts right what contradicts itself, each thing once (13 section 3).
    fn repair(&mut self, repairs: Vec<Repair>) {
        for repair in repairs.into_iter().take(MAX_REPAIRS) {
            let (address, steps) = match repair {
                Repair::AllowedAndBlocked(address) => {
                    let off = Step::Leave(Role::Allow, address.clone());
                    (address, vec![off])
                }
                Repair::PendingContact { address, decided } => {
                    let mut steps = Vec::new();
                    if !decided {
                        steps.push(Step::Join(Role::Allow, address.clone()));
                    }
                    steps.push(Step::Leave(Role::Pending, address.clone()));
                    steps.push(Step::Join(Role::Reverse, address.clone()));
                    (address, steps)
                }
            };
            if self.has_room() && self.repaired.insert(address) {
                let change = super::change::Change::steps(steps);
                self.jobs.push_back(Job::Change(change));
            }
        }
    }

    pub(super) fn fetch_failed(&mut self, trouble: &Trouble, desk: &mut Desk<'_>) {
        let now = desk.now.mono;
        let Some(fetch) = self.fetch_mut() else {
            return;
        };
        match trouble {
            Trouble::FullSync if fetch.delta => {
                fetch.start_over();
                self.deltas = false;
                return;
            }
            Trouble::NoBook if !fetch.made_book => {
                fetch.made_book = true;
                fetch.makes_book = true;
                fetch.start_over();
                return;
            }
            Trouble::BookExists if fetch.makes_book => {
                fetch.makes_book = false;
                return;
            }
            Trouble::Ticket if !fetch.renewed => {
                fetch.renewed = true;
                let _ = self.wants_ticket(false, now);
                return;
            }
            _ => {}
        }
        if trouble.is_passing()
            && let Some(pause) = RETRIES.get(fetch.retries)
            && fetch.until.is_none_or(|until| now + *pause < until)
        {
            fetch.retries += 1;
            self.pause = Some(Pause::Until(now + *pause));
            self.reach.forget_moves();
            return;
        }
        self.give_up_fetching(trouble, desk);
    }

    /// It will be tried again later; until then the list is what it was.
    fn give_up_fetching(&mut self, trouble: &Trouble, desk: &mut Desk<'_>) {
        let Some(Job::Fetch(fetch)) = self.jobs.pop_front() else {
            return;
        };
        let delay = AGAIN
            .saturating_mul(1 << self.failures.min(10))
            .min(AGAIN_AT_MOST);
        self.failures = self.failures.saturating_add(1);
        self.fetch_after(delay, Scenario::Timer, desk.now.mono);
        for (address, name) in std::mem::take(&mut self.knocks) {
            self.told.push(Told::Listed {
                list: List::Reverse,
                address,
                guid: None,
                name,
                group: None,
            });
        }
        if fetch.scenario == Scenario::Initial {
            self.told.push(Told::NoList(trouble.told().1));
        }
    }
}

fn nothing_said() -> Trouble {
    Trouble::Other {
        code: "nothing".to_owned(),
        words: "an answer without a result".to_owned(),
    }
}
