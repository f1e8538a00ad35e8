//! The head of the contact list: the own picture, name, status and message of each account, and the tools below them.

use iced::widget::{column, container, row, rule, text, tooltip};
use iced::{Center, Color, Fill, Padding};
use msn_media::plus;
use msnp::api::AccountId;

use super::menu::{self, Menu};
use super::{Editing, Message, State, person};
use crate::session::{Session, Sessions};
use crate::theme::{Scheme, Theme};
use crate::widget::contrast::hardest;
use crate::widget::layer::over_scene;
use crate::widget::line::{Line, Part, line};
use crate::widget::pressable::pressable;
use crate::widget::{self, Element, button, popup};
use crate::{assets, fonts, t, theme, words};

/// Height of the only account, logical pixels.
const ONLY: f32 = 92.0;
/// Height of one of several.
const SEVERAL: f32 = 42.0;

/// How high the head of a list of so many accounts is, about, in logical pixels.
pub(super) fn height(accounts: usize) -> f32 {
    match accounts {
        0 | 1 => ONLY,
        several => several as f32 * SEVERAL,
    }
}

impl State {
    /// The accounts: the only one with its picture, several with a line each.
    pub(super) fn header<'a>(&'a self, sessions: &'a dyn Sessions) -> Element<'a, Message> {
        match sessions.all().as_slice() {
            [session] => self.only(session),
            all => {
                let lines = all.iter().map(|session| self.one_of_several(session));
                column(lines).into()
            }
        }
    }

