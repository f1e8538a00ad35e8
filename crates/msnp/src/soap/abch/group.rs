//! Groups (13 section 7).

use super::contact::{ContactRef, entries};
use super::{NAMESPACE, annotation, annotation_element, own_book};
use crate::soap::xml::Writer;

/// The type that every group has.
const GROUP_TYPE: &str = "C8529CE2-6EAD-434d-881F-341E17DB3FF8";

pub(super) fn add(name: &str, out: &mut Writer) {
    own_book(out);
    out.open("groupAddOptions", &[]);
    out.text("fRenameOnMsgrConflict", "false");
    out.close();
    out.open("groupInfo", &[]);
    out.open("GroupInfo", &[]);
    out.text("name", name);
    out.text("groupType", GROUP_TYPE);
    out.text("fMessenger", "false");
    out.open("annotations", &[]);
    annotation_element(annotation::DISPLAY, "1", out);
    out.close();
    out.close();
    out.close();
}

pub(super) fn rename(id: &str, name: &str, out: &mut Writer) {
    own_book(out);
    out.open("groups", &[]);
    out.open("Group", &[]);
    out.text("groupId", id);
    out.open("groupInfo", &[]);
    out.text("name", name);
    out.close();
    out.text("propertiesChanged", "GroupName");
    out.close();
    out.close();
}

pub(super) fn delete(id: &str, out: &mut Writer) {
    own_book(out);
    filter(id, out);
}

pub(super) fn put_in(group: &str, contact: ContactRef<'_>, out: &mut Writer) {
    own_book(out);
    filter(group, out);
    match contact {
        ContactRef::Entry(id) => entries(id, out),
        ContactRef::Passport(email) => {
            out.open("contacts", &[]);
            out.open("Contact", &[("xmlns", NAMESPACE)]);
            out.open("contactInfo", &[]);
            out.text("passportName", email);
            out.text("isSmtp", "false");
            out.text("isMessengerUser", "true");
            out.close();
            out.close();
            out.close();
            out.open("groupContactAddOptions", &[]);
            out.text("fGenerateMissingQuickName", "true");
            out.text("EnableAllowListManagement", "true");
            out.close();
        }
    }
}

pub(super) fn take_out(group: &str, contact: &str, out: &mut Writer) {
    own_book(out);
    entries(contact, out);
    filter(group, out);
}

fn filter(id: &str, out: &mut Writer) {
    out.open("groupFilter", &[]);
    out.open("groupIds", &[]);
    out.text("guid", id);
    out.close();
    out.close();
}
