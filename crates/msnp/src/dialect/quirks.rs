//! What one server does differently from the original service.

use serde::{Deserialize, Serialize};

/// What one server does differently. The default is the original service; a server profile names the rest.
///
/// What every client should bear anyway is no quirk: it is simply borne (presence lines that come twice, `205` to a
/// `REM` of somebody who is gone, replies in any order, no reply at all to what the server does not know), or is done for
/// every server (people are allowed before they are added, a ticket is used at once, nothing is written into a
/// switchboard with nobody in it).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Quirks {
    /// Passwords are cut to so many characters before they are sent. (The original service: 16, protocol reference 12
    /// section 3.)
    pub password_limit: Option<usize>,
    /// The largest `MSG` payload, in bytes. (1664; 01 section 4.)
    pub max_message: usize,
    /// The offline message service takes messages in MSNP11 and 12 too, whose clients only fetched them (14 section 1).
    pub store_before_msnp13: bool,
    /// A switchboard is given one packet of data from peer to peer at a time (07 section 1).
    pub data_one_by_one: bool,
    /// In MSNP18 too texts are left with the offline message service, and not with the notification server. (Escargot's
    /// notification server drops them without a word when their reader has come online a moment before, which somebody
    /// who is not told of that reader's presence cannot know.)
    pub store_instead_of_uum: bool,
    /// Another display picture is told to others only together with another status, which is why it is told so.
    pub picture_with_status: bool,
}

impl Default for Quirks {
    fn default() -> Self {
        Self {
            password_limit: None,
            max_message: 1664,
            store_before_msnp13: false,
            data_one_by_one: false,
            store_instead_of_uum: false,
            picture_with_status: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_names_only_what_differs() {
        let quirks: Quirks =
            serde_json::from_str(r#"{"password_limit":16}"#).expect("valid quirks");
        assert_eq!(quirks.password_limit, Some(16));
        assert_eq!(quirks.max_message, 1664);
        assert!(serde_json::from_str::<Quirks>(r#"{"pasword_limit":16}"#).is_err());
    }
}
