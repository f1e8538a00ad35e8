//! Proxies: which one a connection goes through, and how one reads and writes such a setting.

mod handshake;

use std::fmt;
use std::net::IpAddr;

use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use msnp::auth::Secret;
use msnp::gateway::GatewayUse;
use msnp::io::{DirectUse, Endpoint};
use reqwest::Url;
use serde::{Deserialize, Serialize};

pub(crate) use handshake::through;

/// How an account reaches its server: a setting of the account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Connection {
    /// When the HTTP gateway is used, where the profile names one.
    pub gateway: GatewayUse,
    /// The proxy that everything goes through.
    pub proxy: Proxy,
    /// Whether and where other clients may connect to us, and we to them.
    pub direct: DirectUse,
    /// Whether signing in here signs the account out everywhere else (MSNP16+).
    pub one_place: bool,
    /// What the other places of the account see this one as (MSNP16+); may be empty.
    pub place: String,
}

/// The proxy that everything goes through. One that is set is never gone round.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Proxy {
    /// What the system names; for this computer none.
    #[default]
    System,
    /// None.
    None,
    /// SOCKS4a. It knows user names, no passwords.
    Socks4(ProxyServer),
    /// SOCKS5.
    Socks5(ProxyServer),
    /// HTTP, by `CONNECT`.
    Http(ProxyServer),
}

/// Where a proxy is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProxyServer {
    /// Its name or address, without brackets.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// The name to sign in with, if it wants one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<String>,
    /// The password. Never written with the rest.
    #[serde(skip)]
    pub password: Secret,
}

/// What is wrong with the address of a proxy.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProxyError {
    /// It is no address.
    #[error("{0:?} is no address of a proxy: socks4a, socks5 or http, ://, host:port")]
    Address(String),
    /// No proxy of this kind can be used.
    #[error("{0:?} is no kind of proxy that can be used: socks4a, socks5, http, system, none")]
    Kind(String),
    /// A user name or password is longer than the protocol can say.
    #[error("the user name or the password is too long for this kind of proxy")]
    TooLong,
}

/// The longest user name and password of SOCKS5, in bytes (RFC 1929). SOCKS4 names no limit.
const LONGEST_LOGIN: usize = 255;

impl Proxy {
    /// Reads `system`, `none`, or an address such as `socks5://user:password@host:1080`. Missing ports are 1080, and 80
    /// for `http`.
    ///
    /// # Errors
    /// When it is no such address, or names a kind of proxy there is no support for.
    pub fn parse(text: &str) -> Result<Self, ProxyError> {
        match text {
            "system" => return Ok(Self::System),
            "none" => return Ok(Self::None),
            _ => {}
        }
        // Never told with the password in it.
        let shown = || text.rsplit('@').next().unwrap_or_default().to_owned();
        let wrong = || ProxyError::Address(shown());
        let (scheme, _) = text.split_once("://").ok_or_else(wrong)?;
        let (make, port): (fn(ProxyServer) -> Self, u16) = match scheme {
            "socks4" | "socks4a" => (Self::Socks4, 1080),
            "socks5" | "socks5h" => (Self::Socks5, 1080),
            "http" => (Self::Http, 80),
            _ => return Err(ProxyError::Kind(scheme.to_owned())),
        };
        let url = Url::parse(text).map_err(|_| wrong())?;
        let host = url
            .host_str()
            .filter(|host| !host.is_empty())
            .ok_or_else(wrong)?;
        let decoded = |text: &str| msnp::wire::percent_decode(text).into_owned();
        let server = ProxyServer {
            host: bare(host).to_owned(),
            port: url.port().unwrap_or(port),
            user: (!url.username().is_empty()).then(|| decoded(url.username())),
            password: Secret::new(url.password().map(decoded).unwrap_or_default()),
        };
        let proxy = make(server);
        proxy.check()?;
        Ok(proxy)
    }

