//! Handwriting: strokes of a pen, read from the forms of the network, drawn as a picture, written as a GIF.

use tiny_skia::{FillRule, LineCap, LineJoin, Paint, Path, PathBuilder, Pixmap, Transform};

use crate::picture::{Animation, Frame, Picture, PictureError};

pub mod isf;

/// The most strokes of one piece of handwriting.
pub const MAX_STROKES: usize = 4_000;
/// The most points of all its strokes together.
pub const MAX_POINTS: usize = 100_000;
/// The largest GIF that is sent, in bytes (09 section 7).
pub const GIF_SIZE: usize = 8_000;
/// The largest width and height of that GIF, in pixels.
pub const GIF_SIDE: u32 = 480;

/// Beyond this, in pixels from the origin, nothing is drawn: no screen is that large.
const FAR: f32 = 1.0e6;
const MAX_WIDTH: f32 = 200.0;

/// A place, in pixels of 1/96 inch, x to the right and y downwards.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f32,
    /// Downwards.
    pub y: f32,
}

/// One stroke of a pen, from where it touched to where it left.
#[derive(Clone, Debug, PartialEq)]
pub struct Stroke {
    /// Where it went. One point is a dot.
    pub points: Vec<Point>,
    /// How wide the line is, in pixels.
    pub width: f32,
    /// Red, green, blue, alpha; not premultiplied.
    pub color: [u8; 4],
}

/// A piece of handwriting: its strokes, oldest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ink {
    /// The later ones lie above the earlier ones.
    pub strokes: Vec<Stroke>,
}

impl Stroke {
    fn radius(&self) -> f32 {
        if self.width.is_finite() {
            self.width.clamp(1.0, MAX_WIDTH) / 2.0
        } else {
            1.0
        }
    }

    fn seen(&self) -> impl Iterator<Item = Point> + '_ {
        let near = |point: &Point| point.x.abs() < FAR && point.y.abs() < FAR;
        self.points.iter().copied().filter(near)
    }

    /// How near this stroke comes to a place, counted from its edge; for an eraser.
    #[must_use]
    pub fn distance(&self, place: Point) -> f32 {
        let mut last = None;
        let mut nearest = f32::INFINITY;
        for point in self.seen() {
            nearest = nearest.min(to_line(place, last.unwrap_or(point), point));
            last = Some(point);
        }
        nearest - self.radius()
    }

    /// The line through the points on a picture, rounded between them.
    fn path(&self, place: impl Fn(Point) -> Point) -> Option<Path> {
        let mut points = self.seen().map(place);
        let first = points.next()?;
        let mut path = PathBuilder::new();
        path.move_to(first.x, first.y);
        let mut last = first;
        for point in points {
            let middle = ((last.x + point.x) / 2.0, (last.y + point.y) / 2.0);
            path.quad_to(last.x, last.y, middle.0, middle.1);
            last = point;
        }
        path.line_to(last.x, last.y);
        path.finish()
    }
}

impl Ink {
    /// The smallest rectangle round all strokes, their width included: left, top, right, bottom. `None` when there is
    /// nothing to be seen.
    #[must_use]
    pub fn bounds(&self) -> Option<[f32; 4]> {
        let mut bounds: Option<[f32; 4]> = None;
        for stroke in &self.strokes {
            let radius = stroke.radius();
            for point in stroke.seen() {
                let [left, top, right, bottom] =
                    bounds.unwrap_or([point.x, point.y, point.x, point.y]);
                bounds = Some([
                    left.min(point.x - radius),
                    top.min(point.y - radius),
                    right.max(point.x + radius),
                    bottom.max(point.y + radius),
                ]);
            }
        }
        bounds
    }

    /// The strokes on a transparent ground, cut to what is drawn and scaled down to fit into `side` × `side` pixels.
    /// `None` when there is nothing to be seen.
    #[must_use]
    pub fn draw(&self, side: u32) -> Option<Picture> {
        self.rendered(side, true)
    }

    /// The strokes as a GIF of at most [`GIF_SIZE`] bytes and [`GIF_SIDE`] pixels, on a transparent ground.
    ///
    /// # Errors
    /// [`PictureError::Broken`] when there is nothing to be seen, [`PictureError::TooLarge`] when it fits in no size.
    pub fn to_gif(&self) -> Result<Vec<u8>, PictureError> {
        let mut side = GIF_SIDE;
        while side >= 16 {
            // A pixel of a GIF is there or not: blended edges would be dark fringes on another ground.
            let picture = self.rendered(side, false).ok_or(PictureError::Broken)?;
            let frames = vec![Frame {
                picture,
                delay: std::time::Duration::ZERO,
            }];
            let gif = Animation { frames, cut: false }.to_gif()?;
            if gif.len() <= GIF_SIZE {
                return Ok(gif);
            }
            side = side * 3 / 4;
        }
        Err(PictureError::TooLarge)
    }

