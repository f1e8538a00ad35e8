//! Reading a conversation: looking for words, links, fonts, directions.

use std::time::SystemTime;

use super::super::search;
use super::*;
use crate::screen::conversation::SessionLines;
use crate::widget::transcript::{Lines, Mark};

/// A line of the history, as it is read.
fn earlier(seconds: u64, text: &str) -> (SystemTime, EntryKind) {
    let text = TextEntry {
        id: MessageId::new(&format!("earlier {seconds}")),
        from: Address::new("carol@example.com"),
        name: None,
        text: text.into(),
        format: TextFormat::default(),
        own: false,
        delivery: None,
        offline: false,
        again: false,
        looks: Looks::default(),
    };
    (
        at(0) - std::time::Duration::from_secs(10_000 - seconds),
        EntryKind::Text(text),
    )
}

fn find(bench: &mut Bench, message: search::Message) -> Action {
    bench
        .state
        .update(Message::Find(message), &mut bench.session)
}

/// The text that is marked, and the whole line it stands in.
fn marked(bench: &Bench) -> Option<(String, String)> {
    let mark: Mark = bench.state.search.as_ref()?.mark.clone()?;
    let known = bench.session.conversation(&bench.state.conversation)?;
    let EntryKind::Text(text) = &known.entry(mark.line)?.kind else {
        return None;
    };
    Some((text.text.get(mark.part)?.to_owned(), text.text.to_string()))
}

#[test]
fn ctrl_f_finds_what_was_said_the_newest_first() {
    let mut bench = Bench::new();
    for number in 0..60 {
        let text = match number {
            3 => "the boat to LISBON".to_owned(),
            50 => "Lisbon, lisbon".to_owned(),
            number => format!("line {number}"),
        };
        bench.said(number, &text, TextFormat::default());
    }
    bench.key(keyboard::Key::Character("f".into()), CTRL);
    assert!(bench.state.search.is_some());
    let field = bench.state.search_id();
    let typed = bench.act(|ui| {
        let _ = ui.click(field).expect("the field is there");
        let _ = ui.typewrite("x");
    });
    assert_eq!(typed.len(), 1, "what is typed is looked for");
    find(&mut bench, search::Message::Words("lisbon".to_owned()));
    let mut seen = Vec::new();
    for message in [
        search::Message::Older,
        search::Message::Older,
        search::Message::Newer,
    ] {
        seen.push((
            marked(&bench).expect("it is marked").0,
            bench.sees("1 of 3"),
        ));
        find(&mut bench, message);
    }
    assert_eq!(
        seen,
        [
            ("lisbon".to_owned(), true),
            ("Lisbon".to_owned(), false),
            ("LISBON".to_owned(), false)
        ]
    );
    assert!(bench.sees("2 of 3"));
    find(&mut bench, search::Message::Older);
    assert!(bench.sees("3 of 3"));
    bench.screenshot("conversation-search");
    bench.key(Named::Escape, NONE);
    assert!(bench.state.search.is_none());
}

#[test]
fn looking_further_back_loads_older_lines_until_it_is_found() {
    let mut bench = Bench::new();
    bench.said(1, "hello", TextFormat::default());
    find(&mut bench, search::Message::Open);
    find(&mut bench, search::Message::Words("lisbon".to_owned()));
    assert!(bench.sees("Not found so far. Press Enter to look further back."));
    let asked = find(&mut bench, search::Message::Older);
    assert!(matches!(asked, Action::LoadOlder), "{asked:?}");
    assert!(bench.sees("Looking further back…"));
    let conversation = bench.state.conversation.clone();
    let page = vec![earlier(50, "no"), earlier(51, "nor here")];
    bench.session.tell_history(&conversation, page, Vec::new());
    let asked = bench.state.session_changed(&bench.session);
    assert!(matches!(asked, Action::LoadOlder), "{asked:?}");
    let page = vec![earlier(20, "to Lisbon"), earlier(21, "then")];
    bench.session.tell_history(&conversation, page, Vec::new());
    let asked = bench.state.session_changed(&bench.session);
    assert!(matches!(asked, Action::None), "{asked:?}");
    let found = marked(&bench).map(|(found, _)| found);
    assert_eq!(found.as_deref(), Some("Lisbon"));
    // There is nothing before it.
    let asked = find(&mut bench, search::Message::Older);
    assert!(matches!(asked, Action::LoadOlder), "{asked:?}");
    bench
        .session
        .tell_history(&conversation, Vec::new(), Vec::new());
    let asked = bench.state.session_changed(&bench.session);
    assert!(matches!(asked, Action::None), "{asked:?}");
    let asked = find(&mut bench, search::Message::Older);
    assert!(matches!(asked, Action::None), "{asked:?}");
}

