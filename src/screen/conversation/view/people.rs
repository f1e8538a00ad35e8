//! The column with the pictures of those who are here.

use iced::widget::{column, container, row, space};
use iced::{Center, Fill};
use msnp::api::{Address, Status};

use super::super::{Message, State};
use super::SIZE;
use crate::portrait::Portrait;
use crate::session::{Said, Session};
use crate::theme;
use crate::widget::kept::kept;
use crate::widget::line::{Line, Part, line};
use crate::widget::{self, Element};
use crate::{assets, fonts};

/// The width of the column.
const SIDE: f32 = 116.0;

/// Who is here, in pictures.
#[derive(Clone, Debug, PartialEq)]
struct Here {
    others: Others,
    own: Face,
}

#[derive(Clone, Debug, PartialEq)]
enum Others {
    One(Face),
    Several(Vec<(Said, Status)>),
}

#[derive(Clone, Debug, PartialEq)]
struct Face {
    picture: Portrait,
    status: Status,
    name: Said,
}

impl State {
    /// The others above, oneself below.
    pub(super) fn people_column<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let people: Vec<&Address> = self.people(session).collect();
        let others = if let [person] = people.as_slice() {
            let picture = match session.picture_of(person) {
                Some(moving) => Portrait::Own(moving.clone()),
                None => Portrait::Drawn("pictures/none"),
            };
            Others::One(Face {
                picture,
                status: status_of(session, person),
                name: session.named(person),
            })
        } else {
            let one = |person| (session.named(person), status_of(session, person));
            Others::Several(people.into_iter().map(one).collect())
        };
        let own = Face {
            picture: session.picture.clone(),
            status: session.me.status,
            name: session.named(&session.me.address),
        };
        kept(Here { others, own }, (SIDE, Fill), pictures).into()
    }
}

fn pictures(here: &Here) -> Element<'static, Message> {
    let others: Element<'static, Message> = match &here.others {
        Others::One(face) => portrait(face),
        Others::Several(people) => {
            let rows = people.iter().map(|(name, status)| {
                let figure = assets::figure(*status, false);
                row![
                    widget::drawing(figure, 16.0, 16.0),
                    written(name).width(Fill)
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
        }
    };
    column![others, space().height(Fill), portrait(&here.own)]
        .padding([8, 7])
        .width(SIDE)
        .align_x(Center)
        .into()
}

fn portrait(face: &Face) -> Element<'static, Message> {
    column![
        widget::portrait_with(&face.picture, 94.0, face.status),
        container(written(&face.name))
            .max_width(SIDE - 14.0)
            .clip(true)
    ]
    .spacing(2)
    .align_x(Center)
    .into()
}

fn written(name: &Said) -> Line {
    let part = Part::new(&name.words, fonts::interface(), SIZE, |theme| {
        theme.colors().dim
    });
    line(vec![part.looking(
        name.looks.as_ref(),
        &name.words,
        |theme| theme.colors().window,
    )])
}

fn status_of(session: &Session, person: &Address) -> Status {
    session
        .roster
        .contact(person)
        .map_or(Status::Online, |contact| contact.status)
}
