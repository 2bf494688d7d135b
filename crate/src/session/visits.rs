//! At which steps a run comes to each line, of the source and of the listing.
//!
//! Made once, in one walk through the run. It does not know what for.

use threadlocal_map::journal::{Did, Journal, Walk};
use threadlocal_map::memory::{Address, Memory};

use crate::jvm::value::NULL;
use crate::jvm::world::CURRENT_FRAME;
use crate::machine::Run;
use crate::machine::code::Program;
use crate::machine::frames::{METHOD, NATIVE, PARENT, PLACE};

/// The steps at which a run comes to each line, in order.
///
/// A run comes to a line of the source when a frame begins on it, or goes on
/// to it from another line; not when a call returns to it. Where the first
/// thing that a line does is a call, the run comes to it with that call's first
/// step. It comes to a line of the listing whenever that line did its one thing.
#[derive(Debug, Default)]
pub struct Visits {
    source: Vec<Vec<u32>>,
    listing: Vec<Vec<u32>>,
}

impl Visits {
    /// The visits of a run, which shows its last step afterwards.
    pub fn of(run: &mut Run, program: &Program, source: &str) -> Visits {
        let mut visits = Visits::default();
        let lines = lines_of_places(program, source);
        let memory = &mut run.world.memory;
        let mut walk = Walk::from(memory, 0);
        let mut stack = Stack::default();
        let mut step = 0;
        loop {
            for line in stack.came_to(memory, &lines).into_iter().flatten() {
                note(&mut visits.source, line, step);
            }
            match walk.next(memory, |_| ()) {
                None => return visits,
                Some(Did::Line(line, _)) => {
                    step += 1;
                    note(&mut visits.listing, line.number().into(), step);
                }
                Some(Did::Program(())) => step += 1,
            }
        }
    }

    /// The steps at which the run comes to a line of the source.
    pub fn of_source(&self, line: u32) -> &[u32] {
        self.source.get(line as usize).map_or(&[], Vec::as_slice)
    }

    /// The steps at which the run comes to a line of the listing.
    pub fn of_listing(&self, line: u32) -> &[u32] {
        self.listing.get(line as usize).map_or(&[], Vec::as_slice)
    }
}

fn note(visits: &mut Vec<Vec<u32>>, line: u32, step: u32) {
    let line = line as usize;
    if visits.len() <= line {
        visits.resize_with(line + 1, Vec::new);
    }
    visits[line].push(step);
}

/// The line of each of the program's places.
fn lines_of_places(program: &Program, source: &str) -> Vec<u32> {
    let newlines = source.bytes().zip(0..).filter(|&(byte, _)| byte == b'\n');
    let ends: Vec<u32> = newlines.map(|(_, offset)| offset).collect();
    let line = |offset| ends.partition_point(|&end| end < offset) as u32 + 1;
    let places = program.places.iter();
    places.map(|place| line(place.span.start)).collect()
}

/// The frames of the scenario that a step was seen of, the innermost last,
/// each with its place then.
#[derive(Default)]
struct Stack(Vec<(Address, u32)>);

impl Stack {
    /// The lines that the innermost frame of the scenario and, if it has just
    /// begun, its caller have come to since the step before.
    fn came_to(&mut self, memory: &Memory<Journal>, lines: &[u32]) -> [Option<u32>; 2] {
        let frame = scenarios(memory, memory.get(CURRENT_FRAME));
        if frame == NULL || self.0.last() == Some(&(frame, memory.get(frame + PLACE))) {
            return [None, None];
        }
        self.forget_behind(frame);
        let begun = self.0.last().is_none_or(|&(last, _)| last != frame);
        let caller = if begun {
            scenarios(memory, memory.get(frame + PARENT))
        } else {
            NULL
        };
        let called_on = self.see(memory, lines, caller);
        [called_on, self.see(memory, lines, frame)]
    }

    /// Looks at a frame, the innermost but for those that are forgotten with
    /// it: the line that it has come to since it was last seen, if any.
    fn see(&mut self, memory: &Memory<Journal>, lines: &[u32], frame: Address) -> Option<u32> {
        if frame == NULL {
            return None;
        }
        self.forget_behind(frame);
        let place = memory.get(frame + PLACE);
        let line = lines[place as usize];
        let before = match self.0.last_mut() {
            Some((last, before)) if *last == frame => Some(std::mem::replace(before, place)),
            _ => {
                self.0.push((frame, place));
                None
            }
        };
        before
            .is_none_or(|place| lines[place as usize] != line)
            .then_some(line)
    }

    /// Forgets the frames that a frame has called: blocks lie in the order of
    /// their making, and a caller was made first.
    fn forget_behind(&mut self, frame: Address) {
        while self.0.last().is_some_and(|&(last, _)| last > frame) {
            self.0.pop();
        }
    }
}

/// The innermost frame of the scenario from a frame out, or 0.
fn scenarios(memory: &Memory<Journal>, mut frame: Address) -> Address {
    while frame != NULL && memory.get(frame + METHOD) & NATIVE != 0 {
        frame = memory.get(frame + PARENT);
    }
    frame
}