#[test]
fn a_link_is_asked_about_and_one_that_may_deceive_is_marked() {
    let warning = "Be careful: there are letters in this name that look like others. It may not be the address you know.";
    for (target, warned) in [
        ("https://example.com/lisbon", false),
        ("https://аррӏе.example/", true),
    ] {
        let mut bench = Bench::new();
        let clicked = Message::Transcript(Happened::Link(target.to_owned()));
        bench.state.update(clicked, &mut bench.session);
        assert!(bench.sees("Open this link?") && bench.sees(target));
        assert_eq!(bench.sees(warning), warned, "{target}");
        if warned {
            bench.screenshot("conversation-link-warning");
        }
        let actions = bench.click("Open");
        let [Action::Several(actions)] = &actions[..] else {
            panic!("{actions:?}")
        };
        assert!(
            matches!(&actions[..], [Action::OpenLink(opened), ..] if opened == target),
            "{actions:?}"
        );
        assert!(bench.state.dialog.is_none());
    }
}

#[test]
fn others_fonts_and_colours_can_be_ignored() {
    let mut bench = Bench::new();
    let (r, g, b) = (0xb0, 0x32, 0x8f);
    let pink = TextFormat {
        color: Some(msnp::api::Color { r, g, b }),
        bold: true,
        ..TextFormat::default()
    };
    bench.said(1, "WWWWWWWW", pink);
    let drawn = |bench: &mut Bench, name: &str| {
        let picture = bench.picture(name);
        picture.pixels().filter(|p| p.0 == [r, g, b, 255]).count()
    };
    assert!(drawn(&mut bench, "conversation-fonts") > 100);
    bench.state.open(Panel::Format);
    bench.click("Show what others write in my usual font");
    assert!(bench.session.ignore_fonts);
    bench.state.panel = Panel::None;
    assert_eq!(drawn(&mut bench, "conversation-fonts-ignored"), 0);
}

#[test]
fn what_is_written_from_right_to_left_says_so_and_stands_at_the_right() {
    let mut bench = Bench::new();
    bench.write("ש");
    let actions = bench.key(Named::Enter, NONE);
    let [Command::SendText { format, .. }] = sent(&actions)[..] else {
        panic!("{actions:?}")
    };
    assert!(format.rtl);
    assert!(!bench.session.format.rtl, "the next one may be another");
    bench.write("x");
    let actions = bench.key(Named::Enter, NONE);
    let [Command::SendText { format, .. }] = sent(&actions)[..] else {
        panic!("{actions:?}")
    };
    assert!(!format.rtl);
}

#[test]
fn codes_of_messenger_plus_are_not_seen() {
    let mut bench = Bench::new();
    bench.contact(
        "carol",
        "[c=4]Carol[/c] ·#the ·#[b]great[/b]",
        Status::Online,
    );
    bench.said(1, "[b]big[/b] news: a[i]", TextFormat::default());
    let EntryKind::Text(text) = bench.last() else {
        panic!("a text")
    };
    assert_eq!(&*text.text, "big news: a[i]");
    assert_eq!(
        bench.state.title(&bench.session),
        "Carol the great – Conversation"
    );
    let contact = bench
        .session
        .roster
        .contact(&Address::new("carol@example.com"));
    let kept = contact.map(|contact| contact.display_name.as_str());
    assert_eq!(kept, Some("[c=4]Carol[/c] ·#the ·#[b]great[/b]"));
    bench.write("[b]as I write[/b]");
    bench.key(Named::Enter, NONE);
    let EntryKind::Text(text) = bench.last() else {
        panic!("a text")
    };
    assert_eq!(&*text.text, "[b]as I write[/b]");
}

#[test]
fn colours_of_names_are_shown_unless_the_user_does_not_want_that() {
    let mut bench = Bench::new();
    let name = "[c=4]Carol[/c] [a=8]the[/a] [c=#0060ff]great[/c=#c000a0]";
    bench.contact("carol", name, Status::Online);
    bench.said(
        1,
        "[b]big[/b] [u][c=3]news[/c][/u], [s]old[/s]",
        TextFormat::default(),
    );
    bench.screenshot("conversation-plus");
    let looks = |bench: &Bench| {
        let conversation = bench.session.conversation(&bench.state.conversation);
        let lines = SessionLines::new(&bench.session, conversation);
        let entry = lines.line(lines.end() - 1).expect("a line");
        lines.looks(&entry)
    };
    let (name, text) = looks(&bench);
    assert!(name.is_some_and(|spans| spans.len() > 3));
    assert_eq!(text.map(|spans| spans.len()), Some(3));
    let carol = Address::new("carol@example.com");
    assert!(bench.session.looks_of(&carol).is_some());
    bench.session.habits.name_looks = false;
    assert!(bench.session.looks_of(&carol).is_none());
    let (name, text) = looks(&bench);
    assert!(
        name.is_none() && text.is_some(),
        "texts have their own choice"
    );
}
