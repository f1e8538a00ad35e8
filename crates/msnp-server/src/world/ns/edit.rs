//! `ADD`, `ADC`, `REM`.

use msnp::api::Address;
use msnp::wire::percent_decode;

use super::super::World;
use super::super::account::{Changed, Code, List};
use super::super::people::is_address;
use super::Call;
use super::groups::key;
use super::lists::Addition;

impl World {
    /// `ADD tr list handle name [group]` (MSNP2-9).
    pub(super) fn add(&mut self, call: &Call<'_>) -> Result<(), Code> {
        let (Some(list), Some(handle)) = (call.arg(0), call.arg(1)) else {
            return Err(200);
        };
        let list = client_list(list)?;
        let who = self.known(call, handle)?;
        let grouped = list == List::Forward && call.dialect.has_groups();
        let group = match call.arg(3).filter(|_| grouped) {
            Some(word) => Some(
                self.group_of(call.me, key(call.dialect, word))
                    .ok_or(224u16)?,
            ),
            None => None,
        };
        let name = call.arg(2).map(|word| percent_decode(word).into_owned());
        let addition = Addition {
            list,
            who,
            name,
            group,
            numbered: call.dialect.has_group_zero(),
        };
        let added = self.put(call.me, &addition, call.now)?;
        let who = &addition.who;
        if matches!(list, List::Allow | List::Block) {
            // These dialects know no pending list: this was the answer.
            self.decided(call.me, who);
        }
        let serial = self
            .accounts
            .get(call.me)
            .map_or(0, |account| account.serial);
        let args: Vec<&str> = call.args.iter().skip(1).copied().collect();
        self.send(
            call.link,
            &format!(
                "ADD {} {} {serial} {}",
                call.id,
                call.args[0],
                args.join(" ")
            ),
        );
        self.added(call, &addition, added);
        Ok(())
    }

    /// `ADC tr list N=handle [F=name]`, or `ADC tr FL C=guid group` (MSNP10-12).
    pub(super) fn adc(&mut self, call: &Call<'_>) -> Result<(), Code> {
        let list = client_or_reverse(call.arg(0).ok_or(200u16)?)?;
        let value = |name: &str| {
            let mut args = call.args.iter().skip(1);
            args.find_map(|word| word.strip_prefix(name))
        };
        if list == List::Reverse {
            return self.accept_pending(call, value("N=").unwrap_or_default());
        }
        let group = call.args.iter().skip(1).find(|word| !word.contains('='));
        let group = match group {
            Some(word) => Some(
                self.group_of(call.me, key(call.dialect, word))
                    .ok_or(224u16)?,
            ),
            None => None,
        };
        let who = match (value("N="), value("C=")) {
            (Some(handle), _) => self.known(call, handle)?,
            (None, Some(guid)) if list == List::Forward => {
                let account = self.accounts.get(call.me).ok_or(911u16)?;
                account.by_guid(guid).ok_or(208u16)?
            }
            _ => return Err(200),
        };
        let name = value("F=").map(|word| percent_decode(word).into_owned());
        let addition = Addition {
            list,
            who,
            name,
            group,
            numbered: call.dialect.has_group_zero(),
        };
        let added = self.put(call.me, &addition, call.now)?;
        let who = &addition.who;
        let line = match (list, value("N=")) {
            (List::Forward, Some(handle)) => {
                let account = self.accounts.get(call.me).ok_or(911u16)?;
                let guid = account.contacts.get(who).map(|c| c.guid.as_str());
                let name = self.contact_word(account, who);
                format!(
                    "ADC {} FL N={handle} F={name} C={}",
                    call.id,
                    guid.unwrap_or_default()
                )
            }
            _ => format!("ADC {} {}", call.id, call.args.join(" ")),
        };
        self.send(call.link, &line);
        self.added(call, &addition, added);
        Ok(())
    }

