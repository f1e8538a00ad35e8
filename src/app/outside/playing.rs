//! What contacts see of what is being played.

use iced::Task;
use msnp::api::{AccountId, Command, CurrentMedia, MediaKind};

use super::{App, Message};
use crate::services::desktop::playing::{Piece, Told};

impl App {
    /// Something else is played.
    pub(super) fn playing_told(&mut self, told: Told) -> Task<Message> {
        match told {
            Told::Works(works) => self.outside.troubles.playing = works.err(),
            Told::Playing(piece) => self.plays(piece),
        }
        Task::none()
    }

    /// It is not told any more.
    pub(in crate::app) fn nothing_is_played(&mut self) {
        self.plays(None);
    }

    fn plays(&mut self, piece: Option<Piece>) {
        self.outside.playing = piece;
        for account in self.accounts.values().filter(|known| known.arrived) {
            account.send(Command::SetCurrentMedia {
                media: self.outside.playing.as_ref().map(media),
            });
        }
    }

    /// What an account that has just signed in is to show of it.
    pub(in crate::app) fn tell_playing(&self, id: &AccountId) {
        if let (Some(piece), Some(account)) = (&self.outside.playing, self.accounts.get(id)) {
            account.send(Command::SetCurrentMedia {
                media: Some(media(piece)),
            });
        }
    }
}

fn media(piece: &Piece) -> CurrentMedia {
    let (format, args) = match piece.artist.is_empty() {
        true => ("{0}", vec![piece.title.clone()]),
        false => ("{0} - {1}", vec![piece.title.clone(), piece.artist.clone()]),
    };
    CurrentMedia {
        app: String::new(),
        kind: MediaKind::Music,
        format: format.to_owned(),
        args,
    }
}
