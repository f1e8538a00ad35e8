//! The database file: opened, brought to the present version, set aside when it is broken.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use msnp::api::{AccountId, ConversationId};
use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::aside::set_aside;
use crate::history::History;
use crate::keeper::Keeper;
use crate::objects::Objects;
use crate::schema;
use crate::sweep::Sweep;

/// How long a lock of another process is waited for.
const BUSY: Duration = Duration::from_secs(5);

/// Why something could not be kept or read.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database was written by a newer Papilio. It is left as it is.
    #[error(
        "the database is of version {found}, newer than this program knows ({known}): use a newer Papilio"
    )]
    Newer {
        /// Its version.
        found: u32,
        /// The version of this program.
        known: u32,
    },
    /// Another process has the folder: see [`DataDir::lock`](crate::DataDir::lock).
    #[error("another Papilio uses this folder: end that one first, or choose another folder")]
    InUse,
    /// The database holds what nobody wrote.
    #[error("the database is damaged: {0}")]
    Broken(String),
    /// SQLite could not do it: disk full, no permission, locked for too long.
    #[error("the database failed: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// A file could not be made or renamed.
    #[error("a file could not be used: {0}")]
    Io(#[from] std::io::Error),
    /// Something is too large to be kept.
    #[error("{size} bytes are more than the {limit} that are kept")]
    TooLarge {
        /// Its size, in bytes.
        size: usize,
        /// The limit, in bytes.
        limit: usize,
    },
}

impl StoreError {
    /// Whether the file is no database, or damaged.
    fn is_broken(&self) -> bool {
        match self {
            Self::Broken(_) => true,
            Self::Sqlite(error) => matches!(
                error.sqlite_error_code(),
                Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt)
            ),
            _ => false,
        }
    }
}

/// The database. One is opened in a process; what it hands out may go to other threads and outlive it.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    writer: Arc<Mutex<Connection>>,
    set_aside: Option<PathBuf>,
}

impl Store {
    /// Opens the database at `path`, or begins a new one there. An older version is brought to the present one. A
    /// broken file is renamed to `….broken-<time>` and a new one begun: see [`Store::set_aside`].
    ///
    /// # Errors
    /// [`StoreError::Newer`], or when the file cannot be used.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let (writer, set_aside) = match open_writer(path) {
            Ok(writer) => (writer, None),
            Err(error) if error.is_broken() => {
                let aside = set_aside(path, &["-wal", "-shm", "-journal"])?;
                tracing::warn!(%error, to = %aside.display(), "the database was set aside");
                (open_writer(path)?, Some(aside))
            }
            Err(error) => return Err(error),
        };
        Ok(Self {
            path: path.to_owned(),
            writer: Arc::new(Mutex::new(writer)),
            set_aside,
        })
    }

    /// Where the old file is now, if it was broken. To be told to the user.
    #[must_use]
    pub fn set_aside(&self) -> Option<&Path> {
        self.set_aside.as_deref()
    }

    /// What an engine writes with. All keepers write through one connection, in turns.
    ///
    /// # Errors
    /// None at present.
    pub fn keep(&self) -> Result<Keeper, StoreError> {
        Ok(Keeper::new(Arc::clone(&self.writer)))
    }

    /// What the history is read with. Reads do not wait for writes.
    ///
    /// # Errors
    /// When the file cannot be opened once more.
    pub fn reader(&self) -> Result<History, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(&self.path, flags)?;
        connection.busy_timeout(BUSY)?;
        Ok(History::new(connection))
    }

    /// Forgets what was said in a conversation. What is still to be sent stays.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn forget(
        &self,
        account: &AccountId,
        conversation: &ConversationId,
    ) -> Result<(), StoreError> {
        let writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        writer.execute(
            "DELETE FROM entries WHERE ifnull(state, '') NOT IN ('queued', 'sent') AND conversation = (
                SELECT c.id FROM conversations c JOIN accounts a ON a.id = c.account WHERE a.name = ? AND c.name = ?)",
            [account.as_str(), conversation.as_str()],
        )?;
        Ok(())
    }

    /// What forgets what is older than it is to be kept.
    ///
    /// # Errors
    /// When the file cannot be opened once more.
    pub fn sweep(&self) -> Result<Sweep, StoreError> {
        Ok(Sweep::new(self.reader()?, Arc::clone(&self.writer)))
    }

    /// The cache of objects of the network.
    #[must_use]
    pub fn objects(&self) -> Objects {
        Objects::new(Arc::clone(&self.writer))
    }
}

fn open_writer(path: &Path) -> Result<Connection, StoreError> {
    create_private(path)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(BUSY)?;
    // Where a file system cannot do write-ahead logging, SQLite answers with what it uses instead: slower, as safe.
    let _mode: String =
        connection.pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0))?;
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // Lets a log that once grew large shrink again.
    connection.pragma_update(None, "journal_size_limit", 4 * 1024 * 1024)?;
    schema::migrate(&mut connection)?;
    Ok(connection)
}

/// Makes an empty file that only its owner can read; SQLite gives the files beside it the same permissions.
fn create_private(path: &Path) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

#[cfg(test)]
mod tests;
