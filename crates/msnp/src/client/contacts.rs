//! Commands about the contact list and the own name, handed to the session.

use super::Client;
use crate::api::Command;
use crate::ns::ChangeError;

impl Client {
    pub(super) fn contact_command(&mut self, command: &Command) {
        let email = match command {
            Command::AddContact { email, .. }
            | Command::RemoveContact { email }
            | Command::Block { email }
            | Command::Unblock { email }
            | Command::AcceptContact { email }
            | Command::RejectContact { email }
            | Command::GroupAdd { email, .. }
            | Command::GroupRemove { email, .. } => Some(email),
            _ => None,
        };
        if email.is_some_and(|email| !self.check_address(email, command)) {
            return;
        }
        let name = command.name();
        let mut result = Ok(());
        self.with_session(|session, desk| {
            result = match command {
                Command::AddContact { email, group, .. } => {
                    session.add_contact(email, group.as_deref(), name, desk)
                }
                Command::RemoveContact { email } => session.remove_contact(email, name, desk),
                Command::Block { email } => session.block(email, name, desk),
                Command::Unblock { email } => session.unblock(email, name, desk),
                Command::AcceptContact { email } => session.accept(email, name, desk),
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
                Command::SetDisplayName { name: own } => session.set_display_name(own, name, desk),
                // All others were dealt with before.
                _ => Ok(()),
            };
        });
        match result {
            Ok(()) => {}
            Err(ChangeError::NotFound) => {
                self.refuse("not_found", "there is no such contact or group", command);
            }
            Err(ChangeError::TooLong) => {
                self.refuse("too_long", "a name must not be empty or too long", command);
            }
            Err(ChangeError::NotInDialect) => {
                self.refuse(
                    "not_in_dialect",
                    "there are no groups before MSNP7",
                    command,
                );
            }
            Err(ChangeError::Busy) => {
                self.refuse("800", "too many commands wait for their answer", command);
            }
        }
        if let (Ok(()), Command::Block { email } | Command::RejectContact { email }) =
            (result, command)
        {
            // Blocking counts for new conversations only: the present ones are left.
            self.leave_those_with(email);
        }
    }
}
