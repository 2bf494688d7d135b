//! What a journal tells of a recorded run, and seeking in it.

use threadlocal_map::journal::{Did, Journal, Told, Walk, seek};
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
fn walking_shows_what_seeking_shows() {
    let (mut bed, _) = recorded();
    let (mut other, _) = recorded();
    let end = bed.memory.observer.step_count();
    assert!(end > 128, "more than one block of the index");
    for start in [0, 1, 63, 64, 65, end - 1, end] {
        let mut walk = Walk::from(&mut bed.memory, start);
        let told: Vec<Told<u8>> = bed
            .memory
            .observer
            .steps_behind(start, |kind| kind)
            .collect();
        assert_eq!(told.len() as u32, end - start);
        for (step, told) in (start..).zip(told) {
            assert_eq!(bed.memory.observer.position(), step);
            seek(&mut other.memory, step);
            assert_eq!(words(&bed.memory), words(&other.memory), "step {step}");
            let did = walk.next(&mut bed.memory, |kind| kind);
            let journal = &other.memory.observer;
            assert_eq!(did, journal.did(step + 1, |kind| kind));
            assert_eq!(Some(told.did), did);
            assert_eq!((told.step, told.depth), (step + 1, journal.depth(step + 1)));
        }
        assert_eq!(walk.next(&mut bed.memory, |kind| kind), None);
        assert_eq!(bed.memory.observer.position(), end);
    }
}

#[test]
fn steps_are_found_by_their_depth() {
    let (bed, _) = recorded();
    let journal = &bed.memory.observer;
    let end = journal.step_count();
    let depths: Vec<u32> = (0..=end).map(|step| journal.depth(step)).collect();
    for step in 0..=end + 2 {
        for depth in 0..6 {
            let fits = |other: &u32| depths[*other as usize] <= depth;
            assert_eq!(
                journal.next_at(step, depth),
                (step + 1..=end).find(fits),
                "behind step {step}, depth {depth}"
            );
            assert_eq!(
                journal.previous_at(step, depth),
                (0..step.min(end + 1)).rev().find(fits),
                "before step {step}, depth {depth}"
            );
        }
    }
}

#[test]
fn the_beginning_is_as_deep_as_the_frames_that_it_begins_with() {
    let mut bed = Bed::<Journal>::new();
    bed.memory.observer.push_frame();
    bed.memory.observer.push_frame();
    bed.memory.observer.begin();
    bed.run("a3=1");
    let journal = &bed.memory.observer;
    assert_eq!((journal.depth(0), journal.depth(1)), (2, 3));
    assert_eq!(journal.previous_at(3, 2), Some(0));
    assert_eq!(journal.previous_at(3, 1), None);
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
