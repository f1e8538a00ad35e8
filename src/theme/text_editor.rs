//! Fields of several lines.

use iced::widget::text_editor::{Catalog, Status, Style, StyleFn};
use iced::{Background, Border, Color};

use super::{RADIUS, Theme};

impl Catalog for Theme {
    type Class<'a> = StyleFn<'a, Self>;

    fn default<'a>() -> Self::Class<'a> {
        Box::new(field)
    }

    fn style(&self, class: &Self::Class<'_>, status: Status) -> Style {
        class(self, status)
    }
}

/// A field.
pub fn field(theme: &Theme, status: Status) -> Style {
    let colors = theme.colors();
    Style {
        background: Background::Color(colors.pane),
        border: Border {
            color: match status {
                Status::Focused { .. } => colors.accent,
                Status::Active | Status::Hovered | Status::Disabled => colors.line,
            },
            width: 1.0,
            radius: RADIUS.into(),
        },
        placeholder: colors.dim,
        value: colors.text,
        selection: colors.selected,
    }
}

/// A field without a frame, inside a pane that has one.
pub fn bare(theme: &Theme, status: Status) -> Style {
    let mut style = field(theme, status);
    style.background = Background::Color(Color::TRANSPARENT);
    style.border.width = 0.0;
    style
}
