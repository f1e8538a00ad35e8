//! What the user, a bot or a script wants.

use std::sync::Arc;

use super::Client;
use super::chat::Remark;
use crate::api::{Address, Command, ConversationId, DeliveryState, MessageId, Status, TextFormat};
use crate::keep::OutgoingText;
use crate::outbox::{MAX_TEXT_BYTES, Refused};

/// The longest id a caller may give a text, in bytes.
const MAX_ID: usize = 128;
/// The longest personal message, in characters, and the longest field of current media.
pub(super) const MAX_PERSONAL: usize = 129;

impl Client {
    pub(super) fn command(&mut self, command: Command) {
        match &command {
            Command::SignIn { status } => return self.sign_in(*status, &command),
            Command::SignOut | Command::Quit => {
                if self.signin.is_active() {
                    self.sign_out();
                } else if command == Command::SignOut {
                    self.refuse("not_signed_in", "there is nothing to sign out of", &command);
                }
                return;
            }
            _ if !self.signin.is_active() => {
                return self.refuse("not_signed_in", "sign in first", &command);
            }
            Command::SetStatus { status } => return self.set_status(*status, &command),
            Command::SendText {
                to,
                text,
                format,
                id,
            } => return self.send_text((to, text, format, id.clone()), &command),
            Command::Typing { to } => return self.typing(to, &command),
            Command::Nudge { to } => return self.nudge(to, &command),
            Command::Invite {
                conversation,
                email,
            } => return self.invite(conversation, email, &command),
            Command::Leave { conversation } => return self.leave(conversation, &command),
            Command::SetEndpointName { .. }
            | Command::SignOutEndpoint { .. }
            | Command::SignOutElsewhere
            | Command::SetSeveralPlaces { .. } => return self.place_command(&command),
            Command::SetDisplayPicture { path } => {
                return self.set_display_picture(path.as_deref(), &command);
            }
            Command::SendFile { to, path } => return self.send_file(to, path, &command),
            Command::AcceptFile { transfer, path } => {
                let (transfer, path) = (*transfer, path.clone());
                return self.answer_file(transfer, &command, |peers, work| {
                    peers.accept_file(transfer, path, work)
                });
            }
            Command::DeclineFile { transfer } => {
                let transfer = *transfer;
                return self.answer_file(transfer, &command, |peers, work| {
                    peers.decline_file(transfer, work)
                });
            }
            Command::CancelFile { transfer } => {
                let transfer = *transfer;
                return self.answer_file(transfer, &command, |peers, work| {
                    peers.cancel_file(transfer, work)
                });
            }
            Command::FetchPicture { email, .. } => return self.fetch_picture(email, &command),
            Command::SendEmoticonText { .. } => return self.send_emoticon_text(&command),
            Command::SendInk { to, path } => return self.send_ink(to, path, &command),
            Command::SendAction { to, text } => return self.send_action(to, text, &command),
            Command::SendWink { .. } | Command::SendVoiceClip { .. } => {
                return self.refuse("not_supported", "this program cannot do that yet", &command);
            }
            _ => {}
        }
        if !self.signin.ready {
            return self.refuse("not_signed_in", "not signed in at the moment", &command);
        }
        match &command {
            Command::SetPersonalMessage { text } => self.set_personal_message(text, &command),
            Command::SetCurrentMedia { media } => {
                self.set_current_media(media.clone(), &command);
            }
            Command::SetPhone { .. }
            | Command::SetMobilePaging { .. }
            | Command::SendPage { .. }
                if self.signin.dialect.is_some_and(|d| !d.has_properties()) =>
            {
                let words = "there are no phone numbers before MSNP5";
                self.refuse("not_in_dialect", words, &command);
            }
            _ => self.contact_command(&command),
        }
        self.roaming_wished(&command);
    }

    // --- the own person ---------------------------------------------------------------------------------------------

    fn set_status(&mut self, status: Status, command: &Command) {
        if status == Status::Offline {
            return self.refuse("201", "to be offline, sign out", command);
        }
        self.wish_status(status);
        if self.ns.is_some() {
            let name = command.name();
            let ready = self.signin.ready;
            self.with_session(|session, desk| {
                if ready {
                    session.set_status(status, Some(name), desk);
                } else {
                    session.wish_status(status);
                }
            });
        }
    }

    fn set_personal_message(&mut self, text: &str, command: &Command) {
        if text.chars().count() > MAX_PERSONAL {
            return self.refuse("too_long", "a personal message has 129 characters", command);
        }
        let media = self.model.media.clone();
        self.tell_personal(text.to_owned(), media, command);
    }

    fn set_current_media(&mut self, media: Option<crate::api::CurrentMedia>, command: &Command) {
        let too_long = media.as_ref().is_some_and(|media| {
            let fields = media.args.iter().chain([&media.app, &media.format]);
            media.args.len() > 16
                || fields
                    .into_iter()
                    .any(|field| field.chars().count() > MAX_PERSONAL)
        });
        if too_long {
            return self.refuse("too_long", "a field has 129 characters", command);
        }
        let text = self.model.me.personal_message.clone();
        self.tell_personal(text, media, command);
    }

    fn tell_personal(
        &mut self,
        text: String,
        media: Option<crate::api::CurrentMedia>,
        command: &Command,
    ) {
        if !self.has_personal_message() {
            let words = "there are no personal messages before MSNP11";
            return self.refuse("not_in_dialect", words, command);
        }
        if self.ns.as_ref().is_some_and(|session| !session.has_room()) {
            let words = "too many commands wait for their answer";
            return self.refuse("800", words, command);
        }
        self.model.media.clone_from(&media);
        let name = command.name();
        self.with_session(|session, desk| {
            session.set_personal_message(text, media.as_ref(), Some(name), desk);
        });
    }

