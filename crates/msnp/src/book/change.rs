//! What the user wants of the list, as calls in order. Each counts once it is answered: nothing is shown before.

use std::collections::VecDeque;
use std::time::Duration;

use super::plan::plan;
use super::step::{Prepared, Step, request_name, scenario};
use super::{Book, Job, Pause, Told};
use crate::api::{Address, Command, GroupId};
use crate::command::List;
use crate::ns::Desk;
use crate::roster::MESSENGER;
use crate::soap::abch::{Answer, Role, Scenario, Trouble};

/// A call that failed in passing is made again after this, once: all of them may be made twice.
const RETRY: Duration = Duration::from_secs(2);

/// A change, and how far it is.
#[derive(Debug)]
pub(super) struct Change {
    pub(super) command: Option<&'static str>,
    /// What the user wants, until the steps are planned.
    wish: Option<Command>,
    steps: VecDeque<Step>,
    /// The network of whom it is about, where that was learned.
    network: Option<u32>,
    /// The lists that the notification server is to know of.
    joined: u32,
    left: u32,
    about: Option<Address>,
    retried: bool,
    renewed: bool,
}

impl Change {
    /// What the user wants.
    pub(super) fn wished(command: Command) -> Self {
        Self {
            command: Some(command.name()),
            wish: Some(command),
            ..Self::steps(Vec::new())
        }
    }

    /// Steps that nobody waits for.
    pub(super) fn steps(steps: Vec<Step>) -> Self {
        Self {
            command: None,
            wish: None,
            steps: steps.into(),
            network: None,
            joined: 0,
            left: 0,
            about: None,
            retried: false,
            renewed: false,
        }
    }

    pub(super) fn asks_about(&self, address: &Address) -> bool {
        matches!(self.steps.front(), Some(Step::Query(asked)) if asked == address)
    }

    pub(super) fn queried(&mut self, network: Option<u32>) {
        let _ = self.steps.pop_front();
        self.network = network;
    }

    fn joins(&mut self, list: List, address: &Address) {
        self.note(address, list, |change, bit| {
            change.joined |= bit;
            change.left &= !bit;
        });
    }

    fn leaves(&mut self, list: List, address: &Address) {
        self.note(address, list, |change, bit| {
            change.left |= bit;
            change.joined &= !bit;
        });
    }

    /// The notification server knows of the forward, allow and block lists only.
    fn note(&mut self, address: &Address, list: List, note: impl Fn(&mut Self, u32)) {
        if matches!(list, List::Forward | List::Allow | List::Block) {
            note(self, list.bit());
            self.about = Some(address.clone());
        }
    }
}

/// The list that the sharing service calls so.
fn list_of(role: Role) -> List {
    match role {
        Role::Allow => List::Allow,
        Role::Block => List::Block,
        Role::Reverse => List::Reverse,
        Role::Pending => List::Pending,
    }
}

impl Book {
    fn change_mut(&mut self) -> Option<&mut Change> {
        match self.jobs.front_mut() {
            Some(Job::Change(change)) => Some(change),
            _ => None,
        }
    }

    /// Does the next step of the change that is worked at.
    pub(super) fn step_next(&mut self, desk: &mut Desk<'_>) -> bool {
        let Some(Job::Change(change)) = self.jobs.front_mut() else {
            return false;
        };
        if let Some(wish) = change.wish.take() {
            match plan(&wish, &desk.model.roster, self.dialect) {
                Ok(steps) => change.steps = steps.into(),
                Err(error) => {
                    let (code, words) = error.told();
                    self.told.push(Told::Failed {
                        command: wish.name(),
                        code,
                        words: words.to_owned(),
                    });
                }
            }
        }
        let Some(Job::Change(change)) = self.jobs.front() else {
            return false;
        };
        let Some(step) = change.steps.front() else {
            self.end_change(desk);
            return true;
        };
        if let Step::Query(address) = step {
            self.told.push(Told::Query(address.clone()));
            self.pause = Some(Pause::Query);
            return true;
        }
        let own_name = desk.model.me.display_name.clone();
        let roster = &desk.model.roster;
        let scenario = scenario(step, change.command);
        let prepared = Prepared::of(step, change.network, roster);
        let until = desk.now.mono + super::call::PATIENCE;
        let called = match prepared {
            Some(prepared) => prepared.with(step, &own_name, |request| {
                self.reach
                    .call(request, scenario, self.dialect, (until, desk))
            }),
            None => Err(Trouble::NoSuchContact),
        };
        match called {
            Ok(call) => self.call = Some(call),
            Err(trouble) => self.step_answered(Err(&trouble), desk),
        }
        true
    }