    /// `ADC RL`: somebody pending is taken note of (03 section 1).
    fn accept_pending(&mut self, call: &Call<'_>, handle: &str) -> Result<(), Code> {
        let who = Address::new(handle);
        let account = self.accounts.get_mut(call.me).ok_or(911u16)?;
        let pending = account.contacts.get_mut(&who).filter(|c| c.lists.pending);
        match pending {
            Some(contact) => {
                contact.lists.pending = false;
                let changed = [List::Pending, List::Reverse];
                let changed = changed.map(|list| Changed::Member(list, who.clone()));
                account.list_changed(call.now.wall, changed);
                self.send(
                    call.link,
                    &format!("ADC {} {}", call.id, call.args.join(" ")),
                );
                Ok(())
            }
            None if self.config.behaviour.silent => {
                self.close(call.link, call.now);
                Ok(())
            }
            None => Err(201),
        }
    }

    /// What follows an addition.
    fn added(&mut self, call: &Call<'_>, addition: &Addition, added: super::lists::Added) {
        let who = &addition.who;
        if addition.list != List::Forward {
            return self.check_visibility(call.me);
        }
        if added.befriended {
            self.reverse_changed((who, call.me), true, None, call.now);
            if !added.first && self.config.behaviour.properties_after_add {
                self.tell_properties(call, who);
            }
            if !(added.first && self.config.behaviour.no_presence_on_first_add) {
                self.tell_initial(call, who);
            }
        }
    }

    /// `REM tr list handle-or-guid [group]`.
    pub(super) fn rem(&mut self, call: &Call<'_>) -> Result<(), Code> {
        let (Some(list), Some(word)) = (call.arg(0), call.arg(1)) else {
            return Err(200);
        };
        let list = match List::parse(list) {
            Some(List::Reverse) | None => return Err(201),
            Some(List::Pending) if !call.dialect.has_pending_list() => return Err(201),
            Some(list) => list,
        };
        let who = if list == List::Forward && call.dialect.lists_by_guid() {
            let account = self.accounts.get(call.me).ok_or(911u16)?;
            let unknown = if word.contains('@') { 403 } else { 216 };
            account.by_guid(word).ok_or::<Code>(unknown)?
        } else {
            Address::new(word)
        };
        let grouped = list == List::Forward && call.dialect.has_groups();
        let group = match call.arg(2).filter(|_| grouped) {
            Some(word) => Some(
                self.group_of(call.me, key(call.dialect, word))
                    .ok_or(224u16)?,
            ),
            None => None,
        };
        let gone = self.take(call.me, list, (&who, group), call.now)?;
        let args: Vec<&str> = call.args.iter().skip(1).copied().collect();
        let serial = match (
            call.dialect.changes_carry_version(),
            self.accounts.get(call.me),
        ) {
            (true, Some(account)) => format!("{} ", account.serial),
            _ => String::new(),
        };
        self.send(
            call.link,
            &format!(
                "REM {} {} {serial}{}",
                call.id,
                call.args[0],
                args.join(" ")
            ),
        );
        if gone {
            if let Some(account) = self.accounts.get_mut(&who) {
                account.told.remove(call.me);
            }
            self.reverse_changed((&who, call.me), false, None, call.now);
        } else if matches!(list, List::Allow | List::Block) {
            self.check_visibility(call.me);
        }
        Ok(())
    }

    /// The account with this handle, if it can be put on a list.
    fn known(&self, call: &Call<'_>, handle: &str) -> Result<Address, Code> {
        if !is_address(handle) {
            return Err(201);
        }
        let who = Address::new(handle);
        if who == *call.me || !self.accounts.contains_key(&who) {
            return Err(if call.dialect.lists_by_guid() {
                208
            } else {
                205
            });
        }
        Ok(who)
    }

    /// Somebody is not pending any more.
    fn decided(&mut self, me: &Address, who: &Address) {
        if let Some(contact) = self
            .accounts
            .get_mut(me)
            .and_then(|a| a.contacts.get_mut(who))
        {
            contact.lists.pending = false;
        }
    }
}

/// A list a client may add to.
fn client_list(word: &str) -> Result<List, Code> {
    match List::parse(word) {
        Some(list @ (List::Forward | List::Allow | List::Block)) => Ok(list),
        _ => Err(201),
    }
}

/// A list a client may add to with `ADC`.
fn client_or_reverse(word: &str) -> Result<List, Code> {
    match List::parse(word) {
        Some(List::Reverse) => Ok(List::Reverse),
        _ => client_list(word),
    }
}
