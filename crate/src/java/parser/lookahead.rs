//! What comes next, decided without reading it into the tree.

use super::Parser;
use crate::java::lexer::Kind;
use crate::limits;

impl Parser<'_> {
    /// The index of the token behind the type at `index`, if one is there.
    pub(super) fn skip_type(&self, index: usize) -> Option<usize> {
        self.skip_nested_type(index, limits::TYPE_NESTING)
    }

    fn skip_nested_type(&self, mut index: usize, levels: u32) -> Option<usize> {
        let first = self.kind_at(index);
        if first.is_primitive() || first == Kind::Void {
            index += 1;
        } else {
            loop {
                if !self.kind_at(index).is_name() {
                    return None;
                }
                index += 1;
                if self.kind_at(index) == Kind::Less {
                    index = self.skip_type_arguments(index, levels.checked_sub(1)?)?;
                }
                if self.kind_at(index) != Kind::Dot || !self.kind_at(index + 1).is_name() {
                    break;
                }
                index += 1;
            }
        }
        while self.is_dimension_at(index) {
            index += 2;
        }
        Some(index)
    }

    /// Whether `[]` is at `index`.
    pub(super) fn is_dimension_at(&self, index: usize) -> bool {
        self.kind_at(index) == Kind::OpenBracket && self.kind_at(index + 1) == Kind::CloseBracket
    }

    /// `index` is that of the `<`.
    fn skip_type_arguments(&self, mut index: usize, levels: u32) -> Option<usize> {
        if self.kind_at(index + 1) == Kind::Greater {
            return Some(index + 2);
        }
        loop {
            index += 1;
            if self.kind_at(index) == Kind::Question {
                index += 1;
                if matches!(self.kind_at(index), Kind::Extends | Kind::Super) {
                    index = self.skip_nested_type(index + 1, levels)?;
                }
            } else {
                index = self.skip_nested_type(index, levels)?;
            }
            match self.kind_at(index) {
                Kind::Comma => {}
                Kind::Greater => return Some(index + 1),
                _ => return None,
            }
        }
    }

    /// Whether a local variable is declared here.
    pub(super) fn is_declaration_ahead(&self) -> bool {
        if matches!(self.kind(), Kind::Final | Kind::At) {
            return true;
        }
        let Some(index) = self.skip_type(self.position) else {
            return false;
        };
        let next = self.token_at(index);
        match next.kind {
            kind if kind.is_name() => true,
            // A reserved word for a name is a mistake in a declaration.
            kind if kind.is_reserved() => kind != Kind::Instanceof && !next.starts_line,
            // `int 2x` is one too, but `int.class` is an expression.
            Kind::Dot | Kind::DoubleColon => false,
            _ => self.kind().is_primitive(),
        }
    }

    /// The index of the name of the method that is declared here, if one is.
    pub(super) fn method_ahead(&self) -> Option<usize> {
        let mut index = self.position;
        while self.kind_at(index).is_modifier() {
            index += 1;
        }
        if self.kind_at(index) == Kind::Less {
            let close = index..index + limits::TYPE_PARAMETERS;
            index = 1 + close
                .into_iter()
                .find(|at| self.kind_at(*at) == Kind::Greater)?;
        }
        let name = self.skip_type(index)?;
        let is_method = self.kind_at(name).is_name() && self.has_body_behind(name + 1);
        // A record looks like a method, but no type has that name.
        (is_method && self.kind_at(index) != Kind::Record).then_some(name)
    }

    /// Whether the file lacks a `}` and a method begins here, where none can.
    pub(super) fn is_brace_missing_before_method(&self) -> bool {
        self.first_open < self.position && self.method_ahead().is_some()
    }

    /// Whether there is a parameter list at `index` and the body of a method
    /// behind it.
    pub(super) fn has_body_behind(&self, index: usize) -> bool {
        matches!(
            self.kind_behind_parentheses(index),
            Kind::OpenBrace | Kind::Throws
        )
    }

    /// The kind of the token behind the `( … )` at `index`; without them, `End`.
    fn kind_behind_parentheses(&self, index: usize) -> Kind {
        let open = self.token_at(index);
        match open.kind {
            Kind::OpenParenthesis if open.value > 0 => self.kind_at(open.value as usize + 1),
            _ => Kind::End,
        }
    }

    /// Whether a lambda begins here.
    pub(super) fn is_lambda_ahead(&self) -> bool {
        let kind = self.kind();
        (kind.is_name() || kind.is_reserved()) && self.next_kind() == Kind::Arrow
            || self.kind_behind_parentheses(self.position) == Kind::Arrow
    }

    /// Whether the `(` at hand begins a cast and not an operand in parentheses.
    pub(super) fn is_cast_ahead(&self) -> bool {
        let type_start = self.position + 1;
        let close = self.token().value as usize;
        if self.skip_type(type_start) != Some(close) {
            return false;
        }
        let is_sign = matches!(
            self.kind_at(close + 1),
            Kind::Plus | Kind::Minus | Kind::Increment | Kind::Decrement
        );
        // Behind a primitive type `+` and `-` are signs, otherwise operators.
        self.kind_at(close + 1).is_operand()
            && (!is_sign || close == type_start + 1 && self.kind_at(type_start).is_primitive())
    }

    /// Whether a type that no expression reads like, such as `int[]` or
    /// `List<String>`, is here in front of `::` or `.class`.
    pub(super) fn is_type_operand_ahead(&self) -> bool {
        let Some(index) = self.skip_type(self.position) else {
            return false;
        };
        let is_type = self.kind().is_primitive()
            || matches!(self.kind_at(index - 1), Kind::CloseBracket | Kind::Greater);
        is_type
            && match self.kind_at(index) {
                Kind::DoubleColon => true,
                Kind::Dot => self.kind_at(index + 1) == Kind::Class,
                _ => false,
            }
    }
}
