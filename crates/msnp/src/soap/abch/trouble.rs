//! Why a call was not done, and so what to do about it (13 section 9).

use crate::soap::Fault;

/// The longest words of a service that are passed on, in characters.
const MAX_WORDS: usize = 300;

/// Why a call was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// There is no address book yet: make one.
    NoBook,
    /// There is one already.
    BookExists,
    /// The service cannot tell what changed: ask for everything.
    FullSync,
    /// There is no such account.
    NoSuchUser,
    /// The address belongs to another network.
    Federated,
    /// It is no address.
    BadAddress,
    /// They are in the address book already, under this id.
    ContactExists(Option<String>),
    /// There is no such entry.
    NoSuchContact,
    /// There is a group of this name already, with this id.
    GroupExists(Option<String>),
    /// There is no such group.
    NoSuchGroup,
    /// A name is too long.
    TooLong,
    /// They are on the list already.
    MemberExists,
    /// They are not on the list.
    NoSuchMember,
    /// Too many calls.
    TooManyCalls,
    /// The server does not have this operation.
    NotThere,
    /// The ticket is not, or not any more, good.
    Ticket,
    /// An answer without words, with this HTTP status.
    Status(u16),
    /// The service cannot be reached.
    Unreachable,
    /// No answer in time.
    Unanswered,
    /// More than there is use for.
    TooMuch,
    /// Something else.
    Other {
        /// The code of the service.
        code: String,
        /// Its words.
        words: String,
    },
}

impl Trouble {
    /// What a fault says.
    #[must_use]
    pub fn of(fault: &Fault<'_>) -> Self {
        let code = fault.detail("errorcode").unwrap_or(fault.code);
        let object = || fault.detail("conflictObjectId").map(str::to_owned);
        match code.to_ascii_lowercase().as_str() {
            "abdoesnotexist" => Self::NoBook,
            "abalreadyexists" => Self::BookExists,
            "fullsyncrequired" => Self::FullSync,
            "invalidpassportuser" | "userdoesnotexist" => Self::NoSuchUser,
            "emaildomainisfederated" => Self::Federated,
            "bademailargument" => Self::BadAddress,
            "contactalreadyexists" => Self::ContactExists(object()),
            "contactdoesnotexist" => Self::NoSuchContact,
            "groupalreadyexists" => Self::GroupExists(object()),
            "groupdoesnotexist" => Self::NoSuchGroup,
            "badargumentlength" | "groupnametoolong" => Self::TooLong,
            "memberalreadyexists" => Self::MemberExists,
            "memberdoesnotexist" => Self::NoSuchMember,
            "requestlimitreached" => Self::TooManyCalls,
            "forbidden" => Self::NotThere,
            "badcontexttoken" | "failedauthentication" | "authenticationfailed" => Self::Ticket,
            _ => Self::other(code, fault.words),
        }
    }

    /// Trouble that nothing special is done about.
    pub(super) fn other(code: &str, words: &str) -> Self {
        let cut = |text: &str| text.chars().take(MAX_WORDS).collect();
        Self::Other {
            code: cut(code),
            words: cut(words),
        }
    }

    /// Whether the same call may be answered better a little later.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        matches!(
            self,
            Self::Status(_) | Self::Unreachable | Self::Unanswered | Self::TooManyCalls
        )
    }

    /// The code and the words of the error event: those of the older dialects where they have the same (01 section 6).
    #[must_use]
    pub fn told(&self) -> (&'static str, String) {
        let (code, words) = match self {
            Self::NoSuchUser | Self::Federated => ("208", "there is no such account"),
            Self::BadAddress => ("201", "that is no address"),
            Self::ContactExists(_) | Self::MemberExists => ("215", "they are on the list already"),
            Self::NoSuchContact | Self::NoSuchMember => ("not_found", "they are not on the list"),
            Self::GroupExists(_) => ("228", "there is a group of this name already"),
            Self::NoSuchGroup => ("224", "there is no such group"),
            Self::TooLong => ("too_long", "a name or note is too long"),
            Self::TooManyCalls => ("800", "the address book service wants fewer calls"),
            Self::NotThere => (
                "service_unavailable",
                "the address book service cannot do this",
            ),
            Self::Ticket => (
                "service_unavailable",
                "the address book service refuses the ticket",
            ),
            Self::Unreachable => (
                "service_unavailable",
                "the address book service cannot be reached",
            ),
            Self::Unanswered => ("timed_out", "the address book service does not answer"),
            Self::TooMuch => (
                "service_unavailable",
                "the address book service answers too much",
            ),
            Self::NoBook | Self::BookExists | Self::FullSync => (
                "service_unavailable",
                "the address book service contradicts itself",
            ),
            Self::Status(status) => {
                let words = format!("the address book service answered {status}");
                return ("service_unavailable", words);
            }
            Self::Other { code, words } => {
                let words = format!("the address book service says {code}: {words}");
                return ("service_unavailable", words);
            }
        };
        (code, words.to_owned())
    }
}
