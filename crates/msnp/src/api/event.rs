//! Events: what an account tells.

use std::sync::Arc;
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use super::transfer::{InkKind, TextEmoticon, TransferInfo};
use super::types::{
    Address, ContactDetails, ConversationId, DeliveryState, GroupId, MediaKind, MessageId, Phones,
    Place, Status, TextFormat,
};
use crate::io::TransferId;

/// An event with the wall time at which it happened.
#[derive(Clone, Debug, PartialEq)]
pub struct TimedEvent {
    /// When it happened, as the caller's clock tells.
    pub wall: SystemTime,
    /// What happened.
    pub event: Event,
}

/// How far the connection of an account has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkState {
    /// Not connected and not trying.
    #[default]
    Disconnected,
    /// Opening the connection.
    Connecting,
    /// Proving who we are.
    Authenticating,
    /// Fetching the contact list.
    Syncing,
    /// Signed in.
    Online,
    /// The connection was lost; the next try comes by itself.
    Reconnecting,
}

/// How the notification server is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// On its own port.
    Direct,
    /// Through the HTTP gateway.
    Gateway,
}

/// Why an account is not signed in any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignOutReason {
    /// The user asked for it.
    Requested,
    /// The same account signed in elsewhere.
    Elsewhere,
    /// The server shuts down.
    ServerDown,
    /// The connection was lost, or could not be made.
    Lost,
}

/// The lists a contact is on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "Vec<String>", into = "Vec<String>")]
pub struct Lists {
    /// Forward list: my contacts.
    pub forward: bool,
    /// Allow list: may see me and write.
    pub allow: bool,
    /// Block list: may not.
    pub block: bool,
    /// Reverse list: has me as a contact.
    pub reverse: bool,
    /// Pending list: added me, not yet decided.
    pub pending: bool,
}

impl Lists {
    /// Names and bits, in the order of the protocol.
    fn fields(&self) -> [(&'static str, bool); 5] {
        [
            ("FL", self.forward),
            ("AL", self.allow),
            ("BL", self.block),
            ("RL", self.reverse),
            ("PL", self.pending),
        ]
    }

    /// The bits of the wire: forward 1, allow 2, block 4, reverse 8, pending 16.
    #[must_use]
    pub fn bits(&self) -> u32 {
        self.fields()
            .iter()
            .enumerate()
            .map(|(at, (_, on))| u32::from(*on) << at)
            .sum()
    }

    /// The lists named by these bits; unknown bits are ignored.
    #[must_use]
    pub fn from_bits(bits: u32) -> Self {
        let on = |at: u32| bits & (1 << at) != 0;
        Self {
            forward: on(0),
            allow: on(1),
            block: on(2),
            reverse: on(3),
            pending: on(4),
        }
    }

    /// Whether the contact is on no list at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.bits() == 0
    }
}

impl From<Vec<String>> for Lists {
    fn from(names: Vec<String>) -> Self {
        let has = |name: &str| names.iter().any(|n| n == name);
        Self {
            forward: has("FL"),
            allow: has("AL"),
            block: has("BL"),
            reverse: has("RL"),
            pending: has("PL"),
        }
    }
}

impl From<Lists> for Vec<String> {
    fn from(lists: Lists) -> Self {
        lists
            .fields()
            .iter()
            .filter(|(_, on)| *on)
            .map(|(name, _)| (*name).to_owned())
            .collect()
    }
}

/// What a contact is listening to, playing or doing, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MediaInfo {
    /// What it is.
    pub kind: MediaKind,
    /// The whole text, places filled in.
    pub text: String,
}

/// The code of an `error` event: the number of the field, or a slug.
///
/// Slugs: `bad_command`, `not_signed_in`, `already_signed_in`, `not_supported`, `not_in_dialect`, `not_found`,
/// `wrong_password`, `account_incomplete`, `federated`, `clock`, `token_request`, `no_ticket`, `oim_refused`,
/// `oim_throttled`, `oim_content`, `oim_ticket`, `came_online`, `no_inbox`, `service_unavailable`, `unknown_host`,
/// `refused`, `timed_out`, `certificate`, `proxy_unreachable`, `proxy_refused`, `proxy_auth`, `proxy_unknown_host`,
/// `proxy_protocol`, `gateway`, `signed_in_elsewhere`, `signed_out_elsewhere`, `too_long`, `storage`, `protocol`,
/// `overrun`, `not_a_picture`, `file_not_found`, `file_denied`, `file_too_large`, `disk_full`, `file_exists`, `file_changed`,
/// `wrong_hash`, `file_failed`. Each has its words in the Fluent files, under `error-<slug>`; numbers under `error-<number>`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ErrorCode(pub Arc<str>);

impl ErrorCode {
    /// The code with this name or number.
    #[must_use]
    pub fn new(code: &str) -> Self {
        Self(Arc::from(code))
    }
}

