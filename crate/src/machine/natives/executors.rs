//! Executors: a worker for each task up to the core size, then the worker that
//! has waited longest. A task runs to completion inside `submit`; if every
//! worker is busy it waits in the queue.
//!
//! As in `ThreadPoolExecutor`, a worker that an exception ended is replaced,
//! and `shutdown` ends the workers that have nothing to do.

use threadlocal_map::memory::Address;

use crate::jvm::class::{self, field};
use crate::jvm::value::{NULL, Word};
use crate::jvm::world::{CURRENT_THREAD, POOLS_CREATED, thread_state};
use crate::words::Key;

use super::super::frames::{FRAME_THREAD, Native, SLOTS};
use super::super::library::MethodName;
use super::super::steps::Kind;
use super::super::{Interrupt, Machine, Outcome};
use super::Call;

/// The states of a FutureTask.
const NEW: u32 = 0;
const NORMAL: u32 = 1;
const EXCEPTIONAL: u32 = 2;

impl Machine<'_> {
    pub(super) fn new_executor(&mut self, core: i32) -> Outcome<Call> {
        if core <= 0 {
            let class = "java.lang.IllegalArgumentException";
            return Err(Interrupt::Throw(self.throwable(class, NULL, NULL)));
        }
        let queue = self.world.allocate(class::QUEUE, field::LIST_WORDS);
        let executor = self.world.allocate(class::EXECUTOR, field::EXECUTOR_WORDS);
        let number = self.world.get(POOLS_CREATED) + 1;
        self.world.put(POOLS_CREATED, number);
        self.world.put(executor + field::EXECUTOR_CORE, core as u32);
        self.world.put(executor + field::EXECUTOR_QUEUE, queue);
        self.world.put(executor + field::EXECUTOR_NUMBER, number);
        self.done(executor)
    }

    pub(super) fn invoke_executor(
        &mut self,
        name: MethodName,
        executor: Address,
        task: Word,
    ) -> Outcome<Call> {
        match name {
            MethodName::Shutdown => {
                self.world.put(executor + field::EXECUTOR_SHUTDOWN, 1);
                for worker in self.workers(executor, thread_state::IDLE) {
                    self.world.end_thread(worker);
                    self.operation(Kind::ThreadEnded, [worker, NULL])?;
                }
                self.done(NULL)
            }
            MethodName::Execute | MethodName::Submit if task == NULL => Err(self.null_pointer()),
            MethodName::Execute => self.accept(executor, task, NULL),
            MethodName::Submit => {
                let future = self.world.allocate(class::FUTURE, field::FUTURE_WORDS);
                self.world.put(future + field::FUTURE_CALLABLE, task);
                self.accept(executor, future, future)
            }
            _ => Err(Interrupt::stop(Key::StopTypes)),
        }
    }

    /// The live workers of an executor in a state, the newest first.
    fn workers(&self, executor: Address, state: u32) -> Vec<Address> {
        self.world
            .threads()
            .filter(|&thread| {
                self.world.get(thread + field::THREAD_EXECUTOR) == executor
                    && self.world.get(thread + field::THREAD_STATE) == state
            })
            .collect()
    }

    /// Takes a task: a Runnable, or a FutureTask, which is also the result.
    fn accept(&mut self, executor: Address, task: Word, result: Word) -> Outcome<Call> {
        if self.world.get(executor + field::EXECUTOR_SHUTDOWN) != 0 {
            let class = "java.util.concurrent.RejectedExecutionException";
            return Err(self.throw_unworded(class, "rejected"));
        }
        let idle = self.workers(executor, thread_state::IDLE);
        let busy = self.workers(executor, thread_state::RUNNING);
        let core = self.world.get(executor + field::EXECUTOR_CORE);
        let waited_longest = idle
            .iter()
            .copied()
            .min_by_key(|&worker| self.world.get(worker + field::THREAD_IDLE_SINCE));
        let worker = if idle.len() + busy.len() < core as usize {
            self.new_worker(executor)
        } else if let Some(worker) = waited_longest {
            worker
        } else {
            let queue = self.world.get(executor + field::EXECUTOR_QUEUE);
            self.append(queue, task)?;
            self.operation(Kind::TaskQueued, [NULL; 2])?;
            return self.done(result);
        };
        self.world
            .put(worker + field::THREAD_STATE, thread_state::RUNNING);
        self.world.put(CURRENT_THREAD, worker);
        self.push_native(Native::Worker, &[task, result, executor])?;
        self.run_task(worker, task)?;
        Ok(Call::Frame)
    }

    fn new_worker(&mut self, executor: Address) -> Address {
        let created = self.world.get(executor + field::EXECUTOR_CREATED) + 1;
        self.world.put(executor + field::EXECUTOR_CREATED, created);
        let pool = self.world.get(executor + field::EXECUTOR_NUMBER);
        let worker = self
            .world
            .new_thread(&format!("pool-{pool}-thread-{created}"), NULL);
        self.world.put(worker + field::THREAD_EXECUTOR, executor);
        worker
    }

    fn run_task(&mut self, worker: Address, task: Word) -> Outcome {
        self.current_tasks.push(Some(self.tasks.len() as u32));
        self.tasks.push(u32::MAX);
        self.operation(Kind::TaskStarted, [worker, NULL])?;
        let callable = if self.world.class_of(task) == class::FUTURE {
            self.world.get(task + field::FUTURE_CALLABLE)
        } else {
            task
        };
        if self.world.class_of(callable) != class::LAMBDA {
            return Err(Interrupt::stop(Key::StopTypes));
        }
        self.call_lambda(callable, &[])
    }

    /// A worker's task is over: it takes the next one from the queue, or waits.
    pub(super) fn task_returned(&mut self, result: Result<Word, Address>) -> Outcome<bool> {
        let frame = self.frame;
        let worker = self.world.get(frame + FRAME_THREAD);
        let [task, submitted, executor] =
            [0, 1, 2].map(|index| self.world.get(frame + SLOTS + index));
        let mut worker_lives = true;
        if self.world.class_of(task) == class::FUTURE {
            let (outcome, state) = match result {
                Ok(value) => (value, NORMAL),
                Err(exception) => (exception, EXCEPTIONAL),
            };
            self.world.put(task + field::FUTURE_OUTCOME, outcome);
            self.world.put(task + field::FUTURE_STATE, state);
            self.world.put(task + field::FUTURE_CALLABLE, NULL);
        } else if let Err(exception) = result {
            self.uncaught(exception)?;
            worker_lives = false;
        }
        // The worker lets go of its task before it asks for the next one.
        self.world.put(frame + SLOTS, NULL);
        self.operation(Kind::TaskEnded, [worker, NULL])?;
        if let Some(Some(task)) = self.current_tasks.pop() {
            self.tasks[task as usize] = self.world.memory.observer.step_count();
        }
        let worker = if worker_lives {
            worker
        } else {
            // In place of the one that the exception ended.
            self.new_worker(executor)
        };
        let queue = self.world.get(executor + field::EXECUTOR_QUEUE);
        if let Some(next) = self.take_first(queue) {
            self.world.put(frame + FRAME_THREAD, worker);
            self.world.put(CURRENT_THREAD, worker);
            self.world
                .put(worker + field::THREAD_STATE, thread_state::RUNNING);
            self.world.put(frame + SLOTS, next);
            self.run_task(worker, next)?;
            return Ok(true);
        }
        if self.world.get(executor + field::EXECUTOR_SHUTDOWN) != 0 {
            self.world.end_thread(worker);
        } else {
            let waits = self.world.get(executor + field::EXECUTOR_WAITS) + 1;
            self.world.put(executor + field::EXECUTOR_WAITS, waits);
            self.world.put(worker + field::THREAD_IDLE_SINCE, waits);
            self.world
                .put(worker + field::THREAD_STATE, thread_state::IDLE);
        }
        self.pop_frame();
        self.go_on(submitted);
        Ok(true)
    }

    pub(super) fn future_get(&mut self, future: Address) -> Outcome<Call> {
        let outcome = self.world.get(future + field::FUTURE_OUTCOME);
        match self.world.get(future + field::FUTURE_STATE) {
            NEW => Err(Interrupt::stop(Key::StopDeadlock)),
            EXCEPTIONAL => {
                let message = self.text_of(outcome)?;
                let message = self.world.new_string(&message);
                let class = "java.util.concurrent.ExecutionException";
                Err(Interrupt::Throw(self.throwable(class, message, outcome)))
            }
            _ => self.done(outcome),
        }
    }
}
