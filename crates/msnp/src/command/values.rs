//! Small values that commands are made of.

use std::fmt;

use crate::api::Status;

/// The number that joins a reply to its command. 0 marks what the server begins by itself.
pub type TrId = u32;

/// The kinds of `PRP` and `BPR` (03 section 2).
pub mod property {
    /// Home phone.
    pub const HOME_PHONE: &str = "PHH";
    /// Work phone.
    pub const WORK_PHONE: &str = "PHW";
    /// Mobile phone.
    pub const MOBILE_PHONE: &str = "PHM";
    /// `Y`: may be paged.
    pub const MAY_PAGE: &str = "MOB";
    /// `Y`: mobile device enabled (own only).
    pub const MOBILE_DEVICE: &str = "MBE";
    /// Display name (MSNP10+).
    pub const NAME: &str = "MFN";
    /// Web Watch, 0 or 2 (MSNP9+).
    pub const WEB_WATCH: &str = "WWE";
    /// Has a blog, 0 or 1 (MSNP11+).
    pub const BLOG: &str = "HSB";
}

/// The kinds of `UUN` and `UBN` that are acted on (04 section 7).
pub mod user_notice {
    /// A text about a session between clients (08 section 7).
    pub const SLP: u32 = 3;
    /// Sign out at this place.
    pub const SIGN_OUT: u32 = 4;
    /// A conversation was closed at another place.
    pub const CLOSED_ELSEWHERE: u32 = 5;
    /// The address book changed elsewhere: fetch it.
    pub const RESYNC: u32 = 6;
}

/// The kinds of `UUM` and `UBM`: what is said to people of other networks, without a switchboard (04 section 7).
pub mod federated {
    /// A text.
    pub const TEXT: u32 = 1;
    /// Somebody is typing.
    pub const TYPING: u32 = 2;
    /// A nudge.
    pub const NUDGE: u32 = 3;
}

/// A word that opens doors: a cookie or a ticket. `Debug` does not show it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Private<'a>(pub &'a str);

impl fmt::Debug for Private<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// One of the lists a contact can be on (03 section 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum List {
    /// My contacts.
    Forward,
    /// May see me and write.
    Allow,
    /// May not.
    Block,
    /// Have me as a contact.
    Reverse,
    /// Added me, not yet decided (MSNP10+).
    Pending,
}

impl List {
    const ALL: [Self; 5] = [
        Self::Forward,
        Self::Allow,
        Self::Block,
        Self::Reverse,
        Self::Pending,
    ];

    /// The word of the wire.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Forward => "FL",
            Self::Allow => "AL",
            Self::Block => "BL",
            Self::Reverse => "RL",
            Self::Pending => "PL",
        }
    }

    /// The list with this word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.code() == code)
    }

    /// Its bit where lists are told as a number.
    #[must_use]
    pub fn bit(self) -> u32 {
        match self {
            Self::Forward => 1,
            Self::Allow => 2,
            Self::Block => 4,
            Self::Reverse => 8,
            Self::Pending => 16,
        }
    }
}

/// A status as the wire writes it: `NLN`, `BSY` …
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatusWord<'a>(pub &'a str);

impl StatusWord<'_> {
    /// What it means; an unknown word is somebody online.
    #[must_use]
    pub fn status(self) -> Status {
        match self.0 {
            "BSY" => Status::Busy,
            "IDL" => Status::Idle,
            "BRB" => Status::Brb,
            "AWY" => Status::Away,
            "PHN" => Status::Phone,
            "LUN" => Status::Lunch,
            "HDN" => Status::Hidden,
            "FLN" => Status::Offline,
            _ => Status::Online,
        }
    }

    /// Whether it is one of the words of the protocol.
    #[must_use]
    pub fn is_known(self) -> bool {
        self.0 == "NLN" || self.status() != Status::Online
    }
}

impl From<Status> for StatusWord<'static> {
    fn from(status: Status) -> Self {
        Self(match status {
            Status::Online => "NLN",
            Status::Busy => "BSY",
            Status::Idle => "IDL",
            Status::Brb => "BRB",
            Status::Away => "AWY",
            Status::Phone => "PHN",
            Status::Lunch => "LUN",
            Status::Hidden => "HDN",
            Status::Offline => "FLN",
        })
    }
}

