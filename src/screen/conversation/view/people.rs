//! The column with the pictures of those who are here.

use iced::widget::{column, container, row, space};
use iced::{Center, Fill};
use msnp::api::{Address, Status};

use super::super::{Message, State};
use super::SIZE;
use crate::portrait::Portrait;
use crate::session::Session;
use crate::theme;
use crate::widget::line::{Part, line};
use crate::widget::{self, Element};
use crate::{assets, fonts};

/// The width of the column.
const SIDE: f32 = 116.0;

impl State {
    /// Who is here, in pictures: the others above, oneself below.
    pub(super) fn people_column<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let people: Vec<&Address> = self.people(session).collect();
        let others: Element<'a, Message> = if let [person] = people.as_slice() {
            let shown = match session.picture_of(person) {
                Some(moving) => Portrait::Own(moving.clone()),
                None => Portrait::Drawn("pictures/none"),
            };
            let shown = widget::portrait_with(&shown, 94.0, status_of(session, person));
            portrait(session, shown, person)
        } else {
            let rows = people.iter().map(|person| {
                let figure = assets::figure(status_of(session, person), false);
                row![
                    widget::drawing(figure, 16.0, 16.0),
                    line(vec![name_part(session, person)]).width(Fill)
                ]
                .spacing(5)
                .align_y(Center)
                .into()
            });
            container(widget::scrollable(column(rows).spacing(4)))
                .padding(6)
                .width(Fill)
                .max_height(200)
                .style(theme::container::pane)
                .into()
        };
        let shown = widget::portrait_with(&session.picture, 94.0, session.me.status);
        let own = portrait(session, shown, &session.me.address);
        column![others, space().height(Fill), own]
            .padding([8, 7])
            .width(SIDE)
            .align_x(Center)
            .into()
    }
}

fn portrait<'a>(
    session: &Session,
    picture: Element<'a, Message>,
    person: &Address,
) -> Element<'a, Message> {
    column![
        picture,
        container(line(vec![name_part(session, person)]))
            .max_width(SIDE - 14.0)
            .clip(true)
    ]
    .spacing(2)
    .align_x(Center)
    .into()
}

fn name_part(session: &Session, person: &Address) -> Part {
    let name = session.name_of(person);
    Part::new(name, fonts::interface(), SIZE, |theme| theme.colors().dim).looking(
        session.looks_of(person),
        name,
        |theme| theme.colors().window,
    )
}

fn status_of(session: &Session, person: &Address) -> Status {
    session
        .roster
        .contact(person)
        .map_or(Status::Online, |contact| contact.status)
}
