//! A GC, step by step: marks wave by wave from the roots, clears, enqueues,
//! sweeps. And the room that an allocation needs: when the JVM collects by
//! itself.
//!
//! What a collection does is decided in `jvm::gc`; here it is written down,
//! one step for each thing that a reader can see. The order of attempts is that
//! of `SerialHeap::satisfy_failed_allocation` (JDK 25; in 17 the method of
//! `GenCollectedHeap`).

use threadlocal_map::layout::ENTRY_KEY;
use threadlocal_map::memory::word_of;

use crate::budget::Work;
use crate::jvm::gc::{self, Collection, Plan};
use crate::jvm::generations::Space;
use crate::jvm::value::NULL;
use crate::jvm::world::{COLLECTION, WAVE};

use super::steps::Kind;
use super::{Machine, Outcome, frames};

impl Machine<'_> {
    /// Makes room for `bytes`: if they do not fit, with a young collection, or a
    /// full one where that cannot help; if that was not enough, with a full one
    /// that clears soft references. Everything that must survive is in the
    /// memory or on the operand stack.
    pub(super) fn reserve(&mut self, bytes: u64) -> Outcome {
        if self.world.fits(bytes, false) {
            return Ok(());
        }
        let said = in_a_word(bytes);
        if !self.collect_young(bytes)? {
            self.step(Kind::CollectsFull, [said, NULL])?;
            self.collect_garbage(Collection::Full)?;
        }
        if self.world.fits(bytes, true) {
            return Ok(());
        }
        self.step(Kind::CollectsSoft, [said, NULL])?;
        self.collect_garbage(Collection::ClearsSoft)?;
        if self.world.fits(bytes, true) {
            return Ok(());
        }
        // Who has chosen the heap knows how large it is.
        if self.program.heap.is_none() {
            let place = self.current_place();
            self.schedule.out_of_memory(place);
        }
        Err(self.throw("java.lang.OutOfMemoryError", "Java heap space"))
    }

    /// A young collection, if it can make room for `bytes` and the old
    /// generation can take the survivors; whether it was one.
    fn collect_young(&mut self, bytes: u64) -> Outcome<bool> {
        let world = &self.world;
        let is_safe = world
            .experience()
            .is_safe(world.old_free(), world.young_used());
        if !world.generations().has_old() || bytes > world.generations().eden || !is_safe {
            return Ok(false);
        }
        let free = in_a_word(world.eden_free());
        let plan = self.plan(Collection::Young)?;
        if plan.promoted > self.world.old_free() {
            return Ok(false);
        }
        let said = in_a_word(bytes);
        self.step(Kind::CollectsYoung, [said, free])?;
        self.carry_out(plan)?;
        Ok(true)
    }

    /// A collection of everything, by `System.gc()` or by the JVM itself.
    pub(super) fn collect_garbage(&mut self, collection: Collection) -> Outcome {
        let plan = self.plan(collection)?;
        self.carry_out(plan)
    }

    fn plan(&mut self, collection: Collection) -> Outcome<Plan> {
        self.spill();
        let roots = frames::roots(&self.world, self.program);
        let roots = roots.into_iter().map(|(_, object)| object);
        let plan = gc::plan(&self.world, roots, collection);
        let threads = self.world.threads().count();
        let looked_at = plan.trace.objects().len()
            + self.world.live().len()
            + threads
            + self.world.finalizer_count();
        self.budget.spend(Work::Traced, looked_at as u64)?;
        Ok(plan)
    }

    fn carry_out(&mut self, plan: Plan) -> Outcome {
        // A GC counts as a call: its steps are one deeper, its end is not.
        self.world.memory.observer.push_frame();
        self.world.put(COLLECTION, plan.collection as u32);
        for (wave, count) in (1..).zip(plan.trace.waves()) {
            self.world.put(WAVE, wave);
            self.step(Kind::Wave, [wave, word_of(count)])?;
        }
        let [marked, garbage] = [plan.trace.objects().len(), plan.garbage.len()].map(word_of);
        self.step(Kind::Marked, [marked, garbage])?;
        for &(reference, word) in &plan.clears {
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
        if !plan.finalizable.is_empty() {
            self.queue_finalizers(&plan.finalizable);
            let count = word_of(plan.finalizable.len());
            self.step(Kind::Finalizable, [count, NULL])?;
        }
        let before = self.world.heap_used();
        gc::sweep(&mut self.world, &plan);
        self.world.put(WAVE, 0);
        let freed = in_a_word(before - self.world.heap_used());
        if plan.promoted > 0 {
            let promoted = plan.moves.iter().filter(|(_, space)| *space == Space::Old);
            let count = word_of(promoted.count());
            self.step(Kind::Promoted, [count, in_a_word(plan.promoted)])?;
        }
        self.world.memory.observer.pop_frame();
        self.operation(Kind::Swept, [garbage, freed])
    }
}

/// A number of bytes for a step's message; more than a word tells is told as
/// the most that it tells.
fn in_a_word(bytes: u64) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}
