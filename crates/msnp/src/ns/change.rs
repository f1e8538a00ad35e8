//! Changing the list: what the user asks for, and what the server tells of it (protocol reference, 03 sections 1, 3, 4).

mod groups;
mod told;

use std::borrow::Cow;

use super::status::tell_me;
use super::{Ask, Desk, Session};
use crate::api::{Address, GroupId};
use crate::command::{Addition, ClientCommand, List, property};
use crate::wire::percent_encode;

/// The longest encoded name, in bytes.
const MAX_NAME: usize = 387;
/// The longest encoded name of a group, in bytes.
const MAX_GROUP_NAME: usize = 61;
/// So many people are taken off the pending list at one sign-in: the user's own commands are not to wait for it.
const MAX_REPAIRS: usize = 50;

/// Why a change is not even asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ChangeError {
    /// There is no such contact or group.
    NotFound,
    /// The name is empty or too long.
    TooLong,
    /// They have no phone that takes pages.
    NoPages,
    /// Too many commands wait for their answer.
    Busy,
    /// The dialect has no such thing.
    NotInDialect,
}

impl ChangeError {
    /// The code and the words of the error event.
    pub(crate) fn told(self) -> (&'static str, &'static str) {
        match self {
            Self::NotFound => ("not_found", "there is no such contact or group"),
            Self::TooLong => ("too_long", "a name must not be empty or too long"),
            Self::NoPages => ("220", "no pages can be sent to this person"),
            Self::Busy => ("800", "too many commands wait for their answer"),
            Self::NotInDialect => ("not_in_dialect", "there is no address book"),
        }
    }
}

pub(super) type Change = Result<(), ChangeError>;

impl Session {
    /// Puts somebody on the list, and where they may see us unless they are blocked.
    pub(crate) fn add_contact(
        &mut self,
        email: &Address,
        group: Option<&str>,
        command: &'static str,
        desk: &mut Desk<'_>,
    ) -> Change {
        let group = match group {
            Some(name) => {
                self.check_groups()?;
                Some(find_group(name, desk)?)
            }
            None => None,
        };
        self.begin_change()?;
        let lists = desk
            .model
            .roster
            .contact(email)
            .map_or_else(Default::default, |contact| contact.lists);
        // Allowed first: some servers tell the presence of a new contact only then.
        if !lists.allow && !lists.block {
            self.put(List::Allow, email, command, desk);
        }
        if lists.forward {
            if let Some(group) = group {
                self.put_in_group(email, &group, command, desk)?;
            }
        } else {
            self.put_forward(email, group, command, desk);
        }
        if lists.pending {
            self.take_off(List::Pending, email, command, desk);
        }
        Ok(())
    }

    /// Yes to somebody who asks: they may see us, and are added if that is wanted.
    pub(crate) fn accept(
        &mut self,
        (email, add): (&Address, bool),
        command: &'static str,
        desk: &mut Desk<'_>,
    ) -> Change {
        let lists = lists_of(email, desk)?;
        if lists.block {
            self.begin_change()?;
            self.take_off(List::Block, email, command, desk);
            self.put(List::Allow, email, command, desk);
        }
        if add {
            return self.add_contact(email, None, command, desk);
        }
        self.begin_change()?;
        if !lists.allow && !lists.block {
            self.put(List::Allow, email, command, desk);
        }
        if lists.pending {
            self.take_off(List::Pending, email, command, desk);
        }
        Ok(())
    }

    /// No to somebody who asks: they are blocked.
    pub(crate) fn reject(
        &mut self,
        email: &Address,
        command: &'static str,
        desk: &mut Desk<'_>,
    ) -> Change {
        let lists = lists_of(email, desk)?;
        self.block(email, command, desk)?;
        if lists.pending {
            self.take_off(List::Pending, email, command, desk);
        }
        Ok(())
    }

    /// Takes somebody off the list. They stay allowed or blocked: else they would ask again.
    pub(crate) fn remove_contact(
        &mut self,
        email: &Address,
        command: &'static str,
        desk: &mut Desk<'_>,
    ) -> Change {
        if !lists_of(email, desk)?.forward {
            return Err(ChangeError::NotFound);
        }
        self.begin_change()?;
        self.take_off(List::Forward, email, command, desk);
        Ok(())
    }

