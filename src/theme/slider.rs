//! Sliders.

use iced::widget::slider::{Catalog, Handle, HandleShape, Rail, Status, Style, StyleFn};
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
    Style {
        rail: Rail {
            backgrounds: (
                Background::Color(colors.accent),
                Background::Color(colors.scrollbar),
            ),
            width: 4.0,
            border: Border {
                radius: 2.0.into(),
                ..Border::default()
            },
        },
        handle: Handle {
            shape: HandleShape::Circle { radius: 7.0 },
            background: Background::Color(if status == Status::Active {
                colors.button_bottom
            } else {
                colors.button_top
            }),
            border_width: 1.0,
            border_color: colors.accent,
        },
    }
}
