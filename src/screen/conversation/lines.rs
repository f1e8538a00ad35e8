//! A conversation of the session, as the transcript reads it.

use std::borrow::Cow;

use msn_media::plus::Spans;
use msnp::api::DeliveryState;

use crate::clock::{self, Local};
use crate::i18n;
use crate::session::{Conversation, EntryKind, Session, TextEntry};
use crate::t;
use crate::widget::rich::Custom;
use crate::widget::transcript::{Entry, Kind, Line, Lines, Note};

/// The lines of a conversation, with the names of the session.
pub struct SessionLines<'a> {
    session: &'a Session,
    conversation: Option<&'a Conversation>,
    today: i64,
    dims: bool,
}

impl<'a> SessionLines<'a> {
    /// The lines; none when there is no such conversation.
    pub fn new(session: &'a Session, conversation: Option<&'a Conversation>) -> Self {
        Self {
            session,
            conversation,
            today: clock::today(),
            dims: true,
        }
    }

    /// What is of an earlier run looks like the rest.
    pub fn undimmed(self) -> Self {
        Self {
            dims: false,
            ..self
        }
    }

    fn notice(&self, kind: &EntryKind) -> (bool, String) {
        match kind {
            EntryKind::Nudge { own: true, .. } => (true, t!("nudge-sent")),
            EntryKind::Nudge { from, count, .. } => {
                let name = self.session.name_of(from);
                (true, t!("nudge-received", name = name, count = *count))
            }
            EntryKind::Joined(who) => (false, t!("joined", name = self.session.name_of(who))),
            EntryKind::Left(who) => (false, t!("left", name = self.session.name_of(who))),
            EntryKind::Action(text) => (false, text.clone()),
            EntryKind::Invitation { from, kind } => {
                let name = self.session.name_of(from);
                (false, invitation(kind, name))
            }
            EntryKind::Text(_) | EntryKind::Ink { .. } => (false, String::new()),
        }
    }
}

