//! To whom we write.

use iced::widget::{container, row, text};
use iced::{Center, Color, Fill, Shrink};
use msnp::api::{Address, Status};

use super::super::{Message, State};
use super::SIZE;
use crate::session::{Contact, Said, Session};
use crate::theme::{self, Theme};
use crate::widget::kept::kept;
use crate::widget::line::{Part, line};
use crate::widget::{Element, bold};
use crate::{fonts, t, words};

/// What the band says.
#[derive(Clone, Debug, PartialEq)]
struct To {
    people: People,
    /// Which of several accounts writes.
    account: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
enum People {
    /// Their address, and more if they are on the list.
    One(Said, String, Option<Person>),
    Several(Vec<Said>),
}

#[derive(Clone, Debug, PartialEq)]
struct Person {
    status: Status,
    /// What they say of themselves, or listen to.
    message: Said,
}

impl Person {
    fn of(session: &Session, contact: &Contact) -> Self {
        let message = match &contact.media {
            Some(media) => Said {
                words: media.text.clone(),
                looks: None,
            },
            None => session.message_of(contact),
        };
        Self {
            status: contact.status,
            message,
        }
    }
}

impl State {
    pub(super) fn to<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let people: Vec<&Address> = self.people(session).collect();
        let people = if let [person] = people.as_slice() {
            let contact = session.roster.contact(person);
            let more = contact.map(|contact| Person::of(session, contact));
            People::One(session.named(person), person.to_string(), more)
        } else {
            let all = people.iter().map(|person| session.named(person));
            People::Several(all.collect())
        };
        let to = To {
            people,
            account: session.label.clone(),
        };
        kept(to, (Fill, Shrink), band).into()
    }
}

fn band(to: &To) -> Element<'static, Message> {
    let font = fonts::interface();
    let ink: fn(&Theme) -> Color = |theme| theme.colors().text;
    let dim: fn(&Theme) -> Color = |theme| theme.colors().dim;
    let paper: fn(&Theme) -> Color = |theme| theme.colors().band;
    let mut parts = vec![
        Part::new(&t!("to"), bold(), SIZE, ink).plain(),
        Part::new(" ", font, SIZE, ink).plain(),
    ];
    match &to.people {
        People::One(name, address, person) => {
            let looks = name.looks.as_ref();
            parts.push(Part::new(&name.words, font, SIZE, ink).looking(looks, &name.words, paper));
            parts.push(Part::new(&format!(" <{address}>"), font, SIZE, dim).plain());
            if let Some(Person { status, message }) = person {
                let status = words::status(*status);
                parts.push(Part::new(&format!(" · {status}"), font, SIZE, dim).plain());
                if !message.words.is_empty() {
                    let said = Part::new(&format!(" – {}", message.words), font, SIZE, dim);
                    parts.push(said.looking(message.looks.as_ref(), &message.words, paper));
                }
            }
        }
        People::Several(people) => {
            for (at, name) in people.iter().enumerate() {
                let comma = if at == 0 { "" } else { ", " };
                let part = Part::new(&format!("{comma}{}", name.words), font, SIZE, ink);
                parts.push(part.looking(name.looks.as_ref(), &name.words, paper));
            }
            let count = t!("people", count = people.len() + 1);
            parts.push(Part::new(&format!(" · {count}"), font, SIZE, dim).plain());
        }
    }
    let account = to.account.as_deref().map(|account| {
        let words = t!("written-from", account = account);
        text(words).size(11).style(theme::text::dim)
    });
    container(
        row![line(parts).width(Fill), account]
            .spacing(8)
            .align_y(Center),
    )
    .padding([5, 10])
    .width(Fill)
    .style(theme::container::band)
    .into()
}
