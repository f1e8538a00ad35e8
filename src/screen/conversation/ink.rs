//! A sheet of paper to draw on, in the place of the input.

use iced::widget::canvas::{self, Canvas, Geometry, LineCap, LineJoin, Path};
use iced::widget::{column, container, row, space, text};
use iced::{Border, Center, Color, Event, Fill, Point, Rectangle, Renderer, border, mouse};
use msn_media::ink::{Ink, MAX_POINTS, MAX_STROKES, Point as Place, Stroke};
use msn_media::picture::PictureError;

use crate::t;
use crate::theme::{self, Theme};
use crate::widget::{Element, bold, button, icon};

/// The height of the sheet, in logical pixels.
const HEIGHT: f32 = 132.0;
/// How far from a stroke the eraser still takes it.
const REACH: f32 = 5.0;
/// The pens, in logical pixels.
const WIDTHS: [f32; 3] = [2.0, 4.0, 8.0];
const COLORS: [[u8; 4]; 6] = [
    [0, 0, 0, 255],
    [208, 30, 40, 255],
    [24, 92, 200, 255],
    [20, 134, 60, 255],
    [232, 128, 16, 255],
    [132, 48, 168, 255],
];

#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// The pen touched the paper here.
    Began(Point),
    Moved(Point),
    Ended,
    Width(f32),
    Color([u8; 4]),
    Erase,
    Undo,
    Clear,
    Send,
    Close,
}

/// What is drawn, and with what.
#[derive(Debug)]
pub struct Sheet {
    ink: Ink,
    points: usize,
    width: f32,
    color: [u8; 4],
    erasing: bool,
    /// A stroke grows, or the eraser is on the paper.
    down: bool,
    /// Where the eraser was last.
    eraser: Point,
    drawn: canvas::Cache,
}

impl Default for Sheet {
    fn default() -> Self {
        let ([_, width, _], [color, ..]) = (WIDTHS, COLORS);
        Self {
            ink: Ink::default(),
            points: 0,
            width,
            color,
            erasing: false,
            down: false,
            eraser: Point::ORIGIN,
            drawn: canvas::Cache::new(),
        }
    }
}

impl Sheet {
    /// Does what is asked, as far as it concerns the sheet alone.
    pub fn update(&mut self, message: &Message) {
        match *message {
            Message::Began(at) if self.erasing => {
                self.down = true;
                self.erase(at, at);
            }
            Message::Began(at) => {
                self.down = self.ink.strokes.len() < MAX_STROKES;
                if self.down {
                    self.ink.strokes.push(Stroke {
                        points: Vec::new(),
                        width: self.width,
                        color: self.color,
                    });
                    self.add(at);
                }
            }
            Message::Moved(at) if self.down && self.erasing => self.erase(self.eraser, at),
            Message::Moved(at) if self.down => self.add(at),
            Message::Moved(_) => return,
            Message::Ended => self.down = false,
            Message::Width(width) => {
                self.width = width;
                self.erasing = false;
            }
            Message::Color(color) => {
                self.color = color;
                self.erasing = false;
            }
            Message::Erase => self.erasing = !self.erasing,
            Message::Undo => {
                self.ink.strokes.pop();
            }
            Message::Clear => self.ink.strokes.clear(),
            Message::Send | Message::Close => return,
        }
        self.points = self.ink.strokes.iter().map(|s| s.points.len()).sum();
        self.drawn.clear();
    }

    /// Whether nothing is drawn.
    pub fn is_empty(&self) -> bool {
        self.ink.strokes.is_empty()
    }

    /// What is drawn, as it is sent.
    pub fn gif(&self) -> Result<Vec<u8>, PictureError> {
        self.ink.to_gif()
    }

    fn add(&mut self, at: Point) {
        if self.points < MAX_POINTS
            && let Some(stroke) = self.ink.strokes.last_mut()
        {
            stroke.points.push(Place { x: at.x, y: at.y });
        }
    }

    /// Takes the strokes that lie on the eraser's way: the mouse may jump over some.
    fn erase(&mut self, from: Point, to: Point) {
        let way = to - from;
        // A sheet is not wider than some thousand pixels: the cast does not cut anything.
        let steps = (from.distance(to) / REACH).ceil().max(1.0) as u16;
        for step in 1..=steps {
            let at = from + way * (f32::from(step) / f32::from(steps));
            let place = Place { x: at.x, y: at.y };
            let strokes = &mut self.ink.strokes;
            strokes.retain(|stroke| stroke.distance(place) > REACH);
        }
        self.eraser = to;
    }

