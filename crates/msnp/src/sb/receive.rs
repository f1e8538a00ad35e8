//! What others write.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

use super::Switchboard;
use crate::api::{Address, ConversationId, EndpointId, Event, InkKind};
use crate::command::{Ack, ClientCommand, Handle};
use crate::effects::Effects;
use crate::incoming::{Said, tell_action, tell_nudge, tell_text};
use crate::io::Now;
use crate::message::{
    CancelCode, Invite, InviteCommand, Joined, Message, TextMessage, cancel_payload, is_shortcut,
};
use crate::object::{MsnObject, ObjectKind};
use crate::p2p::Peer;

/// How many invitations are declined in one switchboard before the rest is only ignored.
const MAX_DECLINED: usize = 32;
/// The longest words of a server that are passed on, in characters.
const MAX_WORDS: usize = 2_000;
/// A name may be so long, in bytes.
const MAX_NAME: usize = 1_024;
/// The longest line about what somebody does, in characters.
const MAX_ACTION: usize = 1_000;

/// The emoticons of one definition that are read; official clients write five.
const MAX_EMOTICONS: usize = 16;
/// The datacast that tells what somebody does (09 section 8).
const ACTION: u32 = 4;

/// What somebody sent that the client has to deal with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Heard {
    /// Who, from the `MSG` and not from what is in it.
    pub(crate) from: Address,
    /// The conversation it belongs to.
    pub(crate) conversation: ConversationId,
    /// What.
    pub(crate) what: What,
}

/// The sorts of [`Heard`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// A packet for us.
    Data {
        /// The place it came from; with one it is of the second version.
        place: Option<EndpointId>,
        /// The packet.
        packet: Bytes,
    },
    /// Emoticons of their own, for the texts that follow.
    Emoticons(Vec<(String, MsnObject)>),
    /// Something drawn by hand.
    Ink(InkKind, Vec<u8>),
    /// An invitation, or an answer to one.
    Invite(Bytes),
}

impl Switchboard {
    pub(super) fn message(
        &mut self,
        handle: &Handle<'_>,
        name: &str,
        payload: &Bytes,
        (fx, now): (&mut Effects, Now),
    ) -> Option<Heard> {
        let conversation = self.conversation.clone()?;
        if handle.address == "Hotmail" {
            if let Message::Text(text) = Message::read(payload) {
                fx.event(Event::Notification {
                    kind: "system".to_owned(),
                    text: text.text.chars().take(MAX_WORDS).collect(),
                });
            }
            return None;
        }
        // Who is here has an address already; the letter case may differ.
        let known = self
            .people
            .iter()
            .find(|p| p.address.as_str().eq_ignore_ascii_case(handle.address));
        let from = known.map_or_else(|| Address::new(handle.address), |p| p.address.clone());
        let mine = from == self.me;
        if mine && !self.dialect.has_endpoints() {
            return None;
        }
        let name = if name.len() <= MAX_NAME {
            name
        } else {
            from.as_str()
        };
        let said = Said {
            name,
            from: from.clone(),
            conversation,
            at: now.wall,
            offline: false,
        };
        let whole;
        let payload = if is_chunk(payload) {
            // Chunks have no content type of their own but for the first.
            match self.joiner.push(from.as_str(), payload, now.mono) {
                Joined::Whole(joined) => {
                    whole = joined;
                    &whole
                }
                Joined::Waiting | Joined::Dropped => return None,
            }
        } else {
            payload
        };
        let what = match Message::read(payload) {
            Message::Text(text) => {
                self.text(said, text, (fx, now));
                return None;
            }
            // What else we do at another place shows there.
            _ if mine => return None,
            Message::Typing { .. } => {
                fx.event(Event::Typing {
                    conversation: said.conversation,
                    from,
                });
                return None;
            }
            Message::Nudge => {
                self.speak(now);
                tell_nudge(said, fx);
                return None;
            }
            Message::Datacast {
                id: ACTION,
                data: Some(text),
            } => {
                self.speak(now);
                tell_action(said, text.chars().take(MAX_ACTION).collect(), fx);
                return None;
            }
            Message::Data { to, from, packet } => {
                let me = self.as_peer();
                // Everybody here gets what is for one.
                to.filter(|to| to.is_for(&me))?;
                self.used = now.mono;
                self.carried = true;
                What::Data {
                    place: from.and_then(|from| from.place),
                    packet: payload.slice_ref(packet),
                }
            }
            Message::Emoticons { definitions, .. } => {
                let told = definitions.iter().filter_map(|told| {
                    let object = MsnObject::parse(&told.object)?;
                    let fits = is_shortcut(&told.shortcut)
                        && object.kind == ObjectKind::Emoticon
                        && object.fits();
                    fits.then(|| (told.shortcut.to_string(), object))
                });
                let told: Vec<_> = told.take(MAX_EMOTICONS).collect();
                for (shortcut, object) in &told {
                    let sha1d = Arc::from(object.sha1d.to_string());
                    self.shortcuts.define(&from, shortcut, sha1d);
                }
                What::Emoticons(told)
            }
            Message::Ink(ink) => {
                self.speak(now);
                What::Ink(ink.kind, ink.bytes()?)
            }
            Message::Invite(invite) => {
                // Answers, and files, are the client's.
                let is_other = invite.command() == Some(InviteCommand::Invite);
                if is_other && invite.file().is_none() {
                    self.invited(&invite, said, fx);
                    return None;
                }
                What::Invite(payload.clone())
            }
            // Other objects and data: not yet, or never.
            _ => return None,
        };
        Some(Heard {
            from: said.from,
            conversation: said.conversation,
            what,
        })
    }

