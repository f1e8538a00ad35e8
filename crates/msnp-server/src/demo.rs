//! The people of the demo network: who they are, and who knows whom.

use msnp::api::{CurrentMedia, Lists, MediaKind, Status};
use msnp::io::Now;

use crate::bots::Kind;
use crate::{AccountSpec, BadAccount, World};

/// The account the demo signs in with.
pub const USER: &str = "alice@example.com";
/// Another account of the demo with a list of its own, for a second window. Until somebody signs in with it, its
/// person is there as one of the bots.
pub const SECOND_USER: &str = "bob@example.net";
/// The password of every demo account.
pub const PASSWORD: &str = "demo";
/// The bot that says back what it is told.
pub const ECHO: &str = "echo@bots.example.net";
/// The bot that answers with emoticons, and nudges now and then.
pub const NUDGER: &str = "nudger@bots.example.net";
/// The bot that comes and goes, and changes its status and message.
pub const WEATHER: &str = "weather@bots.example.net";

/// Somebody of the demo network.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    pub address: &'static str,
    pub name: &'static str,
    /// The group of the demo user they are in.
    group: &'static str,
    pub message: &'static str,
    pub media: Option<CurrentMedia>,
    /// What they do; `None`: they are offline.
    pub kind: Option<Kind>,
}

const FAVOURITES: &str = "Favourites";
const FRIENDS: &str = "Friends";
const FAMILY: &str = "Family";
const BOTS: &str = "Demo bots";

/// Everybody but the demo user.
pub(crate) fn people() -> Vec<Person> {
    let person = |address, name, group, message, kind| Person {
        address,
        name,
        group,
        message,
        media: None,
        kind,
    };
    let still = |status| Some(Kind::Still(status));
    let music = CurrentMedia {
        app: "Player".into(),
        kind: MediaKind::Music,
        format: "{0} – {1}".into(),
        args: vec!["Air".into(), "La femme d’argent".into()],
    };
    vec![
        person(
            SECOND_USER,
            "Bob",
            FAVOURITES,
            "learning Rust, ask me anything",
            still(Status::Online),
        ),
        person(
            "carol@example.com",
            "Carol",
            FAVOURITES,
            "back at 5",
            still(Status::Away),
        ),
        person("dave@example.net", "Dave", FRIENDS, "", still(Status::Busy)),
        person(
            "erin@example.net",
            "Erin ;)",
            FRIENDS,
            "new photos!",
            still(Status::Online),
        ),
        Person {
            media: Some(music),
            ..person(
                "francois@example.net",
                "François 🎸",
                FRIENDS,
                "",
                still(Status::Online),
            )
        },
        person("grace@example.net", "Grace", FRIENDS, "", None),
        person("heidi@example.net", "Heidi", FRIENDS, "", None),
        person("ivan@example.net", "Иван", FRIENDS, "", None),
        person("yamada@example.net", "山田さん", FRIENDS, "", None),
        person("layla@example.net", "ليلى", FRIENDS, "", None),
        person("mum@example.net", "Mum", FAMILY, "", None),
        person("dad@example.net", "Dad", FAMILY, "", None),
        person("nuno@example.net", "Nuno", FAMILY, "", None),
        person("ines@example.net", "Inês", FAMILY, "", None),
        person(ECHO, "Echo", BOTS, "says what you say", Some(Kind::Echo)),
        person(NUDGER, "Nudger", BOTS, "watch out", Some(Kind::Nudger)),
        person(
            WEATHER,
            "Weather",
            BOTS,
            "looking out of the window",
            Some(Kind::Weather),
        ),
    ]
}

/// Makes the accounts and lists of the demo.
///
/// # Errors
/// When one of the addresses is taken already.
pub fn populate(world: &mut World, now: Now) -> Result<(), BadAccount> {
    let people = people();
    let spec = |address: &str, name: &str, mail| AccountSpec {
        address: address.to_owned(),
        password: PASSWORD.to_owned(),
        name: Some(name.to_owned()),
        mail,
        ..AccountSpec::default()
    };
    world.add_account(spec(USER, "Alice :) in Lisbon", Some(3)), now)?;
    for person in &people {
        world.add_account(spec(person.address, person.name, None), now)?;
    }
    let friends = Lists {
        forward: true,
        allow: true,
        ..Lists::default()
    };
    for person in &people {
        world.set_contact(USER, person.address, friends, &[person.group]);
        world.set_contact(person.address, USER, friends, &[]);
    }
    for other in ["carol@example.com", "erin@example.net", ECHO, NUDGER] {
        world.set_contact(SECOND_USER, other, friends, &[]);
        world.set_contact(other, SECOND_USER, friends, &[]);
    }
    Ok(())
}
