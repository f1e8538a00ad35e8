mod received;

use std::path::PathBuf;

use msnp::io::{FileInfo, FinishedFile, LoadId};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use super::*;

/// A folder for downloads, and the files of an account that go there.
struct Desk {
    folder: TempDir,
    files: Files,
    last: u64,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::new(FileUse {
            downloads: Some(folder.path().join("downloads")),
            preview: None,
        });
        Self {
            folder,
            files,
            last: 0,
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn downloads(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.path("downloads")).unwrap();
        let mut names: Vec<_> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    fn transfer(&mut self) -> TransferId {
        self.last += 1;
        TransferId(self.last)
    }

    async fn news(&mut self) -> DiskNews {
        let next = async {
            loop {
                if let Some(news) = self.files.next().await {
                    return news;
                }
            }
        };
        timeout(Duration::from_secs(30), next).await.unwrap()
    }

    async fn open(&mut self, path: &Path) -> (TransferId, Result<FileInfo, FileError>) {
        let transfer = self.transfer();
        let path = path.to_str().unwrap().to_owned();
        self.files.ask(DiskAsk::Open { transfer, path });
        match self.news().await {
            DiskNews::Opened {
                transfer: of,
                result,
            } if of == transfer => (transfer, result),
            other => panic!("{other:?}"),
        }
    }

    async fn read(
        &mut self,
        transfer: TransferId,
        at: u64,
        len: usize,
    ) -> Result<Bytes, FileError> {
        self.files.ask(DiskAsk::Read { transfer, at, len });
        match self.news().await {
            DiskNews::Piece {
                bytes, at: from, ..
            } => {
                assert_eq!(from, at);
                Ok(bytes)
            }
            DiskNews::Failed { error, .. } => Err(error),
            other => panic!("{other:?}"),
        }
    }

    async fn create(&mut self, wish: Wished<'_>) -> (TransferId, Result<u64, FileError>) {
        let transfer = self.transfer();
        self.files.ask(DiskAsk::Create {
            transfer,
            path: wish.path.map(|path| path.to_str().unwrap().to_owned()),
            name: wish.name.to_owned(),
            size: wish.size,
            sha256: wish.sha256,
        });
        match self.news().await {
            DiskNews::Created {
                transfer: of,
                result,
            } if of == transfer => (transfer, result),
            other => panic!("{other:?}"),
        }
    }

    async fn write(
        &mut self,
        transfer: TransferId,
        at: u64,
        bytes: &[u8],
    ) -> Result<u64, FileError> {
        let bytes = Bytes::copy_from_slice(bytes);
        self.files.ask(DiskAsk::Write {
            transfer,
            at,
            bytes,
        });
        match self.news().await {
            DiskNews::Written { upto, .. } => Ok(upto),
            DiskNews::Failed { error, .. } => Err(error),
            other => panic!("{other:?}"),
        }
    }

    async fn finish(&mut self, transfer: TransferId) -> Result<FinishedFile, FileError> {
        self.files.ask(DiskAsk::Finish { transfer });
        match self.news().await {
            DiskNews::Finished { result, .. } => result,
            other => panic!("{other:?}"),
        }
    }

    /// Receives a whole file.
    async fn receive(&mut self, wish: Wished<'_>, bytes: &[u8]) -> Result<PathBuf, FileError> {
        let (transfer, there) = self.create(wish).await;
        assert_eq!(there?, 0);
        assert_eq!(self.write(transfer, 0, bytes).await, Ok(bytes.len() as u64));
        let file = self.finish(transfer).await?;
        assert_eq!(file.sha256, hash(bytes));
        Ok(file.path.into())
    }

    /// Ends a transfer, and waits until its thread has done so too.
    async fn end(mut self, transfer: TransferId, keep: bool) -> Self {
        self.files.ask(DiskAsk::Drop { transfer, keep });
        let using = self.files.using.clone();
        std::mem::replace(&mut self.files, Files::new(using))
            .finish()
            .await;
        self
    }
}

#[derive(Clone, Copy, Default)]
struct Wished<'a> {
    path: Option<&'a Path>,
    name: &'a str,
    size: u64,
    sha256: Option<[u8; 32]>,
}

fn named(name: &str, size: usize) -> Wished<'_> {
    Wished {
        name,
        size: size as u64,
        ..Wished::default()
    }
}

