//! Lambdas and method references: methods of their own whose first parameters
//! are what they capture, as javac makes them.

use crate::java::ast::{Block, Expr, ExprKind, LambdaBody, Name, Parameter, Span, Stmt, StmtKind};
use crate::words::Key;

use super::super::code::{MethodId, Op, Shown};
use super::super::library::{self, MethodName};
use super::super::steps::Kind;
use super::super::types::Ty;
use super::Compiler;
use super::body::Body;

impl Compiler<'_> {
    pub fn lambda(&mut self, span: Span, parameters: &[Parameter], body: &LambdaBody) -> Ty {
        let mut names = Names::default();
        match body {
            LambdaBody::Expr(expr) => names.expression(expr),
            LambdaBody::Block(block) => names.block(block),
        }
        let needs_this = self.body.method.has_this
            && (names.this
                || names.used.iter().any(|name| self.is_instance_field(name))
                || names
                    .called
                    .iter()
                    .any(|name| self.is_instance_method(name)));
        let mut captures: Vec<(String, Ty)> = Vec::new();
        for name in names.used {
            let hidden = parameters
                .iter()
                .any(|parameter| parameter.name.text == name);
            let known = captures.iter().any(|(other, _)| *other == name);
            if let (false, false, Some(local)) = (hidden, known, self.body.find(&name)) {
                captures.push((name, local.ty.clone()));
            }
        }
        let count = captures.len() as u8 + u8::from(needs_this);
        if needs_this {
            self.emit(Op::Load(0));
        }
        for (name, _) in &captures {
            self.body.note_capture(name, span);
            if let Some(slot) = self.body.find(name).map(|local| local.slot) {
                self.emit(Op::Load(slot));
            }
        }
        let place = self.place(span, Vec::new());
        let inner = Body::new("lambda", needs_this, true, Ty::Unknown, place);
        let outer = std::mem::replace(&mut self.body, inner);
        for (name, ty) in captures {
            self.parameter_slot(&name, ty);
        }
        for parameter in parameters {
            let ty = parameter.ty.as_ref().map_or(Ty::Unknown, Ty::of);
            self.parameter(&parameter.name, ty);
        }
        match body {
            LambdaBody::Expr(expr) => self.lambda_expression(expr),
            LambdaBody::Block(block) => {
                self.block(block);
                if self.body.alive {
                    self.emit(Op::ReturnVoid);
                }
            }
        }
        let method = self.add_method();
        self.body = outer;
        self.emit(Op::MakeLambda(method, count));
        Ty::Unknown
    }

    fn add_method(&mut self) -> MethodId {
        let method = self.finish();
        self.program.methods.push(method);
        self.program.methods.len() as MethodId - 1
    }

    fn lambda_expression(&mut self, expr: &Expr) {
        self.at(expr.span, Vec::new());
        match expr.kind {
            ExprKind::Assign { .. } | ExprKind::Update { .. } => {
                self.expression_statement(expr);
                self.emit(Op::ReturnVoid);
            }
            _ => {
                let ty = self.expression(expr);
                if ty == Ty::Void {
                    self.emit(Op::Pop);
                    self.emit(Op::Step(Kind::Evaluated, 0, Shown::Nothing));
                    self.emit(Op::ReturnVoid);
                } else {
                    self.convert(&ty, &Ty::Unknown);
                    self.emit(Op::Return);
                }
            }
        }
    }

    fn is_instance_field(&self, name: &str) -> bool {
        let field = self.fields.iter().find(|field| *field.name == *name);
        self.body.find(name).is_none() && field.is_some_and(|field| !field.is_static)
    }

    fn is_instance_method(&self, name: &str) -> bool {
        self.signatures
            .iter()
            .any(|other| other.name == name && !other.is_static)
    }

    pub fn method_reference(&mut self, span: Span, target: &Expr, name: &Name) -> Ty {
        if target.kind == ExprKind::This {
            return self.own_method_reference(target, name);
        }
        match self
            .class_name(target)
            .or_else(|| class_of_new(target, name))
        {
            Some(class) => self.static_reference(span, &class, name),
            None => self.bound_reference(span, target, name),
        }
        Ty::Unknown
    }

    /// `this::method`
    fn own_method_reference(&mut self, target: &Expr, name: &Name) -> Ty {
        let found = self
            .signatures
            .iter()
            .position(|other| other.name == name.text);
        let Some(method) = found else {
            self.error_about(name, Key::DiagnosticUnknownMethod);
            return Ty::Unknown;
        };
        if self.signatures[method].is_static {
            self.error_about(name, Key::DiagnosticStaticReference);
            return Ty::Unknown;
        }
        self.this(target);
        self.emit(Op::MakeLambda(method as MethodId, 1));
        Ty::Unknown
    }

    /// `ArrayList::new`, `System.out::println`, `String::length`
    fn static_reference(&mut self, span: Span, class: &str, name: &Name) {
        let counts = 0..=2usize;
        let function = if name.text == "new" {
            library::function(class, "new", 0).map(|(function, _)| (0, function))
        } else {
            counts
                .clone()
                .rev()
                .find_map(|count| Some((count, library::function(class, &name.text, count)?.0)))
        };
        let method = counts
            .rev()
            .find_map(|count| Some((count, library::method(Some(class), &name.text, count)?.0)));
        match (function, method) {
            (Some((count, function)), _) => {
                self.reference_method(span, count, 0, Op::CallLibrary(function, count as u8));
            }
            (None, Some((count, method))) => {
                self.reference_method(span, count + 1, 0, Op::Invoke(method, count as u8));
            }
            (None, None) => {
                let arguments = vec![("class", class.to_owned()), ("name", name.text.clone())];
                self.error(name.span, Key::DiagnosticUnknownLibrary, arguments);
            }
        }
    }

    /// `key::remove`: the receiver is evaluated now and captured.
    fn bound_reference(&mut self, span: Span, target: &Expr, name: &Name) {
        let receiver = self.expression(target);
        let found: Option<(usize, MethodName)> = (0..=2).find_map(|count| {
            Some((
                count,
                library::method(receiver.class_name(), &name.text, count)?.0,
            ))
        });
        let Some((count, method)) = found else {
            let class = receiver.class_name().unwrap_or("?").to_owned();
            let arguments = vec![("class", class), ("name", name.text.clone())];
            self.error(name.span, Key::DiagnosticUnknownLibrary, arguments);
            return;
        };
        self.emit(Op::RequireNonNull);
        self.reference_method(span, count + 1, 1, Op::Invoke(method, count as u8));
    }

    /// A method that passes its `parameters` on to one instruction; the first
    /// `captures` of them are on the stack now.
    fn reference_method(&mut self, span: Span, parameters: usize, captures: u8, op: Op) {
        let place = self.place(span, Vec::new());
        let inner = Body::new("lambda", false, true, Ty::Unknown, place);
        let outer = std::mem::replace(&mut self.body, inner);
        for index in 0..parameters {
            self.parameter_slot(&format!("${index}"), Ty::Unknown);
        }
        for slot in self.body.method.parameters.clone() {
            self.emit(Op::Load(slot));
        }
        self.emit(op);
        self.emit(Op::Return);
        let method = self.add_method();
        self.body = outer;
        self.emit(Op::MakeLambda(method, captures));
    }
}

