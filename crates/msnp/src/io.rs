//! What goes into the machine and what comes out of it.
//!
//! The contract: the owner hands over one [`Input`] and then drains `poll` until it yields [`Output::Wait`]. All times
//! come from the caller.

mod direct;
mod disk;
mod shown;

use std::time::{Duration, Instant, SystemTime};

use bytes::Bytes;
use serde::{Deserialize, Serialize};

use crate::api::{Command, TimedEvent};
use crate::auth::Secret;
use crate::keep::{Record, State};
pub use direct::{DirectAsk, DirectNews, DirectUse, ListenerId};
pub use disk::{DiskAsk, DiskNews, FileError, FileInfo, FinishedFile, LoadId, TransferId};

/// The present moment, as the caller sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// Monotonic time: for time-outs and delays.
    pub mono: Instant,
    /// Wall-clock time: for what is shown and kept.
    pub wall: SystemTime,
}

impl Now {
    /// The same moment moved forward by `by` on both clocks.
    #[must_use]
    pub fn after(self, by: Duration) -> Self {
        Self {
            mono: self.mono + by,
            wall: self.wall + by,
        }
    }
}

/// One connection of the machine. Chosen by the machine, never used twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LinkId(pub u64);

impl LinkId {
    /// The first number of links that others opened to us: the owner of the machine chooses those.
    pub const ACCEPTED: u64 = 1 << 63;
}

/// One HTTP request of the machine. Chosen by the machine, never used twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RequestId(pub u64);

/// The host and port of a server.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Endpoint {
    /// A host name or an address, without brackets.
    pub host: String,
    /// The TCP port.
    pub port: u16,
}

impl Endpoint {
    /// The port of every MSNP server that names none.
    pub const DEFAULT_PORT: u16 = 1863;

    /// Reads `host`, `host:port` or `[v6]:port`; a missing port is [`Endpoint::DEFAULT_PORT`]. `None` when the host is
    /// empty or has what no host has, or the port is no number from 1 to 65535.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (host, port) = match text.strip_prefix('[') {
            Some(rest) => {
                let (host, tail) = rest.split_once(']')?;
                (
                    host,
                    tail.strip_prefix(':')
                        .or(if tail.is_empty() { Some("1863") } else { None })?,
                )
            }
            None => match text.split_once(':') {
                Some((_, tail)) if tail.contains(':') => (text, "1863"),
                Some((host, port)) => (host, port),
                None => (text, "1863"),
            },
        };
        let port = port.parse().ok().filter(|&port| port != 0)?;
        let odd = |c: char| c.is_whitespace() || c.is_control() || "[]/@".contains(c);
        (!host.is_empty() && !host.contains(odd)).then(|| Self {
            host: host.to_owned(),
            port,
        })
    }
}

impl std::fmt::Display for Endpoint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.host.contains(':') {
            write!(f, "[{}]:{}", self.host, self.port)
        } else {
            write!(f, "{}:{}", self.host, self.port)
        }
    }
}

/// Why a link is gone, or never came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CloseReason {
    /// The other side closed it.
    Peer,
    /// It broke (reset, network down).
    Broken,
    /// The host name has no address.
    UnknownHost,
    /// Nobody listens on that port.
    Refused,
    /// No answer within the connect time-out.
    TimedOut,
    /// The certificate of the server is not trusted, or TLS failed.
    Certificate,
    /// The proxy cannot be reached.
    ProxyUnreachable,
    /// The proxy does not let us through to this server.
    ProxyRefused,
    /// The proxy wants a name and password, or others.
    ProxyAuth,
    /// The proxy finds no address for the host name.
    ProxyUnknownHost,
    /// What is called a proxy does not answer as one.
    ProxyProtocol,
    /// The HTTP gateway does not work as one.
    Gateway,
}

impl CloseReason {
    /// The code of the error event that tells of it.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Peer | Self::Broken => "service_unavailable",
            Self::UnknownHost => "unknown_host",
            Self::Refused => "refused",
            Self::TimedOut => "timed_out",
            Self::Certificate => "certificate",
            Self::ProxyUnreachable => "proxy_unreachable",
            Self::ProxyRefused => "proxy_refused",
            Self::ProxyAuth => "proxy_auth",
            Self::ProxyUnknownHost => "proxy_unknown_host",
            Self::ProxyProtocol => "proxy_protocol",
            Self::Gateway => "gateway",
        }
    }

    /// The same in words, for logs and scripts.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Peer => "the server closed the connection",
            Self::Broken => "the connection broke",
            Self::UnknownHost => "the server has no address",
            Self::Refused => "nobody listens on that port",
            Self::TimedOut => "the server cannot be reached",
            Self::Certificate => "the certificate of the server is not trusted",
            Self::ProxyUnreachable => "the proxy cannot be reached",
            Self::ProxyRefused => "the proxy does not let us through",
            Self::ProxyAuth => "the proxy wants a name and password, or does not accept them",
            Self::ProxyUnknownHost => "the proxy finds no address for the server",
            Self::ProxyProtocol => "what is set as proxy does not answer as one",
            Self::Gateway => "the HTTP gateway does not work",
        }
    }
}

/// The method of an HTTP request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// GET, without a body.
    Get,
    /// POST.
    Post,
}

