//! Executors: a worker for each task up to the core size, then the worker that
//! has waited longest, then the queue, then workers up to the maximum. A task
//! runs to completion inside `submit`; if every worker is busy it waits.
//!
//! As in `ThreadPoolExecutor`, a worker that an exception ended is replaced,
//! and `shutdown` ends the workers that have nothing to do.

use threadlocal_map::memory::{Address, word_of};

use crate::budget::Work;
use crate::jvm::class::{self, field};
use crate::jvm::value::{NULL, Value, Word};
use crate::jvm::world::{CURRENT_THREAD, thread_state};
use crate::words::Key;

use super::super::frames::{FRAME_THREAD, Native, SLOTS};
use super::super::library::MethodName;
use super::super::steps::Kind;
use super::super::{Interrupt, Machine, Outcome};
use super::Call;

impl Machine<'_> {
    pub(super) fn invoke_executor(
        &mut self,
        name: MethodName,
        executor: Address,
        arguments: &[Word],
    ) -> Outcome<Call> {
        let task = arguments.first().copied().unwrap_or(NULL);
        // Every method looks for tasks.
        self.look_through(self.schedule.len())?;
        match name {
            MethodName::Shutdown => {
                self.shut_down(executor)?;
                self.done(NULL)
            }
            MethodName::ShutdownNow => {
                let queue = self.world.get(executor + field::EXECUTOR_QUEUE);
                let tasks = self.world.allocate(class::ARRAY_LIST, field::LIST_WORDS);
                self.holding(&[tasks], |machine| {
                    while let Some(waiting) = machine.take_first(queue)? {
                        machine.schedule.task_dropped(waiting);
                        machine.append(tasks, waiting)?;
                    }
                    machine.shut_down(executor)
                })?;
                self.done(tasks)
            }
            MethodName::IsShutdown => {
                let is_shutdown = self.world.get(executor + field::EXECUTOR_SHUTDOWN) != 0;
                self.done_value(Value::Boolean(is_shutdown))
            }
            MethodName::IsTerminated => {
                let is_terminated = self.is_terminated(executor);
                self.done_value(Value::Boolean(is_terminated))
            }
            MethodName::AwaitTermination => self.await_termination(executor),
            MethodName::Execute
            | MethodName::Submit
            | MethodName::SubmitRunnable
            | MethodName::InvokeAll
                if task == NULL =>
            {
                Err(self.null_pointer())
            }
            MethodName::InvokeAll => self.invoke_all(executor, task),
            MethodName::Execute => {
                self.note_submission(executor, task);
                self.accept(executor, task, NULL)
            }
            MethodName::Submit | MethodName::SubmitRunnable => {
                let future = self.new_future(task);
                let is_void = name == MethodName::SubmitRunnable;
                self.world
                    .put(future + field::FUTURE_IS_VOID, is_void.into());
                self.note_submission(executor, future);
                self.accept(executor, future, future)
            }
            _ => Err(Interrupt::stop(Key::StopTypes)),
        }
    }

    fn shut_down(&mut self, executor: Address) -> Outcome {
        self.world.put(executor + field::EXECUTOR_SHUTDOWN, 1);
        for worker in self.workers.dismiss_idle(executor) {
            self.world.end_thread(worker);
            self.operation(Kind::ThreadEnded, [worker, NULL])?;
        }
        Ok(())
    }

    pub(super) fn is_terminated(&self, executor: Address) -> bool {
        self.world.get(executor + field::EXECUTOR_SHUTDOWN) != 0 && self.workers.live(executor) == 0
    }

    /// Takes a task: a Runnable, or a FutureTask, which is also the result.
    pub(super) fn accept(&mut self, executor: Address, task: Word, result: Word) -> Outcome<Call> {
        if self.world.get(executor + field::EXECUTOR_SHUTDOWN) != 0 {
            return self.reject(executor, task, result);
        }
        let [core, maximum, queue] = [
            field::EXECUTOR_CORE,
            field::EXECUTOR_MAXIMUM,
            field::EXECUTOR_QUEUE,
        ]
        .map(|offset| self.world.get(executor + offset));
        let live = self.workers.live(executor);
        if live < core {
            self.note_overlap(executor);
            return self.add_worker(executor, task, result);
        }
        let choices = self.workers.idle(executor);
        // A SynchronousQueue serves the thread first that came last.
        let waiting = match self.world.class_of(queue) {
            class::SYNCHRONOUS_QUEUE => self.workers.take_latest(executor),
            _ => self.workers.take_longest(executor),
        };
        if let Some(worker) = waiting {
            self.warn_of_race(executor, choices);
            self.start_task(worker, task, result, executor)?;
            return Ok(Call::Frame);
        }
        let waits = word_of(self.list_words(queue).len());
        if waits < self.world.get(queue + field::QUEUE_CAPACITY) {
            if live == 0 {
                // Without core threads, the queue has to get its first worker.
                return self.add_worker(executor, task, result);
            }
            self.warn_of_race(executor, 0);
            self.append(queue, task)?;
            self.operation(Kind::TaskQueued, [NULL; 2])?;
            return self.done(result);
        }
        self.warn_of_race(executor, 0);
        if live < maximum {
            return self.add_worker(executor, task, result);
        }
        self.reject(executor, task, result)
    }

    /// A worker begins a task, for which it was made or waited; it is in no list
    /// of those that wait.
    pub(super) fn start_task(
        &mut self,
        worker: Address,
        task: Word,
        result: Word,
        executor: Address,
    ) -> Outcome {
        self.workers.begins(executor);
        self.world
            .put(worker + field::THREAD_STATE, thread_state::RUNNING);
        self.world.put(CURRENT_THREAD, worker);
        self.push_native(Native::Worker, &[task, result, executor])?;
        self.run_task(worker, task)
    }

    fn run_task(&mut self, worker: Address, task: Word) -> Outcome {
        self.current_tasks.push(Some(word_of(self.tasks.len())));
        self.tasks.push(u32::MAX);
        self.schedule
            .task_started(task, self.budget.spent(Work::Traced));
        self.operation(Kind::TaskStarted, [worker, NULL])?;
        let callable = self.callable_of(task);
        self.call_lambda(callable, &[])
    }

    /// A worker's task is over: it takes the next one from the queue, or waits.
    pub(super) fn task_returned(&mut self, result: Result<Word, Address>) -> Outcome<bool> {
        let frame = self.frame;
        let worker = self.world.get(frame + FRAME_THREAD);
        let [task, executor] = [0, 2].map(|index| self.world.get(frame + SLOTS + index));
        let mut worker_lives = true;
        if self.world.class_of(task) == class::FUTURE {
            self.complete(task, result);
        } else if let Err(exception) = result {
            self.uncaught(exception)?;
            worker_lives = false;
        }
        // The worker lets go of its task before it asks for the next one.
        self.world.put(frame + SLOTS, NULL);
        self.operation(Kind::TaskEnded, [worker, NULL])?;
        self.schedule.unit_ended(self.budget.spent(Work::Traced));
        if let Some(Some(task)) = self.current_tasks.pop() {
            self.tasks[task as usize] = self.world.memory.observer.step_count();
        }
        self.workers.ends(executor);
        if worker_lives {
            return self.next_task(worker);
        }
        // In place of the one that the exception ended.
        if self.world.get(executor + field::EXECUTOR_FACTORY) != NULL {
            self.add_worker(executor, NULL, NULL)?;
            return Ok(true);
        }
        let worker = self.new_worker(executor)?;
        self.next_task(worker)
    }

    /// A worker without a task takes the next one from the queue, or waits. Its
    /// frame is the current one.
    pub(super) fn next_task(&mut self, worker: Address) -> Outcome<bool> {
        let frame = self.frame;
        let [submitted, executor] = [1, 2].map(|index| self.world.get(frame + SLOTS + index));
        let queue = self.world.get(executor + field::EXECUTOR_QUEUE);
        if let Some(next) = self.take_first(queue)? {
            self.workers.begins(executor);
            self.world.put(frame + FRAME_THREAD, worker);
            self.world.put(CURRENT_THREAD, worker);
            self.world
                .put(worker + field::THREAD_STATE, thread_state::RUNNING);
            self.world.put(frame + SLOTS, next);
            self.run_task(worker, next)?;
            return Ok(true);
        }
        let live = self.workers.live(executor) + 1;
        let is_surplus = live > self.world.get(executor + field::EXECUTOR_CORE)
            && self.world.get(executor + field::EXECUTOR_KEEP_ALIVE) == 0;
        if is_surplus || self.world.get(executor + field::EXECUTOR_SHUTDOWN) != 0 {
            self.world.end_thread(worker);
        } else {
            self.workers.waits(executor, worker);
            self.world
                .put(worker + field::THREAD_STATE, thread_state::IDLE);
        }
        self.pop_frame();
        self.hand_back(submitted)
    }
}
