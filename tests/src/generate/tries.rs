//! `try`, and statements that are known to throw.

use super::scope::{Cost, Generator, Variable};
use super::statements::Completes;
use super::throwables::{self, CAUGHT};
use super::tree::{Part, Stmt};
use super::types::Type;

/// Statements that are known to throw, with the class they throw; `@` is a
/// number for the names in them.
const RISKS: &[(&str, &str)] = &[
    (
        "NullPointerException",
        "String none@ = null; none@.length();",
    ),
    (
        "NullPointerException",
        "Integer none@ = null; int number@ = none@;",
    ),
    (
        "NullPointerException",
        "ThreadLocal<String> none@ = null; none@.set(new String(\"x\"));",
    ),
    (
        "NullPointerException",
        "Object[] none@ = null; none@[0] = new Object();",
    ),
    (
        "NullPointerException",
        "RuntimeException none@ = null; throw none@;",
    ),
    (
        "NullPointerException",
        "for (String each@ : (List<String>) null) { watch(each@); }",
    ),
    (
        "ClassCastException",
        "Object object@ = new String(\"x\"); Integer box@ = (Integer) object@;",
    ),
    (
        "ArrayStoreException",
        "Object[] array@ = new String[1]; array@[0] = new Object();",
    ),
    (
        "NegativeArraySizeException",
        "int length@ = -1; int[] array@ = new int[length@];",
    ),
    (
        "ArithmeticException",
        "int zero@ = 0; long number@ = 5L % zero@;",
    ),
    (
        "ArrayIndexOutOfBoundsException",
        "int[] array@ = new int[2]; array@[2] += 1;",
    ),
    (
        "IndexOutOfBoundsException",
        "List<String> list@ = new ArrayList<>(); watch(list@.get(0));",
    ),
    (
        "ConcurrentModificationException",
        "List<String> list@ = new ArrayList<>(); list@.add(\"a\"); list@.add(\"b\"); list@.add(\"c\"); for (String each@ : list@) { list@.remove(each@); }",
    ),
];

impl Generator {
    /// `try` with `catch`, `finally` or both.
    pub fn try_statement(&mut self) -> (Vec<Stmt>, Completes) {
        let has_finally = self.chance(55);
        let catches = match self.random.below(4) {
            0 if has_finally => 0,
            1 => 2,
            _ => 1,
        };
        let classes = self.caught_classes(catches);
        let (body, mut completes) = self.nested(|generator| {
            let caught = classes.iter().flat_map(|class| class.split(" | "));
            let caught: Vec<&'static str> = caught
                .filter_map(|class| CAUGHT.iter().copied().find(|known| *known == class))
                .collect();
            generator.frame.is_checked |= caught
                .iter()
                .any(|class| matches!(*class, "Exception" | "Throwable"));
            generator.frame.catching.extend(caught);
            let size = generator.random.between(1, 4);
            generator.block(size)
        });
        let mut parts = vec![Part::new("try", body)];
        for class in &classes {
            let (part, part_completes) = self.catch_part(class);
            parts.push(part);
            completes |= part_completes;
        }
        if has_finally {
            let (body, finally_completes) = self.nested(|generator| {
                // Leaving by a jump or an exception would hide the other way out.
                generator.frame.can_break &= generator.random.chance(5);
                generator.frame.labels.clear();
                let size = generator.random.between(1, 3);
                let (mut body, completes) = generator.block(size);
                if completes && generator.random.chance(60) {
                    body.extend(generator.collect());
                }
                (body, completes)
            });
            parts.push(Part::new("finally", body));
            completes &= finally_completes;
        }
        (vec![Stmt::parts(parts)], completes)
    }

    /// The classes of the catch clauses, subclasses before their superclasses.
    fn caught_classes(&mut self, count: u32) -> Vec<String> {
        let mut classes: Vec<&str> = Vec::new();
        for _ in 0..count {
            let class = self.pick(CAUGHT);
            let is_new = classes
                .iter()
                .all(|known| !throwables::is_subclass(class, known));
            if is_new {
                classes.push(class);
            }
        }
        let mut classes: Vec<String> = classes.into_iter().map(str::to_string).collect();
        if classes == ["IllegalStateException"] && self.chance(50) {
            classes[0] = "IllegalStateException | ArithmeticException".to_string();
        }
        if classes.is_empty() && count > 0 {
            classes.push("RuntimeException".to_string());
        }
        classes
    }

    pub fn catch_part(&mut self, class: &str) -> (Part, Completes) {
        let name = self.name_for(&Type::Throwable("Throwable"));
        let (body, completes) = self.nested(|generator| {
            generator.declare(Variable::new(name.clone(), Type::Throwable("Throwable")));
            let mut first = Vec::new();
            if generator.chance(40) {
                let text = format!("System.out.println({name}.getMessage());");
                first.push(Stmt::line(text));
            }
            let watch = Cost {
                watches: 1,
                ..Cost::default()
            };
            if generator.chance(25) && generator.spend(watch) {
                first.push(Stmt::line(format!("watch({name});")));
            }
            let size = generator.random.between(1, 3);
            let (rest, completes) = generator.block(size);
            first.extend(rest);
            (first, completes)
        });
        (
            Part::new(format!("catch ({class} {name})"), body),
            completes,
        )
    }

    /// A statement that throws for certain, in a `try` that catches it.
    pub fn risky_statement(&mut self) -> Stmt {
        let (class, text) = self.pick(RISKS);
        let number = self.number();
        let text = text.replace('@', &number.to_string());
        let report = match throwables::is_subclass(class, "IndexOutOfBoundsException")
            || class == "ArithmeticException"
        {
            true => format!("System.out.println(x{number}.getMessage());"),
            false => format!("watch(x{number});"),
        };
        let mut body = Vec::new();
        if self.chance(50) {
            body.extend(self.declaration_in_place());
        }
        body.push(Stmt::line(text));
        let caught = vec![Stmt::line(report), Stmt::line(format!("show({number});"))];
        Stmt::parts(vec![
            Part::new("try", body),
            Part::new(format!("catch ({class} x{number})"), caught),
        ])
    }

    fn declaration_in_place(&mut self) -> Vec<Stmt> {
        self.scoped(|generator| generator.declaration())
    }
}
