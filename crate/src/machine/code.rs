//! What the compiler makes of a scenario: methods in a small stack code, close
//! enough to javac's that a slot of a frame lives exactly as long.
//!
//! Plain data. This module knows neither the source tree nor the machine.

use std::ops::Range;
use std::rc::Rc;

use threadlocal_map::design::Design;

use crate::java::ast::{BinaryOp, Note, Span, UnaryOp};
use crate::jvm::class;
use crate::jvm::generations::{Generations, YOUNG_SHARE};
use crate::jvm::value::{Primitive, Value};
use crate::limits;
use crate::tables::Numbered;

use super::library::{Function, MethodName};
use super::steps::Kind;

/// An index of [`Method::code`].
pub type Pc = u32;
/// An index of a frame's local variables, as javac assigns it.
pub type Slot = u16;
/// An index of [`Program::methods`].
pub type MethodId = u32;
/// An index of [`Program::names`].
pub type NameId = u32;
/// An index of [`Program::classes`].
pub type ClassId = u32;

/// One instruction. `a, b → c` says what it pops and pushes.
#[derive(Clone, Debug, PartialEq)]
pub enum Op {
    /// `→ value`
    Push(Value),
    /// `→ String`, the literal
    Literal(NameId),
    /// `→ value`
    Load(Slot),
    /// `value →`
    Store(Slot),
    /// `value →`
    Pop,
    /// `instance →`: the end of the constructor of Object, which registers an
    /// instance that is to be finalized.
    Register,
    /// `a → a, a`
    Dup,
    /// `a, b → b, a, b`
    DupUnder1,
    /// `a, b, c → c, a, b, c`
    DupUnder2,
    /// `a, b → a, b, a, b`
    Dup2,
    /// `→ value`
    GetStatic(u16),
    /// `value →`
    PutStatic(u16),
    /// `instance → value`
    GetField(u16),
    /// `instance, value →`
    PutField(u16),
    /// `instance → value`, where only the object tells its class
    GetFieldNamed(NameId),
    /// `instance, value →`, likewise
    PutFieldNamed(NameId),
    /// `instance, enclosing instance →`: kept only if the class needs it.
    PutOuter(ClassId),
    /// `→ instance`, its fields zero
    NewObject(ClassId),
    /// The class is used here: the first time, its static initialiser runs.
    Initialise(ClassId),
    /// `array, index → value`
    ArrayLoad,
    /// `array, index, value →`
    ArrayStore,
    /// `array → length`
    ArrayLength,
    /// `length… → array`: the element type (its name as `instances` asks for it, without dimensions),
    /// how many lengths are given, and how many dimensions there are.
    NewArray {
        element: NameId,
        lengths: u8,
        dimensions: u8,
    },
    /// `a, b → result`
    Binary(BinaryOp),
    /// `a → result`
    Unary(UnaryOp),
    /// `number → number`: adds, keeping the type (`++`, `--`).
    Increment(i32),
    /// `part… → String`
    Concat(u8),
    /// `value → value`
    Convert(Conversion),
    Jump(Pc),
    /// `boolean →`; jumps if it equals the flag.
    JumpIf(bool, Pc),
    /// `object → boolean`
    InstanceOf(Rc<str>),
    /// `boolean → boolean`: records the outcome of a condition as a step.
    Condition,
    /// `[instance,] argument… → result` (`null` for void)
    Call(MethodId, u8),
    /// `receiver, argument… → result` (`null` for void): the method that the
    /// receiver's class has for the selector
    CallVirtual(NameId, u8),
    /// `receiver, argument… → result` (`null` for void): a method of the
    /// library, unless the receiver's class has one for the selector
    Invoke(MethodName, NameId, u8),
    /// The same without a look at the receiver's class: `super.get()`
    InvokeSuper(MethodName, u8),
    /// `instance, argument… →`: the constructor of the superclass in the library
    SuperConstructor(u8),
    /// `→ instance`: of a class that `Lab.deploy` defines afresh
    Deploy(ClassId),
    /// `Throwable, Throwable →`: the second is suppressed by the first
    AddSuppressed,
    /// `argument… → result` (`null` for void)
    CallLibrary(Function, u8),
    /// `argument… → Throwable` of the named class
    NewThrowable(NameId, u8),
    /// `capture… → lambda`
    MakeLambda(MethodId, u8),
    /// `value → value`: a NullPointerException if it is null.
    RequireNonNull,
    /// `value →`: leaves the method.
    Return,
    /// Leaves the method without a result.
    ReturnVoid,
    /// `Throwable →`
    Throw,
    /// The statement or expression that runs now: an index of [`Program::places`].
    At(u32),
    /// The statement is done: a step, with the name that it is about. The
    /// message's value is the local, static or field of that name, if any.
    Step(Kind, NameId, Shown),
    /// The end of `main`: the program pauses, its frame stays.
    Pause,
}

