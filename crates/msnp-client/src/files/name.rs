//! Where a received file is to go, and what it is called there.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use msnp::io::FileError;
use msnp::p2p::context::safe_name;

use super::told;

/// The name of a file whose sender gave it none that may be used.
const NO_NAME: &str = "file";

/// So many files of the same name may lie in one folder.
const SAME_NAMES: usize = 9_999;

/// Where a received file is to go.
pub(super) struct Target {
    /// The folder, which exists.
    pub(super) folder: PathBuf,
    /// The name in it.
    pub(super) name: OsString,
}

impl Target {
    /// The place that was chosen: a file that does not exist, or a folder, or none, which is the one for downloads.
    pub(super) fn choose(
        path: Option<&Path>,
        downloads: Option<&Path>,
        name: &str,
    ) -> Result<Self, FileError> {
        let name = || safe_name(name).unwrap_or_else(|| NO_NAME.to_owned()).into();
        let Some(path) = path else {
            let folder = downloads.ok_or(FileError::NotFound)?.to_owned();
            std::fs::create_dir_all(&folder).map_err(told)?;
            return Self::of(folder, name());
        };
        if path.is_dir() {
            return Self::of(path.to_owned(), name());
        }
        // A link that leads nowhere is something too.
        if path.symlink_metadata().is_ok() {
            return Err(FileError::Exists);
        }
        let folder = match path.parent() {
            Some(folder) if folder.as_os_str().is_empty() => PathBuf::from("."),
            Some(folder) => folder.to_owned(),
            None => return Err(FileError::NotFound),
        };
        if !folder.is_dir() {
            return Err(FileError::NotFound);
        }
        let name = path.file_name().ok_or(FileError::NotFound)?.to_owned();
        Self::of(folder, name)
    }

    fn of(folder: PathBuf, name: OsString) -> Result<Self, FileError> {
        // What is told of it must lead there from everywhere.
        let folder = std::path::absolute(folder).map_err(told)?;
        Ok(Self { folder, name })
    }

    /// The paths to try, one after the other: `name.ext`, `name (2).ext`, …
    pub(super) fn paths(&self) -> impl Iterator<Item = PathBuf> {
        let name = Path::new(&self.name);
        let stem = name.file_stem().unwrap_or(&self.name);
        let others = (2..=SAME_NAMES).map(move |number| {
            let mut other = stem.to_owned();
            other.push(format!(" ({number})"));
            if let Some(ending) = name.extension() {
                other.push(".");
                other.push(ending);
            }
            self.folder.join(other)
        });
        std::iter::once(self.folder.join(&self.name)).chain(others)
    }

    /// The file beside it that holds what was received so far.
    pub(super) fn part(&self, tag: &str) -> PathBuf {
        let name: &OsStr = &self.name;
        let name = name.to_string_lossy();
        // With what is added to it, within the 255 bytes that file systems allow.
        let end = (0..=name.len().min(200))
            .rev()
            .find(|end| name.is_char_boundary(*end));
        let name = name.get(..end.unwrap_or(0)).unwrap_or_default();
        self.folder.join(format!("{name}.{tag}.part"))
    }
}
