//! Ink Serialized Format, the handwriting of Microsoft's Tablet PC (09 section 7): a version, a size, then tagged
//! blocks. A block holds a table (drawing attributes, transforms, …), chooses an entry of one for the strokes that
//! follow, or is a stroke: its number of points, then x and y of them all, each packed on its own.
//!
//! What is not needed to see the strokes (metrics, pressure, ids, properties) is passed over.

use super::{Ink, MAX_POINTS, MAX_STROKES, Point, Stroke};

mod packed;
mod reader;

use reader::Reader;

/// The largest file that is looked at, in bytes.
pub const MAX_FILE: usize = 256 * 1024;

/// Pixels of 1/96 inch in the unit of the format, 1/100 mm.
const PIXELS: f32 = 96.0 / 2540.0;
/// The most entries of a table that are kept.
const MAX_TABLE: usize = 1_000;
/// The pen of strokes that name none, in 1/100 mm.
const PLAIN_WIDTH: u32 = 53;

/// Why a file is no handwriting for us.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IsfError {
    /// It does not begin as this format does.
    #[error("not handwriting in ISF")]
    Unknown,
    /// It is larger than the limits of this module.
    #[error("the handwriting is too large")]
    TooLarge,
    /// No stroke could be read.
    #[error("the handwriting is damaged")]
    Broken,
}

/// Reads handwriting. Of a damaged file, the strokes before the damage.
///
/// # Errors
/// See [`IsfError`].
pub fn decode(bytes: &[u8]) -> Result<Ink, IsfError> {
    if bytes.len() > MAX_FILE {
        return Err(IsfError::TooLarge);
    }
    let mut reader = Reader::new(bytes);
    if reader.number() != Some(0) {
        return Err(IsfError::Unknown);
    }
    let size = reader.size().ok_or(IsfError::Unknown)?;
    let mut decoder = Decoder {
        // Some count the bytes before this one too.
        reader: reader.up_to(size),
        ..Decoder::default()
    };
    while decoder.ink.strokes.len() < MAX_STROKES && decoder.block().is_some() {}
    if decoder.ink.strokes.is_empty() {
        return Err(IsfError::Broken);
    }
    Ok(decoder.ink)
}

mod tag {
    pub const INK_SPACE: u64 = 0;
    pub const GUID_TABLE: u64 = 1;
    pub const ATTRIBUTES_TABLE: u64 = 2;
    pub const ATTRIBUTES: u64 = 3;
    pub const DESCRIPTOR_TABLE: u64 = 4;
    pub const DESCRIPTOR: u64 = 5;
    pub const NO_X: u64 = 7;
    pub const NO_Y: u64 = 8;
    pub const ATTRIBUTES_INDEX: u64 = 9;
    pub const STROKE: u64 = 10;
    pub const DESCRIPTOR_INDEX: u64 = 13;
    pub const COMPRESSION_HEADER: u64 = 14;
    pub const TRANSFORM_TABLE: u64 = 15;
    pub const TRANSFORM: u64 = 16;
    pub const SCALE: u64 = 17;
    pub const SCALE_BOTH: u64 = 18;
    pub const ROTATE: u64 = 19;
    pub const TRANSLATE: u64 = 20;
    pub const SCALE_AND_TRANSLATE: u64 = 21;
    pub const TRANSFORM_INDEX: u64 = 23;
    pub const METRIC_TABLE: u64 = 24;
    pub const METRIC: u64 = 25;
    pub const METRIC_INDEX: u64 = 26;
    pub const MANTISSA: u64 = 27;
    pub const PERSISTENT_FORMAT: u64 = 28;
    pub const LAST: u64 = 31;
    /// From here on the number stands for a GUID.
    pub const GUIDS: u64 = 50;
}

/// Drawing attributes, by the numbers their GUIDs have.
mod attribute {
    pub const PEN_STYLE: u64 = 67;
    pub const COLOR: u64 = 68;
    pub const WIDTH: u64 = 69;
    pub const HEIGHT: u64 = 70;
    pub const TIP: u64 = 71;
    pub const FLAGS: u64 = 72;
    pub const TRANSPARENCY: u64 = 80;
    pub const CURVE_ERROR: u64 = 81;
    pub const RASTER_OPERATION: u64 = 87;
    /// The operation that makes a pen a marker: what lies below shines through.
    pub const MASK_PEN: u64 = 9;
}

