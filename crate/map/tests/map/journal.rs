//! What a journal tells of a recorded run, and seeking in it.

use threadlocal_map::journal::{Did, Journal, seek};
use threadlocal_map::listing::Line;
use threadlocal_map::memory::Memory;

use crate::bed::Bed;

const OPERATIONS: [&str; 8] = ["a3=1", "b3=2", "c4=3", "b3", "~b3", "d3=4", "-a3", "e9"];

/// The bed after [`OPERATIONS`]; the last step of each, and the memory's words
/// as it left them.
fn recorded() -> (Bed<Journal>, Vec<(u32, Vec<u32>)>) {
    let mut bed = Bed::<Journal>::new();
    bed.memory.observer.begin();
    let mut states = vec![(0, words(&bed.memory))];
    for operation in OPERATIONS {
        bed.run(operation);
        // Changes without a step, as a GC's, get one.
        if bed.memory.observer.has_pending_changes() {
            bed.memory.observer.step(7);
        }
        bed.memory.observer.end_operation();
        states.push((bed.memory.observer.step_count(), words(&bed.memory)));
    }
    (bed, states)
}

fn words(memory: &Memory<Journal>) -> Vec<u32> {
    memory.all().to_vec()
}

#[test]
fn seeking_shows_what_was() {
    let (mut bed, states) = recorded();
    let end = bed.memory.observer.step_count();
    let mut forward = Vec::new();
    seek(&mut bed.memory, 0);
    for step in 0..=end {
        seek(&mut bed.memory, step);
        assert_eq!(bed.memory.observer.position(), step);
        forward.push(words(&bed.memory));
    }
    for step in (0..=end).rev() {
        seek(&mut bed.memory, step);
        assert_eq!(words(&bed.memory), forward[step as usize], "step {step}");
    }
    for (step, words) in states {
        assert_eq!(forward[step as usize], words, "step {step}");
    }
    seek(&mut bed.memory, u32::MAX);
    assert_eq!(bed.memory.observer.position(), end);
}

#[test]
fn changes_of_a_step_lead_from_the_step_before() {
    let (mut bed, _) = recorded();
    for step in 1..=bed.memory.observer.step_count() {
        seek(&mut bed.memory, step - 1);
        let mut expected = words(&bed.memory);
        for (address, bits) in bed.memory.observer.changes_of(step) {
            let address = address as usize;
            expected.resize(expected.len().max(address + 1), 0);
            expected[address] ^= bits;
        }
        seek(&mut bed.memory, step);
        // Words that were allocated and hold nothing yet.
        expected.resize(bed.memory.all().len(), 0);
        assert_eq!(words(&bed.memory), expected, "step {step}");
    }
}

#[test]
fn steps_know_what_they_did_and_how_deep() {
    let (bed, states) = recorded();
    let journal = &bed.memory.observer;
    let kinds: Vec<_> = (0..=4)
        .map(|step| (journal.did(step, u32::from), journal.depth(step)))
        .collect();
    assert_eq!(
        kinds,
        [
            (None, 0),
            (Some(Did::Line(Line::SetMap, true)), 1),
            (Some(Did::Line(Line::SetNoMap, true)), 1),
            (Some(Did::Line(Line::SetCreateMap, true)), 1),
            (Some(Did::Line(Line::CreateMapNew, true)), 2),
        ]
    );
    let cleared = states[5].0;
    assert_eq!(journal.did(cleared, u32::from), Some(Did::Program(7)));
    assert_eq!(journal.depth(cleared), 0);
    assert_eq!(journal.did(journal.step_count() + 1, u32::from), None);
    let ends: Vec<u32> = states[1..].iter().map(|(step, _)| *step).collect();
    assert_eq!(journal.operations(), ends);
    assert_eq!(journal.operations_before(ends[2]), 2);
    assert_eq!(journal.operations_before(ends[2] + 1), 3);
}

#[test]
fn recording_goes_on_after_a_seek_to_the_end() {
    let (mut whole, _) = recorded();
    let (mut bed, _) = recorded();
    for step in [0, 5, u32::MAX] {
        seek(&mut bed.memory, step);
    }
    for bed in [&mut whole, &mut bed] {
        bed.run("f3=6 -c4 d3");
    }
    let end = whole.memory.observer.step_count();
    assert_eq!(bed.memory.observer.step_count(), end);
    assert_eq!(words(&bed.memory), words(&whole.memory));
    for step in (0..=end).rev() {
        seek(&mut whole.memory, step);
        seek(&mut bed.memory, step);
        assert_eq!(words(&bed.memory), words(&whole.memory), "step {step}");
        assert_eq!(
            bed.memory.observer.depth(step),
            whole.memory.observer.depth(step)
        );
    }
}

#[test]
fn a_journal_that_was_emptied_records_again() {
    let (mut bed, _) = recorded();
    bed.memory.observer.clear();
    assert_eq!(bed.memory.observer.step_count(), 0);
    bed.run("g12=1");
    assert_eq!(bed.memory.observer.depth(1), 1);
    assert!(bed.memory.observer.bytes() > 0);
}
