//! Where the result of a program depends on the schedule, as a real JDK makes
//! it: the lab runs one legal schedule, and warns.
//!
//! Watched while the program runs. A thread or a task runs beside the program
//! until something has waited for it: `join`, `Future.get`,
//! `awaitTermination`, a latch that it has counted down, or `System.gc()`,
//! which in a scenario waits until every thread that does not print is at
//! rest. What the program prints meanwhile might come earlier or later. `Thread.sleep` waits for
//! nothing.
//!
//! It warns of a thread whenever something is printed later, and of a task only
//! if the task has printed as well. It does not see whether two schedules print
//! the same, nor what a task does to a variable that others read, nor what the
//! program would do with other input.

use threadlocal_map::memory::Address;

use crate::jvm::class::{self, field};
use crate::jvm::value::{NULL, is_reference};
use crate::tables::Numbered;
use crate::words::Key;

use super::code::{Conversion, Op};
use super::frames::{self, METHOD, NATIVE, PC, PLACE, SLOTS};
use super::{Machine, code::Pc};

/// What a thread or task is known by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Name {
    Thread(Address),
    /// A FutureTask, or the Runnable itself.
    Task(Address),
}

/// A thread or a task that nobody has waited for.
#[derive(Clone, Copy, Debug)]
struct Unit {
    name: Name,
    /// The pool of a task.
    executor: Address,
    /// Whether that pool runs its tasks in their order.
    is_ordered: bool,
    /// The statement that started it.
    place: u32,
    has_printed: bool,
    /// Whether an older reference lies in the slot that will get its Future.
    lingers: bool,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Waiting,
    /// With what the collections had looked at when it began.
    Running(u64),
    Ended,
}

/// What was found so far.
#[derive(Debug, Default)]
pub struct Schedule {
    units: Vec<Unit>,
    /// Who has counted a latch down.
    latches: Numbered<Vec<Name>>,
    /// Pools whose workers were busy since the last GC.
    restless: Vec<Address>,
    /// Pools of which two tasks ran at the same time: which worker waits
    /// longest is not known.
    scrambled: Vec<Address>,
    /// The place of each warning, an index of the program's places.
    warnings: Vec<(u32, Key)>,
}

impl Schedule {
    /// The warnings, in the order in which they were found.
    pub fn into_warnings(self) -> Vec<(u32, Key)> {
        self.warnings
    }

    /// How many threads and tasks nobody has waited for.
    pub fn len(&self) -> usize {
        self.units.len()
    }

    fn warn(&mut self, place: u32, key: Key) {
        if !self.warnings.contains(&(place, key)) {
            self.warnings.push((place, key));
        }
    }

    /// A thread has started at a place, and runs.
    pub fn thread_started(&mut self, thread: Address, place: u32) {
        self.units.push(Unit {
            name: Name::Thread(thread),
            executor: NULL,
            is_ordered: false,
            place,
            has_printed: false,
            lingers: false,
            state: State::Running(0),
        });
    }

    /// A worker begins a task.
    pub fn task_started(&mut self, task: Address, collector_work: u64) {
        let waits =
            |unit: &&mut Unit| unit.name == Name::Task(task) && unit.state == State::Waiting;
        if let Some(unit) = self.units.iter_mut().find(waits) {
            unit.state = State::Running(collector_work);
        }
    }

    /// The thread or task that runs has ended.
    pub fn unit_ended(&mut self, collector_work: u64) {
        let running = self.units.iter_mut().rev();
        let mut running = running.filter(|unit| matches!(unit.state, State::Running(_)));
        let Some(unit) = running.next() else {
            return;
        };
        let has_collected = unit.state != State::Running(collector_work);
        unit.state = State::Ended;
        self.restless.push(unit.executor);
        if unit.lingers && has_collected {
            let place = unit.place;
            self.warn(place, Key::WarningLingering);
        }
    }

