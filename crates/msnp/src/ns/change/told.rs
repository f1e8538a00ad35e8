//! What the server tells of the list: answers to us, and changes by others or made elsewhere.

use crate::api::{Address, Event, GroupId, Status};
use crate::command::{Addition, GroupChange, List, ServerCommand, TrId};
use crate::ns::{Ask, Desk, Session, Signal};

impl Session {
    pub(in crate::ns) fn list_changed(&mut self, command: ServerCommand<'_>, desk: &mut Desk<'_>) {
        match command {
            ServerCommand::Add(addition) => self.added(&addition, desk),
            ServerCommand::Rem {
                trid,
                list,
                who,
                group,
                ..
            } => self.removed(trid, (list, who, group), desk),
            ServerCommand::Adg(change) => self.group_made(&change, desk),
            ServerCommand::Reg(change) => self.group_renamed(&change, desk),
            ServerCommand::Rmg(change) => self.group_removed(&change, desk),
            ServerCommand::Adl { .. }
            | ServerCommand::Rml { .. }
            | ServerCommand::Fqy { .. }
            | ServerCommand::Not { .. } => self.book_line(&command, desk),
            // Policies, alerts, credits and what nobody knows: nothing to do.
            _ => {}
        }
    }

    fn added(&mut self, addition: &Addition<'_>, desk: &mut Desk<'_>) {
        let asked = self.asks.get(addition.trid).map(|waiting| &waiting.ask);
        if let Some(Ask::Add { address, list, .. }) = asked {
            let (address, list) = (address.clone(), *list);
            if let Some(name) = &addition.name {
                self.learn_name(&address, name, list, desk);
            }
            if let Some(waiting) = self.asks.take(addition.trid) {
                self.done(waiting.ask, addition.guid, desk);
            }
            return;
        }
        let address = match (addition.handle, addition.guid) {
            (Some(handle), _) => Address::new(handle),
            (None, Some(guid)) => match desk.model.roster.by_guid(guid) {
                Some(contact) => contact.address.clone(),
                None => return,
            },
            (None, None) => return,
        };
        let group = addition.group.map(GroupId::new);
        let name = addition.name.as_deref();
        self.listed_on(addition.list, &address, (addition.guid, name, group), desk);
    }

    /// In an answer to us the name is what we sent, or the contact's own: never the bare address over a name.
    fn learn_name(&self, address: &Address, name: &str, list: List, desk: &mut Desk<'_>) {
        if name != address.as_str()
            && list == List::Forward
            && let Some(contact) = desk.model.roster.entry(address)
        {
            contact.display_name = name.to_owned();
        }
    }

    /// Somebody is on this list now, or in this group.
    pub(in crate::ns) fn listed_on(
        &mut self,
        list: List,
        address: &Address,
        (guid, name, group): (Option<&str>, Option<&str>, Option<GroupId>),
        desk: &mut Desk<'_>,
    ) {
        let asks_to_wait = self.dialect.has_pending_list();
        let Some(contact) = desk.model.roster.entry(address) else {
            return;
        };
        let asked_before = contact.asks();
        let before = contact.clone();
        match list {
            List::Forward => contact.lists.forward = true,
            List::Allow => {
                contact.lists.allow = true;
                contact.lists.block = false;
            }
            List::Block => {
                contact.lists.block = true;
                contact.lists.allow = false;
            }
            List::Reverse => {
                contact.lists.reverse = true;
                // Who is not decided about waits on the pending list, too.
                if asks_to_wait && !contact.lists.allow && !contact.lists.block {
                    contact.lists.pending = true;
                }
            }
            List::Pending => contact.lists.pending = true,
        }
        if let Some(guid) = guid.filter(|_| list == List::Forward) {
            contact.guid = Some(guid.to_owned());
        }
        if let Some(name) = name.filter(|name| *name != address.as_str() && !name.is_empty()) {
            contact.display_name = name.to_owned();
        }
        if let Some(group) = group
            && !contact.groups.contains(&group)
        {
            contact.groups.push(group);
        }
        let asks = contact.asks() && !asked_before;
        let display_name = contact.display_name.clone();
        let invitation = contact.invitation.clone();
        if *contact != before {
            self.tell_contact(address, desk);
        }
        if asks {
            desk.fx.event(Event::ContactRequest {
                email: address.clone(),
                display_name,
                message: invitation,
            });
        }
    }

