//! What mouse and keys do to a transcript.

use std::time::{Duration, Instant};

use iced::advanced::Shell;
use iced::advanced::clipboard::{self, Clipboard};
use iced::advanced::mouse::{self, click};
use iced::keyboard::{self, key};
use iced::{Event, Point, Rectangle, window};

use super::lines::Kind;
use super::pane::Source;
use super::row::Target;
use super::select::{Selection, Unit};
use super::{Grab, Happened, Hover, Line, State, draw};
use crate::widget::keys::leads_back;

/// Pixels of a notch of the wheel.
const NOTCH: f32 = 54.0;
/// The width of the place where the scroll bar is grabbed.
const BAR: f32 = 12.0;
/// How often the view moves while text is selected beyond its edge.
const CREEP: Duration = Duration::from_millis(30);

/// Where an event happens, and whom to tell.
pub struct Context<'a, 'b, Message> {
    pub source: Source<'a>,
    pub bounds: Rectangle,
    pub cursor: mouse::Cursor,
    pub clipboard: &'a mut dyn Clipboard,
    pub shell: &'a mut Shell<'b, Message>,
    pub tell: &'a dyn Fn(Happened) -> Message,
}

impl<Message> Context<'_, '_, Message> {
    fn tell(&mut self, happened: Happened) {
        self.shell.publish((self.tell)(happened));
    }

    /// The point in the transcript, wherever the mouse is.
    fn point(&self) -> Option<Point> {
        let position = self.cursor.land().position()?;
        Some(Point::new(
            position.x - self.bounds.x,
            position.y - self.bounds.y,
        ))
    }

    /// The point in the transcript, when the mouse is over it.
    fn over(&self) -> Option<Point> {
        self.cursor.position_in(self.bounds)
    }
}

pub fn handle<Message>(state: &mut State, event: &Event, on: &mut Context<'_, '_, Message>) {
    match event {
        Event::Mouse(event) => mouse_event(state, *event, on),
        Event::Keyboard(keyboard::Event::ModifiersChanged(modifiers)) => {
            state.shift = modifiers.shift();
        }
        Event::Keyboard(keyboard::Event::KeyPressed {
            key,
            modifiers,
            text,
            ..
        }) if state.focused && !on.shell.is_event_captured() => {
            key_pressed(state, key, *modifiers, text.as_deref(), on);
        }
        Event::Window(window::Event::RedrawRequested(now)) => redraw(state, *now, on),
        Event::Window(event) => {
            if *event == window::Event::Unfocused {
                state.grab = None;
            }
            if state.motion.heard(event) {
                on.shell.request_redraw();
            }
        }
        _ => {}
    }
}

fn mouse_event<Message>(state: &mut State, event: mouse::Event, on: &mut Context<'_, '_, Message>) {
    match event {
        mouse::Event::WheelScrolled { delta } if on.over().is_some() => {
            let pixels = match delta {
                mouse::ScrollDelta::Lines { y, .. } => -y * NOTCH,
                mouse::ScrollDelta::Pixels { y, .. } => -y,
            };
            scroll(state, pixels.round() as i64, on);
            on.shell.capture_event();
        }
        mouse::Event::ButtonPressed(mouse::Button::Left) => {
            if on.over().is_some() && !on.shell.is_event_captured() {
                state.hover = hover(state, on);
                press(state, on);
                on.shell.capture_event();
                on.shell.request_redraw();
            } else if state.focused {
                state.focused = false;
            }
        }
        mouse::Event::ButtonPressed(mouse::Button::Right) => {
            if let Some(made @ Hover::Row(_, Some(Target::Made(_)))) = hover(state, on) {
                activate(state, made, on);
                on.shell.capture_event();
            }
        }
        mouse::Event::ButtonReleased(mouse::Button::Left) => release(state, on),
        mouse::Event::CursorMoved { .. } | mouse::Event::CursorEntered => moved(state, on),
        mouse::Event::CursorLeft if state.hover.is_some() => {
            state.hover = None;
            on.shell.request_redraw();
        }
        _ => {}
    }
}

fn hover<Message>(state: &State, on: &Context<'_, '_, Message>) -> Option<Hover> {
    let point = on.over()?;
    let position = on.cursor.position()?;
    if draw::button(state, on.bounds).is_some_and(|place| place.contains(position)) {
        return Some(Hover::Button);
    }
    let from_bar = if state.pane.is_from_right() {
        point.x
    } else {
        on.bounds.width - point.x
    };
    if from_bar <= BAR && draw::thumb(state, on.bounds).is_some() {
        return Some(Hover::Bar);
    }
    let (line, top, row) = state.pane.row_at(point.y)?;
    let below = point.y > top as f32 + row.height() as f32;
    if below {
        return None;
    }
    let target = state.pane.target_at(point).map(|(_, target)| target);
    Some(Hover::Row(line, target))
}

