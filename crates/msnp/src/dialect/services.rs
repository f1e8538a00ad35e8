//! Which web services a dialect speaks with, and for what.

use super::Dialect;
use super::Dialect::{Msnp12, Msnp13, Msnp16, Msnp18};

impl Dialect {
    /// Whether `USR TWN` takes a ticket of the token service too (12 section 1).
    #[must_use]
    pub fn takes_tokens(self) -> bool {
        self >= Msnp12
    }

    /// Whether the token service is asked before the nexus: the address book wants tickets of its own.
    #[must_use]
    pub fn prefers_token_service(self) -> bool {
        self >= Msnp13
    }

    /// Whether `RST2.srf` is asked before `RST.srf`, as the clients of 2009 did.
    #[must_use]
    pub fn prefers_rst2(self) -> bool {
        self >= Msnp18
    }

    /// Whether a text for somebody offline can be left with a server (14 section 3; in MSNP11 and 12 some servers take it
    /// all the same). Where it cannot, it waits here until they come online.
    #[must_use]
    pub fn has_offline_messages(self) -> bool {
        self >= Msnp13
    }

    /// Whether name, message and picture can be kept by the storage service (14 section 6).
    #[must_use]
    pub fn has_roaming_profile(self) -> bool {
        self >= Msnp13
    }

    /// The namespace of the storage service, and what a program of the time calls itself there (14 section 6).
    #[must_use]
    pub fn storage_client(self) -> (&'static str, &'static str) {
        if self >= Msnp16 {
            (
                "http://www.msn.com/webservices/storage/2008",
                "Messenger Client 15",
            )
        } else {
            (
                "http://www.msn.com/webservices/storage/w10",
                "Messenger Client 8.5",
            )
        }
    }

    /// Whether a text to somebody offline is sent by `UUM` (14 section 3); before, by the offline message service.
    #[must_use]
    pub fn offline_text_by_uum(self) -> bool {
        self == Msnp18
    }
}
