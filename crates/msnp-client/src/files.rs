//! The files of one account: a thread for each file on its way, which reads or writes its pieces and reports.
//!
//! Nothing is held whole but small files: of a transfer no more than the machine asked for, and no more than
//! [`QUEUE_LIMIT`] that waits to be written.

mod early;
mod incoming;
mod mark;
mod name;
mod outgoing;
mod part;

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc as jobs;
use std::thread;
use std::time::Duration;

use bytes::Bytes;
use msnp::io::{DiskAsk, DiskNews, FileError, TransferId};
use tokio::sync::mpsc;
use tokio::time::timeout;

use incoming::Incoming;
use outgoing::Outgoing;

/// So many files may be on their way at once.
const MOST_FILES: usize = 64;

/// So many received bytes of one file may wait to be written.
const QUEUE_LIMIT: usize = 8 * 1024 * 1024;

/// With so many received bytes waiting to be written, nothing more is read from direct connections.
const BEHIND: usize = 1024 * 1024;

/// The longest piece that is read at once, in bytes.
const LONGEST_PIECE: usize = 1024 * 1024;

/// How long the last pieces may take to be written at the end.
const END_LIMIT: Duration = Duration::from_secs(3);

/// Makes a small PNG of a picture; `None` of any other file.
pub type Preview = fn(&Path) -> Option<Bytes>;

/// Where received files go, and how others see what is sent.
#[derive(Clone, Debug, Default)]
pub struct FileUse {
    /// Where a received file goes that was given no other place; made when it is missing. Without one such a file is
    /// not taken.
    pub downloads: Option<PathBuf>,
    /// What makes the small picture of a file that is offered.
    pub preview: Option<Preview>,
}

/// The files of one account.
pub(crate) struct Files {
    using: FileUse,
    open: HashMap<TransferId, Worker>,
    /// Received bytes that wait to be written, of all files.
    unwritten: Arc<AtomicUsize>,
    tell: mpsc::UnboundedSender<DiskNews>,
    told: mpsc::UnboundedReceiver<DiskNews>,
}

/// The engine's side of the thread of one file.
struct Worker {
    jobs: jobs::Sender<Job>,
    /// Bytes of it that wait to be written.
    unwritten: Arc<AtomicUsize>,
}

enum Job {
    Read { at: u64, len: usize },
    Write { at: u64, bytes: Bytes, waits: Waits },
    Finish,
    Drop { keep: bool },
}

/// Bytes that wait to be written, until this is dropped: of all files, and of one.
struct Waits {
    unwritten: [Arc<AtomicUsize>; 2],
    count: usize,
}

impl Waits {
    fn new(unwritten: [Arc<AtomicUsize>; 2], count: usize) -> Self {
        for sum in &unwritten {
            sum.fetch_add(count, Ordering::Relaxed);
        }
        Self { unwritten, count }
    }
}

impl Drop for Waits {
    fn drop(&mut self) {
        for sum in &self.unwritten {
            sum.fetch_sub(self.count, Ordering::Relaxed);
        }
    }
}

/// What a thread begins with.
enum Begin {
    Send {
        path: PathBuf,
        preview: Option<Preview>,
    },
    Receive(incoming::Wish),
}

impl Files {
    pub(crate) fn new(using: FileUse) -> Self {
        let (tell, told) = mpsc::unbounded_channel();
        Self {
            using,
            open: HashMap::new(),
            unwritten: Arc::default(),
            tell,
            told,
        }
    }

    /// Does what the machine asks of files; the answer comes from [`Files::next`].
    pub(crate) fn ask(&mut self, ask: DiskAsk) {
        match ask {
            DiskAsk::Load { load, path, limit } => {
                let tell = self.tell.clone();
                tokio::task::spawn_blocking(move || {
                    let result = load_whole(Path::new(&path), limit);
                    // Nobody listens any more when the engine has ended.
                    let _ = tell.send(DiskNews::Loaded { load, result });
                });
            }
            DiskAsk::Open { transfer, path } => {
                let begin = Begin::Send {
                    path: path.into(),
                    preview: self.using.preview,
                };
                if let Err(error) = self.begin(transfer, begin) {
                    let result = Err(error);
                    self.say(DiskNews::Opened { transfer, result });
                }
            }
            DiskAsk::Create {
                transfer,
                path,
                name,
                size,
                sha256,
            } => {
                let begin = Begin::Receive(incoming::Wish {
                    path: path.map(PathBuf::from),
                    downloads: self.using.downloads.clone(),
                    name,
                    size,
                    sha256,
                });
                if let Err(error) = self.begin(transfer, begin) {
                    let result = Err(error);
                    self.say(DiskNews::Created { transfer, result });
                }
            }
            DiskAsk::Read { transfer, at, len } => self.job(transfer, Job::Read { at, len }),
            DiskAsk::Write {
                transfer,
                at,
                bytes,
            } => self.write(transfer, at, bytes),
            DiskAsk::Finish { transfer } => self.job(transfer, Job::Finish),
            DiskAsk::Drop { transfer, keep } => {
                if let Some(worker) = self.open.remove(&transfer) {
                    // A thread that has ended has closed its file.
                    let _ = worker.jobs.send(Job::Drop { keep });
                }
            }
            // Objects are not files: the keeper has them.
            DiskAsk::Recall { .. } => {}
        }
    }

