//! Method references of every kind, for functional interfaces whose types are
//! those of the method, their boxes, wider ones or none at all; directly, through
//! generic methods, and where the library calls back.
//!
//! A member is a class with methods and a constructor of random types, subclasses,
//! and interfaces. In a use `@` is a number for the names, and the holes are those
//! of `samples`. It does not know how a reference is compiled.

use super::scope::Generator;
use super::tree::Member;
use super::types::{Primitive, Type};

/// The class that is referred to.
struct Referred {
    /// Its number: `Refs7`.
    number: u32,
    /// What its methods and its constructor take.
    takes: Type,
    /// What its methods return.
    returns: Type,
}

/// A functional interface.
struct Face {
    name: String,
    /// What its method takes, behind a receiver.
    given: Type,
    /// What its method returns; `None` is void.
    result: Option<Type>,
}

impl Generator {
    /// A class to refer to; what follows may use it.
    pub fn referred(&mut self) -> Member {
        let class = Referred {
            number: self.number(),
            takes: self.plain_type(),
            returns: self.plain_type(),
        };
        let number = class.number;
        let mut members = vec![class.declaration()];
        let mut uses = class.through_generic_methods();
        // What knows less of its types is used more often.
        uses.extend(uses.clone());
        uses.extend(class.through_the_library());
        let object = |name: &str| format!("new {name}{number}({})", argument(&class.takes));
        for _ in 0..2 {
            let class_of_object = self.pick(&["Refs", "Below"]);
            let face = self.face(&class, "", &mut members);
            uses.push(format!(
                "{} u@ = Refs{number}::fixed; {}",
                face.name,
                face.used("u@", "")
            ));
            let face = self.face(&class, "", &mut members);
            uses.push(format!(
                "Refs{number} r@ = {}; watch(r@); {} u@ = r@::own; r@ = null; collect(@); {} u@ = null; collect(@);",
                object(class_of_object),
                face.name,
                face.used("u@", "")
            ));
            let face = self.face(&class, &format!("Refs{number} r, "), &mut members);
            uses.push(format!(
                "{} u@ = Refs{number}::own; {}",
                face.name,
                face.used("u@", &format!("{}, ", object(class_of_object)))
            ));
        }
        let mut face = self.face(&class, "", &mut members);
        face.result = Some(Type::User(format!("Refs{number}")));
        members.pop();
        members.push(face.declaration(""));
        uses.push(format!(
            "{} u@ = Refs{number}::new; System.out.println(u@.of({}).held);",
            face.name,
            argument(&face.given)
        ));
        let element = &class.takes;
        for (length, cast) in [
            ("int", "int"),
            ("Integer", "int"),
            ("short", "short"),
            ("char", "char"),
        ] {
            let name = format!("Array{number}of{length}");
            members.push(format!(
                "interface {name} {{ {element}[] of({length} n); }}"
            ));
            uses.push(format!(
                "{name} u@ = {element}[]::new; System.out.println(u@.of(({cast}) 3).length);"
            ));
        }
        for (name, target) in [("Above", "super"), ("Here", "this")] {
            let face = self.face(&class, "", &mut members);
            let call = face.call("u", "", "x");
            members.push(format!(
                "static class {name}{number} extends Below{number} {{ {name}{number}({} held) {{ super(held); }} void go({} x) {{ {} u = {target}::own; {call} }} }}",
                class.takes, face.given, face.name
            ));
            uses.push(format!("{}.go({});", object(name), argument(&face.given)));
        }
        self.uses.extend(uses);
        Member::Field(members.join("\n"))
    }

    /// A type that a method takes or returns: primitive, a box, or String.
    fn plain_type(&mut self) -> Type {
        let primitive = self.random.weighted(Primitive::WEIGHTS);
        match self.random.below(8) {
            0 | 1 => Type::Boxed(primitive),
            2 => Type::String,
            _ => Type::Primitive(primitive),
        }
    }

