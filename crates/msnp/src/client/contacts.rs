//! Commands about the contact list and the own name, handed to the session.

use super::Client;
use crate::api::Command;
use crate::ns::{ChangeError, Session};

impl Client {
    pub(super) fn contact_command(&mut self, command: &Command) {
        let email = match command {
            Command::AddContact { email, .. }
            | Command::RemoveContact { email }
            | Command::Block { email }
            | Command::Unblock { email }
            | Command::AcceptContact { email, .. }
            | Command::RejectContact { email }
            | Command::GroupAdd { email, .. }
            | Command::GroupRemove { email, .. }
            | Command::SetNickname { email, .. }
            | Command::SetNote { email, .. }
            | Command::SetContactPhone { email, .. }
            | Command::SetFavorite { email, .. } => Some(email),
            _ => None,
        };
        let phones = self.ns.as_ref().is_some_and(Session::has_book);
        if let Some(email) = email
            && !(phones && is_phone(email.as_str()))
            && !self.check_address(email, command)
        {
            return;
        }
        let name = command.name();
        let mut result = Ok(());
        self.with_session(|session, desk| {
            let by_server = matches!(
                command,
                Command::SetPhone { .. }
                    | Command::SetMobilePaging { .. }
                    | Command::SendPage { .. }
                    | Command::OpenInbox
            );
            if session.has_book() && !by_server {
                result = session.wish(command, desk);
                return;
            }
            result = match command {
                Command::AddContact { email, group, .. } => {
                    session.add_contact(email, group.as_deref(), name, desk)
                }
                Command::RemoveContact { email } => session.remove_contact(email, name, desk),
                Command::Block { email } => session.block(email, name, desk),
                Command::Unblock { email } => session.unblock(email, name, desk),
                Command::AcceptContact { email, add } => session.accept((email, *add), name, desk),
                Command::RejectContact { email } => session.reject(email, name, desk),
                Command::AddGroup { name: group } => session.add_group(group, name, desk),
                Command::RemoveGroup { name: group } => session.remove_group(group, name, desk),
                Command::RenameGroup {
                    name: group,
                    new_name,
                } => session.rename_group((group, new_name), name, desk),
                Command::GroupAdd { email, group } => session.group_add((email, group), name, desk),
                Command::GroupRemove { email, group } => {
                    session.group_remove((email, group), name, desk)
                }
                Command::SetPrivacy { allow_strangers } => {
                    session.set_privacy(*allow_strangers, name, desk)
                }
                Command::SetPhone { kind, number } => {
                    session.set_phone((*kind, number), name, desk)
                }
                Command::SetMobilePaging { allowed } => {
                    session.set_mobile_paging(*allowed, name, desk)
                }
                Command::SendPage { email, text } => session.send_page((email, text), name, desk),
                Command::OpenInbox => session.open_inbox(name, desk),
                Command::SetDisplayName { name: own } => {
                    session.set_display_name(own, Some(name), desk)
                }
                Command::SetNickname { .. }
                | Command::SetNote { .. }
                | Command::SetContactPhone { .. }
                | Command::SetFavorite { .. } => Err(ChangeError::NotInDialect),
                // All others were dealt with before.
                _ => Ok(()),
            };
        });
        if let Err(error) = result {
            let (code, words) = error.told();
            self.refuse(code, words, command);
        }
        if let (Ok(()), Command::Block { email } | Command::RejectContact { email }) =
            (result, command)
        {
            // Blocking counts for new conversations only: the present ones are left.
            self.leave_those_with(email);
        }
    }
}

/// Whether the text is the address of a phone: `tel:+15550100`.
fn is_phone(text: &str) -> bool {
    text.strip_prefix("tel:+").is_some_and(|number| {
        (1..=20).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit())
    })
}