    fn only<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let me = &session.me;
        let button = self.status_button(session, Some(words::status(me.status)));
        let lines = column![self.name(session), button, self.message(session)]
            .push(self.elsewhere(session))
            .spacing(1)
            .width(Fill)
            .clip(true);
        let header = container(
            row![self.own_picture(session, 64.0), lines]
                .spacing(8)
                .align_y(Center),
        )
        .padding(10)
        .width(Fill)
        .style(theme::container::scenic);
        over_scene(header).into()
    }

    /// The line of one account: its mark, picture, name, status and message.
    fn one_of_several<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let status = self.status_button(session, None);
        let first = row![self.name(session), status].spacing(2).align_y(Center);
        let lines = column![first, self.message(session)]
            .push(self.elsewhere(session))
            .width(Fill)
            .clip(true);
        let content = row![
            person::mark(session, SEVERAL - 8.0),
            self.own_picture(session, 28.0),
            lines
        ];
        let scheme = session.scheme;
        container(content.spacing(7).align_y(Center))
            .padding(Padding::from([4, 8]))
            .width(Fill)
            .style(move |theme| theme::container::line_of(theme, scheme))
            .into()
    }

    fn own_picture<'a>(&'a self, session: &'a Session, side: f32) -> Element<'a, Message> {
        let change = Message::ChangePicture(session.account.clone());
        let picture = widget::portrait_with(&session.picture, side, session.me.status);
        tooltip(
            pressable(
                self.id(&format!("picture-{}", session.account)),
                picture,
                change,
            ),
            hint(t!("picture-change")),
            tooltip::Position::Bottom,
        )
        .gap(2)
        .into()
    }

    fn name<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let me = &session.me;
        let name = Part::new(me.shown_name(), widget::bold(), 13.0, |theme| {
            theme.colors().text
        })
        .looking(
            session.looks_of(&me.address),
            me.shown_name(),
            paper_of(session),
        );
        self.editable(Editing::Name(session.account.clone()), line(vec![name]))
    }

    fn message<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let (said, looks) = plus::read(&session.me.personal_message);
        let (message, font) = if said.is_empty() {
            (t!("personal-message-hint").into(), widget::italic())
        } else {
            (said, fonts::interface())
        };
        let looks = looks.filter(|_| session.habits.name_looks);
        let message = Part::new(&message, font, fonts::SIZE as f32, |theme| {
            theme.colors().head_dim
        })
        .looking(looks.as_ref(), &message, paper_of(session));
        let editing = Editing::PersonalMessage(session.account.clone());
        self.editable(editing, line(vec![message]))
    }

    /// The own status, which opens the menu of the account.
    fn status_button<'a>(
        &'a self,
        session: &'a Session,
        shown_words: Option<String>,
    ) -> Element<'a, Message> {
        let account = Some(Menu::Account(session.account.clone()));
        let shown = self.menu == account;
        let message = Message::Menu(account);
        let figure = assets::figure(session.me.status, false);
        let status = button(
            row![
                widget::drawing(figure, 16.0, 16.0),
                shown_words.map(text),
                widget::icon("icons/chevron-down", 10.0),
            ]
            .spacing(4)
            .align_y(Center),
        )
        .padding([1, 3])
        .style(theme::button::editable)
        .on_press(message);
        // Where there is no room for the words, they come under the pointer.
        let status: Element<'a, Message> = match &session.label {
            Some(account) => {
                let told = t!(
                    "contact-of-account",
                    address = words::status(session.me.status),
                    account = account.as_str()
                );
                tooltip(status, hint(told), tooltip::Position::Bottom)
                    .gap(2)
                    .into()
            }
            None => status.into(),
        };
        let menu = shown.then(|| self.account_menu(session));
        popup(status, menu, Message::Menu(None)).into()
    }

    /// The statuses; of one of several, all that is of this one alone as well.
    fn account_menu(&self, session: &Session) -> Element<'_, Message> {
        let mut lines = self.statuses(Some(&session.account));
        if session.label.is_none() {
            return widget::menu(lines, 150.0);
        }
        lines.push(rule::horizontal(1).into());
        lines.extend(menu::of_account(session));
        let words = t!("menu-sign-out");
        lines.push(menu::line("icons/sign-out", words, menu::Choice::SignOut));
        widget::menu(lines, 190.0)
    }

    fn statuses(&self, account: Option<&AccountId>) -> Vec<Element<'_, Message>> {
        let statuses = words::STATUSES.into_iter().map(|status| {
            let message = Message::Status(account.cloned(), status);
            let drawing = assets::figure_path(status, false);
            widget::menu_line(Some(drawing), words::status(status), message)
        });
        statuses.collect()
    }

    pub(super) fn tools<'a>(&'a self, sessions: &'a dyn Sessions) -> Element<'a, Message> {
        let search = widget::field(&t!("search-hint"), &self.filter)
            .id(self.id("search"))
            .on_input(Message::Filter)
            .on_submit(Message::Key(super::Key::Enter))
            .padding([4, 10])
            .style(theme::text_input::search);
        let add = self.tool("icons/add-contact", t!("add-contact"), Message::AddContact);
        let options = self.tool(
            "icons/menu",
            t!("list-menu"),
            Message::Menu(Some(Menu::Program)),
        );
        let menu = match &self.menu {
            Some(Menu::Program) => Some(self.program_menu(sessions)),
            Some(Menu::StatusOfAll) => Some(widget::menu(self.statuses(None), 150.0)),
            _ => None,
        };
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
    fn tool(&self, drawing: &str, words: String, message: Message) -> Element<'_, Message> {
        let press = button(widget::icon(drawing, 16.0))
            .padding(4)
            .on_press(message);
        tooltip(press, hint(words), tooltip::Position::Bottom)
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

/// Of the grounds that the head has.
fn paper(theme: &Theme) -> Color {
    let colors = theme.colors();
    hardest(colors.text, [colors.head_top, colors.head_bottom])
}

/// Of the grounds that the line of one of several accounts can have.
fn line_paper(theme: &Theme) -> Color {
    let papers = Scheme::ALL.map(|scheme| paper(&theme.tinted(scheme)));
    hardest(theme.colors().text, papers)
}

fn paper_of(session: &Session) -> fn(&Theme) -> Color {
    match session.label {
        Some(_) => line_paper,
        None => paper,
    }
}
