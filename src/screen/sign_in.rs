//! Signing in: who, with which password, where; then waiting for it.

mod account;
mod view;

use std::time::Duration;

use iced::{Task, window};
use msnp::api::{ErrorCode, LinkState, Status};
use msnp::io::Endpoint;

use super::connection::{self, Connection};
use crate::portrait::Portrait;
use crate::{t, words};

pub use account::{Choice, Hidden, Known, Request, Server, first};

/// Time between two pictures of the animation.
pub const TICK: Duration = Duration::from_millis(90);

/// What the screen asks of the app.
#[derive(Debug)]
pub enum Action {
    None,
    Run(Task<Message>),
    SignIn(Request),
    /// Show the options.
    Options,
    /// Stop signing in.
    Cancel,
    /// Ask the password store for the password of this account.
    FindPassword {
        email: String,
        server: Server,
    },
    /// Show how the server is reached.
    Connection,
    /// Remember this account no more, nor its password.
    Forget(Known),
}

#[derive(Clone, Debug)]
pub enum Message {
    Email(String),
    Password(Hidden),
    Status(Status),
    Server(Choice),
    Address(String),
    Services(String),
    Remember(bool),
    RememberPassword(bool),
    Automatic(bool),
    Submit,
    Cancel,
    /// Opens or closes a drop-down.
    Menu(Option<Menu>),
    Pick(usize),
    Forget(usize),
    /// The password store answered.
    Found {
        email: String,
        password: Found,
    },
    Tick,
    /// Shows how the server is reached.
    ShowConnection,
    ShowOptions,
    Connection(connection::Message),
}

/// What the password store said.
#[derive(Clone, Debug)]
pub enum Found {
    Password(Hidden),
    Nothing,
    /// There is no password store, or it is locked.
    NoStore,
}

/// Which part of the form a problem is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Email,
    Password,
    Server,
    /// None of them.
    Form,
}

/// What is wrong, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub field: Field,
    pub words: String,
}

/// Which drop-down is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    Accounts,
    Status,
}

/// The screen.
#[derive(Debug)]
pub struct State {
    window: window::Id,
    known: Vec<Known>,
    servers: Vec<Choice>,
    email: String,
    password: Hidden,
    status: Status,
    server: Server,
    address: String,
    services: String,
    remember: bool,
    remember_password: bool,
    automatic: bool,
    /// Whether there is a password store; not known until one asked.
    store: Option<bool>,
    problem: Option<Problem>,
    menu: Option<Menu>,
    working: Option<Working>,
    /// How the server is to be reached.
    connection: Connection,
    /// A new password for the proxy.
    proxy_password: Option<Hidden>,
    /// How the server is reached, while that is being looked at.
    options: Option<connection::State>,
    /// Signing in automatically is not wanted now.
    stay: bool,
}

/// Signing in is under way.
#[derive(Clone, Copy, Debug, Default)]
struct Working {
    progress: LinkState,
    ticks: u32,
}

impl State {
    /// `window` is for widget ids.
    pub fn new(window: window::Id, servers: Vec<Choice>) -> Self {
        Self {
            window,
            known: Vec::new(),
            server: servers.first().map_or(Server::Demo, |c| c.server.clone()),
            servers,
            email: String::new(),
            password: Hidden::default(),
            status: Status::Online,
            address: String::new(),
            services: String::new(),
            remember: true,
            remember_password: false,
            automatic: false,
            store: None,
            problem: None,
            menu: None,
            working: None,
            connection: Connection::default(),
            proxy_password: None,
            options: None,
            stay: false,
        }
    }

    /// Takes in the remembered accounts, read once the window is there, and fills in the last one used, unless
    /// something is typed already.
    pub fn know(&mut self, known: Vec<Known>, servers: Vec<Choice>) -> Action {
        self.known = known;
        self.servers = servers;
        let first = first(&self.known).filter(|_| self.email.is_empty() && self.working.is_none());
        if let Some(first) = first {
            let action = self.pick(first);
            if self.automatic && !self.stay && !self.password.0.is_empty() {
                return self.submit();
            }
            action
        } else {
            Action::None
        }
    }

    /// Has everything of an earlier try filled in.
    pub fn again(&mut self, request: Request) {
        self.email = request.email;
        self.password = request.password;
        self.status = request.status;
        self.remember = request.remember;
        self.remember_password = request.remember_password;
        self.automatic = request.automatic;
        self.connection = request.connection;
        self.proxy_password = request.proxy_password;
        if let Server::Custom { address, services } = &request.server {
            self.address.clone_from(address);
            self.services.clone_from(services);
        }
        self.server = request.server;
    }

