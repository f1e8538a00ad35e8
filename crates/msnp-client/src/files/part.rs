//! What was received so far: a file beside the place of the whole one, and a few lines beside it that say of which file
//! it is, so that a later try goes on with it.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use msnp::io::FileError;
use rand::Rng;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tempfile::TempPath;

use super::name::Target;
use super::told;

/// The longest index that is read, in bytes.
const LONGEST_INDEX: u64 = 4096;

/// How much is read at once for the hash, in bytes.
const HASH_PIECE: usize = 256 * 1024;

/// So many names are tried for a new part.
const TRIES: usize = 16;

/// What nobody goes on with, or a run that ended without a word left, is deleted after so long.
const STALE: Duration = Duration::from_secs(7 * 24 * 3600);

/// The digits that tell parts apart.
const TAG: usize = 16;

/// What was received so far of a file. Deleted when it is dropped, unless it was kept or finished.
pub(super) struct Part {
    /// Open to be written, locked against another transfer.
    pub(super) file: File,
    path: TempPath,
    /// Where the index is, for a part that can be gone on with.
    index: Option<IndexFile>,
}

/// The few lines that say of which file a part is. Deleted with it.
struct IndexFile {
    path: PathBuf,
    stays: bool,
}

impl IndexFile {
    fn new(path: PathBuf) -> Self {
        let stays = false;
        Self { path, stays }
    }
}

impl Drop for IndexFile {
    fn drop(&mut self) {
        if !self.stays {
            // May never have been written.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// Of which file a part is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Index {
    /// SHA-256 over the whole file, in hexadecimal digits.
    sha256: String,
    /// Size of the whole file, in bytes.
    size: u64,
    /// So many bytes of it were written, from the start.
    written: u64,
}

impl Index {
    pub(super) fn new(sha256: &[u8; 32], size: u64, written: u64) -> Self {
        Self {
            sha256: hex(sha256),
            size,
            written,
        }
    }
}

impl Part {
    /// Makes the part of a file of which nothing is known but what it is called.
    pub(super) fn fresh(target: &Target) -> Result<Self, FileError> {
        for _ in 0..TRIES {
            let tag = format!("{:016x}", rand::rng().random::<u64>());
            match Self::make(target.part(&tag), None) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                made => return made.map_err(told),
            }
        }
        Err(FileError::Failed)
    }

    /// The part of a file with this hash: what an earlier try left, with the hash over it and its length, or a new one.
    pub(super) fn of(
        target: &Target,
        sha256: &[u8; 32],
        size: u64,
    ) -> Result<(Self, Sha256, u64), FileError> {
        let hash = hex(sha256);
        let tag = hash.get(..TAG).unwrap_or_default();
        let (path, index) = (target.part(tag), target.part(&format!("{tag}.of")));
        match go_on(&path, &index, &Index::new(sha256, size, 0)) {
            Ok(Left::Part(part, hasher, written)) => return Ok((part, hasher, written)),
            Ok(Left::InUse) => return Ok((Self::fresh(target)?, Sha256::new(), 0)),
            Ok(Left::Nothing) => {}
            Err(error) => {
                tracing::debug!(%error, "what was received earlier cannot be gone on with")
            }
        }
        // Whatever it is, it is of no use. Where it cannot be removed, making the new one tells.
        let _ = std::fs::remove_file(&path);
        let _ = std::fs::remove_file(&index);
        match Self::make(path, Some(index)) {
            Ok(part) => Ok((part, Sha256::new(), 0)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                Ok((Self::fresh(target)?, Sha256::new(), 0))
            }
            Err(error) => Err(told(error)),
        }
    }

    fn make(path: PathBuf, index: Option<PathBuf>) -> io::Result<Self> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(&path)?;
        let path = TempPath::try_from_path(path)?;
        let index = index.map(IndexFile::new);
        lock(&file)?;
        Ok(Self { file, path, index })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Whether a later try could go on with it.
    pub(super) fn can_go_on(&self) -> bool {
        self.index.is_some()
    }

    /// Says how far it is, for a later try. When that cannot be written there is none.
    pub(super) fn note(&self, index: &Index) {
        let Some(IndexFile { path, .. }) = &self.index else {
            return;
        };
        let written = toml::to_string(index)
            .map_err(io::Error::other)
            .and_then(|text| write_index(path, &text));
        if let Err(error) = written {
            tracing::debug!(%error, "how far a file is cannot be noted");
        }
    }

    /// Leaves it for a later try.
    pub(super) fn keep(mut self) {
        if let Some(index) = &mut self.index {
            index.stays = true;
        }
        self.path.disable_cleanup(true);
    }

    /// Gives it the first of these paths that is free. Never over anything that is there.
    pub(super) fn become_one_of(
        self,
        mut paths: impl Iterator<Item = PathBuf>,
    ) -> Result<PathBuf, FileError> {
        let mut part = self.path;
        loop {
            let path = paths.next().ok_or(FileError::Exists)?;
            match part.persist_noclobber(&path) {
                Ok(()) => return Ok(path),
                Err(refused) if refused.error.kind() == io::ErrorKind::AlreadyExists => {
                    part = refused.path;
                }
                Err(refused) => return Err(told(refused.error)),
            }
        }
    }
}

/// Deletes what was left in a folder so long ago that nobody will go on with it.
pub(super) fn sweep(folder: &Path, now: SystemTime) {
    let Ok(entries) = folder.read_dir() else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let Some(part) = name.to_str().and_then(part_of) else {
            continue;
        };
        let part = folder.join(part);
        // What says of which file a part is stays as long as the part does.
        let is_needed = entry.path() != part && part.exists() && !is_stale(&part, now);
        if is_needed || !is_stale(&entry.path(), now) {
            continue;
        }
        if let Err(error) = std::fs::remove_file(entry.path()) {
            tracing::debug!(%error, "what is left of a file");
        }
    }
}

