use iced::{Event, mouse};

use super::*;
use crate::samples;
use crate::widget::focus::tests::{walk_above, walk_through};
use crate::widget::strip::HEIGHT;

const SIZE: (f32, f32) = (560.0, 300.0);

fn state(count: usize) -> State {
    let chats: Vec<ChatId> = (0..count).map(|_| ChatId::unique()).collect();
    let mut state = State::new(chats[0], false);
    chats[1..].iter().for_each(|chat| state.push(*chat));
    state
}

fn faces(state: &State) -> Vec<Face> {
    let faces = state.chats.iter().enumerate().map(|(at, chat)| Face {
        chat: *chat,
        account: None,
        name: format!("Person {at}"),
        status: Some(Status::Online),
        blocked: false,
        unread: at * 3,
    });
    faces.collect()
}

fn view(state: &State) -> Element<'_, Message> {
    state.view(Some(faces(state)), text("what is said").into(), |m| m)
}

/// Does something with the pointer, and what it asks for.
fn pointer(state: &mut State, events: &[(Point, Option<mouse::Event>)]) -> Vec<Action> {
    let mut actions = Vec::new();
    let messages: Vec<Message> = {
        let mut ui = samples::simulate(SIZE, view(state));
        for (at, event) in events {
            ui.point_at(*at);
            let moved = mouse::Event::CursorMoved { position: *at };
            ui.simulate([Event::Mouse(moved)]);
            if let Some(event) = event {
                ui.simulate([Event::Mouse(*event)]);
            }
        }
        ui.into_messages().collect()
    };
    for message in messages {
        actions.push(state.update(message));
    }
    actions
}

const DOWN: Option<mouse::Event> = Some(mouse::Event::ButtonPressed(mouse::Button::Left));
const UP: Option<mouse::Event> = Some(mouse::Event::ButtonReleased(mouse::Button::Left));

/// A point of the tab with this number, of three.
fn on(at: usize) -> Point {
    Point::new(40.0 + 170.0 * at as f32, HEIGHT / 2.0)
}

#[test]
fn a_press_shows_a_tab_and_the_middle_button_closes_one() {
    let mut state = state(3);
    let second = state.chats[1];
    let pressed = pointer(&mut state, &[(on(1), DOWN), (on(1), UP)]);
    assert!(matches!(pressed[..], [Action::Show(chat)] if chat == second));
    let middle = Some(mouse::Event::ButtonPressed(mouse::Button::Middle));
    let closed = pointer(&mut state, &[(on(1), middle)]);
    let [Action::Close(chats)] = &closed[..] else {
        panic!("{closed:?}")
    };
    assert_eq!(*chats, [second]);
}

#[test]
fn the_button_of_a_tab_closes_it_and_shows_nothing_else() {
    let mut state = state(3);
    let third = state.chats[2];
    let close = Point::new(5.0 + 3.0 * 170.0 - 11.0, HEIGHT / 2.0 + 1.0);
    let closed = pointer(&mut state, &[(close, DOWN), (close, UP)]);
    let [Action::Close(chats)] = &closed[..] else {
        panic!("{closed:?}")
    };
    assert_eq!(*chats, [third]);
}

#[test]
fn a_tab_is_taken_along_the_strip_past_the_middle_of_others() {
    let mut state = state(3);
    let [first, second, third] = state.chats[..] else {
        panic!("three")
    };
    let short = Point::new(200.0, HEIGHT / 2.0);
    let far = Point::new(275.0, HEIGHT / 2.0);
    pointer(&mut state, &[(on(0), DOWN), (short, UP)]);
    assert_eq!(state.chats, [first, second, third], "not yet past it");
    pointer(&mut state, &[(on(0), DOWN), (short, None), (far, UP)]);
    assert_eq!(state.chats, [second, first, third]);
    assert_eq!(state.shown, first);
}

#[test]
fn a_tab_let_go_far_from_the_strip_goes_out() {
    let mut state = state(3);
    let second = state.chats[1];
    let far = Point::new(300.0, 200.0);
    let done = pointer(&mut state, &[(on(1), DOWN), (far, UP)]);
    assert!(
        matches!(done[..], [Action::Show(_), Action::Detach(chat, Some(at))] if chat == second && at == far),
        "{done:?}"
    );
}