    /// Whether it can be used as it is.
    ///
    /// # Errors
    /// When the host is missing, or name and password are too long for it.
    pub fn check(&self) -> Result<(), ProxyError> {
        let Some(server) = self.server() else {
            return Ok(());
        };
        let host = &server.host;
        if host.is_empty()
            || server.port == 0
            || host.contains(|c: char| c.is_whitespace() || c == '/')
        {
            return Err(ProxyError::Address(server.endpoint().to_string()));
        }
        let user = server.user.as_deref().unwrap_or_default();
        let longest = match self {
            // What the library below has room for, with a long host name.
            Self::Socks4(_) => LONGEST_LOGIN / 2,
            _ => LONGEST_LOGIN,
        };
        if user.len() > longest || server.password.expose().len() > longest {
            return Err(ProxyError::TooLong);
        }
        Ok(())
    }

    /// The server of a proxy that is set by hand.
    #[must_use]
    pub fn server(&self) -> Option<&ProxyServer> {
        match self {
            Self::System | Self::None => None,
            Self::Socks4(server) | Self::Socks5(server) | Self::Http(server) => Some(server),
        }
    }

    /// The same, to be changed: its password comes from the keyring.
    pub fn server_mut(&mut self) -> Option<&mut ProxyServer> {
        match self {
            Self::System | Self::None => None,
            Self::Socks4(server) | Self::Socks5(server) | Self::Http(server) => Some(server),
        }
    }

    /// The proxy on the way to this host: one that is set by hand, one that the system names, or none.
    #[must_use]
    pub fn on_the_way_to(&self, target: &Endpoint) -> Self {
        match self {
            Self::System if is_this_computer(&target.host) => Self::None,
            Self::System => of_the_system(target).unwrap_or(Self::None),
            proxy => proxy.clone(),
        }
    }

    /// The same as an address for the HTTP client, without name and password.
    pub(crate) fn url(&self) -> Option<String> {
        let (scheme, server) = match self {
            Self::System | Self::None => return None,
            Self::Socks4(server) => ("socks4a", server),
            Self::Socks5(server) => ("socks5h", server),
            Self::Http(server) => ("http", server),
        };
        Some(format!("{scheme}://{}", server.endpoint()))
    }
}

impl ProxyServer {
    pub(crate) fn endpoint(&self) -> Endpoint {
        Endpoint {
            host: self.host.clone(),
            port: self.port,
        }
    }
}

impl fmt::Display for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::System => f.write_str("system"),
            Self::None => f.write_str("none"),
            proxy => f.write_str(&proxy.url().unwrap_or_default()),
        }
    }
}

/// Whether the host is this computer, which no proxy of the system can reach.
#[must_use]
pub fn is_this_computer(host: &str) -> bool {
    match bare(host).parse::<IpAddr>() {
        Ok(address) => address.is_loopback(),
        Err(_) => host.eq_ignore_ascii_case("localhost"),
    }
}

fn bare(host: &str) -> &str {
    host.trim_start_matches('[').trim_end_matches(']')
}

/// What the environment, and on some systems the settings, name for a connection that is encrypted or might be.
fn of_the_system(target: &Endpoint) -> Option<Proxy> {
    from_matcher(&Matcher::from_system(), target)
}

fn from_matcher(matcher: &Matcher, target: &Endpoint) -> Option<Proxy> {
    let target = format!("https://{target}/").parse().ok()?;
    let intercept = matcher.intercept(&target)?;
    let proxy = from_intercept(&intercept);
    if proxy.is_none() {
        tracing::warn!(proxy = ?intercept.uri().scheme_str(), "no such proxy can be used");
    }
    proxy
}

fn from_intercept(intercept: &Intercept) -> Option<Proxy> {
    let uri = intercept.uri();
    let mut server = ProxyServer {
        host: bare(uri.host()?).to_owned(),
        ..ProxyServer::default()
    };
    if let Some((user, password)) = intercept.raw_auth() {
        server.user = Some(user.to_owned());
        server.password = Secret::new(password);
    } else if let Some(basic) = intercept.basic_auth() {
        let (user, password) = handshake::from_basic(basic.to_str().ok()?)?;
        server.user = Some(user);
        server.password = Secret::new(password);
    }
    let (make, port): (fn(ProxyServer) -> Proxy, u16) = match uri.scheme_str()? {
        "socks4" | "socks4a" => (Proxy::Socks4, 1080),
        "socks5" | "socks5h" => (Proxy::Socks5, 1080),
        "http" => (Proxy::Http, 80),
        _ => return None,
    };
    server.port = uri.port_u16().unwrap_or(port);
    Some(make(server))
}

#[cfg(test)]
mod tests;
