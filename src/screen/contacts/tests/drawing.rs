//! How little is drawn anew when something changes: what iced_tiny_skia compares, compared here.

use iced::advanced::graphics::damage;
use iced::advanced::layout::{Layout, Limits};
use iced::advanced::renderer::{Renderer as _, Style};
use iced::advanced::widget::Tree;
use iced::{Rectangle, Renderer, mouse};
use iced_tiny_skia::Layer;

use papilio_store::Sort;

use super::super::rows::contact_height;
use super::*;
use crate::theme::{Ground, Theme};

/// A list of people who are all there, as it was drawn last.
struct Screen {
    /// They are contacts of the first.
    sessions: Vec<Session>,
    state: State,
    renderer: Renderer,
    tree: Tree,
    frame: Vec<Layer>,
}

const PEOPLE: usize = 10;
const CONTACT_HEIGHT: f32 = contact_height(papilio_store::RowSize::Compact);

fn person(number: usize) -> String {
    format!("person-{number}@example.com")
}

impl Screen {
    /// Of the only account, or of one of two.
    fn of(accounts: usize, sort: Sort) -> Self {
        let mut session = samples::signed_in("alice@example.com", "Alice");
        for number in 0..PEOPLE {
            let name = format!("Person {number}");
            samples::contact(&mut session, &person(number), &name, &[]);
            samples::presence(&mut session, &person(number), Status::Online);
        }
        let mut sessions = vec![session];
        if accounts > 1 {
            sessions.push(samples::signed_in("bob@example.net", "Bob"));
            for session in &mut sessions {
                session.label = Some(session.me.address.to_string());
            }
        }
        let window = window::Id::unique();
        let arrangement = Arrangement {
            sort,
            ..Arrangement::default()
        };
        let mut screen = Self {
            state: State::new(window, arrangement, &sessions),
            sessions,
            renderer: Renderer::new(crate::fonts::interface(), iced::Pixels(12.0)),
            tree: Tree::empty(),
            frame: Vec::new(),
        };
        let _ = screen.draw();
        screen
    }

    /// Draws it, and tells which parts are not as they were.
    fn draw(&mut self) -> Vec<Rectangle> {
        self.state.session_changed(&self.sessions);
        let bounds = Rectangle::with_size(Size::new(SIZE.0, SIZE.1));
        let theme = Theme::classic().on(Ground::Pane);
        let mut view = self.state.view(&self.sessions);
        self.tree.diff(view.as_widget());
        let limits = Limits::new(Size::ZERO, bounds.size());
        let node = view
            .as_widget_mut()
            .layout(&mut self.tree, &self.renderer, &limits);
        self.renderer.reset(bounds);
        view.as_widget().draw(
            &self.tree,
            &mut self.renderer,
            &theme,
            &Style {
                text_color: theme.colors().text,
            },
            Layout::new(&node),
            mouse::Cursor::Unavailable,
            &bounds,
        );
        let frame = self.renderer.layers().to_vec();
        let changed = damage::diff(
            &self.frame,
            &frame,
            |layer| vec![layer.bounds],
            Layer::damage,
        );
        self.frame = frame;
        changed
            .into_iter()
            .filter(|part| part.width >= 1.0 && part.height >= 1.0)
            .collect()
    }
}

/// From the top of the topmost to the bottom of the lowest.
fn span(parts: &[Rectangle]) -> (f32, f32) {
    parts.iter().fold((f32::MAX, 0.0), |(top, bottom), part| {
        (top.min(part.y), bottom.max(part.y + part.height))
    })
}

#[test]
fn nothing_is_drawn_when_nothing_changed() {
    for accounts in [1, 2] {
        assert_eq!(Screen::of(accounts, Sort::Online).draw(), []);
    }
}

#[test]
fn a_contact_that_moves_takes_the_rows_between_along_and_no_others() {
    for accounts in [1, 2] {
        contact_that_moves(accounts);
    }
}

fn contact_that_moves(accounts: usize) {
    let mut screen = Screen::of(accounts, Sort::Status);
    samples::presence(&mut screen.sessions[0], &person(2), Status::Busy);
    let parts = screen.draw();
    let rows = PEOPLE - 2;
    let (top, bottom) = span(&parts);
    assert!(
        bottom - top <= rows as f32 * CONTACT_HEIGHT + 2.0,
        "{top} to {bottom}: {parts:?}"
    );
    for row in 0..rows {
        // Names of one width must not be taken for one another. Their figures are to the left of 36.
        let middle = top + (row as f32 + 0.4) * CONTACT_HEIGHT;
        let name = parts.iter().any(|part| {
            part.x + part.width > 50.0 && part.y <= middle && middle <= part.y + part.height
        });
        assert!(name, "row {row} of those that moved: {parts:?}");
    }
}

#[test]
fn who_is_busy_stays_where_they_are_and_draws_one_row() {
    for accounts in [1, 2] {
        let mut screen = Screen::of(accounts, Sort::Online);
        samples::presence(&mut screen.sessions[0], &person(2), Status::Busy);
        let parts = screen.draw();
        let (top, bottom) = span(&parts);
        assert!(!parts.is_empty());
        assert!(bottom - top <= CONTACT_HEIGHT, "{parts:?}");
    }
}

#[test]
fn a_personal_message_draws_one_row() {
    for accounts in [1, 2] {
        personal_message(accounts);
    }
}

fn personal_message(accounts: usize) {
    let mut screen = Screen::of(accounts, Sort::Online);
    for text in ["reading", "", "writing a long letter"] {
        samples::apply(
            &mut screen.sessions[0],
            Event::PersonalMessage {
                email: Address::new(&person(3)),
                text: text.to_owned(),
                media: None,
            },
        );
        let parts = screen.draw();
        let (top, bottom) = span(&parts);
        assert!(!parts.is_empty());
        assert!(bottom - top <= CONTACT_HEIGHT, "{text}: {parts:?}");
    }
}
