//! What the program uses of the computer. Each part degrades by itself; before the first frame only
//! the settings are looked at.

pub mod desktop;
pub mod instance;
mod passwords;
mod storage;

use std::ffi::OsString;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use iced::{Task, window};
use msn_media::prepare::Cut;
use msnp::api::{AccountId, ConversationId, Status};
use msnp_client::ServerProfile;
use papilio_store::{DataDir, DataLock, EntryKey, Search, Settings, StoreError, View};

use crate::app::{Demo, Message};
use crate::moving::{self, Moving};
use crate::portrait::{Choice, OwnPicture, Uncut};
use crate::screen::connection::Connection;
use crate::screen::contacts::{Arrangement, Parts};
use crate::screen::sign_in::{self, Hidden, Known, Request, Server};
use crate::start::Options;
use crate::state_file::StateFile;
use crate::t;
use crate::theme::Scheme;

pub use passwords::Passwords;
pub use storage::{
    At, CopyFormat, EmoticonChange, EmoticonsChanged, FOUND, Hit, KeptDrafts, Page, PastedPicture,
    Remembered, Storage, Talk, own_address,
};

/// The services.
pub struct Services {
    pub demo: Demo,
    pub storage: Storage,
    pub state_file: Option<StateFile>,
    pub passwords: Passwords,
    /// Where things are kept.
    folder: Option<PathBuf>,
    /// The settings as they were read or last changed.
    settings: Settings,
    /// The user's own server profiles.
    own_profiles: Vec<ServerProfile>,
}

/// A larger file is offered without a picture of it, in bytes.
const LARGEST_PICTURE: u64 = 16 * 1024 * 1024;

/// Where received files go that were given no other place: the folder of the user for that.
pub fn downloads() -> Option<PathBuf> {
    let user = directories::UserDirs::new()?;
    let folder = user.download_dir().map(PathBuf::from);
    Some(folder.unwrap_or_else(|| user.home_dir().join("Downloads")))
}

/// The small picture of a file that is offered, where it is a picture. May block.
pub fn preview(path: &Path) -> Option<Bytes> {
    let file = std::fs::File::open(path).ok()?;
    let mut bytes = Vec::new();
    let _ = file.take(LARGEST_PICTURE).read_to_end(&mut bytes).ok()?;
    msn_media::prepare::preview(&bytes).map(Bytes::from)
}

impl Services {
    pub fn new(options: &Options) -> Self {
        let folder = folder(options);
        let storage = Storage::new(folder.clone());
        // The first window needs its size; everything else waits until it is there.
        let settings = storage.glance();
        moving::stand_still(settings.appearance.reduce_motion);
        Self {
            demo: Demo::default(),
            folder,
            settings,
            storage,
            state_file: options.state_file.clone().map(StateFile::new),
            passwords: Passwords::default(),
            own_profiles: Vec::new(),
        }
    }

    /// Where things are kept, if anywhere.
    pub fn folder(&self) -> Option<&PathBuf> {
        self.folder.as_ref()
    }

    /// The same, where it is not the usual place.
    pub fn own_folder(&self) -> Option<PathBuf> {
        self.folder
            .clone()
            .filter(|folder| usual_folder().as_ref() != Some(folder))
    }

    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// How the contact list was laid out last.
    pub fn arrangement(&self) -> Arrangement {
        Arrangement {
            parts: match self.settings.contacts.view {
                View::Status => Parts::Status,
                View::Groups if self.settings.contacts.offline_apart => Parts::Both,
                View::Groups => Parts::Groups,
            },
            sort: self.settings.contacts.sort,
            rows: self.settings.contacts.rows,
        }
    }

    /// The profile with this id, one's own before one that came with the program.
    pub fn profile(&self, id: &str) -> Option<ServerProfile> {
        self.own_profiles
            .iter()
            .cloned()
            .chain(ServerProfile::presets())
            .find(|profile| profile.id == id)
    }

    /// Every server one can choose besides the demo.
    pub fn profiles(&self) -> Vec<ServerProfile> {
        let mut profiles = self.own_profiles.clone();
        for preset in ServerProfile::presets() {
            if !profiles.iter().any(|own| own.id == preset.id) {
                profiles.push(preset);
            }
        }
        profiles.retain(|profile| profile.id != "demo" && !profile.offered().is_empty());
        profiles
    }

    /// Reads what is remembered, for this window.
    pub fn known(&self, window: window::Id) -> Task<Message> {
        let storage = self.storage.clone();
        blocking(move || Message::Known(window, Box::new(storage.remembered())))
    }

    /// Takes in what was read; the accounts are given back.
    pub fn took(&mut self, remembered: Remembered) -> Vec<Known> {
        self.settings = remembered.settings;
        moving::stand_still(self.settings.appearance.reduce_motion);
        self.own_profiles = remembered.profiles;
        remembered.known
    }

