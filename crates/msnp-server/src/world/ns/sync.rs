//! `SYN`: the whole list.

use msnp::api::{Address, Lists};
use msnp::dialect::Dialect;

use super::super::World;
use super::super::account::{Account, Code, Contact};
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
        } else {
            self.list_lines(account, call, &versions, &mut lines);
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

    fn list_line(
        &self,
        account: &Account,
        dialect: Dialect,
        (address, contact, lists): (&Address, &Contact, Lists),
    ) -> String {
        let name = self.contact_word(account, address);
        let bits = lists.bits();
        let groups: Vec<String> = match dialect.lists_by_guid() {
            true => account
                .groups
                .iter()
                .filter(|group| contact.groups.contains(&group.number))
                .map(|group| group.guid.clone())
                .collect(),
            false if contact.groups.is_empty() => vec!["0".to_owned()],
            false => contact.groups.iter().map(u32::to_string).collect(),
        };
        let groups = match lists.forward {
            true => groups.join(","),
            false => String::new(),
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

/// The lists as this dialect shows them: the old ones know nothing pending, the newer ones show who is pending on no
/// reverse list (03 section 1).
fn shown_lists(lists: Lists, dialect: Dialect) -> Lists {
    Lists {
        pending: lists.pending && dialect.has_pending_list(),
        reverse: lists.reverse && !(lists.pending && dialect.has_pending_list()),
        ..lists
    }
}
