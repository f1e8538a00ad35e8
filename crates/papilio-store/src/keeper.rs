//! [`Keep`] over the database: records in, the state of an earlier run out.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use bytes::Bytes;
use msnp::api::{AccountId, Address, ConversationId, MessageId};
use msnp::keep::{
    IncomingText, Keep, KeepError, Notice, OutgoingText, Record, RosterCache, SessionMemory, State,
};
use rusqlite::{
    CachedStatement, Connection, OptionalExtension, Transaction, TransactionBehavior, params,
};
use serde::de::DeserializeOwned;

use crate::objects::{self, Objects};
use crate::room::ObjectRoom;
use crate::row;
use crate::store::StoreError;
use crate::unlogged::Unlogged;

/// Keeps the records of accounts in the database. A batch is one transaction.
///
/// An entry whose id is known already is not kept twice: an own text takes the new state, a received one stays as it
/// was first received.
#[derive(Debug)]
pub struct Keeper {
    writer: Arc<Mutex<Connection>>,
    /// How many bytes of objects are kept.
    object_room: ObjectRoom,
    /// What there was room for the last time.
    known_room: u64,
    /// Bytes of objects that came since the last time there was made room.
    fresh: u64,
    unlogged: Unlogged,
}

impl Keeper {
    pub(crate) fn new(writer: Arc<Mutex<Connection>>) -> Self {
        Self {
            writer,
            object_room: ObjectRoom::default(),
            known_room: u64::MAX,
            fresh: 0,
            unlogged: Unlogged::default(),
        }
    }

    /// The same, but of these conversations it keeps no history.
    #[must_use]
    pub fn without(self, unlogged: Unlogged) -> Self {
        Self { unlogged, ..self }
    }

    /// The same, but with so much room for objects. A little more is there at times.
    #[must_use]
    pub fn with_object_room(self, object_room: ObjectRoom) -> Self {
        Self {
            object_room,
            ..self
        }
    }

    /// Forgets objects that were not used for the longest time, once enough came to be worth looking.
    fn make_room(&mut self) {
        let room = self.object_room.get();
        let is_less = room < std::mem::replace(&mut self.known_room, room);
        if self.fresh <= room / 16 && !is_less {
            return;
        }
        self.fresh = 0;
        if let Err(error) = Objects::new(Arc::clone(&self.writer)).trim(room) {
            tracing::warn!(%error, "the object cache is not trimmed");
        }
    }

    fn write(&self, account: &AccountId, records: &[Record]) -> Result<(), StoreError> {
        // A thread that panicked while it held the lock has left no transaction behind: dropping it rolls it back.
        let mut connection = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let batch = Batch::begin(&transaction, account, self.unlogged.of(account))?;
        for record in records {
            batch.add(record)?;
        }
        transaction.commit()?;
        Ok(())
    }

    fn read(&self, account: &AccountId) -> Result<State, StoreError> {
        let connection = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(account) = find_account(&connection, account)? else {
            return Ok(State::default());
        };
        Ok(State {
            outbox: outbox(&connection, account)?,
            roster: remembered::<RosterCache>(
                &connection,
                "SELECT data FROM rosters WHERE account = ?",
                account,
            )?,
            session: remembered::<SessionMemory>(
                &connection,
                "SELECT data FROM sessions WHERE account = ?",
                account,
            )?
            .unwrap_or_default(),
        })
    }
}

impl Keep for Keeper {
    fn keep(&mut self, account: &AccountId, records: &[Record]) -> Result<(), KeepError> {
        if records.is_empty() {
            return Ok(());
        }
        self.write(account, records)
            .map_err(|error| KeepError(error.to_string()))?;
        let sizes = records.iter().map(|record| match record {
            Record::Object { bytes, .. } => bytes.len() as u64,
            _ => 0,
        });
        self.fresh = sizes.fold(self.fresh, u64::saturating_add);
        self.make_room();
        Ok(())
    }

    fn restore(&mut self, account: &AccountId) -> Result<State, KeepError> {
        // An earlier run may have had more room, or have ended in between.
        self.fresh = u64::MAX;
        self.make_room();
        self.read(account)
            .map_err(|error| KeepError(error.to_string()))
    }

    fn object(&mut self, sha1d: &str) -> Result<Option<Bytes>, KeepError> {
        let objects = Objects::new(Arc::clone(&self.writer));
        let found = objects.get(sha1d, SystemTime::now());
        found
            .map(|bytes| bytes.map(Bytes::from))
            .map_err(|error| KeepError(error.to_string()))
    }
}

/// The number of an account in the database.
pub(crate) fn find_account(
    connection: &Connection,
    account: &AccountId,
) -> Result<Option<i64>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT id FROM accounts WHERE name = ?")?;
    Ok(statement
        .query_row([account.as_str()], |row| row.get(0))
        .optional()?)
}

