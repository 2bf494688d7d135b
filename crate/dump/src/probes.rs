//! What a map's table costs who looks for a key in it.
//!
//! The way of `ThreadLocalMap.getEntryAfterMiss`: from the home slot to the next, around the end, until the key or a free
//! slot. It does not know how often which key is looked for.

use crate::report::Map;

/// The cost of a table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Probes {
    /// The taken slots between two free ones, at most.
    pub longest_run: usize,
    /// The slots that are looked at to find a key that is there, on average; none if no key is.
    pub hit: Option<f64>,
    /// And to find that one is not there, each home as likely as the others; none if no slot is free.
    pub miss: Option<f64>,
}

/// What a map's table costs.
pub fn probes(map: &Map) -> Probes {
    let mut taken = vec![false; map.length];
    for entry in &map.entries {
        taken[entry.slot] = true;
    }
    let found: Vec<usize> = map
        .entries
        .iter()
        .filter_map(|entry| Some((entry.slot + map.length - entry.home?) % map.length + 1))
        .collect();
    let runs = runs(&taken);
    // Whose home is the first slot of a run looks at all of it and one more; the second at one less, and so on.
    let looked: usize = runs.iter().map(|run| run * (run + 3) / 2).sum();
    let free = taken.iter().filter(|taken| !**taken).count();
    let mean = |sum: usize, count: usize| (count > 0).then(|| sum as f64 / count as f64);
    Probes {
        longest_run: runs.iter().copied().max().unwrap_or(0),
        hit: mean(found.iter().sum(), found.len()),
        miss: (free > 0).then(|| (looked + free) as f64 / map.length as f64),
    }
}

/// How long each run is, around the end of the table.
fn runs(taken: &[bool]) -> Vec<usize> {
    let Some(free) = taken.iter().position(|taken| !taken) else {
        return Vec::from_iter((!taken.is_empty()).then_some(taken.len()));
    };
    let from_free = taken[free..].iter().chain(&taken[..free]);
    let mut runs = Vec::new();
    let mut run = 0;
    for taken in from_free.chain([&false]) {
        match (taken, run) {
            (true, _) => run += 1,
            (false, 0) => {}
            (false, _) => {
                runs.push(run);
                run = 0;
            }
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::{Probes, probes};
    use crate::report::{Entry, Key, Map};

    /// A slot that is taken, and the home of its key; none if it is stale.
    type Taken = (usize, Option<usize>);

    /// A map of eight slots.
    fn map(taken: &[Taken]) -> Map {
        let entry = |&(slot, home): &Taken| Entry {
            slot,
            home,
            key: home.map(|home| Key {
                id: 1,
                class: String::new(),
                hash: home as u32,
                declared_by: Vec::new(),
            }),
            value: None,
            fate: None,
        };
        Map {
            field: String::new(),
            length: 8,
            size: taken.len() as i32,
            threshold: 5,
            entries: taken.iter().map(entry).collect(),
        }
    }

    #[test]
    fn a_table_costs_what_its_runs_are_long() {
        let cases: [(&[Taken], Probes); 3] = [
            (
                &[],
                Probes {
                    longest_run: 0,
                    hit: None,
                    miss: Some(1.0),
                },
            ),
            // Slots 7, 0 and 1 are one run. Misses: from 7 four, from 0 three, from 1 two, and five that are free.
            (
                &[(0, Some(7)), (1, None), (7, Some(7))],
                Probes {
                    longest_run: 3,
                    hit: Some(1.5),
                    miss: Some(14.0 / 8.0),
                },
            ),
            (
                &[(2, Some(2)), (4, Some(4))],
                Probes {
                    longest_run: 1,
                    hit: Some(1.0),
                    miss: Some(10.0 / 8.0),
                },
            ),
        ];
        for (taken, cost) in cases {
            assert_eq!(probes(&map(taken)), cost, "{taken:?}");
        }
    }
}
