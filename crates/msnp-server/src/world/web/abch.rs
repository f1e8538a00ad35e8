//! The address book and its memberships: `abservice.asmx` and `SharingService.asmx` (13).

mod card;
mod contacts;
mod find;
mod groups;
mod members;
mod write;

use msnp::api::Address;
use msnp::io::{HttpReply, Now};
use msnp::soap::xml::{Node, Writer};

use super::super::account::Code;
use super::super::types::WebRequest;
use super::super::{World, text};
use super::reply;
use super::soap::{Asked, fault, result};
use super::tickets::{BadTicket, CONTACTS};

/// The namespace of everything here.
const AB: &str = "http://www.msn.com/webservices/AddressBook";
/// The address book of the owner.
const OWN_BOOK: &str = "00000000-0000-0000-0000-000000000000";

/// Somebody's request.
struct Call<'a> {
    me: Address,
    /// The sign-in its ticket comes from.
    login: u64,
    /// What is asked for.
    what: Node<'a>,
    now: Now,
}

/// What a service complains of.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Complaint {
    code: &'static str,
    text: &'static str,
    conflict: Option<String>,
}

/// A complaint with this code.
const fn complain(code: &'static str, text: &'static str) -> Complaint {
    Complaint {
        code,
        text,
        conflict: None,
    }
}

const NO_BOOK: Complaint = complain("ABDoesNotExist", "Address Book Does Not Exist");
const BOOK_IS_THERE: Complaint = complain("ABAlreadyExists", "Address Book Already Exists");
const FULL_SYNC: Complaint = complain(
    "FullSyncRequired",
    "Need to do full sync. Can't sync deltas Client has too old a copy for us to do a delta sync",
);
const NO_CONTACT: Complaint = complain("ContactDoesNotExist", "The contact does not exist");
const NO_GROUP: Complaint = complain("GroupDoesNotExist", "The group does not exist");
const NOT_A_MEMBER: Complaint = complain("MemberDoesNotExist", "The member does not exist");
const MEMBER_IS_THERE: Complaint = complain("MemberAlreadyExists", "Member already exists");
const NO_USER: Complaint = complain("UserDoesNotExist", "The user does not exist");
const NO_PASSPORT: Complaint = complain("InvalidPassportUser", "Passport is not valid");
const BAD_ADDRESS: Complaint = complain("BadEmailArgument", "The email address is not valid");
const TOO_LONG: Complaint = complain("BadArgumentLength", "Argument is too long");
const TOO_MANY: Complaint = complain("RequestLimitReached", "The limit is reached");
const SENSELESS: Complaint = complain("BadArgument", "The request makes no sense");

/// What an operation writes into its response.
type Answer = Result<String, Complaint>;

impl World {
    pub(super) fn address_book(&mut self, request: &WebRequest, now: Now) -> HttpReply {
        let Some(asked) = Asked::read(request) else {
            return xml_fault("Client", "The request is no XML", "");
        };
        let Some(what) = asked.operation() else {
            return xml_fault("Client", "There is no operation", "");
        };
        let name = what.name().to_owned();
        let action = request.header("soapaction").unwrap_or_default();
        let wanted = format!("{AB}/{name}");
        if !self.config.behaviour.silent && action.trim_matches('"') != wanted {
            let text = "Server did not recognize the value of HTTP Header SOAPAction.";
            return xml_fault("Client", text, &name);
        }
        let ticket = asked
            .envelope()
            .at("Header/ABAuthHeader/TicketToken")
            .map(Node::word)
            .or_else(|| cookie(request, "MSPAuth"))
            .unwrap_or_default();
        let (me, login) = match self.web_ticket(ticket, &CONTACTS, now) {
            Ok(ticket) => (ticket.account.clone(), ticket.login),
            Err(why) => return self.ticket_refused(why, &name),
        };
        let call = Call {
            me,
            login,
            what,
            now,
        };
        match self.book_operation(&name, &call) {
            Ok(inner) => self.book_result(&name, &inner),
            Err(complaint) => self.complaint(&complaint, &name),
        }
    }

    fn book_operation(&mut self, name: &str, call: &Call<'_>) -> Answer {
        let has_book = self.accounts.get(&call.me).is_some_and(|a| a.has_book);
        match name {
            "ABAdd" => return self.make_book(call),
            _ if !has_book => return Err(NO_BOOK),
            _ => {}
        }
        match name {
            "FindMembership" => self.find_membership(call),
            "ABFindAll" => self.find_all(call, false),
            "ABFindContactsPaged" => self.find_all(call, true),
            "ABContactAdd" => self.add_contact(call),
            "ABContactUpdate" => self.update_contact(call),
            "ABContactDelete" | "DeleteContact" => self.delete_contact(call),
            "ABGroupAdd" => self.add_group(call),
            "ABGroupUpdate" => self.update_group(call),
            "ABGroupDelete" => self.delete_group(call),
            "ABGroupContactAdd" => self.add_to_group(call),
            "ABGroupContactDelete" => self.delete_from_group(call),
            "AddMember" => self.add_member(call),
            "DeleteMember" => self.delete_member(call),
            // Kept for what no client depends on: it is taken note of, and nothing changes.
            "AddService" | "UpdateDynamicItem" => Ok(String::new()),
            _ => Err(complain("Forbidden", "API no longer supported")),
        }
    }

