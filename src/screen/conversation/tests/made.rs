//! What others drew and made, in a conversation.

use std::sync::Arc;

use iced::{Point, mouse};
use msn_media::ink::{Ink, Point as Place, Stroke};
use msnp::api::{InkKind, TextEmoticon, TransferInfo, TransferState, TransferWay};
use msnp::io::TransferId;

use super::*;
use crate::moving::Moving;
use crate::moving::tests::blinking;
use crate::services::{EmoticonChange, PastedPicture};
use crate::widget::transcript::{Kind, Lines};

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
            Place {
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

/// An emoticon of Carol's own in a text, its picture here.
fn with_cat() -> Bench {
    let mut bench = Bench::new();
    let cat: Arc<str> = "cat=".into();
    emoticon(&mut bench, "(cat)", &cat, true);
    bench
        .session
        .picture_came(&cat, Moving::read(&blinking(50)));
    bench.said(2, "(cat)", TextFormat::default());
    bench
}

/// Clicks all over the part of the pane where the first text is, with this button.
fn click_about(bench: &mut Bench, button: mouse::Button) {
    bench.act(|ui| {
        for y in (90..200).step_by(8) {
            for x in (12..60).step_by(8) {
                ui.point_at(Point::new(x as f32, y as f32));
                ui.simulate([
                    iced::Event::Mouse(mouse::Event::ButtonPressed(button)),
                    iced::Event::Mouse(mouse::Event::ButtonReleased(button)),
                ]);
            }
        }
    });
}

#[test]
fn an_emoticon_of_somebody_else_is_taken_by_a_click_with_either_button() {
    for button in [mouse::Button::Left, mouse::Button::Right] {
        let mut bench = with_cat();
        click_about(&mut bench, button);
        assert!(bench.sees("Add this emoticon to your own"), "{button:?}");
        bench.screenshot("conversation-take");
        let actions = bench.click("Add");
        let [Action::ChangeEmoticons(EmoticonChange::Take { sha1d, shortcut })] = &actions[..]
        else {
            panic!("{actions:?}")
        };
        assert_eq!((&**sha1d, shortcut.as_str()), ("cat=", "(cat)"));
        let words = "Another emoticon has (cat) already.";
        let failed = Message::EmoticonsChanged(Some(words.to_owned()));
        bench.state.update(failed, &mut bench.session);
        assert!(bench.sees(words));
        let done = Message::EmoticonsChanged(None);
        bench.state.update(done, &mut bench.session);
        assert!(bench.state.dialog.is_none());
    }
}

#[test]
fn an_own_emoticon_is_written_by_the_picker_and_not_offered_again() {
    let mut bench = Bench::new();
    bench.session.own_emoticons = vec![crate::session::OwnEmoticon {
        shortcut: "(cow)".to_owned(),
        path: "/emoticons/cow.gif".into(),
        picture: Moving::read(&blinking(40)).expect("a picture"),
    }];
    bench.state.open(Panel::Emoticons);
    assert!(bench.sees("Your own"));
    bench.screenshot("conversation-picker-own");
    let take = Message::Picker(super::super::picker::Message::Take(0));
    bench.state.update(take, &mut bench.session);
    assert_eq!(bench.draft(), "(cow)");
    bench.key(Named::Enter, NONE);
    click_about(&mut bench, mouse::Button::Left);
    assert!(bench.state.dialog.is_none());
}

#[test]
fn a_picture_that_is_pasted_is_asked_about_and_sent_as_a_file() {
    let mut bench = Bench::new();
    let actions = bench.key(keyboard::Key::Character("v".into()), CTRL);
    assert!(
        actions.iter().any(|a| matches!(a, Action::PastePicture)),
        "{actions:?}"
    );
    bench
        .state
        .update(Message::Pasted(None), &mut bench.session);
    assert!(bench.state.dialog.is_none(), "there was none");
    let picture = PastedPicture {
        path: "/outgoing/picture-0.png".into(),
        shown: Moving::read(&crate::samples::photo([200, 90, 40, 255])).expect("a picture"),
    };
    let pasted = Message::Pasted(Some(Ok(picture)));
    bench.state.update(pasted, &mut bench.session);
    assert!(bench.sees("Send this picture?"));
    bench.screenshot("conversation-paste");
    let send = Message::Dialog(super::super::dialog::Message::SendPicture);
    let actions = [bench.state.update(send, &mut bench.session)];
    let [Command::SendFile { path, .. }] = sent(&actions)[..] else {
        panic!("{actions:?}")
    };
    assert_eq!(path, "/outgoing/picture-0.png");
    let refused = Message::Pasted(Some(Err("It is too large.".to_owned())));
    bench.state.update(refused, &mut bench.session);
    assert!(bench.sees("It is too large."));
}

#[test]
fn what_was_drawn_and_made_before_is_shown_when_the_conversation_opens() {
    let mut bench = Bench::new();
    let (cat, flower): (Arc<str>, Arc<str>) = ("cat=".into(), "flower=".into());
    let conversation = bench.state.conversation.clone();
    let text = TextEntry {
        id: MessageId::new("old"),
        from: carol(),
        name: None,
        text: "look (cat)".into(),
        format: TextFormat::default(),
        own: false,
        delivery: None,
        offline: false,
        again: false,
        looks: Looks::default(),
    };
    let ink = EntryKind::Ink {
        id: MessageId::new("ink"),
        from: carol(),
        sha1d: flower.clone(),
        own: false,
    };
    let lines = vec![
        (at(1), EntryKind::Text(text)),
        (at(2), ink),
        (at(3), EntryKind::Action("Carol waves".to_owned())),
    ];
    let shortcut = "(cat)".to_owned();
    let sha1d = cat.clone();
    let emoticons = vec![(carol(), TextEmoticon { shortcut, sha1d })];
    bench.session.tell_history(&conversation, lines, emoticons);
    let mut wanted = bench.session.pictures.take_wanted();
    wanted.sort();
    assert_eq!(wanted, [cat.clone(), flower.clone()]);
    bench
        .session
        .picture_came(&cat, Moving::read(&blinking(50)));
    bench
        .session
        .picture_came(&flower, Moving::read(&drawing()));
    bench.screenshot("conversation-made-before");
    let lines = super::super::lines::SessionLines::new(
        &bench.session,
        bench.session.conversation(&conversation),
    );
    let kinds: Vec<_> = (lines.first()..lines.end())
        .filter_map(|number| lines.line(number))
        .collect();
    assert!(kinds.iter().all(|entry| entry.old));
    assert!(matches!(
        kinds.iter().map(|entry| &entry.kind).collect::<Vec<_>>()[..],
        [
            Kind::Text { .. },
            Kind::Picture {
                picture: Some(_),
                ..
            },
            Kind::Notice { .. }
        ]
    ));
}

#[test]
fn a_transfer_at_work_for_the_readme() {
    let mut bench = Bench::new();
    bench.said(0, "back from the boat :)", TextFormat::default());
    bench.wrote(
        20,
        "lucky you (8) any pictures?",
        Some(DeliveryState::Acknowledged),
    );
    bench.said(40, "plenty! the harbour first (ip)", TextFormat::default());
    let path = || Some("/holiday/harbour.png".to_owned());
    let info = |bytes| TransferInfo {
        transfer: TransferId(1),
        state: TransferState::Active,
        conversation: ConversationId::new("carol@example.com"),
        with: carol(),
        direction: msnp::api::Direction::Incoming,
        name: "harbour.mp4".to_owned(),
        bytes,
        size: 24_000_000,
        via: TransferWay::Direct,
        path: path(),
        sha256: None,
        reason: None,
    };
    for second in 0..4 {
        bench.event(50 + second, Event::Transfer(info(3_100_000 * (second + 1))));
    }
    assert!(bench.sees("12 MB of 24 MB · 3.1 MB a second · 4 seconds left"));
    bench.screenshot("conversation-transfer");
}
