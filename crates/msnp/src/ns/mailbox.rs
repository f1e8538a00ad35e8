//! `MSG Hotmail`: what the server itself has to say (protocol reference, 04 section 8).

use std::time::{Duration, Instant};

use bytes::Bytes;

use super::inbox::WebLogin;
use super::{Desk, Session, Signal};
use crate::api::Event;
use crate::command::ClientCommand;
use crate::message::{Message, Notice};
use crate::oim::Waiting;

/// The longest words of the server that are passed on, in characters.
const MAX_WORDS: usize = 2_000;
/// The announcement of all that waits comes within this time after others see us, if there is nothing on the way that
/// hands out the stream late.
const ALL: Duration = Duration::from_secs(10);

/// How far the announcement of all that waits is.
#[derive(Debug, Default)]
pub(super) struct Mailbox {
    /// It was made, or there is none.
    told: bool,
    /// One message was announced before it.
    early: bool,
    /// When the server may be asked whether there is none.
    ask_at: Option<Instant>,
    /// The number of the ping that asks.
    fence: Option<u32>,
}

impl Mailbox {
    /// Others see us: all that waits is announced next.
    pub(super) fn seen_from(&mut self, now: Instant) {
        self.ask_at = Some(now + ALL);
    }

    pub(super) fn deadline(&self) -> Option<Instant> {
        let asks = self.early && !self.told && self.fence.is_none();
        self.ask_at.filter(|_| asks)
    }
}

impl Session {
    /// Something that was announced waits for the announcement of all, which tells what is older.
    pub(crate) fn await_all_mail(&mut self, desk: &mut Desk<'_>) {
        self.mailbox.early = true;
        self.ask_for_all_mail(desk);
    }

    /// Asks, when it is time, for something the server can only answer behind the announcement: the clock alone cannot
    /// tell how much of the stream is still on its way, by the HTTP gateway above all.
    pub(super) fn ask_for_all_mail(&mut self, desk: &mut Desk<'_>) {
        let due = self.mailbox.deadline();
        if due.is_some_and(|at| at <= desk.now.mono) {
            self.mailbox.fence = Some(self.ping.fence(desk.now.mono));
            self.send(&ClientCommand::Png, desk);
        }
    }

    /// A ping was answered: what was not announced by then is not.
    pub(super) fn mailbox_passed(&mut self) {
        let fence = self.mailbox.fence;
        if fence.is_some_and(|fence| self.ping.has_passed(fence)) && !self.mailbox.told {
            self.all_mail_told(Waiting::default());
        }
    }

    fn all_mail_told(&mut self, waiting: Waiting) {
        self.mailbox.told = true;
        if waiting != Waiting::default() || self.mailbox.early {
            let early = false;
            self.signals.push(Signal::MailWaits { waiting, early });
        }
    }

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
                let counts = data.counts.unwrap_or(*unread);
                let changed = *unread != counts;
                *unread = counts;
                if changed {
                    tell_mail(None, None, desk);
                }
                self.all_mail_told(data.waiting);
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
                self.mail_waits(waiting, desk);
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

    fn mail_waits(&mut self, waiting: Waiting, desk: &mut Desk<'_>) {
        if waiting == Waiting::default() {
            return;
        }
        let early = !self.mailbox.told;
        self.signals.push(Signal::MailWaits { waiting, early });
        if early {
            self.await_all_mail(desk);
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