    fn has_personal_message(&self) -> bool {
        self.signin
            .dialect
            .is_some_and(|dialect| dialect.has_personal_message())
    }

    // --- conversations ----------------------------------------------------------------------------------------------

    fn send_text(
        &mut self,
        what: (&ConversationId, &str, &TextFormat, Option<MessageId>),
        command: &Command,
    ) {
        let (to, text, format, id) = what;
        let Some(members) = self.members(to, command) else {
            return;
        };
        if text.is_empty() {
            return self.refuse("bad_command", "there is no text", command);
        }
        if text.len() > MAX_TEXT_BYTES {
            let words = format!("a text has at most {MAX_TEXT_BYTES} bytes");
            return self.refuse("too_long", words, command);
        }
        let id = match id {
            Some(id) if id.as_str().is_empty() || id.as_str().len() > MAX_ID => {
                return self.refuse("bad_command", "an id has 1 to 128 bytes", command);
            }
            Some(id) => id,
            None => self.fx.message_id(),
        };
        let text = OutgoingText {
            id,
            conversation: to.clone(),
            to: members,
            text: Arc::from(text),
            format: format.clone(),
            emoticons: Vec::new(),
            at: self.now.wall,
            state: DeliveryState::Queued,
        };
        match self.outbox.add(text, &mut self.fx) {
            Ok(()) => self.try_anew(to),
            Err(Refused::Duplicate) => {
                self.refuse(
                    "bad_command",
                    "a text with this id was sent before",
                    command,
                );
            }
            Err(Refused::Full) => {
                self.refuse("800", "too many texts wait to be sent", command);
            }
        }
    }

    fn typing(&mut self, to: &ConversationId, command: &Command) {
        if self.members(to, command).is_none() {
            return;
        }
        if self.federated(to).is_some() {
            return self.type_federated(to);
        }
        // Typing alone is no reason to call anybody.
        let way = self.way(to);
        let now = self.now;
        if let Some(sb) = way.and_then(|link| self.sbs.get_mut(&link)) {
            sb.write_typing((&mut self.fx, now));
        }
    }

    fn nudge(&mut self, to: &ConversationId, command: &Command) {
        if self.members(to, command).is_none() {
            return;
        }
        if self
            .signin
            .dialect
            .is_some_and(|dialect| !dialect.has_nudge())
        {
            let words = "there are no nudges before MSNP11";
            return self.refuse("not_in_dialect", words, command);
        }
        if self.queue_remark(to, Remark::Nudge) {
            self.try_anew(to);
            self.pump(to);
        } else {
            self.refuse("800", "too many nudges wait", command);
        }
    }

    fn invite(&mut self, to: &ConversationId, email: &Address, command: &Command) {
        if self.members(to, command).is_none() || !self.check_address(email, command) {
            return;
        }
        let chat = self.chat(to);
        if chat.members.contains(email) && chat.told.contains(email) {
            return self.refuse("215", "they are in the conversation already", command);
        }
        if !chat.invites.contains(email) {
            chat.invites.push(email.clone());
        }
        chat.held = false;
        self.pump(to);
    }

    fn leave(&mut self, id: &ConversationId, command: &Command) {
        if self.chats.contains_key(id) {
            self.leave_chat(id);
        } else {
            self.refuse("not_found", "there is no such conversation", command);
        }
    }

    /// Who belongs to a conversation; refuses the command when there is no such conversation and cannot be.
    pub(super) fn members(
        &mut self,
        id: &ConversationId,
        command: &Command,
    ) -> Option<Vec<Address>> {
        if id.is_group() {
            let members = self.chats.get(id).map(|chat| chat.members.clone());
            if members.is_none() {
                self.refuse("not_found", "there is no such conversation", command);
            }
            return members;
        }
        let address = Address::new(id.as_str());
        self.check_address(&address, command).then(|| vec![address])
    }

    /// Whether this can be the address of somebody else; refuses the command if not.
    pub(super) fn check_address(&mut self, email: &Address, command: &Command) -> bool {
        if !is_address(email.as_str()) {
            let words = format!("'{email}' is no address");
            self.refuse("201", words, command);
            return false;
        }
        if *email == self.model.me.email {
            self.refuse("201", "that is the own address", command);
            return false;
        }
        true
    }
}

/// Whether the text has the form of an address: ASCII without blanks, something on both sides of one `@`, at most 129
/// bytes (protocol reference, 01 section 4).
fn is_address(text: &str) -> bool {
    let plain = text
        .bytes()
        .all(|b| b.is_ascii_graphic() && b != b',' && b != b';');
    plain
        && text.len() <= 129
        && text.split_once('@').is_some_and(|(local, domain)| {
            !local.is_empty()
                && !domain.is_empty()
                && !domain.contains('@')
                && !domain.starts_with('.')
                && !domain.ends_with('.')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_have_something_on_both_sides_of_one_at() {
        for good in ["bob@example.net", "a.b+c@x.example.com", "b@localhost"] {
            assert!(is_address(good), "{good}");
        }
        let long = format!("{}@example.net", "a".repeat(130));
        for bad in [
            "",
            "bob",
            "@example.net",
            "bob@",
            "a@b@c",
            "a b@example.net",
            "b@.net",
            "b@net.",
            "bö@example.net",
            "b\r\n@example.net",
            &long,
        ] {
            assert!(!is_address(bad), "{bad}");
        }
    }
}