    /// The sheet with its tools.
    pub fn view(&self) -> Element<'_, Message> {
        let pens = WIDTHS.map(|width| {
            let dot = blot(Color::BLACK, width + 3.0);
            tool(
                dot,
                !self.erasing && self.width == width,
                Message::Width(width),
            )
        });
        let colors = COLORS.map(|color| {
            let dot = blot(shown(color), 13.0);
            tool(
                dot,
                !self.erasing && self.color == color,
                Message::Color(color),
            )
        });
        let word = |words: String, pressed: bool, message: Message| {
            let style = if pressed {
                theme::button::pressed
            } else {
                theme::button::flat
            };
            button(text(words).size(11))
                .padding([4, 6])
                .style(style)
                .on_press(message)
        };
        let send = (!self.is_empty()).then_some(Message::Send);
        let close = button(icon("icons/close", 10.0))
            .padding([5, 5])
            .style(theme::button::flat)
            .on_press(Message::Close);
        let pens = row(pens)
            .push(space().width(6))
            .extend(colors)
            .push(space().width(Fill))
            .push(close);
        let send = button(text(t!("send")).font(bold()))
            .padding([4, 12])
            .on_press_maybe(send);
        let deeds = row![
            word(t!("ink-erase"), self.erasing, Message::Erase),
            word(t!("ink-undo"), false, Message::Undo),
            word(t!("ink-clear"), false, Message::Clear),
            space().width(Fill),
            send,
        ];
        // In two lines: a narrow window has no room for all of it beside one another.
        let tools = column![
            pens.spacing(2).align_y(Center),
            deeds.spacing(2).align_y(Center)
        ];
        let paper = Canvas::new(self).width(Fill).height(HEIGHT);
        column![
            container(tools).padding([3, 5]).width(Fill),
            container(paper).style(white).width(Fill)
        ]
        .into()
    }
}

impl canvas::Program<Message, Theme> for Sheet {
    /// Whether the pen is down.
    type State = bool;

    fn update(
        &self,
        down: &mut bool,
        event: &Event,
        bounds: Rectangle,
        cursor: mouse::Cursor,
    ) -> Option<canvas::Action<Message>> {
        let on_paper = |position: Point| {
            Point::new(
                (position.x - bounds.x).clamp(0.0, bounds.width),
                (position.y - bounds.y).clamp(0.0, bounds.height),
            )
        };
        let message = match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => {
                let at = cursor.position_in(bounds)?;
                *down = true;
                Message::Began(at)
            }
            // Of several moves in one frame each has its own place; the cursor would be at the last one for all.
            Event::Mouse(mouse::Event::CursorMoved { position }) if *down => {
                Message::Moved(on_paper(*position))
            }
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left)) if *down => {
                *down = false;
                Message::Ended
            }
            _ => return None,
        };
        Some(canvas::Action::publish(message).and_capture())
    }

    fn draw(
        &self,
        _down: &bool,
        renderer: &Renderer,
        _theme: &Theme,
        bounds: Rectangle,
        _cursor: mouse::Cursor,
    ) -> Vec<Geometry> {
        let drawing = self.drawn.draw(renderer, bounds.size(), |frame| {
            for stroke in &self.ink.strokes {
                draw(frame, stroke);
            }
        });
        vec![drawing]
    }

    fn mouse_interaction(
        &self,
        _down: &bool,
        bounds: Rectangle,
        cursor: mouse::Cursor,
    ) -> mouse::Interaction {
        if cursor.is_over(bounds) {
            mouse::Interaction::Crosshair
        } else {
            mouse::Interaction::default()
        }
    }
}

fn draw(frame: &mut canvas::Frame, stroke: &Stroke) {
    let color = shown(stroke.color);
    let point = |place: &Place| Point::new(place.x, place.y);
    let mut points = stroke.points.iter().map(point);
    let Some(first) = points.next() else {
        return;
    };
    if stroke.points.len() == 1 {
        frame.fill(&Path::circle(first, stroke.width / 2.0), color);
        return;
    }
    let path = Path::new(|path| {
        path.move_to(first);
        points.for_each(|point| path.line_to(point));
    });
    let line = canvas::Stroke::default()
        .with_color(color)
        .with_width(stroke.width)
        .with_line_cap(LineCap::Round)
        .with_line_join(LineJoin::Round);
    frame.stroke(&path, line);
}

fn shown([r, g, b, a]: [u8; 4]) -> Color {
    Color::from_rgba8(r, g, b, f32::from(a) / 255.0)
}

/// A round spot.
fn blot<'a>(color: Color, size: f32) -> Element<'a, Message> {
    container(space())
        .width(size)
        .height(size)
        .style(move |_| container::Style {
            border: border::rounded(size / 2.0),
            ..container::background(color)
        })
        .into()
}

