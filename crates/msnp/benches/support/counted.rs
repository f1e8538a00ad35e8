/// Runs what a benchmark is about. It stays a function of its own, by whose name `tests/marks/instructions.sh` finds where to
/// begin and end to count.
#[inline(never)]
pub fn counted<T>(run: impl FnOnce() -> T) -> T {
    run()
}
