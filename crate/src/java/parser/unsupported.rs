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
    pub is_public: bool,
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
                Kind::Public => modifiers.is_public = true,
                Kind::Final => unsupported = None,
                Kind::Synchronized => unsupported = Some(Key::DiagnosticParseSynchronizedMethod),
                Kind::Abstract | Kind::Native | Kind::Default => {
                    unsupported = Some(Key::DiagnosticParseModifier);
                }
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

    /// Reports and skips the declaration of a class or another type, if one
    /// begins here, behind its modifiers.
    pub(super) fn skip_type_declaration(&mut self, is_local: bool, modifiers: &Modifiers) -> bool {
        let token = self.token();
        let next = self.next_kind();
        let key = match token.kind {
            Kind::Class if modifiers.is_public || self.has_main_in_body() => {
                Key::DiagnosticParseClassicClass
            }
            Kind::Class => Key::DiagnosticParseClass,
            Kind::Enum => Key::DiagnosticParseEnum,
            Kind::Interface => Key::DiagnosticParseInterface,
            // `record` is a name like any other unless its header follows.
            Kind::Record
                if next.is_name()
                    && matches!(
                        self.kind_at(self.position + 2),
                        Kind::OpenParenthesis | Kind::Less
                    ) =>
            {
                Key::DiagnosticParseRecord
            }
            Kind::At if next == Kind::Interface => Key::DiagnosticParseAnnotationType,
            _ => return false,
        };
        self.error(
            token.span,
            match is_local {
                true => Key::DiagnosticParseLocalClass,
                false => key,
            },
        );
        self.advance(1);
        self.skip_body();
        true
    }

    /// Whether the class at hand has a `main` in it.
    fn has_main_in_body(&self) -> bool {
        let mut open = self.position;
        while !matches!(self.kind_at(open), Kind::OpenBrace | Kind::End) {
            open += 1;
        }
        (open..self.token_at(open).value as usize).any(|index| {
            self.kind_at(index + 1) == Kind::OpenParenthesis
                && self.text(self.token_at(index).span) == "main"
        })
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
