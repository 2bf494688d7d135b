//! The objects of the heap and how each can be reached.

use threadlocal_map::design::layout::class as design;
use threadlocal_map::layout::FIELDS;
use threadlocal_map::memory::Address;

use crate::jvm::class::{self, Holds, field, spec_of};
use crate::jvm::gc::{Collection, Marks, by_strength, copied, marked, references};
use crate::jvm::value::is_reference;
use crate::jvm::world::{COLLECTION, CURRENT_THREAD, INSTANCE, WAVE};
use crate::machine::text::{class_name, label};
use crate::machine::{Recorded, frames};
use crate::order::by_number;
use crate::view::{FieldView, OBJECT_LIMIT, ObjectKind, ObjectView, Reachability, Strength};

use super::{Scene, saturated, slots};

/// Of an object's references, so many are listed.
const FIELD_LIMIT: usize = 64;

impl Scene<'_> {
    /// The objects to show, and how many there are.
    pub(super) fn objects(&self) -> (Vec<ObjectView>, u32) {
        let world = self.world();
        let count = world.object_count();
        let roots = frames::roots(world, self.program).into_iter();
        let roots: Vec<Address> = roots.map(|(_, object)| object).collect();
        let shown = if count > OBJECT_LIMIT {
            self.most_relevant(&roots)
        } else {
            world.objects().collect()
        };
        let reached = self.reachability(&roots);
        let marked = self.marked(&roots);
        let views = shown
            .into_iter()
            .map(|object| ObjectView {
                id: object,
                kind: kind(world, object),
                class: class_name(world, object),
                number: class_number(world, object),
                label: label(world, object),
                bytes: saturated(world.bytes_of(object)),
                reachability: reached(object),
                marked: marked.contains(object),
                permanent: world.is_permanent(object),
                fields: self
                    .fields_of(object)
                    .take(FIELD_LIMIT)
                    .map(|(offset, target, strength)| FieldView {
                        name: self.field_name(object, offset),
                        own: self.is_own_field(object, offset),
                        target,
                        strength,
                    })
                    .collect(),
            })
            .collect();
        (views, count)
    }

    /// How each object can be reached.
    fn reachability(&self, roots: &[Address]) -> impl Fn(Address) -> Reachability {
        let world = self.world();
        let found = by_strength(world, roots.iter().copied());
        let found = by_number(&found, |found| found.0.into());
        move |object| {
            let Ok(index) = found.binary_search_by_key(&object, |found| found.0) else {
                return Reachability::Unreachable;
            };
            match found[index].1 {
                Holds::Value | Holds::Raw => Reachability::Strong,
                Holds::Soft => Reachability::Soft,
                Holds::Weak => Reachability::Weak,
                Holds::Final => Reachability::Final,
                Holds::Phantom => Reachability::Phantom,
            }
        }
    }

    /// While a GC runs: what it has marked by this step.
    fn marked(&self, roots: &[Address]) -> Marks {
        let world = self.world();
        let mut marks = Marks::none(world.memory.top());
        let wave = world.get(WAVE) as usize;
        if wave > 0 {
            let roots = roots.iter().copied();
            let trace = match Collection::from_number(world.get(COLLECTION)) {
                Collection::Young => copied(world, roots, world.objects()).0.trace,
                kind => marked(world, roots, kind == Collection::ClearsSoft).trace,
            };
            for &object in trace.up_to_wave(wave) {
                marks.insert(object);
            }
        }
        marks
    }

    /// Of many objects: what the roots refer to, then the maps, then their
    /// entries with keys and values, the running thread's first, then the
    /// others as they were allocated.
    fn most_relevant(&self, roots: &[Address]) -> Vec<Address> {
        let world = self.world();
        let mut seen = Marks::none(world.memory.top());
        let mut chosen: Vec<Address> = Vec::new();
        let current = world.get(CURRENT_THREAD);
        let threads: Vec<Address> = world.threads().collect();
        let threads = by_number(&threads, |&thread| (thread != current).into());
        let maps: Vec<Address> = threads
            .iter()
            .flat_map(|&thread| Recorded::MAPS.map(|field| world.get(thread + field)))
            .collect();
        let in_tables: Vec<u32> = maps.iter().flat_map(|&map| slots(world, map)).collect();
        let in_tables = in_tables
            .chunks_exact(4)
            .flat_map(|slot| [slot[0], slot[1], slot[3]]);
        for object in roots
            .iter()
            .copied()
            .chain(maps.iter().copied())
            .chain(in_tables)
            .chain(world.objects())
        {
            if chosen.len() == OBJECT_LIMIT as usize {
                break;
            }
            if is_reference(object) && seen.insert(object) {
                chosen.push(object);
            }
        }
        by_number(&chosen, |&object| object.into())
    }

    /// The references of an object, without a table's slots and a thread's name.
    fn fields_of(&self, object: Address) -> impl Iterator<Item = (u32, Address, Strength)> + '_ {
        let world = self.world();
        let class = world.class_of(object);
        // A thread's name is in its label.
        let is_name = move |offset: u32| class == class::THREAD && offset == field::THREAD_NAME;
        references(world, object)
            .filter(move |&(offset, ..)| class != class::TABLE && !is_name(offset))
            .map(|(offset, target, holds)| {
                let strength = match holds {
                    Holds::Soft => Strength::Soft,
                    Holds::Weak => Strength::Weak,
                    Holds::Final => Strength::Final,
                    Holds::Phantom => Strength::Phantom,
                    Holds::Value | Holds::Raw => Strength::Strong,
                };
                (offset, target, strength)
            })
    }

    /// The name of the field at an offset, `[5]` for an element.
    pub fn field_name(&self, object: Address, offset: u32) -> String {
        let class = self.world().class_of(object);
        let fields = spec_of(class).fields;
        let index = (offset - FIELDS) as usize;
        if let Some((name, _)) = fields.get(index) {
            return (*name).to_owned();
        }
        let index = index - fields.len();
        match class {
            class::LAMBDA => String::new(),
            class::CLASS => self.static_name(object, index),
            _ if self.world().user_part(object).is_some() => self.own_field_name(object, index),
            _ => format!("[{index}]"),
        }
    }

    /// Whether a class of the scenario declares the field at an offset.
    fn is_own_field(&self, object: Address, offset: u32) -> bool {
        let fields = spec_of(self.world().class_of(object)).fields.len();
        // In front of them stand the object's number and its Class.
        self.world().user_part(object).is_some() && (offset - FIELDS) as usize >= fields + 2
    }

    /// The name of a field that an object's own class adds; in front of them
    /// stand its number and its Class.
    fn own_field_name(&self, object: Address, index: usize) -> String {
        let class = self.world().user_class(object);
        let class = class.and_then(|class| self.program.classes.get(class as usize));
        match (index.checked_sub(2), class) {
            (Some(index), Some(class)) => class
                .fields
                .get(index)
                .map_or(String::new(), |field| field.name.to_string()),
            _ => "class".to_owned(),
        }
    }

    /// The name of a static field of a deployed class; behind them it keeps
    /// lambdas.
    fn static_name(&self, class: Address, index: usize) -> String {
        let number = self.world().get(class + field::CLASS_NUMBER) as usize;
        let Some(class) = self.program.classes.get(number) else {
            return String::new();
        };
        let names = self
            .program
            .statics
            .get(usize::from(class.statics.start) + index);
        match names {
            Some(field) if index < class.statics.len() => field.name.to_string(),
            _ => String::new(),
        }
    }
}

