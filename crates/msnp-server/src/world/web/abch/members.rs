//! `AddMember` and `DeleteMember`.

use msnp::api::Address;
use msnp::soap::xml::Node;

use super::super::super::account::{Changed, List, MESSENGER};
use super::super::super::{World, text};
use super::{
    Answer, BAD_ADDRESS, Call, Complaint, MEMBER_IS_THERE, NO_USER, NOT_A_MEMBER, SENSELESS, write,
};

impl World {
    pub(super) fn add_member(&mut self, call: &Call<'_>) -> Answer {
        for (list, member) in memberships(call)? {
            self.add_one(call, list, member)?;
        }
        self.check_visibility(&call.me);
        self.book_changed(call);
        Ok(String::new())
    }

    pub(super) fn delete_member(&mut self, call: &Call<'_>) -> Answer {
        for (list, member) in memberships(call)? {
            self.delete_one(call, list, member)?;
        }
        self.check_visibility(&call.me);
        self.book_changed(call);
        Ok(String::new())
    }

    fn add_one(&mut self, call: &Call<'_>, list: List, member: Node<'_>) -> Result<(), Complaint> {
        let (who, network) = person(member).ok_or(BAD_ADDRESS)?;
        if network == MESSENGER && (!self.accounts.contains_key(&who) || who == call.me) {
            return Err(NO_USER);
        }
        let again = self.config.behaviour.add_again;
        let fresh = text::guid(&mut self.rng);
        let account = self.accounts.get_mut(&call.me).ok_or(NO_USER)?;
        let known = account.contacts.get(&who);
        if known.is_some_and(|contact| write::has_role(contact, list)) {
            return if again { Ok(()) } else { Err(MEMBER_IS_THERE) };
        }
        // Who is on the reverse list is for the service to know, and who is pending, too.
        if !matches!(list, List::Allow | List::Block) {
            return Ok(());
        }
        if known.is_none() && account.contacts.len() >= MAX_PEOPLE {
            return Err(super::TOO_MANY);
        }
        let entry = account.entry(&who, || fresh);
        if known_network(entry.network, network) {
            entry.network = network;
        }
        entry.put(list);
        account.list_changed(call.now.wall, [Changed::Member(list, who)]);
        Ok(())
    }

    fn delete_one(
        &mut self,
        call: &Call<'_>,
        list: List,
        member: Node<'_>,
    ) -> Result<(), Complaint> {
        let account = self.accounts.get(&call.me).ok_or(NO_USER)?;
        let id = member.word_at("MembershipId").filter(|id| !id.is_empty());
        let by_id = id.and_then(|id| {
            let mut people = account.contacts.keys();
            people.find(|who| {
                self.membership_id(account, who, list)
                    .eq_ignore_ascii_case(id)
            })
        });
        let who = match (by_id, person(member)) {
            (Some(who), _) => who.clone(),
            (None, Some((who, _))) => who,
            (None, None) => return Err(NOT_A_MEMBER),
        };
        let account = self.accounts.get_mut(&call.me).ok_or(NO_USER)?;
        let contact = account.contacts.get_mut(&who).ok_or(NOT_A_MEMBER)?;
        if !write::has_role(contact, list) {
            return Err(NOT_A_MEMBER);
        }
        if list == List::Reverse {
            return Ok(()); // that is for the other to say
        }
        contact.take(list);
        account.tidy(&who);
        let shown = (list == List::Pending).then(|| Changed::Member(List::Reverse, who.clone()));
        let changed = Changed::Member(list, who);
        account.list_changed(call.now.wall, [changed].into_iter().chain(shown));
        Ok(())
    }
}

/// The most people on all lists of one account.
const MAX_PEOPLE: usize = 4000;

/// Whether the network of an entry is to be that of the member: it was never said before.
fn known_network(entry: u32, member: u32) -> bool {
    entry == MESSENGER && member != MESSENGER
}

/// The members a request names, with their lists. Roles that are no lists are passed over.
fn memberships<'a>(call: &Call<'a>) -> Result<Vec<(List, Node<'a>)>, Complaint> {
    let list = call.what.child("memberships").ok_or(SENSELESS)?;
    let mut out = Vec::new();
    for membership in list.all("Membership") {
        let role = membership.word_at("MemberRole").unwrap_or_default();
        let list = List::ROLES.iter().find(|list| list.role() == role);
        let members = membership.child("Members").ok_or(SENSELESS)?;
        out.extend(
            list.into_iter()
                .flat_map(|list| members.all("Member").map(move |member| (*list, member))),
        );
    }
    Ok(out)
}

/// Who a member is, and of which network.
fn person(member: Node<'_>) -> Option<(Address, u32)> {
    if let Some(name) = member.word_at("PassportName") {
        return name.contains('@').then(|| (Address::new(name), MESSENGER));
    }
    if let Some(number) = member.word_at("PhoneNumber") {
        let number = number.strip_prefix("tel:").unwrap_or(number);
        return Some((Address::new(&format!("tel:{number}")), 4));
    }
    let email = member
        .word_at("Email")
        .filter(|email| email.contains('@'))?;
    let notes = super::card::annotations(member, "Annotations").ok()?;
    let buddy = notes
        .into_iter()
        .find(|(name, _)| name == "MSN.IM.BuddyType");
    let network = buddy.and_then(|(_, value)| value.split(':').next()?.parse().ok());
    Some((Address::new(email), network.unwrap_or(32)))
}
