//! What lies inside `MSG`, `UUX` and `UBX`: MIME messages, their kinds, formats, and personal messages.
//!
//! [`Message::read`] tells what kind of message a payload is and borrows from it; the `*_payload` functions write the
//! payloads this program sends. Protocol reference 04 sections 4, 5 and 8, and 05 sections 4 to 7.

mod charset;
mod chunks;
mod data;
mod emoticon;
mod endpoint;
mod fields;
mod format;
mod ink;
mod invite;
mod kinds;
mod notice;
mod personal;
mod text;
mod words;

pub use charset::{decode_text, lines_to_wire};
pub use chunks::{Joined, Joiner};
pub use data::data_payload;
pub use emoticon::{EmoticonDefinition, OwnEmoticon, emoticon_payloads, is_shortcut};
pub use endpoint::{EndpointData, OwnData, PrivateData, endpoint_payload, private_payload};
pub use fields::{ContentType, Fields, Mime};
pub use format::ImFormat;
pub use ink::{Ink, MAX_INK, ink_payloads};
pub use invite::{
    CancelCode, FileAccept, FileAddress, FileInvite, Invite, InviteCommand, cancel_payload,
    file_accept_payload, file_invite_payload,
};
pub use kinds::{
    Message, TextMessage, action_payload, client_caps_payload, nudge_payload, typing_payload,
};
pub use notice::{MailCounts, Notice, Profile};
pub use personal::{PersonalData, media_info, personal_payload};
pub use text::{MAX_PAYLOAD, split_text, text_payloads};
pub use words::decode_words;
