//! Drop-downs.

use iced::widget::pick_list::{Catalog, Status, Style, StyleFn};
use iced::{Background, Border};

use super::{RADIUS, Theme};

impl Catalog for Theme {
    type Class<'a> = StyleFn<'a, Self>;

    fn default<'a>() -> <Self as Catalog>::Class<'a> {
        Box::new(field)
    }

    fn style(&self, class: &<Self as Catalog>::Class<'_>, status: Status) -> Style {
        class(self, status)
    }
}

/// A drop-down that looks like a field.
pub fn field(theme: &Theme, status: Status) -> Style {
    let colors = theme.colors();
    Style {
        text_color: colors.text,
        placeholder_color: colors.dim,
        handle_color: colors.accent,
        background: Background::Color(colors.pane),
        border: Border {
            color: match status {
                Status::Active => colors.line,
                Status::Hovered => colors.frame,
                Status::Opened { .. } => colors.accent,
            },
            width: 1.0,
            radius: RADIUS.into(),
        },
    }
}