/// A class that only `::new` can name.
fn class_of_new(target: &Expr, name: &Name) -> Option<String> {
    match &target.kind {
        ExprKind::Name(class) if name.text == "new" => Some(class.clone()),
        _ => None,
    }
}

/// The names that a lambda's body uses, in order of appearance.
#[derive(Default)]
struct Names {
    used: Vec<String>,
    called: Vec<String>,
    this: bool,
}

impl Names {
    fn block(&mut self, block: &Block) {
        for statement in &block.statements {
            self.statement(statement);
        }
    }

    fn statement(&mut self, statement: &Stmt) {
        match &statement.kind {
            StmtKind::Empty | StmtKind::Break | StmtKind::Continue | StmtKind::Return(None) => {}
            StmtKind::Local { declarators, .. } => {
                for init in declarators
                    .iter()
                    .filter_map(|declarator| declarator.init.as_ref())
                {
                    self.expression(init);
                }
            }
            StmtKind::Expr(expr) | StmtKind::Throw(expr) | StmtKind::Return(Some(expr)) => {
                self.expression(expr);
            }
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
            } => {
                for statement in init {
                    self.statement(statement);
                }
                self.expressions(condition);
                self.expressions(update);
                self.statement(body);
            }
            StmtKind::ForEach { iterable, body, .. } => {
                self.expression(iterable);
                self.statement(body);
            }
            StmtKind::Try {
                body,
                catches,
                finally,
            } => {
                self.block(body);
                for catch in catches {
                    self.block(&catch.body);
                }
                if let Some(finally) = finally {
                    self.block(finally);
                }
            }
        }
    }

    fn expressions<'a>(&mut self, expressions: impl IntoIterator<Item = &'a Expr>) {
        for expression in expressions {
            self.expression(expression);
        }
    }

    fn expression(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Literal(_) | ExprKind::Missing => {}
            ExprKind::This => self.this = true,
            ExprKind::Name(name) => self.used.push(name.clone()),
            ExprKind::Field { target, .. } | ExprKind::MethodRef { target, .. } => {
                self.expression(target);
            }
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
            ExprKind::New { arguments, .. } => self.expressions(arguments),
            ExprKind::NewArray { lengths, .. } => self.expressions(lengths),
            ExprKind::ArrayLiteral { elements, .. } => self.expressions(elements),
            ExprKind::Lambda { body, .. } => match body {
                LambdaBody::Expr(expr) => self.expression(expr),
                LambdaBody::Block(block) => self.block(block),
            },
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
