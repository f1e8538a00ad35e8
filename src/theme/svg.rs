//! Drawings.

use iced::widget::svg::{Catalog, Status, Style, StyleFn};

use super::Theme;

impl Catalog for Theme {
    type Class<'a> = StyleFn<'a, Self>;

    fn default<'a>() -> Self::Class<'a> {
        Box::new(|_, _| Style::default())
    }

    fn style(&self, class: &Self::Class<'_>, status: Status) -> Style {
        class(self, status)
    }
}

/// A symbol in the accent colour.
pub fn accent(theme: &Theme, _status: Status) -> Style {
    Style {
        color: Some(theme.colors().accent),
    }
}
