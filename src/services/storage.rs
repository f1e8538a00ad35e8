//! The folder of the program: settings, own server profiles, and the database of history and outbox.

mod drafts;
mod drawings;
mod emoticons;
mod export;
mod history;
mod pictures;
mod search;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use msnp::keep::{Keep, MemoryKeep};
use msnp_client::ServerProfile;
use papilio_store::{
    Account, Connection, DataDir, History, ObjectRoom, Objects, Settings, Store, StoreError,
    Unlogged,
};

use crate::moving::Moving;
use crate::portrait::OwnPicture;
use crate::screen::sign_in::{Known, Request, Server};
use crate::t;
use crate::theme::Scheme;

pub use drafts::Drafts as KeptDrafts;
pub use drawings::PastedPicture;
pub use emoticons::{Change as EmoticonChange, Changed as EmoticonsChanged};
pub use export::Format as CopyFormat;
pub use history::{Page, own_address};
pub use pictures::{pasted, read as read_picture, why as why_no_picture};
pub use search::{At, FOUND, Hit, Talk};

/// Where things are kept; opened by the first who needs it. Every call may block.
#[derive(Clone)]
pub struct Storage(Arc<Inner>);

struct Inner {
    /// None: nothing is kept.
    folder: Option<PathBuf>,
    database: Mutex<Database>,
    /// Held while the settings are read, changed and written.
    settings: Mutex<()>,
    unlogged: Unlogged,
    object_room: ObjectRoom,
}

#[derive(Default)]
enum Database {
    #[default]
    Closed,
    Open(Box<(Store, History)>),
    /// It cannot be opened, for this reason.
    Broken(String),
}

/// What is remembered from the last run.
#[derive(Clone, Debug, Default)]
pub struct Remembered {
    pub settings: Settings,
    /// Its accounts, as the sign-in screen knows them.
    pub known: Vec<Known>,
    pub profiles: Vec<ServerProfile>,
    /// What was being written.
    pub drafts: KeptDrafts,
    /// What the user has to know: the settings could not be read.
    pub trouble: Option<String>,
}

impl Storage {
    /// Keeps everything in this folder, or nothing at all.
    pub fn new(folder: Option<PathBuf>) -> Self {
        Self(Arc::new(Inner {
            folder,
            database: Mutex::default(),
            settings: Mutex::default(),
            unlogged: Unlogged::default(),
            object_room: ObjectRoom::default(),
        }))
    }

    /// The conversations of which no history is kept.
    pub fn unlogged(&self) -> &Unlogged {
        &self.0.unlogged
    }

    /// How much is kept of the pictures and emoticons of others.
    pub fn object_room(&self) -> &ObjectRoom {
        &self.0.object_room
    }

    /// The settings, as far as they can be read at once; what is wrong with them is for [`Storage::remembered`].
    pub fn glance(&self) -> Settings {
        self.folder()
            .and_then(|folder| Settings::glance(&folder.settings()))
            .unwrap_or_default()
    }

    /// Reads the settings and the user's own profiles.
    pub fn remembered(&self) -> Remembered {
        let _one_at_a_time = lock(&self.0.settings);
        let Some(folder) = self.folder() else {
            return Remembered::default();
        };
        let (settings, trouble) = load(&folder);
        let drafts = self.drafts();
        let profiles = match ServerProfile::load_folder(&folder.servers()) {
            Ok((profiles, problems)) => {
                for problem in problems {
                    tracing::warn!(%problem, "a server profile was left out");
                }
                profiles
            }
            Err(error) => {
                tracing::warn!(%error, "own server profiles");
                Vec::new()
            }
        };
        Remembered {
            known: known(&settings, &folder),
            settings,
            profiles,
            drafts,
            trouble,
        }
    }

