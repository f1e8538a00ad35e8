//! `ADL`, `RML` and `FQY`: the list as later dialects announce it (03 section 5).

use std::collections::BTreeMap;

use msnp::api::Address;
use msnp::io::LinkId;
use msnp::soap::xml::{Document, Limits, Node};
use msnp::wire::xml_escape;

use super::super::World;
use super::super::account::{Code, List};
use super::super::people::is_address;
use super::Call;
use super::lists::Addition;

/// The longest payload, in bytes.
const MAX_LIST: usize = 7500;
/// The most entries of one payload.
const MAX_ENTRIES: usize = 150;
/// The most people one session announces.
const MAX_ANNOUNCED: usize = 4000;
/// The networks there are.
const NETWORKS: [&str; 8] = ["1", "2", "4", "8", "9", "13", "14", "32"];
/// Forward, allow and block: what a client may announce.
const BITS: u32 = 1 | 2 | 4;

/// One entry of a payload.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    who: Address,
    bits: u32,
    network: String,
}

/// A payload that was read.
#[derive(Debug, Default)]
struct Payload {
    initial: bool,
    entries: Vec<Entry>,
}

impl World {
    pub(super) fn adl(&mut self, call: &Call<'_>) -> Result<(), Code> {
        let payload = match self.list_payload(call) {
            Ok(payload) => payload,
            Err(code) => return self.refuse_list(call, code, &[]),
        };
        let mut refused: BTreeMap<Code, Vec<Entry>> = BTreeMap::new();
        let unread = payload.initial && self.config.behaviour.silent;
        for entry in &payload.entries {
            match self.check_entry(call, entry, payload.initial) {
                Err(code) if !unread => refused.entry(code).or_default().push(entry.clone()),
                _ => self.announce(call, entry, payload.initial),
            }
        }
        if let Some(session) = self.session(call.link) {
            session.announced.get_or_insert_default();
        }
        for (code, entries) in &refused {
            self.refuse_list(call, *code, entries)?;
        }
        if refused.is_empty() {
            self.send(call.link, &format!("ADL {} OK", call.id));
        }
        Ok(())
    }

    pub(super) fn rml(&mut self, call: &Call<'_>) -> Result<(), Code> {
        let payload = match self.list_payload(call) {
            Ok(payload) => payload,
            Err(code) => return self.refuse_list(call, code, &[]),
        };
        for entry in &payload.entries {
            let announced = self.session(call.link).and_then(|s| s.announced.as_mut());
            if let Some(list) = announced {
                let left = list.get(&entry.who).copied().unwrap_or_default() & !entry.bits;
                match left {
                    0 => list.remove(&entry.who),
                    left => list.insert(entry.who.clone(), left),
                };
            }
            if self.config.behaviour.list_by_adl {
                self.take_by_adl(call, entry);
            }
            if let Some(account) = self.accounts.get_mut(&entry.who)
                && entry.bits & 1 != 0
            {
                account.told.remove(call.me);
            }
        }
        self.send(call.link, &format!("RML {} OK", call.id));
        Ok(())
    }

    /// Which network an address belongs to.
    pub(super) fn fqy(&mut self, call: &Call<'_>) -> Result<(), Code> {
        let tree = Document::read(call.payload, Limits::default()).map_err(|_| 241u16)?;
        let tree = tree.root();
        let mut asked = tree.all("d").flat_map(|domain| {
            let name = domain.attribute("n").unwrap_or_default();
            domain
                .all("c")
                .map(move |c| (c.attribute("n").unwrap_or_default(), name))
        });
        let Some((local, domain)) = asked.next() else {
            return Err(240);
        };
        if !self
            .accounts
            .contains_key(&Address::new(&format!("{local}@{domain}")))
        {
            return Err(208);
        }
        let body = format!(
            "<ml><d n=\"{}\"><c n=\"{}\" t=\"1\" /></d></ml>",
            xml_escape(domain),
            xml_escape(local)
        );
        let line = format!("FQY {} {}", call.id, body.len());
        self.send_with(call.link, &line, body.as_bytes());
        Ok(())
    }

    /// Tells a session that somebody added or removed its account.
    pub(super) fn send_membership(&mut self, link: LinkId, other: &Address, added: bool) {
        let Some((local, domain)) = other.as_str().split_once('@') else {
            return;
        };
        let name = match added {
            true => format!(" f=\"{}\"", xml_escape(&self.name_word(other))),
            false => String::new(),
        };
        let body =
            format!("<ml><d n=\"{domain}\"><c n=\"{local}\" t=\"1\" l=\"8\"{name} /></d></ml>");
        let command = if added { "ADL" } else { "RML" };
        self.send_with(
            link,
            &format!("{command} 0 {}", body.len()),
            body.as_bytes(),
        );
    }

