//! Answers of the web services: any XML, faults, tickets, offline messages.
//!
//! Input: a byte that chooses the status of the answer, then its body.
#![no_main]

use libfuzzer_sys::fuzz_target;
use msnp::auth::read_token_answer;
use msnp::io::HttpReply;
use msnp::oim::{MailData, OfflineMail, is_deleted, read_letter, read_metadata, read_store_answer};
use msnp::soap::Fault;
use msnp::soap::xml::{Document, Limits, Node};

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
    let text = String::from_utf8_lossy(bytes);
    let _ = OfflineMail::read(&text);
    let _ = MailData::read(&text);
});

fn depth(node: Node<'_>) -> usize {
    1 + node.children().map(depth).max().unwrap_or(0)
}