/// Where the value that a step's message shows lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    Nothing,
    Local(Slot),
    Static(u16),
    /// A field of `this`.
    Field(u16),
}

/// What happens to a value on its way into a variable of another type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Conversion {
    /// Widens or narrows a primitive.
    To(Primitive),
    /// Unboxes, then widens.
    Unbox(Primitive),
    /// Boxes a primitive by its own type.
    Box,
    /// Converts a primitive to this type, then boxes it.
    BoxAs(Primitive),
    /// Checks the class of a reference, as a cast does.
    Check(Rc<str>),
}

/// A range of code whose exceptions go to `target`.
#[derive(Clone, Debug, PartialEq)]
pub struct Handler {
    pub start: Pc,
    pub end: Pc,
    pub target: Pc,
    /// The name of the class it catches, as `instances` asks for it; `None` catches everything.
    pub class: Option<Rc<str>>,
}

/// A named slot of a frame.
#[derive(Clone, Debug, PartialEq)]
pub struct Variable {
    pub name: Rc<str>,
    pub slot: Slot,
    /// The code in which the variable is in scope.
    pub start: Pc,
    pub end: Pc,
    /// From the statement that declares it to the last one in its scope; of a
    /// parameter, from the first statement. Empty if there is none.
    pub scope: Span,
    /// The program never named it: an iterator, an exception on its way
    /// through `finally`.
    pub hidden: bool,
}

/// A compiled method or lambda body.
#[derive(Clone, Debug, Default)]
pub struct Method {
    pub name: String,
    /// The class that declares it.
    pub class: ClassId,
    /// Whether slot 0 is `this`.
    pub has_this: bool,
    /// Slots that a call fills, `this` and captures included.
    pub parameters: Vec<Slot>,
    /// What a parameter is converted to when a functional interface calls.
    pub parameter_types: Vec<Option<Primitive>>,
    pub slots: u16,
    pub max_stack: u16,
    pub code: Vec<Op>,
    pub handlers: Vec<Handler>,
    pub variables: Vec<Variable>,
    /// Where a frame stands before its first statement.
    pub place: u32,
    pub is_void: bool,
    pub is_lambda: bool,
    /// Of a lambda: the functional interface that it implements, if that is
    /// known.
    pub interface: Option<Rc<str>>,
    /// The slots that hold a reference on every path, for each instruction.
    pub live: Live,
}

/// For each instruction the set of slots that hold references.
#[derive(Clone, Debug, Default)]
pub struct Live {
    bits: Vec<u64>,
    words: usize,
}

impl Live {
    /// No slot for any of `instructions` instructions of `slots` slots.
    pub fn none(instructions: usize, slots: usize) -> Self {
        let words = slots.div_ceil(64);
        Self {
            bits: vec![0; instructions * words],
            words,
        }
    }

    /// The slot holds a reference before the instruction runs.
    pub fn insert(&mut self, pc: Pc, slot: Slot) {
        self.bits[pc as usize * self.words + slot as usize / 64] |= 1 << (slot % 64);
    }

    /// Whether the slot holds a reference before the instruction runs.
    pub fn contains(&self, pc: Pc, slot: Slot) -> bool {
        let index = pc as usize * self.words + slot as usize / 64;
        self.bits
            .get(index)
            .is_some_and(|bits| bits >> (slot % 64) & 1 != 0)
    }
}

/// A field of the scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldInfo {
    pub name: Rc<str>,
    pub zero: Value,
}

