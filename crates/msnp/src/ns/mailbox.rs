//! `MSG Hotmail`: what the server itself has to say (protocol reference, 04 section 8).

use bytes::Bytes;

use super::{Desk, Session};
use crate::api::Event;
use crate::message::{Message, Notice};

/// The longest words of the server that are passed on, in characters.
const MAX_WORDS: usize = 2_000;

impl Session {
    pub(super) fn mail(&mut self, payload: &Bytes, desk: &mut Desk<'_>) {
        match Message::read(payload) {
            Message::Notice(notice) => self.notice(notice, desk),
            Message::Text(text) => tell("system", &text.text, desk),
            // Nothing else has a meaning here.
            _ => {}
        }
    }

    fn notice(&mut self, notice: Notice<'_>, desk: &mut Desk<'_>) {
        let unread = &mut desk.model.unread;
        match notice {
            Notice::Mailbox(counts) => {
                let changed = *unread != counts.inbox_unread;
                *unread = counts.inbox_unread;
                if changed {
                    tell_mail(None, None, desk);
                }
            }
            Notice::NewMail {
                from,
                subject,
                in_inbox,
                ..
            } => {
                *unread = unread.saturating_add(u32::from(in_inbox));
                tell_mail(Some(&from), Some(&subject), desk);
            }
            Notice::MailMoved { inbox } => {
                let moved = i64::from(*unread).saturating_add(inbox).max(0);
                *unread = u32::try_from(moved).unwrap_or(u32::MAX);
                tell_mail(None, None, desk);
            }
            Notice::GoingDown { minutes } => {
                tell("server_going_down", &minutes.to_string(), desk);
            }
            Notice::System { kind, argument } => {
                let words = format!("{kind} {}", argument.unwrap_or_default());
                tell("system", words.trim_end(), desk);
            }
            // The profile and offline messages are of no use yet.
            Notice::Profile(_) | Notice::OfflineMessages => {}
        }
    }
}

fn tell(kind: &str, words: &str, desk: &mut Desk<'_>) {
    desk.fx.event(Event::Notification {
        kind: kind.to_owned(),
        text: words.chars().take(MAX_WORDS).collect(),
    });
}

fn tell_mail(from: Option<&str>, subject: Option<&str>, desk: &mut Desk<'_>) {
    let shown = |text: &str| text.chars().take(MAX_WORDS).collect();
    desk.fx.event(Event::Mail {
        unread: desk.model.unread,
        unread_elsewhere: 0,
        from: from.map(shown),
        subject: subject.map(shown),
    });
}
