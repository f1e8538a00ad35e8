//! Words.

use iced::widget::text::{Catalog, Style, StyleFn};

use super::Theme;

impl Catalog for Theme {
    type Class<'a> = StyleFn<'a, Self>;

    fn default<'a>() -> Self::Class<'a> {
        Box::new(|_| Style::default())
    }

    fn style(&self, class: &Self::Class<'_>) -> Style {
        class(self)
    }
}

/// What is said beside the point.
pub fn dim(theme: &Theme) -> Style {
    colored(theme.colors().dim)
}

/// A link, an own text.
pub fn accent(theme: &Theme) -> Style {
    colored(theme.colors().accent)
}

/// The name of a group.
pub fn heading(theme: &Theme) -> Style {
    colored(theme.colors().heading)
}

/// What went wrong.
pub fn danger(theme: &Theme) -> Style {
    colored(theme.colors().danger)
}

fn colored(color: iced::Color) -> Style {
    Style { color: Some(color) }
}