    fn rendered(&self, side: u32, smooth: bool) -> Option<Picture> {
        let [left, top, right, bottom] = self.bounds()?;
        let (width, height) = (right - left + 2.0, bottom - top + 2.0);
        let side = side.clamp(1, crate::picture::MAX_SIDE);
        let scale = (side as f32 / width.max(height)).min(1.0);
        // A cast from float to integer saturates; the clamp does the rest.
        let pixels = |length: f32| ((length * scale).ceil() as u32).clamp(1, side);
        let mut picture = Pixmap::new(pixels(width), pixels(height))?;
        let place = |point: Point| Point {
            x: (point.x - left + 1.0) * scale,
            y: (point.y - top + 1.0) * scale,
        };
        for stroke in &self.strokes {
            let [r, g, b, a] = stroke.color;
            let mut paint = Paint {
                anti_alias: smooth,
                ..Paint::default()
            };
            paint.set_color_rgba8(r, g, b, a);
            // What gets too thin is still seen.
            let radius = (stroke.radius() * scale).max(0.6);
            let mut points = stroke.seen().map(place);
            let whole = Transform::identity();
            match (points.next(), points.next()) {
                (Some(dot), None) => {
                    if let Some(path) = PathBuilder::from_circle(dot.x, dot.y, radius) {
                        picture.fill_path(&path, &paint, FillRule::Winding, whole, None);
                    }
                }
                _ => {
                    let line = tiny_skia::Stroke {
                        width: radius * 2.0,
                        line_cap: LineCap::Round,
                        line_join: LineJoin::Round,
                        ..tiny_skia::Stroke::default()
                    };
                    if let Some(path) = stroke.path(place) {
                        picture.stroke_path(&path, &paint, &line, whole, None);
                    }
                }
            }
        }
        let (width, height) = (picture.width(), picture.height());
        let rgba = picture.pixels().iter().flat_map(|pixel| {
            let pixel = pixel.demultiply();
            [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()]
        });
        Picture::from_rgba(width, height, rgba.collect())
    }
}

/// How far a place is from the line between two points.
fn to_line(place: Point, from: Point, to: Point) -> f32 {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = dx * dx + dy * dy;
    let along = if length > 0.0 {
        (((place.x - from.x) * dx + (place.y - from.y) * dy) / length).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (place.x - from.x - along * dx).hypot(place.y - from.y - along * dy)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::{Bounds, decode};

    const BLACK: [u8; 4] = [0, 0, 0, 255];

    fn stroke(points: &[(f32, f32)], width: f32, color: [u8; 4]) -> Stroke {
        Stroke {
            points: points.iter().map(|&(x, y)| Point { x, y }).collect(),
            width,
            color,
        }
    }

    fn pixel(picture: &Picture, x: u32, y: u32) -> [u8; 4] {
        let at = (y * picture.width() + x) as usize * 4;
        picture.rgba()[at..at + 4].try_into().unwrap()
    }

    #[test]
    fn a_line_is_drawn_where_it_was_written_and_cut_to_itself() {
        let red = [200, 10, 20, 255];
        let ink = Ink {
            strokes: vec![stroke(&[(100.0, 50.0), (200.0, 50.0)], 6.0, red)],
        };
        let picture = ink.draw(1000).unwrap();
        assert_eq!((picture.width(), picture.height()), (108, 8));
        assert_eq!(pixel(&picture, 54, 4), red);
        assert_eq!(pixel(&picture, 0, 0), [0; 4]);
    }

    #[test]
    fn what_is_too_large_is_scaled_down_and_still_seen() {
        let ink = Ink {
            strokes: vec![stroke(&[(0.0, 0.0), (90_000.0, 10.0)], 2.0, BLACK)],
        };
        let picture = ink.draw(300).unwrap();
        assert_eq!((picture.width(), picture.height()), (300, 1));
        assert!(pixel(&picture, 150, 0)[3] > 0);
    }

    #[test]
    fn a_touch_is_a_dot() {
        let ink = Ink {
            strokes: vec![stroke(&[(5.0, 5.0)], 8.0, BLACK)],
        };
        let picture = ink.draw(100).unwrap();
        assert_eq!((picture.width(), picture.height()), (10, 10));
        assert_eq!(pixel(&picture, 5, 5), BLACK);
    }

    #[test]
    fn nothing_seen_is_no_picture() {
        assert_eq!(Ink::default().draw(100), None);
        let nowhere = [(f32::NAN, 0.0), (f32::INFINITY, 3.0), (1.0e30, 0.0)];
        let ink = Ink {
            strokes: vec![stroke(&nowhere, f32::NAN, BLACK)],
        };
        assert_eq!(ink.draw(100), None);
        assert_eq!(ink.to_gif(), Err(PictureError::Broken));
    }

    #[test]
    fn the_gif_is_black_on_transparent() {
        let ink = Ink {
            strokes: vec![stroke(
                &[(0.0, 0.0), (80.0, 40.0), (10.0, 60.0)],
                3.0,
                BLACK,
            )],
        };
        let gif = ink.to_gif().unwrap();
        assert!(gif.len() < 1_000, "{}", gif.len());
        let picture = decode(&gif, Bounds::NETWORK).unwrap();
        let mut drawn = 0;
        for pixel in picture.rgba().chunks(4) {
            assert!(pixel == BLACK || pixel[3] == 0, "{pixel:?}");
            drawn += usize::from(pixel == BLACK);
        }
        assert!(drawn > 300, "{drawn}");
    }

    #[test]
    fn a_page_full_of_scribble_still_fits_into_a_gif() {
        let mut state = 7_u32;
        let mut place = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            f32::from((state >> 16) as u16) / 140.0
        };
        let points: Vec<_> = (0..1_500).map(|_| (place(), place())).collect();
        let ink = Ink {
            strokes: vec![stroke(&points, 1.5, BLACK)],
        };
        assert!(ink.to_gif().unwrap().len() <= GIF_SIZE);
    }

    #[test]
    fn an_eraser_finds_the_stroke_it_touches() {
        let line = stroke(&[(0.0, 0.0), (100.0, 0.0)], 4.0, BLACK);
        assert_eq!(line.distance(Point { x: 50.0, y: 10.0 }), 8.0);
        assert!(line.distance(Point { x: 50.0, y: 1.0 }) < 0.0);
        assert_eq!(line.distance(Point { x: 110.0, y: 0.0 }), 8.0);
        assert_eq!(
            stroke(&[], 4.0, BLACK).distance(Point::default()),
            f32::INFINITY
        );
    }
}
