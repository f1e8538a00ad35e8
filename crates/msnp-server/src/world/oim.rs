//! Messages for people who are offline: kept, told of, handed out (14).

use std::fmt::Write;
use std::time::{Duration, SystemTime};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use msnp::api::Address;
use msnp::io::{LinkId, Now};
use msnp::wire::xml_escape;

use super::{World, text};

/// So many wait for one person; what comes on top is refused.
const MAX_WAITING: usize = 200;
/// So many are told of in the notice itself; more are `too-large` for it.
const MAX_TOLD: usize = 25;
/// The longest line of a body.
const LINE: usize = 76;

/// What somebody leaves for somebody.
#[derive(Debug)]
pub(super) struct Letter {
    pub from: Address,
    /// The name of the sender, as an encoded word.
    pub name: String,
    /// With these two the reader puts letters in order.
    pub run: String,
    pub sequence: Option<u32>,
    /// Base64 in lines.
    pub body: String,
}

/// A letter that waits.
#[derive(Debug)]
pub(super) struct Kept {
    pub id: String,
    at: SystemTime,
    letter: Letter,
    pub read: bool,
}

/// There is no room for another letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NoRoom;

impl World {
    /// Keeps a letter, and tells the reader of it where they are signed in.
    pub(super) fn keep_letter(
        &mut self,
        to: &Address,
        letter: Letter,
        now: Now,
    ) -> Result<(), NoRoom> {
        let id = text::guid(&mut self.rng).to_uppercase();
        let Some(account) = self.accounts.get_mut(to) else {
            return Err(NoRoom);
        };
        if account.letters.len() >= MAX_WAITING {
            return Err(NoRoom);
        }
        let kept = Kept {
            id,
            at: now.wall,
            letter,
            read: false,
        };
        let metadata = kept.metadata(true);
        account.letters.push(kept);
        let body = format!(
            "MIME-Version: 1.0\r\nContent-Type: text/x-msmsgsoimnotification; charset=UTF-8\r\n\r\n\
             Mail-Data: <MD>{metadata}</MD>\r\n"
        );
        self.notice_all(to, &body);
        Ok(())
    }

    /// Tells an account at every place whose dialect knows of letters.
    fn notice_all(&mut self, to: &Address, body: &str) {
        for (link, dialect) in self.places(to) {
            if dialect.has_mail_data() {
                self.notice(link, body);
            }
        }
    }

    /// Throws these letters away; `None` when one of them is not there, and all stay.
    pub(super) fn drop_letters(&mut self, owner: &Address, ids: &[&str]) -> Option<()> {
        let account = self.accounts.get_mut(owner)?;
        let is_one = |kept: &Kept| ids.iter().any(|id| id.eq_ignore_ascii_case(&kept.id));
        if account.letters.iter().filter(|kept| is_one(kept)).count() != ids.len() {
            return None;
        }
        account.letters.retain(|kept| !is_one(kept));
        let body = format!(
            "MIME-Version: 1.0\r\nContent-Type: text/x-msmsgsactivemailnotification; charset=UTF-8\r\n\r\n\
             Src-Folder: .!!OIM\r\nDest-Folder: .!!trAsH\r\nMessage-Delta: {}\r\n",
            ids.len()
        );
        self.notice_all(owner, &body);
        Some(())
    }

    /// The mailbox and the waiting letters, as `Mail-Data` has them; `whole`: however many there are.
    pub(super) fn mail_data(&self, owner: &Address, whole: bool) -> String {
        let Some(account) = self.accounts.get(owner) else {
            return String::new();
        };
        if !whole && account.letters.len() > MAX_TOLD {
            return "too-large".to_owned();
        }
        let unread = account.mail.unwrap_or(0);
        let mut out = format!(
            "<MD><E><I>{unread}</I><IU>{unread}</IU><O>0</O><OU>0</OU></E><Q><QTM>409600</QTM><QNM>204800</QNM></Q>"
        );
        for kept in &account.letters {
            out.push_str(&kept.metadata(false));
        }
        out.push_str("</MD>");
        out
    }

