//! What a call has looked at, and the chains of a chained table.

use std::collections::BTreeSet;

use threadlocal_map::journal::Did;
use threadlocal_map::listing::{Line, Variable};

use super::Session;
use super::steps_tests::{SLOT_5, session, sources};
use crate::machine::steps::Kind;
use crate::view::{LOOK_SLOT_BITS, Look};

/// Fills the table until it is rehashed and doubled, with stale entries in all
/// places, so that every kind of look happens.
pub(super) const FULL: &str = "static List<Object> keep = new ArrayList<>();
static void put(int home, boolean stays) {
    ThreadLocal<String> key = Lab.withHash(home);
    key.set(new String(\"v\"));
    if (stays) keep.add(key);
}
void main() {
    for (int i = 0; i < 9; i++) put(3 * i, i % 3 != 0);
    System.gc();
    for (int i = 0; i < 20; i++) put(i % 5 + 1, i % 4 != 0);
    System.gc();
    for (int i = 0; i < 20; i++) put(i, true);
}
";

/// The looks at a step: the kind's number and the slot of each; and whether the
/// call is over.
fn looks(session: &mut Session, step: u32) -> Option<(Vec<(u32, u32)>, bool)> {
    session.seek(step);
    let view = session.view().looks?;
    let words = &session.looks(view.call)[view.first as usize..view.end as usize];
    let split = |&word: &u32| (word >> LOOK_SLOT_BITS, word & ((1 << LOOK_SLOT_BITS) - 1));
    Some((words.iter().map(split).collect(), view.over))
}

#[test]
fn the_last_set_looks_at_these_slots() {
    let mut session = session(SLOT_5);
    let sets: Vec<u32> = (0..=session.step_count())
        .filter(|&step| session.did(step) == Some(Did::Program(Kind::Set)))
        .collect();
    let last = sets[sets.len() - 1];
    let (found, over) = looks(&mut session, last).expect("a call ends here");
    let of = |look: Look| -> Vec<u32> {
        let found = found.iter().filter(|(kind, _)| *kind == look as u32);
        found.map(|&(_, slot)| slot).collect()
    };
    assert!(over);
    assert_eq!(of(Look::Probed), [9, 10, 11, 12]);
    assert_eq!(of(Look::LookedBack), [9, 8]);
    assert_eq!(of(Look::Expunged), [12, 13, 14]);
    assert!(of(Look::Reseated).is_empty());
    assert_eq!(of(Look::Scanned), [15, 0, 1, 2, 3]);
    assert!(found.iter().all(|&(_, slot)| slot != 5), "slot 5 never");
    assert_eq!(looks(&mut session, last + 1), None);
}

#[test]
fn looks_are_those_of_the_steps_one_by_one() {
    let mut kinds = BTreeSet::new();
    for source in sources().into_iter().chain([FULL.to_owned()]) {
        let mut session = session(&source);
        let end = session.step_count();
        let mut open: Vec<Vec<(u32, u32)>> = Vec::new();
        for step in 1..=end {
            let did = session.did(step);
            let is_call = |did| matches!(did, Some(Did::Line(..)));
            if is_call(did)
                && !is_call(session.did(step - 1))
                && session.depth(step) > session.depth(step - 1)
            {
                open.push(Vec::new());
            }
            session.seek(step);
            let variable = |variable| {
                session
                    .run
                    .as_ref()
                    .map_or(0, |run| run.world.memory.variable(variable))
            };
            let look = match did {
                Some(Did::Line(Line::GetEntryHit, _)) => Some((1, variable(Variable::GetEntryI))),
                Some(Did::Line(Line::AfterMissProbe, _)) => {
                    Some((1, variable(Variable::AfterMissI)))
                }
                Some(Did::Line(Line::MapSetTaken, _)) => Some((1, variable(Variable::MapSetI))),
                Some(Did::Line(Line::MapRemoveProbe, _)) => {
                    Some((1, variable(Variable::MapRemoveI)))
                }
                Some(Did::Line(Line::ReplaceOnTaken, _)) => Some((1, variable(Variable::ReplaceI))),
                Some(Did::Line(Line::ReplaceBackTaken, _)) => {
                    Some((2, variable(Variable::ReplaceI)))
                }
                Some(Did::Line(Line::ExpungeValue, _)) => {
                    Some((3, variable(Variable::ExpungeStaleSlot)))
                }
                Some(Did::Line(Line::ExpungeTaken, _)) => Some((3, variable(Variable::ExpungeI))),
                Some(Did::Line(Line::ExpungeCollides, _)) => {
                    Some((4, variable(Variable::ExpungeH)))
                }
                Some(Did::Line(Line::CleanNext, _)) => Some((5, variable(Variable::CleanI))),
                Some(Did::Line(Line::SweepStale, _)) => Some((6, variable(Variable::SweepJ))),
                Some(Did::Line(Line::ResizeLive, _)) => Some((7, variable(Variable::ResizeJ))),
                Some(Did::Line(Line::ResizeSwitch, _)) => {
                    open.last_mut().expect("a call runs").clear();
                    None
                }
                _ => None,
            };
            if let (Some(look), Some(call)) = (look, open.last_mut())
                && call.last() != Some(&look)
            {
                call.push(look);
                kinds.insert(look.0);
            }
            // Out of order too: what one step was told, another must not change.
            let shown = looks(&mut session, step);
            if is_call(did) {
                assert_eq!(
                    shown,
                    Some((open[open.len() - 1].clone(), false)),
                    "at step {step} of {source}"
                );
            }
            if let Some(Did::Program(Kind::Set | Kind::Got | Kind::Removed)) = did
                && is_call(session.did(step - 1))
            {
                assert_eq!(
                    shown,
                    open.pop().map(|call| (call, true)),
                    "at step {step} of {source}"
                );
            }
            if let Some(Did::Program(Kind::Caught)) = did {
                open.clear();
            }
        }
    }
    assert_eq!(kinds, BTreeSet::from([1, 2, 3, 4, 5, 6, 7]));
}

#[test]
fn chains_are_whole() {
    // Three keys of the same home, and another in between.
    let source = "// @design table=chained
static void put(int hash, String value) {
    ThreadLocal<String> key = Lab.withHash(hash);
    key.set(value);
    keep.add(key);
}
static List<Object> keep = new ArrayList<>();
void main() {
    put(5, \"a\");
    put(9, \"b\");
    put(21, \"c\");
    put(37, \"d\");
    put(25, \"e\");
}
";
    let mut session = session(source);
    session.seek(u32::MAX);
    let view = session.view();
    let table = &view.tables[0];
    assert_eq!((table.length, table.size), (16, 5));
    let slots = session.slots(table.map);
    let entries: Vec<&[u32]> = slots.chunks(4).collect();
    let value = |entry: &[u32]| {
        let object = view.objects.iter().find(|object| object.id == entry[3]);
        object.map_or(String::new(), |object| object.label.clone())
    };
    let told: Vec<(usize, u32, String)> = entries
        .iter()
        .enumerate()
        .filter(|(_, entry)| entry[0] != 0)
        .map(|(number, entry)| (number, entry[2], value(entry)))
        .collect();
    let told: Vec<(usize, u32, &str)> = told
        .iter()
        .map(|(n, home, text)| (*n, *home, &**text))
        .collect();
    assert_eq!(
        told,
        [
            (5, 5, "\"a\""),
            (9, 9, "\"b\""),
            (16, 5, "\"c\""),
            (17, 5, "\"d\""),
            (18, 9, "\"e\"")
        ]
    );
}