fn tool<'a>(dot: Element<'a, Message>, chosen: bool, message: Message) -> Element<'a, Message> {
    let style = if chosen {
        theme::button::pressed
    } else {
        theme::button::flat
    };
    button(container(dot).center_x(Fill).center_y(Fill))
        .width(22)
        .height(22)
        .padding(0)
        .style(style)
        .on_press(message)
        .into()
}

/// Paper is white in every theme: so it is where it is read.
fn white(theme: &Theme) -> container::Style {
    container::Style {
        border: Border {
            color: theme.colors().line,
            width: 1.0,
            ..Border::default()
        },
        ..container::background(Color::WHITE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;
    use msn_media::picture::{Bounds, decode};

    const SIZE: (f32, f32) = (500.0, 200.0);

    /// Draws along these places of the window, with the mouse.
    fn drag(sheet: &mut Sheet, places: &[(f32, f32)]) {
        let mut ui = samples::simulate(SIZE, sheet.view());
        let [first, ..] = *places else {
            panic!("a place to begin")
        };
        let first = Point::new(first.0, first.1);
        ui.point_at(first);
        let button = mouse::Button::Left;
        let moved = places.iter().map(|&(x, y)| mouse::Event::CursorMoved {
            position: Point::new(x, y),
        });
        let events = [mouse::Event::ButtonPressed(button)]
            .into_iter()
            .chain(moved)
            .chain([mouse::Event::ButtonReleased(button)]);
        let _ = ui.simulate(events.map(Event::Mouse));
        let messages: Vec<Message> = ui.into_messages().collect();
        for message in &messages {
            sheet.update(message);
        }
    }

    #[test]
    fn the_mouse_draws_a_line_with_the_pen_that_was_chosen() {
        let mut sheet = Sheet::default();
        assert!(sheet.is_empty());
        let [_, red, ..] = COLORS;
        sheet.update(&Message::Color(red));
        sheet.update(&Message::Width(8.0));
        drag(&mut sheet, &[(60.0, 60.0), (200.0, 150.0), (340.0, 60.0)]);
        drag(&mut sheet, &[(400.0, 100.0)]);
        samples::picture("ink-sheet", SIZE, sheet.view());
        let [line, dot] = &sheet.ink.strokes[..] else {
            panic!("{:?}", sheet.ink)
        };
        assert_eq!((line.color, line.width), (red, 8.0));
        // The place where it was pressed, and the three moves.
        assert_eq!(line.points.len(), 4);
        assert_eq!(dot.points.len(), 2);
        let gif = sheet.gif().expect("a GIF");
        let picture = decode(&gif, Bounds::NETWORK).expect("a picture");
        assert!((345..360).contains(&picture.width()), "{}", picture.width());
        assert!(picture.rgba().chunks(4).any(|pixel| pixel == red));
    }

    #[test]
    fn the_pen_stays_on_the_paper() {
        let mut sheet = Sheet::default();
        drag(&mut sheet, &[(60.0, 100.0), (9_000.0, 9_000.0)]);
        let last = sheet.ink.strokes[0].points[2];
        assert_eq!((last.x, last.y), (SIZE.0, HEIGHT));
    }

    #[test]
    fn the_eraser_takes_the_strokes_it_touches() {
        let mut sheet = Sheet::default();
        drag(&mut sheet, &[(20.0, 60.0), (480.0, 60.0)]);
        drag(&mut sheet, &[(20.0, 120.0), (480.0, 120.0)]);
        sheet.update(&Message::Erase);
        drag(&mut sheet, &[(250.0, 80.0), (250.0, 110.0), (250.0, 130.0)]);
        assert_eq!(sheet.ink.strokes.len(), 1);
        drag(&mut sheet, &[(250.0, 60.0)]);
        assert!(sheet.is_empty());
    }

    #[test]
    fn the_last_stroke_is_taken_back_and_all_are_cleared() {
        let mut sheet = Sheet::default();
        for y in [60.0, 80.0, 100.0] {
            drag(&mut sheet, &[(20.0, y), (80.0, y)]);
        }
        sheet.update(&Message::Undo);
        assert_eq!(sheet.ink.strokes.len(), 2);
        sheet.update(&Message::Clear);
        assert!(sheet.is_empty());
    }

    #[test]
    fn a_hand_that_never_rests_fills_no_memory() {
        let mut sheet = Sheet::default();
        sheet.update(&Message::Began(Point::ORIGIN));
        sheet.points = MAX_POINTS;
        let before = sheet.ink.strokes[0].points.len();
        sheet.add(Point::new(3.0, 3.0));
        assert_eq!(sheet.ink.strokes[0].points.len(), before);
    }
}
