//! Address book and memberships: requests and answers of `abservice.asmx` and `SharingService.asmx` (protocol reference,
//! 13).
//!
//! A [`Request`] is one call; [`Request::envelope`] writes it under the header that a [`Caller`] gives it. [`read`] takes
//! the answer apart: what came, or a [`Trouble`] that says what to do about it.

mod answer;
mod connection;
mod contact;
mod entry;
mod find;
mod group;
mod lists;
mod member;
mod trouble;

pub use answer::{Answer, read};
pub use connection::Connection;
pub use contact::{Change, ContactRef, Invitation, NewContact};
pub use entry::{ContactEntry, ContactInfo, ContactKind};
pub use lists::{AddressBook, GroupEntry, Member, Membership, Memberships};
pub use member::{MemberRef, Role};
pub use trouble::Trouble;

use super::xml::Writer;
use super::{SoapVersion, envelope};
use crate::auth::Secret;

/// The namespace of every element.
pub const NAMESPACE: &str = "http://www.msn.com/webservices/AddressBook";
/// The own address book.
pub const OWN_BOOK: &str = "00000000-0000-0000-0000-000000000000";
/// The time that means "never".
const NEVER: &str = "0001-01-01T00:00:00.0000000-08:00";

/// The names of annotations (13 section 6).
pub mod annotation {
    /// The name we gave a contact.
    pub const NICKNAME: &str = "AB.NickName";
    /// Which network an address belongs to.
    pub const BUDDY_TYPE: &str = "MSN.IM.BuddyType";
    /// What somebody wrote who asks to be let in.
    pub const INVITATION: &str = "MSN.IM.InviteMessage";
    /// A group is shown.
    pub const DISPLAY: &str = "MSN.IM.Display";
    /// Whether to ask when somebody adds us: 1 ask, 2 do not.
    pub const ASK_ME: &str = "MSN.IM.GTC";
    /// Whether strangers may see us: 1 they may, 2 they may not.
    pub const STRANGERS: &str = "MSN.IM.BLP";
    /// Whether the own mobile phone takes messages.
    pub const MOBILE: &str = "MSN.IM.MBEA";
    /// Whether several places may be signed in at once.
    pub const PLACES: &str = "MSN.IM.MPOP";
    /// Whether name, message and picture are kept by the service: 1 yes, 2 no.
    pub const ROAMING: &str = "MSN.IM.RoamLiveProperties";
}

/// Which of the two services a call goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Service {
    /// `abservice.asmx`.
    AddressBook,
    /// `SharingService.asmx`.
    Sharing,
}

/// Why a call is made; servers may pick their behaviour by it (13 section 9).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scenario {
    /// The first fetch at sign-in.
    Initial,
    /// In the background, and to delete.
    Timer,
    /// The user edits a contact.
    ContactSave,
    /// The user edits a group.
    GroupSave,
    /// The user blocks or unblocks.
    BlockUnblock,
    /// The user sets who may see them.
    PrivacyApply,
    /// The user sets other options.
    GeneralDialogApply,
    /// Memberships that follow something the notification server told.
    ContactMsgrApi,
    /// A fetch after somebody added us.
    MessengerPendingList,
    /// A fetch after the notification server told of a change.
    ChangeNotifyAlert,
}

impl Scenario {
    /// The word of the header.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Initial => "Initial",
            Self::Timer => "Timer",
            Self::ContactSave => "ContactSave",
            Self::GroupSave => "GroupSave",
            Self::BlockUnblock => "BlockUnblock",
            Self::PrivacyApply => "PrivacyApply",
            Self::GeneralDialogApply => "GeneralDialogApply",
            Self::ContactMsgrApi => "ContactMsgrAPI",
            Self::MessengerPendingList => "MessengerPendingList",
            Self::ChangeNotifyAlert => "ABChangeNotifyAlert",
        }
    }
}

/// Who calls, for the header of a request.
#[derive(Clone, Copy, Debug)]
pub struct Caller<'a> {
    /// The id of the program (see `Dialect::address_book_application`).
    pub application: &'a str,
    /// Why.
    pub scenario: Scenario,
    /// The word that lets the service find our data again, once one was told.
    pub cache_key: Option<&'a str>,
    /// The ticket, where it goes into the envelope; with Tweener it travels as a cookie instead (13 section 1).
    pub ticket: Option<&'a Secret>,
}

