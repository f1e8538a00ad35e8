//! The files of a bot: some that it sends, and room for what it is sent, which is thrown away.

use std::collections::BTreeMap;

use bytes::Bytes;
use msnp::io::{DiskAsk, DiskNews, FileError, FileInfo, FinishedFile, TransferId};
use sha2::{Digest, Sha256};

use crate::bots;

/// The files of one bot.
#[derive(Debug, Default)]
pub(super) struct Cupboard {
    sent: BTreeMap<TransferId, Bytes>,
    received: BTreeMap<TransferId, Received>,
}

/// What is known of a file that is received. Nothing of it is kept.
#[derive(Debug)]
struct Received {
    name: String,
    size: u64,
    upto: u64,
    hasher: Sha256,
}

impl Cupboard {
    /// Does what a client asks of its disk, at once; the answer, if there is one.
    pub(super) fn ask(&mut self, ask: DiskAsk) -> Option<DiskNews> {
        Some(match ask {
            DiskAsk::Load { load, path, limit } => {
                let result = match bots::file(&path) {
                    Some(bytes) if bytes.len() > limit => Err(FileError::TooLarge),
                    Some(bytes) => Ok(bytes),
                    None => Err(FileError::NotFound),
                };
                DiskNews::Loaded { load, result }
            }
            DiskAsk::Open { transfer, path } => {
                let result = self.open(transfer, path);
                DiskNews::Opened { transfer, result }
            }
            DiskAsk::Read { transfer, at, len } => match self.read(transfer, at, len) {
                Some(bytes) => DiskNews::Piece {
                    transfer,
                    at,
                    bytes,
                },
                None => failed(transfer),
            },
            DiskAsk::Create {
                transfer,
                name,
                size,
                ..
            } => {
                let received = Received {
                    name,
                    size,
                    upto: 0,
                    hasher: Sha256::new(),
                };
                self.received.insert(transfer, received);
                let result = Ok(0);
                DiskNews::Created { transfer, result }
            }
            DiskAsk::Write {
                transfer,
                at,
                bytes,
            } => match self.write(transfer, at, &bytes) {
                Some(upto) => DiskNews::Written { transfer, upto },
                None => failed(transfer),
            },
            DiskAsk::Finish { transfer } => {
                let result = self.finish(transfer);
                DiskNews::Finished { transfer, result }
            }
            DiskAsk::Drop { transfer, .. } => {
                self.sent.remove(&transfer);
                self.received.remove(&transfer);
                return None;
            }
            DiskAsk::Recall { sha1d } => {
                let bytes = None;
                DiskNews::Recalled { sha1d, bytes }
            }
        })
    }

    fn open(&mut self, transfer: TransferId, path: String) -> Result<FileInfo, FileError> {
        let bytes = bots::file(&path).ok_or(FileError::NotFound)?;
        let info = FileInfo {
            name: path,
            size: bytes.len() as u64,
            sha256: Some(Sha256::digest(&bytes).into()),
            preview: None,
        };
        self.sent.insert(transfer, bytes);
        Ok(info)
    }

    fn read(&self, transfer: TransferId, at: u64, len: usize) -> Option<Bytes> {
        let file = self.sent.get(&transfer)?;
        let at = usize::try_from(at).ok()?;
        let end = at.checked_add(len).filter(|end| *end <= file.len())?;
        Some(file.slice(at..end))
    }

    fn write(&mut self, transfer: TransferId, at: u64, bytes: &[u8]) -> Option<u64> {
        let file = self.received.get_mut(&transfer)?;
        let upto = at.checked_add(bytes.len() as u64)?;
        if at != file.upto || upto > file.size {
            return None;
        }
        file.hasher.update(bytes);
        file.upto = upto;
        Some(upto)
    }

    fn finish(&mut self, transfer: TransferId) -> Result<FinishedFile, FileError> {
        let file = self.received.remove(&transfer);
        let file = file.filter(|file| file.upto == file.size);
        let file = file.ok_or(FileError::Failed)?;
        Ok(FinishedFile {
            path: file.name,
            sha256: file.hasher.finalize().into(),
        })
    }
}

fn failed(transfer: TransferId) -> DiskNews {
    let error = FileError::Failed;
    DiskNews::Failed { transfer, error }
}
