//! Statements with bodies: branches, loops, `try`; and the ways out of them.

use super::scope::{Cost, Generator, Variable};
use super::statements::Completes;
use super::throwables::{self, CAUGHT, THROWN};
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

/// Functional interfaces in use. `@` is a number for the names; `{t}`, `{i}`,
/// `{l}` and `{b}` are expressions of type String, int, long and boolean.
const FUNCTIONAL: &[&str] = &[
    "Function<String, Integer> f@ = s@ -> s@.length(); System.out.println(f@.apply({t}));",
    "Function<String, String> f@ = (String s@) -> s@ + {i}; System.out.println(f@.apply({t}));",
    "Function<String, String> f@ = s@ -> s@ + s@; System.out.println(f@.apply({t}));",
    "Function<Integer, Integer> f@ = n@ -> n@ + 1; System.out.println(f@.apply({i}));",
    "Function<Object, String> f@ = String::valueOf; System.out.println(f@.apply({i}));",
    "Function<String, Integer> f@ = String::length; System.out.println(f@.apply({t}));",
    "UnaryOperator<String> f@ = s@ -> { collect(@); return new String(s@); }; watch(f@.apply({t}));",
    "BiFunction<Integer, Integer, Integer> f@ = (a@, b@) -> a@ * b@; System.out.println(f@.apply({i}, {i}));",
    "BiFunction<String, Integer, String> f@ = (s@, n@) -> { return s@ + \":\" + n@; }; System.out.println(f@.apply({t}, {i}));",
    "Predicate<String> f@ = String::isEmpty; System.out.println(f@.test({t}));",
    "Predicate<Integer> f@ = n@ -> n@ > 3 && n@ != 7; System.out.println(f@.test({i}));",
    "Consumer<String> f@ = System.out::println; f@.accept({t});",
    "Consumer<Object> f@ = o@ -> { watch(o@); collect(@); }; f@.accept(new Object());",
    "Consumer<ThreadLocal<String>> f@ = ThreadLocal::remove; f@.accept(filled(3, {t}));",
    "BiConsumer<ThreadLocal<String>, String> f@ = (k@, s@) -> k@.set(s@); f@.accept(filled(3, {t}), new String({t}));",
    "IntSupplier f@ = () -> {i}; System.out.println(f@.getAsInt() + 1);",
    "BooleanSupplier f@ = () -> {b}; System.out.println(f@.getAsBoolean() ? 1 : 2);",
    "Supplier<Long> f@ = () -> {l}; System.out.println(f@.get() + 1);",
    "Supplier<Object> f@ = () -> {b} ? {i} : {l}; System.out.println(f@.get());",
];

impl Generator {
    /// `if`, perhaps with `else`.
    pub fn if_statement(&mut self) -> (Vec<Stmt>, Completes) {
        let condition = match self.chance(8) {
            // Known to the compiler: only one branch gets code.
            true => self
                .pick(&["true", "false", "1 < 2", "2 + 2 == 5", "!true"])
                .to_string(),
            false => self.boolean(0).to_string(),
        };
        let is_bare = self.chance(15);
        let (then, then_completes) = self.branch();
        let mut parts = vec![Part {
            head: format!("if ({condition})"),
            body: then,
            bare: false,
        }];
        let mut completes = true;
        if self.chance(45) {
            let (otherwise, otherwise_completes) = self.branch();
            parts.push(Part::new("else", otherwise));
            completes = then_completes || otherwise_completes;
        } else if let (true, [Stmt::Line(text)]) = (is_bare, &parts[0].body[..]) {
            parts[0].bare = !is_declaration(text);
        }
        (vec![Stmt::parts(parts)], completes)
    }

    fn branch(&mut self) -> (Vec<Stmt>, Completes) {
        self.nested(|generator| {
            let size = generator.random.between(1, 3);
            generator.block(size)
        })
    }

    /// A body that is run up to `times` times.
    fn loop_body(&mut self, times: u32, inner: Option<Variable>) -> Vec<Stmt> {
        self.loop_block(times, inner).0
    }

    fn loop_block(&mut self, times: u32, inner: Option<Variable>) -> (Vec<Stmt>, Completes) {
        self.nested(|generator| {
            generator.frame.loops += 1;
            generator.frame.can_break = true;
            generator.frame.times *= times;
            if let Some(inner) = inner {
                generator.declare(inner);
            }
            let size = generator.random.between(1, 4);
            generator.block(size)
        })
    }

