//! The tokens of Java.

use crate::java::ast::Span;

macro_rules! tokens {
    ($($name:ident $text:literal)*) => {
        /// What a token is. The order makes groups, each a range.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        pub(in crate::java) enum Kind { $($name),* }

        const KINDS: &[Kind] = &[$(Kind::$name),*];
        const TEXTS: &[&str] = &[$($text),*];
    };
}

tokens! {
    // Behind the last token.
    End ""
    // Something that a diagnostic has been given for.
    Broken ""
    // As written; `integer` reads it.
    Number ""
    Char ""
    // A text or text block.
    Text ""
    // A text with `\{ … }` in it.
    Template ""
    // Names; some mean something in some places.
    Name ""
    Var "var"
    Record "record"
    Yield "yield"
    Module "module"
    // Reserved words from here on. First the primitive types.
    Int "int"
    Long "long"
    Boolean "boolean"
    Byte "byte"
    Char16 "char"
    Short "short"
    Float "float"
    Double "double"
    // Modifiers.
    Static "static"
    Public "public"
    Private "private"
    Protected "protected"
    Final "final"
    Transient "transient"
    Volatile "volatile"
    Strictfp "strictfp"
    Abstract "abstract"
    Native "native"
    Default "default"
    Synchronized "synchronized"
    // Words that begin an expression.
    True "true"
    False "false"
    Null "null"
    This "this"
    Super "super"
    New "new"
    Switch "switch"
    Void "void"
    // The others.
    Assert "assert"
    Break "break"
    Case "case"
    Catch "catch"
    Class "class"
    Const "const"
    Continue "continue"
    Do "do"
    Else "else"
    Enum "enum"
    Extends "extends"
    Finally "finally"
    For "for"
    Goto "goto"
    If "if"
    Implements "implements"
    Import "import"
    Instanceof "instanceof"
    Interface "interface"
    Package "package"
    Return "return"
    Throw "throw"
    Throws "throws"
    Try "try"
    While "while"
    Underscore "_"
    // Symbols; a longer one comes before its beginnings. A `>` is always alone:
    // only the parser knows whether `>>` shifts or closes type arguments.
    Ellipsis "..."
    ShiftLeftAssign "<<="
    ShiftLeft "<<"
    Arrow "->"
    DoubleColon "::"
    Increment "++"
    Decrement "--"
    AndAnd "&&"
    OrOr "||"
    Equal "=="
    NotEqual "!="
    LessOrEqual "<="
    GreaterOrEqual ">="
    PlusAssign "+="
    MinusAssign "-="
    StarAssign "*="
    SlashAssign "/="
    PercentAssign "%="
    AndAssign "&="
    OrAssign "|="
    XorAssign "^="
    OpenParenthesis "("
    CloseParenthesis ")"
    OpenBrace "{"
    CloseBrace "}"
    OpenBracket "["
    CloseBracket "]"
    Semicolon ";"
    Comma ","
    Dot "."
    At "@"
    Assign "="
    Less "<"
    Greater ">"
    Not "!"
    Complement "~"
    Question "?"
    Colon ":"
    Plus "+"
    Minus "-"
    Star "*"
    Slash "/"
    Percent "%"
    And "&"
    Or "|"
    Xor "^"
}

impl Kind {
    /// Of a symbol or word: how it is written.
    pub fn text(self) -> &'static str {
        TEXTS[self as usize]
    }

    /// The word, or any other name.
    pub(super) fn of_word(word: &str) -> Kind {
        find(Kind::Var, |text| text == word).unwrap_or(Kind::Name)
    }

    /// The symbol that `rest` begins with.
    pub(super) fn of_symbol(rest: &str) -> Option<Kind> {
        find(Kind::Ellipsis, |text| rest.starts_with(text))
    }

    pub fn is_name(self) -> bool {
        Kind::Name <= self && self <= Kind::Module
    }

    pub fn is_reserved(self) -> bool {
        Kind::Int <= self && self <= Kind::Underscore
    }

    pub fn is_primitive(self) -> bool {
        Kind::Int <= self && self <= Kind::Double
    }

    pub fn is_modifier(self) -> bool {
        Kind::Static <= self && self <= Kind::Synchronized
    }

    pub fn is_symbol(self) -> bool {
        Kind::Ellipsis <= self
    }

    /// Whether an expression can begin with it.
    pub fn is_operand(self) -> bool {
        Kind::Number <= self && self <= Kind::Double
            || Kind::True <= self && self <= Kind::Void
            || matches!(
                self,
                Kind::OpenParenthesis
                    | Kind::Not
                    | Kind::Complement
                    | Kind::Plus
                    | Kind::Minus
                    | Kind::Increment
                    | Kind::Decrement
            )
    }
}

/// The first kind, from `first` on, whose text is the one wanted.
fn find(first: Kind, is_it: impl Fn(&str) -> bool) -> Option<Kind> {
    let rest = &KINDS[first as usize..];
    rest.iter().copied().find(|kind| is_it(kind.text()))
}

/// A token and its place.
#[derive(Clone, Copy, Debug)]
pub(in crate::java) struct Token {
    pub kind: Kind,
    /// Whether it is the first token of its line.
    pub starts_line: bool,
    pub span: Span,
    /// Of `(`, `[` and `{`: the index of the token that closes it, otherwise 0.
    /// Of a `Char`: the code unit. Of a `Text`: its index among the texts.
    pub value: u32,
}
