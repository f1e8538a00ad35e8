//! What the user wants of the list, as calls in order. Each counts once it is answered: nothing is shown before.

use std::collections::VecDeque;
use std::time::Duration;

use super::plan::plan;
use super::{Book, Job, Pause, Told};
use crate::api::{Address, Command, GroupId, PhoneKind};
use crate::command::List;
use crate::ns::Desk;
use crate::roster::{Contact, MESSENGER, Roster};
use crate::soap::abch::{
    Answer, Change as Edit, ContactRef, Invitation, MemberRef, NewContact, Request, Role, Scenario,
    Trouble, annotation,
};

/// A call that failed in passing is made again after this, once: all of them may be made twice.
const RETRY: Duration = Duration::from_secs(2);
/// What the scheme of phone addresses is.
const TEL: &str = "tel:";

/// One step of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Learn which network an address belongs to.
    Query(Address),
    /// Put somebody on the forward list, and write this to them.
    Add(Address, Option<String>),
    /// They were in the address book, but not on the list: now they are.
    Restore(Address, String),
    /// Take somebody out of the address book.
    Remove(Address),
    /// Put somebody on one of the other lists.
    Join(Role, Address),
    /// Take somebody off one.
    Leave(Role, Address),
    /// Make a group.
    NewGroup(String),
    /// Give a group another name.
    Rename(GroupId, String),
    /// Take a group away.
    DropGroup(GroupId),
    /// Put a contact into a group.
    PutIn(Address, GroupId),
    /// Take a contact out of one.
    TakeOut(Address, GroupId),
    /// Write something down of a contact.
    Write(Address, CardChange),
    /// Whether strangers may see us.
    Privacy(bool),
    /// Whether several places may be signed in at once.
    Places(bool),
    /// The own name. That others see it is the business of the notification server.
    OwnName(String),
}

/// What is written down of a contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum CardChange {
    /// The name we give them; an empty one is taken back.
    Nickname(String),
    /// A note; an empty one is taken away.
    Note(String),
    /// A phone number; an empty one is taken away.
    Phone(PhoneKind, String),
    /// Whether they are a favourite.
    Favorite(bool),
}

impl CardChange {
    /// Does it to the contact of the list.
    pub(crate) fn apply(self, contact: &mut Contact) {
        let some = |text: String| Some(text).filter(|text| !text.is_empty());
        let details = &mut contact.details;
        match self {
            Self::Nickname(name) => details.nickname = some(name),
            Self::Note(text) => details.note = some(text),
            Self::Phone(kind, number) => details.phones.set(kind, &number),
            Self::Favorite(on) => details.favorite = on,
        }
    }

    fn edit(&self) -> Edit<'_> {
        match self {
            Self::Nickname(name) => Edit::Annotation(annotation::NICKNAME, name),
            Self::Note(text) => Edit::Comment(text),
            Self::Phone(kind, number) => Edit::Phone(*kind, number),
            Self::Favorite(on) => Edit::Favorite(*on),
        }
    }
}

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
pub(super) fn list_of(role: Role) -> List {
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

/// The name of the operation that a step calls.
fn request_name(step: &Step) -> &'static str {
    match step {
        Step::Add(..) => "ABContactAdd",
        Step::NewGroup(_) => "ABGroupAdd",
        // Others give nothing.
        _ => "",
    }
}

fn scenario(step: &Step, command: Option<&'static str>) -> Scenario {
    match step {
        Step::Query(_) | Step::Remove(_) | Step::DropGroup(_) | Step::OwnName(_) => Scenario::Timer,
        Step::Add(..) | Step::Write(..) => Scenario::ContactSave,
        Step::Restore(..) => Scenario::Timer,
        Step::NewGroup(_) | Step::Rename(..) | Step::PutIn(..) | Step::TakeOut(..) => {
            Scenario::GroupSave
        }
        Step::Privacy(_) => Scenario::PrivacyApply,
        Step::Places(_) => Scenario::GeneralDialogApply,
        Step::Join(..) | Step::Leave(..) => match command {
            Some("block" | "unblock") => Scenario::BlockUnblock,
            _ => Scenario::ContactMsgrApi,
        },
    }
}

