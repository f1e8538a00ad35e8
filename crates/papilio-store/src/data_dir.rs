//! The folder everything is kept in.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use crate::StoreError;

/// The folder everything is kept in, and the names of what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataDir {
    root: PathBuf,
}

impl DataDir {
    /// The folder at `root`. One that is missing is made, and only its owner may look into it.
    ///
    /// # Errors
    /// When it cannot be made, or is no folder.
    pub fn open(root: &Path) -> io::Result<Self> {
        let mut builder = std::fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(root)?;
        Ok(Self {
            root: root.to_owned(),
        })
    }

    /// Takes the folder for this process alone, for as long as what comes back lives. The system lets go of it when the
    /// process ends, however that happens.
    ///
    /// # Errors
    /// [`StoreError::InUse`] when another process has it.
    pub fn lock(&self) -> Result<DataLock, StoreError> {
        let path = self.root.join("lock");
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        let file = options.open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(DataLock { _file: file }),
            Err(TryLockError::WouldBlock) => Err(StoreError::InUse),
            // Some file systems know no locks. That must keep nobody from using the program.
            Err(TryLockError::Error(error)) => {
                tracing::warn!(%error, "the folder cannot be locked");
                Ok(DataLock { _file: file })
            }
        }
    }

    /// The folder itself.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The database, for [`Store::open`](crate::Store::open).
    #[must_use]
    pub fn database(&self) -> PathBuf {
        self.root.join("papilio.db")
    }

    /// The settings, for [`Settings::load`](crate::Settings::load).
    #[must_use]
    pub fn settings(&self) -> PathBuf {
        self.root.join("settings.toml")
    }

    /// The folder for received files that were given no other place. May be missing.
    #[must_use]
    pub fn downloads(&self) -> PathBuf {
        self.root.join("downloads")
    }

    /// The folder of objects that were written to files, for programs that read no database. May be missing.
    #[must_use]
    pub fn objects(&self) -> PathBuf {
        self.root.join("objects")
    }

    /// The folder of the user's own server profiles. May be missing.
    #[must_use]
    pub fn servers(&self) -> PathBuf {
        self.root.join("servers")
    }
}

/// A folder taken by [`DataDir::lock`].
#[derive(Debug)]
pub struct DataLock {
    _file: File,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_has_one_user_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let dir = DataDir::open(folder.path()).unwrap();
        let lock = dir.lock().unwrap();
        assert!(matches!(dir.lock(), Err(StoreError::InUse)));
        drop(lock);
        assert!(dir.lock().is_ok());
    }

    #[test]
    fn a_missing_folder_is_made() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("share/papilio");
        let dir = DataDir::open(&root).unwrap();
        assert!(dir.root().is_dir());
        assert_eq!(DataDir::open(&root).unwrap(), dir);
        assert_eq!(dir.settings(), root.join("settings.toml"));
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_looks_into_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let dir = DataDir::open(&folder.path().join("papilio")).unwrap();
        let mode = dir.root().metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o700);
    }

    #[test]
    fn a_file_in_its_place_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("papilio");
        std::fs::write(&path, "").unwrap();
        assert!(DataDir::open(&path).is_err());
    }
}
