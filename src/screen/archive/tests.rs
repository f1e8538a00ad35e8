use std::sync::Arc;

use msnp::api::{Address, MessageId, TextFormat};

use super::*;
use crate::samples;
use crate::screens::Album;
use crate::session::{Looks, TextEntry};
use crate::theme::Theme;
use crate::widget::focus::tests::walk_through;

const SIZE: (f32, f32) = (680.0, 500.0);

fn talk(who: &str) -> Talk {
    Talk {
        account: AccountId::new("alice@example.com/demo"),
        conversation: ConversationId::new(who),
        last: samples::now(),
    }
}

fn hit(number: i64, text: &str) -> Hit {
    Hit {
        account: AccountId::new("alice@example.com/demo"),
        conversation: ConversationId::new("bob@example.net"),
        key: EntryKey::from_number(number),
        at: samples::now(),
        from: Address::new("bob@example.net"),
        name: Some("Bob".into()),
        own: false,
        text: text.into(),
    }
}

fn page(texts: &[&str]) -> Page {
    let lines = texts.iter().enumerate().map(|(at, text)| {
        let text = EntryKind::Text(TextEntry {
            id: MessageId::new(&at.to_string()),
            from: Address::new("bob@example.net"),
            name: Some("Bob".into()),
            text: Arc::from(*text),
            format: TextFormat::default(),
            own: false,
            delivery: None,
            offline: false,
            again: false,
            looks: Looks::default(),
        });
        (samples::now(), text)
    });
    Page {
        lines: lines.collect(),
        first: Some(EntryKey::from_number(1)),
        ..Page::default()
    }
}

/// The window with two conversations, one of a known name.
fn opened() -> State {
    let bob = talk("bob@example.net");
    let own = ConversationId::new("alice@example.com");
    let names = Names::from([
        (
            (bob.account.clone(), bob.conversation.clone()),
            "Bob".into(),
        ),
        ((bob.account.clone(), own), "Alice in Lisbon".into()),
    ]);
    let mut state = State::new(window::Id::unique(), names);
    let _ = state.update(Message::Talks(vec![bob, talk("carol@example.net")]));
    state
}

/// The window, to be compared with what is kept.
pub fn show(album: &mut Album) {
    let theme = album.theme();
    let mut state = opened();
    album.show("history", SIZE, state.view(&theme));
    let _ = state.update(Message::Choose(Some(0)));
    let lines = page(&["when?", "tea at five", "مرحبا بكم", "fine :)"]);
    let _ = state.update(Message::Page(state.opened, lines, None));
    album.show("history-read", SIZE, state.view(&theme));
    let _ = state.update(Message::Forget);
    album.show("history-forget", SIZE, state.view(&theme));
    let _ = state.update(Message::Escape);
    let _ = state.update(Message::Choose(None));
    let dave = Talk {
        account: AccountId::new("dave@example.net/demo"),
        ..talk("erin@example.com")
    };
    let _ = state.update(Message::Talks(vec![talk("bob@example.net"), dave]));
    let (asked, _) = type_in(&mut state, "five");
    let hits = vec![hit(9, "tea at five"), hit(8, "five more minutes")];
    let _ = state.update(Message::Found(asked, false, hits));
    let _ = state.update(Message::Read(0));
    let lines = page(&["when?", "tea at five", "fine"]);
    let _ = state.update(Message::Page(state.opened, lines, Some(1)));
    album.show("history-found", SIZE, state.view(&theme));
}

fn type_in(state: &mut State, words: &str) -> (u64, Search) {
    match state.update(Message::Words(words.into())) {
        Action::Search(asked, false, search) => (asked, *search),
        other => panic!("{other:?}"),
    }
}

fn shows(state: &State, words: &str) -> bool {
    let theme = Theme::classic();
    let mut ui = samples::simulate(SIZE, state.view(&theme));
    ui.find(words).is_ok()
}

#[test]
fn what_is_typed_is_looked_for_with_whom_and_whose_was_chosen() {
    let mut state = opened();
    let (_, search) = type_in(&mut state, "tea");
    assert_eq!((search.account, search.conversation), (None, None));
    let Action::Search(_, _, search) = state.update(Message::Choose(Some(0))) else {
        panic!("it is looked for again")
    };
    assert_eq!(
        search.conversation,
        Some(ConversationId::new("bob@example.net"))
    );
    assert_eq!(search.words, "tea");
    let Action::Search(_, _, search) = state.update(Message::Side(Side::Own)) else {
        panic!("it is looked for again")
    };
    assert_eq!(search.own, Some(true));
}

