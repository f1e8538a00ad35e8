//! How the list is laid out: its parts, the sizes of its rows.

use papilio_store::RowSize;

use super::*;
use crate::moving::Moving;

const PINK: [u8; 4] = [250, 20, 150, 255];

fn choose(state: &mut State, session: &mut Session, choice: menu::Choice) -> Vec<Action> {
    flat(state.update(Message::Chosen(choice), session))
}

#[test]
fn rows_have_three_sizes_and_the_larger_ones_show_pictures() {
    let mut session = alice();
    let bob = Event::Presence {
        email: Address::new("bob@example.net"),
        status: Status::Online,
        display_name: String::new(),
        capabilities: 0,
        picture_sha1d: Some("bob=".into()),
    };
    samples::apply(&mut session, bob);
    session.pictures.want(&"bob=".into());
    let picture = Moving::decode(&samples::photo(PINK)).expect("a picture");
    session.picture_came("bob=", Some(picture));
    let mut state = state(&session);
    for (size, name, least) in [
        (RowSize::Compact, "contacts-compact", 0),
        (RowSize::Detailed, "contacts-detailed", 20 * 20),
        (RowSize::Large, "contacts-large", 60 * 20),
    ] {
        let actions = choose(&mut state, &mut session, menu::Choice::Rows(size));
        let [Action::Arranged(kept)] = actions.as_slice() else {
            panic!("{actions:?}")
        };
        assert_eq!(kept.rows, size);
        let drawn = samples::picture(name, SIZE, state.view(&session));
        let pink = drawn.pixels().filter(|pixel| pixel.0 == PINK).count();
        assert_eq!(pink > 0, least > 0, "{name}: {pink}");
        assert!(pink >= least, "{name}: {pink}");
        assert!(shows(&state, &session, "Carol"));
        let rows = state.rows.iter().map(|row| state.rows.row_height(&row));
        assert!((rows.sum::<f32>() - state.rows.height()).abs() < 0.1);
    }
}

#[test]
fn pictures_of_those_in_view_are_looked_for_where_rows_show_them() {
    let mut session = samples::signed_in("alice@example.com", "Alice");
    for number in 0..100 {
        let email = format!("contact{number:02}@example.net");
        samples::contact(&mut session, &email, &format!("Contact {number:02}"), &[]);
        let event = Event::Presence {
            email: Address::new(&email),
            status: Status::Online,
            display_name: String::new(),
            capabilities: 0,
            picture_sha1d: Some(format!("picture {number:02}")),
        };
        samples::apply(&mut session, event);
    }
    let mut state = state(&session);
    state.look_for_pictures(&mut session);
    assert!(session.pictures.take_wanted().is_empty(), "rows show none");
    choose(&mut state, &mut session, menu::Choice::Rows(RowSize::Large));
    state.look_for_pictures(&mut session);
    let wanted = session.pictures.take_wanted();
    assert!((5..12).contains(&wanted.len()), "{wanted:?}");
    assert_eq!(&*wanted[0], "picture 00");
    state.look_for_pictures(&mut session);
    assert!(session.pictures.take_wanted().is_empty(), "once");
}

#[test]
fn the_list_is_by_groups_by_status_or_both() {
    let mut session = alice();
    let mut state = state(&session);
    let headings = |state: &State| -> Vec<GroupKey> {
        let keys = state.rows.iter().map(|row| row.key());
        keys.filter(|key| key.contact.is_none())
            .map(|key| key.group)
            .collect()
    };
    let named = ["Family", "Favourites", "Friends"].map(|name| GroupKey::Named(name.into()));
    let groups = || named.iter().cloned();
    let apart: Vec<_> = groups().chain([GroupKey::Offline]).collect();
    assert_eq!(headings(&state), apart);
    let grace = |state: &State| {
        let keys = state.rows.iter().map(|row| row.key());
        let grace = Some(alices("grace@example.com"));
        keys.filter(|key| key.contact == grace)
            .map(|key| key.group)
            .collect::<Vec<_>>()
    };
    assert_eq!(grace(&state), [GroupKey::Offline]);
    choose(&mut state, &mut session, menu::Choice::Parts(Parts::Groups));
    assert_eq!(headings(&state), groups().collect::<Vec<_>>());
    assert_eq!(grace(&state), [GroupKey::Named("Friends".into())]);
    choose(&mut state, &mut session, menu::Choice::Parts(Parts::Status));
    assert_eq!(headings(&state), [GroupKey::Online, GroupKey::Offline]);
}

/// Where the row of this contact, or the first row of this group, stands among all.
fn row_of(state: &State, group: &GroupKey, contact: Option<&str>) -> usize {
    let key = RowKey {
        group: group.clone(),
        contact: contact.map(alices),
    };
    state.rows.find(&key).expect("it is there")
}

