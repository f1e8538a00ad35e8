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
        let address = Some(Address::new("grace@example.com"));
        keys.filter(|key| key.contact == address)
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
