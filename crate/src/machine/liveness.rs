//! Which slots of a frame hold a reference on every path to an instruction:
//! what HotSpot's interpreter takes for roots.
//!
//! The analysis is the one of HotSpot's `GenerateOopMap`: paths that disagree
//! about a slot leave it dead, and a handler sees the slots as they were before
//! each instruction of its range that can throw. It knows no types beyond
//! "reference or not".

use super::code::{Conversion, Live, Method, Op, Pc};
use crate::budget::{Budget, Exhausted, Work};
use crate::jvm::value::Value;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Cell {
    /// Never assigned, or paths disagree.
    Dead,
    Reference,
    Primitive,
}

/// Computes [`Method::live`]. `is_reference` says for each `Store` whether what
/// it stores is a reference, `is_wide` whether that fills two slots;
/// `parameters` which parameters are references.
///
/// # Errors
///
/// The budget for this work is used up.
pub fn analyse(
    method: &Method,
    is_reference: impl Fn(Pc) -> bool,
    is_wide: impl Fn(Pc) -> bool,
    parameters: &[bool],
    budget: &mut Budget,
) -> Result<Live, Exhausted> {
    let slots = method.slots as usize;
    let mut states: Vec<Option<Vec<Cell>>> = vec![None; method.code.len()];
    let mut entry = vec![Cell::Dead; slots];
    for (&slot, &reference) in method.parameters.iter().zip(parameters) {
        entry[slot as usize] = cell(reference);
    }
    let mut work = Vec::new();
    merge(&mut states, &mut work, 0, &entry);
    while let Some(pc) = work.pop() {
        let Some(mut state) = states[pc as usize].clone() else {
            continue;
        };
        let op = &method.code[pc as usize];
        budget.spend(Work::Liveness, (slots + method.handlers.len()) as u64)?;
        if can_throw(op) {
            for handler in &method.handlers {
                if (handler.start..handler.end).contains(&pc) {
                    merge(&mut states, &mut work, handler.target, &state);
                }
            }
        }
        if let Op::Store(slot) = op {
            state[*slot as usize] = cell(is_reference(pc));
            if is_wide(pc) {
                state[*slot as usize + 1] = Cell::Primitive;
            }
        }
        match op {
            Op::Jump(target) => merge(&mut states, &mut work, *target, &state),
            Op::JumpIf(_, target) => {
                merge(&mut states, &mut work, *target, &state);
                merge(&mut states, &mut work, pc + 1, &state);
            }
            Op::Return | Op::ReturnVoid | Op::Throw | Op::Pause => {}
            _ => merge(&mut states, &mut work, pc + 1, &state),
        }
    }
    let mut live = Live::none(method.code.len(), slots);
    for (pc, state) in (0..).zip(&states) {
        for (slot, cell) in (0..).zip(state.iter().flatten()) {
            if *cell == Cell::Reference {
                live.insert(pc, slot);
            }
        }
    }
    Ok(live)
}

fn cell(reference: bool) -> Cell {
    if reference {
        Cell::Reference
    } else {
        Cell::Primitive
    }
}

fn merge(states: &mut [Option<Vec<Cell>>], work: &mut Vec<Pc>, pc: Pc, from: &[Cell]) {
    let Some(state) = states.get_mut(pc as usize) else {
        return;
    };
    match state {
        None => {
            *state = Some(from.to_vec());
            work.push(pc);
        }
        Some(state) => {
            let mut changed = false;
            for (held, new) in state.iter_mut().zip(from) {
                if *held != *new && *held != Cell::Dead {
                    *held = Cell::Dead;
                    changed = true;
                }
            }
            if changed {
                work.push(pc);
            }
        }
    }
}

/// Whether HotSpot counts the bytecodes behind this instruction among those
/// that can trap (`Bytecodes::can_trap`).
fn can_throw(op: &Op) -> bool {
    match op {
        Op::Binary(operator) => operator.can_throw(),
        Op::Push(value) => is_in_pool(*value),
        Op::Convert(conversion) => !matches!(conversion, Conversion::To(_)),
        Op::Literal(_)
        | Op::GetStatic(_)
        | Op::PutStatic(_)
        | Op::GetField(_)
        | Op::PutField(_)
        | Op::ArrayLoad
        | Op::ArrayStore
        | Op::ArrayLength
        | Op::NewArray { .. }
        | Op::Concat(_)
        | Op::Call(..)
        | Op::GetFieldNamed(_)
        | Op::PutFieldNamed(_)
        | Op::PutOuter(_)
        | Op::NewObject(_)
        | Op::Initialise(_)
        | Op::CallVirtual(..)
        | Op::Invoke(..)
        | Op::InvokeSuper(..)
        | Op::SuperConstructor(_)
        | Op::Register
        | Op::Deploy(_)
        | Op::AddSuppressed
        | Op::CallLibrary(..)
        | Op::NewThrowable(..)
        | Op::MakeLambda(..)
        | Op::RequireNonNull
        | Op::InstanceOf(_)
        | Op::Throw => true,
        _ => false,
    }
}

/// Whether javac loads a number from the constant pool (`ldc`, `ldc2_w`), which
/// HotSpot takes for something that can trap.
fn is_in_pool(value: Value) -> bool {
    match (value, value.number()) {
        (Value::Long(number), _) => !(0..=1).contains(&number),
        (_, Some(number)) => i16::try_from(number).is_err(),
        (_, None) => false,
    }
}

impl crate::java::ast::BinaryOp {
    /// Integer division can throw; nothing else can.
    fn can_throw(self) -> bool {
        matches!(self, Self::Divide | Self::Remainder)
    }
}
