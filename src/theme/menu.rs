//! The menu of a drop-down.

use iced::overlay::menu::{Catalog, Style, StyleFn};
use iced::{Background, Border, Shadow};

use super::{RADIUS, Theme};

impl Catalog for Theme {
    type Class<'a> = StyleFn<'a, Self>;

    fn default<'a>() -> <Self as Catalog>::Class<'a> {
        Box::new(standard)
    }

    fn style(&self, class: &<Self as Catalog>::Class<'_>) -> Style {
        class(self)
    }
}

fn standard(theme: &Theme) -> Style {
    let colors = theme.colors();
    Style {
        background: Background::Color(colors.pane),
        border: Border {
            color: colors.frame,
            width: 1.0,
            radius: RADIUS.into(),
        },
        text_color: colors.text,
        selected_text_color: colors.text,
        selected_background: Background::Color(colors.hover),
        shadow: Shadow::default(),
    }
}