/// The part that a name is of, if it is of one of ours: the part itself, or what says of which file that is.
fn part_of(name: &str) -> Option<String> {
    let stem = name.strip_suffix(".part")?;
    let stem = stem.strip_suffix(".of").unwrap_or(stem);
    let (_, tag) = stem.rsplit_once('.')?;
    let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    (tag.len() == TAG && tag.bytes().all(is_digit)).then(|| format!("{stem}.part"))
}

/// Whether nobody has written to a file, or is at it, for so long.
fn is_stale(path: &Path, now: SystemTime) -> bool {
    let Ok(found) = path.symlink_metadata() else {
        return false;
    };
    let modified = found.modified().ok();
    let age = modified.and_then(|at| now.duration_since(at).ok());
    found.is_file()
        && age.is_some_and(|age| age > STALE)
        && File::open(path).is_ok_and(|file| lock(&file).unwrap_or(false))
}

/// What is found of an earlier try.
enum Left {
    Part(Part, Sha256, u64),
    /// Another transfer is at it.
    InUse,
    Nothing,
}

fn go_on(path: &Path, index: &Path, wanted: &Index) -> io::Result<Left> {
    let found = match path.symlink_metadata() {
        Ok(found) => found,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Left::Nothing),
        Err(error) => return Err(error),
    };
    if !found.is_file() {
        return Ok(Left::Nothing);
    }
    let mut file = OpenOptions::new().read(true).write(true).open(path)?;
    if !is_same(&found, &file.metadata()?) {
        return Ok(Left::Nothing);
    }
    if !lock(&file)? {
        return Ok(Left::InUse);
    }
    let noted = read_index(index)?;
    let written = noted.written;
    if (&noted.sha256, noted.size) != (&wanted.sha256, wanted.size)
        || written > noted.size
        || written > file.metadata()?.len()
    {
        return Ok(Left::Nothing);
    }
    file.set_len(written)?;
    let mut hasher = Sha256::new();
    let mut piece = vec![0; HASH_PIECE];
    loop {
        match file.read(&mut piece)? {
            0 => break,
            read => hasher.update(piece.get(..read).unwrap_or_default()),
        }
    }
    file.seek(SeekFrom::Start(written))?;
    let part = Part {
        file,
        path: TempPath::try_from_path(path)?,
        index: Some(IndexFile::new(index.to_owned())),
    };
    Ok(Left::Part(part, hasher, written))
}

/// Takes a file for this transfer; false when another has it. Some file systems know no locks: no harm.
fn lock(file: &File) -> io::Result<bool> {
    match file.try_lock() {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(error)) => {
            tracing::debug!(%error, "a file cannot be locked");
            Ok(true)
        }
    }
}

/// Whether what was opened is what was looked at, and not what somebody put in its place.
#[cfg(unix)]
fn is_same(seen: &std::fs::Metadata, opened: &std::fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (seen.dev(), seen.ino()) == (opened.dev(), opened.ino()) && opened.nlink() == 1
}

#[cfg(not(unix))]
fn is_same(_: &std::fs::Metadata, opened: &std::fs::Metadata) -> bool {
    opened.is_file()
}

fn read_index(path: &Path) -> io::Result<Index> {
    if !path.symlink_metadata()?.is_file() {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut text = String::new();
    File::open(path)?
        .take(LONGEST_INDEX)
        .read_to_string(&mut text)?;
    toml::from_str(&text).map_err(io::Error::other)
}

/// Writes the index anew, never through a link. What a run that is killed leaves of it has the name of a part, so that it
/// is swept like one.
fn write_index(path: &Path, text: &str) -> io::Result<()> {
    let tag = format!("{:016x}", rand::rng().random::<u64>());
    let new = path
        .to_str()
        .and_then(|path| path.strip_suffix(".of.part")?.rsplit_once('.'))
        .map(|(stem, _)| PathBuf::from(format!("{stem}.{tag}.part")));
    let new = new.ok_or(io::ErrorKind::InvalidInput)?;
    let written = Part::make(new, None)?;
    io::Write::write_all(&mut &written.file, text.as_bytes())?;
    written.path.persist(path).map_err(|error| error.error)
}

fn hex(bytes: &[u8; 32]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
