//! The state of a transcript: which rows are in view, laid out, and where.
//!
//! The scroll is held by a row and a distance, not by a distance from the top: so nothing in view moves when rows above turn
//! out higher than was guessed, or when older lines are loaded.

use std::collections::HashMap;
use std::ops::Range;

use iced::{Point, Size};

use super::Mark;
use super::heights::Heights;
use super::lines::{Entry, Kind, Line, Lines};
use super::row::{Key, Look, Row, SIDE, Target};
use super::select::{Place, Selection};

/// Space above the first and below the last row.
const EDGE: i64 = 6;
/// Rows beyond the view that stay laid out.
const SPARE: u64 = 12;

/// Where the view stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// At the end, whatever comes.
    Bottom,
    /// The top of the view is so many pixels below the top of this row.
    Row(Line, i64),
}

/// A row in view: its number, and its top in the view.
pub type Placed = (Line, i64);

/// What a transcript keeps from frame to frame.
#[derive(Debug)]
pub struct Pane {
    heights: Heights,
    first: Line,
    rows: HashMap<Line, Row>,
    anchor: Anchor,
    size: Size,
    look: Option<Look>,
    placed: Vec<Placed>,
    /// Lines before this one were in view at the bottom once.
    seen: Line,
    pub selection: Option<Selection>,
}

/// What the rows are made from.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    pub lines: &'a dyn Lines,
    pub look: &'a Look,
}

impl Default for Pane {
    fn default() -> Self {
        Self {
            heights: Heights::default(),
            first: 0,
            rows: HashMap::new(),
            anchor: Anchor::Bottom,
            size: Size::ZERO,
            look: None,
            placed: Vec::new(),
            seen: 0,
            selection: None,
        }
    }
}

impl Pane {
    /// Takes in what changed, and places the rows that are in view.
    pub fn arrange(&mut self, source: Source<'_>, size: Size) {
        if self.size.width != size.width || self.look.as_ref() != Some(source.look) {
            self.rows.clear();
            self.look = Some(source.look.clone());
        }
        self.size = size;
        self.sync(source);
        self.place(source);
        let (Some((top, _)), Some((bottom, _))) = (self.placed.first(), self.placed.last()) else {
            self.rows.clear();
            return;
        };
        let keep = top.saturating_sub(SPARE)..=bottom + SPARE;
        self.rows.retain(|line, _| keep.contains(line));
        if self.is_at_bottom() {
            self.seen = source.lines.end();
        }
    }

    /// The rows in view, from top to bottom.
    pub fn placed(&self) -> impl DoubleEndedIterator<Item = (Line, i64, &Row)> {
        self.placed
            .iter()
            .filter_map(|(line, top)| Some((*line, *top, self.rows.get(line)?)))
    }

    /// Whether the end is in view and stays there.
    pub fn is_at_bottom(&self) -> bool {
        self.anchor == Anchor::Bottom
    }

    /// Whether the rows go from right to left.
    pub fn is_from_right(&self) -> bool {
        let look = self.look.as_ref();
        look.is_some_and(|look| look.language.right_to_left)
    }

    /// How many lines came since the end was in view, our own not counted.
    pub fn unseen(&self, lines: &dyn Lines) -> usize {
        if self.is_at_bottom() {
            return 0;
        }
        (self.seen.max(lines.first())..lines.end())
            .filter(|number| lines.line(*number).is_some_and(|entry| !entry.own))
            .count()
    }

    /// Whether the oldest loaded line is near the view.
    pub fn is_near_top(&self) -> bool {
        self.placed.first().is_none_or(|(line, _)| {
            let row = usize::try_from(line.saturating_sub(self.first)).unwrap_or(usize::MAX);
            self.heights.top(row) < self.view_height().unsigned_abs()
        })
    }

    /// Moves the view by so many pixels; down is positive.
    pub fn scroll(&mut self, source: Source<'_>, by: i64) {
        if by == 0 || (by > 0 && self.is_at_bottom()) {
            return;
        }
        let Some((line, top)) = self.placed.first().copied() else {
            return;
        };
        self.anchor = Anchor::Row(line, by.saturating_sub(top));
        self.place(source);
    }

