//! What is remembered from run to run: accounts (never passwords) and how the list is laid out. A small TOML file.

use std::io;
use std::path::Path;

use msnp::api::Status;
use serde::{Deserialize, Serialize};

use crate::screen::contacts::Arrangement;
use crate::screen::sign_in::{Known, Request, Server};

const FILE: &str = "remembered.toml";
/// Accounts remembered at once.
const MAX_ACCOUNTS: usize = 20;
/// A file larger than this is not ours.
const MAX_FILE: u64 = 256 * 1024;

/// What is remembered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remembered {
    /// The last one used first.
    pub accounts: Vec<Known>,
    pub arrangement: Arrangement,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct File {
    by_status: bool,
    by_name: bool,
    account: Vec<Account>,
}

#[derive(Serialize, Deserialize)]
struct Account {
    email: String,
    /// The id of a profile; `demo`; none for one's own.
    server: Option<String>,
    address: Option<String>,
    services: Option<String>,
    #[serde(default)]
    status: Status,
    #[serde(default)]
    password: bool,
    #[serde(default)]
    automatic: bool,
}

impl Remembered {
    /// Reads the file in this folder; nothing is remembered where there is none or it cannot be read.
    pub fn load(folder: &Path) -> Self {
        let path = folder.join(FILE);
        let read = || -> io::Result<File> {
            if std::fs::metadata(&path)?.len() > MAX_FILE {
                return Err(io::Error::other("too large"));
            }
            toml::from_str(&std::fs::read_to_string(&path)?).map_err(io::Error::other)
        };
        match read() {
            Ok(file) => file.into(),
            Err(error) => {
                if error.kind() != io::ErrorKind::NotFound {
                    tracing::warn!(%error, "what was remembered cannot be read");
                }
                Self::default()
            }
        }
    }

    /// Changes the file in this folder.
    pub fn update(folder: &Path, change: impl FnOnce(&mut Self)) {
        let mut remembered = Self::load(folder);
        change(&mut remembered);
        let write = || -> io::Result<()> {
            let text = toml::to_string(&File::from(remembered)).map_err(io::Error::other)?;
            std::fs::create_dir_all(folder)?;
            // Whole or not at all.
            let beside = folder.join(format!("{FILE}.part"));
            std::fs::write(&beside, text)?;
            std::fs::rename(beside, folder.join(FILE))
        };
        if let Err(error) = write() {
            tracing::warn!(%error, "not remembered");
        }
    }

    /// Signed in with this: remembers it, or sees to it that it is not remembered.
    pub fn used(&mut self, request: &Request) {
        self.accounts
            .retain(|k| !(k.email == request.email && k.server == request.server));
        if !request.remember {
            return;
        }
        self.accounts.insert(
            0,
            Known {
                email: request.email.clone(),
                server: request.server.clone(),
                status: request.status,
                password: request.remember_password,
                automatic: request.automatic,
            },
        );
        self.accounts.truncate(MAX_ACCOUNTS);
    }

    pub fn forget(&mut self, known: &Known) {
        self.accounts
            .retain(|k| !(k.email == known.email && k.server == known.server));
    }
}

impl From<File> for Remembered {
    fn from(file: File) -> Self {
        let accounts = file.account.into_iter().take(MAX_ACCOUNTS).map(|account| {
            let server = match (account.server, account.address) {
                (Some(id), _) if id == "demo" => Server::Demo,
                (Some(id), _) => Server::Profile(id),
                (None, address) => Server::Custom {
                    address: address.unwrap_or_default(),
                    services: account.services.unwrap_or_default(),
                },
            };
            Known {
                email: account.email,
                server,
                status: account.status,
                password: account.password,
                automatic: account.automatic,
            }
        });
        Self {
            accounts: accounts.collect(),
            arrangement: Arrangement {
                by_status: file.by_status,
                by_name: file.by_name,
            },
        }
    }
}

impl From<Remembered> for File {
    fn from(remembered: Remembered) -> Self {
        let account = remembered.accounts.into_iter().map(|known| {
            let (server, address, services) = match known.server {
                Server::Demo => (Some("demo".to_owned()), None, None),
                Server::Profile(id) => (Some(id), None, None),
                Server::Custom { address, services } => (None, Some(address), Some(services)),
            };
            Account {
                email: known.email,
                server,
                address,
                services,
                status: known.status,
                password: known.password,
                automatic: known.automatic,
            }
        });
        Self {
            by_status: remembered.arrangement.by_status,
            by_name: remembered.arrangement.by_name,
            account: account.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::sign_in::Hidden;

    fn request(email: &str, server: Server) -> Request {
        Request {
            email: email.to_owned(),
            password: Hidden("hunter2".to_owned()),
            status: Status::Busy,
            server,
            remember: true,
            remember_password: true,
            automatic: false,
        }
    }

    #[test]
    fn accounts_are_remembered_the_last_first_and_never_their_passwords() {
        let folder = tempfile::tempdir().expect("a folder");
        let custom = Server::Custom {
            address: "m1.example.com:1863".to_owned(),
            services: "https://example.com".to_owned(),
        };
        for server in [Server::Demo, Server::Profile("escargot".to_owned()), custom] {
            Remembered::update(folder.path(), |r| {
                r.used(&request("alice@example.com", server))
            });
        }
        let again = Remembered::load(folder.path());
        assert!(matches!(
            again.accounts.first(),
            Some(Known { server: Server::Custom { address, .. }, status: Status::Busy, .. })
                if address == "m1.example.com:1863"
        ));
        assert_eq!(again.accounts.len(), 3);
        let text = std::fs::read_to_string(folder.path().join(FILE)).expect("it is there");
        assert!(!text.contains("hunter2"), "{text}");
    }

    #[test]
    fn who_does_not_want_to_be_remembered_is_forgotten() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut request = request("alice@example.com", Server::Demo);
        Remembered::update(folder.path(), |r| r.used(&request));
        request.remember = false;
        Remembered::update(folder.path(), |r| r.used(&request));
        assert_eq!(Remembered::load(folder.path()).accounts, []);
    }

    #[test]
    fn a_broken_file_is_as_good_as_none() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join(FILE), "account = 7").expect("written");
        assert_eq!(Remembered::load(folder.path()), Remembered::default());
    }
}
