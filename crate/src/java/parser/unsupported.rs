//! What Java has and the lab does not: recognised by how it begins, named in a
//! diagnostic of its own, and skipped.

use super::Parser;
use crate::java::ast::{Class, ClassKind, Span};
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
    pub is_synchronized: bool,
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
                Kind::Synchronized => modifiers.is_synchronized = true,
                Kind::Final => {
                    modifiers.is_final = true;
                    unsupported = None;
                }
                Kind::Native => unsupported = Some(Key::DiagnosticParseModifier),
                kind if kind.is_modifier() => {}
                _ if self.at_sealed() => {}
                Kind::Name if self.text(token.span) == "non" && self.is_non_sealed() => {
                    self.advance(2);
                }
                _ => return modifiers,
            }
            if let Some(key) = unsupported {
                modifiers.unsupported = Some((token.span, key));
            }
            self.advance(1);
        }
    }

    /// Whether `sealed` stands here as a modifier, and not as a name.
    fn at_sealed(&self) -> bool {
        self.is_sealed_at(self.position)
    }

    /// Whether `non-sealed` stands here.
    fn is_non_sealed(&self) -> bool {
        self.next_kind() == Kind::Minus && self.is_sealed_at(self.position + 2)
    }

    fn is_sealed_at(&self, position: usize) -> bool {
        let next = self.kind_at(position + 1);
        let is_declared = next.is_modifier() || matches!(next, Kind::Class | Kind::Interface);
        is_declared && self.text(self.token_at(position).span) == "sealed"
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

    /// Reads the declaration of a type inside a method, if one begins, behind
    /// its modifiers. Only a class can need what is around it: the others are as
    /// good outside of the method, as long as no other type is called so.
    pub(super) fn local_type_declaration(&mut self) -> bool {
        let start = self.span();
        let Some(kind) = self.class_ahead() else {
            return false;
        };
        if kind == ClassKind::Class {
            self.error(start, Key::DiagnosticParseLocalClass);
            self.advance(1);
            self.skip_body();
        } else {
            let class = self.class(start, kind, (true, false));
            self.members.classes.push(Class {
                is_local: true,
                ..class
            });
        }
        true
    }

    /// Reports and skips an annotation type, if one is declared here.
    pub(super) fn skip_annotation_type(&mut self) -> bool {
        let is_there = self.at(Kind::At) && self.next_kind() == Kind::Interface;
        if is_there {
            self.error(self.span(), Key::DiagnosticParseAnnotationType);
            self.advance(1);
            self.skip_body();
        }
        is_there
    }
}
