//! A link that does to connections what a plan says: for tests of those who talk over real sockets.
//!
//! A [`FaultLink`] listens on loopback and carries every connection to one server. What it does to the bytes of a
//! connection follows from its [`Plan`] and from their number alone; what happens to the link as a whole is what
//! [`FaultLink::goes_silent`], [`FaultLink::refuses`] and [`FaultLink::returns`] say.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{ReadHalf, WriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, oneshot, watch};
use tokio::task::JoinSet;
use tokio::time::sleep;

/// The most bytes that are carried at once.
const PIECE: usize = 4 * 1024;

/// What becomes of a connection's bytes, each way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// From the client to the server.
    pub up: Way,
    /// From the server to the client.
    pub down: Way,
}

/// What becomes of bytes that go one way. By itself: they arrive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Way {
    /// Every piece of at most 4 KiB is held for so long, and so is what comes behind it.
    pub delay: Duration,
    /// The reader takes in so many bytes a second at most; the writer's buffers fill.
    pub pace: Option<u32>,
    /// After so many bytes, which still arrive, this happens.
    pub end: Option<(usize, End)>,
}

/// How a way ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The connection is reset, both ways.
    Cut,
    /// The reader is told that the writer has closed. The writer does not hear of it: what it still writes is lost. The
    /// other way goes on.
    HalfClose,
    /// What is still written is lost, and nobody hears of it. The other way goes on.
    Swallow,
}

/// How the link is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weather {
    Fair,
    Silent,
    Refuses,
}

/// A link on loopback to one server. It ends, with its connections, when this is dropped.
#[derive(Debug)]
pub struct FaultLink {
    address: SocketAddr,
    plan: watch::Sender<Plan>,
    weather: mpsc::Sender<(Weather, oneshot::Sender<()>)>,
    accepted: Arc<AtomicUsize>,
    _tasks: JoinSet<()>,
}

impl FaultLink {
    /// A link to this server on which nothing happens yet. To be called inside a tokio runtime.
    ///
    /// # Errors
    /// When loopback cannot be listened on.
    pub async fn to(server: SocketAddr) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let (plan, plans) = watch::channel(Plan::default());
        let (weather, forecast) = mpsc::channel(1);
        let accepted = Arc::default();
        let host = Host {
            address,
            server,
            plans,
            forecast,
            accepted: Arc::clone(&accepted),
        };
        let mut tasks = JoinSet::new();
        tasks.spawn(host.run(listener));
        Ok(Self {
            address,
            plan,
            weather,
            accepted,
            _tasks: tasks,
        })
    }

    /// Where clients connect to.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// How many connections were accepted so far.
    #[must_use]
    pub fn accepted(&self) -> usize {
        self.accepted.load(Ordering::Relaxed)
    }

    /// What becomes of connections that are accepted from now on.
    pub fn plan(&self, plan: Plan) {
        self.plan.send_replace(plan);
    }

    /// The network is a black hole: connections carry nothing any more, new ones are accepted and carry nothing, and
    /// nobody is told.
    pub async fn goes_silent(&self) {
        self.set(Weather::Silent).await;
    }

    /// The network is away: connections are reset and new ones refused.
    pub async fn refuses(&self) {
        self.set(Weather::Refuses).await;
    }

    /// The network is there again. What was connected before stays dead.
    pub async fn returns(&self) {
        self.set(Weather::Fair).await;
    }

    async fn set(&self, weather: Weather) {
        let (told, done) = oneshot::channel();
        // The host ends with this link only, so it is there.
        if self.weather.send((weather, told)).await.is_ok() {
            let _ = done.await;
        }
    }
}

/// What accepts connections.
struct Host {
    address: SocketAddr,
    server: SocketAddr,
    plans: watch::Receiver<Plan>,
    forecast: mpsc::Receiver<(Weather, oneshot::Sender<()>)>,
    accepted: Arc<AtomicUsize>,
}

