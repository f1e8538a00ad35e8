//! The picture of the roaming profile: fetched, compared with ours, given where it was changed here.

use msnp::api::{Command, Event};
use msnp::io::{DiskAsk, DiskNews, HttpReply, Input, LinkId, Method};
use msnp::keep::{Record, Roamed};
use msnp::object::Sha1d;

use crate::abch::Abch;
use crate::desk::Desk;
use crate::storage::{NAME, abch, agreed, asked, desk_of, profile_with, settle, sign_in};

const THEIRS: &[u8] = b"\x89PNG\r\n\x1a\ntheirs";
const OURS: &[u8] = b"\x89PNG\r\n\x1a\nours";
const ADDRESS: &str = "https://tiles.example.com/1/static";
const TILE: &str = "<Photo><ResourceID>p!205</ResourceID><DocumentStreams><DocumentStream><PreAuthURL>\
                    https://tiles.example.com/1/static</PreAuthURL><DocumentStreamType>UserTileStatic\
                    </DocumentStreamType></DocumentStream></DocumentStreams></Photo>";
const UNLINKED: &str = include_str!("../data/storage/delete-relationships-from-tiles.response.xml");
const CREATED: &str = include_str!("../data/storage/create-document.response.xml");
const LINKED: &str = include_str!("../data/storage/create-relationships.response.xml");

fn hash(bytes: &[u8]) -> String {
    Sha1d::of(bytes).to_string()
}

/// Somebody who is signed in, whose name and message are agreed on, and this is what the profile says of the picture.
fn signed_in(picture: Option<&str>, tile: &str) -> (Desk, LinkId, Abch) {
    let known = Roamed {
        display_name: Some(NAME.to_owned()),
        personal_message: Some("old".to_owned()),
        picture: picture.map(str::to_owned),
    };
    let (mut desk, mut abch) = (desk_of("old", Some(known)), abch());
    let ns = sign_in(&mut desk, &mut abch);
    desk.answer(200, &profile_with(NAME, "old", tile));
    (desk, ns, abch)
}

/// The user takes this picture.
fn set(desk: &mut Desk, bytes: &'static [u8]) {
    desk.command(Command::SetDisplayPicture {
        path: Some("me.png".into()),
    });
    let load = desk.disk.iter().rev().find_map(|ask| match ask {
        DiskAsk::Load { load, .. } => Some(*load),
        _ => None,
    });
    desk.feed(Input::Disk(DiskNews::Loaded {
        load: load.expect("the file is read"),
        result: Ok(bytes.into()),
    }));
}

/// The picture is fetched, and this comes.
fn answer_page(desk: &mut Desk, status: u16, body: &'static [u8]) {
    assert_eq!(desk.requests.len(), 1, "{:?}", desk.requests);
    let request = desk.requests.pop_front().expect("a request");
    assert_eq!((request.method, &*request.url), (Method::Get, ADDRESS));
    desk.feed(Input::Reply {
        id: request.id,
        result: Ok(HttpReply {
            status,
            headers: Vec::new(),
            body: body.into(),
        }),
    });
}

fn shown(desk: &Desk) -> Option<String> {
    let picture = desk.client.snapshot().me.picture;
    picture.map(|picture| picture.sha1d.to_string())
}

fn agreed_picture(desk: &Desk) -> Option<String> {
    desk.records.iter().rev().find_map(|record| match record {
        Record::Session(memory) => memory.roamed.clone()?.picture,
        _ => None,
    })
}

/// The picture goes up in the order of the official client; the operations and the last body but one.
fn give(desk: &mut Desk) -> (Vec<String>, String) {
    let (mut operations, mut uploaded) = (Vec::new(), String::new());
    while !desk.requests.is_empty() {
        let (operation, body) = asked(desk);
        let answer = match &*operation {
            "DeleteRelationships" => UNLINKED,
            "CreateDocument" => CREATED,
            "CreateRelationships" => LINKED,
            other => panic!("{other} was not expected"),
        };
        if operation == "CreateDocument" {
            uploaded = body;
        }
        operations.push(operation);
        desk.answer(200, answer);
    }
    (operations, uploaded)
}

