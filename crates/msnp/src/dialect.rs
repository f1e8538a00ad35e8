//! The versions of the protocol, and every difference between them as a named question.
//!
//! Nothing outside this module compares version numbers: it asks `dialect.lists_by_guid()` and the like. The facts are
//! those of the protocol reference, 01 section 7 (what changed per version) unless said otherwise.

mod product;
mod quirks;
mod services;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

pub use product::{ClientBuild, Product};
pub use quirks::Quirks;

/// A version of the protocol, as offered in `VER`. Ordered from old to new.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[expect(missing_docs, reason = "the names say it all")]
pub enum Dialect {
    Msnp2,
    Msnp3,
    Msnp4,
    Msnp5,
    Msnp6,
    Msnp7,
    Msnp8,
    Msnp9,
    Msnp10,
    Msnp11,
    Msnp12,
    Msnp13,
    Msnp14,
    Msnp15,
    Msnp16,
    Msnp17,
    Msnp18,
    Msnp21,
}

/// How a dialect proves who we are (02 section 1).
///
/// Ordered from the plainest to the safest: a later one is never given up for an earlier one unasked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AuthKind {
    /// `USR MD5`: a hash of salt and password (MSNP2-7).
    Md5,
    /// `USR TWN`: a ticket fetched over HTTPS, "Tweener" (MSNP8-14).
    Tweener,
    /// `USR SSO`: a ticket and a proof of its secret (MSNP15+).
    Sso,
}

impl AuthKind {
    /// Whether it takes a ticket of a web service.
    #[must_use]
    pub fn needs_ticket(self) -> bool {
        self != Self::Md5
    }

    /// The word of the `USR` command.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Md5 => "MD5",
            Self::Tweener => "TWN",
            Self::Sso => "SSO",
        }
    }
}

/// How the challenge `CHL` is answered (02 section 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChallengeKind {
    /// There is no challenge (MSNP2-5).
    None,
    /// MD5 of challenge and product key (MSNP6-10).
    Md5,
    /// MD5 mixed with a 64-bit hash over challenge and product id (MSNP11+).
    Hash,
}

use Dialect::{
    Msnp2, Msnp3, Msnp4, Msnp5, Msnp6, Msnp7, Msnp8, Msnp9, Msnp10, Msnp11, Msnp12, Msnp13, Msnp14,
    Msnp15, Msnp16, Msnp17, Msnp18, Msnp21,
};

impl Dialect {
    /// Every dialect, oldest first.
    pub const ALL: &[Self] = &[
        Msnp2, Msnp3, Msnp4, Msnp5, Msnp6, Msnp7, Msnp8, Msnp9, Msnp10, Msnp11, Msnp12, Msnp13,
        Msnp14, Msnp15, Msnp16, Msnp17, Msnp18, Msnp21,
    ];

    /// The dialects that are done, oldest first. A server profile offers no others.
    pub const FINISHED: &[Self] = &[
        Msnp2, Msnp3, Msnp4, Msnp5, Msnp6, Msnp7, Msnp8, Msnp9, Msnp10, Msnp11, Msnp12, Msnp13,
        Msnp14, Msnp15, Msnp16, Msnp17, Msnp18,
    ];

    /// The number in its name.
    #[must_use]
    pub fn number(self) -> u8 {
        match self {
            Msnp2 => 2,
            Msnp3 => 3,
            Msnp4 => 4,
            Msnp5 => 5,
            Msnp6 => 6,
            Msnp7 => 7,
            Msnp8 => 8,
            Msnp9 => 9,
            Msnp10 => 10,
            Msnp11 => 11,
            Msnp12 => 12,
            Msnp13 => 13,
            Msnp14 => 14,
            Msnp15 => 15,
            Msnp16 => 16,
            Msnp17 => 17,
            Msnp18 => 18,
            Msnp21 => 21,
        }
    }

    /// Whether it is done and may be offered.
    #[must_use]
    pub fn is_finished(self) -> bool {
        Self::FINISHED.contains(&self)
    }

    // --- signing in -------------------------------------------------------------------------------------------------

    /// How it proves who we are.
    #[must_use]
    pub fn auth(self) -> AuthKind {
        match self.number() {
            ..=7 => AuthKind::Md5,
            8..=14 => AuthKind::Tweener,
            _ => AuthKind::Sso,
        }
    }

