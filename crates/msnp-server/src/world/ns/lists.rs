//! What a change of one account's list means for both (03 section 1).

use std::collections::BTreeSet;

use msnp::api::Address;
use msnp::io::{LinkId, Now};

use super::super::account::{Changed, Code, Invitation, List};
use super::super::people::cid;
use super::super::{World, text};

/// What became of an addition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Added {
    /// The person was on none of the lists before.
    pub first: bool,
    /// The person came to the forward list, and was not there before.
    pub befriended: bool,
}

/// An addition: which list, whom, by which name, to which group.
#[derive(Clone, Debug)]
pub(super) struct Addition {
    pub list: List,
    pub who: Address,
    pub name: Option<String>,
    pub group: Option<u32>,
    /// Whether the ungrouped are in group 0 for this client, and stay there until they are removed from it.
    pub numbered: bool,
}

impl World {
    /// Puts somebody on a list. Telling the other side is left to the caller.
    pub(super) fn put(
        &mut self,
        me: &Address,
        addition: &Addition,
        now: Now,
    ) -> Result<Added, Code> {
        let again = self.config.behaviour.add_again;
        let guid = text::guid(&mut self.rng);
        let Addition {
            list,
            who,
            name,
            group,
            numbered,
        } = addition;
        let account = self.accounts.get_mut(me).ok_or(911u16)?;
        let room = account.has_room();
        let first = !account.contacts.contains_key(who);
        let before = account
            .contacts
            .get(who)
            .map(|c| c.lists)
            .unwrap_or_default();
        match list {
            List::Forward if !before.forward && !room => return Err(210),
            List::Allow if before.block => return Err(219),
            List::Block if before.allow => return Err(219),
            _ => {}
        }
        let mut lists = before;
        let is_there = *list.of(&mut lists);
        let grouped = group.is_some_and(|g| {
            let is_in =
                |groups: &BTreeSet<u32>| groups.contains(&g) || (g == 0 && groups.is_empty());
            account.contacts.get(who).is_some_and(|c| !is_in(&c.groups))
        });
        if is_there && !grouped && !again {
            return Err(215);
        }
        let entry = account.entry(who, || guid);
        entry.put(*list);
        if *list == List::Forward {
            if grouped && *numbered && before.forward && entry.groups.is_empty() {
                entry.groups.insert(0);
            }
            if let Some(group) = group.filter(|&g| g != 0 || grouped) {
                entry.groups.insert(group);
            }
            if let Some(name) = name.as_ref().filter(|name| name.as_str() != who.as_str()) {
                entry.name = Some(name.clone());
            }
        }
        let changed = match list {
            List::Forward => Changed::Contact(who.clone(), entry.guid.clone()),
            list => Changed::Member(*list, who.clone()),
        };
        account.list_changed(now.wall, [changed]);
        Ok(Added {
            first,
            befriended: *list == List::Forward && !before.forward,
        })
    }

    /// Takes somebody off a list, or out of one group. `true`: they left the forward list.
    pub(super) fn take(
        &mut self,
        me: &Address,
        list: List,
        (who, group): (&Address, Option<u32>),
        now: Now,
    ) -> Result<bool, Code> {
        let account = self.accounts.get_mut(me).ok_or(911u16)?;
        let entry = account.contacts.get_mut(who).ok_or(216u16)?;
        if !*list.of(&mut entry.lists) {
            return Err(216);
        }
        let changed = match list {
            List::Forward => Changed::Contact(who.clone(), entry.guid.clone()),
            list => Changed::Member(list, who.clone()),
        };
        if let Some(group) = group {
            let was_there = entry.groups.remove(&group) || (group == 0 && entry.groups.is_empty());
            if !was_there {
                return Err(225);
            }
            account.list_changed(now.wall, [changed]);
            return Ok(false);
        }
        entry.take(list);
        account.tidy(who);
        // Who is no longer pending shows on the reverse list.
        let shown = (list == List::Pending).then(|| Changed::Member(List::Reverse, who.clone()));
        account.list_changed(now.wall, [changed].into_iter().chain(shown));
        Ok(list == List::Forward)
    }

    /// Tells `who` that `me` added or removed them.
    pub(in super::super) fn reverse_changed(
        &mut self,
        (who, me): (&Address, &Address),
        added: bool,
        invitation: Option<Invitation>,
        now: Now,
    ) {
        let guid = text::guid(&mut self.rng);
        let Some(account) = self.accounts.get_mut(who) else {
            return;
        };
        let entry = account.entry(me, || guid);
        entry.lists.reverse = added;
        entry.lists.pending = added && !entry.lists.allow && !entry.lists.block;
        entry.invitation = invitation;
        account.tidy(me);
        let changed = [List::Reverse, List::Pending].map(|list| Changed::Member(list, me.clone()));
        let serial = account.list_changed(now.wall, changed);
        let name = self.name_word(me);
        let notes = self.config.behaviour.address_book_notes;
        for (link, dialect) in self.places(who) {
            match (dialect.lists_by_guid(), added) {
                _ if dialect.has_adl() => self.send_membership(link, me, added),
                (true, true) => self.send(link, &format!("ADC 0 RL N={me} F={name}")),
                (true, false) => self.send(link, &format!("REM 0 RL {me}")),
                (false, true) => self.send(link, &format!("ADD 0 RL {serial} {me} {name}")),
                (false, false) => self.send(link, &format!("REM 0 RL {serial} {me}")),
            }
            if dialect.has_adl() || (notes && dialect.has_notifications()) {
                self.note_book(link, who, now);
            }
        }
    }

    /// Tells an account by `NOT` that its address book has changed (04 section 8).
    pub(in super::super) fn note_book(&mut self, link: LinkId, who: &Address, now: Now) {
        let number = cid(who);
        let body = format!(
            "<NOTIFICATION id=\"0\" siteid=\"45705\" siteurl=\"http://contacts.example.com\">\
             <TO pid=\"0x{:08x}:0x{:08x}\" name=\"{who}\"><VIA agent=\"messenger\"/></TO><MSG id=\"0\">\
             <SUBSCR url=\"s.htm\"/><ACTION url=\"a.htm\"/><BODY>&lt;NotificationData&gt;\
             &lt;Service&gt;ABCHInternal&lt;/Service&gt;&lt;CID&gt;{}&lt;/CID&gt;\
             &lt;LastModifiedDate&gt;{}&lt;/LastModifiedDate&gt;&lt;HasNewItem&gt;false&lt;/HasNewItem&gt;\
             &lt;/NotificationData&gt;</BODY></MSG></NOTIFICATION>",
            number & 0xFFFF_FFFF,
            number >> 32,
            number.cast_signed(),
            text::stamp(now.wall),
        );
        self.send_with(link, &format!("NOT {}", body.len()), body.as_bytes());
    }
}
