//! Expressions except calls, `new` and lambdas. Each leaves one value on the
//! stack; of a void call that is `null`.

use crate::java::ast::{BinaryOp, Expr, ExprKind, Literal, Name, Type, UnaryOp};
use crate::jvm::value::{Primitive, Value};
use crate::words::Key;

use super::super::code::{Conversion, Op};
use super::super::library;
use super::super::types::{Ty, promoted, wrapped};
use super::Compiler;
use super::body::primitive_of;
use super::constants::{Constant, conditional_type};
use super::mirrors::is_get_class;
use super::patterns::{has_bindings, introduced};
use super::variables::Target;

impl Compiler {
    /// An expression on its way into something of type `target`; returns the
    /// type that it has by itself.
    pub fn value(&mut self, expr: &Expr, target: &Ty) -> Ty {
        self.value_as(expr, target, target)
    }

    /// The same where the JVM sees another type than javac.
    pub fn value_as(&mut self, expr: &Expr, target: &Ty, stored: &Ty) -> Ty {
        if let (ExprKind::ArrayLiteral { ty: None, elements }, Ty::Array(element)) =
            (&expr.kind, target)
        {
            return self.array_literal(element, elements);
        }
        if let (Some(Constant::Primitive(value)), Ty::Primitive(to)) = (self.constant(expr), stored)
            && let (Some(from), Some(number)) = (value.primitive(), value.number())
            && (from == Primitive::Boolean) == (*to == Primitive::Boolean)
        {
            self.emit(Op::Push(to.of_long(number)));
            return Ty::Primitive(from);
        }
        let from = self.expression_for(expr, target);
        if from == Ty::Void && *target != Ty::Void {
            self.error(expr.span, Key::DiagnosticVoidValue, Vec::new());
        }
        self.convert(&from, stored);
        from
    }