    /// Remembers what the user wants to be remembered, the password in the password store.
    pub fn remember(&self, request: Request) -> Task<()> {
        let storage = self.storage.clone();
        let passwords = self.passwords.clone();
        blocking(move || {
            storage.used(&request);
            passwords.keep(&request);
            if let Some(password) = request.proxy_password {
                passwords.keep_for_proxy(&request.email, &request.server, password);
            }
        })
    }

    /// Keeps how the server of an account is reached, if the account is remembered, and a new password for the proxy.
    pub fn keep_connection(
        &self,
        email: String,
        server: Server,
        connection: Connection,
        password: Option<Hidden>,
    ) -> Task<()> {
        let storage = self.storage.clone();
        let passwords = self.passwords.clone();
        blocking(move || {
            storage.keep_connection(&email, &server, &connection);
            if let Some(password) = password {
                passwords.keep_for_proxy(&email, &server, password);
            }
        })
    }

    /// Keeps the status to sign in with the next time, if the account is remembered.
    pub fn keep_status(&self, email: String, server: Server, status: Status) -> Task<()> {
        let storage = self.storage.clone();
        blocking(move || storage.keep_status(&email, &server, status))
    }

    /// The colours that were chosen for an account, as far as the settings were read.
    pub fn scheme_of(&self, email: &str, server: &Server) -> Option<Scheme> {
        storage::scheme_of(&self.settings, email, server)
    }

    /// Keeps the colours of an account, if the account is remembered.
    pub fn keep_scheme(&self, email: String, server: Server, scheme: Option<Scheme>) -> Task<()> {
        let storage = self.storage.clone();
        blocking(move || storage.keep_scheme(&email, &server, scheme))
    }

    /// Forgets an account and its password.
    pub fn forget(&self, known: Known) -> Task<()> {
        let storage = self.storage.clone();
        let passwords = self.passwords.clone();
        blocking(move || {
            storage.forget(&known);
            passwords.forget(&known.email, &known.server);
        })
    }

    /// Saves what is being written.
    pub fn keep_drafts(&self, drafts: KeptDrafts) -> Task<()> {
        let storage = self.storage.clone();
        blocking(move || storage.keep_drafts(&drafts))
    }

    pub fn find_password(&self, email: String, server: Server) -> Task<sign_in::Message> {
        let passwords = self.passwords.clone();
        blocking(move || {
            let password = passwords.find(&email, &server);
            sign_in::Message::Found { email, password }
        })
    }

    /// Changes the settings, here and in their file.
    pub fn change(&mut self, change: impl Fn(&mut Settings) + Send + 'static) -> Task<()> {
        change(&mut self.settings);
        moving::stand_still(self.settings.appearance.reduce_motion);
        let storage = self.storage.clone();
        blocking(move || storage.change(change))
    }

    /// Reads a file as a picture; or why it is none, in words.
    pub fn read_picture(&self, path: PathBuf) -> Task<Result<Uncut, String>> {
        blocking(move || storage::read_picture(&path))
    }

    /// Reads the picture on the clipboard; `None` when there is none.
    pub fn paste_picture(&self) -> Task<Option<Result<Uncut, String>>> {
        blocking(storage::pasted)
    }

    /// Makes the picture that others are to see of a part of one; or why that cannot be, in words.
    pub fn cut_picture(&self, picture: Uncut, cut: Cut) -> Task<Result<OwnPicture, String>> {
        blocking(move || picture.cut(cut).map_err(storage::why_no_picture))
    }

    /// Puts the picture on the clipboard into a file to be sent; `None` when there is none, or text beside it.
    pub fn paste_file(&self) -> Task<Option<Result<PastedPicture, String>>> {
        let storage = self.storage.clone();
        blocking(move || storage.pasted_file())
    }

    /// Does this with the emoticons of the user's own.
    pub fn change_emoticons(&self, change: EmoticonChange) -> Task<EmoticonsChanged> {
        let storage = self.storage.clone();
        blocking(move || storage.change_emoticons(&change))
    }

    /// Puts the display picture of an account into a file for the engine to offer: this one, or the one that is kept.
    pub fn display_file(
        &self,
        email: String,
        server: Server,
        choice: Option<Choice>,
    ) -> Task<Result<String, String>> {
        let storage = self.storage.clone();
        blocking(move || storage.display_file(&email, &server, choice.as_ref()))
    }

    /// Puts a drawing into a file for the engine to send; its path, or why that cannot be, in words.
    pub fn keep_drawing(&self, gif: Vec<u8>) -> Task<Result<String, String>> {
        let storage = self.storage.clone();
        blocking(move || storage.keep_drawing(&gif))
    }

    /// Reads a picture that came from others, by its hash; handwriting is drawn.
    pub fn picture(&self, sha1d: Arc<str>) -> Task<Option<Moving>> {
        let storage = self.storage.clone();
        blocking(move || storage.picture(&sha1d))
    }

    /// The picture that came from another place of the account, as its own.
    pub fn roamed_picture(&self, sha1d: Arc<str>) -> Task<Option<OwnPicture>> {
        let storage = self.storage.clone();
        blocking(move || storage.roamed_picture(&sha1d))
    }