    /// Changes the settings in their file.
    pub fn change(&self, change: impl FnOnce(&mut Settings)) {
        let _one_at_a_time = lock(&self.0.settings);
        let Some(folder) = self.folder() else { return };
        let (mut settings, _) = load(&folder);
        let before = pictures::names(&settings);
        change(&mut settings);
        match settings.save(&folder.settings()) {
            Ok(()) => pictures::remove(&folder, &before, &settings),
            Err(error) => tracing::warn!(%error, "the settings are not saved"),
        }
    }

    /// Signed in with this: remembers it, or sees to it that it is not remembered. The password is not kept here.
    pub fn used(&self, request: &Request) {
        let account = Account {
            remember_password: request.remember_password,
            sign_in_automatically: request.automatic,
            status: request.status,
            connection: request.connection.clone(),
            ..account(&request.email, &request.server)
        };
        self.change(|settings| {
            if request.remember {
                let before = settings.accounts.iter().find(|a| a.is_same(&account));
                let before = before.cloned().unwrap_or_default();
                settings.remember(Account {
                    picture: before.picture,
                    earlier_pictures: before.earlier_pictures,
                    scheme: before.scheme,
                    ..account
                });
            } else {
                settings.forget(&account);
            }
        });
    }

    /// Keeps how the server of an account is reached, if the account is remembered.
    pub fn keep_connection(&self, email: &str, server: &Server, connection: &Connection) {
        let account = account(email, server);
        self.change(|settings| {
            let known = settings.accounts.iter_mut().find(|a| a.is_same(&account));
            if let Some(known) = known {
                known.connection = connection.clone();
            }
        });
    }

    /// Keeps the status to sign in with, if the account is remembered.
    pub fn keep_status(&self, email: &str, server: &Server, status: msnp::api::Status) {
        let account = account(email, server);
        self.change(|settings| {
            let known = settings.accounts.iter_mut().find(|a| a.is_same(&account));
            if let Some(known) = known {
                known.status = status;
            }
        });
    }

    /// Keeps the colours of an account, if the account is remembered.
    pub fn keep_scheme(&self, email: &str, server: &Server, scheme: Option<Scheme>) {
        let account = account(email, server);
        self.change(|settings| {
            let known = settings.accounts.iter_mut().find(|a| a.is_same(&account));
            if let Some(known) = known {
                known.scheme = scheme.map(|scheme| scheme.name().to_owned());
            }
        });
    }

    /// Remembers this account no more.
    pub fn forget(&self, known: &Known) {
        self.change(|settings| settings.forget(&account(&known.email, &known.server)));
    }

    /// What an engine keeps its records with; in memory only where there is no place for them. With it come words for
    /// the user when something is wrong.
    pub fn keep(&self) -> (Box<dyn Keep>, Option<String>) {
        let mut database = lock(&self.0.database);
        let was_closed = matches!(*database, Database::Closed);
        self.open(&mut database);
        let in_memory = || Box::new(MemoryKeep::default());
        match &*database {
            Database::Open(opened) => {
                let aside = opened.0.set_aside().filter(|_| was_closed);
                let words =
                    aside.map(|path| t!("history-set-aside", path = path.display().to_string()));
                match opened.0.keep() {
                    Ok(keep) => {
                        let room = self.0.object_room.clone();
                        let keep = keep.without(self.0.unlogged.clone());
                        (Box::new(keep.with_object_room(room)), words)
                    }
                    Err(error) => (in_memory(), Some(unusable(&error))),
                }
            }
            Database::Broken(words) => (in_memory(), Some(words.clone())),
            // There is no folder for it.
            Database::Closed => (in_memory(), None),
        }
    }

    /// A picture that came from others, by its hash; handwriting is drawn.
    pub fn picture(&self, sha1d: &str) -> Option<Moving> {
        Moving::read(&self.object(sha1d)?)
    }

