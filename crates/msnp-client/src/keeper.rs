//! The thread that stores what must outlive the process, and finds objects in the cache.
//!
//! Records are committed in groups: while one group is being written the next gathers, and none waits for company. A
//! group that could not be stored is told once and tried again, at first after a second, at last every 30; until then
//! the machine hears nothing of it, so no text is sent that is not safe.

use std::collections::VecDeque;
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use bytes::Bytes;
use msnp::api::AccountId;
use msnp::keep::{Keep, KeepError, Record, State};
use tokio::sync::{mpsc as async_mpsc, oneshot};

/// With so many records waiting, the engine stops reading from the network.
const BEHIND: u64 = 4_096;

/// The largest group: bounds how long the first of it waits, together with [`GROUP_TIME`].
const GROUP_SIZE: usize = 512;

/// How long a group may gather while more records keep coming.
const GROUP_TIME: Duration = Duration::from_millis(20);

/// The first and the longest pause before a group is tried again. Tests do not wait.
const RETRY: (Duration, Duration) = match cfg!(test) {
    false => (Duration::from_secs(1), Duration::from_secs(30)),
    true => (Duration::from_millis(1), Duration::from_millis(2)),
};

/// What the thread tells.
#[derive(Debug)]
pub(crate) enum Stored {
    /// The answer to the start: what an earlier run left.
    Restored(Result<Box<State>, KeepError>),
    /// Everything up to this record is safe.
    Kept(u64),
    /// Records could not be stored, and are tried again.
    Failed(KeepError),
    /// Whether an object is in the cache, as the machine asked.
    Recalled {
        sha1d: Arc<str>,
        bytes: Option<Bytes>,
    },
}

/// What the thread is asked to do.
enum Job {
    Keep(u64, Box<Record>),
    /// Find an object, for whoever waits for the answer; without one for the machine.
    Object(Arc<str>, Option<oneshot::Sender<Option<Bytes>>>),
}

/// The engine's side of the thread.
pub(crate) struct Keeper {
    jobs: Option<mpsc::Sender<Job>>,
    stored: async_mpsc::UnboundedReceiver<Stored>,
    /// The objects the machine waits for.
    recalled: VecDeque<Arc<str>>,
    /// The numbers of the last record asked for and the last one kept.
    asked: u64,
    kept: u64,
}

impl Keeper {
    /// Starts the thread; its first answer is [`Stored::Restored`].
    pub(crate) fn start(account: AccountId, keep: Box<dyn Keep>) -> Self {
        let (jobs, queue) = mpsc::channel();
        let (tell, stored) = async_mpsc::unbounded_channel();
        let failed = tell.clone();
        let thread = thread::Builder::new().name("papilio-keep".into());
        if let Err(error) = thread.spawn(move || run(&account, keep, &queue, &tell)) {
            let error = KeepError(error.to_string());
            // We hold the other end.
            let _ = failed.send(Stored::Restored(Err(error)));
        }
        Self {
            jobs: Some(jobs),
            stored,
            recalled: VecDeque::new(),
            asked: 0,
            kept: 0,
        }
    }

    /// Stores a record. False when nothing can be stored any more, because the thread is gone.
    pub(crate) fn keep(&mut self, seq: u64, record: Record) -> bool {
        self.asked = seq;
        self.jobs
            .as_ref()
            .is_some_and(|jobs| jobs.send(Job::Keep(seq, Box::new(record))).is_ok())
    }

    /// Finds an object in the cache for the machine; answered by [`Stored::Recalled`]. False when the thread is gone.
    pub(crate) fn recall(&mut self, sha1d: &Arc<str>) -> bool {
        let asked = self.find(Arc::clone(sha1d), None);
        if asked {
            self.recalled.push_back(Arc::clone(sha1d));
        }
        asked
    }

    /// Finds an object in the cache for whoever asked.
    pub(crate) fn object(&self, sha1d: Arc<str>, answer: oneshot::Sender<Option<Bytes>>) {
        // When the thread is gone the answer goes too, which is one.
        self.find(sha1d, Some(answer));
    }

    fn find(&self, sha1d: Arc<str>, answer: Option<oneshot::Sender<Option<Bytes>>>) -> bool {
        self.jobs
            .as_ref()
            .is_some_and(|jobs| jobs.send(Job::Object(sha1d, answer)).is_ok())
    }

