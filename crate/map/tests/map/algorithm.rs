//! Textbook tables: what each way through the algorithm leaves behind.

use threadlocal_map::journal::Journal;
use threadlocal_map::listing::Line;
use threadlocal_map::map::create_inherited;

use crate::bed::{Bed, lines};

/// Runs `before`, then `operation`, silent and recorded. Both leave `table`,
/// and the operation runs each of `counts` so many times.
fn check(before: &str, operation: &str, table: &str, counts: &[(Line, bool, usize)]) {
    let silent = Bed::<()>::after(&format!("{before} {operation}"));
    assert_eq!(silent.table(), table, "silent: {before} | {operation}");
    let mut bed = Bed::<Journal>::after(before);
    let told = lines(&bed.memory.observer).len();
    bed.run(operation);
    assert_eq!(bed.table(), table, "recorded: {before} | {operation}");
    let lines = &lines(&bed.memory.observer)[told..];
    for &(line, taken, count) in counts {
        let found = lines.iter().filter(|told| **told == (line, taken)).count();
        assert_eq!(found, count, "{line:?} {taken} in {before} | {operation}");
    }
}

/// `count` keys with consecutive homes from `first` on, all set to 1.
fn keys(first: u32, count: u32) -> String {
    let names: Vec<String> = (first..first + count)
        .map(|hash| format!("k{hash}=1"))
        .collect();
    names.join(" ")
}

#[test]
fn set_ends_at_null_its_key_or_a_stale_entry() {
    use Line::*;
    check(
        "a3=1",
        "b5=2",
        "2/16 3:a3=1 5:b5=2",
        &[(MapSetFree, true, 1)],
    );
    check(
        "a3=1",
        "b3=2",
        "2/16 3:a3=1 4:b3=2",
        &[(MapSetProbe, true, 1), (MapSetAdd, true, 1)],
    );
    check(
        "a15=1",
        "b15=2",
        "2/16 0:b15=2 15:a15=1",
        &[(MapSetProbe, true, 1)],
    );
    check(
        "a3=1",
        "a3=7",
        "1/16 3:a3=7",
        &[(MapSetValue, true, 1), (MapSetStale, false, 1)],
    );
    check(
        "a3=1 b3=2",
        "b3=8",
        "2/16 3:a3=1 4:b3=8",
        &[(MapSetValue, true, 1)],
    );
    check(
        "a3=1 ~a3",
        "b3=2",
        "1/16 3:b3=2",
        &[(MapSetReplace, true, 1), (ReplaceReturn, true, 1)],
    );
}

#[test]
fn replace_stale_entry() {
    use Line::*;
    // Stale behind: everything from there on is expunged, the new entry stays.
    check(
        "a2=1 b3=2 ~a2 ~b3",
        "c3=9",
        "1/16 3:c3=9",
        &[
            (ReplaceExpungeBehind, true, 1),
            (ReplaceAlone, false, 1),
            (ReplaceExpunge, true, 1),
        ],
    );
    // Stale ahead.
    check(
        "a3=1 b4=2 ~a3 ~b4",
        "c3=9",
        "1/16 3:c3=9",
        &[(ReplaceExpungeAhead, true, 1), (ReplaceNewEntry, true, 1)],
    );
    // Its own entry ahead: the two swap, and the stale one is expunged there.
    check(
        "a3=1 b3=2 ~a3",
        "b3=9",
        "1/16 3:b3=9",
        &[
            (ReplaceStaleDown, true, 1),
            (ReplaceSwapOnly, true, 1),
            (ReplaceNewEntry, true, 0),
        ],
    );
    // A swap while an entry behind is stale too.
    check(
        "z2=5 a3=1 b3=2 ~z2 ~a3",
        "b3=9",
        "1/16 3:b3=9",
        &[(ReplaceExpungeBehind, true, 1), (ReplaceSwapOnly, false, 1)],
    );
    // The first stale entry ahead counts, around the end of the table.
    check(
        "a15=1 b0=2 c1=3 d2=4 ~a15 ~b0 ~d2",
        "e15=9",
        "2/16 1:c1=3 15:e15=9",
        &[(ReplaceExpungeAhead, true, 1), (ReplaceOnStale, false, 2)],
    );
}

#[test]
fn expunge_reseats_the_rest_of_the_run() {
    use Line::*;
    check(
        "a3=1 b3=2 c3=3 d4=4",
        "-a3",
        "3/16 3:b3=2 4:c3=3 5:d4=4",
        &[(ExpungeReseat, true, 3), (ExpungeTaken, false, 1)],
    );
    check(
        "a3=1 b3=2 c5=3",
        "-a3",
        "2/16 3:b3=2 5:c5=3",
        &[(ExpungeReseat, true, 1)],
    );
    check(
        "a15=1 b15=2 c0=3",
        "-a15",
        "2/16 0:c0=3 15:b15=2",
        &[(ExpungeReseat, true, 2)],
    );
    // A stale entry further on goes too.
    check(
        "a3=1 b4=2 c3=3 ~b4",
        "-a3",
        "1/16 3:c3=3",
        &[(ExpungeNextSlot, true, 1)],
    );
}

