//! What a change of one account's list means for both (03 section 1).

use std::collections::BTreeSet;

use msnp::api::Address;
use msnp::io::Now;

use super::super::account::{Code, List};
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
        let flag = list.of(&mut lists);
        let grouped = group.is_some_and(|g| {
            let is_in =
                |groups: &BTreeSet<u32>| groups.contains(&g) || (g == 0 && groups.is_empty());
            account.contacts.get(who).is_some_and(|c| !is_in(&c.groups))
        });
        if *flag && !grouped && !again {
            return Err(215);
        }
        *flag = true;
        let entry = account.entry(who, || guid);
        entry.lists = lists;
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
        account.list_changed(now.wall);
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
        let flag = list.of(&mut entry.lists);
        if !*flag {
            return Err(216);
        }
        if let Some(group) = group {
            let was_there = entry.groups.remove(&group) || (group == 0 && entry.groups.is_empty());
            if !was_there {
                return Err(225);
            }
            account.list_changed(now.wall);
            return Ok(false);
        }
        *flag = false;
        if list == List::Forward {
            entry.groups.clear();
            entry.name = None;
        }
        account.tidy(who);
        account.list_changed(now.wall);
        Ok(list == List::Forward)
    }

    /// Tells `who` that `me` added or removed them.
    pub(super) fn reverse_changed(&mut self, who: &Address, me: &Address, added: bool, now: Now) {
        let guid = text::guid(&mut self.rng);
        let Some(account) = self.accounts.get_mut(who) else {
            return;
        };
        let entry = account.entry(me, || guid);
        entry.lists.reverse = added;
        entry.lists.pending = added && !entry.lists.allow && !entry.lists.block;
        account.tidy(me);
        let serial = account.list_changed(now.wall);
        let Some((link, dialect)) = self.whereabouts(who) else {
            return;
        };
        let name = self.name_word(me);
        let line = match (dialect.lists_by_guid(), added) {
            (true, true) => format!("ADC 0 RL N={me} F={name}"),
            (true, false) => format!("REM 0 RL {me}"),
            (false, true) => format!("ADD 0 RL {serial} {me} {name}"),
            (false, false) => format!("REM 0 RL {serial} {me}"),
        };
        self.send(link, &line);
        if self.config.behaviour.address_book_notes {
            let body = format!(
                "<NOTIFICATION id=\"0\" siteid=\"45705\" siteurl=\"http://contacts.example.com\">\r\n\t<TO name=\"{who}\">\r\n\
                 \t\t<VIA agent=\"messenger\" />\r\n\t</TO>\r\n\t<MSG id=\"0\">\r\n\t\t<BODY>\r\n\t\t\t\
                 &lt;NotificationData&gt;&lt;Service&gt;ABCHInternal&lt;/Service&gt;&lt;/NotificationData&gt;\r\n\
                 \t\t</BODY>\r\n\t</MSG>\r\n</NOTIFICATION>\r\n"
            );
            self.send_with(link, &format!("NOT {}", body.len()), body.as_bytes());
        }
    }
}
