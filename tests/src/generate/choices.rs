//! `switch` in each of its forms, `instanceof` with and without a variable,
//! `synchronized`, and loops with labels.

use super::scope::{Generator, Variable};
use super::statements::Completes;
use super::tree::{Part, Stmt};
use super::types::{Primitive, Type};

/// What a `switch` chooses by: the expression, and the labels it may have.
struct Choice {
    selector: String,
    labels: Vec<String>,
    /// Whether the labels are all that there can be.
    is_enum: bool,
}

impl Generator {
    fn choice(&mut self) -> Choice {
        let enums = self.enums.clone();
        match self.random.below(4) {
            0 if !enums.is_empty() => {
                let (class, constants) = self.pick(&enums);
                let index = self.value(&Type::INT, 1).target();
                Choice {
                    selector: format!("{class}.values()[({index} & 7) % {}]", constants.len()),
                    labels: constants,
                    is_enum: true,
                }
            }
            1 => {
                let word = self.text_literal();
                let text = self.value(&Type::String, 1);
                // The hash codes of the last two are the same.
                let others = ["\"b\"", "\"Aa\"", "\"BB\""].map(str::to_string);
                let mut labels: Vec<String> = others.into();
                if !labels.contains(&word) {
                    labels.push(word);
                }
                Choice {
                    selector: format!("\"\" + {}", text.target()),
                    labels,
                    is_enum: false,
                }
            }
            2 => {
                let text = self.value(&Type::INT, 1).target();
                Choice {
                    selector: format!("(char) ('a' + ({text} & 3))"),
                    labels: ["'a'", "'b'", "'c'", "'\\n'"].map(str::to_string).to_vec(),
                    is_enum: false,
                }
            }
            _ => {
                let number = self.value(&Type::INT, 1).target();
                let far = self.pick(&["3", "1_000_000", "-1"]);
                Choice {
                    selector: format!("{number} & 3"),
                    labels: ["0", "1", "2", far].map(str::to_string).to_vec(),
                    is_enum: false,
                }
            }
        }
    }

    /// The labels in two or three groups.
    fn groups(&mut self, labels: &[String]) -> Vec<Vec<String>> {
        let mut groups: Vec<Vec<String>> = Vec::new();
        for label in labels {
            match groups.last_mut() {
                Some(group) if self.chance(40) => group.push(label.clone()),
                _ => groups.push(vec![label.clone()]),
            }
        }
        groups
    }

    /// A `switch` that is a statement.
    pub fn switch_statement(&mut self) -> (Vec<Stmt>, Completes) {
        let choice = self.choice();
        let groups = self.groups(&choice.labels);
        let has_default = self.chance(60);
        let head = format!("switch ({})", choice.selector);
        let (body, completes) = self.nested(|generator| {
            // A `break` leaves the `switch`.
            generator.frame.can_break = false;
            match generator.frame.is_unbound || generator.chance(50) {
                true => generator.arrow_groups(&groups, has_default),
                false => generator.colon_groups(&groups, has_default),
            }
        });
        (vec![Stmt::compound(head, body, "")], completes)
    }

    fn arrow_groups(
        &mut self,
        groups: &[Vec<String>],
        has_default: bool,
    ) -> (Vec<Stmt>, Completes) {
        let mut completes = !has_default;
        let mut body = Vec::new();
        let heads = groups
            .iter()
            .map(|group| format!("case {} ->", group.join(", ")));
        for head in heads.chain(has_default.then(|| "default ->".to_string())) {
            let (statements, one_completes) = self.nested(|generator| {
                let size = generator.random.between(1, 3);
                generator.block(size)
            });
            completes |= one_completes;
            body.push(Stmt::compound(head, statements, ""));
        }
        (body, completes)
    }

