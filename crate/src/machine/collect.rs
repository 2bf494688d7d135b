//! A GC, step by step: marks wave by wave from the roots, clears, enqueues,
//! sweeps. And the room that an allocation needs.
//!
//! What a collection does is decided in `jvm::gc`; here it is written down,
//! one step for each thing that a reader can see.

use threadlocal_map::layout::ENTRY_KEY;

use crate::budget::Work;
use crate::jvm::gc;
use crate::jvm::value::NULL;
use crate::jvm::world::{CLEARS_SOFT, WAVE};

use super::steps::Kind;
use super::{Machine, Outcome, frames};

impl Machine<'_> {
    /// Makes room for `bytes`: if they do not fit, with a GC; if that was not
    /// enough, with one that clears soft references. Everything that must
    /// survive is in the memory or on the operand stack.
    pub(super) fn reserve(&mut self, bytes: u64) -> Outcome {
        for clears_soft in [false, true] {
            if self.world.fits(bytes) {
                return Ok(());
            }
            self.collect_garbage(clears_soft)?;
        }
        if self.world.fits(bytes) {
            return Ok(());
        }
        Err(self.throw("java.lang.OutOfMemoryError", "Java heap space"))
    }

    /// `System.gc()`, which keeps what is softly reachable.
    pub(super) fn collect_garbage(&mut self, clears_soft: bool) -> Outcome {
        self.spill();
        // A GC counts as a call: its steps are one deeper, its end is not.
        self.world.memory.observer.push_frame();
        let roots = frames::roots(&self.world, self.program);
        let roots = roots.into_iter().map(|(_, object)| object);
        let plan = gc::plan(&self.world, roots, clears_soft);
        let looked_at = plan.trace.objects().len() + self.world.live().len();
        self.budget.spend(Work::Traced, looked_at as u64)?;
        self.world.put(CLEARS_SOFT, clears_soft.into());
        for (wave, count) in (1..).zip(plan.trace.waves()) {
            self.world.put(WAVE, wave);
            self.step(Kind::Wave, [wave, count as u32])?;
        }
        let (marked, garbage) = (plan.trace.objects().len(), plan.garbage.len());
        self.step(Kind::Marked, [marked as u32, garbage as u32])?;
        for (reference, word) in plan.clears {
            let referent = self.world.get(word);
            self.world.put(word, NULL);
            self.step(Kind::Cleared, [reference, referent])?;
            if word == reference + ENTRY_KEY && self.world.is_entry(reference) {
                let design = self.world.design;
                design.key_was_cleared(&mut self.world.memory, reference);
            }
            if gc::enqueue(&mut self.world, reference) {
                self.step(Kind::Enqueued, [reference, NULL])?;
            }
        }
        let before = self.world.heap_used();
        self.world.collect(&plan.garbage);
        self.world.put(WAVE, 0);
        let freed = (before - self.world.heap_used()) as u32;
        self.world.memory.observer.pop_frame();
        self.operation(Kind::Swept, [garbage as u32, freed])
    }
}
