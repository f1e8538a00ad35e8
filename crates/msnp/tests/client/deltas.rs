//! What changed, taken in bit by bit, gives the same list as all of it at once.

use msnp::api::{ContactDetails, Lists};
use msnp::dialect::Dialect;
use msnp::io::LinkId;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::abch::Abch;
use crate::book::{desk, notice, online, serve, settle};
use crate::desk::Desk;

/// Something that happens to the account at another place.
#[derive(Clone, Debug)]
enum Change {
    Contact(usize, Vec<usize>),
    DropContact(usize),
    Nickname(usize, String),
    OffTheList(usize),
    Group(usize, String),
    DropGroup(usize),
    Member(usize, usize),
    DropMember(usize, usize),
}

const ROLES: [&str; 4] = ["Allow", "Block", "Reverse", "Pending"];

fn change() -> impl Strategy<Value = Change> {
    let who = 0..6_usize;
    let group = 0..3_usize;
    prop_oneof![
        3 => (who.clone(), vec(group.clone(), 0..3)).prop_map(|(n, g)| Change::Contact(n, g)),
        2 => who.clone().prop_map(Change::DropContact),
        1 => (who.clone(), "[a-z]{0,4}").prop_map(|(n, name)| Change::Nickname(n, name)),
        1 => who.clone().prop_map(Change::OffTheList),
        2 => (group.clone(), "[A-Z]{1,3}").prop_map(|(n, name)| Change::Group(n, name)),
        1 => group.prop_map(Change::DropGroup),
        4 => (0..4_usize, who.clone()).prop_map(|(role, n)| Change::Member(role, n)),
        3 => (0..4_usize, who).prop_map(|(role, n)| Change::DropMember(role, n)),
    ]
}

fn happen(change: &Change, abch: &mut Abch) {
    let who = |n: &usize| format!("someone{n}@example.net");
    let group = |n: &usize| format!("g{n}");
    match change {
        Change::Contact(n, groups) => {
            let mut groups: Vec<String> = groups.iter().map(group).collect();
            groups.retain(|id| abch.groups.contains_key(id));
            groups.dedup();
            let groups: Vec<&str> = groups.iter().map(String::as_str).collect();
            abch.contact(&who(n), &format!("Name {n}"), &groups);
        }
        Change::DropContact(n) => {
            let _ = abch.drop_contact(&who(n));
        }
        Change::Nickname(n, name) => {
            if abch.entries.contains_key(&who(n)) {
                abch.edit(&who(n), |entry| entry.nickname.clone_from(name));
            }
        }
        Change::OffTheList(n) => {
            if abch.entries.contains_key(&who(n)) {
                abch.edit(&who(n), |entry| entry.messenger = false);
            }
        }
        Change::Group(n, name) => abch.group(&group(n), name),
        Change::DropGroup(n) => abch.drop_group(&group(n)),
        Change::Member(role, n) => abch.member(ROLES[*role], &who(n), "hello"),
        Change::DropMember(role, n) => {
            let _ = abch.drop_member(ROLES[*role], &who(n));
        }
    }
}

/// The list as it is shown. Names of people who are in no address book may come from longer ago.
type Shown = (
    Vec<(String, String)>,
    Vec<(String, Lists, Vec<String>, ContactDetails, Option<String>)>,
);

fn shown(desk: &Desk) -> Shown {
    let snapshot = desk.client.snapshot();
    let groups = snapshot.groups.iter();
    let contacts = snapshot.contacts.into_iter().map(|contact| {
        let mut groups: Vec<String> = contact.groups.iter().map(ToString::to_string).collect();
        groups.sort_unstable();
        let email = contact.address.to_string();
        (
            email,
            contact.lists,
            groups,
            contact.details,
            contact.invitation,
        )
    });
    (
        groups
            .map(|group| (group.id.to_string(), group.name.clone()))
            .collect(),
        contacts.collect(),
    )
}

/// Fetches what changed, and does what that leads to.
fn catch_up(desk: &mut Desk, ns: LinkId, abch: &mut Abch) {
    for _ in 0..2 {
        desk.say_with(ns, "NOT", &notice());
        desk.seconds(25);
        serve(desk, abch);
        let _ = settle(desk, ns);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn delta_after_delta_equals_all_of_it(
        before in vec(change(), 0..10),
        rounds in vec(vec(change(), 0..6), 1..4),
    ) {
        let mut abch = Abch::new();
        abch.deltas = true;
        before.iter().for_each(|change| happen(change, &mut abch));
        let mut steady = desk(Dialect::Msnp13);
        let ns = online(&mut steady, &mut abch);
        for round in &rounds {
            round.iter().for_each(|change| happen(change, &mut abch));
            catch_up(&mut steady, ns, &mut abch);
        }
        let asked = abch.asked();
        prop_assert!(asked.iter().all(|call| call != "FindMembership" && call != "ABFindAll"), "{:?}", asked);
        let mut fresh = desk(Dialect::Msnp13);
        let other = online(&mut fresh, &mut abch);
        // What the fresh one put right, both know.
        catch_up(&mut fresh, other, &mut abch);
        catch_up(&mut steady, ns, &mut abch);
        prop_assert_eq!(shown(&steady), shown(&fresh));
    }
}

#[test]
fn who_is_off_the_list_is_in_no_group_however_that_came_to_be_known() {
    let mut abch = Abch::new();
    abch.deltas = true;
    happen(&Change::Group(1, "A".to_owned()), &mut abch);
    happen(&Change::Contact(5, vec![1]), &mut abch);
    happen(&Change::OffTheList(5), &mut abch);
    let mut steady = desk(Dialect::Msnp13);
    let ns = online(&mut steady, &mut abch);
    happen(&Change::Member(0, 5), &mut abch);
    catch_up(&mut steady, ns, &mut abch);
    let mut fresh = desk(Dialect::Msnp13);
    let _ = online(&mut fresh, &mut abch);
    assert_eq!(shown(&steady), shown(&fresh));
}
