//! The loop: one instruction after the other. Calls of the library are in
//! `natives/`, exceptions in `unwind.rs`.

use threadlocal_map::memory::word_of;

use crate::budget::Work;
use crate::java::ast::BinaryOp;
use crate::jvm::class::{self, field};
use crate::jvm::value::{NULL, Value, Word, is_reference};
use crate::jvm::world::{CURRENT_THREAD, STATUS};
use crate::words::Key;

use super::arithmetic::{self, Fault};
use super::code::{MethodId, Op, Shown};
use super::frames::{PLACE, SLOTS};
use super::steps::Kind;
use super::{Interrupt, Machine, Outcome, Status};

/// What comes after an instruction.
enum Flow {
    Next,
    /// The registers say where to go on.
    Here,
    /// The program has ended.
    End,
}

impl Machine<'_> {
    /// Runs until the program ends or pauses.
    pub(super) fn execute(&mut self) -> Outcome {
        while self.nested_result.is_none() {
            self.executed += 1;
            self.budget.spend(Work::Instructions, 1)?;
            self.check_room()?;
            if self.finalizers.is_due(self.executed) {
                self.run_finalizers()?;
            }
            match self.instruction() {
                Ok(Flow::Next) => self.pc += 1,
                Ok(Flow::Here) => {}
                Ok(Flow::End) => return Ok(()),
                Err(interrupt) => {
                    let Some(exception) = interrupt.exception() else {
                        return Err(interrupt);
                    };
                    // Its trace may have used up what there is.
                    self.make_characters(1)?;
                    if !self.unwind(exception)? {
                        return Ok(());
                    }
                }
            }
        }
        Ok(())
    }

    fn instruction(&mut self) -> Outcome<Flow> {
        let program = self.program;
        let method = self.method();
        let Some(op) = method.code.get(self.pc as usize) else {
            return Err(Interrupt::stop(Key::StopInternal));
        };
        match op {
            Op::Push(value) => self.push_value(*value),
            Op::Literal(name) => {
                let literal = self.world.literal(&program.names[*name as usize]);
                self.push(literal);
            }
            Op::Load(slot) => {
                let word = self.world.get(self.frame + SLOTS + u32::from(*slot));
                self.push(word);
            }
            Op::Store(slot) => {
                let word = self.pop();
                self.world.put(self.frame + SLOTS + u32::from(*slot), word);
            }
            Op::Pop => {
                self.pop();
            }
            Op::Register => {
                let instance = self.stack.last().copied().unwrap_or(NULL);
                self.register(instance)?;
                self.pop();
            }
            Op::Dup => self.copy(1, 0),
            Op::DupUnder1 => self.copy(1, 1),
            Op::DupUnder2 => self.copy(1, 2),
            Op::Dup2 => self.copy(2, 0),
            Op::GetStatic(index) => {
                let word = self.world.get(self.static_address(*index));
                self.push(word);
            }
            Op::PutStatic(index) => {
                let word = self.pop();
                self.world.put(self.static_address(*index), word);
            }
            Op::GetField(index) => {
                let instance = self.pop();
                let address = self.field_address(instance, *index)?;
                self.push(self.world.get(address));
            }
            Op::PutField(index) => {
                let word = self.pop();
                let instance = self.pop();
                let address = self.field_address(instance, *index)?;
                self.world.put(address, word);
            }
            Op::GetFieldNamed(name) => {
                let instance = self.pop();
                let word = self.named_field(instance, *name)?;
                self.push(word);
            }
            Op::PutFieldNamed(name) => {
                let word = self.pop();
                let instance = self.pop();
                self.put_named_field(instance, *name, word)?;
            }
            Op::PutOuter(class) => {
                let outer = self.pop();
                let instance = self.pop();
                if let Some(field) = program.classes[*class as usize].outer_field {
                    let address = self.field_address(instance, field)?;
                    self.world.put(address, outer);
                }
            }
            Op::NewObject(class) => {
                let instance = self.new_object(*class, self.frame_class())?;
                self.push(instance);
            }
            Op::Initialise(class) => self.initialise(*class, self.frame_class())?,
            Op::Deploy(class) => {
                let instance = self.deploy(*class)?;
                self.push(instance);
            }
            Op::SuperConstructor(count) => {
                self.reserve(64)?;
                let arguments = self.pop_many(*count);
                let instance = self.pop();
                self.construct_base(instance, &arguments)?;
            }
            Op::AddSuppressed => {
                let suppressed = self.pop();
                let exception = self.pop();
                self.add_suppressed(exception, suppressed)?;
            }
            Op::ArrayLoad => {
                let index = self.pop();
                let array = self.pop();
                let word = self.load_element(array, index)?;
                self.push(word);
            }
            Op::ArrayStore => {
                let word = self.pop();
                let index = self.pop();
                let array = self.pop();
                self.store_element(array, index, word)?;
            }
            Op::ArrayLength => {
                let array = self.pop();
                let length = self.array_length(array)?;
                self.push_value(Value::Int(length as i32));
            }
            Op::NewArray {
                element,
                lengths,
                dimensions,
            } => {
                let element = program.names[*element as usize].clone();
                self.new_array(&element, *lengths, *dimensions)?;
            }
            Op::Binary(op) => self.binary(*op)?,
            Op::Unary(op) => {
                let operand = self.pop();
                let operand = self.unbox(operand)?;
                let result = arithmetic::unary(*op, operand);
                self.push_result(result)?;
            }
            Op::Increment(by) => {
                let operand = self.pop();
                let operand = self.unbox(operand)?;
                self.push_result(arithmetic::increment(operand, *by))?;
            }
            Op::Concat(count) => {
                let start = self.stack.len().saturating_sub((*count).into());
                let mut text = String::new();
                for index in start..self.stack.len() {
                    text.push_str(&self.text_of(self.stack[index])?);
                }
                self.make_characters(text.len())?;
                self.reserve(48 + text.len() as u64 * 2)?;
                self.stack.truncate(start);
                let string = self.world.new_string(&text);
                self.push(string);
            }
            Op::Convert(conversion) => self.convert(conversion)?,
            Op::Jump(target) => {
                self.pc = *target;
                return Ok(Flow::Here);
            }
            Op::JumpIf(when, target) => {
                let word = self.pop();
                if self.truth(word)? == *when {
                    self.pc = *target;
                    return Ok(Flow::Here);
                }
            }
            Op::InstanceOf(name) => {
                let object = self.pop();
                let is_one = object != NULL
                    && self
                        .instance_of(object, name)
                        .ok_or_else(|| Interrupt::stop(Key::StopTypes))?;
                self.push_value(Value::Boolean(is_one));
            }
            Op::Condition => {
                let word = self.stack.last().copied().unwrap_or(NULL);
                let kind = if self.truth(word)? {
                    Kind::ConditionTrue
                } else {
                    Kind::ConditionFalse
                };
                self.step(kind, [NULL; 2])?;
            }
            Op::Call(method, count) => {
                let arguments = self.pop_many(*count);
                self.call(*method, arguments)?;
                return Ok(Flow::Here);
            }
            Op::CallVirtual(selector, count) => {
                let arguments = self.pop_many(*count);
                let receiver = self.pop();
                self.spill();
                self.call_virtual(receiver, *selector, &arguments)?;
                return Ok(Flow::Here);
            }
            Op::Invoke(name, selector, count) => {
                self.reserve(64)?;
                let arguments = self.pop_many(*count);
                let receiver = self.pop();
                self.spill();
                if let Some(method) = self.own_method(receiver, *selector) {
                    self.call_method(method, receiver, &arguments)?;
                    return Ok(Flow::Here);
                }
                return self.invoke(*name, receiver, arguments).map(after);
            }
            Op::InvokeSuper(name, count) => {
                self.reserve(64)?;
                let arguments = self.pop_many(*count);
                let receiver = self.pop();
                self.spill();
                return self.invoke_super(*name, receiver, arguments).map(after);
            }
            Op::CallLibrary(function, count) => {
                self.reserve(64)?;
                let arguments = self.pop_many(*count);
                self.spill();
                return self.call_library(*function, &arguments).map(after);
            }
            Op::NewThrowable(name, count) => {
                self.reserve(64)?;
                let arguments = self.pop_many(*count);
                self.new_throwable(&program.names[*name as usize].clone(), &arguments)?;
            }
            Op::MakeLambda(method, count) => {
                self.reserve(64)?;
                let captures = self.pop_many(*count);
                self.make_lambda(*method, &captures);
            }
            Op::RequireNonNull => {
                if self.stack.last() == Some(&NULL) {
                    return Err(self.null_pointer());
                }
            }
            Op::Return => {
                let result = self.pop();
                return self.return_from(result, false);
            }
            Op::ReturnVoid => return self.return_from(NULL, true),
            Op::Throw => {
                let exception = self.pop();
                if exception == NULL {
                    return Err(self.null_pointer());
                }
                self.step(Kind::Threw, [exception, NULL])?;
                return Err(Interrupt::thrown(exception));
            }
            Op::At(place) => self.world.put(self.frame + PLACE, *place),
            Op::Step(kind, name, shown) => self.statement_step(*kind, *name, *shown)?,
            Op::Pause => {
                self.run_finalizers()?;
                self.world.put(STATUS, Status::Paused as u32);
                self.step(Kind::Ended, [NULL; 2])?;
                return Ok(Flow::End);
            }
        }
        Ok(Flow::Next)
    }

    /// Copies the topmost `count` words below `under` more.
    fn copy(&mut self, count: usize, under: usize) {
        let top = self.stack.len();
        let words: Vec<Word> = self.stack[top.saturating_sub(count)..].to_vec();
        let at = top.saturating_sub(count + under);
        self.stack.splice(at..at, words);
    }

    /// The step at the end of a statement. A statement whose call has told all
    /// by itself says nothing more.
    fn statement_step(&mut self, kind: Kind, name: u32, shown: Shown) -> Outcome {
        let value = match shown {
            Shown::Nothing => NULL,
            Shown::Local(slot) => self.world.get(self.frame + SLOTS + u32::from(slot)),
            Shown::Static(index) => self.world.get(self.static_address(index)),
            Shown::Field(index) => {
                let instance = self.world.get(self.frame + SLOTS);
                let address = self.field_address(instance, index)?;
                self.world.get(address)
            }
        };
        let name = match kind {
            Kind::Evaluated | Kind::Stored => NULL,
            _ => self.name_text(name),
        };
        match kind {
            Kind::Evaluated if !self.world.memory.observer.has_pending_changes() => Ok(()),
            Kind::Assigned | Kind::Element if is_reference(value) || value == NULL => {
                self.operation(kind, [name, value])
            }
            Kind::Stored => self.operation(kind, [NULL, value]),
            _ => self.step(kind, [name, value]),
        }
    }

    fn call(&mut self, method: MethodId, arguments: Vec<Word>) -> Outcome {
        self.spill();
        if self.program.methods[method as usize].has_this && arguments.first() == Some(&NULL) {
            return Err(self.null_pointer());
        }
        let class = self.class_for(method, &arguments);
        self.push_frame(method, arguments, class)?;
        let name = self.method_name(method);
        self.step(Kind::Entered, [name, NULL])
    }

    fn binary(&mut self, op: BinaryOp) -> Outcome {
        let right = self.pop();
        let left = self.pop();
        let reference = |word| is_reference(word) || word == NULL;
        if reference(left) && reference(right) {
            match op {
                BinaryOp::Equal => {
                    self.push_value(Value::Boolean(left == right));
                    return Ok(());
                }
                BinaryOp::NotEqual => {
                    self.push_value(Value::Boolean(left != right));
                    return Ok(());
                }
                _ => {}
            }
        }
        if op == BinaryOp::Add && (self.is_string(left) || self.is_string(right)) {
            self.push(left);
            self.push(right);
            let text = self.text_of(left)? + &self.text_of(right)?;
            self.make_characters(text.len())?;
            self.pop();
            self.pop();
            let string = self.world.new_string(&text);
            self.push(string);
            return Ok(());
        }
        if op == BinaryOp::Add && (left == NULL || right == NULL) {
            // A number, or a text? javac knows.
            return Err(Interrupt::stop(Key::StopTypes));
        }
        let (left, right) = (self.unbox(left)?, self.unbox(right)?);
        self.push_result(arithmetic::binary(op, left, right))
    }

    fn is_string(&self, word: Word) -> bool {
        is_reference(word) && self.world.class_of(word) == class::STRING
    }

    fn push_result(&mut self, result: Result<Value, Fault>) -> Outcome {
        match result {
            Ok(value) => {
                self.push_value(value);
                Ok(())
            }
            Err(Fault::DivisionByZero) => {
                Err(self.throw("java.lang.ArithmeticException", "/ by zero"))
            }
            Err(Fault::Mismatch) => Err(Interrupt::stop(Key::StopTypes)),
        }
    }

    /// A lambda that captures nothing is the same object every time: its call
    /// site keeps it, for ever or as long as its deployed class lives.
    fn make_lambda(&mut self, method: MethodId, captures: &[Word]) {
        let class = self.frame_class();
        let held = match class {
            NULL => self.lambdas.get(method).copied(),
            class => Some(self.world.get(self.call_site(class, method))),
        };
        if let Some(lambda) = held.filter(|&lambda| lambda != NULL && captures.is_empty()) {
            self.push(lambda);
            return;
        }
        let words = field::LAMBDA_CAPTURES + word_of(captures.len());
        let lambda = self
            .world
            .allocate_with(class::LAMBDA, words, |world, lambda| {
                world.put(lambda + field::LAMBDA_METHOD, method);
                world.put(lambda + field::LAMBDA_CLASS, class);
                for (&capture, address) in captures.iter().zip(lambda + field::LAMBDA_CAPTURES..) {
                    world.put(address, capture);
                }
            });
        if captures.is_empty() {
            if class == NULL {
                self.world.make_permanent(lambda);
                self.lambdas.insert(method, lambda);
            } else {
                self.world.put(self.call_site(class, method), lambda);
            }
        }
        self.push(lambda);
    }

    /// Returns from the current frame to whoever called it.
    fn return_from(&mut self, result: Word, is_void: bool) -> Outcome<Flow> {
        let method = self.world.get(self.frame + super::frames::METHOD);
        let result = match self.program.methods[method as usize].is_lambda {
            // Whoever calls it wants a reference, or unboxes it.
            true => self.world.boxed(result),
            false => result,
        };
        let name = self.method_name(method);
        if method == self.program.main && self.depth == 1 {
            self.run_finalizers()?;
        }
        self.stack.clear();
        self.pop_frame();
        if self.is_nested_end() {
            match is_void {
                true => self.operation(Kind::ReturnedVoid, [name, NULL])?,
                false => self.operation(Kind::Returned, [name, result])?,
            }
            self.nested_result = Some(Ok(result));
            return Ok(Flow::Here);
        }
        if self.frame == NULL {
            self.world.put(STATUS, Status::Returned as u32);
            self.operation(Kind::ReturnedVoid, [name, NULL])?;
            // The launcher detaches the thread once its main method is over.
            let main = self.world.get(CURRENT_THREAD);
            self.world.end_thread(main);
            self.operation(Kind::ThreadEnded, [main, NULL])?;
            return Ok(Flow::End);
        }
        if let Some(native) = self.native() {
            self.resume_native(native, Ok(result))?;
            return Ok(Flow::Here);
        }
        self.reload();
        self.push(result);
        if is_void {
            self.operation(Kind::ReturnedVoid, [name, NULL])?;
        } else {
            self.operation(Kind::Returned, [name, result])?;
        }
        self.pc += 1;
        Ok(Flow::Here)
    }
}

/// After a call of the library: it pushed its result, or a frame.
fn after(pushed_frame: super::natives::Call) -> Flow {
    match pushed_frame {
        super::natives::Call::Done => Flow::Next,
        super::natives::Call::Frame => Flow::Here,
    }
}
