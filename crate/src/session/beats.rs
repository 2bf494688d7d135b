//! The beats of a run, found in its record: a beat ends where the algorithm
//! has decided something. What is said of it stands in `snapshot/beat.rs`.
//!
//! Beats cover a run without a gap: the end of each operation ends one, and so
//! does the end of the run. An operation that runs no algorithm, or a table of
//! a design without a listing, is one beat.

use std::rc::Rc;

use threadlocal_map::journal::{Did, Recorded, Told};
use threadlocal_map::layout::ENTRY_VALUE;
use threadlocal_map::listing::{Line, Variable};

use crate::jvm::value::NULL;
use crate::jvm::world::{ARGUMENTS, CURRENT_THREAD};
use crate::ledger::Ledger;
use crate::machine::Recorded as World;
use crate::machine::steps::Kind;
use crate::snapshot::{Missed, Passed, Scene, slots};
use crate::view::{BeatView, Fate, LOOK_SLOT_BITS, Look, MessageView, NoteView};

use super::Session;
use super::variables::Variables;

impl Session {
    /// The steps at which beats end, ascending; the last is that of the run.
    pub fn beat_ends(&mut self) -> &[u32] {
        if self.beats.is_none() {
            self.beats = Some(self.find_beats());
        }
        self.beats.as_deref().unwrap_or_default()
    }

    /// The beats that end behind step `from`, up to step `to`.
    pub fn beats(&mut self, from: u32, to: u32) -> Vec<BeatView> {
        let ends = self.beat_ends();
        let first = ends.partition_point(|&end| end <= from);
        let behind = ends.partition_point(|&end| end <= to);
        let starts = first.checked_sub(1).map_or(0, |before| ends[before]);
        let shown_ends = ends[first..behind.max(first)].to_vec();
        let shown = self.step();
        let mut start = starts;
        let mut beats = Vec::with_capacity(shown_ends.len());
        for end in shown_ends {
            beats.push(self.beat(start, end));
            start = end;
        }
        self.seek(shown);
        beats
    }

    /// The beat that ended last, perhaps with the current step; `None` before the
    /// first has. Found once for each beat that is shown: to say what a long one
    /// did means to walk through it.
    pub fn last_beat(&mut self) -> Option<Rc<BeatView>> {
        let step = self.step();
        let ends = self.beat_ends();
        let ended = ends.partition_point(|&end| end <= step);
        let end = ends[ended.checked_sub(1)?];
        if self.beat.as_ref().is_none_or(|beat| beat.step != end) {
            self.beat = self.beats(end - 1, end).pop().map(Rc::new);
        }
        self.beat.clone()
    }

    /// The step that ends beat `number` of an operation, both from 1.
    pub(super) fn beat_of(&mut self, operation: u32, number: u32) -> Option<u32> {
        let index = operation.checked_sub(1)? as usize;
        let end = *self.operations().get(index)?;
        let before = index
            .checked_sub(1)
            .map_or(0, |before| self.operations()[before]);
        let ends = self.beat_ends();
        let first = ends.partition_point(|&end| end <= before);
        let beat = first.checked_add(number.checked_sub(1)? as usize)?;
        ends.get(beat).copied().filter(|&step| step <= end)
    }

    fn find_beats(&mut self) -> Vec<u32> {
        let shown = self.step();
        self.seek(0);
        let Some(run) = &self.run else {
            return Vec::new();
        };
        let memory = &run.world.memory;
        let mut variables = Variables::shown_in(memory);
        let mut operations = memory.observer.operations().iter().peekable();
        let mut ends: Vec<u32> = Vec::new();
        // The last of some references that a GC clears.
        let mut cleared = None;
        for recorded in memory.observer.record(0, u32::MAX, Kind::from_number) {
            variables.take(&recorded);
            let Recorded::Told(told) = recorded else {
                continue;
            };
            if clears(told.did) {
                cleared = Some(told.step);
            } else {
                ends.extend(cleared.take());
            }
            let ends_operation = operations.next_if(|&&end| end <= told.step).is_some();
            if ends_operation || decides(&told, &variables) {
                cleared = None;
                ends.push(told.step);
            }
        }
        let last = memory.observer.step_count();
        if last > 0 && ends.last() != Some(&last) {
            ends.push(last);
        }
        self.seek(shown);
        ends
    }

    /// The beat of these steps; shows its end.
    fn beat(&mut self, start: u32, end: u32) -> BeatView {
        let operations = self.operations();
        let index = operations.partition_point(|&other| other < end);
        let before = index.checked_sub(1).map_or(0, |before| operations[before]);
        let is_one = index < operations.len();
        let ends = self.beat_ends();
        let number = ends.partition_point(|&other| other <= end)
            - ends.partition_point(|&other| other <= before);
        let number = number as u32;
        let (message, own) = self.caption(start, end, number);
        BeatView {
            operation: if is_one { index as u32 + 1 } else { 0 },
            number,
            step: end,
            message,
            own,
        }
    }

    /// What is said of the beat of these steps, which has this number in its
    /// operation, and what the author says of it; shows its end.
    fn caption(&mut self, start: u32, end: u32, number: u32) -> (MessageView, Vec<NoteView>) {
        let mut passed = self.passed(start, end);
        self.seek(end);
        if let Some(Did::Program(Kind::Set | Kind::Got | Kind::Removed)) = self.did(end) {
            self.refresh_ledger();
            passed.missed = self.missed();
        }
        let none = Ledger::default();
        let Some(run) = &self.run else {
            return (crate::view::View::empty().message, Vec::new());
        };
        let scene = Scene {
            run,
            program: &self.program,
            source: &self.source,
            ledger: self.ledger.as_ref().map_or(&none, |(_, ledger)| ledger),
        };
        (scene.caption(&passed), scene.notes(number))
    }