/// An HTTP request to be made. Redirects are not to be followed: the machine does so itself.
#[derive(Clone, PartialEq, Eq)]
pub struct HttpRequest {
    /// Its number, given back with the reply.
    pub id: RequestId,
    /// GET or POST.
    pub method: Method,
    /// Absolute `http://` or `https://` address.
    pub url: String,
    /// Headers besides `Host` and `Content-Length`. May hold a password or ticket: never log them.
    pub headers: Vec<(String, String)>,
    /// The body; empty for GET.
    pub body: Bytes,
    /// After this the request is given up as [`HttpError::TimedOut`].
    pub deadline: Instant,
    /// The largest body to take in, in bytes; a larger one is [`HttpError::TooLarge`].
    pub max_body: usize,
}

impl std::fmt::Debug for HttpRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Headers, body and query carry passwords and tickets.
        let address = self.url.split(['?', '#']).next().unwrap_or_default();
        write!(
            f,
            "HttpRequest({:?} {:?} {address}, {} bytes)",
            self.id,
            self.method,
            self.body.len()
        )
    }
}

/// The answer to an [`HttpRequest`].
#[derive(Clone, PartialEq, Eq)]
pub struct HttpReply {
    /// The status code.
    pub status: u16,
    /// All headers in order; names in any letter case.
    pub headers: Vec<(String, String)>,
    /// The body, whole.
    pub body: Bytes,
}

impl HttpReply {
    /// The first header of this name, whatever its letter case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }
}

impl std::fmt::Debug for HttpReply {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "HttpReply({}, {} headers, {} bytes)",
            self.status,
            self.headers.len(),
            self.body.len()
        )
    }
}

/// Why an HTTP request has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HttpError {
    /// The connection could not be made or broke.
    Link(CloseReason),
    /// No whole answer before the deadline.
    TimedOut,
    /// The answer began and broke off.
    Cut,
    /// The body is larger than the request allows.
    TooLarge,
    /// The address or the answer is no HTTP.
    Invalid,
}

/// What the owner of a machine tells it. `Debug` leaves out the bytes of a connection.
pub enum Input {
    /// The link is open.
    Connected {
        /// Which link.
        link: LinkId,
    },
    /// Bytes arrived.
    Received {
        /// Which link.
        link: LinkId,
        /// The bytes, cut anywhere.
        bytes: Bytes,
    },
    /// The link can take `room` more bytes before 64 KiB are queued on it. Told for direct connections, when there is
    /// more room than before; at first all of it is there.
    Writable {
        /// Which link.
        link: LinkId,
        /// Bytes of room.
        room: usize,
    },
    /// The link is gone, or could not be opened.
    Closed {
        /// Which link.
        link: LinkId,
        /// Why.
        reason: CloseReason,
    },
    /// An HTTP request was answered or failed.
    Reply {
        /// Which request.
        id: RequestId,
        /// What came of it.
        result: Result<HttpReply, HttpError>,
    },
    /// Everything up to and including this record is safe on disk.
    Kept {
        /// The number of the record, from [`Output::Keep`].
        seq: u64,
    },
    /// What was kept by an earlier run. Comes before the first command.
    Restored(Box<State>),
    /// The machine's network went away (`false`) or came back (`true`).
    Network {
        /// Whether there is a network.
        up: bool,
    },
    /// A file was read or written, an object was found or not.
    Disk(DiskNews),
    /// Something about a direct connection.
    Direct(DirectNews),
    /// Something the user, a bot or a script wants.
    Command(Command),
    /// Nothing but the passing of time.
    Tick,
}

/// What a machine tells its owner. `Debug` leaves out the bytes of a connection.
pub enum Output {
    /// Open a TCP connection; answered by `Connected` or `Closed`.
    Connect {
        /// The number of the new link.
        link: LinkId,
        /// Where to.
        endpoint: Endpoint,
    },
    /// Write these bytes, in order.
    Send {
        /// Which link.
        link: LinkId,
        /// The bytes.
        bytes: Bytes,
    },
    /// Close the link once what was sent is written. No `Closed` follows.
    Close {
        /// Which link.
        link: LinkId,
    },
    /// Make an HTTP request; answered by `Reply`.
    Request(HttpRequest),
    /// The answer to this request is not wanted any more. No `Reply` follows.
    Cancel {
        /// Which request.
        id: RequestId,
    },
    /// Store this; answered by `Kept` once it would survive a power cut. Records are stored in order.
    Keep {
        /// Its number, rising by one.
        seq: u64,
        /// What to store.
        record: Record,
    },
    /// Write this page to a file that nobody else can read, tell where it is with [`crate::Event::Page`], and delete it
    /// soon. It holds a ticket.
    Page {
        /// The page.
        html: Secret,
    },
    /// Something about a file or an object.
    Disk(DiskAsk),
    /// Something about a direct connection.
    Direct(DirectAsk),
    /// Something happened.
    Event(TimedEvent),
    /// Nothing more for now: come back at this time, or with the next input.
    Wait(Instant),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endpoints_are_read_with_and_without_a_port() {
        let read = |text| Endpoint::parse(text).map(|e| (e.host, e.port));
        assert_eq!(
            read("m1.example.net"),
            Some(("m1.example.net".into(), 1863))
        );
        assert_eq!(read("192.0.2.5:1864"), Some(("192.0.2.5".into(), 1864)));
        assert_eq!(read("[::1]:99"), Some(("::1".into(), 99)));
        assert_eq!(read("[::1]"), Some(("::1".into(), 1863)));
        assert_eq!(read("::1"), Some(("::1".into(), 1863)));
        for bad in [
            "",
            ":1863",
            "host:0",
            "host:99999",
            "host:x",
            "a b:1",
            "[::1]x:1",
            "https://host:1",
            "a:b:c]",
        ] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
