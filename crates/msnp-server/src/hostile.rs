//! A server that means harm, to try clients against: each [`Trick`] is one thing that no client may fall for.
//!
//! It takes anybody in, by MSNP7 or, with tickets of its web services, by MSNP15. What it can count of a client it counts:
//! that a client keeps to its limits shows in what it takes in. And a person who means harm, on any server: [`haunt`].
//! `examples/hostile-server.rs` and `examples/hostile-peer.rs` are the same as programs.

mod link;
mod peer;
mod trick;
mod web;

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::AsyncReadExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

pub use peer::{Prank, haunt};
pub use trick::Trick;

/// What was seen of clients.
#[derive(Debug, Default)]
struct Counts {
    links: AtomicUsize,
    open: AtomicUsize,
    most_open: AtomicUsize,
    requests: AtomicUsize,
    sent: AtomicUsize,
    elsewhere: Mutex<Vec<u8>>,
}

/// Where it is, and what it does.
#[derive(Clone, Copy, Debug)]
struct Place {
    trick: Trick,
    ns: SocketAddr,
    http: SocketAddr,
    elsewhere: SocketAddr,
}

/// The server. It ends when it is dropped.
#[derive(Debug)]
pub struct HostileServer {
    place: Place,
    counts: Arc<Counts>,
    _tasks: JoinSet<()>,
}

impl HostileServer {
    /// Starts to listen on loopback: at this port for clients of the protocol, 0 for any, and at ports the system chooses
    /// for its web services and for the place it sends people to.
    ///
    /// # Errors
    /// When a port cannot be listened on.
    pub async fn start(trick: Trick, port: u16) -> std::io::Result<Self> {
        let at = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
        let (ns, http, elsewhere) = (at(port).await?, at(0).await?, at(0).await?);
        let place = Place {
            trick,
            ns: ns.local_addr()?,
            http: http.local_addr()?,
            elsewhere: elsewhere.local_addr()?,
        };
        let counts = Arc::new(Counts::default());
        let mut tasks = JoinSet::new();
        let shared = || (place, Arc::clone(&counts));
        let (of_links, of_web, of_others) = (shared(), shared(), shared());
        tasks.spawn(accept(ns, of_links, link::serve));
        tasks.spawn(accept(http, of_web, web::serve));
        tasks.spawn(accept(elsewhere, of_others, listen));
        Ok(Self {
            place,
            counts,
            _tasks: tasks,
        })
    }

    /// Where clients of the protocol connect to.
    #[must_use]
    pub fn ns(&self) -> SocketAddr {
        self.place.ns
    }

    /// Where its web services are, at the usual paths, by plain HTTP.
    #[must_use]
    pub fn http(&self) -> SocketAddr {
        self.place.http
    }

    /// How many connections clients have made to it.
    #[must_use]
    pub fn links(&self) -> usize {
        self.counts.links.load(Ordering::Relaxed)
    }

    /// How many of them were open at once.
    #[must_use]
    pub fn most_open(&self) -> usize {
        self.counts.most_open.load(Ordering::Relaxed)
    }

    /// How many requests came to its web services.
    #[must_use]
    pub fn requests(&self) -> usize {
        self.counts.requests.load(Ordering::Relaxed)
    }

    /// How many bytes clients took from it; those in the buffers of the system are counted.
    #[must_use]
    pub fn sent(&self) -> usize {
        self.counts.sent.load(Ordering::Relaxed)
    }

    /// What was said at the place it sends people to, which is no server.
    #[must_use]
    pub fn heard_elsewhere(&self) -> Vec<u8> {
        let heard = self.counts.elsewhere.lock();
        heard.unwrap_or_else(PoisonError::into_inner).clone()
    }
}

type Shared = (Place, Arc<Counts>);

/// Serves everybody who comes, each in a task of their own.
async fn accept<F>(listener: TcpListener, shared: Shared, serve: fn(TcpStream, Shared) -> F)
where
    F: Future<Output = Option<()>> + Send + 'static,
{
    let mut tasks = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        let served = serve(stream, shared.clone());
        tasks.spawn(async {
            // A client that hangs up has its reasons.
            let _ = served.await;
        });
        while tasks.try_join_next().is_some() {}
    }
}

/// Takes note of what is said.
async fn listen(mut stream: TcpStream, (_, counts): Shared) -> Option<()> {
    let mut buffer = [0; 4096];
    loop {
        let read = stream.read(&mut buffer).await.ok()?;
        let said = buffer.get(..read).filter(|said| !said.is_empty())?;
        let mut heard = counts
            .elsewhere
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        heard.extend_from_slice(said);
    }
}
