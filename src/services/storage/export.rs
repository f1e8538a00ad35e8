//! A copy of a conversation for other programs, written a page at a time.

use std::io::{BufWriter, Write};
use std::path::Path;

use msn_media::plus::stripped;
use msnp::api::{AccountId, ConversationId};
use msnp::keep::NoticeKind;
use papilio_store::{Body, Entry, EntryKey, History};
use serde_json::json;

use super::Storage;
use super::history::own_address;
use crate::clock::Local;

/// Entries that are read at once.
const PAGE: usize = 500;

/// What a copy is written as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    #[default]
    Html,
    Text,
    Json,
}

impl Format {
    pub const ALL: [Self; 3] = [Self::Html, Self::Text, Self::Json];

    /// What names of such files end with.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Text => "txt",
            Self::Json => "json",
        }
    }
}

/// A line of a copy.
struct Line {
    date: String,
    time: String,
    /// Who wrote it, by the name of then; empty for what is no text.
    who: String,
    address: String,
    own: bool,
    text: String,
}

impl Storage {
    /// Writes everything that was said in a conversation into a file, whose name replaces what was there.
    pub fn export(
        &self,
        (account, conversation): (&AccountId, &ConversationId),
        title: &str,
        (path, format): (&Path, Format),
    ) -> std::io::Result<()> {
        let history = self
            .reader()
            .ok_or_else(|| std::io::Error::other("no database"))?;
        let folder = path.parent().unwrap_or(Path::new("."));
        // Beside what is written, until it is whole; gone again when it does not become so.
        let mut part = tempfile::Builder::new();
        let part = part.prefix(".papilio-copy-").suffix(".part");
        let part = part.tempfile_in(folder)?;
        let mut out = BufWriter::new(part.as_file());
        begin(format, title, &mut out)?;
        let mut first = true;
        each(&history, account, conversation, |entry| {
            if let Some(line) = line(account, entry) {
                write(format, &line, first, &mut out)?;
                first = false;
            }
            Ok(())
        })?;
        end(format, &mut out)?;
        out.flush()?;
        drop(out);
        part.as_file().sync_all()?;
        part.persist(path)?;
        Ok(())
    }
}

fn each(
    history: &History,
    account: &AccountId,
    conversation: &ConversationId,
    mut take: impl FnMut(Entry) -> std::io::Result<()>,
) -> std::io::Result<()> {
    let mut after = EntryKey::FIRST;
    loop {
        let page = history.after(account, conversation, after, PAGE);
        let page = page.map_err(std::io::Error::other)?;
        let Some(last) = page.last() else {
            return Ok(());
        };
        after = last.key;
        page.into_iter().try_for_each(&mut take)?;
    }
}

fn line(account: &AccountId, entry: Entry) -> Option<Line> {
    let local = Local::new(entry.at);
    let me = own_address(account);
    let (who, address, own, text) = match entry.body {
        Body::Outgoing { text, .. } => (me.to_string(), me, true, text.to_string()),
        Body::Incoming {
            from, name, text, ..
        } => {
            let name = name.map(|name| stripped(&name).into_owned());
            let name = name.filter(|name| !name.trim().is_empty());
            let shown = name.unwrap_or_else(|| from.to_string());
            (shown, from, false, stripped(&text).into_owned())
        }
        Body::Notice {
            who,
            kind: NoticeKind::Action(text),
        } => {
            let own = who == me;
            (String::new(), who, own, text.as_ref().to_owned())
        }
        Body::Notice { .. } => return None,
    };
    Some(Line {
        date: local.iso_date(),
        time: local.plain_time(),
        who,
        address: address.to_string(),
        own,
        text,
    })
}

fn begin(format: Format, title: &str, out: &mut impl Write) -> std::io::Result<()> {
    match format {
        Format::Html => write!(
            out,
            "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>{0}</title><style>\
             body{{font:14px sans-serif;max-width:46em;margin:2em auto;padding:0 1em}}\
             p{{margin:.35em 0;white-space:pre-wrap}}time{{color:#777;font-size:85%}}\
             .own b{{color:#1a5fa8}}.other b{{color:#a8431a}}</style></head>\n<body><h1>{0}</h1>\n",
            escaped(title)
        ),
        Format::Text => writeln!(out, "{title}\n"),
        Format::Json => write!(out, "["),
    }
}

