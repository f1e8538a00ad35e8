//! A file that is received: written piece by piece beside its place, checked, and only then given its name.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use msnp::io::{FileError, FinishedFile};
use sha2::{Digest, Sha256};

use super::early::Early;
use super::name::Target;
use super::part::{self, Index, Part};
use super::{mark, told};

/// How far it is, is noted every so many bytes: a run that ends without a word loses no more.
const NOTE_EVERY: u64 = 8 * 1024 * 1024;

/// What is written goes to the disk every so many bytes; the rest at the end.
const SYNC_EVERY: u64 = 4 * 1024 * 1024;

/// What is asked for.
pub(super) struct Wish {
    /// The file or folder that was chosen.
    pub(super) path: Option<PathBuf>,
    /// The folder for what was given no place.
    pub(super) downloads: Option<PathBuf>,
    /// What the sender calls it.
    pub(super) name: String,
    /// Its size, in bytes.
    pub(super) size: u64,
    /// What it must be, where that is known.
    pub(super) sha256: Option<[u8; 32]>,
}

/// A file that is received.
pub(super) struct Incoming {
    target: Target,
    part: Part,
    hasher: Sha256,
    size: u64,
    wanted: Option<[u8; 32]>,
    written: u64,
    /// What the index says.
    noted: u64,
    /// What is on its way to the disk.
    synced: u64,
    /// Sees to that, once there is enough of it.
    early: Option<Early>,
}

impl Incoming {
    /// Makes the file for what is received, or finds what an earlier try left of it.
    pub(super) fn create(wish: Wish) -> Result<Self, FileError> {
        let Wish {
            path,
            downloads,
            name,
            size,
            sha256: wanted,
        } = wish;
        let target = Target::choose(path.as_deref(), downloads.as_deref(), &name)?;
        let (part, hasher, written) = match &wanted {
            Some(sha256) => Part::of(&target, sha256, size)?,
            None => (Part::fresh(&target)?, Sha256::new(), 0),
        };
        let file = Self {
            target,
            part,
            hasher,
            size,
            wanted,
            written,
            noted: written,
            synced: written,
            early: None,
        };
        if room(&file.target.folder).is_some_and(|room| room < size - written) {
            // What is there already is no reason to lose it.
            file.close(written > 0);
            return Err(FileError::DiskFull);
        }
        Ok(file)
    }

    /// Deletes what was left of other files in its folder, long ago.
    pub(super) fn sweep(&self) {
        part::sweep(&self.target.folder, SystemTime::now());
    }

    /// So many bytes are there, from the start.
    pub(super) fn written(&self) -> u64 {
        self.written
    }

    /// Writes the next piece, and tells how many bytes are there now.
    pub(super) fn write(&mut self, at: u64, bytes: &[u8]) -> Result<u64, FileError> {
        let end = u64::try_from(bytes.len())
            .ok()
            .and_then(|len| at.checked_add(len));
        let Some(end) = end.filter(|end| at == self.written && *end <= self.size) else {
            tracing::error!(at, "a piece of a file is out of place");
            return Err(FileError::Failed);
        };
        self.part.file.write_all(bytes).map_err(told)?;
        self.hasher.update(bytes);
        self.written = end;
        if self.written - self.synced >= SYNC_EVERY {
            self.sync_early();
        }
        if self.written - self.noted >= NOTE_EVERY {
            self.note();
        }
        Ok(end)
    }

    fn sync_early(&mut self) {
        self.synced = self.written;
        if self.early.is_none() {
            // Without it all of it is written through at the end.
            self.early = Early::start(&self.part.file).ok();
        }
        if let Some(early) = &self.early {
            early.go();
        }
    }

    /// Gives it its name, once all of it is safe and right.
    pub(super) fn finish(self) -> Result<FinishedFile, FileError> {
        if self.written != self.size {
            return Err(FileError::Failed);
        }
        let sha256 = self.hasher.finalize().into();
        if self.wanted.is_some_and(|wanted| wanted != sha256) {
            return Err(FileError::WrongHash);
        }
        if let Some(early) = self.early {
            early.end().map_err(told)?;
        }
        self.part.file.sync_all().map_err(told)?;
        mark::from_network(&self.part.file, self.part.path());
        let path = self.part.become_one_of(self.target.paths())?;
        sync_folder(&self.target.folder);
        Ok(FinishedFile {
            path: path.to_string_lossy().into_owned(),
            sha256,
        })
    }

    /// Ends it. What was received goes, unless it is kept and of use to a later try.
    pub(super) fn close(mut self, keep: bool) {
        self.early = None;
        if keep && self.part.can_go_on() && self.written > 0 {
            self.note();
            self.part.keep();
        }
    }

    fn note(&mut self) {
        if let Some(sha256) = &self.wanted {
            self.part.note(&Index::new(sha256, self.size, self.written));
            self.noted = self.written;
        }
    }
}

/// How many bytes may still be written to the file system of a folder, where that is known.
#[cfg(unix)]
fn room(folder: &Path) -> Option<u64> {
    let system = rustix::fs::statvfs(folder).ok()?;
    // Some file systems cannot tell.
    if system.f_blocks == 0 {
        return None;
    }
    system.f_bavail.checked_mul(system.f_frsize)
}

/// Not known: writing tells.
#[cfg(not(unix))]
fn room(_: &Path) -> Option<u64> {
    None
}

/// Sees to it that a new name is still there after a power cut, where folders can be asked for that.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}
