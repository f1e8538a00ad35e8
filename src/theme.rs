//! How things look: colours as data, one catalog file a widget.

pub mod button;
pub mod checkbox;
pub mod container;
pub mod float;
pub mod progress_bar;
pub mod rule;
mod scheme;
pub mod scrollable;
pub mod slider;
pub mod text;
pub mod text_editor;
pub mod text_input;

use std::sync::{Arc, OnceLock};

use iced::advanced::svg::Handle;
use iced::gradient::Linear;
use iced::theme::{Base, Mode, Style};
use iced::{Background, Color, Degrees};
use msnp::api::Status;
use serde::Deserialize;

use crate::assets;
use crate::widget::contrast::READABLE;

pub use scheme::Scheme;

/// Corner radius of fields and buttons, logical pixels.
pub const RADIUS: f32 = 4.0;

/// The themes that come with the program, as settings name them, and their files.
const FILES: [(&str, &str); 4] = [
    ("classic", include_str!("../resources/themes/classic.toml")),
    ("live", include_str!("../resources/themes/live.toml")),
    ("night", include_str!("../resources/themes/night.toml")),
    (
        "contrast",
        include_str!("../resources/themes/contrast.toml"),
    ),
];

/// What settings say for the light or dark theme that the desktop asks for.
pub const SYSTEM: &str = "system";

/// How a desktop wants programs to look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Desktop {
    pub mode: Mode,
    /// More contrast than usual.
    pub more_contrast: bool,
}

impl Desktop {
    /// One that chooses the theme that settings name so.
    pub fn that_chooses(theme: &str) -> Self {
        let all = [Mode::None, Mode::Dark].into_iter().flat_map(|mode| {
            [false, true].map(|more_contrast| Self {
                mode,
                more_contrast,
            })
        });
        let mut so = all.filter(|desktop| Theme::chosen(SYSTEM, *desktop).key() == theme);
        so.next().unwrap_or_default()
    }
}

/// A theme: a name and colours, read from TOML.
#[derive(Clone, Debug)]
pub struct Theme {
    data: Arc<Data>,
    /// Its place among [`FILES`].
    place: usize,
    ground: Ground,
}

/// What fills a window behind everything. It is the one thing that tiny-skia fills no further than it must: a box as large
/// as the window is filled whole for each line in it that changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ground {
    #[default]
    Window,
    /// That of a list.
    Pane,
    /// That behind panes.
    Backdrop,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    name: String,
    dark: bool,
    /// The contrast that every text has at least.
    #[serde(default = "usual_contrast")]
    least_contrast: f32,
    /// The drawing behind headers.
    scene: Option<String>,
    /// The same, in the colours of an account.
    #[serde(skip)]
    drawing: Option<Handle>,
    /// Whether pictures are framed in the colour of the status of who they show.
    #[serde(default)]
    status_frames: bool,
    colors: Colors,
}

/// The colours of a theme; what each is for stands in `resources/themes/classic.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Colors {
    #[serde(deserialize_with = "color")]
    pub window: Color,
    #[serde(deserialize_with = "color")]
    pub pane: Color,
    #[serde(deserialize_with = "color")]
    pub text: Color,
    #[serde(deserialize_with = "color")]
    pub dim: Color,
    #[serde(deserialize_with = "color")]
    pub accent: Color,
    #[serde(deserialize_with = "color")]
    pub heading: Color,
    #[serde(deserialize_with = "color")]
    pub head_top: Color,
    #[serde(deserialize_with = "color")]
    pub head_bottom: Color,
    #[serde(deserialize_with = "color")]
    pub head_dim: Color,
    #[serde(deserialize_with = "color")]
    pub band: Color,
    #[serde(deserialize_with = "color")]
    pub line: Color,
    #[serde(deserialize_with = "color")]
    pub hover: Color,
    #[serde(deserialize_with = "color")]
    pub selected: Color,
    #[serde(deserialize_with = "color")]
    pub button_top: Color,
    #[serde(deserialize_with = "color")]
    pub button_bottom: Color,
    #[serde(deserialize_with = "color")]
    pub frame: Color,
    #[serde(deserialize_with = "color")]
    pub picture_mat: Color,
    #[serde(deserialize_with = "color")]
    pub info: Color,
    #[serde(deserialize_with = "color")]
    pub info_line: Color,
    #[serde(deserialize_with = "color")]
    pub info_text: Color,
    #[serde(deserialize_with = "color")]
    pub danger: Color,
    #[serde(deserialize_with = "color")]
    pub online: Color,
    #[serde(deserialize_with = "color")]
    pub away: Color,
    #[serde(deserialize_with = "color")]
    pub busy: Color,
    #[serde(deserialize_with = "color")]
    pub offline: Color,
    #[serde(deserialize_with = "color")]
    pub scrollbar: Color,
}