    /// The mailbox of somebody who has come online.
    pub(super) fn tell_mailbox(&mut self, link: LinkId, me: &Address) {
        let data = self.mail_data(me, false);
        let has_box = self.accounts.get(me).is_some_and(|a| a.mail.is_some());
        let places = match has_box {
            true => {
                "Inbox-URL: /cgi-bin/HoTMaiL\r\nFolders-URL: /cgi-bin/folders\r\nPost-URL: http://mail.example.com\r\n"
            }
            false => "",
        };
        let body = format!(
            "MIME-Version: 1.0\r\nContent-Type: text/x-msmsgsinitialmdatanotification; charset=UTF-8\r\n\r\n\
             Mail-Data: {data}\r\n{places}"
        );
        self.notice(link, &body);
    }
}

impl Kept {
    /// Whether this is the same letter, said again.
    pub(super) fn is_same(&self, letter: &Letter) -> bool {
        let kept = &self.letter;
        letter.sequence.is_some()
            && (&kept.from, &kept.run, kept.sequence, &kept.body)
                == (&letter.from, &letter.run, letter.sequence, &letter.body)
    }

    /// What was written.
    pub(super) fn text(&self) -> String {
        let joined: String = self.letter.body.split_whitespace().collect();
        let text = STANDARD.decode(joined).unwrap_or_default();
        String::from_utf8_lossy(&text).into_owned()
    }

    /// What is told of it before it is fetched; `live`: as it arrives.
    fn metadata(&self, live: bool) -> String {
        let mut out = String::from("<M><T>11</T><S>6</S>");
        let _ = match live {
            true => Ok(()),
            false => write!(out, "<RT>{}</RT>", text::utc(self.at, true)),
        };
        let folder = match live {
            true => ".!!OIM",
            false => "00000000-0000-0000-0000-000000000009",
        };
        // The service left a blank in the word of the live notice (14 section 4).
        let name = match live {
            true => self.letter.name.replace("?=", " ?="),
            false => self.letter.name.clone(),
        };
        let _ = write!(
            out,
            "<RS>{}</RS><SZ>{}</SZ><E>{}</E><I>{}</I><F>{folder}</F><N>{}</N></M>",
            u8::from(self.read),
            self.letter.body.len() + 700,
            xml_escape(self.letter.from.as_str()),
            self.id,
            xml_escape(&name),
        );
        out
    }

    /// The letter as a mail.
    pub(super) fn mail(&self, to: &Address) -> String {
        let Letter {
            from,
            name,
            run,
            sequence,
            body,
        } = &self.letter;
        let at = self.at;
        let ticks = (u128::from(text::unix(at)) + 11_644_473_600) * 10_000_000
            + u128::from(
                at.duration_since(SystemTime::UNIX_EPOCH)
                    .unwrap_or_default()
                    .subsec_nanos()
                    / 100,
            );
        let pacific = at.checked_sub(Duration::from_secs(8 * 3600)).unwrap_or(at);
        let sequence = match sequence {
            Some(number) => format!("X-OIM-Sequence-Num: {number}\r\n"),
            None => String::new(),
        };
        format!(
            "X-Message-Info: {id}\r\nReceived: from oim.example.com by mail.example.com;\r\n\t {date} -0800\r\n\
             From: {name} <{from}>\r\nTo: {to}\r\nSubject: \r\nX-OIM-originatingSource: 127.0.0.1\r\n\
             X-OIMProxy: MSNMSGR\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\n\
             Content-Transfer-Encoding: base64\r\nX-OIM-Message-Type: OfflineMessage\r\nX-OIM-Run-Id: {run}\r\n\
             {sequence}Message-ID: <OIM-{id}@oim.example.com>\r\n\
             X-OriginalArrivalTime: {arrival}.0000 (UTC) FILETIME=[{low:08X}:{high:08X}]\r\nDate: {date} -0800\r\n\
             Return-Path: ndr@oim.example.com\r\n\r\n{body}\r\n",
            id = self.id,
            date = text::mail_date(pacific),
            arrival = text::mail_date(at),
            low = ticks & 0xFFFF_FFFF,
            high = ticks >> 32 & 0xFFFF_FFFF,
        )
    }
}

/// A name as one encoded word.
pub(super) fn encoded_word(text: &str) -> String {
    format!("=?utf-8?B?{}?=", STANDARD.encode(text))
}

/// A text in base64, in lines.
pub(super) fn folded(text: &str) -> String {
    let encoded = STANDARD.encode(text);
    // Base64 is ASCII, so that every piece is text.
    let lines: Vec<&str> = (0..encoded.len())
        .step_by(LINE)
        .filter_map(|at| encoded.get(at..encoded.len().min(at + LINE)))
        .collect();
    lines.join("\r\n")
}
