//! What the people of the demo network do: events in, commands out, each at its time.

mod drawing;

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use bytes::Bytes;
use msnp::api::{
    Command, ConversationId, Direction, Event, LinkState, Status, TextFormat, TransferInfo,
    TransferState,
};
use rand::Rng;
use rand::rngs::StdRng;

use crate::demo::Person;

/// The most things one bot has in mind; what comes on top is passed over.
const MAX_PLANS: usize = 64;
/// How soon a bot begins to type.
const THINKING: Duration = Duration::from_millis(350);
/// How long it takes to type anything at all.
const TYPING: Duration = Duration::from_millis(650);
/// How much longer each character takes.
const A_CHARACTER: Duration = Duration::from_millis(12);
/// The longest it types.
const LONGEST: Duration = Duration::from_millis(2500);

/// The names of what the bots have drawn and written.
const FACE: &str = "nudger.gif";
const HEART: &str = "heart.gif";
const BUTTERFLY: &str = "papilio.gif";
const FORECAST: &str = "forecast.txt";

/// The file of a bot with this name.
pub(crate) fn file(name: &str) -> Option<Bytes> {
    Some(match name {
        FACE => drawing::face().into(),
        HEART => drawing::heart().into(),
        BUTTERFLY => drawing::butterfly().into(),
        FORECAST => forecast().into(),
        _ => return None,
    })
}

/// The weather of the next days. It was seen from the window.
fn forecast() -> String {
    let days = (1..=60).zip(SKIES.iter().cycle());
    days.map(|(day, (_, sky))| format!("Day {day}: {sky}\r\n"))
        .collect()
}

/// What somebody does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Says back what it is told, and takes every file.
    Echo,
    /// Answers with emoticons, some of its own, and nudges. It has a picture that moves, and wants no files.
    Nudger,
    /// Comes and goes, and sends a file now and then.
    Weather,
    /// Is there, in this status.
    Still(Status),
}

/// What a bot has in mind.
#[derive(Debug)]
enum Plan {
    Do(Command),
    /// The weather changes.
    Turn,
}

/// Somebody who acts by itself.
#[derive(Debug)]
pub(crate) struct Bot {
    person: Person,
    kind: Kind,
    plans: BTreeMap<(Instant, u64), Plan>,
    next: u64,
    /// How often it has answered or turned.
    turns: usize,
    /// How often it has told of the weather.
    answers: usize,
}

const NUDGER_SAYS: [&str; 8] = [
    "Hello :) I am Nudger (papil) and I (bump) nudges.",
    "Ha! :D",
    "Really? :-O",
    "You make me blush :$",
    "I like that (Y)",
    "Careful, I nudge ;)",
    "One more and I dance (8)",
    "That calls for a rose (F) and a (bump)",
];

/// The emoticons of its own.
const NUDGER_HAS: [(&str, &str); 2] = [("(bump)", HEART), ("(papil)", BUTTERFLY)];

const SKIES: [(Status, &str); 6] = [
    (Status::Online, "sunny, 24 degrees"),
    (Status::Brb, "a cloud, right back"),
    (Status::Busy, "raining on Lisbon"),
    (Status::Away, "gone with the wind"),
    (Status::Online, "rainbow over the river"),
    (Status::Lunch, "having soup, it is foggy"),
];

impl Bot {
    /// The bot behind this person, if they are ever there.
    pub(crate) fn new(person: Person, now: Instant) -> Option<Self> {
        let kind = person.kind?;
        let mut bot = Self {
            person,
            kind,
            plans: BTreeMap::new(),
            next: 0,
            turns: 0,
            answers: 0,
        };
        let status = match kind {
            Kind::Still(status) => status,
            Kind::Weather => Status::Brb,
            Kind::Echo | Kind::Nudger => Status::Online,
        };
        bot.plan(now, Plan::Do(Command::SignIn { status }));
        Some(bot)
    }

    /// The address it signs in with.
    pub(crate) fn address(&self) -> &str {
        self.person.address
    }

    /// When it does something next.
    pub(crate) fn due(&self) -> Option<Instant> {
        self.plans.keys().next().map(|(at, _)| *at)
    }

    /// What it does now, if anything.
    pub(crate) fn act(&mut self, now: Instant, rng: &mut StdRng) -> Option<Command> {
        loop {
            let entry = self
                .plans
                .first_entry()
                .filter(|entry| entry.key().0 <= now)?;
            match entry.remove() {
                Plan::Do(command) => return Some(command),
                Plan::Turn => self.turn(now, rng),
            }
        }
    }

    fn plan(&mut self, at: Instant, plan: Plan) {
        if self.plans.len() < MAX_PLANS {
            self.next += 1;
            self.plans.insert((at, self.next), plan);
        }
    }

