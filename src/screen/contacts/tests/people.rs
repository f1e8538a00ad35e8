//! Places, mail, cards, phones and pages in the list.

use msnp::api::{ContactDetails, EndpointId, PhoneKind, Phones, Place};

use super::*;

/// Alice in a dialect with an address book, and what it has of Bob.
pub fn alice_with_book() -> Session {
    let mut session = alice();
    samples::apply(
        &mut session,
        Event::SignedIn {
            email: Address::new("alice@example.com"),
            display_name: "Alice in Lisbon".to_owned(),
            dialect: "MSNP18".to_owned(),
        },
    );
    let details = ContactDetails {
        nickname: Some("Bobby".to_owned()),
        note: Some("Rust evenings".to_owned()),
        phones: Phones {
            mobile: Some("+15550100".to_owned()),
            ..Phones::default()
        },
        mobile_paging: true,
        ..ContactDetails::default()
    };
    about_bob(&mut session, details);
    session
}

fn about_bob(session: &mut Session, details: ContactDetails) {
    samples::apply(
        session,
        Event::Contact {
            email: Address::new("bob@example.net"),
            display_name: "Bob".to_owned(),
            groups: vec!["Favourites".to_owned()],
            lists: Lists::from_bits(1 | 2),
            details,
            removed: false,
        },
    );
}

fn places(session: &mut Session, others: &[&str]) {
    let place = |name: &str, this| Place {
        id: EndpointId::new(&format!("{{{name}}}")),
        name: name.to_owned(),
        this,
        idle: false,
        capabilities: 0,
    };
    let endpoints = std::iter::once(place("Laptop", true))
        .chain(others.iter().map(|name| place(name, false)))
        .collect();
    samples::apply(session, Event::Endpoints { endpoints });
}

pub fn menu_of(state: &mut State, session: &mut Session, email: &str) {
    let row = state
        .rows
        .iter()
        .position(|r| r.key().contact == Some(alices(email)))
        .expect("they are there");
    state.update(Message::ContextMenu(row, Point::new(60.0, 150.0)), session);
}

fn commands(actions: Vec<Action>) -> Vec<Command> {
    actions
        .into_iter()
        .filter_map(|action| match action {
            Action::Send(command) => Some(command),
            _ => None,
        })
        .collect()
}

fn dialog(state: &mut State, session: &mut Session, message: dialog::Message) -> Vec<Action> {
    flat(state.update(Message::Dialog(message), session))
}

#[test]
fn the_places_menu_is_there_only_while_there_is_another_place() {
    let mut session = alice_with_book();
    let state = state(&session);
    places(&mut session, &[]);
    assert!(!shows(&state, &session, "1 place"));
    places(&mut session, &["Kitchen"]);
    assert!(shows(&state, &session, "2 places"));
    session.link.state = LinkState::Reconnecting;
    assert!(!shows(&state, &session, "2 places"));
}

#[test]
fn another_place_is_signed_out_from_here() {
    let mut session = alice_with_book();
    places(&mut session, &["Kitchen", ""]);
    let mut state = state(&session);
    click(&mut state, &mut session, "3 places");
    assert!(shows(&state, &session, "Here: Laptop"));
    assert!(shows(&state, &session, "Sign out at another place"));
    samples::picture("contacts-places", SIZE, state.view(&session));
    let sent = commands(click(&mut state, &mut session, "Sign out at Kitchen"));
    assert_eq!(
        sent,
        [Command::SignOutEndpoint {
            endpoint: EndpointId::new("{Kitchen}")
        }]
    );
    click(&mut state, &mut session, "3 places");
    let sent = commands(click(&mut state, &mut session, "Sign out everywhere else"));
    assert_eq!(sent, [Command::SignOutElsewhere]);
}

