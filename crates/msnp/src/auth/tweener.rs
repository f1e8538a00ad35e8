//! Tweener: a ticket fetched over HTTPS, Passport 1.4 (12 sections 2 and 3).

use super::secret::Secret;
use crate::io::HttpReply;
use crate::wire::{percent_decode, percent_encode};

/// The login address in an answer of the nexus; `None` when there is none.
///
/// The original names it without a scheme, Escargot with one; without, it is `https`.
#[must_use]
pub fn nexus_login_url(reply: &HttpReply) -> Option<String> {
    if reply.status != 200 {
        return None;
    }
    let urls = reply.header("PassportURLs")?;
    let url = urls
        .split(',')
        .find_map(|item| item.trim().strip_prefix("DALogin="))
        .filter(|url| !url.is_empty() && !url.contains(|c: char| c.is_whitespace()))?;
    Some(if url.contains("://") {
        url.to_owned()
    } else {
        format!("https://{url}")
    })
}

/// The value of the `Authorization` header that asks for a ticket. `parameters` is the last word of `USR TWN S`, which is
/// passed on untouched.
///
/// The header holds the password: it goes to the login server and nowhere else.
#[must_use]
pub fn authorization(email: &str, password: &Secret, parameters: &str) -> Secret {
    Secret::new(format!(
        "Passport1.4 OrgVerb=GET,OrgURL=http%3A%2F%2Fmessenger%2Emsn%2Ecom,sign-in={},pwd={},{parameters}",
        encode(email),
        encode(password.expose())
    ))
}

/// The header is parted by commas, so everything that is not plain is encoded.
fn encode(text: &str) -> String {
    percent_encode(text)
}

/// The address and password in an `Authorization` header, for a login server. `None` when it is no such header.
#[must_use]
pub fn read_authorization(header: &str) -> Option<(String, Secret)> {
    let items = header.strip_prefix("Passport1.4 ")?;
    let find = |key: &str| {
        items
            .split(',')
            .find_map(|item| item.trim().strip_prefix(key)?.strip_prefix('='))
            .map(|value| percent_decode(value).into_owned())
    };
    Some((find("sign-in")?, Secret::new(find("pwd")?)))
}

/// What a login server answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoginAnswer {
    /// The ticket, to be sent unchanged in `USR TWN S`.
    Ticket(Secret),
    /// Ask again at this address, with the same header. It may lead to another host, or away from HTTPS: the caller
    /// decides whether to follow.
    Redirect(String),
    /// Wrong address or password, with the server's own words if it has any.
    BadCredentials {
        /// What the server says about it.
        text: Option<String>,
    },
    /// The account needs attention on a web page; trying again is of no use.
    NeedsAttention {
        /// Where.
        url: Option<String>,
    },
    /// The service is down: try later.
    Unavailable,
    /// The answer makes no sense: try later.
    Invalid,
}

/// Reads the answer of a login server.
#[must_use]
pub fn read_login_answer(reply: &HttpReply) -> LoginAnswer {
    match reply.status {
        200 => reply
            .header("Authentication-Info")
            .and_then(ticket)
            .map_or(LoginAnswer::Invalid, LoginAnswer::Ticket),
        301 | 302 | 303 | 307 | 308 => match reply.header("Location") {
            Some(url) if is_http(url) => LoginAnswer::Redirect(url.trim().to_owned()),
            _ => LoginAnswer::Invalid,
        },
        401 => refusal(reply.header("WWW-Authenticate").unwrap_or_default()),
        500.. => LoginAnswer::Unavailable,
        _ => LoginAnswer::Invalid,
    }
}

/// The text between the quotes behind `from-PP=`. It becomes one word of a command, so it must be one.
fn ticket(header: &str) -> Option<Secret> {
    let (_, rest) = header.split_once("from-PP='")?;
    let (ticket, _) = rest.split_once('\'')?;
    let is_word = !ticket.is_empty() && ticket.bytes().all(|b| b.is_ascii_graphic());
    is_word.then(|| Secret::new(ticket))
}

fn refusal(header: &str) -> LoginAnswer {
    let find = |key: &str| {
        header
            .split([',', ' '])
            .find_map(|item| item.trim().strip_prefix(key)?.strip_prefix('='))
            .filter(|value| !value.is_empty())
    };
    if find("da-status") == Some("failed-noretry") {
        return LoginAnswer::NeedsAttention {
            url: find("redirectUrl").map(str::to_owned),
        };
    }
    LoginAnswer::BadCredentials {
        text: find("cbtxt").map(|text| percent_decode(text).into_owned()),
    }
}

fn is_http(url: &str) -> bool {
    let url = url.trim();
    ["https://", "http://"].iter().any(|scheme| {
        url.split_at_checked(scheme.len())
            .is_some_and(|(start, rest)| start.eq_ignore_ascii_case(scheme) && !rest.is_empty())
    }) && !url.contains(|c: char| c.is_whitespace() || c.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reply(status: u16, headers: &[(&str, &str)]) -> HttpReply {
        HttpReply {
            status,
            headers: headers
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect(),
            body: bytes::Bytes::new(),
        }
    }

    #[test]
    fn what_was_written_is_read_again() {
        let header = authorization("a.b+c@example.com", &"p,w=d %'ä".into(), "ct=1,rver=1");
        let (email, password) = read_authorization(header.expose()).expect("a header");
        assert_eq!(email, "a.b+c@example.com");
        assert_eq!(password.expose(), "p,w=d %'ä");
        assert_eq!(read_authorization("Basic abc"), None);
    }

    #[test]
    fn refusals_and_nonsense_are_told_apart() {
        let noretry = "Passport1.4 da-status=failed-noretry,ts=-1,redirectUrl=https://example.com/";
        assert_eq!(
            read_login_answer(&reply(401, &[("www-authenticate", noretry)])),
            LoginAnswer::NeedsAttention {
                url: Some("https://example.com/".into())
            }
        );
        assert_eq!(
            read_login_answer(&reply(401, &[])),
            LoginAnswer::BadCredentials { text: None }
        );
        assert_eq!(read_login_answer(&reply(200, &[])), LoginAnswer::Invalid);
        // A proxy in between may forbid: that says nothing about the password.
        assert_eq!(read_login_answer(&reply(403, &[])), LoginAnswer::Invalid);
        assert_eq!(read_login_answer(&reply(302, &[])), LoginAnswer::Invalid);
        assert_eq!(
            read_login_answer(&reply(302, &[("Location", "javascript:1")])),
            LoginAnswer::Invalid
        );
        let split = "Passport1.4 da-status=success,from-PP='a b'";
        assert_eq!(
            read_login_answer(&reply(200, &[("Authentication-Info", split)])),
            LoginAnswer::Invalid
        );
    }

    #[test]
    fn a_nexus_without_login_address_says_nothing() {
        assert_eq!(nexus_login_url(&reply(200, &[])), None);
        let urls = [("PassportURLs", "DARealm=Passport.Net,DALogin=")];
        assert_eq!(nexus_login_url(&reply(200, &urls)), None);
        let urls = [("PassportURLs", "DALogin=login.example.net/x")];
        assert_eq!(nexus_login_url(&reply(503, &urls)), None);
    }
}
