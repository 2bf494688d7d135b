//! The workers of each pool: how many run a task, and who waits in which order.
//!
//! Asked only while code runs, so it lies outside of the memory; what a view
//! shows of a worker is the state of its thread. It knows no tasks.

use std::collections::VecDeque;

use threadlocal_map::memory::{Address, word_of};

use crate::order::by_number;
use crate::tables::Numbered;

/// The workers of one pool.
#[derive(Debug, Default)]
struct Workers {
    running: u32,
    /// Those that wait, the one that has waited longest first.
    idle: VecDeque<Address>,
}

/// The workers of all pools, by the executor.
#[derive(Debug, Default)]
pub(in super::super) struct Pools(Numbered<Workers>);

impl Pools {
    fn of(&mut self, executor: Address) -> &mut Workers {
        self.0.of(executor)
    }

    /// A worker begins a task.
    pub(super) fn begins(&mut self, executor: Address) {
        self.of(executor).running += 1;
    }

    /// A worker is done with its task.
    pub(super) fn ends(&mut self, executor: Address) {
        let workers = self.of(executor);
        workers.running = workers.running.saturating_sub(1);
    }

    /// A worker has nothing to do, and waits from now on.
    pub(super) fn waits(&mut self, executor: Address, worker: Address) {
        self.of(executor).idle.push_back(worker);
    }

    /// The worker that has waited longest; it waits no more.
    pub(super) fn take_longest(&mut self, executor: Address) -> Option<Address> {
        self.of(executor).idle.pop_front()
    }

    /// The worker that came last; it waits no more.
    pub(super) fn take_latest(&mut self, executor: Address) -> Option<Address> {
        self.of(executor).idle.pop_back()
    }

    /// All that wait, the newest thread first; none of them waits any more.
    pub(super) fn dismiss_idle(&mut self, executor: Address) -> Vec<Address> {
        let idle = std::mem::take(&mut self.of(executor).idle);
        by_number(&Vec::from(idle), |&worker| (!worker).into())
    }

    /// How many wait.
    pub(super) fn idle(&self, executor: Address) -> usize {
        self.0.get(executor).map_or(0, |workers| workers.idle.len())
    }

    /// How many wait or run a task.
    pub(super) fn live(&self, executor: Address) -> u32 {
        self.0
            .get(executor)
            .map_or(0, |workers| workers.running + word_of(workers.idle.len()))
    }
}
