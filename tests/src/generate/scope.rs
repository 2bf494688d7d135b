//! What the generator knows at a point of the program: the variables and
//! methods it can name, and what the statements around allow.

use super::classes::UserClass;
use super::types::Type;
use crate::random::Random;

/// Where a variable lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Place {
    Local,
    Static,
    Instance,
}

/// A variable that can be named.
#[derive(Clone, Debug)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// Its declared type.
    pub ty: Type,
    /// Where it lives.
    pub place: Place,
    /// Whether it is assigned more than once; no lambda captures such a local.
    pub is_mutable: bool,
    /// Whether what declares it assigns it again, and nothing else may.
    pub is_counter: bool,
    /// Whether it can be `null`.
    pub is_nullable: bool,
    /// How many loops and lambdas are around its declaration.
    pub loops: usize,
    /// How many lambdas are around its declaration.
    pub lambdas: usize,
    /// An array has at least this many elements.
    pub length: u32,
    /// And each of its elements, if it is an array of arrays, this many.
    pub width: u32,
    /// What an `Object` certainly is.
    pub holds: Option<Type>,
    /// A ThreadLocal whose `get` never gives `null`.
    pub is_supplied: bool,
    /// What a call of a lambda costs.
    pub cost: Cost,
}

impl Variable {
    /// A local that is assigned once and is never null.
    pub fn new(name: impl Into<String>, ty: Type) -> Variable {
        Variable {
            name: name.into(),
            ty,
            place: Place::Local,
            is_mutable: false,
            is_counter: false,
            is_nullable: false,
            loops: 0,
            lambdas: 0,
            length: 0,
            width: 0,
            holds: None,
            is_supplied: false,
            cost: Cost::default(),
        }
    }
}

/// A method that can be called.
#[derive(Clone, Debug)]
pub struct Method {
    /// Its name.
    pub name: String,
    /// The types of its parameters.
    pub parameters: Vec<Type>,
    /// `None` for `void`.
    pub result: Option<Type>,
    /// Whether it is static.
    pub is_static: bool,
    /// Whether it declares `throws Exception`.
    pub is_checked: bool,
    /// Whether it may end with an unchecked exception.
    pub may_throw: bool,
    /// What one call costs at most.
    pub cost: Cost,
}

/// What running a part of the program costs at most.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cost {
    /// Collections.
    pub collections: u32,
    /// Statements.
    pub statements: u32,
    /// Objects that the program watches.
    pub watches: u32,
}

/// What the statements around a point allow there.
#[derive(Clone, Debug)]
pub struct Frame {
    /// Whether there is no `this`.
    pub is_static: bool,
    /// Whether checked exceptions can leave.
    pub is_checked: bool,
    /// Whether unchecked exceptions can leave.
    pub may_throw: bool,
    /// The classes that the `try` statements around catch.
    pub catching: Vec<&'static str>,
    /// What a `return` returns; `None` for `void`.
    pub result: Option<Type>,
    /// How many loops are around, in this method or lambda.
    pub loops: usize,
    /// Whether a `break` here leaves a loop of this method or lambda.
    pub can_break: bool,
    /// Whether the variable of a pattern around has no value here. There, javac
    /// 17 makes code that no JVM accepts of a local in a group of a `switch`.
    pub is_unbound: bool,
    /// The labels of the loops around, in this method or lambda.
    pub labels: Vec<String>,
    /// How many lambdas are around.
    pub lambdas: usize,
    /// Whether this is the supplier of a ThreadLocal, which must not call
    /// itself by way of others.
    pub is_initial: bool,
    /// Whether this is a task of a thread or pool.
    pub is_task: bool,
    /// Whether this is a member of one of the program's classes. What it calls
    /// could be overridden and come back to it.
    pub is_member: bool,
    /// Whether `this` is an object of an anonymous class.
    pub is_anonymous: bool,
    /// Whether this is an initialiser, which has no `return`.
    pub is_initialiser: bool,
    /// How often this point is reached at most.
    pub times: u32,
    /// How deep compound statements are nested.
    pub depth: usize,
}

impl Frame {
    /// The frame of a method.
    pub fn of(is_static: bool, is_checked: bool, result: Option<Type>) -> Frame {
        Frame {
            is_static,
            is_checked,
            may_throw: false,
            catching: Vec::new(),
            result,
            loops: 0,
            can_break: false,
            is_unbound: false,
            labels: Vec::new(),
            lambdas: 0,
            is_initial: false,
            is_task: false,
            is_member: false,
            is_anonymous: false,
            is_initialiser: false,
            times: 1,
            depth: 0,
        }
    }
}

/// Writes one program.
pub struct Generator {
    /// Decides everything.
    pub random: Random,
    /// Fields first, then locals, innermost last.
    pub variables: Vec<Variable>,
    /// The program's classes so far.
    pub classes: Vec<UserClass>,
    /// Classes of ThreadLocals, and what they hold.
    pub keys: Vec<(String, Type)>,
    /// Classes of resources, and what closing one costs.
    pub resources: Vec<(String, Cost)>,
    /// The enums so far, and their constants.
    pub enums: Vec<(String, Vec<String>)>,
    /// What is done with members that are written as templates, as templates.
    pub uses: Vec<String>,
    /// The methods so far: later ones may call them, so there is no recursion.
    pub methods: Vec<Method>,
    /// What the statements around allow.
    pub frame: Frame,
    /// What the method at hand costs so far.
    pub cost: Cost,
    /// What it may cost.
    pub limit: Cost,
    /// Statements that may still be written in this method.
    pub room: u32,
    /// For names and labels.
    pub numbers: u32,
    /// Slots of a table of 16 that this program's keys prefer.
    pub homes: [u32; 3],
    /// Names of locals that are out of scope and may be used again.
    pub free_names: Vec<String>,
    /// Names of locals that cannot be named any more but are in scope.
    pub taken: Vec<String>,
}

