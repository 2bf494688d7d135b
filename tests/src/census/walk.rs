//! The walk through a tree: counts each node, and follows scopes and places.

use threadlocal_lab::java::ast::{
    Block, Catch, Class, Declarator, Expr, ExprKind, LambdaBody, Members, Method, Parameter,
    Resource, Stmt, StmtKind, Switch, Type,
};
use threadlocal_lab::java::parse;

use super::Census;
use super::constructs::Construct;
use super::nodes;
use super::places::{is_collection, is_gc, place_after};
use super::types::Scope;

/// Counts a source in a census, but for the methods of these names.
pub fn walk(census: &mut Census, source: &str, except: &[&str]) {
    let (unit, _) = parse(source);
    let mut walk = Walk {
        census,
        scope: Scope {
            variables: Vec::new(),
            methods: &unit.members.methods,
            classes: &unit.members.classes,
        },
        place: Construct::CollectInMain,
    };
    walk.members(&unit.members, except);
}

struct Walk<'a> {
    census: &'a mut Census,
    scope: Scope<'a>,
    /// What a GC here is counted as.
    place: Construct,
}

impl<'a> Walk<'a> {
    fn count(&mut self, constructs: Vec<Construct>) {
        for construct in constructs {
            self.census.count(construct);
        }
    }

    fn members(&mut self, members: &'a Members, except: &[&str]) {
        let outside = self.scope.variables.len();
        for field in &members.fields {
            let name = &field.name.text;
            self.scope.variables.push((name, field.ty.clone()));
        }
        for constant in &members.constants {
            self.expressions(&constant.arguments);
        }
        for field in &members.fields {
            self.count(nodes::of_field(field));
            self.ty(&field.ty);
            self.expressions(&field.init);
        }
        for method in &members.methods {
            if !except.contains(&&*method.name.text) {
                self.method(method);
            }
        }
        for constructor in &members.constructors {
            self.count(nodes::of_constructor(constructor));
            self.place = Construct::CollectInConstructor;
            let parameters = constructor.parameters.as_deref();
            self.callable(parameters.unwrap_or_default(), &constructor.body);
        }
        for initialiser in &members.initialisers {
            self.count(nodes::of_initialiser(initialiser));
            self.block_in(Construct::CollectInInitialiser, &initialiser.body);
        }
        for class in &members.classes {
            self.class(class);
        }
        self.scope.variables.truncate(outside);
    }

    fn method(&mut self, method: &'a Method) {
        self.count(nodes::of_method(method));
        self.ty(&method.result);
        self.place = match &*method.name.text {
            "main" => Construct::CollectInMain,
            "initialValue" | "childValue" => Construct::CollectInInitialValue,
            "close" => Construct::CollectInClose,
            _ => Construct::CollectInMethod,
        };
        self.callable(&method.parameters, &method.body);
    }

    /// Parameters, and the body in which they are in scope.
    fn callable(&mut self, parameters: &'a [Parameter], body: &'a Block) {
        let outside = self.scope.variables.len();
        self.parameters(parameters);
        self.block(body);
        self.scope.variables.truncate(outside);
    }

    fn class(&mut self, class: &'a Class) {
        self.count(nodes::of_class(class));
        let outside = self.scope.variables.len();
        self.parameters(&class.components);
        self.members(&class.members, &[]);
        self.scope.variables.truncate(outside);
    }

    fn parameters(&mut self, parameters: &'a [Parameter]) {
        for parameter in parameters {
            if let Some(ty) = &parameter.ty {
                self.ty(ty);
                let name = &parameter.name.text;
                self.scope.variables.push((name, ty.clone()));
            }
        }
    }

    fn ty(&mut self, ty: &Type) {
        self.count(nodes::of_type(ty));
        for argument in &ty.arguments {
            self.ty(argument);
        }
    }

    fn block(&mut self, block: &'a Block) {
        let outside = self.scope.variables.len();
        for (index, statement) in block.statements.iter().enumerate() {
            if is_collection(statement) {
                let after = place_after(&block.statements[..index]);
                self.count(vec![self.place]);
                self.count(after.into_iter().collect());
            }
            self.statement(statement);
        }
        self.scope.variables.truncate(outside);
    }

    fn block_in(&mut self, place: Construct, block: &'a Block) {
        let outside = std::mem::replace(&mut self.place, place);
        self.block(block);
        self.place = outside;
    }