impl Lines for SessionLines<'_> {
    fn first(&self) -> Line {
        self.conversation
            .and_then(|c| c.entries().next())
            .map_or(0, |entry| entry.key)
    }

    fn count(&self) -> usize {
        self.conversation.map_or(0, |c| c.entries().len())
    }

    fn is_complete(&self) -> bool {
        self.conversation.is_none_or(|c| c.complete)
    }

    fn line(&self, number: Line) -> Option<Entry<'_>> {
        let entry = self.conversation?.entry(number)?;
        let local = Local::new(entry.at);
        let (own, kind) = match &entry.kind {
            EntryKind::Text(text) => (
                text.own,
                Kind::Text {
                    id: &text.id,
                    from: text.from.as_str(),
                    name: match &text.name {
                        Some(name) if is_named(text) => Cow::Borrowed(name.as_str()),
                        _ => Cow::Borrowed(self.session.name_of(&text.from)),
                    },
                    text: &text.text,
                    format: &text.format,
                    delivery: text.delivery.as_ref().map(|(state, _)| *state),
                },
            ),
            EntryKind::Ink {
                from, sha1d, own, ..
            } => {
                let picture = self.session.pictures.get(sha1d).cloned();
                let name = Cow::Borrowed(self.session.name_of(from));
                let kind = Kind::Picture {
                    from: from.as_str(),
                    name,
                    picture,
                    words: t!("ink-not-here"),
                };
                (*own, kind)
            }
            notice => {
                let (nudge, words) = self.notice(notice);
                let own = matches!(notice, EntryKind::Nudge { own: true, .. });
                (own, Kind::Notice { nudge, words })
            }
        };
        Some(Entry {
            number,
            day: local.day,
            minute: local.minute,
            old: entry.old && self.dims,
            revision: entry.revision,
            own,
            kind,
        })
    }

    fn says(&self, name: &str) -> String {
        t!("says", name = name)
    }

    fn day(&self, entry: &Entry<'_>) -> String {
        self.conversation
            .and_then(|c| c.entry(entry.number))
            .map_or_else(String::new, |found| {
                Local::new(found.at).day_words(self.today)
            })
    }

    fn time(&self, entry: &Entry<'_>) -> String {
        clock::time(entry.minute)
    }

    fn delivery(&self, entry: &Entry<'_>) -> Option<Note> {
        let EntryKind::Text(text) = &self.conversation?.entry(entry.number)?.kind else {
            return None;
        };
        let again = || (!text.again).then(|| t!("send-again"));
        match &text.delivery {
            Some((DeliveryState::Failed, reason)) => Some(Note {
                words: match reason.as_deref().and_then(i18n::error) {
                    Some(why) => t!("delivery-failed-why", why = why),
                    None => t!("delivery-failed"),
                },
                again: again(),
            }),
            Some((DeliveryState::Unknown, _)) => Some(Note {
                words: t!("delivery-unknown"),
                again: again(),
            }),
            Some((DeliveryState::Queued, Some(reason))) if reason == "recipient_offline" => {
                Some(Note {
                    words: t!("delivery-waits"),
                    again: None,
                })
            }
            Some((DeliveryState::StoredOffline, _)) => Some(Note {
                words: t!("delivery-stored"),
                again: None,
            }),
            _ if text.offline && !text.own => {
                let local = Local::new(self.conversation?.entry(entry.number)?.at);
                Some(Note {
                    words: t!("written-offline", date = local.date(), time = local.time()),
                    again: None,
                })
            }
            _ => None,
        }
    }

    fn custom(&self, entry: &Entry<'_>) -> Custom {
        let found = self.conversation.and_then(|c| c.entry(entry.number));
        let Some(EntryKind::Text(text)) = found.map(|found| &found.kind) else {
            return Custom::default();
        };
        let known = self
            .conversation
            .and_then(|conversation| conversation.emoticons_of(&text.from));
        let known = known.into_iter().flatten().filter_map(|(shortcut, sha1d)| {
            let picture = self.session.pictures.get(sha1d)?;
            Some((shortcut.clone(), picture.clone()))
        });
        // Those of an own text are known by their hash when it was written in an earlier run.
        let own = text.own.then_some(&self.session.own_emoticons);
        let own = own.into_iter().flatten();
        let own = own.map(|one| (one.shortcut.clone(), one.picture.clone()));
        Custom::new(known.chain(own))
    }

    fn looks(&self, entry: &Entry<'_>) -> (Option<Spans>, Option<Spans>) {
        let found = self.conversation.and_then(|c| c.entry(entry.number));
        let (from, looks) = match found.map(|found| &found.kind) {
            Some(EntryKind::Text(text)) => (&text.from, Some(&text.looks)),
            Some(EntryKind::Ink { from, .. }) => (from, None),
            _ => return (None, None),
        };
        let named =
            matches!(found.map(|found| &found.kind), Some(EntryKind::Text(text)) if is_named(text));
        let name = match looks {
            Some(looks) if named => looks.name.as_ref(),
            _ => self.session.looks_of(from),
        };
        let name = name.filter(|_| self.session.habits.name_looks);
        (name.cloned(), looks.and_then(|looks| looks.text.clone()))
    }

    fn unseen(&self, count: usize) -> String {
        t!("new-messages", count = count)
    }
}

/// Whether a text came with the name of who wrote it.
fn is_named(text: &TextEntry) -> bool {
    let name = text.name.as_deref();
    name.is_some_and(|name| !name.trim().is_empty())
}

/// What somebody invited us to.
fn invitation(kind: &str, name: &str) -> String {
    match kind {
        "webcam" => t!("invited-webcam", name = name),
        "webcam_request" => t!("invited-webcam-request", name = name),
        "call" => t!("invited-call", name = name),
        "activity" => t!("invited-activity", name = name),
        "netmeeting" | "remote_assistance" => t!("invited-remote", name = name),
        "photos" => t!("invited-photos", name = name),
        "background" => t!("invited-background", name = name),
        _ => t!("invited-other", name = name),
    }
}
