//! Loops of every kind.

use super::scope::{Generator, Variable};
use super::statements::Completes;
use super::tree::Stmt;
use super::types::{Type, level};

impl Generator {
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
        let statement = match self.random.below(6) {
            0 | 5 => {
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
                let condition = self.boolean(1).at(level::AND);
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
}
