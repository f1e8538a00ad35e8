//! `ABContactAdd`, `ABContactUpdate`, `ABContactDelete`.

use msnp::api::Address;
use msnp::io::Now;
use msnp::soap::xml::Node;

use super::super::super::account::{Changed, Invitation, List, MESSENGER};
use super::super::super::people::is_address;
use super::super::super::{World, text};
use super::{
    Answer, BAD_ADDRESS, Call, Complaint, NO_BOOK, NO_CONTACT, NO_PASSPORT, NO_USER, SENSELESS,
    TOO_MANY, card, complain, is_own, written,
};

/// The longest invitation, in bytes.
const MAX_INVITATION: usize = 1024;
/// The most entries of an address book, on the forward list or not.
const MAX_CARDS: usize = 2000;

/// Somebody who is added: who, of which network, and whether they are to be on the forward list.
struct Newcomer {
    who: Address,
    network: u32,
    friend: bool,
    invitation: Option<Invitation>,
}

impl World {
    pub(super) fn add_contact(&mut self, call: &Call<'_>) -> Answer {
        if !is_own(call.what) {
            return Err(NO_BOOK);
        }
        let info = call
            .what
            .at("contacts/Contact/contactInfo")
            .ok_or(SENSELESS)?;
        let allow = call.what.flag_at("options/EnableAllowListManagement");
        let guid = self.add_to_book(call, info, allow.unwrap_or(false))?;
        self.book_changed(call);
        Ok(written(|out| {
            out.open("ABContactAddResult", &[]);
            out.text("guid", &guid);
        }))
    }

    /// Puts somebody into the address book; the GUID of the entry.
    pub(super) fn add_to_book(
        &mut self,
        call: &Call<'_>,
        info: Node<'_>,
        allow: bool,
    ) -> Result<String, Complaint> {
        let Newcomer {
            who,
            network,
            friend,
            invitation,
        } = self.newcomer(call, info)?;
        let who = &who;
        let again = self.config.behaviour.add_again;
        let fresh = text::guid(&mut self.rng);
        let account = self.accounts.get_mut(&call.me).ok_or(NO_USER)?;
        let cards = account
            .contacts
            .values()
            .filter(|c| c.card.is_some())
            .count();
        if !account.has_room() || cards >= MAX_CARDS {
            return Err(TOO_MANY);
        }
        let before = account.contacts.get(who).filter(|c| c.card.is_some());
        if let Some(there) = before.filter(|_| !again) {
            return Err(Complaint {
                conflict: Some(there.guid.clone()),
                ..complain("ContactAlreadyExists", "Contact Already Exists")
            });
        }
        let entry = account.entry(who, || fresh);
        entry.network = network;
        entry.card.get_or_insert_default();
        let befriended = friend && !entry.lists.forward;
        if friend {
            entry.put(List::Forward);
        }
        let mut changed = vec![Changed::Contact(who.clone(), entry.guid.clone())];
        if allow && friend && !entry.lists.block {
            for list in [List::Pending, List::Allow, List::Reverse] {
                changed.push(Changed::Member(list, who.clone()));
            }
            entry.lists.pending = false;
            entry.lists.allow = true;
        }
        let guid = entry.guid.clone();
        account.list_changed(call.now.wall, changed);
        self.check_visibility(&call.me);
        if befriended {
            self.reverse_changed((who, &call.me), true, invitation, call.now);
        }
        Ok(guid)
    }

    /// Who is to be added.
    fn newcomer(&self, call: &Call<'_>, info: Node<'_>) -> Result<Newcomer, Complaint> {
        let email = info.at("emails/ContactEmail");
        let phone = info.at("phones/ContactPhone");
        let enabled = |node: Node<'_>| node.flag_at("isMessengerEnabled").unwrap_or(false);
        let (who, network, friend) = match (info.word_at("passportName"), email, phone) {
            (Some(name), ..) if !name.is_empty() => {
                let friend = info.flag_at("isMessengerUser").unwrap_or(false);
                (name.to_owned(), MESSENGER, friend)
            }
            _ if self.config.behaviour.silent => return Err(BAD_ADDRESS),
            (_, Some(email), _) => {
                let network = email
                    .word_at("Capability")
                    .and_then(|word| word.parse().ok());
                let name = email.word_at("email").unwrap_or_default();
                (name.to_owned(), network.unwrap_or(32), enabled(email))
            }
            (_, None, Some(phone)) => {
                let number = phone.word_at("number").unwrap_or_default();
                let number = number.strip_prefix("tel:").unwrap_or(number);
                let digits = number.strip_prefix('+').unwrap_or(number);
                let sound =
                    (3..20).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
                if !sound {
                    return Err(BAD_ADDRESS);
                }
                (format!("tel:{number}"), 4, enabled(phone))
            }
            _ => return Err(BAD_ADDRESS),
        };
        if network != 4 && (!is_address(&who) || !who.contains('.')) {
            return Err(BAD_ADDRESS);
        }
        let who = Address::new(&who);
        if network == MESSENGER && (!self.accounts.contains_key(&who) || who == call.me) {
            return Err(NO_PASSPORT);
        }
        Ok(Newcomer {
            who,
            network,
            friend,
            invitation: invitation(info)?,
        })
    }

    pub(super) fn update_contact(&mut self, call: &Call<'_>) -> Answer {
        let contacts = call.what.child("contacts").ok_or(SENSELESS)?;
        // Nothing is changed when one of them cannot be.
        for contact in contacts.all("Contact") {
            self.contact_to_change(call, contact)?;
        }
        for contact in contacts.all("Contact") {
            match self.contact_to_change(call, contact)? {
                Some(who) => self.change_contact(call, &who, contact)?,
                None => self.change_me(call, contact)?,
            }
        }
        self.book_changed(call);
        Ok(String::new())
    }

