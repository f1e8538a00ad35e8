//! Somebody who asks for more than there is, or for what is not theirs.

use std::time::Duration;

use msnp::api::{Address, Command, ConversationId, Event};
use msnp::dialect::Dialect;
use msnp::message::{FileInvite, OwnEmoticon, emoticon_payloads, file_invite_payload};
use msnp::object::{MsnObject, ObjectKind, Sha1d};
use msnp::p2p::body::{Application, SessionClose};
use msnp::p2p::context::FileContext;
use msnp::p2p::link::{Content as Blob, DataKind};
use msnp::p2p::slp::Method;

use crate::files::{accept, noise};
use crate::hostile::{VERSIONS, done, end, file, still_serves};
use crate::puppet::Puppet;
use crate::town::{ALICE, BOB, Town};

/// Alice, who is played, Bob who must bear it, and Carol, who has nothing to do with it.
fn three(dialect: Dialect) -> Town {
    Town::of(&[
        (ALICE, dialect),
        (BOB, dialect),
        ("carol@example.com", dialect),
    ])
}

#[test]
fn a_flood_of_offers_ends_at_a_few_and_hinders_nobody_else() {
    for dialect in VERSIONS {
        let mut town = three(dialect);
        let mut puppet = Puppet::take_over(&mut town);
        for session in 1..500 {
            puppet.offer(&mut town, session, &file(10));
        }
        let offers = town.offers(1).len();
        assert!((1..=16).contains(&offers), "{dialect}: {offers}");
        let declined = puppet.answers().into_iter().filter(|code| *code == 603);
        assert_eq!(declined.count(), 499 - offers, "{dialect}");
        carol_sends(&mut town, offers);
    }
}

/// Carol's file arrives, whatever else goes on.
fn carol_sends(town: &mut Town, offers: usize) {
    let to = ConversationId::new(BOB);
    town.people[2]
        .disk
        .files
        .insert("carols.bin".into(), noise(3000));
    let path = "carols.bin".to_owned();
    town.command(2, Command::SendFile { to, path });
    town.until("Carol's file is offered", |town| {
        town.offers(1).len() > offers
    });
    let (transfer, ..) = town.offers(1)[offers];
    accept(town, transfer);
    town.until("it is there", |town| {
        town.people[1].disk.files.contains_key("carols.bin")
    });
    assert_eq!(town.people[1].disk.files["carols.bin"], noise(3000));
}

#[test]
fn a_flood_of_offers_of_the_old_sort_does_so_too() {
    let mut town = three(Dialect::Msnp12);
    let mut puppet = Puppet::take_over(&mut town);
    for cookie in 1..500 {
        let offer = FileInvite {
            name: "a.bin".into(),
            size: 10,
            unreachable: false,
        };
        puppet.message(&mut town, &file_invite_payload(cookie, &offer));
    }
    let offers = town.offers(1).len();
    assert!((1..=16).contains(&offers), "{offers}");
    carol_sends(&mut town, offers);
}

#[test]
fn offers_and_their_ends_in_a_row_leave_nothing_behind() {
    for dialect in VERSIONS {
        let (mut town, mut puppet) = Puppet::meet(dialect);
        for session in 1..200 {
            puppet.offer(&mut town, session, &file(10));
            let close = SessionClose {
                session_id: Some(session),
                context: None,
            };
            let bye = puppet.request(session, Method::Bye, &close);
            puppet.say(&mut town, &bye);
        }
        assert!(town.people[1].client.snapshot().transfers.is_empty());
        still_serves(&mut town, &mut puppet);
    }
}

#[test]
fn sessions_for_what_is_not_there_are_declined_and_told_once() {
    let (mut town, mut puppet) = Puppet::meet(Dialect::Msnp12);
    for session in 1..200 {
        puppet.invite(&mut town, (session, Application::WebcamRequest), "QUJD");
        let object = object(ObjectKind::Picture, &noise(9)).to_context();
        puppet.invite(&mut town, (1000 + session, Application::Object), &object);
    }
    assert!(puppet.answers().iter().all(|code| *code == 603));
    assert_eq!(puppet.answers().len(), 398);
    let events = town.people[1].events.iter();
    let told = events.filter(|event| matches!(event, Event::Invitation { .. }));
    assert_eq!(told.count(), 1);
    still_serves(&mut town, &mut puppet);
}