    /// The step that is worked at is done, or not.
    pub(super) fn step_answered(&mut self, came: Result<&Answer, &Trouble>, desk: &mut Desk<'_>) {
        let now = desk.now.mono;
        let Some(change) = self.change_mut() else {
            return;
        };
        let Some(step) = change.steps.front().cloned() else {
            return;
        };
        let trouble = match came {
            Ok(answer) => {
                let guid = answer.guid(request_name(&step)).map(str::to_owned);
                return self.step_done(step, guid, desk);
            }
            Err(trouble) => trouble,
        };
        match (trouble, &step) {
            (Trouble::Ticket, _) if !change.renewed => {
                change.renewed = true;
                let _ = self.wants_ticket(false, now);
                return;
            }
            // It is as it was to be.
            (Trouble::MemberExists, Step::Join(..))
            | (Trouble::NoSuchMember, Step::Leave(..))
            | (Trouble::NoSuchContact, Step::Remove(_))
            | (Trouble::NoSuchGroup, Step::DropGroup(_)) => {
                return self.step_done(step, None, desk);
            }
            (Trouble::ContactExists(Some(guid)), Step::Add(address, _)) => {
                change.steps[0] = Step::Restore(address.clone(), guid.clone());
                return;
            }
            (Trouble::Federated, Step::Add(..)) if change.network != Some(2) => {
                change.network = Some(2);
                return;
            }
            // The first try came through after all.
            (Trouble::GroupExists(Some(guid)), Step::NewGroup(_)) if change.retried => {
                return self.step_done(step, Some(guid.clone()), desk);
            }
            _ => {}
        }
        if matches!(trouble, Trouble::Unreachable | Trouble::Unanswered) && !change.retried {
            change.retried = true;
            self.pause = Some(Pause::Until(now + RETRY));
            self.reach.forget_moves();
            return;
        }
        self.step_failed(trouble, desk);
    }

    fn step_failed(&mut self, trouble: &Trouble, desk: &mut Desk<'_>) {
        let Some(change) = self.change_mut() else {
            return;
        };
        change.steps.clear();
        if let Some(command) = change.command {
            let (code, words) = trouble.told();
            self.told.push(Told::Failed {
                command,
                code,
                words,
            });
        }
        if !matches!(
            trouble,
            Trouble::NoSuchUser | Trouble::BadAddress | Trouble::TooLong | Trouble::Ticket
        ) {
            // Nobody knows what the server has now: look.
            self.fetch_after(Duration::ZERO, Scenario::Timer, desk.now.mono);
        }
    }

    /// The change is over: what came of it goes to the notification server.
    fn end_change(&mut self, desk: &Desk<'_>) {
        let Some(Job::Change(change)) = self.jobs.pop_front() else {
            return;
        };
        if let Some(address) = change.about
            && change.left | change.joined != 0
        {
            let known = desk.model.roster.contact(&address);
            let network = known.map(|contact| contact.network());
            self.told.push(Told::Lists {
                network: network.or(change.network).unwrap_or(MESSENGER),
                address,
                left: change.left,
                joined: change.joined,
                command: change.command,
            });
        }
    }

    fn step_done(&mut self, step: Step, guid: Option<String>, desk: &Desk<'_>) {
        let Some(change) = self.change_mut() else {
            return;
        };
        let _ = change.steps.pop_front();
        change.retried = false;
        let network = change.network;
        let mut look = false;
        let told = match step {
            Step::Query(_) | Step::Places(_) | Step::OwnName(_) => None,
            Step::Add(address, _) => {
                change.joins(List::Forward, &address);
                look = guid.is_none();
                Some(listed(List::Forward, address, guid))
            }
            Step::Restore(address, guid) => {
                change.joins(List::Forward, &address);
                // Name, groups and notes of the old entry are not known.
                look = true;
                Some(listed(List::Forward, address, Some(guid)))
            }
            Step::Remove(address) => {
                change.leaves(List::Forward, &address);
                Some(unlisted(List::Forward, address, None))
            }
            Step::Join(role, address) => {
                change.joins(list_of(role), &address);
                Some(listed(list_of(role), address, None))
            }
            Step::Leave(role, address) => {
                change.leaves(list_of(role), &address);
                Some(unlisted(list_of(role), address, None))
            }
            Step::NewGroup(name) => {
                look = guid.is_none();
                guid.map(|guid| Told::Group(GroupId::new(&guid), name))
            }
            Step::Rename(group, name) => Some(Told::Group(group, name)),
            Step::DropGroup(group) => Some(Told::GroupGone(group)),
            Step::PutIn(address, group) => Some(Told::Listed {
                list: List::Forward,
                address,
                guid: None,
                name: None,
                group: Some(group),
            }),
            Step::TakeOut(address, group) => Some(unlisted(List::Forward, address, Some(group))),
            Step::Write(address, change) => Some(Told::Card(address, change)),
            Step::Privacy(allow) => Some(Told::Privacy(allow, change.command)),
        };
        if let Some(Told::Listed { address, .. }) = &told
            && let Some(network) = network.filter(|network| *network != MESSENGER)
        {
            self.told.push(Told::Network(address.clone(), network));
        }
        self.told.extend(told);
        if look {
            self.fetch_after(Duration::ZERO, Scenario::Timer, desk.now.mono);
        }
    }
}

fn listed(list: List, address: Address, guid: Option<String>) -> Told {
    Told::Listed {
        list,
        address,
        guid,
        name: None,
        group: None,
    }
}

fn unlisted(list: List, address: Address, group: Option<GroupId>) -> Told {
    Told::Unlisted {
        list,
        address,
        group,
    }
}
