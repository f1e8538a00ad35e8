//! Files on their way, and things drawn.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::types::{Address, ConversationId};
use crate::io::TransferId;

/// How far a file has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TransferState {
    /// Being offered, or accepted and not yet begun.
    Connecting,
    /// Bytes are moving.
    Active,
    /// All of it is there.
    Done,
    /// The receiver does not want it.
    Declined,
    /// One of the two stopped it.
    Cancelled,
    /// It broke off.
    Failed,
}

impl TransferState {
    /// Whether nothing more will come.
    #[must_use]
    pub fn is_final(self) -> bool {
        !matches!(self, Self::Connecting | Self::Active)
    }
}

/// What carries a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TransferWay {
    /// The switchboard: through the server, slowly.
    Switchboard,
    /// A connection between the two.
    Direct,
}

/// Who sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// We do.
    Outgoing,
    /// The other does.
    Incoming,
}

/// A file on its way, out or in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransferInfo {
    /// Its number.
    pub transfer: TransferId,
    /// How far it is.
    pub state: TransferState,
    /// The conversation it belongs to.
    pub conversation: ConversationId,
    /// The other one.
    pub with: Address,
    /// Who sends.
    pub direction: Direction,
    /// The name of the file, without a folder.
    pub name: String,
    /// Bytes that are there.
    pub bytes: u64,
    /// Bytes in all.
    pub size: u64,
    /// What carries it.
    pub via: TransferWay,
    /// Where it is, when it was received whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// SHA-256 over the whole in hexadecimal digits, once it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// A code that says why, with `cancelled` and `failed`: a number of the server, a slug of
    /// [`FileError`](crate::io::FileError), or one of these.
    ///
    /// Reasons: `peer` (only with `cancelled`: the other one stopped it), `refused`, `timed_out`, `connection`, `wrong_size`,
    /// `protocol`, `not_signed_in`. But for the first each has its words in the Fluent files, under `transfer-why-<reason>`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// An emoticon of the sender's own in a text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TextEmoticon {
    /// What stands for it in the text, 1 to 7 characters.
    pub shortcut: String,
    /// `SHA1D` of the picture, which the object cache has or will have.
    pub sha1d: Arc<str>,
}

/// How something drawn by hand was written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InkKind {
    /// A GIF picture.
    Gif,
    /// Ink Serialized Format: strokes.
    Isf,
}
