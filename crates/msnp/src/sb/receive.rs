//! What others write.

use std::time::Duration;

use bytes::Bytes;

use super::Switchboard;
use crate::api::{Address, Event};
use crate::command::{Ack, ClientCommand, Handle};
use crate::effects::Effects;
use crate::incoming::{Said, tell_nudge, tell_text};
use crate::io::Now;
use crate::message::{
    CancelCode, Invite, InviteCommand, Joined, Message, TextMessage, cancel_payload,
};

/// How many invitations are declined in one switchboard before the rest is only ignored.
const MAX_DECLINED: usize = 32;
/// The longest words of a server that are passed on, in characters.
const MAX_WORDS: usize = 2_000;
/// A name may be so long, in bytes.
const MAX_NAME: usize = 1_024;

impl Switchboard {
    pub(super) fn message(
        &mut self,
        handle: &Handle<'_>,
        name: &str,
        payload: &Bytes,
        (fx, now): (&mut Effects, Now),
    ) {
        let Some(conversation) = self.conversation.clone() else {
            return;
        };
        if handle.address == "Hotmail" {
            if let Message::Text(text) = Message::read(payload) {
                fx.event(Event::Notification {
                    kind: "system".to_owned(),
                    text: text.text.chars().take(MAX_WORDS).collect(),
                });
            }
            return;
        }
        // Who is here has an address already; the letter case may differ.
        let known = self
            .people
            .iter()
            .find(|p| p.address.as_str().eq_ignore_ascii_case(handle.address));
        let from = known.map_or_else(|| Address::new(handle.address), |p| p.address.clone());
        let mine = from == self.me;
        if mine && !self.dialect.has_endpoints() {
            return;
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
        match Message::read(payload) {
            // Chunks have no content type of their own but for the first.
            Message::Text(text) if !is_chunk(payload) => self.text(said, text, (fx, now)),
            Message::Text(_) => match self.joiner.push(from.as_str(), payload, now.mono) {
                Joined::Whole(whole) => {
                    if let Message::Text(text) = Message::read(&whole) {
                        self.text(said, text, (fx, now));
                    }
                }
                Joined::Waiting | Joined::Dropped => {}
            },
            // What else we do at another place shows there.
            _ if mine => {}
            Message::Typing { .. } => fx.event(Event::Typing {
                conversation: said.conversation,
                from,
            }),
            Message::Nudge => {
                self.used = now.mono;
                tell_nudge(said, fx);
            }
            Message::Invite(invite) => self.invited(&invite, fx),
            // Chunks of other kinds, objects, data: not yet, or never.
            _ => {}
        }
    }

    fn text(&mut self, said: Said<'_>, text: TextMessage<'_>, (fx, now): (&mut Effects, Now)) {
        self.used = now.mono;
        tell_text(said, text, fx);
    }

    /// An invitation to something we do not have is declined, once; answers to invitations we never made are nothing.
    fn invited(&mut self, invite: &Invite<'_>, fx: &mut Effects) {
        let (Some(InviteCommand::Invite), Some(cookie)) = (invite.command(), invite.cookie())
        else {
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
    }

    /// Whether so much time has passed since something happened at `since` that it may happen again.
    pub(super) fn may_repeat(since: Option<std::time::Instant>, pause: Duration, now: Now) -> bool {
        since.is_none_or(|at| now.mono >= at + pause)
    }
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
