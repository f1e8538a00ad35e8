//! The conversation on the screen, from top to bottom.

mod people;

use iced::keyboard::{Key, key::Named};
use iced::widget::{column, container, float, row, rule, space, text, text_editor};
use iced::{Center, Fill, Pixels, Shrink, Top};
use msnp::api::Address;

use super::lines::SessionLines;
use super::picker;
use super::{
    Hint, Message, Panel, State, Toggle, composer, dialog, format, info, search, transfers,
};
use crate::clock::Local;
use crate::session::{Habits, Session};
use crate::theme::{self, Theme};
use crate::widget::focus::modal;
use crate::widget::keys::{When, keys};
use crate::widget::layer::layer;
use crate::widget::line::{Part, line};
use crate::widget::transcript::{Look, Palette, transcript};
use crate::widget::{self, Element, bold, button, icon, popup};
use crate::{assets, fonts, i18n, t, words};

/// The size of everything that is read.
const SIZE: f32 = 12.0;
/// The height of a line of the input.
const LINE: f32 = 16.0;

impl State {
    pub fn view<'a>(&'a self, session: &'a Session, theme: &Theme) -> Element<'a, Message> {
        // In the order of the eye.
        let actions = self.actions(session);
        let mut body = row![
            column![
                self.info(session),
                self.search_bar(session),
                container(self.transcript(session, theme))
                    .padding(1)
                    .width(Fill)
                    .height(Fill)
                    .style(theme::container::pane),
                transfers::shelf(session, &self.conversation)
                    .map(|shelf| shelf.map(Message::Transfer)),
                self.input(session),
            ]
            .spacing(6)
            .padding(iced::Padding {
                top: 7.0,
                right: if self.pictures { 0.0 } else { 7.0 },
                bottom: 7.0,
                left: 7.0,
            })
        ];
        if self.pictures {
            body = body.push(self.people_column(session));
        }
        let window = column![
            actions,
            rule::horizontal(1),
            self.to(session),
            rule::horizontal(1),
            container(body)
                .width(Fill)
                .height(Fill)
                .style(theme::container::backdrop),
            rule::horizontal(1),
            self.status(session),
        ];
        let shaken = self.shaken;
        let window: Element<'a, Message> = if shaken == iced::Vector::ZERO {
            window.into()
        } else {
            float(window).translate(move |_, _| shaken).into()
        };
        let dialog = self.dialog.as_ref().map(|dialog| {
            let dialog = dialog.view(session, &self.conversation, self.dialog_id());
            dialog.map(Message::Dialog)
        });
        let window = modal(window, dialog);
        let covered = self.dialog.is_some();
        let open = self.panel != Panel::None;
        let searching = self.search.is_some();
        keys(window, move |press| {
            let unused = press.when == When::Unused;
            // A field in a dialog would take Escape to itself; here it closes the dialog.
            if *press.key == Key::Named(Named::Escape) && press.modifiers.is_empty() {
                return (covered || searching || unused).then_some(Message::Escape);
            }
            let find = |message| (!covered && !unused).then_some(Message::Find(message));
            match press.key.as_ref() {
                Key::Character("f" | "F") if press.modifiers.command() => {
                    return find(search::Message::Open);
                }
                Key::Named(Named::F3) if searching && press.modifiers.shift() => {
                    return find(search::Message::Newer);
                }
                Key::Named(Named::F3) if searching => return find(search::Message::Older),
                _ => {}
            }
            let text = press.writes().filter(|_| unused && !covered && !open)?;
            Some(Message::Typed(text.to_owned()))
        })
        .into()
    }

    /// The band of what can be done.
    fn actions<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let online = session.is_online();
        let mut band = row![].spacing(2);
        let invite = (online && self.people(session).next().is_some())
            .then_some(Message::Dialog(dialog::Message::Invite));
        band = band.push(action("icons/invite", t!("action-invite"), invite));
        if session.sends_to_peers() {
            let there = self.people(session).next().is_some();
            let pick = there.then_some(Message::PickFile);
            band = band.push(action("icons/send-file", t!("action-send-file"), pick));
        }
        if info::has_nudges(session) {
            let nudge = info::can_nudge(session, &self.conversation).then_some(Message::Nudge);
            band = band.push(action("icons/nudge", t!("action-nudge"), nudge));
        }
        if let Some(peer) = info::peer(session, &self.conversation) {
            let blocked = session
                .roster
                .contact(peer)
                .is_some_and(|contact| contact.is_blocked());
            let (drawing, words, message) = if blocked {
                ("icons/unlock", t!("unblock"), Message::Unblock)
            } else {
                ("icons/block", t!("action-block"), Message::Block)
            };
            band = band.push(action(drawing, words, online.then_some(message)));
        }
        let pictures = button(icon("icons/picture", 16.0))
            .padding([4, 6])
            .style(if self.pictures {
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

    /// To whom we write.
    fn to<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let font = fonts::interface();
        let ink: fn(&Theme) -> iced::Color = |theme| theme.colors().text;
        let dim: fn(&Theme) -> iced::Color = |theme| theme.colors().dim;
        let band: fn(&Theme) -> iced::Color = |theme| theme.colors().band;
        let mut parts = vec![
            Part::new(&t!("to"), bold(), SIZE, ink).plain(),
            Part::new(" ", font, SIZE, ink).plain(),
        ];
        let people: Vec<&Address> = self.people(session).collect();
        if let [person] = people.as_slice() {
            let name = session.name_of(person);
            let looks = session.looks_of(person);
            parts.push(Part::new(name, font, SIZE, ink).looking(looks, name, band));
            parts.push(Part::new(&format!(" <{person}>"), font, SIZE, dim).plain());
            if let Some(contact) = session.roster.contact(person) {
                let status = words::status(contact.status);
                parts.push(Part::new(&format!(" · {status}"), font, SIZE, dim).plain());
                let message = contact
                    .media
                    .as_ref()
                    .map_or(contact.personal_message.as_str(), |media| {
                        media.text.as_str()
                    });
                if !message.is_empty() {
                    let looks = contact.message_looks();
                    let looks = looks.filter(|_| session.habits.name_looks);
                    let part = Part::new(&format!(" – {message}"), font, SIZE, dim);
                    parts.push(part.looking(looks, &contact.personal_message, band));
                }
            }
        } else {
            for (at, person) in people.iter().enumerate() {
                let comma = if at == 0 { "" } else { ", " };
                let name = session.name_of(person);
                let part = Part::new(&format!("{comma}{name}"), font, SIZE, ink);
                parts.push(part.looking(session.looks_of(person), name, band));
            }
            let count = people.len() + 1;
            parts.push(
                Part::new(
                    &format!(" · {}", t!("people", count = count)),
                    font,
                    SIZE,
                    dim,
                )
                .plain(),
            );
        }
        // Which of several accounts writes.
        let account = session.label.as_deref().map(|account| {
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

    /// The yellow bar.
    fn info<'a>(&'a self, session: &'a Session) -> Option<Element<'a, Message>> {
        let info = info::find(session, &self.conversation, &self.dismissed)?;
        let (words, deed) = info.words(session, &self.conversation);
        let link = |words: String, message: Message| {
            button(text(words).size(11))
                .padding(0)
                .style(theme::button::link)
                .on_press(message)
        };
        let bar = row![
            container(icon("icons/warning", 14.0)).padding([1, 0]),
            container(text(words).size(11)).width(Fill)
        ]
        .push(deed.map(|(words, message)| link(words, message)))
        .push(info.can_be_dismissed().then(|| {
            button(icon("icons/close", 9.0))
                .padding([3, 2])
                .style(theme::button::link)
                .on_press(Message::DismissInfo(info))
        }))
        .spacing(7)
        .align_y(Top);
        Some(
            container(bar)
                .padding([3, 8])
                .width(Fill)
                .style(theme::container::info)
                .into(),
        )
    }

    fn transcript<'a>(&'a self, session: &'a Session, theme: &Theme) -> Element<'a, Message> {
        let lines = SessionLines::new(session, self.known(session));
        let look = Look {
            plain: session.ignore_fonts,
            ..look(theme, session.habits)
        };
        let mark = self.search.as_ref().and_then(|search| search.mark.clone());
        transcript(lines, look, Message::Transcript)
            .id(self.transcript_id())
            .mark(mark)
            .into()
    }

    /// The format band and the input.
    fn input<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let own = &session.format;
        let habits = session.habits;
        let font = popup(
            button(
                row![icon("icons/font", 14.0), icon("icons/chevron-down", 9.0)]
                    .spacing(3)
                    .align_y(Center),
            )
            .padding([4, 6])
            .style(if self.panel == Panel::Format {
                theme::button::pressed
            } else {
                theme::button::flat
            })
            .on_press(Message::Panel(Panel::Format)),
            (self.panel == Panel::Format).then(|| format::panel(own, session.ignore_fonts)),
            Message::Escape,
        );
        let toggles = row![
            format::toggle("icons/bold", own.bold, Toggle::Bold),
            format::toggle("icons/italic", own.italic, Toggle::Italic),
            format::toggle("icons/underline", own.underline, Toggle::Underline),
        ]
        .spacing(2);
        let emoticons = popup(
            picker::opener(
                Message::Panel(Panel::Emoticons),
                self.panel == Panel::Emoticons,
            ),
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
        let can_nudge = info::can_nudge(session, &self.conversation);
        let nudge = info::has_nudges(session).then(|| {
            button(icon("icons/nudge", 16.0))
                .padding([3, 5])
                .style(theme::button::flat)
                .on_press_maybe(can_nudge.then_some(Message::Nudge))
        });
        let band = row![
            font,
            toggles,
            container(rule::vertical(1)).height(16).padding([0, 3]),
            emoticons,
        ]
        .push(nudge)
        .push(session.sends_to_peers().then(|| {
            button(icon("icons/ink", 16.0))
                .padding([3, 5])
                .style(if self.sheet.is_some() {
                    theme::button::pressed
                } else {
                    theme::button::flat
                })
                .on_press(Message::Sheet)
        }))
        .push(space().width(Fill))
        .push(
            text(match habits.enter_sends {
                true => t!("enter-sends"),
                false => t!("ctrl-enter-sends"),
            })
            .size(11)
            .style(theme::text::dim),
        )
        .push(space().width(4))
        .spacing(2)
        .align_y(Center);
        let color = own.color;
        let editor = text_editor(self.composer.content())
            .id(self.input_id())
            .on_action(Message::Edit)
            .key_binding(move |press| composer::binding(press, habits.enter_sends))
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
            });
        let send = button(
            container(text(t!("send")).font(bold()))
                .center_x(Fill)
                .center_y(Fill),
        )
        .width(62)
        .height(46)
        .padding(0)
        .on_press_maybe((!self.composer.is_blank()).then_some(Message::Submit));
        let below: Element<'a, Message> = match &self.sheet {
            Some(sheet) => sheet.view().map(Message::Ink),
            None => row![layer(editor), container(send).padding(6)]
                .align_y(Top)
                .into(),
        };
        container(column![
            container(container(band).padding([3, 5]).width(Fill).style(top_band)),
            rule::horizontal(1),
            below,
        ])
        .padding(1)
        .width(Fill)
        .style(theme::container::pane)
        .into()
    }

    /// What happens now, or what came last.
    fn status<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let known = self.known(session);
        let typing: Vec<&str> = known
            .into_iter()
            .flat_map(|known| known.typing_now())
            .map(|person| session.name_of(person))
            .collect();
        let (drawing, said) = match (&self.hint, typing.as_slice()) {
            (Some(Hint::NudgeTooSoon), _) => (None, t!("nudge-too-soon")),
            (Some(Hint::Words(words)), _) => (None, words.clone()),
            (None, [name]) => (Some("icons/typing"), t!("typing-one", name = *name)),
            (None, [_, _, ..]) => {
                let names = typing.join(", ");
                (Some("icons/typing"), t!("typing-many", names = names))
            }
            (None, []) => (
                None,
                known
                    .and_then(|known| known.last_received)
                    .map(|at| {
                        let local = Local::new(at);
                        t!("last-received", date = local.date(), time = local.time())
                    })
                    .unwrap_or_default(),
            ),
        };
        let words = line(vec![Part::new(&said, fonts::interface(), 11.0, |theme| {
            theme.colors().dim
        })])
        .width(Fill);
        container(
            row![]
                .push(drawing.map(|drawing| icon(drawing, 12.0)))
                .push(words)
                .spacing(5)
                .align_y(Center),
        )
        .padding([0, 10])
        .center_y(21)
        .width(Fill)
        .style(theme::container::band)
        .into()
    }
}

/// A large button of the band, with its words below the drawing.
fn action<'a>(drawing: &str, words: String, message: Option<Message>) -> Element<'a, Message> {
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

/// How the transcript looks in a theme.
pub fn look(theme: &Theme, habits: Habits) -> Look {
    let colors = theme.colors();
    Look {
        palette: Palette {
            background: colors.pane,
            least_contrast: theme.least_contrast(),
            text: colors.text,
            dim: colors.dim,
            link: colors.accent,
            selection: colors.selected,
            danger: colors.danger,
            line: colors.scrollbar,
            button: colors.button_top,
        },
        font: fonts::interface(),
        size: SIZE,
        times: habits.show_times,
        emoticons: habits.emoticons,
        name_looks: habits.name_looks,
        plain: false,
        language: i18n::language(),
        nudge: Some(assets::drawing("icons/nudge")),
    }
}
