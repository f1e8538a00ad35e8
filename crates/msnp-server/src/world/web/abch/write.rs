//! Memberships, contacts and groups as the services write them (13 sections 3 and 4).

use msnp::api::Address;
use msnp::soap::xml::Writer;

use super::super::super::account::{Account, Card, Contact, Group, List, MESSENGER};
use super::super::super::people::cid;
use super::super::super::text::stamp;

/// The time that never was.
pub(super) const NEVER: &str = "0001-01-01T00:00:00";
/// What every group is.
const GROUP_TYPE: &str = "c8529ce2-6ead-434d-881f-341e17db3ff8";

/// Whether somebody is on a list as the roles show it: who is pending is on no reverse list yet.
pub(super) fn has_role(contact: &Contact, list: List) -> bool {
    let mut lists = contact.lists;
    match list {
        List::Reverse => lists.reverse && !lists.pending,
        list => *list.of(&mut lists),
    }
}

/// The number of a membership: the same for an address and a role at all times.
pub(super) fn membership_id(who: &Address, list: List) -> String {
    let role = List::ROLES
        .iter()
        .position(|role| *role == list)
        .unwrap_or_default();
    ((cid(who) & 0x0FFF_FFFF) * 4 + u64::try_from(role).unwrap_or_default()).to_string()
}

/// The number of an account as the address book has it.
pub(super) fn cid_text(who: &Address) -> String {
    cid(who).cast_signed().to_string()
}

/// One member of a role; `contact`: `None` when there is nobody left of them.
pub(super) fn member(out: &mut Writer, account: &Account, (who, list): (&Address, List), id: &str) {
    let contact = account.contacts.get(who);
    let deleted = !contact.is_some_and(|contact| has_role(contact, list));
    let network = contact.map_or(MESSENGER, |contact| contact.network);
    let (kind, name, element) = match network {
        MESSENGER => ("PassportMember", "Passport", "PassportName"),
        4 => ("PhoneMember", "Phone", "PhoneNumber"),
        _ => ("EmailMember", "Email", "Email"),
    };
    out.open("Member", &[("xsi:type", kind)]);
    out.text("MembershipId", id);
    out.text("Type", name);
    let invitation = contact
        .and_then(|contact| contact.invitation.as_ref())
        .filter(|_| list == List::Pending);
    if let Some(name) = invitation.and_then(|invitation| invitation.name.as_deref()) {
        out.text("DisplayName", name);
    }
    out.text("State", "Accepted");
    let buddy = format!("{network:02}:");
    let notes: Vec<(&str, &str)> = invitation
        .map(|invitation| ("MSN.IM.InviteMessage", invitation.text.as_str()))
        .into_iter()
        .chain((kind == "EmailMember").then_some(("MSN.IM.BuddyType", buddy.as_str())))
        .collect();
    annotations(out, "Annotations", notes.into_iter());
    out.text("Deleted", flag(deleted));
    out.text("LastChanged", &stamp(account.stamps.0));
    out.text("JoinedDate", &stamp(account.stamps.0));
    out.text("ExpirationDate", NEVER);
    out.empty("Changes", &[]);
    out.text(element, who.as_str());
    if network == MESSENGER {
        out.text("IsPassportNameHidden", "false");
        out.text("PassportId", "0");
        out.text("CID", &cid_text(who));
        out.empty("PassportChanges", &[]);
        out.text("LookedupByCID", "false");
    }
    out.close();
}

/// Annotations, if there are any.
fn annotations<'a>(out: &mut Writer, name: &str, values: impl Iterator<Item = (&'a str, &'a str)>) {
    out.part(name, |out| {
        for (name, value) in values {
            out.open("Annotation", &[]);
            out.text("Name", name);
            out.text("Value", value);
            out.close();
        }
    });
}

/// A group.
pub(super) fn group(out: &mut Writer, account: &Account, group: &Group) {
    out.open("Group", &[]);
    out.text("groupId", &group.guid);
    out.open("groupInfo", &[]);
    annotations(out, "annotations", [("MSN.IM.Display", "1")].into_iter());
    out.text("groupType", GROUP_TYPE);
    out.text("name", &group.name);
    for name in ["IsNotMobileVisible", "IsPrivate", "IsFavorite"] {
        out.text(name, "false");
    }
    out.close();
    changes(out, account, false);
    out.close();
}

/// A group or contact that is there no more.
pub(super) fn gone(out: &mut Writer, account: &Account, (name, id): (&str, &str), guid: &str) {
    out.open(name, &[]);
    out.text(id, guid);
    changes(out, account, true);
    out.close();
}

fn changes(out: &mut Writer, account: &Account, deleted: bool) {
    out.empty("propertiesChanged", &[]);
    out.text("fDeleted", flag(deleted));
    out.text("lastChange", &stamp(account.last_stamp()));
}