/// A class of the scenario.
#[derive(Clone, Debug, Default)]
pub struct ClassInfo {
    /// The simple name; `""` of an anonymous class.
    pub name: Rc<str>,
    /// The name that tells it from every other class: `Outer$Inner`.
    pub binary: Rc<str>,
    pub enclosing: Option<ClassId>,
    pub superclass: Option<ClassId>,
    /// What is initialised before it: its superclass, and those of its
    /// interfaces that have a method with a body (JLS 12.4.1).
    pub initialised_first: Vec<ClassId>,
    /// Whether it has no name that the lab could be sure of: it is anonymous or
    /// in a method.
    pub is_local: bool,
    /// The number of the class of the library that it extends.
    pub base: class::Class,
    /// The simple name of that class.
    pub base_name: Rc<str>,
    /// What it implements, itself or by inheritance, by name.
    pub interfaces: Vec<Rc<str>>,
    /// The fields of an instance, those of the superclass first.
    pub fields: Vec<FieldInfo>,
    /// What HotSpot charges for an instance.
    pub bytes: u32,
    /// Where its static fields are among [`Program::statics`].
    pub statics: Range<u16>,
    /// Runs the initialisers of the static fields.
    pub initialiser: Option<MethodId>,
    /// The constructor without parameters; `None` if it does nothing.
    pub constructor: Option<MethodId>,
    /// The field with the enclosing instance, if the class uses it.
    pub outer_field: Option<u16>,
    /// Its methods by selector, inherited ones too.
    pub methods: Numbered<MethodId>,
    /// Its `finalize` method, its own or an inherited one, if it has code.
    pub finalizer: Option<MethodId>,
    pub is_record: bool,
    pub is_interface: bool,
    /// The methods of its lambdas.
    pub lambdas: Vec<MethodId>,
    /// What its static fields take in its Class.
    pub static_bytes: u32,
}

/// A statement in the source, and what its author says about it.
#[derive(Clone, Debug, Default)]
pub struct Place {
    pub span: Span,
    pub notes: Vec<Note>,
}

/// A scenario, ready to run.
#[derive(Clone, Debug, Default)]
pub struct Program {
    pub methods: Vec<Method>,
    /// The static fields of all classes.
    pub statics: Vec<FieldInfo>,
    pub classes: Vec<ClassInfo>,
    /// The method that is launched. Its class is initialised, and its instance
    /// made, by code of its own.
    pub main: MethodId,
    pub names: Vec<Rc<str>>,
    /// What stands in front of the name of a class: `a.b.`
    pub package: String,
    pub places: Vec<Place>,
    /// Locals of `main` that a lambda captures.
    pub captured: Vec<Rc<str>>,
    /// From `// @heap`, in bytes.
    pub heap: Option<u64>,
    /// From `// @young`, in bytes.
    pub young: Option<u64>,
    /// From `// @gc never`.
    pub never_collects: bool,
    /// From `// @design`.
    pub design: Design,
    /// From `// @proof bounds`: which worker takes which task is a race.
    pub proof_bounds: bool,
}

impl Program {
    /// What the heap holds, in bytes.
    pub fn heap_bytes(&self) -> u64 {
        self.heap.unwrap_or(limits::HEAP_BYTES)
    }

    /// The spaces of the heap.
    pub fn generations(&self) -> Generations {
        let heap = self.heap_bytes();
        match self.never_collects {
            true => Generations::undivided(heap),
            false => Generations::new(heap, self.young.unwrap_or(heap / YOUNG_SHARE)),
        }
    }

    /// The class whose `main` is launched.
    pub fn main_class(&self) -> Option<&ClassInfo> {
        let main = self.methods.get(self.main as usize)?;
        self.classes.get(main.class as usize)
    }

    /// The name of a class of the scenario on a JDK, by its binary name. The
    /// class of a compact source file has the name of its file, which is not
    /// known here; in the proof it is this.
    pub fn qualified(&self, binary: &str) -> String {
        let implicit = if binary.starts_with('$') {
            "Scenario_"
        } else {
            ""
        };
        format!("{}{implicit}{binary}", self.package)
    }

    /// The number of a name, if the program has it.
    pub fn name(&self, name: &str) -> Option<NameId> {
        let index = self.names.iter().position(|other| **other == *name)?;
        NameId::try_from(index).ok()
    }
}

