//! A server profile is refused, or written as it is read.
#![no_main]

use libfuzzer_sys::fuzz_target;
use msnp_client::ServerProfile;

fuzz_target!(|text: &str| {
    let Ok(profile) = ServerProfile::from_toml(text) else {
        return;
    };
    let _dialects = profile.offered();
    let written = profile.to_toml().expect("what was read can be written");
    let again = ServerProfile::from_toml(&written).expect("what was written can be read");
    assert_eq!(again, profile);
});
