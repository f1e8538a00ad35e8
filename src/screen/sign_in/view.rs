//! How signing in looks.

use iced::widget::{center, column, container, row, space, text, text_input};
use iced::{Center, Fill};

use super::{Choice, Field, Hidden, Menu, Message, Server, State, Working};
use crate::theme;
use crate::widget::layer::over_scene;
use crate::widget::{self, Element, button, checkbox, choice, popup};
use crate::{assets, t, words};

/// Beats of the wings in one tick of the animation, as a share of the whole width.
const BEATS: [f32; 8] = [1.0, 0.92, 0.70, 0.42, 0.28, 0.42, 0.70, 0.92];

impl State {
    pub fn view(&self) -> Element<'_, Message> {
        if let Some(options) = &self.options {
            return options.view().map(Message::Connection);
        }
        match self.working {
            Some(working) => self.working_view(working),
            None => self.form(),
        }
    }

    fn form(&self) -> Element<'_, Message> {
        let form = column![
            self.email_field(),
            self.password_field(),
            self.status_field(),
            self.checks(),
            self.server_fields(),
            self.problem_of(Field::Form),
            container(
                button(text(t!("sign-in-button")).font(widget::bold()))
                    .padding([6, 22])
                    .on_press(Message::Submit)
            )
            .center_x(Fill)
            .padding([4, 0]),
            container(self.options_link()).align_right(Fill),
        ]
        .spacing(11);
        let content = column![header(self.picture()), container(form).padding([14, 24]),];
        container(widget::scrollable(content).width(Fill).height(Fill))
            .style(theme::container::list)
            .into()
    }

    fn working_view(&self, working: Working) -> Element<'_, Message> {
        let beat = BEATS[working.ticks as usize % BEATS.len()];
        let wings = widget::drawing(assets::drawing("icons/papilio"), 72.0, 72.0).wide(beat);
        let words = column![
            container(wings).center_x(Fill).height(90),
            text(words::progress(working.progress)).font(widget::bold()),
            text(self.email.as_str()).style(theme::text::dim),
            space().height(12),
            button(text(t!("cancel")))
                .padding([5, 18])
                .on_press(Message::Cancel),
        ]
        .spacing(6)
        .align_x(Center);
        column![
            header(self.picture()),
            center(words).style(theme::container::list)
        ]
        .into()
    }

    fn options_link(&self) -> Element<'_, Message> {
        let open = button(text(t!("options-title")).size(11))
            .padding([1, 0])
            .style(theme::button::link)
            .on_press(Message::ShowOptions);
        open.into()
    }

    /// The picture of the account, as it will be seen.
    fn picture(&self) -> Element<'_, Message> {
        widget::portrait_with(&self.portrait(), 96.0, self.status)
    }

    fn email_field(&self) -> Element<'_, Message> {
        let field = widget::field(&t!("sign-in-email-hint"), &self.email)
            .id(self.id("email"))
            .on_input(Message::Email)
            .on_submit(Message::Submit)
            .padding([5, 7])
            .style(self.style_of(Field::Email));
        let mut line = row![field].spacing(3).align_y(Center);
        if !self.known.is_empty() {
            line = line.push(
                button(widget::icon("icons/chevron-down", 12.0))
                    .padding([7, 5])
                    .style(theme::button::flat)
                    .on_press(Message::Menu(Some(Menu::Accounts))),
            );
        }
        let menu = (self.menu == Some(Menu::Accounts)).then(|| self.accounts_menu());
        column![
            text(t!("sign-in-email")),
            popup(line, menu, Message::Menu(None)),
            self.problem_of(Field::Email),
        ]
        .spacing(3)
        .into()
    }

    fn accounts_menu(&self) -> Element<'_, Message> {
        let lines = self.known.iter().enumerate().map(|(at, known)| {
            row![
                widget::menu_line(None, known.email.clone(), Message::Pick(at)),
                button(widget::icon("icons/remove", 12.0))
                    .padding(4)
                    .style(theme::button::flat)
                    .on_press(Message::Forget(at)),
            ]
            .align_y(Center)
            .into()
        });
        widget::menu(lines, 232.0)
    }

    fn password_field(&self) -> Element<'_, Message> {
        let field = widget::field("", &self.password.0)
            .id(self.id("password"))
            .secure(true)
            .on_input(|typed| Message::Password(Hidden(typed)))
            .on_submit(Message::Submit)
            .padding([5, 7])
            .style(self.style_of(Field::Password));
        column![
            text(t!("sign-in-password")),
            field,
            self.problem_of(Field::Password),
        ]
        .spacing(3)
        .into()
    }

    fn status_field(&self) -> Element<'_, Message> {
        let current = button(
            row![
                widget::drawing(assets::figure(self.status, false), 16.0, 16.0),
                text(words::status(self.status)),
                widget::icon("icons/chevron-down", 10.0),
            ]
            .spacing(5)
            .align_y(Center),
        )
        .padding([3, 7])
        .style(theme::button::raised_words)
        .on_press(Message::Menu(Some(Menu::Status)));
        let menu = (self.menu == Some(Menu::Status))
            .then(|| widget::status_menu(&words::STATUSES, Message::Status));
        row![
            text(t!("sign-in-status")),
            popup(current, menu, Message::Menu(None))
        ]
        .spacing(7)
        .align_y(Center)
        .into()
    }

    fn checks(&self) -> Element<'_, Message> {
        let check = |on: bool, label: String, toggle: fn(bool) -> Message| {
            checkbox(on, label).on_toggle(toggle)
        };
        let demo = self.server == Server::Demo;
        let mut checks = column![check(
            self.remember,
            t!("sign-in-remember"),
            Message::Remember
        )]
        .spacing(7);
        // The password of the demo is known to all.
        if !demo {
            checks = checks.push(check(
                self.remember_password,
                t!("sign-in-remember-password"),
                Message::RememberPassword,
            ));
            if self.store == Some(false) && self.remember_password {
                checks = checks.push(
                    text(t!("sign-in-no-store"))
                        .size(11)
                        .style(theme::text::dim),
                );
            }
        }
        checks
            .push(check(
                self.automatic,
                t!("sign-in-automatic"),
                Message::Automatic,
            ))
            .into()
    }

    fn server_fields(&self) -> Element<'_, Message> {
        let selected: Option<&Choice> = self.servers.iter().find(|choice| {
            choice.server == self.server
                || matches!(
                    (&choice.server, &self.server),
                    (Server::Custom { .. }, Server::Custom { .. })
                )
        });
        let list = choice(self.servers.iter().cloned(), selected, Message::Server)
            .padding([4, 7])
            .width(Fill);
        let mut fields = column![text(t!("sign-in-server")), list].spacing(3);
        match &self.server {
            Server::Custom { .. } => {
                let field = |id, hint: String, value, on_input: fn(String) -> Message| {
                    widget::field(&hint, value)
                        .id(self.id(id))
                        .on_input(on_input)
                        .on_submit(Message::Submit)
                        .padding([5, 7])
                        .style(self.style_of(Field::Server))
                };
                fields = fields
                    .push(field(
                        "address",
                        t!("sign-in-address-hint"),
                        &self.address,
                        Message::Address,
                    ))
                    .push(field(
                        "services",
                        t!("sign-in-services-hint"),
                        &self.services,
                        Message::Services,
                    ));
            }
            Server::Demo => {
                fields = fields.push(text(t!("sign-in-demo")).size(11).style(theme::text::dim));
            }
            Server::Profile(_) => {}
        }
        // The demo is inside the program: there is no way to it to choose.
        if self.server != Server::Demo {
            let open = button(text(t!("sign-in-connection")).size(11))
                .padding([1, 0])
                .style(theme::button::link)
                .on_press(Message::ShowConnection);
            fields = fields.push(open);
        }
        fields.push(self.problem_of(Field::Server)).into()
    }

    fn problem_of(&self, field: Field) -> Option<Element<'_, Message>> {
        self.problem
            .as_ref()
            .filter(|problem| problem.field == field)
            .map(|problem| {
                text(problem.words.as_str())
                    .size(11)
                    .style(theme::text::danger)
                    .into()
            })
    }

    fn style_of(&self, field: Field) -> fn(&theme::Theme, text_input::Status) -> text_input::Style {
        match &self.problem {
            Some(problem) if problem.field == field => theme::text_input::wrong,
            _ => theme::text_input::field,
        }
    }
}

/// The gradient across the top with a picture in its middle, and the line below it.
fn header<'a>(picture: Element<'a, Message>) -> Element<'a, Message> {
    column![
        over_scene(
            container(picture)
                .center_x(Fill)
                .padding([22, 0])
                .style(theme::container::scenic)
        ),
        iced::widget::rule::horizontal(1),
    ]
    .into()
}
