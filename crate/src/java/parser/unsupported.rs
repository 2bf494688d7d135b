//! What Java has and the lab does not: recognised by how it begins, named in a
//! diagnostic of its own, and skipped.

use super::Parser;
use crate::java::ast::Span;
use crate::java::lexer::Kind;
use crate::words::Key;

/// The modifiers and annotations before a declaration. Those that mean nothing
/// in a scenario, or that javac checks, are not kept.
#[derive(Default)]
pub(super) struct Modifiers {
    pub is_static: bool,
    pub is_final: bool,
    pub is_private: bool,
    pub is_abstract: bool,
    pub is_default: bool,
    /// One that the lab does not support there.
    unsupported: Option<(Span, Key)>,
}

impl Parser<'_> {
    pub(super) fn modifiers(&mut self, is_local: bool) -> Modifiers {
        let mut modifiers = Modifiers::default();
        loop {
            let token = self.token();
            let mut unsupported = is_local.then_some(Key::DiagnosticParseModifier);
            match token.kind {
                Kind::At if self.next_kind() != Kind::Interface => {
                    self.annotation();
                    continue;
                }
                Kind::Static => modifiers.is_static = true,
                Kind::Private => modifiers.is_private = true,
                Kind::Abstract => modifiers.is_abstract = true,
                Kind::Default => modifiers.is_default = true,
                Kind::Final => {
                    modifiers.is_final = true;
                    unsupported = None;
                }
                Kind::Native => unsupported = Some(Key::DiagnosticParseModifier),
                kind if kind.is_modifier() => {}
                _ => return modifiers,
            }
            if let Some(key) = unsupported {
                modifiers.unsupported = Some((token.span, key));
            }
            self.advance(1);
        }
    }

    pub(super) fn report_modifiers(&mut self, modifiers: &Modifiers) {
        if let Some((span, key)) = modifiers.unsupported {
            self.error(span, key);
        }
    }

    /// `@Name(…)`, which means nothing here.
    fn annotation(&mut self) {
        self.advance(1);
        self.name();
        while self.eat(Kind::Dot) {
            self.name();
        }
        if self.at(Kind::OpenParenthesis) {
            self.skip_group();
        }
    }

    /// `final` and annotations, before a local variable or a parameter.
    pub(super) fn local_modifiers(&mut self) {
        let modifiers = self.modifiers(true);
        self.report_modifiers(&modifiers);
    }

    /// Reports and skips the declaration of a type that the lab does not
    /// support here, if one begins, behind its modifiers.
    pub(super) fn skip_type_declaration(&mut self, is_local: bool) -> bool {
        let token = self.token();
        let key = match token.kind {
            _ if is_local && self.class_ahead().is_some() => Key::DiagnosticParseLocalClass,
            Kind::Enum if is_local => Key::DiagnosticParseLocalClass,
            Kind::Enum => Key::DiagnosticParseEnum,
            Kind::At if self.next_kind() == Kind::Interface => Key::DiagnosticParseAnnotationType,
            _ => return false,
        };
        self.error(token.span, key);
        self.advance(1);
        self.skip_body();
        true
    }

    /// Reports the statement that begins here, if the lab does not support it,
    /// and skips it.
    pub(super) fn skip_unsupported_statement(&mut self) -> bool {
        let first = self.position;
        let next = self.next_kind();
        let key = match self.kind() {
            Kind::Switch => Key::DiagnosticParseSwitchStatement,
            Kind::Synchronized if next == Kind::OpenParenthesis => {
                Key::DiagnosticParseSynchronizedBlock
            }
            Kind::Assert => Key::DiagnosticParseAssert,
            Kind::Yield
                if next.is_operand()
                    && !matches!(
                        next,
                        Kind::OpenParenthesis
                            | Kind::Increment
                            | Kind::Decrement
                            | Kind::Plus
                            | Kind::Minus
                    ) =>
            {
                Key::DiagnosticParseYield
            }
            _ => return false,
        };
        if key == Key::DiagnosticParseSwitchStatement {
            self.error(self.span(), key);
            self.skip_body();
        } else {
            // What else it holds is still read.
            self.fail(key);
            self.recover(first);
        }
        true
    }
}
