//! Forgetting what is older than its owner wants it kept.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use rusqlite::{Connection, params};

use crate::history::History;
use crate::row;
use crate::store::StoreError;

/// So many lines are forgotten at once; others write in between.
const BATCH: i64 = 500;

/// What forgets. It reads by itself, so that nobody waits while it looks.
#[derive(Debug)]
pub struct Sweep {
    reader: History,
    writer: Arc<Mutex<Connection>>,
}

impl Sweep {
    pub(crate) fn new(reader: History, writer: Arc<Mutex<Connection>>) -> Self {
        Self { reader, writer }
    }

    /// Forgets everything that was said before this moment, in every conversation of every account. What is still to be
    /// sent stays. How many lines were forgotten.
    ///
    /// # Errors
    /// When the database cannot be read or written. What was forgotten until then stays forgotten.
    pub fn forget_before(&self, moment: SystemTime) -> Result<usize, StoreError> {
        let moment = row::micros(moment);
        let mut look = self.reader.connection().prepare(
            "SELECT seq FROM entries WHERE seq > ?1 AND at < ?2 AND ifnull(state, '') NOT IN ('queued', 'sent')
                ORDER BY seq LIMIT ?3",
        )?;
        let mut last = i64::MIN;
        let mut forgotten = 0;
        loop {
            let found = look.query_map(params![last, moment, BATCH], |row| row.get::<_, i64>(0))?;
            let found = found.collect::<Result<Vec<i64>, _>>()?;
            let Some(&end) = found.last() else {
                return Ok(forgotten);
            };
            last = end;
            let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
            let change = writer.transaction()?;
            {
                // It may have become one that is to be sent again.
                let mut delete = change.prepare_cached(
                    "DELETE FROM entries WHERE seq = ? AND ifnull(state, '') NOT IN ('queued', 'sent')",
                )?;
                for seq in found {
                    forgotten += delete.execute([seq])?;
                }
            }
            change.commit()?;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use msnp::api::{AccountId, Address, ConversationId, DeliveryState, MessageId, TextFormat};
    use msnp::keep::{Keep, OutgoingText, Record};

    use super::*;
    use crate::Store;

    fn moment(n: u64) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(1_700_000_000 + n)
    }

    fn text(n: u64, state: DeliveryState) -> Record {
        Record::Outgoing(OutgoingText {
            id: MessageId::new(&n.to_string()),
            conversation: ConversationId::new("bob@example.net"),
            to: vec![Address::new("bob@example.net")],
            text: format!("word{n}").into(),
            format: TextFormat::default(),
            emoticons: Vec::new(),
            at: moment(n),
            state,
        })
    }

    #[test]
    fn what_is_older_is_forgotten_but_for_what_is_still_to_be_sent() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("history.db")).unwrap();
        let alice = AccountId::new("alice@example.com/demo");
        let many = u64::try_from(BATCH).unwrap() * 2 + 10;
        let records: Vec<Record> = (0..many)
            .map(|n| match n {
                3 => text(n, DeliveryState::Queued),
                _ => text(n, DeliveryState::Acknowledged),
            })
            .collect();
        store.keep().unwrap().keep(&alice, &records).unwrap();
        let sweep = store.sweep().unwrap();
        let forgotten = sweep.forget_before(moment(many - 4)).unwrap();
        assert_eq!(forgotten as u64, many - 5);
        let bob = ConversationId::new("bob@example.net");
        let left = store
            .reader()
            .unwrap()
            .last(&alice, &bob, None, 10)
            .unwrap();
        let left: Vec<&str> = left.iter().map(|entry| entry.id.as_str()).collect();
        let ids: Vec<String> = (many - 4..many).map(|n| n.to_string()).collect();
        let mut kept = vec!["3"];
        kept.extend(ids.iter().map(String::as_str));
        assert_eq!(left, kept);
        assert_eq!(sweep.forget_before(moment(many - 4)).unwrap(), 0);
    }
}
