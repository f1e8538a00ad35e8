//! Goes through a screen by keyboard alone, as a test of each screen does.

use std::fmt::Debug;

use iced::advanced::clipboard;
use iced::advanced::renderer::Headless as _;
use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;
use iced::{Point, Size, mouse};
use iced_test::runtime::UserInterface;
use iced_test::runtime::user_interface::{Cache, State};
use iced_test::selector::{Candidate, Selector};
use iced_test::simulator::{Simulator, click, press_key};

use super::*;
use crate::samples;
use crate::theme::Theme;
use crate::widget::{button, checkbox, mirror};

/// So far from one another are the points where the pointer is tried, logical pixels.
const EVERY: (f32, f32) = (7.0, 5.0);

/// At no more places than this is pressed, one as far from the next as the other.
const PRESSED: usize = 12;

/// A place where the keyboard stops.
#[derive(Clone, Debug)]
struct Place {
    bounds: Rectangle,
    seen: Option<Rectangle>,
    focused: bool,
}

/// Collects the places where the focus can be.
#[derive(Default)]
struct Places(std::sync::Arc<std::sync::Mutex<Vec<Place>>>);

impl Selector for Places {
    type Output = ();

    fn select(&mut self, candidate: Candidate<'_>) -> Option<()> {
        let mut places = self.0.lock().expect("nothing else failed");
        if let Candidate::Focusable {
            bounds,
            visible_bounds,
            state,
            ..
        } = candidate
        {
            places.push(Place {
                bounds,
                seen: visible_bounds,
                focused: state.is_focused(),
            });
        }
        None
    }

    fn description(&self) -> String {
        "places for the focus".to_owned()
    }
}

fn places<Message>(ui: &mut Simulator<'_, Message, Theme>) -> Vec<Place> {
    let found = Places::default();
    let list = std::sync::Arc::clone(&found.0);
    let _ = ui.find(found);
    let list = list.lock().expect("nothing else failed");
    list.clone()
}

fn tab<Message>(ui: &mut Simulator<'_, Message, Theme>, times: usize) {
    for _ in 0..times {
        ui.tap_key(Named::Tab);
    }
}

/// A screen as a key opened it. A dialog takes the focus with the first thing that happens.
fn opened<'a, Message: 'a>(
    size: (f32, f32),
    view: Element<'a, Message>,
) -> Simulator<'a, Message, Theme> {
    BY_KEY.set(true);
    let mut ui = samples::simulate(size, view);
    let _ = ui.simulate([Event::Mouse(mouse::Event::CursorLeft)]);
    ui
}

fn focused<Message>(ui: &mut Simulator<'_, Message, Theme>) -> Option<usize> {
    places(ui).iter().position(|place| place.focused)
}

/// Goes through a screen from the beginning round to the beginning. Fails where something that the pointer can use is
/// not reached, where the focus is out of sight, or where a key does something else than a click.
pub fn walk_through<'a, Message: Debug + 'a>(
    name: &str,
    size: (f32, f32),
    view: impl Fn() -> Element<'a, Message>,
) -> usize {
    walk_above(name, size, view, 0)
}

/// The same of what is open above so many places, and keeps the keyboard to itself.
pub fn walk_above<'a, Message: Debug + 'a>(
    name: &str,
    size: (f32, f32),
    view: impl Fn() -> Element<'a, Message>,
    below: usize,
) -> usize {
    let mut ui = opened(size, view());
    let all = places(&mut ui);
    let count = all.len() - below;
    assert!(count > 0, "{name}: nothing takes the focus");
    let begins = focused(&mut ui).filter(|at| *at >= below);
    let first = begins.map_or(0, |at| (at + 1 - below) % count);
    for step in 0..=count {
        tab(&mut ui, 1);
        let now = places(&mut ui);
        assert_eq!(now.len(), all.len(), "{name}: nothing comes or goes");
        let expected = below + (first + step) % count;
        let at: Vec<usize> = (below..now.len()).filter(|at| now[*at].focused).collect();
        assert_eq!(at, [expected], "{name}: one place has the focus, the next");
        let place = &now[expected];
        let seen = place.seen.map_or(0.0, |seen| seen.height);
        let could = place.bounds.height.min(size.1 / 4.0);
        assert!(seen + 1.0 >= could, "{name}: {place:?} is out of sight");
    }
    let shift = |ui: &mut Simulator<'_, Message, Theme>| {
        let mut back = press_key(Named::Tab, None);
        if let Event::Keyboard(keyboard::Event::KeyPressed { modifiers, .. }) = &mut back {
            *modifiers = Modifiers::SHIFT;
        }
        let _ = ui.simulate([back]);
    };
    shift(&mut ui);
    let back = below + (first + count - 1) % count;
    assert!(places(&mut ui)[back].focused, "{name}: and back");
    for step in [0, count / 2, count - 1] {
        let other = if count == 1 { 0 } else { step + 2 };
        drawn(name, size, &view, (step + 1, other));
    }
    for step in (0..count).step_by(count.div_ceil(PRESSED)) {
        same_by_key(name, size, &view, step);
    }
    reached(name, size, view(), &all);
    count
}