    /// Does not sign in by itself: the user just signed out.
    pub fn stay(&mut self) {
        self.stay = true;
    }

    /// The picture of the account that the form names.
    pub fn portrait(&self) -> Portrait {
        let (email, server) = (self.email.trim(), self.chosen_server());
        self.known
            .iter()
            .find(|known| known.email.eq_ignore_ascii_case(email) && known.server == server)
            .map(|known| known.picture.clone())
            .unwrap_or_default()
    }

    /// Shows that signing in is under way, started elsewhere.
    pub fn begin(&mut self, request: &Request) {
        self.email.clone_from(&request.email);
        self.server = request.server.clone();
        self.working = Some(Working::default());
    }

    /// What is wrong now.
    pub fn problem(&self) -> Option<&Problem> {
        self.problem.as_ref()
    }

    /// Why the last try failed; the form is there again, with everything typed.
    pub fn failed(&mut self, problem: Problem) {
        self.working = None;
        self.problem = Some(problem);
    }

    /// Signing in has come this far.
    pub fn progress(&mut self, progress: LinkState) {
        if let Some(working) = &mut self.working {
            working.progress = progress;
        }
    }

    pub fn is_working(&self) -> bool {
        self.working.is_some()
    }

    /// Puts the keyboard into the first field that wants something.
    pub fn focus(&self) -> Task<Message> {
        iced::widget::operation::focus(self.id(self.wanting()))
    }

