//! How the server is reached: the way to it, and the proxy on that way; and whether others are reached without it. Shown
//! before and after signing in.

use iced::widget::{column, container, row, rule, text};
use iced::{Center, Fill};
use msnp_client::DirectUse;
use papilio_store::{Direct, ProxyKind, Way};

use super::sign_in::Hidden;
use crate::widget::{self, Element, button, checkbox};
use crate::{t, theme};

pub use papilio_store::Connection;

const WAYS: [Way; 3] = [Way::Automatic, Way::Direct, Way::Gateway];
const DIRECT: [Direct; 3] = [Direct::Automatic, Direct::Ports, Direct::Never];
const PROXIES: [ProxyKind; 5] = [
    ProxyKind::System,
    ProxyKind::None,
    ProxyKind::Socks4,
    ProxyKind::Socks5,
    ProxyKind::Http,
];

/// The screen.
#[derive(Debug)]
pub struct State {
    /// Whether the server has a gateway.
    gateway: bool,
    chosen: Connection,
    /// The port of the proxy, as it was typed.
    port: String,
    /// The ports that others may connect to, as they were typed.
    ports: String,
    /// What was typed as its password; what the password store has is never shown.
    password: Option<Hidden>,
    problem: Option<String>,
}

#[derive(Clone, Debug)]
pub enum Message {
    Way(Way),
    Proxy(ProxyKind),
    Host(String),
    Port(String),
    User(String),
    Password(Hidden),
    Direct(Direct),
    Ports(String),
    SeveralPlaces(bool),
    Save,
    Cancel,
}

/// What comes of it.
#[derive(Debug)]
pub enum Outcome {
    Stay,
    /// It was closed without a change.
    Close,
    /// This was chosen, with a new password for the proxy if one was typed.
    Keep(Connection, Option<Hidden>),
}

impl State {
    /// `gateway` tells whether the server has one.
    pub fn new(connection: Connection, gateway: bool) -> Self {
        Self {
            gateway,
            port: connection
                .proxy_port
                .map(|port| port.to_string())
                .unwrap_or_default(),
            ports: connection
                .direct_ports
                .map(|(first, last)| format!("{first}-{last}"))
                .unwrap_or_default(),
            chosen: connection,
            password: None,
            problem: None,
        }
    }

    pub fn update(&mut self, message: Message) -> Outcome {
        self.problem = None;
        match message {
            Message::Way(way) => self.chosen.way = way,
            Message::Proxy(kind) => self.chosen.proxy = kind,
            Message::Host(host) => self.chosen.proxy_host = host,
            Message::Port(port) => self.port = port,
            Message::User(user) => self.chosen.proxy_user = user,
            Message::Password(password) => self.password = Some(password),
            Message::Direct(direct) => self.chosen.direct = direct,
            Message::Ports(ports) => self.ports = ports,
            Message::SeveralPlaces(on) => self.chosen.one_place = !on,
            Message::Save => return self.save(),
            Message::Cancel => return Outcome::Close,
        }
        Outcome::Stay
    }

    fn save(&mut self) -> Outcome {
        let chosen = &mut self.chosen;
        let port = self.port.trim();
        chosen.proxy_host = chosen.proxy_host.trim().to_owned();
        chosen.proxy_user = chosen.proxy_user.trim().to_owned();
        chosen.proxy_port = port.parse().ok().filter(|port| *port != 0);
        if chosen.proxy.is_own() {
            let host = &chosen.proxy_host;
            let wrong = |c: char| c.is_whitespace() || c == '/';
            self.problem = if host.is_empty() || host.contains(wrong) {
                Some(t!("proxy-bad-host"))
            } else if chosen.proxy_port.is_none() {
                Some(t!("proxy-bad-port"))
            } else {
                None
            };
            if self.problem.is_some() {
                return Outcome::Stay;
            }
        }
        chosen.direct_ports = match DirectUse::by_ports(self.ports.trim()) {
            Some(DirectUse::Ports(first, last)) => Some((first, last)),
            _ => None,
        };
        if chosen.direct == Direct::Ports && chosen.direct_ports.is_none() {
            self.problem = Some(t!("peers-bad-ports"));
            return Outcome::Stay;
        }
        if chosen.way == Way::Gateway && !self.gateway {
            chosen.way = Way::Automatic;
        }
        Outcome::Keep(chosen.clone(), self.password.take())
    }

