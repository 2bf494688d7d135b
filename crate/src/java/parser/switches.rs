//! `switch`, as a statement and as an expression.

use super::Parser;
use crate::java::ast::{Block, Case, Stmt, StmtKind, Switch};
use crate::java::lexer::Kind;
use crate::words::Key;

impl Parser<'_> {
    /// From the word `switch` on; as an expression it has a value.
    pub(super) fn switch(&mut self, is_expression: bool) -> Switch {
        self.advance(1);
        let selector = self.parenthesised();
        let open = self.span();
        self.expect(Kind::OpenBrace);
        self.enter();
        let mut cases = Vec::new();
        while !self.eat(Kind::CloseBrace) {
            if self.at(Kind::End) {
                self.fail_unclosed(open);
                break;
            }
            let before = self.position;
            cases.push(self.case(is_expression));
            if self.position == before {
                self.advance(1);
            }
        }
        self.leave();
        Switch { selector, cases }
    }

    fn case(&mut self, is_expression: bool) -> Case {
        let start = self.span();
        let is_default = self.eat(Kind::Default);
        let mut labels = Vec::new();
        if !is_default {
            self.expect(Kind::Case);
            loop {
                self.refuse_pattern();
                self.enter();
                // An arrow behind it does not make a lambda of it.
                labels.push(*self.conditional());
                self.leave();
                if !self.eat(Kind::Comma) {
                    break;
                }
            }
        }
        let is_arrow = self.eat(Kind::Arrow);
        let statements = match is_arrow {
            true => vec![self.arrow_body(is_expression)],
            false => {
                if !self.eat(Kind::Colon) {
                    self.fail_expected(Kind::Colon, Some(Kind::Arrow));
                }
                self.case_body()
            }
        };
        Case {
            labels,
            is_default,
            is_arrow,
            body: Block {
                statements,
                span: self.span_from(start),
            },
        }
    }

    /// Patterns and `null` came after JDK 17.
    fn refuse_pattern(&mut self) {
        let behind = self.skip_type(self.position);
        let is_pattern = behind.is_some_and(|behind| {
            let kind = self.kind_at(behind);
            kind.is_name() || kind == Kind::OpenParenthesis
        });
        if is_pattern || matches!(self.kind(), Kind::Null | Kind::Default) {
            self.fail(Key::DiagnosticParseSwitchPattern);
        }
    }

    fn arrow_body(&mut self, is_expression: bool) -> Stmt {
        if !is_expression || matches!(self.kind(), Kind::OpenBrace | Kind::Throw) {
            return self.statement();
        }
        let start = self.span();
        let first = self.position;
        let kind = StmtKind::Yield(*self.expression());
        self.semicolon();
        self.recover(first);
        Stmt {
            kind,
            span: self.span_from(start),
            notes: Vec::new(),
        }
    }

    fn case_body(&mut self) -> Vec<Stmt> {
        let mut statements = Vec::new();
        while !matches!(
            self.kind(),
            Kind::Case | Kind::Default | Kind::CloseBrace | Kind::End
        ) {
            let before = self.position;
            statements.push(self.statement());
            if self.position == before {
                self.advance(1);
            }
        }
        statements
    }

    /// Whether `yield` is a statement here and no name.
    pub(super) fn is_yield_ahead(&self) -> bool {
        let next = self.next_kind();
        let is_call = next == Kind::OpenParenthesis
            && self.kind_at(self.position + 2) == Kind::CloseParenthesis;
        let is_update = matches!(next, Kind::Increment | Kind::Decrement)
            && self.kind_at(self.position + 2) == Kind::Semicolon;
        next.is_operand() && !is_call && !is_update || next == Kind::Switch
    }
}
