//! What the user has chosen, in a file that a person can edit.

mod connection;
mod desktop;
mod file;
mod people;

use std::collections::BTreeMap;
use std::path::PathBuf;

use msnp::api::Status;
use serde::{Deserialize, Serialize};
use toml::Table;

pub use connection::{Connection, Direct, ProxyKind, Way};
pub use desktop::{Desktop, Toasts, WithoutTray};
pub use file::Loaded;
pub(crate) use file::replace;
pub use people::{ContactSettings, People};

/// How many accounts are remembered.
pub const MAX_ACCOUNTS: usize = 20;

/// What the user has chosen. Everything has a default; what is missing in the file is as if it stood there.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// How it looks.
    pub appearance: Appearance,
    /// The contact list.
    pub contacts: Contacts,
    /// Conversations.
    pub messages: Messages,
    /// Sounds.
    pub sounds: Sounds,
    /// What is done with the desktop.
    pub desktop: Desktop,
    /// Sizes of windows.
    pub windows: Windows,
    /// The accounts that are remembered, the one that was used last first.
    pub accounts: Vec<Account>,
    /// What this version does not know; written back as it was.
    #[serde(flatten)]
    pub other: Table,
}

/// An account that is remembered. Passwords are never here: they are in the keyring of the desktop.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Account {
    /// The address.
    pub email: String,
    /// The id of the server profile; empty for a server of one's own, which `address` names.
    pub server: String,
    /// Host and port of a server of one's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Where the web services of a server of one's own are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub services: Option<String>,
    /// The last own display name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// The own picture: the name of one that comes with the program, or of one in
    /// [`DataDir::pictures`](crate::DataDir::pictures). Missing for the usual one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture: Option<String>,
    /// The user's own pictures that were chosen before, the last one first; named as `picture` names them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub earlier_pictures: Vec<String>,
    /// The name of the colours it has in the windows. Missing where the program chooses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scheme: Option<String>,
    /// The status to sign in with.
    pub status: Status,
    /// Whether the keyring holds the password.
    pub remember_password: bool,
    /// Whether to sign in as soon as the program starts.
    pub sign_in_automatically: bool,
    /// How its server is reached.
    #[serde(skip_serializing_if = "Connection::is_usual")]
    pub connection: Connection,
    /// What this version does not know; written back as it was.
    #[serde(flatten)]
    pub other: Table,
}

/// How it looks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Appearance {
    /// The name of a theme, or `system` for the light or dark one that the desktop asks for.
    pub theme: String,
    /// The theme that the desktop chose last, if it was not the first one: it is shown until the desktop can be asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub desktop_theme: Option<String>,
    /// A language tag, `pt-BR`; missing for the language of the desktop.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
    /// How large everything is, in percent of its usual size: 100 to 300.
    pub scale: u16,
    /// Whether nothing moves that need not: no shaking window, no animated pictures.
    pub reduce_motion: bool,
    /// What this version does not know; written back as it was.
    #[serde(flatten)]
    pub other: Table,
}

/// The contact list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contacts {
    /// What the list is divided by.
    pub view: View,
    /// The order within a part.
    pub sort: Sort,
    /// How large a row is.
    pub rows: RowSize,
    /// Whether those who are offline have a part of their own, rather than standing in their groups.
    pub offline_apart: bool,
    /// The names of the groups that are folded.
    pub folded: Vec<String>,
    /// What was chosen about single contacts.
    #[serde(skip_serializing_if = "People::is_empty")]
    pub people: People,
    /// What this version does not know; written back as it was.
    #[serde(flatten)]
    pub other: Table,
}

/// What the contact list is divided by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum View {
    /// The groups of the list.
    #[default]
    Groups,
    /// Online and offline.
    Status,
}

/// The order of contacts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// Those who are online before those who are not, each by name: nobody changes place who is away for a moment.
    #[default]
    Online,
    /// Those who are available first, then those who are busy, then those who are away; each by name.
    Status,
    /// By name only.
    Name,
}