    /// Groups of which some go on into the next; a local of one has its slot
    /// in all that follow.
    fn colon_groups(
        &mut self,
        groups: &[Vec<String>],
        has_default: bool,
    ) -> (Vec<Stmt>, Completes) {
        let mut body = Vec::new();
        let mut is_left = false;
        let mut completes = true;
        let heads = groups.iter().map(|group| match group.len() {
            1 => format!("case {}:", group[0]),
            2 => format!("case {}: case {}:", group[0], group[1]),
            _ => format!("case {}:", group.join(", ")),
        });
        for head in heads.chain(has_default.then(|| "default:".to_string())) {
            body.push(Stmt::Pinned(head));
            let outside = self.variables.len();
            let size = self.random.between(1, 2);
            let (statements, one_completes) = self.block(size);
            // What the group declares has no value in the next.
            self.take_names(outside);
            body.extend(statements);
            completes = one_completes;
            if completes && self.chance(70) {
                body.push(Stmt::Pinned("break;".to_string()));
                (is_left, completes) = (true, false);
            }
        }
        (body, completes || is_left || !has_default)
    }

    /// The variables from there on stay in scope, but have no value for sure.
    fn take_names(&mut self, outside: usize) {
        let names = self.variables.drain(outside..).map(|it| it.name);
        self.taken.extend(names);
    }

    /// A local whose first value is that of a `switch`, or a print of one.
    pub fn switch_value(&mut self) -> Option<Vec<Stmt>> {
        let choice = self.choice();
        let mut groups = self.groups(&choice.labels);
        if !choice.is_enum || self.chance(50) {
            groups.push(Vec::new());
        }
        let ty = self.pick(&[
            Type::INT,
            Type::LONG,
            Type::String,
            Type::Boxed(Primitive::Int),
            Type::Object,
        ]);
        let is_arrow = self.frame.is_unbound || self.chance(60);
        let name = self.name_for(&ty);
        let mut body = Vec::new();
        for group in groups {
            let label = match (&group[..], is_arrow) {
                ([], _) => "default".to_string(),
                (labels, _) => format!("case {}", labels.join(", ")),
            };
            self.group_of_value(&label, is_arrow, &ty, &mut body);
        }
        // The lab has no `try` in a `switch` that is an expression.
        if body
            .iter()
            .any(|it| it.mentions("try ") || it.mentions("synchronized "))
        {
            return None;
        }
        let is_printed = matches!(ty, Type::Primitive(_)) && self.chance(30);
        let (head, tail) = match is_printed {
            true => ("System.out.println(".to_string(), ");"),
            false => (format!("{ty} {name} = "), ";"),
        };
        if !is_printed {
            let is_mutable = self.chance(50);
            self.declare(Variable {
                is_mutable,
                ..Variable::new(name, ty)
            });
        }
        let head = format!("{head}switch ({})", choice.selector);
        Some(vec![Stmt::compound(head, body, tail)])
    }

    fn group_of_value(&mut self, label: &str, is_arrow: bool, ty: &Type, body: &mut Vec<Stmt>) {
        if is_arrow && self.chance(50) {
            let value = self.value(ty, 1);
            return body.push(Stmt::Pinned(format!("{label} -> {value};")));
        }
        let outside = self.variables.len();
        let write = |generator: &mut Generator| {
            // Nothing but `yield` and exceptions leaves it.
            generator.frame.can_break = false;
            generator.frame.labels.clear();
            generator.frame.is_initialiser = true;
            let size = generator.random.between(1, 2);
            let (mut statements, completes) = generator.block(size);
            if completes {
                let value = generator.value(ty, 1);
                statements.push(Stmt::Pinned(format!("yield {value};")));
            }
            statements
        };
        match is_arrow {
            true => {
                let statements = self.nested(write);
                body.push(Stmt::compound(format!("{label} ->"), statements, ""));
            }
            false => {
                let frame = self.frame.clone();
                self.frame.depth += 1;
                let statements = write(self);
                self.frame = frame;
                self.take_names(outside);
                body.push(Stmt::Pinned(format!("{label}:")));
                body.extend(statements);
            }
        }
    }

