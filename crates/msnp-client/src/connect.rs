//! Opening a connection to a name: every address of both families is tried, none is waited for long. A proxy may be on
//! the way, and TLS around it all.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use msnp::io::{CloseReason, Endpoint};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpStream, lookup_host};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use crate::proxy::{Proxy, through};
use crate::tls::Trust;

/// Name look-up and connection together may take so long. Half of what a person is let wait for a reason (30 s).
const CONNECT_LIMIT: Duration = Duration::from_secs(15);

/// A connection to another client may take so long. It is one of several addresses, and files can go by the server.
const DIAL_LIMIT: Duration = Duration::from_secs(5);

/// The next address is tried when the one before has not answered by then (RFC 8305, 5).
const NEXT_ADDRESS: Duration = Duration::from_millis(250);

/// A connection, whatever is between us and the other side.
pub(crate) type Stream = Box<dyn Io>;

/// Bytes in and out.
pub(crate) trait Io: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Io for T {}

/// How the connections of an account are opened.
#[derive(Clone)]
pub(crate) struct Connector {
    proxy: Proxy,
    /// Whom to trust, when every connection is encrypted.
    tls: Option<Arc<Trust>>,
}

impl Connector {
    pub(crate) fn new(proxy: Proxy, tls: Option<Arc<Trust>>) -> Self {
        Self { proxy, tls }
    }

    /// Connects to the endpoint, or tells why that is not possible.
    pub(crate) async fn connect(&self, endpoint: &Endpoint) -> Result<Stream, CloseReason> {
        let open = async {
            let stream = self.open(endpoint).await?;
            match &self.tls {
                Some(trust) => trust.wrap(&endpoint.host, stream).await,
                None => Ok(stream),
            }
        };
        timeout(CONNECT_LIMIT, open)
            .await
            .unwrap_or(Err(CloseReason::TimedOut))
    }

    /// Connects to another client, without TLS. A proxy that is for everything is for this too.
    pub(crate) async fn dial(&self, address: SocketAddr) -> Result<Stream, CloseReason> {
        let endpoint = Endpoint {
            host: address.ip().to_string(),
            port: address.port(),
        };
        timeout(DIAL_LIMIT, self.open(&endpoint))
            .await
            .unwrap_or(Err(CloseReason::TimedOut))
    }

    async fn open(&self, endpoint: &Endpoint) -> Result<Stream, CloseReason> {
        let proxy = self.proxy.on_the_way_to(endpoint);
        match proxy.server() {
            None => Ok(Box::new(connect(endpoint).await?)),
            Some(server) => {
                let stream = connect(&server.endpoint())
                    .await
                    .map_err(|_| CloseReason::ProxyUnreachable)?;
                through(&proxy, stream, endpoint).await
            }
        }
    }
}

async fn connect(endpoint: &Endpoint) -> Result<TcpStream, CloseReason> {
    let addresses = lookup_host((endpoint.host.as_str(), endpoint.port))
        .await
        .map_err(|_| CloseReason::UnknownHost)?;
    let stream = race(alternate(addresses.collect())).await?;
    // Commands are small and each is waited for: never hold one back. Failing that is no harm.
    let _ = stream.set_nodelay(true);
    Ok(stream)
}

/// The addresses with the families taking turns, the resolver's first choice first.
fn alternate(addresses: Vec<SocketAddr>) -> Vec<SocketAddr> {
    let first_is_v6 = addresses.first().is_some_and(SocketAddr::is_ipv6);
    let (mut one, mut other): (Vec<_>, Vec<_>) = addresses
        .into_iter()
        .rev()
        .partition(|address| address.is_ipv6() == first_is_v6);
    let mut mixed = Vec::with_capacity(one.len() + other.len());
    loop {
        let next = [one.pop(), other.pop()];
        if next.iter().all(Option::is_none) {
            return mixed;
        }
        mixed.extend(next.into_iter().flatten());
    }
}

/// The first connection that opens; else the most telling failure.
async fn race(addresses: Vec<SocketAddr>) -> Result<TcpStream, CloseReason> {
    let mut waiting = addresses.into_iter();
    let mut attempts = JoinSet::new();
    let mut failure = CloseReason::UnknownHost;
    loop {
        let more = match waiting.next() {
            Some(address) => {
                attempts.spawn(TcpStream::connect(address));
                waiting.len() > 0
            }
            None => false,
        };
        loop {
            let ended = tokio::select! {
                ended = attempts.join_next() => ended,
                () = sleep(NEXT_ADDRESS), if more => break,
            };
            match ended {
                Some(Ok(Ok(stream))) => return Ok(stream),
                Some(Ok(Err(error))) => failure = more_telling(failure, reason(&error)),
                Some(Err(_)) => failure = more_telling(failure, CloseReason::Broken),
                None if more => break,
                None => return Err(failure),
            }
            if more {
                break;
            }
        }
    }
}

/// What a failed socket operation means.
pub(crate) fn reason(error: &io::Error) -> CloseReason {
    match error.kind() {
        io::ErrorKind::ConnectionRefused => CloseReason::Refused,
        io::ErrorKind::TimedOut => CloseReason::TimedOut,
        _ => CloseReason::Broken,
    }
}

fn more_telling(one: CloseReason, other: CloseReason) -> CloseReason {
    let rank = |reason| match reason {
        CloseReason::Refused => 3,
        CloseReason::TimedOut => 2,
        CloseReason::UnknownHost => 0,
        _ => 1,
    };
    if rank(other) >= rank(one) { other } else { one }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use tokio::net::{TcpListener, TcpSocket};

    /// A port at which nobody listens, and which stays taken for as long as the socket is kept.
    pub(crate) fn nobody() -> (TcpSocket, SocketAddr) {
        let taken = TcpSocket::new_v4().unwrap();
        taken.bind(([127, 0, 0, 1], 0).into()).unwrap();
        let address = taken.local_addr().unwrap();
        (taken, address)
    }

    #[test]
    fn the_families_take_turns_and_none_is_lost() {
        let address = |text: &str| text.parse::<SocketAddr>().unwrap();
        let mixed = alternate(vec![
            address("[::1]:1"),
            address("[::2]:1"),
            address("[::3]:1"),
            address("127.0.0.1:1"),
        ]);
        assert_eq!(
            mixed,
            [
                address("[::1]:1"),
                address("127.0.0.1:1"),
                address("[::2]:1"),
                address("[::3]:1")
            ]
        );
    }

    #[tokio::test]
    async fn a_dead_address_does_not_hide_a_living_one() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let living = listener.local_addr().unwrap();
        let (_taken, dead) = nobody();
        let stream = race(vec![dead, living]).await.unwrap();
        assert_eq!(stream.peer_addr().unwrap(), living);
    }

    #[tokio::test]
    async fn failures_are_told_apart() {
        let (_taken, at) = nobody();
        let port = at.port();
        let to = |host: &str| Endpoint {
            host: host.into(),
            port,
        };
        assert_eq!(
            connect(&to("127.0.0.1")).await.err(),
            Some(CloseReason::Refused)
        );
        assert_eq!(
            connect(&to("nobody.invalid")).await.err(),
            Some(CloseReason::UnknownHost)
        );
    }
}
