//! The window of the history, and what it asks for.

use std::path::Path;

use iced::{Size, Task, window};
use msnp::p2p::context::safe_name;
use papilio_store::WindowSize;

use super::heard::close;
use super::{App, Message, Window, conversations};
use crate::screen::archive::{self, Action, Names};
use crate::services;
use crate::t;

/// Logical pixels.
const SIZE: WindowSize = WindowSize {
    width: 680,
    height: 500,
};
const LEAST: Size = Size::new(460.0, 320.0);

impl App {
    /// Shows everything that was said, in its window or a new one.
    pub(super) fn open_archive(&mut self) -> Task<Message> {
        let open = self.windows.iter().find_map(|(id, window)| match window {
            Window::Archive(_) => Some(*id),
            _ => None,
        });
        if let Some(id) = open {
            return Task::batch([window::minimize(id, false), window::gain_focus(id)]);
        }
        let (id, open) = window::open(self.settings(SIZE, LEAST));
        let state = archive::State::new(id, self.names());
        self.windows.insert(id, Window::Archive(Box::new(state)));
        let read = self.services.talks();
        let read = read.map(move |talks| Message::Archive(id, archive::Message::Talks(talks)));
        Task::batch([open.map(Message::Opened), read])
    }

    /// What people are called now.
    fn names(&self) -> Names {
        let mut names = Names::new();
        for (id, account) in &self.accounts {
            let me = &account.session.me;
            let own = msnp::api::ConversationId::with(&me.address);
            let _ = names.insert((id.clone(), own), me.shown_name().to_owned());
            let contacts = account.session.roster.contacts();
            names.extend(contacts.map(|contact| {
                let talk = msnp::api::ConversationId::with(&contact.address);
                ((id.clone(), talk), contact.shown_name().to_owned())
            }));
        }
        names
    }

    pub(super) fn archive_action(&mut self, id: window::Id, action: Action) -> Task<Message> {
        let told = move |message| Message::Archive(id, message);
        match action {
            Action::None => Task::none(),
            Action::Several(actions) => {
                let tasks = actions.into_iter().map(|one| self.archive_action(id, one));
                let tasks: Vec<_> = tasks.collect();
                Task::batch(tasks)
            }
            Action::Run(task) => task.map(told),
            Action::Search(asked, goes_on, search) => {
                let found = self.services.search(*search);
                found.map(move |hits| told(archive::Message::Found(asked, goes_on, hits)))
            }
            Action::Read(opened, account, conversation, at) => {
                let read = self.services.read_around(account, conversation, at);
                read.map(move |(page, line)| told(archive::Message::Page(opened, page, line)))
            }
            Action::Older(opened, account, conversation, before) => {
                let read = self.services.history(account, conversation, Some(before));
                read.map(move |page| told(archive::Message::Older(opened, page)))
            }
            Action::Pictures(wanted) => Task::batch(wanted.into_iter().map(|sha1d| {
                let read = self.services.picture(sha1d.clone());
                read.map(move |picture| told(archive::Message::Picture(sha1d.clone(), picture)))
            })),
            Action::Export(account, conversation, name, format) => {
                let services = self.services.storage.clone();
                let file = format!(
                    "{}.{}",
                    safe_name(&name).unwrap_or_else(|| t!("archive-title")),
                    format.extension()
                );
                conversations::save_as(id, t!("archive-export-title"), file).then(move |path| {
                    let Some(path) = path else {
                        return Task::none();
                    };
                    let (storage, name) = (services.clone(), name.clone());
                    let (account, conversation) = (account.clone(), conversation.clone());
                    crate::services::blocking(move || {
                        let of = (&account, &conversation);
                        let done = storage.export(of, &name, (&path, format));
                        told(archive::Message::Said(said(done, &path)))
                    })
                })
            }
            Action::Forget(account, conversation) => {
                let forget = self.services.forget_talk(account, conversation);
                let talks = self.services.talks();
                let forgotten = forget.map(move |done| told(archive::Message::Forgotten(done)));
                forgotten.chain(talks.map(move |talks| told(archive::Message::Talks(talks))))
            }
            Action::OpenLink(target) => services::open(target.into()).map(|_| Message::Done),
            Action::Close => close(id),
        }
    }
}

fn said(done: std::io::Result<()>, path: &Path) -> String {
    match done {
        Ok(()) => t!("archive-saved", path = path.display().to_string()),
        Err(error) => t!("archive-not-saved", reason = error.to_string()),
    }
}