#[test]
fn names_lead_nowhere_and_hide_nothing() {
    let (mut town, mut puppet) = Puppet::meet(Dialect::Msnp12);
    let long = "x".repeat(300);
    for (session, (name, safe)) in (1..).zip([
        ("../../../etc/passwd", Some("passwd")),
        ("..\\..\\a.bat", Some("a.bat")),
        ("photo\u{202e}gpj.exe", Some("photo_gpj.exe")),
        ("CON.txt", Some("_CON.txt")),
        ("a\0.exe", Some("a")),
        ("..", None),
        ("", None),
        (&long, Some(&long[..200])),
    ]) {
        town.people[1].events.clear();
        let context = FileContext {
            name: name.into(),
            ..file(5)
        };
        puppet.offer(&mut town, session, &context);
        let told = town.offers(1).pop().map(|(_, name, _)| name);
        assert_eq!(told.as_deref(), safe, "{name:?}");
    }
}

fn object(kind: ObjectKind, bytes: &[u8]) -> MsnObject {
    let alice = Address::new(ALICE);
    MsnObject::describe(&alice, kind, ("a", "a"), bytes).expect("an object")
}

fn show_emoticon(town: &mut Town, puppet: &mut Puppet, bytes: &[u8]) {
    let own = OwnEmoticon {
        shortcut: "(a)",
        object: &object(ObjectKind::Emoticon, bytes),
        animated: false,
    };
    let payloads = emoticon_payloads(&[own], 1600);
    assert_eq!(payloads.len(), 1);
    puppet.message(town, &payloads[0]);
}

#[test]
fn an_object_that_is_another_than_was_told_is_not_kept() {
    for dialect in VERSIONS {
        for (told, given) in [
            (&b"GIF89a one"[..], &b"GIF89a two"[..]),
            // What it is said to be, but no picture.
            (b"#!/bin/sh a", b"#!/bin/sh a"),
        ] {
            let (mut town, mut puppet) = Puppet::meet(dialect);
            show_emoticon(&mut town, &mut puppet, told);
            for _ in 0..2 {
                puppet.said.clear();
                town.pass(Duration::from_secs(10));
                puppet.pump(&mut town);
                let request = puppet.accept(&mut town);
                let now = town.now.mono;
                let session = (request.session_id, request.app_id);
                let blob = Blob::Whole(given.to_vec().into());
                puppet.link.send_data(session, DataKind::Object, blob, now);
                puppet.pump(&mut town);
            }
            town.pass(Duration::from_secs(100));
            assert!(town.people[1].disk.objects.is_empty(), "{dialect}");
            let events = town.people[1].events.iter();
            let mut ready =
                events.filter(|event| matches!(event, Event::Emoticon { ready: true, .. }));
            assert_eq!(ready.next(), None);
            still_serves(&mut town, &mut puppet);
        }
    }
}

#[test]
fn a_flood_of_emoticons_does_not_keep_the_pictures_of_others_away() {
    let mut town = three(Dialect::Msnp12);
    let mut puppet = Puppet::take_over(&mut town);
    for number in 0_u32..2500 {
        show_emoticon(&mut town, &mut puppet, &number.to_le_bytes());
    }
    let picture = [&b"\x89PNG\r\n\x1a\n"[..], &noise(500)].concat();
    town.people[2]
        .disk
        .files
        .insert("me".into(), picture.clone());
    let path = Some("me".to_owned());
    town.command(2, Command::SetDisplayPicture { path });
    town.pass(Duration::from_secs(60));
    let hash = Sha1d::of(&picture).to_string();
    assert_eq!(
        town.people[1].disk.objects.get(&hash).map(|b| b.to_vec()),
        Some(picture)
    );
}

#[test]
fn somebody_elses_session_is_not_theirs_to_end() {
    let mut town = three(Dialect::Msnp12);
    let mut puppet = Puppet::take_over(&mut town);
    let to = ConversationId::new(BOB);
    town.people[2]
        .disk
        .files
        .insert("carols.bin".into(), noise(3000));
    town.command(
        2,
        Command::SendFile {
            to,
            path: "carols.bin".into(),
        },
    );
    town.until("it is offered", |town| town.offers(1).len() == 1);
    // Every number and call that could be guessed right.
    for session in 1..300 {
        let close = SessionClose {
            session_id: Some(session),
            context: None,
        };
        let bye = puppet.request(session, Method::Bye, &close);
        puppet.say(&mut town, &bye);
    }
    let (transfer, ..) = town.offers(1)[0];
    accept(&mut town, transfer);
    assert_eq!(end(&mut town), done());
}
