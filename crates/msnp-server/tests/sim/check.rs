//! What must be true when all has come to rest.

use std::collections::{BTreeMap, BTreeSet};

use msnp::api::{Address, DeliveryState, LinkState, Status};
use msnp::dialect::Dialect;
use msnp::io::LinkId;

use crate::net::Net;
use crate::person::{Person, Said};
use crate::pipe::mark_of;

/// Where each text is.
struct Texts<'a> {
    /// Who got it, and what of it.
    got: BTreeMap<u64, Vec<(usize, &'a str)>>,
    /// Who sent it, by which session of the gateway, and as the how manyeth.
    went_out: BTreeMap<u64, (usize, Option<LinkId>, usize)>,
    /// For whom it waits.
    waits: BTreeSet<(u64, Address)>,
}

impl<'a> Texts<'a> {
    fn of(net: &'a Net) -> Self {
        let mut texts = Self {
            got: BTreeMap::new(),
            went_out: BTreeMap::new(),
            waits: BTreeSet::new(),
        };
        for (who, person) in net.people.iter().enumerate() {
            for got in &person.got {
                if let Some(mark) = got.mark {
                    let all = texts.got.entry(mark).or_default();
                    all.push((who, &got.text));
                }
            }
            for (at, (mark, gate)) in person.went_out.iter().enumerate() {
                texts.went_out.insert(*mark, (who, *gate, at));
            }
            for text in net.world.waiting_texts(person.address.as_str()) {
                let mark = mark_of(&text).map(|mark| (mark, person.address.clone()));
                texts.waits.extend(mark);
            }
        }
        texts
    }
}

pub fn everything(net: &Net) {
    let all = Texts::of(net);
    for (who, person) in net.people.iter().enumerate() {
        assert_eq!(
            person.state,
            LinkState::Online,
            "{} is not online",
            person.address
        );
        texts(net, who, &all);
        order(net, who, &all);
        lists(net, person);
        presence(net, person);
        places(net, person);
    }
    bounds(net);
}

/// Every text has an end that was told, and arrived as that end says.
fn texts(net: &Net, who: usize, all: &Texts<'_>) {
    let person = &net.people[who];
    let open = person.client.snapshot().deliveries;
    for text in &open {
        // Who is offline for the sender, and a contact, is waited for, and that is told.
        let (me, other) = (person.address.as_str(), text.conversation.as_str());
        assert!(
            text.reason.as_deref() == Some("recipient_offline") && !net.world.sees(me, other),
            "{me} still waits for {text:?}"
        );
    }
    for said in &person.said {
        let name = format!("text {} of {}", said.mark, person.address);
        let Some((_, last)) = said.states.last() else {
            continue; // refused, or the process died before it was kept
        };
        let waits = open.iter().any(|text| text.id == said.id);
        assert_eq!(
            last.is_final(),
            !waits,
            "{name} is left {last:?} ({:?})",
            said.states
        );
        for (at, (life, state)) in said.states.iter().enumerate() {
            // A process may die before the end it told was kept; then the next one tells another.
            let mut later = said.states.iter().skip(at + 1);
            let ended = state.is_final() && later.any(|(other, _)| other == life);
            assert!(!ended, "{name} goes on after its end: {:?}", said.states);
        }
        arrived((net, all), person, said, last);
    }
}

