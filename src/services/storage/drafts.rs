//! What is being written, and which conversations are open, in a file of their own.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Storage, lock};

/// What is there again after a restart, by account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Drafts {
    /// What is being written, by conversation.
    pub texts: BTreeMap<String, BTreeMap<String, String>>,
    /// The conversations that are open, in their order.
    pub open: BTreeMap<String, Vec<String>>,
    /// Those of them that were taken out of the tabs, into windows of their own.
    pub apart: BTreeMap<String, BTreeSet<String>>,
}

/// The largest file that is read, in bytes.
const MAX_FILE: u64 = 4 * 1024 * 1024;

impl Storage {
    /// What an earlier run left; nothing where there is none, or it cannot be read.
    pub fn drafts(&self) -> Drafts {
        let Some(path) = self
            .folder()
            .map(|folder| folder.root().join("drafts.json"))
        else {
            return Drafts::default();
        };
        let small = std::fs::metadata(&path).is_ok_and(|file| file.len() <= MAX_FILE);
        let read = small.then(|| std::fs::read(&path).ok()).flatten();
        let drafts = read.map(|file| serde_json::from_slice(&file));
        match drafts {
            Some(Ok(drafts)) => drafts,
            Some(Err(error)) => {
                tracing::warn!(%error, "what was being written is damaged");
                Drafts::default()
            }
            None => Drafts::default(),
        }
    }

    /// Saves what is being written.
    pub fn keep_drafts(&self, drafts: &Drafts) {
        let _one_at_a_time = lock(&self.0.settings);
        let Some(folder) = self.folder() else { return };
        let Ok(text) = serde_json::to_vec(drafts) else {
            return;
        };
        // Written beside it first: after a power cut there is the old file or the new one.
        let part = folder.root().join("drafts.json.part");
        let written = std::fs::write(&part, text)
            .and_then(|()| std::fs::rename(&part, folder.root().join("drafts.json")));
        if let Err(error) = written {
            tracing::warn!(%error, "what is being written is not saved");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_file_is_as_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let storage = Storage::new(Some(folder.path().to_owned()));
        assert_eq!(storage.drafts(), Drafts::default());
        let texts = BTreeMap::from([("bob@example.net".to_owned(), "hel".to_owned())]);
        let account = "alice@example.com/demo".to_owned();
        let open = vec!["bob@example.net".to_owned()];
        let drafts = Drafts {
            texts: BTreeMap::from([(account.clone(), texts)]),
            open: BTreeMap::from([(account.clone(), open.clone())]),
            apart: BTreeMap::from([(account, open.into_iter().collect())]),
        };
        storage.keep_drafts(&drafts);
        assert_eq!(storage.drafts(), drafts);
        std::fs::write(folder.path().join("drafts.json"), "{").expect("written");
        assert_eq!(storage.drafts(), Drafts::default());
    }
}
