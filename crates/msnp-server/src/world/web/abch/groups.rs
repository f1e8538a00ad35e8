//! `ABGroupAdd`, `ABGroupUpdate`, `ABGroupDelete`, `ABGroupContactAdd`, `ABGroupContactDelete`.

use msnp::api::Address;

use super::super::super::account::{Changed, Code, GroupKey};
use super::super::super::{World, text};
use super::{
    Answer, Call, Complaint, NO_CONTACT, NO_GROUP, NO_USER, SENSELESS, complain, of_code, written,
};

impl World {
    pub(super) fn add_group(&mut self, call: &Call<'_>) -> Answer {
        let name = call
            .what
            .text_at("groupInfo/GroupInfo/name")
            .unwrap_or_default();
        let guid = text::guid(&mut self.rng);
        let account = self.accounts.get_mut(&call.me).ok_or(NO_USER)?;
        let added = account.add_group(name, guid);
        let group = added.map_err(|code| self.group_complaint(&call.me, name, code))?;
        self.group_changed(call, group.guid.clone())?;
        Ok(written(|out| {
            out.open("ABGroupAddResult", &[]);
            out.text("guid", &group.guid);
        }))
    }

    pub(super) fn update_group(&mut self, call: &Call<'_>) -> Answer {
        let groups = call.what.child("groups").ok_or(SENSELESS)?;
        for group in groups.all("Group") {
            let words = group.word_at("propertiesChanged").unwrap_or_default();
            if !words.split_whitespace().any(|word| word == "GroupName") {
                continue; // what else there is about groups is not kept
            }
            let guid = group.word_at("groupId").unwrap_or_default();
            let name = group.text_at("groupInfo/name").unwrap_or_default();
            let account = self.accounts.get_mut(&call.me).ok_or(NO_USER)?;
            let same = |g: &super::super::super::account::Group| {
                g.guid.eq_ignore_ascii_case(guid) && g.name == name
            };
            if account.groups.iter().any(same) {
                continue; // it is called so already
            }
            let renamed = account.rename_group(GroupKey::Guid(guid), name);
            let group = renamed.map_err(|code| self.group_complaint(&call.me, name, code))?;
            self.group_changed(call, group.guid)?;
        }
        Ok(String::new())
    }

    pub(super) fn delete_group(&mut self, call: &Call<'_>) -> Answer {
        let guids = group_ids(call)?;
        for guid in guids {
            let account = self.accounts.get_mut(&call.me).ok_or(NO_USER)?;
            let changed = account
                .remove_group(GroupKey::Guid(guid))
                .map_err(of_code)?;
            account.list_changed(call.now.wall, changed);
        }
        self.book_changed(call);
        Ok(String::new())
    }

    pub(super) fn add_to_group(&mut self, call: &Call<'_>) -> Answer {
        let groups = self.groups_named(call)?;
        let contact = call.what.at("contacts/Contact").ok_or(SENSELESS)?;
        let guid = match (contact.word_at("contactId"), contact.child("contactInfo")) {
            (Some(guid), _) if !guid.is_empty() => guid.to_owned(),
            (_, Some(info)) => {
                let allow = call
                    .what
                    .flag_at("groupContactAddOptions/EnableAllowListManagement");
                match self.add_to_book(call, info, allow.unwrap_or(false)) {
                    // Who is there already only comes to the group.
                    Err(Complaint {
                        conflict: Some(guid),
                        ..
                    }) => guid,
                    added => added?,
                }
            }
            _ => return Err(SENSELESS),
        };
        let who = self.in_book(call, &guid)?;
        self.regroup(call, &who, &groups, true)?;
        Ok(written(|out| {
            out.open("ABGroupContactAddResult", &[]);
            out.text("guid", &guid);
        }))
    }

    pub(super) fn delete_from_group(&mut self, call: &Call<'_>) -> Answer {
        let groups = self.groups_named(call)?;
        let contacts = call.what.child("contacts").ok_or(SENSELESS)?;
        let people: Vec<Address> = contacts
            .all("Contact")
            .map(|contact| self.in_book(call, contact.word_at("contactId").unwrap_or_default()))
            .collect::<Result<_, _>>()?;
        for who in people {
            self.regroup(call, &who, &groups, false)?;
        }
        Ok(String::new())
    }

    fn regroup(
        &mut self,
        call: &Call<'_>,
        who: &Address,
        groups: &[u32],
        added: bool,
    ) -> Result<(), Complaint> {
        let account = self.accounts.get_mut(&call.me).ok_or(NO_USER)?;
        let contact = account.contacts.get_mut(who).ok_or(NO_CONTACT)?;
        for group in groups {
            match added {
                true => contact.groups.insert(*group),
                false => contact.groups.remove(group),
            };
        }
        let changed = Changed::Contact(who.clone(), contact.guid.clone());
        account.list_changed(call.now.wall, [changed]);
        self.book_changed(call);
        Ok(())
    }

    /// The numbers of the groups a request names.
    fn groups_named(&self, call: &Call<'_>) -> Result<Vec<u32>, Complaint> {
        let account = self.accounts.get(&call.me).ok_or(NO_USER)?;
        group_ids(call)?
            .into_iter()
            .map(|guid| account.group(GroupKey::Guid(guid)).ok_or(NO_GROUP))
            .collect()
    }

    fn group_changed(&mut self, call: &Call<'_>, guid: String) -> Result<(), Complaint> {
        let account = self.accounts.get_mut(&call.me).ok_or(NO_USER)?;
        account.list_changed(call.now.wall, [Changed::Group(guid)]);
        self.book_changed(call);
        Ok(())
    }

    /// Why a group cannot be called so.
    fn group_complaint(&self, me: &Address, name: &str, code: Code) -> Complaint {
        let mut groups = self.accounts.get(me).into_iter().flat_map(|a| &a.groups);
        match (code, groups.find(|group| group.name == name)) {
            (228, Some(there)) => Complaint {
                conflict: Some(there.guid.clone()),
                ..complain("GroupAlreadyExists", "Group Already Exists ")
            },
            _ => of_code(code),
        }
    }
}

/// The groups a request names.
fn group_ids<'a>(call: &Call<'a>) -> Result<Vec<&'a str>, Complaint> {
    let ids = call.what.at("groupFilter/groupIds").ok_or(SENSELESS)?;
    let ids: Vec<&str> = ids.all("guid").map(|guid| guid.word()).collect();
    match ids.is_empty() {
        true => Err(NO_GROUP),
        false => Ok(ids),
    }
}
