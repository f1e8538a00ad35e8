//! Check boxes.

use iced::widget::checkbox::{Catalog, Status, Style, StyleFn};
use iced::{Background, Border};

use super::Theme;

impl Catalog for Theme {
    type Class<'a> = StyleFn<'a, Self>;

    fn default<'a>() -> Self::Class<'a> {
        Box::new(standard)
    }

    fn style(&self, class: &Self::Class<'_>, status: Status) -> Style {
        class(self, status)
    }
}

fn standard(theme: &Theme, status: Status) -> Style {
    let colors = theme.colors();
    let (hovered, disabled) = match status {
        Status::Active { .. } => (false, false),
        Status::Hovered { .. } => (true, false),
        Status::Disabled { .. } => (false, true),
    };
    Style {
        background: Background::Color(if disabled { colors.band } else { colors.pane }),
        icon_color: colors.accent,
        border: Border {
            color: if hovered { colors.accent } else { colors.frame },
            width: 1.0,
            radius: 3.0.into(),
        },
        text_color: Some(if disabled { colors.dim } else { colors.text }),
    }
}
