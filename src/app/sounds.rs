//! What is heard, and when.

use std::time::{Duration, Instant};

use iced::Task;
use msnp::api::{AccountId, Status};

use super::{App, Message};
use crate::sound::Sound;

/// Whoever comes so shortly after we signed in was there before.
pub(super) const ARRIVAL: Duration = Duration::from_secs(8);

impl App {
    /// Lets this be heard, if the user wants it.
    pub(super) fn sound(&mut self, id: &AccountId, sound: Sound) -> Task<Message> {
        let Some(account) = self.accounts.get(id) else {
            return Task::none();
        };
        let settings = &self.services.settings().sounds;
        let busy = account.session.me.status == Status::Busy && settings.quiet_when_busy;
        let now = Instant::now();
        let arrives = |since: Instant| now.saturating_duration_since(since) < ARRIVAL;
        let crowd = sound == Sound::Online && account.since.is_none_or(arrives);
        if !settings.on || busy || crowd || sound.wish(&settings.events) != Some(true) {
            return Task::none();
        }
        self.play(sound, settings.volume, now)
    }

    /// The same, of something that this person did, or that came in this conversation.
    pub(super) fn sound_of(&mut self, id: &AccountId, who: &str, sound: Sound) -> Task<Message> {
        match self.contact_settings(id, who).sound {
            true => self.sound(id, sound),
            false => Task::none(),
        }
    }

    /// Lets this be heard at this loudness.
    pub(super) fn play(&mut self, sound: Sound, volume: u8, now: Instant) -> Task<Message> {
        let own = sound.own(&self.services.settings().sounds);
        let own = own.map(std::path::Path::to_owned);
        match self.player.play(sound, own, volume, now) {
            Some(playing) => Task::perform(playing, Message::Played),
            None => Task::none(),
        }
    }
}
