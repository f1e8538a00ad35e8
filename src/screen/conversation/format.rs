//! How own texts look: font, colour, bold, italic, underlined, struck through.

use iced::widget::button::{Status, Style};
use iced::widget::{column, container, row, space, text};
use iced::{Background, Border, Center, Fill, Font};
use msnp::api::{Color, TextFormat};

use super::{Message, Panel, Toggle};
use crate::theme::{self, Theme};
use crate::widget::contrast::written;
use crate::widget::rich::{families, family};
use crate::widget::{self, Element, button, checkbox, icon};
use crate::{fonts, t};

/// Fonts people know from then, shown where they are installed; the ones of today's systems after them.
const KNOWN: [&str; 22] = [
    "Arial",
    "Comic Sans MS",
    "Courier New",
    "Georgia",
    "Segoe UI",
    "Tahoma",
    "Times New Roman",
    "Trebuchet MS",
    "Verdana",
    "Cantarell",
    "Comic Neue",
    "DejaVu Sans",
    "DejaVu Sans Mono",
    "DejaVu Serif",
    "Fira Sans",
    "Liberation Sans",
    "Liberation Serif",
    "Noto Sans",
    "Noto Serif",
    "Open Sans",
    "Roboto",
    "Ubuntu",
];

/// Sixteen colours that can be told apart.
const COLORS: [(u8, u8, u8); 16] = [
    (0x1b, 0x27, 0x33),
    (0x80, 0x00, 0x00),
    (0x00, 0x70, 0x30),
    (0x80, 0x60, 0x00),
    (0x00, 0x00, 0x90),
    (0x80, 0x00, 0x80),
    (0x00, 0x70, 0x80),
    (0x60, 0x68, 0x70),
    (0x8a, 0x94, 0x9e),
    (0xe0, 0x20, 0x20),
    (0x20, 0xa0, 0x30),
    (0xe0, 0x80, 0x00),
    (0x1d, 0x5f, 0xd8),
    (0xb0, 0x32, 0x8f),
    (0x00, 0x98, 0xb0),
    (0xe0, 0x50, 0x80),
];

/// The panel.
pub fn panel<'a>(format: &TextFormat, ignore_fonts: bool) -> Element<'a, Message> {
    let usual = std::iter::once((t!("font-usual"), None));
    let known = KNOWN
        .iter()
        .filter(|name| families().contains_key(&name.to_lowercase()))
        .map(|name| ((*name).to_owned(), Some((*name).to_owned())));
    let fonts = usual.chain(known).map(|(words, font)| {
        let chosen = format.font.as_deref() == font.as_deref();
        font_line(words, font, chosen)
    });
    let fonts = container(widget::scrollable(column(fonts)).width(Fill).height(Fill))
        .height(92)
        .padding(1)
        .style(theme::container::pane);
    let toggles = row![
        toggle("icons/bold", format.bold, Toggle::Bold),
        toggle("icons/italic", format.italic, Toggle::Italic),
        toggle("icons/underline", format.underline, Toggle::Underline),
        toggle("icons/strike", format.strike, Toggle::Strike),
    ]
    .spacing(3);
    let colors = COLORS.chunks(8).map(|line| {
        row(line.iter().map(|&(r, g, b)| {
            let color = Color { r, g, b };
            swatch(color, format.color == Some(color))
        }))
        .spacing(4)
        .into()
    });
    let plain = button(text(t!("color-usual")).size(11))
        .padding([2, 6])
        .style(theme::button::link)
        .on_press(Message::Color(None));
    let sample = container(
        text(t!("font-sample"))
            .font(font_of(format))
            .size(14)
            .style(ink(format.color)),
    )
    .padding([6, 8])
    .width(Fill)
    .style(theme::container::pane);
    container(
        column![
            fonts,
            column(colors).spacing(4),
            row![toggles, space().width(Fill), plain].align_y(Center),
            sample,
            checkbox(ignore_fonts, t!("ignore-fonts"))
                .text_size(11)
                .on_toggle(Message::IgnoreFonts),
        ]
        .spacing(6)
        .width(270),
    )
    .padding(8)
    .style(theme::container::floating)
    .into()
}

/// The name of a font, in that font.
fn font_line<'a>(words: String, font: Option<String>, chosen: bool) -> Element<'a, Message> {
    let own = Font {
        family: font.as_deref().map_or(fonts::interface().family, family),
        ..Font::DEFAULT
    };
    button(text(words).font(own).size(12))
        .width(Fill)
        .padding([2, 8])
        .style(if chosen {
            theme::button::row_selected
        } else {
            theme::button::row
        })
        .on_press(Message::Font(font))
        .into()
}

/// The font of own texts in this format. Italic and bold are seen in the input too.
pub fn font_of(format: &TextFormat) -> Font {
    let usual = fonts::interface();
    Font {
        family: format.font.as_deref().map_or(usual.family, family),
        weight: if format.bold {
            iced::font::Weight::Bold
        } else {
            usual.weight
        },
        style: if format.italic {
            iced::font::Style::Italic
        } else {
            iced::font::Style::Normal
        },
        ..usual
    }
}

/// The colour of own texts in this format, as it can be read on a pane.
pub fn color_of(format: Option<Color>, theme: &Theme) -> iced::Color {
    let colors = theme.colors();
    written(format, colors.text, (colors.pane, theme.least_contrast()))
}

fn ink(color: Option<Color>) -> impl Fn(&Theme) -> text::Style {
    move |theme| text::Style {
        color: Some(color_of(color, theme)),
    }
}

/// The button that opens the panel.
pub fn opener(open: bool) -> Element<'static, Message> {
    let drawings = row![icon("icons/font", 14.0), icon("icons/chevron-down", 9.0)];
    button(drawings.spacing(3).align_y(Center))
        .padding([4, 6])
        .style(if open {
            theme::button::pressed
        } else {
            theme::button::flat
        })
        .on_press(Message::Panel(Panel::Format))
        .into()
}

/// A button that is on or off.
pub fn toggle<'a>(drawing: &str, on: bool, toggle: Toggle) -> Element<'a, Message> {
    let style = if on {
        theme::button::pressed
    } else {
        theme::button::flat
    };
    button(icon(drawing, 14.0))
        .padding([4, 5])
        .style(style)
        .on_press(Message::Toggle(toggle))
        .into()
}

fn swatch<'a>(color: Color, chosen: bool) -> Element<'a, Message> {
    let fill = iced::Color::from_rgb8(color.r, color.g, color.b);
    button(space())
        .width(Fill)
        .height(20)
        .style(move |theme: &Theme, status| {
            let hot = chosen || status == Status::Hovered;
            Style {
                background: Some(Background::Color(fill)),
                border: Border {
                    color: if hot {
                        theme.colors().text
                    } else {
                        theme.colors().line
                    },
                    width: if chosen { 2.0 } else { 1.0 },
                    radius: 3.0.into(),
                },
                ..Style::default()
            }
        })
        .on_press(Message::Color(Some(color)))
        .into()
}
