//! The head of the contact list: the own picture, name, status and message, and the tools below it.

use iced::widget::{button, column, container, row, svg, text, tooltip};
use iced::{Center, Fill};

use super::menu::Menu;
use super::{Editing, Message, State};
use crate::session::Session;
use crate::widget::layer::over_scene;
use crate::widget::line::{Line, Part, line};
use crate::widget::pressable::pressable;
use crate::widget::{self, Element, popup};
use crate::{assets, fonts, t, theme, words};

impl State {
    pub(super) fn header<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let me = &session.me;
        let name = self.editable(
            Editing::Name,
            line(vec![Part::new(
                &me.display_name,
                widget::bold(),
                13.0,
                |theme| theme.colors().text,
            )]),
        );
        let (message, font) = if me.personal_message.is_empty() {
            (t!("personal-message-hint"), widget::italic())
        } else {
            (me.personal_message.clone(), fonts::interface())
        };
        let message = self.editable(
            Editing::PersonalMessage,
            line(vec![Part::new(
                &message,
                font,
                fonts::SIZE as f32,
                |theme| theme.colors().head_dim,
            )]),
        );
        let status = button(
            row![
                svg(assets::figure(me.status, false)).width(16).height(16),
                text(words::status(me.status)),
                widget::icon("icons/chevron-down", 10.0),
            ]
            .spacing(4)
            .align_y(Center),
        )
        .padding([1, 3])
        .style(theme::button::editable)
        .on_press(Message::Menu(Some(Menu::Status)));
        let status = self.stop("status", status, Message::Menu(Some(Menu::Status)));
        let menu = (self.menu == Some(Menu::Status)).then(|| self.status_menu());
        let lines = column![name, popup(status, menu, Message::Menu(None)), message]
            .push(self.elsewhere(session))
            .spacing(1)
            .width(Fill)
            .clip(true);
        let picture = tooltip(
            pressable(
                self.id("picture"),
                widget::portrait_with(&session.picture, 64.0, me.status),
                Message::ChangePicture,
            ),
            hint(t!("picture-change")),
            tooltip::Position::Bottom,
        )
        .gap(2);
        let header = container(row![picture, lines].spacing(8).align_y(Center))
            .padding(10)
            .width(Fill)
            .style(theme::container::scenic);
        over_scene(header).into()
    }

    fn status_menu(&self) -> Element<'_, Message> {
        let stops = self.menu_stops();
        let lines = words::STATUSES.into_iter().map(|status| {
            let drawing = assets::figure_path(status, false);
            let line = widget::menu_line(
                Some(drawing),
                words::status(status),
                Message::Status(status),
            );
            stops.at(line, Message::Status(status))
        });
        widget::menu(lines, 150.0)
    }

    pub(super) fn tools<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let search = widget::field(&t!("search-hint"), &self.filter)
            .id(self.id("search"))
            .on_input(Message::Filter)
            .on_submit(Message::Key(super::Key::Enter))
            .padding([4, 10])
            .style(theme::text_input::search);
        let add = self.tool(
            ("add", "icons/add-contact"),
            t!("add-contact"),
            Message::AddContact,
        );
        let options = self.tool(
            ("menu", "icons/menu"),
            t!("list-menu"),
            Message::Menu(Some(Menu::Program)),
        );
        let menu = (self.menu == Some(Menu::Program)).then(|| self.program_menu(session));
        container(
            row![search, add, popup(options, menu, Message::Menu(None))]
                .spacing(4)
                .align_y(Center),
        )
        .padding([5, 8])
        .style(theme::container::band)
        .into()
    }

    /// Words that become a field when clicked.
    fn editable<'a>(&'a self, what: Editing, shown: Line) -> Element<'a, Message> {
        match &self.editing {
            Some((editing, value)) if *editing == what => self.edit_field(value),
            _ => button(container(shown).clip(true).width(Fill))
                .padding([1, 3])
                .width(Fill)
                .style(theme::button::editable)
                .on_press(Message::Edit(what))
                .into(),
        }
    }

    pub(super) fn edit_field<'a>(&'a self, value: &'a str) -> Element<'a, Message> {
        widget::field("", value)
            .id(self.id("edit"))
            .on_input(Message::Edited)
            .on_submit(Message::EditDone)
            .padding([1, 3])
            .into()
    }

    /// A button with a drawing, told in words under the pointer.
    fn tool(
        &self,
        (part, drawing): (&str, &str),
        words: String,
        message: Message,
    ) -> Element<'_, Message> {
        let press = button(widget::icon(drawing, 16.0))
            .padding(4)
            .on_press(message.clone());
        tooltip(
            self.stop(part, press, message),
            hint(words),
            tooltip::Position::Bottom,
        )
        .gap(2)
        .into()
    }
}

pub(super) fn hint<'a>(words: String) -> Element<'a, Message> {
    container(text(words).size(11))
        .padding([2, 6])
        .style(theme::container::info)
        .into()
}