/// One call.
#[derive(Clone, Copy, Debug)]
pub enum Request<'a> {
    /// Who is on which list; with `since` only what changed after it.
    FindMembership {
        /// The [`Memberships::changed`] of the last answer.
        since: Option<&'a str>,
    },
    /// The address book.
    FindAll {
        /// The [`AddressBook::changed`] of the last answer.
        since: Option<&'a str>,
    },
    /// The address book, as newer programs ask for it.
    FindPaged {
        /// As for [`Request::FindAll`].
        since: Option<&'a str>,
    },
    /// Makes the own address book.
    AddBook {
        /// The own address.
        owner: &'a str,
    },
    /// Puts somebody into the address book.
    AddContact(NewContact<'a>),
    /// Changes an entry, or with `id` `None` that of the owner.
    UpdateContact {
        /// The id of the entry.
        id: Option<&'a str>,
        /// What to change.
        changes: &'a [Change<'a>],
    },
    /// Takes an entry out of the address book.
    DeleteContact {
        /// The id of the entry.
        id: &'a str,
    },
    /// Makes a group.
    AddGroup {
        /// Its name.
        name: &'a str,
    },
    /// Gives a group another name.
    RenameGroup {
        /// The group.
        id: &'a str,
        /// Its new name.
        name: &'a str,
    },
    /// Takes a group away; its contacts stay.
    DeleteGroup {
        /// The group.
        id: &'a str,
    },
    /// Puts somebody into a group.
    AddToGroup {
        /// The group.
        group: &'a str,
        /// Who.
        contact: ContactRef<'a>,
    },
    /// Takes somebody out of a group.
    RemoveFromGroup {
        /// The group.
        group: &'a str,
        /// The id of the entry.
        contact: &'a str,
    },
    /// Puts somebody on a list.
    AddMember {
        /// The list.
        role: Role,
        /// Who.
        member: MemberRef<'a>,
    },
    /// Takes somebody off a list.
    DeleteMember {
        /// The list.
        role: Role,
        /// Who.
        member: MemberRef<'a>,
    },
    /// Makes an entry, as the programs of 2011 do.
    CreateContact {
        /// The address.
        email: &'a str,
    },
    /// Asks for, or answers to, a connection with somebody, as the programs of 2011 do.
    Connect(Connection<'a>),
    /// Ends a connection, as the programs of 2011 do.
    BreakConnection {
        /// The id of the entry.
        contact: &'a str,
    },
}

impl Request<'_> {
    /// The name of the operation.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::FindMembership { .. } => "FindMembership",
            Self::FindAll { .. } => "ABFindAll",
            Self::FindPaged { .. } => "ABFindContactsPaged",
            Self::AddBook { .. } => "ABAdd",
            Self::AddContact(_) => "ABContactAdd",
            Self::UpdateContact { .. } => "ABContactUpdate",
            Self::DeleteContact { .. } => "ABContactDelete",
            Self::AddGroup { .. } => "ABGroupAdd",
            Self::RenameGroup { .. } => "ABGroupUpdate",
            Self::DeleteGroup { .. } => "ABGroupDelete",
            Self::AddToGroup { .. } => "ABGroupContactAdd",
            Self::RemoveFromGroup { .. } => "ABGroupContactDelete",
            Self::AddMember { .. } => "AddMember",
            Self::DeleteMember { .. } => "DeleteMember",
            Self::CreateContact { .. } => "CreateContact",
            Self::Connect(_) => "ManageWLConnection",
            Self::BreakConnection { .. } => "BreakConnection",
        }
    }

    /// Which service it goes to.
    #[must_use]
    pub fn service(&self) -> Service {
        match self {
            Self::FindMembership { .. } | Self::AddMember { .. } | Self::DeleteMember { .. } => {
                Service::Sharing
            }
            _ => Service::AddressBook,
        }
    }

    /// The value of the header `SOAPAction`, in its quotes.
    #[must_use]
    pub fn action(&self) -> String {
        format!("\"{NAMESPACE}/{}\"", self.name())
    }

    /// The whole message.
    #[must_use]
    pub fn envelope(&self, caller: &Caller<'_>) -> String {
        envelope(
            SoapVersion::V11,
            |out| header(caller, out),
            |out| {
                out.open(self.name(), &[("xmlns", NAMESPACE)]);
                self.body(out);
                out.close();
            },
        )
    }

    fn body(&self, out: &mut Writer) {
        match *self {
            Self::FindMembership { since } => find::membership(since, out),
            Self::FindAll { since } => find::all(since, out),
            Self::FindPaged { since } => find::paged(since, out),
            Self::AddBook { owner } => contact::add_book(owner, out),
            Self::AddContact(new) => contact::add(new, out),
            Self::UpdateContact { id, changes } => contact::update(id, changes, out),
            Self::DeleteContact { id } => contact::delete(id, out),
            Self::AddGroup { name } => group::add(name, out),
            Self::RenameGroup { id, name } => group::rename(id, name, out),
            Self::DeleteGroup { id } => group::delete(id, out),
            Self::AddToGroup { group, contact } => group::put_in(group, contact, out),
            Self::RemoveFromGroup { group, contact } => group::take_out(group, contact, out),
            Self::AddMember { role, member } | Self::DeleteMember { role, member } => {
                member::write(role, member, out);
            }
            Self::CreateContact { email } => connection::create(email, out),
            Self::Connect(connection) => connection::manage(connection, out),
            Self::BreakConnection { contact } => connection::end(contact, out),
        }
    }
}

fn header(caller: &Caller<'_>, out: &mut Writer) {
    out.open("ABApplicationHeader", &[("xmlns", NAMESPACE)]);
    out.text("ApplicationId", caller.application);
    out.text("IsMigration", "false");
    out.text("PartnerScenario", caller.scenario.word());
    if let Some(key) = caller.cache_key {
        out.text("CacheKey", key);
    }
    out.close();
    if let Some(ticket) = caller.ticket {
        out.open("ABAuthHeader", &[("xmlns", NAMESPACE)]);
        out.text("ManagedGroupRequest", "false");
        out.text("TicketToken", ticket.expose());
        out.close();
    }
}

/// One annotation in the list of them that is open.
fn annotation_element(name: &str, value: &str, out: &mut Writer) {
    out.open("Annotation", &[]);
    out.text("Name", name);
    out.text("Value", value);
    out.close();
}

fn own_book(out: &mut Writer) {
    out.text("abId", OWN_BOOK);
}

fn yes_no(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}
