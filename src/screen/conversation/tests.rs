//! The conversation window without a display.

mod bench;
mod habits;
mod made;
mod reading;
pub mod shown;
mod walked;

use iced::keyboard::{self, key::Named};
use msnp::api::{
    Address, Command, ConversationId, DeliveryState, Event, LinkState, MessageId, Status,
    TextFormat,
};

use super::dialog::Dialog;
use super::info::{self, Info};
use super::{Action, Message, Panel, State};
use crate::ids::ChatId;
use crate::samples;
use crate::session::{EntryKind, Looks, TextEntry};
use crate::widget::transcript::Happened;

use bench::{Bench, at, lively, press, sent, shakes};

const NONE: keyboard::Modifiers = keyboard::Modifiers::empty();
const CTRL: keyboard::Modifiers = keyboard::Modifiers::CTRL;

#[test]
fn enter_sends_and_the_text_is_there_before_any_answer() {
    let mut bench = Bench::new();
    let typing = bench.write("hi there");
    assert_eq!(
        sent(&typing),
        [&Command::Typing {
            to: ConversationId::new("carol@example.com")
        }],
        "told once, not for each letter"
    );
    assert_eq!(bench.draft(), "hi there");
    let actions = bench.key(Named::Enter, NONE);
    let [
        Command::SendText {
            to,
            text,
            id: Some(id),
            ..
        },
    ] = sent(&actions)[..]
    else {
        panic!("{actions:?}")
    };
    assert_eq!(
        (to.as_str(), text.as_str()),
        ("carol@example.com", "hi there")
    );
    let EntryKind::Text(line) = bench.last() else {
        panic!("not a text")
    };
    assert_eq!(
        (line.id == *id, line.own, line.delivery),
        (true, true, None)
    );
    assert_eq!(bench.draft(), "");
    assert!(
        sent(&bench.key(Named::Enter, NONE)).is_empty(),
        "nothing to send"
    );
}

#[test]
fn shift_enter_breaks_and_ctrl_up_brings_back() {
    let mut bench = Bench::new();
    bench.write("one");
    bench.key(Named::Enter, keyboard::Modifiers::SHIFT);
    bench.write("two");
    assert_eq!(bench.draft(), "one\ntwo");
    bench.key(Named::Enter, NONE);
    bench.key(Named::ArrowUp, CTRL);
    assert_eq!(bench.draft(), "one\ntwo");
    bench.key(Named::ArrowDown, CTRL);
    assert_eq!(bench.draft(), "");
}

#[test]
fn a_draft_outlives_its_window() {
    let mut bench = Bench::new();
    bench.write("not yet");
    let conversation = bench.state.conversation.clone();
    bench.state = State::new(ChatId::unique(), conversation, &bench.session);
    assert_eq!(bench.state.composer.text(), "not yet");
}

#[test]
fn keys_change_the_look_of_own_texts() {
    let mut bench = Bench::new();
    for letter in ["b", "i", "u"] {
        bench.key(keyboard::Key::Character(letter.into()), CTRL);
    }
    bench.write("x");
    let actions = bench.key(Named::Enter, NONE);
    let [Command::SendText { format, .. }] = sent(&actions)[..] else {
        panic!("{actions:?}")
    };
    assert_eq!(
        (format.bold, format.italic, format.underline, format.strike),
        (true, true, true, false)
    );
}

#[test]
fn one_nudge_goes_out_and_a_second_at_once_does_not() {
    let mut bench = Bench::new();
    let first = bench.click("Nudge");
    assert!(shakes(&first));
    assert!(matches!(sent(&first)[..], [Command::Nudge { .. }]));
    assert!(matches!(bench.last(), EntryKind::Nudge { own: true, .. }));
    let second = bench.key(keyboard::Key::Character("l".into()), CTRL);
    assert!(sent(&second).is_empty() && !shakes(&second));
    assert!(bench.state.hint.is_some());
}

#[test]
fn a_window_that_shakes_does_not_begin_to_shake() {
    let mut bench = Bench::new();
    let now = std::time::Instant::now();
    let begun = [0, 300, 1_400, 1_500, 1_600].map(|ms| {
        bench
            .state
            .may_shake(now + std::time::Duration::from_millis(ms))
    });
    assert_eq!(begun, [true, false, false, true, false]);
}

#[test]
fn nobody_is_nudged_who_is_offline_or_in_a_dialect_without_nudges() {
    let mut bench = Bench::new();
    bench.contact("carol", "Carol", Status::Offline);
    assert!(sent(&bench.click("Nudge")).is_empty());
    bench.contact("carol", "Carol", Status::Online);
    bench.session.link.dialect = Some("MSNP8".into());
    assert!(!bench.sees("Nudge"));
}