/// The focus changes what is drawn where it is.
fn drawn<'a, Message: 'a>(
    name: &str,
    size: (f32, f32),
    view: &impl Fn() -> Element<'a, Message>,
    (tabs, other): (usize, usize),
) {
    let mut ui = opened(size, view());
    tab(&mut ui, tabs);
    let place = places(&mut ui).into_iter().rfind(|place| place.focused);
    let place = place.expect("something has the focus");
    let seen = place.seen.expect("it is seen");
    let (with, without) = (pixels(size, view(), tabs), pixels(size, view(), other));
    let width = size.0 as usize;
    let changed = with
        .chunks(4)
        .zip(without.chunks(4))
        .enumerate()
        .filter(|(_, (one, other))| one != other)
        .any(|(at, _)| {
            let point = Point::new((at % width) as f32, (at / width) as f32);
            seen.expand(1.0).contains(point)
        });
    assert!(changed, "{name}: the focus is drawn at {place:?}");
}

/// What a screen looks like after Tab was pressed so often.
fn pixels<'a, Message: 'a>(size: (f32, f32), view: Element<'a, Message>, tabs: usize) -> Vec<u8> {
    let mut renderer = samples::renderer();
    let whole = Size::new(size.0, size.1);
    let root = walker(mirror(view));
    let mut ui = UserInterface::build(root, whole, Cache::default(), &mut renderer);
    let cursor = mouse::Cursor::Unavailable;
    BY_KEY.set(true);
    let left = [Event::Mouse(mouse::Event::CursorLeft)];
    let _ = ui.update(
        &left,
        cursor,
        &mut renderer,
        &mut clipboard::Null,
        &mut Vec::new(),
    );
    for _ in 0..tabs {
        let key = [press_key(Named::Tab, None)];
        let _ = ui.update(
            &key,
            cursor,
            &mut renderer,
            &mut clipboard::Null,
            &mut Vec::new(),
        );
    }
    let (theme, style) = (Theme::classic(), iced::advanced::renderer::Style::default());
    ui.draw(&mut renderer, &theme, &style, cursor);
    let pixels = Size::new(size.0 as u32, size.1 as u32);
    renderer.screenshot(pixels, 1.0, theme.colors().window)
}

/// Enter and Space do what a click does.
fn same_by_key<'a, Message: Debug + 'a>(
    name: &str,
    size: (f32, f32),
    view: &impl Fn() -> Element<'a, Message>,
    step: usize,
) {
    let there = || {
        let mut ui = opened(size, view());
        tab(&mut ui, step + 1);
        ui
    };
    let said = |ui: Simulator<'a, Message, Theme>| -> Vec<String> {
        ui.into_messages().map(|m| format!("{m:?}")).collect()
    };
    let mut ui = there();
    let list = places(&mut ui);
    let at = list.iter().rposition(|place| place.focused);
    let at = at.expect("something has the focus");
    let place = places(&mut ui)[at].clone();
    let before = said(ui).len();
    let mut ui = there();
    ui.tap_key(Named::Enter);
    let by_enter = said(ui).split_off(before);
    let center = place.seen.expect("it is seen").center();
    // A list, something that only opens, and a field, which is written in and tells what was.
    if by_enter.is_empty() || hand(size, view(), center) == mouse::Interaction::Text {
        return;
    }
    let clicked = |point: Point| {
        let mut ui = there();
        ui.point_at(point);
        let _ = ui.simulate(click());
        said(ui).split_off(before)
    };
    let by_click = clicked(center);
    // In a list, what is pressed depends on where.
    let corner = Point::new(center.x - place.bounds.width / 3.0, center.y);
    if clicked(corner) != by_click {
        return;
    }
    assert_eq!(by_enter, by_click, "{name}: {place:?}");
    let mut ui = there();
    ui.tap_key(Named::Space);
    assert_eq!(said(ui).split_off(before), by_click, "{name}: {place:?}");
}

