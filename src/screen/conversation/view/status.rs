//! The line at the bottom: what happens now, or what came last.

use std::time::SystemTime;

use iced::widget::{container, row};
use iced::{Center, Fill};

use super::super::{Hint, Message, State};
use crate::clock::Local;
use crate::session::Session;
use crate::widget::kept::kept;
use crate::widget::line::{Part, line};
use crate::widget::{Element, icon};
use crate::{fonts, t, theme};

/// The height of the line, logical pixels.
const HEIGHT: f32 = 21.0;

/// What the line says.
#[derive(Clone, Debug, PartialEq)]
enum News {
    Nothing,
    Hint(Hint),
    /// These people are writing.
    Typing(Vec<String>),
    LastReceived(SystemTime),
}

impl State {
    pub(super) fn status<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let known = self.known(session);
        let typing = known.into_iter().flat_map(|known| known.typing_now());
        let typing: Vec<String> = typing
            .map(|person| session.name_of(person).to_owned())
            .collect();
        let last = known.and_then(|known| known.last_received);
        let news = match (&self.hint, last) {
            (Some(hint), _) => News::Hint(hint.clone()),
            _ if !typing.is_empty() => News::Typing(typing),
            (None, Some(at)) => News::LastReceived(at),
            (None, None) => News::Nothing,
        };
        kept(news, (Fill, HEIGHT), written).into()
    }
}

fn written(news: &News) -> Element<'static, Message> {
    let words = match news {
        News::Nothing => String::new(),
        News::Hint(Hint::NudgeTooSoon) => t!("nudge-too-soon"),
        News::Hint(Hint::Words(words)) => words.clone(),
        News::Typing(names) => match names.as_slice() {
            [name] => t!("typing-one", name = name.as_str()),
            names => t!("typing-many", names = names.join(", ")),
        },
        News::LastReceived(at) => {
            let local = Local::new(*at);
            t!("last-received", date = local.date(), time = local.time())
        }
    };
    let pencil = matches!(news, News::Typing(_)).then(|| icon("icons/typing", 12.0));
    let words = line(vec![Part::new(&words, fonts::interface(), 11.0, |theme| {
        theme.colors().dim
    })]);
    container(row![pencil, words.width(Fill)].spacing(5).align_y(Center))
        .padding([0, 10])
        .center_y(HEIGHT)
        .width(Fill)
        .style(theme::container::band)
        .into()
}