#[test]
fn the_picker_puts_the_shortcut_into_the_text() {
    let mut bench = Bench::new();
    bench.write("good ");
    bench.state.open(Panel::Emoticons);
    let search = bench.state.picker_id();
    bench.act(|ui| {
        let _ = ui.click(search).expect("the search is there");
        let _ = ui.typewrite("h");
    });
    bench.state.update(
        Message::Picker(super::picker::Message::Search("heart".into())),
        &mut bench.session,
    );
    let search = bench.state.picker_id();
    bench.act(|ui| {
        let _ = ui.click(search).expect("the search is there");
        ui.simulate([press(Named::Enter, NONE)]);
    });
    assert_eq!(bench.draft(), "good (L)");
    assert_eq!(bench.state.panel, Panel::None);
    assert_eq!(bench.session.recent_emoticons, ["heart"]);
}

#[test]
fn escape_closes_what_is_open_and_then_the_window() {
    let mut bench = Bench::new();
    bench.state.open(Panel::Emoticons);
    let search = bench.state.picker_id();
    bench.act(|ui| {
        // The field has the focus, as it has when the picker opens.
        let _ = ui.click(search).expect("the search is there");
        ui.simulate([press(Named::Escape, NONE)]);
    });
    assert_eq!(bench.state.panel, Panel::None);
    bench.state.open(Panel::Format);
    let escape = |bench: &mut Bench| {
        bench.act(|ui| {
            ui.simulate([press(Named::Escape, NONE)]);
        })
    };
    let closes = |actions: &[Action]| actions.iter().any(|a| matches!(a, Action::Close));
    assert!(!closes(&escape(&mut bench)));
    assert_eq!(bench.state.panel, Panel::None);
    bench.state.dialog = Some(Dialog::invite());
    assert!(!closes(&escape(&mut bench)));
    assert!(bench.state.dialog.is_none());
    assert!(closes(&escape(&mut bench)));
    assert!(closes(&bench.key(Named::Escape, NONE)), "in the input too");
}

#[test]
fn someone_online_is_invited_and_nobody_else_is_offered() {
    let mut bench = Bench::new();
    bench.contact("bob", "Bob", Status::Online);
    bench.contact("dave", "Dave", Status::Offline);
    bench.click("Invite");
    let Some(Dialog::Invite { .. }) = &bench.state.dialog else {
        panic!("no dialog")
    };
    let search = bench.state.dialog_id();
    let actions = bench.act(|ui| {
        let _ = ui.click(search).expect("the search is there");
        ui.simulate([press(Named::Enter, NONE)]);
    });
    assert_eq!(
        sent(&actions),
        [&Command::Invite {
            conversation: ConversationId::new("carol@example.com"),
            email: Address::new("bob@example.com")
        }]
    );
    assert!(bench.state.dialog.is_none());
    bench.contact("bob", "Bob", Status::Offline);
    bench.click("Invite");
    assert!(bench.sees("Nobody else is online."));
}

#[test]
fn a_third_person_makes_a_group_of_this_window() {
    let mut bench = Bench::new();
    bench.contact("bob", "Bob", Status::Online);
    bench.said(1, "hello", TextFormat::default());
    let group = ConversationId::new("#1");
    let people = ["carol@example.com", "bob@example.com"].map(Address::new);
    bench.event(
        2,
        Event::Conversation {
            conversation: group.clone(),
            participants: people.to_vec(),
            was: Some(bench.state.conversation.clone()),
            closed: false,
        },
    );
    bench.state.became(group.clone());
    assert_eq!(
        bench.state.title(&bench.session),
        "Carol, Bob – Conversation"
    );
    assert!(!bench.sees("Block"), "a group cannot be blocked");
    bench.write("hi all");
    let actions = bench.key(Named::Enter, NONE);
    assert!(matches!(sent(&actions)[..], [Command::SendText { to, .. }] if *to == group));
}

#[test]
fn a_link_opens_only_after_a_yes() {
    let mut bench = Bench::new();
    let link = || Message::Transcript(Happened::Link("http://www.example.org".into()));
    bench.state.update(link(), &mut bench.session);
    bench.click("Cancel");
    assert!(bench.state.dialog.is_none());
    bench.state.update(link(), &mut bench.session);
    let actions = bench.click("Open");
    let opened = |action: &Action| matches!(action, Action::OpenLink(target) if target == "http://www.example.org");
    assert!(actions.iter().any(|action| match action {
        Action::Several(actions) => actions.iter().any(opened),
        action => opened(action),
    }));
}

