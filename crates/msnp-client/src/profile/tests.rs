use super::*;

const SMALL: &str = "id = \"home\"\nname = \"At home\"\nserver = \"192.0.2.7\"\ndialects = [\"MSNP8\", \"MSNP12\"]\n";

fn read(extra: &str) -> Result<ServerProfile, String> {
    ServerProfile::from_toml(&format!("{SMALL}{extra}")).map_err(|error| error.to_string())
}

fn preset(id: &str) -> ServerProfile {
    let mut presets = ServerProfile::presets().into_iter();
    presets.find(|preset| preset.id == id).expect("a preset")
}

#[test]
fn every_preset_is_read_and_written_back_the_same() {
    let presets = ServerProfile::presets();
    assert_eq!(presets.len(), PRESETS.len());
    for preset in presets {
        let text = preset.to_toml().expect("can be written");
        let again = ServerProfile::from_toml(&text).expect("can be read again");
        assert_eq!(again, preset, "{text}");
    }
}

#[test]
fn a_profile_with_every_field_survives_a_round_trip() {
    let mut profile = read("").expect("a profile");
    profile = profile
        .with_service_base("https://services.example.com:8443/")
        .expect("a base");
    profile.services.login = Some("https://login.example.com/login".into());
    profile.site = Some("https://example.com".into());
    profile.allow_plain = true;
    profile.tls = true;
    profile.pins = vec!["0f".repeat(32)];
    profile.quirks.password_limit = Some(16);
    let text = profile.to_toml().expect("can be written");
    assert_eq!(
        ServerProfile::from_toml(&text).expect("can be read"),
        profile
    );
}

#[test]
fn presets_offer_what_their_known_services_allow() {
    let names = |id| {
        let offered = preset(id).offered();
        offered.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let finished: Vec<_> = Dialect::FINISHED
        .iter()
        .rev()
        .map(ToString::to_string)
        .collect();
    assert_eq!(names("escargot"), finished);
    // Where its sharing service is, is not known.
    assert!(!preset("crosstalk").has_services_of(Dialect::Msnp15));
    assert!(preset("escargot").has_services_of(Dialect::Msnp15));
    assert!(names("crosstalk").contains(&"MSNP12".to_owned()));
    // Its server is chosen at start.
    assert!(names("demo").is_empty());
    let loopback = |port| SocketAddr::from(([127, 0, 0, 1], port));
    let demo = ServerProfile::demo(loopback(1863), loopback(8080));
    assert!(demo.offered().contains(&Dialect::Msnp8));
    assert_eq!(
        demo.services.nexus.as_deref(),
        Some("http://127.0.0.1:8080/rdr/pprdr.asp")
    );
}

#[test]
fn a_dialect_whose_service_is_not_known_is_not_offered() {
    let without = read("[services]\nnexus = \"\"\n").expect("a profile");
    assert_eq!(without.services.nexus, None);
    assert_eq!(without.offered(), []);
    let with =
        read("[services]\nnexus = \"https://n.example.com/rdr/pprdr.asp\"\n").expect("a profile");
    assert_eq!(with.offered(), [Dialect::Msnp12, Dialect::Msnp8]);
    let login = read("[services]\nlogin = \"https://n.example.com/login\"\n").expect("a profile");
    assert_eq!(login.offered(), [Dialect::Msnp12, Dialect::Msnp8]);
}

#[test]
fn a_dialect_that_is_not_finished_is_not_offered() {
    let mut profile = preset("escargot");
    profile.dialects = vec![Dialect::Msnp21];
    assert_eq!(profile.offered(), []);
}

#[test]
fn mistakes_are_told_with_the_name_of_the_field() {
    for (extra, told) in [
        ("colour = \"blue\"", "colour"),
        ("[services]\nnexsu = \"https://x.example.com\"", "nexsu"),
        ("[quirks]\npasword_limit = 16", "pasword_limit"),
        ("[services]\nnexus = \"ftp://x.example.com\"", "nexus"),
        (
            "[services]\nnexus = \"http://x.example.com\"",
            "allow_plain",
        ),
        ("[services]\nnexus = \"https://\"", "nexus"),
        ("ca_pem = \"nothing\"", "ca_pem"),
        ("pins = [\"00:11\"]", "pins"),
    ] {
        let error = read(extra).expect_err(extra);
        assert!(error.contains(told), "{extra}: {error}");
    }
    for (from, to, told) in [
        ("\"home\"", "\"../x\"", "id"),
        ("192.0.2.7", "192.0.2.7:0", "server"),
        ("MSNP12", "MSNP99", "MSNP99"),
    ] {
        let error = ServerProfile::from_toml(&SMALL.replace(from, to))
            .expect_err(to)
            .to_string();
        assert!(error.contains(told), "{to}: {error}");
    }
}

#[test]
fn a_plain_service_base_is_taken_as_leave_for_plain_http() {
    let profile = |base| read("").expect("a profile").with_service_base(base);
    let plain = profile("http://127.0.0.1:8080/").expect("a base");
    assert!(plain.allow_plain);
    assert_eq!(
        plain.services.nexus.as_deref(),
        Some("http://127.0.0.1:8080/rdr/pprdr.asp")
    );
    let secure = profile("https://services.example.com").expect("a base");
    assert!(!secure.allow_plain);
    assert!(profile("services.example.com").is_err());
}

#[test]
fn the_example_of_the_documentation_is_a_profile() {
    let page = include_str!("../../../../docs/servers.md");
    let (_, rest) = page.split_once("```toml\n").expect("an example");
    let (example, _) = rest.split_once("```").expect("its end");
    let profile = ServerProfile::from_toml(example).expect("a profile");
    assert_eq!(profile.services.login, None);
    assert_eq!(profile.offered().len(), 5);
    assert_eq!(profile.quirks.password_limit, Some(16));
}

#[test]
fn a_folder_gives_its_profiles_and_tells_of_the_others() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("b.toml"), SMALL).expect("written");
    std::fs::write(folder.path().join("a.toml"), "id = ").expect("written");
    std::fs::write(folder.path().join("readme.txt"), "no profile").expect("written");
    let (profiles, errors) = ServerProfile::load_folder(folder.path()).expect("can be read");
    assert_eq!(
        profiles.iter().map(|p| p.id.as_str()).collect::<Vec<_>>(),
        ["home"]
    );
    assert!(
        matches!(&errors[..], [error] if error.to_string().contains("a.toml")),
        "{errors:?}"
    );
    let (none, errors) =
        ServerProfile::load_folder(&folder.path().join("missing")).expect("nothing is there");
    assert!(none.is_empty() && errors.is_empty());
}
