//! Buttons.

use iced::widget::button::{Catalog, Status, Style, StyleFn};
use iced::{Background, Border, Color};

use super::{RADIUS, Theme, vertical};

impl Catalog for Theme {
    type Class<'a> = StyleFn<'a, Self>;

    fn default<'a>() -> Self::Class<'a> {
        Box::new(raised)
    }

    fn style(&self, class: &Self::Class<'_>, status: Status) -> Style {
        class(self, status)
    }
}

/// The button of a dialog: a gradient, words in the accent colour.
pub fn raised(theme: &Theme, status: Status) -> Style {
    let colors = theme.colors();
    let (top, bottom) = match status {
        Status::Pressed => (colors.button_bottom, colors.button_top),
        Status::Hovered => (colors.button_top, colors.selected),
        Status::Active | Status::Disabled => (colors.button_top, colors.button_bottom),
    };
    Style {
        background: Some(vertical(top, bottom)),
        text_color: if status == Status::Disabled {
            colors.dim
        } else {
            colors.accent
        },
        border: Border {
            color: if matches!(status, Status::Hovered | Status::Pressed) {
                colors.frame
            } else {
                colors.line
            },
            width: 1.0,
            radius: (RADIUS + 1.0).into(),
        },
        ..Style::default()
    }
}

/// The button of a drop-down: a gradient, words in the colour of text.
pub fn raised_words(theme: &Theme, status: Status) -> Style {
    Style {
        text_color: theme.colors().text,
        ..raised(theme, status)
    }
}

/// A button in a band: nothing until the pointer is over it.
pub fn flat(theme: &Theme, status: Status) -> Style {
    match status {
        Status::Hovered | Status::Pressed => raised(theme, status),
        Status::Active | Status::Disabled => Style {
            background: None,
            border: Border {
                color: Color::TRANSPARENT,
                width: 1.0,
                radius: (RADIUS + 1.0).into(),
            },
            ..raised(theme, status)
        },
    }
}

/// A button in a band that is on.
pub fn pressed(theme: &Theme, _status: Status) -> Style {
    raised(theme, Status::Pressed)
}

/// The same with words in the colour of text.
pub fn flat_words(theme: &Theme, status: Status) -> Style {
    Style {
        text_color: theme.colors().text,
        ..flat(theme, status)
    }
}

/// The one of several buttons that is chosen.
pub fn chosen(theme: &Theme, _status: Status) -> Style {
    let colors = theme.colors();
    Style {
        background: Some(Background::Color(colors.selected)),
        text_color: colors.text,
        border: Border {
            color: colors.accent,
            width: 1.0,
            radius: (RADIUS + 1.0).into(),
        },
        ..Style::default()
    }
}

/// Words that can be clicked.
pub fn link(theme: &Theme, status: Status) -> Style {
    let colors = theme.colors();
    Style {
        background: None,
        text_color: match status {
            Status::Hovered | Status::Pressed => colors.text,
            Status::Active => colors.accent,
            Status::Disabled => colors.dim,
        },
        ..Style::default()
    }
}

/// Words that turn into a field when clicked: a frame shows under the pointer.
pub fn editable(theme: &Theme, status: Status) -> Style {
    let colors = theme.colors();
    let hot = matches!(status, Status::Hovered | Status::Pressed);
    Style {
        background: hot.then_some(Background::Color(colors.pane)),
        text_color: colors.text,
        border: Border {
            color: if hot { colors.line } else { Color::TRANSPARENT },
            width: 1.0,
            radius: RADIUS.into(),
        },
        ..Style::default()
    }
}

/// A row of a list or of a menu.
pub fn row(theme: &Theme, status: Status) -> Style {
    let colors = theme.colors();
    Style {
        background: matches!(status, Status::Hovered | Status::Pressed)
            .then_some(Background::Color(colors.hover)),
        text_color: if status == Status::Disabled {
            colors.dim
        } else {
            colors.text
        },
        ..Style::default()
    }
}

/// The row the keyboard is on.
pub fn row_selected(theme: &Theme, _status: Status) -> Style {
    let colors = theme.colors();
    Style {
        background: Some(Background::Color(colors.selected)),
        text_color: colors.text,
        border: Border {
            color: colors.line,
            width: 1.0,
            radius: 0.0.into(),
        },
        ..Style::default()
    }
}
