//! Scroll bars.

use iced::widget::container;
use iced::widget::scrollable::{AutoScroll, Catalog, Rail, Scroller, Status, Style, StyleFn};
use iced::{Background, Border, Shadow};

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
    let hot = match status {
        Status::Active { .. } => false,
        Status::Hovered {
            is_vertical_scrollbar_hovered,
            is_horizontal_scrollbar_hovered,
            ..
        } => is_vertical_scrollbar_hovered || is_horizontal_scrollbar_hovered,
        Status::Dragged { .. } => true,
    };
    let rail = Rail {
        background: None,
        border: Border::default(),
        scroller: Scroller {
            background: Background::Color(if hot { colors.frame } else { colors.scrollbar }),
            border: Border {
                radius: 4.0.into(),
                ..Border::default()
            },
        },
    };
    Style {
        container: container::Style::default(),
        vertical_rail: rail,
        horizontal_rail: rail,
        gap: None,
        auto_scroll: AutoScroll {
            background: Background::Color(colors.pane),
            border: Border {
                color: colors.line,
                width: 1.0,
                radius: 20.0.into(),
            },
            shadow: Shadow::default(),
            icon: colors.accent,
        },
    }
}
