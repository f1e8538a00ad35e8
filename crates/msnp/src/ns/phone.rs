//! Phone numbers and pages to mobile phones (protocol reference, 03 section 4, 04 section 9).

use std::borrow::Cow;

use bytes::Bytes;

use super::change::Change;
use super::{Ask, ChangeError, Desk, REPLY_TIMEOUT, Session};
use crate::api::{Address, ContactDetails, PhoneKind};
use crate::command::{ClientCommand, property};

/// The longest number, in characters (01 section 4).
const MAX_NUMBER: usize = 95;
/// The longest page, in characters.
const MAX_PAGE: usize = 120;

/// Which number a property is.
fn phone_kind(kind: &str) -> Option<PhoneKind> {
    match kind {
        property::HOME_PHONE => Some(PhoneKind::Home),
        property::WORK_PHONE => Some(PhoneKind::Work),
        property::MOBILE_PHONE => Some(PhoneKind::Mobile),
        _ => None,
    }
}

/// A number as it is shown.
fn number(value: Option<&str>) -> String {
    let value = value.unwrap_or_default();
    let value = value.strip_prefix("tel:").unwrap_or(value);
    value.chars().take(MAX_NUMBER).collect()
}

/// Takes in a property of a contact; tells whether it changed anything.
pub(crate) fn contact_property(
    details: &mut ContactDetails,
    kind: &str,
    value: Option<&str>,
) -> bool {
    let before = details.clone();
    if let Some(phone) = phone_kind(kind) {
        details.phones.set(phone, &number(value));
    } else if kind == property::MAY_PAGE {
        details.mobile_paging = value == Some("Y");
    }
    *details != before
}

impl Session {
    /// An own property, told by the server.
    pub(super) fn own_property(&mut self, kind: &str, value: Option<&str>, desk: &mut Desk<'_>) {
        let me = &mut desk.model.me;
        if let Some(phone) = phone_kind(kind) {
            me.phones.set(phone, &number(value));
        } else if kind == property::MAY_PAGE {
            me.mobile_paging = value == Some("Y");
        } else {
            return;
        }
        self.me_changed(desk);
    }

    /// A property of a contact, told by the server.
    pub(super) fn property_told(
        &mut self,
        handle: Option<&str>,
        (kind, value): (&str, Option<&str>),
        desk: &mut Desk<'_>,
    ) {
        // Without a handle it belongs to the line of the list before it.
        let Some(address) = handle.map(Address::new).or(self.last_listed.clone()) else {
            return;
        };
        if let Some(sync) = &mut self.sync {
            return sync.property(&address, kind, value);
        }
        if let Some(contact) = desk.model.roster.contact_mut(&address)
            && contact_property(&mut contact.details, kind, value)
        {
            let event = desk.model.roster.contact_event(&address);
            desk.fx.event(event);
        }
    }

    /// Sets an own number; an empty one clears it.
    pub(crate) fn set_phone(
        &mut self,
        (kind, number): (PhoneKind, &str),
        command: &'static str,
        desk: &mut Desk<'_>,
    ) -> Change {
        if number.chars().count() > MAX_NUMBER {
            return Err(ChangeError::TooLong);
        }
        self.begin_change()?;
        let kind = match kind {
            PhoneKind::Home => property::HOME_PHONE,
            PhoneKind::Work => property::WORK_PHONE,
            PhoneKind::Mobile => property::MOBILE_PHONE,
        };
        self.set_property(kind, number, command, desk);
        Ok(())
    }

    /// Whether contacts may page us.
    pub(crate) fn set_mobile_paging(
        &mut self,
        allowed: bool,
        command: &'static str,
        desk: &mut Desk<'_>,
    ) -> Change {
        self.begin_change()?;
        if allowed {
            // Without a device nobody may.
            self.set_property(property::MOBILE_DEVICE, "Y", command, desk);
        }
        let value = if allowed { "Y" } else { "N" };
        self.set_property(property::MAY_PAGE, value, command, desk);
        Ok(())
    }

    fn set_property(
        &mut self,
        kind: &'static str,
        value: &str,
        command: &'static str,
        desk: &mut Desk<'_>,
    ) {
        let trid = self.ask(Ask::Property(kind), Some(command), desk);
        let value = (!value.is_empty()).then_some(Cow::Borrowed(value));
        self.send(&ClientCommand::Prp { trid, kind, value }, desk);
    }

    /// Sends a text to the mobile phone of a contact. There is no answer but a refusal.
    pub(crate) fn send_page(
        &mut self,
        (to, text): (&Address, &str),
        command: &'static str,
        desk: &mut Desk<'_>,
    ) -> Change {
        let contact = desk.model.roster.contact(to).ok_or(ChangeError::NotFound)?;
        if !contact.details.mobile_paging {
            return Err(ChangeError::NoPages);
        }
        if text.is_empty() || text.chars().count() > MAX_PAGE {
            return Err(ChangeError::TooLong);
        }
        self.begin_change()?;
        let payload = page_payload(text, self.dialect.has_data_messages());
        let until = desk.now.mono + REPLY_TIMEOUT;
        let trid = self.asks.add(Ask::Page, Some(command), until);
        let command = ClientCommand::Page {
            trid,
            handle: to.as_str(),
            payload: &payload,
        };
        self.send(&command, desk);
        Ok(())
    }
}

fn page_payload(text: &str, names_encoding: bool) -> Bytes {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            ';' => escaped.push_str("&#59;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '^' => escaped.push_str("&#94;"),
            c if crate::wire::is_forbidden_in_xml(c) => {}
            c => escaped.push(c),
        }
    }
    let encoding = if names_encoding { " enc=\"utf-8\"" } else { "" };
    Bytes::from(format!(
        "<TEXT xml:space=\"preserve\"{encoding}>{escaped}</TEXT>"
    ))
}