impl Theme {
    /// The theme after version 7.5.
    pub fn classic() -> Self {
        Self::at(0)
    }

    /// The dark theme.
    pub fn night() -> Self {
        Self::at(2)
    }

    /// The theme of high contrast.
    pub fn contrast() -> Self {
        Self::at(3)
    }

    /// The theme that settings name so.
    pub fn named(name: &str) -> Option<Self> {
        let place = FILES.iter().position(|(known, _)| *known == name)?;
        Some(Self::at(place))
    }

    /// The theme for a setting, on a desktop that is so: a name that is not known is as [`SYSTEM`].
    pub fn chosen(setting: &str, desktop: Desktop) -> Self {
        Self::named(setting).unwrap_or_else(|| match desktop.mode {
            // There is one for both, and it is dark.
            _ if desktop.more_contrast => Self::contrast(),
            Mode::Dark => Self::night(),
            Mode::Light | Mode::None => Self::classic(),
        })
    }

    /// What settings call it.
    pub fn key(&self) -> &'static str {
        FILES[self.place].0
    }

    /// Whether the desktop chooses, with this setting.
    pub fn is_left_to_desktop(setting: &str) -> bool {
        Self::named(setting).is_none()
    }

    /// What settings call the themes.
    pub fn names() -> impl Iterator<Item = &'static str> {
        FILES.iter().map(|(name, _)| *name)
    }

    fn at(place: usize) -> Self {
        Self::in_scheme(place, Scheme::Theme)
    }

    fn in_scheme(place: usize, scheme: Scheme) -> Self {
        type Schemes = [Arc<Data>; Scheme::ALL.len()];
        static READ: OnceLock<[Schemes; FILES.len()]> = OnceLock::new();
        let read = READ.get_or_init(|| {
            FILES.map(|(name, text)| match toml::from_str::<Data>(text) {
                Ok(data) => Scheme::ALL.map(|scheme| Arc::new(data.tinted(scheme))),
                // The files are part of the program; a test reads them.
                Err(error) => unreachable!("resources/themes/{name}.toml: {error}"),
            })
        });
        Self {
            // Places come from the tables alone.
            data: Arc::clone(&read[place][scheme.place()]),
            place,
            ground: Ground::default(),
        }
    }

    /// The same theme in the colours of an account.
    pub fn tinted(&self, scheme: Scheme) -> Self {
        Self {
            ground: self.ground,
            ..Self::in_scheme(self.place, scheme)
        }
    }

    /// The colour that marks what belongs to an account with this scheme.
    pub fn mark(&self, scheme: Scheme) -> Color {
        Self::in_scheme(self.place, scheme).colors().accent
    }

    /// The theme for a window with this ground.
    pub fn on(&self, ground: Ground) -> Self {
        Self {
            ground,
            ..self.clone()
        }
    }

    /// The ground of the window.
    pub fn ground(&self) -> Ground {
        self.ground
    }

    pub fn colors(&self) -> &Colors {
        &self.data.colors
    }

    /// The contrast that every text has at least.
    pub fn least_contrast(&self) -> f32 {
        self.data.least_contrast
    }

    pub fn is_dark(&self) -> bool {
        self.data.dark
    }

    /// The name of the drawing behind headers, if there is one.
    pub fn scene(&self) -> Option<&str> {
        self.data.scene.as_deref()
    }

    /// The drawing itself, in the colours of the account.
    pub fn scenery(&self) -> Option<Handle> {
        self.data.drawing.clone()
    }

    /// Whether pictures are framed in the colour of the status of who they show.
    pub fn frames_statuses(&self) -> bool {
        self.data.status_frames
    }

    /// The gradient of headers, top to bottom.
    pub fn header(&self) -> Background {
        let colors = self.colors();
        vertical(colors.head_top, colors.head_bottom)
    }

    /// The colour of someone's figure and picture frame.
    pub fn status(&self, status: Status) -> Color {
        let colors = self.colors();
        match status {
            Status::Online => colors.online,
            Status::Busy | Status::Phone => colors.busy,
            Status::Away | Status::Idle | Status::Brb | Status::Lunch => colors.away,
            Status::Hidden | Status::Offline => colors.offline,
        }
    }
}