#[test]
fn what_came_is_a_number_and_not_only_a_colour() {
    let mut state = state(3);
    let last = state.chats[2];
    state.show(last);
    let mut ui = samples::simulate(SIZE, view(&state));
    assert!(ui.find("3").is_ok());
    assert!(ui.find("6").is_ok());
    assert!(ui.find("0").is_err());
}

#[test]
fn the_menu_offers_what_can_be_done_with_the_tab() {
    let right = Some(mouse::Event::ButtonPressed(mouse::Button::Right));
    let chosen = |state: &mut State, words: &str| {
        let messages: Vec<_> = {
            let mut ui = samples::simulate(SIZE, view(state));
            let _ = ui.click(words).unwrap_or_else(|_| panic!("{words}"));
            ui.into_messages().collect()
        };
        let mut actions: Vec<_> = messages.into_iter().map(|m| state.update(m)).collect();
        actions.pop().expect("something is asked for")
    };
    let mut state = state(3);
    let second = state.chats[1];
    pointer(&mut state, &[(on(1), right)]);
    let detach = chosen(&mut state, "Move into a window of its own");
    assert!(matches!(detach, Action::Detach(chat, None) if chat == second));
    assert_eq!(state.menu, None, "it is closed then");
    pointer(&mut state, &[(on(1), right)]);
    let others = chosen(&mut state, "Close all others");
    let Action::Close(closed) = others else {
        panic!("{others:?}")
    };
    assert_eq!(closed, [state.chats[0], state.chats[2]]);
    let only = state.chats[0];
    let mut apart = State::new(only, true);
    let _ = apart.update(Message::Menu);
    let back = chosen(&mut apart, "Bring back into the tabs");
    assert!(matches!(back, Action::Join(chat) if chat == only));
}

#[test]
fn without_tabs_there_is_no_strip() {
    let state = state(1);
    let content = || text("what is said").into();
    let strip = |faces| {
        let view: Element<'_, Message> = state.view(faces, content(), |m| m);
        samples::simulate(SIZE, view).find("Person 0").is_ok()
    };
    assert!(strip(Some(faces(&state))));
    assert!(!strip(None));
}

#[test]
fn tabs_tell_whose_they_are_where_there_are_several_accounts() {
    let state = state(2);
    let mut faces = faces(&state);
    for (face, (account, scheme)) in faces.iter_mut().zip([
        ("alice@example.com", Scheme::Theme),
        ("bob@example.net", Scheme::Ember),
    ]) {
        face.name = "Carol".to_owned();
        face.account = Some((account.to_owned(), scheme));
    }
    let content = text("what is said").into();
    let view = state.view(Some(faces), content, |m: Message| m);
    let drawn = samples::picture("tabs-accounts", SIZE, view);
    let (theme, _) = samples::theme();
    for scheme in [Scheme::Theme, Scheme::Ember] {
        let [r, g, b, _] = theme.mark(scheme).into_rgba8();
        let marks = drawn.pixels().filter(|pixel| pixel.0 == [r, g, b, 255]);
        assert!(marks.count() > 100, "{scheme:?}");
    }
}

#[test]
fn tabs_are_one_place_where_arrows_turn_them() {
    let mut state = state(3);
    assert_eq!(walk_through("tabs", SIZE, || view(&state)), 1);
    let mut ui = samples::simulate(SIZE, view(&state));
    for key in [
        Named::Tab,
        Named::ArrowRight,
        Named::ArrowLeft,
        Named::Delete,
    ] {
        ui.tap_key(key);
    }
    let asked: Vec<Message> = ui.into_messages().collect();
    let closed = Message::CloseShown;
    assert_eq!(asked, [Message::Turn(1), Message::Turn(-1), closed]);
    let _ = state.update(Message::Menu);
    // Take out, close, close the others.
    assert_eq!(walk_above("menu of a tab", SIZE, || view(&state), 1), 3);
}
