//! Texts both ways, typing and nudges.

use std::cell::RefCell;

use serde_json::json;

use crate::person::Person;
use crate::steps::{Chat, is, says};

/// What is hard to carry over unchanged.
fn texts() -> Vec<String> {
    vec![
        "hello".to_owned(),
        "first line\n\nthird line\n\n\n  sixth, after two blank ones, with  spaces ".to_owned(),
        "😀 👩‍👩‍👧‍👦 🇩🇪 ❤️ e\u{301} \u{202b}שלום\u{202c} مرحبا".to_owned(),
        "看那蝴蝶飞过长长的山谷，没有人知道它要去哪里。".repeat(120),
        "a%20b %0D%0A & <tag> \\n \"quoted\" ; key=value".to_owned(),
    ]
}

pub fn chat(chat: &mut Chat) -> Result<(), String> {
    let (alice, bob) = (chat.alice.email.clone(), chat.bob.email.clone());
    // Who cannot tell that they join chunks is sent a long text as several.
    let joined = chat.dialect.caps_in_presence();
    for (number, text) in texts().iter().enumerate() {
        exchange(&mut chat.alice, &mut chat.bob, &bob, (number, text, joined))?;
        exchange(
            &mut chat.bob,
            &mut chat.alice,
            &alice,
            (number, text, joined),
        )?;
    }
    let format =
        json!({"font": "Comic Sans MS", "bold": true, "underline": true, "color": "#ff8000"});
    chat.alice
        .say(&json!({"cmd": "send_text", "to": bob, "text": "in colour", "format": format}))?;
    let shown = chat
        .bob
        .wait("the coloured text", |e| says(e, &alice, "in colour"))?;
    for (field, value) in format.as_object().into_iter().flatten() {
        if shown["format"][field] != *value {
            return Err(format!("{field} is not {value} in {shown}"));
        }
    }
    in_order(chat)
}

/// One text from one to the other, unchanged and acknowledged.
fn exchange(
    from: &mut Person,
    to: &mut Person,
    address: &str,
    (number, text, joined): (usize, &str, bool),
) -> Result<(), String> {
    let id = format!("{}-{number}", from.email);
    from.say(&json!({"cmd": "send_text", "to": address, "text": text, "id": id}))?;
    let sender = from.email.clone();
    let pieces = RefCell::new(String::new());
    to.wait(&format!("text {number}"), |e| {
        if !joined && is(e, "text") && e["from"] == sender.as_str() {
            let mut pieces = pieces.borrow_mut();
            pieces.push_str(e["text"].as_str().unwrap_or_default());
            return pieces.ends_with(text);
        }
        says(e, &sender, text)
    })?;
    from.wait("the acknowledgement", |e| {
        is(e, "delivery") && e["id"] == id.as_str() && e["state"] == "acknowledged"
    })?;
    Ok(())
}

/// Thirty texts at once arrive once each and in order.
fn in_order(chat: &mut Chat) -> Result<(), String> {
    let (alice, bob) = (chat.alice.email.clone(), chat.bob.email.clone());
    chat.bob.step();
    let sent: Vec<String> = (1..=30).map(|n| format!("number {n}")).collect();
    for text in &sent {
        chat.alice
            .say(&json!({"cmd": "send_text", "to": bob, "text": text}))?;
    }
    chat.bob
        .wait("number 30", |e| says(e, &alice, "number 30"))?;
    let got: Vec<&str> = chat
        .bob
        .seen_now()
        .iter()
        .filter(|e| is(e, "text"))
        .filter_map(|e| e["text"].as_str())
        .filter(|text| text.starts_with("number"))
        .collect();
    if got == sent {
        Ok(())
    } else {
        Err(format!("sent in order, got {got:?}"))
    }
}

pub fn typing(chat: &mut Chat) -> Result<(), String> {
    let (alice, bob) = (chat.alice.email.clone(), chat.bob.email.clone());
    chat.bob.say(&json!({"cmd": "typing", "to": alice}))?;
    chat.alice.wait("bob typing", |e| {
        is(e, "typing") && e["from"] == bob.as_str()
    })?;
    Ok(())
}

pub fn nudge(chat: &mut Chat) -> Result<(), String> {
    let (alice, bob) = (chat.alice.email.clone(), chat.bob.email.clone());
    chat.bob.say(&json!({"cmd": "nudge", "to": alice}))?;
    if !chat.dialect.has_nudge() {
        chat.bob.wait("not_in_dialect", |e| {
            is(e, "error") && e["code"] == "not_in_dialect"
        })?;
    } else {
        chat.alice.wait("bob's nudge", |e| {
            is(e, "nudge") && e["from"] == bob.as_str()
        })?;
    }
    Ok(())
}
