//! Frames are handed over as changes, and whoever applies these has the very
//! frame.

use std::rc::Rc;

use super::rows::{changed_rows, keys};
use super::{Changes, Frame, HandOver, Keyed, NO_ENTRY, Table};
use crate::session::Session;
use crate::view::{LooksView, SourceView, TableView};

/// Programs that change every section: pools and threads, tables that grow, child
/// maps, garbage, output beyond what is listed, an exception, a chained table.
const PROGRAMS: &[&str] = &[
    "void main() {
    ThreadLocal<Object> gone = Lab.atSlot(3);
    gone.set(new Object());
    for (int i = 0; i < 12; i++) { Lab.atSlot(i).set(new byte[i]); }
    gone = null;
    System.gc();
    Lab.atSlot(2).set(\"x\");
}",
    "static final InheritableThreadLocal<String> NAME = new InheritableThreadLocal<>();
void main() throws Exception {
    NAME.set(new String(\"parent\"));
    ExecutorService pool = Executors.newFixedThreadPool(2);
    for (int i = 0; i < 3; i++) { pool.submit(() -> NAME.set(new String(\"task\"))).get(); }
    pool.shutdown();
    NAME.remove();
    System.gc();
    throw new IllegalStateException(\"over\");
}",
    "void main() {
    for (int i = 0; i < 520; i++) { System.out.println(\"line \" + i); }
    new ThreadLocal<Object>().set(new Object());
    Lab.dump();
}",
    "// @design table=chained
void main() {
    ThreadLocal<Integer> one = Lab.withHash(1);
    one.set(1);
    for (int i = 0; i < 4; i++) { Lab.withHash(1 + 16 * i).set(i); }
    one.remove();
}",
];

/// Steps in an order that goes on, leaps and comes back.
fn leaps(count: u32) -> impl Iterator<Item = u32> {
    let on = 0..=count.min(300);
    let back = (0..=count.min(300)).rev();
    let leaps = (0..60).map(move |n| n * 7919 % (count + 1));
    on.chain(back).chain(leaps)
}

/// Takes what is handed over, as a reader does.
#[derive(Default)]
struct Reader {
    hand: HandOver,
    held: Option<Frame>,
}

impl Reader {
    fn look(&mut self, session: &mut Session) {
        let mut expected = Frame::of(session);
        // These are the same at every step of a run.
        expected.view.step_count = 0;
        expected.view.operation_count = 0;
        self.hand.take(session);
        let words = self.hand.words();
        // The first one is told whole.
        let held = self.held.take().unwrap_or_else(blank);
        let held = applied(held, &self.hand.changes(), &words);
        assert_eq!(held, expected, "step {}", session.step());
        self.held = Some(held);
    }
}

/// The frame of a source that does not run, with no words: whatever a reader may
/// hold at first, all of it is told anew.
fn blank() -> Frame {
    Frame::of(&mut Session::new(""))
}

/// A frame after changes and the words that go with them.
fn applied(mut held: Frame, changes: &Changes, words: &[u32]) -> Frame {
    let view = &mut held.view;
    macro_rules! whole {
        ($($section:ident),+) => {
            $(if let Some(section) = changes.$section {
                view.$section.clone_from(section);
            })+
        };
    }
    whole!(
        design, notes, stack, listing, message, threads, roots, leaked, uncaught
    );
    if let Some(beat) = changes.beat {
        held.beat = beat.cloned().map(Rc::new);
    }
    take_words(&mut held, changes, words);
    held
}

/// Rows after changes: those that are told stand for the old ones with their keys.
fn merged<T: Keyed + Clone>(held: &[T], keys: &[u32], rows: Option<&Vec<&T>>) -> Vec<T> {
    let row = |key: &u32| {
        let rows = rows.into_iter().flatten().copied();
        let row = rows.chain(held).find(|row| row.key() == *key);
        row.unwrap_or_else(|| panic!("no row {key}")).clone()
    };
    keys.iter().map(row).collect()
}

fn take_words(held: &mut Frame, changes: &Changes, words: &[u32]) {
    let mut words = words.iter().copied();
    let mut next = || words.next().unwrap_or_else(|| panic!("too few words"));
    let view = &mut held.view;
    view.step = next();
    view.operation = next();
    view.operation_ends = next() == 1;
    view.object_count = next();
    view.ledger_count = next();
    view.heap.used = next();
    view.heap.capacity = next();
    view.heap.in_use = next();
    view.heap.lingering = next();
    view.heap.leaked = next();
    view.heap.garbage = next();
    let [line, column, end_line, end_column] = [next(), next(), next(), next()];
    view.source = (line > 0).then_some(SourceView {
        line,
        column,
        end_line,
        end_column,
    });
    let [is_call, call, map, first, end, over] = [next(), next(), next(), next(), next(), next()];
    view.looks = (is_call == 1).then_some(LooksView {
        call,
        map,
        first,
        end,
        over: over == 1,
    });
    let mut list = |old: Vec<u32>| match next() {
        0 => old,
        count => (1..count).map(|_| next()).collect(),
    };
    held.looked = list(std::mem::take(&mut held.looked));
    let objects = list(keys(&view.objects));
    view.objects = merged(&view.objects, &objects, changes.objects.as_ref());
    let ledger = list(keys(&view.ledger));
    view.ledger = merged(&view.ledger, &ledger, changes.ledger.as_ref());
    let [first, stay] = [next(), next()];
    let from = first.saturating_sub(view.output_count - view.output.len() as u32);
    let stay = view.output.iter().skip(from as usize).take(stay as usize);
    let lines = stay.chain(changes.output.into_iter().flatten());
    view.output = lines.cloned().collect();
    view.output_count = first + view.output.len() as u32;
    view.tables.clear();
    let old = std::mem::take(&mut held.slots);
    while let Some(map) = words.next() {
        let mut next = || words.next().unwrap_or_else(|| panic!("too few words"));
        let table = TableView {
            map,
            thread: next(),
            inheritable: next() == 1,
            length: next(),
            size: next(),
            threshold: next(),
        };
        let mut slots = old.iter().find(|table| table.map == map).cloned();
        let slots = slots.get_or_insert(Table {
            map,
            length: 0,
            words: Vec::new(),
        });
        slots.length = table.length;
        let [count, changed] = [next(), next()];
        slots.words.truncate(count as usize * 4);
        while slots.words.len() < count as usize * 4 {
            slots.words.extend(NO_ENTRY);
        }
        for _ in 0..changed {
            let start = next() as usize * 4;
            for word in &mut slots.words[start..start + 4] {
                *word = next();
            }
        }
        view.tables.push(table);
        held.slots.push(slots.clone());
    }
}

#[test]
fn what_is_handed_over_makes_the_frame() {
    for source in PROGRAMS {
        let mut session = Session::new(source);
        assert!(session.step_count() > 10, "{:?}", session.diagnostics());
        let mut reader = Reader::default();
        for step in leaps(session.step_count()) {
            session.seek(step);
            reader.look(&mut session);
        }
    }
}

#[test]
fn a_session_may_become_another_run() {
    let mut session = Session::new(PROGRAMS[0]);
    let mut reader = Reader::default();
    session.seek(u32::MAX);
    reader.look(&mut session);
    let ran = session.run("Lab.atSlot(7).set(new String(\"appended\"));");
    assert_eq!(ran, Ok(()));
    for step in leaps(session.step_count()) {
        session.seek(step);
        reader.look(&mut session);
    }
    assert!(session.undo());
    reader.look(&mut session);
}

#[test]
fn a_step_hands_over_what_changed_and_no_more() {
    let mut session = Session::new(PROGRAMS[2]);
    let mut hand = HandOver::default();
    session.seek(900);
    hand.take(&mut session);
    let whole = hand.changes();
    assert!(whole.design.is_some() && whole.message.is_some());
    let lines = whole.output.map_or(0, <[String]>::len);
    assert!(lines > 200, "{lines} lines");
    let words = hand.words().len();
    hand.take(&mut session);
    assert_eq!(hand.changes(), Changes::default());
    assert!(hand.words().len() < words, "no key is told again");
    // The step that prints the next line.
    let printed = session.view().output_count;
    while session.view().output_count == printed {
        session.seek(session.step() + 1);
    }
    hand.take(&mut session);
    let next = hand.changes();
    assert!(next.design.is_none() && next.threads.is_none());
    let line = format!("line {printed}");
    assert_eq!(next.output, Some(&[line][..]), "the others stay");
}

#[test]
fn rows_are_told_by_their_keys() {
    let of = |rows: &[(u32, u32)]| {
        let view = |&(map, size): &(u32, u32)| TableView {
            map,
            thread: 1,
            inheritable: false,
            length: 16,
            size,
            threshold: 10,
        };
        rows.iter().map(view).collect::<Vec<TableView>>()
    };
    let old = of(&[(1, 0), (2, 0), (3, 0)]);
    // The new rows, and which of them are told.
    for (new, told) in [
        (vec![(1, 0), (2, 5), (3, 0)], vec![2]),
        (vec![(2, 0), (3, 0)], vec![]),
        (vec![(1, 0), (2, 0), (3, 0), (4, 0)], vec![4]),
        (vec![(3, 0), (1, 0), (2, 9)], vec![2]),
        (vec![(4, 0), (5, 0), (1, 0)], vec![4, 5]),
        (vec![], vec![]),
    ] {
        let rows = of(&new);
        let changed = changed_rows(Some(&old), &rows).unwrap_or_default();
        assert_eq!(
            changed.iter().map(|row| row.map).collect::<Vec<u32>>(),
            told,
            "{new:?}"
        );
    }
    assert_eq!(changed_rows(Some(&old), &old), None);
    assert!(changed_rows(None, &old).is_some_and(|all| all.len() == 3));
}