/// What an object is.
fn kind(world: &Recorded, object: Address) -> ObjectKind {
    if object == world.get(INSTANCE) {
        return ObjectKind::Scenario;
    }
    if world.is_thread_local(object) {
        return ObjectKind::ThreadLocal;
    }
    match world.class_of(object) {
        class::THREAD => ObjectKind::Thread,
        class::MAP | design::QUEUED_MAP => ObjectKind::ThreadLocalMap,
        class::ENTRY | design::CHAINED_ENTRY | design::QUEUED_ENTRY => ObjectKind::Entry,
        class::SOFT_REFERENCE => ObjectKind::SoftReference,
        class::WEAK_REFERENCE => ObjectKind::WeakReference,
        class::PHANTOM_REFERENCE => ObjectKind::PhantomReference,
        class::EXECUTOR => ObjectKind::Executor,
        class::QUEUE | class::ARRAY_QUEUE | class::SYNCHRONOUS_QUEUE => ObjectKind::Queue,
        class::ARRAY_LIST => ObjectKind::List,
        class::LIST_12 | class::LIST_N => ObjectKind::ImmutableList,
        class::HASH_MAP => ObjectKind::HashMap,
        class::NODE => ObjectKind::Node,
        class::CLASS_LOADER => ObjectKind::ClassLoader,
        class::STRING => ObjectKind::String,
        _ => ObjectKind::Other,
    }
}

/// A number for the class of an object: those of the library come first.
fn class_number(world: &Recorded, object: Address) -> u32 {
    match world.user_class(object) {
        Some(class) => class::LAST + 1 + class,
        None => world.class_of(object),
    }
}

