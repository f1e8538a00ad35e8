//! What one server does differently from the original service.

use serde::{Deserialize, Serialize};

/// What one server does differently. The default is the original service; a server profile names the rest.
///
/// What every client should bear anyway is no quirk: it is simply borne (presence lines that come twice, `205` to a
/// `REM` of somebody who is gone, replies in any order, no reply at all to what the server does not know).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Quirks {
    /// A new contact's presence only comes when the contact was on some list before: put people on the allow list
    /// first, then on the forward list. (Escargot, below MSNP13: escargot.md section 4, 16.)
    pub allow_before_forward: bool,
    /// Removing someone from one group also strikes us from their reverse list, so that a move is felt as a removal.
    /// (Escargot: section 4, 24.)
    pub group_removal_strikes_reverse: bool,
    /// `ACK` comes even when nobody is in the switchboard, `NAK` never: an `ACK` alone proves nothing. (Escargot:
    /// section 4, 33.)
    pub acknowledges_blindly: bool,
    /// The name set by `SBP` or given with `ADC` is forgotten: a contact's name is always their own. (Escargot:
    /// section 4, 25.)
    pub forgets_nicknames: bool,
    /// `ADL` and `RML` must name one domain each. (Escargot, MSNP13+: section 4, 26.)
    pub one_domain_per_adl: bool,
    /// After how many seconds a login ticket is worth nothing, when that is soon. (Escargot: 30 for `/login`, section
    /// 4, 9.)
    pub ticket_seconds: Option<u32>,
    /// Passwords are cut to so many characters before they are sent. (The original service: 16, protocol reference 12
    /// section 3.)
    pub password_limit: Option<usize>,
    /// The largest `MSG` payload, in bytes. (1664; 01 section 4.)
    pub max_message: usize,
}

impl Default for Quirks {
    fn default() -> Self {
        Self {
            allow_before_forward: false,
            group_removal_strikes_reverse: false,
            acknowledges_blindly: false,
            forgets_nicknames: false,
            one_domain_per_adl: false,
            ticket_seconds: None,
            password_limit: None,
            max_message: 1664,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_names_only_what_differs() {
        let quirks: Quirks =
            serde_json::from_str(r#"{"allow_before_forward":true}"#).expect("valid quirks");
        assert!(quirks.allow_before_forward);
        assert_eq!(quirks.max_message, 1664);
        assert!(serde_json::from_str::<Quirks>(r#"{"alow_before":true}"#).is_err());
    }
}