    /// Moves the view to a share of the whole, from 0 at the top to 1 at the bottom.
    pub fn scroll_to(&mut self, source: Source<'_>, share: f64) {
        let room = self.content_height() - self.view_height();
        let place = (room.max(0) as f64 * share.clamp(0.0, 1.0)) as i64;
        if share >= 1.0 || room <= 0 {
            self.anchor = Anchor::Bottom;
        } else if let Some(row) = self.heights.row_at((place - EDGE).max(0).unsigned_abs()) {
            let within = place - EDGE - self.heights.top(row).cast_signed();
            self.anchor = Anchor::Row(self.first + row as Line, within);
        }
        self.place(source);
    }

    /// Moves the view so that a part of a line is seen, and selects it.
    pub fn show(&mut self, source: Source<'_>, mark: &Mark) {
        self.anchor = Anchor::Row(mark.line, -self.view_height() / 3);
        self.place(source);
        let place = |byte| Place {
            line: mark.line,
            byte,
        };
        self.selection = Some(Selection::between(
            place(mark.part.start),
            place(mark.part.end),
        ));
    }

    /// Moves the view to the end.
    pub fn show_end(&mut self, source: Source<'_>) {
        self.anchor = Anchor::Bottom;
        self.place(source);
    }

    /// The part of the whole that is in view, both from 0 to 1; `None` when all of it is.
    pub fn visible_part(&self) -> Option<Range<f32>> {
        let content = self.content_height();
        let view = self.view_height();
        if content <= view || view <= 0 {
            return None;
        }
        let (line, top) = self.placed.first()?;
        let row = usize::try_from(line.checked_sub(self.first)?).ok()?;
        let from = self.heights.top(row).cast_signed() + EDGE - top;
        let share = |at: i64| (at as f64 / content as f64).clamp(0.0, 1.0) as f32;
        Some(share(from)..share(from + view))
    }

    /// The height of the view, in whole pixels.
    pub fn view_height(&self) -> i64 {
        self.size.height.round() as i64
    }

    /// The row at a height of the view, and its top; above the first and below the last one it is the nearest.
    pub fn row_at(&self, y: f32) -> Option<(Line, i64, &Row)> {
        let mut nearest = None;
        for placed in self.placed() {
            if nearest.is_some() && (placed.1 as f32) > y {
                break;
            }
            nearest = Some(placed);
        }
        nearest
    }

    /// The place in the text nearest to a point, and the picture there.
    pub fn place_at(&self, point: Point) -> Option<(Place, Option<Range<usize>>)> {
        let (line, top, row) = self.row_at(point.y)?;
        let byte = row.hit(Point::new(point.x, point.y - top as f32));
        Some((Place { line, byte }, row.whole_at(byte)))
    }

    /// What is at a point.
    pub fn target_at(&self, point: Point) -> Option<(Line, Target)> {
        let (line, top, row) = self.row_at(point.y)?;
        Some((line, row.target(Point::new(point.x, point.y - top as f32))?))
    }

    /// How many rows are laid out.
    #[cfg(test)]
    pub fn laid_out(&self) -> usize {
        self.rows.len()
    }

    fn content_height(&self) -> i64 {
        self.heights.total().cast_signed() + 2 * EDGE
    }

    /// Takes in lines that came, were loaded, or went.
    fn sync(&mut self, source: Source<'_>) {
        let lines = source.lines;
        let (first, end) = (lines.first(), lines.end());
        let known_end = self.first + self.heights.len() as Line;
        if end < known_end || first > known_end || self.heights.len() == 0 {
            // Another conversation, or nothing of the one before is left.
            let guesses = (first..end).map(|number| self.guess(source, number));
            let guesses: Vec<u32> = guesses.collect();
            self.heights = Heights::default();
            self.heights.replace_front(0, guesses);
            self.first = first;
            self.rows.clear();
            self.anchor = Anchor::Bottom;
            self.seen = end;
            return;
        }
        if first < self.first {
            let guesses: Vec<u32> = (first..self.first)
                .map(|number| self.guess(source, number))
                .collect();
            self.heights.replace_front(0, guesses);
        } else if first > self.first {
            let gone = usize::try_from(first - self.first).unwrap_or(usize::MAX);
            self.heights.replace_front(gone, []);
        }
        self.first = first;
        let mut own = false;
        for number in known_end..end {
            self.heights.push(self.guess(source, number));
            own |= lines.line(number).is_some_and(|entry| entry.own);
        }
        if own {
            self.anchor = Anchor::Bottom;
        }
    }

