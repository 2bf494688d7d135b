//! Lambdas, method references, threads and executors.

use super::scope::{Cost, Frame, Generator, Variable};
use super::tree::Stmt;
use super::types::{Code, Primitive, Type, level};

/// What the body of a lambda may cost.
const LAMBDA: Cost = Cost {
    collections: 2,
    statements: 60,
    watches: 3,
};

/// What the supplier of a ThreadLocal may cost.
const INITIAL: Cost = Cost {
    collections: 1,
    statements: 10,
    watches: 1,
};

/// The kind of a lambda's body.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Body {
    Plain,
    /// Of a supplier for `withInitial`.
    Initial,
    /// Of a task of a thread or pool.
    Task,
}

impl Generator {
    /// What `of` writes as the body of a lambda, and what running it costs.
    pub fn in_lambda<T>(
        &mut self,
        kind: Body,
        is_checked: bool,
        result: Option<Type>,
        of: impl FnOnce(&mut Self) -> T,
    ) -> (T, Cost) {
        let limit = match kind {
            Body::Initial => INITIAL,
            _ => LAMBDA,
        };
        let outer_cost = std::mem::take(&mut self.cost);
        let outer_limit = std::mem::replace(&mut self.limit, limit);
        let written = self.scoped(|generator| {
            let outer = generator.frame.clone();
            generator.frame = Frame {
                lambdas: outer.lambdas + 1,
                depth: outer.depth + 1,
                is_initial: outer.is_initial || kind == Body::Initial,
                is_task: outer.is_task || kind == Body::Task,
                is_member: outer.is_member,
                is_anonymous: outer.is_anonymous,
                may_throw: kind == Body::Task && is_checked,
                ..Frame::of(outer.is_static, is_checked, result)
            };
            of(generator)
        });
        let cost = std::mem::replace(&mut self.cost, outer_cost);
        self.limit = outer_limit;
        (written, cost)
    }

    /// A call of a Supplier or Callable with this result.
    pub fn functional_call(&mut self, ty: &Type, _depth: u32) -> Option<Code> {
        if self.frame.is_initial || self.frame.is_member {
            return None;
        }
        let boxed = match ty {
            Type::Primitive(primitive) => Type::Boxed(*primitive),
            other => other.clone(),
        };
        let (supplier, callable) = (
            Type::Supplier(Box::new(boxed.clone())),
            Type::Callable(Box::new(boxed)),
        );
        let is_checked = self.frame.is_checked;
        let variable = self.variable(|variable| {
            variable.ty == supplier || is_checked && variable.ty == callable
        })?;
        if !self.spend(variable.cost) {
            return None;
        }
        let method = match variable.ty == supplier {
            true => "get",
            false => "call",
        };
        let call = format!("{}.{method}()", variable.name);
        // `==` would compare the boxes.
        Some(match ty {
            Type::Primitive(Primitive::Int) => Code::primary(call + ".intValue()"),
            Type::Primitive(Primitive::Long) => Code::primary(call + ".longValue()"),
            Type::Primitive(Primitive::Boolean) => Code::primary(call + ".booleanValue()"),
            Type::Primitive(_) => Code::new(format!("({ty}) {call}"), level::UNARY),
            _ => Code::primary(call),
        })
    }

    /// `type name = () -> …`: a functional variable.
    pub fn declare_functional(&mut self, is_final: bool) -> (Stmt, Variable) {
        let result = match self.chance(50) {
            true => self.value_type(),
            false => Type::Boxed(self.random.weighted(Primitive::WEIGHTS)),
        };
        let ty = match self.random.below(5) {
            0 | 1 => Type::Runnable,
            2 => Type::Callable(Box::new(result)),
            _ => Type::Supplier(Box::new(result)),
        };
        let modifier = if is_final { "final " } else { "" };
        let name = self.name_for(&ty);
        let head = format!("{modifier}{ty} {name} =");
        let (statement, cost) = self.lambda(&head, &ty, ";", Body::Plain);
        let variable = Variable {
            cost,
            ..Variable::new(name, ty)
        };
        (statement, variable)
    }

