//! Fetching: memberships and the address book, whole or what changed (13 sections 3 and 4).

use super::{NEVER, own_book, yes_no};
use crate::soap::xml::Writer;

/// The services that programs ask about at sign-in; only `Messenger` holds lists.
const SERVICES: [&str; 5] = [
    "Messenger",
    "Invitation",
    "SocialNetwork",
    "Space",
    "Profile",
];

pub(super) fn membership(since: Option<&str>, out: &mut Writer) {
    let services = if since.is_some() {
        &SERVICES[..1]
    } else {
        &SERVICES[..]
    };
    out.open("serviceFilter", &[]);
    out.open("Types", &[]);
    for service in services {
        out.text("ServiceType", service);
    }
    out.close();
    out.close();
    if let Some(since) = since {
        out.text("View", "Full");
        out.text("deltasOnly", "true");
        out.text("lastChange", since);
    }
}

pub(super) fn all(since: Option<&str>, out: &mut Writer) {
    own_book(out);
    out.text("abView", "Full");
    out.text("deltasOnly", yes_no(since.is_some()));
    out.text("lastChange", since.unwrap_or(NEVER));
    if let Some(since) = since {
        out.text("dynamicItemView", "Gleam");
        out.text("dynamicItemLastChange", since);
    }
}

pub(super) fn paged(since: Option<&str>, out: &mut Writer) {
    out.open("filterOptions", &[]);
    out.text("DeltasOnly", yes_no(since.is_some()));
    if let Some(since) = since {
        out.text("LastChanged", since);
    }
    out.open("ContactFilter", &[]);
    out.text("IncludeHiddenContacts", "true");
    out.text("IncludeShellContacts", "true");
    out.close();
    out.close();
    out.text("abView", "MessengerClient8");
    out.text("extendedContent", "AB AllGroups CircleResult");
}