    /// Something has happened to it.
    pub(crate) fn hear(&mut self, event: &Event, now: Instant, rng: &mut StdRng) {
        match event {
            Event::State {
                state: LinkState::Online,
                ..
            } => self.came_online(now, rng),
            // Two bots would talk for ever.
            Event::Text { from, .. } | Event::Nudge { from, .. }
                if from.as_str().ends_with("@bots.example.net") => {}
            Event::Text {
                conversation,
                text,
                format,
                ..
            } => self.answer(conversation, text, format, now),
            Event::Nudge { conversation, .. } => self.nudged(conversation, now),
            Event::ContactRequest { email, .. } => {
                let email = email.clone();
                self.plan(
                    now + THINKING,
                    Plan::Do(Command::AcceptContact { email, add: true }),
                );
            }
            Event::TransferOffer { transfer, .. } => {
                let (transfer, path) = (*transfer, None);
                let command = match self.kind {
                    Kind::Echo => Command::AcceptFile { transfer, path },
                    _ => Command::DeclineFile { transfer },
                };
                self.plan(now + THINKING, Plan::Do(command));
            }
            Event::Transfer(info) => self.moved(info, now),
            _ => {}
        }
    }

    /// A file has come further.
    fn moved(&mut self, info: &TransferInfo, now: Instant) {
        if (info.direction, info.state) == (Direction::Incoming, TransferState::Done) {
            let text = format!("Got it: {}, {} bytes.", info.name, info.size);
            self.say(&info.conversation, text, TextFormat::default(), now);
        }
    }

    fn came_online(&mut self, now: Instant, rng: &mut StdRng) {
        let text = self.person.message.to_owned();
        self.plan(now, Plan::Do(Command::SetPersonalMessage { text }));
        if let Some(media) = self.person.media.clone() {
            let media = Some(media);
            self.plan(now, Plan::Do(Command::SetCurrentMedia { media }));
        }
        if self.kind == Kind::Nudger {
            let path = Some(FACE.to_owned());
            self.plan(now, Plan::Do(Command::SetDisplayPicture { path }));
        }
        let is_turning = self.plans.values().any(|plan| matches!(plan, Plan::Turn));
        if self.kind == Kind::Weather && !is_turning {
            self.plan(now + pause(rng), Plan::Turn);
        }
    }

    fn answer(&mut self, to: &ConversationId, text: &str, format: &TextFormat, now: Instant) {
        match self.kind {
            Kind::Echo => self.say(to, text.to_owned(), format.clone(), now),
            Kind::Nudger => {
                let text = NUDGER_SAYS[self.turns % NUDGER_SAYS.len()].to_owned();
                self.turns += 1;
                let done = now + self.say_at(to, text, TextFormat::default(), now);
                if self.turns.is_multiple_of(3) {
                    let to = to.clone();
                    self.plan(done + THINKING, Plan::Do(Command::Nudge { to }));
                }
            }
            Kind::Weather => {
                let (_, sky) = SKIES[self.turns % SKIES.len()];
                let text = format!("Outside: {sky}.");
                let done = now + self.say_at(to, text, TextFormat::default(), now);
                if self.answers.is_multiple_of(3) {
                    let (to, path) = (to.clone(), FORECAST.to_owned());
                    self.plan(done + THINKING, Plan::Do(Command::SendFile { to, path }));
                }
                self.answers += 1;
            }
            Kind::Still(_) => {}
        }
    }

    fn nudged(&mut self, to: &ConversationId, now: Instant) {
        match self.kind {
            Kind::Echo | Kind::Nudger => {
                let to = to.clone();
                self.plan(now + TYPING, Plan::Do(Command::Nudge { to }));
            }
            Kind::Weather => {
                let text = "That was thunder!".to_owned();
                self.say(to, text, TextFormat::default(), now);
            }
            Kind::Still(_) => {}
        }
    }

    fn say(&mut self, to: &ConversationId, text: String, format: TextFormat, now: Instant) {
        self.say_at(to, text, format, now);
    }

    /// Types for a moment, then says it; how long that takes.
    fn say_at(
        &mut self,
        to: &ConversationId,
        text: String,
        format: TextFormat,
        now: Instant,
    ) -> Duration {
        let length = u32::try_from(text.chars().take(1000).count()).unwrap_or(u32::MAX);
        let time = THINKING + (TYPING + A_CHARACTER * length).min(LONGEST);
        let typing = Command::Typing { to: to.clone() };
        self.plan(now + THINKING, Plan::Do(typing));
        let to = to.clone();
        let own = NUDGER_HAS.iter();
        let own = own.filter(|(shortcut, _)| self.kind == Kind::Nudger && text.contains(shortcut));
        let emoticons: BTreeMap<_, _> = own
            .map(|(shortcut, path)| ((*shortcut).to_owned(), (*path).to_owned()))
            .collect();
        let say = match emoticons.is_empty() {
            true => Command::SendText {
                to,
                text,
                format,
                id: None,
            },
            false => Command::SendEmoticonText {
                to,
                text,
                format,
                emoticons,
                id: None,
            },
        };
        self.plan(now + time, Plan::Do(say));
        time
    }