/// The number of a conversation in the database.
pub(crate) fn find_conversation(
    connection: &Connection,
    account: i64,
    conversation: &ConversationId,
) -> Result<Option<i64>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT id FROM conversations WHERE account = ? AND name = ?")?;
    let found = statement.query_row(params![account, conversation.as_str()], |row| row.get(0));
    Ok(found.optional()?)
}

/// Records of one account on their way into the database.
struct Batch<'a> {
    transaction: &'a Transaction<'a>,
    account: i64,
    /// The conversations that have no history.
    unlogged: BTreeSet<ConversationId>,
}

impl<'a> Batch<'a> {
    fn begin(
        transaction: &'a Transaction<'a>,
        account: &AccountId,
        unlogged: BTreeSet<ConversationId>,
    ) -> Result<Self, StoreError> {
        let number = match find_account(transaction, account)? {
            Some(number) => number,
            None => {
                let mut statement =
                    transaction.prepare_cached("INSERT INTO accounts (name) VALUES (?)")?;
                statement.insert([account.as_str()])?
            }
        };
        Ok(Self {
            transaction,
            account: number,
            unlogged,
        })
    }

    fn add(&self, record: &Record) -> Result<(), StoreError> {
        match record {
            Record::Incoming(text) if self.is_unlogged(&text.conversation, &text.from) => Ok(()),
            Record::Notice(notice) if self.is_unlogged(&notice.conversation, &notice.who) => Ok(()),
            Record::Outgoing(text) => self.outgoing(text),
            Record::Incoming(text) => self.incoming(text),
            Record::Notice(notice) => self.notice(notice),
            Record::Delivery { id, state, reason } => {
                let mut statement = self.sql(
                    "UPDATE entries SET state = ?, reason = ? WHERE account = ? AND id = ? AND kind = 'outgoing'",
                )?;
                let (state, state_is_final) = (row::state_name(*state), state.is_final());
                if statement.execute(params![state, reason, self.account, id.as_str()])? == 0 {
                    tracing::warn!(%id, "the state of a text that was never kept");
                }
                match state_is_final {
                    true => self.forget_unlogged(id),
                    false => Ok(()),
                }
            }
            Record::Object { sha1d, bytes } => {
                match objects::put(self.transaction, sha1d, bytes, SystemTime::now()) {
                    // A cache may do without it. Trying again would keep texts from being stored.
                    Err(error @ StoreError::TooLarge { .. }) => {
                        tracing::warn!(%error, "an object is not kept");
                        Ok(())
                    }
                    put => put,
                }
            }
            Record::Roster(roster) => self.remember(
                "INSERT INTO rosters (account, data) VALUES (?, ?)
                ON CONFLICT (account) DO UPDATE SET data = excluded.data",
                &row::json(roster)?,
            ),
            Record::Session(session) => self.remember(
                "INSERT INTO sessions (account, data) VALUES (?, ?)
                ON CONFLICT (account) DO UPDATE SET data = excluded.data",
                &row::json(session)?,
            ),
        }
    }

    /// Whether nothing is kept of what this person does in this conversation. Of those with several, everything else is.
    fn is_unlogged(&self, conversation: &ConversationId, who: &Address) -> bool {
        self.unlogged.contains(conversation) || self.unlogged.contains(&ConversationId::with(who))
    }