    fn wanting(&self) -> &'static str {
        let wrong = self.problem.as_ref().map(|problem| problem.field);
        match self.email.is_empty() || wrong == Some(Field::Email) {
            true => "email",
            false => "password",
        }
    }

    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Email(email) => {
                self.email = email;
                self.clear(Field::Email);
            }
            Message::Password(password) => {
                self.password = password;
                self.clear(Field::Password);
            }
            Message::Status(status) => {
                self.status = status;
                self.menu = None;
            }
            Message::Server(choice) => self.choose(choice.server),
            Message::Address(address) => {
                self.address = address;
                self.clear(Field::Server);
            }
            Message::Services(services) => {
                self.services = services;
                self.clear(Field::Server);
            }
            Message::Remember(on) => {
                self.remember = on;
                self.remember_password &= on;
                self.automatic &= on;
            }
            Message::RememberPassword(on) => {
                self.remember_password = on;
                self.remember |= on;
                self.automatic &= on;
                if on && self.store.is_none() {
                    // Only asking tells whether there is a store to remember it in.
                    return Action::FindPassword {
                        email: self.email.clone(),
                        server: self.chosen_server(),
                    };
                }
            }
            Message::Automatic(on) => {
                self.automatic = on;
                self.remember |= on;
                self.remember_password |= on;
            }
            Message::Menu(menu) => self.menu = menu,
            Message::Pick(at) => return self.pick(at),
            Message::Forget(at) => {
                self.menu = None;
                if at < self.known.len() {
                    return Action::Forget(self.known.remove(at));
                }
            }
            Message::Found { email, password } => return self.found(&email, password),
            Message::Submit if self.options.is_some() => {
                self.connection_message(connection::Message::Save);
            }
            Message::Submit => return self.submit(),
            Message::Cancel if self.options.is_some() => self.options = None,
            Message::Cancel => {
                self.working = None;
                return Action::Cancel;
            }
            Message::ShowConnection => return Action::Connection,
            Message::ShowOptions => return Action::Options,
            Message::Connection(message) => self.connection_message(message),
            Message::Tick => {
                if let Some(working) = &mut self.working {
                    working.ticks = working.ticks.wrapping_add(1);
                }
            }
        }
        Action::None
    }

    /// Checks the form, and asks to sign in when it is whole.
    fn submit(&mut self) -> Action {
        if self.working.is_some() {
            return Action::None;
        }
        self.menu = None;
        let problem = |field, words| Some(Problem { field, words });
        let email = self.email.trim();
        let server = self.chosen_server();
        self.problem = if email.is_empty() {
            problem(Field::Email, t!("sign-in-no-email"))
        } else if !looks_like_an_address(email) {
            problem(Field::Email, t!("sign-in-bad-email"))
        } else if self.password.0.is_empty() {
            problem(Field::Password, t!("sign-in-no-password"))
        } else {
            server_problem(&server).map(|words| Problem {
                field: Field::Server,
                words,
            })
        };
        if self.problem.is_some() {
            return Action::None;
        }
        self.working = Some(Working::default());
        Action::SignIn(Request {
            email: email.to_owned(),
            password: self.password.clone(),
            status: self.status,
            server,
            remember: self.remember,
            remember_password: self.remember_password,
            automatic: self.automatic,
            connection: self.connection.clone(),
            proxy_password: self.proxy_password.clone(),
        })
    }

    fn pick(&mut self, at: usize) -> Action {
        self.menu = None;
        let Some(known) = self.known.get(at).cloned() else {
            return Action::None;
        };
        self.fill(&known);
        self.problem = None;
        if known.password {
            Action::FindPassword {
                email: known.email,
                server: known.server,
            }
        } else {
            Action::Run(iced::widget::operation::focus(self.id("password")))
        }
    }

    fn fill(&mut self, known: &Known) {
        self.email.clone_from(&known.email);
        self.password = match known.server {
            Server::Demo => Hidden(msnp_server::demo::PASSWORD.to_owned()),
            _ => Hidden::default(),
        };
        self.status = known.status;
        self.remember = true;
        self.remember_password = known.password;
        self.automatic = known.automatic;
        self.connection = known.connection.clone();
        self.proxy_password = None;
        self.server = known.server.clone();
        if let Server::Custom { address, services } = &known.server {
            self.address.clone_from(address);
            self.services.clone_from(services);
        }
    }

    fn choose(&mut self, server: Server) {
        let left_demo = self.server == Server::Demo && server != Server::Demo;
        if left_demo && self.email == msnp_server::demo::USER {
            self.email.clear();
            self.password = Hidden::default();
        }
        self.server = server;
        self.problem = None;
        if self.server == Server::Demo {
            msnp_server::demo::USER.clone_into(&mut self.email);
            self.password = Hidden(msnp_server::demo::PASSWORD.to_owned());
            self.remember_password = false;
            self.automatic = false;
        }
    }

    /// The password store answered: fills the password in, and signs in with it where the user wants that.
    fn found(&mut self, email: &str, password: Found) -> Action {
        self.store = Some(!matches!(password, Found::NoStore));
        if let Found::Password(password) = password
            && self.email == email
            && self.password.0.is_empty()
        {
            self.password = password;
            if self.automatic && !self.stay && self.working.is_none() && self.problem.is_none() {
                return self.submit();
            }
        }
        Action::None
    }

    /// Shows how the server is reached, to be changed.
    pub fn show_connection(&mut self, gateway: bool) {
        self.menu = None;
        let connection = self.connection.clone();
        self.options = Some(connection::State::new(connection, gateway));
    }

    fn connection_message(&mut self, message: connection::Message) {
        let Some(options) = &mut self.options else {
            return;
        };
        match options.update(message) {
            connection::Outcome::Stay => {}
            connection::Outcome::Close => self.options = None,
            connection::Outcome::Keep(connection, password) => {
                self.options = None;
                self.connection = connection;
                if password.is_some() {
                    self.proxy_password = password;
                }
            }
        }
    }

    /// The server that the form names.
    pub fn chosen_server(&self) -> Server {
        match &self.server {
            Server::Custom { .. } => Server::Custom {
                address: self.address.trim().to_owned(),
                services: self.services.trim().to_owned(),
            },
            server => server.clone(),
        }
    }

    fn clear(&mut self, field: Field) {
        self.problem
            .take_if(|p| p.field == field || p.field == Field::Form);
    }

    fn id(&self, field: &str) -> iced::widget::Id {
        iced::widget::Id::from(format!("sign-in-{field}-{:?}", self.window))
    }
}

/// Which field an error of the engine is about, and its words.
pub fn problem(code: &ErrorCode, message: &str) -> Problem {
    let field = match code.0.as_ref() {
        "wrong_password" | "911" => Field::Password,
        "unknown_host" | "refused" | "timed_out" | "certificate" => Field::Server,
        _ => Field::Form,
    };
    Problem {
        field,
        words: words::error(code, message),
    }
}

/// Whether this has the shape of an address.
pub fn looks_like_an_address(email: &str) -> bool {
    email.split_once('@').is_some_and(|(user, host)| {
        !user.is_empty()
            && !host.is_empty()
            && !host.contains('@')
            && !email.contains(char::is_whitespace)
    })
}

fn server_problem(server: &Server) -> Option<String> {
    let Server::Custom { address, services } = server else {
        return None;
    };
    if address.is_empty() {
        Some(t!("sign-in-no-server"))
    } else if Endpoint::parse(address).is_none() {
        Some(t!("sign-in-bad-server"))
    } else if !services.is_empty()
        && !services.starts_with("http://")
        && !services.starts_with("https://")
    {
        Some(t!("sign-in-bad-services"))
    } else {
        None
    }
}

#[cfg(test)]
pub mod tests;