    /// An interface for a method of the class: its types can become those of
    /// the method, and what this returns its result.
    fn face(&mut self, class: &Referred, receiver: &str, members: &mut Vec<String>) -> Face {
        let given = match &class.takes {
            Type::Primitive(primitive) => {
                let narrow: Vec<Primitive> = Primitive::WEIGHTS
                    .iter()
                    .map(|(narrow, _)| *narrow)
                    .filter(|&narrow| narrow == *primitive || wider(narrow).contains(primitive))
                    .collect();
                let primitive = self.pick(&narrow);
                self.pick(&[Type::Primitive(primitive), Type::Boxed(primitive)])
            }
            Type::Boxed(primitive) => {
                self.pick(&[Type::Primitive(*primitive), Type::Boxed(*primitive)])
            }
            other => other.clone(),
        };
        let mut results = vec![None, Some(Type::Object), Some(class.returns.clone())];
        if let Type::Primitive(primitive) | Type::Boxed(primitive) = class.returns {
            results.push(Some(Type::Primitive(primitive)));
            results.push(Some(Type::Boxed(primitive)));
            let wide = wider(primitive).iter();
            results.extend(wide.map(|&wide| Some(Type::Primitive(wide))));
        }
        let face = Face {
            name: format!("Use{}", self.number()),
            given,
            result: self.pick(&results),
        };
        members.push(face.declaration(receiver));
        face
    }
}

impl Face {
    fn declaration(&self, receiver: &str) -> String {
        let result = self
            .result
            .as_ref()
            .map_or("void".to_string(), Type::to_string);
        let (name, given) = (&self.name, &self.given);
        format!("interface {name} {{ {result} of({receiver}{given} q); }}")
    }

    /// A call with an argument of its own, which prints what it returns.
    fn used(&self, variable: &str, before: &str) -> String {
        self.call(variable, before, &argument(&self.given))
    }

    fn call(&self, variable: &str, before: &str, argument: &str) -> String {
        let call = format!("{variable}.of({before}{argument})");
        match &self.result {
            None => format!("{call};"),
            Some(_) => format!("System.out.println({call});"),
        }
    }
}

impl Referred {
    fn declaration(&self) -> String {
        let Referred {
            number,
            takes,
            returns,
        } = self;
        let one = converted(takes, returns, "x", 1);
        let other = converted(takes, returns, "x", 2);
        let held = converted(takes, returns, "held", 3);
        format!(
            "static class Refs{number} {{ final {takes} held; Refs{number}({takes} held) {{ this.held = held; }} static {returns} fixed({takes} x) {{ collect({number}); return {one}; }} static void say({takes} x) {{ System.out.println(x); }} {returns} own({takes} x) {{ return {one}; }} {returns} first() {{ return {held}; }} }}\n\
             static class Below{number} extends Refs{number} {{ Below{number}({takes} held) {{ super(held); }} {returns} own({takes} x) {{ return {other}; }} }}\n\
             interface Make{number}<A, B> {{ B of(A a); }}\n\
             interface Both{number}<A, B, C> {{ C of(A a, B b); }}\n\
             static <A, B> B pass{number}(Make{number}<A, B> m, A a) {{ return m.of(a); }}\n\
             static <A, B, C> C join{number}(Both{number}<A, B, C> m, A a, B b) {{ watch(m); return m.of(a, b); }}\n\
             static <B> B made{number}(Supplier<B> s) {{ return s.get(); }}"
        )
    }

    /// What a generic method is given knows less of its types.
    fn through_generic_methods(&self) -> Vec<String> {
        let number = self.number;
        let (given, returns) = (argument(&self.takes), &self.returns);
        let refs = format!("new Refs{number}({given})");
        let below = format!("new Below{number}({given})");
        let boxed = boxed(returns);
        let element = &self.takes;
        vec![
            format!(
                "{returns} v@ = pass{number}(Refs{number}::fixed, {given}); System.out.println(v@);"
            ),
            format!("{boxed} v@ = pass{number}({below}::own, {given}); System.out.println(v@);"),
            format!(
                "Object v@ = join{number}(Refs{number}::own, {refs}, {given}); System.out.println(v@);"
            ),
            format!(
                "{returns} v@ = pass{number}(Refs{number}::first, {refs}); System.out.println(v@);"
            ),
            format!("{returns} v@ = made{number}({refs}::first); System.out.println(v@);"),
            format!("System.out.println(pass{number}(Refs{number}::new, {given}).held);"),
            format!("System.out.println(pass{number}({element}[]::new, 3).length);"),
        ]
    }