    fn removed(
        &mut self,
        trid: TrId,
        (list, who, group): (List, &str, Option<&str>),
        desk: &mut Desk<'_>,
    ) {
        let asked = self.asks.get(trid).map(|waiting| &waiting.ask);
        if let Some(Ask::Remove { .. }) = asked {
            if let Some(waiting) = self.asks.take(trid) {
                self.done(waiting.ask, None, desk);
            }
            return;
        }
        let by_guid = desk.model.roster.by_guid(who);
        let address = by_guid.map_or_else(|| Address::new(who), |c| c.address.clone());
        self.unlisted(list, &address, group.map(GroupId::new).as_ref(), desk);
    }

    /// Somebody is not on this list any more, or not in this group.
    pub(in crate::ns) fn unlisted(
        &mut self,
        list: List,
        address: &Address,
        group: Option<&GroupId>,
        desk: &mut Desk<'_>,
    ) {
        let Some(contact) = desk.model.roster.contact_mut(address) else {
            return;
        };
        let before = contact.clone();
        match (list, group) {
            (List::Forward, Some(group)) => contact.groups.retain(|own| own != group),
            (List::Forward, None) => {
                contact.leave_book();
                contact.presence.status = Status::Offline;
                self.signals.push(Signal::Dropped(address.clone()));
            }
            (List::Allow, _) => contact.lists.allow = false,
            (List::Block, _) => contact.lists.block = false,
            (List::Reverse, _) => {
                // Who takes us off again has nothing to ask any more.
                contact.lists.reverse = false;
                contact.lists.pending = false;
            }
            (List::Pending, _) => {
                // Off the pending list is decided: they are on the reverse list from then on.
                if contact.lists.pending {
                    contact.lists.reverse = true;
                }
                contact.lists.pending = false;
            }
        }
        let changed = *contact != before;
        let went = before.presence.status != contact.presence.status;
        if went && let Some(event) = desk.model.roster.presence_event(address) {
            desk.fx.event(event);
        }
        if changed {
            self.tell_contact(address, desk);
        }
        desk.model.roster.drop_if_unlisted(address);
    }

    pub(in crate::ns) fn tell_contact(&self, address: &Address, desk: &mut Desk<'_>) {
        desk.model.touched = true;
        let event = desk.model.roster.contact_event(address);
        desk.fx.event(event);
    }

    fn group_made(&mut self, change: &GroupChange<'_>, desk: &mut Desk<'_>) {
        let asked = match self.asks.take(change.trid).map(|waiting| waiting.ask) {
            Some(Ask::NewGroup(name)) => Some(name),
            _ => None,
        };
        let told = change.name.as_deref().map(str::to_owned);
        if let (Some(id), Some(name)) = (change.id, asked.or(told)) {
            self.tell_group(GroupId::new(id), name, desk);
        }
    }

    fn group_renamed(&mut self, change: &GroupChange<'_>, desk: &mut Desk<'_>) {
        match self.asks.take(change.trid).map(|waiting| waiting.ask) {
            Some(Ask::Rename(id, name)) => self.tell_group(id, name, desk),
            _ => {
                if let (Some(id), Some(name)) = (change.id, change.name.as_deref()) {
                    self.tell_group(GroupId::new(id), name.to_owned(), desk);
                }
            }
        }
    }

    /// A group has this name now; its members are told anew, for their groups are told by name.
    pub(in crate::ns) fn tell_group(&self, group: GroupId, name: String, desk: &mut Desk<'_>) {
        desk.model.touched = true;
        desk.model.roster.set_group(group.clone(), name.clone());
        let members: Vec<Address> = desk
            .model
            .roster
            .contacts()
            .filter(|contact| contact.groups.contains(&group))
            .map(|contact| contact.address.clone())
            .collect();
        desk.fx.event(Event::Group {
            group,
            name,
            removed: false,
        });
        for member in members {
            self.tell_contact(&member, desk);
        }
    }

    fn group_removed(&mut self, change: &GroupChange<'_>, desk: &mut Desk<'_>) {
        let id = match self.asks.take(change.trid).map(|waiting| waiting.ask) {
            Some(Ask::DropGroup { group, .. }) => group,
            _ => match change.id {
                Some(id) => GroupId::new(id),
                None => return,
            },
        };
        self.group_gone(id, desk);
    }

    pub(in crate::ns) fn group_gone(&self, id: GroupId, desk: &mut Desk<'_>) {
        let Some((name, members)) = desk.model.roster.remove_group(&id) else {
            return;
        };
        desk.model.touched = true;
        desk.fx.event(Event::Group {
            group: id,
            name,
            removed: true,
        });
        for member in members {
            self.tell_contact(&member, desk);
        }
    }
}
