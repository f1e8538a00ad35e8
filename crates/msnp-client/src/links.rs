//! The connections of one account: a task each, which reads, writes and reports.
//!
//! Reading stops while the engine is busy (the channels of reports are bounded). Connections to other clients have a
//! channel of their own, which is heard after that of the servers and not at all while files cannot be written as fast:
//! a file never delays a text. Writing is bounded by the machine, which is told how much room each link has; a machine
//! that will not hear loses the link.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use msnp::Input;
use msnp::io::{CloseReason, Endpoint, LinkId};
use tokio::io::{AsyncReadExt, AsyncWriteExt, ReadHalf, WriteHalf, split};
use tokio::net::TcpStream;
use tokio::sync::mpsc;
use tokio::task::{AbortHandle, JoinSet};
use tokio::time::timeout;

use crate::connect::{Connector, Stream, reason};

/// What passes through a link at once, in bytes.
#[derive(Clone, Copy, Debug)]
struct Sizes {
    /// So much is read at once.
    read: usize,
    /// So much may be queued before the machine is to wait.
    room: usize,
    /// So much was written at least when the machine hears of it, unless nothing more is queued.
    told: usize,
}

/// Links to servers: what is queued there is what a text has to wait for.
const SERVER: Sizes = Sizes {
    read: 16 * 1024,
    room: 64 * 1024,
    told: 16 * 1024,
};

/// Links to other clients, which carry files alone.
const CLIENT: Sizes = Sizes {
    read: 64 * 1024,
    room: 256 * 1024,
    told: 64 * 1024,
};

/// So many may be queued at all.
const QUEUE_LIMIT: usize = 1024 * 1024;

/// So many reports may wait for the engine, of all links to servers and of all to other clients: at most 1 MiB of
/// received bytes each.
const REPORTS: (usize, usize) = (64, 16);

/// So many connections may be open that others opened to us.
const MOST_ACCEPTED: usize = 32;

/// How long a closed link may take to get rid of what was sent, and how long to say goodbye.
const CLOSING_LIMIT: Duration = Duration::from_secs(2);

/// The open links of one account.
pub(crate) struct Links {
    connector: Arc<Connector>,
    open: HashMap<LinkId, Link>,
    tasks: JoinSet<()>,
    servers: Reports,
    clients: Reports,
}

/// What the tasks of one kind of links report.
struct Reports {
    to: mpsc::Sender<(LinkId, Report)>,
    from: mpsc::Receiver<(LinkId, Report)>,
}

impl Reports {
    fn new(room: usize) -> Self {
        let (to, from) = mpsc::channel(room);
        Self { to, from }
    }
}

/// How a link comes to be.
enum Opening {
    Server(Endpoint),
    Client(SocketAddr),
    Accepted(TcpStream),
}

struct Link {
    outgoing: mpsc::UnboundedSender<Bytes>,
    queued: usize,
    /// So much may be queued before the machine is to wait.
    room: usize,
    task: AbortHandle,
    /// Whether the task is to finish its work when the link is closed; before it is connected there is none.
    connected: bool,
}

impl Drop for Link {
    fn drop(&mut self) {
        if !self.connected {
            self.task.abort();
        }
    }
}

enum Report {
    Connected,
    Received(Bytes),
    Written(usize),
    Closed(CloseReason),
}

impl Links {
    pub(crate) fn new(connector: Connector) -> Self {
        Self {
            connector: Arc::new(connector),
            open: HashMap::new(),
            tasks: JoinSet::new(),
            servers: Reports::new(REPORTS.0),
            clients: Reports::new(REPORTS.1),
        }
    }

    /// Opens a link to a server; the answer comes from [`Links::next`].
    pub(crate) fn connect(&mut self, link: LinkId, endpoint: Endpoint) {
        self.open(link, Opening::Server(endpoint));
    }

    /// Opens a link to another client; the answer comes from [`Links::next`].
    pub(crate) fn dial(&mut self, link: LinkId, address: SocketAddr) {
        self.open(link, Opening::Client(address));
    }

    /// Takes in a link that another client opened. False when there are too many of them.
    pub(crate) fn accept(&mut self, link: LinkId, stream: TcpStream) -> bool {
        let accepted = self.open.keys().filter(|link| is_accepted(**link)).count();
        if accepted >= MOST_ACCEPTED {
            return false;
        }
        self.open(link, Opening::Accepted(stream));
        true
    }

    fn open(&mut self, link: LinkId, opening: Opening) {
        let (outgoing, queue) = mpsc::unbounded_channel();
        let connected = matches!(opening, Opening::Accepted(_));
        let (reports, sizes) = match opening {
            Opening::Server(_) => (&self.servers, SERVER),
            Opening::Client(_) | Opening::Accepted(_) => (&self.clients, CLIENT),
        };
        let reporter = Reporter {
            link,
            to: reports.to.clone(),
            sizes,
        };
        let connector = Arc::clone(&self.connector);
        let task = self.tasks.spawn(serve(connector, opening, queue, reporter));
        let open = Link {
            outgoing,
            queued: 0,
            room: sizes.room,
            task,
            connected,
        };
        self.open.insert(link, open);
    }

