//! The statements that the buttons append: set, get, remove and dropping the
//! reference for each ThreadLocal that `main` can name here, and a GC.

use threadlocal_map::memory::Address;

use crate::java::ast::{ExprKind, Stmt, StmtKind, Type};
use crate::jvm::value::is_reference;
use crate::jvm::world::{INSTANCE, STATICS};
use crate::machine::Status;
use crate::machine::frames::{self, METHOD, PC, SLOTS, instance_field};
use crate::machine::text::label;
use crate::view::{ActionKind, ActionView};
use crate::words::Key;

use super::Session;

/// A ThreadLocal that a statement of `main` can name.
struct NamedKey {
    name: String,
    /// The type of its values as written, if the source says.
    value_type: Option<Type>,
    key: Address,
    /// Why the variable cannot be set to null.
    fixed: Option<Key>,
}

/// For each type of value, an expression that makes a new one. `@` stands for
/// a number, `~` for a letter that changes with each button press.
const NEW_VALUES: &[(&str, u32, &str)] = &[
    ("String", 0, "new String(\"~\")"),
    ("Object", 0, "new Object()"),
    ("Integer", 0, "100@"),
    ("Long", 0, "100@L"),
    ("Boolean", 0, "true"),
    ("Character", 0, "'~'"),
    ("List", 0, "new ArrayList<>()"),
    ("ArrayList", 0, "new ArrayList<>()"),
    ("byte", 1, "new byte[1024]"),
    ("int", 1, "new int[256]"),
    ("long", 1, "new long[128]"),
    ("Object", 1, "new Object[16]"),
    ("String", 1, "new String[16]"),
];

pub fn actions(session: &Session) -> Vec<ActionView> {
    let ended = match session.finished() {
        None => Some(Key::ReasonErrors),
        Some(_) => (session.status() != Status::Paused).then_some(Key::ReasonEnded),
    };
    let mut actions = Vec::new();
    for named in keys(session) {
        let value = named
            .value_type
            .as_ref()
            .and_then(|ty| new_value(session, ty));
        let rows = [
            (
                ActionKind::Set,
                format!("{}.set({});", named.name, value.as_deref().unwrap_or("…")),
                value.is_none().then_some(Key::ReasonType),
            ),
            (ActionKind::Get, format!("{}.get();", named.name), None),
            (
                ActionKind::Remove,
                format!("{}.remove();", named.name),
                None,
            ),
            (
                ActionKind::Drop,
                format!("{} = null;", named.name),
                named.fixed,
            ),
        ];
        for (kind, java, reason) in rows {
            actions.push(action(session, kind, &named, java, ended.or(reason)));
        }
    }
    actions.push(ActionView {
        kind: ActionKind::Gc,
        name: String::new(),
        key: String::new(),
        java: "System.gc();".to_owned(),
        enabled: ended.is_none(),
        reason: ended.map(|key| key.name().to_owned()),
    });
    actions
}

fn action(
    session: &Session,
    kind: ActionKind,
    named: &NamedKey,
    java: String,
    reason: Option<Key>,
) -> ActionView {
    let key = session
        .finished()
        .map_or(String::new(), |run| label(&run.world, named.key));
    ActionView {
        kind,
        name: named.name.clone(),
        key,
        java,
        enabled: reason.is_none(),
        reason: reason.map(|key| key.name().to_owned()),
    }
}

fn new_value(session: &Session, ty: &Type) -> Option<String> {
    let pressed = session.earlier.len();
    let letter = char::from(b'a' + (pressed % 26) as u8).to_string();
    NEW_VALUES
        .iter()
        .find(|(name, dimensions, _)| *name == ty.name && *dimensions == ty.dimensions)
        .map(|(_, _, value)| {
            value
                .replace('~', &letter)
                .replace('@', &(pressed % 10).to_string())
        })
}

/// The locals of `main` and the fields that hold a ThreadLocal at this step.
fn keys(session: &Session) -> Vec<NamedKey> {
    let Some(run) = session.finished() else {
        return Vec::new();
    };
    let world = &run.world;
    let program = session.program();
    let main = &session.unit().methods[program.main as usize];
    let is_key = |word: u32| is_reference(word) && world.is_thread_local(word);
    let frame = frames::frames(world)
        .filter(|&frame| world.get(frame + METHOD) == program.main)
        .last();
    let mut keys = Vec::new();
    let begun = session.statements_begun();
    for statement in &main.body.statements[..begun] {
        let (StmtKind::Local { ty, declarators }, Some(frame)) = (&statement.kind, frame) else {
            continue;
        };
        for declarator in declarators {
            let name = &declarator.name.text;
            let pc = world.get(frame + PC);
            let method = &program.methods[program.main as usize];
            let variable = method.variables.iter().find(|variable| {
                *variable.name == **name && (variable.start..variable.end).contains(&pc)
            });
            let word = variable.map_or(0, |variable| {
                world.get(frame + SLOTS + u32::from(variable.slot))
            });
            if is_key(word) {
                keys.push(NamedKey {
                    name: name.clone(),
                    value_type: value_type(ty, declarator.init.as_ref().map(|init| &init.kind)),
                    key: word,
                    fixed: fixed_local(session, statement, name),
                });
            }
        }
    }
    for (index, field) in program.statics.iter().enumerate() {
        let word = world.get(world.get(STATICS) + threadlocal_map::layout::FIELDS + index as u32);
        if is_key(word) {
            keys.push(field_key(session, &field.name, word));
        }
    }
    let instance = world.get(INSTANCE);
    for (index, field) in program.fields.iter().enumerate() {
        if instance != 0 && is_key(world.get(instance + instance_field(index as u16))) {
            let word = world.get(instance + instance_field(index as u16));
            keys.push(field_key(session, &field.name, word));
        }
    }
    keys
}

fn field_key(session: &Session, name: &str, key: Address) -> NamedKey {
    let field = session
        .unit()
        .fields
        .iter()
        .find(|field| field.name.text == name);
    let is_final = field.is_some_and(|field| is_final(session, field.span.start));
    NamedKey {
        name: name.to_owned(),
        value_type: field
            .and_then(|field| value_type(&field.ty, field.init.as_ref().map(|init| &init.kind))),
        key,
        fixed: is_final.then_some(Key::ReasonFinal),
    }
}

/// The `V` of `ThreadLocal<V>`, from the declaration or, for `var`, from `new`.
fn value_type(ty: &Type, init: Option<&ExprKind>) -> Option<Type> {
    let ty = match init {
        Some(ExprKind::New { ty: made, .. }) if ty.name == "var" => made,
        _ => ty,
    };
    ty.arguments.first().cloned()
}

fn fixed_local(session: &Session, statement: &Stmt, name: &str) -> Option<Key> {
    if is_final(session, statement.span.start) {
        return Some(Key::ReasonFinal);
    }
    let program = session.program();
    let captured = program.captured.iter().any(|captured| **captured == *name);
    captured.then_some(Key::ReasonCaptured)
}

/// Whether the modifiers of a declaration say `final`.
fn is_final(session: &Session, start: u32) -> bool {
    session.source()[start as usize..]
        .split_whitespace()
        .take_while(|word| {
            matches!(
                *word,
                "final" | "static" | "private" | "public" | "protected"
            )
        })
        .any(|word| word == "final")
}
