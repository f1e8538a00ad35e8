//! Draws the rows in view, the scroll bar, and the button that leads back to the end.

use iced::advanced::renderer::{self, Renderer as _};
use iced::advanced::text;
use iced::{Point, Rectangle, Renderer, Size, border};

use super::pane::Source;
use super::row::Shown;
use super::{Grab, Hover, State};
use crate::widget::contrast::{mix, readable};
use crate::widget::rich::{Face, Flow, Shaped};

/// The width of the thumb.
const THUMB: f32 = 6.0;
/// The least height of the thumb.
const THUMB_LEAST: f32 = 24.0;
/// The height of the button.
const BUTTON: f32 = 22.0;

pub fn draw(
    state: &State,
    source: Source<'_>,
    renderer: &mut Renderer,
    bounds: Rectangle,
    clip: Rectangle,
) {
    // By its time one can tell when a line came to be seen.
    tracing::trace!(target: "papilio::drawn", lines = source.lines.count());
    let hovered = match &state.hover {
        Some(Hover::Row(line, _)) if state.grab.is_none() => Some(*line),
        _ => None,
    };
    renderer.with_layer(clip, |renderer| {
        for (line, top, row) in state.pane.placed() {
            let length = || {
                source
                    .lines
                    .line(line)
                    .map_or(0, |entry| entry.text().len())
            };
            let selected = state
                .pane
                .selection
                .as_ref()
                .and_then(|selection| selection.part(line, length()));
            let shown = Shown {
                selected,
                hovered: hovered == Some(line),
                since: state.motion.since(),
            };
            let at = Point::new(bounds.x, bounds.y + top as f32);
            row.draw(renderer, at, source.look, shown, clip);
        }
    });
    let thumb = thumb(state, bounds);
    if thumb.is_none() && state.pane.is_at_bottom() {
        return;
    }
    renderer.with_layer(clip, |renderer| {
        if let Some(thumb) = thumb {
            let grabbed =
                state.hover == Some(Hover::Bar) || matches!(state.grab, Some(Grab::Bar(_)));
            let colors = &source.look.palette;
            let color = if grabbed {
                mix(colors.line, colors.dim, 0.5)
            } else {
                colors.line
            };
            let quad = renderer::Quad {
                bounds: thumb,
                border: border::rounded(THUMB / 2.0),
                ..Default::default()
            };
            renderer.fill_quad(quad, color);
        }
        if !state.pane.is_at_bottom() {
            draw_button(state, source, renderer, bounds, clip);
        }
    });
}

/// Where the thumb of the scroll bar is, when there is something to scroll.
pub fn thumb(state: &State, bounds: Rectangle) -> Option<Rectangle> {
    let part = state.pane.visible_part()?;
    let room = bounds.height - 4.0;
    let height = (room * (part.end - part.start)).max(THUMB_LEAST).min(room);
    // The share that can be scrolled is spread over the way the thumb can go.
    let way = 1.0 - (part.end - part.start);
    let share = if way > 0.0 { part.start / way } else { 0.0 };
    Some(Rectangle {
        x: if state.pane.is_from_right() {
            bounds.x + 2.0
        } else {
            bounds.x + bounds.width - THUMB - 2.0
        },
        y: (bounds.y + 2.0 + (room - height) * share.clamp(0.0, 1.0)).round(),
        width: THUMB,
        height: height.round(),
    })
}

/// The words on the button that leads to the end.
#[derive(Debug)]
pub struct Label {
    /// How many lines it tells of.
    unseen: usize,
    shaped: Shaped,
}

/// The words for now; the ones there are where they still hold. None while the end is in view.
pub fn label(state: &mut State, source: Source<'_>) -> Option<Label> {
    if state.pane.is_at_bottom() {
        return None;
    }
    let unseen = state.pane.unseen(source.lines);
    if let Some(label) = state.label.take()
        && label.unseen == unseen
    {
        return Some(label);
    }
    let look = source.look;
    let words = match unseen {
        0 => "↓".to_owned(),
        count => format!("{} ↓", source.lines.unseen(count)),
    };
    let face = Face::plain(look.font, look.size - 1.0, look.palette.link);
    Some(Label {
        unseen,
        shaped: Shaped::new(Flow::plain(&words), face, 400.0, text::Alignment::Left),
    })
}

/// Where the button that leads to the end is.
pub fn button(state: &State, bounds: Rectangle) -> Option<Rectangle> {
    let label = state
        .label
        .as_ref()
        .filter(|_| !state.pane.is_at_bottom())?;
    let width = (label.shaped.width() + 20.0).max(30.0).round();
    Some(Rectangle {
        x: (bounds.center_x() - width / 2.0).round(),
        y: bounds.y + bounds.height - BUTTON - 8.0,
        width,
        height: BUTTON,
    })
}

fn draw_button(
    state: &State,
    source: Source<'_>,
    renderer: &mut Renderer,
    bounds: Rectangle,
    clip: Rectangle,
) {
    let (Some(place), Some(label)) = (button(state, bounds), &state.label) else {
        return;
    };
    let colors = &source.look.palette;
    let hovered = state.hover == Some(Hover::Button);
    let ground = if label.unseen > 0 {
        mix(colors.button, colors.link, 0.12)
    } else {
        colors.button
    };
    let ground = if hovered {
        mix(ground, colors.link, 0.12)
    } else {
        ground
    };
    let quad = renderer::Quad {
        bounds: place,
        border: border::rounded(BUTTON / 2.0).color(colors.line).width(1),
        ..Default::default()
    };
    renderer.fill_quad(quad, ground);
    let label = &label.shaped;
    let size = Size::new(label.width(), label.height());
    let at = Point::new(
        (place.center_x() - size.width / 2.0).round(),
        (place.center_y() - size.height / 2.0).round(),
    );
    label.draw(renderer, at, readable(colors.link, ground), clip);
}
