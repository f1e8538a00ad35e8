//! The rows. Only those in view are built, so a thousand contacts cost no more than twenty.

use iced::widget::{column, container, keyed_column, row, sensor, space, text};
use iced::{Center, Degrees, Fill, Radians};
use msnp::api::LinkState;

use super::rows::Row;
use super::{Editing, GroupKey, Message, State, Who, drag, person};
use crate::session::{Session, Sessions};
use crate::widget::pressable::focusable;
use crate::widget::{self, Element, button, list_row, popup};
use crate::{assets, i18n, t, theme, words};

impl State {
    pub(super) fn list<'a>(&'a self, sessions: &'a dyn Sessions) -> Element<'a, Message> {
        if self.rows.len() == 0 {
            return self.nobody(sessions);
        }
        let visible = self
            .rows
            .visible(self.offset(), self.offset() + self.height);
        let above = self.rows.top(visible.start);
        let below = self.rows.height() - self.rows.top(visible.end);
        let several = sessions.are_several();
        let rows = visible
            .clone()
            .filter_map(|at| Some((at, self.row(at, sessions, several)?)));
        let content = column![
            space().height(above),
            keyed_column(rows),
            space().height(below)
        ];
        let list = widget::scrollable(content)
            .id(self.id("list"))
            .slim()
            .width(Fill)
            .height(Fill)
            .on_scroll(|viewport| Message::Scrolled(viewport.absolute_offset().y));
        let list = container(
            sensor(list)
                .on_show(Message::Sized)
                .on_resize(Message::Sized),
        )
        .style(theme::container::list)
        .width(Fill)
        .height(Fill);
        let list = focusable(list).id(self.id("rows"));
        popup(list, self.menu_view(sessions), Message::Menu(None))
            .at(self.menu_point())
            .into()
    }

    /// A row; with a mark of the account where there are several.
    fn row<'a>(
        &'a self,
        at: usize,
        sessions: &'a dyn Sessions,
        several: bool,
    ) -> Option<Element<'a, Message>> {
        let row = self.rows.get(at)?;
        let receives = matches!(&row, Row::Group { key, .. } if self.receives(key));
        let selected = self.selected.as_ref() == Some(&row.key()) || receives;
        let over = self
            .drag
            .is_some()
            .then(|| Message::Drag(drag::Message::Over(at)));
        let draggable = matches!(row, Row::Contact { .. });
        let content = match &row {
            Row::Group {
                key,
                online,
                total,
                folded,
            } => match (&self.editing, key) {
                (Some((Editing::Group(name), value)), GroupKey::Named(group)) if name == group => {
                    container(self.edit_field(value)).padding([1, 20]).into()
                }
                _ => group_row(key, (*online, *total), *folded),
            },
            Row::Contact { who, .. } => {
                let session = sessions.session(&who.account)?;
                let contact = session.roster.contact(&who.address)?;
                let size = self.arrangement.rows;
                match several {
                    true => person::marked(session, contact, size),
                    false => person::row_of(session, contact, size),
                }
            }
        };
        let mut shown = list_row(content, self.rows.row_height(&row))
            .selected(selected)
            .on_press(Message::Press(at))
            .on_open(Message::Open(at))
            .on_menu(move |point| Message::ContextMenu(at, point))
            .on_over(over);
        if draggable {
            let begins = Message::Drag(drag::Message::Begin(at));
            shown = shown.on_drag(begins, Message::Drag(drag::Message::Drop));
        }
        Some(shown.into())
    }

    /// What stands where the rows would.
    fn nobody<'a>(&'a self, sessions: &'a dyn Sessions) -> Element<'a, Message> {
        let words = if self.filter.is_empty() {
            t!("list-empty")
        } else {
            t!("list-nobody-found", filter = self.filter.trim())
        };
        let mut content = column![
            text(words)
                .style(theme::text::dim)
                .align_x(widget::middle())
        ]
        .spacing(10)
        .align_x(Center);
        let online = sessions.all().into_iter().any(Session::is_online);
        if self.filter.is_empty() && online {
            content = content.push(
                button(text(t!("add-contact")))
                    .padding([5, 12])
                    .on_press(Message::AddContact),
            );
        }
        container(content)
            .padding(24)
            .center_x(Fill)
            .height(Fill)
            .style(theme::container::list)
            .into()
    }

    /// Bars that say what must be said: someone wants to be let in, something was refused.
    pub(super) fn notices<'a>(&'a self, sessions: &'a dyn Sessions) -> Element<'a, Message> {
        let all = sessions.all();
        let mut bars: Vec<Element<'a, Message>> =
            all.iter().copied().flat_map(of_account).collect();
        if let Some((account, mail)) = &self.mail
            && let Some(session) = sessions.session(account)
        {
            bars.push(bar(
                told(session, mail.clone()),
                Some((t!("mail-open"), Message::OpenInbox(account.clone()))),
            ));
        }
        if let Some(trouble) = &self.trouble {
            bars.push(bar(trouble.clone(), None));
        }
        if bars.is_empty() {
            return space().into();
        }
        container(column(bars).spacing(3))
            .padding([4, 6])
            .style(theme::container::list)
            .into()
    }
}

