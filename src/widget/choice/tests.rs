//! A drop-down, used by keyboard and by pointer.

use std::time::{Duration, Instant};

use iced::keyboard::key::Named;

use super::*;
use crate::samples;

const CITIES: [&str; 5] = ["Lisbon", "London", "Oslo", "Paris", "Prague"];

/// What is chosen by these keys; the first of them goes to the drop-down by Tab.
fn chosen(keys: impl IntoIterator<Item = Named>) -> Vec<&'static str> {
    let view = choice(CITIES, Some(&"London"), |city| city);
    let mut ui = samples::simulate((200.0, 200.0), view.into());
    for key in keys {
        ui.tap_key(key);
    }
    ui.into_messages().collect()
}

#[test]
fn it_is_opened_walked_through_and_chosen_from_by_keyboard() {
    use Named::{ArrowDown, ArrowUp, End, Enter, Home, Space, Tab};
    assert_eq!(chosen([Tab, Enter, ArrowDown, Enter]), ["Oslo"]);
    assert_eq!(chosen([Tab, Space, ArrowUp, Space]), ["Lisbon"]);
    assert_eq!(chosen([Tab, ArrowDown, End, Enter]), ["Prague"]);
    assert_eq!(chosen([Tab, ArrowDown, Home, ArrowUp, Enter]), ["Lisbon"]);
    assert_eq!(chosen([Enter, ArrowDown, Enter]), [""; 0], "no focus yet");
}

#[test]
fn escape_closes_it_and_nothing_is_chosen() {
    use Named::{ArrowDown, Enter, Escape, Tab};
    assert_eq!(chosen([Tab, Enter, ArrowDown, Escape]), [""; 0]);
    assert_eq!(
        chosen([Tab, Enter, ArrowDown, Escape, Enter, Enter]),
        ["London"],
        "it opens at what is chosen"
    );
}

#[test]
fn letters_go_to_what_begins_with_them() {
    let words = CITIES.map(str::to_owned);
    let now = Instant::now();
    let mut typed = Typed::default();
    let mut find = |letters: &str, from, after| {
        typed.find(letters, &words, from, now + Duration::from_millis(after))
    };
    assert_eq!(find("p", 0, 0), Some(3));
    assert_eq!(find("R", 3, 200), Some(4), "Pr");
    assert_eq!(find("l", 4, 3_000), Some(0), "another word");
    assert_eq!(find("l", 0, 3_200), Some(1), "the next of the same letter");
    assert_eq!(find("l", 1, 3_400), Some(0), "and round");
    assert_eq!(find("x", 0, 9_000), None);
}

#[test]
fn a_click_opens_it_and_another_chooses() {
    let view = choice(CITIES, Some(&"London"), |city| city);
    let mut ui = samples::simulate((200.0, 200.0), view.into());
    ui.point_at(Point::new(20.0, 10.0));
    let _ = ui.simulate(iced_test::simulator::click());
    // The list begins below, at the first line.
    ui.point_at(Point::new(20.0, 24.0 + 2.0 + 3.5 * 22.0));
    let _ = ui.simulate(iced_test::simulator::click());
    assert_eq!(ui.into_messages().collect::<Vec<_>>(), ["Paris"]);
}

#[test]
fn it_is_drawn_open_and_closed_in_both_directions() {
    for (name, tag) in [("choice", "en"), ("choice-rtl", "ar")] {
        crate::i18n::tests::speaking(tag, || {
            let view = choice(CITIES, Some(&"London"), |city| city);
            let mut ui = samples::simulate((200.0, 200.0), view.width(160).into());
            ui.tap_key(Named::Tab);
            ui.tap_key(Named::Enter);
            samples::save(name, &mut ui, &Theme::classic());
        });
    }
}