/// Somebody in the address book.
pub(super) fn contact(
    out: &mut Writer,
    account: &Account,
    (who, contact): (&Address, &Contact),
    own_name: &str,
) {
    let Some(card) = &contact.card else {
        return;
    };
    out.open("Contact", &[]);
    out.text("contactId", &contact.guid);
    out.open("contactInfo", &[]);
    ways(out, card);
    let nickname = contact.name.as_deref().map(|name| ("AB.NickName", name));
    let others = card
        .annotations
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()));
    annotations(out, "annotations", nickname.into_iter().chain(others));
    out.part("groupIds", |out| {
        for group in &account.groups {
            if contact.groups.contains(&group.number) {
                out.text("guid", &group.guid);
            }
        }
    });
    out.text("contactType", "Regular");
    let is_here = contact.network == MESSENGER;
    let quick = card.texts.get("quickName").map_or(own_name, String::as_str);
    out.text("quickName", quick);
    texts(out, card, &["firstName", "MiddleName", "lastName"]);
    if is_here {
        out.text("passportName", who.as_str());
        out.text("IsPassportNameHidden", "false");
    }
    out.text("displayName", own_name);
    out.text("puid", "0");
    out.text(
        "CID",
        &if is_here {
            cid_text(who)
        } else {
            "0".to_owned()
        },
    );
    texts(out, card, &["comment", "Anniversary"]);
    out.text("isMobileIMEnabled", "false");
    out.text("isMessengerUser", flag(is_here && contact.lists.forward));
    out.text("isFavorite", flag(card.favourite));
    out.text("isSmtp", "false");
    out.text("hasSpace", "false");
    let birthdate = card.texts.get("birthdate").map_or(NEVER, String::as_str);
    out.text("birthdate", birthdate);
    let email = card.texts.get("primaryEmailType");
    out.text(
        "primaryEmailType",
        email.map_or("ContactEmailPersonal", String::as_str),
    );
    out.close();
    changes(out, account, false);
    out.close();
}

/// Those texts of a card that are set, in this order.
fn texts(out: &mut Writer, card: &Card, names: &[&str]) {
    for name in names {
        if let Some(text) = card.texts.get(*name) {
            out.text(name, text);
        }
    }
}

/// Mail addresses, telephones, places and sites.
fn ways(out: &mut Writer, card: &Card) {
    out.part("emails", |out| {
        for (kind, way) in &card.emails {
            out.open("ContactEmail", &[]);
            out.text("contactEmailType", kind);
            out.text("email", &way.text);
            out.text("isMessengerEnabled", flag(way.enabled));
            out.text("Capability", &way.network.to_string());
            out.text("MessengerEnabledExternally", "false");
            out.empty("propertiesChanged", &[]);
            out.close();
        }
    });
    out.part("phones", |out| {
        for (kind, way) in &card.phones {
            out.open("ContactPhone", &[]);
            out.text("contactPhoneType", kind);
            out.text("number", &way.text);
            out.text("isMessengerEnabled", flag(way.enabled));
            out.empty("propertiesChanged", &[]);
            out.close();
        }
    });
    out.part("locations", |out| {
        for (kind, parts) in &card.locations {
            out.open("ContactLocation", &[]);
            out.text("contactLocationType", kind);
            for (name, value) in parts {
                out.text(name, value);
            }
            out.close();
        }
    });
    out.part("webSites", |out| {
        for (kind, url) in &card.sites {
            out.open("ContactWebSite", &[]);
            out.text("contactWebSiteType", kind);
            out.text("webURL", url);
            out.close();
        }
    });
}

/// The owner, with the settings.
pub(super) fn me(out: &mut Writer, account: &Account, (who, guid): (&Address, &str)) {
    let name = account.book_name.as_deref().unwrap_or(&account.name);
    let (ask, known) = (
        if account.ask { "1" } else { "2" },
        if account.allow_strangers { "1" } else { "2" },
    );
    let fixed = [("MSN.IM.GTC", ask), ("MSN.IM.BLP", known)];
    let others = account
        .annotations
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()));
    out.open("Contact", &[]);
    out.text("contactId", guid);
    out.open("contactInfo", &[]);
    annotations(out, "annotations", fixed.into_iter().chain(others));
    out.text("contactType", "Me");
    out.text("quickName", name);
    out.text("passportName", who.as_str());
    out.text("IsPassportNameHidden", "false");
    out.text("displayName", name);
    out.text("puid", "0");
    out.text("CID", &cid_text(who));
    for name in [
        "isMobileIMEnabled",
        "isMessengerUser",
        "isFavorite",
        "isSmtp",
        "hasSpace",
    ] {
        out.text(name, "false");
    }
    out.text("birthdate", NEVER);
    out.text("primaryEmailType", "ContactEmailPersonal");
    out.close();
    changes(out, account, false);
    out.close();
}

/// The address book itself.
pub(super) fn book(out: &mut Writer, account: &Account, (name, who): (&str, &Address)) {
    out.open(name, &[]);
    out.text("abId", super::OWN_BOOK);
    out.open("abInfo", &[]);
    out.text("ownerPuid", "0");
    out.text("OwnerCID", &cid_text(who));
    out.text("ownerEmail", who.as_str());
    out.text("fDefault", "true");
    for name in ["joinedNamespace", "IsBot", "IsParentManaged"] {
        out.text(name, "false");
    }
    out.text("AddressBookType", "Individual");
    out.close();
    out.text("lastChange", &stamp(account.last_stamp()));
    out.text("DynamicItemLastChanged", NEVER);
    out.text("createDate", &stamp(account.last_stamp()));
    out.empty("propertiesChanged", &[]);
    out.close();
}

pub(super) fn flag(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}
