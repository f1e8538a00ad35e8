//! A connection to the server's own port: a notification server, and a switchboard for those who are called there.

use std::net::SocketAddr;
use std::sync::atomic::Ordering;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::net::tcp::OwnedWriteHalf;

use super::{Counts, Place, Shared, Trick};

/// So many people invite a client at once.
const MOST_INVITATIONS: u64 = 2_000;

/// So many pieces of noise, 4 KiB each.
const NOISE: u64 = 64;

/// The longest line of a client that is looked at.
const MAX_LINE: usize = 8 * 1024;

/// The piece with this number; an empty one is the last.
type Piece = Box<dyn Fn(u64) -> Vec<u8> + Send + Sync>;

/// What comes of a command.
enum Turn {
    /// This is said.
    Say(String),
    /// Nothing more is said, whatever comes.
    Hush(String),
    /// This is said first, and then pieces until the client has enough.
    Pour(String, Piece),
    /// The client has said goodbye.
    Close,
}

/// Counts a link for as long as it is open.
struct Open<'a>(&'a Counts);

impl<'a> Open<'a> {
    fn new(counts: &'a Counts) -> Self {
        counts.links.fetch_add(1, Ordering::Relaxed);
        let open = counts.open.fetch_add(1, Ordering::Relaxed) + 1;
        counts.most_open.fetch_max(open, Ordering::Relaxed);
        Self(counts)
    }
}

impl Drop for Open<'_> {
    fn drop(&mut self) {
        self.0.open.fetch_sub(1, Ordering::Relaxed);
    }
}

pub(super) async fn serve(stream: TcpStream, (place, counts): Shared) -> Option<()> {
    let _open = Open::new(&counts);
    let (mut reader, mut writer) = stream.into_split();
    if place.trick == Trick::Noise {
        for number in 0..NOISE {
            say(&mut writer, &noise(number), &counts).await?;
        }
        return None;
    }
    let mut said = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let read = reader
            .read(&mut buffer)
            .await
            .ok()
            .filter(|read| *read > 0)?;
        said.extend_from_slice(buffer.get(..read)?);
        while let Some(line) = next_line(&mut said) {
            match answer(&line, &place)? {
                Turn::Say(words) => say(&mut writer, words.as_bytes(), &counts).await?,
                Turn::Hush(words) => {
                    say(&mut writer, words.as_bytes(), &counts).await?;
                    return drain(&mut reader).await;
                }
                Turn::Pour(words, piece) => {
                    say(&mut writer, words.as_bytes(), &counts).await?;
                    return pour(&mut reader, &mut writer, piece, &counts).await;
                }
                Turn::Close => return None,
            }
        }
        if said.len() > MAX_LINE {
            return None;
        }
    }
}

/// The next command; what it carries is dropped.
fn next_line(said: &mut Vec<u8>) -> Option<String> {
    let end = said.windows(2).position(|two| two == b"\r\n")?;
    let line = String::from_utf8_lossy(said.get(..end)?).into_owned();
    let carries = ["ADL", "RML", "UUX", "UUN", "QRY", "MSG", "FQY"];
    let length: usize = match carries.iter().any(|command| line.starts_with(command)) {
        true => line.rsplit(' ').next()?.parse().ok()?,
        false => 0,
    };
    let whole = end.checked_add(2)?.checked_add(length)?;
    if said.len() < whole {
        return None;
    }
    said.drain(..whole);
    Some(line)
}

async fn say(writer: &mut OwnedWriteHalf, bytes: &[u8], counts: &Counts) -> Option<()> {
    writer.write_all(bytes).await.ok()?;
    counts.sent.fetch_add(bytes.len(), Ordering::Relaxed);
    Some(())
}

/// Hears until the client hangs up.
async fn drain(reader: &mut (impl AsyncRead + Unpin)) -> Option<()> {
    let mut buffer = [0; 4096];
    while reader.read(&mut buffer).await.ok()? > 0 {}
    None
}

/// Says pieces, the next ever when there is room, until the client hangs up.
async fn pour(
    reader: &mut (impl AsyncRead + Unpin),
    writer: &mut OwnedWriteHalf,
    piece: Piece,
    counts: &Counts,
) -> Option<()> {
    let saying = async {
        for number in 0_u64.. {
            let bytes = piece(number);
            if bytes.is_empty() {
                std::future::pending::<()>().await;
            }
            say(writer, &bytes, counts).await?;
        }
        None
    };
    tokio::select! {
        said = saying => said,
        heard = drain(reader) => heard,
    }
}