    /// The next thing that is told of a file; `None` of one the machine wants to hear nothing more of, though there may
    /// be room again. May be cancelled without loss.
    pub(crate) async fn next(&mut self) -> Option<DiskNews> {
        let Some(news) = self.told.recv().await else {
            return std::future::pending().await; // Never: we hold a sender ourselves.
        };
        let (transfer, is_last) = match &news {
            DiskNews::Loaded { .. } | DiskNews::Recalled { .. } => return Some(news),
            DiskNews::Opened { transfer, result } => (*transfer, result.is_err()),
            DiskNews::Created { transfer, result } => (*transfer, result.is_err()),
            DiskNews::Finished { transfer, .. } | DiskNews::Failed { transfer, .. } => {
                (*transfer, true)
            }
            DiskNews::Piece { transfer, .. } | DiskNews::Written { transfer, .. } => {
                (*transfer, false)
            }
        };
        let known = match is_last {
            true => self.open.remove(&transfer).is_some(),
            false => self.open.contains_key(&transfer),
        };
        known.then_some(news)
    }

    /// Whether so much waits to be written that nothing more should come in.
    pub(crate) fn is_behind(&self) -> bool {
        self.unwritten.load(Ordering::Relaxed) > BEHIND
    }

    /// Closes every file and waits, within limits, until what was received is written.
    pub(crate) async fn finish(mut self) {
        self.open.clear();
        drop(self.tell);
        let all = async { while self.told.recv().await.is_some() {} };
        if timeout(END_LIMIT, all).await.is_err() {
            tracing::warn!("the last pieces of files are not written yet");
        }
    }

    fn say(&self, news: DiskNews) {
        // We hold the other end.
        let _ = self.tell.send(news);
    }

    fn begin(&mut self, transfer: TransferId, begin: Begin) -> Result<(), FileError> {
        let (jobs, queue) = jobs::channel();
        let worker = Worker {
            jobs,
            unwritten: Arc::default(),
        };
        // Known from now on, so that a refusal is heard too.
        self.open.insert(transfer, worker);
        if self.open.len() > MOST_FILES {
            tracing::warn!("too many files are on their way");
            return Err(FileError::Failed);
        }
        let task = Task {
            transfer,
            queue,
            tell: self.tell.clone(),
            over: false,
        };
        let thread = thread::Builder::new().name("papilio-file".into());
        match thread.spawn(move || task.run(begin)) {
            Ok(_) => Ok(()),
            Err(error) => {
                tracing::error!(%error, "no thread for a file");
                Err(FileError::Failed)
            }
        }
    }

    fn write(&mut self, transfer: TransferId, at: u64, bytes: Bytes) {
        let Some(worker) = self.open.get(&transfer) else {
            return; // Over meanwhile, which the machine is about to hear.
        };
        let count = bytes.len();
        if worker.unwritten.load(Ordering::Relaxed) + count > QUEUE_LIMIT {
            let error = FileError::Failed;
            return self.say(DiskNews::Failed { transfer, error });
        }
        let unwritten = [Arc::clone(&self.unwritten), Arc::clone(&worker.unwritten)];
        let waits = Waits::new(unwritten, count);
        self.job(transfer, Job::Write { at, bytes, waits });
    }

    fn job(&self, transfer: TransferId, job: Job) {
        if let Some(worker) = self.open.get(&transfer) {
            // A thread that has ended has said why.
            let _ = worker.jobs.send(job);
        }
    }
}