/// What the pointer becomes at a point.
fn hand<'a, Message: 'a>(
    size: (f32, f32),
    view: Element<'a, Message>,
    point: Point,
) -> mouse::Interaction {
    let mut hand = mouse::Interaction::None;
    over(size, view, &[point], |_, found| hand = found);
    hand
}

/// Wherever the pointer becomes a hand or writes, the keyboard stops.
fn reached<'a, Message: 'a>(
    name: &str,
    size: (f32, f32),
    view: Element<'a, Message>,
    places: &[Place],
) {
    let mut points = Vec::new();
    let mut y = 2.0;
    while y < size.1 {
        let mut x = 2.0;
        while x < size.0 {
            points.push(Point::new(x, y));
            x += EVERY.0;
        }
        y += EVERY.1;
    }
    over(size, view, &points, |point, hand| {
        let used = matches!(
            hand,
            mouse::Interaction::Pointer | mouse::Interaction::Text | mouse::Interaction::Grab
        );
        let stops = |place: &Place| place.seen.is_some_and(|seen| seen.contains(point));
        assert!(
            !used || places.iter().any(stops),
            "{name}: what is at {point} takes a pointer only"
        );
    });
}

/// Takes the pointer over these points, and tells what it becomes.
fn over<'a, Message: 'a>(
    size: (f32, f32),
    view: Element<'a, Message>,
    points: &[Point],
    mut tell: impl FnMut(Point, mouse::Interaction),
) {
    let mut renderer = samples::renderer();
    let whole = Size::new(size.0, size.1);
    let root = walker(mirror(view));
    let mut ui = UserInterface::build(root, whole, Cache::default(), &mut renderer);
    for point in points {
        let moved = mouse::Event::CursorMoved { position: *point };
        let (state, _) = ui.update(
            &[Event::Mouse(moved)],
            mouse::Cursor::Available(*point),
            &mut renderer,
            &mut clipboard::Null,
            &mut Vec::new(),
        );
        if let State::Updated {
            mouse_interaction, ..
        } = state
        {
            tell(*point, mouse_interaction);
        }
    }
}

fn boxes<'a>() -> Vec<Element<'a, u8>> {
    let box_of = |n: u8| button(iced::widget::text(n)).on_press(n).into();
    (0..8).map(box_of).collect()
}

#[test]
fn buttons_and_boxes_are_walked_through_and_scrolled_into_view() {
    let walked = walk_through("boxes", (120.0, 90.0), || {
        let check = checkbox(false, "ten".to_owned()).on_toggle(|_| 10);
        let all = iced::widget::column(boxes()).push(check).spacing(9);
        crate::widget::scrollable(all).width(120).height(90).into()
    });
    assert_eq!(walked, 9);
}

#[test]
#[should_panic(expected = "takes a pointer only")]
fn a_button_for_the_pointer_only_is_found() {
    walk_through("one of iced", (120.0, 90.0), || {
        let all = iced::widget::column(boxes().into_iter().take(1));
        all.push(iced::widget::button("iced").on_press(9)).into()
    });
}

#[test]
fn a_dialog_has_the_keyboard_to_itself() {
    let dialog = || {
        let ask = iced::widget::column![
            button(iced::widget::text("no")).on_press(20),
            button(iced::widget::text("yes")).on_press(21)
        ];
        modal(iced::widget::column(boxes()), Some(ask.into()))
    };
    let mut ui = samples::simulate((120.0, 400.0), dialog().into());
    // The first of the dialog has the focus by itself.
    for key in [
        Named::Enter,
        Named::Tab,
        Named::Enter,
        Named::Tab,
        Named::Space,
    ] {
        ui.tap_key(key);
    }
    assert_eq!(ui.into_messages().collect::<Vec<u8>>(), [20, 21, 20]);
}

#[test]
fn what_is_out_of_sight_is_scrolled_to() {
    let at = |y: f32, height: f32| Rectangle {
        x: 0.0,
        y: 100.0 + y,
        width: 50.0,
        height,
    };
    let pane = at(0.0, 60.0);
    assert_eq!(wanted(at(10.0, 20.0), pane, 0.0), None);
    assert_eq!(wanted(at(70.0, 20.0), pane, 0.0), Some(36.0));
    assert_eq!(wanted(at(10.0, 20.0), pane, 30.0), Some(4.0));
    assert_eq!(wanted(at(0.0, 20.0), pane, 30.0), Some(0.0));
    assert_eq!(
        wanted(at(70.0, 200.0), pane, 0.0),
        Some(70.0),
        "what is higher than the pane begins at its top"
    );
}