impl Host {
    async fn run(mut self, listener: TcpListener) {
        let mut listener = Some(listener);
        let weather = watch::Sender::new(Weather::Fair);
        let mut connections = JoinSet::new();
        loop {
            let accept = async {
                match &listener {
                    Some(listener) => listener.accept().await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                biased;
                change = self.forecast.recv() => {
                    let Some((next, told)) = change else {
                        return;
                    };
                    weather.send_replace(next);
                    match next {
                        Weather::Refuses => listener = None,
                        // Where the port was taken meanwhile, the link stays away.
                        _ if listener.is_none() => listener = TcpListener::bind(self.address).await.ok(),
                        _ => {}
                    }
                    // Whoever asked may have gone.
                    let _ = told.send(());
                }
                accepted = accept => {
                    let Ok((client, _)) = accepted else {
                        continue;
                    };
                    self.accepted.fetch_add(1, Ordering::Relaxed);
                    let plan = *self.plans.borrow();
                    connections.spawn(connection(client, self.server, plan, weather.subscribe()));
                }
                Some(_) = connections.join_next() => {}
            }
        }
    }
}

async fn connection(
    mut client: TcpStream,
    server: SocketAddr,
    plan: Plan,
    mut weather: watch::Receiver<Weather>,
) {
    if *weather.borrow() == Weather::Silent {
        return hold(client, weather).await;
    }
    let Ok(mut server) = TcpStream::connect(server).await else {
        return;
    };
    let _ = (client.set_nodelay(true), server.set_nodelay(true));
    let bad = async {
        let _ = weather.wait_for(|weather| *weather != Weather::Fair).await;
    };
    let was_cut = tokio::select! {
        was_cut = carry(&mut client, &mut server, plan) => was_cut,
        () = bad => {
            if *weather.borrow() == Weather::Silent {
                let server = hold(server, weather.clone());
                let _ = tokio::join!(hold(client, weather), server);
                return;
            }
            true
        }
    };
    if was_cut {
        let _ = (client.set_zero_linger(), server.set_zero_linger());
    }
}

/// Keeps a connection open and does nothing with it, until the link refuses such.
async fn hold(stream: TcpStream, mut weather: watch::Receiver<Weather>) {
    let _ = weather
        .wait_for(|weather| *weather == Weather::Refuses)
        .await;
    let _ = stream.set_zero_linger();
}

/// Carries both ways until both have ended. Tells whether the connection was cut.
async fn carry(client: &mut TcpStream, server: &mut TcpStream, plan: Plan) -> bool {
    let (from_client, to_client) = client.split();
    let (from_server, to_server) = server.split();
    let up = one_way(from_client, to_server, plan.up);
    let down = one_way(from_server, to_client, plan.down);
    tokio::try_join!(up, down).is_err()
}

/// The connection was cut, or is broken.
struct Cut;

impl From<io::Error> for Cut {
    fn from(_: io::Error) -> Self {
        Self
    }
}

async fn one_way(mut from: ReadHalf<'_>, mut to: WriteHalf<'_>, way: Way) -> Result<(), Cut> {
    let mut piece = [0; PIECE];
    let mut left = way.end.map_or(usize::MAX, |(after, _)| after);
    while left > 0 {
        let count = from.read(&mut piece[..left.min(PIECE)]).await?;
        if count == 0 {
            return Ok(to.shutdown().await?);
        }
        if way.end.is_some() {
            left -= count;
        }
        let reading = way
            .pace
            .map_or(0.0, |pace| count as f64 / f64::from(pace.max(1)));
        let held = way.delay + Duration::from_secs_f64(reading);
        if !held.is_zero() {
            sleep(held).await;
        }
        to.write_all(&piece[..count]).await?;
    }
    match way.end.map(|(_, end)| end) {
        Some(End::Cut) => return Err(Cut),
        Some(End::HalfClose) => to.shutdown().await?,
        Some(End::Swallow) | None => {}
    }
    while from.read(&mut piece).await? > 0 {}
    Ok(())
}

#[cfg(test)]
mod tests;
