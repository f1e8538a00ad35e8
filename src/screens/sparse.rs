//! Pictures of 256 colours, as small files as pictures that are kept with the sources have to be.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufReader, BufWriter};
use std::path::Path;

use image::{Rgb, RgbImage};

/// So many colours are those that most pixels have; the rest of the 256 are as far from these as any.
const COMMON: usize = 192;
const COLORS: usize = 256;

/// Processors round differently: a colour may be so much further off than the nearest one.
const SLACK: u32 = 2;

/// A picture of few colours.
#[derive(Debug, PartialEq)]
pub struct Sparse {
    size: (u32, u32),
    colors: Vec<Rgb<u8>>,
    /// The place of each pixel's colour, line by line.
    pixels: Vec<u8>,
}

impl Sparse {
    /// The picture, with the colours of others for those beyond the first 256.
    pub fn of(picture: &RgbImage) -> Self {
        let mut counts: HashMap<Rgb<u8>, u32> = HashMap::new();
        for pixel in picture.pixels() {
            *counts.entry(*pixel).or_default() += 1;
        }
        let mut all: Vec<_> = counts.into_iter().collect();
        all.sort_unstable_by_key(|(color, count)| (u32::MAX - count, color.0));
        let all: Vec<Rgb<u8>> = all.into_iter().map(|(color, _)| color).collect();
        let colors = palette(&all);
        let places: HashMap<Rgb<u8>, u8> = all
            .into_iter()
            .map(|color| (color, nearest(&colors, color).0))
            .collect();
        Self {
            size: picture.dimensions(),
            pixels: picture.pixels().map(|pixel| places[pixel]).collect(),
            colors,
        }
    }

    pub fn size(&self) -> (u32, u32) {
        self.size
    }

    /// Which pixels of a picture of the same size have another colour here than the one that stands for theirs.
    pub fn differing(&self, picture: &RgbImage) -> Vec<bool> {
        let mut known: HashMap<(Rgb<u8>, u8), bool> = HashMap::new();
        let pixels = picture.pixels().zip(&self.pixels);
        let differs = |(pixel, place): (&Rgb<u8>, &u8)| {
            *known.entry((*pixel, *place)).or_insert_with(|| {
                let here = distance(self.colors[usize::from(*place)], *pixel);
                here > SLACK && here > nearest(&self.colors, *pixel).1 + SLACK
            })
        };
        pixels.map(differs).collect()
    }

    pub fn read(path: &Path) -> Result<Self, String> {
        let file = File::open(path).map_err(|error| error.to_string())?;
        let mut decoder = png::Decoder::new(BufReader::new(file));
        decoder.set_transformations(png::Transformations::IDENTITY);
        let mut reader = decoder.read_info().map_err(|error| error.to_string())?;
        let info = reader.info();
        let (size, palette) = (info.size(), info.palette.as_deref().unwrap_or_default());
        let colors: Vec<_> = palette
            .chunks_exact(3)
            .map(|rgb| Rgb([rgb[0], rgb[1], rgb[2]]))
            .collect();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap_or_default()];
        let read = reader.next_frame(&mut pixels);
        read.map_err(|error| error.to_string())?;
        let (width, height) = size;
        let whole = pixels.len() == width as usize * height as usize;
        if !whole || pixels.iter().any(|at| usize::from(*at) >= colors.len()) {
            return Err("it is no picture of 256 colours".to_owned());
        }
        Ok(Self {
            size,
            colors,
            pixels,
        })
    }

    pub fn write(&self, path: &Path) {
        let folder = path.parent().expect("it is in a folder");
        std::fs::create_dir_all(folder).expect("a folder");
        let file = BufWriter::new(File::create(path).expect("a file"));
        let mut encoder = png::Encoder::new(file, self.size.0, self.size.1);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Eight);
        let palette: Vec<u8> = self.colors.iter().flat_map(|color| color.0).collect();
        encoder.set_palette(palette);
        encoder.set_compression(png::Compression::High);
        encoder.set_filter(png::Filter::NoFilter);
        let mut writer = encoder.write_header().expect("it is written");
        writer
            .write_image_data(&self.pixels)
            .expect("it is written");
        writer.finish().expect("it is written");
    }
}

/// The colours that stand for all of these, of which the first are the most common.
fn palette(all: &[Rgb<u8>]) -> Vec<Rgb<u8>> {
    let (common, rare) = all.split_at(all.len().min(COMMON));
    let mut palette = common.to_vec();
    let mut rare: Vec<_> = rare
        .iter()
        .map(|color| (nearest(common, *color).1, *color))
        .collect();
    while palette.len() < COLORS {
        let furthest = rare.iter().max_by_key(|(far, color)| (*far, color.0));
        let Some((1.., next)) = furthest.copied() else {
            break;
        };
        palette.push(next);
        for (far, color) in &mut rare {
            *far = distance(next, *color).min(*far);
        }
    }
    palette
}

/// The place of the colour that comes nearest to another, and how far it is.
fn nearest(colors: &[Rgb<u8>], wanted: Rgb<u8>) -> (u8, u32) {
    let mut found = (0, u32::MAX);
    for (place, color) in (0..=u8::MAX).zip(colors) {
        let far = distance(*color, wanted);
        if far < found.1 {
            found = (place, far);
        }
    }
    found
}

fn distance(one: Rgb<u8>, other: Rgb<u8>) -> u32 {
    let ([r, g, b], [red, green, blue]) = (one.0, other.0);
    let furthest = r.abs_diff(red).max(g.abs_diff(green));
    u32::from(furthest.max(b.abs_diff(blue)))
}

#[test]
fn a_picture_of_many_colours_is_kept_nearly_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("picture.png");
    let mut picture = RgbImage::from_fn(64, 40, |x, y| Rgb([(x * 4) as u8, (y * 6) as u8, 0]));
    picture.put_pixel(9, 9, Rgb([0, 0, 255]));
    let sparse = Sparse::of(&picture);
    assert_eq!(sparse.colors.len(), COLORS);
    sparse.write(&path);
    assert_eq!(Sparse::read(&path), Ok(sparse));
    let kept = Sparse::read(&path).expect("it was written");
    let (_, far) = nearest(&kept.colors, Rgb([0, 0, 255]));
    assert_eq!(far, 0, "no colour is lost for being rare");
    assert!(kept.differing(&picture).iter().all(|differs| !differs));
    picture.put_pixel(3, 3, Rgb([200, 0, 0]));
    picture.put_pixel(9, 9, Rgb([0, 0, 0]));
    let differing = kept.differing(&picture).into_iter().enumerate();
    let places: Vec<_> = differing
        .filter_map(|(at, differs)| differs.then_some((at % 64, at / 64)))
        .collect();
    assert_eq!(places, [(3, 3), (9, 9)]);
}
