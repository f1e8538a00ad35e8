//! `SYN`: the whole list.

use msnp::api::{Address, Lists};
use msnp::dialect::Dialect;

use super::super::World;
use super::super::account::{Account, Code, Contact, List};
use super::super::text::stamp;
use super::Call;

/// The stamps of a server that keeps none.
const CONSTANT: &str = "2000-01-01T00:00:00.0-00:00";

impl World {
    pub(super) fn syn(&mut self, call: &Call<'_>) -> Result<(), Code> {
        let dialect = call.dialect;
        let Some(account) = self.accounts.get(call.me) else {
            return Err(911);
        };
        let constant = self.config.behaviour.constant_stamps;
        let (versions, known) = if dialect.syn_has_stamps() {
            let (Some(one), Some(two)) = (call.arg(0), call.arg(1)) else {
                return Err(200);
            };
            let (t1, t2) = match constant {
                true => (CONSTANT.to_owned(), CONSTANT.to_owned()),
                false => (stamp(account.stamps.0), stamp(account.stamps.1)),
            };
            let known = one == t1 && two == t2;
            (format!("{t1} {t2}"), known)
        } else {
            let serial: u32 = call
                .arg(0)
                .and_then(|word| word.parse().ok())
                .ok_or(200u16)?;
            match constant {
                true => (serial.wrapping_add(1).to_string(), false),
                false => (account.serial.to_string(), serial == account.serial),
            }
        };
        let mut lines = Vec::new();
        if known && !constant {
            lines.push(format!("SYN {} {versions}", call.id));
        } else if dialect.syn_has_counts() {
            self.list_lines(account, call, &versions, &mut lines);
        } else {
            self.lists_apart(account, call, &versions, &mut lines);
        }
        if let Some(session) = self.session(call.link) {
            session.synced = true;
        }
        for line in lines {
            self.send(call.link, &line);
        }
        Ok(())
    }

    fn list_lines(
        &self,
        account: &Account,
        call: &Call<'_>,
        versions: &str,
        out: &mut Vec<String>,
    ) {
        let dialect = call.dialect;
        let shown: Vec<(&Address, &Contact, Lists)> = account
            .contacts
            .iter()
            .map(|(address, contact)| (address, contact, shown_lists(contact.lists, dialect)))
            .filter(|(_, _, lists)| !lists.is_empty())
            .collect();
        let zero = usize::from(dialect.has_group_zero());
        out.push(format!(
            "SYN {} {versions} {} {}",
            call.id,
            shown.len(),
            account.groups.len() + zero
        ));
        out.push(format!("GTC {}", if account.ask { "A" } else { "N" }));
        out.push(format!(
            "BLP {}",
            if account.allow_strangers { "AL" } else { "BL" }
        ));
        if dialect.own_name_by_prp() {
            out.push(format!("PRP MFN {}", self.word(&account.name)));
        }
        for (key, value) in &account.properties {
            out.push(format!("PRP {key} {}", self.word(value)));
        }
        if dialect.has_group_zero() {
            out.push("LSG 0 Other%20Contacts 0".to_owned());
        }
        for group in &account.groups {
            let name = self.word(&group.name);
            out.push(match dialect.lists_by_guid() {
                true => format!("LSG {name} {}", group.guid),
                false => format!("LSG {} {name} 0", group.number),
            });
        }
        for (address, contact, lists) in shown {
            out.push(self.list_line(account, dialect, (address, contact, lists)));
            if lists.forward {
                out.extend(
                    self.contact_properties(address)
                        .map(|(key, value)| format!("BPR {key} {value}")),
                );
            }
        }
    }

    /// The lists, each by itself (MSNP2-7).
    fn lists_apart(&self, account: &Account, call: &Call<'_>, serial: &str, out: &mut Vec<String>) {
        let (dialect, id) = (call.dialect, call.id);
        out.push(format!("SYN {id} {serial}"));
        out.push(format!(
            "GTC {id} {serial} {}",
            if account.ask { "A" } else { "N" }
        ));
        let allow = if account.allow_strangers { "AL" } else { "BL" };
        out.push(format!("BLP {id} {serial} {allow}"));
        if dialect.has_properties() {
            for (key, value) in &account.properties {
                out.push(format!("PRP {serial} {key} {}", self.word(value)));
            }
        }
        if dialect.has_groups() {
            let zero = (0, "Other%20Contacts".to_owned());
            let others = account.groups.iter();
            let others = others.map(|group| (group.number, self.word(&group.name)));
            let total = account.groups.len() + 1;
            for (at, (number, name)) in [zero].into_iter().chain(others).enumerate() {
                let at = at + 1;
                out.push(format!("LSG {id} {serial} {at} {total} {number} {name} 0"));
            }
        }
        for list in ["FL", "AL", "BL", "RL"] {
            self.list_apart(account, call, (list, serial), out);
        }
    }

