//! Blocks, and which statement comes next.

use super::scope::{Cost, Generator};
use super::tree::Stmt;
use super::types::Type;

/// What a statement can be.
#[derive(Clone, Copy)]
enum Rule {
    Declare,
    DeclareLater,
    DeclareFunctional,
    DeclareKey,
    Assign,
    Update,
    Drop,
    Field,
    Element,
    List,
    UseKey,
    NewKeyUse,
    Print,
    Watch,
    Collect,
    Show,
    Dump,
    Call,
    RunFunctional,
    Template,
    Throw,
    Jump,
    Return,
    Thread,
    Pool,
    If,
    For,
    ForEach,
    While,
    Block,
    Try,
    Risky,
    Table,
    Inheritance,
    Map,
    Resources,
    UseObject,
    Switch,
    SwitchValue,
    Instance,
    Synchronized,
    Labelled,
}

const RULES: &[(Rule, u32)] = &[
    (Rule::Declare, 14),
    (Rule::DeclareLater, 2),
    (Rule::DeclareFunctional, 3),
    (Rule::DeclareKey, 7),
    (Rule::Assign, 5),
    (Rule::Update, 4),
    (Rule::Drop, 5),
    (Rule::Field, 4),
    (Rule::Element, 3),
    (Rule::List, 5),
    (Rule::UseKey, 12),
    (Rule::NewKeyUse, 2),
    (Rule::Print, 6),
    (Rule::Watch, 6),
    (Rule::Collect, 6),
    (Rule::Show, 2),
    (Rule::Dump, 4),
    (Rule::Call, 5),
    (Rule::RunFunctional, 4),
    (Rule::Template, 14),
    (Rule::Throw, 3),
    (Rule::Jump, 4),
    (Rule::Return, 2),
    (Rule::Thread, 3),
    (Rule::Pool, 4),
    (Rule::If, 6),
    (Rule::For, 3),
    (Rule::ForEach, 3),
    (Rule::While, 4),
    (Rule::Block, 4),
    (Rule::Try, 6),
    (Rule::Risky, 1),
    (Rule::Table, 4),
    (Rule::Inheritance, 1),
    (Rule::Map, 6),
    (Rule::Resources, 5),
    (Rule::UseObject, 8),
    (Rule::Switch, 3),
    (Rule::SwitchValue, 3),
    (Rule::Instance, 4),
    (Rule::Synchronized, 2),
    (Rule::Labelled, 4),
];

/// Compound statements are nested no deeper than this.
pub const NESTING: usize = 4;

/// What one plain statement costs.
const STATEMENT: Cost = Cost {
    collections: 0,
    statements: 1,
    watches: 0,
};

const COLLECTION: Cost = Cost {
    collections: 1,
    statements: 4,
    watches: 0,
};

/// Whether what follows a statement can be reached.
pub type Completes = bool;

impl Generator {
    /// The body of a method or lambda: a value is returned at its end.
    pub fn body(&mut self, size: u32) -> Vec<Stmt> {
        let (mut body, completes) = self.block(size);
        if let (true, Some(result)) = (completes, self.frame.result.clone()) {
            let value = self.value(&result, 1);
            body.push(Stmt::line(format!("return {value};")));
        }
        body
    }

    /// Some statements, in the scope at hand.
    pub fn block(&mut self, size: u32) -> (Vec<Stmt>, Completes) {
        let mut statements = Vec::new();
        for _ in 0..size {
            if self.room == 0 {
                break;
            }
            self.room -= 1;
            let (more, completes) = self.statement();
            let is_compound = more
                .iter()
                .any(|statement| matches!(statement, Stmt::Compound { .. }));
            statements.extend(more);
            if !completes {
                return (statements, false);
            }
            // What the slots of the statement still hold shows now, or after
            // another variable has taken one.
            if is_compound && self.chance(60) {
                if self.chance(30) {
                    statements.extend(self.declaration());
                }
                statements.extend(self.collect());
            }
        }
        (statements, true)
    }

    fn statement(&mut self) -> (Vec<Stmt>, Completes) {
        while self.spend(STATEMENT) {
            let rule = self.random.weighted(RULES);
            if let Some(written) = self.apply(rule) {
                return written;
            }
        }
        (vec![self.print()], true)
    }

