//! How things look: colours as data, one catalog file a widget.

pub mod button;
pub mod checkbox;
pub mod container;
pub mod float;
pub mod menu;
pub mod pick_list;
pub mod progress_bar;
pub mod rule;
pub mod scrollable;
pub mod svg;
pub mod text;
pub mod text_editor;
pub mod text_input;

use std::sync::Arc;

use iced::gradient::Linear;
use iced::theme::{Base, Mode, Style};
use iced::{Background, Color, Degrees};
use msnp::api::Status;
use serde::Deserialize;

/// Corner radius of fields and buttons, logical pixels.
pub const RADIUS: f32 = 4.0;

/// A theme: a name and colours, read from TOML.
#[derive(Clone, Debug)]
pub struct Theme {
    data: Arc<Data>,
    on_pane: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    name: String,
    dark: bool,
    colors: Colors,
}

/// The colours of a theme; what each is for stands in `resources/themes/classic.toml`.
#[derive(Debug, Deserialize)]
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
        let data = toml::from_str(include_str!("../resources/themes/classic.toml"))
            // The file is part of the program; a test reads it.
            .expect("resources/themes/classic.toml is valid");
        Self {
            data: Arc::new(data),
            on_pane: false,
        }
    }

    /// The theme for a window that is a list: the ground of the window is that of the list. It is the one thing that
    /// tiny-skia fills no further than it must; a box as large as the list is filled whole for each row that changes.
    pub fn on_pane(&self) -> Self {
        Self {
            data: Arc::clone(&self.data),
            on_pane: true,
        }
    }

    /// Whether the window has the ground of a list.
    pub fn is_on_pane(&self) -> bool {
        self.on_pane
    }

    pub fn colors(&self) -> &Colors {
        &self.data.colors
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
            background_color: if self.on_pane {
                colors.pane
            } else {
                colors.window
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

fn color<'de, D: serde::Deserializer<'de>>(input: D) -> Result<Color, D::Error> {
    let color = msnp::api::Color::deserialize(input)?;
    Ok(Color::from_rgb8(color.r, color.g, color.b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::widget::contrast::contrast;

    #[test]
    fn text_can_be_read_wherever_it_stands() {
        let theme = Theme::classic();
        let c = theme.colors();
        let text_on_light = [
            c.window,
            c.pane,
            c.band,
            c.hover,
            c.selected,
            c.head_top,
            c.head_bottom,
        ];
        let mut pairs = vec![
            ("info", c.info_text, c.info),
            ("accent on a button", c.accent, c.button_top),
            ("accent on a button", c.accent, c.button_bottom),
            ("accent on the pane", c.accent, c.pane),
            ("accent on the band", c.accent, c.band),
            ("heading", c.heading, c.pane),
            ("danger", c.danger, c.window),
        ];
        for ground in text_on_light {
            pairs.push(("text", c.text, ground));
        }
        for ground in [c.window, c.pane, c.band, c.hover, c.head_bottom] {
            pairs.push(("dim", c.dim, ground));
        }
        for (what, color, ground) in pairs {
            let ratio = contrast(color, ground);
            assert!(ratio >= 4.5, "{what} {color:?} on {ground:?}: {ratio:.2}");
        }
    }
}