    fn make_book(&mut self, call: &Call<'_>) -> Answer {
        let account = self.accounts.get_mut(&call.me).ok_or(NO_USER)?;
        if account.has_book {
            return Err(BOOK_IS_THERE);
        }
        account.has_book = true;
        Ok(format!("<ABAddResult>{OWN_BOOK}</ABAddResult>"))
    }

    /// A ticket that is not taken.
    fn ticket_refused(&self, why: BadTicket, name: &str) -> HttpReply {
        let bare = self.config.behaviour.tickets_need_session;
        match (why, bare) {
            (BadTicket::Missing, true) => reply(500, Vec::new(), ""),
            (BadTicket::NotGood, true) => reply(403, Vec::new(), "403: Forbidden"),
            _ => fault(
                500,
                (
                    "BadContextToken",
                    Some("http://schemas.xmlsoap.org/ws/2003/06/secext"),
                ),
                "Passport authentication failed.",
                &format!("{AB}/{name}"),
                |_| {},
            ),
        }
    }

    fn book_result(&mut self, name: &str, inner: &str) -> HttpReply {
        let key = format!("12r1:{}", text::hex_digits(&mut self.rng, 32));
        let session = text::guid(&mut self.rng);
        let strange = self.config.behaviour.strange_elements;
        result(
            |out| {
                out.open("ServiceHeader", &[("xmlns", AB)]);
                out.text("Version", "15.01.1408.0000");
                out.text("CacheKey", &key);
                out.text("CacheKeyChanged", "true");
                out.text("PreferredHostName", "contacts.example.com");
                out.text("SessionId", &session);
                out.close();
            },
            |out| {
                out.open(&format!("{name}Response"), &[("xmlns", AB)]);
                if strange {
                    out.raw("<Strange><Stranger a=\"1\">?</Stranger></Strange>");
                }
                out.raw(inner);
            },
        )
    }

    fn complaint(&self, complaint: &Complaint, name: &str) -> HttpReply {
        let fine = matches!(complaint.code, "FullSyncRequired" | "Forbidden");
        let status = if fine && self.config.behaviour.silent {
            200
        } else {
            500
        };
        fault(
            status,
            ("Client", None),
            complaint.text,
            &format!("{AB}/{name}"),
            |out| {
                let names = [("xmlns", AB)];
                out.leaf("errorcode", &names, complaint.code);
                out.leaf("errorstring", &names, complaint.text);
                out.leaf("machineName", &names, "ABCH01");
                out.open("additionalDetails", &[]);
                match &complaint.conflict {
                    Some(id) => out.text("conflictObjectId", id),
                    None => out.text("originalExceptionErrorMessage", complaint.text),
                }
            },
        )
    }

    /// Tells the other places of a person that the address book has changed.
    fn book_changed(&mut self, call: &Call<'_>) {
        for (link, dialect) in self.places(&call.me) {
            let other = self
                .session_of(link)
                .is_some_and(|session| session.login != Some(call.login));
            if other && dialect.has_adl() {
                self.note_book(link, &call.me, call.now);
            }
        }
    }
}

/// The complaint for the code of an error line.
fn of_code(code: Code) -> Complaint {
    match code {
        210 | 223 => TOO_MANY,
        224 | 230 => NO_GROUP,
        229 => TOO_LONG,
        _ => SENSELESS,
    }
}

/// A fault before any operation.
fn xml_fault(code: &str, text: &str, name: &str) -> HttpReply {
    fault(500, (code, None), text, &format!("{AB}/{name}"), |_| {})
}

/// A cookie of the request.
fn cookie<'a>(request: &'a WebRequest, name: &str) -> Option<&'a str> {
    let mut cookies = request.header("cookie")?.split(';');
    cookies.find_map(|item| item.trim().strip_prefix(name)?.strip_prefix('='))
}

/// What is written by this, as text.
fn written(write: impl FnOnce(&mut Writer)) -> String {
    let mut out = Writer::new();
    write(&mut out);
    out.finish()
}

/// Whether the request is for the own address book.
fn is_own(what: Node<'_>) -> bool {
    what.word_at("abId")
        .is_none_or(|id| id.is_empty() || id == OWN_BOOK)
}
