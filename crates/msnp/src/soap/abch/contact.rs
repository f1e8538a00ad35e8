//! Entries of the address book: adding, changing, deleting (13 section 5).

use super::{annotation, annotation_element, own_book, yes_no};
use crate::api::PhoneKind;
use crate::soap::abch::NAMESPACE;
use crate::soap::xml::Writer;

/// Somebody to be put into the address book.
#[derive(Clone, Copy, Debug)]
pub enum NewContact<'a> {
    /// Somebody of the Messenger network.
    Messenger {
        /// The address.
        email: &'a str,
        /// What to write to them, and under which name.
        invitation: Option<Invitation<'a>>,
    },
    /// Somebody of another network with addresses: 2 Communicator, 32 Yahoo.
    Elsewhere {
        /// The address.
        email: &'a str,
        /// The network.
        network: u32,
    },
    /// A mobile phone.
    Phone {
        /// The number, `+15550100`.
        number: &'a str,
    },
}

/// What somebody who is added reads of us.
#[derive(Clone, Copy, Debug)]
pub struct Invitation<'a> {
    /// The text.
    pub text: &'a str,
    /// The own name.
    pub name: &'a str,
}

/// Who is put into a group.
#[derive(Clone, Copy, Debug)]
pub enum ContactRef<'a> {
    /// An entry, by its id.
    Entry(&'a str),
    /// Somebody of the Messenger network, who is added by the way.
    Passport(&'a str),
}

/// One change of an entry.
#[derive(Clone, Copy, Debug)]
pub enum Change<'a> {
    /// An annotation gets this value.
    Annotation(&'a str, &'a str),
    /// The own name.
    DisplayName(&'a str),
    /// The note; an empty one is taken away.
    Comment(&'a str),
    /// Whether it is a favourite.
    Favorite(bool),
    /// Whether it is on the forward list.
    MessengerUser(bool),
    /// A phone number; an empty one is taken away.
    Phone(PhoneKind, &'a str),
    /// An e-mail address that is kept for its own sake.
    Email(&'a str),
    /// The town at home.
    City(&'a str),
    /// The first name.
    FirstName(&'a str),
    /// The last name.
    LastName(&'a str),
    /// The day of birth, `1980-02-03T00:00:00Z`.
    Birthdate(&'a str),
    /// An anniversary, `2005/06/07`.
    Anniversary(&'a str),
}

pub(super) fn add_book(owner: &str, out: &mut Writer) {
    out.open("abInfo", &[]);
    out.empty("name", &[]);
    out.text("ownerPuid", "0");
    out.text("ownerEmail", owner);
    out.text("fDefault", "true");
    out.close();
}

pub(super) fn add(new: NewContact<'_>, out: &mut Writer) {
    own_book(out);
    out.open("contacts", &[]);
    out.open("Contact", &[("xmlns", NAMESPACE)]);
    out.open("contactInfo", &[]);
    match new {
        NewContact::Messenger { email, invitation } => {
            out.text("contactType", "LivePending");
            out.text("passportName", email);
            out.text("isMessengerUser", "true");
            if let Some(Invitation { text, name }) = invitation {
                out.open("MessengerMemberInfo", &[]);
                out.open("PendingAnnotations", &[]);
                annotation_element(annotation::INVITATION, text, out);
                out.close();
                out.text("DisplayName", name);
                out.close();
            }
        }
        NewContact::Elsewhere { email, network } => {
            let kind = email_type(network);
            out.open("emails", &[]);
            out.open("ContactEmail", &[]);
            out.text("contactEmailType", kind);
            out.text("email", email);
            out.text("isMessengerEnabled", "true");
            out.text("Capability", &network.to_string());
            out.text("MessengerEnabledExternally", "false");
            out.text("propertiesChanged", "Email IsMessengerEnabled Capability");
            out.close();
            out.close();
        }
        NewContact::Phone { number } => {
            out.open("phones", &[]);
            out.open("ContactPhone", &[]);
            out.text("contactPhoneType", phone_type(PhoneKind::Mobile));
            out.text("number", number);
            out.text("isMessengerEnabled", "true");
            out.text("propertiesChanged", "Number IsMessengerEnabled");
            out.close();
            out.close();
        }
    }
    out.close();
    out.close();
    out.close();
    out.open("options", &[]);
    out.text("EnableAllowListManagement", "true");
    out.close();
}

pub(super) fn update(id: Option<&str>, changes: &[Change<'_>], out: &mut Writer) {
    own_book(out);
    out.open("contacts", &[]);
    out.open("Contact", &[("xmlns", NAMESPACE)]);
    if let Some(id) = id {
        out.text("contactId", id);
    }
    out.open("contactInfo", &[]);
    if id.is_none() {
        out.text("contactType", "Me");
    }
    // The order is that of the schema: lists first.
    let parts: [fn(&mut Writer, Change<'_>); 4] = [email, phone, location, annotation_of];
    for (list, write) in ["emails", "phones", "locations", "annotations"]
        .into_iter()
        .zip(parts)
    {
        out.part(list, |out| {
            changes.iter().for_each(|change| write(out, *change))
        });
    }
    changes.iter().for_each(|change| plain(out, *change));
    out.close();
    let mut words: Vec<&str> = Vec::new();
    for change in changes {
        if !words.contains(&change.word()) {
            words.push(change.word());
        }
    }
    out.text("propertiesChanged", &words.join(" "));
    out.close();
    out.close();
}

pub(super) fn delete(id: &str, out: &mut Writer) {
    own_book(out);
    entries(id, out);
}

/// The list of one entry, named by its id.
pub(super) fn entries(id: &str, out: &mut Writer) {
    out.open("contacts", &[]);
    out.open("Contact", &[]);
    out.text("contactId", id);
    out.close();
    out.close();
}

impl Change<'_> {
    /// Its word in `propertiesChanged`.
    fn word(self) -> &'static str {
        match self {
            Self::Annotation(..) => "Annotation",
            Self::DisplayName(_) => "DisplayName",
            Self::Comment(_) => "Comment",
            Self::Favorite(_) => "IsFavorite",
            Self::MessengerUser(_) => "IsMessengerUser",
            Self::Phone(..) => "ContactPhone",
            Self::Email(_) => "ContactEmail",
            Self::City(_) => "ContactLocation",
            Self::FirstName(_) => "ContactFirstName",
            Self::LastName(_) => "ContactLastName",
            Self::Birthdate(_) => "ContactBirthDate",
            Self::Anniversary(_) => "Anniversary",
        }
    }
}

fn email(out: &mut Writer, change: Change<'_>) {
    if let Change::Email(email) = change {
        out.open("ContactEmail", &[]);
        out.text("contactEmailType", "ContactEmailPersonal");
        out.text("email", email);
        out.text("propertiesChanged", "Email");
        out.close();
    }
}

fn phone(out: &mut Writer, change: Change<'_>) {
    if let Change::Phone(kind, number) = change {
        out.open("ContactPhone", &[]);
        out.text("contactPhoneType", phone_type(kind));
        out.text("number", number);
        out.text("propertiesChanged", "Number");
        out.close();
    }
}

fn location(out: &mut Writer, change: Change<'_>) {
    if let Change::City(city) = change {
        out.open("ContactLocation", &[]);
        out.text("contactLocationType", "ContactLocationPersonal");
        out.text("city", city);
        out.text("Changes", "City");
        out.close();
    }
}

fn annotation_of(out: &mut Writer, change: Change<'_>) {
    if let Change::Annotation(name, value) = change {
        annotation_element(name, value, out);
    }
}

fn plain(out: &mut Writer, change: Change<'_>) {
    match change {
        Change::DisplayName(name) => out.text("displayName", name),
        // A word without its element takes the note away.
        Change::Comment(text) if !text.is_empty() => out.text("comment", text),
        Change::Favorite(on) => out.text("isFavorite", yes_no(on)),
        Change::MessengerUser(on) => out.text("isMessengerUser", yes_no(on)),
        Change::FirstName(name) => out.text("firstName", name),
        Change::LastName(name) => out.text("lastName", name),
        Change::Birthdate(day) => out.text("birthdate", day),
        Change::Anniversary(day) => out.text("Anniversary", day),
        _ => {}
    }
}

/// The type of an address of another network: Communicator has its own, all others are like Yahoo.
fn email_type(network: u32) -> &'static str {
    if network == 2 {
        "Messenger3"
    } else {
        "Messenger2"
    }
}

fn phone_type(kind: PhoneKind) -> &'static str {
    match kind {
        PhoneKind::Home => "ContactPhonePersonal",
        PhoneKind::Work => "ContactPhoneBusiness",
        PhoneKind::Mobile => "ContactPhoneMobile",
    }
}
