//! The client against a server that is played by hand: line by line, with a clock of its own.

#[path = "client/abch.rs"]
mod abch;
#[path = "client/book.rs"]
mod book;
#[path = "client/book_changes.rs"]
mod book_changes;
#[path = "client/book_faults.rs"]
mod book_faults;
#[path = "client/chat.rs"]
mod chat;
#[path = "client/contacts.rs"]
mod contacts;
#[path = "client/deltas.rs"]
mod deltas;
#[path = "client/desk.rs"]
mod desk;
#[path = "client/elsewhere.rs"]
mod elsewhere;
#[path = "client/fallback.rs"]
mod fallback;
#[path = "client/fetch.rs"]
mod fetch;
#[path = "client/gateway.rs"]
mod gateway;
#[path = "client/gather.rs"]
mod gather;
#[path = "client/hostile.rs"]
mod hostile;
#[path = "client/leave.rs"]
mod leave;
#[path = "client/mail.rs"]
mod mail;
#[path = "client/networks.rs"]
mod networks;
#[path = "client/offline.rs"]
mod offline;
#[path = "client/old.rs"]
mod old;
#[path = "client/outbox.rs"]
mod outbox;
#[path = "client/picture.rs"]
mod picture;
#[path = "client/places.rs"]
mod places;
#[path = "client/reconnect.rs"]
mod reconnect;
#[path = "client/repairs.rs"]
mod repairs;
#[path = "client/signin.rs"]
mod signin;
#[path = "client/storage.rs"]
mod storage;
#[path = "client/tile.rs"]
mod tile;
#[path = "client/tokens.rs"]
mod tokens;
