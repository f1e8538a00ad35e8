//! Reading what was kept, a page at a time.

use std::sync::Arc;
use std::time::SystemTime;

use msnp::api::{
    AccountId, Address, ConversationId, DeliveryState, MessageId, TextEmoticon, TextFormat,
};
use msnp::keep::NoticeKind;
use rusqlite::{Connection, Row, params};

use crate::keeper::{find_account, find_conversation};
use crate::row;
use crate::store::StoreError;

/// The place of an entry in the order in which entries were kept. Rises; not without gaps within a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryKey(i64);

impl EntryKey {
    /// Before the first entry there can be.
    pub const FIRST: Self = Self(i64::MIN);

    /// Its number, to be written down elsewhere.
    #[must_use]
    pub fn number(self) -> i64 {
        self.0
    }

    /// The place with this number, whether or not something is there.
    #[must_use]
    pub fn from_number(number: i64) -> Self {
        Self(number)
    }
}

/// A line of a conversation.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its place.
    pub key: EntryKey,
    /// Its id, unique within the account.
    pub id: MessageId,
    /// When Enter was pressed, or when it arrived.
    pub at: SystemTime,
    /// What it is.
    pub body: Body,
}

/// What an [`Entry`] is.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// An own text.
    Outgoing {
        /// The text, lines separated by `\n`.
        text: Arc<str>,
        /// How it looks.
        format: TextFormat,
        /// Emoticons of the writer's own that are in it.
        emoticons: Vec<TextEmoticon>,
        /// How far it has come.
        state: DeliveryState,
        /// A code that says why, with `failed` and `unknown`.
        reason: Option<String>,
    },
    /// A received text.
    Incoming {
        /// Who wrote it.
        from: Address,
        /// The name they had then.
        name: Option<String>,
        /// The text, lines separated by `\n`.
        text: Arc<str>,
        /// How it looks.
        format: TextFormat,
        /// Emoticons of the writer's own that are in it.
        emoticons: Vec<TextEmoticon>,
        /// When it was sent, if it waited on the server.
        sent_at: Option<SystemTime>,
        /// Whether it waited on the server.
        offline: bool,
    },
    /// A line that is no text.
    Notice {
        /// Whom it is about; the own address for what we did.
        who: Address,
        /// What happened.
        kind: NoticeKind,
    },
}

/// A conversation of which something was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConversationInfo {
    /// Which one.
    pub id: ConversationId,
    /// Its last entry.
    pub last: EntryKey,
    /// When that was.
    pub last_at: SystemTime,
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT seq, id, kind, person, name, text, format, at, sent_at, offline, state, reason, emoticons FROM entries ",
            $rest
        )
    };
}

const LAST: &str = select!("WHERE conversation = ? AND seq < ? ORDER BY seq DESC LIMIT ?");
const AFTER: &str = select!("WHERE conversation = ? AND seq > ? ORDER BY seq LIMIT ?");
const ONE: &str = select!("WHERE account = ? AND id = ?");

/// Reads the history. For one thread at a time; open several with [`Store::reader`](crate::Store::reader).
#[derive(Debug)]
pub struct History {
    connection: Connection,
}

