//! The cache of objects of the network: display pictures and emoticons, fetched once and kept by their hash.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use rusqlite::{Connection, OptionalExtension, params};

use crate::store::StoreError;

/// The largest object that is kept, in bytes.
pub const MAX_OBJECT: usize = 2 * 1024 * 1024;

/// An object used again within this many seconds is not written again: the order of use need not be finer.
const SAME_USE: i64 = 3600;

/// The cache of objects.
#[derive(Clone, Debug)]
pub struct Objects {
    writer: Arc<Mutex<Connection>>,
}

impl Objects {
    pub(crate) fn new(writer: Arc<Mutex<Connection>>) -> Self {
        Self { writer }
    }

    /// Keeps an object under its hash (`SHA1D`, as it stands in the MSN object). One that is there already is only
    /// marked as used.
    ///
    /// # Errors
    /// [`StoreError::TooLarge`] beyond [`MAX_OBJECT`]; when it could not be written.
    pub fn put(&self, hash: &str, data: &[u8], now: SystemTime) -> Result<(), StoreError> {
        put(&self.lock(), hash, data, now)
    }

    /// The object with this hash, marked as used.
    ///
    /// # Errors
    /// When the database cannot be read or written.
    pub fn get(&self, hash: &str, now: SystemTime) -> Result<Option<Vec<u8>>, StoreError> {
        let now = seconds(now);
        let connection = self.lock();
        let mut statement =
            connection.prepare_cached("SELECT data, last_used FROM objects WHERE hash = ?")?;
        let found = statement.query_row([hash], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?)));
        let Some((data, last_used)) = found.optional()? else {
            return Ok(None);
        };
        if now.saturating_sub(last_used) >= SAME_USE {
            let mut statement =
                connection.prepare_cached("UPDATE objects SET last_used = ? WHERE hash = ?")?;
            statement.execute(params![now, hash])?;
        }
        Ok(Some(data))
    }

    /// Forgets the objects that were not used for the longest time until the rest takes at most `room` bytes.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn trim(&self, room: u64) -> Result<(), StoreError> {
        let room = i64::try_from(room).unwrap_or(i64::MAX);
        let connection = self.lock();
        connection.execute(
            "DELETE FROM objects WHERE hash IN (
                SELECT hash FROM (
                    SELECT hash, sum(size) OVER (ORDER BY last_used DESC, rowid DESC) AS used FROM objects
                ) WHERE used > ?
            )",
            [room],
        )?;
        Ok(())
    }

    fn lock(&self) -> MutexGuard<'_, Connection> {
        // A thread that panicked while it held the lock has left no transaction behind: each call is one statement.
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Keeps an object over this connection, in a transaction of it or not.
pub(crate) fn put(
    connection: &Connection,
    hash: &str,
    data: &[u8],
    now: SystemTime,
) -> Result<(), StoreError> {
    if data.len() > MAX_OBJECT {
        return Err(StoreError::TooLarge {
            size: data.len(),
            limit: MAX_OBJECT,
        });
    }
    let mut statement = connection.prepare_cached(
        "INSERT INTO objects (hash, size, last_used, data) VALUES (?, length(?2), ?3, ?2)
        ON CONFLICT (hash) DO UPDATE SET last_used = excluded.last_used",
    )?;
    statement.execute(params![hash, data, seconds(now)])?;
    Ok(())
}

fn seconds(time: SystemTime) -> i64 {
    time.duration_since(UNIX_EPOCH)
        .ok()
        .and_then(|since| i64::try_from(since.as_secs()).ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn cache() -> Objects {
        let mut connection = Connection::open_in_memory().unwrap();
        crate::schema::migrate(&mut connection).unwrap();
        Objects::new(Arc::new(Mutex::new(connection)))
    }

    fn at(hours: u64) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(hours * 3600)
    }

    #[test]
    fn an_object_is_found_by_its_hash() {
        let cache = cache();
        cache.put("abc=", b"picture", at(1)).unwrap();
        cache.put("abc=", b"picture", at(2)).unwrap();
        assert_eq!(
            cache.get("abc=", at(3)).unwrap().as_deref(),
            Some(&b"picture"[..])
        );
        assert_eq!(cache.get("other", at(3)).unwrap(), None);
    }

    #[test]
    fn the_longest_unused_goes_first() {
        let cache = cache();
        for (hour, hash) in ["a", "b", "c"].into_iter().enumerate() {
            cache.put(hash, &[0; 100], at(hour as u64)).unwrap();
        }
        assert!(cache.get("a", at(10)).unwrap().is_some());
        cache.trim(250).unwrap();
        let left: Vec<_> = ["a", "b", "c"]
            .into_iter()
            .filter(|hash| cache.get(hash, at(11)).unwrap().is_some())
            .collect();
        assert_eq!(left, ["a", "c"]);
        cache.trim(0).unwrap();
        assert_eq!(cache.get("a", at(12)).unwrap(), None);
    }

    #[test]
    fn what_is_too_large_is_not_kept() {
        let error = cache()
            .put("a", &vec![0; MAX_OBJECT + 1], at(0))
            .unwrap_err();
        assert!(matches!(error, StoreError::TooLarge { .. }));
    }
}