/// A text arrived once at most, where it was meant to, and as its end says.
fn arrived((net, all): (&Net, &Texts<'_>), person: &Person, said: &Said, last: &DeliveryState) {
    let name = format!("text {} of {}", said.mark, person.address);
    let readers = all.got.get(&said.mark).map_or(&[][..], Vec::as_slice);
    for (at, (reader, got)) in readers.iter().enumerate() {
        let other = &net.people[*reader];
        let before = readers.iter().take(at);
        let again = before.filter(|(known, _)| known == reader).count();
        assert!(again == 0, "{name} came again to {}", other.address);
        assert!(said.text.starts_with(got), "{name} was changed: {got:?}");
        // Somebody may come in while it is on its way; that nobody can prevent. The own other places hear it, too.
        assert!(
            said.to.as_ref().is_none_or(|to| *to == other.address)
                || other.address == person.address
                || !said.present.contains(&other.address),
            "{name} came to {}, who was known to be there",
            other.address
        );
    }
    let is_meant = |reader: usize| said.to.as_ref() == Some(&net.people[reader].address);
    let came = readers.iter().any(|(reader, _)| is_meant(*reader));
    let mut lost = net.lost.range((said.mark, 0)..=(said.mark, usize::MAX));
    let lost = lost.any(|(_, reader)| is_meant(*reader));
    let waits = said
        .to
        .clone()
        .is_some_and(|to| all.waits.contains(&(said.mark, to)));
    if said.to.is_none() {
        return;
    }
    match last {
        DeliveryState::Acknowledged => {
            assert!(came || lost, "{name} was acknowledged and has not arrived");
        }
        DeliveryState::StoredOffline => {
            assert!(
                came || lost || waits,
                "{name} was left for its reader and is nowhere"
            );
        }
        DeliveryState::Failed | DeliveryState::Queued => assert!(
            !came && !waits || said.text.len() > 1000,
            "{name} failed and has arrived"
        ),
        _ => {}
    }
}

/// Texts go out in the order they were written, and those of one sender that came by one switchboard are told in that
/// order. (Two switchboards between the same people may overtake each other: nobody can prevent that. And what was
/// written to a session of the gateway waits there while a request is under way.)
fn order(net: &Net, who: usize, all: &Texts<'_>) {
    let person = &net.people[who];
    let mut last: BTreeMap<_, u64> = BTreeMap::new();
    for (mark, gate) in &person.went_out {
        let said = person.said.iter().find(|said| said.mark == *mark);
        let Some(to) = said.and_then(|said| said.to.as_ref()) else {
            continue;
        };
        if let Some(before) = last.insert((to, gate), *mark) {
            assert!(
                before < *mark,
                "{} sent text {mark} to {to} after {before}",
                person.address
            );
        }
    }
    let gates = net.gates.values().map(|gate| (gate.link, &gate.pipe));
    let pipes = net.pipes.iter().map(|(link, pipe)| (*link, pipe));
    let ways: BTreeMap<u64, LinkId> = pipes
        .chain(gates)
        .filter(|(_, pipe)| pipe.who == who)
        .flat_map(|(link, pipe)| pipe.all_marks().map(move |mark| (mark, link)))
        .collect();
    let mut last: BTreeMap<_, usize> = BTreeMap::new();
    for got in &person.got {
        let Some(mark) = got.mark else { continue };
        let (sender, gate, at) = *all.went_out.get(&mark).expect("what arrives went out");
        assert_eq!(
            net.people[sender].address, got.from,
            "who wrote text {mark}"
        );
        let sender = (sender, gate);
        if let Some(before) = last.insert((sender, &got.conversation, ways.get(&mark)), at) {
            assert!(
                before < at,
                "text {mark} of {} came to {} too late",
                got.from,
                person.address
            );
        }
    }
}

/// The client's list is the network's.
fn lists(net: &Net, person: &Person) {
    let snapshot = person.client.snapshot();
    let name = &person.address;
    // Whoever has fallen back to a dialect without groups sees none.
    let grouped = snapshot.dialect.is_some_and(Dialect::has_groups);
    let groups: BTreeMap<&str, &str> = snapshot
        .groups
        .iter()
        .map(|group| (group.id.as_str(), group.name.as_str()))
        .filter(|(id, _)| *id != "0")
        .collect();
    let ours: BTreeMap<_, _> = snapshot
        .contacts
        .iter()
        .filter(|contact| !contact.lists.is_empty())
        .map(|contact| {
            let lists = contact.lists;
            let mut named: Vec<String> = contact
                .groups
                .iter()
                .filter_map(|id| groups.get(id.as_str()).map(|name| (*name).to_owned()))
                .collect();
            named.sort();
            let flags = [
                lists.forward,
                lists.allow,
                lists.block,
                lists.reverse || lists.pending,
            ];
            (contact.address.clone(), (flags, named))
        })
        .collect();
    let theirs: BTreeMap<_, _> = net
        .world
        .roster(name.as_str())
        .expect("an account")
        .into_iter()
        .map(|entry| {
            let lists = entry.lists;
            let flags = [
                lists.forward,
                lists.allow,
                lists.block,
                lists.reverse || lists.pending,
            ];
            let named = if grouped { entry.groups } else { Vec::new() };
            (entry.address, (flags, named))
        })
        .collect();
    assert_eq!(
        ours, theirs,
        "the list of {name} ({}), ours and the network's",
        person.habits.dialect
    );
    let standing = net.world.standing(name.as_str()).expect("an account");
    let mut named: Vec<&str> = groups.into_values().collect();
    named.sort_unstable();
    let theirs = if grouped { standing.groups } else { Vec::new() };
    assert_eq!(named, theirs, "the groups of {name}");
    assert_eq!(
        snapshot.me.display_name, standing.name,
        "the name of {name}"
    );
    assert_eq!(
        snapshot.me.allow_strangers, standing.allow_strangers,
        "{name}"
    );
}

/// Every place of an account knows of all of them.
fn places(net: &Net, person: &Person) {
    let knows = |person: &Person| {
        let dialect = person.client.snapshot().dialect;
        dialect.is_some_and(Dialect::has_endpoints)
    };
    if knows(person) {
        let mine = net.people.iter().filter(|p| p.address == person.address);
        assert_eq!(
            person.places,
            mine.count(),
            "the places of {}",
            person.address
        );
    }
}

/// Everybody is seen as they are.
fn presence(net: &Net, person: &Person) {
    let snapshot = person.client.snapshot();
    let me = net
        .world
        .standing(person.address.as_str())
        .expect("an account");
    assert_eq!(
        Some(snapshot.me.status),
        me.status.as_deref().map(status),
        "the status of {}",
        person.address
    );
    for contact in snapshot
        .contacts
        .iter()
        .filter(|contact| contact.lists.forward)
    {
        let (viewer, other) = (person.address.as_str(), contact.address.as_str());
        let standing = net.world.standing(other).expect("an account");
        let want = match &standing.status {
            Some(word) if net.world.sees(viewer, other) => status(word),
            _ => Status::Offline,
        };
        assert_eq!(
            contact.presence.status, want,
            "{other} as {viewer} sees them"
        );
    }
}

fn status(word: &str) -> Status {
    match word {
        "NLN" => Status::Online,
        "BSY" => Status::Busy,
        "IDL" => Status::Idle,
        "BRB" => Status::Brb,
        "AWY" => Status::Away,
        "PHN" => Status::Phone,
        "LUN" => Status::Lunch,
        "HDN" => Status::Hidden,
        other => panic!("no status: {other}"),
    }
}

/// Nothing has grown without bound.
fn bounds(net: &Net) {
    let [links, rooms, keys, held] = net.world.load();
    let people = net.people.len();
    assert!(links <= people * (1 + people), "{links} links");
    assert!(rooms <= people * people, "{rooms} rooms");
    assert!(keys <= 1024, "{keys} keys");
    assert!(held <= links, "{held} polls");
    // Where the end of a session is never told, one that is over lives as long as it is asked for.
    let sessions = net.world.unfetched().count();
    assert!(sessions <= people * (1 + people), "{sessions} sessions");
    for person in &net.people {
        let size = format!("{:?}", person.client).len();
        assert!(
            size < 400_000,
            "the client of {} takes {size}",
            person.address
        );
    }
}
