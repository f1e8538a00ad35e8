//! What people do with it.

use std::sync::mpsc::channel;

use msnp::api::{AccountId, ConversationId};
use papilio_store::{DataDir, Store};
use serde_json::{Value, json};

use crate::program::{PASSWORD, Program, Town};

const ALICE: &str = "alice@example.com";
const BOB: &str = "bob@example.net";
const CAROL: &str = "carol@example.com";

/// One adds the other, who accepts; both see each other.
pub fn befriend(one: &mut Program, one_email: &str, other: &mut Program, other_email: &str) {
    one.say(&json!({"cmd": "add_contact", "email": other_email}).to_string());
    other.hears("contact_request", |event| event["email"] == one_email);
    other.say(&json!({"cmd": "accept_contact", "email": one_email}).to_string());
    other.sees(one_email, "online");
    one.sees(other_email, "online");
}

fn text(program: &mut Program, from: &str) -> Value {
    program.hears("text", |event| event["from"] == from)
}

#[test]
fn three_people_meet_chat_nudge_and_part() {
    let town = Town::with(&[ALICE, BOB, CAROL]);
    let mut alice = town.online(ALICE);
    let mut bob = town.online(BOB);
    let mut carol = town.online(CAROL);
    befriend(&mut alice, ALICE, &mut bob, BOB);
    befriend(&mut alice, ALICE, &mut carol, CAROL);

    // Who they are.
    bob.say(r#"{"cmd":"set_display_name","name":"Bob the Builder"}"#);
    alice.hears("presence", |event| {
        event["display_name"] == "Bob the Builder"
    });
    bob.say(r#"{"cmd":"set_personal_message","text":"can <we> fix & it?"}"#);
    alice.hears("personal_message", |event| {
        event["text"] == "can <we> fix & it?"
    });
    bob.say(r#"{"cmd":"set_status","status":"busy"}"#);
    alice.sees(BOB, "busy");

    // Texts, both ways, whatever is in them.
    let long = "今日はとても長い話をします。".repeat(300);
    for (n, words) in ["hi", "one\n\n\nfour", "🦋 👩‍👩‍👧‍👦", &long]
        .into_iter()
        .enumerate()
    {
        let id = format!("a{n}");
        alice.say(&json!({"cmd": "send_text", "to": BOB, "text": words, "id": id}).to_string());
        let heard = text(&mut bob, ALICE);
        assert_eq!(
            (&heard["text"], &heard["conversation"]),
            (&json!(words), &json!(ALICE))
        );
        alice.hears("delivery", |event| {
            event["id"] == id && event["state"] == "acknowledged"
        });
        bob.say(&json!({"cmd": "send_text", "to": ALICE, "text": words}).to_string());
        assert_eq!(text(&mut alice, BOB)["text"], words);
    }
    let format = json!({"font": "Georgia", "bold": true, "color": "#ff8000"});
    alice.say(
        &json!({"cmd": "send_text", "to": BOB, "text": "pretty", "format": format}).to_string(),
    );
    assert_eq!(text(&mut bob, ALICE)["format"], format);

    // Typing and a nudge.
    bob.say(&json!({"cmd": "typing", "to": ALICE}).to_string());
    alice.hears("typing", |event| event["from"] == BOB);
    bob.say(&json!({"cmd": "nudge", "to": ALICE}).to_string());
    alice.hears("nudge", |event| event["from"] == BOB);

    // A third.
    alice.say(&json!({"cmd": "invite", "conversation": BOB, "email": CAROL}).to_string());
    let group = alice.hears("conversation", |event| {
        event["participants"]
            .as_array()
            .is_some_and(|people| people.len() == 2)
    });
    let id = group["conversation"].as_str().unwrap();
    assert!(id.starts_with('#'), "{group}");
    alice.say(&json!({"cmd": "send_text", "to": id, "text": "all of you"}).to_string());
    assert_eq!(text(&mut bob, ALICE)["text"], "all of you");
    let heard = text(&mut carol, ALICE);
    assert_eq!(heard["text"], "all of you");
    carol.say(
        &json!({"cmd": "send_text", "to": heard["conversation"], "text": "me too"}).to_string(),
    );
    assert_eq!(text(&mut alice, CAROL)["text"], "me too");
    assert_eq!(text(&mut bob, CAROL)["text"], "me too");

    // And apart.
    bob.say(r#"{"cmd":"sign_out"}"#);
    bob.hears("signed_out", |event| event["reason"] == "requested");
    bob.state("disconnected");
    alice.sees(BOB, "offline");
    bob.say(r#"{"cmd":"sign_in","status":"away"}"#);
    alice.sees(BOB, "away");
    bob.quit();
    alice.sees(BOB, "offline");
    alice.quit();
    carol.quit();
}

#[test]
fn the_demo_signs_in_by_itself_and_a_bot_answers() {
    let mut demo = Program::start_with(&["--demo"], &[]);
    demo.hears("roster", |event| event["contacts"].as_u64() > Some(3));
    demo.sees("echo@bots.example.net", "online");
    demo.state("online");
    demo.say(r#"{"cmd":"send_text","to":"echo@bots.example.net","text":"Is anybody here?"}"#);
    let answer = text(&mut demo, "echo@bots.example.net");
    assert!(
        answer["text"]
            .as_str()
            .unwrap()
            .contains("Is anybody here?"),
        "{answer}"
    );
    demo.quit();
}

#[test]
fn a_bad_line_is_answered_by_one_error_and_changes_nothing() {
    let town = Town::with(&[ALICE]);
    let mut alice = Program::start(&town.way(ALICE));
    for line in [
        "garbage",
        "{}",
        r#"{"cmd":"fly"}"#,
        r#"{"cmd":"send_text","to":"bob@example.net"}"#,
        r#"{"cmd":"set_status","status":"flying"}"#,
        r#"{"cmd":"block","email":7}"#,
        r#"["cmd","sign_in"]"#,
    ] {
        alice.say(line);
        assert_eq!(alice.error(), ("bad_command".to_owned(), line.to_owned()));
    }
    alice.say("");
    alice.say_bytes(b"\xff\xfe");
    assert_eq!(alice.error().0, "bad_command");
    let long = format!(
        r#"{{"cmd":"set_display_name","name":"{}"}}"#,
        "x".repeat(1_000_000)
    );
    alice.say(&long);
    let (code, line) = alice.error();
    assert_eq!(code, "bad_command");
    assert!(long.starts_with(&line) && line.len() < 10_000);
    for line in [
        r#"{"cmd":"send_text","to":"bob@example.net","text":"hi"}"#,
        r#"{"cmd":"sign_out"}"#,
        r#"{"cmd":"add_group","name":"Friends"}"#,
    ] {
        alice.say(line);
        assert_eq!(alice.error(), ("not_signed_in".to_owned(), line.to_owned()));
    }
    alice.say(r#"{"cmd":"sign_in"}"#);
    alice.state("online");
    let later = r#"{"cmd":"send_wink","to":"bob@example.net","path":"/dev/null"}"#;
    alice.say(later);
    assert_eq!(
        alice.error(),
        ("not_supported".to_owned(), later.to_owned())
    );
    alice.quit();
}

#[test]
fn what_was_said_is_in_the_data_folder() {
    let town = Town::with(&[ALICE, BOB]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    let mut alice = town.online_with(ALICE, &["--data-dir", path]);
    let mut bob = town.online(BOB);
    befriend(&mut alice, ALICE, &mut bob, BOB);
    alice.say(
        &json!({"cmd": "send_text", "to": BOB, "text": "remember this", "id": "x1"}).to_string(),
    );
    text(&mut bob, ALICE);
    alice.hears("delivery", |event| event["state"] == "acknowledged");
    bob.say(&json!({"cmd": "send_text", "to": ALICE, "text": "and this"}).to_string());
    text(&mut alice, BOB);
    let output = alice.quit().output;
    let online = output
        .lines()
        .find(|line| line.contains("\"signed_in\""))
        .unwrap();
    assert!(online.contains("MSNP18"), "{online}");
    let data = DataDir::open(folder.path()).unwrap();
    let history = Store::open(&data.database()).unwrap().reader().unwrap();
    let account = AccountId::new(&format!("{ALICE}/127.0.0.1"));
    let count = history.count(&account, &ConversationId::new(BOB)).unwrap();
    assert_eq!(count, 2);
}

#[test]
fn a_text_that_could_not_go_out_goes_out_by_the_next_run() {
    let folder = tempfile::tempdir().unwrap();
    let data = ["--data-dir", folder.path().to_str().unwrap()];
    let town = Town::with(&[ALICE, BOB]);
    let mut alice = town.online_with(ALICE, &data);
    let (listen, http) = town.stop();
    alice.state("reconnecting");
    alice.say(&json!({"cmd": "send_text", "to": BOB, "text": "once more", "id": "x7"}).to_string());
    alice.hears("delivery", |event| {
        event["id"] == "x7" && event["state"] == "queued"
    });
    alice.quit();

    let town = Town::at(&[ALICE, BOB], listen, http);
    let mut bob = town.online(BOB);
    let mut alice = town.online_with(ALICE, &data);
    assert_eq!(text(&mut bob, ALICE)["text"], "once more");
    alice.hears("delivery", |event| {
        event["id"] == "x7" && event["state"] == "acknowledged"
    });
    alice.quit();
    bob.quit();
}

#[test]
fn a_reader_that_falls_far_behind_is_told_so_and_gets_the_present_state() {
    // More than the pipe, the program and the engine hold for a reader.
    const TEXTS: usize = 8_000;
    let town = Town::with(&[ALICE, BOB]);
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("alice");
    let at_home = ["--data-dir", home.to_str().unwrap()];
    let mut bob = town.online(BOB);
    let mut alice = town.online_with(ALICE, &at_home);
    befriend(&mut alice, ALICE, &mut bob, BOB);
    let picture = folder.path().join("picture");
    std::fs::write(&picture, b"\x89PNG\r\n\x1a\nof bob").unwrap();
    bob.say(&json!({"cmd": "set_display_picture", "path": picture}).to_string());
    alice.hears("picture", |event| event["email"] == BOB);
    alice.quit();
    bob.sees(ALICE, "offline");
    let (listen, deaf) = channel();
    let mut way = town.way(ALICE);
    way.extend(at_home.map(str::to_owned));
    let mut alice = Program::start_deaf(&way, &[("PAPILIO_PASSWORD", PASSWORD)], deaf);
    alice.say(r#"{"cmd":"sign_in"}"#);
    bob.sees(ALICE, "online");
    for n in 0..TEXTS {
        let id = n.to_string();
        let line = json!({"cmd": "send_text", "to": ALICE, "text": "x".repeat(40), "id": id});
        bob.say(&line.to_string());
        // Bob himself keeps up.
        if n % 200 == 199 {
            bob.hears("delivery", |event| {
                event["id"] == id && event["state"] == "acknowledged"
            });
        }
    }
    listen.send(()).unwrap();
    alice.hears("error", |event| event["code"] == "overrun");
    alice.state("online");
    alice.hears("contact", |event| event["email"] == BOB);
    alice.hears("roster", |event| event["contacts"] == 1);
    // What the cache has is told again: the news of it may have been dropped.
    let told = alice.hears("picture", |event| event["email"] == BOB);
    let written = std::fs::read(told["path"].as_str().unwrap()).unwrap();
    assert_eq!(written, std::fs::read(&picture).unwrap());
    alice.hears("conversation", |event| event["conversation"] == BOB);
    bob.say(&json!({"cmd": "send_text", "to": ALICE, "text": "with me again?"}).to_string());
    alice.hears("text", |event| event["text"] == "with me again?");
    alice.quit();
    bob.quit();
}

#[test]
fn the_dialect_asked_for_is_spoken() {
    let town = Town::with(&[ALICE]);
    for dialect in ["msnp8", "msnp11"] {
        let alice = town.online_with(ALICE, &["--protocol", dialect]);
        let end = alice.quit();
        let spoken = format!("\"dialect\":\"{}\"", dialect.to_uppercase());
        assert!(end.output.contains(&spoken), "{}", end.output);
    }
}