    /// How its challenge is answered.
    #[must_use]
    pub fn challenge(self) -> ChallengeKind {
        match self.number() {
            ..=5 => ChallengeKind::None,
            6..=10 => ChallengeKind::Md5,
            _ => ChallengeKind::Hash,
        }
    }

    /// Whether `INF` is asked before `USR`. From MSNP8 on the server closes at it.
    #[must_use]
    pub fn has_inf(self) -> bool {
        self <= Msnp7
    }

    /// Whether `CVR` must come before `USR`; the clients of older dialects sent it once they were in (02 section 1).
    #[must_use]
    pub fn needs_cvr(self) -> bool {
        self >= Msnp8
    }

    /// Whether `CVR` carries the client code word (`MSMSGS`).
    #[must_use]
    pub fn has_client_code(self) -> bool {
        self >= Msnp4
    }

    /// Whether `CVR` ends with the own address.
    #[must_use]
    pub fn has_handle_in_cvr(self) -> bool {
        self >= Msnp8
    }

    /// Whether `USR OK` carries the own display name (until MSNP9; later it comes as `PRP MFN`).
    #[must_use]
    pub fn has_name_in_usr_ok(self) -> bool {
        self <= Msnp9
    }

    /// How many flags end `USR OK`: e-mail verified, then restricted account.
    #[must_use]
    pub fn usr_ok_flags(self) -> usize {
        match self.number() {
            ..=5 => 0,
            6 | 7 => 1,
            _ => 2,
        }
    }

    /// Whether `XFR NS` of the server ends with `0`.
    #[must_use]
    pub fn xfr_has_zero(self) -> bool {
        (Msnp3..=Msnp12).contains(&self)
    }

    /// Whether `XFR NS` of the server ends with the address of the present server, after the `0`.
    #[must_use]
    pub fn xfr_has_current(self) -> bool {
        (Msnp7..=Msnp12).contains(&self)
    }

    /// Whether `XFR NS` of the server ends with `U D`.
    #[must_use]
    pub fn xfr_has_security(self) -> bool {
        self >= Msnp13
    }

    // --- lists ------------------------------------------------------------------------------------------------------

    /// Whether the list comes by `SYN`; if not, by the address book service.
    #[must_use]
    pub fn has_syn(self) -> bool {
        self <= Msnp12
    }

    /// Whether the reply to `SYN` tells how many contacts and groups follow, each contact comes once with all its lists,
    /// and the lines of the list carry no transaction id.
    #[must_use]
    pub fn syn_has_counts(self) -> bool {
        self >= Msnp8
    }

    /// Whether `SYN` has two time stamps instead of one number.
    #[must_use]
    pub fn syn_has_stamps(self) -> bool {
        self >= Msnp10
    }

    /// Whether changes of the list (`ADD`, `REM`, `BLP`, `PRP` …) are answered with its new number.
    #[must_use]
    pub fn changes_carry_version(self) -> bool {
        self <= Msnp9
    }

    /// Whether contacts and groups have GUIDs and are named by them: `ADC`, `SBP`, `LST N= F= C=`.
    #[must_use]
    pub fn lists_by_guid(self) -> bool {
        (Msnp10..=Msnp12).contains(&self)
    }

    /// Whether contacts have what only an address book keeps: nicknames, notes, numbers written down by oneself, favourites;
    /// and whether a message goes with adding one (13 section 5).
    #[must_use]
    pub fn has_address_book(self) -> bool {
        !self.has_syn()
    }

    /// Whether contacts have groups.
    #[must_use]
    pub fn has_groups(self) -> bool {
        self >= Msnp7
    }

    /// Whether ungrouped contacts are in a group `0` that cannot be removed.
    #[must_use]
    pub fn has_group_zero(self) -> bool {
        (Msnp7..=Msnp9).contains(&self)
    }

    /// Whether there is a pending list.
    #[must_use]
    pub fn has_pending_list(self) -> bool {
        self >= Msnp10
    }

    /// Whether `LST` carries the network of the contact.
    #[must_use]
    pub fn network_id_in_list(self) -> bool {
        self == Msnp12
    }

    /// Whether the own name is set by `PRP MFN`; before, by `REA`.
    #[must_use]
    pub fn own_name_by_prp(self) -> bool {
        self >= Msnp10
    }

    /// Whether there are `PRP` and `BPR`.
    #[must_use]
    pub fn has_properties(self) -> bool {
        self >= Msnp5
    }

    /// Whether the list is announced by `ADL` and `RML`.
    #[must_use]
    pub fn has_adl(self) -> bool {
        self >= Msnp13
    }

