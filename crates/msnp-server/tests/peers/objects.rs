//! Pictures, emoticons, drawings.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use msnp::api::{Command, ConversationId, Event, InkKind};
use msnp::dialect::Dialect;
use msnp::keep::NoticeKind;
use msnp::object::Sha1d;

use crate::files::noise;
use crate::town::{ALICE, BOB, Town};

const PAIRS: [(Dialect, Dialect); 4] = [
    (Dialect::Msnp9, Dialect::Msnp11),
    (Dialect::Msnp12, Dialect::Msnp15),
    (Dialect::Msnp18, Dialect::Msnp12),
    (Dialect::Msnp18, Dialect::Msnp16),
];

fn png(len: usize) -> Vec<u8> {
    [&b"\x89PNG\r\n\x1a\n"[..], &noise(len)].concat()
}

fn gif(frames: usize) -> Vec<u8> {
    let frame = b"\x21\xf9\x04\0\0\0\0\0,";
    [&b"GIF89a"[..], &frame.repeat(frames)].concat()
}

fn show(town: &mut Town, who: usize, bytes: Vec<u8>) {
    town.people[who].disk.files.insert("me".into(), bytes);
    let path = Some("me".to_owned());
    town.command(who, Command::SetDisplayPicture { path });
}

fn sha1d(bytes: &[u8]) -> String {
    Sha1d::of(bytes).to_string()
}

fn pictures(town: &Town, who: usize) -> Vec<(String, String)> {
    let events = town.people[who].events.iter();
    events
        .filter_map(|event| match event {
            Event::Picture { email, sha1d, .. } => Some((email.to_string(), sha1d.to_string())),
            _ => None,
        })
        .collect()
}

#[test]
fn a_picture_is_fetched_when_it_changes() {
    for (alice, bob) in PAIRS {
        let mut town = Town::pair(alice, bob);
        for len in [10, 30_000] {
            let picture = png(len);
            town.people[1].events.clear();
            show(&mut town, 0, picture.clone());
            town.until("Bob sees it", |town| !pictures(town, 1).is_empty());
            let hash = sha1d(&picture);
            assert_eq!(pictures(&town, 1), [(ALICE.to_owned(), hash.clone())]);
            assert_eq!(town.people[1].disk.objects[&hash], picture);
        }
    }
}

#[test]
fn what_the_cache_has_is_not_fetched() {
    let mut town = Town::pair(Dialect::Msnp12, Dialect::Msnp12);
    let picture = png(100);
    let hash = sha1d(&picture);
    let objects = &mut town.people[1].disk.objects;
    objects.insert(hash.clone(), picture.clone().into());
    show(&mut town, 0, picture);
    town.until("Bob sees it", |town| !pictures(town, 1).is_empty());
    assert_eq!(town.break_switchboards(1), 0);
}

#[test]
fn the_picture_before_is_given_for_some_minutes() {
    let mut town = Town::pair(Dialect::Msnp12, Dialect::Msnp12);
    show(&mut town, 0, png(100));
    town.until("Bob sees it", |town| !pictures(town, 1).is_empty());
    // Bob's cache is lost, and his wish is faster than the news of another picture.
    town.people[1].disk.objects.clear();
    town.people[1].events.clear();
    let email = msnp::api::Address::new(ALICE);
    town.command(1, Command::FetchPicture { email, path: None });
    town.until("Bob sees it again", |town| !pictures(town, 1).is_empty());
}

#[test]
fn who_shows_no_picture_has_none_to_fetch() {
    let mut town = Town::pair(Dialect::Msnp12, Dialect::Msnp12);
    let email = msnp::api::Address::new(ALICE);
    town.command(1, Command::FetchPicture { email, path: None });
    assert_eq!(town.errors(1), ["not_found"]);
    town.people[0]
        .disk
        .files
        .insert("t".into(), b"text".to_vec());
    let path = Some("t".to_owned());
    town.command(0, Command::SetDisplayPicture { path });
    assert_eq!(town.errors(0), ["not_a_picture"]);
}

