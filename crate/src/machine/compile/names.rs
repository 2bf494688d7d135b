//! The names that a piece of code uses and does not declare itself: what a
//! lambda or an anonymous class captures is among them.

use crate::java::ast::{
    Block, Expr, ExprKind, LambdaBody, Members, Parameter, Resource, Stmt, StmtKind, Switch,
};

/// The free names of a piece of code, in order of appearance.
#[derive(Default)]
pub struct Names {
    /// Names of variables, or of what they may be.
    pub used: Vec<String>,
    /// Names of methods called without a target.
    pub called: Vec<String>,
    /// Names of classes that are instantiated.
    pub created: Vec<String>,
    /// Whether it says `this` or `super`, or has an anonymous class in it.
    pub this: bool,
    /// What is declared around the place at hand.
    declared: Vec<String>,
}

impl Names {
    /// The names that a lambda's body uses.
    pub fn of_lambda(parameters: &[Parameter], body: &LambdaBody) -> Self {
        let mut names = Self::default();
        names.lambda(parameters, body);
        names
    }

    /// The names that the body of an anonymous class uses.
    pub fn of_members(members: &Members) -> Self {
        let mut names = Self::default();
        names.members(members);
        names
    }

    fn scoped(&mut self, read: impl FnOnce(&mut Self)) {
        let outside = self.declared.len();
        read(self);
        self.declared.truncate(outside);
    }

    fn lambda(&mut self, parameters: &[Parameter], body: &LambdaBody) {
        self.scoped(|names| {
            names.declare(parameters);
            match body {
                LambdaBody::Expr(expr) => names.expression(expr),
                LambdaBody::Block(block) => names.block(block),
            }
        });
    }

    fn declare(&mut self, parameters: &[Parameter]) {
        let parameters = parameters.iter();
        self.declared
            .extend(parameters.map(|parameter| parameter.name.text.clone()));
    }

    fn members(&mut self, members: &Members) {
        self.scoped(|names| {
            let fields = members.fields.iter();
            names
                .declared
                .extend(fields.map(|field| field.name.text.clone()));
            names.expressions(
                members
                    .fields
                    .iter()
                    .filter_map(|field| field.init.as_ref()),
            );
            for initialiser in &members.initialisers {
                names.block(&initialiser.body);
            }
            for constructor in &members.constructors {
                names.scoped(|names| {
                    names.declare(constructor.parameters.as_deref().unwrap_or_default());
                    names.block(&constructor.body);
                });
            }
            for method in &members.methods {
                names.scoped(|names| {
                    names.declare(&method.parameters);
                    names.block(&method.body);
                });
            }
            for class in &members.classes {
                names.members(&class.members);
            }
        });
    }

    fn block(&mut self, block: &Block) {
        self.scoped(|names| {
            for statement in &block.statements {
                names.statement(statement);
            }
        });
    }

    fn statement(&mut self, statement: &Stmt) {
        match &statement.kind {
            StmtKind::Assert(parts) => self.expressions(parts),
            StmtKind::Empty
            | StmtKind::Break(_)
            | StmtKind::Continue(_)
            | StmtKind::Return(None) => {}
            StmtKind::Labelled { body, .. } => self.statement(body),
            StmtKind::Switch(switch) => self.switch(switch),
            StmtKind::Synchronized { lock, body } => {
                self.expression(lock);
                self.block(body);
            }
            StmtKind::Local { declarators, .. } => {
                for declarator in declarators {
                    self.expressions(&declarator.init);
                    self.declared.push(declarator.name.text.clone());
                }
            }
            StmtKind::Expr(expr)
            | StmtKind::Throw(expr)
            | StmtKind::Yield(expr)
            | StmtKind::Return(Some(expr)) => {
                self.expression(expr);
            }
            StmtKind::ConstructorCall { arguments, .. } => self.expressions(arguments),
            StmtKind::Block(block) => self.block(block),
            StmtKind::If {
                condition,
                then,
                otherwise,
            } => {
                self.expression(condition);
                self.statement(then);
                if let Some(otherwise) = otherwise {
                    self.statement(otherwise);
                }
            }
            StmtKind::While { condition, body } | StmtKind::DoWhile { body, condition } => {
                self.expression(condition);
                self.statement(body);
            }
            StmtKind::For {
                init,
                condition,
                update,
                body,
            } => self.scoped(|names| {
                for statement in init {
                    names.statement(statement);
                }
                names.expressions(condition);
                names.expressions(update);
                names.statement(body);
            }),
            StmtKind::ForEach {
                name,
                iterable,
                body,
                ..
            } => self.scoped(|names| {
                names.expression(iterable);
                names.declared.push(name.text.clone());
                names.statement(body);
            }),
            StmtKind::Try {
                resources,
                body,
                catches,
                finally,
            } => {
                self.scoped(|names| {
                    for resource in resources {
                        names.resource(resource);
                    }
                    names.block(body);
                });
                for catch in catches {
                    self.scoped(|names| {
                        names.declared.push(catch.name.text.clone());
                        names.block(&catch.body);
                    });
                }
                if let Some(finally) = finally {
                    self.block(finally);
                }
            }
        }
    }

