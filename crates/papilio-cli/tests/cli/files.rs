//! Pictures, emoticons, drawings and files between two programs.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::dialogue::befriend;
use crate::program::{Program, Town};
use crate::stall::Stall;

const ALICE: &str = "alice@example.com";
const BOB: &str = "bob@example.net";

/// Two friends, a folder each, and one for what they send.
struct Pair {
    town: Town,
    alice: Program,
    bob: Program,
    folder: TempDir,
    direct: &'static str,
}

impl Pair {
    fn meet(direct: &'static str) -> Self {
        Self::meet_by(direct, "none")
    }

    /// Bob comes by a proxy.
    fn meet_by(direct: &'static str, proxy: &str) -> Self {
        let town = Town::with(&[ALICE, BOB]);
        let folder = tempfile::tempdir().unwrap();
        let mut alice = online(&town, ALICE, &folder.path().join("alice"), direct, "none");
        let mut bob = online(&town, BOB, &folder.path().join("bob"), direct, proxy);
        befriend(&mut alice, ALICE, &mut bob, BOB);
        Self {
            town,
            alice,
            bob,
            folder,
            direct,
        }
    }

    fn write(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// Alice offers a file; the number of the transfer as Bob knows it.
    fn offer(&mut self, file: &Path) -> Value {
        self.alice
            .say(&json!({"cmd": "send_file", "to": BOB, "path": file}).to_string());
        let offer = self
            .bob
            .hears("transfer_offer", |event| event["from"] == ALICE);
        assert_eq!(offer["size"], std::fs::metadata(file).unwrap().len());
        assert_eq!(offer["name"], *file.file_name().unwrap().to_str().unwrap());
        offer["transfer"].clone()
    }
}

fn online(town: &Town, email: &str, home: &Path, direct: &str, proxy: &str) -> Program {
    let home = home.to_str().unwrap();
    town.online_with(
        email,
        &["--data-dir", home, "--direct", direct, "--proxy", proxy],
    )
}

fn answer(program: &mut Program, command: &str, transfer: &Value) {
    program.say(&json!({"cmd": command, "transfer": transfer}).to_string());
}

fn ends(program: &mut Program) -> Value {
    program.hears("transfer", |event| {
        !matches!(event["state"].as_str(), Some("connecting" | "active"))
    })
}

fn noise(len: usize) -> Vec<u8> {
    (0..len).map(|n| (n * 31 % 251) as u8).collect()
}

/// A picture of one pixel, which is what its first bytes say.
fn picture(words: &str) -> Vec<u8> {
    [b"\x89PNG\r\n\x1a\n".as_slice(), words.as_bytes()].concat()
}

#[test]
fn a_picture_reaches_a_friend_when_it_changes_and_when_it_is_asked_for() {
    let mut pair = Pair::meet("never");
    for words in ["one", "another"] {
        let path = pair.write(words, &picture(words));
        pair.alice
            .say(&json!({"cmd": "set_display_picture", "path": path}).to_string());
        let shown = pair
            .bob
            .hears("presence", |event| event["picture_sha1d"].is_string());
        let there = pair.bob.hears("picture", |event| event["email"] == ALICE);
        assert_eq!(there["sha1d"], shown["picture_sha1d"]);
        let written = there["path"].as_str().unwrap();
        assert!(
            written.ends_with(".png") && written.contains("objects"),
            "{written}"
        );
        assert_eq!(std::fs::read(written).unwrap(), picture(words));
    }
    let copy = pair.folder.path().join("copy.png");
    pair.bob
        .say(&json!({"cmd": "fetch_picture", "email": ALICE, "path": copy}).to_string());
    let there = pair.bob.hears("picture", |event| event["email"] == ALICE);
    assert_eq!(there["path"], json!(copy));
    assert_eq!(std::fs::read(copy).unwrap(), picture("another"));
}

#[test]
fn emoticons_of_ones_own_arrive_with_the_text() {
    let mut pair = Pair::meet("never");
    let path = pair.write("cat.gif", b"GIF89a cat");
    let text = json!({
        "cmd": "send_emoticon_text", "to": BOB, "text": "my (cat)", "emoticons": {"(cat)": path},
    });
    pair.alice.say(&text.to_string());
    let told = pair
        .bob
        .hears("emoticon", |event| event["shortcut"] == "(cat)");
    let text = pair.bob.hears("text", |event| event["text"] == "my (cat)");
    assert_eq!(text["emoticons"][0]["sha1d"], told["sha1d"]);
    let ready = pair.bob.hears("emoticon", |event| event["ready"] == true);
    assert_eq!(
        std::fs::read(ready["path"].as_str().unwrap()).unwrap(),
        b"GIF89a cat"
    );
}

/// One file from Alice to Bob; what carried it.
fn arrives(pair: &mut Pair) -> String {
    let bytes = noise(400_000);
    let file = pair.write("holiday.jpg", &bytes);
    let transfer = pair.offer(&file);
    answer(&mut pair.bob, "accept_file", &transfer);
    let (received, sent) = (ends(&mut pair.bob), ends(&mut pair.alice));
    assert_eq!([&received["state"], &sent["state"]], ["done", "done"]);
    assert_eq!(received["sha256"], sent["sha256"]);
    let path = pair.folder.path().join("bob/downloads/holiday.jpg");
    assert_eq!(received["path"], json!(path));
    assert_eq!(std::fs::read(path).unwrap(), bytes);
    received["via"].as_str().unwrap().to_owned()
}

#[test]
fn a_file_arrives_through_the_server() {
    assert_eq!(arrives(&mut Pair::meet("never")), "switchboard");
}

#[test]
fn a_file_arrives_over_a_direct_connection() {
    assert_eq!(arrives(&mut Pair::meet("auto")), "direct");
}

#[test]
fn a_file_can_be_declined_cancelled_and_put_elsewhere_and_a_missing_one_is_told() {
    let mut pair = Pair::meet("never");
    let file = pair.write("book.txt", &noise(50_000));
    let transfer = pair.offer(&file);
    answer(&mut pair.bob, "decline_file", &transfer);
    assert_eq!(ends(&mut pair.alice)["state"], "declined");
    pair.alice
        .say(&json!({"cmd": "send_file", "to": BOB, "path": file}).to_string());
    let own = pair
        .alice
        .hears("transfer", |event| event["state"] == "connecting");
    pair.bob.hears("transfer_offer", |_| true);
    answer(&mut pair.alice, "cancel_file", &own["transfer"]);
    assert_eq!(ends(&mut pair.bob)["state"], "cancelled");
    let transfer = pair.offer(&file);
    let place = pair.folder.path().join("mine.txt");
    let accept = json!({"cmd": "accept_file", "transfer": transfer, "path": place});
    pair.bob.say(&accept.to_string());
    assert_eq!(ends(&mut pair.bob)["path"], json!(place));
    let missing = pair.folder.path().join("missing");
    pair.alice
        .say(&json!({"cmd": "send_file", "to": BOB, "path": missing}).to_string());
    let failed = pair
        .alice
        .hears("transfer", |event| event["state"] == "failed");
    assert_eq!(failed["reason"], "file_not_found");
}

#[test]
fn what_was_received_before_it_broke_off_is_not_sent_again() {
    let half = Stall::after(1_500_000);
    let mut pair = Pair::meet_by("never", &half.url());
    let bytes = noise(3_000_000);
    let file = pair.write("film.avi", &bytes);
    let transfer = pair.offer(&file);
    answer(&mut pair.bob, "accept_file", &transfer);
    half.waits();
    pair.bob.say(r#"{"cmd":"quit"}"#);
    let home = pair.folder.path().join("bob");
    let again = online_after(&mut pair, &home);
    pair.bob = again;
    let part = std::fs::read_dir(home.join("downloads"))
        .unwrap()
        .map(|entry| entry.unwrap())
        .find(|entry| !entry.file_name().to_string_lossy().contains(".of."))
        .unwrap();
    let there = part.metadata().unwrap().len();
    assert!(there > 0 && there < 3_000_000, "{there}");
    let transfer = pair.offer(&file);
    answer(&mut pair.bob, "accept_file", &transfer);
    let first = pair
        .bob
        .hears("transfer", |event| event["bytes"].as_u64() > Some(0));
    assert!(first["bytes"].as_u64() >= Some(there), "{first}");
    assert_eq!(ends(&mut pair.bob)["state"], "done");
    assert_eq!(
        std::fs::read(home.join("downloads/film.avi")).unwrap(),
        bytes
    );
    assert_eq!(
        std::fs::read_dir(home.join("downloads")).unwrap().count(),
        1
    );
}

/// Bob's program ends, and another begins; Alice sees him again.
fn online_after(pair: &mut Pair, home: &Path) -> Program {
    pair.alice.sees(BOB, "offline");
    let again = loop {
        // The folder is free once the first has ended.
        let mut arguments = pair.town.way(BOB);
        let more = [
            "--data-dir",
            home.to_str().unwrap(),
            "--direct",
            pair.direct,
        ];
        arguments.extend(more.map(str::to_owned));
        let mut program = Program::start(&arguments);
        program.say(r#"{"cmd":"sign_in"}"#);
        if program.tries("state", |event| event["state"] == "online") {
            break program;
        }
    };
    pair.alice.sees(BOB, "online");
    again
}

#[test]
fn at_the_end_of_the_input_a_file_on_its_way_is_waited_for() {
    let mut pair = Pair::meet("never");
    let file = pair.write("last.txt", &noise(100_000));
    let transfer = pair.offer(&file);
    pair.alice.hang_up();
    answer(&mut pair.bob, "accept_file", &transfer);
    assert_eq!(ends(&mut pair.bob)["state"], "done");
    assert_eq!(ends(&mut pair.alice)["state"], "done");
    assert_eq!(pair.alice.end().code, Some(0));
}
