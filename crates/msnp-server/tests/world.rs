//! The network, line by line, in every dialect.

#[path = "world/book.rs"]
mod book;
#[path = "world/gateway.rs"]
mod gateway;
#[path = "world/hostile.rs"]
mod hostile;
#[path = "world/late.rs"]
mod late;
#[path = "world/lists.rs"]
mod lists;
#[path = "world/login.rs"]
mod login;
#[path = "world/offline.rs"]
mod offline;
#[path = "world/places.rs"]
mod places;
#[path = "world/presence.rs"]
mod presence;
#[path = "world/script.rs"]
mod script;
#[path = "world/services.rs"]
mod services;
#[path = "world/sso.rs"]
mod sso;
#[path = "world/switchboards.rs"]
mod switchboards;
#[path = "world/vectors.rs"]
mod vectors;
