//! Makes the [`View`] of the step that a world shows.
//!
//! Reads only: the world, the program and the source. It does not know how a
//! picture looks.

mod beat;
mod message;
mod objects;
mod stack;

pub use self::beat::{Missed, Passed};

use threadlocal_map::design::Table;
use threadlocal_map::journal::Did;
use threadlocal_map::layout::{
    ENTRY_KEY, ENTRY_VALUE, KEY_HASH, MAP_SIZE, MAP_TABLE, MAP_THRESHOLD, TABLE_LENGTH,
    TABLE_SLOTS, THREAD_LOCALS,
};
use threadlocal_map::memory::Address;

use crate::cut;
use crate::java::diagnostic::{Diagnostic, Severity};
use crate::jvm::class::field;
use crate::jvm::value::NULL;
use crate::jvm::world::{CURRENT_FRAME, CURRENT_THREAD, thread_state};
use crate::ledger::{Ledger, MapRow};
use crate::machine::code::Program;
use crate::machine::frames::{METHOD, PLACE};
use crate::machine::steps::Kind;
use crate::machine::text::{label, shortened};
use crate::machine::{Recorded, Run, frames};
use crate::view::{
    ArgumentView, DiagnosticView, HeapView, LeakedView, LedgerView, MapLeakView, NoteView,
    OUTPUT_LIMIT, SeverityView, SourceView, TableView, ThreadState, ThreadView, UncaughtView, View,
};

/// Where the lines of a source start.
#[derive(Clone, Debug)]
pub struct Lines<'a> {
    source: &'a str,
    /// Where each line starts.
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// The lines of a source.
    pub fn new(source: &'a str) -> Self {
        let newlines = source.match_indices('\n').map(|(at, _)| at + 1);
        let starts = std::iter::once(0).chain(newlines).collect();
        Self { source, starts }
    }

    /// Line (from 1) and column (UTF-16 code units, from 0) of a byte offset.
    pub fn place(&self, offset: u32) -> (u32, u32) {
        let mut end = (offset as usize).min(self.source.len());
        while !self.source.is_char_boundary(end) {
            end -= 1;
        }
        let line = self.line(end as u32);
        let start = self.starts[line as usize - 1];
        let column = cut::between(self.source, start, end).encode_utf16().count();
        (line, column as u32)
    }

    /// Line (from 1) of a byte offset.
    pub fn line(&self, offset: u32) -> u32 {
        // The first line starts at 0, so there is always one.
        self.starts
            .partition_point(|&start| start <= offset as usize) as u32
    }
}

/// All that a view is made of.
pub struct Scene<'a> {
    pub run: &'a Run,
    pub program: &'a Program,
    pub source: &'a str,
    /// As of the end of the last operation.
    pub ledger: &'a Ledger,
}

