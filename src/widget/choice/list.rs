//! The list that drops down.

use std::time::Instant;

use iced::advanced::layout::{self, Layout};
use iced::advanced::overlay::Overlay;
use iced::advanced::{Clipboard, Renderer as _, Shell, mouse, renderer};
use iced::keyboard::{self, Key, key::Named};
use iced::{Background, Border, Event, Point, Rectangle, Renderer, Size};

use super::{Choice, GAP, LINE, Open, State, letters, width_of, write};
use crate::theme::{RADIUS, Theme};
use crate::widget::focus;
use crate::widget::popup::place;

/// The height of a line with the room round it, logical pixels.
const ROW: f32 = LINE + 6.0;
/// No more lines than these are seen at once.
const MOST: usize = 12;
/// The room round all lines.
const EDGE: f32 = 2.0;
/// The width of the bar that tells where one is.
const BAR: f32 = 4.0;

pub(super) struct List<'a, 'b, T, Message> {
    pub(super) choice: &'b Choice<'a, T, Message>,
    pub(super) state: &'b mut State,
    pub(super) anchor: Rectangle,
}

impl<T, Message> List<'_, '_, T, Message> {
    /// How many lines are seen in so much room.
    fn seen(&self, height: f32) -> usize {
        let fit = ((height - 2.0 * EDGE) / ROW).max(1.0) as usize;
        fit.min(MOST).min(self.choice.words.len())
    }

    /// Goes to this line, and scrolls so that it is seen.
    fn go(&mut self, at: usize, seen: usize) {
        let count = self.choice.words.len();
        let at = at.min(count.saturating_sub(1));
        if let Some(list) = &mut self.state.list {
            let lowest = (at + 1).saturating_sub(seen);
            let highest = at.min(count.saturating_sub(seen)).max(lowest);
            *list = Open {
                at,
                first: list.first.clamp(lowest, highest),
            };
        }
    }

    /// The line under the pointer.
    fn under(&self, cursor: mouse::Cursor, bounds: Rectangle) -> Option<usize> {
        let list = self.state.list?;
        let point = cursor.position_over(bounds)?;
        let row = ((point.y - bounds.y - EDGE) / ROW).max(0.0) as usize;
        let at = list.first + row.min(self.seen(bounds.height).saturating_sub(1));
        (at < self.choice.words.len()).then_some(at)
    }
}

impl<T: Clone, Message> List<'_, '_, T, Message> {
    fn close(&mut self, shell: &mut Shell<'_, Message>) {
        self.state.list = None;
        shell.capture_event();
        shell.invalidate_layout();
        shell.request_redraw();
    }

    fn choose(&mut self, at: usize, shell: &mut Shell<'_, Message>) {
        self.choice.choose(at, shell);
        self.close(shell);
    }

    fn key(&mut self, event: &keyboard::Event, seen: usize, shell: &mut Shell<'_, Message>) {
        let (keyboard::Event::KeyPressed { key, .. }, Some(list)) = (event, self.state.list) else {
            return;
        };
        let to = match key {
            Key::Named(Named::ArrowDown) => list.at + 1,
            Key::Named(Named::ArrowUp) => list.at.saturating_sub(1),
            Key::Named(Named::PageDown) => list.at + seen,
            Key::Named(Named::PageUp) => list.at.saturating_sub(seen),
            Key::Named(Named::Home) => 0,
            Key::Named(Named::End) => usize::MAX,
            Key::Named(Named::Enter | Named::Space) => return self.choose(list.at, shell),
            Key::Named(Named::Escape) => return self.close(shell),
            // The focus goes on from here.
            Key::Named(Named::Tab) => {
                self.state.list = None;
                shell.invalidate_layout();
                return shell.request_redraw();
            }
            _ => {
                let Some(letters) = letters(event) else {
                    return;
                };
                let typed = &mut self.state.typed;
                let words = &self.choice.words;
                let found = typed.find(letters, words, list.at, Instant::now());
                found.unwrap_or(list.at)
            }
        };
        self.go(to, seen);
        shell.capture_event();
        shell.request_redraw();
    }
}