#[test]
fn an_answer_to_an_older_question_says_nothing() {
    let mut state = opened();
    let (old, _) = type_in(&mut state, "te");
    let (new, _) = type_in(&mut state, "tea");
    let _ = state.update(Message::Found(new, false, vec![hit(9, "tea at five")]));
    let _ = state.update(Message::Found(old, false, vec![hit(8, "tempest")]));
    assert!(shows(&state, "tea at five") && !shows(&state, "tempest"));
    let _ = state.update(Message::Found(new, false, Vec::new()));
    assert!(shows(&state, "Nothing was found."));
}

#[test]
fn a_text_that_was_found_is_read_where_it_was_said_and_marked() {
    let mut state = opened();
    let (asked, _) = type_in(&mut state, "FIVE");
    let _ = state.update(Message::Found(asked, false, vec![hit(9, "tea at five")]));
    let (theme, _) = samples::theme();
    let mut ui = samples::simulate(SIZE, state.view(&theme));
    ui.click("tea at five").expect("it is there");
    let messages: Vec<Message> = ui.into_messages().collect();
    assert!(matches!(messages[..], [Message::Read(0)]), "{messages:?}");
    let Action::Read(asked, _, conversation, At::Entry(key)) = state.update(Message::Read(0))
    else {
        panic!("it is read")
    };
    assert_eq!(
        (conversation.as_str(), key),
        ("bob@example.net", EntryKey::from_number(9))
    );
    let told = page(&["when?", "tea at five", "fine"]);
    let _ = state.update(Message::Page(asked, told, Some(1)));
    let reading = state.reading.as_ref().expect("it is open");
    let mark = reading.mark.as_ref().expect("it is marked");
    assert_eq!(mark.part, 7..11);
    samples::picture("archive-found", SIZE, state.view(&theme));
    let older = state.update(Message::Transcript(Happened::OlderWanted));
    assert!(matches!(older, Action::Older(_, _, _, key) if key == EntryKey::from_number(1)));
    let again = state.update(Message::Transcript(Happened::OlderWanted));
    assert!(matches!(again, Action::None), "it is asked for once");
}

#[test]
fn whoever_is_chosen_is_read_and_can_be_copied_or_forgotten_after_a_question() {
    let mut state = opened();
    assert!(shows(&state, "Bob") && shows(&state, "carol@example.net"));
    assert!(!shows(&state, "Delete…"), "of everybody nothing is deleted");
    let Action::Read(asked, _, _, At::End) = state.update(Message::Choose(Some(1))) else {
        panic!("its end is read")
    };
    let _ = state.update(Message::Page(asked, page(&["hello"]), None));
    samples::picture("archive-read", SIZE, state.view(&samples::theme().0));
    let reading = state.reading.as_ref().expect("it is open");
    let me = Address::new("alice@example.com");
    assert_eq!(reading.session.name_of(&me), "Alice in Lisbon");
    let copy = state.update(Message::Export);
    assert!(
        matches!(&copy, Action::Export(_, who, name, CopyFormat::Html)
            if who.as_str() == "carol@example.net" && name == "carol@example.net"),
        "{copy:?}"
    );
    let _ = state.update(Message::Forget);
    assert!(shows(&state, "Delete") && !shows(&state, "Save a copy…"));
    let _ = state.update(Message::Escape);
    assert!(shows(&state, "Save a copy…"));
    let _ = state.update(Message::Forget);
    let forget = state.update(Message::ForgetNow);
    assert!(matches!(&forget, Action::Forget(_, who) if who.as_str() == "carol@example.net"));
    let _ = state.update(Message::Forgotten(true));
    assert!(state.reading.is_none() && state.chosen.is_none());
}

#[test]
fn escape_clears_the_words_before_it_closes() {
    let mut state = opened();
    let _ = type_in(&mut state, "tea");
    assert!(matches!(state.update(Message::Escape), Action::None));
    assert!(state.words.is_empty());
    assert!(matches!(state.update(Message::Escape), Action::Close));
}