/// The work of one thread.
struct Task {
    transfer: TransferId,
    queue: jobs::Receiver<Job>,
    tell: mpsc::UnboundedSender<DiskNews>,
    /// Whether its end was told, or needs not be.
    over: bool,
}

impl Task {
    fn run(mut self, begin: Begin) {
        match begin {
            Begin::Send { path, preview } => self.send_out(&path, preview),
            Begin::Receive(wish) => self.take_in(wish),
        }
    }

    fn send_out(&mut self, path: &Path, preview: Option<Preview>) {
        let transfer = self.transfer;
        let mut file = match Outgoing::open(path, preview) {
            Ok((file, info)) => {
                let result = Ok(info);
                self.say(DiskNews::Opened { transfer, result });
                file
            }
            Err(error) => {
                self.over = true;
                let result = Err(error);
                return self.say(DiskNews::Opened { transfer, result });
            }
        };
        while let Ok(Job::Read { at, len }) = self.queue.recv() {
            match file.read(at, len.min(LONGEST_PIECE)) {
                Ok(bytes) => self.say(DiskNews::Piece {
                    transfer,
                    at,
                    bytes,
                }),
                Err(error) => return self.fail(error),
            }
        }
        self.over = true;
    }

    fn take_in(&mut self, wish: incoming::Wish) {
        let transfer = self.transfer;
        let mut file = match Incoming::create(wish) {
            Ok(file) => file,
            Err(error) => {
                self.over = true;
                let result = Err(error);
                return self.say(DiskNews::Created { transfer, result });
            }
        };
        let result = Ok(file.written());
        self.say(DiskNews::Created { transfer, result });
        file.sweep();
        loop {
            match self.queue.recv() {
                Ok(Job::Write { at, bytes, waits }) => match file.write(at, &bytes) {
                    Ok(upto) => {
                        drop(waits);
                        self.say(DiskNews::Written { transfer, upto });
                    }
                    Err(error) => {
                        file.close(false);
                        return self.fail(error);
                    }
                },
                Ok(Job::Finish) => {
                    let result = file.finish();
                    self.over = true;
                    return self.say(DiskNews::Finished { transfer, result });
                }
                Ok(Job::Drop { keep }) => {
                    self.over = true;
                    return file.close(keep);
                }
                // The engine ends: what can be gone on with next time stays.
                Err(_) => {
                    self.over = true;
                    return file.close(true);
                }
                Ok(Job::Read { .. }) => {}
            }
        }
    }

    fn fail(&mut self, error: FileError) {
        self.over = true;
        // What was not written waits no more.
        while self.queue.try_recv().is_ok() {}
        let transfer = self.transfer;
        self.say(DiskNews::Failed { transfer, error });
    }

    fn say(&self, news: DiskNews) {
        // Nobody listens any more when the engine has ended.
        let _ = self.tell.send(news);
    }
}

impl Drop for Task {
    fn drop(&mut self) {
        if !self.over {
            // Something panicked. The machine must not wait for ever.
            self.fail(FileError::Failed);
        }
    }
}

/// Reads a small file.
fn load_whole(path: &Path, limit: usize) -> Result<Bytes, FileError> {
    let (file, size) = open_file(path)?;
    let too_large = |size: u64| usize::try_from(size).map_or(true, |size| size > limit);
    if too_large(size) {
        return Err(FileError::TooLarge);
    }
    let mut bytes = Vec::new();
    // It may have grown since.
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    file.take(most).read_to_end(&mut bytes).map_err(told)?;
    match bytes.len() > limit {
        true => Err(FileError::TooLarge),
        false => Ok(bytes.into()),
    }
}

/// Opens a file to read it, and tells its size. What is no file could keep us waiting for ever: it is not opened.
fn open_file(path: &Path) -> Result<(File, u64), FileError> {
    if !std::fs::metadata(path).map_err(told)?.is_file() {
        return Err(FileError::NotFound);
    }
    let file = File::open(path).map_err(told)?;
    let size = file.metadata().map_err(told)?.len();
    Ok((file, size))
}

/// What a failure of the system means.
fn told(error: io::Error) -> FileError {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::IsADirectory => {
            FileError::NotFound
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => FileError::Denied,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            FileError::DiskFull
        }
        ErrorKind::AlreadyExists => FileError::Exists,
        _ => {
            tracing::warn!(%error, "file");
            FileError::Failed
        }
    }
}

#[cfg(test)]
mod tests;
