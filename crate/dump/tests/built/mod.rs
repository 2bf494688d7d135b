//! Small dumps, built byte by byte.

/// The ids of what every such dump has.
pub const KEY: u64 = 0x1000;
/// The static field's class.
pub const OWNER: u64 = 0x500;
const THREAD: u64 = 0x2000;
const MAP: u64 = 0x2100;
const TABLE: u64 = 0x2200;
const ENTRY: u64 = 0x2300;
const STALE: u64 = 0x2400;
const VALUE: u64 = 0x2500;
const NAME: u64 = 0x2600;
const CHARS: u64 = 0x2700;

/// How a dump is written.
#[derive(Clone, Copy)]
pub struct Kind {
    /// `1.0.1` or `1.0.2`.
    pub version: &'static str,
    /// The bytes of an id.
    pub id_size: usize,
    /// Whether classes are described before there are objects of them.
    pub is_in_order: bool,
    /// Whether all of the heap is in one record, and no segments.
    pub is_whole: bool,
    /// Whether the class of threads extends itself.
    pub is_circular: bool,
}

/// As HotSpot writes it today.
pub const USUAL: Kind = Kind {
    version: "1.0.2",
    id_size: 8,
    is_in_order: true,
    is_whole: false,
    is_circular: false,
};

/// A type of a field.
#[derive(Clone, Copy)]
enum Type {
    Reference = 2,
    Byte = 8,
    Int = 10,
}

/// A dump's bytes so far.
struct Dump {
    kind: Kind,
    bytes: Vec<u8>,
    /// The names that have ids, from 1.
    names: Vec<String>,
}

/// A thread `main` with a table of 16 slots: `Owner.CONTEXT` in slot 5, whose home is 4, with a `byte[3]`, and slot 9 stale.
pub fn dump(kind: Kind) -> Vec<u8> {
    let mut dump = Dump {
        kind,
        bytes: Vec::new(),
        names: Vec::new(),
    };
    dump.bytes
        .extend(format!("JAVA PROFILE {}\0", kind.version).bytes());
    dump.u4(kind.id_size as u32);
    dump.bytes.extend([0; 8]);
    let classes = dump.part(|dump| {
        let object = dump.class("java/lang/Object", 0x100, 0, &[], &[]);
        let above = if kind.is_circular { 0x110 } else { object };
        dump.class(
            "java/lang/Thread",
            0x110,
            above,
            &[],
            &[("name", Type::Reference), ("threadLocals", Type::Reference)],
        );
        dump.class(
            "java/lang/String",
            0x120,
            object,
            &[],
            &[("value", Type::Reference), ("coder", Type::Byte)],
        );
        dump.class(
            "java/lang/ThreadLocal",
            0x130,
            object,
            &[],
            &[("threadLocalHashCode", Type::Int)],
        );
        let map = "java/lang/ThreadLocal$ThreadLocalMap";
        let fields = [
            ("size", Type::Int),
            ("table", Type::Reference),
            ("threshold", Type::Int),
        ];
        dump.class(map, 0x140, object, &[], &fields);
        let reference = dump.class(
            "java/lang/ref/Reference",
            0x150,
            object,
            &[],
            &[("referent", Type::Reference)],
        );
        dump.class(
            &format!("{map}$Entry"),
            0x160,
            reference,
            &[],
            &[("value", Type::Reference)],
        );
        dump.class(&format!("[L{map}$Entry;"), 0x170, object, &[], &[]);
        dump.class(
            "Owner",
            OWNER,
            object,
            &[("CONTEXT", KEY), ("<resolved_references>", KEY)],
            &[],
        );
    });
    let objects = dump.part(|dump| {
        // The class that declares the key is one that the JVM never unloads.
        dump.bytes.push(0x05);
        dump.id(OWNER);
        dump.bytes.push(0x08);
        dump.id(THREAD);
        dump.bytes.extend([0; 8]);
        dump.instance(
            THREAD,
            0x110,
            &[(Type::Reference, NAME), (Type::Reference, MAP)],
        );
        dump.instance(NAME, 0x120, &[(Type::Reference, CHARS), (Type::Byte, 0)]);
        dump.array_of_bytes(CHARS, b"main");
        dump.instance(
            MAP,
            0x140,
            &[(Type::Int, 2), (Type::Reference, TABLE), (Type::Int, 10)],
        );
        let mut table = [0; 16];
        (table[5], table[9]) = (ENTRY, STALE);
        dump.array(TABLE, 0x170, &table);
        // An Entry's own fields come first, then those of its superclass.
        dump.instance(
            ENTRY,
            0x160,
            &[(Type::Reference, VALUE), (Type::Reference, KEY)],
        );
        dump.instance(STALE, 0x160, &[(Type::Reference, 0), (Type::Reference, 0)]);
        dump.instance(KEY, 0x130, &[(Type::Int, 0x0004_0004)]);
        dump.array_of_bytes(VALUE, &[1, 2, 3]);
    });
    for (n, name) in dump.names.clone().iter().enumerate() {
        let mut text = dump.id_bytes(n as u64 + 1);
        text.extend(name.bytes());
        dump.record(0x01, &text);
    }
    let names = [
        (0x100, "java/lang/Object"),
        (0x110, "java/lang/Thread"),
        (0x120, "java/lang/String"),
        (0x130, "java/lang/ThreadLocal"),
        (0x140, "java/lang/ThreadLocal$ThreadLocalMap"),
        (0x150, "java/lang/ref/Reference"),
        (0x160, "java/lang/ThreadLocal$ThreadLocalMap$Entry"),
        (0x170, "[Ljava/lang/ThreadLocal$ThreadLocalMap$Entry;"),
        (OWNER, "Owner"),
    ];
    for (class, name) in names {
        let name = dump.name(name);
        let mut loaded = vec![0; 4];
        loaded.extend(dump.id_bytes(class));
        loaded.extend([0; 4]);
        loaded.extend(dump.id_bytes(name));
        dump.record(0x02, &loaded);
    }
    let parts = match kind.is_in_order {
        true => [classes, objects],
        false => [objects, classes],
    };
    if kind.is_whole {
        dump.record(0x0c, &parts.concat());
    } else {
        parts.iter().for_each(|part| dump.record(0x1c, part));
        dump.record(0x2c, &[]);
    }
    dump.bytes
}