    /// A statement that is the body of another; a block of it is no block.
    fn body(&mut self, place: Construct, statement: &'a Stmt) {
        match &statement.kind {
            StmtKind::Block(block) => self.block_in(place, block),
            _ => self.statement(statement),
        }
    }

    fn statement(&mut self, statement: &'a Stmt) {
        self.count(nodes::of_statement(&statement.kind));
        match &statement.kind {
            StmtKind::Empty | StmtKind::Break(_) | StmtKind::Continue(_) => {}
            StmtKind::Assert(parts) => self.expressions(parts),
            StmtKind::Labelled { body, .. } => self.statement(body),
            StmtKind::Switch(switch) => self.switch(switch),
            StmtKind::Yield(value) => self.expression(value),
            StmtKind::Synchronized { lock, body } => {
                self.expression(lock);
                self.block_in(Construct::CollectInBlock, body);
            }
            StmtKind::Local {
                ty, declarators, ..
            } => self.locals(ty, declarators),
            StmtKind::Expr(expression) | StmtKind::Throw(expression) => self.expression(expression),
            StmtKind::Return(value) => self.expressions(value),
            StmtKind::Block(block) => self.block_in(Construct::CollectInBlock, block),
            StmtKind::If {
                condition,
                then,
                otherwise,
            } => {
                self.expression(condition);
                self.body(Construct::CollectInBranch, then);
                if let Some(otherwise) = otherwise {
                    self.body(Construct::CollectInBranch, otherwise);
                }
            }
            StmtKind::While { condition, body } | StmtKind::DoWhile { body, condition } => {
                self.expression(condition);
                self.body(Construct::CollectInLoop, body);
            }
            StmtKind::For {
                init,
                condition,
                update,
                body,
            } => {
                let outside = self.scope.variables.len();
                init.iter().for_each(|statement| self.statement(statement));
                self.expressions(condition);
                self.expressions(update);
                self.body(Construct::CollectInLoop, body);
                self.scope.variables.truncate(outside);
            }
            StmtKind::ForEach {
                ty,
                name,
                iterable,
                body,
            } => {
                self.ty(ty);
                self.expression(iterable);
                self.scope.variables.push((&name.text, ty.clone()));
                self.body(Construct::CollectInLoop, body);
                self.scope.variables.pop();
            }
            StmtKind::ConstructorCall { arguments, .. } => self.expressions(arguments),
            StmtKind::Try {
                resources,
                body,
                catches,
                finally,
            } => {
                let outside = self.scope.variables.len();
                resources
                    .iter()
                    .for_each(|resource| self.resource(resource));
                self.block_in(Construct::CollectInTry, body);
                self.scope.variables.truncate(outside);
                catches.iter().for_each(|catch| self.catch(catch));
                if let Some(finally) = finally {
                    self.block_in(Construct::CollectInFinally, finally);
                }
            }
        }
    }

    fn switch(&mut self, switch: &'a Switch) {
        self.expression(&switch.selector);
        for case in &switch.cases {
            self.expressions(&case.labels);
            self.block_in(Construct::CollectInBranch, &case.body);
        }
    }

    fn resource(&mut self, resource: &'a Resource) {
        self.count(nodes::of_resource(resource));
        match resource {
            Resource::Local { ty, name, init } => {
                self.ty(ty);
                self.expression(init);
                self.scope.variables.push((&name.text, ty.clone()));
            }
            Resource::Variable(variable) => self.expression(variable),
        }
    }

    fn catch(&mut self, catch: &'a Catch) {
        let ty = catch.types[0].clone();
        self.scope.variables.push((&catch.name.text, ty));
        self.block_in(Construct::CollectInCatch, &catch.body);
        self.scope.variables.pop();
    }

    fn locals(&mut self, ty: &Type, declarators: &'a [Declarator]) {
        self.ty(ty);
        for declarator in declarators {
            self.expressions(&declarator.init);
            let inferred = || self.scope.type_of(declarator.init.as_ref()?);
            let mut ty = match ty.name == "var" {
                true => inferred().unwrap_or(ty.clone()),
                false => ty.clone(),
            };
            ty.dimensions += declarator.dimensions;
            self.scope.variables.push((&declarator.name.text, ty));
        }
    }