impl<T: Clone, Message> Overlay<Message, Theme, Renderer> for List<'_, '_, T, Message> {
    fn layout(&mut self, _renderer: &Renderer, bounds: Size) -> layout::Node {
        let seen = self.seen(bounds.height);
        let words = &self.choice.words;
        let widest = words.iter().map(|words| width_of(words));
        let width = widest.fold(0.0, f32::max) + self.choice.padding.x() + GAP;
        let width = width.ceil().max(self.anchor.width).min(bounds.width);
        let size = Size::new(width, ROW * seen as f32 + 2.0 * EDGE);
        if let Some(list) = self.state.list {
            self.go(list.at, seen);
        }
        layout::Node::new(size).move_to(place(self.anchor, size, bounds))
    }

    fn update(
        &mut self,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _renderer: &Renderer,
        _clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
    ) {
        focus::notice(event);
        let bounds = layout.bounds();
        let seen = self.seen(bounds.height);
        let under = self.under(cursor, bounds);
        match event {
            Event::Keyboard(event) => self.key(event, seen, shell),
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => match under {
                Some(at) => self.choose(at, shell),
                None => self.close(shell),
            },
            Event::Mouse(mouse::Event::ButtonPressed(_)) => self.close(shell),
            Event::Mouse(mouse::Event::CursorMoved { .. }) => {
                if let (Some(at), Some(list)) = (under, &mut self.state.list)
                    && list.at != at
                {
                    list.at = at;
                    shell.request_redraw();
                }
            }
            Event::Mouse(mouse::Event::WheelScrolled { delta }) => {
                let (mouse::ScrollDelta::Lines { y, .. } | mouse::ScrollDelta::Pixels { y, .. }) =
                    delta;
                let last = self.choice.words.len().saturating_sub(seen);
                if let Some(list) = &mut self.state.list {
                    let by = if *y > 0.0 { -1 } else { 1 };
                    list.first = list.first.saturating_add_signed(by).min(last);
                    list.at = list
                        .at
                        .clamp(list.first, list.first + seen.saturating_sub(1));
                }
                shell.capture_event();
                shell.request_redraw();
            }
            _ => {}
        }
    }

    fn draw(
        &self,
        renderer: &mut Renderer,
        theme: &Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
    ) {
        let Some(list) = self.state.list else {
            return;
        };
        let colors = theme.colors();
        let bounds = layout.bounds();
        let frame = renderer::Quad {
            bounds,
            border: Border {
                color: colors.frame,
                width: 1.0,
                radius: RADIUS.into(),
            },
            ..renderer::Quad::default()
        };
        renderer.fill_quad(frame, Background::Color(colors.pane));
        let seen = self.seen(bounds.height);
        let lines = self.choice.words.iter().enumerate().skip(list.first);
        for (row, (at, words)) in lines.take(seen).enumerate() {
            let line = Rectangle {
                x: bounds.x + EDGE,
                y: bounds.y + EDGE + ROW * row as f32,
                width: bounds.width - 2.0 * EDGE,
                height: ROW,
            };
            if at == list.at {
                let quad = renderer::Quad {
                    bounds: line,
                    border: Border {
                        color: colors.accent,
                        width: 1.0,
                        radius: (RADIUS - 1.0).into(),
                    },
                    ..renderer::Quad::default()
                };
                renderer.fill_quad(quad, Background::Color(colors.selected));
            }
            let padding = self.choice.padding;
            let inner = Rectangle {
                x: line.x + padding.left,
                width: (line.width - padding.x()).max(0.0),
                ..line
            };
            write(renderer, words, inner, colors.text);
        }
        let all = self.choice.words.len();
        if all > seen {
            let height = bounds.height - 2.0 * EDGE;
            let bar = renderer::Quad {
                bounds: Rectangle::new(
                    Point::new(
                        bounds.x + bounds.width - EDGE - BAR,
                        bounds.y + EDGE + height * list.first as f32 / all as f32,
                    ),
                    Size::new(BAR, height * seen as f32 / all as f32),
                ),
                border: Border {
                    radius: (BAR / 2.0).into(),
                    ..Border::default()
                },
                ..renderer::Quad::default()
            };
            renderer.fill_quad(bar, Background::Color(colors.scrollbar));
        }
    }

    fn mouse_interaction(
        &self,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _renderer: &Renderer,
    ) -> mouse::Interaction {
        match cursor.is_over(layout.bounds()) {
            true => mouse::Interaction::Pointer,
            false => mouse::Interaction::None,
        }
    }
}
