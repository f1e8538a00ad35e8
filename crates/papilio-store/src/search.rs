//! Full-text search over everything that was said.
//!
//! The index (FTS5) holds no text, only where each word stands: words in either letter case and without accents, and each
//! character by itself in scripts that are written without blanks between words. Beside the words it holds what one may
//! narrow the search to, as words of another column, so that a narrow search is as quick as a wide one.

use std::time::SystemTime;

use msnp::api::{AccountId, ConversationId};
use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, params};

use crate::history::{Entry, EntryKey, History, entry};
use crate::keeper::{find_account, find_conversation};
use crate::row;
use crate::store::StoreError;

/// Words beyond these are not looked for.
const MAX_WORDS: usize = 16;
/// A word is looked for by its beginning from this many letters on: shorter ones begin too many.
const MIN_BEGINNING: usize = 2;

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// Words that all are in the text; the last one may be only begun. Without any, every text is found.
    pub words: String,
    /// Only what this account said and heard.
    pub account: Option<AccountId>,
    /// Only this conversation of the account.
    pub conversation: Option<ConversationId>,
    /// Only own texts (`true`) or only those of others (`false`).
    pub own: Option<bool>,
    /// Not what is older.
    pub since: Option<SystemTime>,
    /// Only what is older.
    pub until: Option<SystemTime>,
    /// Only what was kept before this: the next page begins below the last entry of the page before.
    pub before: Option<EntryKey>,
}

/// A text that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Whose history it is in.
    pub account: AccountId,
    /// Where it was said.
    pub conversation: ConversationId,
    /// The text.
    pub entry: Entry,
}

macro_rules! found {
    ($rest:literal) => {
        concat!(
            "SELECT e.seq, e.id, e.kind, e.person, e.name, e.text, e.format, e.at, e.sent_at, e.offline, e.state, e.reason,
                e.emoticons, a.name, c.name
            FROM ",
            $rest
        )
    };
}

/// Whatever the two tables are read by, it is never sorted: the newest come first, and reading ends when there are enough.
const WORDS: &str = found!(
    "words w JOIN entries e ON e.seq = w.rowid
    JOIN accounts a ON a.id = e.account JOIN conversations c ON c.id = e.conversation
    WHERE words MATCH ?1 AND w.rowid < ?2 AND e.at >= ?3 AND e.at < ?4 ORDER BY w.rowid DESC LIMIT ?5"
);
/// The account's or the conversation's number, or `NULL` for any.
const ALL: &str = found!(
    "entries e JOIN accounts a ON a.id = e.account JOIN conversations c ON c.id = e.conversation
    WHERE e.kind IN ('outgoing', 'incoming', 'action') AND e.seq < ?2 AND e.at >= ?3 AND e.at < ?4
        AND (?1 IS NULL OR e.account = ?1) AND (?6 IS NULL OR e.conversation = ?6)
        AND (?7 IS NULL OR (e.kind = 'outgoing') = ?7) ORDER BY e.seq DESC LIMIT ?5"
);

impl History {
    /// What was said with these words in it, the newest first, `limit` at most.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn search(&self, search: &Search, limit: usize) -> Result<Vec<Found>, StoreError> {
        let connection = self.connection();
        let account = match &search.account {
            None => None,
            Some(name) => match find_account(connection, name)? {
                None => return Ok(Vec::new()),
                found => found,
            },
        };
        let conversation = match (account, &search.conversation) {
            (Some(account), Some(name)) => match find_conversation(connection, account, name)? {
                None => return Ok(Vec::new()),
                found => found,
            },
            _ => None,
        };
        let before = search.before.map_or(i64::MAX, EntryKey::number);
        let since = search.since.map_or(i64::MIN, row::micros);
        let until = search.until.map_or(i64::MAX, row::micros);
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut found = Vec::new();
        let mut take = |rows: &mut rusqlite::Rows<'_>| -> Result<(), StoreError> {
            while let Some(row) = rows.next()? {
                found.push(Found {
                    account: AccountId::from(row.get::<_, String>(13)?),
                    conversation: ConversationId::from(row.get::<_, String>(14)?),
                    entry: entry(row)?,
                });
            }
            Ok(())
        };
        if search.words.trim().is_empty() {
            let mut statement = connection.prepare_cached(ALL)?;
            let values = params![
                account,
                before,
                since,
                until,
                limit,
                conversation,
                search.own
            ];
            take(&mut statement.query(values)?)?;
        } else if let Some(query) = query(search, account, conversation) {
            let mut statement = connection.prepare_cached(WORDS)?;
            take(&mut statement.query(params![query, before, since, until, limit])?)?;
        }
        Ok(found)
    }

    /// The first entry of a conversation that is not older than this: where its history is to be opened at.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn first_since(
        &self,
        account: &AccountId,
        conversation: &ConversationId,
        since: SystemTime,
    ) -> Result<Option<EntryKey>, StoreError> {
        let connection = self.connection();
        let Some(account) = find_account(connection, account)? else {
            return Ok(None);
        };
        let Some(conversation) = find_conversation(connection, account, conversation)? else {
            return Ok(None);
        };
        let mut statement = connection.prepare_cached(
            "SELECT seq FROM entries WHERE conversation = ? AND at >= ? ORDER BY seq LIMIT 1",
        )?;
        let mut rows = statement.query(params![conversation, row::micros(since)])?;
        let first = rows.next()?;
        Ok(first
            .map(|row| row.get(0))
            .transpose()?
            .map(EntryKey::from_number))
    }
}