    /// The labels are constants, which nothing captures.
    fn switch(&mut self, switch: &Switch) {
        self.expression(&switch.selector);
        self.scoped(|names| {
            for case in &switch.cases {
                for statement in &case.body.statements {
                    names.statement(statement);
                }
            }
        });
    }

    fn resource(&mut self, resource: &Resource) {
        match resource {
            Resource::Local { name, init, .. } => {
                self.expression(init);
                self.declared.push(name.text.clone());
            }
            Resource::Variable(variable) => self.expression(variable),
        }
    }

    fn expressions<'a>(&mut self, expressions: impl IntoIterator<Item = &'a Expr>) {
        for expression in expressions {
            self.expression(expression);
        }
    }

    fn expression(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Literal(_) | ExprKind::ClassLiteral(_) | ExprKind::Missing => {}
            ExprKind::This | ExprKind::OuterThis(_) | ExprKind::Super | ExprKind::SuperOf(_) => {
                self.this = true
            }
            ExprKind::Switch(switch) => self.switch(switch),
            ExprKind::InstanceOf {
                operand, binding, ..
            } => {
                self.expression(operand);
                let binding = binding.as_ref().map(|name| name.text.clone());
                self.declared.extend(binding);
            }
            ExprKind::Name(name) => {
                if !self.declared.contains(name) {
                    self.used.push(name.clone());
                }
            }
            ExprKind::MethodRef { target, name } => {
                if let (ExprKind::Name(class), "new") = (&target.kind, &*name.text) {
                    self.created.push(class.clone());
                }
                if let ExprKind::Field { name: inner, .. } = &target.kind
                    && name.text == "new"
                {
                    self.created.push(inner.text.clone());
                }
                self.expression(target);
            }
            ExprKind::Field { target, .. } => self.expression(target),
            ExprKind::Index { array, index } => self.expressions([&**array, &**index]),
            ExprKind::Call {
                target,
                name,
                arguments,
            } => {
                match target {
                    Some(target) => self.expression(target),
                    None => self.called.push(name.text.clone()),
                }
                self.expressions(arguments);
            }
            ExprKind::New {
                outer,
                ty,
                arguments,
                body,
            } => {
                if let Some(outer) = outer {
                    self.expression(outer);
                }
                self.created.push(ty.name.clone());
                self.expressions(arguments);
                if let Some(body) = body {
                    // javac passes it the enclosing instance, needed or not.
                    self.this = true;
                    self.members(body);
                }
            }
            ExprKind::NewArray { lengths, .. } => self.expressions(lengths),
            ExprKind::ArrayLiteral { elements, .. } => self.expressions(elements),
            ExprKind::Lambda { parameters, body } => self.lambda(parameters, body),
            ExprKind::Unary { operand, .. } | ExprKind::Cast { operand, .. } => {
                self.expression(operand);
            }
            ExprKind::Update { target, .. } => self.expression(target),
            ExprKind::Binary { left, right, .. } => self.expressions([&**left, &**right]),
            ExprKind::Assign { target, value, .. } => self.expressions([&**target, &**value]),
            ExprKind::Conditional {
                condition,
                then,
                otherwise,
            } => self.expressions([&**condition, &**then, &**otherwise]),
        }
    }
}
