//! What is said of direct connections while no switchboard is there: over the notification server (08 section 7).
//!
//! Few clients hear that. So each that does says so in what it says about a connection, in a line of its own that others
//! pass over, and is spoken to so only then.

use bytes::Bytes;

use super::lines::LineId;
use super::{Peers, Work};
use crate::message::Fields;
use crate::p2p::Peer;
use crate::p2p::resume::with_line;
use crate::p2p::slp::{Content, SlpMessage};

/// Texts that wait for the notification server at most.
const MAX_NOTICES: usize = 64;
/// The line of whoever hears the notification server about connections.
const HEARS: &str = "X-Papilio-Notices";

/// A text about a direct connection, for the notification server.
#[derive(Debug)]
pub(crate) struct Notice {
    line: LineId,
    /// Who it is for.
    pub(crate) to: Peer,
    text: SlpMessage,
}

impl Notice {
    /// The text, which has no NUL at its end there.
    pub(crate) fn to_bytes(&self) -> Bytes {
        self.text.to_bytes(false)
    }
}

/// Whether whoever said this hears the notification server about connections.
pub(super) fn hears(content: &Content) -> bool {
    Fields::new(&content.body).get(HEARS).is_some()
}

impl Peers {
    /// What is said of a connection, with the word that we hear the notification server if we do.
    pub(super) fn with_hearing(&self, content: Content) -> Content {
        match self.has_notices {
            true => with_line(content, HEARS, "true"),
            false => content,
        }
    }

    /// Says something of a direct connection to somebody who hears the notification server: it is there already where
    /// no switchboard is at hand.
    pub(super) fn notice(&mut self, id: LineId, text: SlpMessage, work: &Work<'_>) {
        let line = self.lines.get(&id);
        let stuck = line.filter(|line| line.over.is_none() && line.wire.is_none());
        match stuck.filter(|_| self.notices.len() < MAX_NOTICES) {
            Some(line) => self.notices.push_back(Notice {
                line: id,
                to: line.peer.clone(),
                text,
            }),
            None => self.say(id, &text, work),
        }
    }

    /// The next text for the notification server.
    pub(crate) fn next_notice(&mut self) -> Option<Notice> {
        self.notices.pop_front()
    }

    /// The notification server does not take it: it goes the way of everything else.
    pub(crate) fn notice_returned(&mut self, notice: &Notice, work: &Work<'_>) {
        self.say(notice.line, &notice.text, work);
    }
}
