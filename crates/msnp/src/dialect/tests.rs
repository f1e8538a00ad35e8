use super::*;

#[test]
fn names_are_read_as_they_are_written() {
    for dialect in Dialect::ALL {
        assert_eq!(dialect.to_string().parse(), Ok(*dialect));
        assert_eq!(
            dialect.to_string().to_lowercase().parse::<Dialect>(),
            Ok(*dialect)
        );
    }
    for wrong in ["CVR0", "MSNP19", "MSNP", "MSNP1", "12", "", "MSNé12"] {
        assert_eq!(wrong.parse::<Dialect>(), Err(UnknownDialect), "{wrong}");
    }
}

#[test]
fn dialects_are_ordered_by_their_numbers() {
    assert!(
        Dialect::ALL
            .windows(2)
            .all(|pair| pair[0] < pair[1] && pair[0].number() < pair[1].number())
    );
    assert!(Dialect::FINISHED.iter().all(|d| Dialect::ALL.contains(d)));
}

#[test]
fn the_highest_common_dialect_wins() {
    let best = |words: &str| Dialect::best_common(Dialect::FINISHED, words.split(' '));
    assert_eq!(best("MSNP8"), Some(Msnp8));
    assert_eq!(best("MSNP8 MSNP11 MSNP9 CVR0"), Some(Msnp11));
    assert_eq!(best("MSNP21 MSNP12"), Some(Msnp12));
    assert_eq!(best("0"), None);
}