    /// Queues bytes. False when the link is overfull and was given up.
    pub(crate) fn send(&mut self, link: LinkId, bytes: Bytes) -> bool {
        let Some(open) = self.open.get_mut(&link) else {
            return true; // Closed meanwhile, which the machine is about to hear.
        };
        open.queued += bytes.len();
        if open.queued > QUEUE_LIMIT {
            // There is no getting rid of so much.
            open.connected = false;
            self.open.remove(&link);
            return false;
        }
        // A task that has ended has reported why.
        let _ = open.outgoing.send(bytes);
        true
    }

    /// Closes a link once its bytes are written. Nothing more is heard of it.
    pub(crate) fn close(&mut self, link: LinkId) {
        self.open.remove(&link);
    }

    /// The next thing that happens on a link; of links to other clients only when `clients` says so. May be cancelled
    /// without loss.
    pub(crate) async fn next(&mut self, clients: bool) -> Input {
        loop {
            let reported = tokio::select! {
                biased;
                reported = self.servers.from.recv() => reported,
                reported = self.clients.from.recv(), if clients => reported,
            };
            // Never closed: we hold a sender ourselves.
            let Some((link, report)) = reported else {
                return std::future::pending().await;
            };
            while self.tasks.try_join_next().is_some() {}
            let Some(open) = self.open.get_mut(&link) else {
                continue;
            };
            return match report {
                Report::Connected => {
                    open.connected = true;
                    Input::Connected { link }
                }
                Report::Received(bytes) => Input::Received { link, bytes },
                Report::Written(count) => {
                    open.queued = open.queued.saturating_sub(count);
                    let room = open.room.saturating_sub(open.queued);
                    Input::Writable { link, room }
                }
                Report::Closed(reason) => {
                    self.open.remove(&link);
                    Input::Closed { link, reason }
                }
            };
        }
    }

    /// Closes every link and waits, within limits, until what was sent is written.
    pub(crate) async fn finish(mut self) {
        self.open.clear();
        self.servers.from.close();
        self.clients.from.close();
        let all = async { while self.tasks.join_next().await.is_some() {} };
        let _ = timeout(CLOSING_LIMIT * 2, all).await;
    }
}

/// Whether another client opened this link.
fn is_accepted(link: LinkId) -> bool {
    link.0 >= LinkId::ACCEPTED
}

struct Reporter {
    link: LinkId,
    to: mpsc::Sender<(LinkId, Report)>,
    sizes: Sizes,
}

impl Reporter {
    /// Waits for room. When nobody listens any more the task is about to be ended anyway.
    async fn report(&self, report: Report) {
        let _ = self.to.send((self.link, report)).await;
    }
}

async fn serve(
    connector: Arc<Connector>,
    opening: Opening,
    mut queue: mpsc::UnboundedReceiver<Bytes>,
    reporter: Reporter,
) {
    let accepted = matches!(opening, Opening::Accepted(_));
    let opened = match opening {
        Opening::Server(endpoint) => connector.connect(&endpoint).await,
        Opening::Client(address) => connector.dial(address).await,
        Opening::Accepted(stream) => Ok(Box::new(stream) as Stream),
    };
    let stream = match opened {
        Ok(stream) => stream,
        Err(reason) => return reporter.report(Report::Closed(reason)).await,
    };
    if !accepted {
        reporter.report(Report::Connected).await;
    }
    let (mut from, mut to) = split(stream);
    let reading = read(&mut from, &reporter);
    tokio::pin!(reading);
    let written = tokio::select! {
        reason = &mut reading => return reporter.report(Report::Closed(reason)).await,
        written = write(&mut to, &mut queue, &reporter) => written,
    };
    match written {
        Ok(()) => {
            // Closed by us. Hear the other side out: bytes unread at the end would reset the connection, and with it
            // what the other side has not read yet.
            if timeout(CLOSING_LIMIT, to.shutdown()).await.is_ok() {
                let _ = timeout(CLOSING_LIMIT, reading).await;
            }
        }
        Err(reason) => {
            // The other side may have said why before it stopped listening.
            let _ = timeout(CLOSING_LIMIT, reading).await;
            reporter.report(Report::Closed(reason)).await;
        }
    }
}

/// Reads until the end, and tells why it ended.
async fn read(from: &mut ReadHalf<Stream>, reporter: &Reporter) -> CloseReason {
    let mut buffer = BytesMut::new();
    loop {
        buffer.reserve(reporter.sizes.read);
        match from.read_buf(&mut buffer).await {
            Ok(0) => return CloseReason::Peer,
            Ok(_) => {
                let bytes = buffer.split().freeze();
                reporter.report(Report::Received(bytes)).await;
            }
            Err(error) => return reason(&error),
        }
    }
}

/// Writes what is queued until the link is closed by us.
async fn write(
    to: &mut WriteHalf<Stream>,
    queue: &mut mpsc::UnboundedReceiver<Bytes>,
    reporter: &Reporter,
) -> Result<(), CloseReason> {
    let mut gathered = BytesMut::new();
    while let Some(mut bytes) = queue.recv().await {
        // Packets are small: many of them are one call of the system.
        while bytes.len() + gathered.len() < reporter.sizes.told
            && let Ok(next) = queue.try_recv()
        {
            gathered.extend_from_slice(&bytes);
            bytes = next;
        }
        if !gathered.is_empty() {
            gathered.extend_from_slice(&bytes);
            bytes = gathered.split().freeze();
        }
        let count = bytes.len();
        to.write_all(&bytes).await.map_err(|error| reason(&error))?;
        // What TLS holds back goes out now.
        to.flush().await.map_err(|error| reason(&error))?;
        reporter.report(Report::Written(count)).await;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