    /// `head () -> … tail` for a functional type.
    fn lambda(&mut self, head: &str, ty: &Type, tail: &str, kind: Body) -> (Stmt, Cost) {
        let (is_checked, result) = match ty {
            Type::Callable(result) => (true, Some((**result).clone())),
            Type::Supplier(result) => (false, Some((**result).clone())),
            _ => (false, None),
        };
        // For `submit` a reference could be a Runnable as well as a Callable.
        let is_clear = kind != Body::Task || *ty == Type::Runnable;
        if let Some(reference) = self
            .reference(ty)
            .filter(|_| is_clear && self.random.chance(25))
        {
            let cost = Cost {
                collections: 1,
                ..Cost::default()
            };
            return (Stmt::line(format!("{head} {reference}{tail}")), cost);
        }
        if kind != Body::Initial && self.can_be_anonymous() && self.chance(15) {
            return self.anonymous(head, ty, tail, kind);
        }
        if self.chance(40) && kind != Body::Task {
            let (text, cost) = self.in_lambda(kind, is_checked, None, |generator| match &result {
                Some(result) => generator.value(result, 1).to_string(),
                None => generator.action().to_string(),
            });
            return (Stmt::line(format!("{head} () -> {text}{tail}")), cost);
        }
        let (body, cost) = self.in_lambda(kind, is_checked, result.clone(), |generator| {
            let size = generator.random.between(1, 4);
            generator.body(size)
        });
        (Stmt::compound(format!("{head} () ->"), body, tail), cost)
    }

