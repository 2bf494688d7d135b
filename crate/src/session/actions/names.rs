//! What a statement of `main` can name at a step, and for which buttons: its
//! locals and the fields of its class.

use threadlocal_map::layout::FIELDS;
use threadlocal_map::memory::Address;

use crate::cut;
use crate::java::ast::{ExprKind, StmtKind, Type, Unit};
use crate::java::{main_members, main_method};
use crate::jvm::class::{self, field};
use crate::jvm::value::{Word, is_reference};
use crate::jvm::world::{INSTANCE, STATICS};
use crate::machine::frames::{self, METHOD, PC, SLOTS};
use crate::words::Key;

use super::Session;

/// A ThreadLocal that a statement of `main` can name.
pub(super) struct NamedKey {
    pub name: String,
    /// The type of its values as written, if the source says.
    pub value_type: Option<Type>,
    pub key: Address,
    /// Why the variable cannot be set to null.
    pub fixed: Option<Key>,
}

/// A local of `main` or a field that a statement of `main` can name.
struct Named<'a> {
    name: &'a str,
    ty: &'a Type,
    init: Option<&'a ExprKind>,
    /// Where its declaration starts.
    start: u32,
    is_local: bool,
    word: Word,
}

/// The ThreadLocals that `main` can name at this step.
pub(super) fn keys(session: &Session) -> Vec<NamedKey> {
    let Some(run) = session.finished() else {
        return Vec::new();
    };
    let is_key = |word| is_reference(word) && run.world.is_thread_local(word);
    let captured = &session.program().captured;
    let named = named(session).into_iter();
    named
        .filter(|named| is_key(named.word) && has_methods(session.unit(), named.ty))
        .map(|named| {
            let is_captured = || captured.iter().any(|captured| **captured == *named.name);
            let fixed = if is_final(session, named.start) {
                Some(Key::ReasonFinal)
            } else {
                (named.is_local && is_captured()).then_some(Key::ReasonCaptured)
            };
            NamedKey {
                name: named.name.to_owned(),
                value_type: value_type(named.ty, named.init),
                key: named.word,
                fixed,
            }
        })
        .collect()
}

/// A pool that a statement of `main` can name.
pub(super) struct NamedPool {
    pub name: String,
    pub executor: Address,
}

/// The pools that `main` can hand a task at this step: those that have not been
/// shut down.
pub(super) fn pools(session: &Session) -> Vec<NamedPool> {
    let Some(run) = session.finished() else {
        return Vec::new();
    };
    let world = &run.world;
    let is_open = |word| {
        is_reference(word)
            && world.class_of(word) == class::EXECUTOR
            && world.get(word + field::EXECUTOR_SHUTDOWN) == 0
    };
    let named = named(session).into_iter();
    named
        .filter(|named| is_open(named.word) && is_pool(named.ty))
        .map(|named| NamedPool {
            name: named.name.to_owned(),
            executor: named.word,
        })
        .collect()
}

/// The locals of `main` and the fields of its class that hold something.
fn named(session: &Session) -> Vec<Named<'_>> {
    let Some((run, main)) = session.finished().zip(main_method(session.unit())) else {
        return Vec::new();
    };
    let world = &run.world;
    let program = session.program();
    let frame = frames::frames(world)
        .filter(|&frame| world.get(frame + METHOD) == program.main)
        .last();
    let mut all = Vec::new();
    // A local hides the field of its name, whatever it holds.
    let mut locals = Vec::new();
    for statement in &main.body.statements[..session.statements_begun()] {
        let StmtKind::Local {
            ty, declarators, ..
        } = &statement.kind
        else {
            continue;
        };
        for declarator in declarators {
            let name = &*declarator.name.text;
            locals.push(name);
            let variable = frame.and_then(|frame| {
                let pc = world.get(frame + PC);
                let variables = &program.methods[program.main as usize].variables;
                let variable = variables.iter().find(|variable| {
                    *variable.name == *name && (variable.start..variable.end).contains(&pc)
                })?;
                Some(world.get(frame + SLOTS + u32::from(variable.slot)))
            });
            all.extend(variable.map(|word| Named {
                name,
                ty,
                init: declarator.init.as_ref().map(|init| &init.kind),
                start: statement.span.start,
                is_local: true,
                word,
            }));
        }
    }
    let Some(class) = program.main_class() else {
        return all;
    };
    let statics = class.statics.clone().map(|index| {
        let shown = &program.statics[usize::from(index)].name;
        let name = shown.rsplit('.').next().unwrap_or(shown);
        let word = world.get(world.get(STATICS) + FIELDS + u32::from(index));
        (name, word)
    });
    let instance = world.get(INSTANCE);
    let own = (0..).zip(&class.fields).filter_map(|(index, field)| {
        let address = (instance != 0).then(|| world.user_field(instance, index));
        Some((&*field.name, world.get(address.flatten()?)))
    });
    for (name, word) in statics.chain(own) {
        let fields = &main_members(session.unit()).fields;
        let field = fields.iter().find(|field| field.name.text == name);
        let field = field.filter(|_| !locals.contains(&name));
        all.extend(field.map(|field| Named {
            name: &field.name.text,
            ty: &field.ty,
            init: field.init.as_ref().map(|init| &init.kind),
            start: field.span.start,
            is_local: false,
            word,
        }));
    }
    all
}

/// Whether a variable of this type has `execute` and `shutdown` for javac.
fn is_pool(ty: &Type) -> bool {
    ty.dimensions == 0 && matches!(&*ty.name, "ExecutorService" | "ThreadPoolExecutor" | "var")
}

/// Whether a variable of this type has `set`, `get` and `remove` for javac: a
/// ThreadLocal in a variable of type `Object` does not.
fn has_methods(unit: &Unit, ty: &Type) -> bool {
    let is_own_class = || {
        main_members(unit)
            .classes
            .iter()
            .chain(&unit.members.classes)
            .any(|class| class.name.text == ty.name)
    };
    ty.dimensions == 0
        && (matches!(&*ty.name, "ThreadLocal" | "InheritableThreadLocal" | "var") || is_own_class())
}

/// The `V` of `ThreadLocal<V>`, from the declaration or, for `var`, from `new`.
fn value_type(ty: &Type, init: Option<&ExprKind>) -> Option<Type> {
    let ty = match init {
        Some(ExprKind::New { ty: made, .. }) if ty.name == "var" => made,
        _ => ty,
    };
    ty.arguments.first().cloned()
}

/// Whether the modifiers of a declaration say `final`.
fn is_final(session: &Session, start: u32) -> bool {
    cut::from(session.source(), start as usize)
        .split_whitespace()
        .take_while(|word| {
            matches!(
                *word,
                "final" | "static" | "private" | "public" | "protected"
            )
        })
        .any(|word| word == "final")
}