    /// The picture that came from another place of the account, as its own.
    pub fn roamed_picture(&self, sha1d: &str) -> Option<OwnPicture> {
        match OwnPicture::of(&self.object(sha1d)?) {
            Ok(picture) => Some(picture),
            Err(error) => {
                tracing::warn!(%error, "the picture of the profile cannot be shown");
                None
            }
        }
    }

    /// The object of the network with this hash, while it is kept.
    fn object(&self, sha1d: &str) -> Option<Vec<u8>> {
        let objects: Objects = {
            let mut database = lock(&self.0.database);
            let (store, _) = self.open(&mut database)?;
            store.objects()
        };
        match objects.get(sha1d, SystemTime::now()) {
            Ok(found) => found,
            Err(error) => {
                tracing::warn!(%error, "a picture cannot be read");
                None
            }
        }
    }

    fn folder(&self) -> Option<DataDir> {
        let folder = self.0.folder.as_ref()?;
        match DataDir::open(folder) {
            Ok(folder) => Some(folder),
            Err(error) => {
                tracing::error!(%error, folder = %folder.display(), "nothing can be kept");
                None
            }
        }
    }

    fn open<'a>(&self, database: &'a mut Database) -> Option<&'a (Store, History)> {
        if matches!(database, Database::Closed) {
            let opened = Store::open(&self.folder()?.database())
                .and_then(|store| store.reader().map(|history| (store, history)));
            *database = match opened {
                Ok(opened) => Database::Open(Box::new(opened)),
                Err(error) => {
                    tracing::error!(%error, "the database cannot be opened; nothing is kept");
                    Database::Broken(unusable(&error))
                }
            };
        }
        match database {
            Database::Open(opened) => Some(opened),
            Database::Closed | Database::Broken(_) => None,
        }
    }
}

/// An account as the settings name it.
fn account(email: &str, server: &Server) -> Account {
    let (address, services) = match server {
        Server::Custom { address, services } => (Some(address.clone()), Some(services.clone())),
        Server::Demo | Server::Profile(_) => (None, None),
    };
    Account {
        email: email.to_owned(),
        server: if server.is_custom() {
            String::new()
        } else {
            server.id()
        },
        address,
        services,
        ..Account::default()
    }
}

/// The colours that these settings have for an account.
pub fn scheme_of(settings: &Settings, email: &str, server: &Server) -> Option<Scheme> {
    let account = account(email, server);
    let known = settings.accounts.iter().find(|a| a.is_same(&account))?;
    Scheme::named(known.scheme.as_deref()?)
}

/// The accounts of the settings, as the sign-in screen knows them.
fn known(settings: &Settings, folder: &DataDir) -> Vec<Known> {
    let server = |account: &Account| match (&account.address, account.server.as_str()) {
        (Some(address), _) => Server::Custom {
            address: address.clone(),
            services: account.services.clone().unwrap_or_default(),
        },
        (None, "demo") => Server::Demo,
        (None, id) => Server::Profile(id.to_owned()),
    };
    settings
        .accounts
        .iter()
        .map(|account| Known {
            email: account.email.clone(),
            server: server(account),
            status: account.status,
            password: account.remember_password,
            automatic: account.sign_in_automatically,
            picture: pictures::portrait_of(account, folder),
            connection: account.connection.clone(),
        })
        .collect()
}

/// Why the database cannot be used, and what follows.
fn unusable(error: &StoreError) -> String {
    match error {
        StoreError::Newer { .. } => t!("history-newer"),
        error => t!("history-unusable", reason = error.to_string()),
    }
}