#[test]
fn a_picture_set_elsewhere_becomes_ours_and_whoever_shows_us_is_told() {
    for known in [None, Some(hash(OURS))] {
        let (mut desk, ns, mut abch) = signed_in(known.as_deref(), TILE);
        if known.is_some() {
            set(&mut desk, OURS);
        }
        let _ = settle(&mut desk, ns, &mut abch);
        desk.seconds(4);
        answer_page(&mut desk, 200, THEIRS);
        let lines = settle(&mut desk, ns, &mut abch);
        let seen = |line: &String| line.starts_with("CHG") && line.contains("msnobj");
        assert!(lines.iter().any(seen), "others are told: {lines:?}");
        assert_eq!(shown(&desk), Some(hash(THEIRS)));
        assert_eq!(agreed_picture(&desk), Some(hash(THEIRS)));
        let kept = desk.records.iter().any(
            |record| matches!(record, Record::Object { sha1d, .. } if **sha1d == *hash(THEIRS)),
        );
        assert!(kept, "it is in the cache");
        let me = desk.client.snapshot().me.email;
        let told = desk.events().into_iter().any(
            |event| matches!(event, Event::Picture { email, sha1d, .. } if email == me && *sha1d == *hash(THEIRS)),
        );
        assert!(told);
        desk.seconds(60);
        assert!(desk.requests.is_empty(), "there is nothing to give");
    }
}

#[test]
fn a_picture_set_here_since_replaces_the_one_of_the_profile() {
    let (mut desk, ns, mut abch) = signed_in(Some(&hash(THEIRS)), TILE);
    set(&mut desk, OURS);
    let _ = settle(&mut desk, ns, &mut abch);
    desk.seconds(4);
    answer_page(&mut desk, 200, THEIRS);
    let (operations, uploaded) = give(&mut desk);
    assert_eq!(
        operations,
        [
            "DeleteRelationships",
            "DeleteRelationships",
            "CreateDocument",
            "CreateRelationships"
        ]
    );
    assert!(
        uploaded.contains("<Data>iVBORw0KGgpvdXJz</Data>"),
        "{uploaded}"
    );
    assert_eq!(agreed_picture(&desk), Some(hash(OURS)));
    assert_eq!(shown(&desk), Some(hash(OURS)));
    assert_eq!(
        agreed(&desk),
        Some((NAME.to_owned(), "old".to_owned())),
        "name and message stay agreed on"
    );
}

#[test]
fn a_profile_without_a_picture_gets_ours_and_takes_none_from_us() {
    for (tile, status) in [("", None), (TILE, Some(404))] {
        let (mut desk, ns, mut abch) = signed_in(Some(&hash(OURS)), tile);
        set(&mut desk, OURS);
        let _ = settle(&mut desk, ns, &mut abch);
        desk.seconds(4);
        if let Some(status) = status {
            answer_page(&mut desk, status, b"Not Found");
        }
        assert_eq!(shown(&desk), Some(hash(OURS)));
        let (operations, _) = give(&mut desk);
        assert_eq!(
            operations.last().map(String::as_str),
            Some("CreateRelationships")
        );
    }
}

#[test]
fn a_picture_that_cannot_be_fetched_is_left_as_it_is() {
    for (status, body) in [(500, &b"oops"[..]), (200, b"<html>"), (403, b"")] {
        let (mut desk, ns, mut abch) = signed_in(Some(&hash(OURS)), TILE);
        set(&mut desk, OURS);
        let _ = settle(&mut desk, ns, &mut abch);
        desk.seconds(4);
        answer_page(&mut desk, status, body);
        desk.seconds(20);
        assert!(desk.requests.is_empty() && desk.errors().is_empty());
        assert_eq!(shown(&desk), Some(hash(OURS)));
        assert_eq!(agreed_picture(&desk), Some(hash(OURS)));
    }
}

#[test]
fn a_picture_changed_while_signed_in_goes_up_a_little_later_and_a_failure_is_tried_again() {
    let (mut desk, ns, mut abch) = signed_in(Some(&hash(THEIRS)), TILE);
    set(&mut desk, THEIRS);
    let _ = settle(&mut desk, ns, &mut abch);
    desk.seconds(4);
    answer_page(&mut desk, 200, THEIRS);
    assert_eq!(shown(&desk), Some(hash(THEIRS)));
    set(&mut desk, OURS);
    for _ in 0..2 {
        let _ = settle(&mut desk, ns, &mut abch);
        desk.seconds(4);
    }
    assert_eq!(asked(&desk).0, "DeleteRelationships");
    desk.answer(500, "oops");
    desk.seconds(20);
    desk.say(ns, &["QNG 50"]);
    desk.seconds(42);
    let (operations, _) = give(&mut desk);
    assert_eq!(operations.len(), 4, "{operations:?}");
    assert_eq!(agreed_picture(&desk), Some(hash(OURS)));
    assert!(desk.errors().is_empty());
}

#[test]
fn a_picture_taken_away_here_is_taken_off_the_profile() {
    let (mut desk, ns, mut abch) = signed_in(Some(&hash(THEIRS)), TILE);
    desk.command(Command::SetDisplayPicture { path: None });
    let _ = settle(&mut desk, ns, &mut abch);
    desk.seconds(4);
    answer_page(&mut desk, 200, THEIRS);
    let (operations, _) = give(&mut desk);
    assert_eq!(operations, ["DeleteRelationships", "DeleteRelationships"]);
    assert_eq!(shown(&desk), None);
}