    /// Leaves the value of an expression on the stack whose type may depend on
    /// what becomes of it; returns its type.
    pub fn expression_for(&mut self, expr: &Expr, target: &Ty) -> Ty {
        if let Some(ty) = self.folded(expr) {
            return ty;
        }
        match &expr.kind {
            ExprKind::Lambda { parameters, body } => {
                let functional = self.functional(target);
                self.lambda(expr.span, parameters, body, functional)
            }
            ExprKind::MethodRef { target: of, name } => {
                let functional = self.functional(target);
                let arity = functional.map(|it| it.parameters.len());
                self.method_reference(expr.span, of, name, arity)
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

    /// Boxes, unboxes, widens and narrows on assignment, and checks what only
    /// javac believes.
    pub fn convert(&mut self, from: &Ty, to: &Ty) {
        let conversion = match (primitive_of(from), primitive_of(to)) {
            (Some(from), Some(to)) if from == to => return,
            (Some(_), Some(to)) => Conversion::To(to),
            (None, Some(to)) => {
                self.check_hidden(from);
                Conversion::Unbox(to)
            }
            (Some(from), None) => match to.class_name().and_then(wrapped) {
                Some(to) if to != from => Conversion::BoxAs(to),
                _ => Conversion::Box,
            },
            // It may be a number.
            (None, None) if *from == Ty::Computed && *to != Ty::Computed => Conversion::Box,
            (None, None) => return self.check_hidden(to),
        };
        self.emit(Op::Convert(conversion));
    }

    /// The cast that javac adds where generics say more of the value on the
    /// stack than the JVM knows.
    pub fn check_hidden(&mut self, to: &Ty) {
        if self.body.unchecked == Some(self.body.pc()) {
            self.check_class(to);
        }
    }

    /// Checks the class of the value on the stack, unless any would do.
    fn check_class(&mut self, to: &Ty) {
        if !self.is_known_class(to) {
            return;
        }
        if let Some(name) = to.checked_name() {
            self.emit(Op::Convert(Conversion::Check(name.into())));
        }
    }

    /// Whether the lab can tell what is an instance of a type.
    pub fn is_known_class(&self, ty: &Ty) -> bool {
        match (ty, ty.class_name()) {
            (Ty::Array(element), _) => {
                primitive_of(element).is_some() || self.is_known_class(element)
            }
            (_, Some(name)) => library::is_class(name) || self.user_class(ty).is_some(),
            _ => false,
        }
    }

    /// Leaves the value of an expression on the stack; returns its type.
    pub fn expression(&mut self, expr: &Expr) -> Ty {
        if let Some(ty) = self.folded(expr) {
            return ty;
        }
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
            Constant::Text(text) => self.literal(&Literal::String(text)),
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

    fn unary(&mut self, op: UnaryOp, operand: &Expr) -> Ty {
        let ty = self.expression(operand);
        let result = match (op, ty.unboxed()) {
            (UnaryOp::Not, _) => Ty::BOOLEAN,
            (_, Some(primitive)) => Ty::Primitive(promoted(Some(primitive), None)),
            (_, None) => Ty::Computed,
        };
        self.convert(&ty, &result);
        self.emit(Op::Unary(op));
        result
    }

    fn binary(&mut self, op: BinaryOp, expr: &Expr, left: &Expr, right: &Expr) -> Ty {
        match op {
            BinaryOp::And | BinaryOp::Or if has_bindings(expr) => self.condition_value(expr),
            BinaryOp::And => self.short_circuit(left, right, false),
            BinaryOp::Or => self.short_circuit(left, right, true),
            BinaryOp::Equal | BinaryOp::NotEqual if is_get_class(left) && is_get_class(right) => {
                self.same_class(op, left, right)
            }
            BinaryOp::Add => self.sum(left, right),
            _ => {
                let left_ty = self.expression(left);
                let left_ty = self.left_operand(op, left_ty, right);
                let right_ty = self.expression(right);
                let right_ty = self.right_operand(op, &left_ty, right_ty);
                self.operate(op, &left_ty, &right_ty)
            }
        }
    }

    /// Unboxes the left operand on the stack before the right one is evaluated,
    /// if the operator works on numbers; returns its type then.
    pub fn left_operand(&mut self, op: BinaryOp, left: Ty, right: &Expr) -> Ty {
        let Some(primitive) = left.unboxed().filter(|_| left.is_reference()) else {
            return left;
        };
        let right = match op {
            BinaryOp::Equal | BinaryOp::NotEqual | BinaryOp::Add => self.static_type(right),
            _ => Ty::INT,
        };
        let is_number = match op {
            BinaryOp::Equal | BinaryOp::NotEqual => !right.is_reference(),
            _ => right.unboxed().is_some(),
        };
        if !is_number {
            return left;
        }
        self.convert(&left, &Ty::Primitive(primitive));
        Ty::Primitive(primitive)
    }

    /// The same for the right operand, whose left one is on the stack below.
    pub fn right_operand(&mut self, op: BinaryOp, left: &Ty, right: Ty) -> Ty {
        let is_number = match op {
            BinaryOp::Equal | BinaryOp::NotEqual => !left.is_reference(),
            BinaryOp::Add => left.unboxed().is_some(),
            _ => true,
        };
        match right.unboxed() {
            Some(primitive) if is_number && right.is_reference() => {
                self.convert(&right, &Ty::Primitive(primitive));
                Ty::Primitive(primitive)
            }
            _ => right,
        }
    }

    /// `a + b + …`: one concatenation if it is a String, as javac makes it.
    fn sum(&mut self, left: &Expr, right: &Expr) -> Ty {
        let start = self.body.pc();
        let left_ty = self.expression(left);
        // In a valid program, nothing but a String is added to such an object.
        if left_ty.is_known() {
            self.text_of_object(&left_ty);
        }
        // A concatenation on the left takes the further part itself.
        let parts = match self.body.method.code.last() {
            Some(Op::Concat(parts)) if is_string(&left_ty) && self.body.pc() > start => {
                let parts = *parts;
                (parts < u8::MAX).then_some(parts)
            }
            _ => None,
        };
        if let (Some(parts), ExprKind::Binary { .. }) = (parts, &left.kind) {
            self.body.method.code.pop();
            let right_ty = self.expression(right);
            self.text_of_object(&right_ty);
            self.emit(Op::Concat(parts + 1));
            return Ty::string();
        }
        let left_ty = self.left_operand(BinaryOp::Add, left_ty, right);
        let right_ty = self.expression(right);
        if is_string(&left_ty) {
            self.text_of_object(&right_ty);
        }
        let right_ty = self.right_operand(BinaryOp::Add, &left_ty, right_ty);
        self.operate(BinaryOp::Add, &left_ty, &right_ty)
    }

    /// An operand of a concatenation that might change until the last operand
    /// is evaluated: its text is made at once, as javac does it.
    fn text_of_object(&mut self, ty: &Ty) {
        if is_string(ty) {
            self.check_hidden(ty);
        } else if ty.unboxed().is_none() && *ty != Ty::Null {
            self.emit(Op::CallLibrary(library::Function::StringValueOf, 1));
        }
    }

    /// The instruction for two operands on the stack; returns its type.
    pub fn operate(&mut self, op: BinaryOp, left: &Ty, right: &Ty) -> Ty {
        use BinaryOp::*;
        if op == Add && (is_string(left) || is_string(right)) {
            self.emit(Op::Concat(2));
            return Ty::string();
        }
        self.emit(Op::Binary(op));
        match (op, left.unboxed(), right.unboxed()) {
            (Equal | NotEqual | Less | LessOrEqual | Greater | GreaterOrEqual | And | Or, ..) => {
                Ty::BOOLEAN
            }
            (ShiftLeft | ShiftRight | UnsignedShiftRight, Some(left), _) => {
                Ty::Primitive(promoted(Some(left), None))
            }
            (BitAnd | BitOr | BitXor, Some(Primitive::Boolean), _) => Ty::BOOLEAN,
            (_, Some(left), Some(right)) => Ty::Primitive(promoted(Some(left), Some(right))),
            _ => Ty::Computed,
        }
    }

    fn short_circuit(&mut self, left: &Expr, right: &Expr, decides: bool) -> Ty {
        self.value(left, &Ty::BOOLEAN);
        let early = self.emit(Op::JumpIf(decides, 0));
        self.value(right, &Ty::BOOLEAN);
        let end = self.emit(Op::Jump(0));
        self.body.land(early);
        self.emit(Op::Push(Value::Boolean(decides)));
        self.body.land(end);
        Ty::BOOLEAN
    }

    fn conditional(
        &mut self,
        condition: &Expr,
        then: &Expr,
        otherwise: &Expr,
        target: Option<&Ty>,
    ) -> Ty {
        let to_otherwise = self.jumps(condition, false);
        let [if_true, if_false] = [true, false].map(|truth| introduced(condition, truth));
        self.body.show_bindings(&if_true, true);
        let then_known = self.known_type(then);
        self.body.show_bindings(&if_true, false);
        self.body.show_bindings(&if_false, true);
        let known = [then_known, self.known_type(otherwise)];
        self.body.show_bindings(&if_false, false);
        let errors = self.diagnostics.len();
        let ty = self.common([then, otherwise], &known, target);
        let is_open = self.diagnostics.len() > errors;
        self.body.show_bindings(&if_true, true);
        self.value(then, &ty);
        self.body.show_bindings(&if_true, false);
        let end = self.emit(Op::Jump(0));
        self.land_all(to_otherwise);
        self.body.show_bindings(&if_false, true);
        self.value(otherwise, &ty);
        self.body.show_bindings(&if_false, false);
        // Where a branch is not correct, that is why it has no type.
        if is_open && self.diagnostics.len() > errors + 1 {
            self.diagnostics.remove(errors);
        }
        self.body.land(end);
        self.body.unchecked = None;
        ty
    }

    /// The type of a conditional (JLS 15.25): of two numbers or booleans their
    /// common one, otherwise what is wanted of it.
    fn common(&mut self, branches: [&Expr; 2], known: &[(Ty, bool); 2], target: Option<&Ty>) -> Ty {
        let [(then, _), (otherwise, _)] = known;
        let primitive = |(ty, is_inferred): &(Ty, bool)| ty.unboxed().filter(|_| !is_inferred);
        let primitives = [&known[0], &known[1]].map(primitive);
        if let [Some(left), Some(right)] = primitives {
            if then == otherwise {
                return then.clone();
            }
            let [left, right] = [(branches[0], left), (branches[1], right)];
            let ty = conditional_type(left, right, &|expr| self.named_constant(expr));
            return Ty::Primitive(ty);
        }
        let is_open = |(ty, is_inferred): &(Ty, bool)| {
            matches!(ty, Ty::Unknown | Ty::Computed) && !is_inferred
        };
        match target {
            Some(target) if !target.is_reference() => target.clone(),
            // If that were a number, the result would be one.
            _ if is_open(&known[0]) && !otherwise.is_reference()
                || is_open(&known[1]) && !then.is_reference() =>
            {
                let open = branches[usize::from(is_open(&known[1]))];
                self.error(open.span, Key::DiagnosticConditional, Vec::new());
                Ty::Unknown
            }
            Some(target) => target.clone(),
            None if then == otherwise || *otherwise == Ty::Null => then.boxed(),
            None if *then == Ty::Null => otherwise.boxed(),
            None if [then, otherwise].contains(&&Ty::class("Object")) => Ty::class("Object"),
            None => Ty::Unknown,
        }
    }

    fn cast(&mut self, ty: &Type, operand: &Expr) -> Ty {
        let target = self.ty(ty);
        let from = match operand.kind {
            ExprKind::Lambda { .. } | ExprKind::MethodRef { .. } => {
                return self.expression_for(operand, &target);
            }
            _ => self.expression(operand),
        };
        match (primitive_of(&from), primitive_of(&target)) {
            // Out of an Object comes the very box.
            (None, Some(_)) if from.unboxed().is_none() && from.is_known() => {
                self.check_class(&target.boxed());
                self.convert(&target.boxed(), &target);
            }
            (None, None) => self.check_class(&target),
            _ => self.convert(&from, &target),
        }
        target
    }

    fn new_array(&mut self, ty: &Type, lengths: &[Expr], open: u32) -> Ty {
        for length in lengths {
            self.value(length, &Ty::INT);
        }
        let dimensions = lengths.len() as u32 + open;
        let mut array = self.ty(ty);
        let (name, _) = base(&array);
        let element = self.name(&name);
        self.emit(Op::NewArray {
            element,
            lengths: lengths.len() as u8,
            dimensions: dimensions as u8,
        });
        for _ in 0..dimensions {
            array = Ty::Array(Box::new(array));
        }
        array
    }

    /// Leaves a new array of that length.
    pub fn begin_array(&mut self, element: &Ty, length: usize) {
        let (name, dimensions) = base(element);
        let name = self.name(&name);
        self.emit(Op::Push(Value::Int(length as i32)));
        self.emit(Op::NewArray {
            element: name,
            lengths: 1,
            dimensions: dimensions + 1,
        });
    }

    fn array_literal(&mut self, element: &Ty, elements: &[Expr]) -> Ty {
        self.begin_array(element, elements.len());
        for (index, value) in elements.iter().enumerate() {
            self.emit(Op::Dup);
            self.emit(Op::Push(Value::Int(index as i32)));
            self.value(value, element);
            self.emit(Op::ArrayStore);
        }
        Ty::Array(Box::new(element.clone()))
    }
}

fn is_string(ty: &Ty) -> bool {
    ty.class_name() == Some("String")
}

/// The innermost element type's name and how many dimensions are around it.
fn base(ty: &Ty) -> (String, u8) {
    match ty {
        Ty::Array(element) => {
            let (name, dimensions) = base(element);
            (name, dimensions + 1)
        }
        Ty::Primitive(primitive) => (primitive.name().to_owned(), 0),
        other => (other.class_name().unwrap_or("Object").to_owned(), 0),
    }
}
