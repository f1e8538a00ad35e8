//! Heights of rows with their running sums, in whole pixels.
//!
//! A Fenwick tree: a height changes, and the row at a place is found, in logarithmic time. Rows come at the end one by one
//! and at the front a page at a time, when the tree is made anew.

/// The heights of a run of rows.
#[derive(Clone, Debug, Default)]
pub struct Heights {
    /// The heights themselves.
    rows: Vec<u32>,
    /// `sums[i]` holds the sum of the rows `i + 1 - lowest_bit(i + 1) ..= i`.
    sums: Vec<u64>,
}

impl Heights {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// The height of a row; 0 for one that is not there.
    pub fn get(&self, row: usize) -> u32 {
        self.rows.get(row).copied().unwrap_or(0)
    }

    /// The sum of all heights.
    pub fn total(&self) -> u64 {
        self.top(self.len())
    }

    /// Where a row begins: the sum of the rows before it.
    pub fn top(&self, row: usize) -> u64 {
        let mut end = row.min(self.len());
        let mut sum = 0;
        while end > 0 {
            sum += self.sums.get(end - 1).copied().unwrap_or(0);
            end -= lowest_bit(end);
        }
        sum
    }

    /// The row at a place; the last one beyond the end. `None` only when there are no rows.
    pub fn row_at(&self, place: u64) -> Option<usize> {
        let last = self.len().checked_sub(1)?;
        let mut row = 0;
        let mut left = place;
        let mut step = (last + 1).next_power_of_two();
        while step > 0 {
            if let Some(sum) = self.sums.get(row + step - 1)
                && *sum <= left
            {
                left -= sum;
                row += step;
            }
            step /= 2;
        }
        Some(row.min(last))
    }

    /// Gives a row another height.
    pub fn set(&mut self, row: usize, height: u32) {
        let Some(old) = self.rows.get_mut(row) else {
            return;
        };
        let before = u64::from(std::mem::replace(old, height));
        let mut end = row + 1;
        while let Some(sum) = self.sums.get_mut(end - 1) {
            // Every sum that holds the row is at least as large as its old height.
            *sum = *sum - before + u64::from(height);
            end += lowest_bit(end);
        }
    }

    /// Adds a row at the end.
    pub fn push(&mut self, height: u32) {
        let end = self.rows.len() + 1;
        let first = end - lowest_bit(end);
        let sum = self.top(end - 1) - self.top(first) + u64::from(height);
        self.rows.push(height);
        self.sums.push(sum);
    }

    /// Takes rows away from the front and puts others there.
    pub fn replace_front(&mut self, away: usize, heights: impl IntoIterator<Item = u32>) {
        let away = away.min(self.rows.len());
        self.rows.splice(..away, heights);
        self.rebuild();
    }

    fn rebuild(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        self.sums.clear();
        self.sums.reserve(rows.len());
        self.rows.reserve(rows.len());
        let mut running = Vec::with_capacity(rows.len() + 1);
        let mut sum = 0u64;
        running.push(sum);
        for height in &rows {
            sum += u64::from(*height);
            running.push(sum);
        }
        for end in 1..running.len() {
            // Both are below running.len().
            self.sums
                .push(running[end] - running[end - lowest_bit(end)]);
        }
        self.rows = rows;
    }
}

fn lowest_bit(number: usize) -> usize {
    number & number.wrapping_neg()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The same by plain adding up.
    #[derive(Default)]
    struct Plain(Vec<u32>);

    impl Plain {
        fn top(&self, row: usize) -> u64 {
            self.0.iter().take(row).map(|h| u64::from(*h)).sum()
        }

        fn row_at(&self, place: u64) -> Option<usize> {
            let last = self.0.len().checked_sub(1)?;
            Some(
                (0..=last)
                    .find(|row| place < self.top(row + 1))
                    .unwrap_or(last),
            )
        }
    }

    #[derive(Clone, Debug)]
    enum Step {
        Push(u32),
        Set(usize, u32),
        Front(usize, Vec<u32>),
    }

    fn step() -> impl Strategy<Value = Step> {
        prop_oneof![
            4 => (0u32..200).prop_map(Step::Push),
            4 => (0usize..40, 0u32..200).prop_map(|(row, height)| Step::Set(row, height)),
            1 => (0usize..20, proptest::collection::vec(0u32..200, 0..20))
                .prop_map(|(away, rows)| Step::Front(away, rows)),
        ]
    }

    proptest! {
        #[test]
        fn sums_and_places_are_those_of_plain_adding(
            steps in proptest::collection::vec(step(), 0..60),
            places in proptest::collection::vec(0u64..8_000, 8),
        ) {
            let mut heights = Heights::default();
            let mut plain = Plain::default();
            for step in steps {
                match step {
                    Step::Push(height) => {
                        heights.push(height);
                        plain.0.push(height);
                    }
                    Step::Set(row, height) => {
                        heights.set(row, height);
                        if let Some(old) = plain.0.get_mut(row) {
                            *old = height;
                        }
                    }
                    Step::Front(away, rows) => {
                        heights.replace_front(away, rows.clone());
                        let away = away.min(plain.0.len());
                        plain.0.splice(..away, rows);
                    }
                }
                prop_assert_eq!(heights.len(), plain.0.len());
            }
            for row in 0..=plain.0.len() {
                prop_assert_eq!(heights.top(row), plain.top(row));
                prop_assert_eq!(heights.get(row), plain.0.get(row).copied().unwrap_or(0));
            }
            prop_assert_eq!(heights.total(), plain.top(plain.0.len()));
            for place in places {
                // Rows without height share a place with the next one; any but the one that covers it would be wrong.
                prop_assert_eq!(heights.row_at(place), plain.row_at(place));
            }
        }
    }

    #[test]
    fn no_rows_have_no_place() {
        assert_eq!(Heights::default().row_at(0), None);
        assert_eq!(Heights::default().total(), 0);
    }
}