#[test]
fn of_thousands_of_conversations_only_those_in_sight_are_built() {
    let mut state = opened();
    let many = (0..5_000)
        .map(|n| talk(&format!("p{n}@example.net")))
        .collect();
    let _ = state.update(Message::Talks(many));
    assert!(shows(&state, "p3@example.net") && !shows(&state, "p300@example.net"));
    let _ = state.update(Message::Scrolled(300.0 * 36.0, 400.0));
    let theme = Theme::classic();
    let tree = samples::simulate(SIZE, state.view(&theme));
    drop(tree);
    assert_eq!(state.name(&state.talks[300]), "p300@example.net");
}

#[test]
fn what_is_read_while_a_search_is_under_way_does_not_end_the_search() {
    let mut state = opened();
    let (asked, _) = type_in(&mut state, "te");
    let _ = state.update(Message::Found(asked, false, vec![hit(9, "tea at five")]));
    let (asked, _) = type_in(&mut state, "tem");
    let Action::Read(opened, ..) = state.update(Message::Read(0)) else {
        panic!("the old hit is read")
    };
    let _ = state.update(Message::Found(asked, false, vec![hit(8, "tempest")]));
    assert!(
        shows(&state, "tempest"),
        "what was looked for last is found"
    );
    let _ = state.update(Message::Page(opened, page(&["tea at five"]), Some(0)));
    let reading = state.reading.as_ref().expect("it is open");
    assert!(reading.first.is_some(), "the page came");
}

#[test]
fn a_search_reaches_no_further_back_than_is_wanted() {
    let mut state = opened();
    let (_, search) = type_in(&mut state, "tea");
    assert_eq!(search.since, None);
    let now = SystemTime::now();
    let Action::Search(_, _, search) = state.update(Message::Age(Age::Week)) else {
        panic!("it is looked for again")
    };
    let since = search.since.expect("an end");
    let days = now
        .duration_since(since)
        .map_or(0, |age| age.as_secs().div_ceil(24 * 3600));
    assert_eq!(days, 7);
}

#[test]
fn a_conversation_is_read_from_a_day_on_and_a_day_that_is_none_is_said() {
    let mut state = opened();
    let _ = state.update(Message::Choose(Some(0)));
    let _ = state.update(Message::Day("the first".into()));
    assert!(matches!(state.update(Message::ToDay), Action::None));
    assert!(shows(&state, "Write the day like this: 2026-11-28"));
    let _ = state.update(Message::Day("2026-11-22".into()));
    let Action::Read(opened, _, who, At::Since(since)) = state.update(Message::ToDay) else {
        panic!("it is read")
    };
    assert_eq!(who.as_str(), "bob@example.net");
    assert_eq!(Some(since), clock::day_begins("2026-11-22"));
    let _ = state.update(Message::Page(
        opened,
        page(&["before", "that day"]),
        Some(1),
    ));
    let reading = state.reading.as_ref().expect("it is open");
    let mark = reading.mark.as_ref().expect("it is scrolled there");
    assert_eq!(mark.part, 0..0, "nothing is marked");
    samples::picture("archive-day", SIZE, state.view(&samples::theme().0));
}

#[test]
fn a_link_is_asked_about_before_it_is_opened() {
    let mut state = opened();
    let link = || Message::Transcript(Happened::Link("https://example.com/".into()));
    let _ = state.update(link());
    assert!(shows(&state, "https://example.com/"));
    assert!(matches!(state.update(Message::Escape), Action::None));
    assert!(!shows(&state, "https://example.com/"));
    let _ = state.update(link());
    let open = state.update(Message::Link(Answer::OpenLink));
    assert!(matches!(open, Action::OpenLink(target) if target == "https://example.com/"));
    assert!(state.link.is_none());
}

#[test]
fn conversations_of_several_accounts_say_whose_they_are() {
    let mut state = opened();
    let shows = |state: &State, words: &str| {
        let theme = Theme::classic();
        samples::simulate(SIZE, state.view(&theme))
            .find(words)
            .is_ok()
    };
    let of = |account: &str| Talk {
        account: AccountId::new(account),
        ..talk("carol@example.com")
    };
    let day = crate::clock::Local::new(samples::now());
    let today = crate::clock::Local::new(std::time::SystemTime::now()).day;
    let day = day.day_words(today);
    let words = format!("{day} · dave@example.net");
    state.update(Message::Talks(vec![of("alice@example.com/demo")]));
    assert!(!shows(&state, &format!("{day} · alice@example.com")));
    let two = ["alice@example.com/demo", "dave@example.net/demo"].map(of);
    state.update(Message::Talks(two.to_vec()));
    assert!(shows(&state, &words), "{words}");
    assert!(shows(&state, &format!("{day} · alice@example.com")));
}