/// How large a row of the contact list is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowSize {
    /// A line with a figure.
    #[default]
    Compact,
    /// Two lines with a small picture.
    Detailed,
    /// Two lines with a large picture.
    Large,
}

/// Conversations.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Messages {
    /// Whether Enter sends; otherwise Ctrl+Enter does and Enter breaks the line.
    pub enter_sends: bool,
    /// Whether every text shows its time.
    pub show_times: bool,
    /// Whether shortcuts are shown as emoticons.
    pub emoticons: bool,
    /// Whether others see that we are typing.
    pub tell_typing: bool,
    /// Whether what others write is shown in the usual font and colour.
    pub ignore_fonts: bool,
    /// Whether names and personal messages have the colours and styles of Messenger Plus!.
    pub name_looks: bool,
    /// For how many days what was said is kept; 0 for ever. What is older is forgotten at the start of the program.
    pub keep_days: u16,
    /// How many MiB of pictures and emoticons of others are kept; those not used for the longest time go first.
    pub cache_mib: u16,
    /// Whether conversations are in tabs of one window, rather than in windows of their own.
    pub tabs: bool,
    /// Whether a window asks to be looked at when somebody wrote there.
    pub attention: bool,
    /// How own texts look, in the words of the protocol.
    pub format: msnp::api::TextFormat,
    /// The ids of the emoticons that were used last, the newest first.
    pub recent_emoticons: Vec<String>,
    /// What this version does not know; written back as it was.
    #[serde(flatten)]
    pub other: Table,
}

/// Sounds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sounds {
    /// Whether there are any.
    pub on: bool,
    /// How loud, 0 to 100.
    pub volume: u8,
    /// Whether there are none while the own status is Busy.
    pub quiet_when_busy: bool,
    /// Which of them there are.
    pub events: SoundEvents,
    /// Files of the user's own, by the names of `events`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub files: BTreeMap<String, PathBuf>,
    /// What this version does not know; written back as it was.
    #[serde(flatten)]
    pub other: Table,
}

/// Which sounds there are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SoundEvents {
    /// One is signed in.
    pub sign_in: bool,
    /// A contact came online.
    pub online: bool,
    /// Somebody wrote.
    pub message: bool,
    /// Somebody sent a nudge.
    pub nudge: bool,
    /// A mail arrived.
    pub mail: bool,
    /// A file is there.
    pub file_done: bool,
    /// An own text was sent.
    pub sent: bool,
    /// What this version does not know; written back as it was.
    #[serde(flatten)]
    pub other: Table,
}

/// Sizes of windows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Windows {
    /// The main window.
    pub main: WindowSize,
    /// A conversation.
    pub conversation: WindowSize,
    /// What this version does not know; written back as it was.
    #[serde(flatten)]
    pub other: Table,
}

/// The size of a window, in logical pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WindowSize {
    /// Width.
    pub width: u16,
    /// Height.
    pub height: u16,
}

impl Settings {
    /// Remembers an account as the one used last, in place of what was remembered about it. The one that was not used
    /// for the longest time goes when there are more than [`MAX_ACCOUNTS`].
    pub fn remember(&mut self, account: Account) {
        self.forget(&account);
        self.accounts.insert(0, account);
        self.accounts.truncate(MAX_ACCOUNTS);
    }

    /// Takes in what older versions wrote in another way.
    fn take_in_old(&mut self) {
        let names = self.accounts.iter().map(Account::name).collect::<Vec<_>>();
        self.contacts.take_in_old(&names);
    }

    /// Forgets an account.
    pub fn forget(&mut self, account: &Account) {
        self.accounts.retain(|known| !known.is_same(account));
    }
}

impl Account {
    /// What the program calls it: the address, and the id of the server profile.
    fn name(&self) -> String {
        format!("{}/{}", self.email, self.server).to_ascii_lowercase()
    }

    /// Whether both are the same address on the same server; letter case does not matter.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        let address = |account: &Self| account.address.as_deref().map(str::to_ascii_lowercase);
        self.email.eq_ignore_ascii_case(&other.email)
            && self.server.eq_ignore_ascii_case(&other.server)
            && address(self) == address(other)
    }
}

