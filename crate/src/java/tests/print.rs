//! Prints a tree as Java with every operation in parentheses, so that a test
//! sees its shape, and so that the print can be parsed again.

use crate::java::ast::*;

pub(super) fn unit(unit: &Unit) -> String {
    members(&unit.members, "")
}

/// The members of a class of that name: fields first, classes last.
fn members(members: &Members, class: &str) -> String {
    let fields = members.fields.iter().map(|field| {
        let init = field
            .init
            .as_ref()
            .map_or(String::new(), |init| format!(" = {}", expr(init)));
        let is_static = if field.is_static { "static " } else { "" };
        let is_final = if field.is_final { "final " } else { "" };
        let ty = ty(&field.ty);
        format!("{is_static}{is_final}{ty} {}{init};", field.name.text)
    });
    let initialisers = members.initialisers.iter().map(|initialiser| {
        let is_static = if initialiser.is_static { "static " } else { "" };
        format!("{is_static}{}", block(&initialiser.body))
    });
    let constructors = members.constructors.iter().map(|constructor| {
        let parameters = constructor
            .parameters
            .as_ref()
            .map_or(String::new(), |list| format!("({})", join(list, parameter)));
        format!("{class}{parameters} {}", block(&constructor.body))
    });
    let methods = members.methods.iter().map(|method| {
        let is_static = if method.is_static { "static " } else { "" };
        let head = format!(
            "{is_static}{} {}({})",
            ty(&method.result),
            method.name.text,
            join(&method.parameters, parameter)
        );
        match method.is_abstract {
            true => format!("abstract {head};"),
            false => format!("{head} {}", block(&method.body)),
        }
    });
    let classes = members.classes.iter().map(self::class);
    let constants = match &members.constants[..] {
        [] => None,
        constants => Some(join(constants, constant) + ";"),
    };
    constants
        .into_iter()
        .chain(fields)
        .chain(initialisers)
        .chain(constructors)
        .chain(methods)
        .chain(classes)
        .collect::<Vec<_>>()
        .join(" ")
}

fn constant(constant: &EnumConstant) -> String {
    format!(
        "{}({})",
        constant.name.text,
        join(&constant.arguments, expr)
    )
}

fn class(class: &Class) -> String {
    let is_static = if class.is_static { "static " } else { "" };
    let is_abstract = if class.is_abstract { "abstract " } else { "" };
    let (word, components, list) = match class.kind {
        ClassKind::Class => ("class", String::new(), "implements"),
        ClassKind::Interface => ("interface", String::new(), "extends"),
        ClassKind::Record => {
            let components = format!("({})", join(&class.components, parameter));
            ("record", components, "implements")
        }
        ClassKind::Enum => ("enum", String::new(), "implements"),
    };
    let superclass = class
        .superclass
        .as_ref()
        .map_or(String::new(), |superclass| {
            format!(" extends {}", ty(superclass))
        });
    let interfaces = match &class.interfaces[..] {
        [] => String::new(),
        interfaces => format!(" {list} {}", join(interfaces, ty)),
    };
    let name = &class.name.text;
    let members = members(&class.members, name);
    format!(
        "{is_static}{is_abstract}{word} {name}{components}{superclass}{interfaces} {{ {members} }}"
    )
}

fn join<T>(items: &[T], print: fn(&T) -> String) -> String {
    items.iter().map(print).collect::<Vec<_>>().join(", ")
}

fn parameter(parameter: &Parameter) -> String {
    match &parameter.ty {
        Some(known) if parameter.is_varargs => {
            let mut element = known.clone();
            element.dimensions -= 1;
            format!("{}... {}", ty(&element), parameter.name.text)
        }
        Some(known) => format!("{} {}", ty(known), parameter.name.text),
        None => parameter.name.text.clone(),
    }
}

pub(super) fn ty(ty: &Type) -> String {
    let arguments = match &ty.arguments[..] {
        [] => String::new(),
        arguments => format!("<{}>", join(arguments, self::ty)),
    };
    format!(
        "{}{arguments}{}",
        ty.name,
        "[]".repeat(ty.dimensions as usize)
    )
}

