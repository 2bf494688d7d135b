//! Expressions, from assignment down to literals.

use super::Parser;
use super::operators::RELATIONAL;
use crate::java::ast::{Expr, ExprKind, LambdaBody, Literal, Name, Parameter, Span, UnaryOp};
use crate::java::lexer::{self, Kind};
use crate::words::Key;

impl Parser<'_> {
    /// An expression from `start` to the token before the current one.
    pub(super) fn node(&self, start: Span, kind: ExprKind) -> Box<Expr> {
        let span = self.span_from(start);
        Box::new(Expr { kind, span })
    }

    /// Any expression.
    pub(super) fn expression(&mut self) -> Box<Expr> {
        self.enter();
        let mut expression = self.lambda_or(Self::conditional);
        let operator = self.assignment_operator();
        if operator.is_some() || self.at(Kind::Assign) {
            let start = expression.span;
            self.check_target(&expression);
            self.advance(operator.map_or(1, |operator| operator.count));
            let op = operator.map(|operator| operator.op);
            let value = self.expression();
            let target = expression;
            expression = self.node(start, ExprKind::Assign { op, target, value });
        }
        self.leave();
        expression
    }

    fn lambda_or(&mut self, other: fn(&mut Self) -> Box<Expr>) -> Box<Expr> {
        match self.is_lambda_ahead() {
            true => self.lambda(),
            false => other(self),
        }
    }

    fn check_target(&mut self, target: &Expr) {
        let is_variable = matches!(
            target.kind,
            ExprKind::Name(_) | ExprKind::Field { .. } | ExprKind::Index { .. } | ExprKind::Missing
        );
        if !is_variable {
            self.error(target.span, Key::DiagnosticParseNotAssignable);
        }
    }

    pub(super) fn conditional(&mut self) -> Box<Expr> {
        let condition = self.binary(1);
        if !self.eat(Kind::Question) {
            return condition;
        }
        let start = condition.span;
        let then = self.expression();
        self.expect(Kind::Colon);
        self.enter();
        let otherwise = self.lambda_or(Self::conditional);
        self.leave();
        self.node(
            start,
            ExprKind::Conditional {
                condition,
                then,
                otherwise,
            },
        )
    }

    /// Operators of at least this level.
    fn binary(&mut self, level: u8) -> Box<Expr> {
        let outer = self.begin_chain();
        let mut left = self.unary();
        loop {
            let start = left.span;
            if self.at(Kind::Instanceof) && level <= RELATIONAL {
                let kind = self.instance_of(left);
                left = self.node(start, kind);
                continue;
            }
            match self.binary_operator() {
                Some(operator) if operator.level >= level => {
                    self.lengthen_chain();
                    self.advance(operator.count);
                    self.enter();
                    let right = self.binary(operator.level + 1);
                    self.leave();
                    let op = operator.op;
                    left = self.node(start, ExprKind::Binary { op, left, right });
                }
                _ => break,
            }
        }
        self.end_chain(outer);
        left
    }

    /// `instanceof Type name`
    fn instance_of(&mut self, operand: Box<Expr>) -> ExprKind {
        self.lengthen_chain();
        self.advance(1);
        self.local_modifiers();
        let ty = self.type_();
        if self.at(Kind::OpenParenthesis) {
            self.error(self.span(), Key::DiagnosticParseInstanceof);
            self.skip_group();
        }
        let binding = self.kind().is_name().then(|| self.name());
        ExprKind::InstanceOf {
            operand,
            ty,
            binding,
        }
    }

    fn unary(&mut self) -> Box<Expr> {
        let token = self.token();
        let op = match token.kind {
            Kind::Minus if self.next_kind() == Kind::Number => {
                self.advance(1);
                return self.number(token.span, true);
            }
            Kind::Plus => Some(UnaryOp::Plus),
            Kind::Minus => Some(UnaryOp::Minus),
            Kind::Not => Some(UnaryOp::Not),
            Kind::Complement => Some(UnaryOp::Complement),
            Kind::Increment | Kind::Decrement => None,
            Kind::OpenParenthesis if self.is_cast_ahead() => return self.cast(),
            _ => return self.postfix(),
        };
        self.advance(1);
        self.enter();
        let operand = self.unary();
        self.leave();
        let kind = match op {
            Some(op) => ExprKind::Unary { op, operand },
            None => self.update(true, token.kind, operand),
        };
        self.node(token.span, kind)
    }

    /// `++` or `--`.
    fn update(&mut self, prefix: bool, operator: Kind, target: Box<Expr>) -> ExprKind {
        self.check_target(&target);
        ExprKind::Update {
            prefix,
            by: if operator == Kind::Increment { 1 } else { -1 },
            target,
        }
    }

    fn cast(&mut self) -> Box<Expr> {
        let start = self.bump().span;
        let ty = self.type_();
        self.expect(Kind::CloseParenthesis);
        self.enter();
        let operand = self.lambda_or(Self::unary);
        self.leave();
        self.node(start, ExprKind::Cast { ty, operand })
    }

    /// An operand and what stands behind it: `.name`, `.name(…)`, `[…]`,
    /// `::name`, `++`.
    fn postfix(&mut self) -> Box<Expr> {
        let outer = self.begin_chain();
        let mut expression = self.primary();
        loop {
            let start = expression.span;
            let operator = self.kind();
            if !matches!(
                operator,
                Kind::Dot
                    | Kind::OpenBracket
                    | Kind::DoubleColon
                    | Kind::Increment
                    | Kind::Decrement
            ) {
                break;
            }
            self.lengthen_chain();
            self.advance(1);
            let kind = match operator {
                Kind::Dot => self.selector(expression),
                Kind::OpenBracket => {
                    let index = self.expression();
                    self.expect(Kind::CloseBracket);
                    let array = expression;
                    ExprKind::Index { array, index }
                }
                Kind::DoubleColon => self.method_reference(expression),
                _ => self.update(false, operator, expression),
            };
            expression = self.node(start, kind);
        }
        self.end_chain(outer);
        expression
    }

    /// Behind the dot.
    fn selector(&mut self, target: Box<Expr>) -> ExprKind {
        let token = self.token();
        let unsupported = match token.kind {
            Kind::Text | Kind::Template => Key::DiagnosticParseStringTemplate,
            Kind::Class | Kind::This => {
                // `int` and `B[]` read as names, but their last tokens are none.
                let is_name = self.kind_at(self.position - 2).is_name();
                if let Some(name) = class_named(&target).filter(|_| is_name) {
                    self.advance(1);
                    return match token.kind {
                        Kind::Class => ExprKind::ClassLiteral(name),
                        _ => ExprKind::OuterThis(name),
                    };
                }
                Key::DiagnosticParseClassLiteral
            }
            Kind::Super => {
                let name = class_named(&target)
                    .filter(|_| matches!(self.next_kind(), Kind::Dot | Kind::DoubleColon));
                if let Some(name) = name {
                    self.advance(1);
                    return ExprKind::SuperOf(name);
                }
                Key::DiagnosticParseSuper
            }
            Kind::New => {
                let mut created = self.creation();
                if let ExprKind::New { outer, .. } = &mut created.kind {
                    *outer = Some(target);
                }
                return created.kind;
            }
            _ => {
                let is_generic = self.skip_type_arguments_here();
                let name = self.name();
                if !is_generic && !self.at(Kind::OpenParenthesis) {
                    return ExprKind::Field { target, name };
                }
                self.expect(Kind::OpenParenthesis);
                return ExprKind::Call {
                    target: Some(target),
                    name,
                    arguments: self.arguments(),
                };
            }
        };
        self.error(token.span, unsupported);
        self.advance(1);
        ExprKind::Missing
    }

    fn skip_type_arguments_here(&mut self) -> bool {
        let are_here = self.at(Kind::Less);
        if are_here {
            self.type_arguments();
        }
        are_here
    }

    /// Behind the `(`, to the `)`.
    pub(super) fn arguments(&mut self) -> Vec<Expr> {
        self.list(Kind::CloseParenthesis, |parser| *parser.expression())
    }

    /// Behind the `::`.
    fn method_reference(&mut self, target: Box<Expr>) -> ExprKind {
        self.skip_type_arguments_here();
        let name = match self.at(Kind::New) {
            true => self.any_name(),
            false => self.name(),
        };
        ExprKind::MethodRef { target, name }
    }

    fn primary(&mut self) -> Box<Expr> {
        let token = self.token();
        let literal = match token.kind {
            Kind::Number => return self.number(token.span, false),
            Kind::OpenParenthesis => {
                self.advance(1);
                let mut inner = self.expression();
                self.expect(Kind::CloseParenthesis);
                // The parentheses belong to its place, and to nothing else.
                inner.span = self.span_from(token.span);
                return inner;
            }
            Kind::New => return self.creation(),
            Kind::Text => {
                let text = self.texts.get_mut(token.value as usize);
                Literal::String(text.map(std::mem::take).unwrap_or_default())
            }
            // The lexer lets no character through that takes two units.
            Kind::Char => Literal::Char(u16::try_from(token.value).unwrap_or_default()),
            Kind::True => Literal::Boolean(true),
            Kind::False => Literal::Boolean(false),
            Kind::Null => Literal::Null,
            _ => {
                let kind = self.word();
                return self.node(token.span, kind);
            }
        };
        self.advance(1);
        self.node(token.span, ExprKind::Literal(literal))
    }

    /// An expression that begins with a name or a reserved word.
    fn word(&mut self) -> ExprKind {
        let token = self.token();
        let is_call = self.next_kind() == Kind::OpenParenthesis;
        let unsupported = match token.kind {
            Kind::This if !is_call => {
                self.advance(1);
                return ExprKind::This;
            }
            _ if self.is_type_operand_ahead() => {
                let ty = self.type_();
                let mut name = ty.name;
                for _ in 0..ty.dimensions {
                    name.push_str("[]");
                }
                return ExprKind::Name(name);
            }
            kind if kind.is_name() => {
                let name = self.any_name();
                if !self.eat(Kind::OpenParenthesis) {
                    return ExprKind::Name(name.text);
                }
                return ExprKind::Call {
                    target: None,
                    name,
                    arguments: self.arguments(),
                };
            }
            Kind::Switch => return ExprKind::Switch(Box::new(self.switch(true))),
            Kind::Super if matches!(self.next_kind(), Kind::Dot | Kind::DoubleColon) => {
                self.advance(1);
                return ExprKind::Super;
            }
            Kind::This | Kind::Super => Key::DiagnosticParseConstructorCall,
            Kind::Template => Key::DiagnosticParseStringTemplate,
            Kind::Void if self.next_kind() == Kind::Dot => Key::DiagnosticParseClassLiteral,
            _ => {
                self.fail(Key::DiagnosticParseExpectedExpression);
                return ExprKind::Missing;
            }
        };
        self.error(token.span, unsupported);
        self.advance(1);
        match token.kind {
            Kind::Void => self.advance(2),
            _ if is_call => {
                self.advance(1);
                self.arguments();
            }
            _ => {}
        }
        ExprKind::Missing
    }

    /// The number at hand; `start` is its minus if it has one.
    fn number(&mut self, start: Span, negative: bool) -> Box<Expr> {
        let span = self.bump().span;
        let kind = match lexer::integer(self.text(span), negative) {
            Ok(literal) => ExprKind::Literal(literal),
            Err(key) => {
                self.error(span, key);
                ExprKind::Missing
            }
        };
        self.node(start, kind)
    }

    fn lambda(&mut self) -> Box<Expr> {
        let start = self.span();
        let parameters = match self.eat(Kind::OpenParenthesis) {
            true => self.list(Kind::CloseParenthesis, Self::lambda_parameter),
            false => vec![self.lambda_parameter()],
        };
        let mut rest = parameters.iter().map(|parameter| parameter.ty.is_some());
        let is_typed = rest.next();
        if rest.any(|other| Some(other) != is_typed) {
            self.error(start, Key::DiagnosticParseLambdaParameters);
        }
        self.expect(Kind::Arrow);
        let body = match self.at(Kind::OpenBrace) {
            true => LambdaBody::Block(self.block()),
            false => LambdaBody::Expr(self.expression()),
        };
        self.node(start, ExprKind::Lambda { parameters, body })
    }

    fn lambda_parameter(&mut self) -> Parameter {
        match self.next_kind() {
            Kind::Comma | Kind::CloseParenthesis | Kind::Arrow => Parameter {
                ty: None,
                is_varargs: false,
                name: self.name(),
            },
            _ => self.typed_parameter(Self::local_type),
        }
    }
}

/// The name of a class, which `target` can be: `Outer.Inner`.
fn class_named(target: &Expr) -> Option<Name> {
    let text = match &target.kind {
        ExprKind::Name(name) => name.clone(),
        ExprKind::Field { target, name } => format!("{}.{}", class_named(target)?.text, name.text),
        _ => return None,
    };
    let span = target.span;
    Some(Name { text, span })
}