#[test]
fn emoticons_come_before_their_text_and_are_fetched() {
    for (alice, bob) in PAIRS {
        let mut town = Town::pair(alice, bob);
        let (still, moving) = (png(200), gif(3));
        let files = &mut town.people[0].disk.files;
        files.insert("still".into(), still.clone());
        files.insert("moving".into(), moving.clone());
        let emoticons = [("(s)", "still"), ("(m)", "moving"), ("(no)", "none")];
        let emoticons: BTreeMap<String, String> = emoticons
            .map(|(shortcut, path)| (shortcut.to_owned(), path.to_owned()))
            .into();
        let text = "look: (s) and (m)".to_owned();
        let to = ConversationId::new(BOB);
        town.command(
            0,
            Command::SendEmoticonText {
                to,
                text,
                emoticons,
                format: Default::default(),
                id: None,
            },
        );
        let ready = |town: &Town| -> Vec<(String, String)> {
            let events = town.people[1].events.iter();
            events
                .filter_map(|event| match event {
                    Event::Emoticon {
                        shortcut,
                        sha1d,
                        ready: true,
                        ..
                    } => Some((shortcut.clone(), sha1d.to_string())),
                    _ => None,
                })
                .collect()
        };
        town.until("both are there", |town| ready(town).len() == 2);
        let mut there = ready(&town);
        there.sort();
        let wanted = [("(m)", sha1d(&moving)), ("(s)", sha1d(&still))];
        assert_eq!(
            there,
            wanted.map(|(shortcut, hash)| (shortcut.to_owned(), hash))
        );
        let events = &town.people[1].events;
        let told = events.iter().find_map(|event| match event {
            Event::Text { emoticons, .. } => Some(emoticons.len()),
            _ => None,
        });
        assert_eq!(told, Some(2));
        let first = |is: fn(&Event) -> bool| events.iter().position(is);
        assert!(
            first(|event| matches!(event, Event::Emoticon { .. }))
                < first(|event| matches!(event, Event::Text { .. }))
        );
    }
}

#[test]
fn drawings_and_actions_are_shown() {
    let mut town = Town::pair(Dialect::Msnp12, Dialect::Msnp18);
    let drawing = gif(400);
    town.people[0]
        .disk
        .files
        .insert("ink".into(), drawing.clone());
    let to = ConversationId::new(BOB);
    let path = "ink".to_owned();
    town.command(
        0,
        Command::SendInk {
            to: to.clone(),
            path,
        },
    );
    let text = "sends a hug".to_owned();
    town.command(0, Command::SendAction { to, text });
    let shown = |town: &Town| {
        let events = &town.people[1].events;
        events.iter().any(|event| {
            matches!(event, Event::Ink { kind: InkKind::Gif, sha1d, .. }
                if **sha1d == *Sha1d::of(&gif(400)).to_string())
        }) && events
            .iter()
            .any(|event| matches!(event, Event::Action { text, .. } if text == "sends a hug"))
    };
    town.until("both are shown", shown);
    assert_eq!(town.people[1].disk.objects[&sha1d(&drawing)], drawing);
    // Both sides find them in the history afterwards.
    for person in &town.people {
        let by_alice = person.notices.iter().filter(|(who, _)| who == ALICE);
        let kinds: BTreeSet<String> = by_alice.map(|(_, kind)| format!("{kind:?}")).collect();
        let ink = NoticeKind::Ink(sha1d(&drawing).into());
        let action = NoticeKind::Action("sends a hug".into());
        assert_eq!(kinds, [ink, action].map(|kind| format!("{kind:?}")).into());
        assert_eq!(person.disk.objects[&sha1d(&drawing)], drawing);
    }
}

#[test]
fn a_picture_that_is_not_given_is_told_once() {
    let mut town = Town::pair(Dialect::Msnp12, Dialect::Msnp12);
    show(&mut town, 0, png(100));
    town.until("Bob sees it", |town| !pictures(town, 1).is_empty());
    town.people[1].disk.objects.clear();
    town.people[1].events.clear();
    town.command(0, Command::SignOut);
    let email = msnp::api::Address::new(ALICE);
    town.command(1, Command::FetchPicture { email, path: None });
    town.pass(Duration::from_secs(200));
    assert_eq!(town.errors(1).len(), 1, "{:?}", town.errors(1));
}