pub(super) fn block(block: &Block) -> String {
    let statements: Vec<String> = block.statements.iter().map(stmt).collect();
    format!("{{ {} }}", statements.join(" "))
}

fn declarators(declarators: &[Declarator]) -> String {
    join(declarators, |declarator| {
        let init = declarator
            .init
            .as_ref()
            .map_or(String::new(), |init| format!(" = {}", expr(init)));
        let dimensions = "[]".repeat(declarator.dimensions as usize);
        format!("{}{dimensions}{init}", declarator.name.text)
    })
}

/// An expression where a statement needs it bare.
fn bare(e: &Expr) -> String {
    let printed = expr(e);
    match e.kind {
        ExprKind::Assign { .. } | ExprKind::Update { .. } => printed[1..printed.len() - 1].into(),
        _ => printed,
    }
}

fn stmt(s: &Stmt) -> String {
    let notes: String = s
        .notes
        .iter()
        .map(|Note { beat, said }| match beat {
            0 => format!("\n// @note.{} {}\n", said.language, said.text),
            _ => format!("\n// @beat.{} {beat} {}\n", said.language, said.text),
        })
        .collect();
    notes + &stmt_kind(&s.kind)
}

fn stmt_kind(kind: &StmtKind) -> String {
    match kind {
        StmtKind::Empty => ";".into(),
        StmtKind::Assert(parts) => {
            let parts: Vec<String> = parts.iter().map(expr).collect();
            format!("assert {};", parts.join(" : "))
        }
        StmtKind::Local {
            is_final,
            ty,
            declarators: list,
        } => {
            let is_final = if *is_final { "final " } else { "" };
            format!("{is_final}{} {};", self::ty(ty), declarators(list))
        }
        StmtKind::Expr(e) => format!("{};", bare(e)),
        StmtKind::Block(b) => block(b),
        StmtKind::If {
            condition,
            then,
            otherwise,
        } => {
            let otherwise = otherwise
                .as_ref()
                .map_or(String::new(), |s| format!(" else {}", stmt(s)));
            format!("if ({}) {}{otherwise}", expr(condition), stmt(then))
        }
        StmtKind::While { condition, body } => {
            format!("while ({}) {}", expr(condition), stmt(body))
        }
        StmtKind::DoWhile { body, condition } => {
            format!("do {} while ({});", stmt(body), expr(condition))
        }
        StmtKind::For {
            init,
            condition,
            update,
            body,
        } => {
            let init: Vec<String> = init
                .iter()
                .map(|s| stmt(s).trim_end_matches(';').to_string())
                .collect();
            let condition = condition.as_ref().map_or(String::new(), expr);
            let update = join(update, bare);
            format!(
                "for ({}; {condition}; {update}) {}",
                init.join(", "),
                stmt(body)
            )
        }
        StmtKind::ForEach {
            ty,
            name,
            iterable,
            body,
        } => {
            format!(
                "for ({} {} : {}) {}",
                self::ty(ty),
                name.text,
                expr(iterable),
                stmt(body)
            )
        }
        StmtKind::Break(label) => format!("break{};", target(label)),
        StmtKind::Continue(label) => format!("continue{};", target(label)),
        StmtKind::Labelled { label, body } => format!("{}: {}", label.text, stmt(body)),
        StmtKind::Switch(switch) => self::switch(switch),
        StmtKind::Yield(e) => format!("yield {};", expr(e)),
        StmtKind::Synchronized { lock, body } => {
            format!("synchronized ({}) {}", expr(lock), block(body))
        }
        StmtKind::Return(None) => "return;".into(),
        StmtKind::Return(Some(e)) => format!("return {};", expr(e)),
        StmtKind::Throw(e) => format!("throw {};", expr(e)),
        StmtKind::ConstructorCall {
            is_super,
            arguments,
        } => {
            let word = if *is_super { "super" } else { "this" };
            format!("{word}({});", join(arguments, expr))
        }
        StmtKind::Try {
            resources,
            body,
            catches,
            finally,
        } => {
            let catches: String = catches
                .iter()
                .map(|catch| {
                    let types: Vec<String> = catch.types.iter().map(ty).collect();
                    let types = types.join(" | ");
                    format!(
                        " catch ({types} {}) {}",
                        catch.name.text,
                        block(&catch.body)
                    )
                })
                .collect();
            let finally = finally
                .as_ref()
                .map_or(String::new(), |b| format!(" finally {}", block(b)));
            let resources = match &resources[..] {
                [] => String::new(),
                resources => {
                    let resources: Vec<String> = resources.iter().map(resource).collect();
                    format!("({}) ", resources.join("; "))
                }
            };
            format!("try {resources}{}{catches}{finally}", block(body))
        }
    }
}

