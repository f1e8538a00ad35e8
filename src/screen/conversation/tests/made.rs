//! What others drew and made, in a conversation.

use std::sync::Arc;

use msn_media::ink::{Ink, Point, Stroke};
use msnp::api::{InkKind, TransferInfo, TransferState, TransferWay};
use msnp::io::TransferId;

use super::*;
use crate::moving::Moving;
use crate::moving::tests::blinking;

fn carol() -> Address {
    Address::new("carol@example.com")
}

fn emoticon(bench: &mut Bench, shortcut: &str, sha1d: &Arc<str>, ready: bool) {
    let event = Event::Emoticon {
        conversation: bench.state.conversation.clone(),
        from: carol(),
        shortcut: shortcut.to_owned(),
        sha1d: sha1d.clone(),
        ready,
        path: None,
    };
    bench.event(1, event);
}

fn ink(bench: &mut Bench, sha1d: &Arc<str>) {
    let event = Event::Ink {
        conversation: bench.state.conversation.clone(),
        id: MessageId::new("ink"),
        from: carol(),
        sha1d: sha1d.clone(),
        kind: InkKind::Gif,
        path: None,
    };
    bench.event(3, event);
}

/// A flower, as one draws it.
fn drawing() -> Vec<u8> {
    let petal = |turn: f32| {
        let points = (0..40).map(|step| {
            let along = step as f32 / 39.0 * std::f32::consts::TAU;
            let far = 26.0 + 22.0 * along.sin();
            let angle = turn + along.cos() * 0.4;
            Point {
                x: 100.0 + far * angle.cos(),
                y: 70.0 + far * angle.sin(),
            }
        });
        Stroke {
            points: points.collect(),
            width: 3.0,
            color: [200, 40, 110, 255],
        }
    };
    let strokes = (0..6).map(|number| petal(number as f32 * 1.047)).collect();
    Ink { strokes }.to_gif().expect("a GIF")
}

/// The revision of the last line: with another one it is laid out anew.
fn revision(bench: &Bench) -> u64 {
    let known = bench.session.conversation(&bench.state.conversation);
    let last = known.and_then(|known| known.entries().last());
    last.map_or(0, |entry| entry.revision)
}

#[test]
fn an_emoticon_appears_in_texts_once_its_picture_is_here() {
    let mut bench = Bench::new();
    let cat: Arc<str> = "cat=".into();
    emoticon(&mut bench, "(cat)", &cat, false);
    assert!(bench.session.pictures.take_wanted().is_empty());
    bench.said(2, "look (cat)", TextFormat::default());
    emoticon(&mut bench, "(cat)", &cat, true);
    assert_eq!(
        bench.session.pictures.take_wanted(),
        std::slice::from_ref(&cat)
    );
    let before = revision(&bench);
    let picture = Moving::read(&blinking(50));
    bench.session.picture_came(&cat, picture);
    assert_ne!(revision(&bench), before);
    let before = revision(&bench);
    bench.session.picture_came("other=", None);
    assert_eq!(revision(&bench), before, "it is not in this line");
}

#[test]
fn pictures_of_what_others_made() {
    let mut bench = lively();
    let (cat, flower): (Arc<str>, Arc<str>) = ("cat=".into(), "flower=".into());
    emoticon(&mut bench, "(cat)", &cat, true);
    bench.said(
        500,
        "my own emoticon: (cat) :) and a drawing",
        TextFormat::default(),
    );
    ink(&mut bench, &flower);
    bench.screenshot("conversation-ink-waiting");
    bench
        .session
        .picture_came(&cat, Moving::read(&blinking(50)));
    bench
        .session
        .picture_came(&flower, Moving::read(&drawing()));
    let info = TransferInfo {
        transfer: TransferId(1),
        state: TransferState::Active,
        conversation: bench.state.conversation.clone(),
        with: carol(),
        direction: msnp::api::Direction::Incoming,
        name: "holiday photos.zip".to_owned(),
        bytes: 9_400_000,
        size: 24_000_000,
        via: TransferWay::Direct,
        path: None,
        sha256: None,
        reason: None,
    };
    bench.event(510, Event::Transfer(info));
    bench.screenshot("conversation-made");
}