/// The settings in this folder, or the defaults and why.
fn load(folder: &DataDir) -> (Settings, Option<String>) {
    match Settings::load(&folder.settings()) {
        Ok(loaded) => {
            let trouble = loaded.broken.map(|(path, problem)| {
                tracing::warn!(path = %path.display(), problem, "the settings were set aside");
                t!("settings-set-aside", path = path.display().to_string())
            });
            (loaded.settings, trouble)
        }
        Err(error) => {
            tracing::warn!(%error, "the settings cannot be read");
            let trouble = t!("settings-unreadable", reason = error.to_string());
            (Settings::default(), Some(trouble))
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::sign_in::Hidden;
    use msnp::api::{AccountId, Status};

    fn request(server: Server) -> Request {
        Request {
            email: "alice@example.com".to_owned(),
            password: Hidden("hunter2".to_owned()),
            status: Status::Busy,
            server,
            remember: true,
            remember_password: true,
            automatic: false,
            connection: Connection::default(),
            proxy_password: None,
        }
    }

    fn custom() -> Server {
        Server::Custom {
            address: "m1.example.com:1863".to_owned(),
            services: "https://example.com".to_owned(),
        }
    }

    #[test]
    fn accounts_are_remembered_the_last_first_and_never_their_passwords() {
        let folder = tempfile::tempdir().expect("a folder");
        let storage = Storage::new(Some(folder.path().to_owned()));
        let servers = [
            Server::Demo,
            Server::Profile("escargot".to_owned()),
            custom(),
        ];
        for server in &servers {
            storage.used(&request(server.clone()));
        }
        let known = storage.remembered().known;
        let again: Vec<_> = known.iter().rev().map(|k| k.server.clone()).collect();
        assert_eq!(again, servers);
        assert!(known.iter().all(|k| k.status == Status::Busy && k.password));
        let text = std::fs::read_to_string(folder.path().join("settings.toml")).expect("a file");
        assert!(!text.contains("hunter2"), "{text}");
    }

    #[test]
    fn who_does_not_want_to_be_remembered_is_forgotten() {
        let folder = tempfile::tempdir().expect("a folder");
        let storage = Storage::new(Some(folder.path().to_owned()));
        let mut request = request(custom());
        storage.used(&request);
        request.remember = false;
        storage.used(&request);
        assert_eq!(storage.remembered().settings.accounts, []);
    }

    #[test]
    fn the_way_to_the_server_is_kept_with_the_account_and_only_there() {
        let folder = tempfile::tempdir().expect("a folder");
        let storage = Storage::new(Some(folder.path().to_owned()));
        let usual = request(custom());
        storage.used(&request(Server::Profile("escargot".to_owned())));
        let mut chosen = usual.clone();
        chosen.connection.place = "Kitchen".to_owned();
        storage.used(&chosen);
        let ways = || -> Vec<Connection> {
            let known = storage.remembered().known;
            known.into_iter().map(|known| known.connection).collect()
        };
        assert_eq!(ways(), [chosen.connection, Connection::default()]);
        let changed = Connection {
            one_place: true,
            ..Connection::default()
        };
        storage.keep_connection(&usual.email, &usual.server, &changed);
        assert_eq!(ways(), [changed, Connection::default()]);
    }

    #[test]
    fn without_a_folder_nothing_is_kept_and_nothing_fails() {
        let storage = Storage::new(None);
        storage.used(&request(custom()));
        assert_eq!(storage.remembered().settings, Settings::default());
        let account = AccountId::new("alice@example.com/demo");
        assert_eq!(
            storage.keep().0.restore(&account),
            Ok(msnp::keep::State::default())
        );
    }

    #[test]
    fn broken_files_are_set_aside_and_that_is_said() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("settings.toml"), "accounts = 7").expect("written");
        std::fs::write(folder.path().join("papilio.db"), [7; 4096]).expect("written");
        let storage = Storage::new(Some(folder.path().to_owned()));
        let remembered = storage.remembered();
        assert_eq!(remembered.settings, Settings::default());
        let words = remembered.trouble.expect("it is said");
        assert!(words.contains(".broken-"), "{words}");
        let (_, words) = storage.keep();
        let words = words.expect("it is said");
        assert!(words.contains(".broken-"), "{words}");
        let (_, again) = storage.keep();
        assert_eq!(again, None, "once");
    }
}
