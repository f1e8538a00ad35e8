//! Invitations: `text/x-msmsgsinvite` (05 section 7).

mod file;

use std::borrow::Cow;

use bytes::Bytes;

use super::fields::Fields;
use super::kinds::payload;

pub use file::{
    FileAccept, FileAddress, FileInvite, cancel_payload, file_accept_payload, file_invite_payload,
};

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

/// Why something is cancelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CancelCode {
    /// The user does not want it.
    Reject,
    /// We do not have the application.
    NotInstalled,
    /// Nobody answered.
    Timeout,
    /// The transfer did not begin.
    TransferTimeout,
    /// The user changed their mind.
    UserCancel,
    /// The conversation ended.
    OutOfBand,
    /// It did not work; also what is not known.
    Fail,
}

impl CancelCode {
    const ALL: [Self; 7] = [
        Self::Reject,
        Self::NotInstalled,
        Self::Timeout,
        Self::TransferTimeout,
        Self::UserCancel,
        Self::OutOfBand,
        Self::Fail,
    ];

    /// The word of the wire.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Reject => "REJECT",
            Self::NotInstalled => "REJECT_NOT_INSTALLED",
            Self::Timeout => "TIMEOUT",
            Self::TransferTimeout => "FTTIMEOUT",
            Self::UserCancel => "USER_CANCEL",
            Self::OutOfBand => "OUTBANDCANCEL",
            Self::Fail => "FAIL",
        }
    }
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
    pub fn cancel_code(&self) -> Option<CancelCode> {
        let word = self.fields.get("Cancel-Code")?;
        let known = CancelCode::ALL.into_iter().find(|code| code.word() == word);
        Some(known.unwrap_or(CancelCode::Fail))
    }

    /// Every field, by its name.
    #[must_use]
    pub fn fields(&self) -> Fields<'a> {
        self.fields
    }
}

/// A payload of invitations with this body, whose last line is blank.
fn invite_payload(body: &str) -> Bytes {
    payload(
        "text/x-msmsgsinvite; charset=UTF-8",
        &[],
        &format!("{body}\r\n"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Message;

    #[test]
    fn a_refusal_is_read_as_it_was_written() {
        let payload = cancel_payload(33267, CancelCode::NotInstalled);
        // The length given by the protocol reference.
        assert_eq!(payload.len(), 162);
        let Message::Invite(invite) = Message::read(&payload) else {
            panic!("not an invitation")
        };
        assert_eq!(invite.command(), Some(InviteCommand::Cancel));
        assert_eq!(invite.cookie(), Some(33267));
        assert_eq!(invite.cancel_code(), Some(CancelCode::NotInstalled));
        for code in CancelCode::ALL {
            let payload = cancel_payload(1, code);
            let Message::Invite(invite) = Message::read(&payload) else {
                panic!("not an invitation")
            };
            assert_eq!(invite.cancel_code(), Some(code));
        }
    }
}
