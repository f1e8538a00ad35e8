//! The status while nobody is at the computer, and the one of the next run.

use iced::Task;
use msnp::api::{AccountId, Command, Status};

use super::{App, Message};
use crate::services::desktop::idle::Told;

impl App {
    /// Somebody left the computer, or is back.
    pub(super) fn idle_told(&mut self, told: Told) -> Task<Message> {
        match told {
            Told::Works(works) => self.outside.troubles.idle = works.err(),
            Told::Gone => {
                for (id, account) in &self.accounts {
                    let status = account.session.me.status;
                    // Any other was chosen, and says more.
                    if account.session.is_online() && status == Status::Online {
                        account.send(Command::SetStatus {
                            status: Status::Idle,
                        });
                        self.outside.idle.insert(id.clone());
                    }
                }
            }
            Told::Back => {
                for id in std::mem::take(&mut self.outside.idle) {
                    let Some(account) = self.accounts.get(&id) else {
                        continue;
                    };
                    // What was chosen meanwhile stays. That we are idle may not have come back from the server yet.
                    let status = account.session.me.status;
                    if account.session.is_online()
                        && matches!(status, Status::Idle | Status::Online)
                    {
                        account.send(Command::SetStatus {
                            status: Status::Online,
                        });
                    }
                }
            }
        }
        Task::none()
    }

    /// Keeps the own status for the next time, where it was chosen.
    pub(in crate::app) fn keep_status(&mut self, id: &AccountId) -> Task<Message> {
        let idle = self.outside.idle.contains(id);
        let Some(account) = self.accounts.get_mut(id) else {
            return Task::none();
        };
        let status = account.session.me.status;
        let chosen = !idle && !matches!(status, Status::Idle | Status::Offline);
        if !account.arrived
            || !account.session.is_online()
            || !chosen
            || status == account.request.status
        {
            return Task::none();
        }
        account.request.status = status;
        let request = account.request.clone();
        let keep = self
            .services
            .keep_status(request.email, request.server, status);
        keep.map(|()| Message::Done)
    }
}