#[cfg(test)]
mod tests {
    use crate::session::Session;
    use crate::view::{OBJECT_LIMIT, ObjectKind};

    /// Classes of a program that are called like those of the library that a
    /// picture draws in a way of its own.
    #[test]
    fn what_an_object_is_does_not_follow_from_its_class_s_name() {
        let names = [
            "Node",
            "Entry",
            "ThreadLocalMap",
            "Thread",
            "ThreadLocal",
            "Worker",
            "WeakReference",
            "SoftReference",
            "PhantomReference",
            "ArrayList",
            "HashMap",
            "ListN",
            "ThreadPoolExecutor",
            "LinkedBlockingQueue",
            "ClassLoader",
            "String",
        ];
        for name in names {
            // A field that a class of the library has as well.
            let source = format!(
                "class {name} {{ Object table; Object handler; Object executor; Object referent; Object task; }}
                void main() {{
                    {name} mine = new {name}();
                    mine.table = new {name}();
                    mine.executor = mine;
                }}"
            );
            let mut session = Session::new(&source);
            session.seek(session.step_count());
            let view = session.view();
            let mine: Vec<_> = view.objects.iter().filter(|it| it.class == name).collect();
            // The main thread has the same name.
            let theirs = usize::from(name == "Thread");
            assert_eq!(
                mine.len(),
                2 + theirs,
                "{name}: {:?}",
                session.diagnostics()
            );
            let others = mine.iter().filter(|it| it.kind == ObjectKind::Other);
            let others: Vec<_> = others.collect();
            assert_eq!(others.len(), 2, "{name}");
            assert!(others[0].fields.iter().all(|field| field.own), "{name}");
            assert_eq!(others[0].number, others[1].number, "{name}");
        }
    }

    /// What the picture draws in a way of its own is of a kind of its own,
    /// through a subclass too.
    #[test]
    fn what_the_library_makes_has_its_kind() {
        let mut session = Session::new(
            "class Key extends ThreadLocal<Object> { }
            class Job extends Thread { Object task = new Object(); }
            void main() {
                Key key = new Key();
                key.set(new WeakReference<>(new Object()));
                Job job = new Job();
                List<Object> list = new ArrayList<>();
                list.add(new SoftReference<>(new Object()));
                Map<Object, Object> map = new HashMap<>();
                map.put(\"a\", List.of(1, 2, 3));
                ExecutorService pool = Executors.newFixedThreadPool(1);
            }",
        );
        session.seek(session.step_count());
        let view = session.view();
        for (class, kind) in [
            ("Key", ObjectKind::ThreadLocal),
            ("Job", ObjectKind::Thread),
            ("Thread", ObjectKind::Thread),
            ("ThreadLocalMap", ObjectKind::ThreadLocalMap),
            ("Entry", ObjectKind::Entry),
            ("WeakReference", ObjectKind::WeakReference),
            ("SoftReference", ObjectKind::SoftReference),
            ("ArrayList", ObjectKind::List),
            ("ListN", ObjectKind::ImmutableList),
            ("HashMap", ObjectKind::HashMap),
            ("Node", ObjectKind::Node),
            ("ThreadPoolExecutor", ObjectKind::Executor),
            ("LinkedBlockingQueue", ObjectKind::Queue),
            ("String", ObjectKind::String),
            ("Object", ObjectKind::Other),
        ] {
            let kinds = view.objects.iter().filter(|it| it.class == class);
            let kinds: Vec<_> = kinds.map(|it| it.kind).collect();
            assert!(!kinds.is_empty(), "{class}");
            assert!(kinds.iter().all(|&it| it == kind), "{class}: {kinds:?}");
        }
        let job = view.objects.iter().find(|it| it.class == "Job");
        let own = job.map(|job| job.fields.iter().filter(|field| field.own).count());
        assert_eq!(own, Some(1));
    }

    /// However many entries a map has, a picture needs the map itself.
    #[test]
    fn of_many_objects_the_map_is_listed() {
        let mut session = Session::new(
            "void main() {
                List<ThreadLocal<String>> keys = new ArrayList<>();
                for (int i = 0; i < 300; i++) {
                    ThreadLocal<String> key = new ThreadLocal<>();
                    key.set(new String(\"v\"));
                    keys.add(key);
                }
            }",
        );
        session.seek(session.step_count());
        let view = session.view();
        assert!(view.object_count > OBJECT_LIMIT, "{}", view.object_count);
        let map = view.tables.first().map_or(0, |table| table.map);
        assert!(view.objects.iter().any(|object| object.id == map));
    }
}
