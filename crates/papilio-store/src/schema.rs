//! The tables, and how a database of an older version becomes one of this.

use rusqlite::{Connection, TransactionBehavior};

use crate::store::StoreError;

/// The steps from an empty database to the present one. A step that was released is never changed: the number of steps
/// a database has behind it is its version (`PRAGMA user_version`).
const STEPS: [&str; 5] = [
    // 1: conversations. The outbox is the part of `entries` that its index holds, so the two cannot disagree.
    "CREATE TABLE accounts (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE TABLE conversations (
        id INTEGER PRIMARY KEY,
        account INTEGER NOT NULL REFERENCES accounts (id),
        name TEXT NOT NULL,
        UNIQUE (account, name)
    ) STRICT;
    CREATE TABLE entries (
        seq INTEGER PRIMARY KEY,       -- the order in which they were kept
        account INTEGER NOT NULL REFERENCES accounts (id),
        conversation INTEGER NOT NULL REFERENCES conversations (id),
        id TEXT NOT NULL,
        kind TEXT NOT NULL,            -- outgoing, incoming, nudge, joined, left
        person TEXT,                   -- who wrote it or whom it is about; NULL for an own text
        name TEXT,                     -- the name they had then
        recipients TEXT,               -- JSON list of addresses; own texts
        text TEXT,
        format TEXT,                   -- JSON; NULL when plain
        at INTEGER NOT NULL,           -- microseconds since 1970
        sent_at INTEGER,
        offline INTEGER NOT NULL DEFAULT 0,
        state TEXT,                    -- how far an own text has come
        reason TEXT
    ) STRICT;
    CREATE UNIQUE INDEX entries_by_id ON entries (account, id);
    CREATE INDEX entries_by_conversation ON entries (conversation, seq);
    CREATE INDEX outbox ON entries (account, seq) WHERE state IN ('queued', 'sent');",
    // 2: what is remembered about a server, as JSON: always read and written whole.
    "CREATE TABLE rosters (
        account INTEGER PRIMARY KEY REFERENCES accounts (id),
        data TEXT NOT NULL
    ) STRICT;
    CREATE TABLE sessions (
        account INTEGER PRIMARY KEY REFERENCES accounts (id),
        data TEXT NOT NULL
    ) STRICT;",
    // 3: objects of the network (pictures, emoticons), to be fetched only once.
    "CREATE TABLE objects (
        hash TEXT PRIMARY KEY,
        size INTEGER NOT NULL,
        last_used INTEGER NOT NULL,    -- seconds since 1970
        data BLOB NOT NULL
    ) STRICT;
    CREATE INDEX objects_by_use ON objects (last_used);",
    // 4: emoticons of the writer's own, as JSON; NULL for none.
    "ALTER TABLE entries ADD COLUMN emoticons TEXT",
    // 5: where each word stands, without the text itself; `scope`: what a search may be narrowed to. `fold` is a function
    // of ours (search.rs).
    "CREATE VIRTUAL TABLE words USING fts5 (
        text,
        scope,
        content='', contentless_delete=1, prefix='2 3',
        tokenize=\"unicode61 remove_diacritics 2 categories 'L* N* Co So'\"
    );
    CREATE TRIGGER entries_said AFTER INSERT ON entries WHEN new.kind IN ('outgoing', 'incoming', 'action') BEGIN
        INSERT INTO words (rowid, text, scope) VALUES (new.seq, fold(new.text),
            'a' || new.account || ' c' || new.conversation || iif(new.kind = 'outgoing', ' own', ' others'));
    END;
    CREATE TRIGGER entries_unsaid AFTER DELETE ON entries WHEN old.kind IN ('outgoing', 'incoming', 'action') BEGIN
        DELETE FROM words WHERE rowid = old.seq;
    END;
    INSERT INTO words (rowid, text, scope) SELECT seq, fold(text),
        'a' || account || ' c' || conversation || iif(kind = 'outgoing', ' own', ' others')
        FROM entries WHERE kind IN ('outgoing', 'incoming', 'action');",
];

/// Brings the database to the present version, or leaves it as it was.
pub(crate) fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    crate::search::register(connection)?;
    migrate_by(connection, &STEPS)
}

fn migrate_by(connection: &mut Connection, steps: &[&str]) -> Result<(), StoreError> {
    let known = u32::try_from(steps.len()).unwrap_or(u32::MAX);
    if version(connection)? == known {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Asked again: another process may have been faster.
    let found = version(&transaction)?;
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    let done = usize::try_from(found).unwrap_or(usize::MAX);
    for step in steps.iter().skip(done) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "user_version", known)?;
    transaction.commit()?;
    Ok(())
}

fn version(connection: &Connection) -> Result<u32, StoreError> {
    let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    // A negative number was never written by us.
    u32::try_from(version).map_err(|_| StoreError::Broken(format!("version {version}")))
}

#[cfg(test)]
pub(crate) fn at_version(connection: &Connection, version: usize) {
    crate::search::register(connection).unwrap();
    for step in &STEPS[..version] {
        connection.execute_batch(step).unwrap();
    }
    connection
        .pragma_update(None, "user_version", version as i64)
        .unwrap();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tables(connection: &Connection) -> Vec<String> {
        let mut statement = connection
            .prepare("SELECT name || ' ' || ifnull(sql, '') FROM sqlite_schema ORDER BY name")
            .unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    }

    #[test]
    fn every_older_version_becomes_the_same_as_a_new_database() {
        let mut new = Connection::open_in_memory().unwrap();
        migrate(&mut new).unwrap();
        assert_eq!(version(&new).unwrap(), STEPS.len() as u32);
        for older in 0..STEPS.len() {
            let mut connection = Connection::open_in_memory().unwrap();
            at_version(&connection, older);
            migrate(&mut connection).unwrap();
            assert_eq!(tables(&connection), tables(&new), "from {older}");
            assert_eq!(version(&connection).unwrap(), STEPS.len() as u32);
        }
    }

    #[test]
    fn a_step_that_fails_leaves_the_database_as_it_was() {
        let mut connection = Connection::open_in_memory().unwrap();
        let steps = [
            "CREATE TABLE a (x)",
            "CREATE TABLE b (x)",
            "CREATE TABLE a (x)",
        ];
        migrate_by(&mut connection, &steps[..1]).unwrap();
        assert!(migrate_by(&mut connection, &steps).is_err());
        assert_eq!(tables(&connection), ["a CREATE TABLE a (x)"]);
        assert_eq!(version(&connection).unwrap(), 1);
    }

    #[test]
    fn a_newer_version_is_refused() {
        let mut connection = Connection::open_in_memory().unwrap();
        connection.pragma_update(None, "user_version", 99).unwrap();
        let error = migrate(&mut connection).unwrap_err();
        assert!(matches!(
            error,
            StoreError::Newer {
                found: 99,
                known: 5
            }
        ));
        assert!(error.to_string().contains("newer"), "{error}");
    }
}