    /// They may not see us or write any more.
    pub(crate) fn block(
        &mut self,
        email: &Address,
        command: &'static str,
        desk: &mut Desk<'_>,
    ) -> Change {
        self.begin_change()?;
        let lists = lists_of(email, desk).unwrap_or_default();
        if lists.allow {
            self.take_off(List::Allow, email, command, desk);
        }
        self.put(List::Block, email, command, desk);
        Ok(())
    }

    /// They may see us and write again.
    pub(crate) fn unblock(
        &mut self,
        email: &Address,
        command: &'static str,
        desk: &mut Desk<'_>,
    ) -> Change {
        if !lists_of(email, desk)?.block {
            return Err(ChangeError::NotFound);
        }
        self.begin_change()?;
        self.take_off(List::Block, email, command, desk);
        self.put(List::Allow, email, command, desk);
        Ok(())
    }

    /// Whether people on neither list may see us and write.
    pub(crate) fn set_privacy(
        &mut self,
        allow: bool,
        command: &'static str,
        desk: &mut Desk<'_>,
    ) -> Change {
        self.begin_change()?;
        self.tell_privacy(allow, Some(command), desk);
        Ok(())
    }

    pub(super) fn tell_privacy(
        &mut self,
        allow: bool,
        command: Option<&'static str>,
        desk: &mut Desk<'_>,
    ) {
        let trid = self.ask(Ask::Privacy(allow), command, desk);
        self.send(&ClientCommand::Blp { trid, allow }, desk);
    }

    /// Our own name.
    pub(crate) fn set_display_name(
        &mut self,
        name: &str,
        command: Option<&'static str>,
        desk: &mut Desk<'_>,
    ) -> Change {
        self.begin_change()?;
        self.tell_own_name(name, command, desk)
    }

    pub(super) fn tell_own_name(
        &mut self,
        name: &str,
        command: Option<&'static str>,
        desk: &mut Desk<'_>,
    ) -> Change {
        check_name(name, MAX_NAME)?;
        let trid = self.ask(Ask::Name(name.to_owned()), command, desk);
        let name = Cow::Borrowed(name);
        let email = desk.model.me.email.clone();
        let change = if self.dialect.own_name_by_prp() {
            ClientCommand::Prp {
                trid,
                kind: property::NAME,
                value: Some(name),
            }
        } else {
            ClientCommand::Rea {
                trid,
                handle: email.spelled(),
                name,
            }
        };
        self.send(&change, desk);
        Ok(())
    }

    fn check_groups(&self) -> Change {
        match self.dialect.has_groups() {
            true => Ok(()),
            false => Err(ChangeError::NotInDialect),
        }
    }

    pub(super) fn begin_change(&mut self) -> Change {
        if !self.asks.has_room() {
            return Err(ChangeError::Busy);
        }
        self.asks.begin_errand();
        Ok(())
    }

    /// How the server names the entry of the forward list: by GUID or by address.
    fn entry_name(&self, email: &Address, desk: &Desk<'_>) -> String {
        let guid = desk
            .model
            .roster
            .contact(email)
            .and_then(|contact| contact.guid.clone())
            .filter(|_| self.dialect.lists_by_guid());
        guid.unwrap_or_else(|| spelled(email, desk))
    }

    fn put(&mut self, list: List, email: &Address, command: &'static str, desk: &mut Desk<'_>) {
        let ask = Ask::Add {
            list,
            address: email.clone(),
            group: None,
            then: None,
        };
        let trid = self.ask(ask, Some(command), desk);
        let handle = spelled(email, desk);
        let name = (!self.dialect.lists_by_guid()).then_some(Cow::Borrowed(handle.as_str()));
        self.send_addition(
            &Addition {
                trid,
                list,
                version: None,
                handle: Some(&handle),
                name,
                guid: None,
                group: None,
            },
            desk,
        );
    }

    fn put_forward(
        &mut self,
        email: &Address,
        group: Option<GroupId>,
        command: &'static str,
        desk: &mut Desk<'_>,
    ) {
        // With GUIDs the contact gets its own first, and goes into the group afterwards.
        let (now, then) = if self.dialect.lists_by_guid() {
            (None, group)
        } else {
            let zero = self.dialect.has_group_zero().then(|| GroupId::new("0"));
            (group.or(zero), None)
        };
        let ask = Ask::Add {
            list: List::Forward,
            address: email.clone(),
            group: now.clone(),
            then,
        };
        let trid = self.ask(ask, Some(command), desk);
        let name = desk
            .model
            .roster
            .contact(email)
            .map_or_else(|| email.as_str().to_owned(), |c| c.display_name.clone());
        let handle = spelled(email, desk);
        self.send_addition(
            &Addition {
                trid,
                list: List::Forward,
                version: None,
                handle: Some(&handle),
                name: Some(Cow::Owned(name)),
                guid: None,
                group: now.as_ref().map(GroupId::as_str),
            },
            desk,
        );
    }