fn press<Message>(state: &mut State, on: &mut Context<'_, '_, Message>) {
    state.focused = true;
    state.ringed = false;
    state.pointed = None;
    let Some(point) = on.point() else { return };
    match state.hover.clone() {
        Some(Hover::Bar) => {
            if let Some(thumb) = draw::thumb(state, on.bounds) {
                let y = point.y + on.bounds.y;
                let within = if y >= thumb.y && y <= thumb.y + thumb.height {
                    y - thumb.y
                } else {
                    thumb.height / 2.0
                };
                state.grab = Some(Grab::Bar(within));
                drag_bar(state, point, on);
            }
        }
        Some(Hover::Button) => state.grab = Some(Grab::Press(Hover::Button)),
        Some(pressed @ Hover::Row(_, Some(Target::Link(..) | Target::Again | Target::Made(_)))) => {
            state.grab = Some(Grab::Press(pressed));
        }
        _ => select(state, point, on),
    }
}

/// Begins a selection, or goes on with one while Shift is held.
fn select<Message>(state: &mut State, point: Point, on: &mut Context<'_, '_, Message>) {
    let click = mouse::Click::new(point, mouse::Button::Left, state.last_click);
    state.last_click = Some(click);
    let unit = match click.kind() {
        click::Kind::Single => Unit::Place,
        click::Kind::Double => Unit::Word,
        click::Kind::Triple => Unit::Line,
    };
    let Some((place, whole)) = state.pane.place_at(point) else {
        return;
    };
    let lines = on.source.lines;
    match &mut state.pane.selection {
        Some(selection) if state.shift && unit == Unit::Place => {
            selection.extend(lines, place, whole);
        }
        selection => *selection = Some(Selection::begin(lines, place, unit, whole)),
    }
    state.grab = Some(Grab::Text);
}

fn moved<Message>(state: &mut State, on: &mut Context<'_, '_, Message>) {
    match state.grab.clone() {
        Some(Grab::Text) => {
            extend(state, on);
            on.shell.request_redraw();
        }
        Some(Grab::Bar(_)) => {
            if let Some(point) = on.point() {
                drag_bar(state, point, on);
            }
        }
        Some(Grab::Press(Hover::Row(..))) => {
            // A press on a link that moves on becomes a selection.
            let moved_far = |point: &Point| {
                state
                    .last_click
                    .is_none_or(|click| click.position().distance(*point) > 4.0)
            };
            if hover(state, on) != state.hover
                && let Some(point) = on.point().filter(moved_far)
            {
                select(state, point, on);
            }
        }
        Some(Grab::Press(_)) => {}
        None => {
            let now = hover(state, on);
            if now != state.hover {
                state.hover = now;
                on.shell.request_redraw();
            }
        }
    }
}

fn extend<Message>(state: &mut State, on: &Context<'_, '_, Message>) {
    let Some((place, whole)) = on.point().and_then(|point| state.pane.place_at(point)) else {
        return;
    };
    if let Some(selection) = &mut state.pane.selection {
        selection.extend(on.source.lines, place, whole);
    }
}

fn drag_bar<Message>(state: &mut State, point: Point, on: &mut Context<'_, '_, Message>) {
    let (Some(Grab::Bar(within)), Some(thumb)) =
        (state.grab.clone(), draw::thumb(state, on.bounds))
    else {
        return;
    };
    let way = on.bounds.height - 4.0 - thumb.height;
    if way > 0.0 {
        let share = (point.y - 2.0 - within) / way;
        state.pane.scroll_to(on.source, f64::from(share));
        on.shell.request_redraw();
    }
}

fn release<Message>(state: &mut State, on: &mut Context<'_, '_, Message>) {
    let grab = state.grab.take();
    state.crept = None;
    match grab {
        Some(Grab::Text) => {
            if let Some(selection) = state.pane.selection.as_ref().filter(|s| !s.is_empty()) {
                let copied = selection.copy(on.source.lines);
                on.clipboard.write(clipboard::Kind::Primary, copied);
            }
        }
        Some(Grab::Press(pressed)) if hover(state, on).as_ref() == Some(&pressed) => {
            activate(state, pressed, on);
        }
        _ => {}
    }
    if on.over().is_some() {
        on.shell.request_redraw();
    }
}

fn activate<Message>(state: &mut State, pressed: Hover, on: &mut Context<'_, '_, Message>) {
    match pressed {
        Hover::Button => {
            state.pane.show_end(on.source);
            state.hover = None;
            // The rows at the end are new: they count as seen from the next layout on.
            on.shell.invalidate_layout();
        }
        Hover::Row(_, Some(Target::Link(_, target))) => on.tell(Happened::Link(target)),
        Hover::Row(line, Some(Target::Made(part))) => {
            let entry = on.source.lines.line(line);
            let written = entry.and_then(|entry| Some(entry.text().get(part)?.to_owned()));
            if let Some(written) = written {
                on.tell(Happened::Made(line, written));
            }
        }
        Hover::Row(line, Some(Target::Again)) => {
            if let Some(Kind::Text { id, .. }) = on.source.lines.line(line).map(|entry| entry.kind)
            {
                let id = id.clone();
                on.tell(Happened::Again(id));
            }
        }
        _ => {}
    }
}