    /// The weather changes: mostly the sky, now and then it goes away for a while.
    fn turn(&mut self, now: Instant, rng: &mut StdRng) {
        self.turns += 1;
        let (status, sky) = SKIES[self.turns % SKIES.len()];
        if self.turns.is_multiple_of(5) {
            self.person.message = sky;
            self.plan(now, Plan::Do(Command::SignOut));
            let back = now + Duration::from_secs(rng.random_range(15..30));
            self.plan(back, Plan::Do(Command::SignIn { status }));
        } else {
            let text = sky.to_owned();
            self.plan(now, Plan::Do(Command::SetStatus { status }));
            self.plan(now, Plan::Do(Command::SetPersonalMessage { text }));
        }
        self.plan(now + pause(rng), Plan::Turn);
    }
}

/// How long the weather stays as it is.
fn pause(rng: &mut StdRng) -> Duration {
    Duration::from_secs(rng.random_range(45..90))
}

#[cfg(test)]
mod tests {
    use super::*;
    use msnp::api::{Address, MessageId};
    use rand::SeedableRng;

    fn text(from: &str, text: &str) -> Event {
        let from = Address::new(from);
        Event::Text {
            conversation: ConversationId::with(&from),
            id: MessageId::new("1"),
            from,
            name: None,
            text: text.into(),
            format: TextFormat {
                bold: true,
                ..TextFormat::default()
            },
            emoticons: Vec::new(),
            offline: false,
            sent_at: None,
        }
    }

    fn bot(kind: Kind, now: Instant, rng: &mut StdRng) -> Bot {
        let person = crate::demo::people()
            .into_iter()
            .find(|person| person.kind == Some(kind))
            .expect("there is one");
        let mut bot = Bot::new(person, now).expect("it is there");
        assert!(matches!(bot.act(now, rng), Some(Command::SignIn { .. })));
        bot
    }

    #[test]
    fn echo_types_and_says_the_same_in_the_same_format() {
        let (now, mut rng) = (Instant::now(), StdRng::seed_from_u64(1));
        let mut bot = bot(Kind::Echo, now, &mut rng);
        bot.hear(&text("alice@example.com", "hé"), now, &mut rng);
        assert!(bot.act(now, &mut rng).is_none(), "not at once");
        let at = bot.due().expect("it will type");
        assert!(matches!(
            bot.act(at, &mut rng),
            Some(Command::Typing { .. })
        ));
        let at = bot.due().expect("it will answer");
        let Some(Command::SendText {
            to, text, format, ..
        }) = bot.act(at, &mut rng)
        else {
            panic!("no text")
        };
        assert_eq!(
            (to.as_str(), text.as_str(), format.bold),
            ("alice@example.com", "hé", true)
        );
        assert_eq!(bot.due(), None, "nothing is due when nothing is said");
    }

    #[test]
    fn bots_do_not_talk_to_each_other_and_keep_only_so_much_in_mind() {
        let (now, mut rng) = (Instant::now(), StdRng::seed_from_u64(1));
        let mut bot = bot(Kind::Nudger, now, &mut rng);
        bot.hear(&text(crate::demo::ECHO, "hi"), now, &mut rng);
        assert_eq!(bot.due(), None);
        for _ in 0..1000 {
            bot.hear(&text("alice@example.com", "hi"), now, &mut rng);
        }
        assert_eq!(bot.plans.len(), MAX_PLANS);
    }

    #[test]
    fn the_weather_turns_for_ever_and_not_often() {
        let (mut now, mut rng) = (Instant::now(), StdRng::seed_from_u64(1));
        let start = now;
        let mut bot = bot(Kind::Weather, now, &mut rng);
        let online = Event::State {
            state: LinkState::Online,
            detail: None,
        };
        bot.hear(&online, now, &mut rng);
        let (mut outs, mut statuses, mut wakes) = (0, 0, 0);
        while now < start + Duration::from_secs(3600) {
            now = bot.due().expect("there is always weather");
            wakes += 1;
            while let Some(command) = bot.act(now, &mut rng) {
                match command {
                    Command::SignOut => outs += 1,
                    Command::SetStatus { .. } => statuses += 1,
                    Command::SignIn { .. } => bot.hear(&online, now, &mut rng),
                    _ => {}
                }
            }
        }
        assert!(outs >= 5 && statuses >= 20, "{outs} {statuses}");
        assert!(wakes < 120, "{wakes}");
    }
}
