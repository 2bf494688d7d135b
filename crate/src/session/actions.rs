//! The statements that the buttons append: set, get, remove and dropping the
//! reference for each ThreadLocal that `main` can name here, and a GC.

use threadlocal_map::memory::Address;

use crate::java::ast::{ExprKind, Stmt, StmtKind, Type, Unit};
use crate::java::{main_members, main_method};
use crate::jvm::value::is_reference;
use crate::jvm::world::{INSTANCE, STATICS};
use crate::machine::Status;
use crate::machine::frames::{self, METHOD, PC, SLOTS};
use crate::machine::text::label;
use crate::view::{ActionKind, ActionView, Call};
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

/// The statement of `main` that makes a call on a ThreadLocal; `None` if `main`
/// cannot name the ThreadLocal here or cannot make the call at all.
pub fn java_of(session: &Session, call: Call, key: Address, home: u32) -> Option<String> {
    if session.status() != Status::Paused {
        return None;
    }
    if call == Call::SetNew {
        return Some(format!("Lab.withHash({home}).set(new Object());"));
    }
    let named = keys(session).into_iter().find(|named| named.key == key)?;
    let NamedKey {
        name, value_type, ..
    } = named;
    match call {
        Call::Get => Some(format!("{name}.get();")),
        Call::Remove => Some(format!("{name}.remove();")),
        Call::Set => {
            let value = value_type.and_then(|ty| new_value(session, &ty))?;
            Some(format!("{name}.set({value});"))
        }
        Call::SetNew | Call::EndThread => None,
    }
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
    let Some(main) = main_method(session.unit()) else {
        return Vec::new();
    };
    let is_key = |word: u32| is_reference(word) && world.is_thread_local(word);
    let frame = frames::frames(world)
        .filter(|&frame| world.get(frame + METHOD) == program.main)
        .last();
    let mut keys = Vec::new();
    let begun = session.statements_begun();
    for statement in &main.body.statements[..begun] {
        let (
            StmtKind::Local {
                ty, declarators, ..
            },
            Some(frame),
        ) = (&statement.kind, frame)
        else {
            continue;
        };
        if !has_methods(session.unit(), ty) {
            continue;
        }
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
    let Some(class) = program.main_class() else {
        return keys;
    };
    // A local hides the field of its name, whatever it holds.
    let locals: Vec<&str> = main.body.statements[..begun]
        .iter()
        .filter_map(|statement| match &statement.kind {
            StmtKind::Local { declarators, .. } => Some(declarators),
            _ => None,
        })
        .flatten()
        .map(|declarator| &*declarator.name.text)
        .collect();
    let is_hidden = |name: &str| locals.contains(&name);
    for index in class.statics.clone() {
        let statics = world.get(STATICS) + threadlocal_map::layout::FIELDS;
        let word = world.get(statics + u32::from(index));
        if is_key(word) {
            let shown = &program.statics[usize::from(index)].name;
            let name = shown.rsplit('.').next().unwrap_or(shown);
            keys.extend(field_key(session, name, word).filter(|_| !is_hidden(name)));
        }
    }
    let instance = world.get(INSTANCE);
    for (index, field) in (0..).zip(&class.fields) {
        let address = match instance {
            0 => None,
            instance => world.user_field(instance, index),
        };
        if let Some(word) = address
            .map(|address| world.get(address))
            .filter(|&word| is_key(word))
        {
            let name = &*field.name;
            keys.extend(field_key(session, name, word).filter(|_| !is_hidden(name)));
        }
    }
    keys
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

fn field_key(session: &Session, name: &str, key: Address) -> Option<NamedKey> {
    let unit = session.unit();
    let field = main_members(unit)
        .fields
        .iter()
        .find(|field| field.name.text == name)
        .filter(|field| has_methods(unit, &field.ty))?;
    Some(NamedKey {
        name: name.to_owned(),
        value_type: value_type(&field.ty, field.init.as_ref().map(|init| &init.kind)),
        key,
        fixed: is_final(session, field.span.start).then_some(Key::ReasonFinal),
    })
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
