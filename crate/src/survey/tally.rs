//! How often each number came up, and what to say of them all.

use std::collections::BTreeMap;

use super::report::Summary;

/// Numbers below this are counted in a table.
const SMALL: usize = 1024;

/// Counts numbers.
pub(super) struct Tally {
    small: [u32; SMALL],
    large: BTreeMap<u32, u32>,
}

impl Tally {
    pub(super) fn new() -> Self {
        Self {
            small: [0; SMALL],
            large: BTreeMap::new(),
        }
    }

    #[inline]
    pub(super) fn add(&mut self, number: u32) {
        match self.small.get_mut(number as usize) {
            Some(count) => *count += 1,
            None => *self.large.entry(number).or_default() += 1,
        }
    }

    /// Each number that came up, in order, and how often.
    fn counts(&self) -> impl Iterator<Item = (u64, u64)> + '_ {
        let small = self.small.iter().enumerate();
        let small = small.map(|(number, &count)| (number as u64, u64::from(count)));
        let large = self.large.iter();
        small
            .chain(large.map(|(&number, &count)| (u64::from(number), u64::from(count))))
            .filter(|&(_, count)| count > 0)
    }

    /// Mean, percentiles and worst of all numbers, each times `unit`. Zeros if
    /// there were none.
    pub(super) fn summary(&self, unit: u32) -> Summary {
        let count: u64 = self.counts().map(|(_, count)| count).sum();
        let total: u64 = self.counts().map(|(number, count)| number * count).sum();
        let unit = u64::from(unit);
        // The least number that so many per cent do not exceed.
        let percentile = |per_cent: u64| {
            let rank = (count * per_cent).div_ceil(100).max(1);
            let mut seen = 0;
            let found = self.counts().find(|&(_, count)| {
                seen += count;
                seen >= rank
            });
            found.map_or(0, |(number, _)| number * unit)
        };
        Summary {
            mean: total as f64 * unit as f64 / count.max(1) as f64,
            p50: percentile(50),
            p99: percentile(99),
            worst: self.counts().last().map_or(0, |(number, _)| number * unit),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Summary, Tally};

    #[test]
    fn percentiles_are_numbers_that_came_up() {
        for (numbers, mean, p50, p99, worst) in [
            (vec![], 0.0, 0, 0, 0),
            (vec![7], 7.0, 7, 7, 7),
            (vec![1, 2], 1.5, 1, 2, 2),
            (vec![5, 5000, 5], 1670.0, 5, 5000, 5000),
            ((1..=100).collect(), 50.5, 50, 99, 100),
            ((1..=200).rev().collect(), 100.5, 100, 198, 200),
            (vec![3000, 2000, 1024, 1023], 1761.75, 1024, 3000, 3000),
        ] {
            let mut tally = Tally::new();
            for &number in &numbers {
                tally.add(number);
            }
            let once = Summary {
                mean,
                p50,
                p99,
                worst,
            };
            assert_eq!(tally.summary(1), once, "{numbers:?}");
            let doubled = tally.summary(2);
            assert_eq!((doubled.p99, doubled.worst), (2 * p99, 2 * worst));
            assert!((doubled.mean - 2.0 * mean).abs() < 1e-9);
        }
    }
}