    /// Whether `FQY` tells which network an address belongs to.
    #[must_use]
    pub fn has_network_query(self) -> bool {
        self >= Msnp14
    }

    /// Whether the address book is fetched by `ABFindContactsPaged`; before, by `ABFindAll` (13 section 11).
    #[must_use]
    pub fn pages_address_book(self) -> bool {
        self >= Msnp16
    }

    // --- presence ---------------------------------------------------------------------------------------------------

    /// Whether `CHG`, `ILN` and `NLN` carry the capabilities.
    #[must_use]
    pub fn caps_in_presence(self) -> bool {
        self >= Msnp8
    }

    /// The version of MSNC of the official client that spoke it (04 section 3).
    #[must_use]
    pub fn msnc(self) -> u32 {
        match self.number() {
            ..=8 => 0,
            9 => 1,
            10 => 3,
            11 => 4,
            12 => 5,
            13 => 6,
            14 => 7,
            15 => 8,
            16 | 17 => 9,
            18 => 10,
            _ => 12,
        }
    }

    /// Whether `CHG`, `ILN` and `NLN` carry the object of the display picture.
    #[must_use]
    pub fn has_objects(self) -> bool {
        self >= Msnp9
    }

    /// Whether the handle of a presence line is followed by a network id (14-17, 04 section 2).
    #[must_use]
    pub fn network_id_in_presence(self) -> bool {
        (Msnp14..=Msnp17).contains(&self)
    }

    /// Whether the presence at the time of `CHG` and of a new contact comes as `NLN` too, not as `ILN` (04 section 2).
    #[must_use]
    pub fn first_presence_is_nln(self) -> bool {
        self == Msnp18
    }

    /// Whether handles of presence lines are written `1:bob@example.net` (18).
    #[must_use]
    pub fn network_id_before_handle(self) -> bool {
        self == Msnp18
    }

    /// Whether capabilities are a pair, `a:b`.
    #[must_use]
    pub fn caps_are_pairs(self) -> bool {
        self >= Msnp16
    }

    /// Whether there are personal messages: `UUX`, `UBX`.
    #[must_use]
    pub fn has_personal_message(self) -> bool {
        self >= Msnp11
    }

    /// Whether `UBX` tells the GUID of the machine (04 section 4).
    #[must_use]
    pub fn has_machine_guid(self) -> bool {
        self >= Msnp12
    }

    /// Whether `UBX` and `UUX` escape text numerically (`&#x26;`), as servers of MSNP13 on do.
    #[must_use]
    pub fn escapes_numerically(self) -> bool {
        self >= Msnp13
    }

