//! A server profile is refused, or written as it is read; so is the address of a proxy.
#![no_main]

use libfuzzer_sys::fuzz_target;
use msnp_client::{Proxy, ServerProfile};

fuzz_target!(|text: &str| {
    if let Ok(proxy) = Proxy::parse(text) {
        assert_eq!(proxy.check(), Ok(()));
    }
    let Ok(profile) = ServerProfile::from_toml(text) else {
        return;
    };
    let _dialects = profile.offered();
    let written = profile.to_toml().expect("what was read can be written");
    let again = ServerProfile::from_toml(&written).expect("what was written can be read");
    assert_eq!(again, profile);
});
