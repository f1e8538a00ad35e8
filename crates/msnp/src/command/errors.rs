//! Error replies, and what each code means for the client (01 section 6).

use std::borrow::Cow;

use bytes::{Bytes, BytesMut};

use super::args::Args;
use super::values::TrId;
use crate::dialect::Dialect;
use crate::wire::{Frame, LineWriter};

/// An error reply: `911 4`, `241 9 52` with a payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ErrorReply<'a> {
    /// The three digits.
    pub code: u16,
    /// The command that failed; `None` or 0 when the server's own failure.
    pub trid: Option<TrId>,
    /// A word of explanation (`UpsFailure`).
    pub detail: Option<&'a str>,
    /// The length told by the line (MSNP13+).
    pub payload_len: Option<usize>,
    /// The payload (MSNP13+): the entries that were refused.
    pub payload: Option<&'a Bytes>,
}

impl<'a> ErrorReply<'a> {
    /// A plain error.
    #[must_use]
    pub fn new(code: u16, trid: TrId) -> Self {
        Self {
            code,
            trid: Some(trid),
            detail: None,
            payload_len: None,
            payload: None,
        }
    }

    pub(super) fn read(frame: &'a Frame) -> Option<Self> {
        let (code, mut args) = Args::of(frame);
        let trid = args.number_if();
        let mut detail = None;
        let mut payload_len = None;
        while let Some(word) = args.word() {
            match word.parse() {
                Ok(len) if args.peek().is_none() => payload_len = Some(len),
                _ => detail = detail.or(Some(word)),
            }
        }
        Some(Self {
            code: code.parse().ok()?,
            trid,
            detail,
            payload_len,
            payload: frame.payload(),
        })
    }

    pub(super) fn write(&self, dialect: Dialect, out: &mut BytesMut) {
        let line = LineWriter::new(out, &format!("{:03}", self.code)).maybe_number(self.trid);
        match self.payload {
            Some(payload) if dialect.guesses_payloads() => line.maybe(self.detail).payload(payload),
            _ => line.end(),
        }
    }

    /// What this code means.
    #[must_use]
    pub fn info(&self) -> ErrorInfo {
        error_info(self.code)
    }
}

/// What a client does about an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorClass {
    /// What was asked for is already so: take it as success.
    Done,
    /// Only this command failed; tell who asked for it.
    Command,
    /// Nothing a person could do anything about: log it.
    Ignore,
    /// Too many commands: hold for some seconds, then repeat.
    Slow,
    /// The server is in trouble: what was asked for failed, and it may close. Connect again later if it does, or while
    /// signing in; a signed-in connection is not closed for it.
    Retry,
    /// The ticket or the server is the wrong one: fetch a new ticket, begin at the dispatch server, once.
    Renew,
    /// Refused: tell the user, never connect again by itself.
    Stop,
}

/// A code of the list and what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ErrorInfo {
    /// The three digits.
    pub code: u16,
    /// Its name.
    pub name: &'static str,
    /// What to do.
    pub class: ErrorClass,
}

impl ErrorInfo {
    /// Whether the code is in the list.
    #[must_use]
    pub fn is_known(self) -> bool {
        self.name != UNKNOWN
    }

    /// The key of its words in the Fluent files: `error-911`; `error-other` for codes that are not in the list.
    #[must_use]
    pub fn fluent_key(self) -> Cow<'static, str> {
        if self.is_known() {
            Cow::Owned(format!("error-{}", self.code))
        } else {
            Cow::Borrowed("error-other")
        }
    }
}

const UNKNOWN: &str = "Unlisted";

/// What a code means. One that is not in the list fails its command below 500, and is only logged from 500 on.
#[must_use]
pub fn error_info(code: u16) -> ErrorInfo {
    match ERRORS.binary_search_by_key(&code, |error| error.0) {
        Ok(at) => {
            // `at` was found in this very table.
            let (code, name, class) = ERRORS[at];
            ErrorInfo { code, name, class }
        }
        Err(_) => ErrorInfo {
            code,
            name: UNKNOWN,
            class: if code < 500 {
                ErrorClass::Command
            } else {
                ErrorClass::Ignore
            },
        },
    }
}

use ErrorClass::{Command, Done, Ignore, Renew, Retry, Slow, Stop};