#[test]
fn this_place_is_named_and_the_only_one_if_wanted() {
    let mut session = alice_with_book();
    places(&mut session, &["Kitchen"]);
    let mut state = state(&session);
    click(&mut state, &mut session, "2 places");
    assert!(!shows(&state, &session, "Sign out everywhere else"));
    click(&mut state, &mut session, "Name this place…");
    let typed = dialog::Message::Typed("Desk ".to_owned());
    dialog(&mut state, &mut session, typed);
    let actions = click(&mut state, &mut session, "Save");
    assert!(
        matches!(actions.as_slice(), [
            Action::Send(Command::SetEndpointName { name }),
            Action::PlaceName(kept),
        ] if name == "Desk" && kept == "Desk"),
        "{actions:?}"
    );
    click(&mut state, &mut session, "2 places");
    let actions = click(&mut state, &mut session, "Be signed in at one place only");
    assert!(
        matches!(
            actions.as_slice(),
            [
                Action::Send(Command::SetSeveralPlaces { allowed: false }),
                Action::SeveralPlaces(false),
            ]
        ),
        "{actions:?}"
    );
}

#[test]
fn mail_is_counted_told_and_opened() {
    let mut session = alice();
    let mut state = state(&session);
    assert!(!shows(&state, &session, "3"));
    samples::apply(
        &mut session,
        Event::Mail {
            unread: 3,
            unread_elsewhere: 0,
            from: None,
            subject: None,
        },
    );
    state.new_mail(&session.account, "Carol", "Lunch?");
    samples::picture("contacts-mail", SIZE, state.view(&session));
    assert!(shows(&state, &session, "New e-mail from Carol: “Lunch?”"));
    let sent = commands(click(&mut state, &mut session, "3"));
    assert_eq!(sent, [Command::OpenInbox]);
    assert!(!shows(&state, &session, "New e-mail from Carol: “Lunch?”"));
    state.new_mail(&session.account, "Carol", "");
    let sent = commands(click(&mut state, &mut session, "Open"));
    assert_eq!(sent, [Command::OpenInbox]);
}

#[test]
fn a_nickname_is_the_name_that_is_shown_and_found() {
    let mut session = alice_with_book();
    let mut state = state(&session);
    assert!(shows(&state, &session, "Bobby"));
    state.update(Message::Filter("bobb".to_owned()), &mut session);
    assert!(shows(&state, &session, "Bobby"));
    state.update(Message::Filter("rust eve".to_owned()), &mut session);
    assert!(!shows(&state, &session, "Carol"));
}

#[test]
fn a_card_changes_only_what_was_written_anew() {
    let mut session = alice_with_book();
    let mut state = state(&session);
    menu_of(&mut state, &mut session, "bob@example.net");
    click(&mut state, &mut session, "Contact card…");
    assert!(shows(&state, &session, "bob@example.net"));
    samples::picture("contacts-card", SIZE, state.view(&session));
    let email = Address::new("bob@example.net");
    for message in [
        card::Message::Note("".to_owned()),
        card::Message::Phone(PhoneKind::Work, "+15550101".to_owned()),
        card::Message::Favorite(true),
    ] {
        dialog(&mut state, &mut session, dialog::Message::Card(message));
    }
    let sent = commands(click(&mut state, &mut session, "Save"));
    assert_eq!(
        sent,
        [
            Command::SetNote {
                email: email.clone(),
                note: String::new()
            },
            Command::SetContactPhone {
                email: email.clone(),
                kind: PhoneKind::Work,
                number: "+15550101".to_owned()
            },
            Command::SetFavorite {
                email,
                favorite: true
            },
        ]
    );
    assert!(!shows(&state, &session, "Contact card"));
}

#[test]
fn what_a_contact_may_do_here_is_chosen_on_the_card_and_holds_at_once() {
    let mut session = alice();
    let mut state = state(&session);
    menu_of(&mut state, &mut session, "bob@example.net");
    click(&mut state, &mut session, "Contact card…");
    for (words, expected) in [
        ("Sounds of what they do", (false, true, true)),
        ("Keep what is said in the history", (false, true, false)),
        (
            "Tell what they do in the corner of the screen",
            (false, false, false),
        ),
        ("Sounds of what they do", (true, false, false)),
    ] {
        let actions = click(&mut state, &mut session, words);
        let [Action::About(who, chosen)] = actions.as_slice() else {
            panic!("{actions:?}")
        };
        assert_eq!(who.as_str(), "bob@example.net");
        let now = (chosen.sound, chosen.toast, chosen.log);
        assert_eq!(now, expected);
        session.people.insert(who.clone(), *chosen);
    }
}