    /// A question which class an object is of, mostly with a variable for it.
    pub fn instance_statement(&mut self) -> Option<(Vec<Stmt>, Completes)> {
        let object = self.variable(|variable| variable.ty == Type::Object);
        let operand = match object.filter(|_| self.random.chance(75)) {
            Some(object) => object.name,
            // As the operand itself, a condition such as `!b` makes the javac of
            // JDK 17 fail.
            None => format!("new Object[] {{ {} }}[0]", self.fresh(&Type::Object, 1)),
        };
        let ty = match self.random.below(5) {
            0 => self.user_type()?,
            1 => Type::Boxed(Primitive::Int),
            2 => Type::Object.array(),
            _ => Type::String,
        };
        if self.chance(25) {
            let text = format!("System.out.println({operand} instanceof {ty});");
            return Some((vec![Stmt::line(text)], true));
        }
        let name = self.name_for(&ty);
        let bound = Variable::new(name.clone(), ty.clone());
        let test = format!("{operand} instanceof {ty} {name}");
        if ty.is_printable() && self.chance(20) {
            let text = format!("System.out.println({test} ? {name} : null);");
            return Some((vec![Stmt::line(text)], true));
        }
        let (condition, is_negated) = match (&ty, self.random.below(4)) {
            (Type::String, 0 | 1) => (format!("{test} && {name}.length() > 1"), false),
            (_, 2) => (format!("!({test})"), true),
            _ => (test, false),
        };
        let mut branch = |is_bound: bool| {
            let bound = bound.clone();
            self.nested(|generator| {
                match is_bound {
                    true => generator.declare(bound),
                    false => generator.frame.is_unbound = true,
                }
                let size = generator.random.between(1, 3);
                generator.block(size)
            })
        };
        let (then, then_completes) = branch(!is_negated);
        if is_negated && !then_completes {
            self.declare(bound);
            let statement = Stmt::compound(format!("if ({condition})"), then, "");
            return Some((vec![statement], true));
        }
        let (otherwise, otherwise_completes) = branch(is_negated);
        let parts = vec![
            Part::new(format!("if ({condition})"), then),
            Part::new("else", otherwise),
        ];
        if !is_negated && then_completes && !otherwise_completes {
            self.declare(bound);
        }
        let completes = then_completes || otherwise_completes;
        Some((vec![Stmt::parts(parts)], completes))
    }

    /// A block that holds a monitor.
    pub fn synchronized_statement(&mut self) -> (Vec<Stmt>, Completes) {
        let lock = self.variable(|variable| {
            matches!(variable.ty, Type::Object | Type::Array(_) | Type::User(_))
                && !variable.is_nullable
        });
        let lock = lock.map_or("new Object()".to_string(), |lock| lock.name);
        let (body, completes) = self.nested(|generator| {
            let size = generator.random.between(1, 3);
            generator.block(size)
        });
        let head = format!("synchronized ({lock})");
        (vec![Stmt::compound(head, body, "")], completes)
    }

    /// A loop with a label, which statements in it leave or go on with.
    pub fn labelled_loop(&mut self) -> Option<(Vec<Stmt>, Completes)> {
        let label = format!("round{}", self.number());
        self.frame.labels.push(label.clone());
        let written = match self.chance(60) {
            true => self.for_statement().map(|it| (vec![it], true)),
            false => self.for_each_statement(),
        };
        self.frame.labels.pop();
        let (mut statements, completes) = written?;
        labelled(&mut statements, &label).then_some((statements, completes))
    }
}

/// Puts a label in front of the last loop; whether there is one.
fn labelled(statements: &mut [Stmt], label: &str) -> bool {
    match statements.last_mut() {
        Some(Stmt::Group(inner)) => labelled(inner, label),
        Some(Stmt::Compound { parts, .. }) => {
            parts[0].head = format!("{label}: {}", parts[0].head);
            true
        }
        _ => false,
    }
}
