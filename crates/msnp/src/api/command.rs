//! Commands: what one can ask of an account.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::types::{
    Address, ConversationId, CurrentMedia, EndpointId, MessageId, PhoneKind, Status, TextFormat,
};
use crate::io::TransferId;

/// Something the window, a script or a bot asks of an account.
///
/// Where a conversation is wanted, `to` is an address or the id of a conversation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "cmd", rename_all = "snake_case")]
#[expect(
    missing_docs,
    reason = "the fields are described in docs/headless.md, once for every reader"
)]
pub enum Command {
    /// Connect and sign in.
    SignIn {
        #[serde(default)]
        status: Status,
    },
    /// Sign out cleanly.
    SignOut,
    SetStatus {
        status: Status,
    },
    SetDisplayName {
        name: String,
    },
    /// An empty text clears it.
    SetPersonalMessage {
        text: String,
    },
    /// All fields null clears it.
    SetCurrentMedia {
        #[serde(default, flatten)]
        media: Option<CurrentMedia>,
    },
    SetDisplayPicture {
        path: Option<String>,
    },
    AddContact {
        email: Address,
        #[serde(default)]
        message: Option<String>,
        #[serde(default)]
        group: Option<String>,
    },
    RemoveContact {
        email: Address,
    },
    Block {
        email: Address,
    },
    Unblock {
        email: Address,
    },
    /// Yes to a contact request: they may see us and write.
    AcceptContact {
        email: Address,
        /// Whether they are added to the list as well.
        #[serde(default = "yes")]
        add: bool,
    },
    /// No to a contact request: they are blocked.
    RejectContact {
        email: Address,
    },
    AddGroup {
        name: String,
    },
    RemoveGroup {
        name: String,
    },
    RenameGroup {
        name: String,
        new_name: String,
    },
    GroupAdd {
        email: Address,
        group: String,
    },
    GroupRemove {
        email: Address,
        group: String,
    },
    /// Whether people on neither list may see us and write.
    SetPrivacy {
        allow_strangers: bool,
    },
    /// The own name for a contact; an empty one clears it (MSNP13+).
    SetNickname {
        email: Address,
        nickname: String,
    },
    /// The own note on a contact; an empty one clears it (MSNP13+).
    SetNote {
        email: Address,
        note: String,
    },
    /// A phone number of a contact, as the own address book has it; an empty one clears it (MSNP13+).
    SetContactPhone {
        email: Address,
        kind: PhoneKind,
        number: String,
    },
    SetFavorite {
        email: Address,
        favorite: bool,
    },
    /// An own phone number, as contacts see it; an empty one clears it (MSNP5+).
    SetPhone {
        kind: PhoneKind,
        number: String,
    },
    /// Whether contacts may send pages to the own mobile phone.
    SetMobilePaging {
        allowed: bool,
    },
    /// A short text to the mobile phone of a contact.
    SendPage {
        email: Address,
        text: String,
    },
    /// What the other places see this one as (MSNP16+).
    SetEndpointName {
        name: String,
    },
    /// Signs the account out at another place (MSNP16+).
    SignOutEndpoint {
        endpoint: EndpointId,
    },
    /// Signs the account out at every place but this one (MSNP16+).
    SignOutElsewhere,
    /// Whether the account may be signed in at several places at once; if not, this place signs out the others.
    SetSeveralPlaces {
        allowed: bool,
    },
    /// Asks for a page that opens the inbox; answered by a `page` event.
    OpenInbox,
    SendText {
        to: ConversationId,
        text: String,
        #[serde(default)]
        format: TextFormat,
        #[serde(default)]
        id: Option<MessageId>,
    },
    Typing {
        to: ConversationId,
    },
    Nudge {
        to: ConversationId,
    },
    Invite {
        conversation: ConversationId,
        email: Address,
    },
    Leave {
        conversation: ConversationId,
    },
    SendFile {
        to: ConversationId,
        path: String,
    },
    AcceptFile {
        transfer: TransferId,
        #[serde(default)]
        path: Option<String>,
    },
    DeclineFile {
        transfer: TransferId,
    },
    CancelFile {
        transfer: TransferId,
    },
    FetchPicture {
        email: Address,
        #[serde(default)]
        path: Option<String>,
    },
    /// A text in which shortcuts stand for emoticons of one's own, each in a file.
    SendEmoticonText {
        to: ConversationId,
        text: String,
        emoticons: BTreeMap<String, String>,
        #[serde(default)]
        format: TextFormat,
        #[serde(default)]
        id: Option<MessageId>,
    },
    /// A GIF is sent as it is.
    SendInk {
        to: ConversationId,
        path: String,
    },
    /// A line that tells of something one does.
    SendAction {
        to: ConversationId,
        text: String,
    },
    SendWink {
        to: ConversationId,
        path: String,
    },
    SendVoiceClip {
        to: ConversationId,
        path: String,
    },
    /// Sign out and end.
    Quit,
}

