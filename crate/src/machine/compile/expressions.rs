//! Expressions except calls, `new` and lambdas. Each leaves one value on the
//! stack; of a void call that is `null`.

use crate::java::ast::{Expr, ExprKind, Literal, Name, Type};
use crate::jvm::value::Value;
use crate::words::Key;

use super::super::code::Op;
use super::super::library;
use super::super::types::Ty;
use super::Compiler;
use super::bounds::number;
use super::constants::Constant;
use super::variables::Target;

impl Compiler {
    /// Leaves the value of an expression on the stack whose type may depend on
    /// what becomes of it; returns its type.
    pub fn expression_for(&mut self, expr: &Expr, target: &Ty) -> Ty {
        if let Some(ty) = self.folded(expr) {
            return ty;
        }
        match &expr.kind {
            ExprKind::Lambda { parameters, body } => {
                let functional = self.functional_for(expr, target);
                self.lambda(expr.span, parameters, body, functional)
            }
            ExprKind::MethodRef { target: of, name } => {
                let functional = self.functional_for(expr, target);
                self.method_reference(expr.span, of, name, functional)
            }
            ExprKind::Conditional {
                condition,
                then,
                otherwise,
            } => self.conditional(condition, then, otherwise, Some(target)),
            ExprKind::Switch(switch) => self.switch_value(expr.span, switch, Some(target)),
            _ => self.expression(expr),
        }
    }

    /// Leaves the value of an expression on the stack; returns its type.
    pub fn expression(&mut self, expr: &Expr) -> Ty {
        if self.has_given_up() {
            return Ty::Unknown;
        }
        if let Some(ty) = self.folded(expr) {
            return ty;
        }
        let ty = self.unfolded(expr);
        self.check_type(expr.span, &ty);
        // Whoever is called on it would make a longer one of it.
        match self.has_given_up() {
            true => Ty::Unknown,
            false => ty,
        }
    }

    fn unfolded(&mut self, expr: &Expr) -> Ty {
        match &expr.kind {
            ExprKind::Literal(literal) => self.literal(literal),
            ExprKind::This => self.this(expr),
            ExprKind::Name(name) => self.named(expr, name),
            ExprKind::Field { target, name } => self.field(expr, target, name),
            ExprKind::Index { array, index } => {
                let element = self.element(array, index);
                self.emit(Op::ArrayLoad);
                element
            }
            ExprKind::Call {
                target,
                name,
                arguments,
            } => self.call(expr.span, target.as_deref(), name, arguments),
            ExprKind::OuterThis(name) => self.outer_this(name),
            ExprKind::Super | ExprKind::SuperOf(_) => self.this(expr),
            ExprKind::Switch(switch) => self.switch_value(expr.span, switch, None),
            ExprKind::InstanceOf {
                operand,
                ty,
                binding: None,
            } => self.instance_of(operand, ty),
            ExprKind::InstanceOf { .. } => self.condition_value(expr),
            ExprKind::ClassLiteral(_) => {
                self.error(expr.span, Key::DiagnosticParseClassLiteral, Vec::new());
                self.null()
            }
            ExprKind::New {
                outer,
                ty,
                arguments,
                body,
            } => self.new_object(expr.span, outer.as_deref(), ty, arguments, body.as_deref()),
            ExprKind::NewArray { ty, lengths, open } => self.new_array(ty, lengths, *open),
            ExprKind::ArrayLiteral { ty, elements } => match ty.as_ref().map(|ty| self.ty(ty)) {
                Some(Ty::Array(element)) => self.array_literal(&element, elements),
                _ => {
                    self.error(expr.span, Key::DiagnosticArrayLiteral, Vec::new());
                    self.null()
                }
            },
            ExprKind::Lambda { parameters, body } => self.lambda(expr.span, parameters, body, None),
            ExprKind::MethodRef { target, name } => {
                self.method_reference(expr.span, target, name, None)
            }
            ExprKind::Unary { op, operand } => self.unary(*op, operand),
            ExprKind::Update { prefix, by, target } => self.update(*prefix, *by, target),
            ExprKind::Binary { op, left, right } => self.binary(*op, expr, left, right),
            ExprKind::Assign { op, target, value } => self.assign(*op, target, value),
            ExprKind::Conditional {
                condition,
                then,
                otherwise,
            } => self.conditional(condition, then, otherwise, None),
            ExprKind::Cast { ty, operand } => self.cast(ty, operand),
            ExprKind::Missing => self.null(),
        }
    }

    pub fn null(&mut self) -> Ty {
        self.emit(Op::Push(Value::Null));
        Ty::Null
    }

    fn literal(&mut self, literal: &Literal) -> Ty {
        let value = match literal {
            Literal::String(text) => {
                self.check_constant(text);
                let name = self.name(text);
                self.emit(Op::Literal(name));
                return Ty::string();
            }
            Literal::Null => return self.null(),
            Literal::Int(number) => Value::Int(*number),
            Literal::Long(number) => Value::Long(*number),
            Literal::Boolean(truth) => Value::Boolean(*truth),
            Literal::Char(unit) => Value::Char(*unit),
        };
        self.emit(Op::Push(value));
        value.primitive().map_or(Ty::Null, Ty::Primitive)
    }

    pub fn this(&mut self, expr: &Expr) -> Ty {
        if self.body.method.has_this {
            self.emit(Op::Load(0));
        } else {
            self.error(expr.span, Key::DiagnosticNoThis, Vec::new());
            self.null();
        }
        self.type_of_class(self.class)
    }