impl Dump {
    /// What is written meanwhile, apart.
    fn part(&mut self, write: impl FnOnce(&mut Self)) -> Vec<u8> {
        let before = std::mem::take(&mut self.bytes);
        write(self);
        std::mem::replace(&mut self.bytes, before)
    }

    fn record(&mut self, tag: u8, body: &[u8]) {
        self.bytes.push(tag);
        self.u4(0);
        self.u4(body.len() as u32);
        self.bytes.extend(body);
    }

    fn u2(&mut self, number: u16) {
        self.bytes.extend(number.to_be_bytes());
    }

    fn u4(&mut self, number: u32) {
        self.bytes.extend(number.to_be_bytes());
    }

    fn id_bytes(&self, id: u64) -> Vec<u8> {
        id.to_be_bytes()[8 - self.kind.id_size..].to_vec()
    }

    fn id(&mut self, id: u64) {
        let bytes = self.id_bytes(id);
        self.bytes.extend(bytes);
    }

    /// The id of a name.
    fn name(&mut self, name: &str) -> u64 {
        let known = self.names.iter().position(|one| one == name);
        let index = known.unwrap_or_else(|| {
            self.names.push(name.to_owned());
            self.names.len() - 1
        });
        index as u64 + 1
    }

    fn class(
        &mut self,
        name: &str,
        id: u64,
        above: u64,
        statics: &[(&str, u64)],
        fields: &[(&str, Type)],
    ) -> u64 {
        self.name(name);
        self.bytes.push(0x20);
        self.id(id);
        self.u4(0);
        self.id(above);
        (0..5).for_each(|_| self.id(0));
        self.u4(0);
        // A constant pool with one number in it.
        self.u2(1);
        self.u2(7);
        self.bytes.push(Type::Int as u8);
        self.u4(0);
        self.u2(statics.len() as u16);
        for (name, value) in statics {
            let name = self.name(name);
            self.id(name);
            self.bytes.push(Type::Reference as u8);
            self.id(*value);
        }
        self.u2(fields.len() as u16);
        for (name, kind) in fields {
            let name = self.name(name);
            self.id(name);
            self.bytes.push(*kind as u8);
        }
        id
    }

    fn instance(&mut self, id: u64, class: u64, values: &[(Type, u64)]) {
        let fields = self.part(|dump| {
            for (kind, value) in values {
                match kind {
                    Type::Reference => dump.id(*value),
                    Type::Byte => dump.bytes.push(*value as u8),
                    Type::Int => dump.u4(*value as u32),
                }
            }
        });
        self.bytes.push(0x21);
        self.id(id);
        self.u4(0);
        self.id(class);
        self.u4(fields.len() as u32);
        self.bytes.extend(fields);
    }

    fn array(&mut self, id: u64, class: u64, elements: &[u64]) {
        self.bytes.push(0x22);
        self.id(id);
        self.u4(0);
        self.u4(elements.len() as u32);
        self.id(class);
        elements.iter().for_each(|element| self.id(*element));
    }

    fn array_of_bytes(&mut self, id: u64, bytes: &[u8]) {
        self.bytes.push(0x23);
        self.id(id);
        self.u4(0);
        self.u4(bytes.len() as u32);
        self.bytes.push(Type::Byte as u8);
        self.bytes.extend(bytes);
    }
}
