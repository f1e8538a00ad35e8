//! Files and objects: what a machine asks of the disk, and what the disk tells.
//!
//! A path is an opaque word here: it comes with a command and is handed back to the owner. Only to tell at once what is
//! about to be sent, its last part is read as a name. A file that is sent or received passes in pieces; only small things
//! (a picture, an emoticon) are handed over whole.

use std::sync::Arc;

use bytes::Bytes;
use serde::{Deserialize, Serialize};

/// One file on its way, out or in. Chosen by the machine, never used twice in a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TransferId(pub u64);

/// One small file to be read whole. Chosen by the machine, never used twice in a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LoadId(pub u64);

/// Why a file could not be read or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileError {
    /// There is no such file, or it is none.
    NotFound,
    /// It may not be read or written.
    Denied,
    /// It is larger than is allowed.
    TooLarge,
    /// There is no room for it.
    DiskFull,
    /// A file of that name is there already.
    Exists,
    /// It became another while it was read.
    Changed,
    /// What was received has another SHA-256 than was told. It is gone.
    WrongHash,
    /// Anything else.
    Failed,
}

impl FileError {
    /// The code of the error event, or the reason of the transfer, that tells of it.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::NotFound => "file_not_found",
            Self::Denied => "file_denied",
            Self::TooLarge => "file_too_large",
            Self::DiskFull => "disk_full",
            Self::Exists => "file_exists",
            Self::Changed => "file_changed",
            Self::WrongHash => "wrong_hash",
            Self::Failed => "file_failed",
        }
    }
}

/// What is known of a file that is to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileInfo {
    /// Its name, without the folder.
    pub name: String,
    /// Its size, in bytes.
    pub size: u64,
    /// SHA-256 over the whole, where it was worked out.
    pub sha256: Option<[u8; 32]>,
    /// A small PNG of it, where it is a picture.
    pub preview: Option<Bytes>,
}

/// A file that was received whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FinishedFile {
    /// Where it is now.
    pub path: String,
    /// SHA-256 over the whole.
    pub sha256: [u8; 32],
}

/// What a machine asks of the disk.
#[derive(Debug)]
pub enum DiskAsk {
    /// Read a small file whole; answered by [`DiskNews::Loaded`].
    Load {
        /// The number of the question.
        load: LoadId,
        /// The path, as it came with the command.
        path: String,
        /// The largest size, in bytes; a larger file is [`FileError::TooLarge`].
        limit: usize,
    },
    /// Open a file to be sent; answered by [`DiskNews::Opened`].
    Open {
        /// Which transfer.
        transfer: TransferId,
        /// The path, as it came with the command.
        path: String,
    },
    /// Read a piece of an opened file; answered by [`DiskNews::Piece`].
    Read {
        /// Which transfer.
        transfer: TransferId,
        /// Where the piece begins, in bytes.
        at: u64,
        /// How long it is, in bytes; never past the end of the file.
        len: usize,
    },
    /// Make a file for what is received; answered by [`DiskNews::Created`]. It gets its name when it is whole, never
    /// over another file.
    Create {
        /// Which transfer.
        transfer: TransferId,
        /// The path, as it came with the command; without one, the folder for downloads and the name.
        path: Option<String>,
        /// The name the sender gave it, made safe.
        name: String,
        /// Its size, in bytes.
        size: u64,
        /// SHA-256 over the whole, where the sender told: what an earlier try left of the same file may be gone on with.
        sha256: Option<[u8; 32]>,
    },
    /// Write a piece of a created file; answered by [`DiskNews::Written`].
    Write {
        /// Which transfer.
        transfer: TransferId,
        /// Where the piece begins, in bytes.
        at: u64,
        /// The piece.
        bytes: Bytes,
    },
    /// All is written: give the file its name, if its SHA-256 is what was told; answered by [`DiskNews::Finished`].
    Finish {
        /// Which transfer.
        transfer: TransferId,
    },
    /// The transfer is over: close its file. What was received is deleted, unless it is kept to be gone on with.
    Drop {
        /// Which transfer.
        transfer: TransferId,
        /// Whether what was received stays.
        keep: bool,
    },
    /// Whether an object is in the cache; answered by [`DiskNews::Recalled`].
    Recall {
        /// `SHA1D` of the object, base64.
        sha1d: Arc<str>,
    },
}

/// What the disk tells.
#[derive(Debug)]
pub enum DiskNews {
    /// A small file, whole.
    Loaded {
        /// The number of the question.
        load: LoadId,
        /// Its bytes.
        result: Result<Bytes, FileError>,
    },
    /// A file to be sent is open.
    Opened {
        /// Which transfer.
        transfer: TransferId,
        /// What is known of it.
        result: Result<FileInfo, FileError>,
    },
    /// A piece of a file that is sent.
    Piece {
        /// Which transfer.
        transfer: TransferId,
        /// Where it begins, in bytes.
        at: u64,
        /// The piece.
        bytes: Bytes,
    },
    /// A file for what is received is there.
    Created {
        /// Which transfer.
        transfer: TransferId,
        /// How many bytes of it are there already, from an earlier try; 0 for a new file.
        result: Result<u64, FileError>,
    },
    /// Everything before this byte is written.
    Written {
        /// Which transfer.
        transfer: TransferId,
        /// The end of what is written, in bytes from the start.
        upto: u64,
    },
    /// A received file has its name, or could not be given it.
    Finished {
        /// Which transfer.
        transfer: TransferId,
        /// Where it is.
        result: Result<FinishedFile, FileError>,
    },
    /// A file can be read or written no further.
    Failed {
        /// Which transfer.
        transfer: TransferId,
        /// Why.
        error: FileError,
    },
    /// Whether an object is in the cache.
    Recalled {
        /// `SHA1D` of the object, base64.
        sha1d: Arc<str>,
        /// Its bytes, where it is there.
        bytes: Option<Bytes>,
    },
}