    /// The elements that servers put into every `UBX` behind the message though nothing is set in them (04 section 4, and
    /// recorded exchanges).
    #[must_use]
    pub fn empty_personal_elements(self) -> &'static str {
        match self.number() {
            ..=15 => "",
            16 | 17 => "<SignatureSound></SignatureSound>",
            _ => {
                "<DDP></DDP><SignatureSound></SignatureSound><Scene></Scene><ColorScheme></ColorScheme>"
            }
        }
    }

    /// Whether `QNG` tells after how many seconds to ping again.
    #[must_use]
    pub fn ping_has_seconds(self) -> bool {
        self >= Msnp9
    }

    /// Whether the profile that follows `USR OK` tells more than the time (02 section 5).
    #[must_use]
    pub fn has_whole_profile(self) -> bool {
        self >= Msnp3
    }

    /// Whether there are notifications, `NOT` (01 section 3).
    #[must_use]
    pub fn has_notifications(self) -> bool {
        self >= Msnp8
    }

    /// Whether `SBS` follows `USR OK`.
    #[must_use]
    pub fn has_sbs(self) -> bool {
        (Msnp11..=Msnp18).contains(&self)
    }

    /// Whether the client asks for the policy file with `GCF` after `SYN`.
    #[must_use]
    pub fn has_gcf_request(self) -> bool {
        self == Msnp11 || self == Msnp12
    }

    /// Whether the mailbox is announced as `initialmdatanotification`; before, as `initialemailnotification`.
    #[must_use]
    pub fn has_mail_data(self) -> bool {
        self >= Msnp11
    }

    // --- switchboards -----------------------------------------------------------------------------------------------

    /// Whether there are switchboards at all.
    #[must_use]
    pub fn has_switchboards(self) -> bool {
        self != Msnp21
    }

    /// Whether `IRO` and `JOI` carry the capabilities (05 section 1).
    #[must_use]
    pub fn caps_in_switchboard(self) -> bool {
        self >= Msnp12
    }

    /// Whether a hidden user may open and join conversations.
    #[must_use]
    pub fn chats_while_hidden(self) -> bool {
        self >= Msnp13
    }

    /// Whether nudges (and other datacasts) exist.
    #[must_use]
    pub fn has_nudge(self) -> bool {
        self >= Msnp11
    }

    /// Whether the acknowledgement kind `D` exists.
    #[must_use]
    pub fn has_data_messages(self) -> bool {
        self >= Msnp9
    }

    /// Whether a person may be signed in at several places, each with its own GUID.
    #[must_use]
    pub fn has_endpoints(self) -> bool {
        self >= Msnp16
    }

    /// The words behind the cookie in the server's `XFR SB` and `RNG`. The last one tells whether a switchboard is
    /// reached through the HTTP gateway only, which cannot be said before MSNP14.
    #[must_use]
    pub fn switchboard_suffix(self, gateway_only: bool) -> &'static [&'static str] {
        match self.number() {
            ..=12 => &[],
            13 => &["U", "messenger.msn.com"],
            _ if gateway_only => &["U", "messenger.msn.com", "0"],
            _ => &["U", "messenger.msn.com", "1"],
        }
    }

    /// Whether `UUN` and `UBN` carry notices from person to person, past switchboards (04 section 7).
    #[must_use]
    pub fn has_user_notices(self) -> bool {
        (Msnp13..=Msnp18).contains(&self)
    }

    /// Whether `UUM` and `UBM` carry messages to and from people of other networks (04 section 7).
    #[must_use]
    pub fn has_federated_messages(self) -> bool {
        (Msnp14..=Msnp18).contains(&self)
    }

    // --- wire -------------------------------------------------------------------------------------------------------

    /// Whether an unknown command or an error that ends in a number carries a payload of that length (01 section 3).
    #[must_use]
    pub fn guesses_payloads(self) -> bool {
        self >= Msnp13
    }

    /// The best dialect that `offered` and the words of a `VER` share; `None` when there is none in common.
    #[must_use]
    pub fn best_common<'a>(
        offered: &[Self],
        words: impl IntoIterator<Item = &'a str>,
    ) -> Option<Self> {
        words
            .into_iter()
            .filter_map(|word| word.parse().ok())
            .filter(|dialect| offered.contains(dialect))
            .max()
    }
}

impl fmt::Display for Dialect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Msnp2 => "MSNP2",
            Msnp3 => "MSNP3",
            Msnp4 => "MSNP4",
            Msnp5 => "MSNP5",
            Msnp6 => "MSNP6",
            Msnp7 => "MSNP7",
            Msnp8 => "MSNP8",
            Msnp9 => "MSNP9",
            Msnp10 => "MSNP10",
            Msnp11 => "MSNP11",
            Msnp12 => "MSNP12",
            Msnp13 => "MSNP13",
            Msnp14 => "MSNP14",
            Msnp15 => "MSNP15",
            Msnp16 => "MSNP16",
            Msnp17 => "MSNP17",
            Msnp18 => "MSNP18",
            Msnp21 => "MSNP21",
        })
    }
}

/// A word that names no dialect we know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a dialect; they are written MSNP8")]
pub struct UnknownDialect;

impl FromStr for Dialect {
    type Err = UnknownDialect;

    /// Reads `MSNP12`, in any letter case.
    fn from_str(word: &str) -> Result<Self, UnknownDialect> {
        let number = word
            .split_at_checked(4)
            .filter(|(name, _)| name.eq_ignore_ascii_case("MSNP"))
            .and_then(|(_, number)| number.parse::<u8>().ok())
            .ok_or(UnknownDialect)?;
        Self::try_from(number)
    }
}

impl TryFrom<u8> for Dialect {
    type Error = UnknownDialect;

    fn try_from(number: u8) -> Result<Self, UnknownDialect> {
        Self::ALL
            .iter()
            .copied()
            .find(|dialect| dialect.number() == number)
            .ok_or(UnknownDialect)
    }
}

impl TryFrom<String> for Dialect {
    type Error = UnknownDialect;

    fn try_from(word: String) -> Result<Self, UnknownDialect> {
        word.parse()
    }
}

impl From<Dialect> for String {
    fn from(dialect: Dialect) -> Self {
        dialect.to_string()
    }
}

#[cfg(test)]
mod tests;
