//! Boxes.

use iced::widget::container::{Catalog, Style, StyleFn};
use iced::{Background, Border, Color};
use msnp::api::Status;

use super::{Ground, RADIUS, Scheme, Theme};

impl Catalog for Theme {
    type Class<'a> = StyleFn<'a, Self>;

    fn default<'a>() -> Self::Class<'a> {
        Box::new(|_| Style::default())
    }

    fn style(&self, class: &Self::Class<'_>) -> Style {
        class(self)
    }
}

/// The gradient across the top of a window.
pub fn header(theme: &Theme) -> Style {
    Style {
        background: Some(theme.header()),
        ..Style::default()
    }
}

/// The gradient of a header over the scene of the theme; nothing where there is one.
pub fn scenic(theme: &Theme) -> Style {
    match theme.scene() {
        Some(_) => Style::default(),
        None => header(theme),
    }
}

/// The line of one of several accounts across the top of a window.
pub fn line_of(theme: &Theme, scheme: Scheme) -> Style {
    header(&theme.tinted(scheme))
}

/// What marks something that belongs to an account.
pub fn mark(theme: &Theme, scheme: Scheme) -> Style {
    Style {
        border: Border {
            radius: 2.0.into(),
            ..Border::default()
        },
        ..filled(theme.mark(scheme))
    }
}

/// A band of tools or of status.
pub fn band(theme: &Theme) -> Style {
    filled(theme.colors().band)
}

/// Behind panes, in the header's lightest colour; nothing where the window has it.
pub fn backdrop(theme: &Theme) -> Style {
    ground(theme, Ground::Backdrop, theme.colors().head_bottom)
}

/// The white of a list that fills its place; nothing where the window has it.
pub fn list(theme: &Theme) -> Style {
    ground(theme, Ground::Pane, theme.colors().pane)
}

fn ground(theme: &Theme, ground: Ground, color: Color) -> Style {
    if theme.ground() == ground {
        Style::default()
    } else {
        filled(color)
    }
}

/// A pane with a line round it.
pub fn pane(theme: &Theme) -> Style {
    let colors = theme.colors();
    Style {
        border: Border {
            color: colors.line,
            width: 1.0,
            radius: 7.0.into(),
        },
        ..filled(colors.pane)
    }
}

/// The bar that says what must be said.
pub fn info(theme: &Theme) -> Style {
    let colors = theme.colors();
    Style {
        text_color: Some(colors.info_text),
        border: Border {
            color: colors.info_line,
            width: 1.0,
            radius: (RADIUS + 1.0).into(),
        },
        ..filled(colors.info)
    }
}

/// The mat and frame round a picture.
pub fn picture(theme: &Theme) -> Style {
    let colors = theme.colors();
    Style {
        border: Border {
            color: colors.frame,
            width: 1.0,
            radius: 6.0.into(),
        },
        ..filled(colors.picture_mat)
    }
}

/// The mat and frame round the picture of somebody with this status; how wide the frame is where it has its colour.
pub fn picture_with(theme: &Theme, status: Status, width: f32) -> Style {
    let mut style = picture(theme);
    if theme.frames_statuses() {
        style.border = Border {
            color: theme.status(status),
            width,
            radius: (width + 4.0).into(),
        };
    }
    style
}

/// Round the one of several pictures that is shown now.
pub fn chosen(theme: &Theme) -> Style {
    let colors = theme.colors();
    Style {
        border: Border {
            color: colors.line,
            width: 1.0,
            radius: (RADIUS + 1.0).into(),
        },
        ..filled(colors.selected)
    }
}

/// A menu or dialog over the window. Without a shadow: tiny-skia draws shadows beyond the part of the window it draws anew,
/// so that each blink of a caret would darken all that lies there.
pub fn floating(theme: &Theme) -> Style {
    let colors = theme.colors();
    Style {
        border: Border {
            color: colors.frame,
            width: 1.0,
            radius: (RADIUS + 1.0).into(),
        },
        ..filled(colors.pane)
    }
}

/// What is not to be used while a dialog is open.
pub fn veil(theme: &Theme) -> Style {
    filled(match theme.is_dark() {
        true => Color::from_rgba(0.0, 0.0, 0.0, 0.45),
        false => Color::from_rgba(0.10, 0.20, 0.30, 0.28),
    })
}

fn filled(color: Color) -> Style {
    Style {
        background: Some(Background::Color(color)),
        ..Style::default()
    }
}