fn hash(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// Bytes that are not all the same.
fn noise(len: usize) -> Vec<u8> {
    (0..len).map(|n| (n * 31 % 251) as u8).collect()
}

#[tokio::test]
async fn a_file_is_read_in_pieces_and_known_by_its_hash() {
    let mut desk = Desk::new();
    let bytes = noise(100_000);
    let path = desk.path("holiday.jpg");
    std::fs::write(&path, &bytes).unwrap();
    let (transfer, info) = desk.open(&path).await;
    let expected = FileInfo {
        name: "holiday.jpg".into(),
        size: 100_000,
        sha256: Some(hash(&bytes)),
        preview: None,
    };
    assert_eq!(info, Ok(expected));
    assert_eq!(
        desk.read(transfer, 0, 60_000).await.unwrap(),
        bytes[..60_000]
    );
    assert_eq!(
        desk.read(transfer, 60_000, 40_000).await.unwrap(),
        bytes[60_000..]
    );
    // A peer that lost some wants them again.
    assert_eq!(desk.read(transfer, 5, 10).await.unwrap(), bytes[5..15]);
    assert_eq!(desk.read(transfer, 99_999, 2).await, Err(FileError::Failed));
}

#[tokio::test]
async fn the_preview_is_made_by_whoever_started_the_engine() {
    let mut desk = Desk::new();
    desk.files.using.preview = Some(|path| {
        let name = path.file_name()?.to_str()?;
        name.ends_with(".png").then(|| Bytes::from_static(b"small"))
    });
    for (name, preview) in [
        ("a.png", Some(Bytes::from_static(b"small"))),
        ("a.txt", None),
    ] {
        let path = desk.path(name);
        std::fs::write(&path, "x").unwrap();
        assert_eq!(desk.open(&path).await.1.unwrap().preview, preview, "{name}");
    }
}

#[tokio::test]
async fn a_file_that_becomes_another_while_it_is_read_is_told() {
    let mut desk = Desk::new();
    let path = desk.path("diary.txt");
    std::fs::write(&path, noise(1000)).unwrap();
    let (transfer, _) = desk.open(&path).await;
    assert!(desk.read(transfer, 0, 500).await.is_ok());
    std::fs::write(&path, noise(800)).unwrap();
    assert_eq!(desk.read(transfer, 500, 100).await, Err(FileError::Changed));
}

#[tokio::test]
async fn what_cannot_be_sent_is_told() {
    let mut desk = Desk::new();
    let missing = desk.path("missing");
    assert_eq!(desk.open(&missing).await.1, Err(FileError::NotFound));
    let folder = desk.folder.path().to_owned();
    assert_eq!(desk.open(&folder).await.1, Err(FileError::NotFound));
    #[cfg(unix)]
    {
        // Opening it would wait for somebody to write into it.
        let pipe = desk.path("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.unwrap().success());
        assert_eq!(desk.open(&pipe).await.1, Err(FileError::NotFound));
    }
}

#[tokio::test]
async fn a_small_file_is_loaded_whole_unless_it_is_too_large() {
    let mut desk = Desk::new();
    let path = desk.path("smile.png");
    std::fs::write(&path, noise(1000)).unwrap();
    for (number, limit, expected) in [
        (1, 1000, Ok(Bytes::from(noise(1000)))),
        (2, 999, Err(FileError::TooLarge)),
    ] {
        desk.files.ask(DiskAsk::Load {
            load: LoadId(number),
            path: path.to_str().unwrap().to_owned(),
            limit,
        });
        match desk.news().await {
            DiskNews::Loaded { load, result } => {
                assert_eq!((load, result), (LoadId(number), expected));
            }
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn a_preview_that_panics_fails_the_transfer_and_nothing_else() {
    let mut desk = Desk::new();
    desk.files.using.preview = Some(|_| panic!("a bad picture"));
    let path = desk.path("a.png");
    std::fs::write(&path, "x").unwrap();
    let transfer = desk.transfer();
    let path = path.to_str().unwrap().to_owned();
    desk.files.ask(DiskAsk::Open { transfer, path });
    assert!(matches!(
        desk.news().await,
        DiskNews::Failed {
            error: FileError::Failed,
            ..
        }
    ));
    assert!(desk.receive(named("b", 2), b"hi").await.is_ok());
}

#[tokio::test]
async fn a_machine_that_writes_faster_than_the_disk_is_behind_and_then_loses_the_transfer() {
    let mut desk = Desk::new();
    let (transfer, _) = desk.create(named("a", 100 * 1024 * 1024)).await;
    let piece = Bytes::from(vec![0; 1024 * 1024]);
    let mut at = 0;
    let mut was_behind = false;
    // Whatever the disk does: nothing that is told is heard meanwhile.
    for _ in 0..100 {
        let bytes = piece.clone();
        desk.files.ask(DiskAsk::Write {
            transfer,
            at,
            bytes,
        });
        at += 1024 * 1024;
        was_behind |= desk.files.is_behind();
        assert!(desk.files.unwritten.load(Ordering::Relaxed) <= QUEUE_LIMIT);
    }
    assert!(was_behind);
    let (mut upto, mut failed) = (0, false);
    while upto < at && !failed {
        match desk.news().await {
            DiskNews::Written { upto: now, .. } => upto = now,
            DiskNews::Failed { .. } => failed = true,
            other => panic!("{other:?}"),
        }
    }
    // Either all was written or the machine knows that it was not.
    assert_eq!(failed, upto < at);
    let unwritten = Arc::clone(&desk.files.unwritten);
    desk.end(transfer, false).await;
    assert_eq!(unwritten.load(Ordering::Relaxed), 0);
}
