//! Ports that other clients connect to, and the router that leads to them from outside.

mod router;

use std::collections::{HashMap, VecDeque};
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener as StdListener};
use std::time::Duration;

use msnp::io::{DirectAsk, DirectNews, Endpoint, ListenerId};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use crate::proxy::{Proxy, is_this_computer};
use crate::watch::own_addresses;

/// So many of our addresses are listened at.
const MOST_ADDRESSES: usize = 8;

/// So many ports of a range are tried.
const MOST_PORTS: usize = 256;

/// So many connections may wait for the engine.
const WAITING: usize = 8;

/// After a connection could not be accepted: the system has run out of something.
const PAUSE: Duration = Duration::from_millis(200);

/// How long the router may take, at the end of the engine, to take back what it was asked for.
const END_LIMIT: Duration = Duration::from_secs(2);

/// Who may connect to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Whoever gets here.
    Everyone,
    /// Programs on this computer: the server is on it too.
    Computer,
    /// Nobody: everything goes through a proxy, and so do we.
    Nobody,
}

impl Reach {
    /// Who may connect to a client of this server that goes through this proxy.
    pub(crate) fn of(server: &Endpoint, proxy: &Proxy) -> Self {
        match proxy {
            Proxy::System | Proxy::None if is_this_computer(&server.host) => Self::Computer,
            Proxy::System | Proxy::None => Self::Everyone,
            Proxy::Socks4(_) | Proxy::Socks5(_) | Proxy::Http(_) => Self::Nobody,
        }
    }
}

/// The ports of one account.
pub(crate) struct Direct {
    reach: Reach,
    /// Where routers are looked for, if they are.
    routers: Option<SocketAddr>,
    listeners: HashMap<ListenerId, Listener>,
    answers: VecDeque<DirectNews>,
    tell: mpsc::Sender<Told>,
    told: mpsc::Receiver<Told>,
    /// What was asked of routers; each takes it back when its listener is gone.
    mappings: JoinSet<()>,
}

/// What is told of ports.
#[derive(Debug)]
pub(crate) enum Told {
    News(DirectNews),
    /// Somebody connected.
    Accepted(ListenerId, TcpStream),
}

/// One port, listened on at several addresses for as long as this lives.
struct Listener {
    addresses: Vec<SocketAddr>,
    _accepting: JoinSet<()>,
    /// Dropped together with the listener; whoever asked the router for something sees it.
    mapped: Option<oneshot::Sender<()>>,
}

impl Direct {
    pub(crate) fn new(reach: Reach) -> Self {
        let routers = (reach == Reach::Everyone).then_some(router::EVERY_ROUTER);
        Self::with_routers(reach, routers)
    }

    fn with_routers(reach: Reach, routers: Option<SocketAddr>) -> Self {
        let (tell, told) = mpsc::channel(WAITING);
        Self {
            reach,
            routers,
            listeners: HashMap::new(),
            answers: VecDeque::new(),
            tell,
            told,
            mappings: JoinSet::new(),
        }
    }

    /// Does what the machine asks of ports; the answer comes from [`Direct::next`].
    pub(crate) fn ask(&mut self, ask: DirectAsk) {
        match ask {
            DirectAsk::Listen { listener, ports } => {
                let addresses = match self.listen(listener, ports) {
                    Ok(addresses) => addresses,
                    Err(error) => {
                        tracing::info!(%error, "no direct connections from outside");
                        Vec::new()
                    }
                };
                self.answers.push_back(DirectNews::Listening {
                    listener,
                    addresses,
                });
            }
            DirectAsk::MapPort { listener } => self.map(listener),
            DirectAsk::Unlisten { listener } => drop(self.listeners.remove(&listener)),
            // A link: those are elsewhere.
            DirectAsk::Dial { .. } => {}
        }
    }

    /// The next thing that is told of ports. May be cancelled without loss.
    pub(crate) async fn next(&mut self) -> Told {
        loop {
            if let Some(answer) = self.answers.pop_front() {
                return Told::News(answer);
            }
            let Some(told) = self.told.recv().await else {
                return std::future::pending().await; // Never: we hold a sender ourselves.
            };
            while self.mappings.try_join_next().is_some() {}
            let (Told::Accepted(listener, _)
            | Told::News(
                DirectNews::Listening { listener, .. }
                | DirectNews::Mapped { listener, .. }
                | DirectNews::Accepted { listener, .. },
            )) = &told;
            if self.listeners.contains_key(listener) {
                return told;
            }
        }
    }

