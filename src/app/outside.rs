//! What reaches the program from outside its windows.

mod links;

use iced::{Subscription, Task};

use super::{App, Message};
use crate::link::Link;
use crate::services::instance::{self, Wish};

/// What is known about the world outside.
#[derive(Debug, Default)]
pub(super) struct Outside {
    /// Links that wait until somebody is signed in.
    links: Vec<Link>,
}

/// What happens there.
#[derive(Clone, Debug)]
pub enum News {
    /// The program was started once more.
    Started(Wish),
}

impl Outside {
    /// With links that the program was started with.
    pub(super) fn new(links: Vec<Link>) -> Self {
        Self { links }
    }
}

impl App {
    pub(super) fn outside(&mut self, news: News) -> Task<Message> {
        match news {
            News::Started(wish) => self.started_again(wish),
        }
    }

    /// Everything outside that is listened to.
    pub(super) fn listen_outside(&self) -> Subscription<Message> {
        let starts = match self.services.folder() {
            Some(folder) => Subscription::run_with(folder.to_owned(), instance::wishes),
            None => Subscription::none(),
        };
        starts.map(|wish| Message::Outside(News::Started(wish)))
    }
}