impl Op {
    /// How many values the instruction pops and pushes.
    fn effect(&self) -> (u16, u16) {
        match self {
            Op::Push(_) | Op::Literal(_) | Op::Load(_) | Op::GetStatic(_) => (0, 1),
            Op::NewObject(_) | Op::Deploy(_) => (0, 1),
            Op::Store(_) | Op::Pop | Op::Register | Op::PutStatic(_) | Op::JumpIf(..) => (1, 0),
            Op::Dup => (1, 2),
            Op::DupUnder1 => (2, 3),
            Op::DupUnder2 => (3, 4),
            Op::Dup2 => (2, 4),
            Op::GetField(_)
            | Op::GetFieldNamed(_)
            | Op::ArrayLength
            | Op::Unary(_)
            | Op::Increment(_)
            | Op::Convert(_)
            | Op::Condition
            | Op::InstanceOf(_)
            | Op::RequireNonNull => (1, 1),
            Op::PutField(_) | Op::PutFieldNamed(_) | Op::PutOuter(_) | Op::AddSuppressed => (2, 0),
            Op::ArrayLoad | Op::Binary(_) => (2, 1),
            Op::ArrayStore => (3, 0),
            Op::NewArray { lengths, .. } => (u16::from(*lengths), 1),
            Op::CallVirtual(_, count) | Op::Invoke(_, _, count) | Op::InvokeSuper(_, count) => {
                (u16::from(*count) + 1, 1)
            }
            Op::SuperConstructor(count) => (u16::from(*count) + 1, 0),
            Op::Call(_, count)
            | Op::Concat(count)
            | Op::CallLibrary(_, count)
            | Op::NewThrowable(_, count)
            | Op::MakeLambda(_, count) => (u16::from(*count), 1),
            Op::Return | Op::Throw => (1, 0),
            Op::Jump(_)
            | Op::Initialise(_)
            | Op::ReturnVoid
            | Op::At(_)
            | Op::Step(..)
            | Op::Pause => (0, 0),
        }
    }
}

impl Op {
    /// The bytes that javac's code for it takes, at least: what this says is too
    /// large is so for javac. A comparison is part of the jump behind it.
    pub fn bytes(&self) -> u32 {
        match self {
            Op::At(_) | Op::Step(..) | Op::Condition | Op::Pause | Op::Initialise(_) => 0,
            Op::PutOuter(_) | Op::Convert(Conversion::To(_)) | Op::Unary(_) => 0,
            // Where a statement has a value here, javac makes none.
            Op::Pop | Op::Register | Op::Dup | Op::DupUnder1 | Op::DupUnder2 | Op::Dup2 => 0,
            Op::Binary(
                BinaryOp::Equal
                | BinaryOp::NotEqual
                | BinaryOp::Less
                | BinaryOp::LessOrEqual
                | BinaryOp::Greater
                | BinaryOp::GreaterOrEqual,
            ) => 0,
            Op::Push(value) => match value.number() {
                Some(-1..=5) | None => 1,
                Some(-128..=127) => 2,
                Some(_) => 3,
            },
            Op::Load(slot) | Op::Store(slot) => match slot {
                0..=3 => 1,
                4..=255 => 2,
                _ => 4,
            },
            Op::ArrayLoad | Op::ArrayStore | Op::ArrayLength => 1,
            Op::Binary(_) | Op::Increment(_) | Op::Return | Op::ReturnVoid | Op::Throw => 1,
            Op::Literal(_) | Op::NewArray { .. } => 2,
            Op::Concat(_) | Op::MakeLambda(..) => 5,
            Op::NewThrowable(..) => 7,
            _ => 3,
        }
    }
}

impl Method {
    /// Whether it is a constructor.
    pub fn is_constructor(&self) -> bool {
        self.name.starts_with("new")
    }

    /// Room for the operand stack: no less than it ever needs.
    pub fn deepest_stack(&self) -> u16 {
        let mut depths: Vec<Option<u16>> = vec![None; self.code.len()];
        let mut work = vec![(0, 0)];
        work.extend(self.handlers.iter().map(|handler| (handler.target, 1)));
        let mut deepest = 0;
        while let Some((pc, depth)) = work.pop() {
            let Some(seen) = depths.get_mut(pc as usize) else {
                continue;
            };
            if seen.is_some_and(|seen| seen >= depth) {
                continue;
            }
            *seen = Some(depth);
            let op = &self.code[pc as usize];
            let (pops, pushes) = op.effect();
            let depth = depth.saturating_sub(pops).saturating_add(pushes);
            deepest = deepest.max(depth);
            match op {
                Op::Jump(target) => work.push((*target, depth)),
                Op::JumpIf(_, target) => {
                    work.push((*target, depth));
                    work.push((pc + 1, depth));
                }
                Op::Return | Op::ReturnVoid | Op::Throw | Op::Pause => {}
                _ => work.push((pc + 1, depth)),
            }
        }
        deepest
    }
}
