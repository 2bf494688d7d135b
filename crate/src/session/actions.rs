//! The statements that the buttons append: set, get, remove and dropping the
//! reference for each ThreadLocal that `main` can name here, also as a task of
//! another thread; a new ThreadLocal, the end of a pool's threads, and a GC.

mod names;

use threadlocal_map::memory::Address;

use crate::cut;
use crate::java::ast::Type;
use crate::jvm::class::field;
use crate::machine::Status;
use crate::machine::text::label;
use crate::view::{ActionKind, ActionView, ActionsView, Call, NEW_THREAD};
use crate::words::Key;

use self::names::{NamedKey, keys, pools};
use super::Session;

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

/// The length of a first table: in it `Lab.atSlot` counts home slots.
const FIRST_LENGTH: u32 = 16;

/// The statement that ends the thread of `main`, and `main` with it.
const END_OF_MAIN: &str = "return;";

/// The task that sets a value. A lambda in `main` could not use a local that
/// is assigned twice, and would forbid to assign to one later.
const SETTING: &str = "static <T> Runnable @(ThreadLocal<T> key, T value) {
    return () -> key.set(value);
}";

/// What the buttons append, if calls run where `on` says: in `main` if it is
/// empty, in a new thread if it is [`NEW_THREAD`], or else in a thread of the
/// pool of that name (in `main` too if there is none). `home` is the home slot
/// of a new ThreadLocal.
pub fn actions(session: &Session, on: &str, home: u32) -> ActionsView {
    let ended = match session.finished() {
        None => Some(Key::ReasonErrors),
        Some(_) => (session.status() != Status::Paused).then_some(Key::ReasonEnded),
    };
    let pools: Vec<String> = pools(session).into_iter().map(|pool| pool.name).collect();
    let is_pool = pools.iter().any(|pool| pool == on);
    let on = if is_pool || on == NEW_THREAD { on } else { "" };
    let mut actions = Vec::new();
    for named in keys(session) {
        let value = named
            .value_type
            .as_ref()
            .and_then(|ty| new_value(session, ty));
        let name = &named.name;
        let shown = value.as_deref().unwrap_or("…");
        let set = match on {
            "" => format!("{name}.set({shown});"),
            _ => on_thread(
                on,
                &format!("{}({name}, {shown})", setting(session.source())),
            ),
        };
        let call = |method: &str| match on {
            "" => format!("{name}.{method}();"),
            _ => on_thread(on, &format!("{name}::{method}")),
        };
        let rows = [
            (
                ActionKind::Set,
                set,
                value.is_none().then_some(Key::ReasonType),
            ),
            (ActionKind::Get, call("get"), None),
            (ActionKind::Remove, call("remove"), None),
            (ActionKind::Drop, format!("{name} = null;"), named.fixed),
        ];
        for (kind, java, reason) in rows {
            actions.push(action(session, kind, Some(&named), java, ended.or(reason)));
        }
    }
    let home = home.min(FIRST_LENGTH - 1);
    let key = unused_name(session.source(), &format!("key{home}"));
    let new = format!("ThreadLocal<Object> {key} = Lab.atSlot({home});");
    actions.push(action(session, ActionKind::New, None, new, ended));
    let (end, reason) = match on {
        NEW_THREAD => (END_OF_MAIN.to_owned(), Some(Key::ReasonTask)),
        "" => (END_OF_MAIN.to_owned(), None),
        pool => (end_of_pool(pool), None),
    };
    actions.push(action(
        session,
        ActionKind::End,
        None,
        end,
        ended.or(reason),
    ));
    let gc = "System.gc();".to_owned();
    actions.push(action(session, ActionKind::Gc, None, gc, ended));
    ActionsView {
        on: on.to_owned(),
        after: match ended {
            None => session.insertion_line(),
            Some(_) => 0,
        },
        pools,
        actions,
    }
}

/// The statement that ends the threads of a pool.
fn end_of_pool(pool: &str) -> String {
    format!("{pool}.shutdown();")
}

/// The statement that hands a task to another thread.
fn on_thread(on: &str, task: &str) -> String {
    match on {
        NEW_THREAD => format!("new Thread({task}).start();"),
        pool => format!("{pool}.execute({task});"),
    }
}

/// The method that a statement of a button needs and the source lacks.
pub fn helper_of(source: &str, statement: &str) -> Option<String> {
    let name = setting(source);
    let helper = SETTING.replace('@', &name);
    let is_called = cut::is_in(statement, &format!("({name}("));
    (is_called && !cut::is_in(source, &helper)).then_some(helper)
}

/// The name of the method that makes the task: the one that is there, or one
/// that the source does not use.
fn setting(source: &str) -> String {
    candidates("setting")
        .find(|name| cut::is_in(source, &SETTING.replace('@', name)) || !has_word(source, name))
        .unwrap_or_default()
}

/// A name like this one that no word of the source is.
fn unused_name(source: &str, name: &str) -> String {
    candidates(name)
        .find(|name| !has_word(source, name))
        .unwrap_or_default()
}

/// The name itself, then with a number behind it, without end: a search among
/// them finds one that a source does not use.
fn candidates(name: &str) -> impl Iterator<Item = String> {
    let numbered = (2..).map(move |number: u32| format!("{name}_{number}"));
    std::iter::once(name.to_owned()).chain(numbered)
}

/// Whether a word of ASCII is one of the source's. What is not ASCII is a part of words: in a name it is, and elsewhere it
/// takes no name away.
fn has_word(source: &str, word: &str) -> bool {
    let is_part = |c: char| !c.is_ascii() || c.is_ascii_alphanumeric() || c == '_' || c == '$';
    source
        .split(|c: char| !is_part(c))
        .any(|found| found == word)
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

/// The statement of `main` that ends a thread: its own, or that of a pool that
/// `main` can name here. `None` if there is none.
pub fn end_of(session: &Session, thread: Address, is_main: bool) -> Option<String> {
    if session.status() != Status::Paused {
        return None;
    }
    if is_main {
        return Some(END_OF_MAIN.to_owned());
    }
    let world = &session.finished()?.world;
    let executor = world.get(thread + field::THREAD_EXECUTOR);
    let pool = pools(session)
        .into_iter()
        .find(|pool| pool.executor == executor)?;
    Some(end_of_pool(&pool.name))
}

fn action(
    session: &Session,
    kind: ActionKind,
    named: Option<&NamedKey>,
    java: String,
    reason: Option<Key>,
) -> ActionView {
    let key = session.finished().zip(named);
    ActionView {
        kind,
        name: named.map_or(String::new(), |named| named.name.clone()),
        key: key.map_or(String::new(), |(run, named)| label(&run.world, named.key)),
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
