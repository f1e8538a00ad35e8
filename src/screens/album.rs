//! Pictures of screens, drawn and compared.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use iced::advanced::clipboard;
use iced::advanced::renderer::{Headless as _, Style};
use iced::theme::Base;
use iced::{Event, Size, mouse, window};
use iced_test::runtime::UserInterface;
use iced_test::runtime::user_interface::Cache;
use image::{DynamicImage, Rgb, RgbImage, RgbaImage};

use super::root;
use super::sparse::Sparse;
use crate::samples;
use crate::theme::Theme;
use crate::widget::focus::walker;
use crate::widget::{Element, mirror};

/// Set to draw what is kept anew.
const BLESS: &str = "PAPILIO_BLESS";

/// The pictures of one language and theme.
pub struct Album {
    theme: Theme,
    /// Where they are kept.
    kept: PathBuf,
    /// Where those are put that are not as they were.
    made: PathBuf,
    /// The names of the screens that are drawn; all if there are none.
    only: &'static [&'static str],
    bless: bool,
    seen: BTreeSet<String>,
    wrong: Vec<String>,
}

impl Album {
    pub fn new(folder: &str, theme: Theme, only: &'static [&'static str]) -> Self {
        let made = root().join("target/screens").join(folder);
        // What an earlier run found is no longer so.
        let _ = fs::remove_dir_all(&made);
        Self {
            theme,
            kept: root().join("tests/data/screens").join(folder),
            made,
            only,
            bless: std::env::var_os(BLESS).is_some(),
            seen: BTreeSet::new(),
            wrong: Vec::new(),
        }
    }

    /// The theme the screens are drawn in.
    pub fn theme(&self) -> Theme {
        self.theme.clone()
    }

    /// Draws a screen, a pixel for a logical one, and compares it with the one that is kept.
    pub fn show<'a, Message: 'a>(
        &mut self,
        name: &str,
        size: (f32, f32),
        view: Element<'a, Message>,
    ) {
        self.show_in(&self.theme(), name, size, view);
    }

    /// The same of a window that has a theme of its own.
    pub fn show_in<'a, Message: 'a>(
        &mut self,
        theme: &Theme,
        name: &str,
        size: (f32, f32),
        view: Element<'a, Message>,
    ) {
        if !self.only.is_empty() && !self.only.contains(&name) {
            return;
        }
        let file = format!("{name}.png");
        let drawn = draw(theme, size, view);
        let path = self.kept.join(&file);
        if self.bless {
            Sparse::of(&drawn).write(&path);
        }
        if let Err(words) = compared(&path, &drawn, &self.made) {
            self.wrong.push(format!("{}: {words}", path.display()));
        }
        assert!(self.seen.insert(file), "{name} is drawn once");
    }

    /// All screens were drawn: fails where one is not as it is kept, or one is kept that is no more.
    pub fn close(mut self) {
        assert!(self.seen.len() >= self.only.len(), "{:?}", self.seen);
        for entry in fs::read_dir(&self.kept).into_iter().flatten().flatten() {
            if self.seen.contains(&*entry.file_name().to_string_lossy()) {
                continue;
            }
            let path = entry.path();
            if self.bless {
                fs::remove_file(&path).expect("it is removed");
            } else {
                let words = format!("{}: there is no such screen", path.display());
                self.wrong.push(words);
            }
        }
        assert!(
            self.wrong.is_empty(),
            "{}\nWhat was drawn, and where it differs, is in {}. If it is meant so: {BLESS}=1 cargo test --workspace --bin papilio screens",
            self.wrong.join("\n"),
            self.made.display()
        );
    }
}

fn draw<'a, Message: 'a>(theme: &Theme, size: (f32, f32), view: Element<'a, Message>) -> RgbImage {
    let mut renderer = samples::renderer();
    let logical = Size::new(size.0, size.1);
    let root = walker(mirror(view));
    let mut ui = UserInterface::build(root, logical, Cache::default(), &mut renderer);
    let cursor = mouse::Cursor::Unavailable;
    let frame = Event::Window(window::Event::RedrawRequested(Instant::now()));
    let mut messages = Vec::new();
    let _ = ui.update(
        &[frame],
        cursor,
        &mut renderer,
        &mut clipboard::Null,
        &mut messages,
    );
    let base = theme.base();
    let style = Style {
        text_color: base.text_color,
    };
    ui.draw(&mut renderer, theme, &style, cursor);
    let size = Size::new(size.0 as u32, size.1 as u32);
    let pixels = renderer.screenshot(size, 1.0, base.background_color);
    let drawn = RgbaImage::from_raw(size.width, size.height, pixels).expect("all of its pixels");
    DynamicImage::from(drawn).into_rgb8()
}

/// Why the picture that is kept here is another one, if so; then what was drawn is put there, and where it differs.
fn compared(path: &Path, drawn: &RgbImage, made: &Path) -> Result<(), String> {
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let put = |end: &str, picture: &RgbImage| {
        let made = made.join(format!("{name}{end}.png"));
        Sparse::of(picture).write(&made);
    };
    let kept = Sparse::read(path).and_then(|kept| match (kept.size(), drawn.dimensions()) {
        (was, is) if was != is => Err(format!("it is {is:?} large, and was {was:?}")),
        _ => Ok(kept),
    });
    let kept = kept.inspect_err(|_| put("", drawn))?;
    let differing = kept.differing(drawn);
    let count = differing.iter().filter(|differs| **differs).count();
    if count == 0 {
        return Ok(());
    }
    put("", drawn);
    let mut difference = drawn.clone();
    for (pixel, differs) in difference.pixels_mut().zip(differing) {
        pixel.0 = match differs {
            true => [220, 0, 60],
            // Faint, so that one sees where on the screen it is.
            false => pixel.0.map(|channel| 192 + channel / 4),
        };
    }
    put("-difference", &difference);
    Err(format!("pixels that differ: {count}"))
}

#[test]
fn a_picture_that_is_another_one_is_told_from_the_one_that_is_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, made) = (folder.path().join("kept.png"), folder.path().join("made"));
    let mut picture = RgbImage::from_pixel(6, 4, Rgb([100, 150, 200]));
    let told = |picture: &RgbImage| compared(&path, picture, &made);
    assert!(told(&picture).is_err(), "none is kept");
    picture.put_pixel(0, 0, Rgb([110, 150, 200]));
    Sparse::of(&picture).write(&path);
    assert_eq!(told(&picture), Ok(()));
    picture.put_pixel(1, 1, Rgb([102, 148, 200]));
    assert_eq!(told(&picture), Ok(()), "another processor");
    picture.put_pixel(2, 2, Rgb([110, 150, 200]));
    assert_eq!(told(&picture), Err("pixels that differ: 1".to_owned()));
    assert!(made.join("kept-difference.png").exists());
    let wider = RgbImage::new(7, 4);
    assert!(told(&wider).is_err_and(|words| words.contains("(7, 4)")));
}
