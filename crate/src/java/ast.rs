//! What the parser makes of a scenario: plain data, every node with its span.
//!
//! The tree holds what was written. It knows no types beyond their names, no
//! meaning of a name, and nothing of the world that runs it.

use std::rc::Rc;

use threadlocal_map::design::Design;

/// A range of the source in bytes, `start..end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    /// The span from the start of `self` to the end of `other`.
    pub fn to(self, other: Span) -> Span {
        Span {
            start: self.start,
            end: other.end,
        }
    }
}

/// A name and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    pub text: String,
    pub span: Span,
}

/// A text of a header or note comment, with its language tag (`en`, `zh`).
#[derive(Clone, Debug, PartialEq)]
pub struct Localised {
    pub language: String,
    pub text: String,
}

/// What an author says at a statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// 0 for what is said of the statement; else the number of the beat of its
    /// operation, from 1, of which it is said.
    pub beat: u32,
    pub said: Localised,
}

/// A whole scenario.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unit {
    pub header: Header,
    /// `package a.b;`
    pub package: Option<Name>,
    /// What stands at the top level. Fields and methods there make the class
    /// of a compact source file.
    pub members: Members,
}

/// What a class declares, each kind in the order of the source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Members {
    /// Of an enum.
    pub constants: Vec<EnumConstant>,
    pub fields: Vec<Field>,
    pub methods: Vec<Method>,
    pub constructors: Vec<Constructor>,
    pub initialisers: Vec<Initialiser>,
    pub classes: Vec<Class>,
}

/// `NAME(argument, …)` in an enum.
#[derive(Clone, Debug, PartialEq)]
pub struct EnumConstant {
    pub name: Name,
    pub arguments: Vec<Expr>,
}

/// A class, record, enum or interface.
#[derive(Clone, Debug, PartialEq)]
pub struct Class {
    pub kind: ClassKind,
    pub is_static: bool,
    pub is_abstract: bool,
    /// Whether it was declared in a method.
    pub is_local: bool,
    pub name: Name,
    /// Each as a type that is the variable.
    pub type_parameters: Vec<Type>,
    /// Of a class: what it extends.
    pub superclass: Option<Type>,
    /// What a class or record implements, or an interface extends.
    pub interfaces: Vec<Type>,
    /// Of a record.
    pub components: Vec<Parameter>,
    pub members: Members,
    pub span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClassKind {
    Class,
    Record,
    Enum,
    Interface,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Constructor {
    pub name: Name,
    /// `None` for the compact canonical constructor of a record.
    pub parameters: Option<Vec<Parameter>>,
    pub body: Block,
    pub span: Span,
}

/// `static { … }`, or `{ … }` among the members of a class.
#[derive(Clone, Debug, PartialEq)]
pub struct Initialiser {
    pub is_static: bool,
    pub body: Block,
}

/// What the comments at the head of the file say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Header {
    /// `// @title.<language> text`
    pub titles: Vec<Localised>,
    /// `// @heap 600MB`, in bytes.
    pub heap: Option<u64>,
    /// `// @young 64MB`, in bytes.
    pub young: Option<u64>,
    /// `// @gc never`: the JVM collects only when it is asked to, or when the
    /// heap is full.
    pub never_collects: bool,
    /// `// @proof bounds`
    pub proof_bounds: bool,
    /// `// @design keys=strong`: the JDK's own without it.
    pub design: Design,
}

/// A field. A declaration of several names gives several fields.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    pub is_static: bool,
    pub is_final: bool,
    pub ty: Type,
    pub name: Name,
    pub init: Option<Expr>,
    pub span: Span,
}

/// A method.
#[derive(Clone, Debug, PartialEq)]
pub struct Method {
    pub is_static: bool,
    /// Whether it has no body.
    pub is_abstract: bool,
    /// Whether it is `private`: JEP 512 does not launch such a `main`.
    pub is_private: bool,
    pub is_synchronized: bool,
    /// Each as a type that is the variable.
    pub type_parameters: Vec<Type>,
    pub result: Type,
    pub name: Name,
    pub parameters: Vec<Parameter>,
    pub body: Block,
    pub span: Span,
}

/// A parameter of a method, or of a lambda (whose type may be missing).
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    pub ty: Option<Type>,
    /// `T...`, which is an array for the method.
    pub is_varargs: bool,
    pub name: Name,
}

/// A type as written: erased name, type arguments, array dimensions.
/// `void` and `var` are names like any other.
#[derive(Clone, Debug, PartialEq)]
pub struct Type {
    pub name: String,
    /// The type variable that stands there; the rest is its bound.
    pub variable: Option<String>,
    pub arguments: Vec<Type>,
    pub dimensions: u32,
    pub span: Span,
}

impl Type {
    /// How many types it consists of, itself included.
    pub fn parts(&self) -> u32 {
        let arguments = self.arguments.iter().map(Type::parts);
        arguments.fold(1, u32::saturating_add)
    }
}