    /// The user's own pictures that an account had before.
    pub fn earlier_pictures(&self, email: String, server: Server) -> Task<Vec<OwnPicture>> {
        let storage = self.storage.clone();
        blocking(move || storage.earlier_pictures(&email, &server))
    }

    /// Keeps which picture an account has, if the account is remembered; or why that cannot be, in words.
    pub fn keep_picture(
        &self,
        email: String,
        server: Server,
        choice: Choice,
    ) -> Task<Result<(), String>> {
        let storage = self.storage.clone();
        blocking(move || storage.keep_picture(&email, &server, &choice))
    }

    /// Reads the lines of a conversation before a place, or its last ones.
    pub fn history(
        &self,
        account: AccountId,
        conversation: ConversationId,
        before: Option<EntryKey>,
    ) -> Task<Page> {
        let storage = self.storage.clone();
        blocking(move || storage.page(&account, &conversation, before))
    }

    /// All conversations of which something is kept, the latest first.
    pub fn talks(&self) -> Task<Vec<Talk>> {
        let storage = self.storage.clone();
        blocking(move || storage.talks())
    }

    /// Looks for what was said.
    pub fn search(&self, search: Search) -> Task<Vec<Hit>> {
        let storage = self.storage.clone();
        blocking(move || storage.search(&search))
    }

    /// Reads a conversation around a text, or its end; which line is the text.
    pub fn read_around(
        &self,
        account: AccountId,
        conversation: ConversationId,
        at: At,
    ) -> Task<(Page, Option<usize>)> {
        let storage = self.storage.clone();
        blocking(move || {
            let key = match at {
                At::Entry(key) => Some(key),
                At::Since(since) => storage.first_since(&account, &conversation, since),
                At::End => None,
            };
            match key {
                Some(key) => {
                    let (page, line) = storage.page_at(&account, &conversation, key);
                    (page, Some(line))
                }
                None => (storage.page(&account, &conversation, None), None),
            }
        })
    }

    /// Forgets what is older than it is to be kept; `None` where everything is.
    pub fn forget_old(&self) -> Option<Task<Message>> {
        let days = self.settings.messages.keep_days;
        let age = Duration::from_secs(u64::from(days) * 24 * 3600);
        let moment = SystemTime::now().checked_sub(age).filter(|_| days > 0)?;
        let storage = self.storage.clone();
        Some(blocking(move || {
            storage.forget_before(moment);
            Message::Done
        }))
    }

    /// Forgets what was said in a conversation; whether that could be done.
    pub fn forget_talk(&self, account: AccountId, conversation: ConversationId) -> Task<bool> {
        let storage = self.storage.clone();
        blocking(move || storage.forget_talk(&account, &conversation))
    }
}

/// Where things are kept; the demo leaves nothing behind, unless told where.
fn folder(options: &Options) -> Option<PathBuf> {
    let usual = || (!options.demo).then(usual_folder).flatten();
    options.data_dir.clone().or_else(usual)
}

fn usual_folder() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("", "", "papilio")?;
    Some(folders.data_dir().to_owned())
}

/// What came of taking the folder where things are kept.
pub enum Taken {
    /// It is this process's, for as long as the lock lives. That it cannot be made at all is said later, by those who
    /// need it.
    Ours(Option<DataLock>),
    /// The process that has it was told what this one is for.
    Told,
}

/// Takes the folder where things are kept for this process alone. Words when another one has it that does not listen.
pub fn take_folder(options: &Options) -> Result<Taken, String> {
    let Some(folder) = folder(options).and_then(|path| DataDir::open(&path).ok()) else {
        return Ok(Taken::Ours(None));
    };
    match folder.lock() {
        Ok(lock) => Ok(Taken::Ours(Some(lock))),
        Err(StoreError::InUse) if instance::hand_over(folder.root(), &options.links) => {
            Ok(Taken::Told)
        }
        Err(StoreError::InUse) => Err(t!(
            "folder-in-use",
            folder = folder.root().display().to_string()
        )),
        Err(error) => {
            tracing::warn!(%error, "the folder is not locked");
            Ok(Taken::Ours(None))
        }
    }
}

/// Opens a link or a file in the program that the desktop has for it; whether that could be started.
pub fn open(target: OsString) -> Task<bool> {
    // Starting a browser may take a while.
    blocking(move || {
        let opened = open::that_detached(target);
        if let Err(error) = &opened {
            tracing::warn!(%error, "nothing opens this");
        }
        opened.is_ok()
    })
}

/// Does something that may block on a thread that may.
pub fn blocking<T: Send + 'static>(deed: impl FnOnce() -> T + Send + 'static) -> Task<T> {
    Task::future(async move { tokio::task::spawn_blocking(deed).await }).then(|done| match done {
        Ok(value) => Task::done(value),
        Err(error) => {
            tracing::error!(%error, "a service failed");
            Task::none()
        }
    })
}
