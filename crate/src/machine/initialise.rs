//! How a class is initialised (JLS 12.4.2), and what becomes of one whose
//! initialiser fails. When that is decided by the compiler
//! (`compile/resolve.rs`, `use_class`).
//!
//! The state of a class is a word: null before, the thread that initialises it,
//! `true` behind, or the error that every later use throws.

use threadlocal_map::memory::Address;

use crate::jvm::class::{self, field};
use crate::jvm::value::{NULL, Value, Word};
use crate::jvm::world::CURRENT_THREAD;
use crate::words::Key;

use super::code::ClassId;
use super::{Interrupt, Machine, Outcome};

impl Machine<'_> {
    /// The use of a class (JLS 12.4.2). The first time the initialisers of what
    /// comes before it and its own run, unless this thread is about to run them.
    /// If one of them throws, the class can never be used.
    pub(super) fn initialise(&mut self, class: ClassId, deployed: Word) -> Outcome {
        let thread = self.world.get(CURRENT_THREAD);
        let done = self.world.word(Value::Boolean(true));
        let mirror = self.class_beside(class, deployed);
        let state = self.state_address(class, mirror);
        match self.world.get(state) {
            NULL => {}
            word if word == done || word == thread => return Ok(()),
            error if self.world.class_of(error) == class::THROWABLE => {
                return Err(self.unusable(class, error));
            }
            _ => return Err(Interrupt::stop(Key::StopDeadlock)),
        }
        self.world.put(state, thread);
        let info = &self.program.classes[class as usize];
        let above = info
            .initialised_first
            .iter()
            .try_for_each(|&above| self.initialise(above, deployed));
        let result = match (above, info.initialiser) {
            (Ok(()), Some(initialiser)) => self
                .run_to_end(initialiser, Vec::new(), mirror)
                .map_err(|interrupt| self.as_error(interrupt)),
            (above, _) => above.map(|()| done).map_err(|interrupt| (interrupt, None)),
        };
        match result {
            Ok(_) => self.world.put(state, done),
            Err((interrupt, cause)) => {
                if let Some(thrown) = interrupt.exception() {
                    let error = self.initialisation_error(cause.unwrap_or(thrown));
                    self.world.put(state, error);
                }
                return Err(interrupt);
            }
        }
        Ok(())
    }

    /// What a failed initialiser ends with: an Error as it is, any other
    /// exception in an ExceptionInInitializerError (JLS 12.4.2, step 10); and
    /// the exception in it.
    fn as_error(&mut self, interrupt: Interrupt) -> (Interrupt, Option<Address>) {
        match interrupt.exception() {
            Some(exception) if !self.is_instance(exception, "Error") => {
                let name = "java.lang.ExceptionInInitializerError";
                let error = self.throwable(name, NULL, exception);
                (Interrupt::thrown(error), Some(exception))
            }
            _ => (interrupt, None),
        }
    }

    /// What is kept of an exception that has ended an initialisation, for the
    /// uses to come (HotSpot's `java_lang_Throwable::create_initialization_error`).
    fn initialisation_error(&mut self, exception: Address) -> Address {
        let class = self.qualified_class(exception);
        let is_unworded =
            class.is_none() || self.world.get(exception + field::THROWABLE_UNWORDED) != 0;
        let mut text = format!("Exception {}", class.unwrap_or_default());
        let message = self.world.get(exception + field::THROWABLE_MESSAGE);
        if message != NULL {
            text.push_str(&format!(": {}", self.world.string_text(message)));
        }
        let thread = self.world.get(CURRENT_THREAD);
        text.push_str(&format!(
            " [in thread \"{}\"]",
            self.world.thread_name(thread)
        ));
        let message = self.world.new_string(&text);
        let error = self.throwable("java.lang.ExceptionInInitializerError", message, NULL);
        if is_unworded {
            self.world.put(error + field::THROWABLE_UNWORDED, 1);
        }
        error
    }

    /// What a use of a class throws whose initialisation has failed.
    fn unusable(&mut self, class: ClassId, error: Address) -> Interrupt {
        let info = &self.program.classes[class as usize];
        let name = self.program.qualified(&info.binary);
        let message = format!("Could not initialize class {name}");
        let message = self.world.new_string(&message);
        let thrown = self.throwable("java.lang.NoClassDefFoundError", message, error);
        if info.is_local {
            self.world.put(thrown + field::THROWABLE_UNWORDED, 1);
        }
        Interrupt::thrown(thrown)
    }
}