    fn sql(&self, text: &str) -> Result<CachedStatement<'a>, StoreError> {
        Ok(self.transaction.prepare_cached(text)?)
    }

    fn remember(&self, sql: &str, data: &str) -> Result<(), StoreError> {
        self.sql(sql)?.execute(params![self.account, data])?;
        Ok(())
    }

    fn conversation(&self, conversation: &ConversationId) -> Result<i64, StoreError> {
        if let Some(number) = find_conversation(self.transaction, self.account, conversation)? {
            return Ok(number);
        }
        let mut statement = self.sql("INSERT INTO conversations (account, name) VALUES (?, ?)")?;
        Ok(statement.insert(params![self.account, conversation.as_str()])?)
    }

    fn outgoing(&self, text: &OutgoingText) -> Result<(), StoreError> {
        let mut statement = self.sql(
            "INSERT INTO entries (account, conversation, id, kind, recipients, text, format, emoticons, at, state)
            VALUES (?, ?, ?, 'outgoing', ?, ?, ?, ?, ?, ?)
            ON CONFLICT (account, id) DO UPDATE SET state = excluded.state, reason = NULL WHERE kind = 'outgoing'",
        )?;
        statement.execute(params![
            self.account,
            self.conversation(&text.conversation)?,
            text.id.as_str(),
            row::json(&text.to)?,
            text.text,
            row::format(&text.format)?,
            row::emoticons(&text.emoticons)?,
            row::micros(text.at),
            row::state_name(text.state),
        ])?;
        Ok(())
    }

    /// Forgets an own text whose fate is known, where there is to be no history of it.
    fn forget_unlogged(&self, id: &MessageId) -> Result<(), StoreError> {
        if self.unlogged.is_empty() {
            return Ok(());
        }
        let mut find = self.sql(
            "SELECT e.seq, c.name, e.recipients FROM entries e JOIN conversations c ON c.id = e.conversation
            WHERE e.account = ? AND e.id = ?",
        )?;
        let found: Option<(i64, String, Option<String>)> = find
            .query_row(params![self.account, id.as_str()], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })
            .optional()?;
        let Some((seq, name, recipients)) = found else {
            return Ok(());
        };
        // To a group it went to everybody who was there.
        let recipients = recipients.and_then(|json| serde_json::from_str(&json).ok());
        let recipients: Vec<Address> = recipients.unwrap_or_default();
        let conversation = ConversationId::from(name);
        if self.unlogged.contains(&conversation)
            || recipients
                .iter()
                .any(|who| self.is_unlogged(&conversation, who))
        {
            self.sql("DELETE FROM entries WHERE seq = ?")?
                .execute([seq])?;
        }
        Ok(())
    }

    fn incoming(&self, text: &IncomingText) -> Result<(), StoreError> {
        let mut statement = self.sql(
            "INSERT INTO entries (account, conversation, id, kind, person, name, text, format, emoticons, at, sent_at, offline)
            VALUES (?, ?, ?, 'incoming', ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (account, id) DO NOTHING",
        )?;
        statement.execute(params![
            self.account,
            self.conversation(&text.conversation)?,
            text.id.as_str(),
            text.from.as_str(),
            text.name,
            text.text,
            row::format(&text.format)?,
            row::emoticons(&text.emoticons)?,
            row::micros(text.at),
            text.sent_at.map(row::micros),
            text.offline,
        ])?;
        Ok(())
    }

    fn notice(&self, notice: &Notice) -> Result<(), StoreError> {
        let mut statement = self.sql(
            "INSERT INTO entries (account, conversation, id, kind, person, text, at) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (account, id) DO NOTHING",
        )?;
        statement.execute(params![
            self.account,
            self.conversation(&notice.conversation)?,
            notice.id.as_str(),
            row::notice_name(&notice.kind),
            notice.who.as_str(),
            row::notice_text(&notice.kind),
            row::micros(notice.at),
        ])?;
        Ok(())
    }
}

/// Read along the index `outbox`, which holds nothing else.
pub(crate) const OUTBOX: &str =
    "SELECT e.id, c.name, e.recipients, e.text, e.format, e.at, e.state, e.emoticons
    FROM entries e JOIN conversations c ON c.id = e.conversation
    WHERE e.account = ? AND e.state IN ('queued', 'sent') ORDER BY e.seq";

/// Own texts whose fate is open, in the order they were written.
fn outbox(connection: &Connection, account: i64) -> Result<Vec<OutgoingText>, StoreError> {
    let mut statement = connection.prepare_cached(OUTBOX)?;
    let mut rows = statement.query([account])?;
    let mut outbox = Vec::new();
    while let Some(row) = rows.next()? {
        let to: Option<String> = row.get(2)?;
        let to: Vec<Address> = serde_json::from_str(&row::need(to, "recipients")?)
            .map_err(|error| StoreError::Broken(error.to_string()))?;
        let state: String = row.get(6)?;
        outbox.push(OutgoingText {
            id: MessageId::from(row.get::<_, String>(0)?),
            conversation: ConversationId::from(row.get::<_, String>(1)?),
            to,
            text: row::shared(row.get(3)?)?,
            format: row::read_format(row.get_ref(4)?.as_str_or_null().ok().flatten()),
            emoticons: row::read_emoticons(row.get_ref(7)?.as_str_or_null().ok().flatten()),
            at: row::time(row.get(5)?),
            state: row::need(row::read_state(&state), "state")?,
        });
    }
    Ok(outbox)
}

/// What was remembered as JSON. It is a cache: what cannot be read is as if it were not there.
fn remembered<T: DeserializeOwned>(
    connection: &Connection,
    sql: &str,
    account: i64,
) -> Result<Option<T>, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    let data: Option<String> = statement
        .query_row([account], |row| row.get(0))
        .optional()?;
    Ok(data.and_then(|data| {
        serde_json::from_str(&data)
            .inspect_err(|error| tracing::warn!(%error, "what was remembered cannot be read"))
            .ok()
    }))
}