    pub fn view(&self) -> Element<'_, Message> {
        let title = text(t!("connection-title"))
            .size(15)
            .font(widget::bold())
            .style(theme::text::heading);
        let mut content = column![].spacing(12);
        // Without a gateway there is one way only.
        if self.gateway {
            content = content.push(self.ways());
        }
        content = content
            .push(self.proxies())
            .push(self.peers())
            .push(self.places())
            .push(
                text(t!("connection-next-time"))
                    .size(11)
                    .style(theme::text::dim),
            )
            .push(
                self.problem
                    .as_ref()
                    .map(|words| text(words.as_str()).size(11).style(theme::text::danger)),
            );
        let act = |words: String, message: Message| {
            button(text(words)).padding([5, 14]).on_press(message)
        };
        let acts = row![
            act(t!("cancel"), Message::Cancel),
            act(t!("save"), Message::Save)
        ]
        .spacing(6);
        column![
            container(title)
                .padding([12, 14])
                .width(Fill)
                .style(theme::container::header),
            rule::horizontal(1),
            container(
                widget::scrollable(container(content).padding([12, 14]))
                    .width(Fill)
                    .height(Fill)
            )
            .style(theme::container::list),
            rule::horizontal(1),
            container(acts)
                .padding([7, 12])
                .align_right(Fill)
                .style(theme::container::band),
        ]
        .into()
    }

    fn ways<'a>(&'a self) -> Element<'a, Message> {
        let lines = WAYS.into_iter().map(|way| {
            let words = match way {
                Way::Automatic => t!("way-automatic"),
                Way::Direct => t!("way-direct"),
                Way::Gateway => t!("way-gateway"),
            };
            choice(way == self.chosen.way, words, Message::Way(way))
        });
        section(t!("connection-way"), column(lines).into())
    }

    fn proxies<'a>(&'a self) -> Element<'a, Message> {
        let kind = self.chosen.proxy;
        let lines = PROXIES.into_iter().map(|proxy| {
            let words = match proxy {
                ProxyKind::System => t!("proxy-system"),
                ProxyKind::None => t!("proxy-none"),
                ProxyKind::Socks4 => t!("proxy-socks4"),
                ProxyKind::Socks5 => t!("proxy-socks5"),
                ProxyKind::Http => t!("proxy-http"),
            };
            choice(proxy == kind, words, Message::Proxy(proxy))
        });
        let mut content = column(lines);
        if kind.is_own() {
            content = content.push(self.proxy_fields());
        }
        section(t!("connection-proxy"), content.into())
    }

    fn proxy_fields<'a>(&'a self) -> Element<'a, Message> {
        let field = |hint: String, value: &str, typed: fn(String) -> Message| {
            widget::field(&hint, value)
                .on_input(typed)
                .on_submit(Message::Save)
                .padding([4, 7])
        };
        let host = field(
            t!("proxy-host-hint"),
            &self.chosen.proxy_host,
            Message::Host,
        );
        let port = field(t!("proxy-port-hint"), &self.port, Message::Port).width(64);
        let user = field(
            t!("proxy-user-hint"),
            &self.chosen.proxy_user,
            Message::User,
        );
        let mut fields = column![row![host, port].spacing(4), user].spacing(4);
        if self.chosen.proxy.has_password() {
            let typed = self.password.as_ref().map_or("", |password| &password.0);
            fields = fields.push(
                field(t!("proxy-password-hint"), typed, |typed| {
                    Message::Password(Hidden(typed))
                })
                .secure(true),
            );
        }
        container(fields).padding([6, 0]).into()
    }

    fn peers<'a>(&'a self) -> Element<'a, Message> {
        let chosen = self.chosen.direct;
        let lines = DIRECT.into_iter().map(|direct| {
            let words = match direct {
                Direct::Automatic => t!("peers-automatic"),
                Direct::Ports => t!("peers-ports"),
                Direct::Never => t!("peers-never"),
            };
            choice(direct == chosen, words, Message::Direct(direct))
        });
        let mut content = column(lines);
        if chosen == Direct::Ports {
            let ports = widget::field(&t!("peers-ports-hint"), &self.ports)
                .on_input(Message::Ports)
                .on_submit(Message::Save)
                .padding([4, 7]);
            content = content.push(container(ports).padding([6, 0]));
        }
        section(t!("connection-peers"), content.into())
    }

    fn places<'a>(&'a self) -> Element<'a, Message> {
        let several = !self.chosen.one_place;
        checkbox(several, t!("connection-several-places"))
            .on_toggle(Message::SeveralPlaces)
            .into()
    }
}

fn section<'a>(title: String, content: Element<'a, Message>) -> Element<'a, Message> {
    let title = text(title).font(widget::bold());
    column![title, content].spacing(4).into()
}

/// One of several things that can be chosen.
fn choice<'a>(chosen: bool, words: String, message: Message) -> Element<'a, Message> {
    let mark: Element<'a, Message> = match chosen {
        true => widget::icon("icons/check", 14.0),
        false => iced::widget::space().width(14).into(),
    };
    button(row![mark, text(words)].spacing(7).align_y(Center))
        .padding([2, 4])
        .width(Fill)
        .style(if chosen {
            theme::button::row_selected
        } else {
            theme::button::row
        })
        .on_press(message)
        .into()
}

#[cfg(test)]
pub mod tests;
