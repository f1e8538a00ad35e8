use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use include_dir::DirEntry;

use super::*;

/// All sources of the program: path and text.
pub fn sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    collect(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut found,
    );
    found
}

fn collect(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            let text = std::fs::read_to_string(&path).expect("a source");
            found.push((path.display().to_string(), text));
        }
    }
}

/// The messages of a language: key and the names of its arguments.
fn messages(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages = BTreeMap::new();
    let folder = FILES.get_dir(language).expect("the language has a folder");
    for file in folder.files() {
        let text = file.contents_utf8().expect("UTF-8");
        let resource = fluent_syntax::parser::parse(text)
            .unwrap_or_else(|(_, errors)| panic!("{:?}: {errors:?}", file.path()));
        for entry in resource.body {
            let Entry::Message(message) = entry else {
                continue;
            };
            let mut names = BTreeSet::new();
            if let Some(pattern) = &message.value {
                arguments(pattern, &mut names);
            }
            let key = message.id.name.to_owned();
            assert!(
                messages.insert(key.clone(), names).is_none(),
                "{key} stands twice in {language}"
            );
        }
    }
    messages
}

fn arguments(pattern: &Pattern<&str>, names: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            match expression {
                Expression::Inline(inline) => argument(inline, names),
                Expression::Select { selector, variants } => {
                    argument(selector, names);
                    for variant in variants {
                        arguments(&variant.value, names);
                    }
                }
            }
        }
    }
}

fn argument(inline: &InlineExpression<&str>, names: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            names.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => {
            if let Expression::Inline(inline) = expression.as_ref() {
                argument(inline, names);
            }
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            for inline in &arguments.positional {
                argument(inline, names);
            }
        }
        _ => {}
    }
}

/// Every `t!` of the sources: key and the names of the arguments given.
fn uses() -> Vec<(String, String, BTreeSet<String>)> {
    let mut found = Vec::new();
    for (file, source) in sources() {
        if file.ends_with("i18n.rs") || file.ends_with("i18n/tests.rs") {
            continue;
        }
        for (at, _) in source.match_indices("t!(") {
            // `format!(` ends alike.
            if source[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
                continue;
            }
            let call = source[at + 3..].trim_start();
            let Some((key, rest)) = call.strip_prefix('"').and_then(|c| c.split_once('"')) else {
                continue;
            };
            found.push((file.clone(), key.to_owned(), names(rest)));
        }
    }
    found
}

/// The names before `=` up to the parenthesis that closes the call.
fn names(rest: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut depth = 0;
    let mut piece = String::new();
    for c in rest.chars() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => break,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => piece.clear(),
            '=' if depth == 0 => {
                names.insert(piece.trim().to_owned());
                piece.clear();
            }
            c if depth == 0 => piece.push(c),
            _ => {}
        }
    }
    names
}

/// Keys that are not written out where they are used: made of an error's code, a reason, or the name of an emoticon or theme.
fn is_family(key: &str) -> bool {
    let families = ["error-", "transfer-why-", "emoticon-", "theme-"];
    families.iter().any(|family| key.starts_with(family))
}

#[test]
fn every_key_that_is_used_has_words_with_the_same_arguments() {
    let messages = messages(BASE);
    let uses = uses();
    assert!(uses.len() > 100, "the sources use words");
    for (file, key, given) in uses {
        match messages.get(&key) {
            Some(wanted) => assert_eq!(*wanted, given, "{file}: arguments of {key}"),
            None => panic!("{file}: no words for {key}"),
        }
    }
}

#[test]
fn no_words_are_there_for_nothing() {
    let used: BTreeSet<_> = uses().into_iter().map(|(_, key, _)| key).collect();
    for key in messages(BASE).into_keys() {
        assert!(used.contains(&key) || is_family(&key), "{key} is not used");
    }
}

#[test]
fn every_language_has_every_key_with_the_same_arguments() {
    let base = messages(BASE);
    let languages = FILES.entries().iter().filter_map(DirEntry::as_dir);
    for language in languages.filter_map(|dir| dir.path().to_str()) {
        assert_eq!(messages(language), base, "{language}");
    }
}

#[test]
fn words_are_found_and_filled_in() {
    assert_eq!(t!("cancel"), "Cancel");
    assert_eq!(
        t!("group-count", name = "Friends", online = 1, total = 1000),
        "Friends (1/1000)"
    );
    assert_eq!(words("no-such-key", &[]), "no-such-key");
    assert!(error("wrong_password").is_some_and(|words| words.contains("password")));
    assert_eq!(error("no-such-code"), None);
}
