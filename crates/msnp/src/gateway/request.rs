//! The requests.

use std::net::IpAddr;

use super::Server;
use crate::wire::percent_encode;

/// An address is no longer than this, in bytes.
const LONGEST_ADDRESS: usize = 2048;

/// The headers of every request besides `Host` and `Content-Length`, as the official client sent them (16 section 1).
pub const HEADERS: [(&str, &str); 7] = [
    ("Accept", "*/*"),
    ("Accept-Language", "en-us"),
    ("User-Agent", "MSMSGS"),
    ("Proxy-Connection", "Keep-Alive"),
    ("Connection", "Keep-Alive"),
    ("Pragma", "no-cache"),
    ("Content-Type", "application/x-msn-messenger"),
];

/// What a request is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Errand<'a> {
    /// Opens a session to the server on this host.
    Open {
        /// What kind of server.
        server: Server,
        /// Its name or address, without a port.
        host: &'a str,
    },
    /// Brings bytes.
    Post {
        /// The word of the last answer.
        session: &'a str,
    },
    /// Asks for bytes.
    Poll {
        /// The word of the last answer.
        session: &'a str,
        /// For so many seconds the server may hold its answer back until there is something to say.
        lifespan: Option<u32>,
    },
}

/// Where a gateway is: an address without query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gate(String);

impl Gate {
    /// Takes an `http://` or `https://` address; `None` for anything else. A query is cut off.
    #[must_use]
    pub fn read(url: &str) -> Option<Self> {
        let url = url.split(['?', '#']).next()?;
        let (scheme, rest) = url.split_once("://")?;
        let known = ["http", "https"]
            .iter()
            .any(|one| scheme.eq_ignore_ascii_case(one));
        let authority = rest.split('/').next()?;
        let sound = known
            && !authority.is_empty()
            && url.len() <= LONGEST_ADDRESS
            && url.bytes().all(|byte| byte.is_ascii_graphic());
        sound.then(|| Self(url.to_owned()))
    }

    /// Whether nobody on the way can read along.
    #[must_use]
    pub fn is_encrypted(&self) -> bool {
        self.0
            .get(..8)
            .is_some_and(|start| start.eq_ignore_ascii_case("https://"))
    }

    /// The host, without port and brackets.
    #[must_use]
    pub fn host(&self) -> &str {
        let authority = self.authority();
        let host = authority
            .rsplit_once('@')
            .map_or(authority, |(_, host)| host);
        match host.strip_prefix('[') {
            Some(rest) => rest.split(']').next().unwrap_or_default(),
            None => host.split(':').next().unwrap_or_default(),
        }
    }

    /// The same gateway at another address: scheme, port and path stay.
    #[must_use]
    pub fn at(&self, host: IpAddr) -> Self {
        let authority = self.authority();
        let after_host = authority.rfind(']').map_or(0, |at| at + 1);
        let port = authority
            .get(after_host..)
            .and_then(|rest| rest.rfind(':').and_then(|at| rest.get(at..)))
            .unwrap_or_default();
        let (scheme, rest) = self.0.split_once("://").unwrap_or(("", &self.0));
        let path = rest.get(authority.len()..).unwrap_or_default();
        Self(match host {
            IpAddr::V4(host) => format!("{scheme}://{host}{port}{path}"),
            IpAddr::V6(host) => format!("{scheme}://[{host}]{port}{path}"),
        })
    }

    /// Where a redirect leads; `None` when it leads nowhere, or from `https` to `http`.
    #[must_use]
    pub fn moved(&self, location: &str) -> Option<Self> {
        let location = location.trim();
        let (scheme, rest) = self.0.split_once("://")?;
        let to = if location.starts_with("//") {
            Self::read(&format!("{scheme}:{location}"))
        } else if location.starts_with('/') {
            let authority = rest.split('/').next().unwrap_or_default();
            Self::read(&format!("{scheme}://{authority}{location}"))
        } else {
            Self::read(location)
        }?;
        (to.is_encrypted() || !self.is_encrypted()).then_some(to)
    }

    /// The address of a request.
    #[must_use]
    pub fn url(&self, errand: Errand<'_>) -> String {
        let base = &self.0;
        match errand {
            Errand::Open { server, host } => {
                let (server, host) = (server.word(), percent_encode(host));
                format!("{base}?Action=open&Server={server}&IP={host}")
            }
            Errand::Post { session } => format!("{base}?SessionID={}", percent_encode(session)),
            Errand::Poll { session, lifespan } => {
                let session = percent_encode(session);
                match lifespan {
                    Some(seconds) => {
                        format!("{base}?Action=poll&Lifespan={seconds}&SessionID={session}")
                    }
                    None => format!("{base}?Action=poll&SessionID={session}"),
                }
            }
        }
    }

    fn authority(&self) -> &str {
        let (_, rest) = self.0.split_once("://").unwrap_or_default();
        rest.split('/').next().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gate(url: &str) -> Gate {
        Gate::read(url).expect("an address")
    }

    #[test]
    fn another_host_leaves_scheme_port_and_path_as_they_are() {
        let v4: IpAddr = "192.0.2.10".parse().unwrap();
        let v6: IpAddr = "2001:db8::1".parse().unwrap();
        for (from, to) in [
            ("http://gw.example.com/g.dll", "http://192.0.2.10/g.dll"),
            (
                "http://gw.example.com:81/g.dll",
                "http://192.0.2.10:81/g.dll",
            ),
            ("http://[::1]:81/g", "http://192.0.2.10:81/g"),
            ("http://[::1]/g", "http://192.0.2.10/g"),
            ("http://gw.example.com", "http://192.0.2.10"),
        ] {
            assert_eq!(gate(from).at(v4), gate(to));
        }
        assert_eq!(
            gate("http://gw.example.com:81/g").at(v6),
            gate("http://[2001:db8::1]:81/g")
        );
        assert_eq!(gate("http://[::1]:81/g").host(), "::1");
        assert_eq!(gate("http://gw.example.com:81/g").host(), "gw.example.com");
    }

    #[test]
    fn redirects_are_followed_but_never_to_a_plainer_way() {
        let plain = gate("http://gw.example.com:81/g.dll");
        let moved = |location| plain.moved(location).map(|gate| gate.0);
        assert_eq!(
            moved("/x?Action=open"),
            Some("http://gw.example.com:81/x".into())
        );
        assert_eq!(
            moved("//b.example.com/x"),
            Some("http://b.example.com/x".into())
        );
        assert_eq!(
            moved("https://b.example.com/x"),
            Some("https://b.example.com/x".into())
        );
        for nowhere in ["", "x", "ftp://b.example.com/", "http://", "http://a b/"] {
            assert_eq!(moved(nowhere), None, "{nowhere}");
        }
        assert_eq!(moved(&format!("/{}", "x".repeat(LONGEST_ADDRESS))), None);
        assert_eq!(
            gate("https://gw.example.com/g").moved("http://gw.example.com/g"),
            None
        );
    }

    #[test]
    fn a_session_word_cannot_break_out_of_the_query() {
        let url = gate("http://gw.example.com/g").url(Errand::Post {
            session: "1.2&Action=open#",
        });
        assert_eq!(
            url,
            "http://gw.example.com/g?SessionID=1.2%26Action%3Dopen%23"
        );
    }
}