    /// Whose entry a request is about; `None`: the owner's.
    fn contact_to_change(
        &self,
        call: &Call<'_>,
        contact: Node<'_>,
    ) -> Result<Option<Address>, Complaint> {
        let words = contact.word_at("propertiesChanged").unwrap_or_default();
        if words.is_empty() || contact.child("contactInfo").is_none() {
            return Err(SENSELESS);
        }
        if contact.word_at("contactInfo/contactType") == Some("Me") {
            return Ok(None);
        }
        self.in_book(call, contact.word_at("contactId").unwrap_or_default())
            .map(Some)
    }

    /// Who has this GUID in the address book.
    pub(super) fn in_book(&self, call: &Call<'_>, guid: &str) -> Result<Address, Complaint> {
        let account = self.accounts.get(&call.me).ok_or(NO_USER)?;
        let who = account.by_guid(guid).ok_or(NO_CONTACT)?;
        let contact = account.contacts.get(&who).filter(|c| c.card.is_some());
        contact.map(|_| who).ok_or(NO_CONTACT)
    }

    fn change_contact(
        &mut self,
        call: &Call<'_>,
        who: &Address,
        node: Node<'_>,
    ) -> Result<(), Complaint> {
        let info = node.child("contactInfo").ok_or(SENSELESS)?;
        let words = node.word_at("propertiesChanged").unwrap_or_default();
        let account = self.accounts.get_mut(&call.me).ok_or(NO_USER)?;
        let contact = account.contacts.get_mut(who).ok_or(NO_CONTACT)?;
        card::change(contact, info, words)?;
        let was = contact.lists.forward;
        if words
            .split_whitespace()
            .any(|word| word == "IsMessengerUser")
        {
            contact.lists.forward = info.flag_at("isMessengerUser").unwrap_or(false);
        }
        let is = contact.lists.forward;
        let changed = Changed::Contact(who.clone(), contact.guid.clone());
        account.list_changed(call.now.wall, [changed]);
        if was != is {
            let invitation = invitation(info)?;
            self.befriended_or_not((who, &call.me), is, invitation, call.now);
        }
        Ok(())
    }

    /// Somebody came to the forward list or left it.
    fn befriended_or_not(
        &mut self,
        (who, me): (&Address, &Address),
        added: bool,
        invitation: Option<Invitation>,
        now: Now,
    ) {
        if !added && let Some(account) = self.accounts.get_mut(who) {
            account.told.remove(me);
        }
        self.reverse_changed((who, me), added, invitation, now);
    }

    /// The settings of the owner.
    fn change_me(&mut self, call: &Call<'_>, node: Node<'_>) -> Result<(), Complaint> {
        let info = node.child("contactInfo").ok_or(SENSELESS)?;
        let words = node.word_at("propertiesChanged").unwrap_or_default();
        let silent = self.config.behaviour.silent;
        let account = self.accounts.get_mut(&call.me).ok_or(NO_USER)?;
        for word in words.split_whitespace() {
            match word {
                "Annotation" => {
                    for (name, value) in card::annotations(info, "annotations")? {
                        match name.as_str() {
                            "MSN.IM.GTC" => account.ask = value != "2",
                            "MSN.IM.BLP" => account.allow_strangers = value != "2",
                            _ => card::annotate(&mut account.annotations, (name, value))?,
                        }
                    }
                }
                "DisplayName" if !silent => {
                    let name = info.text_at("displayName").unwrap_or_default();
                    account.book_name =
                        (!name.is_empty() && name.len() <= 387).then(|| name.to_owned());
                }
                _ => {}
            }
        }
        account.settings_changed(call.now.wall);
        self.check_visibility(&call.me);
        Ok(())
    }

    pub(super) fn delete_contact(&mut self, call: &Call<'_>) -> Answer {
        let ids: Vec<&str> = match call.what.child("contacts") {
            Some(contacts) => contacts
                .all("Contact")
                .filter_map(|contact| contact.word_at("contactId"))
                .collect(),
            None => call.what.word_at("contactId").into_iter().collect(),
        };
        let people: Vec<Address> = ids
            .iter()
            .map(|id| self.in_book(call, id))
            .collect::<Result<_, _>>()?;
        if people.is_empty() {
            return Err(NO_CONTACT);
        }
        for who in people {
            let account = self.accounts.get_mut(&call.me).ok_or(NO_USER)?;
            let contact = account.contacts.get_mut(&who).ok_or(NO_CONTACT)?;
            let was_friend = contact.lists.forward;
            contact.take(List::Forward);
            let changed = Changed::Contact(who.clone(), contact.guid.clone());
            account.tidy(&who);
            account.list_changed(call.now.wall, [changed]);
            if was_friend {
                self.befriended_or_not((&who, &call.me), false, None, call.now);
            }
        }
        self.book_changed(call);
        Ok(String::new())
    }
}

/// What is written to somebody who is added.
fn invitation(info: Node<'_>) -> Result<Option<Invitation>, Complaint> {
    let Some(member) = info.child("MessengerMemberInfo") else {
        return Ok(None);
    };
    let texts = card::annotations(member, "PendingAnnotations")?;
    let text = texts
        .into_iter()
        .find(|(name, _)| name == "MSN.IM.InviteMessage");
    let name = member.text_at("DisplayName").unwrap_or_default();
    Ok(text
        .map(|(_, text)| text)
        .filter(|text| text.len() <= MAX_INVITATION)
        .map(|text| Invitation {
            text,
            name: (!name.is_empty() && name.len() <= 387).then(|| name.to_owned()),
        }))
}
