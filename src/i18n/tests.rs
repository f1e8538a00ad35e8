use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use include_dir::DirEntry;
use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};

use super::*;

pub use super::language::tests::speaking;

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

/// A message: its arguments, and for each choice by a number the names of the cases.
#[derive(Debug, Default, PartialEq)]
struct Shape {
    arguments: BTreeSet<String>,
    /// The argument that the choice is made by, and the cases besides those of a number itself.
    choices: Vec<(String, BTreeSet<String>)>,
}

/// The messages of a language; what is wrong with its files is told.
fn messages(language: &str, wrong: &mut Vec<String>) -> BTreeMap<String, Shape> {
    let mut messages = BTreeMap::new();
    let folder = FILES.get_dir(language).expect("the language has a folder");
    for file in folder.files() {
        let text = file.contents_utf8().expect("UTF-8");
        let path = file.path().display();
        let resource = fluent_syntax::parser::parse(text).unwrap_or_else(|(resource, errors)| {
            let line = |at: usize| text[..at].matches('\n').count() + 1;
            wrong.extend(
                errors
                    .iter()
                    .map(|e| format!("{path}:{}: {:?}", line(e.pos.start), e.kind)),
            );
            resource
        });
        for entry in resource.body {
            let Entry::Message(message) = entry else {
                continue;
            };
            let mut shape = Shape::default();
            if let Some(pattern) = &message.value {
                arguments(pattern, &mut shape);
            }
            let key = message.id.name.to_owned();
            if messages.insert(key.clone(), shape).is_some() {
                wrong.push(format!("{path}: {key} stands twice"));
            }
        }
    }
    messages
}

/// The messages of the language that the others follow.
fn base() -> BTreeMap<String, Shape> {
    let mut wrong = Vec::new();
    let messages = messages(LANGUAGES[0].tag, &mut wrong);
    assert_eq!(wrong, Vec::<String>::new());
    messages
}

fn arguments(pattern: &Pattern<&str>, shape: &mut Shape) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            match expression {
                Expression::Inline(inline) => argument(inline, shape),
                Expression::Select { selector, variants } => {
                    argument(selector, shape);
                    if let InlineExpression::VariableReference { id } = selector {
                        let cases = variants.iter().map(|variant| match variant.key {
                            VariantKey::Identifier { name } => name.to_owned(),
                            VariantKey::NumberLiteral { value } => value.to_owned(),
                        });
                        shape.choices.push((id.name.to_owned(), cases.collect()));
                    }
                    for variant in variants {
                        arguments(&variant.value, shape);
                    }
                }
            }
        }
    }
}

