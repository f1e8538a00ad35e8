//! The drawings, made into handles once: a new handle of the same bytes would defeat iced's cache.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use iced::Color;
use iced::advanced::svg;
use include_dir::{Dir, include_dir};
use msn_media::picture::Picture;
use msnp::api::Status;

pub mod raster;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/resources");

/// The drawing `resources/<path>.svg`: `icons/add`, `icons/status/online`, `emoticons/smile`. An empty drawing where
/// there is none.
pub fn drawing(path: &str) -> svg::Handle {
    static DRAWINGS: OnceLock<BTreeMap<String, svg::Handle>> = OnceLock::new();
    static NONE: OnceLock<svg::Handle> = OnceLock::new();
    DRAWINGS
        .get_or_init(|| {
            let mut drawings = BTreeMap::new();
            collect(&FILES, &mut drawings);
            drawings
        })
        .get(path)
        .or_else(|| {
            tracing::warn!(path, "no such drawing");
            None
        })
        .unwrap_or_else(|| {
            NONE.get_or_init(|| {
                svg::Handle::from_memory(
                    &b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>"[..],
                )
            })
        })
        .clone()
}

/// The drawing `resources/<path>.svg` as a picture `side` pixels square. `None` where there is none. Takes
/// milliseconds.
pub fn rendered(path: &str, side: u32) -> Option<Picture> {
    render(FILES.get_file(format!("{path}.svg"))?.contents(), side)
}

/// A drawing as a picture, as [`rendered`].
pub fn render(source: &[u8], side: u32) -> Option<Picture> {
    Picture::from_rgba(side, side, raster::pixels(source, (side, side), None)?)
}

/// The source of the drawing `resources/<path>.svg` with other colours; nothing where there is none.
pub fn recolored(path: &str, color: impl Fn(Color) -> Color) -> String {
    let file = FILES.get_file(format!("{path}.svg"));
    let source = file
        .and_then(|file| file.contents_utf8())
        .unwrap_or_default();
    let mut parts = source.split("=\"#");
    let mut drawing = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        // Colours are written as six figures.
        let known = part
            .get(..6)
            .and_then(|figures| format!("#{figures}").parse().ok());
        match (known, part.get(6..)) {
            (Some(known), Some(rest)) => {
                let [r, g, b, _] = color(known).into_rgba8();
                drawing.push_str(&format!("=\"#{r:02x}{g:02x}{b:02x}{rest}"));
            }
            _ => {
                drawing.push_str("=\"#");
                drawing.push_str(part);
            }
        }
    }
    drawing
}

/// Somebody's figure.
pub fn figure(status: Status, blocked: bool) -> svg::Handle {
    drawing(figure_path(status, blocked))
}

pub fn figure_path(status: Status, blocked: bool) -> &'static str {
    match status {
        _ if blocked => "icons/status/blocked",
        Status::Online => "icons/status/online",
        Status::Busy => "icons/status/busy",
        Status::Phone => "icons/status/phone",
        Status::Away => "icons/status/away",
        Status::Idle => "icons/status/idle",
        Status::Brb => "icons/status/brb",
        Status::Lunch => "icons/status/lunch",
        Status::Hidden => "icons/status/hidden",
        Status::Offline => "icons/status/offline",
    }
}

fn collect(dir: &'static Dir<'static>, drawings: &mut BTreeMap<String, svg::Handle>) {
    for file in dir.files() {
        if let Some(name) = file.path().to_str().and_then(|p| p.strip_suffix(".svg")) {
            drawings.insert(
                name.replace('\\', "/"),
                svg::Handle::from_memory(file.contents()),
            );
        }
    }
    for dir in dir.dirs() {
        collect(dir, drawings);
    }
}

/// The mark of the program, for the title bar.
pub fn window_icon() -> Option<iced::window::Icon> {
    static PIXELS: OnceLock<Option<iced::window::Icon>> = OnceLock::new();
    PIXELS
        .get_or_init(|| {
            let png = FILES.get_file("icons/papilio-64.png")?.contents();
            let picture = image::load_from_memory_with_format(png, image::ImageFormat::Png)
                .ok()?
                .into_rgba8();
            let (width, height) = picture.dimensions();
            iced::window::icon::from_rgba(picture.into_raw(), width, height).ok()
        })
        .clone()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words;

    #[test]
    fn every_drawing_that_is_named_is_there() {
        for status in words::STATUSES.into_iter().chain([Status::Offline]) {
            for blocked in [false, true] {
                let path = format!("{}.svg", figure_path(status, blocked));
                assert!(FILES.get_file(&path).is_some(), "{path}");
            }
        }
        let sources = crate::i18n::tests::sources();
        let mut named = 0;
        for (file, source) in &sources {
            for folder in ["icons/", "pictures/"] {
                for rest in source.split(&format!("\"{folder}")).skip(1) {
                    let name = rest.split('"').next().unwrap_or_default();
                    if name.is_empty() || name.contains(['{', '.']) {
                        continue;
                    }
                    let path = format!("{folder}{name}.svg");
                    assert!(FILES.get_file(&path).is_some(), "{file}: {path}");
                    named += 1;
                }
            }
        }
        assert!(named > 20, "the sources name drawings");
    }

    #[test]
    fn each_of_the_own_pictures_can_be_sent() {
        let mut files = std::collections::BTreeSet::new();
        for path in crate::portrait::DRAWN {
            let picture = rendered(path, 96).unwrap_or_else(|| panic!("{path}"));
            let opaque = picture.rgba().chunks(4).filter(|p| p[3] == 255).count();
            assert!(
                opaque > 96 * 96 * 9 / 10,
                "{path} fills its square: {opaque}"
            );
            let png = picture.to_png().expect("a PNG");
            assert!(
                png.len() <= msn_media::prepare::DISPLAY_SIZE,
                "{path}: {}",
                png.len()
            );
            assert!(files.insert(png), "{path} is drawn once");
        }
        assert_eq!(files.len(), 24);
    }

    #[test]
    fn the_window_has_an_icon() {
        assert!(window_icon().is_some());
    }
}
