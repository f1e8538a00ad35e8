//! What three people do together: the same steps for every dialect and every server.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use msnp::dialect::Dialect;
use serde_json::{Value, json};

use crate::objects;
use crate::person::{Login, Person, Server};
use crate::talk;

/// A text to somebody who is offline must be told as stored, or as waiting here, within this time.
const OFFLINE_PATIENCE: Duration = Duration::from_secs(95);

/// What one run needs to know.
pub struct Run<'a> {
    pub server: &'a Server,
    /// Alice, Bob and Carol.
    pub people: [Login; 3],
    /// The only one that is offered, by Alice and Carol and by Bob.
    pub dialects: [Dialect; 2],
    /// Whether they connect directly: `auto` or `never`.
    pub direct: &'static str,
    /// A folder for the three.
    pub home: &'a Path,
}

pub type Step = (&'static str, fn(&mut Chat) -> Result<(), String>);

/// In this order; each goes on from where the one before it ended.
pub const EVERYTHING: &[Step] = &[
    ("sign in", sign_in),
    ("add each other", add_each_other),
    // Long before signing in again: a server may take a second to write down what changed in a list.
    ("block and unblock", block_and_unblock),
    ("see presence and names", presence_and_names),
    ("personal message", personal_message),
    ("chat both ways", talk::chat),
    ("typing", talk::typing),
    ("nudge", talk::nudge),
    ("pictures", objects::pictures),
    ("emoticons", objects::emoticons),
    ("ink", objects::ink),
    ("actions", objects::actions),
    ("files", objects::files),
    ("three in one chat", three_in_one_chat),
    ("sign out seen", sign_out_seen),
    ("text to someone offline", text_to_someone_offline),
    ("sign in again", sign_in_again),
    // Towards the end: out of a group is off the other's reverse list for one server.
    ("groups", groups),
    ("two places", two_places),
    ("quit", quit),
];

/// What goes from peer to peer, for two who need not speak the same dialect.
pub const OBJECTS: &[Step] = &[
    ("sign in", sign_in),
    ("add each other", add_each_other),
    ("pictures", objects::pictures),
    ("emoticons", objects::emoticons),
    ("ink", objects::ink),
    ("actions", objects::actions),
    ("files", objects::files),
    ("quit", quit),
];

pub struct Chat {
    /// The older one, if they differ.
    pub dialect: Dialect,
    pub direct: &'static str,
    pub bobs: Dialect,
    pub alices: Dialect,
    pub alice: Person,
    pub bob: Person,
    carol: Person,
    /// Alice at another place, where the dialect has places.
    elsewhere: Option<Person>,
    /// The three have met before, on this server, in an earlier run.
    old_friends: bool,
    /// A folder for what they send each other.
    pub home: PathBuf,
}

/// Goes through all steps; gives the names of those that were done, or where it ended and why.
pub fn run(run: &Run<'_>, steps: &[Step]) -> Result<Vec<String>, String> {
    let [alices, bobs] = run.dialects;
    let start = |who: usize, name: &str, dialect: Dialect| {
        let protocol = dialect.to_string().to_lowercase();
        let habits = (protocol.as_str(), run.direct);
        Person::start(run.server, &run.people[who], habits, &run.home.join(name))
    };
    let is_all = steps.len() == EVERYTHING.len();
    let mut chat = Chat {
        dialect: alices.min(bobs),
        direct: run.direct,
        alices,
        bobs,
        alice: start(0, "alice", alices),
        bob: start(1, "bob", bobs),
        carol: start(2, "carol", alices),
        elsewhere: (is_all && alices.has_endpoints()).then(|| start(0, "elsewhere", alices)),
        old_friends: false,
        home: run.home.to_owned(),
    };
    let about = match alices == bobs {
        true => alices.to_string(),
        false => format!("{alices} and {bobs}"),
    };
    let mut done = Vec::new();
    for (name, step) in steps {
        for person in [&mut chat.alice, &mut chat.bob, &mut chat.carol] {
            person.step();
        }
        let start = Instant::now();
        step(&mut chat).map_err(|error| format!("{about}, {name}: {error}"))?;
        done.push(format!("{name} ({} ms)", start.elapsed().as_millis()));
    }
    if let Some(elsewhere) = chat.elsewhere {
        let code = elsewhere.end()?;
        if code != 5 {
            return Err(format!("{about}: signed out from here, with {code}"));
        }
    }
    // The programs have left; their exit codes are the last word.
    for person in [chat.alice, chat.bob, chat.carol] {
        let who = person.email.clone();
        let code = person.end()?;
        if code != 0 {
            return Err(format!("{about}: {who} ended with {code}"));
        }
    }
    Ok(done)
}

/// A wrong password is refused with its own error and exit code.
pub fn wrong_password(server: &Server, login: &Login, home: &Path) -> Result<(), String> {
    let wrong = Login {
        password: "certainly-not".to_owned(),
        ..login.clone()
    };
    let mut person = Person::start(server, &wrong, ("auto", "auto"), home);
    person.say(&json!({"cmd": "sign_in"}))?;
    person.wait("wrong_password", |e| {
        is(e, "error") && e["code"] == "wrong_password"
    })?;
    for event in person.seen() {
        if event.to_string().contains("certainly-not") {
            return Err(format!("the password is in {event}"));
        }
    }
    match person.end()? {
        4 => Ok(()),
        code => Err(format!("exit code {code} after a wrong password")),
    }
}

pub fn is(event: &Value, kind: &str) -> bool {
    event["event"] == kind
}

fn about(event: &Value, kind: &str, email: &str) -> bool {
    is(event, kind) && event["email"] == email
}

fn on(event: &Value, list: &str) -> bool {
    event["lists"]
        .as_array()
        .is_some_and(|lists| lists.iter().any(|name| name == list))
}

fn present(event: &Value, email: &str, status: &str) -> bool {
    about(event, "presence", email) && event["status"] == status
}

pub fn says(event: &Value, from: &str, text: &str) -> bool {
    is(event, "text") && event["from"] == from && event["text"] == text
}

fn sign_in(chat: &mut Chat) -> Result<(), String> {
    for person in [&mut chat.alice, &mut chat.bob, &mut chat.carol] {
        person.say(&json!({"cmd": "sign_in"}))?;
    }
    for (person, dialect) in [
        (&mut chat.alice, chat.alices),
        (&mut chat.bob, chat.bobs),
        (&mut chat.carol, chat.alices),
    ] {
        let wanted = dialect.to_string();
        let signed_in = person.wait("signed_in", |e| is(e, "signed_in"))?;
        if signed_in["dialect"] != wanted.as_str() || signed_in["email"] != person.email.as_str() {
            return Err(format!("signed in otherwise: {signed_in}"));
        }
        person.wait("the whole list", |e| is(e, "roster"))?;
        person.wait("state online", |e| is(e, "state") && e["state"] == "online")?;
    }
    // Friends of an earlier run part first, so that adding is adding.
    for person in [&mut chat.alice, &mut chat.bob, &mut chat.carol] {
        let friends: Vec<String> = person
            .seen_now()
            .iter()
            .filter(|e| is(e, "contact") && on(e, "FL"))
            .filter_map(|e| e["email"].as_str().map(str::to_owned))
            .collect();
        chat.old_friends |= !friends.is_empty();
        person.step();
        for email in friends {
            person.say(&json!({"cmd": "remove_contact", "email": email}))?;
            person.wait("the contact removed", |e| {
                about(e, "contact", &email) && (e["removed"] == true || !on(e, "FL"))
            })?;
        }
    }
    Ok(())
}

fn add_each_other(chat: &mut Chat) -> Result<(), String> {
    let (alice, bob) = (chat.alice.email.clone(), chat.bob.email.clone());
    chat.alice
        .say(&json!({"cmd": "add_contact", "email": bob}))?;
    chat.alice.wait("bob on the list", |e| {
        about(e, "contact", &bob) && on(e, "FL") && on(e, "AL")
    })?;
    // Who has allowed the other in an earlier run is not asked again.
    let asked = chat.bob.wait("being told of alice", |e| {
        about(e, "contact_request", &alice) || about(e, "contact", &alice) && on(e, "RL")
    })?;
    let answer = if is(&asked, "contact_request") || !chat.old_friends {
        chat.bob
            .wait("a contact request", |e| about(e, "contact_request", &alice))?;
        "accept_contact"
    } else {
        "add_contact"
    };
    chat.bob.say(&json!({"cmd": answer, "email": alice}))?;
    chat.bob.wait("alice on the list", |e| {
        about(e, "contact", &alice) && on(e, "FL") && on(e, "AL")
    })?;
    chat.alice.wait("bob's adding", |e| {
        about(e, "contact", &bob) && on(e, "FL") && on(e, "RL")
    })?;
    Ok(())
}

fn presence_and_names(chat: &mut Chat) -> Result<(), String> {
    let (alice, bob) = (chat.alice.email.clone(), chat.bob.email.clone());
    for status in ["busy", "online"] {
        chat.alice
            .say(&json!({"cmd": "set_status", "status": status}))?;
        chat.bob.wait(status, |e| present(e, &alice, status))?;
    }
    for status in ["phone", "hidden", "online"] {
        let shown = if status == "hidden" {
            "offline"
        } else {
            status
        };
        chat.bob
            .say(&json!({"cmd": "set_status", "status": status}))?;
        chat.alice.wait(status, |e| present(e, &bob, shown))?;
        chat.alice.step();
    }
    let name = format!("Älice & <b> 100% 愛丽丝 🦋 {}", chat.dialect.number());
    chat.alice
        .say(&json!({"cmd": "set_display_name", "name": name}))?;
    chat.alice.wait("the own new name", |e| {
        is(e, "me") && e["display_name"] == name.as_str()
    })?;
    chat.bob.wait("alice's new name", |e| {
        about(e, "presence", &alice) && e["display_name"] == name.as_str()
    })?;
    Ok(())
}

fn personal_message(chat: &mut Chat) -> Result<(), String> {
    if !chat.dialect.has_personal_message() {
        return Ok(());
    }
    let alice = chat.alice.email.clone();
    for text in ["out & about <in> \"the\" sün ☀ 在家", ""] {
        chat.alice
            .say(&json!({"cmd": "set_personal_message", "text": text}))?;
        chat.bob.wait("alice's personal message", |e| {
            about(e, "personal_message", &alice) && e["text"] == text
        })?;
        chat.bob.step();
    }
    Ok(())
}

fn three_in_one_chat(chat: &mut Chat) -> Result<(), String> {
    let (alice, bob, carol) = (
        chat.alice.email.clone(),
        chat.bob.email.clone(),
        chat.carol.email.clone(),
    );
    chat.alice
        .say(&json!({"cmd": "invite", "conversation": bob, "email": carol}))?;
    let mut ids = Vec::new();
    for (person, others) in [
        (&mut chat.alice, [&bob, &carol]),
        (&mut chat.bob, [&alice, &carol]),
        (&mut chat.carol, [&alice, &bob]),
    ] {
        let group = person.wait("three in one conversation", |e| {
            is(e, "conversation") && others.iter().all(|other| takes_part(e, other))
        })?;
        ids.push(group["conversation"].clone());
    }
    let [of_alice, of_bob, of_carol] = [&ids[0], &ids[1], &ids[2]];
    let lines = ["alice to all\n\n三人", "bob to all 😀", "carol to all"];
    chat.alice
        .say(&json!({"cmd": "send_text", "to": of_alice, "text": lines[0]}))?;
    chat.bob
        .say(&json!({"cmd": "send_text", "to": of_bob, "text": lines[1]}))?;
    chat.carol
        .say(&json!({"cmd": "send_text", "to": of_carol, "text": lines[2]}))?;
    let spoken = [(&alice, lines[0]), (&bob, lines[1]), (&carol, lines[2])];
    for (person, id) in [
        (&mut chat.alice, of_alice),
        (&mut chat.bob, of_bob),
        (&mut chat.carol, of_carol),
    ] {
        let me = person.email.clone();
        for (from, text) in spoken.iter().filter(|(from, _)| **from != me) {
            person.wait(text, |e| says(e, from, text) && e["conversation"] == *id)?;
        }
    }
    // Before she came the conversation was without her too: only what follows her last words counts.
    chat.alice.step();
    chat.bob.step();
    chat.carol
        .say(&json!({"cmd": "leave", "conversation": of_carol}))?;
    for (person, id, other) in [
        (&mut chat.alice, of_alice, &bob),
        (&mut chat.bob, of_bob, &alice),
    ] {
        person.wait("carol's leaving", |e| {
            is(e, "conversation")
                && e["conversation"] == *id
                && takes_part(e, other)
                && !takes_part(e, &carol)
        })?;
    }
    Ok(())
}

fn takes_part(event: &Value, email: &str) -> bool {
    event["participants"]
        .as_array()
        .is_some_and(|people| people.iter().any(|one| one == email))
}

fn block_and_unblock(chat: &mut Chat) -> Result<(), String> {
    let (alice, bob) = (chat.alice.email.clone(), chat.bob.email.clone());
    chat.bob.say(&json!({"cmd": "block", "email": alice}))?;
    chat.bob.wait("alice blocked", |e| {
        about(e, "contact", &alice) && on(e, "BL") && !on(e, "AL")
    })?;
    chat.alice
        .wait("bob offline", |e| present(e, &bob, "offline"))?;
    chat.bob.say(&json!({"cmd": "unblock", "email": alice}))?;
    chat.bob.wait("alice unblocked", |e| {
        about(e, "contact", &alice) && on(e, "AL") && !on(e, "BL")
    })?;
    chat.alice
        .wait("bob online again", |e| present(e, &bob, "online"))?;
    Ok(())
}

fn sign_out_seen(chat: &mut Chat) -> Result<(), String> {
    let bob = chat.bob.email.clone();
    chat.bob.say(&json!({"cmd": "sign_out"}))?;
    chat.bob.wait("signed_out", |e| {
        is(e, "signed_out") && e["reason"] == "requested"
    })?;
    chat.alice
        .wait("bob offline", |e| present(e, &bob, "offline"))?;
    Ok(())
}

fn text_to_someone_offline(chat: &mut Chat) -> Result<(), String> {
    let bob = chat.bob.email.clone();
    let waits = !chat.dialect.has_offline_messages();
    chat.alice.say(
        &json!({"cmd": "send_text", "to": bob, "text": "are you there?", "id": "offline-1"}),
    )?;
    chat.alice
        .wait_for(OFFLINE_PATIENCE, "what became of the text", |e| {
            is(e, "delivery")
                && e["id"] == "offline-1"
                && match waits {
                    true => e["state"] == "queued" && e["reason"] == "recipient_offline",
                    false => e["state"] == "stored_offline",
                }
        })?;
    Ok(())
}

fn sign_in_again(chat: &mut Chat) -> Result<(), String> {
    let (alice, bob) = (chat.alice.email.clone(), chat.bob.email.clone());
    chat.bob.say(&json!({"cmd": "sign_in", "status": "away"}))?;
    // Some servers show somebody who came back as pending, without the reverse list.
    chat.bob.wait("alice still on the list", |e| {
        let knows_us = on(e, "RL") || on(e, "PL");
        about(e, "contact", &alice) && on(e, "FL") && on(e, "AL") && knows_us
    })?;
    chat.bob
        .wait("alice online", |e| present(e, &alice, "online"))?;
    chat.alice.wait("bob away", |e| present(e, &bob, "away"))?;
    chat.bob.wait("the text that waited for him", |e| {
        says(e, &alice, "are you there?")
    })?;
    if !chat.dialect.has_offline_messages() {
        chat.alice.wait("the end of the waiting", |e| {
            is(e, "delivery") && e["id"] == "offline-1" && e["state"] == "acknowledged"
        })?;
    }
    Ok(())
}

fn groups(chat: &mut Chat) -> Result<(), String> {
    let alice = &mut chat.alice;
    let bob = chat.bob.email.clone();
    alice.say(&json!({"cmd": "add_group", "name": "Büro"}))?;
    if !chat.dialect.has_groups() {
        alice.wait("not_in_dialect", |e| {
            is(e, "error") && e["code"] == "not_in_dialect"
        })?;
        return Ok(());
    }
    let named = |e: &Value, name: &str| is(e, "group") && e["name"] == name;
    let is_in = |e: &Value, name: &str| {
        let groups = e["groups"].as_array();
        about(e, "contact", &bob) && groups.is_some_and(|all| all.iter().any(|one| one == name))
    };
    alice.wait("the group", |e| named(e, "Büro"))?;
    alice.say(&json!({"cmd": "group_add", "email": bob, "group": "Büro"}))?;
    alice.wait("bob in it", |e| is_in(e, "Büro"))?;
    alice.say(&json!({"cmd": "rename_group", "name": "Büro", "new_name": "Work & co"}))?;
    alice.wait("its new name", |e| named(e, "Work & co"))?;
    alice.step();
    alice.say(&json!({"cmd": "group_remove", "email": bob, "group": "Work & co"}))?;
    alice.wait("bob out of it", |e| {
        about(e, "contact", &bob) && on(e, "FL") && !is_in(e, "Work & co")
    })?;
    alice.say(&json!({"cmd": "remove_group", "name": "Work & co"}))?;
    alice.wait("no such group any more", |e| {
        named(e, "Work & co") && e["removed"] == true
    })?;
    Ok(())
}

fn two_places(chat: &mut Chat) -> Result<(), String> {
    let Some(elsewhere) = &mut chat.elsewhere else {
        return Ok(());
    };
    let (alice, bob) = (chat.alice.email.clone(), chat.bob.email.clone());
    let places = |e: &Value, count: usize| {
        is(e, "endpoints")
            && e["endpoints"]
                .as_array()
                .is_some_and(|all| all.len() == count)
    };
    elsewhere.say(&json!({"cmd": "sign_in"}))?;
    elsewhere.wait("state online", |e| is(e, "state") && e["state"] == "online")?;
    chat.alice.wait("the other place", |e| places(e, 2))?;
    elsewhere.wait("this place and the first", |e| places(e, 2))?;
    chat.bob
        .say(&json!({"cmd": "send_text", "to": alice, "text": "where are you?"}))?;
    for place in [&mut chat.alice, elsewhere] {
        place.wait("bob's text", |e| says(e, &bob, "where are you?"))?;
    }
    let elsewhere = chat.elsewhere.as_mut().ok_or("gone")?;
    elsewhere.say(&json!({"cmd": "send_text", "to": bob, "text": "at both"}))?;
    chat.bob
        .wait("alice's text", |e| says(e, &alice, "at both"))?;
    chat.alice.wait("the own text from elsewhere", |e| {
        says(e, &alice, "at both")
    })?;
    chat.alice.step();
    chat.alice.say(&json!({"cmd": "sign_out_elsewhere"}))?;
    elsewhere.wait("signed_out", |e| is(e, "signed_out"))?;
    chat.alice.wait("one place", |e| places(e, 1))?;
    Ok(())
}

fn quit(chat: &mut Chat) -> Result<(), String> {
    for person in [&mut chat.alice, &mut chat.bob, &mut chat.carol] {
        person.say(&json!({"cmd": "quit"}))?;
    }
    Ok(())
}