impl History {
    pub(crate) fn new(connection: Connection) -> Self {
        Self { connection }
    }

    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }

    /// The last `limit` entries of a conversation, or the last ones before a place; the oldest of them first. Takes as
    /// long for a conversation of 100,000 as for one of 10.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn last(
        &self,
        account: &AccountId,
        conversation: &ConversationId,
        before: Option<EntryKey>,
        limit: usize,
    ) -> Result<Vec<Entry>, StoreError> {
        let before = before.map_or(i64::MAX, |key| key.0);
        let mut entries = self.page(LAST, (account, conversation), before, limit)?;
        entries.reverse();
        Ok(entries)
    }

    /// The first `limit` entries of a conversation after a place, the oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn after(
        &self,
        account: &AccountId,
        conversation: &ConversationId,
        after: EntryKey,
        limit: usize,
    ) -> Result<Vec<Entry>, StoreError> {
        self.page(AFTER, (account, conversation), after.0, limit)
    }

    /// An entry of a conversation and those after it, the oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn at(
        &self,
        account: &AccountId,
        conversation: &ConversationId,
        key: EntryKey,
        limit: usize,
    ) -> Result<Vec<Entry>, StoreError> {
        self.page(
            AFTER,
            (account, conversation),
            key.0.saturating_sub(1),
            limit,
        )
    }

    /// The accounts of which something was kept.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn accounts(&self) -> Result<Vec<AccountId>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT name FROM accounts ORDER BY name")?;
        let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
        Ok(rows
            .map(|name| name.map(AccountId::from))
            .collect::<Result<_, _>>()?)
    }

    /// One entry.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn get(&self, account: &AccountId, id: &MessageId) -> Result<Option<Entry>, StoreError> {
        let Some(account) = find_account(&self.connection, account)? else {
            return Ok(None);
        };
        let mut statement = self.connection.prepare_cached(ONE)?;
        let mut rows = statement.query(params![account, id.as_str()])?;
        rows.next()?.map(entry).transpose()
    }

    /// How many entries a conversation has.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn count(
        &self,
        account: &AccountId,
        conversation: &ConversationId,
    ) -> Result<u64, StoreError> {
        let Some(conversation) = self.number(account, conversation)? else {
            return Ok(0);
        };
        let mut statement = self
            .connection
            .prepare_cached("SELECT count(*) FROM entries WHERE conversation = ?")?;
        let count: i64 = statement.query_row([conversation], |row| row.get(0))?;
        Ok(u64::try_from(count).unwrap_or(0))
    }

    /// All conversations of an account, the one with the newest entry first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn conversations(&self, account: &AccountId) -> Result<Vec<ConversationInfo>, StoreError> {
        let Some(account) = find_account(&self.connection, account)? else {
            return Ok(Vec::new());
        };
        let mut statement = self.connection.prepare_cached(
            "SELECT c.name, e.seq, e.at FROM conversations c
            JOIN entries e ON e.seq = (SELECT max(seq) FROM entries WHERE conversation = c.id)
            WHERE c.account = ? ORDER BY e.seq DESC",
        )?;
        let rows = statement.query_map([account], |row| {
            Ok(ConversationInfo {
                id: ConversationId::from(row.get::<_, String>(0)?),
                last: EntryKey(row.get(1)?),
                last_at: row::time(row.get(2)?),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn page(
        &self,
        sql: &str,
        (account, conversation): (&AccountId, &ConversationId),
        key: i64,
        limit: usize,
    ) -> Result<Vec<Entry>, StoreError> {
        let Some(conversation) = self.number(account, conversation)? else {
            return Ok(Vec::new());
        };
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(params![conversation, key, limit])?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            entries.push(entry(row)?);
        }
        Ok(entries)
    }

    fn number(
        &self,
        account: &AccountId,
        conversation: &ConversationId,
    ) -> Result<Option<i64>, StoreError> {
        match find_account(&self.connection, account)? {
            Some(account) => find_conversation(&self.connection, account, conversation),
            None => Ok(None),
        }
    }
}

/// The entry in a row of a `select!`.
pub(crate) fn entry(row: &Row<'_>) -> Result<Entry, StoreError> {
    let kind = row.get_ref(2)?;
    let person = |row: &Row<'_>| -> Result<Address, StoreError> {
        Ok(Address::from(row::need(
            row.get::<_, Option<String>>(3)?,
            "person",
        )?))
    };
    let format = |row: &Row<'_>| -> Result<TextFormat, StoreError> {
        let text = row.get::<_, Option<String>>(6)?;
        Ok(row::read_format(text.as_deref()))
    };
    let emoticons = |row: &Row<'_>| -> Result<Vec<TextEmoticon>, StoreError> {
        let text = row.get::<_, Option<String>>(12)?;
        Ok(row::read_emoticons(text.as_deref()))
    };
    let body = match kind.as_str().unwrap_or_default() {
        "outgoing" => Body::Outgoing {
            text: row::shared(row.get(5)?)?,
            format: format(row)?,
            emoticons: emoticons(row)?,
            state: row::need(
                row.get::<_, Option<String>>(10)?
                    .as_deref()
                    .and_then(row::read_state),
                "state",
            )?,
            reason: row.get(11)?,
        },
        "incoming" => Body::Incoming {
            from: person(row)?,
            name: row.get(4)?,
            text: row::shared(row.get(5)?)?,
            format: format(row)?,
            emoticons: emoticons(row)?,
            sent_at: row.get::<_, Option<i64>>(8)?.map(row::time),
            offline: row.get(9)?,
        },
        kind => Body::Notice {
            who: person(row)?,
            kind: {
                let text = row.get_ref(5)?.as_str_or_null().ok().flatten();
                row::need(row::read_notice(kind, text), "kind")?
            },
        },
    };
    Ok(Entry {
        key: EntryKey(row.get(0)?),
        id: MessageId::from(row.get::<_, String>(1)?),
        at: row::time(row.get(7)?),
        body,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(connection: &Connection, sql: &str) -> Vec<String> {
        let mut statement = connection
            .prepare(&format!("EXPLAIN QUERY PLAN {}", sql.replace('?', "1")))
            .unwrap();
        let rows = statement.query_map([], |row| row.get(3)).unwrap();
        rows.map(Result::unwrap).collect()
    }

    #[test]
    fn a_page_is_read_along_an_index_and_never_sorted() {
        let mut connection = Connection::open_in_memory().unwrap();
        crate::schema::migrate(&mut connection).unwrap();
        assert_eq!(
            plan(&connection, LAST),
            ["SEARCH entries USING INDEX entries_by_conversation (conversation=? AND seq<?)"]
        );
        assert_eq!(
            plan(&connection, AFTER),
            ["SEARCH entries USING INDEX entries_by_conversation (conversation=? AND seq>?)"]
        );
        assert_eq!(
            plan(&connection, ONE),
            ["SEARCH entries USING INDEX entries_by_id (account=? AND id=?)"]
        );
        let outbox = plan(&connection, crate::keeper::OUTBOX);
        assert_eq!(outbox[0], "SEARCH e USING INDEX outbox (account=?)");
        assert!(
            outbox.iter().all(|step| !step.contains("B-TREE")),
            "{outbox:?}"
        );
    }
}