    /// The thread or task that runs now, if it is not `main`.
    fn current(&self) -> Option<&Unit> {
        let mut running = self.units.iter().rev();
        running.find(|unit| matches!(unit.state, State::Running(_)))
    }

    /// Something was printed.
    pub fn printed(&mut self) {
        let is_running = |unit: &&mut Unit| matches!(unit.state, State::Running(_));
        if let Some(unit) = self.units.iter_mut().rev().find(is_running) {
            unit.has_printed = true;
        }
        let current = self.current().copied();
        let mut found = Vec::new();
        for unit in &self.units {
            let comes_first =
                current.is_some_and(|current| current.executor == unit.executor && unit.is_ordered);
            if unit.state == State::Ended && !comes_first {
                match unit.name {
                    Name::Thread(_) => found.push((unit.place, Key::WarningUnjoined)),
                    Name::Task(_) if unit.has_printed => {
                        found.push((unit.place, Key::WarningUnawaited));
                    }
                    Name::Task(_) => {}
                }
            }
        }
        for (place, key) in found {
            self.warn(place, key);
        }
    }

    /// An allocation has failed at a place.
    pub fn out_of_memory(&mut self, place: u32) {
        self.warn(place, Key::WarningOutOfMemory);
    }

    /// Something is printed at a place while objects wait to be finalized.
    pub fn printed_beside_finalizers(&mut self, place: u32) {
        self.warn(place, Key::WarningFinalizers);
    }

    /// `join` has returned.
    pub fn thread_joined(&mut self, thread: Address) {
        self.units.retain(|unit| unit.name != Name::Thread(thread));
    }

    /// `Future.get` has returned. In a pool of one thread all tasks before it
    /// are over as well.
    pub fn task_awaited(&mut self, future: Address) {
        let is_it = |unit: &Unit| unit.name == Name::Task(future);
        if let Some(index) = self.units.iter().position(is_it) {
            self.forget(index);
        }
    }

    fn forget(&mut self, index: usize) {
        let unit = self.units[index];
        let mut at = 0;
        self.units.retain(|other| {
            at += 1;
            let is_before = unit.is_ordered && other.executor == unit.executor && at <= index;
            at - 1 != index && !is_before
        });
    }

    /// A task will never run.
    pub fn task_dropped(&mut self, task: Address) {
        let waits = |unit: &Unit| unit.name == Name::Task(task) && unit.state == State::Waiting;
        if let Some(index) = self.units.iter().position(waits) {
            self.units.remove(index);
        }
    }

    /// `awaitTermination` has returned true.
    pub fn pool_awaited(&mut self, executor: Address) {
        self.units.retain(|unit| unit.executor != executor);
    }

    /// Who runs has counted a latch down.
    pub fn counted_down(&mut self, latch: Address) {
        if let Some(name) = self.current().map(|unit| unit.name) {
            self.latches.of(latch).push(name);
        }
    }

    /// `await` has returned; nobody was waited for if the count was not zero.
    pub fn latch_awaited(&mut self, latch: Address, count: u32) {
        if count > 0 {
            return;
        }
        for name in self.latches.get(latch).cloned().unwrap_or_default() {
            let ended = |unit: &Unit| unit.name == name && unit.state == State::Ended;
            while let Some(index) = self.units.iter().position(ended) {
                self.forget(index);
            }
        }
    }

    /// A GC: everything is at rest, except that who prints may seem to be
    /// while it hands its text over.
    pub fn collected(&mut self) {
        self.units
            .retain(|unit| unit.state != State::Ended || unit.has_printed);
        self.restless.clear();
    }

    /// Whether a task of the pool is over, or waits, that nobody has waited for.
    fn has_unawaited(&self, executor: Address, except: usize) -> bool {
        let units = self.units.iter().enumerate();
        units
            .filter(|&(index, _)| index != except)
            .any(|(_, unit)| unit.executor == executor && !matches!(unit.state, State::Running(_)))
    }
}