/// What a step needs to know of whom it is about.
struct Prepared {
    guid: String,
    network: u32,
}

impl Prepared {
    /// `None` when the step is about an entry that there is not.
    fn of(step: &Step, network: Option<u32>, roster: &Roster) -> Option<Self> {
        let (address, needs_entry) = match step {
            Step::Remove(address)
            | Step::PutIn(address, _)
            | Step::TakeOut(address, _)
            | Step::Write(address, _) => (Some(address), true),
            Step::Add(address, _) | Step::Join(_, address) | Step::Leave(_, address) => {
                (Some(address), false)
            }
            _ => (None, false),
        };
        let contact = address.and_then(|address| roster.contact(address));
        let guid = contact.and_then(|contact| contact.guid.clone());
        if needs_entry && guid.is_none() {
            return None;
        }
        let phone = address.is_some_and(|address| address.as_str().starts_with(TEL));
        let known = contact.map(|contact| contact.network());
        let usual = if phone { 4 } else { MESSENGER };
        Some(Self {
            guid: guid.unwrap_or_default(),
            network: network
                .or(known.filter(|known| *known != MESSENGER))
                .unwrap_or(usual),
        })
    }

    fn with<T>(&self, step: &Step, own_name: &str, call: impl FnOnce(&Request<'_>) -> T) -> T {
        let id = self.guid.as_str();
        let member = |address| MemberRef::of(address, self.network);
        let privacy;
        let edits: &[Edit<'_>];
        let one: [Edit<'_>; 1];
        let request = match step {
            // Never called: it is no call.
            Step::Query(_) => Request::FindMembership { since: None },
            Step::Add(address, message) => {
                Request::AddContact(self.newcomer(address.as_str(), message.as_deref(), own_name))
            }
            Step::Restore(_, guid) => {
                one = [Edit::MessengerUser(true)];
                Request::UpdateContact {
                    id: Some(guid),
                    changes: &one,
                }
            }
            Step::Remove(_) => Request::DeleteContact { id },
            Step::Join(role, address) => Request::AddMember {
                role: *role,
                member: member(address.as_str()),
            },
            Step::Leave(role, address) => Request::DeleteMember {
                role: *role,
                member: member(address.as_str()),
            },
            Step::NewGroup(name) => Request::AddGroup { name },
            Step::Rename(group, name) => Request::RenameGroup {
                id: group.as_str(),
                name,
            },
            Step::DropGroup(group) => Request::DeleteGroup { id: group.as_str() },
            Step::PutIn(_, group) => Request::AddToGroup {
                group: group.as_str(),
                contact: ContactRef::Entry(id),
            },
            Step::TakeOut(_, group) => Request::RemoveFromGroup {
                group: group.as_str(),
                contact: id,
            },
            Step::Write(_, change) => {
                one = [change.edit()];
                Request::UpdateContact {
                    id: Some(id),
                    changes: &one,
                }
            }
            Step::Privacy(allow) => {
                let word = if *allow { "1" } else { "2" };
                privacy = [
                    Edit::Annotation(annotation::ASK_ME, "1"),
                    Edit::Annotation(annotation::STRANGERS, word),
                ];
                edits = &privacy;
                own(edits)
            }
            Step::Places(several) => {
                let word = if *several { "1" } else { "0" };
                one = [Edit::Annotation(annotation::PLACES, word)];
                own(&one)
            }
            Step::OwnName(name) => {
                one = [Edit::DisplayName(name)];
                own(&one)
            }
        };
        call(&request)
    }

    fn newcomer<'a>(
        &self,
        address: &'a str,
        message: Option<&'a str>,
        own_name: &'a str,
    ) -> NewContact<'a> {
        match self.network {
            MESSENGER => NewContact::Messenger {
                email: address,
                invitation: message
                    .filter(|text| !text.is_empty())
                    .map(|text| Invitation {
                        text,
                        name: own_name,
                    }),
            },
            4 => NewContact::Phone {
                number: address.strip_prefix(TEL).unwrap_or(address),
            },
            network => NewContact::Elsewhere {
                email: address,
                network,
            },
        }
    }
}

fn own<'a>(changes: &'a [Edit<'a>]) -> Request<'a> {
    Request::UpdateContact { id: None, changes }
}