impl Generator {
    /// A new number.
    pub fn number(&mut self) -> u32 {
        self.numbers += 1;
        self.numbers
    }

    /// A name for a variable of a type, mostly a new one.
    pub fn name_for(&mut self, ty: &Type) -> String {
        if !self.free_names.is_empty() && self.random.chance(30) {
            let index = self.below(self.free_names.len());
            let name = self.free_names.swap_remove(index);
            let is_taken = self.taken.contains(&name);
            if !is_taken && self.variables.iter().all(|variable| variable.name != name) {
                return name;
            }
        }
        let letter = match ty {
            Type::Primitive(_) => "n",
            Type::Boxed(_) => "box",
            Type::String => "text",
            Type::Object => "object",
            Type::Array(_) => "array",
            Type::List(_) => "list",
            Type::ThreadLocal(_) => "key",
            Type::WeakReference(_) => "ref",
            Type::Supplier(_) => "supplier",
            Type::Callable(_) => "callable",
            Type::Future(_) => "future",
            Type::Runnable => "task",
            Type::ExecutorService => "pool",
            Type::Map(..) => "map",
            Type::User(_) => "user",
            Type::Throwable(_) => "problem",
        };
        format!("{letter}{}", self.number())
    }

    /// The name of a field that no local hides yet.
    pub fn name_of_field(&mut self) -> Option<String> {
        let field = self.variable(|variable| {
            variable.place != Place::Local
                && variable.ty != Type::ExecutorService
                && !variable.name.contains('.')
                && variable.name != "this"
        })?;
        Some(field.name)
    }

    /// A number below `end`, which is not 0, as an index.
    pub fn below(&mut self, end: usize) -> usize {
        self.random.below(end as u32) as usize
    }

    /// True `percent` times of 100.
    pub fn chance(&mut self, percent: u32) -> bool {
        self.random.chance(percent)
    }

    /// One of a slice, which is not empty.
    pub fn pick<T: Clone>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())].clone()
    }

    /// The variables that an expression can name here and that `are_wanted`.
    pub fn visible(&self, are_wanted: impl Fn(&Variable) -> bool) -> Vec<Variable> {
        let mut visible: Vec<Variable> = Vec::new();
        for (index, variable) in self.variables.iter().enumerate().rev() {
            let inner = &self.variables[index + 1..];
            let is_hidden = inner.iter().any(|inner| inner.name == variable.name)
                || self.taken.contains(&variable.name);
            let is_captured =
                variable.place == Place::Local && variable.lambdas < self.frame.lambdas;
            let can_be_named = match variable.place {
                Place::Instance => !self.frame.is_static,
                _ => !(is_captured && (variable.is_mutable || variable.is_counter)),
            };
            if can_be_named && !is_hidden {
                visible.push(variable.clone());
            }
        }
        visible.retain(are_wanted);
        visible
    }

    /// One of the visible variables that `is_wanted`, mostly an inner one.
    pub fn variable(&mut self, is_wanted: impl Fn(&Variable) -> bool) -> Option<Variable> {
        let visible = self.visible(is_wanted);
        if visible.is_empty() {
            return None;
        }
        let first = self.below(visible.len());
        let second = self.below(visible.len());
        Some(visible[first.min(second)].clone())
    }

    /// A visible variable of a type, never null.
    pub fn variable_of(&mut self, ty: &Type) -> Option<Variable> {
        self.variable(|variable| variable.ty == *ty && !variable.is_nullable)
    }

    /// Enters a variable; it can be named from here on.
    pub fn declare(&mut self, mut variable: Variable) {
        if variable.place == Place::Local {
            variable.loops = self.frame.loops;
            variable.lambdas = self.frame.lambdas;
        }
        self.variables.push(variable);
    }

    /// What `of` writes, in a scope of its own.
    pub fn scoped<T>(&mut self, of: impl FnOnce(&mut Self) -> T) -> T {
        let outside = self.variables.len();
        let taken = self.taken.len();
        let frame = self.frame.clone();
        let result = of(self);
        self.frame = frame;
        self.taken.truncate(taken);
        for variable in self.variables.drain(outside..) {
            if variable.place == Place::Local {
                self.free_names.push(variable.name);
            }
        }
        result
    }

    /// Notes that it is executed here; whether the program can afford it.
    pub fn spend(&mut self, one: Cost) -> bool {
        let new = self.cost_with(one);
        if let Some(new) = new {
            self.cost = new;
        }
        new.is_some()
    }

    fn cost_with(&self, one: Cost) -> Option<Cost> {
        let times = self.frame.times;
        let new = Cost {
            collections: self.cost.collections + times * one.collections,
            statements: self.cost.statements + times * one.statements,
            watches: self.cost.watches + times * one.watches,
        };
        let fits = new.collections <= self.limit.collections
            && new.statements <= self.limit.statements
            && new.watches <= self.limit.watches;
        fits.then_some(new)
    }

    /// Whether an exception of a class can be thrown here.
    pub fn can_throw(&self, class: &str) -> bool {
        let catches = |catching: &&str| super::throwables::is_subclass(class, catching);
        self.frame.catching.iter().any(catches)
            || self.frame.may_throw && !super::throwables::is_checked(class)
    }
}