    fn expressions(&mut self, expressions: impl IntoIterator<Item = &'a Expr>) {
        for expression in expressions {
            self.expression(expression);
        }
    }

    fn expression(&mut self, expression: &'a Expr) {
        self.count(nodes::of_expression(&expression.kind));
        match &expression.kind {
            ExprKind::Literal(_)
            | ExprKind::This
            | ExprKind::OuterThis(_)
            | ExprKind::Super
            | ExprKind::SuperOf(_)
            | ExprKind::ClassLiteral(_)
            | ExprKind::Name(_)
            | ExprKind::Missing => {}
            ExprKind::Field { target, .. } => self.expression(target),
            ExprKind::Index { array, index } => self.expressions([&**array, &**index]),
            ExprKind::Call {
                target,
                name,
                arguments,
            } => {
                if let Some(target) = target {
                    self.library_call(target, &name.text, Some(arguments.len()));
                    self.target(target);
                }
                if target.is_none() && self.scope.is_generic(&name.text) {
                    let is_reference = |it: &&Expr| matches!(it.kind, ExprKind::MethodRef { .. });
                    let passed = arguments.iter().filter(is_reference);
                    self.count(passed.map(|_| Construct::PassedReference).collect());
                }
                let place = match &*name.text {
                    "withInitial" => Construct::CollectInInitialValue,
                    "submit" | "execute" => Construct::CollectInTask,
                    _ => Construct::CollectInLambda,
                };
                self.arguments(arguments, place);
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
                self.ty(ty);
                self.census
                    .count_function(&ty.name, "new", Some(arguments.len()));
                let place = match &*ty.name {
                    "Thread" => Construct::CollectInTask,
                    _ => Construct::CollectInLambda,
                };
                self.arguments(arguments, place);
                if let Some(body) = body {
                    self.members(body, &[]);
                }
            }
            ExprKind::NewArray { ty, lengths, .. } => {
                self.ty(ty);
                self.expressions(lengths);
            }
            ExprKind::ArrayLiteral { ty, elements } => {
                ty.iter().for_each(|ty| self.ty(ty));
                self.expressions(elements);
            }
            ExprKind::Lambda { parameters, body } => {
                self.lambda(parameters, body, Construct::CollectInLambda);
            }
            ExprKind::MethodRef { target, name } => {
                let further = self.scope.reference(target, &name.text);
                self.count(further.into_iter().collect());
                self.library_call(target, &name.text, None);
                self.target(target);
            }
            ExprKind::Switch(switch) => self.switch(switch),
            ExprKind::Unary { operand, .. } => self.expression(operand),
            ExprKind::InstanceOf {
                operand,
                ty,
                binding,
            } => {
                self.ty(ty);
                self.expression(operand);
                if let Some(name) = binding {
                    self.scope.variables.push((&name.text, ty.clone()));
                }
            }
            ExprKind::Cast { ty, operand } => {
                self.ty(ty);
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

    /// What stands in front of a dot, unless that is a class.
    fn target(&mut self, target: &'a Expr) {
        if self.scope.class_name(target).is_none() {
            self.expression(target);
        }
    }

    fn library_call(&mut self, target: &Expr, name: &str, arguments: Option<usize>) {
        if let Some(class) = self.scope.class_name(target)
            && self.census.count_function(&class, name, arguments)
        {
            return;
        }
        let receiver = self.scope.type_of(target);
        if let Some(row) = receiver.and_then(|it| self.scope.row_of(&it, name, arguments)) {
            self.census.count_method(row);
        }
    }

    /// Arguments; lambdas among them run at a place of their own.
    fn arguments(&mut self, arguments: &'a [Expr], place: Construct) {
        for argument in arguments {
            match &argument.kind {
                ExprKind::Lambda { parameters, body } => {
                    self.count(nodes::of_expression(&argument.kind));
                    self.lambda(parameters, body, place);
                }
                _ => self.expression(argument),
            }
        }
    }

    fn lambda(&mut self, parameters: &'a [Parameter], body: &'a LambdaBody, place: Construct) {
        let outside = self.scope.variables.len();
        self.parameters(parameters);
        match body {
            LambdaBody::Expr(expression) => {
                if is_gc(expression) {
                    self.count(vec![place]);
                }
                self.expression(expression);
            }
            LambdaBody::Block(block) => self.block_in(place, block),
        }
        self.scope.variables.truncate(outside);
    }
}
