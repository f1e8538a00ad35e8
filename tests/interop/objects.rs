//! What goes from peer to peer: pictures, emoticons, drawings and files, by their bytes.

use std::path::{Path, PathBuf};
use std::time::Duration;

use msn_media::picture::Picture;
use serde_json::{Value, json};

use crate::person::Person;
use crate::steps::{Chat, is};

/// How long a file may take: through a server it goes in small pieces, each of which is answered.
const FILE_PATIENCE: Duration = Duration::from_secs(60);

/// The size of the file that is sent, in bytes.
const FILE_SIZE: usize = 300_000;

/// Bob shows a picture, which reaches Alice; then another.
pub fn pictures(chat: &mut Chat) -> Result<(), String> {
    if !chat.dialect.has_objects() {
        chat.bob
            .say(&json!({"cmd": "set_display_picture", "path": "x.png"}))?;
        return chat.bob.refused("not_in_dialect");
    }
    for (name, bytes) in [
        ("bob80.png", png(96, 80)),
        ("moving.gif", gif()),
        ("bob160.png", png(96, 160)),
    ] {
        let path = chat.write(name, &bytes)?;
        chat.bob
            .say(&json!({"cmd": "set_display_picture", "path": path}))?;
        let bob = chat.bob.email.clone();
        let news = chat.alice.wait("the new picture", |e| {
            is(e, "picture") && e["email"] == bob && same_bytes(&e["path"], &path)
        })?;
        let shown =
            chat.alice.seen_now().iter().any(|e| {
                is(e, "presence") && e["email"] == bob && e["picture_sha1d"] == news["sha1d"]
            });
        if !shown {
            return Err(format!(
                "{} came without the presence that names it",
                news["sha1d"]
            ));
        }
    }
    // Asked for by hand, into a file that is named.
    let (bob, copy) = (chat.bob.email.clone(), chat.home.join("copy.png"));
    chat.alice
        .say(&json!({"cmd": "fetch_picture", "email": bob, "path": copy}))?;
    chat.alice.wait("the picture in its file", |e| {
        is(e, "picture") && e["path"] == json!(copy)
    })?;
    same(&copy, &chat.home.join("bob160.png"))
}

/// Alice writes with two emoticons of her own, which reach Bob, and the text as it was written.
pub fn emoticons(chat: &mut Chat) -> Result<(), String> {
    if !chat.dialect.has_objects() {
        return Ok(());
    }
    let still = chat.write("still.png", &png(19, 33))?;
    let moving = chat.write("moving.gif", &gif())?;
    let (alice, bob) = (chat.alice.email.clone(), chat.bob.email.clone());
    let words = "look (a) and :own: and (a)";
    chat.alice.say(&json!({
        "cmd": "send_emoticon_text", "to": bob, "text": words,
        "emoticons": {"(a)": still, ":own:": moving, "(none)": still},
    }))?;
    chat.bob.wait("the text", |e| {
        is(e, "text") && e["from"] == alice && e["text"] == words
    })?;
    for (shortcut, path) in [("(a)", &still), (":own:", &moving)] {
        chat.bob.wait(&format!("the emoticon {shortcut}"), |e| {
            is(e, "emoticon") && e["shortcut"] == shortcut && same_bytes(&e["path"], path)
        })?;
    }
    Ok(())
}

/// Bob draws something, Alice sees it.
pub fn ink(chat: &mut Chat) -> Result<(), String> {
    if !chat.dialect.has_objects() {
        return Ok(());
    }
    let drawing = chat.write("drawing.gif", &gif())?;
    let (alice, bob) = (chat.alice.email.clone(), chat.bob.email.clone());
    chat.bob
        .say(&json!({"cmd": "send_ink", "to": alice, "path": drawing}))?;
    chat.alice.wait("the drawing", |e| {
        is(e, "ink") && e["from"] == bob && e["kind"] == "gif" && same_bytes(&e["path"], &drawing)
    })?;
    Ok(())
}

/// Each tells what they do, where their dialect has that.
pub fn actions(chat: &mut Chat) -> Result<(), String> {
    for bobs_turn in [false, true] {
        let (teller, dialect, listener) = match bobs_turn {
            false => (&mut chat.alice, chat.alices, &mut chat.bob),
            true => (&mut chat.bob, chat.bobs, &mut chat.alice),
        };
        let (from, to) = (teller.email.clone(), listener.email.clone());
        let words = format!("waves – \u{1f44b} to {to}");
        teller.say(&json!({"cmd": "send_action", "to": to, "text": words}))?;
        if !dialect.has_nudge() {
            teller.refused("not_in_dialect")?;
            continue;
        }
        listener.wait("what the other does", |e| {
            is(e, "action") && e["from"] == from && e["text"] == words
        })?;
    }
    Ok(())
}

