//! How much is done.

use iced::widget::progress_bar::{Catalog, Style, StyleFn};
use iced::{Background, Border};

use super::{RADIUS, Theme};

impl Catalog for Theme {
    type Class<'a> = StyleFn<'a, Self>;

    fn default<'a>() -> Self::Class<'a> {
        Box::new(standard)
    }

    fn style(&self, class: &Self::Class<'_>) -> Style {
        class(self)
    }
}

fn standard(theme: &Theme) -> Style {
    let colors = theme.colors();
    Style {
        background: Background::Color(colors.band),
        bar: Background::Color(colors.accent),
        border: Border {
            color: colors.line,
            width: 1.0,
            radius: RADIUS.into(),
        },
    }
}