/// How a stroke looks.
#[derive(Clone, Copy, Debug)]
struct Pen {
    width: u32,
    color: [u8; 4],
}

impl Default for Pen {
    fn default() -> Self {
        Self {
            width: PLAIN_WIDTH,
            color: [0, 0, 0, 255],
        }
    }
}

/// From the numbers of a stroke to 1/100 mm: `x' = xx·x + yx·y + dx`, `y' = xy·x + yy·y + dy`.
#[derive(Clone, Copy, Debug)]
struct Transform {
    xx: f32,
    xy: f32,
    yx: f32,
    yy: f32,
    dx: f32,
    dy: f32,
}

impl Default for Transform {
    fn default() -> Self {
        Self {
            xx: 1.0,
            xy: 0.0,
            yx: 0.0,
            yy: 1.0,
            dx: 0.0,
            dy: 0.0,
        }
    }
}

impl Transform {
    fn pixels(&self, x: i64, y: i64) -> Point {
        let (x, y) = (x as f32, y as f32);
        Point {
            x: (self.xx * x + self.yx * y + self.dx) * PIXELS,
            y: (self.xy * x + self.yy * y + self.dy) * PIXELS,
        }
    }
}

#[derive(Debug, Default)]
struct Decoder<'a> {
    reader: Reader<'a>,
    pens: Vec<Pen>,
    transforms: Vec<Transform>,
    /// Of each description of strokes, whether they have an x and a y.
    described: Vec<bool>,
    pen: usize,
    transform: usize,
    description: usize,
    points: usize,
    ink: Ink,
}

impl<'a> Decoder<'a> {
    /// Takes in one block. `None` at the end, and where nothing can be made of what follows.
    fn block(&mut self) -> Option<()> {
        let tag = self.reader.number()?;
        match tag {
            tag::INK_SPACE => {
                for _ in 0..4 {
                    self.reader.signed()?;
                }
            }
            tag::ATTRIBUTES_TABLE => {
                let mut table = self.reader.sized()?;
                while let Some(block) = table.sized() {
                    keep(&mut self.pens, pen(block));
                }
            }
            tag::ATTRIBUTES => {
                let block = self.reader.sized()?;
                keep(&mut self.pens, pen(block));
            }
            tag::DESCRIPTOR_TABLE => {
                let mut table = self.reader.sized()?;
                while let Some(block) = table.sized() {
                    keep(&mut self.described, has_both(block));
                }
            }
            tag::DESCRIPTOR => {
                let block = self.reader.sized()?;
                keep(&mut self.described, has_both(block));
            }
            tag::TRANSFORM_TABLE => {
                let mut table = self.reader.sized()?;
                while let Some(tag) = table.number() {
                    let Some(transform) = transform(tag, &mut table) else {
                        break;
                    };
                    keep(&mut self.transforms, transform);
                }
            }
            tag::TRANSFORM..=tag::SCALE_AND_TRANSLATE => {
                let transform = transform(tag, &mut self.reader)?;
                keep(&mut self.transforms, transform);
            }
            tag::ATTRIBUTES_INDEX => self.pen = self.reader.size()?,
            tag::TRANSFORM_INDEX => self.transform = self.reader.size()?,
            tag::DESCRIPTOR_INDEX => self.description = self.reader.size()?,
            tag::METRIC_INDEX => {
                self.reader.number()?;
            }
            tag::STROKE => {
                let block = self.reader.sized()?;
                self.stroke(block)?;
            }
            tag::GUID_TABLE
            | tag::COMPRESSION_HEADER
            | tag::METRIC_TABLE
            | tag::METRIC
            | tag::PERSISTENT_FORMAT..=tag::LAST => {
                self.reader.sized()?;
            }
            tag::GUIDS.. => property(&mut self.reader)?,
            _ => return None,
        }
        Some(())
    }