fn target(label: &Option<Name>) -> String {
    label
        .as_ref()
        .map_or(String::new(), |label| format!(" {}", label.text))
}

fn switch(switch: &Switch) -> String {
    let cases = switch.cases.iter().map(|case| {
        let head = match case.is_default {
            true => "default".to_owned(),
            false => format!("case {}", join(&case.labels, expr)),
        };
        let statements: Vec<String> = case
            .body
            .statements
            .iter()
            .map(|statement| match &statement.kind {
                StmtKind::Yield(value) if case.is_arrow => format!("{};", expr(value)),
                _ => stmt(statement),
            })
            .collect();
        let sign = if case.is_arrow { " ->" } else { ":" };
        format!("{head}{sign} {}", statements.join(" "))
    });
    let cases: Vec<String> = cases.collect();
    format!(
        "switch ({}) {{ {} }}",
        expr(&switch.selector),
        cases.join(" ")
    )
}

fn resource(resource: &Resource) -> String {
    match resource {
        Resource::Local { ty, name, init } => {
            format!("{} {} = {}", self::ty(ty), name.text, expr(init))
        }
        Resource::Variable(variable) => expr(variable),
    }
}

pub(super) fn expr(e: &Expr) -> String {
    let args = |list: &[Expr]| join(list, expr);
    match &e.kind {
        ExprKind::Literal(value) => literal(value),
        ExprKind::This => "this".into(),
        ExprKind::OuterThis(name) => format!("{}.this", name.text),
        ExprKind::Super => "super".into(),
        ExprKind::SuperOf(name) => format!("{}.super", name.text),
        ExprKind::Switch(switch) => format!("({})", self::switch(switch)),
        ExprKind::InstanceOf {
            operand,
            ty,
            binding,
        } => format!(
            "({} instanceof {}{})",
            expr(operand),
            self::ty(ty),
            target(binding)
        ),
        ExprKind::ClassLiteral(name) => format!("{}.class", name.text),
        ExprKind::Name(name) => name.clone(),
        ExprKind::Field { target, name } => format!("{}.{}", expr(target), name.text),
        ExprKind::Index { array, index } => format!("{}[{}]", expr(array), expr(index)),
        ExprKind::Call {
            target: None,
            name,
            arguments,
        } => format!("{}({})", name.text, args(arguments)),
        ExprKind::Call {
            target: Some(target),
            name,
            arguments,
        } => {
            format!("{}.{}({})", expr(target), name.text, args(arguments))
        }
        ExprKind::New {
            outer,
            ty,
            arguments,
            body,
        } => {
            let outer = outer
                .as_ref()
                .map_or(String::new(), |outer| format!("{}.", expr(outer)));
            let body = body.as_ref().map_or(String::new(), |body| {
                format!(" {{ {} }}", members(body, ""))
            });
            format!("{outer}new {}({}){body}", self::ty(ty), args(arguments))
        }
        ExprKind::NewArray { ty, lengths, open } => {
            let lengths: String = lengths
                .iter()
                .map(|length| format!("[{}]", expr(length)))
                .collect();
            format!(
                "(new {}{lengths}{})",
                self::ty(ty),
                "[]".repeat(*open as usize)
            )
        }
        ExprKind::ArrayLiteral { ty: None, elements } => format!("{{{}}}", args(elements)),
        ExprKind::ArrayLiteral {
            ty: Some(ty),
            elements,
        } => {
            format!("(new {} {{{}}})", self::ty(ty), args(elements))
        }
        ExprKind::Lambda { parameters, body } => {
            let body = match body {
                LambdaBody::Expr(e) => expr(e),
                LambdaBody::Block(b) => block(b),
            };
            format!("(({}) -> {body})", join(parameters, parameter))
        }
        ExprKind::MethodRef { target, name } => format!("({}::{})", expr(target), name.text),
        ExprKind::Unary { op, operand } => {
            let op = match op {
                UnaryOp::Plus => "+",
                UnaryOp::Minus => "-",
                UnaryOp::Not => "!",
                UnaryOp::Complement => "~",
            };
            let operand = expr(operand);
            // A negative number must not make `--` of its minus and this one.
            let blank = if operand.starts_with(op) { " " } else { "" };
            format!("({op}{blank}{operand})")
        }
        ExprKind::Update { prefix, by, target } => {
            let op = if *by == 1 { "++" } else { "--" };
            match prefix {
                true => format!("({op}{})", expr(target)),
                false => format!("({}{op})", expr(target)),
            }
        }
        ExprKind::Binary { op, left, right } => {
            format!("({} {} {})", expr(left), binary(*op), expr(right))
        }
        ExprKind::Assign { op, target, value } => {
            format!(
                "({} {}= {})",
                expr(target),
                op.map_or("", binary),
                expr(value)
            )
        }
        ExprKind::Conditional {
            condition,
            then,
            otherwise,
        } => {
            format!(
                "({} ? {} : {})",
                expr(condition),
                expr(then),
                expr(otherwise)
            )
        }
        ExprKind::Cast { ty, operand } => format!("(({}) {})", self::ty(ty), expr(operand)),
        ExprKind::Missing => "<missing>".into(),
    }
}