impl Machine<'_> {
    /// The statement that runs.
    pub(super) fn current_place(&self) -> u32 {
        frames::frames(&self.world)
            .find(|&frame| self.world.get(frame + METHOD) & NATIVE == 0)
            .map_or(0, |frame| self.world.get(frame + PLACE))
    }

    /// A thread starts here.
    pub(super) fn note_start(&mut self, thread: Address) {
        let place = self.current_place();
        self.schedule.thread_started(thread, place);
    }

    /// A task is handed to a pool here, by the scenario's code.
    pub(super) fn note_submission(&mut self, executor: Address, task: Address) {
        let unit = Unit {
            name: Name::Task(task),
            executor,
            is_ordered: self.is_single(executor),
            place: self.current_place(),
            has_printed: false,
            lingers: self.world.get(self.frame + METHOD) & NATIVE == 0 && self.lingers(),
            state: State::Waiting,
        };
        self.schedule.units.push(unit);
    }

    /// Whether the result of this call goes to a slot that holds an older
    /// reference: on a real JDK the task may begin before or after that.
    fn lingers(&self) -> bool {
        let code = &self.method().code;
        let pc: Pc = self.world.get(self.frame + PC);
        let mut behind = code[pc as usize + 1..].iter();
        // An assignment keeps its value for whoever might use it.
        let on_the_way = |op: &&Op| matches!(op, Op::Convert(Conversion::Check(_)) | Op::Dup);
        let stored = behind.find(|op| !on_the_way(op));
        match stored {
            Some(&Op::Store(slot)) => {
                let held = self.world.get(self.frame + SLOTS + u32::from(slot));
                is_reference(held) && self.method().live.contains(pc, slot)
            }
            _ => false,
        }
    }

    /// The task that was just handed over has a new worker of its own.
    pub(super) fn note_overlap(&mut self, executor: Address) {
        let latest = self.schedule.units.len().saturating_sub(1);
        if self.schedule.has_unawaited(executor, latest) {
            self.schedule.scrambled.push(executor);
        }
    }

    /// The task that was just handed over could go to another worker than it
    /// does here: to one of `choices` that wait, or to the first that is done.
    pub(super) fn warn_of_race(&mut self, executor: Address, choices: usize) {
        let Some(latest) = self.schedule.units.len().checked_sub(1) else {
            return;
        };
        let overlaps = self.schedule.has_unawaited(executor, latest);
        if overlaps {
            self.schedule.scrambled.push(executor);
        }
        // A worker is back at the queue only some time after its task, and
        // takes what has come meanwhile.
        let queue = self.world.get(executor + field::EXECUTOR_QUEUE);
        let is_handed_over = self.world.class_of(queue) == class::SYNCHRONOUS_QUEUE;
        let is_restless = self.schedule.restless.contains(&executor);
        let is_race = overlaps
            || is_restless && is_handed_over
            || choices > 1 && (is_restless || self.schedule.scrambled.contains(&executor));
        if is_race && !self.program.proof_bounds && !self.is_single(executor) {
            let place = self.schedule.units[latest].place;
            self.schedule.warn(place, Key::WarningRacingPool);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::java::parse;
    use crate::machine::{compile::compile, run};
    use crate::words::Key;

    /// The line and the key of each warning of a run of `main` with these
    /// statements, one on a line.
    fn warnings(statements: &[&str]) -> Vec<(usize, Key)> {
        let source = format!(
            "void main() throws Exception {{\n{}\n}}",
            statements.join("\n")
        );
        let (unit, diagnostics) = parse(&source);
        assert_eq!(diagnostics, []);
        let (program, diagnostics) = compile(&unit);
        assert_eq!(diagnostics, []);
        let run = run(&program);
        assert_eq!(run.stop, None);
        let line = |place: u32| {
            let start = program.places[place as usize].span.start as usize;
            source[..start].matches('\n').count()
        };
        let warnings = run.warnings.iter();
        warnings.map(|&(place, key)| (line(place), key)).collect()
    }

    const FIXED: &str = "ExecutorService pool = Executors.newFixedThreadPool(2);";
    const SINGLE: &str = "ExecutorService pool = Executors.newSingleThreadExecutor();";
    const PRINTS: &str = "() -> System.out.println(1)";

    #[test]
    fn a_thread_is_joined_before_anything_is_printed() {
        let thread = &format!("Thread t = new Thread({PRINTS});");
        let print = "System.out.println(2);";
        let unjoined = vec![(2, Key::WarningUnjoined)];
        assert_eq!(warnings(&[thread, "t.start();", print]), unjoined);
        assert_eq!(
            warnings(&[thread, "t.start();", print, "t.join();"]),
            unjoined
        );
        assert_eq!(warnings(&[thread, "t.start();", "t.join();", print]), []);
        assert_eq!(
            warnings(&[thread, "t.start();", "System.gc();", print]),
            unjoined
        );
        let silent = "Thread t = new Thread(() -> {});";
        assert_eq!(warnings(&[silent, "t.start();", "System.gc();", print]), []);
        assert_eq!(warnings(&[thread, "t.start();"]), []);
    }

    #[test]
    fn a_latch_is_a_wait_for_who_has_counted_it_down() {
        let latch = "CountDownLatch latch = new CountDownLatch(1);";
        let start = "new Thread(() -> latch.countDown()).start();";
        let print = "System.out.println(2);";
        assert_eq!(warnings(&[latch, start, "latch.await();", print]), []);
        assert_eq!(
            warnings(&[latch, start, print]),
            [(2, Key::WarningUnjoined)]
        );
    }

    #[test]
    fn a_task_that_prints_is_awaited_before_anything_else_is_printed() {
        let task = &format!("Future<?> f = pool.submit({PRINTS});");
        let print = "System.out.println(2);";
        let unawaited = vec![(2, Key::WarningUnawaited)];
        assert_eq!(warnings(&[SINGLE, task, print]), unawaited);
        assert_eq!(warnings(&[SINGLE, task, "f.get();", print]), []);
        let ends = "pool.shutdown(); pool.awaitTermination(1, TimeUnit.SECONDS);";
        assert_eq!(warnings(&[SINGLE, task, ends, print]), []);
        let silent = "pool.execute(() -> {});";
        assert_eq!(warnings(&[SINGLE, silent, print]), []);
    }

    #[test]
    fn the_tasks_of_one_thread_run_in_their_order() {
        let first = &format!("pool.execute({PRINTS});");
        let second = &format!("pool.submit({PRINTS}).get();");
        let print = "System.out.println(2);";
        assert_eq!(warnings(&[SINGLE, first, second, print]), []);
        assert_eq!(
            warnings(&[FIXED, first, second, print]),
            [(2, Key::WarningUnawaited)]
        );
    }

    #[test]
    fn two_workers_race_for_the_third_task() {
        let task = "pool.submit(() -> 1).get();";
        let overlapping = "pool.submit(() -> 1);";
        let race = vec![(4, Key::WarningRacingPool)];
        assert_eq!(warnings(&[FIXED, task, task, task]), race);
        assert_eq!(warnings(&[FIXED, overlapping, overlapping, task]), race);
        assert_eq!(warnings(&[FIXED, task, task, "System.gc();", task]), []);
        assert_eq!(warnings(&[SINGLE, task, overlapping, task]), []);
    }

    #[test]
    fn a_future_may_or_may_not_have_replaced_what_its_variable_held() {
        let slot = "Object f = new Object();";
        let collects = "f = pool.submit(() -> { System.gc(); });";
        let harmless = "f = pool.submit(() -> { });";
        assert_eq!(
            warnings(&[SINGLE, slot, collects]),
            [(3, Key::WarningLingering)]
        );
        assert_eq!(warnings(&[SINGLE, slot, "f = null;", collects]), []);
        assert_eq!(warnings(&[SINGLE, slot, harmless]), []);
    }
}
