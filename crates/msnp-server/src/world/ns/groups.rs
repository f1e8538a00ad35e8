//! `ADG`, `REG`, `RMG`.

use msnp::dialect::Dialect;
use msnp::wire::percent_decode;

use super::super::account::{Changed, Code, Group, GroupKey};
use super::super::{World, text};
use super::Call;

/// A group as this dialect names it.
pub(super) fn key(dialect: Dialect, word: &str) -> GroupKey<'_> {
    match dialect.lists_by_guid() {
        true => GroupKey::Guid(word),
        false => GroupKey::Number(word),
    }
}

impl World {
    pub(super) fn adg(&mut self, call: &Call<'_>) -> Result<(), Code> {
        let name = percent_decode(call.arg(0).ok_or(200u16)?);
        let guid = text::guid(&mut self.rng);
        let account = self.accounts.get_mut(call.me).ok_or(911u16)?;
        let group = account.add_group(&name, guid)?;
        let changed = Changed::Group(group.guid.clone());
        let serial = account.list_changed(call.now.wall, [changed]);
        let (id, name) = (call.id, self.word(&group.name));
        let line = match call.dialect.lists_by_guid() {
            true => format!("ADG {id} {name} {} 0", group.guid),
            false => format!("ADG {id} {serial} {name} {} 0", group.number),
        };
        self.send(call.link, &line);
        Ok(())
    }

    pub(super) fn reg(&mut self, call: &Call<'_>) -> Result<(), Code> {
        let (Some(word), Some(name)) = (call.arg(0), call.arg(1)) else {
            return Err(200);
        };
        let name = percent_decode(name);
        let account = self.accounts.get_mut(call.me).ok_or(911u16)?;
        let group = account.rename_group(key(call.dialect, word), &name)?;
        let changed = Changed::Group(group.guid.clone());
        let serial = account.list_changed(call.now.wall, [changed]);
        let line = self.renamed(call, serial, &group);
        self.send(call.link, &line);
        Ok(())
    }

    fn renamed(&self, call: &Call<'_>, serial: u32, group: &Group) -> String {
        let (id, name) = (call.id, self.word(&group.name));
        let Group { number, guid, .. } = group;
        match (
            call.dialect.lists_by_guid(),
            self.config.behaviour.numbered_group_replies,
        ) {
            (false, _) => format!("REG {id} {serial} {number} {name} 0"),
            (true, true) => format!("REG {id} 1 {name} {guid} 0"),
            (true, false) => format!("REG {id} {guid} {name}"),
        }
    }

    pub(super) fn rmg(&mut self, call: &Call<'_>) -> Result<(), Code> {
        let word = call.arg(0).ok_or(200u16)?;
        let account = self.accounts.get_mut(call.me).ok_or(911u16)?;
        let changed = account.remove_group(key(call.dialect, word))?;
        let serial = account.list_changed(call.now.wall, changed);
        let id = call.id;
        let line = match (
            call.dialect.lists_by_guid(),
            self.config.behaviour.numbered_group_replies,
        ) {
            (false, _) => format!("RMG {id} {serial} {word}"),
            (true, true) => format!("RMG {id} 1 {word}"),
            (true, false) => format!("RMG {id} {word}"),
        };
        self.send(call.link, &line);
        Ok(())
    }
}