    /// A method reference of a functional type.
    fn reference(&mut self, ty: &Type) -> Option<String> {
        match ty {
            Type::Runnable => {
                let key = self.variable(|variable| {
                    matches!(variable.ty, Type::ThreadLocal(_) | Type::List(_))
                        && !variable.is_nullable
                });
                match (key, self.random.below(3)) {
                    (
                        Some(Variable {
                            name,
                            ty: Type::List(_),
                            ..
                        }),
                        0 | 1,
                    ) => Some(format!("{name}::clear")),
                    (Some(Variable { name, .. }), 0) => Some(format!("{name}::remove")),
                    (
                        Some(Variable {
                            name,
                            is_supplied: false,
                            ..
                        }),
                        1,
                    ) => Some(format!("{name}::get")),
                    _ => Some(self.pick(&["Lab::dump", "System::gc"]).to_string()),
                }
            }
            Type::Supplier(result) | Type::Callable(result) => match &**result {
                Type::Object => Some("Object::new".to_string()),
                Type::List(_) => Some("ArrayList::new".to_string()),
                Type::ThreadLocal(_) => Some("ThreadLocal::new".to_string()),
                Type::Boxed(Primitive::Int) => {
                    let list = self.variable(|variable| {
                        matches!(variable.ty, Type::List(_) | Type::String) && !variable.is_nullable
                    })?;
                    Some(match list.ty {
                        Type::String => format!("{}::length", list.name),
                        _ => format!("{}::size", list.name),
                    })
                }
                Type::String => {
                    let boxed = self.variable(|variable| {
                        matches!(variable.ty, Type::Boxed(_) | Type::String)
                            && !variable.is_nullable
                    })?;
                    Some(format!("{}::toString", boxed.name))
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// An expression that is a statement: a void call or an assignment.
    fn action(&mut self) -> Code {
        let key = self.variable(|variable| {
            matches!(variable.ty, Type::ThreadLocal(_)) && !variable.is_nullable
        });
        match (self.random.below(6), key) {
            (
                0 | 1,
                Some(Variable {
                    name,
                    ty: Type::ThreadLocal(value),
                    ..
                }),
            ) => {
                let value = self.value(&value, 2);
                Code::primary(format!("{name}.set({value})"))
            }
            (2, Some(Variable { name, .. })) => Code::primary(format!("{name}.remove()")),
            (3, _) => {
                let number =
                    self.variable(|variable| variable.ty == Type::INT && variable.is_mutable);
                match number {
                    Some(number) => Code::primary(format!("{}++", number.name)),
                    None => Code::primary("Lab.dump()"),
                }
            }
            (4, _)
                if self.spend(Cost {
                    collections: 1,
                    ..Cost::default()
                }) =>
            {
                Code::primary("System.gc()")
            }
            _ => {
                let text = self.printable(2);
                Code::primary(format!("System.out.println({text})"))
            }
        }
    }

    /// `ThreadLocal.withInitial(…)` into a variable.
    pub fn supplied_key(&mut self, head: &str, value: &Type) -> Stmt {
        let ty = Type::Supplier(Box::new(value.clone()));
        let head = format!("{head} ThreadLocal.withInitial(");
        let (statement, _) = self.lambda(&head, &ty, ");", Body::Initial);
        // The lambda follows the parenthesis without a space.
        unspaced(statement)
    }

    /// A thread that is started and joined at once.
    pub fn thread(&mut self) -> Option<Stmt> {
        if !self.can_start() {
            return None;
        }
        let name = self.name_for(&Type::Object);
        let tail = match self.chance(30) {
            true => format!(", \"worker-{}\");", self.number()),
            false => ");".to_string(),
        };
        let head = format!("Thread {name} = new Thread(");
        let (task, cost) = match self
            .functional(&Type::Runnable)
            .filter(|_| self.random.chance(20))
        {
            Some(task) => (Stmt::line(format!("{head}{}{tail}", task.name)), task.cost),
            None => {
                let (statement, cost) = self.lambda(&head, &Type::Runnable, &tail, Body::Task);
                (unspaced(statement), cost)
            }
        };
        if !self.spend(cost) {
            return None;
        }
        let mut group = vec![task];
        if self.chance(10) {
            group.push(Stmt::line(format!("{name}.setName(\"renamed\");")));
        }
        group.push(Stmt::line(format!("{name}.start();")));
        group.push(Stmt::line(format!("{name}.join();")));
        // A JDK may keep the task of a thread that has ended.
        group.push(Stmt::line(format!("{name} = null;")));
        Some(Stmt::Group(group))
    }

    /// Whether threads can be started and waited for here.
    pub fn can_start(&self) -> bool {
        let frame = &self.frame;
        frame.is_checked && !frame.is_task && !frame.is_initial && !frame.is_member
    }

    /// A functional variable of a type.
    fn functional(&mut self, ty: &Type) -> Option<Variable> {
        self.variable_of(ty)
    }

    /// A task for an executor, and the wait for its end.
    pub fn pool_task(&mut self) -> Option<(Stmt, Option<Variable>)> {
        if !self.can_start() {
            return None;
        }
        let pool = self.variable_of(&Type::ExecutorService)?.name;
        if self.chance(30) {
            let head = format!("{pool}.execute(");
            let (task, cost) = self.lambda(&head, &Type::Runnable, ");", Body::Task);
            if !self.spend(cost) {
                return None;
            }
            let wait = Stmt::line(format!("{pool}.submit(() -> null).get();"));
            return Some((Stmt::Group(vec![unspaced(task), wait]), None));
        }
        let result = self.value_type();
        let callable = Type::Callable(Box::new(result.clone()));
        let future = self.name_for(&Type::Future(Box::new(result.clone())));
        // On a JDK the task may run before or after the variable is assigned:
        // what its slot held before must not matter.
        let declaration = Stmt::line(format!("Future<{result}> {future} = null;"));
        let head = format!("{future} = {pool}.submit(");
        let (task, cost) = self.lambda(&head, &callable, ");", Body::Task);
        if !self.spend(cost) {
            return None;
        }
        let wait = match self.can_throw("ExecutionException") {
            true => Stmt::line(format!("{future}.get();")),
            false => {
                let print = match self.chance(50) {
                    true => format!("System.out.println({future}x.getCause().getMessage());"),
                    false => format!("System.out.println({future}x.getMessage());"),
                };
                Stmt::parts(vec![
                    super::tree::Part::new("try", vec![Stmt::line(format!("{future}.get();"))]),
                    super::tree::Part::new(
                        format!("catch (ExecutionException {future}x)"),
                        vec![Stmt::line(print)],
                    ),
                ])
            }
        };
        let variable = Variable {
            // It is assigned twice, and by nothing else.
            is_counter: true,
            is_nullable: true,
            ..Variable::new(future, Type::Future(Box::new(result)))
        };
        Some((
            Stmt::Group(vec![declaration, unspaced(task), wait]),
            Some(variable),
        ))
    }

    /// A call of a functional variable as a statement.
    pub fn run_functional(&mut self) -> Option<Stmt> {
        let is_checked = self.frame.is_checked;
        if self.frame.is_initial || self.frame.is_member {
            return None;
        }
        let variable = self.variable(|variable| match variable.ty {
            Type::Runnable | Type::Supplier(_) => true,
            Type::Callable(_) => is_checked,
            _ => false,
        })?;
        if !self.spend(variable.cost) {
            return None;
        }
        let method = match variable.ty {
            Type::Runnable => "run",
            Type::Supplier(_) => "get",
            _ => "call",
        };
        Some(Stmt::line(format!("{}.{method}();", variable.name)))
    }
}

/// Takes the space between the opening parenthesis and the lambda away.
fn unspaced(statement: Stmt) -> Stmt {
    match statement {
        Stmt::Line(text) => Stmt::Line(text.replacen("( ", "(", 1)),
        Stmt::Compound { mut parts, tail } => {
            for part in &mut parts {
                part.head = part.head.replacen("( ", "(", 1);
            }
            Stmt::Compound { parts, tail }
        }
        other => other,
    }
}
