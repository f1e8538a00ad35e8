//! What must be said about a conversation, and what can be done in it.

use std::str::FromStr;

use msnp::api::{Address, ConversationId, LinkState};
use msnp::dialect::Dialect;

use super::Message;
use crate::session::{Contact, Session};
use crate::t;

/// Something that must be said above the transcript.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Info {
    /// The connection was lost and is being made again.
    Reconnecting,
    /// The account is not signed in.
    SignedOut,
    /// We have blocked them.
    Blocked,
    /// They are not on our list.
    Stranger,
    /// They are offline, or appear so.
    Offline,
    /// Nobody else is here any more.
    Alone,
    /// Others on the network could read what is written.
    PlainText,
}

/// The only other person of a conversation of two.
pub fn peer<'a>(session: &'a Session, conversation: &ConversationId) -> Option<&'a Address> {
    if conversation.is_group() {
        return None;
    }
    session.conversation(conversation)?.participants.first()
}

/// The most important thing to say that was not dismissed.
pub fn find(session: &Session, conversation: &ConversationId, dismissed: &[Info]) -> Option<Info> {
    let person = peer(session, conversation);
    let contact = person.and_then(|person| session.roster.contact(person));
    let known = session.conversation(conversation);
    let online = session.link.state == LinkState::Online;
    let listed = contact.is_some_and(|contact| contact.lists.forward);
    let all = [
        (
            Info::SignedOut,
            session.link.state == LinkState::Disconnected,
        ),
        (
            Info::Reconnecting,
            !online && session.link.state != LinkState::Disconnected,
        ),
        (Info::Blocked, contact.is_some_and(Contact::is_blocked)),
        (Info::Stranger, online && person.is_some() && !listed),
        (
            Info::Offline,
            online && listed && contact.is_some_and(|contact| !contact.is_online()),
        ),
        (
            Info::Alone,
            online && conversation.is_group() && known.is_some_and(|known| known.closed),
        ),
        (Info::PlainText, online && session.link.is_plain()),
    ];
    all.into_iter()
        .find(|(info, holds)| *holds && !dismissed.contains(info))
        .map(|(info, _)| info)
}

impl Info {
    /// The words, and what can be done about it.
    pub fn words(
        self,
        session: &Session,
        conversation: &ConversationId,
    ) -> (String, Option<(String, Message)>) {
        let name = peer(session, conversation).map_or("", |person| session.name_of(person));
        match self {
            Self::Reconnecting => (t!("info-reconnecting"), None),
            Self::SignedOut => (t!("info-signed-out"), None),
            Self::Blocked => (
                t!("info-blocked", name = name),
                Some((t!("unblock"), Message::Unblock)),
            ),
            Self::Stranger => (
                t!("info-stranger", name = name),
                Some((t!("add-to-contacts"), Message::Add)),
            ),
            Self::Offline if session.keeps_offline_texts() => {
                (t!("info-offline-kept", name = name), None)
            }
            Self::Offline => (t!("info-offline-waits", name = name), None),
            Self::Alone => (t!("info-alone"), None),
            Self::PlainText => (t!("info-plain-text"), None),
        }
    }

    /// Whether it can be put away: what holds only here and now cannot.
    pub fn can_be_dismissed(self) -> bool {
        matches!(self, Self::Stranger | Self::PlainText | Self::Offline)
    }
}

/// Whether the dialect in use has nudges at all.
pub fn has_nudges(session: &Session) -> bool {
    session
        .link
        .dialect
        .as_deref()
        .and_then(|name| Dialect::from_str(name).ok())
        .is_none_or(Dialect::has_nudge)
}

/// Whether a nudge would reach anyone.
pub fn can_nudge(session: &Session, conversation: &ConversationId) -> bool {
    let reachable = |person: &Address| {
        session
            .roster
            .contact(person)
            .is_none_or(|contact| contact.is_online() && !contact.is_blocked())
    };
    session.is_online()
        && has_nudges(session)
        && session
            .conversation(conversation)
            .is_some_and(|known| known.participants.iter().any(reachable))
}