#[test]
fn clean_some_slots_counts_halvings() {
    use Line::*;
    // With n entries set looks at floor(log2 n) + 1 cells.
    for (count, cells) in [(2, 2), (3, 2), (4, 3), (7, 3), (8, 4), (9, 4)] {
        let before = keys(0, count - 1);
        let table = Bed::<()>::after(&keys(0, count)).table();
        check(
            &before,
            &format!("k{}=1", count - 1),
            &table,
            &[(CleanNext, true, cells)],
        );
    }
    // replaceStaleEntry passes the length: 5 cells of 16.
    check(
        "a3=1 b4=2 ~a3 ~b4",
        "c3=9",
        "1/16 3:c3=9",
        &[(CleanNext, true, 5), (CleanMore, false, 1)],
    );
    // A find starts again with log2(length) more cells: 1 and 4.
    check(
        "a3=1 b9=1 ~b9 k12=1",
        "c8=1",
        "3/16 3:a3=1 8:c8=1 12:k12=1",
        &[(CleanRestart, true, 1), (CleanNext, true, 5)],
    );
}

#[test]
fn rehash_sweeps_and_then_doubles_if_that_was_not_enough() {
    use Line::*;
    let nine = keys(0, 9);
    let doubled = "10/32 0:k0=1 1:k1=1 2:k2=1 3:k3=1 4:k4=1 5:k5=1 6:k6=1 7:k7=1 8:k8=1 9:k9=1";
    check(
        &nine,
        "k9=1",
        doubled,
        &[(RehashResize, true, 1), (ResizePut, true, 10)],
    );
    // Hashes that differ in the next bit part company in the new table.
    check(
        &format!("a16=1 {}", keys(0, 8)),
        "k8=1",
        "10/32 0:k0=1 1:k1=1 2:k2=1 3:k3=1 4:k4=1 5:k5=1 6:k6=1 7:k7=1 8:k8=1 16:a16=1",
        &[(RehashResize, true, 1)],
    );
    // cleanSomeSlots looks at 10 to 13 and finds none of the stale ones.
    check(
        &format!("{nine} ~k0 ~k1 ~k2"),
        "k9=1",
        "7/16 3:k3=1 4:k4=1 5:k5=1 6:k6=1 7:k7=1 8:k8=1 9:k9=1",
        &[
            (RehashFull, false, 1),
            (RehashResize, true, 0),
            (SweepExpunge, true, 1),
        ],
    );
}

#[test]
fn remove_and_get() {
    use Line::*;
    check(
        "a3=1 b5=2",
        "-a3",
        "1/16 5:b5=2",
        &[(MapRemoveClear, true, 1)],
    );
    check(
        "a3=1 b3=2",
        "-b3",
        "1/16 3:a3=1",
        &[(MapRemoveNext, true, 1)],
    );
    check("a3=1", "-b3", "1/16 3:a3=1", &[(MapRemoveFound, false, 1)]);
    check("a3=1", "a3", "1/16 3:a3=1", &[(GetEntryHit, true, 1)]);
    check(
        "a3=1 b3=2",
        "b3",
        "2/16 3:a3=1 4:b3=2",
        &[(AfterMissNext, true, 1), (GetValue, true, 1)],
    );
    // A stale entry on the way is expunged, and the key found in its slot.
    check(
        "a3=1 b3=2 ~a3",
        "b3",
        "1/16 3:b3=2",
        &[(AfterMissExpunge, true, 1), (GetValue, true, 1)],
    );
    // Found nowhere: the initial value is set.
    check(
        "a3=1",
        "b3",
        "2/16 3:a3=1 4:b3=0",
        &[(AfterMissReturn, true, 1), (InitialSet, true, 1)],
    );
    check(
        "",
        "a3",
        "1/16 3:a3=0",
        &[(GetNoMap, true, 1), (CreateMapNew, true, 1)],
    );
}

#[test]
fn an_inherited_map_leaves_stale_entries_out() {
    let mut bed = Bed::<Journal>::after("a3=1 b3=2 c4=3 d9=4 ~a3 ~d9");
    let parent = bed.map();
    let child = create_inherited(&mut bed.memory, parent);
    assert_eq!(bed.table_of(child), "2/16 3:b3=2 4:c4=3");
    assert_eq!(bed.table(), "4/16 3:=1 4:b3=2 5:c4=3 9:=4");
}
