//! The thread that stores what must outlive the process.
//!
//! Records are committed in groups: while one group is being written the next gathers, and none waits for company. A
//! group that could not be stored is told once and tried again, at first after a second, at last every 30; until then
//! the machine hears nothing of it, so no text is sent that is not safe.

use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use msnp::api::AccountId;
use msnp::keep::{Keep, KeepError, Record, State};
use tokio::sync::mpsc as async_mpsc;

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
}

/// The engine's side of the thread.
pub(crate) struct Keeper {
    jobs: Option<mpsc::Sender<(u64, Record)>>,
    stored: async_mpsc::UnboundedReceiver<Stored>,
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
            asked: 0,
            kept: 0,
        }
    }

    /// Stores a record. False when nothing can be stored any more, because the thread is gone.
    pub(crate) fn keep(&mut self, seq: u64, record: Record) -> bool {
        self.asked = seq;
        self.jobs
            .as_ref()
            .is_some_and(|jobs| jobs.send((seq, record)).is_ok())
    }

    /// Whether so much waits to be stored that nothing more should come in.
    pub(crate) fn is_behind(&self) -> bool {
        self.asked.saturating_sub(self.kept) > BEHIND
    }

    /// The next answer; `None` when the thread is gone. May be cancelled without loss.
    pub(crate) async fn next(&mut self) -> Option<Stored> {
        let stored = self.stored.recv().await;
        if let Some(Stored::Kept(seq)) = stored {
            self.kept = seq;
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
    queue: &mpsc::Receiver<(u64, Record)>,
    tell: &async_mpsc::UnboundedSender<Stored>,
) {
    // Nobody listens to an answer once the engine has ended; what it asked for is still stored.
    let _ = tell.send(Stored::Restored(keep.restore(account).map(Box::new)));
    let mut group = Vec::new();
    while let Ok((seq, record)) = queue.recv() {
        let mut last = seq;
        group.push(record);
        let until = Instant::now() + GROUP_TIME;
        while group.len() < GROUP_SIZE && Instant::now() < until {
            let Ok((seq, record)) = queue.try_recv() else {
                break;
            };
            last = seq;
            group.push(record);
        }
        let mut pause = RETRY.0;
        let mut more = true;
        while let Err(error) = keep.keep(account, &group) {
            if !more {
                tracing::error!(%account, records = group.len(), %error, "not stored");
                return;
            }
            if pause == RETRY.0 {
                let _ = tell.send(Stored::Failed(error));
            }
            more = gather_for(pause, queue, &mut group, &mut last);
            pause = (pause * 2).min(RETRY.1);
        }
        group.clear();
        let _ = tell.send(Stored::Kept(last));
    }
}

/// Takes in what comes during a pause. False when nothing more will ever come.
fn gather_for(
    pause: Duration,
    queue: &mpsc::Receiver<(u64, Record)>,
    group: &mut Vec<Record>,
    last: &mut u64,
) -> bool {
    let until = Instant::now() + pause;
    loop {
        match queue.recv_timeout(until.saturating_duration_since(Instant::now())) {
            Ok((seq, record)) => {
                *last = seq;
                group.push(record);
            }
            Err(mpsc::RecvTimeoutError::Timeout) => return true,
            Err(mpsc::RecvTimeoutError::Disconnected) => return false,
        }
    }
}

#[cfg(test)]
mod tests;
