//! The plan of the house, kept by a machine: who may depend on whom, how long a file may grow, and that every
//! dependency is explained (`ARCHITECTURE.md`, `docs/dependencies.md`).

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// The most lines a source file may have. The aim is 500; beyond this it has to be split.
const MAX_LINES: usize = 600;

/// Which members of the workspace each member may depend on directly.
const ARROWS: &[(&str, &[&str])] = &[
    ("msnp", &[]),
    ("msn-media", &[]),
    ("msnp-client", &["msnp"]),
    ("msnp-server", &["msnp"]),
    ("papilio-store", &["msnp"]),
    ("papilio-cli", ENGINE),
    ("papilio", ENGINE),
];

/// What the two programs stand on.
const ENGINE: &[&str] = &[
    "msnp",
    "msnp-client",
    "msnp-server",
    "papilio-store",
    "msn-media",
];

type Graph = BTreeMap<String, BTreeSet<String>>;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn cargo(arguments: &[&str]) -> String {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .args(arguments)
        .current_dir(root())
        .output()
        .expect("cargo starts");
    assert!(
        output.status.success(),
        "cargo {arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("cargo writes UTF-8")
}

/// What cargo knows about this workspace on this platform: what other platforms need is not looked at.
fn metadata() -> Value {
    let version = cargo(&["-vV"]);
    let host = version
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .expect("cargo -vV names the host");
    let json = cargo(&[
        "metadata",
        "--format-version=1",
        "--locked",
        "--filter-platform",
        host,
    ]);
    serde_json::from_str(&json).expect("cargo metadata writes JSON")
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a string")
}

fn members(metadata: &Value) -> BTreeSet<&str> {
    let ids: BTreeSet<&str> = list(metadata, "workspace_members")
        .iter()
        .map(text)
        .collect();
    list(metadata, "packages")
        .iter()
        .filter(|package| ids.contains(text(&package["id"])))
        .map(|package| text(&package["name"]))
        .collect()
}

/// Crate name to the names of its normal dependencies, as resolved. Several versions of a crate count as one.
fn normal_dependencies(metadata: &Value) -> Graph {
    let names: BTreeMap<&str, &str> = list(metadata, "packages")
        .iter()
        .map(|package| (text(&package["id"]), text(&package["name"])))
        .collect();
    let mut graph = Graph::new();
    for node in list(&metadata["resolve"], "nodes") {
        let from = graph
            .entry(names[text(&node["id"])].to_owned())
            .or_default();
        for dependency in list(node, "deps") {
            let normal = list(dependency, "dep_kinds")
                .iter()
                .any(|kind| kind["kind"].is_null());
            if normal {
                from.insert(names[text(&dependency["pkg"])].to_owned());
            }
        }
    }
    graph
}

fn reached<'a>(graph: &'a Graph, from: &'a str) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    let mut open = vec![from];
    while let Some(name) = open.pop() {
        for next in graph.get(name).into_iter().flatten() {
            if seen.insert(next.as_str()) {
                open.push(next);
            }
        }
    }
    seen
}

#[test]
fn members_depend_only_on_the_layers_below_them() {
    let metadata = metadata();
    let members = members(&metadata);
    let planned: BTreeSet<&str> = ARROWS.iter().map(|(name, _)| *name).collect();
    assert_eq!(
        members, planned,
        "a crate without arrows, or arrows without a crate"
    );

    let graph = normal_dependencies(&metadata);
    for (from, allowed) in ARROWS {
        for to in graph[*from]
            .iter()
            .filter(|to| members.contains(to.as_str()))
        {
            assert!(
                allowed.contains(&to.as_str()),
                "{from} must not depend on {to}"
            );
        }
    }
}

#[test]
fn nothing_under_crates_reaches_the_window_toolkit() {
    let graph = normal_dependencies(&metadata());
    let toolkit = |name: &&str| *name == "iced" || name.starts_with("iced_") || *name == "winit";
    for (member, _) in ARROWS.iter().filter(|(name, _)| *name != "papilio") {
        let found: Vec<&str> = reached(&graph, member)
            .into_iter()
            .filter(toolkit)
            .collect();
        assert!(found.is_empty(), "{member} reaches {found:?}");
    }
    // The other way round, so that this test is known to see something.
    assert!(reached(&graph, "papilio").contains("iced"));
}

#[test]
fn the_pure_crates_reach_no_sockets_and_no_runtime() {
    let graph = normal_dependencies(&metadata());
    for member in ["msnp", "msn-media"] {
        let reached = reached(&graph, member);
        for forbidden in [
            "tokio", "reqwest", "hyper", "rustls", "mio", "socket2", "rusqlite",
        ] {
            assert!(!reached.contains(forbidden), "{member} reaches {forbidden}");
        }
    }
    assert!(reached(&graph, "msnp-client").contains("tokio"));
}

#[test]
fn what_wakes_an_idle_program_is_held_back() {
    let metadata = metadata();
    let packages = list(&metadata, "packages").iter();
    let mut found = packages.filter(|package| package["name"] == "blocking");
    assert!(
        found.all(|package| package["version"] != "1.7.0"),
        "docs/dependencies.md says why not"
    );
}

#[test]
fn every_direct_dependency_has_its_line_in_the_docs() {
    let metadata = metadata();
    let members = members(&metadata);
    let direct: BTreeSet<&str> = list(&metadata, "packages")
        .iter()
        .filter(|package| members.contains(text(&package["name"])))
        .flat_map(|package| list(package, "dependencies"))
        .map(|dependency| text(&dependency["name"]))
        .filter(|name| !members.contains(name))
        .collect();

    let page =
        std::fs::read_to_string(root().join("docs/dependencies.md")).expect("the page is there");
    let mut explained = BTreeSet::new();
    for row in page.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let (Some(name), Some(why)) = (cells.first(), cells.get(1)) else {
            panic!("not a row of the table: {row}");
        };
        assert!(why.len() > 10, "no reason given: {row}");
        let fresh = explained.insert(name.trim_matches('`').to_owned());
        assert!(fresh, "explained twice: {row}");
    }
    let direct: BTreeSet<String> = direct.into_iter().map(str::to_owned).collect();
    let missing: Vec<_> = direct.difference(&explained).collect();
    let stale: Vec<_> = explained.difference(&direct).collect();
    assert!(
        missing.is_empty(),
        "no line in docs/dependencies.md: {missing:?}"
    );
    assert!(
        stale.is_empty(),
        "in docs/dependencies.md but not used: {stale:?}"
    );
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable entry").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() {
            if name != "target" && !name.starts_with('.') {
                sources(&path, found);
            }
        } else if name.ends_with(".rs") {
            found.push(path);
        }
    }
}

#[test]
fn no_source_file_is_too_long() {
    let mut files = Vec::new();
    sources(root(), &mut files);
    assert!(files.len() > 10, "only {} source files found", files.len());
    let long: Vec<String> = files
        .iter()
        .filter_map(|path| {
            let lines = std::fs::read_to_string(path)
                .expect("UTF-8 source")
                .lines()
                .count();
            (lines > MAX_LINES).then(|| format!("{}: {lines}", path.display()))
        })
        .collect();
    assert!(long.is_empty(), "longer than {MAX_LINES} lines: {long:#?}");
}

#[test]
fn modules_are_named_by_their_file() {
    let mut files = Vec::new();
    sources(root(), &mut files);
    let bad: Vec<_> = files
        .iter()
        .filter(|path| path.ends_with("mod.rs"))
        .collect();
    assert!(bad.is_empty(), "use foo.rs beside foo/: {bad:?}");
}