impl Command {
    /// The name of the command on the wire, for `error` events.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::SignIn { .. } => "sign_in",
            Self::SignOut => "sign_out",
            Self::SetStatus { .. } => "set_status",
            Self::SetDisplayName { .. } => "set_display_name",
            Self::SetPersonalMessage { .. } => "set_personal_message",
            Self::SetCurrentMedia { .. } => "set_current_media",
            Self::SetDisplayPicture { .. } => "set_display_picture",
            Self::AddContact { .. } => "add_contact",
            Self::RemoveContact { .. } => "remove_contact",
            Self::Block { .. } => "block",
            Self::Unblock { .. } => "unblock",
            Self::AcceptContact { .. } => "accept_contact",
            Self::RejectContact { .. } => "reject_contact",
            Self::AddGroup { .. } => "add_group",
            Self::RemoveGroup { .. } => "remove_group",
            Self::RenameGroup { .. } => "rename_group",
            Self::GroupAdd { .. } => "group_add",
            Self::GroupRemove { .. } => "group_remove",
            Self::SetPrivacy { .. } => "set_privacy",
            Self::SetNickname { .. } => "set_nickname",
            Self::SetNote { .. } => "set_note",
            Self::SetContactPhone { .. } => "set_contact_phone",
            Self::SetFavorite { .. } => "set_favorite",
            Self::SetPhone { .. } => "set_phone",
            Self::SetMobilePaging { .. } => "set_mobile_paging",
            Self::SendPage { .. } => "send_page",
            Self::SetEndpointName { .. } => "set_endpoint_name",
            Self::SignOutEndpoint { .. } => "sign_out_endpoint",
            Self::SignOutElsewhere => "sign_out_elsewhere",
            Self::SetSeveralPlaces { .. } => "set_several_places",
            Self::OpenInbox => "open_inbox",
            Self::SendText { .. } => "send_text",
            Self::Typing { .. } => "typing",
            Self::Nudge { .. } => "nudge",
            Self::Invite { .. } => "invite",
            Self::Leave { .. } => "leave",
            Self::SendFile { .. } => "send_file",
            Self::AcceptFile { .. } => "accept_file",
            Self::DeclineFile { .. } => "decline_file",
            Self::CancelFile { .. } => "cancel_file",
            Self::FetchPicture { .. } => "fetch_picture",
            Self::SendEmoticonText { .. } => "send_emoticon_text",
            Self::SendInk { .. } => "send_ink",
            Self::SendAction { .. } => "send_action",
            Self::SendWink { .. } => "send_wink",
            Self::SendVoiceClip { .. } => "send_voice_clip",
            Self::Quit => "quit",
        }
    }
}

fn yes() -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::MediaKind;

    fn read(json: &str) -> Command {
        serde_json::from_str(json).unwrap_or_else(|e| panic!("{json}: {e}"))
    }

    #[test]
    fn commands_are_read_as_the_contract_writes_them() {
        assert_eq!(
            read(r#"{"cmd":"sign_in"}"#),
            Command::SignIn {
                status: Status::Online
            }
        );
        assert_eq!(
            read(r#"{"cmd":"sign_in","status":"busy"}"#),
            Command::SignIn {
                status: Status::Busy
            }
        );
        assert_eq!(
            read(r#"{"cmd":"set_current_media","app":null,"kind":null}"#),
            Command::SetCurrentMedia { media: None }
        );
        let media = CurrentMedia {
            app: "X".into(),
            kind: MediaKind::Music,
            format: "{0}".into(),
            args: vec!["Y".into()],
        };
        assert_eq!(
            read(
                r#"{"cmd":"set_current_media","app":"X","kind":"music","format":"{0}","args":["Y"]}"#
            ),
            Command::SetCurrentMedia { media: Some(media) }
        );
        let Command::SendText { to, format, id, .. } = read(
            r##"{"cmd":"send_text","to":"bob@example.net","text":"hi","format":{"bold":true,"color":"#ff8000"}}"##,
        ) else {
            panic!("not a text")
        };
        assert_eq!(
            (to.as_str(), format.bold, id),
            ("bob@example.net", true, None)
        );
        assert_eq!(format.color.map(|c| (c.r, c.g, c.b)), Some((255, 128, 0)));
    }

    #[test]
    fn addresses_are_compared_without_letter_case() {
        let Command::Block { email } = read(r#"{"cmd":"block","email":"Bob@Example.NET"}"#) else {
            panic!("not a block")
        };
        assert_eq!(email, Address::new("bob@example.net"));
    }
}