#[test]
fn a_contact_is_taken_to_another_group_by_the_pointer() {
    let mut session = alice();
    let mut state = state(&session);
    let friends = GroupKey::Named("Friends".into());
    let dave = row_of(&state, &friends, Some("dave@example.net"));
    // The pointer takes Dave along, and lets go.
    let mut ui = samples::simulate(SIZE, state.view(&session));
    let button = iced::mouse::Button::Left;
    let at = ui.find("Dave").expect("he is there").bounds().center();
    ui.point_at(at);
    let events = [
        iced::mouse::Event::ButtonPressed(button),
        iced::mouse::Event::CursorMoved {
            position: at + iced::Vector::new(0.0, -40.0),
        },
        iced::mouse::Event::ButtonReleased(button),
    ];
    let _ = ui.simulate(events.map(iced::Event::Mouse));
    let told: Vec<_> = ui.into_messages().collect();
    assert!(
        matches!(
            told.as_slice(),
            [
                Message::Press(_),
                Message::Drag(drag::Message::Begin(at)),
                Message::Drag(drag::Message::Drop)
            ] if *at == dave
        ),
        "{told:?}"
    );
    let mut drag = |message| flat(state.update(Message::Drag(message), &mut session));
    drag(drag::Message::Begin(dave));
    drag(drag::Message::Over(0));
    let moved = drag(drag::Message::Drop);
    assert!(
        matches!(moved.as_slice(), [
            Action::Send(Command::GroupAdd { group: to, .. }),
            Action::Send(Command::GroupRemove { group: from, .. }),
        ] if to == "Family" && from == "Friends"),
        "{moved:?}"
    );
    // Where they are already, and out of the list, nothing happens; nor after Escape.
    drag(drag::Message::Begin(dave));
    drag(drag::Message::Over(dave - 1));
    assert!(drag(drag::Message::Drop).is_empty());
    drag(drag::Message::Begin(dave));
    assert!(drag(drag::Message::Drop).is_empty());
    drag(drag::Message::Begin(dave));
    drag(drag::Message::Over(0));
    press(&mut state, &mut session, Key::Escape);
    let drop = Message::Drag(drag::Message::Drop);
    assert!(flat(state.update(drop, &mut session)).is_empty());
}

#[test]
fn while_something_is_taken_along_rows_tell_what_it_is_over() {
    let mut session = alice();
    let mut state = state(&session);
    let friends = GroupKey::Named("Friends".into());
    let dave = row_of(&state, &friends, Some("dave@example.net"));
    let over = |state: &State, session: &Session| {
        let mut ui = samples::simulate(SIZE, state.view(session));
        let at = ui
            .find("Family (0/2)")
            .expect("it is there")
            .bounds()
            .center();
        ui.point_at(at);
        let moved = iced::mouse::Event::CursorMoved { position: at };
        let _ = ui.simulate([iced::Event::Mouse(moved)]);
        ui.into_messages().collect::<Vec<_>>()
    };
    assert!(over(&state, &session).is_empty());
    let begin = Message::Drag(drag::Message::Begin(dave));
    state.update(begin, &mut session);
    let told = over(&state, &session);
    assert!(
        matches!(told.as_slice(), [Message::Drag(drag::Message::Over(0))]),
        "{told:?}"
    );
    state.update(told.into_iter().next().expect("one"), &mut session);
    assert!(state.receives(&GroupKey::Named("Family".into())));
    samples::picture("contacts-drag", SIZE, state.view(&session));
}

#[test]
fn the_menu_of_a_contact_sends_files_and_mail() {
    let mut session = alice();
    let mut state = state(&session);
    let friends = GroupKey::Named("Friends".into());
    let dave = row_of(&state, &friends, Some("dave@example.net"));
    let menu = |state: &mut State, session: &mut Session, words: &str| {
        let at = Point::new(60.0, 200.0);
        state.update(Message::ContextMenu(dave, at), session);
        click(state, session, words)
    };
    let file = menu(&mut state, &mut session, "Send a file…");
    assert!(
        matches!(file.as_slice(), [Action::PickFile(to)] if to.as_str() == "dave@example.net"),
        "{file:?}"
    );
    let mail = menu(&mut state, &mut session, "Send an e-mail…");
    assert!(
        matches!(mail.as_slice(), [Action::Mail(to)] if to.as_str() == "dave@example.net"),
        "{mail:?}"
    );
}

#[test]
fn somebody_can_make_no_sounds() {
    let mut session = alice();
    let mut state = state(&session);
    let friends = GroupKey::Named("Friends".into());
    let dave = row_of(&state, &friends, Some("dave@example.net"));
    for quiet in [true, false] {
        let at = Point::new(60.0, 200.0);
        state.update(Message::ContextMenu(dave, at), &mut session);
        let actions = click(&mut state, &mut session, "No sounds from them");
        let [Action::About(who, chosen)] = actions.as_slice() else {
            panic!("{actions:?}")
        };
        assert_eq!((who.as_str(), chosen.sound), ("dave@example.net", !quiet));
        session.people.insert(who.clone(), *chosen);
    }
}

#[test]
fn f2_renames_oneself_and_on_a_contact_opens_the_card_at_the_nickname() {
    let mut session = alice();
    session.link.dialect = Some("MSNP15".to_owned());
    let mut state = state(&session);
    press(&mut state, &mut session, Key::Rename);
    assert_eq!(
        state.editing,
        Some((
            Editing::Name(session.account.clone()),
            "Alice in Lisbon".to_owned()
        ))
    );
    press(&mut state, &mut session, Key::Escape);
    press(&mut state, &mut session, Key::Typed("dave".to_owned()));
    press(&mut state, &mut session, Key::Rename);
    assert!(shows(&state, &session, "Nickname, seen by you only"));
}
