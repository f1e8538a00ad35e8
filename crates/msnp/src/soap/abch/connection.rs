//! People as the programs of 2011 add and remove them (13 section 8). Not every server knows these calls: entries and
//! memberships, which all of them know, do the same.

use super::{annotation, annotation_element, yes_no};
use crate::soap::xml::Writer;

/// A connection to be asked for, accepted or declined.
#[derive(Clone, Copy, Debug)]
pub struct Connection<'a> {
    /// The id of the entry.
    pub contact: &'a str,
    /// Yes, or no.
    pub accept: bool,
    /// What to write to them.
    pub invitation: Option<&'a str>,
}

pub(super) fn create(email: &str, out: &mut Writer) {
    out.open("contactHandle", &[]);
    out.text("Email", email);
    out.text("Puid", "0");
    out.text("Cid", "0");
    out.text("CircleId", super::OWN_BOOK);
    out.close();
}

pub(super) fn manage(connection: Connection<'_>, out: &mut Writer) {
    out.text("contactId", connection.contact);
    out.text("connection", yes_no(true));
    out.text("presence", yes_no(true));
    out.text("action", if connection.accept { "1" } else { "2" });
    // A person.
    out.text("relationshipType", "3");
    out.text("relationshipRole", "0");
    if let Some(text) = connection.invitation {
        out.open("annotations", &[]);
        annotation_element(annotation::INVITATION, text, out);
        out.close();
    }
}

pub(super) fn end(contact: &str, out: &mut Writer) {
    out.text("contactId", contact);
    out.text("deleteContact", yes_no(true));
    out.text("blockContact", yes_no(false));
}
