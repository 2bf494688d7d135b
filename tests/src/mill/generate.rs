//! Random runs: keys that spread, keys that crowd together, keys at the end of
//! the table; phases that grow the table, and phases in which keys die.

use super::{Code, Operation, Run};
use crate::random::Random;

/// `ThreadLocal.HASH_INCREMENT`
const HASH_INCREMENT: u32 = 0x61c8_8647;

/// How the hashes of a run's keys are chosen.
#[derive(Clone, Copy)]
enum Hashes {
    /// One after the other, as the JDK gives them.
    Consecutive,
    /// Anything.
    Any,
    /// All of one home slot, in a table of up to 256.
    SameHome,
    /// A few home slots next to each other.
    Clustered,
    /// The last home slots, so that runs go around the end.
    AroundTheEnd,
}

/// Operations and their weights.
type Mix = &'static [(Code, u32)];

/// What the phases of a run are made of, and how likely each is.
const MIXES: &[(Mix, u32)] = &[
    (
        &[
            (Code::Get, 3),
            (Code::Set, 4),
            (Code::Remove, 1),
            (Code::GetEntry, 1),
            (Code::Clear, 2),
        ],
        8,
    ),
    // Grows.
    (
        &[
            (Code::Set, 15),
            (Code::Get, 2),
            (Code::GetEntry, 1),
            (Code::Clear, 1),
        ],
        6,
    ),
    // Many entries turn stale at once.
    (&[(Code::Clear, 1)], 4),
    // Is read more than written.
    (
        &[
            (Code::Get, 2),
            (Code::Set, 2),
            (Code::Remove, 2),
            (Code::GetEntry, 5),
            (Code::Clear, 2),
        ],
        3,
    ),
    (&[(Code::Resize, 1), (Code::Set, 3), (Code::Clear, 2)], 1),
];

/// One entry less than the thresholds of the tables of 16, 32, 64 and 128.
const BELOW_THRESHOLDS: [u32; 4] = [9, 20, 41, 84];

/// The run of a seed.
pub fn run(seed: u64) -> Run {
    let mut random = Random::new(seed);
    let (least, most) = random.weighted(&[((1, 14), 5), ((8, 40), 3), ((60, 120), 1)]);
    let key_count = random.between(least, most);
    let hashes = hashes(&mut random, key_count);
    let inheritable = random.chance(25);
    let count = random.between(20, 60 + key_count * 3);
    let mut operations = Vec::new();
    if random.chance(30) {
        fill(&mut random, &mut operations, key_count);
    }
    while operations.len() < count as usize {
        let mix = random.weighted(MIXES);
        // Keys in the order of their homes make neighbours live and die together.
        let in_order = random.chance(50);
        let mut key = random.below(key_count);
        for _ in 0..random.between(3, 8 + key_count / 2) {
            let code = match random.weighted(mix) {
                _ if inheritable && random.chance(3) => Code::Inherit,
                code => code,
            };
            key = if in_order {
                (key + 1) % key_count
            } else {
                random.below(key_count)
            };
            push(&mut random, &mut operations, code, key);
        }
    }
    Run {
        seed,
        inheritable,
        hashes,
        operations,
    }
}

/// Fills a table to just below a threshold and lets neighbours die, so that
/// the next new key may find the table full of stale entries.
fn fill(random: &mut Random, operations: &mut Vec<Operation>, key_count: u32) {
    let most = BELOW_THRESHOLDS
        .iter()
        .copied()
        .filter(|&most| most < key_count)
        .max();
    let Some(most) = most else { return };
    let first = random.below(key_count);
    for index in 0..most {
        push(random, operations, Code::Set, (first + index) % key_count);
    }
    let first_dead = random.below(most);
    for index in 0..most.div_ceil(3) + random.below(3) {
        push(
            random,
            operations,
            Code::Clear,
            (first + (first_dead + index) % most) % key_count,
        );
    }
    push(random, operations, Code::Set, (first + most) % key_count);
}

/// Values are all different, so that none can stand in for another; a few are
/// null.
fn push(random: &mut Random, operations: &mut Vec<Operation>, code: Code, key: u32) {
    let value = if random.chance(3) {
        0
    } else {
        operations.len() as u32 + 1
    };
    operations.push(Operation { code, key, value });
}

/// Hashes in the order of their home slots in one of the smaller tables.
fn hashes(random: &mut Random, count: u32) -> Vec<u32> {
    let kind = random.weighted(&[
        (Hashes::Consecutive, 4),
        (Hashes::Any, 2),
        (Hashes::SameHome, 1),
        (Hashes::Clustered, 2),
        (Hashes::AroundTheEnd, 2),
    ]);
    let start = random.word();
    let mut hashes: Vec<u32> = (0..count)
        .map(|index| {
            let high = random.word() << 8;
            match kind {
                Hashes::Consecutive => start.wrapping_add(index.wrapping_mul(HASH_INCREMENT)),
                Hashes::Any => random.word(),
                Hashes::SameHome => high | (start & 0xFF),
                Hashes::Clustered => high | (start.wrapping_add(random.below(4)) & 0xFF),
                Hashes::AroundTheEnd => high | (0xFF - random.below(3)),
            }
        })
        .collect();
    let bits = random.weighted(&[(0xF, 3), (0x3F, 1), (0xFF, 1)]);
    hashes.sort_by_key(|hash| hash & bits);
    hashes
}