    /// What the steps behind `start` up to `end` did that is no longer to be
    /// seen at their end.
    fn passed(&mut self, start: u32, end: u32) -> Passed {
        self.seek(start);
        let mut passed = Passed::default();
        let mut emptied = Vec::new();
        let Some(run) = &self.run else { return passed };
        let memory = &run.world.memory;
        let mut variables = Variables::shown_in(memory);
        let record = memory.observer.record(start, end, Kind::from_number);
        for recorded in record {
            variables.take(&recorded);
            let Recorded::Told(Told { step, did, .. }) = recorded else {
                continue;
            };
            match did {
                Did::Line(Line::ExpungeValue, _) => {
                    emptied.push((step, variables.of(Variable::ExpungeStaleSlot)));
                }
                Did::Line(Line::ExpungeNextValue, _) => {
                    emptied.push((step, variables.of(Variable::ExpungeI)));
                }
                Did::Line(Line::CleanNext, _) => {
                    passed.scanned.push(variables.of(Variable::CleanN));
                }
                Did::Line(Line::ConstructorThreshold, _) => {
                    passed.made_at = Some(variables.of(Variable::ConstructorI));
                }
                Did::Program(Kind::Cleared) => passed.cleared.push(step),
                _ => {}
            }
        }
        if let Some(&(step, slot)) = emptied.first() {
            self.seek(step - 1);
            passed.emptied = self.value_in(slot).map(|value| (slot, value));
        }
        passed.emptied_more = emptied.len().saturating_sub(1) as u32;
        // Which entries they are is told by the steps that clear them.
        for step in passed.cleared.clone() {
            self.seek(step);
            if let Some(run) = &self.run
                && run.world.is_entry(run.world.get(ARGUMENTS))
            {
                passed.turned_stale.push(run.world.get(ARGUMENTS));
            }
        }
        passed
    }

    /// The value of the Entry in a slot of the map that the call works on.
    fn value_in(&self, slot: u32) -> Option<u32> {
        let world = &self.run.as_ref()?.world;
        let words = slots(world, map_of_call(world));
        let entry = *words.get(slot as usize * 4)?;
        (entry != NULL).then(|| world.get(entry + ENTRY_VALUE))
    }

    /// The stale entries that the call which has just ended has not come by,
    /// though it looked for some; nothing if there are none.
    fn missed(&mut self) -> Option<Missed> {
        let view = self.looks_view()?;
        let looks = &self.looks(view.call)[view.first as usize..view.end as usize];
        let cleans = |word: &u32| *word >> LOOK_SLOT_BITS > Look::Probed as u32;
        if !looks.iter().any(cleans) {
            return None;
        }
        let world = &self.run.as_ref()?.world;
        let words = slots(world, map_of_call(world));
        let length = words.len() / 4;
        let mut looked_at = vec![false; length];
        for word in looks {
            let slot = word & ((1 << LOOK_SLOT_BITS) - 1);
            if let Some(cell) = looked_at.get_mut(slot as usize) {
                *cell = true;
            }
        }
        let (_, ledger) = self.ledger.as_ref()?;
        let leaks = |value| {
            let mut rows = ledger.rows.iter();
            rows.any(|row| row.value == value && row.fate == Fate::Stale)
        };
        let mut stale = (0..).zip(words.chunks_exact(4)).filter(|&(slot, words)| {
            let [entry, key, _, value] = *words else {
                return false;
            };
            entry != NULL && key == NULL && !looked_at[slot as usize] && leaks(value)
        });
        let (slot, first) = stale.next()?;
        Some(Missed {
            slot,
            value: first[3],
            more: stale.count() as u32,
            looked_at,
        })
    }
}

/// The map that the running call works on, or has worked on.
fn map_of_call(world: &World) -> u32 {
    world.map_of(world.get(CURRENT_THREAD), world.get(ARGUMENTS))
}

/// Whether a step is one of a row of references that a GC clears.
fn clears(did: Did<Kind>) -> bool {
    matches!(did, Did::Program(Kind::Cleared | Kind::Enqueued))
}

/// Whether the algorithm, or a GC, has decided something at a step.
fn decides(told: &Told<Kind>, variables: &Variables) -> bool {
    match told.did {
        // A probe has met a taken seat, a stale entry, a null or its key.
        Did::Line(Line::GetEntryHit | Line::MapSetTaken | Line::MapSetFree, taken)
        | Did::Line(Line::MapRemoveProbe, taken) => taken,
        Did::Line(Line::AfterMissProbe, taken) => !taken,
        Did::Line(
            Line::AfterMissStale | Line::MapSetStale | Line::MapRemoveFound | Line::ReplaceFound,
            _,
        ) => true,
        // A walk back, an expunge or a scan has ended, or a scan has met one.
        Did::Line(
            Line::ReplaceBackTaken | Line::CleanMore | Line::SweepMore | Line::InheritMore,
            taken,
        ) => !taken,
        Did::Line(Line::CleanStale | Line::SweepStale, taken) => taken,
        Did::Line(Line::ExpungeReturn, _) => true,
        // Entries have moved, or one has taken another's seat.
        Did::Line(Line::ReplaceEntryUp | Line::ReplaceNewEntry | Line::ResizeThreshold, _) => true,
        Did::Line(Line::ExpungeReseat, _) => {
            variables.of(Variable::ExpungeH) != variables.of(Variable::ExpungeI)
        }
        Did::Line(..) => false,
        Did::Program(
            Kind::CollectsYoung
            | Kind::CollectsFull
            | Kind::CollectsSoft
            | Kind::Marked
            | Kind::Finalizable
            | Kind::Promoted,
        ) => true,
        Did::Program(_) => false,
    }
}