impl Scene<'_> {
    fn world(&self) -> &Recorded {
        &self.run.world
    }

    fn step(&self) -> u32 {
        self.world().memory.observer.position()
    }

    /// What the step did; `None` for step 0.
    fn did(&self) -> Option<Did<Kind>> {
        self.world()
            .memory
            .observer
            .did(self.step(), Kind::from_number)
    }

    /// The view of the step that the world shows.
    pub fn view(&self) -> View {
        let world = self.world();
        let journal = &world.memory.observer;
        let step = self.step();
        let operation_ends = journal.operations().binary_search(&step).is_ok();
        let place = self.place();
        let (objects, object_count) = self.objects();
        let printed = world.output();
        let output_count = printed.lines().count() as u32;
        let output = printed
            .lines()
            .skip((output_count.saturating_sub(OUTPUT_LIMIT)) as usize)
            .map(str::to_owned)
            .collect();
        View {
            step,
            step_count: journal.step_count(),
            operation: match step {
                0 => 0,
                step => journal.operations_before(step) + 1,
            },
            operation_count: journal.operations().len() as u32,
            operation_ends,
            source: place.map(|place| self.source_view(place)),
            notes: self.notes(0),
            stack: self.stack(),
            listing: self.listing(),
            // Whoever has the run finds them: they are not of one step.
            looks: None,
            message: self.message(),
            design: world.design.to_string(),
            threads: self.threads(),
            tables: self.tables(),
            objects,
            object_count,
            roots: self.roots(),
            ledger: self.ledger(),
            ledger_count: self.ledger.values as u32,
            leaked: self.leaked(),
            heap: HeapView {
                used: saturated(world.heap_used()),
                capacity: saturated(world.heap_capacity()),
                in_use: saturated(self.ledger.heap.in_use),
                lingering: saturated(self.ledger.heap.lingering),
                leaked: saturated(self.ledger.heap.leaked),
                garbage: saturated(self.ledger.heap.garbage),
            },
            output,
            output_count,
            uncaught: self.uncaught(),
        }
    }

    /// The place of the innermost frame of the scenario.
    fn place(&self) -> Option<u32> {
        let world = self.world();
        let frame = frames::frames(world)
            .find(|&frame| frames::Native::from_number(world.get(frame + METHOD)).is_none())?;
        Some(world.get(frame + PLACE))
    }

    fn source_view(&self, place: u32) -> SourceView {
        let span = self.program.places[place as usize].span;
        let lines = Lines::new(self.source);
        let (line, column) = lines.place(span.start);
        let (end_line, end_column) = lines.place(span.end);
        SourceView {
            line,
            column,
            end_line,
            end_column,
        }
    }

    fn line_of(&self, place: u32) -> u32 {
        let span = self.program.places[place as usize].span;
        Lines::new(self.source).line(span.start)
    }

    /// What the author says at the place of the step: of the statement, or of the
    /// beat of its operation with this number.
    pub fn notes(&self, beat: u32) -> Vec<NoteView> {
        let place = self
            .place()
            .map(|place| &self.program.places[place as usize]);
        place
            .iter()
            .flat_map(|place| &place.notes)
            .filter(|note| note.beat == beat)
            .map(|note| NoteView {
                language: note.said.language.clone(),
                text: note.said.text.clone(),
            })
            .collect()
    }

    fn threads(&self) -> Vec<ThreadView> {
        let world = self.world();
        let current = world.get(CURRENT_THREAD);
        let has_frame = world.get(CURRENT_FRAME) != NULL;
        let mut threads: Vec<ThreadView> = world
            .threads()
            .filter(|&thread| !world.is_collected(thread))
            .map(|thread| ThreadView {
                id: thread,
                name: shortened(world.thread_name(thread)).into_owned(),
                state: match world.get(thread + field::THREAD_STATE) {
                    thread_state::NEW => ThreadState::New,
                    thread_state::RUNNING => ThreadState::Running,
                    thread_state::IDLE => ThreadState::Idle,
                    _ => ThreadState::Ended,
                },
                current: has_frame && thread == current,
                map: world.get(thread + THREAD_LOCALS),
                executor: world.get(thread + field::THREAD_EXECUTOR),
            })
            .collect();
        threads.reverse();
        threads
    }

    fn tables(&self) -> Vec<TableView> {
        let world = self.world();
        let [own, inherited] = Recorded::MAPS;
        let mut tables: Vec<TableView> = world
            .threads()
            .filter(|&thread| !world.is_collected(thread))
            .flat_map(|thread| [(thread, inherited), (thread, own)])
            .filter_map(|(thread, field)| {
                let map = world.get(thread + field);
                let table = world.get(map + MAP_TABLE);
                (map != NULL && table != NULL).then(|| TableView {
                    map,
                    thread,
                    inheritable: field == inherited,
                    length: world.get(table + TABLE_LENGTH),
                    size: world.get(map + MAP_SIZE),
                    threshold: world.get(map + MAP_THRESHOLD),
                })
            })
            .collect();
        tables.reverse();
        tables
    }

    fn ledger(&self) -> Vec<LedgerView> {
        let world = self.world();
        self.ledger
            .rows
            .iter()
            .map(|row| LedgerView {
                value: row.value,
                label: label(world, row.value),
                key: label(world, row.key),
                bytes: saturated(world.bytes_of(row.value)),
                fate: row.fate,
                since: None,
            })
            .collect()
    }

    fn leaked(&self) -> LeakedView {
        let Ledger { leaked, heap, .. } = self.ledger;
        let maps = self.ledger.maps.iter();
        let entry_bytes = maps.clone().map(|map| map.entry_bytes).sum();
        LeakedView {
            entries: leaked.entries.len() as u32,
            entry_bytes: saturated(entry_bytes),
            values: leaked.values.len() as u32,
            value_bytes: saturated(heap.leaked.saturating_sub(entry_bytes)),
            bytes: saturated(heap.leaked),
            maps: maps.map(|map| self.map_leak(map)).collect(),
        }
    }

    fn map_leak(&self, map: &MapRow) -> MapLeakView {
        MapLeakView {
            thread: map.thread,
            name: self.world().thread_name(map.thread).to_owned(),
            inheritable: map.inheritable,
            length: map.length,
            live: map.live,
            doomed: map.doomed,
            stale: map.stale,
            pinned: map.pinned,
            entry_bytes: saturated(map.entry_bytes),
            value_bytes: saturated(map.value_bytes),
        }
    }

    fn uncaught(&self) -> Option<UncaughtView> {
        let (_, text) = self
            .run
            .errors
            .iter()
            .rev()
            .find(|(step, _)| *step <= self.step())?;
        let (text, trace) = text.split_once('\n')?;
        let place = trace
            .lines()
            .next()
            .and_then(|line| line.rsplit(' ').next()?.parse().ok());
        Some(UncaughtView {
            text: text.to_owned(),
            line: place.map_or(0, |place| self.line_of(place)),
        })
    }
}