    fn through_the_library(&self) -> Vec<String> {
        let number = self.number;
        let given = argument(&self.takes);
        let (key, value) = (boxed(&self.takes), boxed(&self.returns));
        vec![
            format!("Map<{key}, {value}> m@ = new HashMap<>(); {} v@ = m@.computeIfAbsent({given}, Refs{number}::fixed); System.out.println(v@);", self.returns),
            format!("ThreadLocal<{value}> k@ = ThreadLocal.withInitial(new Refs{number}({given})::first); {} v@ = k@.get(); System.out.println(v@);", self.returns),
            format!("List.of({given}, {given}).forEach(Refs{number}::say);"),
            format!("Function<{key}, {value}> f@ = Refs{number}::fixed; System.out.println(f@.apply({given}));"),
            "ToIntFunction<String> f@ = String::length; Function<String, Integer> g@ = String::length; System.out.println(f@.applyAsInt({t}) + g@.apply({t}));".to_string(),
            "List<Object> l@ = new ArrayList<>(); Consumer<Object> c@ = l@::add; Predicate<Object> p@ = l@::contains; c@.accept({t}); System.out.println(p@.test({t}) + \" \" + l@.size());".to_string(),
            "AtomicInteger a@ = new AtomicInteger({i}); Supplier<Integer> s@ = a@::incrementAndGet; UnaryOperator<Integer> u@ = a@::addAndGet; System.out.println(s@.get() + u@.apply({i}));".to_string(),
        ]
    }
}

fn boxed(ty: &Type) -> Type {
    match ty {
        Type::Primitive(primitive) => Type::Boxed(*primitive),
        other => other.clone(),
    }
}

/// What a primitive widens to without a cast.
fn wider(primitive: Primitive) -> &'static [Primitive] {
    use Primitive::{Boolean, Byte, Char, Int, Long, Short};
    match primitive {
        Byte => &[Short, Int, Long],
        Short | Char => &[Int, Long],
        Int => &[Long],
        Long | Boolean => &[],
    }
}

/// An expression of exactly that type, or the primitive one of a box.
fn argument(ty: &Type) -> String {
    match ty {
        Type::Primitive(primitive) | Type::Boxed(primitive) => match primitive {
            Primitive::Int => "{i}",
            Primitive::Long => "{l}",
            Primitive::Boolean => "{b}",
            Primitive::Char => "(char) ('a' + ({i} & 7))",
            Primitive::Byte => "(byte) {i}",
            Primitive::Short => "(short) {i}",
        },
        _ => "{t}",
    }
    .to_string()
}

/// `x`, of one type, as a value of another; `salt` tells methods apart.
fn converted(from: &Type, to: &Type, x: &str, salt: u32) -> String {
    let number = match from {
        Type::Primitive(Primitive::Boolean) | Type::Boxed(Primitive::Boolean) => {
            format!("({x} ? {salt} : 9)")
        }
        Type::Primitive(_) | Type::Boxed(_) => format!("({x} * 3 + {salt})"),
        _ => format!("({x}.length() + {salt})"),
    };
    match to {
        Type::Primitive(Primitive::Boolean) | Type::Boxed(Primitive::Boolean) => {
            format!("({number} & 1) == 0")
        }
        Type::Primitive(Primitive::Char) | Type::Boxed(Primitive::Char) => {
            format!("(char) ('a' + ({number} & 15))")
        }
        Type::Primitive(primitive) | Type::Boxed(primitive) => {
            format!("({}) {number}", Type::Primitive(*primitive))
        }
        _ => format!("\"s\" + {number}"),
    }
}
