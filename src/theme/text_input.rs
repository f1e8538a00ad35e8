//! Fields of one line.

use iced::widget::text_input::{Catalog, Status, Style, StyleFn};
use iced::{Background, Border};

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
        background: Background::Color(if status == Status::Disabled {
            colors.band
        } else {
            colors.pane
        }),
        border: Border {
            color: match status {
                Status::Active | Status::Disabled => colors.line,
                Status::Hovered => colors.frame,
                Status::Focused { .. } => colors.accent,
            },
            width: 1.0,
            radius: RADIUS.into(),
        },
        icon: colors.dim,
        placeholder: colors.dim,
        value: colors.text,
        selection: colors.selected,
    }
}

/// A field that holds what cannot be used.
pub fn wrong(theme: &Theme, status: Status) -> Style {
    let mut style = field(theme, status);
    style.border.color = theme.colors().danger;
    style
}

/// The search field, with round ends.
pub fn search(theme: &Theme, status: Status) -> Style {
    let mut style = field(theme, status);
    style.border.radius = 11.0.into();
    style
}