fn scroll<Message>(state: &mut State, pixels: i64, on: &mut Context<'_, '_, Message>) {
    state.pane.scroll(on.source, pixels);
    state.pointed = None;
    if state.grab == Some(Grab::Text) {
        extend(state, on);
    }
    state.hover = hover(state, on);
    on.shell.invalidate_layout();
    on.shell.request_redraw();
}

fn key_pressed<Message>(
    state: &mut State,
    key: &keyboard::Key,
    modifiers: keyboard::Modifiers,
    text: Option<&str>,
    on: &mut Context<'_, '_, Message>,
) {
    let page = (state.pane.view_height() - 24).max(24);
    let typed = text.filter(|text| {
        !modifiers.command() && !modifiers.alt() && !text.chars().any(char::is_control)
    });
    let used = match key.as_ref() {
        keyboard::Key::Character("c") if modifiers.command() => copy(state, on),
        keyboard::Key::Named(key::Named::Insert) if modifiers.control() => copy(state, on),
        keyboard::Key::Character("a") if modifiers.command() => {
            state.pane.selection = Selection::all(on.source.lines);
            on.shell.request_redraw();
            true
        }
        keyboard::Key::Named(arrow @ (key::Named::ArrowLeft | key::Named::ArrowRight)) => {
            on.shell.request_redraw();
            super::keyboard::go(state, leads_back(arrow), on.bounds.size())
        }
        keyboard::Key::Named(key::Named::Enter) => {
            let pointed = state.pointed.as_ref().map(|pointed| pointed.hover());
            if let Some(pointed) = pointed.clone() {
                activate(state, pointed, on);
            }
            pointed.is_some()
        }
        keyboard::Key::Named(named) => {
            let pixels = match named {
                key::Named::PageUp => -page,
                key::Named::PageDown => page,
                key::Named::ArrowUp => -24,
                key::Named::ArrowDown => 24,
                key::Named::Home => i64::MIN / 4,
                key::Named::End => i64::MAX / 4,
                _ => 0,
            };
            if pixels != 0 {
                scroll_far(state, pixels, on);
            }
            pixels != 0
        }
        _ => false,
    };
    if used {
        on.shell.capture_event();
    } else if let Some(text) = typed.filter(|text| !text.is_empty()) {
        let text = text.to_owned();
        state.focused = false;
        on.tell(Happened::Typed(text));
        on.shell.capture_event();
    }
}

/// Scrolls, or goes to an end without laying out all that lies between.
fn scroll_far<Message>(state: &mut State, pixels: i64, on: &mut Context<'_, '_, Message>) {
    if pixels.unsigned_abs() < 1 << 32 {
        return scroll(state, pixels, on);
    }
    let share = if pixels < 0 { 0.0 } else { 1.0 };
    state.pane.scroll_to(on.source, share);
    scroll(state, 0, on);
}

fn copy<Message>(state: &State, on: &mut Context<'_, '_, Message>) -> bool {
    let Some(selection) = state.pane.selection.as_ref().filter(|s| !s.is_empty()) else {
        return false;
    };
    let copied = selection.copy(on.source.lines);
    on.clipboard.write(clipboard::Kind::Standard, copied);
    true
}

/// Once a frame: what is due by itself.
fn redraw<Message>(state: &mut State, now: Instant, on: &mut Context<'_, '_, Message>) {
    let first: Line = on.source.lines.first();
    if !on.source.lines.is_complete() && state.asked != Some(first) && state.pane.is_near_top() {
        state.asked = Some(first);
        on.tell(Happened::OlderWanted);
    }
    let rows = state.pane.placed();
    let rests = |since| rows.filter_map(|(_, _, row)| row.rests(since)).min();
    if let Some(due) = state.motion.frame(now, rests) {
        on.shell.request_redraw_at(due);
    }
    let at_bottom = state.pane.is_at_bottom();
    if state.told_bottom != Some(at_bottom) {
        state.told_bottom = Some(at_bottom);
        on.tell(Happened::AtBottom(at_bottom));
    }
    if state.grab == Some(Grab::Text)
        && let Some(point) = on.point()
    {
        let beyond = if point.y < 0.0 {
            point.y
        } else {
            (point.y - on.bounds.height).max(0.0)
        };
        if beyond != 0.0 {
            if state.crept.is_none_or(|last| now >= last + CREEP) {
                state.crept = Some(now);
                state
                    .pane
                    .scroll(on.source, (beyond / 2.0).clamp(-60.0, 60.0) as i64);
                extend(state, on);
            }
            on.shell.request_redraw_at(now + CREEP);
        }
    }
}