    /// A `for` loop over a counter, or one that holds an object in its head.
    pub fn for_statement(&mut self) -> Option<Stmt> {
        let times = self.random.between(1, 3);
        let name = self.name_for(&Type::INT);
        let counter = Variable {
            is_counter: true,
            ..Variable::new(name.clone(), Type::INT)
        };
        let (head, counter) = match self.random.below(5) {
            0 => (
                format!("for (int {name} = {times}; {name} > 0; {name}--)"),
                counter,
            ),
            1 => (
                format!("for (int {name} = 0, {name}x = {times}; {name} < {name}x; {name} += 1)"),
                counter,
            ),
            2 => {
                let head = format!(
                    "for (Object {name}o = new Object(), {name}p = {name}o; {name}o != null; {name}o = {name}n++ < {times} ? new Object() : null)"
                );
                let object = Variable {
                    is_mutable: true,
                    is_nullable: true,
                    ..Variable::new(format!("{name}p"), Type::Object)
                };
                let body = self.loop_body(times + 1, Some(object));
                let count = Stmt::line(format!("int {name}n = 1;"));
                return Some(Stmt::Group(vec![count, Stmt::compound(head, body, "")]));
            }
            3 => {
                let list = format!("{name}l");
                let head = format!(
                    "for (List<String> {list} = new ArrayList<>(); {list}.size() < {times}; {list}.add(new String(\"{name}\")))"
                );
                let body = self.loop_body(times, None);
                return Some(Stmt::compound(head, body, ""));
            }
            _ => (
                format!("for (int {name} = 0; {name} < {times}; {name}++)"),
                counter,
            ),
        };
        let body = self.loop_body(times, Some(counter));
        Some(Stmt::compound(head, body, ""))
    }

    /// A for-each loop over an array or a list.
    pub fn for_each_statement(&mut self) -> Option<(Vec<Stmt>, Completes)> {
        let known = self.variable(|variable| match variable.ty {
            Type::Array(_) => variable.length > 0 && !variable.is_nullable,
            _ => false,
        });
        let (element, iterable, times, is_nullable) = match (self.random.below(5), known) {
            (0 | 1, Some(array)) => {
                let Type::Array(element) = array.ty else {
                    return None;
                };
                let is_nullable = element.is_reference();
                (*element, array.name, array.length, is_nullable)
            }
            (2, _) => (
                Type::Object,
                "new Object[] { new Object(), new Object() }".to_string(),
                2,
                false,
            ),
            (3, _) => {
                let words = self.text_literal();
                (
                    Type::String,
                    format!("new String[] {{ new String({words}), \"b\", null }}"),
                    3,
                    true,
                )
            }
            _ => return self.for_each_over_list(),
        };
        let name = self.name_for(&element);
        let variable = Variable {
            is_nullable,
            ..Variable::new(name.clone(), element.clone())
        };
        let body = self.loop_body(times, Some(variable));
        let modifier = if self.chance(10) { "final " } else { "" };
        let head = format!("for ({modifier}{element} {name} : {iterable})");
        Some((vec![Stmt::compound(head, body, "")], true))
    }

    fn for_each_over_list(&mut self) -> Option<(Vec<Stmt>, Completes)> {
        let element = self.value_type();
        let ty = Type::List(Box::new(element.clone()));
        let list = self.name_for(&ty);
        let times = self.random.between(1, 3);
        let mut statements = vec![Stmt::line(format!("{ty} {list} = new ArrayList<>();"))];
        for _ in 0..times {
            let value = self.fresh(&element, 1);
            statements.push(Stmt::line(format!("{list}.add({value});")));
        }
        let name = self.name_for(&element);
        // The list is out of the body's sight: changing it would end the loop.
        let body = self.loop_body(times, Some(Variable::new(name.clone(), element.clone())));
        let declared = match self.chance(20) {
            true => "var".to_string(),
            false => element.to_string(),
        };
        statements.push(Stmt::compound(
            format!("for ({declared} {name} : {list})"),
            body,
            "",
        ));
        self.declare(Variable::new(list, ty));
        Some((statements, true))
    }

    /// `while`, `do` and endless loops with a counter of their own.
    pub fn while_statement(&mut self) -> Option<(Vec<Stmt>, Completes)> {
        let times = self.random.between(1, 3);
        let name = self.name_for(&Type::INT);
        let count = Stmt::line(format!("int {name} = 0;"));
        let statement = match self.random.below(5) {
            0 => {
                let (mut body, completes) = self.loop_block(times + 1, None);
                if !completes {
                    // What follows the loop must be reachable.
                    body.pop();
                }
                Stmt::compound("do", body, format!(" while (++{name} < {times});"))
            }
            1 => {
                let mut body = self.loop_body(times, None);
                let head = self.pick(&["while (true)", "for (;;)"]);
                let exit = format!("if ({name}++ >= {times}) {{ break; }}");
                body.insert(0, Stmt::Pinned(exit));
                Stmt::compound(head, body, "")
            }
            2 => {
                let condition = self.boolean(1).at(super::types::level::AND);
                let body = self.loop_body(times, None);
                Stmt::compound(
                    format!("while ({name}++ < {times} && {condition})"),
                    body,
                    "",
                )
            }
            _ => {
                let body = self.loop_body(times, None);
                Stmt::compound(format!("while ({name}++ < {times})"), body, "")
            }
        };
        Some((vec![Stmt::Group(vec![count, statement])], true))
    }