/// `{ … }`; the span includes the braces.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Block {
    pub statements: Vec<Stmt>,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Stmt {
    pub kind: StmtKind,
    pub span: Span,
    /// The `// @note.<language>` and `// @beat.<language>` comments directly
    /// before the statement.
    pub notes: Vec<Note>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum StmtKind {
    Empty,
    /// A condition and perhaps a text; no JVM looks at them unless it is told to.
    Assert(Vec<Expr>),
    Local {
        is_final: bool,
        ty: Type,
        declarators: Vec<Declarator>,
    },
    Expr(Expr),
    Block(Block),
    If {
        condition: Expr,
        then: Box<Stmt>,
        otherwise: Option<Box<Stmt>>,
    },
    While {
        condition: Expr,
        body: Box<Stmt>,
    },
    DoWhile {
        body: Box<Stmt>,
        condition: Expr,
    },
    For {
        /// Local declarations or expression statements.
        init: Vec<Stmt>,
        condition: Option<Expr>,
        update: Vec<Expr>,
        body: Box<Stmt>,
    },
    ForEach {
        ty: Type,
        name: Name,
        iterable: Expr,
        body: Box<Stmt>,
    },
    /// `break label;`, with or without the label.
    Break(Option<Name>),
    Continue(Option<Name>),
    /// `label: statement`
    Labelled {
        label: Name,
        body: Box<Stmt>,
    },
    Switch(Switch),
    /// `yield value;` in a `switch` that is an expression; the arrow of such a
    /// case gives one as well.
    Yield(Expr),
    Synchronized {
        lock: Expr,
        body: Block,
    },
    Return(Option<Expr>),
    Throw(Expr),
    /// `this(…);` or `super(…);`, the first statement of a constructor.
    ConstructorCall {
        is_super: bool,
        arguments: Vec<Expr>,
    },
    Try {
        resources: Vec<Resource>,
        body: Block,
        catches: Vec<Catch>,
        /// Shared by every place that it is compiled for.
        finally: Option<Rc<Block>>,
    },
}

/// `switch (selector) { … }`, a statement or an expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Switch {
    pub selector: Expr,
    pub cases: Vec<Case>,
}

/// `case label, …:` or `->`, and what follows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    pub labels: Vec<Expr>,
    pub is_default: bool,
    /// Whether control does not fall through to the next case.
    pub is_arrow: bool,
    pub body: Block,
}

/// One name of a local declaration; `dimensions` counts the `[]` behind the name.
#[derive(Clone, Debug, PartialEq)]
pub struct Declarator {
    pub name: Name,
    pub dimensions: u32,
    pub init: Option<Expr>,
}

/// What a `try` closes: `T name = init`, or a variable that exists.
#[derive(Clone, Debug, PartialEq)]
pub enum Resource {
    Local { ty: Type, name: Name, init: Expr },
    Variable(Expr),
}

/// `catch (A | B name) { … }`
#[derive(Clone, Debug, PartialEq)]
pub struct Catch {
    pub types: Vec<Type>,
    pub name: Name,
    pub body: Block,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    pub kind: ExprKind,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    Int(i32),
    Long(i64),
    Boolean(bool),
    /// A UTF-16 code unit.
    Char(u16),
    String(String),
    Null,
}

#[derive(Clone, Debug, PartialEq)]
pub enum ExprKind {
    Literal(Literal),
    This,
    /// `Outer.this`
    OuterThis(Name),
    /// `super`, in front of a dot or `::`.
    Super,
    /// `Interface.super`, in front of a dot.
    SuperOf(Name),
    /// `Name.class`
    ClassLiteral(Name),
    /// A local, field, or the name of a class in front of a dot.
    Name(String),
    /// `target.name` without a call; also `array.length`.
    Field {
        target: Box<Expr>,
        name: Name,
    },
    Index {
        array: Box<Expr>,
        index: Box<Expr>,
    },
    Call {
        target: Option<Box<Expr>>,
        name: Name,
        arguments: Vec<Expr>,
    },
    New {
        /// In `outer.new Inner()`.
        outer: Option<Box<Expr>>,
        ty: Type,
        arguments: Vec<Expr>,
        /// Of an anonymous class.
        body: Option<Box<Members>>,
    },
    /// `new T[a][b][]`: `ty` is the element type without any dimension,
    /// `lengths` those given, `open` the number of empty `[]` behind them.
    NewArray {
        ty: Type,
        lengths: Vec<Expr>,
        open: u32,
    },
    /// `new T[] { … }` with the whole array type, or `{ … }` in a declaration.
    ArrayLiteral {
        ty: Option<Type>,
        elements: Vec<Expr>,
    },
    Lambda {
        parameters: Vec<Parameter>,
        body: LambdaBody,
    },
    /// `target::name`; the name is `new` for a constructor. The target is an
    /// expression; a type such as `ArrayList<String>` gives its erased name.
    MethodRef {
        target: Box<Expr>,
        name: Name,
    },
    Unary {
        op: UnaryOp,
        operand: Box<Expr>,
    },
    /// `++x`, `x--` and so on: adds `by` (1 or -1).
    Update {
        prefix: bool,
        by: i32,
        target: Box<Expr>,
    },
    Binary {
        op: BinaryOp,
        left: Box<Expr>,
        right: Box<Expr>,
    },
    /// `target = value`, or `target op= value`.
    Assign {
        op: Option<BinaryOp>,
        target: Box<Expr>,
        value: Box<Expr>,
    },
    Conditional {
        condition: Box<Expr>,
        then: Box<Expr>,
        otherwise: Box<Expr>,
    },
    Cast {
        ty: Type,
        operand: Box<Expr>,
    },
    /// `operand instanceof Type name`, with or without the name.
    InstanceOf {
        operand: Box<Expr>,
        ty: Type,
        binding: Option<Name>,
    },
    Switch(Box<Switch>),
    /// What stands where the parser found nothing it could use. A diagnostic
    /// says so; a tree with one never runs.
    Missing,
}

#[derive(Clone, Debug, PartialEq)]
pub enum LambdaBody {
    Expr(Box<Expr>),
    Block(Block),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnaryOp {
    Plus,
    Minus,
    /// `!`
    Not,
    /// `~`
    Complement,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BinaryOp {
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    ShiftLeft,
    ShiftRight,
    UnsignedShiftRight,
    BitAnd,
    BitOr,
    BitXor,
    /// `&&`
    And,
    /// `||`
    Or,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
