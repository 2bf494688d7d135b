//! Exceptions: making them, finding their handler, and what happens where
//! there is none.

use threadlocal_map::memory::Address;

use crate::budget::Work;
use crate::jvm::class::{self, field};
use crate::jvm::value::{NULL, Word};
use crate::jvm::world::{CURRENT_THREAD, STATUS, UNCAUGHT};

use super::frames::{self, FRAME_THREAD, METHOD, NATIVE, Native, PLACE, SLOTS};
use super::steps::Kind;
use super::{Interrupt, Machine, Outcome, Status};

/// What stands before a cause in the text of an error.
pub const CAUSED_BY: &str = "Caused by: ";

impl Machine<'_> {
    /// A new exception of a class of the library, thrown.
    pub(super) fn throw(&mut self, qualified: &str, message: &str) -> Interrupt {
        let message = self.world.new_string(message);
        Interrupt::thrown(self.throwable(qualified, message, NULL))
    }

    /// The same, where the JDK words its message with things that the lab does
    /// not know. A program that prints it is stopped.
    pub(super) fn throw_unworded(&mut self, qualified: &str, message: &str) -> Interrupt {
        let message = self.world.new_string(message);
        let exception = self.throwable(qualified, message, NULL);
        self.world.put(exception + field::THROWABLE_UNWORDED, 1);
        Interrupt::thrown(exception)
    }

    pub(super) fn null_pointer(&mut self) -> Interrupt {
        let exception = self.throwable("java.lang.NullPointerException", NULL, NULL);
        self.world.put(exception + field::THROWABLE_UNWORDED, 1);
        Interrupt::thrown(exception)
    }

    /// Allocates an exception and fills in the stack trace.
    pub(super) fn throwable(&mut self, qualified: &str, message: Word, cause: Word) -> Address {
        let exception = self
            .world
            .allocate(class::THROWABLE, field::THROWABLE_WORDS);
        self.fill_in(exception, qualified, message, cause);
        exception
    }

    /// What the constructor of Throwable does.
    fn fill_in(&mut self, exception: Address, qualified: &str, message: Word, cause: Word) {
        let mut trace = String::new();
        let thread = self.world.get(CURRENT_THREAD);
        // Not the exception's own constructors.
        let makes_it = |&frame: &Address| {
            let method = self.world.get(frame + METHOD);
            method & NATIVE == 0
                && self.program.methods[method as usize].is_constructor()
                && self.world.get(frame + SLOTS) == exception
        };
        for frame in frames::frames(&self.world)
            .skip_while(makes_it)
            .take_while(|&frame| self.world.get(frame + FRAME_THREAD) == thread)
        {
            let method = self.world.get(frame + METHOD);
            let line = match Native::from_number(method) {
                Some(native) => format!("{} -\n", native.name()),
                None => {
                    let place = self.world.get(frame + PLACE);
                    format!("{} {place}\n", self.traced_name(method))
                }
            };
            // Who runs on hears that nothing is left. To find a name takes as long as to write it.
            if self
                .budget
                .spend(Work::Characters, 2 * line.len() as u64)
                .is_err()
            {
                break;
            }
            trace.push_str(&line);
        }
        let trace = self.world.pool.add_text(&trace);
        let class = self.world.pool.add_text(qualified);
        self.world.put(exception + field::THROWABLE_CLASS, class);
        self.world
            .put(exception + field::THROWABLE_MESSAGE, message);
        self.world.put(exception + field::THROWABLE_CAUSE, cause);
        self.world.put(exception + field::THROWABLE_TRACE, trace);
    }

    /// A method as a stack trace names it; the class of a compact source file
    /// has the name of the file, which is missing here.
    fn traced_name(&self, method: u32) -> String {
        let method = &self.program.methods[method as usize];
        let class = &self.program.classes[method.class as usize].binary;
        let name = match method.name.split(' ').next() {
            Some("new") => "<init>",
            Some("static") => "<clinit>",
            _ => method.name.rsplit('.').next().unwrap_or(&method.name),
        };
        format!("{class}.{name}")
    }

    /// `Throwable.addSuppressed`
    pub(super) fn add_suppressed(&mut self, exception: Address, suppressed: Word) -> Outcome {
        let mut list = self.world.get(exception + field::THROWABLE_SUPPRESSED);
        if list == NULL {
            self.push(exception);
            self.push(suppressed);
            self.reserve(64)?;
            list = self.world.allocate(class::ARRAY_LIST, field::LIST_WORDS);
            self.world
                .put(exception + field::THROWABLE_SUPPRESSED, list);
            self.pop();
            self.pop();
        }
        self.append(list, suppressed)
    }

    /// `new SomeException(…)`: a message, a cause, or both.
    pub(super) fn new_throwable(&mut self, qualified: &str, arguments: &[Word]) -> Outcome {
        let (mut message, cause) = self.message_and_cause(arguments)?;
        // The only one whose constructor makes no message of a cause.
        if arguments == [cause] && qualified == "java.lang.ExceptionInInitializerError" {
            message = NULL;
        }
        let exception = self.throwable(qualified, message, cause);
        self.make_characters(1)?;
        self.push(exception);
        Ok(())
    }

    /// The same for an exception of a class of the scenario.
    pub(super) fn construct_throwable(
        &mut self,
        exception: Address,
        arguments: &[Word],
    ) -> Outcome {
        let (message, cause) =
            self.holding(&[exception], |machine| machine.message_and_cause(arguments))?;
        // Without one, the exception has no text.
        let class = self.qualified_class(exception).unwrap_or_default();
        self.fill_in(exception, &class, message, cause);
        Ok(())
    }

    fn message_and_cause(&mut self, arguments: &[Word]) -> Outcome<(Word, Word)> {
        let is_throwable =
            |word: Word| word != NULL && self.world.class_of(word) == class::THROWABLE;
        Ok(match *arguments {
            [] => (NULL, NULL),
            [cause] if is_throwable(cause) => {
                let text = self.text_of(cause)?;
                (self.world.new_string(&text), cause)
            }
            [message] => (self.message_of(message)?, NULL),
            [message, cause, ..] => (message, cause),
        })
    }

    /// `AssertionError` takes any object; its message is the object's text.
    fn message_of(&mut self, word: Word) -> Outcome<Word> {
        if word == NULL || self.world.class_of(word) == class::STRING {
            return Ok(word);
        }
        let text = self.text_of(word)?;
        Ok(self.world.new_string(&text))
    }

    /// Takes frames away until one handles the exception. Whether the program
    /// goes on.
    pub(super) fn unwind(&mut self, exception: Address) -> Outcome<bool> {
        self.world.put(UNCAUGHT, exception);
        loop {
            if let Some(native) = self.native() {
                if self.resume_native(native, Err(exception))? {
                    self.world.put(UNCAUGHT, NULL);
                    return Ok(true);
                }
                continue;
            }
            if let Some(target) = self.handler(exception) {
                self.stack.clear();
                self.push(exception);
                self.pc = target;
                self.world.put(UNCAUGHT, NULL);
                return Ok(true);
            }
            let method = self.world.get(self.frame + METHOD);
            let name = self.method_name(method);
            self.stack.clear();
            self.pop_frame();
            if self.is_nested_end() {
                self.operation(Kind::Unwound, [name, exception])?;
                self.world.put(UNCAUGHT, NULL);
                self.nested_result = Some(Err(exception));
                return Ok(true);
            }
            if self.frame == NULL {
                self.uncaught(exception)?;
                self.world.put(STATUS, Status::Uncaught as u32);
                return Ok(false);
            }
            if self.native().is_none() {
                self.reload();
            }
            self.operation(Kind::Unwound, [name, exception])?;
        }
    }

    /// Where the current method goes on with this exception.
    fn handler(&self, exception: Address) -> Option<u32> {
        let covers = |handler: &&super::code::Handler| {
            (handler.start..handler.end).contains(&self.pc)
                && handler
                    .class
                    .as_ref()
                    .is_none_or(|catching| self.is_instance(exception, catching))
        };
        self.method()
            .handlers
            .iter()
            .find(covers)
            .map(|handler| handler.target)
    }

    /// Ends the current thread with an exception, as its default handler does.
    pub(super) fn uncaught(&mut self, exception: Address) -> Outcome {
        let thread = self.world.get(CURRENT_THREAD);
        let name = self.world.thread_name(thread).to_owned();
        let text = self.text_of_throwable(exception)?;
        let trace = self.full_trace(exception)?;
        let step = self.world.memory.observer.step_count() + 1;
        let text = format!("Exception in thread \"{name}\" {text}\n{trace}");
        self.print_bytes(text.len())?;
        self.errors.push((step, text));
        self.world.end_thread(thread);
        self.operation(Kind::Uncaught, [thread, exception])
    }

    /// `Throwable.printStackTrace`
    pub(super) fn print_stack_trace(&mut self, exception: Address) -> Outcome {
        let text = self.text_of(exception)?;
        let trace = self.full_trace(exception)?;
        let step = self.world.memory.observer.step_count() + 1;
        self.print_bytes(text.len() + trace.len())?;
        self.errors.push((step, format!("{text}\n{trace}")));
        Ok(())
    }

    /// The text of an exception that nobody prints: where the lab does not
    /// know how the JDK words it, it has words of its own.
    fn text_of_throwable(&mut self, exception: Address) -> Outcome<String> {
        match self.world.get(exception + field::THROWABLE_UNWORDED) {
            0 => self.text_of(exception),
            _ => self.throwable_text(exception),
        }
    }

    /// The frames of an exception and those of its causes, each cause behind
    /// its own text.
    fn full_trace(&mut self, exception: Address) -> Outcome<String> {
        let mut text = self.frames_of(exception);
        let mut cause = self.world.get(exception + field::THROWABLE_CAUSE);
        while cause != NULL {
            let head = self.text_of_throwable(cause)?;
            let frames = self.frames_of(cause);
            self.make_characters(frames.len())?;
            text.push_str(&format!("{CAUSED_BY}{head}\n{frames}"));
            cause = self.world.get(cause + field::THROWABLE_CAUSE);
        }
        Ok(text)
    }

    /// The frames of one exception, without those of the JDK at the bottom.
    fn frames_of(&self, exception: Address) -> String {
        let trace = self.world.get(exception + field::THROWABLE_TRACE);
        let mut frames: Vec<&str> = self.world.pool.text(trace).split_inclusive('\n').collect();
        while frames.pop_if(|frame| frame.ends_with(" -\n")).is_some() {}
        frames.concat()
    }

    /// The native frame on top, if there is one.
    pub(super) fn native(&self) -> Option<Native> {
        let method = self.world.get(self.frame + METHOD);
        (method & NATIVE != 0)
            .then(|| Native::from_number(method))
            .flatten()
    }
}