    /// `break` or `continue`.
    pub fn jump(&mut self) -> Option<(Vec<Stmt>, Completes)> {
        if !self.frame.can_break {
            return None;
        }
        let word = self.pick(&["break;", "continue;"]);
        if self.chance(30) {
            return Some((vec![Stmt::line(word)], false));
        }
        let condition = self.boolean(0);
        Some((vec![leaving(&condition.to_string(), word)], true))
    }

    /// `return`, under a condition or as the last statement of its block.
    pub fn return_statement(&mut self) -> Option<(Vec<Stmt>, Completes)> {
        if self.frame.depth == 0 {
            return None;
        }
        let text = match self.frame.result.clone() {
            Some(result) => format!("return {};", self.value(&result, 1)),
            None => "return;".to_string(),
        };
        if self.chance(25) {
            return Some((vec![Stmt::line(text)], false));
        }
        let condition = self.boolean(0);
        Some((vec![leaving(&condition.to_string(), &text)], true))
    }

    /// `throw` of an exception that is caught around, or may leave.
    pub fn throw_statement(&mut self) -> Option<(Vec<Stmt>, Completes)> {
        let possible: Vec<&str> = THROWN
            .iter()
            .copied()
            .filter(|class| self.can_throw(class))
            .collect();
        if possible.is_empty() {
            return None;
        }
        let class = self.pick(&possible);
        let word = self.text_literal();
        let caught = self.variable(|variable| matches!(variable.ty, Type::Throwable(_)));
        let exception = match (caught, self.random.below(6)) {
            (Some(cause), 0) => format!("new {class}({word}, {})", cause.name),
            (_, 1) if class != "AssertionError" => format!("new {class}()"),
            _ => format!("new {class}({word})"),
        };
        let exception = match class {
            // It has no constructor with a cause on every JDK.
            "ArithmeticException" | "IndexOutOfBoundsException" => format!("new {class}({word})"),
            _ => exception,
        };
        let text = format!("throw {exception};");
        if self.chance(30) {
            return Some((vec![Stmt::line(text)], false));
        }
        let condition = self.boolean(0);
        Some((vec![leaving(&condition.to_string(), &text)], true))
    }

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

    fn catch_part(&mut self, class: &str) -> (Part, Completes) {
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

    /// A functional interface in use.
    pub fn functional_statement(&mut self) -> Option<Stmt> {
        if !self.spend(Cost {
            collections: 1,
            statements: 4,
            watches: 1,
        }) {
            return None;
        }
        let number = self.number();
        let template = self.pick(FUNCTIONAL).replace('@', &number.to_string());
        let mut text = String::new();
        let mut rest = &template[..];
        let is_lambda = |before: &str| !before.contains(';');
        while let Some(at) = rest
            .find("{t}")
            .into_iter()
            .chain(rest.find("{i}"))
            .chain(rest.find("{l}"))
            .chain(rest.find("{b}"))
            .min()
        {
            text.push_str(&rest[..at]);
            let in_lambda = is_lambda(&text);
            let kind = rest.as_bytes()[at + 1];
            text.push_str(&self.hole(kind, in_lambda));
            rest = &rest[at + 3..];
        }
        text.push_str(rest);
        Some(Stmt::line(text))
    }

    /// An expression for a hole of a template.
    fn hole(&mut self, kind: u8, in_lambda: bool) -> String {
        self.scoped(|generator| {
            if in_lambda {
                generator.frame.lambdas += 1;
                generator.frame.catching.clear();
                generator.frame.may_throw = false;
                generator.frame.is_checked = false;
            }
            let ty = match kind {
                b't' => Type::String,
                b'i' => Type::INT,
                b'l' => Type::LONG,
                _ => Type::BOOLEAN,
            };
            generator.value(&ty, 2).target()
        })
    }
}

/// `if (condition) { text }`
fn leaving(condition: &str, text: &str) -> Stmt {
    Stmt::parts(vec![Part {
        head: format!("if ({condition})"),
        body: vec![Stmt::line(text)],
        bare: condition.len().is_multiple_of(3),
    }])
}

/// Whether a line declares a variable, which needs braces around it.
fn is_declaration(text: &str) -> bool {
    let is_call = |head: &str| head.contains('.') || head.contains('(');
    match text.split_once(' ') {
        Some((head, rest)) => {
            let second = rest.split([' ', ';']).next().unwrap_or_default();
            !is_call(head)
                && !matches!(head, "return" | "throw" | "break;" | "continue;")
                && second.chars().next().is_some_and(char::is_alphanumeric)
        }
        None => false,
    }
}
