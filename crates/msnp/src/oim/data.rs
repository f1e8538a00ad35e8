//! `Mail-Data`: how much mail there is, and which messages wait (14 section 4).

use std::time::SystemTime;

use crate::api::Address;
use crate::message::{MailCounts, decode_words};
use crate::soap::read_time;
use crate::soap::xml::{Document, Limits, Node};

/// More announced messages than this are not taken at once: the rest is announced again.
const MAX_WAITING: usize = 500;
/// An id is no longer than this, in bytes.
const MAX_ID: usize = 128;

/// What `Mail-Data` says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MailData {
    /// The counters of the mailbox; `None` where they are not told.
    pub counts: Option<MailCounts>,
    /// The messages that wait.
    pub waiting: Waiting,
}

/// Which messages wait on the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// These.
    Listed(Vec<WaitingMail>),
    /// Too many to be listed here: ask for the list.
    TooLarge,
}

impl Default for Waiting {
    fn default() -> Self {
        Self::Listed(Vec::new())
    }
}

/// A message that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingMail {
    /// Its id, to be given back as it is.
    pub id: String,
    /// Who wrote it.
    pub from: Address,
    /// The name they had then; empty where it is not told.
    pub name: String,
    /// When the server took it in.
    pub received: Option<SystemTime>,
}

impl MailData {
    /// Reads the value of the `Mail-Data` field. What is no XML says nothing.
    #[must_use]
    pub fn read(value: &str) -> Self {
        if value.trim().eq_ignore_ascii_case("too-large") {
            return Self {
                counts: None,
                waiting: Waiting::TooLarge,
            };
        }
        Document::read(value.as_bytes(), Limits::default())
            .map(|tree| Self::of(tree.root()))
            .unwrap_or_default()
    }

    /// Reads an `MD` element.
    pub(super) fn of(tree: Node<'_>) -> Self {
        let counts = tree.child("E").map(|mail| MailCounts {
            inbox_unread: number(mail, "IU"),
            folders_unread: number(mail, "OU"),
        });
        let waiting = tree.all("M").filter_map(waiting_mail).take(MAX_WAITING);
        Self {
            counts,
            waiting: Waiting::Listed(waiting.collect()),
        }
    }
}

fn number(node: Node<'_>, name: &str) -> u32 {
    let number = node.word_at(name).and_then(|word| word.parse().ok());
    number.unwrap_or(0)
}

fn waiting_mail(mail: Node<'_>) -> Option<WaitingMail> {
    let id = mail.word_at("I")?;
    let is_id = !id.is_empty() && id.len() <= MAX_ID && !id.contains(char::is_whitespace);
    is_id.then(|| WaitingMail {
        id: id.to_owned(),
        from: Address::new(mail.word_at("E").unwrap_or_default()),
        name: decode_words(mail.word_at("N").unwrap_or_default()).into_owned(),
        received: mail.word_at("RT").and_then(read_time),
    })
}