    fn stroke(&mut self, mut block: Reader<'a>) -> Option<()> {
        let count = block.size()?;
        if self.described.get(self.description) == Some(&false) {
            return Some(());
        }
        self.points = self.points.checked_add(count)?;
        // Each point takes at least a bit: what a count claims beyond that is a lie.
        if count == 0 || self.points > MAX_POINTS || count > block.left().checked_mul(8)? {
            return None;
        }
        let xs = packed::numbers(&mut block, count)?;
        let ys = packed::numbers(&mut block, count)?;
        let pen = self.pens.get(self.pen).copied().unwrap_or_default();
        let transform = self.transforms.get(self.transform);
        let transform = transform.copied().unwrap_or_default();
        let points = xs.into_iter().zip(ys);
        self.ink.strokes.push(Stroke {
            points: points.map(|(x, y)| transform.pixels(x, y)).collect(),
            width: pen.width as f32 * PIXELS,
            color: pen.color,
        });
        Some(())
    }
}

fn keep<T>(table: &mut Vec<T>, entry: T) {
    if table.len() < MAX_TABLE {
        table.push(entry);
    }
}

/// What a block of drawing attributes says; from where it cannot be read on, the usual.
fn pen(mut block: Reader<'_>) -> Pen {
    let mut pen = Pen::default();
    while attribute(&mut block, &mut pen).is_some() {}
    pen
}

fn attribute(block: &mut Reader<'_>, pen: &mut Pen) -> Option<()> {
    let id = block.number()?;
    match id {
        attribute::COLOR => {
            // As Windows writes colours: red is the lowest byte.
            let [r, g, b, ..] = block.number()?.to_le_bytes();
            let [_, _, _, alpha] = pen.color;
            pen.color = [r, g, b, alpha];
        }
        attribute::WIDTH => pen.width = u32::try_from(block.number()?).ok()?,
        attribute::TRANSPARENCY => {
            let clear = u8::try_from(block.number()?).unwrap_or(u8::MAX);
            let [r, g, b, _] = pen.color;
            pen.color = [r, g, b, u8::MAX - clear];
        }
        attribute::RASTER_OPERATION => {
            if block.number()? == attribute::MASK_PEN {
                let [r, g, b, alpha] = pen.color;
                pen.color = [r, g, b, alpha.min(128)];
            }
        }
        attribute::PEN_STYLE
        | attribute::HEIGHT
        | attribute::TIP
        | attribute::FLAGS
        | attribute::CURVE_ERROR => {
            block.number()?;
        }
        tag::MANTISSA | tag::GUIDS.. => property(block)?,
        _ => return None,
    }
    Some(())
}

/// Passes over a property: the size does not count the byte that says how it is packed.
fn property(reader: &mut Reader<'_>) -> Option<()> {
    let size = reader.size()?;
    reader.take(size.checked_add(1)?)?;
    Some(())
}

/// Whether strokes described so have both coordinates.
fn has_both(mut block: Reader<'_>) -> bool {
    while let Some(tag) = block.number() {
        if tag == tag::NO_X || tag == tag::NO_Y {
            return false;
        }
        if tag < tag::GUIDS {
            // Buttons and properties follow.
            break;
        }
    }
    true
}

fn transform(tag: u64, reader: &mut Reader<'_>) -> Option<Transform> {
    let mut transform = Transform::default();
    match tag {
        tag::TRANSFORM => {
            transform.xx = reader.float()?;
            transform.xy = reader.float()?;
            transform.yx = reader.float()?;
            transform.yy = reader.float()?;
            transform.dx = reader.float()?;
            transform.dy = reader.float()?;
        }
        tag::SCALE => {
            transform.xx = reader.float()?;
            transform.yy = transform.xx;
        }
        tag::ROTATE => {
            // In hundredths of a degree.
            let angle = (reader.number()? as f32 / 100.0).to_radians();
            transform.xx = angle.cos();
            transform.xy = angle.sin();
            transform.yx = -angle.sin();
            transform.yy = angle.cos();
        }
        tag::SCALE_BOTH | tag::SCALE_AND_TRANSLATE => {
            transform.xx = reader.float()?;
            transform.yy = reader.float()?;
            if tag == tag::SCALE_AND_TRANSLATE {
                transform.dx = reader.float()?;
                transform.dy = reader.float()?;
            }
        }
        tag::TRANSLATE => {
            transform.dx = reader.float()?;
            transform.dy = reader.float()?;
        }
        _ => return None,
    }
    Some(transform)
}

#[cfg(test)]
mod tests;
