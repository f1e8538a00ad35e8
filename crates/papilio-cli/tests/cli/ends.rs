//! How it ends: exit codes, and what it never says.

use std::net::TcpListener;

use crate::program::{End, PASSWORD, Program, Town, way};

const ALICE: &str = "alice@example.com";
const BOB: &str = "bob@example.net";

/// An address where nobody listens.
fn nobody() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().to_string()
}

/// Asked only to sign in, with the input ended at once.
fn sign_in(arguments: &[String], password: &str) -> End {
    let mut program = Program::start_with(arguments, &[("PAPILIO_PASSWORD", password)]);
    program.say(r#"{"cmd":"sign_in"}"#);
    program.hang_up();
    program.end()
}

#[test]
fn a_command_line_that_cannot_be_followed_ends_with_2_and_says_why() {
    let town = Town::with(&[ALICE]);
    let with = |more: &[&str]| {
        let mut arguments = town.way(ALICE);
        arguments.extend(more.iter().map(|&word| word.to_owned()));
        arguments
    };
    let words = |words: &[&str]| {
        words
            .iter()
            .map(|&word| word.to_owned())
            .collect::<Vec<_>>()
    };
    for (arguments, told) in [
        (words(&[]), "--server"),
        (
            words(&["--server", "127.0.0.1:0", "--account", ALICE]),
            "127.0.0.1:0",
        ),
        (
            words(&[
                "--server",
                "127.0.0.1",
                "--protocol",
                "msnp12",
                "--account",
                ALICE,
            ]),
            "--service-base",
        ),
        (words(&["--demo", "--account", ALICE]), "--demo"),
        (
            words(&["--profile", "/nowhere.toml", "--account", ALICE]),
            "/nowhere.toml",
        ),
        (with(&["--faster"]), "--faster"),
        (with(&["--protocol", "msnp21"]), "MSNP21"),
        (with(&["--protocol", "icq"]), "icq"),
        (with(&["--ca", "/nowhere.pem"]), "/nowhere.pem"),
    ] {
        let end = Program::start(&arguments).end();
        assert_eq!(end.code, Some(2), "{arguments:?}: {}", end.errors);
        assert!(end.errors.contains(told), "{arguments:?}: {}", end.errors);
        assert_eq!(end.output, "", "{arguments:?}");
    }
    let without_password = Program::start_with(&town.way(ALICE), &[]).end();
    assert_eq!(without_password.code, Some(2));
    assert!(without_password.errors.contains("PAPILIO_PASSWORD"));
}

#[test]
fn a_server_that_cannot_be_reached_ends_with_3() {
    let end = sign_in(&way(&nobody(), &nobody(), ALICE), PASSWORD);
    assert!(
        end.output.contains("\"code\":\"refused\""),
        "{}",
        end.output
    );
    assert_eq!(end.code, Some(3));
    let end = sign_in(&way("nobody.invalid:1863", &nobody(), ALICE), PASSWORD);
    assert!(
        end.output.contains("\"code\":\"unknown_host\""),
        "{}",
        end.output
    );
    assert_eq!(end.code, Some(3));
}

#[test]
fn a_refused_sign_in_ends_with_4() {
    let town = Town::with(&[ALICE]);
    let end = sign_in(&town.way(ALICE), "wrong");
    assert!(
        end.output.contains("\"code\":\"wrong_password\""),
        "{}",
        end.output
    );
    assert_eq!(end.code, Some(4));
}

#[test]
fn signed_in_elsewhere_ends_with_5() {
    let town = Town::with(&[ALICE]);
    let one_place = ["--protocol", "msnp12"];
    let first = town.online_with(ALICE, &one_place);
    let second = town.online_with(ALICE, &one_place);
    let end = first.end();
    assert!(
        end.output.contains("\"reason\":\"elsewhere\""),
        "{}",
        end.output
    );
    assert_eq!(end.code, Some(5));
    second.quit();
}

#[test]
fn the_end_of_the_input_waits_for_texts_and_ends_with_0() {
    let town = Town::with(&[ALICE, BOB]);
    let mut bob = town.online(BOB);
    let mut alice = Program::start(&town.way(ALICE));
    alice.say(r#"{"cmd":"sign_in"}"#);
    alice.say(r#"{"cmd":"send_text","to":"bob@example.net","text":"and goodbye","id":"last"}"#);
    alice.hang_up();
    bob.hears("text", |event| event["text"] == "and goodbye");
    let end = alice.end();
    assert_eq!(end.code, Some(0), "{}", end.errors);
    let fate = end
        .output
        .lines()
        .rfind(|line| line.contains("\"delivery\""))
        .unwrap();
    assert!(fate.contains("\"acknowledged\""), "{fate}");
    bob.hang_up();
    assert_eq!(bob.end().code, Some(0));
}

#[cfg(unix)]
#[test]
fn the_system_asks_it_to_end_and_it_signs_out() {
    let town = Town::with(&[ALICE]);
    for name in ["INT", "TERM"] {
        let mut alice = town.online(ALICE);
        alice.signal(name);
        alice.hears("signed_out", |event| event["reason"] == "requested");
        assert_eq!(alice.end().code, Some(0));
    }
}

#[test]
fn a_reader_that_goes_away_ends_it_with_0() {
    let town = Town::with(&[ALICE]);
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_papilio-cli"))
        .args(town.way(ALICE))
        .env("PAPILIO_PASSWORD", PASSWORD)
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut input = child.stdin.take().unwrap();
    // It notices at the next event; the input stays open.
    std::io::Write::write_all(&mut input, b"bad\nbad\n").unwrap();
    let code = child.wait().unwrap().code();
    drop(input);
    assert_eq!(code, Some(0));
}

#[test]
fn the_password_is_read_from_the_first_line_and_never_written() {
    let town = Town::with(&[ALICE]);
    let mut arguments = town.way(ALICE);
    arguments.push("--password-stdin".to_owned());
    let mut alice = Program::start_with(&arguments, &[("PAPILIO_LOG", "trace")]);
    alice.say(PASSWORD);
    alice.say(r#"{"cmd":"sign_in"}"#);
    alice.state("online");
    let end = alice.quit();
    assert!(end.errors.contains("http"), "the log is on: {}", end.errors);
    // As it is, as it begins when it is escaped, and the words that password and ticket follow.
    for word in [PASSWORD, "swordfish", "pwd=", "from-PP"] {
        assert!(!end.output.contains(word), "{word} in:\n{}", end.output);
        assert!(!end.errors.contains(word), "{word} in:\n{}", end.errors);
    }
}
