//! Asking a proxy for a connection.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http_body_util::Empty;
use hyper::client::conn::http1;
use hyper::header::{HOST, HeaderValue, PROXY_AUTHORIZATION, USER_AGENT};
use hyper::{Request, StatusCode};
use hyper_util::rt::TokioIo;
use msnp::auth::Secret;
use msnp::io::{CloseReason, Endpoint};
use tokio::net::TcpStream;
use tokio_socks::Error as Socks;
use tokio_socks::tcp::{Socks4Stream, Socks5Stream};

use super::{Proxy, ProxyServer};
use crate::connect::Stream;

/// Asks the proxy at the other end for a connection to the target. Names are looked up by the proxy.
pub(crate) async fn through(
    proxy: &Proxy,
    stream: TcpStream,
    target: &Endpoint,
) -> Result<Stream, CloseReason> {
    let to = (target.host.as_str(), target.port);
    let named = target.host.parse::<std::net::IpAddr>().is_err();
    let told = |error: Socks| reason(&error, named);
    match proxy {
        Proxy::System | Proxy::None => Ok(Box::new(stream)),
        Proxy::Socks4(server) => match server.user.as_deref().filter(|user| !user.is_empty()) {
            Some(user) => Socks4Stream::connect_with_userid_and_socket(stream, to, user).await,
            None => Socks4Stream::connect_with_socket(stream, to).await,
        }
        .map(|stream| -> Stream { Box::new(stream.into_inner()) })
        .map_err(told),
        Proxy::Socks5(server) => match login(server) {
            Some((user, password)) => {
                Socks5Stream::connect_with_password_and_socket(stream, to, user, password.expose())
                    .await
            }
            None => Socks5Stream::connect_with_socket(stream, to).await,
        }
        .map(|stream| -> Stream { Box::new(stream.into_inner()) })
        .map_err(told),
        Proxy::Http(server) => connect(server, stream, target).await,
    }
}

/// Name and password, when there are both: SOCKS5 has no empty ones.
fn login(server: &ProxyServer) -> Option<(&str, &Secret)> {
    let user = server.user.as_deref().filter(|user| !user.is_empty())?;
    (!server.password.is_empty()).then_some((user, &server.password))
}

/// What a refusal of a SOCKS proxy means; `named` when it had to look up the target.
fn reason(error: &Socks, named: bool) -> CloseReason {
    match error {
        Socks::NoAcceptableAuthMethods
        | Socks::AuthorizationRequired
        | Socks::PasswordAuthFailure(_)
        | Socks::IdentdAuthFailure
        | Socks::InvalidUserIdAuthFailure
        | Socks::InvalidAuthValues(_) => CloseReason::ProxyAuth,
        Socks::GeneralSocksServerFailure
        | Socks::ConnectionNotAllowedByRuleset
        | Socks::CommandNotSupported
        | Socks::AddressTypeNotSupported
        | Socks::InvalidTargetAddress(_) => CloseReason::ProxyRefused,
        // Nobody has an own answer for a name without address.
        Socks::HostUnreachable if named => CloseReason::ProxyUnknownHost,
        Socks::HostUnreachable | Socks::NetworkUnreachable | Socks::TtlExpired => {
            CloseReason::TimedOut
        }
        Socks::ConnectionRefused => CloseReason::Refused,
        _ => CloseReason::ProxyProtocol,
    }
}

async fn connect(
    server: &ProxyServer,
    stream: TcpStream,
    target: &Endpoint,
) -> Result<Stream, CloseReason> {
    let nonsense = |_| CloseReason::ProxyProtocol;
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream))
        .await
        .map_err(nonsense)?;
    // Ends with the connection, or when the sender is dropped without an answer.
    tokio::spawn(connection.with_upgrades());
    let to = target.to_string();
    let mut request = Request::connect(to.as_str())
        .header(HOST, &to)
        .header(USER_AGENT, "MSMSGS")
        .header("Proxy-Connection", "Keep-Alive");
    if let Some(user) = &server.user {
        request = request.header(PROXY_AUTHORIZATION, basic(user, &server.password)?);
    }
    let request = request
        .body(Empty::<Bytes>::new())
        .map_err(|_| CloseReason::ProxyRefused)?;
    let reply = sender.send_request(request).await.map_err(nonsense)?;
    let status = reply.status();
    if !status.is_success() {
        let why = reply
            .headers()
            .get("X-Squid-Error")
            .and_then(|why| why.to_str().ok());
        return Err(refusal(status, why));
    }
    let upgraded = hyper::upgrade::on(reply).await.map_err(nonsense)?;
    // The first bytes of the server may have come with the answer: they are in it.
    Ok(Box::new(TokioIo::new(upgraded)))
}

/// What a refusal of an HTTP proxy means, with the words of those that tell more.
fn refusal(status: StatusCode, why: Option<&str>) -> CloseReason {
    match status.as_u16() {
        407 => CloseReason::ProxyAuth,
        502 | 503 if why.is_some_and(|why| why.starts_with("ERR_DNS_FAIL")) => {
            CloseReason::ProxyUnknownHost
        }
        502 | 503 => CloseReason::Refused,
        504 => CloseReason::TimedOut,
        _ => CloseReason::ProxyRefused,
    }
}

fn basic(user: &str, password: &Secret) -> Result<HeaderValue, CloseReason> {
    let both = STANDARD.encode(format!("{user}:{}", password.expose()));
    let mut value =
        HeaderValue::try_from(format!("Basic {both}")).map_err(|_| CloseReason::ProxyAuth)?;
    value.set_sensitive(true);
    Ok(value)
}

/// Name and password of a header for basic authorization.
pub(super) fn from_basic(header: &str) -> Option<(String, String)> {
    let both = STANDARD.decode(header.strip_prefix("Basic ")?).ok()?;
    let both = String::from_utf8(both).ok()?;
    let (user, password) = both.split_once(':')?;
    Some((user.to_owned(), password.to_owned()))
}