    /// Somebody says something, or is said something.
    pub(super) fn speak(&mut self, now: Now) {
        self.used = now.mono;
        self.spoken = true;
    }

    /// We, as packets name us.
    pub(crate) fn as_peer(&self) -> Peer {
        let place = self.machine.as_deref();
        Peer {
            account: self.me.clone(),
            place: place.map(|place| EndpointId::new(&place.to_ascii_lowercase())),
        }
    }

    fn text(&mut self, said: Said<'_>, text: TextMessage<'_>, (fx, now): (&mut Effects, Now)) {
        self.speak(now);
        let emoticons = self.shortcuts.used(&said.from, &text.text);
        tell_text(said, text, emoticons, fx);
    }

    /// An invitation to something we do not have is declined, once; answers to invitations we never made are nothing.
    fn invited(&mut self, invite: &Invite<'_>, said: Said<'_>, fx: &mut Effects) {
        let Some(cookie) = invite.cookie() else {
            return;
        };
        if self.declined.contains(&cookie) || self.declined.len() >= MAX_DECLINED {
            return;
        }
        self.declined.push(cookie);
        let payload = cancel_payload(cookie, CancelCode::NotInstalled);
        let trid = self.next_trid();
        let command = ClientCommand::Msg {
            trid,
            ack: Ack::Always,
            payload: &payload,
        };
        fx.send(self.link, command.to_bytes(self.dialect));
        fx.event(Event::Invitation {
            conversation: said.conversation,
            from: said.from,
            kind: application_kind(&invite.application().unwrap_or_default()).to_owned(),
        });
    }

    /// Whether so much time has passed since something happened at `since` that it may happen again.
    pub(super) fn may_repeat(since: Option<std::time::Instant>, pause: Duration, now: Now) -> bool {
        since.is_none_or(|at| now.mono >= at + pause)
    }
}

/// What [`Event::Invitation`] calls the application with this GUID (11 section 9).
fn application_kind(guid: &str) -> &'static str {
    const KNOWN: [(&str, &str); 3] = [
        ("{44BBA842-CC51-11CF-AAFA-00AA00B6015C}", "netmeeting"),
        (
            "{56B994A7-380F-410B-9985-C809D78C1BDC}",
            "remote_assistance",
        ),
        ("{02D3C01F-BF30-4825-A83A-DE7AF41648AA}", "call"),
    ];
    KNOWN
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(guid))
        .map_or("unknown", |(_, kind)| kind)
}

/// Whether the headers say that this is a part of something longer.
fn is_chunk(payload: &[u8]) -> bool {
    const NAME: &[u8] = b"Message-ID:";
    let mut rest = payload;
    while let Some(end) = memchr::memchr(b'\n', rest) {
        let starts = rest
            .get(..NAME.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(NAME));
        if starts {
            return true;
        }
        if end < 2 {
            // The blank line: the rest is the text.
            return false;
        }
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    false
}