/// A number of bytes in 32 bits.
pub fn saturated(bytes: u64) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

/// What stands for the home of an entry that has none: its slot is empty, or
/// its key was cleared.
pub const NO_HOME: u32 = u32::MAX;

/// The slots of a map as four words each: entry, key (0 if stale), home slot
/// ([`NO_HOME`] if there is no key), value. Empty if `map` is no map.
///
/// In a chained table a slot's words are those of the first entry of its
/// bucket, and behind the slots come the other entries, in the order of the
/// slots and of the buckets. There an entry keeps the hash of its key, so each
/// has its home, which is its slot.
pub fn slots(world: &Recorded, map: Address) -> Vec<u32> {
    let is_map = map != NULL
        && world
            .threads()
            .flat_map(|thread| Recorded::MAPS.map(|field| world.get(thread + field)))
            .any(|held| held == map);
    if !is_map {
        return Vec::new();
    }
    let table = world.get(map + MAP_TABLE);
    let length = world.get(table + TABLE_LENGTH);
    let is_chained = world.design.table != Table::Open;
    let mut slots = Vec::with_capacity(length as usize * 4);
    let mut behind = Vec::new();
    for slot in 0..length {
        let mut entry = world.get(table + TABLE_SLOTS + slot);
        if entry == NULL {
            slots.extend([NULL, NULL, NO_HOME, NULL]);
            continue;
        }
        if !is_chained {
            slots.extend(words_of_entry(world, entry, home(world, entry, length)));
            continue;
        }
        slots.extend(words_of_entry(world, entry, slot));
        while world.next_in_bucket(entry) != NULL {
            entry = world.next_in_bucket(entry);
            behind.extend(words_of_entry(world, entry, slot));
        }
    }
    slots.extend(behind);
    slots
}

fn home(world: &Recorded, entry: Address, length: u32) -> u32 {
    match world.get(entry + ENTRY_KEY) {
        NULL => NO_HOME,
        key => world.get(key + KEY_HASH) & (length - 1),
    }
}

fn words_of_entry(world: &Recorded, entry: Address, home: u32) -> [u32; 4] {
    let word = |offset| world.get(entry + offset);
    [entry, word(ENTRY_KEY), home, word(ENTRY_VALUE)]
}

/// What is to be said about a source, for a picture.
pub fn diagnostic_view(source: &str, diagnostic: &Diagnostic) -> DiagnosticView {
    let lines = Lines::new(source);
    let (line, column) = lines.place(diagnostic.span.start);
    let (end_line, end_column) = lines.place(diagnostic.span.end);
    DiagnosticView {
        severity: match diagnostic.severity {
            Severity::Error => SeverityView::Error,
            Severity::Warning => SeverityView::Warning,
        },
        line,
        column,
        end_line,
        end_column,
        key: diagnostic.key.name().to_owned(),
        arguments: diagnostic
            .arguments
            .iter()
            .map(|(name, text)| ArgumentView {
                name: (*name).to_owned(),
                text: text.clone(),
                slot: None,
                object: 0,
            })
            .collect(),
    }
}
