//! Makes a failing run small.

use super::Run;

/// The smallest run found that still fails: first cut behind the failing
/// operation, then freed of every operation that it fails without. `failing`
/// returns the index of the first operation that goes wrong.
pub fn smallest(run: &Run, mut failing: impl FnMut(&Run) -> Option<usize>) -> Run {
    let mut smallest = run.clone();
    if let Some(index) = failing(&smallest) {
        smallest.operations.truncate(index + 1);
    }
    let mut size = smallest.operations.len().div_ceil(2);
    while size > 0 {
        let mut start = 0;
        while start < smallest.operations.len() {
            let mut smaller = smallest.clone();
            let end = (start + size).min(smaller.operations.len());
            smaller.operations.drain(start..end);
            match failing(&smaller) {
                Some(index) => {
                    smaller.operations.truncate(index + 1);
                    smallest = smaller;
                }
                None => start += size,
            }
        }
        size /= 2;
    }
    smallest
}
