//! What is in the lists, whole or only what is new: `FindMembership`, `ABFindAll`, `ABFindContactsPaged`.

use std::collections::BTreeSet;

use msnp::api::Address;
use msnp::soap::xml::Writer;

use super::super::super::World;
use super::super::super::account::{Account, Changed, List};
use super::super::super::text::stamp;
use super::{Answer, Call, FULL_SYNC, NO_BOOK, NO_USER, is_own, write, written};

impl World {
    pub(super) fn find_membership(&self, call: &Call<'_>) -> Answer {
        let account = self.accounts.get(&call.me).ok_or(NO_USER)?;
        let deltas = call.what.flag_at("deltasOnly").unwrap_or(false);
        let known = call.what.word_at("lastChange").unwrap_or_default();
        let new = self.what_is_new(account, deltas, known)?;
        let mut filter = call.what.at("serviceFilter/Types").into_iter();
        let wants = filter.all(|types| types.all("ServiceType").any(|t| t.word() == "Messenger"));
        Ok(written(|out| {
            out.open("FindMembershipResult", &[]);
            out.open("Services", &[]);
            if wants {
                self.messenger_service(out, account, new.as_ref());
            }
            out.close();
            out.open("OwnerNamespace", &[]);
            out.open("Info", &[]);
            out.open("Handle", &[]);
            out.text("Id", super::OWN_BOOK);
            out.text("IsPassportNameHidden", "false");
            out.text("CID", "0");
            out.close();
            out.text("CreatorPuid", "0");
            out.text("CreatorCID", &write::cid_text(&call.me));
            out.text("CreatorPassportName", call.me.as_str());
        }))
    }

    fn messenger_service(
        &self,
        out: &mut Writer,
        account: &Account,
        new: Option<&BTreeSet<&Changed>>,
    ) {
        out.open("Service", &[]);
        out.open("Memberships", &[]);
        for list in List::ROLES {
            let people: Vec<&Address> = match new {
                Some(new) => new
                    .iter()
                    .filter_map(|changed| match changed {
                        Changed::Member(of, who) if *of == list => Some(who),
                        _ => None,
                    })
                    .collect(),
                None => account
                    .contacts
                    .iter()
                    .filter(|(_, contact)| write::has_role(contact, list))
                    .map(|(who, _)| who)
                    .collect(),
            };
            if new.is_some() && people.is_empty() {
                continue;
            }
            out.open("Membership", &[]);
            out.text("MemberRole", list.role());
            out.open("Members", &[]);
            for who in people {
                let id = self.membership_id(account, who, list);
                write::member(out, account, (who, list), &id);
            }
            out.close();
            out.text("MembershipIsComplete", write::flag(new.is_none()));
            out.close();
        }
        out.close();
        out.open("Info", &[]);
        out.open("Handle", &[]);
        out.text("Id", "1");
        out.text("Type", "Messenger");
        out.empty("ForeignId", &[]);
        out.close();
        out.text("InverseRequired", "false");
        out.text("AuthorizationCriteria", "Everyone");
        out.text("IsBot", "false");
        out.close();
        out.empty("Changes", &[]);
        out.text("LastChange", &stamp(account.last_stamp()));
        out.text("Deleted", "false");
        out.close();
    }

    /// The name of a membership, as this server has it.
    pub(super) fn membership_id(&self, account: &Account, who: &Address, list: List) -> String {
        match account.contacts.get(who) {
            Some(contact) if self.config.behaviour.text_membership_ids => {
                format!("{}/{}", list.role(), contact.guid)
            }
            _ => write::membership_id(who, list),
        }
    }

    /// `None`: everything; otherwise what changed since the moment the client knows.
    fn what_is_new<'a>(
        &self,
        account: &'a Account,
        deltas: bool,
        known: &str,
    ) -> Result<Option<BTreeSet<&'a Changed>>, super::Complaint> {
        if !deltas {
            return Ok(None);
        }
        let new = account.changes.after(known, account.last_stamp());
        let new = new.filter(|_| !self.config.behaviour.full_sync_only);
        new.map(Some).ok_or(FULL_SYNC)
    }

    /// The address book; `paged`: as the later operation has it.
    pub(super) fn find_all(&self, call: &Call<'_>, paged: bool) -> Answer {
        let account = self.accounts.get(&call.me).ok_or(NO_USER)?;
        if !is_own(call.what)
            || call
                .what
                .at("abHandle/ABId")
                .is_some_and(|id| id.word() != super::OWN_BOOK)
        {
            return Err(NO_BOOK);
        }
        let what = match call.what.child("filterOptions") {
            Some(options) if paged => options,
            _ => call.what,
        };
        let deltas = what.flag_at("deltasOnly").unwrap_or(false);
        let known = what.word_at("lastChanged").or(what.word_at("lastChange"));
        let new = self.what_is_new(account, deltas, known.unwrap_or_default())?;
        let [groups, contacts, book] = match paged {
            true => ["Groups", "Contacts", "Ab"],
            false => ["groups", "contacts", "ab"],
        };
        Ok(written(|out| {
            let name = if paged {
                "ABFindContactsPagedResult"
            } else {
                "ABFindAllResult"
            };
            out.open(name, &[]);
            out.open(groups, &[]);
            write_groups(out, account, new.as_ref());
            out.close();
            out.open(contacts, &[]);
            self.write_contacts(out, (&call.me, account), new.as_ref());
            out.close();
            if paged {
                out.open("CircleResult", &[]);
                out.text("IsPremium", "false");
                out.close();
            } else {
                out.empty("DynamicItems", &[]);
            }
            write::book(out, account, (book, &call.me));
        }))
    }

    fn write_contacts(
        &self,
        out: &mut Writer,
        (me, account): (&Address, &Account),
        new: Option<&BTreeSet<&Changed>>,
    ) {
        let own_name = |who: &Address| match self.accounts.get(who) {
            Some(account) => account.name.clone(),
            None => who.to_string(),
        };
        let Some(new) = new else {
            for (who, contact) in &account.contacts {
                write::contact(out, account, (who, contact), &own_name(who));
            }
            return write::me(out, account, (me, &account.guid));
        };
        for changed in new {
            match changed {
                Changed::Contact(who, guid) => {
                    let contact = account.contacts.get(who).filter(|c| c.guid == *guid);
                    match contact.filter(|contact| contact.card.is_some()) {
                        Some(contact) => {
                            write::contact(out, account, (who, contact), &own_name(who));
                        }
                        None => write::gone(out, account, ("Contact", "contactId"), guid),
                    }
                }
                Changed::Me => write::me(out, account, (me, &account.guid)),
                Changed::Member(..) | Changed::Group(_) => {}
            }
        }
    }
}

fn write_groups(out: &mut Writer, account: &Account, new: Option<&BTreeSet<&Changed>>) {
    let Some(new) = new else {
        for group in &account.groups {
            write::group(out, account, group);
        }
        return;
    };
    for changed in new {
        if let Changed::Group(guid) = changed {
            match account.groups.iter().find(|group| group.guid == *guid) {
                Some(group) => write::group(out, account, group),
                None => write::gone(out, account, ("Group", "groupId"), guid),
            }
        }
    }
}