impl Data {
    /// The theme in the colours of an account.
    fn tinted(&self, scheme: Scheme) -> Self {
        let drawing = self.scene.as_deref().map(|scene| match scheme {
            Scheme::Theme => assets::drawing(scene),
            scheme => Handle::from_memory(
                assets::recolored(scene, |color| scheme.shift(color)).into_bytes(),
            ),
        });
        Self {
            colors: scheme.tint(&self.colors, self.least_contrast),
            drawing,
            ..self.clone()
        }
    }
}

impl Default for Theme {
    fn default() -> Self {
        Self::classic()
    }
}

impl Base for Theme {
    fn default(_preference: Mode) -> Self {
        Self::classic()
    }

    fn mode(&self) -> Mode {
        if self.data.dark {
            Mode::Dark
        } else {
            Mode::Light
        }
    }

    fn base(&self) -> Style {
        let colors = self.colors();
        Style {
            background_color: match self.ground {
                Ground::Window => colors.window,
                Ground::Pane => colors.pane,
                Ground::Backdrop => colors.head_bottom,
            },
            text_color: colors.text,
        }
    }

    fn palette(&self) -> Option<iced::theme::Palette> {
        None
    }

    fn name(&self) -> &str {
        &self.data.name
    }
}

/// A gradient from `top` to `bottom`.
fn vertical(top: Color, bottom: Color) -> Background {
    Linear::new(Degrees(180.0))
        .add_stop(0.0, top)
        .add_stop(1.0, bottom)
        .into()
}

fn usual_contrast() -> f32 {
    READABLE
}

fn color<'de, D: serde::Deserializer<'de>>(input: D) -> Result<Color, D::Error> {
    let color = msnp::api::Color::deserialize(input)?;
    Ok(Color::from_rgb8(color.r, color.g, color.b))
}

#[cfg(test)]
mod tests {
    use iced::advanced::svg::Data;

    use super::*;
    use crate::widget::contrast::contrast;

    /// Each theme in the colours of each account.
    fn all() -> impl Iterator<Item = Theme> {
        let themes = Theme::names().filter_map(Theme::named);
        themes.flat_map(|theme| Scheme::ALL.map(|scheme| theme.tinted(scheme)))
    }

    /// Fails where one of the colours cannot be read on one of the grounds.
    fn readable(theme: &Theme, what: &str, colors: &[Color], grounds: &[Color]) {
        for color in colors {
            for ground in grounds {
                let ratio = contrast(*color, *ground);
                let least = theme.data.least_contrast;
                let theme = theme.name();
                assert!(
                    ratio >= least,
                    "{theme}: {what} {color:?} on {ground:?}: {ratio:.2}"
                );
            }
        }
    }

