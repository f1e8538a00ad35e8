//! A transcript without a pointer: it takes the focus, and arrows to the sides go to the links in view.

use iced::advanced::Renderer as _;
use iced::advanced::renderer::Quad;
use iced::advanced::widget::operation::Focusable;
use iced::{Border, Color, Point, Rectangle, Renderer, Size};

use super::row::Target;
use super::{Hover, Line, State};

/// So far from one another are the points where something to press is looked for, logical pixels: no link is smaller.
const STEP: (f32, f32) = (6.0, 5.0);
/// The room between a link and its frame.
const ROOM: f32 = 3.0;

impl Focusable for State {
    fn is_focused(&self) -> bool {
        self.focused
    }

    fn focus(&mut self) {
        self.focused = true;
        self.ringed = true;
    }

    fn unfocus(&mut self) {
        self.focused = false;
        self.ringed = false;
        self.pointed = None;
    }
}

/// Something to press that was gone to by keyboard, and where it is in the view.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pointed {
    line: Line,
    target: Target,
    place: Rectangle,
}

impl Pointed {
    pub(super) fn hover(&self) -> Hover {
        Hover::Row(self.line, Some(self.target.clone()))
    }
}

/// Goes to the next thing to press in view, or the one before; whether there is any.
pub(super) fn go(state: &mut State, back: bool, size: Size) -> bool {
    let all = found(state, size);
    let Some(last) = all.len().checked_sub(1) else {
        return false;
    };
    let same = |one: &Pointed| state.pointed.as_ref() == Some(one);
    let next = match (all.iter().position(same), back) {
        (Some(at), false) => at + 1,
        (Some(at), true) => at.checked_sub(1).unwrap_or(last),
        // The last one is what was said last.
        (None, _) => last,
    };
    state.pointed = all.into_iter().cycle().nth(next);
    state.ringed = true;
    true
}

/// All that can be pressed in view, from the top to the bottom, as the pointer would find it.
fn found(state: &State, size: Size) -> Vec<Pointed> {
    let mut found: Vec<Pointed> = Vec::new();
    for y in steps(size.height, STEP.1) {
        for x in steps(size.width, STEP.0) {
            let point = Point::new(x, y);
            let Some((line, target)) = state.pane.target_at(point) else {
                continue;
            };
            if target == Target::Text {
                continue;
            }
            let here = Rectangle::new(point, Size::new(1.0, 1.0));
            let known = |one: &&mut Pointed| one.line == line && one.target == target;
            match found.iter_mut().find(known) {
                Some(one) => one.place = one.place.union(&here),
                None => found.push(Pointed {
                    line,
                    target,
                    place: here,
                }),
            }
        }
    }
    found
}

fn steps(length: f32, step: f32) -> impl Iterator<Item = f32> {
    let count = (length.max(0.0) / step) as u16;
    (0..count).map(move |at| f32::from(at) * step + 1.0)
}

/// Draws where the focus is.
pub(super) fn draw(state: &State, renderer: &mut Renderer, bounds: Rectangle, color: Color) {
    if !state.focused || !state.ringed {
        return;
    }
    let link = state.pointed.as_ref().map(|pointed| {
        let place = pointed.place.expand(ROOM);
        Rectangle {
            x: place.x + bounds.x,
            y: place.y + bounds.y,
            ..place
        }
    });
    for place in [Some(bounds), link].into_iter().flatten() {
        let quad = Quad {
            bounds: place,
            border: Border {
                color,
                width: 2.0,
                radius: 3.0.into(),
            },
            ..Quad::default()
        };
        renderer.with_layer(bounds, |renderer| {
            renderer.fill_quad(quad, Color::TRANSPARENT);
        });
    }
}