    /// Listens no more, and waits, within limits, until routers have taken back what they were asked for.
    pub(crate) async fn finish(mut self) {
        self.listeners.clear();
        // Whoever waits to tell something need not.
        self.told.close();
        let all = async { while self.mappings.join_next().await.is_some() {} };
        if timeout(END_LIMIT, all).await.is_err() {
            tracing::warn!("a router still leads a port here; it will forget that by itself");
        }
    }

    fn listen(
        &mut self,
        listener: ListenerId,
        ports: Option<(u16, u16)>,
    ) -> io::Result<Vec<SocketAddr>> {
        let own = match self.reach {
            Reach::Everyone => own_addresses(),
            Reach::Computer => vec![Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()],
            Reach::Nobody => Vec::new(),
        };
        let mut addresses = Vec::new();
        let mut accepting = JoinSet::new();
        for socket in bind(&own, ports)? {
            socket.set_nonblocking(true)?;
            addresses.push(socket.local_addr()?);
            let socket = TcpListener::from_std(socket)?;
            accepting.spawn(accept(socket, listener, self.tell.clone()));
        }
        let open = Listener {
            addresses: addresses.clone(),
            _accepting: accepting,
            mapped: None,
        };
        self.listeners.insert(listener, open);
        Ok(addresses)
    }

    fn map(&mut self, listener: ListenerId) {
        let open = self.listeners.get_mut(&listener);
        let to = open.and_then(|open| {
            let routers = self.routers?;
            let inner = open.addresses.iter().copied().filter(SocketAddr::is_ipv4);
            let inner: Vec<_> = inner.collect();
            Some((open, routers, inner))
        });
        let Some((open, routers, inner)) = to.filter(|(.., inner)| !inner.is_empty()) else {
            let outer = None;
            return self
                .answers
                .push_back(DirectNews::Mapped { listener, outer });
        };
        let (alive, gone) = oneshot::channel();
        open.mapped = Some(alive);
        let tell = self.tell.clone();
        self.mappings.spawn(async move {
            let mapping = router::map(routers, &inner).await;
            let outer = mapping.as_ref().map(router::Mapping::outer);
            let news = DirectNews::Mapped { listener, outer };
            // Nobody listens any more when the engine has ended.
            let _ = tell.send(Told::News(news)).await;
            if let Some(mapping) = mapping {
                // It is never sent: the sender goes with the listener.
                let _ = gone.await;
                mapping.take_back().await;
            }
        });
    }
}

/// Takes the same port at every address where it is free, the first of these that is free at the first address.
fn bind(own: &[IpAddr], ports: Option<(u16, u16)>) -> io::Result<Vec<StdListener>> {
    let mut own = own.iter().take(MOST_ADDRESSES);
    let (from, to) = ports.unwrap_or((0, 0));
    let first = own.by_ref().find_map(|ip| {
        let mut ports = (from..=to).take(MOST_PORTS);
        ports.find_map(|port| StdListener::bind((*ip, port)).ok())
    });
    let Some(first) = first else {
        return Err(io::ErrorKind::AddrInUse.into());
    };
    let port = first.local_addr()?.port();
    let others = own.filter_map(|ip| StdListener::bind((*ip, port)).ok());
    Ok(std::iter::once(first).chain(others).collect())
}

async fn accept(socket: TcpListener, listener: ListenerId, tell: mpsc::Sender<Told>) {
    loop {
        match socket.accept().await {
            Ok((stream, _)) => {
                // What is small and waited for is not held back. Failing that is no harm.
                let _ = stream.set_nodelay(true);
                if tell.send(Told::Accepted(listener, stream)).await.is_err() {
                    return;
                }
            }
            Err(error) => {
                tracing::debug!(%error, "accept");
                sleep(PAUSE).await;
            }
        }
    }
}

#[cfg(test)]
mod tests;
