//! A file that is sent: opened once, read in pieces, and watched for changes meanwhile.

use std::fs::File;
use std::io::{self, ErrorKind, Read, Seek, SeekFrom};
use std::path::Path;
use std::time::{Duration, Instant, SystemTime};

use bytes::Bytes;
use msnp::io::{FileError, FileInfo};
use sha2::{Digest, Sha256};

use super::{Preview, open_file, told};

/// So long the hash over the whole is worked out before the file is offered. On today's machines that is enough for a
/// few gigabytes; a larger file is offered without one.
const HASH_TIME: Duration = Duration::from_secs(3);

/// How much is read at once for the hash, in bytes.
const HASH_PIECE: usize = 256 * 1024;

/// A file that is sent.
pub(super) struct Outgoing {
    file: File,
    size: u64,
    /// When it was written to last, where the system tells.
    modified: Option<SystemTime>,
    /// Where the next read begins by itself.
    at: u64,
}

impl Outgoing {
    /// Opens a file, and tells what is known of it.
    pub(super) fn open(
        path: &Path,
        preview: Option<Preview>,
    ) -> Result<(Self, FileInfo), FileError> {
        let (mut file, size) = open_file(path)?;
        let name = path.file_name().ok_or(FileError::NotFound)?;
        let modified = file.metadata().map_err(told)?.modified().ok();
        let sha256 = hash(&mut file, Instant::now() + HASH_TIME).map_err(told)?;
        file.rewind().map_err(told)?;
        let info = FileInfo {
            name: name.to_string_lossy().into_owned(),
            size,
            sha256,
            preview: preview.and_then(|make| make(path)),
        };
        let file = Self {
            file,
            size,
            modified,
            at: 0,
        };
        Ok((file, info))
    }

    /// Reads a piece, which must lie within the file as it was when it was opened.
    pub(super) fn read(&mut self, at: u64, len: usize) -> Result<Bytes, FileError> {
        let end = u64::try_from(len).ok().and_then(|len| at.checked_add(len));
        let Some(end) = end.filter(|end| *end <= self.size) else {
            return Err(FileError::Failed);
        };
        let now = self.file.metadata().map_err(told)?;
        if now.len() != self.size || now.modified().ok() != self.modified {
            return Err(FileError::Changed);
        }
        if at != self.at {
            self.file.seek(SeekFrom::Start(at)).map_err(told)?;
        }
        let mut piece = vec![0; len];
        match self.file.read_exact(&mut piece) {
            Ok(()) => {
                self.at = end;
                Ok(piece.into())
            }
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => Err(FileError::Changed),
            Err(error) => Err(told(error)),
        }
    }
}

/// SHA-256 over the whole file, if it is done in time.
fn hash(file: &mut File, until: Instant) -> io::Result<Option<[u8; 32]>> {
    let mut hasher = Sha256::new();
    let mut piece = vec![0; HASH_PIECE];
    while Instant::now() < until {
        match file.read(&mut piece)? {
            0 => return Ok(Some(hasher.finalize().into())),
            // A reader never tells more than there is room.
            read => hasher.update(piece.get(..read).unwrap_or_default()),
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_that_takes_too_long_is_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        std::fs::write(&path, "words").unwrap();
        let mut file = File::open(&path).unwrap();
        assert_eq!(hash(&mut file, Instant::now()).unwrap(), None);
        let soon = Instant::now() + Duration::from_secs(60);
        let expected: [u8; 32] = Sha256::digest("words").into();
        assert_eq!(hash(&mut file, soon).unwrap(), Some(expected));
    }
}
