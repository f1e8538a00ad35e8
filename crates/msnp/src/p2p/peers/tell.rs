//! What is told once an object is in the cache.

use std::collections::VecDeque;
use std::sync::Arc;

use bytes::Bytes;

use super::Work;
use crate::api::{Address, ConversationId, Event, InkKind, MessageId};
use crate::effects::Effects;
use crate::keep::{Notice, NoticeKind, Record};

/// What an object is to the user.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Tell {
    /// The display picture of a contact.
    Picture(Address),
    /// An emoticon of somebody's own.
    Emoticon {
        /// Where they use it.
        conversation: ConversationId,
        /// Who.
        from: Address,
        /// What stands for it.
        shortcut: String,
    },
    /// Something drawn by hand.
    Ink {
        /// Where.
        conversation: ConversationId,
        /// The message.
        id: MessageId,
        /// By whom.
        from: Address,
        /// How it was written down.
        kind: InkKind,
    },
    /// Something else that names it.
    Event(Box<Event>),
}

impl Tell {
    /// Tells it.
    pub(super) fn say(self, sha1d: &Arc<str>, fx: &mut Effects) {
        let sha1d = Arc::clone(sha1d);
        let event = match self {
            Self::Event(event) => *event,
            Self::Picture(email) => Event::Picture {
                email,
                sha1d,
                path: None,
            },
            Self::Emoticon {
                conversation,
                from,
                shortcut,
            } => Event::Emoticon {
                conversation,
                from,
                shortcut,
                sha1d,
                ready: true,
                path: None,
            },
            Self::Ink {
                conversation,
                id,
                from,
                kind,
            } => {
                let _ = fx.keep(Record::Notice(Notice {
                    id: id.clone(),
                    conversation: conversation.clone(),
                    who: from.clone(),
                    kind: NoticeKind::Ink(Arc::clone(&sha1d)),
                    at: fx.wall(),
                }));
                Event::Ink {
                    conversation,
                    id,
                    from,
                    sha1d,
                    kind,
                    path: None,
                }
            }
        };
        fx.event(event);
    }
}

/// Objects that are being kept, and what is told then: whoever hears of an object finds it.
#[derive(Debug, Default)]
pub(super) struct Teller {
    waiting: VecDeque<(u64, Arc<str>, Vec<Tell>)>,
}

impl Teller {
    /// Keeps an object, then tells this of it.
    pub(super) fn keep(
        &mut self,
        (sha1d, bytes): (Arc<str>, Bytes),
        tells: Vec<Tell>,
        work: &mut Work<'_>,
    ) {
        let seq = work.fx.keep(Record::Object {
            sha1d: Arc::clone(&sha1d),
            bytes,
        });
        self.waiting.push_back((seq, sha1d, tells));
    }

    /// Everything up to this record is safe.
    pub(super) fn kept(&mut self, seq: u64, work: &mut Work<'_>) {
        while self.waiting.front().is_some_and(|(own, ..)| *own <= seq) {
            if let Some((_, sha1d, tells)) = self.waiting.pop_front() {
                for tell in tells {
                    tell.say(&sha1d, work.fx);
                }
            }
        }
    }
}