    /// One list by itself; the properties of contacts follow them where the list is that of contacts.
    fn list_apart(
        &self,
        account: &Account,
        call: &Call<'_>,
        (name, serial): (&str, &str),
        out: &mut Vec<String>,
    ) {
        let Some(list) = List::parse(name) else {
            return;
        };
        let dialect = call.dialect;
        let members: Vec<(&Address, &Contact)> = account
            .contacts
            .iter()
            .filter(|(_, contact)| *list.of(&mut contact.lists.clone()))
            .collect();
        let total = members.len();
        let head = format!("LST {} {name} {serial}", call.id);
        if members.is_empty() {
            out.push(format!("{head} 0 0"));
        }
        for (at, (address, contact)) in members.into_iter().enumerate() {
            let mut line = format!("{head} {} {total} {address}", at + 1);
            line.push_str(&format!(" {}", self.contact_word(account, address)));
            let forward = list == List::Forward;
            if forward && dialect.has_groups() {
                line.push_str(&format!(" {}", group_numbers(contact)));
            }
            out.push(line);
            if forward && dialect.has_properties() {
                out.extend(
                    self.contact_properties(address)
                        .map(|(key, value)| format!("BPR {serial} {key} {value}")),
                );
            }
        }
    }

    /// `LST tr list`: one list alone.
    pub(super) fn one_list(&mut self, call: &Call<'_>) -> Result<(), Code> {
        let name = call.arg(0).filter(|name| *name != "PL").unwrap_or_default();
        let _known = List::parse(name).ok_or(201u16)?;
        let account = self.accounts.get(call.me).ok_or(911u16)?;
        let serial = account.serial.to_string();
        let mut lines = Vec::new();
        self.list_apart(account, call, (name, &serial), &mut lines);
        for line in lines {
            self.send(call.link, &line);
        }
        Ok(())
    }

    fn list_line(
        &self,
        account: &Account,
        dialect: Dialect,
        (address, contact, lists): (&Address, &Contact, Lists),
    ) -> String {
        let name = self.contact_word(account, address);
        let bits = lists.bits();
        let groups = match (lists.forward, dialect.lists_by_guid()) {
            (true, true) => {
                let own = account.groups.iter();
                let own = own.filter(|group| contact.groups.contains(&group.number));
                own.map(|group| group.guid.as_str())
                    .collect::<Vec<_>>()
                    .join(",")
            }
            (true, false) => group_numbers(contact),
            (false, _) => String::new(),
        };
        let mut line = if dialect.lists_by_guid() {
            let guid = match lists.forward {
                true => format!(" C={}", contact.guid),
                false => String::new(),
            };
            format!("LST N={address} F={name}{guid} {bits}")
        } else {
            format!("LST {address} {name} {bits}")
        };
        if dialect.network_id_in_list() {
            line.push_str(" 1");
        }
        let blank = self.config.behaviour.trailing_blank && dialect.lists_by_guid();
        if !groups.is_empty() || blank {
            line.push(' ');
            line.push_str(&groups);
        }
        line
    }

    /// The properties of somebody that are set, as `BPR` tells them.
    fn contact_properties(&self, who: &Address) -> impl Iterator<Item = (&str, String)> {
        self.accounts
            .get(who)
            .into_iter()
            .flat_map(|account| &account.properties)
            .filter(|(key, _)| matches!(key.as_str(), "PHH" | "PHW" | "PHM" | "MOB"))
            .map(|(key, value)| (key.as_str(), self.word(value)))
    }
}

/// The numbers of the groups somebody is in, 0 for none.
fn group_numbers(contact: &Contact) -> String {
    if contact.groups.is_empty() {
        return "0".to_owned();
    }
    let numbers: Vec<String> = contact.groups.iter().map(u32::to_string).collect();
    numbers.join(",")
}

/// The lists as this dialect shows them: the old ones know nothing pending, the newer ones show who is pending on no
/// reverse list (03 section 1).
fn shown_lists(lists: Lists, dialect: Dialect) -> Lists {
    Lists {
        pending: lists.pending && dialect.has_pending_list(),
        reverse: lists.reverse && !(lists.pending && dialect.has_pending_list()),
        ..lists
    }
}