    /// Whether so much waits to be stored that nothing more should come in.
    pub(crate) fn is_behind(&self) -> bool {
        self.asked.saturating_sub(self.kept) > BEHIND
    }

    /// The next answer; `None` when the thread is gone. May be cancelled without loss.
    pub(crate) async fn next(&mut self) -> Option<Stored> {
        let stored = self.stored.recv().await;
        match &stored {
            Some(Stored::Kept(seq)) => self.kept = *seq,
            Some(Stored::Recalled { .. }) => drop(self.recalled.pop_front()),
            Some(Stored::Restored(_) | Stored::Failed(_)) => {}
            // The thread is gone. Whoever waits for an object must not do so for ever.
            None => {
                let sha1d = self.recalled.pop_front()?;
                let bytes = None;
                return Some(Stored::Recalled { sha1d, bytes });
            }
        }
        stored
    }

    /// No more records: the thread ends after a last try.
    pub(crate) fn finish(&mut self) {
        self.jobs = None;
    }
}

fn run(
    account: &AccountId,
    mut keep: Box<dyn Keep>,
    queue: &mpsc::Receiver<Job>,
    tell: &async_mpsc::UnboundedSender<Stored>,
) {
    // Nobody listens to an answer once the engine has ended; what it asked for is still stored.
    let _ = tell.send(Stored::Restored(keep.restore(account).map(Box::new)));
    let mut shelf = Shelf {
        keep,
        tell,
        group: Vec::new(),
        last: 0,
    };
    while let Ok(job) = queue.recv() {
        shelf.take(job);
        let until = Instant::now() + GROUP_TIME;
        while shelf.group.len() < GROUP_SIZE && Instant::now() < until {
            let Ok(job) = queue.try_recv() else {
                break;
            };
            shelf.take(job);
        }
        if !shelf.store(account, queue) {
            return;
        }
    }
}

/// What the thread works with.
struct Shelf<'a> {
    keep: Box<dyn Keep>,
    tell: &'a async_mpsc::UnboundedSender<Stored>,
    /// The records that are stored next, and the number of the last.
    group: Vec<Record>,
    last: u64,
}

impl Shelf<'_> {
    fn take(&mut self, job: Job) {
        match job {
            Job::Keep(seq, record) => {
                self.last = seq;
                self.group.push(*record);
            }
            Job::Object(sha1d, answer) => {
                let bytes = self.find(&sha1d);
                match answer {
                    // Whoever asked may have gone.
                    Some(answer) => drop(answer.send(bytes)),
                    None => drop(self.tell.send(Stored::Recalled { sha1d, bytes })),
                }
            }
        }
    }

    /// Finds an object among what is about to be stored, or in the cache.
    fn find(&mut self, wanted: &str) -> Option<Bytes> {
        let waiting = self.group.iter().find_map(|record| match record {
            Record::Object { sha1d, bytes } if &**sha1d == wanted => Some(bytes.clone()),
            _ => None,
        });
        if waiting.is_some() {
            return waiting;
        }
        self.keep.object(wanted).unwrap_or_else(|error| {
            tracing::warn!(%error, "the object cache");
            None
        })
    }

    /// Stores the group, however often it takes. False when nothing more will come and it could not be stored.
    fn store(&mut self, account: &AccountId, queue: &mpsc::Receiver<Job>) -> bool {
        if self.group.is_empty() {
            return true;
        }
        let mut pause = RETRY.0;
        let mut more = true;
        while let Err(error) = self.keep.keep(account, &self.group) {
            if !more {
                tracing::error!(%account, records = self.group.len(), %error, "not stored");
                return false;
            }
            if pause == RETRY.0 {
                let _ = self.tell.send(Stored::Failed(error));
            }
            more = self.gather_for(pause, queue);
            pause = (pause * 2).min(RETRY.1);
        }
        self.group.clear();
        let _ = self.tell.send(Stored::Kept(self.last));
        true
    }

    /// Takes in what comes during a pause. False when nothing more will ever come.
    fn gather_for(&mut self, pause: Duration, queue: &mpsc::Receiver<Job>) -> bool {
        let until = Instant::now() + pause;
        loop {
            match queue.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(job) => self.take(job),
                Err(mpsc::RecvTimeoutError::Timeout) => return true,
                Err(mpsc::RecvTimeoutError::Disconnected) => return false,
            }
        }
    }
}

#[cfg(test)]
mod tests;
