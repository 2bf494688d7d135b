//! Statements without a body of their own, and blocks of statements.

use super::scope::{Cost, Generator, Place, Variable};
use super::tree::{Part, Stmt};
use super::types::{Code, Primitive, Type, level};

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
    Functional,
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
    (Rule::Functional, 2),
    (Rule::Throw, 3),
    (Rule::Jump, 4),
    (Rule::Return, 2),
    (Rule::Thread, 3),
    (Rule::Pool, 4),
    (Rule::If, 6),
    (Rule::For, 3),
    (Rule::ForEach, 3),
    (Rule::While, 3),
    (Rule::Block, 4),
    (Rule::Try, 6),
    (Rule::Risky, 1),
];

/// Compound statements are nested no deeper than this.
const NESTING: usize = 4;

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
                    .replace("new ThreadLocal<>()", "new ThreadLocal<String>()");
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
            Rule::Functional if is_shallow => self.functional_statement().map(one),
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

    /// A local variable with its first value, perhaps watched at once.
    pub fn declaration(&mut self) -> Vec<Stmt> {
        let ty = self.any_type();
        let name = self.name_for(&ty);
        let mut variable = Variable {
            is_mutable: self.chance(50),
            ..Variable::new(name, ty.clone())
        };
        let value = match &ty {
            Type::Array(element) => {
                variable.length = self.random.between(1, 4);
                variable.width = match **element {
                    Type::Array(_) => self.random.between(1, 3),
                    _ => 0,
                };
                // An array of unknown length could take its place.
                variable.is_mutable = false;
                self.array_of(element, [variable.length, variable.width], 0)
            }
            Type::Object if !variable.is_mutable && self.chance(40) => {
                let held = self.pick(&[
                    Type::String,
                    Type::Boxed(Primitive::Int),
                    Type::Boxed(Primitive::Long),
                    Type::Object.array(),
                ]);
                variable.holds = Some(held.clone());
                self.fresh(&held, 0)
            }
            _ if ty.is_reference() && variable.is_mutable && self.chance(15) => {
                variable.is_nullable = true;
                Code::primary("null")
            }
            _ if self.chance(70) => self.fresh(&ty, 0),
            _ => self.value(&ty, 0),
        };
        if self.chance(4) {
            // The local hides a field, which its value must not name.
            let hidden = self.name_of_field();
            let is_free = |name: &String| !value.to_string().contains(&**name);
            variable.name = hidden.filter(is_free).unwrap_or(variable.name);
        }
        let declared = self.declared_type(&variable, &value);
        let shape = format!("{declared} {} = {value};", variable.name);
        let mut statements = vec![Stmt::line(shape)];
        let is_watched = ty.is_reference() && !variable.is_nullable && self.chance(50);
        if is_watched
            && self.spend(Cost {
                watches: 1,
                ..Cost::default()
            })
        {
            statements.push(Stmt::line(format!("watch({});", variable.name)));
        }
        self.declare(variable);
        statements
    }

    /// The type as written: sometimes `var` or `final`.
    fn declared_type(&mut self, variable: &Variable, value: &Code) -> String {
        let text = value.to_string();
        let tells_type = match &variable.ty {
            Type::Primitive(_) => true,
            Type::String => text.starts_with("new ") || text.starts_with('"'),
            Type::Array(_) => {
                text.starts_with("new ")
                    && !matches!(&variable.ty, Type::Array(element) if element.erased().starts_with("ThreadLocal"))
            }
            Type::Object => text == "new Object()",
            _ => false,
        };
        let may_be_final = !variable.is_mutable && !is_constant(&variable.ty, &text);
        let modifier = match may_be_final && self.chance(15) {
            true => "final ",
            false => "",
        };
        match tells_type && self.chance(15) {
            true => format!("{modifier}var"),
            false => format!("{modifier}{}", variable.ty),
        }
    }

    /// A local without a value, which it gets on one path or on both.
    fn later_declaration(&mut self) -> Option<Vec<Stmt>> {
        let ty = match self.random.below(4) {
            0 => Type::Object,
            1 => Type::INT,
            2 => Type::LONG,
            _ => Type::String,
        };
        let name = self.name_for(&ty);
        let declaration = Stmt::line(format!("{ty} {name};"));
        let condition = self.boolean(0);
        let value = self.fresh(&ty, 1);
        let watch = match ty.is_reference()
            && self.spend(Cost {
                watches: 2,
                ..Cost::default()
            }) {
            true => Some(Stmt::line(format!("watch({name});"))),
            false => None,
        };
        let mut then = vec![Stmt::line(format!("{name} = {value};"))];
        then.extend(watch.clone());
        let mut parts = vec![Part::new(format!("if ({condition})"), then)];
        if self.chance(50) {
            let value = self.value(&ty, 1);
            let mut otherwise = vec![Stmt::line(format!("{name} = {value};"))];
            otherwise.extend(watch);
            parts.push(Part::new("else", otherwise));
            self.declare(Variable::new(name, ty));
        }
        Some(vec![Stmt::Group(vec![declaration, Stmt::parts(parts)])])
    }

    /// A ThreadLocal, mostly with a value at once.
    fn key_declaration(&mut self) -> Vec<Stmt> {
        let value = self.value_type();
        let ty = Type::ThreadLocal(Box::new(value.clone()));
        let name = self.name_for(&ty);
        let is_supplied = self.chance(25) && !self.frame.is_initial && self.frame.depth < NESTING;
        let variable = Variable {
            is_mutable: self.chance(60),
            is_supplied,
            ..Variable::new(name.clone(), ty.clone())
        };
        let mut statements = match is_supplied {
            true => vec![self.supplied_key(&format!("{ty} {name} ="), &value)],
            false => {
                let key = match value == Type::String && self.chance(20) {
                    true => {
                        let home = self.pick(&self.homes.clone());
                        let word = self.text_literal();
                        Code::primary(format!("filled({home}, {word})"))
                    }
                    false => self.plain_key(),
                };
                vec![Stmt::line(format!("{ty} {name} = {key};"))]
            }
        };
        self.declare(variable);
        if self.chance(60) {
            let value = self.fresh(&value, 0);
            statements.push(Stmt::line(format!("{name}.set({value});")));
        }
        if self.chance(40)
            && self.spend(Cost {
                watches: 1,
                ..Cost::default()
            })
        {
            statements.push(Stmt::line(format!("watch({name});")));
        }
        statements
    }

    fn assignment(&mut self) -> Option<Stmt> {
        let variable = self.variable(|variable| {
            variable.is_mutable && variable.place == Place::Local && !variable.is_supplied
        })?;
        let value = match self.chance(60) {
            true => self.fresh(&variable.ty, 0),
            false => self.value(&variable.ty, 0),
        };
        Some(Stmt::line(format!("{} = {value};", variable.name)))
    }

    fn update(&mut self) -> Option<Stmt> {
        let variable = self.variable(|variable| {
            variable.is_mutable
                && !variable.is_nullable
                && matches!(
                    variable.ty,
                    Type::Primitive(_) | Type::String | Type::Boxed(_)
                )
        })?;
        let text = match variable.ty {
            Type::String => {
                let part = self.printable(1).at(level::ASSIGNMENT);
                format!("{} += {part}", variable.name)
            }
            Type::Primitive(primitive) if primitive == Primitive::Boolean || self.chance(60) => {
                self.compound_assignment(&variable, primitive)
            }
            Type::Boxed(Primitive::Boolean) => return None,
            Type::Boxed(Primitive::Int) if self.chance(50) => {
                let value = self.simple_int();
                format!("{} += {value}", variable.name)
            }
            _ => {
                let shape = self.pick(&["@++", "++@", "@--", "--@"]);
                shape.replace('@', &variable.name)
            }
        };
        Some(Stmt::line(format!("{text};")))
    }

    fn simple_int(&mut self) -> Code {
        self.primitive(Primitive::Int, 3)
    }

    /// `name = null` where nothing names the variable without a question.
    fn drop_reference(&mut self) -> Option<Stmt> {
        let loops = self.frame.loops;
        let lambdas = self.frame.lambdas;
        let variable = self.variable(|variable| {
            variable.is_mutable
                && variable.ty.is_reference()
                && match variable.place {
                    Place::Local => {
                        variable.is_nullable
                            || variable.loops == loops && variable.lambdas == lambdas
                    }
                    _ => variable.is_nullable,
                }
        })?;
        for other in self.variables.iter_mut().rev() {
            if other.name == variable.name {
                other.is_nullable = true;
                break;
            }
        }
        Some(Stmt::line(format!("{} = null;", variable.name)))
    }

    fn field_assignment(&mut self) -> Option<Stmt> {
        let field =
            self.variable(|variable| variable.place != Place::Local && variable.is_mutable)?;
        if let (Type::Primitive(primitive), true) = (&field.ty, self.chance(50)) {
            let text = self.compound_assignment(&field, *primitive);
            return Some(Stmt::line(format!("{text};")));
        }
        let value = match field.ty {
            // A supplier of a field's key could come to ask the key itself.
            Type::ThreadLocal(_) => self.plain_key(),
            _ if self.chance(70) => self.fresh(&field.ty, 0),
            _ => self.value(&field.ty, 0),
        };
        let this = match field.place == Place::Instance && self.chance(30) {
            true => "this.",
            false => "",
        };
        Some(Stmt::line(format!("{this}{} = {value};", field.name)))
    }

    fn element_assignment(&mut self) -> Option<Stmt> {
        let array = self.variable(|variable| {
            matches!(variable.ty, Type::Array(_)) && variable.length > 0 && !variable.is_nullable
        })?;
        let Type::Array(element) = &array.ty else {
            return None;
        };
        let inner = match &**element {
            Type::Array(inner) if array.width > 0 => inner,
            _ => element,
        };
        let target = self.element(&array);
        let value = match inner.is_reference() && self.chance(15) {
            true => Code::primary("null"),
            false => self.value(inner, 1),
        };
        let text = match **inner {
            Type::Primitive(Primitive::Int | Primitive::Long) if self.chance(30) => {
                format!("{target}++;")
            }
            Type::Primitive(Primitive::Byte | Primitive::Char) if self.chance(30) => {
                format!("{target} += {};", value.at(level::ASSIGNMENT))
            }
            _ => format!("{target} = {value};"),
        };
        Some(Stmt::line(text))
    }

    fn list_statement(&mut self) -> Option<Stmt> {
        let list = self
            .variable(|variable| matches!(variable.ty, Type::List(_)) && !variable.is_nullable)?;
        let Type::List(element) = &list.ty else {
            return None;
        };
        let name = &list.name;
        let value = self.value(element, 1);
        Some(match self.random.below(10) {
            0..=3 => Stmt::line(format!("{name}.add({value});")),
            4 => Stmt::line(format!("{name}.add(0, {value});")),
            5 => Stmt::line(format!("{name}.clear();")),
            6 => {
                let inner = match element.is_printable() {
                    true => format!("System.out.println({name}.remove(0));"),
                    false => format!("{name}.remove({name}.size() - 1);"),
                };
                guarded(&format!("!{name}.isEmpty()"), inner)
            }
            7 => guarded(
                &format!("{name}.size() > 1"),
                format!("{name}.set(1, {value});"),
            ),
            8 if element.is_printable() => Stmt::line(format!(
                "System.out.println({name} + \" \" + {name}.size());"
            )),
            8 => Stmt::line(format!("System.out.println({name}.contains(null));")),
            _ if element.is_printable() => guarded(
                &format!("!{name}.isEmpty()"),
                format!("System.out.println({name}.get({name}.size() - 1));"),
            ),
            _ => guarded(
                &format!("!{name}.isEmpty()"),
                format!("watch({name}.get(0));"),
            ),
        })
    }

    /// `set`, `get` or `remove` of a key.
    fn use_of_key(&mut self) -> Option<Stmt> {
        let key = self.variable(|variable| matches!(variable.ty, Type::ThreadLocal(_)))?;
        let Type::ThreadLocal(value) = &key.ty else {
            return None;
        };
        let name = &key.name;
        let get_is_safe = !self.frame.is_initial || key.place == Place::Local && !key.is_supplied;
        let text = match self.random.below(10) {
            0..=3 => format!("{name}.set({});", self.fresh(value, 1)),
            4 if value.may_be_null() => format!("{name}.set(null);"),
            4 | 5 => format!("{name}.set({});", self.value(value, 1)),
            6 | 7 => format!("{name}.remove();"),
            _ if !get_is_safe => format!("{name}.remove();"),
            8 if value.is_printable() => format!("System.out.println({name}.get());"),
            8 => format!("System.out.println({name}.get() == null);"),
            _ => format!("{name}.get();"),
        };
        Some(match key.is_nullable {
            true => guarded(&format!("{name} != null"), text),
            false => Stmt::line(text),
        })
    }

    fn call_statement(&mut self) -> Option<Stmt> {
        let callable: Vec<_> = self
            .methods
            .iter()
            .filter(|method| self.can_call(method))
            .cloned()
            .collect();
        if callable.is_empty() {
            return None;
        }
        let method = self.pick(&callable);
        let call = self.call(&method, 0)?;
        let text = match &method.result {
            Some(result) if result.is_printable() && self.chance(50) => {
                format!("System.out.println({call});")
            }
            Some(result) if result.is_reference() && self.chance(30) => format!("watch({call});"),
            _ => format!("{call};"),
        };
        Some(Stmt::line(text))
    }
}

/// Whether a `final` variable with this value could be a constant, which the
/// engine does not tell from a variable.
pub fn is_constant(ty: &Type, value: &str) -> bool {
    match ty {
        Type::Primitive(_) => true,
        Type::String => !value.starts_with("new "),
        _ => false,
    }
}

/// `if (condition) text`, with braces or without.
fn guarded(condition: &str, text: String) -> Stmt {
    Stmt::parts(vec![Part {
        head: format!("if ({condition})"),
        body: vec![Stmt::Line(text)],
        bare: condition.len().is_multiple_of(2),
    }])
}
