//! Who a packet or a text is for.

use std::fmt;

use crate::api::{Address, EndpointId};

/// A person, and from MSNC12 on one of the places they are signed in at: `bob@example.com;{guid}` (07 section 1).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Peer {
    /// The account.
    pub account: Address,
    /// The place, `{guid}` in small letters. `None` in the first version of the transport.
    pub place: Option<EndpointId>,
}

impl Peer {
    /// Reads `bob@example.com` and `bob@example.com;{guid}`. `None` when there is no address.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (account, place) = match text.trim().split_once(';') {
            Some((account, place)) => (account.trim(), Some(place)),
            None => (text.trim(), None),
        };
        (!account.is_empty()).then(|| Self {
            account: Address::new(account),
            place: place
                .filter(|place| place.starts_with('{'))
                .map(|place| EndpointId::new(&place.to_ascii_lowercase())),
        })
    }

    /// Whether what is for `self` is for this person at this place: no place means any of them.
    #[must_use]
    pub fn is_for(&self, me: &Self) -> bool {
        self.account == me.account
            && match (&self.place, &me.place) {
                (Some(wanted), Some(here)) => wanted == here,
                _ => true,
            }
    }
}

impl From<Address> for Peer {
    /// A person, wherever they are.
    fn from(account: Address) -> Self {
        Self {
            account,
            place: None,
        }
    }
}

impl fmt::Display for Peer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.account.spelled())?;
        match &self.place {
            Some(place) => write!(f, ";{}", place.as_str()),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letter_case_makes_no_other_peer() {
        let peer = Peer::parse(" Bob@Example.com;{0B0B0B0B-5555-4666-8777-888888888888} ");
        let peer = peer.expect("a peer");
        assert_eq!(
            peer.to_string(),
            "Bob@Example.com;{0b0b0b0b-5555-4666-8777-888888888888}"
        );
        let small = peer.to_string().to_lowercase();
        assert_eq!(Peer::parse(&small).as_ref(), Some(&peer));
        assert_eq!(Peer::parse(";{x}"), None);
        assert_eq!(Peer::parse(""), None);
    }

    #[test]
    fn what_names_no_place_is_for_all_of_them() {
        let at = |text: &str| Peer::parse(text).expect("a peer");
        let here = at("bob@example.com;{b}");
        assert!(at("BOB@example.com").is_for(&here));
        assert!(at("bob@example.com;{B}").is_for(&here));
        assert!(!at("bob@example.com;{c}").is_for(&here));
        assert!(!at("eve@example.com").is_for(&here));
        assert!(at("bob@example.com;{b}").is_for(&at("bob@example.com")));
    }
}