    /// `Outer.this`
    fn outer_this(&mut self, name: &Name) -> Ty {
        let Some(class) = self.resolve_class(&name.text) else {
            self.error_about(name, Key::DiagnosticUnknownClass);
            return self.null();
        };
        if !self.load_instance(class) {
            self.no_instance(name.span, class);
            self.null();
        }
        self.type_of_class(class)
    }

    fn named(&mut self, expr: &Expr, name: &str) -> Ty {
        if let Some(constant) = self.constant(expr) {
            if self.body.find(name).is_none()
                && let Some(found) = self.visible_field(name)
                && !found.field.is_static
                && !found.is_capture
                && !self.has_instance(found.class)
            {
                self.error(expr.span, Key::DiagnosticNoThis, Vec::new());
            }
            return self.constant_value(constant);
        }
        match self.target(expr) {
            Some(target) => {
                let ty = target.ty().clone();
                self.load(&target);
                ty
            }
            None => {
                let key = if library::is_class(name) || self.resolve_class(name).is_some() {
                    Key::DiagnosticClassAsValue
                } else {
                    Key::DiagnosticUnknownName
                };
                self.error(expr.span, key, vec![("name", name.to_owned())]);
                self.null()
            }
        }
    }

    /// What is made of constants, which javac computes; `None` if it is not.
    fn folded(&mut self, expr: &Expr) -> Option<Ty> {
        match expr.kind {
            ExprKind::Unary { .. }
            | ExprKind::Binary { .. }
            | ExprKind::Conditional { .. }
            | ExprKind::Cast { .. } => {
                let constant = self.constant(expr)?;
                Some(self.constant_value(constant))
            }
            _ => None,
        }
    }

    fn constant_value(&mut self, constant: Constant) -> Ty {
        match constant {
            Constant::Text(text) => self.literal(&Literal::String(text.to_string())),
            Constant::Primitive(value) => {
                self.emit(Op::Push(value));
                value.primitive().map_or(Ty::Null, Ty::Primitive)
            }
        }
    }

    fn field(&mut self, expr: &Expr, target: &Expr, name: &Name) -> Ty {
        if let Some(constant) = self.constant(expr) {
            return self.constant_value(constant);
        }
        let class = self.class_name(target);
        if let Some((constant, ty)) = class.and_then(|class| library::constant(&class, &name.text))
        {
            self.emit(match constant {
                library::Constant::Number(value) => Op::Push(value),
                library::Constant::Made(function) => Op::CallLibrary(function, 0),
            });
            return ty;
        }
        if let Some(ty) = self.constant_of(target, name) {
            return ty;
        }
        match self.field_target(target, name) {
            Some(Target::Length) => {
                self.emit(Op::ArrayLength);
                Ty::INT
            }
            Some(target) => {
                let ty = target.ty().clone();
                self.load(&target);
                ty
            }
            None => {
                self.error_about(name, Key::DiagnosticUnknownField);
                self.null()
            }
        }
    }

    /// `target.name` where the name is a constant variable (JLS 4.12.4): the
    /// target is evaluated, and nothing is read or initialised.
    fn constant_of(&mut self, target: &Expr, name: &Name) -> Option<Ty> {
        if matches!(target.kind, ExprKind::Super) || self.class_path(target).is_some() {
            return None;
        }
        let ty = self.static_type(target);
        let field = self.find_field(self.user_class(&ty)?, &name.text)?.field;
        let constant = field.constant?;
        let ty = self.expression(target);
        self.check_hidden(&ty);
        if !field.is_static {
            self.emit(Op::RequireNonNull);
        }
        self.emit(Op::Pop);
        Some(self.constant_value(constant))
    }

    fn new_array(&mut self, ty: &Type, lengths: &[Expr], open: u32) -> Ty {
        for length in lengths {
            self.value(length, &Ty::INT);
        }
        // The parser lets no more of them through than a class file allows.
        let lengths = self.operands(lengths.len());
        let dimensions = lengths.saturating_add(u8::try_from(open).unwrap_or(u8::MAX));
        let mut array = self.ty(ty);
        let (name, _) = base(&array);
        let element = self.name(&name);
        self.emit(Op::NewArray {
            element,
            lengths,
            dimensions,
        });
        for _ in 0..dimensions {
            array = Ty::array(array);
        }
        array
    }

    /// Leaves a new array of that length.
    pub fn begin_array(&mut self, element: &Ty, length: usize) {
        let (name, dimensions) = base(element);
        let name = self.name(&name);
        let length = number(length);
        self.emit(Op::Push(length));
        self.emit(Op::NewArray {
            element: name,
            lengths: 1,
            dimensions: dimensions.saturating_add(1),
        });
    }

    pub fn array_literal(&mut self, element: &Ty, elements: &[Expr]) -> Ty {
        self.begin_array(element, elements.len());
        for (index, value) in elements.iter().enumerate() {
            self.emit(Op::Dup);
            let index = number(index);
            self.emit(Op::Push(index));
            self.value(value, element);
            self.emit(Op::ArrayStore);
        }
        Ty::array(element.clone())
    }
}

/// The innermost element type's name and how many dimensions are around it.
fn base(ty: &Ty) -> (String, u8) {
    match ty {
        Ty::Array(element) => {
            let (name, dimensions) = base(element);
            (name, dimensions.saturating_add(1))
        }
        Ty::Primitive(primitive) => (primitive.name().to_owned(), 0),
        other => (other.class_name().unwrap_or("Object").to_owned(), 0),
    }
}