    /// Puts somebody who is on the forward list into a group.
    fn put_in_group(
        &mut self,
        email: &Address,
        group: &GroupId,
        command: &'static str,
        desk: &mut Desk<'_>,
    ) -> Change {
        let contact = desk.model.roster.contact(email);
        let contact = contact.ok_or(ChangeError::NotFound)?;
        let (name, guid) = (contact.display_name.clone(), contact.guid.clone());
        let guid = guid.filter(|_| self.dialect.lists_by_guid());
        let ask = Ask::Add {
            list: List::Forward,
            address: email.clone(),
            group: Some(group.clone()),
            then: None,
        };
        let trid = self.ask(ask, Some(command), desk);
        let by_address = guid.is_none();
        let handle = spelled(email, desk);
        self.send_addition(
            &Addition {
                trid,
                list: List::Forward,
                version: None,
                handle: by_address.then_some(&*handle),
                name: by_address.then_some(Cow::Owned(name)),
                guid: guid.as_deref(),
                group: Some(group.as_str()),
            },
            desk,
        );
        Ok(())
    }

    /// Who was decided about at another place may be left on the pending list: off it (03 section 1).
    pub(super) fn clear_pending(&mut self, desk: &mut Desk<'_>) {
        if !self.dialect.has_syn() || !self.dialect.has_pending_list() {
            return;
        }
        let left: Vec<Address> = desk
            .model
            .roster
            .contacts()
            .filter(|contact| contact.lists.pending && !contact.asks())
            .map(|contact| contact.address.clone())
            .take(MAX_REPAIRS)
            .collect();
        for email in left {
            self.take_off(List::Pending, &email, None, desk);
        }
    }

    fn take_off(
        &mut self,
        list: List,
        email: &Address,
        command: impl Into<Option<&'static str>>,
        desk: &mut Desk<'_>,
    ) {
        let who = match list {
            List::Forward => self.entry_name(email, desk),
            _ => spelled(email, desk),
        };
        let ask = Ask::Remove {
            list,
            address: email.clone(),
            group: None,
        };
        let trid = self.ask(ask, command.into(), desk);
        let removal = ClientCommand::Rem {
            trid,
            list,
            who: &who,
            group: None,
        };
        self.send(&removal, desk);
    }

    fn send_addition(&self, addition: &Addition<'_>, desk: &mut Desk<'_>) {
        self.send(&ClientCommand::Add(addition.clone()), desk);
    }

    /// What was asked for is so, whatever the server said. `guid` is the contact's own, if it was told.
    pub(super) fn done(&mut self, ask: Ask, guid: Option<&str>, desk: &mut Desk<'_>) {
        match ask {
            Ask::Add {
                list,
                address,
                group,
                then,
            } => {
                self.listed_on(list, &address, (guid, None, group), desk);
                if let Some(group) = then {
                    // The entry was made by this very answer.
                    let _ = self.put_in_group(&address, &group, "add_contact", desk);
                }
            }
            Ask::Remove {
                list,
                address,
                group,
            } => self.unlisted(list, &address, group.as_ref(), desk),
            Ask::Privacy(allow) => {
                desk.model.me.allow_strangers = allow;
                tell_me(desk);
            }
            _ => {}
        }
    }
}

fn lists_of(email: &Address, desk: &Desk<'_>) -> Result<crate::api::Lists, ChangeError> {
    desk.model
        .roster
        .contact(email)
        .map(|contact| contact.lists)
        .ok_or(ChangeError::NotFound)
}

/// The address as the server spells it, or as the user does where the server has not told it.
fn spelled(email: &Address, desk: &Desk<'_>) -> String {
    let known = desk.model.roster.contact(email);
    known
        .map_or(email, |contact| &contact.address)
        .spelled()
        .to_owned()
}

fn find_group(name: &str, desk: &Desk<'_>) -> Result<GroupId, ChangeError> {
    desk.model
        .roster
        .group_named(name)
        .ok_or(ChangeError::NotFound)
}

fn check_name(name: &str, limit: usize) -> Change {
    if name.is_empty() || percent_encode(name).len() > limit {
        return Err(ChangeError::TooLong);
    }
    Ok(())
}