/// Every code of the reference: code, name, class; in ascending order.
pub const ERRORS: &[(u16, &str, ErrorClass)] = &[
    (200, "SyntaxError", Command),
    (201, "InvalidParameter", Command),
    (203, "InvalidFederatedUser", Command),
    (204, "UnroutableUser", Command),
    (205, "InvalidUser", Command),
    (206, "MissingDomain", Command),
    (207, "AlreadyLoggedIn", Ignore),
    (208, "InvalidUsername", Command),
    (209, "InvalidFriendlyName", Command),
    (210, "ListFull", Command),
    (212, "Unexpected", Ignore),
    (213, "InvalidRename", Command),
    (215, "AlreadyThere", Done),
    (216, "NotOnList", Command),
    (217, "NotOnline", Command),
    (218, "AlreadyInMode", Done),
    (219, "InOppositeList", Command),
    (220, "NotAcceptingPages", Command),
    (223, "TooManyGroups", Command),
    (224, "InvalidGroup", Command),
    (225, "NotInGroup", Done),
    (227, "GroupNotEmpty", Command),
    (228, "GroupExists", Command),
    (229, "GroupNameTooLong", Command),
    (230, "CannotRemoveGroupZero", Command),
    (231, "InvalidGroup", Command),
    (232, "InvalidMsisdn", Command),
    (233, "UnknownMsisdn", Command),
    (234, "UnknownKeitaiDomain", Command),
    (240, "EmptyDomain", Command),
    (241, "InvalidMembership", Command),
    (280, "SwitchboardFailed", Command),
    (281, "TransferFailed", Command),
    (282, "UnknownP2pApp", Ignore),
    (283, "UnknownUunApp", Ignore),
    (285, "MessageTooLong", Command),
    (290, "SmsInsufficientFunds", Command),
    (300, "MissingField", Command),
    (301, "TooManyHits", Command),
    (302, "NotLoggedIn", Command),
    (402, "ListUnavailable", Retry),
    (403, "AddressBookError", Retry),
    (413, "SmsSubscriptionRequired", Command),
    (414, "SmsSubscriptionDisabled", Command),
    (415, "SmsOutOfFunds", Command),
    (416, "SmsMarketDisabled", Command),
    (417, "SmsDisabled", Command),
    (418, "SmsTryLater", Command),
    (419, "SmsRefused", Command),
    (420, "SmsPermissionsNeeded", Command),
    (500, "InternalServerError", Retry),
    (501, "DatabaseError", Retry),
    (502, "CommandDisabled", Command),
    (503, "BadSnd", Ignore),
    (504, "UpsDown", Command),
    (508, "FederatedPartnerError", Command),
    (509, "PageModeMessageError", Command),
    (510, "FileOperation", Retry),
    (511, "Banned", Stop),
    (520, "MemoryAllocation", Retry),
    (540, "ChallengeFailed", Stop),
    (550, "SmsMuted", Command),
    (551, "SmsAccountDisabled", Command),
    (552, "SmsAccountMaxed", Command),
    (580, "SmsInternalError", Command),
    (590, "SmsCarrierUnknown", Command),
    (591, "SmsCarrierDisabled", Command),
    (592, "SmsCarrierRefused", Command),
    (593, "SmsUserMapFull", Command),
    (594, "SmsSourceCountry", Command),
    (595, "SmsRefused", Command),
    (596, "SmsInvalidFormat", Command),
    (597, "SmsInvalidText", Command),
    (598, "SmsTextTooLong", Command),
    (600, "ServerBusy", Retry),
    (601, "ServerUnavailable", Retry),
    (602, "PeerNsDown", Retry),
    (603, "DbConnect", Retry),
    (604, "ServerGoingDown", Retry),
    (605, "ServerUnavailable", Retry),
    (606, "PagingUnavailable", Retry),
    (700, "CreateConnection", Retry),
    (707, "CreateConnection", Retry),
    (710, "BadCvr", Stop),
    (711, "WriteBlocked", Retry),
    (712, "SessionOverload", Retry),
    (713, "TooActive", Slow),
    (714, "TooManySessions", Slow),
    (715, "NotExpected", Ignore),
    (717, "BadFriendFile", Retry),
    (718, "UserRestricted", Stop),
    (719, "SessionFederated", Stop),
    (726, "UserFederated", Stop),
    (731, "NotExpectedCvr", Ignore),
    (733, "RoamingLogoff", Stop),
    (734, "TooManyEndpoints", Stop),
    (800, "TooRapid", Slow),
    (801, "Unnamed", Ignore),
    (910, "TooBusy", Retry),
    (911, "AuthFailed", Stop),
    (912, "TooBusy", Retry),
    (913, "NotAllowedHidden", Command),
    (914, "Unavailable", Retry),
    (915, "Unavailable", Retry),
    (916, "Unavailable", Retry),
    (917, "AuthFailed", Stop),
    (918, "TooBusy", Retry),
    (919, "TooBusy", Retry),
    (920, "NotAcceptingUsers", Retry),
    (921, "TooBusy", Retry),
    (922, "TooBusy", Retry),
    (923, "KidsNoConsent", Stop),
    (924, "NotVerified", Stop),
    (926, "ManagedAccountWrongClient", Stop),
    (927, "ManagedAccountSuspended", Stop),
    (928, "BadTicket", Renew),
    (931, "WrongServer", Renew),
    (933, "InvalidCircleMembership", Command),
    (935, "InvalidSignature", Command),
    (999, "Unknown", Retry),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order_for_the_search() {
        assert!(ERRORS.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn unlisted_codes_follow_the_rule() {
        assert_eq!(error_info(499).class, Command);
        assert_eq!(error_info(777).class, Ignore);
        assert_eq!(error_info(777).fluent_key(), "error-other");
        assert_eq!(error_info(911).fluent_key(), "error-911");
        assert_eq!(error_info(911).class, Stop);
    }
}
