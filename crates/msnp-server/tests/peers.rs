//! Pictures, emoticons and files between clients on one network, with a clock and disks of their own.

#[path = "peers/direct.rs"]
mod direct;
#[path = "peers/disk.rs"]
mod disk;
#[path = "peers/files.rs"]
mod files;
#[path = "peers/flood.rs"]
mod flood;
#[path = "peers/hostile.rs"]
mod hostile;
#[path = "peers/objects.rs"]
mod objects;
#[path = "peers/pairs.rs"]
mod pairs;
#[path = "peers/puppet.rs"]
mod puppet;
#[path = "peers/speed.rs"]
mod speed;
#[path = "peers/town.rs"]
mod town;
#[path = "peers/vanish.rs"]
mod vanish;
#[path = "peers/weather.rs"]
mod weather;
