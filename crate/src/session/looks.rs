//! The slots that a call of `get`, `set` or `remove` looks at, in order, found
//! in the record of the call.
//!
//! Found once for each call that is shown, so that a step in the middle of a
//! long one costs no more than any other.

use threadlocal_map::journal::{Did, Recorded};
use threadlocal_map::listing::{Line, Variable};

use crate::jvm::world::{ARGUMENTS, CURRENT_THREAD};
use crate::machine::steps::Kind;
use crate::view::{LOOK_SLOT_BITS, Look, LooksView};

use super::Session;
use super::variables::Variables;

/// The frames of `initialValue()`: its own and that of the method that waits.
const FRAMES: u32 = 2;

/// The looks of one call.
#[derive(Clone, Debug)]
pub(super) struct Looks {
    /// The last step before the call.
    call: u32,
    /// The step that ends it.
    end: u32,
    /// The step of each look.
    steps: Vec<u32>,
    /// How it looks, and at which slot: see [`Look`].
    words: Vec<u32>,
    /// The step at which the map gets another table.
    switch: Option<u32>,
}

impl Session {
    /// The looks of a call that [`LooksView::call`] names in the view made last:
    /// for each the slot, and in the upper four bits the number of a [`Look`].
    /// Empty for any other call.
    pub fn looks(&self, call: u32) -> &[u32] {
        match &self.looks {
            Some(looks) if looks.call == call => &looks.words,
            _ => &[],
        }
    }

    /// What the call at the current step has looked at so far.
    pub(super) fn looks_view(&mut self) -> Option<LooksView> {
        let step = self.step();
        let call = self.call_of(step)?;
        if self.looks.as_ref().is_none_or(|looks| looks.call != call) {
            self.looks = self.looks_of(call);
        }
        let (looks, run) = (self.looks.as_ref()?, self.run.as_ref()?);
        let looked_at = |step| looks.steps.partition_point(|&other| other <= step) as u32;
        let first = looks.switch.filter(|&switch| switch <= step);
        let world = &run.world;
        Some(LooksView {
            call,
            map: world.map_of(world.get(CURRENT_THREAD), world.get(ARGUMENTS)),
            first: first.map_or(0, looked_at),
            end: looked_at(step),
            over: step == looks.end,
        })
    }

    /// The slots among some looks that `cleanSomeSlots` has looked at.
    pub(super) fn scanned(&self, view: &LooksView) -> Vec<u32> {
        let words = &self.looks(view.call)[view.first as usize..view.end as usize];
        let scans = words
            .iter()
            .filter(|&word| word >> LOOK_SLOT_BITS == Look::Scanned as u32);
        scans
            .map(|word| word & ((1 << LOOK_SLOT_BITS) - 1))
            .collect()
    }

    /// The last step before the call that a step belongs to, or ends.
    fn call_of(&self, step: u32) -> Option<u32> {
        let is_line = |step| matches!(self.did(step), Some(Did::Line(..)));
        let mut inside = match self.did(step)? {
            Did::Program(Kind::Set | Kind::Got | Kind::Removed) if is_line(step - 1) => step - 1,
            _ => step,
        };
        let is_inside = |step| match self.did(step) {
            Some(Did::Line(..)) => true,
            Some(Did::Program(Kind::InitialValue)) => is_line(step - 1),
            _ => false,
        };
        if !is_inside(inside) {
            return None;
        }
        while is_inside(inside) {
            inside = self.out_back(inside);
        }
        Some(inside)
    }

    /// The looks of the call behind a step; the current step is one of the call.
    fn looks_of(&self, call: u32) -> Option<Looks> {
        let memory = &self.run.as_ref()?.world.memory;
        let journal = &memory.observer;
        let mut variables = Variables::shown_in(memory);
        for recorded in journal.record(call, self.step(), Kind::from_number) {
            variables.take(&recorded);
        }
        let mut looks = Looks {
            call,
            end: self.over(call),
            steps: Vec::new(),
            words: Vec::new(),
            switch: None,
        };
        let mut aside = None;
        for recorded in journal.record(call, looks.end, Kind::from_number) {
            variables.take(&recorded);
            let Recorded::Told(told) = recorded else {
                continue;
            };
            // What `initialValue()` calls has looks of its own.
            aside = aside.filter(|&depth| told.depth >= depth);
            match told.did {
                _ if aside.is_some() => {}
                Did::Program(Kind::InitialValue) => aside = Some(told.depth + FRAMES),
                Did::Line(Line::ResizeSwitch, _) => looks.switch = Some(told.step),
                Did::Line(line, _) => {
                    if let Some((look, variable)) = look_of(line) {
                        looks.add(told.step, look, variables.of(variable));
                    }
                }
                Did::Program(_) => {}
            }
        }
        Some(looks)
    }
}

impl Looks {
    /// Takes in a look; a second look at the same slot in a row is none.
    fn add(&mut self, step: u32, look: Look, slot: u32) {
        let word = (look as u32) << LOOK_SLOT_BITS | slot;
        if self.words.last() != Some(&word) {
            self.steps.push(step);
            self.words.push(word);
        }
    }
}

/// How a line of the listing looks at a slot, and the variable that tells which.
fn look_of(line: Line) -> Option<(Look, Variable)> {
    Some(match line {
        Line::GetEntryHit => (Look::Probed, Variable::GetEntryI),
        Line::AfterMissProbe => (Look::Probed, Variable::AfterMissI),
        Line::MapSetTaken => (Look::Probed, Variable::MapSetI),
        Line::MapRemoveProbe => (Look::Probed, Variable::MapRemoveI),
        Line::ReplaceOnTaken => (Look::Probed, Variable::ReplaceI),
        Line::ReplaceBackTaken => (Look::LookedBack, Variable::ReplaceI),
        Line::ExpungeValue => (Look::Expunged, Variable::ExpungeStaleSlot),
        Line::ExpungeTaken => (Look::Expunged, Variable::ExpungeI),
        Line::ExpungeCollides => (Look::Reseated, Variable::ExpungeH),
        // The scan is at a slot as soon as it has gone on to it.
        Line::CleanNext => (Look::Scanned, Variable::CleanI),
        Line::SweepStale => (Look::Swept, Variable::SweepJ),
        Line::ResizeLive => (Look::Moved, Variable::ResizeJ),
        _ => return None,
    })
}