    /// The height a row will have, more or less.
    fn guess(&self, source: Source<'_>, number: Line) -> u32 {
        let Some(entry) = source.lines.line(number) else {
            return 0;
        };
        let size = source.look.size;
        let letters = ((self.size.width - 2.0 * SIDE - 49.0) / (size * 0.55)).max(8.0);
        let rows = entry
            .text()
            .split('\n')
            .map(|line| (line.len() as f32 / letters).ceil().max(1.0))
            .sum::<f32>();
        // Every other text begins a run.
        let extra = match entry.kind {
            Kind::Text { .. } => 0.6,
            Kind::Picture { .. } => 4.0,
            Kind::Notice { .. } => 0.5,
        };
        ((rows + extra) * size * 1.35).min(1e6) as u32
    }

    /// Lays a row out, unless it is; its height.
    fn measure(&mut self, source: Source<'_>, number: Line) -> i64 {
        let Some(entry) = source.lines.line(number) else {
            return 0;
        };
        let before: Option<Entry<'_>> = number
            .checked_sub(1)
            .and_then(|before| source.lines.line(before));
        let key = Key::new(before.as_ref(), &entry);
        let height = match self.rows.get(&number) {
            Some(row) if row.key == key => row.height(),
            _ => {
                let row = Row::new(source.lines, &entry, key, source.look, self.size.width);
                let height = row.height();
                self.rows.insert(number, row);
                height
            }
        };
        if let Some(at) = number
            .checked_sub(self.first)
            .and_then(|at| usize::try_from(at).ok())
            && self.heights.get(at) != height
        {
            self.heights.set(at, height);
        }
        i64::from(height)
    }

    /// Finds and lays out the rows in view.
    fn place(&mut self, source: Source<'_>) {
        self.placed.clear();
        let (first, end) = (source.lines.first(), source.lines.end());
        let view = self.view_height();
        if first == end || view <= 0 {
            self.anchor = Anchor::Bottom;
            return;
        }
        if let Anchor::Row(line, offset) = self.anchor {
            if self.place_from(source, line.clamp(first, end - 1), offset) {
                return;
            }
            self.anchor = Anchor::Bottom;
        }
        self.place_at_bottom(source);
    }

    fn place_at_bottom(&mut self, source: Source<'_>) {
        self.placed.clear();
        let (first, end) = (source.lines.first(), source.lines.end());
        let mut top = self.view_height() - EDGE;
        let mut line = end;
        while line > first && top > 0 {
            line -= 1;
            top -= self.measure(source, line);
            self.placed.push((line, top));
        }
        self.placed.reverse();
        if top > EDGE {
            // All of it is in view: it begins at the top.
            for (_, place) in &mut self.placed {
                *place -= top - EDGE;
            }
        }
    }

    /// Places rows from one on; `false` when that would leave room below the end.
    fn place_from(&mut self, source: Source<'_>, line: Line, offset: i64) -> bool {
        let (first, end) = (source.lines.first(), source.lines.end());
        let (mut line, mut offset) = (line, offset);
        // Upwards, then downwards, to the row at the top of the view.
        while offset < 0 && line > first {
            line -= 1;
            offset += self.measure(source, line);
        }
        if line == first {
            offset = offset.max(-EDGE);
        }
        while line + 1 < end {
            let height = self.measure(source, line);
            if offset < height {
                break;
            }
            offset -= height;
            line += 1;
        }
        self.anchor = Anchor::Row(line, offset);
        let mut top = -offset;
        let view = self.view_height();
        while line < end && top < view {
            let height = self.measure(source, line);
            self.placed.push((line, top));
            top += height;
            line += 1;
        }
        let reaches_end = line == end && top + EDGE <= view;
        !reaches_end
    }
}