#[test]
fn without_an_address_book_a_card_is_only_read() {
    let mut session = alice();
    let mut state = state(&session);
    menu_of(&mut state, &mut session, "bob@example.net");
    assert!(!shows(&state, &session, "Add to favourites"));
    assert!(!shows(&state, &session, "Send to mobile phone…"));
    click(&mut state, &mut session, "Contact card…");
    assert!(shows(&state, &session, "Online"));
    assert!(!shows(&state, &session, "Nickname, seen by you only"));
    assert!(!shows(&state, &session, "Save"));
    samples::picture("contacts-card-read", SIZE, state.view(&session));
    let sent = commands(click(&mut state, &mut session, "Block"));
    assert!(matches!(sent.as_slice(), [Command::Block { .. }]));
    let actions = click(&mut state, &mut session, "Message");
    assert!(matches!(actions.as_slice(), [Action::Open(_)]));
}

#[test]
fn a_favourite_is_made_and_unmade_in_the_menu() {
    let mut session = alice_with_book();
    let mut state = state(&session);
    menu_of(&mut state, &mut session, "bob@example.net");
    let sent = commands(click(&mut state, &mut session, "Add to favourites"));
    assert!(matches!(
        sent.as_slice(),
        [Command::SetFavorite { favorite: true, .. }]
    ));
    let details = ContactDetails {
        favorite: true,
        ..ContactDetails::default()
    };
    about_bob(&mut session, details);
    state.session_changed(&session);
    menu_of(&mut state, &mut session, "bob@example.net");
    let sent = commands(click(&mut state, &mut session, "Remove from favourites"));
    assert!(matches!(
        sent.as_slice(),
        [Command::SetFavorite {
            favorite: false,
            ..
        }]
    ));
}

#[test]
fn a_page_goes_to_whoever_takes_pages() {
    let mut session = alice_with_book();
    let mut state = state(&session);
    menu_of(&mut state, &mut session, "carol@example.com");
    assert!(!shows(&state, &session, "Send to mobile phone…"));
    menu_of(&mut state, &mut session, "bob@example.net");
    click(&mut state, &mut session, "Send to mobile phone…");
    let typed = dialog::Message::Typed("x".repeat(200));
    dialog(&mut state, &mut session, typed);
    assert!(shows(&state, &session, "Room for 0 more characters"));
    let typed = dialog::Message::Typed("where are you?".to_owned());
    dialog(&mut state, &mut session, typed);
    samples::picture("contacts-page", SIZE, state.view(&session));
    let sent = commands(click(&mut state, &mut session, "Send"));
    assert!(
        matches!(sent.as_slice(), [Command::SendPage { email, text }]
            if email.as_str() == "bob@example.net" && text == "where are you?"),
        "{sent:?}"
    );
}

#[test]
fn the_own_numbers_are_changed_from_the_program_menu() {
    let mut session = alice_with_book();
    samples::apply(
        &mut session,
        Event::Me {
            display_name: "Alice".to_owned(),
            status: Status::Online,
            personal_message: String::new(),
            media: None,
            allow_strangers: true,
            phones: Phones {
                home: Some("+15550102".to_owned()),
                ..Phones::default()
            },
            mobile_paging: false,
            picture_sha1d: None,
        },
    );
    let mut state = state(&session);
    state.update(Message::Menu(Some(menu::Menu::Program)), &mut session);
    click(&mut state, &mut session, "Your phone numbers…");
    samples::picture("contacts-phones", SIZE, state.view(&session));
    let home = paging::Message::Phone(PhoneKind::Home, String::new());
    dialog(&mut state, &mut session, dialog::Message::Phones(home));
    let mobile = paging::Message::Phone(PhoneKind::Mobile, "+15550103".to_owned());
    dialog(&mut state, &mut session, dialog::Message::Phones(mobile));
    let paging = paging::Message::Paging(true);
    dialog(&mut state, &mut session, dialog::Message::Phones(paging));
    let sent = commands(click(&mut state, &mut session, "Save"));
    assert_eq!(
        sent,
        [
            Command::SetPhone {
                kind: PhoneKind::Home,
                number: String::new()
            },
            Command::SetPhone {
                kind: PhoneKind::Mobile,
                number: "+15550103".to_owned()
            },
            Command::SetMobilePaging { allowed: true },
        ]
    );
}

