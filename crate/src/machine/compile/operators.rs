//! Operators: what each makes of its operands, and `? :`.

use super::super::code::Op;
use super::super::library;
use super::super::types::{Ty, promoted};
use super::Compiler;
use super::constants::conditional_type;
use super::mirrors::is_get_class;
use super::patterns::{has_bindings, introduced};
use crate::java::ast::{BinaryOp, Expr, ExprKind, UnaryOp};
use crate::jvm::value::{Primitive, Value};
use crate::words::Key;

impl Compiler {
    pub fn unary(&mut self, op: UnaryOp, operand: &Expr) -> Ty {
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

    pub fn binary(&mut self, op: BinaryOp, expr: &Expr, left: &Expr, right: &Expr) -> Ty {
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

    pub fn conditional(
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
}

fn is_string(ty: &Ty) -> bool {
    ty.class_name() == Some("String")
}
