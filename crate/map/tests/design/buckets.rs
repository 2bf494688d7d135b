//! Chained tables, entry by entry.

use threadlocal_map::design::layout::class as chained;
use threadlocal_map::design::{Cleaning, Design, Table, is_entry};
use threadlocal_map::layout::{
    ENTRY_KEY, ENTRY_VALUE, KEY_HASH, MAP_TABLE, TABLE_LENGTH, THREAD_LOCALS, class,
};

use crate::trial::{Holds, Trial};

/// Sets keys of these hashes, each to its hash.
fn with_hashes(design: Design, hashes: &[u32]) -> Trial {
    let mut trial = Trial::new(design);
    for &hash in hashes {
        trial.new_key();
        let key = trial.live[trial.live.len() - 1].0;
        trial.memory.put(key + KEY_HASH, hash);
        design.set(&mut trial.memory, trial.thread, key, hash);
    }
    trial
}

/// The values in the order of the table, and its length.
fn shown(trial: &Trial) -> (Vec<u32>, u32) {
    let map = trial.memory.get(trial.thread + THREAD_LOCALS);
    let array = trial.memory.get(map + MAP_TABLE);
    let values = trial
        .entries()
        .into_iter()
        .map(|entry| trial.memory.get(entry + ENTRY_VALUE));
    (values.collect(), trial.memory.get(array + TABLE_LENGTH))
}

#[test]
fn a_bucket_grows_at_its_tail_and_splits_in_order() {
    for table in [Table::Chained, Table::Queued] {
        let design = Design {
            table,
            ..Design::default()
        };
        let mut hashes = vec![28, 93, 90, 3, 21, 11, 19, 31, 18, 35, 51, 67];
        let trial = with_hashes(design, &hashes);
        let expected = vec![18, 3, 19, 35, 51, 67, 21, 90, 11, 28, 93, 31];
        assert_eq!(shown(&trial), (expected, 16), "{design}");
        hashes.push(0);
        let trial = with_hashes(design, &hashes);
        let expected = vec![0, 3, 35, 67, 11, 18, 19, 51, 21, 90, 28, 93, 31];
        assert_eq!(
            shown(&trial),
            (expected, 32),
            "{design}: the 13th doubles it"
        );
    }
}

/// Where among the live keys the one of that hash is.
fn place(trial: &Trial, hash: u32) -> usize {
    let mut keys = trial.live.iter();
    keys.position(|(key, _)| trial.memory.get(key + KEY_HASH) == hash)
        .expect("the key is there")
}

/// Drops a key, and runs a GC.
fn kill(trial: &mut Trial, hash: u32) {
    let index = place(trial, hash);
    let (key, _) = trial.live.swap_remove(index);
    trial.dead.push(key);
    trial.collect();
}

#[test]
fn what_an_operation_on_a_bucket_cleans() {
    // Bucket 3 holds 3, 19, 35 and 51, bucket 4 holds 4; 19, 51 and 4 die.
    for (cleaning, table, after) in [
        (Cleaning::None, Table::Chained, 3),
        (Cleaning::Jdk, Table::Chained, 2),
        // A `get` scans nothing.
        (Cleaning::Scan, Table::Chained, 2),
        (Cleaning::Full, Table::Chained, 0),
        (Cleaning::Jdk, Table::Queued, 0),
        (Cleaning::None, Table::Queued, 0),
    ] {
        let design = Design {
            table,
            cleaning,
            ..Design::default()
        };
        let mut trial = with_hashes(design, &[3, 19, 35, 51, 4]);
        for (_, holds) in &mut trial.live {
            *holds = Holds::Value(1);
        }
        for hash in [19, 51, 4] {
            kill(&mut trial, hash);
        }
        assert_eq!(trial.check(), 3, "{design}");
        let key = trial.live[place(&trial, 35)].0;
        let found = design.get(&mut trial.memory, trial.thread, key);
        assert_eq!(found, Some(35), "{design}");
        // The walk to 35 passes 19, not 51.
        assert_eq!(trial.check(), after, "{design}");
    }
}

/// A `set` that scans buckets as the JDK scans cells: which stale entries it
/// leaves, and how long the table is then.
#[test]
fn what_a_set_that_scans_reaches() {
    const LIVE: u32 = 1 << 16;
    // Keys by their hashes; those that are not LIVE die. Then a set of `hash`.
    for (keys, hash, stale, length) in [
        // The fourth entry looks at three buckets: 5, 6 and 7.
        (&[LIVE | 9, LIVE | 10, 7][..], 4, 0, 16),
        (&[LIVE | 9, LIVE | 10, 8], 4, 1, 16),
        // Each find is worth four more.
        (&[LIVE | 9, 7, 11, 15], 4, 0, 16),
        (&[LIVE | 9, 7, 12], 4, 1, 16),
        // Behind a stale entry in its own bucket, n is the length: five.
        (&[4, LIVE | 20, 9], LIVE | 20, 0, 16),
        (&[4, LIVE | 20, 10], LIVE | 20, 1, 16),
        (&[4, 9], 20, 0, 16),
        // An entry that is there, and nothing stale before it: no scan.
        (&[LIVE | 20, 5], LIVE | 20, 1, 16),
        // Full, and the scan finds nothing: eight live ones are left, or nine.
        (
            &[
                LIVE | 1,
                LIVE | 2,
                LIVE | 3,
                LIVE | 4,
                LIVE | 5,
                LIVE | 6,
                LIVE | 7,
                8,
                9,
                10,
                11,
                12,
            ],
            16,
            0,
            16,
        ),
        (
            &[
                LIVE | 1,
                LIVE | 2,
                LIVE | 3,
                LIVE | 4,
                LIVE | 5,
                LIVE | 6,
                LIVE | 7,
                LIVE | 13,
                8,
                9,
                10,
                11,
            ],
            16,
            0,
            32,
        ),
    ] {
        let design = Design {
            table: Table::Chained,
            cleaning: Cleaning::Scan,
            ..Design::default()
        };
        let mut trial = with_hashes(design, keys);
        for (_, holds) in &mut trial.live {
            *holds = Holds::Value(1);
        }
        for &dead in keys.iter().filter(|&&key| key & LIVE == 0) {
            kill(&mut trial, dead);
        }
        if !keys.contains(&hash) {
            trial.new_key();
            let key = trial.live[trial.live.len() - 1].0;
            trial.memory.put(key + KEY_HASH, hash);
        }
        let at = place(&trial, hash);
        let key = trial.live[at].0;
        design.set(&mut trial.memory, trial.thread, key, 9);
        trial.live[at].1 = Holds::Value(9);
        let case = format!("{keys:?}, then {hash}");
        assert_eq!((trial.check(), shown(&trial).1), (stale, length), "{case}");
    }
}

#[test]
fn an_entry_of_a_strange_class_is_none() {
    for class in [0, class::MAP, chained::QUEUED_MAP, 16] {
        assert!(!is_entry(class));
        assert!(!Design::default().is_weak(class, ENTRY_KEY));
    }
}
