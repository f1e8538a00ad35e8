//! The client against a server that is played by hand: line by line, with a clock of its own.

#[path = "client/chat.rs"]
mod chat;
#[path = "client/contacts.rs"]
mod contacts;
#[path = "client/desk.rs"]
mod desk;
#[path = "client/hostile.rs"]
mod hostile;
#[path = "client/old.rs"]
mod old;
#[path = "client/outbox.rs"]
mod outbox;
#[path = "client/reconnect.rs"]
mod reconnect;
#[path = "client/signin.rs"]
mod signin;
