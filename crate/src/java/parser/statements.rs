//! Statements.

use std::rc::Rc;

use super::Parser;
use crate::java::ast::{
    Block, Catch, Declarator, Expr, ExprKind, Name, Resource, Span, Stmt, StmtKind, Type,
};
use crate::java::lexer::Kind;
use crate::words::Key;

impl Parser<'_> {
    /// `{ … }`
    pub(super) fn block(&mut self) -> Block {
        let start = self.span();
        self.expect(Kind::OpenBrace);
        let mut statements = Vec::new();
        while !self.eat(Kind::CloseBrace) {
            if self.at(Kind::End) {
                self.fail_unclosed(start);
                break;
            }
            if let Some(name) = self.method_ahead() {
                let span = self.token_at(name).span;
                self.error(span, Key::DiagnosticParseLocalMethod);
                if self.is_brace_missing_before_method() {
                    // Whatever misses the end of this block, it is the same brace.
                    self.last_failure = Some(self.position);
                    break;
                }
                self.enter();
                self.member();
                self.leave();
                continue;
            }
            let before = self.position;
            statements.push(self.statement());
            if self.position == before {
                self.advance(1);
            }
        }
        Block {
            statements,
            span: self.span_from(start),
        }
    }

    /// A statement; one that cannot be understood is as good as empty.
    pub(super) fn statement(&mut self) -> Stmt {
        let first = self.position;
        let start = self.span();
        let mut kind = StmtKind::Empty;
        let mut notes = Vec::new();
        // A failure here is not that of this statement, which only seems to come.
        if self.failure.is_none() {
            notes = self.take_notes();
            self.enter();
            kind = self.statement_kind();
            self.recover(first);
            self.leave();
        }
        Stmt {
            kind,
            span: self.span_from(start),
            notes,
        }
    }

    fn statement_kind(&mut self) -> StmtKind {
        let first = self.kind();
        match first {
            Kind::OpenBrace => return StmtKind::Block(self.block()),
            Kind::If => return self.if_statement(),
            Kind::While => return self.while_statement(),
            Kind::For => return self.for_statement(),
            Kind::Try => return self.try_statement(),
            Kind::Switch => return StmtKind::Switch(self.switch(false)),
            Kind::Synchronized if self.next_kind() == Kind::OpenParenthesis => {
                self.advance(1);
                let lock = self.parenthesised();
                let body = self.block();
                return StmtKind::Synchronized { lock, body };
            }
            _ => {}
        }
        // The others end with a semicolon.
        let kind = match first {
            Kind::Semicolon => StmtKind::Empty,
            Kind::Do => self.do_statement(),
            Kind::Break => StmtKind::Break(self.jump()),
            Kind::Continue => StmtKind::Continue(self.jump()),
            Kind::Yield if self.is_yield_ahead() => {
                self.advance(1);
                StmtKind::Yield(*self.expression())
            }
            Kind::Assert => self.assertion(),
            Kind::Return => {
                self.advance(1);
                let is_bare = matches!(self.kind(), Kind::Semicolon | Kind::CloseBrace);
                StmtKind::Return((!is_bare).then(|| *self.expression()))
            }
            Kind::Throw => {
                self.advance(1);
                StmtKind::Throw(*self.expression())
            }
            Kind::This | Kind::Super if self.next_kind() == Kind::OpenParenthesis => {
                self.advance(2);
                StmtKind::ConstructorCall {
                    is_super: first == Kind::Super,
                    arguments: self.arguments(),
                }
            }
            _ => return self.other_statement(),
        };
        self.semicolon();
        kind
    }

    /// A statement that does not begin with a word of its own.
    fn other_statement(&mut self) -> StmtKind {
        if self.kind().is_name() && self.next_kind() == Kind::Colon {
            let label = self.name();
            self.advance(1);
            let body = Box::new(self.statement());
            return StmtKind::Labelled { label, body };
        }
        let start = self.position;
        let modifiers = self.modifiers(true);
        if self.local_type_declaration() {
            return StmtKind::Empty;
        }
        self.report_modifiers(&modifiers);
        let kind = if self.position > start || self.is_declaration_ahead() {
            let ty = self.local_type();
            let name = self.name();
            self.local(modifiers.is_final, ty, name)
        } else {
            if !self.kind().is_operand() {
                self.fail(Key::DiagnosticParseUnexpected);
            }
            StmtKind::Expr(*self.statement_expression())
        };
        self.semicolon();
        kind
    }

    /// The rest of a local declaration, behind its first name.
    fn local(&mut self, is_final: bool, ty: Type, name: Name) -> StmtKind {
        let declarators = self.declarators(name);
        if ty.name == "var" {
            let is_fine = match &declarators[..] {
                [
                    Declarator {
                        dimensions: 0,
                        init: Some(init),
                        ..
                    },
                ] => !matches!(init.kind, ExprKind::ArrayLiteral { ty: None, .. }),
                _ => false,
            };
            if !is_fine {
                self.error(ty.span, Key::DiagnosticParseVar);
            }
        }
        StmtKind::Local {
            is_final,
            ty,
            declarators,
        }
    }

    /// `name[] = init, name, …`, of which the first name has been read.
    pub(super) fn declarators(&mut self, mut name: Name) -> Vec<Declarator> {
        let mut declarators = Vec::new();
        loop {
            let dimensions = self.count_dimensions();
            let init = self.eat(Kind::Assign).then(|| self.initializer());
            declarators.push(Declarator {
                name,
                dimensions,
                init,
            });
            if !self.eat(Kind::Comma) {
                return declarators;
            }
            name = self.name();
        }
    }

    /// An expression that does something.
    fn statement_expression(&mut self) -> Box<Expr> {
        let open = self.token();
        let expression = self.expression();
        let is_in_parentheses =
            open.kind == Kind::OpenParenthesis && open.value as usize + 1 == self.position;
        let does_something = matches!(
            expression.kind,
            ExprKind::Assign { .. }
                | ExprKind::Update { .. }
                | ExprKind::Call { .. }
                | ExprKind::New { .. }
                | ExprKind::Missing
        );
        // With something else behind it, it is more than this that is wrong.
        let is_whole = matches!(
            self.kind(),
            Kind::Semicolon | Kind::Comma | Kind::CloseParenthesis
        );
        if is_whole && (is_in_parentheses || !does_something) {
            self.error(expression.span, Key::DiagnosticParseNotAStatement);
        }
        expression
    }

    /// A `;`. If it is missing at the end of a line, nothing else is.
    pub(super) fn semicolon(&mut self) {
        let next = self.token();
        let position = self.position;
        self.expect(Kind::Semicolon);
        if next.starts_line && self.failure == Some(position) {
            self.failure = None;
            self.position = position;
        }
    }

    /// `assert condition : text`
    fn assertion(&mut self) -> StmtKind {
        self.advance(1);
        let mut parts = vec![*self.expression()];
        if self.eat(Kind::Colon) {
            parts.push(*self.expression());
        }
        StmtKind::Assert(parts)
    }

    pub(super) fn parenthesised(&mut self) -> Expr {
        self.expect(Kind::OpenParenthesis);
        let expression = self.expression();
        self.expect(Kind::CloseParenthesis);
        *expression
    }

    /// The statement that another one governs.
    fn body(&mut self) -> Box<Stmt> {
        let body = self.statement();
        if let StmtKind::Local { ty, .. } = &body.kind {
            self.error(ty.span, Key::DiagnosticParseDeclarationNeedsBlock);
        }
        Box::new(body)
    }

    /// `break` or `continue`; returns the label.
    fn jump(&mut self) -> Option<Name> {
        self.advance(1);
        let label = self.token();
        (label.kind.is_name() && !label.starts_line).then(|| self.name())
    }

    fn if_statement(&mut self) -> StmtKind {
        self.advance(1);
        let condition = self.parenthesised();
        let then = self.body();
        let otherwise = self.eat(Kind::Else).then(|| self.body());
        StmtKind::If {
            condition,
            then,
            otherwise,
        }
    }

    fn while_statement(&mut self) -> StmtKind {
        self.advance(1);
        let condition = self.parenthesised();
        let body = self.body();
        StmtKind::While { condition, body }
    }

    fn do_statement(&mut self) -> StmtKind {
        self.advance(1);
        let body = self.body();
        self.expect(Kind::While);
        let condition = self.parenthesised();
        StmtKind::DoWhile { body, condition }
    }

    fn for_statement(&mut self) -> StmtKind {
        self.advance(1);
        self.expect(Kind::OpenParenthesis);
        let start = self.span();
        let mut init = Vec::new();
        if self.is_declaration_ahead() {
            self.local_modifiers();
            let ty = self.local_type();
            let name = self.name();
            if self.eat(Kind::Colon) {
                let iterable = *self.expression();
                self.expect(Kind::CloseParenthesis);
                let body = self.body();
                return StmtKind::ForEach {
                    ty,
                    name,
                    iterable,
                    body,
                };
            }
            let kind = self.local(false, ty, name);
            init.push(self.plain_statement(kind, start));
        } else if !self.at(Kind::Semicolon) {
            loop {
                let start = self.span();
                let kind = StmtKind::Expr(*self.statement_expression());
                init.push(self.plain_statement(kind, start));
                if !self.eat(Kind::Comma) {
                    break;
                }
            }
        }
        self.expect(Kind::Semicolon);
        let condition = (!self.at(Kind::Semicolon)).then(|| *self.expression());
        self.expect(Kind::Semicolon);
        let update = self.list(Kind::CloseParenthesis, |parser| {
            *parser.statement_expression()
        });
        let body = self.body();
        StmtKind::For {
            init,
            condition,
            update,
            body,
        }
    }

    fn plain_statement(&self, kind: StmtKind, start: Span) -> Stmt {
        Stmt {
            kind,
            span: self.span_from(start),
            notes: Vec::new(),
        }
    }

    fn try_statement(&mut self) -> StmtKind {
        self.advance(1);
        let resources = match self.at(Kind::OpenParenthesis) {
            true => self.resources(),
            false => Vec::new(),
        };
        let body = self.block();
        let mut catches = Vec::new();
        while self.at(Kind::Catch) {
            catches.push(self.catch());
        }
        let finally = self.eat(Kind::Finally).then(|| Rc::new(self.block()));
        if catches.is_empty() && finally.is_none() && resources.is_empty() {
            self.fail_expected(Kind::Catch, Some(Kind::Finally));
        }
        StmtKind::Try {
            resources,
            body,
            catches,
            finally,
        }
    }

    /// `(T name = init; variable)`
    fn resources(&mut self) -> Vec<Resource> {
        self.advance(1);
        let mut resources = Vec::new();
        loop {
            resources.push(self.resource());
            let has_semicolon = self.eat(Kind::Semicolon);
            if self.eat(Kind::CloseParenthesis) {
                return resources;
            }
            if !has_semicolon {
                self.fail_expected(Kind::Semicolon, Some(Kind::CloseParenthesis));
                return resources;
            }
        }
    }

    fn resource(&mut self) -> Resource {
        if !self.is_declaration_ahead() {
            let variable = *self.expression();
            if !matches!(variable.kind, ExprKind::Name(_) | ExprKind::Field { .. }) {
                self.error(variable.span, Key::DiagnosticParseResource);
            }
            return Resource::Variable(variable);
        }
        self.local_modifiers();
        let ty = self.local_type();
        let name = self.name();
        self.expect(Kind::Assign);
        let init = *self.expression();
        Resource::Local { ty, name, init }
    }

    fn catch(&mut self) -> Catch {
        let start = self.bump().span;
        self.expect(Kind::OpenParenthesis);
        self.local_modifiers();
        let mut types = vec![self.type_()];
        while self.eat(Kind::Or) {
            types.push(self.type_());
        }
        let name = self.name();
        self.expect(Kind::CloseParenthesis);
        let body = self.block();
        Catch {
            types,
            name,
            body,
            span: self.span_from(start),
        }
    }
}