#[test]
fn a_failed_text_is_sent_again_as_a_new_one() {
    let mut bench = Bench::new();
    bench.wrote(1, "hello", Some(DeliveryState::Failed));
    let EntryKind::Text(failed) = bench.last() else {
        panic!("not a text")
    };
    let again = || Message::Transcript(Happened::Again(failed.id.clone()));
    let action = bench.state.update(again(), &mut bench.session);
    let actions = [action];
    let [
        Command::SendText {
            text, id: Some(id), ..
        },
    ] = sent(&actions)[..]
    else {
        panic!("{actions:?}")
    };
    assert_eq!(text, "hello");
    assert_ne!(*id, failed.id);
    let twice = [bench.state.update(again(), &mut bench.session)];
    assert!(sent(&twice).is_empty(), "it is offered once");
}

#[test]
fn the_bar_says_the_most_important_thing() {
    let mut bench = Bench::new();
    let find = |bench: &Bench| {
        info::find(
            &bench.session,
            &bench.state.conversation,
            &bench.state.dismissed,
        )
    };
    assert_eq!(find(&bench), None);
    bench.contact("carol", "Carol", Status::Offline);
    assert_eq!(find(&bench), Some(Info::Offline));
    bench
        .state
        .update(Message::DismissInfo(Info::Offline), &mut bench.session);
    assert_eq!(find(&bench), None);
    samples::apply(
        &mut bench.session,
        Event::Connection {
            way: msnp::api::Way::Direct,
            encrypted: false,
        },
    );
    assert_eq!(find(&bench), Some(Info::PlainText));
    bench.session.link.state = LinkState::Reconnecting;
    assert_eq!(find(&bench), Some(Info::Reconnecting));
    let stranger = ConversationId::new("mallory@example.com");
    bench.session.link.state = LinkState::Online;
    bench.session.open(&stranger);
    assert_eq!(
        info::find(&bench.session, &stranger, &[]),
        Some(Info::Stranger)
    );
}

#[test]
fn what_is_typed_anywhere_goes_to_the_input() {
    let mut bench = Bench::new();
    bench.act(|ui| {
        let _ = ui.typewrite("y");
    });
    assert_eq!(bench.draft(), "y");
    bench.state.update(
        Message::Transcript(Happened::Typed("es".into())),
        &mut bench.session,
    );
    assert_eq!(bench.draft(), "yes");
}

#[test]
fn screenshots_for_review() {
    let mut bench = lively();
    bench.state.composer.insert("that would be gr");
    bench.screenshot("conversation");
    bench.state.open(Panel::Emoticons);
    bench.screenshot("conversation-emoticons");
    bench.state.open(Panel::Format);
    bench.screenshot("conversation-format");
    bench.state.panel = Panel::None;
    bench.contact("bob", "Bob :)", Status::Online);
    bench.contact("erin", "Erin", Status::Busy);
    bench.state.dialog = Some(Dialog::invite());
    bench.screenshot("conversation-invite");
    bench.state.dialog = Some(Dialog::Link("https://www.example.org/lisbon?day=3".into()));
    bench.contact("carol", "Carol", Status::Offline);
    bench.screenshot("conversation-link");
    bench.state.dialog = None;
    let old: Vec<_> = (0..3)
        .map(|n| {
            let EntryKind::Text(text) = bench.last() else {
                panic!("not a text")
            };
            let old = TextEntry {
                id: MessageId::new(&format!("old {n}")),
                text: format!("what was said before, {n} (L)").into(),
                ..text
            };
            (at(n), EntryKind::Text(old))
        })
        .collect();
    let mut other = Bench::new();
    other
        .session
        .open(&other.state.conversation.clone())
        .prepend_history(old);
    other.wrote(86_400 * 2, "and now", None);
    other.state.pictures = false;
    other.contact("carol", "Carol", Status::Offline);
    other.screenshot("conversation-history");
}

#[test]
fn what_becomes_of_a_text_to_someone_offline_is_said_by_dialect() {
    let carol = ConversationId::new("carol@example.com");
    for (dialect, words) in [
        (
            "MSNP18",
            "Carol is offline or appears so. What you write is delivered when they sign in.",
        ),
        (
            "MSNP9",
            "Carol is offline or appears so. What you write waits here and is sent when they are online.",
        ),
    ] {
        let mut bench = Bench::new();
        bench.contact("carol", "Carol", Status::Offline);
        bench.session.link.dialect = Some(dialect.to_owned());
        let (said, deed) = Info::Offline.words(&bench.session, &carol);
        assert_eq!(said, words);
        assert!(deed.is_none());
    }
}

#[test]
fn a_server_that_keeps_texts_in_an_older_dialect_is_believed() {
    let carol = ConversationId::new("carol@example.com");
    let mut bench = Bench::new();
    bench.contact("carol", "Carol", Status::Offline);
    bench.session.link.dialect = Some("MSNP12".to_owned());
    let words = |bench: &Bench| Info::Offline.words(&bench.session, &carol).0;
    assert!(words(&bench).contains("waits here"));
    bench.session.link.keeps_texts = vec![msnp::dialect::Dialect::Msnp12];
    assert!(words(&bench).contains("delivered when they sign in"));
}
