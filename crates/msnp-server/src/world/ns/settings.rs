//! `BLP`, `GTC`, `PRP`, and names.

use msnp::api::Address;
use msnp::wire::percent_decode;

use super::super::World;
use super::super::account::{Changed, Code};
use super::Call;

/// The longest display name, percent-encoded.
const MAX_NAME: usize = 387;
/// The longest value of another property, percent-encoded.
const MAX_VALUE: usize = 95;

/// A name as it may be used.
pub(super) fn checked_name(word: &str) -> Result<String, Code> {
    let name = percent_decode(word);
    if name.is_empty() || msnp::wire::percent_encode(&name).len() > MAX_NAME {
        return Err(209);
    }
    Ok(name.into_owned())
}

impl World {
    pub(super) fn blp(&mut self, call: &Call<'_>) -> Result<(), Code> {
        let allow = match call.arg(0) {
            Some("AL") => true,
            Some("BL") => false,
            _ => return Err(201),
        };
        let Some(account) = self.accounts.get_mut(call.me) else {
            return Ok(());
        };
        // Later sessions only repeat what the address book says.
        if account.allow_strangers == allow && !call.dialect.has_adl() {
            return Err(218);
        }
        account.allow_strangers = allow;
        self.answer_setting("BLP", call);
        self.check_visibility(call.me);
        Ok(())
    }

    pub(super) fn gtc(&mut self, call: &Call<'_>) -> Result<(), Code> {
        let ask = match call.arg(0) {
            Some("A") => true,
            Some("N") => false,
            _ => return Err(201),
        };
        let Some(account) = self.accounts.get_mut(call.me) else {
            return Ok(());
        };
        if account.ask == ask {
            return Err(218);
        }
        account.ask = ask;
        self.answer_setting("GTC", call);
        Ok(())
    }

    /// Repeats the command, with the new version where the dialect has one.
    fn answer_setting(&mut self, name: &str, call: &Call<'_>) {
        let serial = match self.accounts.get_mut(call.me) {
            Some(account) => account.settings_changed(call.now.wall),
            None => return,
        };
        let args = call.args.join(" ");
        let line = match call.dialect.changes_carry_version() {
            true => format!("{name} {} {serial} {args}", call.id),
            false => format!("{name} {} {args}", call.id),
        };
        self.send(call.link, &line);
    }

    pub(super) fn prp(&mut self, call: &Call<'_>) -> Result<(), Code> {
        let key = call.arg(0).ok_or(200u16)?;
        let value = call.arg(1).unwrap_or_default();
        match key {
            "MFN" if call.dialect.own_name_by_prp() => return self.rename_me(call, "PRP", value),
            "PHH" | "PHW" | "PHM" | "MOB" | "MBE" | "WWE" | "HSB" => {}
            _ => return Err(201),
        }
        if value.len() > MAX_VALUE {
            return Err(201);
        }
        let Some(account) = self.accounts.get_mut(call.me) else {
            return Ok(());
        };
        match value {
            "" => account.properties.remove(key),
            _ => account
                .properties
                .insert(key.to_owned(), percent_decode(value).into_owned()),
        };
        self.answer_setting("PRP", call);
        if matches!(key, "PHH" | "PHW" | "PHM" | "MOB") {
            self.tell_property(call.me, key, value);
        }
        Ok(())
    }

    /// Tells those who have `me` on their list about a telephone number.
    fn tell_property(&mut self, me: &Address, key: &str, value: &str) {
        let Some(account) = self.accounts.get(me) else {
            return;
        };
        let watchers: Vec<Address> = account
            .contacts
            .iter()
            .filter(|(watcher, contact)| contact.lists.reverse && account.admits(watcher))
            .map(|(watcher, _)| watcher.clone())
            .collect();
        for watcher in watchers {
            let places = self.places(&watcher);
            let serial = self
                .accounts
                .get(&watcher)
                .map_or(0, |account| account.serial);
            for (link, dialect) in places {
                let line = match dialect.changes_carry_version() {
                    _ if dialect.has_adl() || !dialect.has_properties() => continue,
                    true => format!("BPR {serial} {me} {key} {value}"),
                    false => format!("BPR {me} {key} {value}"),
                };
                self.send(link, line.trim_end());
            }
        }
    }

    /// Tells the caller every property of somebody, set or not, where the dialect has such lines.
    pub(super) fn tell_properties(&mut self, call: &Call<'_>, who: &Address) {
        if !call.dialect.has_properties() {
            return;
        }
        let serial = match self.accounts.get(call.me) {
            Some(me) if call.dialect.changes_carry_version() => format!("{} ", me.serial),
            _ => String::new(),
        };
        for (key, none) in [("PHH", ""), ("PHW", ""), ("PHM", ""), ("MOB", "N")] {
            let set = self.accounts.get(who).and_then(|a| a.properties.get(key));
            let value = set.map_or_else(|| none.to_owned(), |value| self.word(value));
            let line = format!("BPR {serial}{who} {key} {value}");
            self.send(call.link, line.trim_end());
        }
    }

    /// The own name: `PRP MFN`, or `REA` with the own handle.
    pub(super) fn rename_me(
        &mut self,
        call: &Call<'_>,
        name: &str,
        word: &str,
    ) -> Result<(), Code> {
        let new = checked_name(word)?;
        let encoded = self.word(&new);
        let Some(account) = self.accounts.get_mut(call.me) else {
            return Ok(());
        };
        account.name = new;
        let serial = account.settings_changed(call.now.wall);
        let line = match call.dialect.changes_carry_version() {
            true => format!("{name} {} {serial} {} {encoded}", call.id, call.me),
            false => format!("{name} {} MFN {encoded}", call.id),
        };
        self.send(call.link, &line);
        self.name_changed(call.me, call.link);
        Ok(())
    }

    pub(super) fn rea(&mut self, call: &Call<'_>) -> Result<(), Code> {
        let (Some(handle), Some(word)) = (call.arg(0), call.arg(1)) else {
            return Err(200);
        };
        let who = Address::new(handle);
        if who == *call.me {
            return self.rename_me(call, "REA", word);
        }
        let name = checked_name(word)?;
        self.rename_contact(call, &who, name)?;
        let serial = self
            .accounts
            .get(call.me)
            .map_or(0, |account| account.serial);
        self.send(call.link, &format!("REA {} {serial} {who} {word}", call.id));
        Ok(())
    }

    pub(super) fn sbp(&mut self, call: &Call<'_>) -> Result<(), Code> {
        let (Some(guid), Some(key)) = (call.arg(0), call.arg(1)) else {
            return Err(200);
        };
        let account = self.accounts.get(call.me).ok_or(911u16)?;
        let who = account.by_guid(guid).ok_or(208u16)?;
        if key == "MFN" && !self.config.behaviour.own_names_in_list {
            let name = checked_name(call.arg(2).unwrap_or_default())?;
            self.rename_contact(call, &who, name)?;
        }
        self.send(
            call.link,
            &format!("SBP {} {}", call.id, call.args.join(" ")),
        );
        Ok(())
    }

    /// What the caller calls somebody on a list.
    fn rename_contact(&mut self, call: &Call<'_>, who: &Address, name: String) -> Result<(), Code> {
        let account = self.accounts.get_mut(call.me).ok_or(911u16)?;
        let contact = account.contacts.get_mut(who).ok_or(216u16)?;
        contact.name = Some(name);
        let changed = Changed::Contact(who.clone(), contact.guid.clone());
        account.list_changed(call.now.wall, [changed]);
        Ok(())
    }
}
