//! What the header of an answer says.

use std::net::IpAddr;

/// A session word is no longer than this; a longer one is none. Known ones have 16 to 36 characters.
const LONGEST_SESSION: usize = 256;

/// The fields of the header `X-MSN-Messenger` (16 section 2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answer<'a> {
    /// The word that the next request has to show.
    pub session: Option<&'a str>,
    /// Where the next request is to go, when that is an address. Some servers name something else here, which is of no
    /// use.
    pub host: Option<IpAddr>,
    /// The session is over; the body holds its last bytes.
    pub closed: bool,
}

impl<'a> Answer<'a> {
    /// The header's name.
    pub const HEADER: &'static str = "X-MSN-Messenger";

    /// Reads the header. Unknown fields are skipped, broken ones count as missing.
    #[must_use]
    pub fn read(header: &'a str) -> Self {
        let mut answer = Self::default();
        for field in header.split(';') {
            let Some((name, value)) = field.split_once('=') else {
                continue;
            };
            let value = value.trim();
            match name.trim() {
                "SessionID" => answer.session = is_session(value).then_some(value),
                "GW-IP" => answer.host = value.parse().ok(),
                "Session" => answer.closed = value.eq_ignore_ascii_case("close"),
                _ => {}
            }
        }
        answer
    }
}

fn is_session(word: &str) -> bool {
    !word.is_empty() && word.len() <= LONGEST_SESSION && word.bytes().all(|b| b.is_ascii_graphic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_in_any_order_with_or_without_blanks() {
        let answer = Answer::read("GW-IP=192.0.2.10;Action=x; Session = close ;SessionID=7.8");
        assert_eq!(answer.session, Some("7.8"));
        assert_eq!(answer.host, "192.0.2.10".parse().ok());
        assert!(answer.closed);
    }

    #[test]
    fn a_name_is_no_place_to_go_to() {
        let answer = Answer::read("SessionID=f00; GW-IP=messenger.hotmail.com");
        assert_eq!((answer.session, answer.host), (Some("f00"), None));
        assert!(!answer.closed);
    }

    #[test]
    fn a_word_that_cannot_be_sent_back_is_none() {
        let long = format!("SessionID={}", "x".repeat(LONGEST_SESSION + 1));
        for header in [
            "SessionID=",
            "SessionID=a b",
            "SessionID=ä",
            "",
            ";;=",
            &long,
        ] {
            assert_eq!(Answer::read(header), Answer::default(), "{header}");
        }
    }
}
