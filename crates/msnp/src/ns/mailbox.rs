//! `MSG Hotmail`: what the server itself has to say (protocol reference, 04 section 8).

use bytes::Bytes;

use super::inbox::WebLogin;
use super::{Desk, Session, Signal};
use crate::api::Event;
use crate::message::{Message, Notice};
use crate::oim::Waiting;

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
            Notice::Mailbox(data) => {
                self.mailbox_told = true;
                let counts = data.counts.unwrap_or(*unread);
                let changed = *unread != counts;
                *unread = counts;
                if changed {
                    tell_mail(None, None, desk);
                }
                self.mail_waits(data.waiting, false);
            }
            Notice::NewMail {
                from,
                subject,
                in_inbox,
                ..
            } => {
                let count = if in_inbox {
                    &mut unread.inbox_unread
                } else {
                    &mut unread.folders_unread
                };
                *count = count.saturating_add(1);
                tell_mail(Some(&from), Some(&subject), desk);
            }
            Notice::MailMoved { inbox, folders } => {
                let before = *unread;
                unread.inbox_unread = moved(unread.inbox_unread, inbox);
                unread.folders_unread = moved(unread.folders_unread, folders);
                if *unread != before {
                    tell_mail(None, None, desk);
                }
            }
            Notice::OfflineMessages(waiting) => {
                self.mail_waits(waiting, !self.mailbox_told);
            }
            Notice::GoingDown { minutes } => {
                tell("server_going_down", &minutes.to_string(), desk);
            }
            Notice::System { kind, argument } => {
                let words = format!("{kind} {}", argument.unwrap_or_default());
                tell("system", words.trim_end(), desk);
            }
            Notice::Profile(profile) => {
                desk.model.web = WebLogin::of(&profile, desk.now.mono);
            }
        }
    }

    fn mail_waits(&mut self, waiting: Waiting, early: bool) {
        if waiting != Waiting::default() {
            self.signals.push(Signal::MailWaits { waiting, early });
        }
    }
}

/// A counter after letters were moved.
fn moved(count: u32, by: i64) -> u32 {
    let moved = i64::from(count).saturating_add(by).max(0);
    u32::try_from(moved).unwrap_or(u32::MAX)
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
        unread: desk.model.unread.inbox_unread,
        unread_elsewhere: desk.model.unread.folders_unread,
        from: from.map(shown),
        subject: subject.map(shown),
    });
}