/// Something that happened to an account.
///
/// Times inside (`sent_at`) are milliseconds since the Unix epoch.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
#[expect(
    missing_docs,
    reason = "the fields are described in docs/headless.md, once for every reader"
)]
pub enum Event {
    State {
        state: LinkState,
        /// In `reconnecting` the milliseconds until the next try, else a slug that says why.
        #[serde(skip_serializing_if = "Option::is_none")]
        detail: Option<String>,
    },
    /// How the server is reached; before `signed_in`, and when it is another way than before.
    Connection {
        way: Way,
        /// Whether nobody on the way can read along.
        encrypted: bool,
    },
    SignedIn {
        email: Address,
        display_name: String,
        dialect: String,
    },
    SignedOut {
        reason: SignOutReason,
    },
    /// The own account changed: name, status, message, privacy. After `signed_in` and at each change.
    Me {
        display_name: String,
        status: Status,
        personal_message: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        media: Option<MediaInfo>,
        allow_strangers: bool,
        #[serde(default, skip_serializing_if = "Phones::is_empty")]
        phones: Phones,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        mobile_paging: bool,
        /// `SHA1D` of the own display picture, in the object cache.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        picture_sha1d: Option<Arc<str>>,
    },
    /// The places where the own account is signed in, this one among them; again at each change (MSNP16+).
    Endpoints {
        endpoints: Vec<Place>,
    },
    /// The list is complete.
    Roster {
        contacts: usize,
        groups: usize,
    },
    /// A group of the list, new, renamed or gone.
    Group {
        group: GroupId,
        name: String,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        removed: bool,
    },
    /// A contact, new or changed, or gone from every list. `groups` holds names.
    Contact {
        email: Address,
        display_name: String,
        groups: Vec<String>,
        lists: Lists,
        #[serde(flatten)]
        details: ContactDetails,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        removed: bool,
    },
    ContactRequest {
        email: Address,
        display_name: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        message: Option<String>,
    },
    Presence {
        email: Address,
        status: Status,
        display_name: String,
        capabilities: u64,
        #[serde(skip_serializing_if = "Option::is_none")]
        picture_sha1d: Option<String>,
    },
    PersonalMessage {
        email: Address,
        text: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        media: Option<MediaInfo>,
    },
    Conversation {
        conversation: ConversationId,
        participants: Vec<Address>,
        /// The conversation that turned into this one when someone was invited.
        #[serde(skip_serializing_if = "Option::is_none")]
        was: Option<ConversationId>,
        /// We left it, or everybody did.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        closed: bool,
    },
    Text {
        conversation: ConversationId,
        id: MessageId,
        from: Address,
        /// The name they had in the conversation.
        #[serde(skip_serializing_if = "Option::is_none")]
        name: Option<String>,
        text: String,
        format: TextFormat,
        /// Emoticons of the sender's own that are in it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        emoticons: Vec<TextEmoticon>,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        offline: bool,
        #[serde(skip_serializing_if = "Option::is_none")]
        sent_at: Option<u64>,
    },
    Typing {
        conversation: ConversationId,
        from: Address,
    },
    Nudge {
        conversation: ConversationId,
        from: Address,
    },
    /// Somebody wants to send us a file; answered by `accept_file` or `decline_file`.
    TransferOffer {
        transfer: TransferId,
        conversation: ConversationId,
        from: Address,
        /// Made safe: no path, no control characters.
        name: String,
        size: u64,
        /// `SHA1D` of a small picture of it, in the object cache.
        #[serde(skip_serializing_if = "Option::is_none")]
        preview: Option<Arc<str>>,
    },
    /// How far a file has come.
    Transfer(TransferInfo),
    /// The display picture of a contact is in the object cache; or our own, when the roaming profile gave us another one.
    Picture {
        email: Address,
        sha1d: Arc<str>,
        /// Where it was written to, by a program that writes it to a file.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        path: Option<String>,
    },
    /// An emoticon of the sender's own that the texts after it may use: told before the text, with `ready` once it is
    /// in the object cache.
    Emoticon {
        conversation: ConversationId,
        from: Address,
        shortcut: String,
        sha1d: Arc<str>,
        ready: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        path: Option<String>,
    },
    /// Something drawn by hand, in the object cache.
    Ink {
        conversation: ConversationId,
        id: MessageId,
        from: Address,
        sha1d: Arc<str>,
        kind: InkKind,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        path: Option<String>,
    },
    /// A line that tells of something somebody does ("… sent a hug").
    Action {
        conversation: ConversationId,
        from: Address,
        text: String,
    },
    /// Somebody invited us to something that is not there yet; it was declined.
    Invitation {
        conversation: ConversationId,
        from: Address,
        /// `netmeeting`, `remote_assistance`, `activity`, `call`, `webcam`, `webcam_request`, `photos`, `background`,
        /// `unknown`.
        kind: String,
    },
    /// How far an own text has come.
    Delivery {
        id: MessageId,
        conversation: ConversationId,
        state: DeliveryState,
        #[serde(skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// An announcement of the server: `server_going_down` with minutes, `system` with its words, …
    Notification {
        kind: String,
        text: String,
    },
    /// A page made for this moment is there to be opened in a browser; it is deleted soon.
    Page {
        path: String,
    },
    Mail {
        unread: u32,
        /// Unread mail in other folders than the inbox.
        #[serde(default, skip_serializing_if = "is_zero")]
        unread_elsewhere: u32,
        #[serde(skip_serializing_if = "Option::is_none")]
        from: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        subject: Option<String>,
    },
    Error {
        code: ErrorCode,
        message: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        command: Option<String>,
    },
}

fn is_zero(number: &u32) -> bool {
    *number == 0
}
