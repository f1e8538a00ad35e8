//! A file that always tells what the windows show, for tests that drive the program from outside. Written only with
//! `--state-file`, since it holds what people write.

use std::path::PathBuf;

use msnp::api::{ConversationId, LinkState, Status};
use serde::Serialize;

use crate::screen::sign_in;
use crate::session::conversation::Entry;
use crate::session::roster::Counts;
use crate::session::transfers::{Stage, Transfer};
use crate::session::{EntryKind, Session};

/// The file.
#[derive(Debug)]
pub struct StateFile {
    path: PathBuf,
    last: Vec<u8>,
}

/// What the file holds.
#[derive(Debug, Serialize)]
pub struct State {
    /// The name of the theme.
    pub theme: String,
    pub accounts: Vec<Account>,
    pub windows: Vec<Window>,
}

/// An account.
#[derive(Debug, Serialize)]
pub struct Account {
    account: String,
    state: LinkState,
    dialect: Option<String>,
    contacts: usize,
    /// Contacts that are online.
    online: usize,
    status: Status,
    display_name: String,
    personal_message: String,
}

/// A window.
#[derive(Debug, Serialize)]
pub struct Window {
    kind: &'static str,
    title: String,
    focused: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    conversation: Option<String>,
    /// All conversations of the window.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tabs: Vec<String>,
    /// How many lines the conversation has.
    #[serde(skip_serializing_if = "Option::is_none")]
    lines: Option<usize>,
    /// Who wrote the last text of somebody else, and what.
    #[serde(skip_serializing_if = "Option::is_none")]
    last_from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_text: Option<String>,
    /// How many nudges were sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    nudges: Option<usize>,
    /// The files that were offered here, the oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    files: Vec<File>,
    /// What is found in the history.
    #[serde(skip_serializing_if = "Option::is_none")]
    found: Option<Vec<String>>,
}

/// A file that somebody offered in a conversation.
#[derive(Debug, Serialize)]
struct File {
    name: String,
    incoming: bool,
    /// Bytes that are there.
    bytes: u64,
    stage: &'static str,
}

impl StateFile {
    pub fn new(path: PathBuf) -> Self {
        Self {
            path,
            last: Vec::new(),
        }
    }

    /// Writes the state if it changed: whole, so that a reader never sees half of it.
    pub fn write(&mut self, state: &State) {
        let Ok(json) = serde_json::to_vec(state) else {
            return;
        };
        if json == self.last {
            return;
        }
        let beside = self.path.with_extension("part");
        let written =
            std::fs::write(&beside, &json).and_then(|()| std::fs::rename(&beside, &self.path));
        match written {
            Ok(()) => self.last = json,
            Err(error) => tracing::warn!(%error, "state file"),
        }
    }
}

impl Account {
    pub fn of(session: &Session) -> Self {
        let Counts { contacts, online } = session.roster.counts();
        Self {
            account: session.account.to_string(),
            state: session.link.state,
            dialect: session.link.dialect.clone(),
            contacts,
            online,
            status: session.me.status,
            display_name: session.me.display_name.clone(),
            personal_message: session.me.personal_message.clone(),
        }
    }
}

impl Window {
    fn of(kind: &'static str, title: String) -> Self {
        Self {
            kind,
            title,
            focused: false,
            problem: None,
            conversation: None,
            tabs: Vec::new(),
            lines: None,
            last_from: None,
            last_text: None,
            nudges: None,
            files: Vec::new(),
            found: None,
        }
    }

    pub fn sign_in(title: String, state: &sign_in::State) -> Self {
        let kind = if state.is_working() {
            "signing_in"
        } else {
            "sign_in"
        };
        Self {
            problem: state.problem().map(|p| p.words.clone()),
            ..Self::of(kind, title)
        }
    }

    pub fn contacts(title: String) -> Self {
        Self::of("contacts", title)
    }

    pub fn options(title: String) -> Self {
        Self::of("options", title)
    }

    pub fn history(title: String, found: Vec<String>) -> Self {
        Self {
            found: Some(found),
            ..Self::of("history", title)
        }
    }

    /// The conversation that a window shows.
    pub fn conversation(
        title: String,
        id: Option<&ConversationId>,
        session: Option<&Session>,
    ) -> Self {
        let conversation = session.and_then(|s| s.conversation(id?));
        let last = conversation
            .into_iter()
            .flat_map(|c| c.entries().rev())
            .find_map(|entry| match &entry.kind {
                EntryKind::Text(text) if !text.own => Some(text),
                _ => None,
            });
        Self {
            conversation: id.map(ConversationId::to_string),
            lines: conversation.map(|c| c.entries().len()),
            last_from: last.map(|text| text.from.to_string()),
            last_text: last.map(|text| text.text.to_string()),
            nudges: conversation.map(|c| {
                let own = |entry: &&Entry| matches!(entry.kind, EntryKind::Nudge { own: true, .. });
                c.entries().filter(own).count()
            }),
            files: session.zip(id).map_or_else(Vec::new, |(session, id)| {
                session.transfers.of(id).map(File::of).collect()
            }),
            ..Self::of("conversation", title)
        }
    }

    /// All conversations of the window, from left to right.
    pub fn tabs(mut self, tabs: Vec<String>) -> Self {
        self.tabs = tabs;
        self
    }

    pub fn focused(mut self, focused: bool) -> Self {
        self.focused = focused;
        self
    }
}

impl File {
    fn of(transfer: &Transfer) -> Self {
        Self {
            name: transfer.name.clone(),
            incoming: transfer.is_incoming(),
            bytes: transfer.bytes,
            stage: match transfer.stage {
                Stage::Offered => "offered",
                Stage::Connecting => "connecting",
                Stage::Active => "active",
                Stage::Done => "done",
                Stage::Declined => "declined",
                Stage::Cancelled(_) => "cancelled",
                Stage::Failed(_) => "failed",
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_whole_and_new() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("state.json");
        let mut file = StateFile::new(path.clone());
        let state = |title: &str| State {
            theme: "Classic".to_owned(),
            accounts: Vec::new(),
            windows: vec![Window::contacts(title.to_owned())],
        };
        file.write(&state("one"));
        file.write(&state("two"));
        let text = std::fs::read_to_string(&path).expect("it was written");
        let json: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
        assert_eq!(json["windows"][0]["kind"], "contacts");
        assert_eq!(json["windows"][0]["title"], "two");
        let others = std::fs::read_dir(folder.path()).expect("a folder").count();
        assert_eq!(others, 1, "nothing is left beside it");
    }
}
