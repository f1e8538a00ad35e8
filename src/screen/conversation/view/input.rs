//! The format band and the input.

use iced::widget::{column, container, row, rule, space, text, text_editor};
use iced::{Center, Fill, Pixels, Shrink, Top};
use msnp::api::TextFormat;

use super::super::{Message, Panel, State, Toggle, composer, format, info, picker};
use super::SIZE;
use crate::session::Session;
use crate::t;
use crate::theme::{self, Theme};
use crate::widget::caret::calm;
use crate::widget::kept::kept;
use crate::widget::layer::layer;
use crate::widget::{Element, bold, button, icon, popup};

/// The height of a line of the input.
const LINE: f32 = 16.0;

/// What the band shows beside the panels that it opens.
#[derive(Clone, Debug, PartialEq)]
struct Tools {
    /// Whether a nudge can be sent now; `None` where there are none.
    nudge: Option<bool>,
    /// Whether the sheet to draw on is shown; `None` where nothing drawn can be sent.
    sheet: Option<bool>,
    enter_sends: bool,
}

impl State {
    pub(super) fn input<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let below: Element<'a, Message> = match &self.sheet {
            Some(sheet) => sheet.view().map(Message::Ink),
            None => {
                let send = kept(!self.composer.is_blank(), (74, 58), |can| send(*can));
                row![layer(calm(self.editor(session))), send]
                    .align_y(Top)
                    .into()
            }
        };
        let band = container(self.band(session))
            .padding([3, 5])
            .width(Fill)
            .style(top_band);
        container(column![container(band), rule::horizontal(1), below])
            .padding(1)
            .width(Fill)
            .style(theme::container::pane)
            .into()
    }

    fn band<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let own = &session.format;
        let font = popup(
            kept(self.panel == Panel::Format, (Shrink, Shrink), |open| {
                format::opener(*open)
            }),
            (self.panel == Panel::Format).then(|| format::panel(own, session.ignore_fonts)),
            Message::Escape,
        );
        let emoticons = popup(
            kept(self.panel == Panel::Emoticons, (Shrink, Shrink), |open| {
                picker::opener(Message::Panel(Panel::Emoticons), *open)
            }),
            (self.panel == Panel::Emoticons).then(|| {
                self.picker
                    .view(
                        &session.recent_emoticons,
                        session
                            .sends_to_peers()
                            .then_some(session.own_emoticons.as_slice()),
                        (self.picker_id(), self.picker_list_id()),
                    )
                    .map(Message::Picker)
            }),
            Message::Escape,
        );
        let written = (own.bold, own.italic, own.underline);
        let can_nudge = || info::can_nudge(session, &self.conversation);
        let others = Tools {
            nudge: info::has_nudges(session).then(can_nudge),
            sheet: session.sends_to_peers().then_some(self.sheet.is_some()),
            enter_sends: session.habits.enter_sends,
        };
        row![
            font,
            kept(written, (Shrink, Shrink), toggles),
            emoticons,
            kept(others, (Fill, Shrink), tools),
        ]
        .spacing(2)
        .align_y(Center)
        .into()
    }

    fn editor<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let own: &TextFormat = &session.format;
        let enter_sends = session.habits.enter_sends;
        let color = own.color;
        text_editor(self.composer.content())
            .id(self.input_id())
            .on_action(Message::Edit)
            .key_binding(move |press| composer::binding(press, enter_sends))
            .font(format::font_of(own))
            .size(SIZE)
            .line_height(Pixels(LINE))
            .padding([5, 9])
            .height(Shrink)
            .min_height(LINE * 3.0)
            .max_height(LINE * 8.0)
            .style(move |theme: &Theme, status| text_editor::Style {
                value: format::color_of(color, theme),
                ..theme::text_editor::bare(theme, status)
            })
            .into()
    }
}

fn toggles(on: &(bool, bool, bool)) -> Element<'static, Message> {
    let (bold, italic, underline) = *on;
    row![
        format::toggle("icons/bold", bold, Toggle::Bold),
        format::toggle("icons/italic", italic, Toggle::Italic),
        format::toggle("icons/underline", underline, Toggle::Underline),
        container(rule::vertical(1)).height(16).padding([0, 3]),
    ]
    .spacing(2)
    .align_y(Center)
    .into()
}

fn tools(tools: &Tools) -> Element<'static, Message> {
    let nudge = tools.nudge.map(|can| {
        button(icon("icons/nudge", 16.0))
            .padding([3, 5])
            .style(theme::button::flat)
            .on_press_maybe(can.then_some(Message::Nudge))
    });
    let sheet = tools.sheet.map(|open| {
        button(icon("icons/ink", 16.0))
            .padding([3, 5])
            .style(if open {
                theme::button::pressed
            } else {
                theme::button::flat
            })
            .on_press(Message::Sheet)
    });
    let words = match tools.enter_sends {
        true => t!("enter-sends"),
        false => t!("ctrl-enter-sends"),
    };
    row![]
        .push(nudge)
        .push(sheet)
        .push(space().width(Fill))
        .push(text(words).size(11).style(theme::text::dim))
        .push(space().width(4))
        .spacing(2)
        .align_y(Center)
        .into()
}

/// The button that sends, in its corner.
fn send(can: bool) -> Element<'static, Message> {
    let words = container(text(t!("send")).font(bold()))
        .center_x(Fill)
        .center_y(Fill);
    let send = button(words)
        .width(62)
        .height(46)
        .padding(0)
        .on_press_maybe(can.then_some(Message::Submit));
    container(send).padding(6).into()
}

/// The band at the top of a pane: round where the pane is.
fn top_band(theme: &Theme) -> container::Style {
    container::Style {
        border: iced::Border {
            radius: iced::border::top(6),
            ..iced::Border::default()
        },
        ..theme::container::band(theme)
    }
}