fn answer(line: &str, place: &Place) -> Option<Turn> {
    let words: Vec<&str> = line.split(' ').collect();
    let (command, trid) = (*words.first()?, words.get(1).copied().unwrap_or("0"));
    let word = |at: usize| words.get(at).copied().unwrap_or_default();
    let said = |words: String| Some(Turn::Say(format!("{words}\r\n")));
    let pour = |head: String, piece: Piece| Some(Turn::Pour(head, piece));
    match (command, place.trick) {
        ("VER", Trick::Silence) => Some(Turn::Hush(String::new())),
        ("VER", Trick::HalfCommand) => Some(Turn::Hush("VER 1 MS".to_owned())),
        ("VER", Trick::EndlessLine) => pour("VER 1 ".to_owned(), Box::new(letters)),
        ("VER", Trick::EndlessPayload) => {
            let head = "MSG Hotmail Hotmail 4294967295\r\n".to_owned();
            pour(head, Box::new(letters))
        }
        ("VER", _) => {
            let late = words.contains(&"MSNP15").then_some("MSNP15");
            said(format!("VER {trid} {}", late.unwrap_or("MSNP7")))
        }
        ("CVR", _) => {
            let page = "http://www.example.com";
            said(format!("CVR {trid} 1.0.0 1.0.0 1.0.0 {page} {page}"))
        }
        ("INF", _) => said(format!("INF {trid} MD5")),
        ("USR", Trick::SendsOn) if word(3) == "I" => said(sent_on(trid, place.ns)),
        ("USR", Trick::SendsElsewhere) if word(3) == "I" => said(sent_on(trid, place.elsewhere)),
        ("USR", _) if word(2) == "SSO" && word(3) == "I" => said(format!(
            "USR {trid} SSO S MBI_KEY_OLD {}",
            "bm9uY2Vub25jZQ".repeat(4)
        )),
        ("USR", _) if word(3) == "I" => said(format!("USR {trid} MD5 S 1234567890.123")),
        ("USR", _) => said(format!("USR {trid} OK alice@example.com Alice 1 0")),
        ("SYN", Trick::EndlessList) => {
            let trid = trid.to_owned();
            let head = format!("SYN {trid} 4294967295\r\n");
            pour(head, Box::new(move |number| contacts(&trid, number)))
        }
        // The list is what the client has.
        ("SYN", _) => said(format!("SYN {trid} {}", word(2))),
        ("CHG", Trick::Invitations) => {
            let at = place.ns;
            let piece = move |number| match number {
                0..MOST_INVITATIONS => invitation(number, at).into_bytes(),
                _ => Vec::new(),
            };
            pour(format!("{line}\r\n"), Box::new(piece))
        }
        ("CHG", Trick::Texts) => said(format!("{line}\r\n{}", invitation(1, place.ns))),
        ("CHG", _) => said(line.to_owned()),
        ("ANS", Trick::Texts) => {
            let roster = "IRO 1 1 1 bob@example.net Bob 0\r\n";
            pour(format!("{roster}ANS {trid} OK\r\n"), Box::new(text))
        }
        ("ANS", _) => said(format!("ANS {trid} OK")),
        ("PNG", _) => said("QNG 50".to_owned()),
        ("OUT", _) => Some(Turn::Close),
        _ => Some(Turn::Say(String::new())),
    }
}

fn sent_on(trid: &str, to: SocketAddr) -> String {
    format!("XFR {trid} NS {to} 0 {to}")
}

fn letters(_: u64) -> Vec<u8> {
    vec![b'x'; 16 * 1024]
}

/// Bytes by chance, the same each time.
pub(super) fn noise(number: u64) -> Vec<u8> {
    let mut state = number.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let next = |_| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()
    };
    (0..512).flat_map(next).collect()
}

fn contacts(trid: &str, number: u64) -> Vec<u8> {
    let line = |at| format!("LST {trid} FL 1 {at} 4294967295 c{at}@example.net Name 0\r\n");
    let first = number * 100;
    let lines: String = (first..first + 100).map(line).collect();
    lines.into_bytes()
}

fn invitation(number: u64, to: SocketAddr) -> String {
    format!("RNG {number} {to} CKI 1.2 p{number}@example.net Somebody\r\n")
}

fn text(number: u64) -> Vec<u8> {
    let words = "all work and no play ".repeat(20);
    let payload = format!(
        "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n{number} {words}"
    );
    format!("MSG bob@example.net Bob {}\r\n{payload}", payload.len()).into_bytes()
}
