//! Changes of the groups of the list.

use std::borrow::Cow;

use super::super::{Ask, Desk, Session};
use super::{Change, ChangeError, MAX_GROUP_NAME, check_name, find_group, lists_of};
use crate::api::{Address, GroupId};
use crate::command::{ClientCommand, List};

impl Session {
    /// Makes a group.
    pub(crate) fn add_group(
        &mut self,
        name: &str,
        command: &'static str,
        desk: &mut Desk<'_>,
    ) -> Change {
        self.check_groups()?;
        check_name(name, MAX_GROUP_NAME)?;
        self.begin_change()?;
        let trid = self.ask(Ask::NewGroup(name.to_owned()), Some(command), desk);
        let name = Cow::Borrowed(name);
        self.send(&ClientCommand::Adg { trid, name }, desk);
        Ok(())
    }

    /// Takes a group away; its members stay.
    pub(crate) fn remove_group(
        &mut self,
        name: &str,
        command: &'static str,
        desk: &mut Desk<'_>,
    ) -> Change {
        self.check_groups()?;
        let group = find_group(name, desk)?;
        self.begin_change()?;
        self.drop_group((&group, false), Some(command), desk);
        Ok(())
    }

    pub(super) fn drop_group(
        &mut self,
        (group, emptied): (&GroupId, bool),
        command: Option<&'static str>,
        desk: &mut Desk<'_>,
    ) {
        let ask = Ask::DropGroup {
            group: group.clone(),
            emptied,
        };
        let trid = self.ask(ask, command, desk);
        let id = group.as_str();
        self.send(&ClientCommand::Rmg { trid, id }, desk);
    }

    /// The server keeps a group because it has members (227): takes them out of it, then it.
    pub(in crate::ns) fn empty_group(
        &mut self,
        group: &GroupId,
        command: Option<&'static str>,
        desk: &mut Desk<'_>,
    ) {
        let members: Vec<Address> = desk
            .model
            .roster
            .contacts()
            .filter(|contact| contact.groups.contains(group))
            .map(|contact| contact.address.clone())
            .collect();
        for email in members {
            self.take_out_of_group(&email, group, command.unwrap_or("remove_group"), desk);
        }
        self.drop_group((group, true), command, desk);
    }

    /// Gives a group another name.
    pub(crate) fn rename_group(
        &mut self,
        (name, new_name): (&str, &str),
        command: &'static str,
        desk: &mut Desk<'_>,
    ) -> Change {
        self.check_groups()?;
        let group = find_group(name, desk)?;
        check_name(new_name, MAX_GROUP_NAME)?;
        self.begin_change()?;
        let ask = Ask::Rename(group.clone(), new_name.to_owned());
        let trid = self.ask(ask, Some(command), desk);
        let rename = ClientCommand::Reg {
            trid,
            id: group.as_str(),
            name: Cow::Borrowed(new_name),
        };
        self.send(&rename, desk);
        Ok(())
    }

    /// Puts a contact into a group.
    pub(crate) fn group_add(
        &mut self,
        (email, group): (&Address, &str),
        command: &'static str,
        desk: &mut Desk<'_>,
    ) -> Change {
        self.check_groups()?;
        let group = find_group(group, desk)?;
        if !lists_of(email, desk)?.forward {
            return Err(ChangeError::NotFound);
        }
        self.begin_change()?;
        self.put_in_group(email, &group, command, desk)
    }

    /// Takes a contact out of a group.
    pub(crate) fn group_remove(
        &mut self,
        (email, group): (&Address, &str),
        command: &'static str,
        desk: &mut Desk<'_>,
    ) -> Change {
        self.check_groups()?;
        let group = find_group(group, desk)?;
        let contact = desk.model.roster.contact(email);
        if !contact.is_some_and(|contact| contact.groups.contains(&group)) {
            return Err(ChangeError::NotFound);
        }
        self.begin_change()?;
        self.take_out_of_group(email, &group, command, desk);
        Ok(())
    }

    pub(super) fn take_out_of_group(
        &mut self,
        email: &Address,
        group: &GroupId,
        command: &'static str,
        desk: &mut Desk<'_>,
    ) {
        let who = self.entry_name(email, desk);
        let contact = desk.model.roster.contact(email);
        let only_group = contact.is_some_and(|contact| contact.groups.len() == 1);
        if only_group && self.dialect.has_group_zero() {
            // Out of the last group is off the list: into the one for those in none first.
            let zero = GroupId::new("0");
            let _ = self.put_in_group(email, &zero, command, desk);
        }
        let ask = Ask::Remove {
            list: List::Forward,
            address: email.clone(),
            group: Some(group.clone()),
        };
        let trid = self.ask(ask, Some(command), desk);
        let removal = ClientCommand::Rem {
            trid,
            list: List::Forward,
            who: &who,
            group: Some(group.as_str()),
        };
        self.send(&removal, desk);
    }
}
