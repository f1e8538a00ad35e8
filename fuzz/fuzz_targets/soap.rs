//! Answers of the web services: any XML, faults, tickets, offline messages, the address book, the roaming profile.
//!
//! Input: a byte that chooses the status of the answer, then its body.
#![no_main]

use libfuzzer_sys::fuzz_target;
use msnp::auth::read_token_answer;
use msnp::io::HttpReply;
use msnp::oim::{MailData, OfflineMail, is_deleted, read_letter, read_metadata, read_store_answer};
use msnp::soap::storage::{
    StorageAnswer, is_done, read_cache_key, read_created, read_documents, read_picture,
    read_profile,
};
use msnp::soap::xml::{Document, Limits, Node};
use msnp::soap::{Fault, abch};

fuzz_target!(|data: &[u8]| {
    let Some((&status, bytes)) = data.split_first() else {
        return;
    };
    let limits = Limits {
        depth: 16,
        ..Limits::default()
    };
    if let Ok(tree) = Document::read(bytes, limits) {
        assert!(depth(tree.root()) <= 16);
        if let Some(fault) = Fault::find(tree.root()) {
            let _ = (fault.code, fault.words, fault.detail("redirectUrl"));
        }
    }
    let reply = HttpReply {
        status: [200, 500, 401, 302][usize::from(status % 4)],
        headers: Vec::new(),
        body: bytes.to_vec().into(),
    };
    let _ = read_token_answer(&reply);
    let _ = read_store_answer(&reply);
    let _ = read_metadata(&reply);
    let _ = read_letter(&reply);
    let _ = is_deleted(&reply);
    address_book(&reply);
    storage(&reply);
    let text = String::from_utf8_lossy(bytes);
    let _ = OfflineMail::read(&text);
    let _ = MailData::read(&text);
});

fn depth(node: Node<'_>) -> usize {
    1 + node.children().map(depth).max().unwrap_or(0)
}

/// Nothing is told that did not stand there.
fn address_book(reply: &HttpReply) {
    let answer = match abch::read(reply.status, &reply.body) {
        Ok(answer) => answer,
        Err(trouble) => {
            assert!(!trouble.told().1.is_empty());
            return;
        }
    };
    let most = reply.body.len();
    for operation in ["FindMembership", "ABFindContactsPaged", "ABFindAll"] {
        if let Some(result) = answer.result(operation) {
            let members = abch::Memberships::read(result);
            let people: usize = members.lists.iter().map(|list| list.members.len()).sum();
            let book = abch::AddressBook::read(result);
            assert!(people + book.contacts.len() + book.groups.len() <= most / 8);
        }
    }
    for operation in ["ABContactAdd", "ABGroupAdd", "CreateContact"] {
        assert!(answer.guid(operation).is_none_or(|id| !id.is_empty()));
    }
}

fn storage(reply: &HttpReply) {
    if let StorageAnswer::Given(profile) = read_profile(reply) {
        assert!(!profile.id.is_empty() && profile.id.len() <= 256);
    }
    if let StorageAnswer::Given(id) = read_created(reply) {
        assert!(!id.is_empty() && id.len() <= 256);
    }
    if let StorageAnswer::Given(documents) = read_documents(reply) {
        assert!(documents.len() <= 100);
    }
    let _ = is_done("UpdateProfile", reply);
    assert!(read_cache_key(reply).is_none_or(|key| key.len() <= 256));
    assert!(read_picture(reply).is_none_or(|bytes| bytes.len() <= 128 * 1024));
}