fn argument(inline: &InlineExpression<&str>, shape: &mut Shape) {
    match inline {
        InlineExpression::VariableReference { id } => {
            shape.arguments.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => {
            if let Expression::Inline(inline) = expression.as_ref() {
                argument(inline, shape);
            }
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            for inline in &arguments.positional {
                argument(inline, shape);
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

/// Keys that are not written out where they are used: made of an error’s code, a reason, or the name of an emoticon, a theme or colours.
fn is_family(key: &str) -> bool {
    let families = ["error-", "transfer-why-", "emoticon-", "theme-", "scheme-"];
    families.iter().any(|family| key.starts_with(family))
}

#[test]
fn every_key_that_is_used_has_words_with_the_same_arguments() {
    let messages = base();
    let uses = uses();
    assert!(uses.len() > 100, "the sources use words");
    for (file, key, given) in uses {
        match messages.get(&key) {
            Some(shape) => assert_eq!(shape.arguments, given, "{file}: arguments of {key}"),
            None => panic!("{file}: no words for {key}"),
        }
    }
}

#[test]
fn no_words_are_there_for_nothing() {
    let used: BTreeSet<_> = uses().into_iter().map(|(_, key, _)| key).collect();
    for key in base().into_keys() {
        assert!(used.contains(&key) || is_family(&key), "{key} is not used");
    }
}

#[test]
fn every_language_says_everything_with_the_same_arguments() {
    let base = base();
    let mut wrong = Vec::new();
    for language in languages().skip(1) {
        let tag = language.tag;
        let messages = messages(tag, &mut wrong);
        for (key, wanted) in &base {
            match messages.get(key) {
                None => wrong.push(format!("{tag}: {key} is missing")),
                Some(shape) if shape.arguments != wanted.arguments => wrong.push(format!(
                    "{tag}: {key} has the arguments {:?}, not {:?}",
                    shape.arguments, wanted.arguments
                )),
                Some(shape) => wrong.extend(cases(tag, key, wanted, shape)),
            }
        }
        let stray = messages.keys().filter(|key| !base.contains_key(*key));
        wrong.extend(stray.map(|key| format!("{tag}: {key} is not in English")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is wrong with the cases of a choice: every kind of number that the language knows needs its own, no other has one.
fn cases(tag: &str, key: &str, wanted: &Shape, shape: &Shape) -> Vec<String> {
    let mut wrong = Vec::new();
    for (by, cases) in &shape.choices {
        let english = wanted.choices.iter().find(|(name, _)| name == by);
        let is_number = english.is_none_or(|(_, cases)| cases.contains("one"));
        let needed: BTreeSet<String> = match (is_number, english) {
            (false, Some((_, english))) => english.clone(),
            _ => numbers(tag),
        };
        let is_exact = |case: &&String| is_number && case.parse::<f64>().is_ok();
        let mut given: BTreeSet<String> = cases.iter().filter(|c| !is_exact(c)).cloned().collect();
        if is_number && !needed.contains("other") {
            // It stands for fractions alone.
            given.remove("other");
        }
        // A date may want words of its own for the first of a month.
        let is_exception = english.is_none() && given.iter().all(|case| case == "other");
        if given != needed && !is_exception {
            wrong.push(format!(
                "{tag}: {key} has the cases {given:?} for ${by}, not {needed:?}"
            ));
        }
    }
    let chosen: BTreeSet<_> = shape.choices.iter().map(|(by, _)| by).collect();
    for (by, _) in &wanted.choices {
        // Where all numbers are one kind there is nothing to choose.
        if !chosen.contains(by) && numbers(tag).len() > 1 {
            wrong.push(format!("{tag}: {key} does not choose by ${by}"));
        }
    }
    wrong
}

/// The kinds of whole numbers that a language has words for.
fn numbers(tag: &str) -> BTreeSet<String> {
    // A region has the rules of its language here.
    let first = tag.split('-').next().unwrap_or(tag);
    let id: LanguageIdentifier = first.parse().expect("a tag");
    let rules = PluralRules::create(id, PluralRuleType::CARDINAL).expect("the language is known");
    // Whole tens are of a kind of their own in Hebrew by older tables only.
    let numbers = (0..=1_000_u32).filter(|n| tag != "he" || n % 10 != 0);
    let kinds = numbers.map(|n| match rules.select(n).expect("a number has a kind") {
        PluralCategory::ZERO => "zero",
        PluralCategory::ONE => "one",
        PluralCategory::TWO => "two",
        PluralCategory::FEW => "few",
        PluralCategory::MANY => "many",
        PluralCategory::OTHER => "other",
    });
    kinds.map(str::to_owned).collect()
}

#[test]
fn every_folder_is_a_language_that_can_be_chosen() {
    let folders = FILES.entries().iter().filter_map(DirEntry::as_dir);
    let folders: BTreeSet<_> = folders.filter_map(|dir| dir.path().to_str()).collect();
    let offered: BTreeSet<_> = languages().map(|language| language.tag).collect();
    assert_eq!(folders, offered);
    assert_eq!(offered.len(), 17);
}

#[test]
fn numbers_have_the_comma_of_the_language() {
    let half = |tag| speaking(tag, || t!("size-mb", n = 2.5));
    assert!(half("en").contains("2.5"), "{}", half("en"));
    for language in languages() {
        let shown = half(language.tag);
        assert!(
            shown.contains(if language.comma { "2,5" } else { "2.5" }),
            "{shown}"
        );
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
