//! Invitations: `text/x-msmsgsinvite` (05 section 7).

use std::borrow::Cow;

use bytes::Bytes;

use super::fields::Fields;
use super::kinds::payload;

/// What an invitation message says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InviteCommand {
    /// Somebody invites.
    Invite,
    /// Yes.
    Accept,
    /// No, or no longer. Never answered.
    Cancel,
}

/// An invitation, or an answer to one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invite<'a> {
    fields: Fields<'a>,
}

impl<'a> Invite<'a> {
    pub(super) fn new(fields: Fields<'a>) -> Self {
        Self { fields }
    }

    /// What it says; `None` when it is none of the known commands.
    #[must_use]
    pub fn command(&self) -> Option<InviteCommand> {
        match &*self.fields.get("Invitation-Command")? {
            "INVITE" => Some(InviteCommand::Invite),
            "ACCEPT" => Some(InviteCommand::Accept),
            "CANCEL" => Some(InviteCommand::Cancel),
            _ => None,
        }
    }

    /// The number that joins the messages of one invitation.
    #[must_use]
    pub fn cookie(&self) -> Option<u32> {
        self.fields.number("Invitation-Cookie")
    }

    /// The GUID of the application, in braces.
    #[must_use]
    pub fn application(&self) -> Option<Cow<'a, str>> {
        self.fields.get("Application-GUID")
    }

    /// Why it was cancelled.
    #[must_use]
    pub fn cancel_code(&self) -> Option<Cow<'a, str>> {
        self.fields.get("Cancel-Code")
    }

    /// Every field, by its name.
    #[must_use]
    pub fn fields(&self) -> Fields<'a> {
        self.fields
    }
}

/// The payload that declines an invitation to something we do not have.
#[must_use]
pub fn decline_payload(cookie: u32) -> Bytes {
    let body = format!(
        "Invitation-Command: CANCEL\r\nInvitation-Cookie: {cookie}\r\nCancel-Code: REJECT_NOT_INSTALLED\r\n\r\n"
    );
    payload("text/x-msmsgsinvite; charset=UTF-8", &[], &body)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Message;

    #[test]
    fn a_refusal_is_read_as_it_was_written() {
        let payload = decline_payload(33267);
        // The length given by the protocol reference.
        assert_eq!(payload.len(), 162);
        let Message::Invite(invite) = Message::read(&payload) else {
            panic!("not an invitation")
        };
        assert_eq!(invite.command(), Some(InviteCommand::Cancel));
        assert_eq!(invite.cookie(), Some(33267));
        assert_eq!(
            invite.cancel_code().as_deref(),
            Some("REJECT_NOT_INSTALLED")
        );
    }
}