/// What must be said about an account: someone wants to be let in, it is signed out.
fn of_account<'a>(session: &'a Session) -> impl Iterator<Item = Element<'a, Message>> + use<'a> {
    let account = &session.account;
    let request = session.roster.requests().first().map(|request| {
        let name = if request.display_name.trim().is_empty() {
            request.address.as_str()
        } else {
            request.display_name.as_str()
        };
        let who = Who {
            account: account.clone(),
            address: request.address.clone(),
        };
        bar(
            told(session, t!("request-bar", name = name)),
            Some((t!("request-answer"), Message::Answer(who))),
        )
    });
    let signed_out = match (session.link.state, session.link.signed_out) {
        (LinkState::Disconnected, Some(reason)) => Some(bar(
            told(session, words::signed_out(reason)),
            Some((t!("sign-in-again"), Message::SignInAgain(account.clone()))),
        )),
        _ => None,
    };
    request.into_iter().chain(signed_out)
}

/// The words, with the account they are about where there are several.
fn told(session: &Session, words: String) -> String {
    match &session.label {
        Some(account) => t!("about-account", account = account.as_str(), words = words),
        None => words,
    }
}

fn bar<'a>(words: String, act: Option<(String, Message)>) -> Element<'a, Message> {
    let words = text(words);
    let act = act.map(|(words, message)| {
        button(text(words).size(11).font(widget::bold()))
            .padding([0, 2])
            .style(theme::button::link)
            .on_press(message)
    });
    container(
        row![container(words.size(11)).width(Fill), act]
            .spacing(6)
            .align_y(Center),
    )
    .padding([4, 8])
    .width(Fill)
    .style(theme::container::info)
    .into()
}

fn group_row<'a>(
    key: &GroupKey,
    (online, total): (usize, usize),
    folded: bool,
) -> Element<'a, Message> {
    let words = match key {
        GroupKey::Favorites => t!("group-favorites", online = online, total = total),
        GroupKey::Named(name) => {
            t!(
                "group-count",
                name = name.as_str(),
                online = online,
                total = total
            )
        }
        GroupKey::Other => t!("group-other", online = online, total = total),
        GroupKey::Online => t!("group-online", count = total),
        GroupKey::Offline => t!("group-offline", count = total),
    };
    let arrow = if folded {
        "icons/chevron-right"
    } else {
        "icons/chevron-down"
    };
    let turned = if folded && i18n::is_right_to_left() {
        180.0
    } else {
        0.0
    };
    row![
        widget::drawing(assets::drawing(arrow), 10.0, 10.0)
            .turned(Radians::from(Degrees(turned)))
            .color(|theme| theme.colors().accent),
        text(words)
            .font(widget::bold())
            .style(theme::text::heading)
            .wrapping(text::Wrapping::None),
    ]
    .spacing(5)
    .padding([0, 8])
    .align_y(Center)
    .into()
}
