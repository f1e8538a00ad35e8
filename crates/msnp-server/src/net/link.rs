//! One connection of a client.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use msnp::io::LinkId;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::io::{ReadHalf, WriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, mpsc, oneshot};
use tokio::task::JoinSet;

use super::host::Mail;
use super::tls::{self, Stream, Tls};

/// The most bytes waiting for a slow reader before it is cut off.
const MAX_QUEUED: usize = 1 << 20;
/// The longest a peer may take in nothing of what is written to it.
const WRITE_TIME: Duration = Duration::from_secs(60);
/// The longest a closed link may take to take in what is left.
const LAST_WORDS: Duration = Duration::from_secs(2);
/// How many bytes are read at once.
const READ: usize = 16 * 1024;
/// How long to rest when the system has no socket to give.
const NO_SOCKET: Duration = Duration::from_millis(100);

/// The world's end of a connection.
pub(super) struct Line {
    queue: mpsc::UnboundedSender<Bytes>,
    queued: Arc<AtomicUsize>,
    written: oneshot::Receiver<()>,
    /// Dropped to stop reading.
    _reading: oneshot::Sender<()>,
    /// Dropped without a word to stop writing at once.
    cut: oneshot::Sender<Ended>,
}

/// The link is to be closed when everything is written.
struct Ended;

impl Line {
    /// Queues bytes; `false` when the reader is too slow, and the link is to be dropped.
    pub(super) fn send(&self, bytes: Bytes) -> bool {
        let queued = self.queued.fetch_add(bytes.len(), Ordering::Relaxed) + bytes.len();
        // A writer that is gone is told of by `Closed`.
        let _ = self.queue.send(bytes);
        queued <= MAX_QUEUED
    }

    /// Closes the link once everything is written.
    pub(super) fn finish(self) {
        let _ = self.cut.send(Ended);
    }

    /// Closes the link and waits until everything is written, or the reader is too slow.
    pub(super) async fn flushed(self) {
        let Self {
            written,
            cut,
            queue,
            ..
        } = self;
        let _ = cut.send(Ended);
        drop(queue);
        let _ = written.await;
    }
}

/// Accepts connections for ever.
pub(super) async fn accept(
    listener: TcpListener,
    mail: mpsc::Sender<Mail>,
    places: Arc<Semaphore>,
    tls: Option<Tls>,
) {
    let mut links = JoinSet::new();
    let mut next = 0;
    loop {
        let Ok(place) = places.clone().acquire_owned().await else {
            return; // the semaphore is never closed
        };
        let stream = match listener.accept().await {
            Ok((stream, _)) => stream,
            Err(error) => {
                tracing::warn!(%error, "cannot accept");
                tokio::time::sleep(NO_SOCKET).await;
                continue;
            }
        };
        while links.try_join_next().is_some() {}
        next += 1;
        let (link, mail, tls) = (LinkId(next), mail.clone(), tls.clone());
        links.spawn(async move {
            serve(link, stream, mail, tls.as_ref()).await;
            drop(place);
        });
    }
}

/// Carries one connection until it ends.
async fn serve(link: LinkId, stream: TcpStream, mail: mpsc::Sender<Mail>, tls: Option<&Tls>) {
    // Commands are small and wait for answers.
    let _ = stream.set_nodelay(true);
    // Who cannot agree on TLS is nobody yet.
    let Ok(stream) = tls::begin(stream, tls).await else {
        return;
    };
    let (read, write) = tokio::io::split(stream);
    let (queue, bytes) = mpsc::unbounded_channel();
    let (tell_written, written) = oneshot::channel();
    let (reading, stop_reading) = oneshot::channel();
    let (cut, cut_off) = oneshot::channel();
    let queued = Arc::new(AtomicUsize::new(0));
    let line = Line {
        queue,
        queued: queued.clone(),
        written,
        _reading: reading,
        cut,
    };
    if mail.send(Mail::Accepted(link, line)).await.is_err() {
        return;
    }
    let writer = Writer {
        write,
        bytes,
        queued,
    };
    tokio::join!(
        async {
            tokio::select! {
                () = read_all(link, read, &mail) => {}
                _ = stop_reading => {}
            }
            let _ = mail.send(Mail::Closed(link)).await;
        },
        async {
            writer.run(cut_off).await;
            let _ = tell_written.send(());
        }
    );
}

/// Hands everything that arrives to the world.
async fn read_all(link: LinkId, mut read: ReadHalf<Box<dyn Stream>>, mail: &mpsc::Sender<Mail>) {
    let mut buffer = BytesMut::new();
    loop {
        buffer.reserve(READ);
        match read.read_buf(&mut buffer).await {
            Ok(0) | Err(_) => return,
            Ok(_) => {
                let bytes = buffer.split().freeze();
                if mail.send(Mail::Received(link, bytes)).await.is_err() {
                    return;
                }
            }
        }
    }
}

/// What writes to a connection.
struct Writer {
    write: WriteHalf<Box<dyn Stream>>,
    bytes: mpsc::UnboundedReceiver<Bytes>,
    queued: Arc<AtomicUsize>,
}

impl Writer {
    /// Writes until the world ends the link or drops it, or the peer takes nothing in.
    async fn run(mut self, mut cut: oneshot::Receiver<Ended>) {
        loop {
            let next = tokio::select! {
                biased;
                ended = &mut cut => {
                    if ended.is_ok() {
                        let _ = tokio::time::timeout(LAST_WORDS, self.rest()).await;
                    }
                    return;
                }
                next = self.bytes.recv() => next,
            };
            let Some(bytes) = next else { return };
            let go_on = {
                let put = self.put(bytes);
                tokio::pin!(put);
                tokio::select! {
                    done = &mut put => done.then_some(true),
                    // Ended in the middle of writing: what was begun comes first.
                    ended = &mut cut => match ended {
                        Ok(Ended) => tokio::time::timeout(LAST_WORDS, put)
                            .await
                            .is_ok_and(|done| done)
                            .then_some(false),
                        Err(_) => None,
                    },
                }
            };
            match go_on {
                Some(true) => {}
                Some(false) => {
                    let _ = tokio::time::timeout(LAST_WORDS, self.rest()).await;
                    return;
                }
                None => return,
            }
        }
    }

    /// Writes these bytes; `false` when the peer takes nothing in.
    async fn put(&mut self, bytes: Bytes) -> bool {
        let write = async {
            self.write.write_all(&bytes).await?;
            self.write.flush().await
        };
        let done = tokio::time::timeout(WRITE_TIME, write).await;
        self.queued.fetch_sub(bytes.len(), Ordering::Relaxed);
        matches!(done, Ok(Ok(())))
    }

    /// Writes what is queued, and the end of the stream.
    async fn rest(&mut self) {
        while let Ok(bytes) = self.bytes.try_recv() {
            if !self.put(bytes).await {
                return;
            }
        }
        let _ = self.write.shutdown().await;
    }
}