/// A text in the escapes that Java has too.
fn literal(value: &Literal) -> String {
    let escaped = |text: &str, quote: char| -> String {
        let mut escaped = quote.to_string();
        for c in text.chars() {
            match c {
                '"' | '\'' | '\\' => escaped.extend(['\\', c]),
                '\n' => escaped += "\\n",
                '\r' => escaped += "\\r",
                '\0'..' ' => escaped += &format!("\\u{:04x}", u32::from(c)),
                _ => escaped.push(c),
            }
        }
        escaped.push(quote);
        escaped
    };
    match value {
        Literal::Int(value) => value.to_string(),
        Literal::Long(value) => format!("{value}L"),
        Literal::Boolean(value) => value.to_string(),
        Literal::Char(unit) => escaped(&String::from_utf16_lossy(&[*unit]), '\''),
        Literal::String(text) => escaped(text, '"'),
        Literal::Null => "null".into(),
    }
}

fn binary(op: BinaryOp) -> &'static str {
    match op {
        BinaryOp::Add => "+",
        BinaryOp::Subtract => "-",
        BinaryOp::Multiply => "*",
        BinaryOp::Divide => "/",
        BinaryOp::Remainder => "%",
        BinaryOp::ShiftLeft => "<<",
        BinaryOp::ShiftRight => ">>",
        BinaryOp::UnsignedShiftRight => ">>>",
        BinaryOp::BitAnd => "&",
        BinaryOp::BitOr => "|",
        BinaryOp::BitXor => "^",
        BinaryOp::And => "&&",
        BinaryOp::Or => "||",
        BinaryOp::Equal => "==",
        BinaryOp::NotEqual => "!=",
        BinaryOp::Less => "<",
        BinaryOp::LessOrEqual => "<=",
        BinaryOp::Greater => ">",
        BinaryOp::GreaterOrEqual => ">=",
    }
}