/// Files go each way; one is declined, one is cancelled.
pub fn files(chat: &mut Chat) -> Result<(), String> {
    if !chat.dialect.has_objects() && chat.direct == "never" {
        return Ok(()); // They know no way but a connection of their own.
    }
    let bytes: Vec<u8> = (0..FILE_SIZE).map(|n| (n * 31 % 251) as u8).collect();
    let file = chat.write("holiday.jpg", &bytes)?;
    let (alice, bob) = (chat.alice.email.clone(), chat.bob.email.clone());
    let others = [
        chat.write("empty.txt", b"")?,
        chat.write("photo.png", &png(200, 9))?,
    ];
    for file in [&file, &others[0], &others[1]] {
        for via in [
            send(&mut chat.alice, &mut chat.bob, &bob, file)?,
            send(&mut chat.bob, &mut chat.alice, &alice, file)?,
        ] {
            if chat.direct == "never" && via != "switchboard" {
                return Err(format!("it went {via}"));
            }
        }
    }
    let offered = offer(&mut chat.alice, &mut chat.bob, &bob, &file)?;
    chat.bob
        .say(&json!({"cmd": "decline_file", "transfer": offered["transfer"]}))?;
    ended(&mut chat.alice, "declined")?;
    ended(&mut chat.bob, "declined")?;
    offer(&mut chat.alice, &mut chat.bob, &bob, &file)?;
    let sent = chat.alice.wait("the transfer", |e| {
        is(e, "transfer") && e["state"] == "connecting"
    })?;
    chat.alice
        .say(&json!({"cmd": "cancel_file", "transfer": sent["transfer"]}))?;
    ended(&mut chat.bob, "cancelled")?;
    Ok(())
}

/// Sends a file, and sees to it that the same arrives; what carried it.
fn send(from: &mut Person, to: &mut Person, email: &str, file: &Path) -> Result<String, String> {
    let offered = offer(from, to, email, file)?;
    to.say(&json!({"cmd": "accept_file", "transfer": offered["transfer"]}))?;
    let received = ended(to, "done")?;
    ended(from, "done")?;
    let path = received["path"].as_str().unwrap_or_default();
    same(Path::new(path), file)?;
    Ok(received["via"].as_str().unwrap_or_default().to_owned())
}

/// Offers a file; the offer as the other one sees it.
fn offer(from: &mut Person, to: &mut Person, email: &str, file: &Path) -> Result<Value, String> {
    from.step();
    to.step();
    from.say(&json!({"cmd": "send_file", "to": email, "path": file}))?;
    let offered = to.wait("the offer", |e| is(e, "transfer_offer"))?;
    let size = std::fs::metadata(file)
        .map_err(|error| error.to_string())?
        .len();
    let name = file.file_name().map(|name| name.to_string_lossy());
    match offered["size"] == size && offered["name"].as_str() == name.as_deref() {
        true => Ok(offered),
        false => Err(format!("another file is offered: {offered}")),
    }
}

fn ended(person: &mut Person, state: &str) -> Result<Value, String> {
    let news = person.wait_for(FILE_PATIENCE, "the end of the file", |e| {
        is(e, "transfer") && !matches!(e["state"].as_str(), Some("connecting" | "active"))
    })?;
    match news["state"] == state {
        true => Ok(news),
        false => Err(format!("not {state}: {news}")),
    }
}

impl Chat {
    /// A file for somebody to send.
    fn write(&self, name: &str, bytes: &[u8]) -> Result<PathBuf, String> {
        let path = self.home.join(name);
        std::fs::write(&path, bytes).map_err(|error| error.to_string())?;
        Ok(path)
    }
}

impl Person {
    fn refused(&mut self, code: &str) -> Result<(), String> {
        let is_refused = |e: &Value| is(e, "error") && e["code"] == code;
        self.wait(code, is_refused).map(drop)
    }
}

fn same_bytes(path: &Value, other: &Path) -> bool {
    path.as_str()
        .is_some_and(|path| same(Path::new(path), other).is_ok())
}

fn same(path: &Path, other: &Path) -> Result<(), String> {
    match (std::fs::read(path), std::fs::read(other)) {
        (Ok(one), Ok(other)) if one == other => Ok(()),
        (Ok(_), Ok(_)) => Err(format!("{} is another file", path.display())),
        (Err(error), _) | (_, Err(error)) => Err(format!("{}: {error}", path.display())),
    }
}

/// A picture with this side, of a shade that runs.
fn png(side: u32, shade: u8) -> Vec<u8> {
    let pixels = (0..side * side).flat_map(|at| [shade, (at % 251) as u8, (at % 241) as u8, 255]);
    let picture = Picture::from_rgba(side, side, pixels.collect()).expect("as many pixels");
    picture.to_png().expect("a PNG")
}

/// Two pictures of one pixel each, black and white.
fn gif() -> Vec<u8> {
    let frame = |colour: u8| {
        let control = *b"\x21\xf9\x04\x00\x0a\x00\x00\x00";
        let place = *b"\x2c\x00\x00\x00\x00\x01\x00\x01\x00\x00";
        // Empty the table of codes, the colour, the end: three bits each.
        let codes = [0x02, 0x02, 4 | colour << 3 | 0x40, 0x01, 0x00];
        [&control[..], &place, &codes].concat()
    };
    let head = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff";
    let again = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00";
    [&head[..], again, &frame(0), &frame(1), b"\x3b"].concat()
}