/// What FTS5 is asked; `None` when nothing is left of the words.
fn query(search: &Search, account: Option<i64>, conversation: Option<i64>) -> Option<String> {
    let begun = !search.words.ends_with(char::is_whitespace);
    let words: Vec<&str> = search.words.split_whitespace().take(MAX_WORDS).collect();
    let last = words.len().saturating_sub(1);
    let mut phrases = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let folded = fold(word);
        // What the tokenizer sees nothing in would match nothing.
        if !folded.chars().any(is_token) {
            continue;
        }
        let is_begun = at == last
            && begun
            && word.chars().count() >= MIN_BEGINNING
            && word
                .chars()
                .next_back()
                .is_some_and(|c| is_token(c) && !stands_alone(c));
        let star = if is_begun { " *" } else { "" };
        phrases.push(format!("\"{}\"{star}", folded.replace('"', " ")));
    }
    if phrases.is_empty() {
        return None;
    }
    let mut query = format!("text : ({})", phrases.join(" AND "));
    let scopes = [
        conversation.map(|number| format!("c{number}")),
        account
            .filter(|_| conversation.is_none())
            .map(|number| format!("a{number}")),
        search
            .own
            .map(|own| if own { "own" } else { "others" }.to_owned()),
    ];
    for scope in scopes.into_iter().flatten() {
        query.push_str(&format!(" AND scope : \"{scope}\""));
    }
    Some(query)
}

/// Whether the tokenizer makes words of it: letters, numbers, and signs such as emoji.
fn is_token(c: char) -> bool {
    c.is_alphanumeric() || (!c.is_ascii() && !c.is_whitespace() && !c.is_control())
}

/// Text as the index takes it in: characters of scripts without blanks stand alone.
fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + text.len() / 2);
    for c in text.chars() {
        if stands_alone(c) {
            folded.push(' ');
            folded.push(c);
            folded.push(' ');
        } else {
            folded.push(c);
        }
    }
    folded
}

/// Whether each character of its script is a word of its own here.
fn stands_alone(c: char) -> bool {
    matches!(
        c,
        '\u{0e00}'..='\u{0eff}'     // Thai, Lao
        | '\u{1000}'..='\u{109f}'   // Burmese
        | '\u{1100}'..='\u{11ff}'   // parts of Korean syllables
        | '\u{1780}'..='\u{17ff}'   // Khmer
        | '\u{2e80}'..='\u{2fdf}'   // radicals
        | '\u{3005}'..='\u{3007}'
        | '\u{3040}'..='\u{31ff}'   // Japanese syllables, Bopomofo, parts of Korean ones
        | '\u{3400}'..='\u{4dbf}'   // Han
        | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7ff}'   // Korean syllables
        | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ffdc}'   // narrow Japanese and Korean
        | '\u{1f000}'..='\u{1faff}' // emoji
        | '\u{20000}'..='\u{3ffff}'
    )
}

/// Lets a connection write entries: a trigger puts what is said into the index as [`fold`] has it.
pub(crate) fn register(connection: &Connection) -> Result<(), StoreError> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    connection.create_scalar_function("fold", 1, flags, |values| {
        let text = values.get_raw(0).as_str_or_null()?;
        Ok(text.map(fold))
    })?;
    Ok(())
}

#[cfg(test)]
mod tests;
