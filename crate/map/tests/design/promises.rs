//! Every design against the model, and the default one against the JDK's
//! algorithm, word by word.

use threadlocal_map::design::{Cleaning, Design, Table};
use threadlocal_map::layout::ENTRY_KEY;
use threadlocal_map::thread_local;

use crate::designs;
use crate::trial::{Random, Trial};

const OPERATIONS: u32 = 20_000;

/// Runs a trial and hands each state after an operation over, with the number
/// of stale entries before and after it.
fn run(design: Design, seed: u64, mut look: impl FnMut(&Trial, usize, usize)) -> Trial {
    let mut random = Random(seed);
    let mut trial = Trial::new(design);
    // Dead keys that no GC ever clears make the walks of the checks long.
    let deaths = if design.key_is_weak() { 8 } else { 200 };
    let mut stale = 0;
    for n in 0..OPERATIONS {
        if trial.live.len() < 12 || (trial.live.len() < 40 && random.below(20) == 0) {
            trial.new_key();
        }
        trial.operate(&mut random);
        let after = trial.check();
        look(&trial, stale, after);
        stale = after;
        if random.below(deaths) == 0 {
            let index = random.below(trial.live.len() as u32) as usize;
            trial.dead.push(trial.live.swap_remove(index).0);
        }
        if random.below(30) == 0 || n == 0 {
            trial.collect();
            stale = trial.check();
        }
    }
    trial
}

#[test]
fn every_design_keeps_its_promises() {
    for (index, design) in designs().into_iter().enumerate() {
        let mut most_stale = 0;
        let mut cleaned = false;
        let without_cleaning = design.table != Table::Queued && design.cleaning == Cleaning::None;
        let trial = run(design, 7 + index as u64, |_, before, after| {
            most_stale = most_stale.max(before);
            cleaned |= after < before;
            match design {
                _ if without_cleaning => assert!(after >= before, "{design}: cleaned"),
                Design {
                    table: Table::Queued,
                    ..
                }
                | Design {
                    cleaning: Cleaning::Full,
                    ..
                } => {
                    assert_eq!(after, 0, "{design}: stale after an operation");
                }
                _ => {}
            }
        });
        assert_eq!(most_stale > 0, design.key_is_weak(), "{design}: stale");
        assert_eq!(
            cleaned,
            design.key_is_weak() && !without_cleaning,
            "{design}"
        );
        assert!(trial.created > 100, "{design}: keys come and go");
    }
}

/// The JDK's own operations where the design's would be.
#[test]
fn the_default_design_is_the_jdks_word_by_word() {
    let design = Design::default();
    let mut random = Random(99);
    let mut ours = Trial::new(design);
    let mut jdk = Trial::new(design);
    let mut stale = 0;
    for _ in 0..OPERATIONS {
        if ours.live.len() < 30 {
            ours.new_key();
            jdk.new_key();
        }
        let key = ours.live[random.below(30.min(ours.live.len() as u32)) as usize].0;
        let (thread, value) = (ours.thread, 1 + random.below(9));
        match random.below(10) {
            0..5 => {
                let found = design.get(&mut ours.memory, thread, key);
                assert_eq!(found, thread_local::get(&mut jdk.memory, thread, key));
                if found.is_none() {
                    design.set_initial_value(&mut ours.memory, thread, key, value);
                    thread_local::set_initial_value(&mut jdk.memory, thread, key, value);
                }
            }
            5..9 => {
                design.set(&mut ours.memory, thread, key, value);
                thread_local::set(&mut jdk.memory, thread, key, value);
            }
            _ => {
                design.remove(&mut ours.memory, thread, key);
                thread_local::remove(&mut jdk.memory, thread, key);
            }
        }
        assert_eq!(ours.memory.all(), jdk.memory.all());
        if random.below(4) == 0 {
            let index = random.below(ours.live.len() as u32) as usize;
            for trial in [&mut ours, &mut jdk] {
                let dead = trial.live.swap_remove(index).0;
                trial.dead.push(dead);
            }
        }
        if random.below(9) == 0 {
            ours.collect();
            jdk.collect();
            let keys = ours.entries().into_iter();
            let keys = keys.map(|entry| ours.memory.get(entry + ENTRY_KEY));
            stale = stale.max(keys.filter(|&key| key == 0).count());
        }
    }
    assert!(stale > 3, "stale entries were there: {stale}");
}
