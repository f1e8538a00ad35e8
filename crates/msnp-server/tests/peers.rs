//! Pictures, emoticons and files between clients on one network, with a clock and disks of their own.

#[path = "peers/direct.rs"]
mod direct;
#[path = "peers/disk.rs"]
mod disk;
#[path = "peers/files.rs"]
mod files;
#[path = "peers/objects.rs"]
mod objects;
#[path = "peers/town.rs"]
mod town;
