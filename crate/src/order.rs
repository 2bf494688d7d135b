//! Items in the order of numbers.
//!
//! Whoever sorts asks here: each kind of item that `sort` is compiled for takes 2 to 6 KB of WebAssembly, and here all are
//! sorted as pairs of numbers. It does not know what the numbers mean.

/// Two numbers as one that orders as the pair does.
pub fn pair(first: u32, second: u32) -> u64 {
    u64::from(first) << 32 | u64::from(second)
}

/// The items by their numbers; those of the same number stay in the order in which they stood.
pub fn by_number<T: Clone>(items: &[T], number: impl Fn(&T) -> u64) -> Vec<T> {
    let places = sorted(items.iter().map(number).zip(0..).collect());
    let items = places.iter().map(|&(_, place)| items[place].clone());
    items.collect()
}

fn sorted(mut numbers: Vec<(u64, usize)>) -> Vec<(u64, usize)> {
    numbers.sort_unstable();
    numbers
}

#[cfg(test)]
mod tests {
    use super::{by_number, pair};

    #[test]
    fn pairs_order_by_the_first_number_and_equal_ones_stay() {
        let items = [(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd'), (1, 'e')];
        let sorted = by_number(&items, |&(number, _)| number);
        let letters: String = sorted.iter().map(|&(_, letter)| letter).collect();
        assert_eq!(letters, "dbeac");
        let pairs = [(1, 0), (0, u32::MAX), (0, 7), (1, 1)];
        let sorted = by_number(&pairs, |&(first, second)| pair(first, second));
        assert_eq!(sorted, [(0, 7), (0, u32::MAX), (1, 0), (1, 1)]);
    }
}
