//! `msnim:` links, as web pages and address books have them: `msnim:chat?contact=bob@example.com`.

use msnp::api::Address;
use msnp::wire::percent_decode;

use crate::screen::sign_in::looks_like_an_address;

/// A longer link is none: an address has 129 bytes at most, three times that where each is written as `%xx`.
const LONGEST: usize = 512;

/// What a link asks for. Each is shown before anything is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// A conversation with them.
    Chat(Address),
    /// To have them on the list.
    Add(Address),
    /// To talk to them, or to see them.
    Call(Address),
}

impl Link {
    /// Reads a link; `None` where it is none that has a meaning here. One contact, and nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        let (scheme, rest) = text.split_once(':')?;
        if text.len() > LONGEST || !scheme.eq_ignore_ascii_case("msnim") {
            return None;
        }
        let (deed, query) = rest.split_once('?')?;
        let contact = percent_decode(query.strip_prefix("contact=")?);
        // What was no UTF-8 is U+FFFD now.
        let odd = |c: char| c.is_control() || "&<>\"\u{fffd}".contains(c);
        if contact.len() > 129 || !looks_like_an_address(&contact) || contact.contains(odd) {
            return None;
        }
        let contact = Address::new(&contact);
        match deed {
            "chat" => Some(Self::Chat(contact)),
            "add" => Some(Self::Add(contact)),
            "voice" | "video" => Some(Self::Call(contact)),
            _ => None,
        }
    }

    /// Whom it is about.
    pub fn contact(&self) -> &Address {
        match self {
            Self::Chat(contact) | Self::Add(contact) | Self::Call(contact) => contact,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn bob() -> Address {
        Address::new("bob@example.com")
    }

    #[test]
    fn a_link_names_a_deed_and_a_contact() {
        for (text, link) in [
            ("msnim:chat?contact=bob@example.com", Link::Chat(bob())),
            ("MSNIM:chat?contact=Bob%40example.com", Link::Chat(bob())),
            ("msnim:add?contact=bob@example.com", Link::Add(bob())),
            ("msnim:voice?contact=bob@example.com", Link::Call(bob())),
            ("msnim:video?contact=bob@example.com", Link::Call(bob())),
        ] {
            assert_eq!(Link::parse(text), Some(link), "{text}");
        }
    }

    #[test]
    fn nothing_else_is_a_link() {
        let long = format!("msnim:chat?contact={}@example.com", "b".repeat(600));
        let long_address = format!("msnim:chat?contact={}@example.com", "b".repeat(130));
        for text in [
            "",
            "bob@example.com",
            "msnim:",
            "msnim:chat",
            "msnim:chat?contact=",
            "msnim:chat?contact=bob",
            "msnim:chat?contact=@example.com",
            "msnim:chat?contact=bob@example.com&message=hello",
            "msnim:chat?contact=bob@example.com%0d%0aADL",
            "msnim:chat?contact=bob%20b@example.com",
            "msnim:chat?contact=bob%00@example.com",
            "msnim:chat?contact=%ff@example.com",
            "msnim:chat?name=bob@example.com",
            "msnim:Remove?contact=bob@example.com",
            "msnim://chat?contact=bob@example.com",
            "https://example.com/?contact=bob@example.com",
            &long,
            &long_address,
        ] {
            assert_eq!(Link::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn whatever_stands_in_a_link_it_names_one_address_or_nothing(
            start in "(msnim:)?(chat|add|voice|x)?[?]?(contact=)?",
            rest in "([a-z@.%&<>]|%[0-9a-f]{2}|.){0,40}",
        ) {
            if let Some(link) = Link::parse(&format!("{start}{rest}")) {
                let contact = link.contact().as_str();
                prop_assert!(looks_like_an_address(contact) && contact.len() <= 129);
                prop_assert!(!contact.contains(|c: char| c.is_control() || "&<>\"".contains(c)));
            }
        }
    }
}