#[test]
fn one_of_several_accounts_can_be_looked_at_alone() {
    let mut state = opened();
    let (alice, dave) = ("alice@example.com/demo", "dave@example.net/demo");
    let of = |account: &str, who: &str| Talk {
        account: AccountId::new(account),
        ..talk(who)
    };
    let all = "All accounts";
    assert!(!shows(&state, all), "there is one account only");
    let talks = [(alice, "carol@example.com"), (dave, "erin@example.com")];
    let talks: Vec<Talk> = talks.map(|(account, who)| of(account, who)).to_vec();
    let _ = state.update(Message::Talks(talks.clone()));
    let _ = state.update(Message::Choose(Some(1)));
    let (_, search) = type_in(&mut state, "tea");
    assert_eq!(search.account, Some(AccountId::new(dave)));
    let _ = state.update(Message::Choose(None));
    let theme = Theme::classic();
    let mut ui = samples::simulate(SIZE, state.view(&theme));
    ui.click(all).expect("it can be chosen");
    for key in [Named::ArrowDown, Named::ArrowDown, Named::Enter] {
        ui.tap_key(key);
    }
    let messages: Vec<Message> = ui.into_messages().collect();
    let [choose @ Message::Account(Some(_))] = &messages[..] else {
        panic!("{messages:?}")
    };
    let Action::Several(actions) = state.update(choose.clone()) else {
        panic!("it is looked for again")
    };
    let searches: Vec<_> = actions
        .iter()
        .filter_map(|action| match action {
            Action::Search(_, false, search) => Some((&search.account, &search.conversation)),
            _ => None,
        })
        .collect();
    assert_eq!(searches, [(&Some(AccountId::new(dave)), &None)]);
    assert!(shows(&state, "erin@example.com") && !shows(&state, "carol@example.com"));
    let _ = state.update(Message::Choose(Some(0)));
    let others = Message::Account(Some(AccountId::new(alice)));
    let _ = state.update(others);
    assert_eq!(state.chosen, None, "it is not of this account");
    // Nothing is left of this account.
    let _ = state.update(Message::Talks(talks[1..].to_vec()));
    assert!(shows(&state, "erin@example.com") && !shows(&state, all));
}

#[test]
fn the_history_is_walked_through_by_keyboard() {
    let theme = Theme::classic();
    let mut state = opened();
    // The people, the field, the side, the button that closes.
    assert_eq!(walk_through("history", SIZE, || state.view(&theme)), 4);
    let _ = state.update(Message::Choose(Some(0)));
    let opened = state.opened;
    let _ = state.update(Message::Page(opened, page(&["tea at five?"]), None));
    // The day, the transcript, export, as what, delete.
    let read = walk_through("history read", SIZE, || state.view(&theme));
    assert_eq!(read, 4 + 5);
    let _ = state.update(Message::Forget);
    walk_through("history forget", SIZE, || state.view(&theme));
    let _ = state.update(Message::Escape);
    let (asked, _) = type_in(&mut state, "tea");
    let hits = (0..9).map(|at| hit(at, "tea at five?")).collect();
    let _ = state.update(Message::Found(asked, false, hits));
    walk_through("history found", SIZE, || state.view(&theme));
    state.link = Some("https://www.example.org/".to_owned());
    assert_eq!(walk_through("history link", SIZE, || state.view(&theme)), 2);
}

#[test]
fn people_are_chosen_by_arrows() {
    let theme = Theme::classic();
    let mut state = opened();
    let by = |state: &State, keys: &[Named]| -> Vec<isize> {
        let mut ui = samples::simulate(SIZE, state.view(&theme));
        ui.tap_key(Named::Tab);
        for key in keys {
            ui.tap_key(*key);
        }
        let steps = ui.into_messages().filter_map(|message| match message {
            Message::Person(by) => Some(by),
            _ => None,
        });
        steps.collect()
    };
    assert_eq!(by(&state, &[Named::ArrowDown, Named::ArrowUp]), [1, -1]);
    let mut go = |by| {
        let _ = state.update(Message::Person(by));
        state.chosen
    };
    assert_eq!(go(1), Some(0));
    assert_eq!(go(1), Some(1));
    assert_eq!(go(1), Some(1));
    assert_eq!(go(isize::MIN), None, "everybody");
    assert_eq!(go(isize::MAX), Some(1));
}