#[test]
fn a_message_goes_with_adding_someone_where_there_is_a_place_for_it() {
    let typed = |text: &str| dialog::Message::Typed(text.to_owned());
    for (mut session, takes) in [(alice(), false), (alice_with_book(), true)] {
        let mut state = state(&session);
        state.update(Message::AddContact, &mut session);
        dialog(&mut state, &mut session, typed("judy@example.com"));
        click(&mut state, &mut session, "Next");
        if takes {
            dialog(&mut state, &mut session, typed("we met in Lisbon"));
            samples::picture("contacts-add-message", SIZE, state.view(&session));
        }
        let sent = commands(click(&mut state, &mut session, "Add"));
        let said = takes.then(|| "we met in Lisbon".to_owned());
        assert!(
            matches!(sent.as_slice(), [Command::AddContact { message, .. }] if *message == said),
            "{sent:?}"
        );
    }
}

#[test]
fn who_adds_us_is_heard() {
    let mut session = alice();
    samples::apply(
        &mut session,
        Event::ContactRequest {
            email: Address::new("zoe@example.net"),
            display_name: "Zoë".to_owned(),
            message: Some("we met in Lisbon".to_owned()),
        },
    );
    let mut state = state(&session);
    click(&mut state, &mut session, "Answer");
    assert!(shows(&state, &session, "we met in Lisbon"));
    samples::picture("contacts-request-message", SIZE, state.view(&session));
}

#[test]
fn the_menu_key_opens_the_menu_of_what_is_selected() {
    let mut session = alice_with_book();
    let mut state = state(&session);
    press(&mut state, &mut session, Key::Menu);
    assert!(state.menu.is_none(), "nothing is selected");
    state.update(Message::Press(0), &mut session);
    state.update(Message::Press(0), &mut session);
    press(&mut state, &mut session, Key::End);
    press(&mut state, &mut session, Key::Menu);
    assert!(shows(&state, &session, "Contact card…"));
}

#[test]
fn the_line_at_the_bottom_says_how_one_is_connected() {
    let mut session = alice();
    let state = state(&session);
    let reached = |session: &mut Session, way, encrypted| {
        samples::apply(session, Event::Connection { way, encrypted });
    };
    use msnp::api::Way::{Direct, Gateway};
    for (way, encrypted, words) in [
        (Direct, false, "Signed in · MSNP12 · not encrypted"),
        (Direct, true, "Signed in · MSNP12 · encrypted"),
        (
            Gateway,
            true,
            "Signed in · MSNP12 · through the web, encrypted",
        ),
    ] {
        reached(&mut session, way, encrypted);
        assert!(shows(&state, &session, words), "{words}");
    }
    session.link.here = true;
    assert!(shows(
        &state,
        &session,
        "Signed in · MSNP12 · on this computer"
    ));
}

#[test]
fn favourites_stand_first_there_or_not() {
    let mut session = alice_with_book();
    let favorite = ContactDetails {
        favorite: true,
        ..ContactDetails::default()
    };
    about_bob(&mut session, favorite);
    samples::presence(&mut session, "bob@example.net", Status::Offline);
    let mut state = state(&session);
    let first = |state: &State| {
        state
            .rows
            .iter()
            .map(|row| row.key())
            .take(2)
            .collect::<Vec<_>>()
    };
    let heading = RowKey {
        group: GroupKey::Favorites,
        contact: None,
    };
    let bob = RowKey {
        contact: Some(alices("bob@example.net")),
        ..heading.clone()
    };
    assert_eq!(first(&state), [heading.clone(), bob.clone()]);
    assert!(shows(&state, &session, "Favourites (0/1)"));
    let by_status = menu::Choice::Parts(Parts::Status);
    state.update(Message::Chosen(by_status), &mut session);
    assert_eq!(first(&state), [heading, bob]);
}

#[test]
fn who_is_offline_but_takes_pages_is_marked() {
    let mut session = alice_with_book();
    let mut state = state(&session);
    assert!(!shows(&state, &session, "(Mobile)"), "Bob is online");
    samples::presence(&mut session, "bob@example.net", Status::Offline);
    state.session_changed(&session);
    assert!(shows(&state, &session, "(Mobile)"));
    samples::picture("contacts-mobile", SIZE, state.view(&session));
}
