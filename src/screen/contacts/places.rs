//! Below the own name: unread mail, and where else the account is signed in.

use iced::widget::{row, rule, text, tooltip};
use iced::{Center, Padding};
use msnp::api::Place;

use super::menu::{Choice, Menu, line};
use super::{Message, State};
use crate::session::{Mail, Session};
use crate::widget::{self, Element, button, popup};
use crate::{t, theme};

impl State {
    /// The line with unread mail and other places; none where there is nothing to say.
    pub(super) fn elsewhere<'a>(&'a self, session: &'a Session) -> Option<Element<'a, Message>> {
        if !session.is_online() {
            return None;
        }
        let mail = session.mail.map(|mail| self.mail(mail, session));
        let places = (session.other_places() > 0).then(|| self.places(session));
        if mail.is_none() && places.is_none() {
            return None;
        }
        let line = row![].push(mail).push(places).spacing(4).align_y(Center);
        Some(line.into())
    }

    fn mail<'a>(&'a self, mail: Mail, session: &'a Session) -> Element<'a, Message> {
        let words = match mail.elsewhere {
            0 => t!("mail-hint", count = mail.inbox),
            elsewhere => t!(
                "mail-hint-elsewhere",
                count = mail.inbox,
                elsewhere = elsewhere
            ),
        };
        let message = Message::OpenInbox(session.account.clone());
        let count = self.small("icons/mail", mail.inbox.to_string(), message.clone());
        tooltip(count, super::header::hint(words), tooltip::Position::Bottom)
            .gap(2)
            .into()
    }

    fn places<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let places = Some(Menu::Places(session.account.clone()));
        let shown = self.menu == places;
        let message = Message::Menu(places);
        let words = t!("places-count", count = session.places.len());
        let open = self.small("icons/place", words, message.clone());
        let menu = shown.then(|| self.places_menu(session));
        popup(open, menu, Message::Menu(None)).into()
    }

    /// A small button of the header.
    fn small(&self, drawing: &str, words: String, message: Message) -> Element<'_, Message> {
        button(
            row![
                widget::icon(drawing, 14.0),
                text(words).size(11).wrapping(text::Wrapping::None)
            ]
            .spacing(4)
            .align_y(Center),
        )
        .padding([1, 3])
        .style(theme::button::editable)
        .on_press(message)
        .into()
    }

    fn places_menu<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let title = text(t!("places-title")).size(11).style(theme::text::dim);
        let mut lines: Vec<Element<'a, Message>> =
            vec![iced::widget::container(title).padding([3, 8]).into()];
        lines.extend(session.places.iter().filter(|place| place.this).map(here));
        for place in session.places.iter().filter(|place| !place.this) {
            let words = t!("places-sign-out", place = name(place));
            let choice = Choice::SignOutThere(place.id.clone());
            lines.push(line("icons/sign-out", words, choice));
        }
        if session.other_places() > 1 {
            lines.push(line(
                "icons/sign-out",
                t!("places-sign-out-all"),
                Choice::SignOutElsewhere,
            ));
        }
        lines.push(rule::horizontal(1).into());
        lines.push(line("icons/edit", t!("places-rename"), Choice::RenamePlace));
        lines.push(line(
            (!session.several_places).then_some("icons/check"),
            t!("places-one-only"),
            Choice::SeveralPlaces(!session.several_places),
        ));
        widget::menu(lines, 230.0)
    }
}

/// The line of this place, where nothing can be done.
fn here<'a>(place: &Place) -> Element<'a, Message> {
    let words = match place.name.trim() {
        "" => t!("places-here"),
        name => t!("places-here-named", place = name),
    };
    row![
        widget::icon("icons/place", 16.0),
        text(words).wrapping(text::Wrapping::None)
    ]
    .spacing(7)
    .padding(Padding::from([3, 8]))
    .align_y(Center)
    .into()
}

/// What another place is called.
fn name(place: &Place) -> String {
    let name = match place.name.trim() {
        "" => t!("places-unnamed"),
        name => name.to_owned(),
    };
    match place.idle {
        true => t!("places-idle", place = name),
        false => name,
    }
}