fn write(format: Format, line: &Line, first: bool, out: &mut impl Write) -> std::io::Result<()> {
    let Line {
        date,
        time,
        who,
        address,
        own,
        text,
    } = line;
    match format {
        Format::Html => {
            let class = if *own { "own" } else { "other" };
            write!(out, "<p class=\"{class}\"><time>{date} {time}</time> ")?;
            if !who.is_empty() {
                write!(
                    out,
                    "<b title=\"{}\">{}:</b> ",
                    escaped(address),
                    escaped(who)
                )?;
            }
            writeln!(out, "{}</p>", escaped(text))
        }
        Format::Text => {
            let text = text.replace('\n', "\n    ");
            match who.is_empty() {
                true => writeln!(out, "[{date} {time}] {text}"),
                false => writeln!(out, "[{date} {time}] {who}: {text}"),
            }
        }
        Format::Json => {
            let comma = if first { "\n" } else { ",\n" };
            let object = json!({
                "date": date, "time": time, "from": address, "name": who, "own": own, "text": text,
            });
            write!(out, "{comma}{object}")
        }
    }
}

fn end(format: Format, out: &mut impl Write) -> std::io::Result<()> {
    match format {
        Format::Html => writeln!(out, "</body></html>"),
        Format::Text => Ok(()),
        Format::Json => writeln!(out, "\n]"),
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;
    use msnp::api::{Address, MessageId, TextFormat};
    use msnp::keep::{IncomingText, Record};

    fn copy(format: Format) -> String {
        let folder = tempfile::tempdir().expect("a folder");
        let storage = Storage::new(Some(folder.path().to_owned()));
        let account = AccountId::new("alice@example.com/demo");
        let bob = Address::new("bob@example.net");
        let conversation = ConversationId::with(&bob);
        let texts = ["<b>one</b> & \"two\"", "first line\nsecond line"];
        let records: Vec<_> = (0..PAGE + 2)
            .map(|n| {
                Record::Incoming(IncomingText {
                    id: MessageId::new(&n.to_string()),
                    conversation: conversation.clone(),
                    from: bob.clone(),
                    name: Some("Bob <3".into()),
                    text: texts[n % 2].into(),
                    format: TextFormat::default(),
                    emoticons: Vec::new(),
                    at: samples::now(),
                    sent_at: None,
                    offline: false,
                })
            })
            .collect();
        let (mut keep, _) = storage.keep();
        keep.keep(&account, &records).expect("it is kept");
        let path = folder.path().join(format!("copy.{}", format.extension()));
        let of = (&account, &conversation);
        storage
            .export(of, "Bob & co", (&path, format))
            .expect("it is written");
        let left = std::fs::read_dir(folder.path()).expect("a folder");
        let parts = left
            .flatten()
            .filter(|file| file.file_name().to_string_lossy().ends_with(".part"));
        assert_eq!(parts.count(), 0);
        std::fs::read_to_string(path).expect("a file")
    }

    #[test]
    fn a_web_page_holds_every_text_and_none_of_it_is_markup() {
        let page = copy(Format::Html);
        assert_eq!(page.matches("<p ").count(), PAGE + 2);
        assert!(page.contains("&lt;b&gt;one&lt;/b&gt; &amp; &quot;two&quot;"));
        assert!(page.contains("<title>Bob &amp; co</title>"));
        assert!(page.contains(">Bob &lt;3:</b>") && !page.contains("<b>one"));
    }

    #[test]
    fn a_copy_that_cannot_be_written_leaves_nothing_behind() {
        let folder = tempfile::tempdir().expect("a folder");
        let storage = Storage::new(Some(folder.path().to_owned()));
        let copies = folder.path().join("copies");
        let path = copies.join("copy.html");
        // A folder cannot be replaced by a file.
        std::fs::create_dir_all(path.join("full")).expect("a folder");
        let account = AccountId::new("alice@example.com/demo");
        let conversation = ConversationId::new("bob@example.net");
        let done = storage.export((&account, &conversation), "Bob", (&path, Format::Html));
        assert!(done.is_err());
        assert!(
            storage.reader().is_some(),
            "it was not for want of a database"
        );
        assert_eq!(std::fs::read_dir(&copies).expect("a folder").count(), 1);
    }

    #[test]
    fn a_plain_copy_keeps_lines_together() {
        let text = copy(Format::Text);
        assert!(text.starts_with("Bob & co\n\n["));
        assert!(text.contains("] Bob <3: first line\n    second line\n"));
        assert_eq!(text.matches("Bob <3: ").count(), PAGE + 2);
    }

    #[test]
    fn a_copy_as_json_is_read_again_as_it_was() {
        let all: Vec<serde_json::Value> = serde_json::from_str(&copy(Format::Json)).expect("JSON");
        assert_eq!(all.len(), PAGE + 2);
        assert_eq!(all[0]["text"], "<b>one</b> & \"two\"");
        assert_eq!(all[1]["text"], "first line\nsecond line");
        assert_eq!(all[0]["from"], "bob@example.net");
        assert_eq!(all[0]["own"], false);
    }
}
