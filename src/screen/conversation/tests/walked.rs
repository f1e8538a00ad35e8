//! A conversation, used by keyboard alone.

use msnp::api::{Address, Event, Status};
use msnp::io::TransferId;

use super::super::dialog::Dialog;
use super::super::emoticons::Manager;
use super::super::{Message, Panel, search, transfers};
use super::bench::{Bench, lively};
use crate::session::OwnEmoticon;
use crate::widget::focus::tests::{walk_above, walk_through};

const SIZE: (f32, f32) = (560.0, 520.0);

fn walked(bench: &Bench, name: &str) -> usize {
    walk_through(name, SIZE, || {
        bench.state.view(&bench.session, &bench.theme)
    })
}

fn offered() -> Bench {
    let mut bench = lively();
    bench.event(
        90_000,
        Event::TransferOffer {
            transfer: TransferId(1),
            conversation: bench.state.conversation().clone(),
            from: Address::new("carol@example.com"),
            name: "beach.jpg".into(),
            size: 1_240_000,
            preview: None,
        },
    );
    bench
}

#[test]
fn a_conversation_is_walked_through_by_keyboard() {
    let bench = lively();
    // What can be done, the transcript, the band of the format, the input.
    assert!(walked(&bench, "conversation") >= 12);
}

#[test]
fn a_file_that_is_offered_is_taken_and_refused_by_keyboard() {
    let bench = offered();
    let before = walked(&lively(), "conversation");
    assert_eq!(walked(&bench, "file offer"), before + 3);
    let view = bench.state.view(&bench.session, &bench.theme);
    let mut ui = crate::samples::simulate(SIZE, view);
    let mut asked = Vec::new();
    for _ in 0..before {
        ui.tap_key(iced::keyboard::key::Named::Tab);
        ui.tap_key(iced::keyboard::key::Named::Enter);
    }
    asked.extend(ui.into_messages());
    let does = |wanted: fn(&transfers::Message) -> bool| {
        let found = asked.iter().any(|message| match message {
            Message::Transfer(message) => wanted(message),
            _ => false,
        });
        assert!(found, "{asked:?}");
    };
    does(|message| matches!(message, transfers::Message::Accept(_)));
    does(|message| matches!(message, transfers::Message::SaveAs(_)));
    does(|message| matches!(message, transfers::Message::Decline(_)));
}

#[test]
fn the_search_and_the_sheet_to_draw_on_are_walked_through() {
    let mut bench = lively();
    let before = walked(&bench, "conversation");
    let _ = bench
        .state
        .update(Message::Find(search::Message::Open), &mut bench.session);
    // The field, two arrows, and what closes it.
    assert_eq!(walked(&bench, "search"), before + 4);
    let mut bench = lively();
    let _ = bench.state.update(Message::Sheet, &mut bench.session);
    // Pens, colours, the eraser, undo, clear, close; the input is covered.
    assert!(walked(&bench, "sheet") > before);
}

#[test]
fn the_emoticons_and_the_panel_of_the_format_keep_the_keyboard() {
    let mut bench = lively();
    let below = walked(&bench, "conversation");
    for (panel, least) in [(Panel::Emoticons, 2), (Panel::Format, 20)] {
        bench.state.panel = panel;
        let view = || bench.state.view(&bench.session, &bench.theme);
        let places = walk_above(&format!("{panel:?}"), SIZE, view, below);
        assert!(places >= least, "{panel:?}: {places}");
    }
}

#[test]
fn every_dialog_is_walked_through_by_keyboard() {
    let mut bench = lively();
    bench.contact("bob", "Bob", Status::Online);
    let file = crate::samples::photo([250, 170, 60, 255]);
    bench.session.own_emoticons = vec![OwnEmoticon {
        shortcut: "(cat)".to_owned(),
        path: "/emoticons/cat".into(),
        picture: crate::moving::Moving::decode(&file).expect("a picture"),
    }];
    for (dialog, places) in [
        // The field, somebody, cancel.
        (Dialog::invite(), 3),
        (Dialog::Link("https://www.example.org/".into()), 2),
        // The shortcut, remove, add, import, close.
        (Dialog::Emoticons(Manager::default()), 5),
        (Dialog::Leave, 2),
    ] {
        let name = format!("{dialog:?}");
        bench.state.dialog = Some(dialog);
        assert_eq!(walked(&bench, &name), places, "{name}");
    }
}
