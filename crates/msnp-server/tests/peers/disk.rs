//! A disk that is played: files, objects, and what it fails at.

use std::collections::BTreeMap;

use bytes::Bytes;
use msnp::io::{DiskAsk, DiskNews, FileError, FileInfo, FinishedFile, TransferId};
use sha2::{Digest, Sha256};

/// A file that is being received.
#[derive(Default)]
struct Part {
    name: String,
    sha256: Option<[u8; 32]>,
    bytes: Vec<u8>,
}

/// What somebody has on their disk.
#[derive(Default)]
pub struct Disk {
    pub files: BTreeMap<String, Vec<u8>>,
    pub objects: BTreeMap<String, Bytes>,
    /// Received so far, of files that broke off.
    parts: BTreeMap<[u8; 32], Vec<u8>>,
    reading: BTreeMap<TransferId, String>,
    writing: BTreeMap<TransferId, Part>,
    /// Where each file was gone on with.
    pub resumed: Vec<u64>,
    /// The most bytes that were ever asked for or handed over at once.
    pub largest: usize,
    /// Whether SHA-256 is told with files that are sent.
    pub hashes: bool,
    /// Whether what is to be written stays unwritten.
    pub is_stuck: bool,
    pub is_full: bool,
    /// What is asked for beyond this is read later.
    pub stops_at: Option<u64>,
    pub later: Vec<DiskAsk>,
}

pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

impl Disk {
    /// An empty disk that tells SHA-256 with what is read.
    pub fn new() -> Self {
        Self {
            hashes: true,
            ..Self::default()
        }
    }

    pub fn answer(&mut self, ask: DiskAsk) -> Option<DiskNews> {
        Some(match ask {
            DiskAsk::Load { load, path, limit } => {
                let found = self.files.get(&path).ok_or(FileError::NotFound);
                let result = found.and_then(|bytes| {
                    let fits = bytes.len() <= limit;
                    fits.then(|| Bytes::from(bytes.clone()))
                        .ok_or(FileError::TooLarge)
                });
                DiskNews::Loaded { load, result }
            }
            DiskAsk::Open { transfer, path } => {
                let found = self.files.get(&path).ok_or(FileError::NotFound);
                let result = found.map(|bytes| FileInfo {
                    name: path.clone(),
                    size: bytes.len() as u64,
                    sha256: self.hashes.then(|| sha256(bytes)),
                    preview: None,
                });
                self.reading.insert(transfer, path);
                DiskNews::Opened { transfer, result }
            }
            DiskAsk::Read { at, .. } if self.stops_at.is_some_and(|end| at >= end) => {
                self.later.push(ask);
                return None;
            }
            DiskAsk::Read { transfer, at, len } => {
                let file = &self.files[&self.reading[&transfer]];
                let at_ = at as usize;
                let bytes = Bytes::copy_from_slice(&file[at_..at_ + len]);
                self.largest = self.largest.max(len);
                DiskNews::Piece {
                    transfer,
                    at,
                    bytes,
                }
            }
            DiskAsk::Create { transfer, .. } if self.is_full => DiskNews::Created {
                transfer,
                result: Err(FileError::DiskFull),
            },
            DiskAsk::Create {
                transfer,
                name,
                sha256,
                path,
                ..
            } => {
                let bytes = sha256.and_then(|hash| self.parts.remove(&hash));
                let bytes = bytes.unwrap_or_default();
                let there = bytes.len() as u64;
                if there > 0 {
                    self.resumed.push(there);
                }
                let part = Part {
                    name: path.unwrap_or(name),
                    sha256,
                    bytes,
                };
                self.writing.insert(transfer, part);
                DiskNews::Created {
                    transfer,
                    result: Ok(there),
                }
            }
            DiskAsk::Write {
                transfer,
                at,
                bytes,
            } => {
                let part = self.writing.get_mut(&transfer).expect("it was created");
                assert_eq!(part.bytes.len() as u64, at, "nothing is skipped");
                part.bytes.extend_from_slice(&bytes);
                self.largest = self.largest.max(bytes.len());
                if self.is_stuck {
                    return None;
                }
                DiskNews::Written {
                    transfer,
                    upto: part.bytes.len() as u64,
                }
            }
            DiskAsk::Finish { transfer } => {
                let part = self.writing.remove(&transfer).expect("it was created");
                let sha256 = sha256(&part.bytes);
                if part.sha256.is_some_and(|told| told != sha256) {
                    return Some(DiskNews::Finished {
                        transfer,
                        result: Err(FileError::WrongHash),
                    });
                }
                assert!(!self.files.contains_key(&part.name), "nothing is lost");
                self.files.insert(part.name.clone(), part.bytes);
                DiskNews::Finished {
                    transfer,
                    result: Ok(FinishedFile {
                        path: part.name,
                        sha256,
                    }),
                }
            }
            DiskAsk::Drop { transfer, keep } => {
                self.reading.remove(&transfer);
                if let Some(part) = self.writing.remove(&transfer)
                    && let Some(hash) = part.sha256.filter(|_| keep)
                {
                    self.parts.insert(hash, part.bytes);
                }
                return None;
            }
            DiskAsk::Recall { sha1d } => DiskNews::Recalled {
                bytes: self.objects.get(&*sha1d).cloned(),
                sha1d,
            },
        })
    }

    /// Files that are open.
    pub fn open(&self) -> usize {
        self.reading.len() + self.writing.len()
    }
}
