//! The table of limits in `SECURITY.md` says what the source says.

use std::path::Path;

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path))
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A row that names a constant: `| what | limit | `NAME` in `file` |`.
struct Row<'a> {
    limit: &'a str,
    name: &'a str,
    file: &'a str,
}

fn row(line: &str) -> Option<Row<'_>> {
    let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
    let [_, limit, place] = cells[..] else {
        return None;
    };
    let (name, file) = place.split_once(" in ")?;
    let (name, file) = (name.trim_matches('`'), file.trim_matches('`'));
    file.ends_with(".rs").then_some(Row { limit, name, file })
}

/// What a person reads, as a number: bytes, milliseconds, or how many.
fn written(limit: &str) -> Option<u64> {
    let (number, unit) = limit.split_once(' ').unwrap_or((limit, ""));
    let unit = match unit {
        "" | "ms" => 1,
        "KiB" => 1 << 10,
        "MiB" => 1 << 20,
        "s" => 1000,
        "min" => 60_000,
        "h" => 3_600_000,
        "days" => 86_400_000,
        _ => return None,
    };
    Some(number.replace(',', "").parse::<u64>().ok()? * unit)
}

/// What the source says: a product or a shift of numbers and constants of the same file, perhaps as a time.
fn meant(source: &str, name: &str) -> Option<u64> {
    let line = source
        .lines()
        .find(|line| line.contains(&format!("const {name}: ")))?;
    let value = line.split_once(" = ")?.1.trim().trim_end_matches(';');
    let of = |constructor| value.strip_prefix(constructor)?.strip_suffix(')');
    if let Some(seconds) = of("Duration::from_secs(") {
        return Some(product(source, seconds)? * 1000);
    }
    product(source, of("Duration::from_millis(").unwrap_or(value))
}

fn product(source: &str, value: &str) -> Option<u64> {
    if let Some((number, by)) = value.split_once(" << ") {
        return Some(product(source, number)? << product(source, by)?);
    }
    value
        .split('*')
        .map(|factor| match factor.trim().replace('_', "") {
            number if number.starts_with(|c: char| c.is_ascii_digit()) => number.parse().ok(),
            _ => meant(source, factor.trim()),
        })
        .product()
}

#[test]
fn every_limit_of_the_table_is_that_of_the_source() {
    let page = read("SECURITY.md");
    let rows: Vec<Row<'_>> = page.lines().filter_map(row).collect();
    assert!(rows.len() > 200, "only {} rows are read", rows.len());
    for Row { limit, name, file } in rows {
        let said = written(limit).unwrap_or_else(|| panic!("no limit: {limit} of {name}"));
        let is = meant(&read(file), name);
        assert_eq!(is, Some(said), "{name} in {file}");
    }
}

#[test]
fn a_changed_limit_is_seen() {
    let source = "pub const A: usize = 2 * 1024;\nconst B: Duration = Duration::from_secs(5 * 60);\n\
                  const C: usize = 3 * A;\nconst D: usize = 1 << 20;\n";
    let meant = |name| meant(source, name);
    assert_eq!(meant("A"), written("2 KiB"));
    assert_eq!(meant("B"), written("5 min"));
    assert_eq!(meant("C"), written("6,144"));
    assert_eq!(meant("D"), written("1 MiB"));
    assert_ne!(meant("A"), written("2,000"));
    assert_eq!(meant("E"), None);
}