    #[test]
    fn text_can_be_read_wherever_it_stands() {
        assert_eq!(all().count(), 4 * Scheme::ALL.len());
        for theme in all() {
            let c = theme.colors();
            let head = [c.head_top, c.head_bottom];
            let plain = [c.window, c.pane, c.band, c.hover, c.selected];
            let button = [c.button_top, c.button_bottom];
            readable(&theme, "text", &[c.text], &plain);
            readable(
                &theme,
                "text in a header",
                &[c.text, c.head_dim, c.heading],
                &head,
            );
            readable(&theme, "dim", &[c.dim], &plain);
            readable(&theme, "dim on the backdrop", &[c.dim], &[c.head_bottom]);
            readable(&theme, "on a button", &[c.accent, c.text], &button);
            readable(&theme, "accent", &[c.accent], &plain);
            readable(&theme, "accent in a header", &[c.accent], &head);
            readable(&theme, "heading", &[c.heading], &[c.window, c.pane]);
            readable(&theme, "danger", &[c.danger], &[c.window, c.pane, c.band]);
            readable(&theme, "info", &[c.info_text], &[c.info]);
            // The line of an account stands in a window of the theme.
            let base = theme.tinted(Scheme::Theme);
            let base = base.colors();
            readable(&theme, "in a line", &[base.text, base.head_dim], &head);
            readable(
                &theme,
                "a mark",
                &[c.accent],
                &[base.pane, base.hover, base.selected],
            );
        }
    }

    #[test]
    fn text_can_be_read_on_every_part_of_a_scene() {
        let mut scenes = 0;
        for theme in all() {
            let Some(scene) = theme.scenery() else {
                continue;
            };
            scenes += 1;
            let Data::Bytes(drawing) = scene.data() else {
                panic!("it is in memory")
            };
            let picture = assets::render(drawing, 128).expect("the scene is there");
            let mut darkest_and_lightest = (Color::WHITE, Color::BLACK);
            for pixel in picture.rgba().chunks_exact(4) {
                // The drawing is wider than high, and the picture square.
                if pixel[3] < 255 {
                    continue;
                }
                let color = Color::from_rgb8(pixel[0], pixel[1], pixel[2]);
                let light = |color: Color| contrast(color, Color::BLACK);
                if light(color) < light(darkest_and_lightest.0) {
                    darkest_and_lightest.0 = color;
                }
                if light(color) > light(darkest_and_lightest.1) {
                    darkest_and_lightest.1 = color;
                }
            }
            let (darkest, lightest) = darkest_and_lightest;
            let c = theme.colors();
            readable(
                &theme,
                "on the scene",
                &[c.text, c.head_dim],
                &[darkest, lightest],
            );
        }
        assert_eq!(scenes, Scheme::ALL.len(), "one theme has a scene");
    }

    #[test]
    fn texts_and_figures_of_the_theme_of_high_contrast_stand_out_further() {
        let theme = Theme::contrast();
        assert_eq!(theme.data.least_contrast, 7.0);
        assert!(theme.scene().is_none(), "nothing is behind texts");
        let c = theme.colors();
        let figures = [c.online, c.away, c.busy, c.offline];
        readable(&theme, "a figure", &figures, &[c.pane, c.window]);
        let lines = [c.line, c.frame, c.scrollbar, c.info_line];
        readable(&theme, "a line", &lines, &[c.pane, c.window]);
    }

    #[test]
    fn what_the_desktop_chose_is_chosen_again_before_it_is_asked() {
        for theme in ["classic", "night", "contrast"] {
            let desktop = Desktop::that_chooses(theme);
            assert_eq!(Theme::chosen(SYSTEM, desktop).key(), theme);
        }
        for theme in ["live", "of another version"] {
            assert_eq!(Desktop::that_chooses(theme), Desktop::default());
        }
    }

    #[test]
    fn the_desktop_chooses_where_the_settings_do_not() {
        let chosen = |setting, mode, more_contrast| {
            let desktop = Desktop {
                mode,
                more_contrast,
            };
            Theme::chosen(setting, desktop).name().to_owned()
        };
        let name = |setting, mode| chosen(setting, mode, false);
        assert_eq!(name(SYSTEM, Mode::None), "Classic");
        assert_eq!(name(SYSTEM, Mode::Light), "Classic");
        assert_eq!(name(SYSTEM, Mode::Dark), "Night");
        assert_eq!(name("live", Mode::Dark), "Live");
        assert_eq!(name("of another version", Mode::Dark), "Night");
        assert_eq!(Theme::night().mode(), Mode::Dark);
        for mode in [Mode::None, Mode::Light, Mode::Dark] {
            assert_eq!(chosen(SYSTEM, mode, true), "High contrast");
            assert_eq!(chosen("classic", mode, true), "Classic");
        }
    }
}
