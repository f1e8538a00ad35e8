//! The network, line by line, in every dialect.

#[path = "world/hostile.rs"]
mod hostile;
#[path = "world/lists.rs"]
mod lists;
#[path = "world/login.rs"]
mod login;
#[path = "world/presence.rs"]
mod presence;
#[path = "world/script.rs"]
mod script;
#[path = "world/switchboards.rs"]
mod switchboards;
