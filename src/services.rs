//! What the program uses of the computer. Each part degrades by itself; none is touched before the first frame.

mod passwords;
mod remembered;

use std::path::PathBuf;

use iced::{Task, window};

use crate::app::{Demo, Message};
use crate::screen::contacts::Arrangement;
use crate::screen::sign_in::{self, Known, Request, Server};
use crate::start::Options;
use crate::state_file::StateFile;

pub use passwords::Passwords;
pub use remembered::Remembered;

/// The services.
pub struct Services {
    pub demo: Demo,
    pub storage: Storage,
    pub state_file: Option<StateFile>,
    passwords: Passwords,
    arrangement: Arrangement,
}

/// Where things are kept; opened by the first who needs it.
#[derive(Clone, Debug)]
pub struct Storage {
    folder: Option<PathBuf>,
}

impl Services {
    pub fn new(options: &Options) -> Self {
        let folder = options.data_dir.clone().or_else(|| {
            directories::ProjectDirs::from("", "", "papilio")
                .map(|folders| folders.data_dir().to_owned())
        });
        Self {
            demo: Demo::default(),
            storage: Storage { folder },
            state_file: options.state_file.clone().map(StateFile::new),
            passwords: Passwords::default(),
            arrangement: Arrangement::default(),
        }
    }

    /// How the contact list was laid out last.
    pub fn arrangement(&self) -> Arrangement {
        self.arrangement
    }

    pub fn icon(&self) -> Option<window::Icon> {
        None
    }

    /// Reads the remembered accounts for this window.
    pub fn known(&self, window: window::Id) -> Task<Message> {
        let folder = self.storage.folder.clone();
        blocking(move || {
            let remembered = folder.map(|f| Remembered::load(&f)).unwrap_or_default();
            Message::Known(window, remembered.accounts)
        })
    }

    /// Remembers what the user wants to be remembered, the password in the password store.
    pub fn remember(&self, request: Request) -> Task<()> {
        let folder = self.storage.folder.clone();
        let passwords = self.passwords.clone();
        blocking(move || {
            if let Some(folder) = folder {
                Remembered::update(&folder, |remembered| remembered.used(&request));
            }
            passwords.keep(&request);
        })
    }

    /// Forgets an account and its password.
    pub fn forget(&self, known: Known) -> Task<()> {
        let folder = self.storage.folder.clone();
        let passwords = self.passwords.clone();
        blocking(move || {
            if let Some(folder) = folder {
                Remembered::update(&folder, |remembered| remembered.forget(&known));
            }
            passwords.forget(&known.email, &known.server);
        })
    }

    pub fn find_password(&self, email: String, server: Server) -> Task<sign_in::Message> {
        let passwords = self.passwords.clone();
        blocking(move || {
            let password = passwords.find(&email, &server);
            sign_in::Message::Found { email, password }
        })
    }

    /// Keeps how the list is laid out.
    pub fn arranged(&mut self, arrangement: Arrangement) -> Task<()> {
        self.arrangement = arrangement;
        let folder = self.storage.folder.clone();
        blocking(move || {
            if let Some(folder) = folder {
                Remembered::update(&folder, |remembered| remembered.arrangement = arrangement);
            }
        })
    }
}

impl Storage {
    /// Where an engine keeps what must outlive the program.
    pub async fn keep(&self) -> Box<dyn msnp::keep::Keep> {
        Box::new(msnp::keep::MemoryKeep::default())
    }
}

/// Does something that may block on a thread that may.
fn blocking<T: Send + 'static>(deed: impl FnOnce() -> T + Send + 'static) -> Task<T> {
    Task::future(tokio::task::spawn_blocking(deed)).then(|done| match done {
        Ok(value) => Task::done(value),
        Err(error) => {
            tracing::error!(%error, "a service failed");
            Task::none()
        }
    })
}