    fn apply(&mut self, rule: Rule) -> Option<(Vec<Stmt>, Completes)> {
        let is_shallow = self.frame.depth < NESTING;
        let one = |statement: Stmt| (vec![statement], true);
        match rule {
            Rule::Declare => Some((self.declaration(), true)),
            Rule::DeclareLater => self
                .later_declaration()
                .map(|statements| (statements, true)),
            Rule::DeclareFunctional if is_shallow => {
                let is_final = self.chance(20);
                let (statement, variable) = self.declare_functional(is_final);
                self.declare(variable);
                Some(one(statement))
            }
            Rule::DeclareKey => Some((self.key_declaration(), true)),
            Rule::Assign => self.assignment().map(one),
            Rule::Update => self.update().map(one),
            Rule::Drop => self.drop_reference().map(one),
            Rule::Field => self.field_assignment().map(one),
            Rule::Element => self.element_assignment().map(one),
            Rule::List => self.list_statement().map(one),
            Rule::UseKey => self.use_of_key().map(one),
            Rule::NewKeyUse => {
                let key = self.plain_key();
                let value = self.fresh(&Type::String, 1);
                let statement = format!("{key}.set({value});")
                    .replace("ThreadLocal<>()", "ThreadLocal<String>()");
                Some(one(Stmt::line(statement)))
            }
            Rule::Print => Some(one(self.print())),
            Rule::Watch => self.watch().map(one),
            Rule::Collect => Some((self.collect(), true)),
            Rule::Show => {
                let number = self.number();
                Some(one(Stmt::line(format!("show({number});"))))
            }
            Rule::Dump => Some(one(Stmt::line("Lab.dump();"))),
            Rule::Call => self.call_statement().map(one),
            Rule::RunFunctional => self.run_functional().map(one),
            Rule::Template if is_shallow => self.template_statement().map(one),
            Rule::Throw => self.throw_statement(),
            Rule::Jump => self.jump(),
            Rule::Return => self.return_statement(),
            Rule::Thread if is_shallow => self.thread().map(one),
            Rule::Pool if is_shallow => {
                let (statement, future) = self.pool_task()?;
                if let Some(future) = future {
                    self.declare(future);
                }
                Some(one(statement))
            }
            Rule::If if is_shallow => Some(self.if_statement()),
            Rule::For if is_shallow => self.for_statement().map(one),
            Rule::ForEach if is_shallow => self.for_each_statement(),
            Rule::While if is_shallow => self.while_statement(),
            Rule::Block if is_shallow => {
                let (body, completes) = self.nested(|generator| {
                    let size = generator.random.between(1, 4);
                    generator.block(size)
                });
                Some((vec![Stmt::compound("", body, "")], completes))
            }
            Rule::Try if is_shallow => Some(self.try_statement()),
            Rule::Risky if is_shallow => Some(one(self.risky_statement())),
            Rule::Table if is_shallow => self.table_statement().map(one),
            Rule::Inheritance if is_shallow => self.inheritance_statement().map(one),
            Rule::Map => Some((self.map_statements(), true)),
            Rule::Resources if is_shallow => self.resources_statement(),
            Rule::UseObject => self.use_of_object().map(one),
            Rule::Switch if is_shallow => Some(self.switch_statement()),
            Rule::SwitchValue if is_shallow => self.switch_value().map(|it| (it, true)),
            Rule::Instance if is_shallow => self.instance_statement(),
            Rule::Synchronized if is_shallow => Some(self.synchronized_statement()),
            Rule::Labelled if is_shallow => self.labelled_loop(),
            _ => None,
        }
    }

    /// What `of` writes, one level deeper and in a scope of its own.
    pub fn nested<T>(&mut self, of: impl FnOnce(&mut Self) -> T) -> T {
        self.scoped(|generator| {
            generator.frame.depth += 1;
            of(generator)
        })
    }

    /// `System.gc()`, and what is left after it.
    pub fn collect(&mut self) -> Vec<Stmt> {
        if !self.spend(COLLECTION) {
            return vec![Stmt::line("Lab.dump();")];
        }
        let number = self.number();
        match self.random.below(8) {
            0..=3 => vec![Stmt::line(format!("collect({number});"))],
            4 | 5 => vec![
                Stmt::line("System.gc();"),
                Stmt::line(format!("show({number});")),
            ],
            6 => vec![Stmt::line("System.gc();"), Stmt::line("Lab.dump();")],
            _ => {
                let mut statements = vec![Stmt::line("System.gc();")];
                let reference = self.variable(|variable| {
                    matches!(variable.ty, Type::WeakReference(_)) && !variable.is_nullable
                });
                if let Some(reference) = reference {
                    let text = format!("System.out.println({}.get() == null);", reference.name);
                    statements.push(Stmt::line(text));
                }
                statements
            }
        }
    }

    /// `watch(…)` of a new object or a variable.
    fn watch(&mut self) -> Option<Stmt> {
        if !self.spend(Cost {
            watches: 1,
            ..Cost::default()
        }) {
            return None;
        }
        let object = self.variable(|variable| {
            variable.ty.is_reference()
                && !variable.is_nullable
                && !matches!(variable.ty, Type::ExecutorService)
        })?;
        Some(Stmt::line(format!("watch({});", object.name)))
    }

    fn print(&mut self) -> Stmt {
        let text = self.printable(0);
        match self.random.below(8) {
            0 => Stmt::line(format!("IO.println({text});")),
            1 => Stmt::line(format!("System.out.print({text});")),
            2 => Stmt::line("System.out.println();"),
            _ => Stmt::line(format!("System.out.println({text});")),
        }
    }
}