/// A person as the wire names them: the address, and what some dialects add to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handle<'a> {
    /// The e-mail address, in the letter case it came in.
    pub address: &'a str,
    /// The network: 1 MSN, 32 Yahoo … (04 section 2).
    pub network: Option<u32>,
    /// One of the places this person is signed in at, `{guid}` (MSNP16+).
    pub endpoint: Option<&'a str>,
    /// The circle this presence is for (MSNP18).
    pub via: Option<&'a str>,
}

impl<'a> Handle<'a> {
    /// Reads `bob@example.net`, `1:bob@example.net`, `bob@example.net;{guid}`, `1:bob@example.net;via=9:id@live.com`.
    #[must_use]
    pub fn parse(word: &'a str) -> Self {
        if !word.bytes().any(|b| b == b';' || b == b':') {
            return word.into();
        }
        let (word, suffix) = match word.split_once(';') {
            Some((word, suffix)) => (word, Some(suffix)),
            None => (word, None),
        };
        let (network, address) = match split_network(word) {
            Some((network, address)) => (Some(network), address),
            None => (None, word),
        };
        let via = suffix
            .and_then(|suffix| suffix.strip_prefix("via="))
            .map(|via| split_network(via).map_or(via, |(_, id)| id));
        Self {
            address,
            network,
            endpoint: suffix.filter(|suffix| suffix.starts_with('{')),
            via,
        }
    }
}

impl<'a> From<&'a str> for Handle<'a> {
    /// A bare address.
    fn from(address: &'a str) -> Self {
        Self {
            address,
            network: None,
            endpoint: None,
            via: None,
        }
    }
}

/// `1:rest` as 1 and the rest.
fn split_network(word: &str) -> Option<(u32, &str)> {
    let (network, rest) = word.split_once(':')?;
    (network.bytes().all(|b| b.is_ascii_digit()))
        .then(|| network.parse().ok())
        .flatten()
        .map(|network| (network, rest))
}

/// Why the server ends a connection (01 section 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutReason {
    /// No reason told, or an unknown one.
    None,
    /// The same account signed in elsewhere: do not connect again.
    Elsewhere,
    /// The server shuts down: connect again after a minute.
    ServerDown,
    /// The list was moved: connect again at once (MSNP10+).
    Migrated,
    /// Terms of use must be accepted first (MSNP10+).
    TermsOfUse,
    /// Come back in so many minutes (MSNP11+).
    ComeBack {
        /// Minutes to stay away.
        minutes: u32,
    },
}

/// How a switchboard message is to be acknowledged (05 section 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ack {
    /// `U`: never.
    Never,
    /// `N`: `NAK` on failure only.
    OnFailure,
    /// `A`: `ACK` or `NAK`.
    Always,
    /// `D`: `ACK` from each reader; for P2P data only (MSNP9+).
    Data,
}

impl Ack {
    /// The letter of the wire.
    #[must_use]
    pub fn letter(self) -> &'static str {
        match self {
            Self::Never => "U",
            Self::OnFailure => "N",
            Self::Always => "A",
            Self::Data => "D",
        }
    }

    /// The kind with this letter.
    #[must_use]
    pub fn from_letter(letter: &str) -> Option<Self> {
        [Self::Never, Self::OnFailure, Self::Always, Self::Data]
            .into_iter()
            .find(|ack| ack.letter() == letter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_has_a_word_of_its_own() {
        for status in [
            Status::Online,
            Status::Busy,
            Status::Idle,
            Status::Brb,
            Status::Away,
            Status::Phone,
            Status::Lunch,
            Status::Hidden,
            Status::Offline,
        ] {
            let word = StatusWord::from(status);
            assert_eq!(word.status(), status);
            assert!(word.is_known());
        }
        assert_eq!(StatusWord("XYZ").status(), Status::Online);
        assert!(!StatusWord("XYZ").is_known());
    }

    #[test]
    fn handles_are_taken_apart() {
        let handle = Handle::parse("1:bob@example.net;via=9:00000000-0009@live.com");
        assert_eq!(handle.address, "bob@example.net");
        assert_eq!(
            (handle.network, handle.endpoint, handle.via),
            (Some(1), None, Some("00000000-0009@live.com"))
        );
        let handle = Handle::parse("bob@example.net;{F000}");
        assert_eq!(
            (handle.address, handle.endpoint),
            ("bob@example.net", Some("{F000}"))
        );
        assert_eq!(Handle::parse("tel:+15550100"), "tel:+15550100".into());
    }
}