impl Default for Appearance {
    fn default() -> Self {
        Self {
            theme: "system".into(),
            desktop_theme: None,
            locale: None,
            scale: 100,
            reduce_motion: false,
            other: Table::new(),
        }
    }
}

impl Default for Contacts {
    fn default() -> Self {
        Self {
            view: View::default(),
            sort: Sort::default(),
            rows: RowSize::default(),
            offline_apart: true,
            folded: Vec::new(),
            people: People::new(),
            other: Table::new(),
        }
    }
}

impl Default for Messages {
    fn default() -> Self {
        Self {
            enter_sends: true,
            show_times: false,
            emoticons: true,
            tell_typing: true,
            ignore_fonts: false,
            name_looks: true,
            keep_days: 0,
            cache_mib: 256,
            tabs: false,
            attention: true,
            format: msnp::api::TextFormat::default(),
            recent_emoticons: Vec::new(),
            other: Table::new(),
        }
    }
}

impl Default for Sounds {
    fn default() -> Self {
        Self {
            on: true,
            volume: 80,
            quiet_when_busy: true,
            events: SoundEvents::default(),
            files: BTreeMap::new(),
            other: Table::new(),
        }
    }
}

impl Default for SoundEvents {
    fn default() -> Self {
        Self {
            sign_in: true,
            online: true,
            message: true,
            nudge: true,
            mail: true,
            file_done: true,
            sent: false,
            other: Table::new(),
        }
    }
}

impl Default for Windows {
    fn default() -> Self {
        let size = |width, height| WindowSize { width, height };
        Self {
            main: size(280, 560),
            conversation: size(560, 520),
            other: Table::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(email: &str, name: &str) -> Account {
        Account {
            email: email.into(),
            server: "demo".into(),
            display_name: Some(name.into()),
            ..Account::default()
        }
    }

    #[test]
    fn the_account_used_last_stands_first_and_only_once() {
        let mut settings = Settings::default();
        settings.remember(account("alice@example.com", "Alice"));
        settings.remember(account("bob@example.net", "Bob"));
        settings.remember(account("Alice@Example.com", "Alice again"));
        let names = |settings: &Settings| -> Vec<String> {
            let names = settings.accounts.iter().map(|a| a.display_name.clone());
            names.map(Option::unwrap).collect()
        };
        assert_eq!(names(&settings), ["Alice again", "Bob"]);
        let own = |address: &str| Account {
            server: String::new(),
            address: Some(address.into()),
            ..account("alice@example.com", address)
        };
        settings.remember(own("a.example:1863"));
        settings.remember(own("b.example:1863"));
        settings.forget(&account("alice@example.com", "of any name"));
        settings.forget(&own("A.example:1863"));
        assert_eq!(names(&settings), ["b.example:1863", "Bob"]);
    }

    #[test]
    fn no_more_than_the_latest_accounts_are_remembered() {
        let mut settings = Settings::default();
        for n in 0..30 {
            settings.remember(account(&format!("a{n}@example.com"), ""));
        }
        assert_eq!(settings.accounts.len(), MAX_ACCOUNTS);
        assert_eq!(settings.accounts[0].email, "a29@example.com");
    }

    #[test]
    fn what_is_missing_has_its_default_and_the_file_is_readable() {
        let settings: Settings = toml::from_str("[sounds]\nvolume = 20\n").unwrap();
        assert_eq!(settings.sounds.volume, 20);
        assert!(settings.sounds.on);
        assert_eq!(settings.windows, Windows::default());
        let mut settings = Settings::default();
        settings.remember(account("alice@example.com", "Alice"));
        let text = toml::to_string(&settings).unwrap();
        assert!(
            text.contains("[[accounts]]\nemail = \"alice@example.com\"\nserver = \"demo\"\n"),
            "{text}"
        );
        assert_eq!(toml::from_str::<Settings>(&text).unwrap(), settings);
    }
}
