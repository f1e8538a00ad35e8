//! Settings are refused, or written as they are read, with what is not known in them.
#![no_main]

use libfuzzer_sys::fuzz_target;
use papilio_store::Settings;

fuzz_target!(|text: &str| {
    let Ok(settings) = toml::from_str::<Settings>(text) else {
        return;
    };
    let written = toml::to_string_pretty(&settings).expect("what was read can be written");
    let again: Settings = toml::from_str(&written).expect("what was written can be read");
    let twice = toml::to_string_pretty(&again).expect("what was read can be written");
    assert_eq!(twice, written);
});