    /// Reads a payload; the code of what is wrong with it as a whole.
    fn list_payload(&self, call: &Call<'_>) -> Result<Payload, Code> {
        if call.payload.len() > MAX_LIST {
            return Err(241);
        }
        let tree = Document::read(call.payload, Limits::default()).map_err(|_| 241u16)?;
        let tree = tree.root();
        if !tree.is("ml") {
            return Err(241);
        }
        let mut payload = Payload {
            initial: tree.attribute("l") == Some("1"),
            entries: Vec::new(),
        };
        for domain in tree.children() {
            let name = domain.attribute("n");
            if domain.all("c").next().is_none() {
                return Err(240);
            }
            for contact in domain.all("c") {
                payload.entries.push(entry(contact, name).ok_or(241u16)?);
            }
        }
        match payload.entries.len() > MAX_ENTRIES {
            true => Err(241),
            false => Ok(payload),
        }
    }

    /// What is wrong with an entry, if anything.
    fn check_entry(&self, call: &Call<'_>, entry: &Entry, initial: bool) -> Result<(), Code> {
        let both = List::Allow.bit() | List::Block.bit();
        if entry.bits == 0 || entry.bits & !BITS != 0 || entry.bits & both == both {
            return Err(241);
        }
        if !NETWORKS.contains(&entry.network.as_str()) {
            return Err(204);
        }
        if entry.network != "1" {
            return Ok(()); // nobody of another network is ever seen here
        }
        if !is_address(entry.who.as_str()) {
            return Err(201);
        }
        if !self.accounts.contains_key(&entry.who) {
            return Err(208);
        }
        let account = self.accounts.get(call.me).ok_or(911u16)?;
        let lists = account.contacts.get(&entry.who).map(|c| c.lists);
        let lists = lists.unwrap_or_default();
        // The address book comes first, then the announcement.
        let strict = initial || !self.config.behaviour.list_by_adl;
        match strict && entry.bits & 1 != 0 && !lists.forward {
            true => Err(241),
            false => Ok(()),
        }
    }

    fn announce(&mut self, call: &Call<'_>, entry: &Entry, initial: bool) {
        let announced = self
            .session(call.link)
            .map(|s| s.announced.get_or_insert_default());
        let Some(list) = announced.filter(|list| list.len() < MAX_ANNOUNCED) else {
            return;
        };
        let bits = list.entry(entry.who.clone()).or_default();
        let befriended = *bits & 1 == 0 && entry.bits & 1 != 0;
        *bits |= entry.bits;
        if !initial && self.config.behaviour.list_by_adl {
            self.put_by_adl(call, entry);
        }
        if befriended {
            self.tell_initial(call, &entry.who);
        }
    }

    /// A server that takes announcements for changes of the list.
    fn put_by_adl(&mut self, call: &Call<'_>, entry: &Entry) {
        for list in [List::Forward, List::Allow, List::Block] {
            if entry.bits & list.bit() == 0 {
                continue;
            }
            let addition = Addition {
                list,
                who: entry.who.clone(),
                name: None,
                group: None,
                numbered: false,
            };
            match self.put(call.me, &addition, call.now) {
                Ok(added) if added.befriended => {
                    self.reverse_changed((&entry.who, call.me), true, None, call.now);
                }
                _ => self.check_visibility(call.me),
            }
        }
    }

    fn take_by_adl(&mut self, call: &Call<'_>, entry: &Entry) {
        for list in [List::Forward, List::Allow, List::Block] {
            if entry.bits & list.bit() == 0 {
                continue;
            }
            if self.take(call.me, list, (&entry.who, None), call.now) == Ok(true) {
                self.reverse_changed((&entry.who, call.me), false, None, call.now);
            } else {
                self.check_visibility(call.me);
            }
        }
    }

    /// An error about entries of a list, with these in its payload; a strict server ends the session.
    fn refuse_list(&mut self, call: &Call<'_>, code: Code, entries: &[Entry]) -> Result<(), Code> {
        if self.config.behaviour.silent {
            self.refuse(call.link, code, call.id);
            if code != 208 {
                self.close(call.link, call.now);
            }
            return Ok(());
        }
        let mut body = String::from("<ml>");
        for entry in entries {
            let (local, domain) = entry.who.as_str().split_once('@').unwrap_or_default();
            body.push_str(&format!(
                "<d n=\"{}\"><c n=\"{}\" l=\"{}\" t=\"{}\"/></d>",
                xml_escape(domain),
                xml_escape(local),
                entry.bits,
                xml_escape(&entry.network)
            ));
        }
        body.push_str("</ml>");
        let line = format!("{code} {} {}", call.id, body.len());
        self.send_with(call.link, &line, body.as_bytes());
        Ok(())
    }
}

/// Reads one `c`; telephones are in no domain.
fn entry(contact: Node<'_>, domain: Option<&str>) -> Option<Entry> {
    let name = contact.attribute("n")?;
    let bits = contact.attribute("l")?.parse().ok()?;
    Some(match domain {
        Some(domain) => Entry {
            who: Address::new(&format!("{name}@{domain}")),
            bits,
            network: contact.attribute("t")?.to_owned(),
        },
        None => Entry {
            who: Address::new(name),
            bits,
            network: "4".to_owned(),
        },
    })
}
