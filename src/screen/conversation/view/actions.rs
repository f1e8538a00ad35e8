//! The band of what can be done.

use iced::widget::{column, container, row, space, text};
use iced::{Center, Fill, Shrink};

use super::super::{Message, State, dialog, info};
use crate::session::Session;
use crate::widget::kept::kept;
use crate::widget::{self, Element, button, icon};
use crate::{assets, t, theme};

/// What decides what the band looks like.
#[derive(Clone, Debug, PartialEq)]
struct Deeds {
    online: bool,
    /// Whether anybody else is here.
    company: bool,
    sends_files: bool,
    /// Whether a nudge can be sent now; `None` where there are none.
    nudge: Option<bool>,
    /// Whether the only other person is blocked; `None` among several.
    blocked: Option<bool>,
    /// Whether the pictures are shown.
    pictures: bool,
}

impl State {
    pub(super) fn actions<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let peer = info::peer(session, &self.conversation);
        let blocked = |peer| {
            let contact = session.roster.contact(peer);
            contact.is_some_and(|contact| contact.is_blocked())
        };
        let deeds = Deeds {
            online: session.is_online(),
            company: self.people(session).next().is_some(),
            sends_files: session.sends_to_peers(),
            nudge: info::has_nudges(session).then(|| info::can_nudge(session, &self.conversation)),
            blocked: peer.map(blocked),
            pictures: self.pictures,
        };
        kept(deeds, (Fill, Shrink), band).into()
    }
}

fn band(deeds: &Deeds) -> Element<'static, Message> {
    let online = deeds.online;
    let invite = (online && deeds.company).then_some(Message::Dialog(dialog::Message::Invite));
    let mut band = row![action("icons/invite", t!("action-invite"), invite)].spacing(2);
    if deeds.sends_files {
        let pick = deeds.company.then_some(Message::PickFile);
        band = band.push(action("icons/send-file", t!("action-send-file"), pick));
    }
    if let Some(can) = deeds.nudge {
        let nudge = can.then_some(Message::Nudge);
        band = band.push(action("icons/nudge", t!("action-nudge"), nudge));
    }
    if let Some(blocked) = deeds.blocked {
        let (drawing, words, message) = if blocked {
            ("icons/unlock", t!("unblock"), Message::Unblock)
        } else {
            ("icons/block", t!("action-block"), Message::Block)
        };
        band = band.push(action(drawing, words, online.then_some(message)));
    }
    let pictures = button(icon("icons/picture", 16.0))
        .padding([4, 6])
        .style(if deeds.pictures {
            theme::button::pressed
        } else {
            theme::button::flat
        })
        .on_press(Message::Pictures);
    container(
        band.push(space().width(Fill))
            .push(pictures)
            .align_y(Center),
    )
    .padding([4, 8])
    .width(Fill)
    .style(theme::container::header)
    .into()
}

/// A large button of the band, with its words below the drawing.
fn action(drawing: &str, words: String, message: Option<Message>) -> Element<'static, Message> {
    let strength = if message.is_some() { 1.0 } else { 0.4 };
    let drawing = widget::drawing(assets::drawing(drawing), 22.0, 22.0).opacity(strength);
    let press = button(
        column![drawing, text(words).size(11).align_x(widget::middle())]
            .spacing(1)
            .align_x(Center)
            .width(Fill),
    )
    .width(74)
    .padding([3, 2])
    .style(theme::button::flat)
    .on_press_maybe(message);
    press.into()
}
