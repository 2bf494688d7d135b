//! Fields, methods, and the program that they make.

use super::scope::{Cost, Frame, Generator, Method, Place, Variable};
use super::statements::is_constant;
use super::tree::{Member, Part, Program, Stmt};
use super::types::{Primitive, Type};
use crate::random::Random;

/// How large a program is.
#[derive(Clone, Copy)]
struct Size {
    fields: u32,
    methods: u32,
    statements: u32,
    main: Cost,
}

const SIZES: &[(Size, u32)] = &[
    (
        Size {
            fields: 1,
            methods: 0,
            statements: 10,
            main: Cost {
                collections: 6,
                statements: 100,
                watches: 12,
            },
        },
        3,
    ),
    (
        Size {
            fields: 4,
            methods: 2,
            statements: 22,
            main: Cost {
                collections: 12,
                statements: 250,
                watches: 24,
            },
        },
        4,
    ),
    (
        Size {
            fields: 7,
            methods: 5,
            statements: 45,
            main: Cost {
                collections: 20,
                statements: 500,
                watches: 40,
            },
        },
        2,
    ),
];

const METHOD: Cost = Cost {
    collections: 3,
    statements: 60,
    watches: 5,
};

/// What every program can call, as source.
const PRELUDE: &[(&str, &[&str])] = &[
    (
        "static void watch(Object object)",
        &["watched.add(new WeakReference<>(object));"],
    ),
    (
        "static ThreadLocal<String> filled(int home, String value)",
        &[
            "ThreadLocal<String> key = Lab.atSlot(home);",
            "key.set(new String(value));",
            "return key;",
        ],
    ),
];

impl Generator {
    /// A generator for the program of a seed.
    pub fn new(seed: u64) -> Generator {
        let mut random = Random::new(seed);
        let first = random.below(16);
        let homes = [first, (first + 1) % 16, (first + random.between(2, 5)) % 16];
        Generator {
            random,
            variables: Vec::new(),
            methods: Vec::new(),
            frame: Frame::of(true, false, None),
            cost: Cost::default(),
            limit: Cost::default(),
            room: 0,
            numbers: 0,
            homes,
            free_names: Vec::new(),
        }
    }

    /// The program.
    pub fn program(&mut self) -> Program {
        let size = self.random.weighted(SIZES);
        let is_static = self.chance(30);
        let mut members = vec![Member::Field(
            "static List<WeakReference<Object>> watched = new ArrayList<>();".to_string(),
        )];
        for _ in 0..size.fields {
            let field = self.field(is_static);
            members.push(field);
        }
        let pool = self.chance(40).then(|| {
            let factory = self.pick(&["newSingleThreadExecutor()", "newFixedThreadPool(1)"]);
            let name = "pool".to_string();
            self.declare(Variable {
                place: Place::Static,
                ..Variable::new(&name, Type::ExecutorService)
            });
            members.push(Member::Field(format!(
                "static ExecutorService {name} = Executors.{factory};"
            )));
            name
        });
        members.extend(prelude());
        for _ in 0..size.methods {
            let method = match self.chance(15) {
                true => self.recursive_method(),
                false => self.method(is_static),
            };
            members.push(method);
        }
        let main = self.main(is_static, size, pool);
        let at = self.below(members.len());
        members.insert(at + 1, main);
        Program { members }
    }

    fn field(&mut self, is_static: bool) -> Member {
        let place = match is_static || self.chance(60) {
            true => Place::Static,
            false => Place::Instance,
        };
        self.frame = Frame::of(place == Place::Static, false, None);
        self.limit = METHOD;
        self.cost = Cost::default();
        let modifier = match place {
            Place::Static => "static ",
            _ => "",
        };
        let ty = self.any_type();
        let name = format!(
            "{}Field{}",
            ty.erased().to_lowercase().replace("[]", "s"),
            self.number()
        );
        let mut variable = Variable {
            place,
            is_mutable: self.chance(70),
            ..Variable::new(name.clone(), ty.clone())
        };
        if let (Type::ThreadLocal(value), true) = (&ty, self.chance(40)) {
            variable.is_mutable = false;
            variable.is_supplied = true;
            let head = format!("{modifier}final {ty} {name} =");
            let statement = self.supplied_key(&head, value);
            self.declare(variable);
            return Member::Field(written(&statement));
        }
        if self.chance(12) {
            let (statement, functional) = self.declare_functional(true);
            self.declare(Variable {
                place,
                ..functional
            });
            return Member::Field(format!("{modifier}{}", written(&statement)));
        }
        let value = match &ty {
            Type::Array(element) => {
                variable.is_mutable = false;
                variable.length = self.random.between(1, 4);
                variable.width = match **element {
                    Type::Array(_) => self.random.between(1, 3),
                    _ => 0,
                };
                Some(self.array_of(element, [variable.length, variable.width], 0))
            }
            Type::Primitive(_) if variable.is_mutable && self.chance(40) => None,
            _ if ty.is_reference() && variable.is_mutable && self.chance(30) => None,
            _ => Some(self.fresh(&ty, 0)),
        };
        // Any method may drop it at any time.
        variable.is_nullable = variable.is_mutable && ty.is_reference();
        let text = value.as_ref().map_or(String::new(), ToString::to_string);
        let may_be_final = !variable.is_mutable && !is_constant(&ty, &text);
        let final_ = match may_be_final && self.chance(50) {
            true => "final ",
            false => "",
        };
        self.declare(variable);
        Member::Field(match value {
            Some(value) => format!("{modifier}{final_}{ty} {name} = {value};"),
            None => format!("{modifier}{ty} {name};"),
        })
    }

    fn method(&mut self, is_static: bool) -> Member {
        let is_static = is_static || self.chance(60);
        let is_checked = self.chance(60);
        let result = match self.chance(45) {
            true => None,
            false => Some(match self.random.below(4) {
                0 => Type::Primitive(self.random.weighted(Primitive::WEIGHTS)),
                _ => self.any_type(),
            }),
        };
        let name = format!("method{}", self.number());
        let count = self.random.below(4);
        let parameters: Vec<Type> = (0..count).map(|_| self.any_type()).collect();
        let may_throw = self.chance(20);
        let mut names = Vec::new();
        let outside = self.variables.len();
        self.frame = Frame::of(is_static, is_checked, result.clone());
        self.frame.may_throw = may_throw;
        for ty in &parameters {
            let name = self.name_for(ty);
            let variable = Variable {
                is_mutable: self.chance(40) && !matches!(ty, Type::Array(_)),
                ..Variable::new(&name, ty.clone())
            };
            self.declare(variable);
            names.push(format!("{ty} {name}"));
        }
        (self.cost, self.limit, self.room) = (Cost::default(), METHOD, 14);
        let size = self.random.between(2, 6);
        let body = self.method_body(size);
        self.variables.truncate(outside);
        let method = Method {
            name: name.clone(),
            parameters,
            result: result.clone(),
            is_static,
            is_checked,
            may_throw,
            cost: self.cost,
        };
        self.methods.push(method);
        Member::Method {
            head: format!(
                "{}{} {name}({}){}",
                if is_static { "static " } else { "" },
                result.map_or("void".to_string(), |result| result.to_string()),
                names.join(", "),
                if is_checked { " throws Exception" } else { "" },
            ),
            body,
        }
    }

    /// A body that collects before it returns, sometimes from inside a `try`.
    fn method_body(&mut self, size: u32) -> Vec<Stmt> {
        let (mut body, completes) = self.block(size);
        if !completes {
            return body;
        }
        if self.chance(40) {
            body.extend(self.collect());
        }
        let Some(result) = self.frame.result.clone() else {
            return body;
        };
        let value = self.value(&result, 1);
        let leave = Stmt::line(format!("return {value};"));
        if self.chance(25) {
            let finally = self.collect();
            body.push(Stmt::parts(vec![
                Part::new("try", vec![leave]),
                Part::new("finally", finally),
            ]));
        } else {
            body.push(leave);
        }
        body
    }

    /// A method that calls itself a few levels deep and collects at the bottom.
    fn recursive_method(&mut self) -> Member {
        let name = format!("descend{}", self.number());
        let outside = self.variables.len();
        self.frame = Frame::of(true, false, Some(Type::INT));
        let held = self.name_for(&Type::Object);
        self.declare(Variable::new(&held, Type::Object));
        (self.cost, self.limit, self.room) = (
            Cost::default(),
            Cost {
                collections: 1,
                statements: 15,
                watches: 2,
            },
            8,
        );
        let levels = self.random.between(2, 4);
        let number = self.number();
        let mut body = vec![Stmt::compound(
            format!("if (level{number} <= 0)"),
            vec![
                Stmt::line(format!("collect({number});")),
                Stmt::line("return 1;"),
            ],
            "",
        )];
        let size = self.random.between(1, 3);
        let (before, completes) = self.block(size);
        body.extend(before);
        if completes {
            let argument = self.fresh(&Type::Object, 1);
            body.push(Stmt::line(format!(
                "int below{number} = {name}(level{number} - 1, {argument});"
            )));
            let (after, completes) = self.block(size);
            body.extend(after);
            if completes {
                body.push(Stmt::line(format!(
                    "return below{number} * 3 + level{number};"
                )));
            }
        }
        self.variables.truncate(outside);
        let times = levels + 1;
        let entry = format!("start{name}");
        self.methods.push(Method {
            name: entry.clone(),
            parameters: vec![Type::Object],
            result: Some(Type::INT),
            is_static: true,
            is_checked: false,
            may_throw: false,
            cost: Cost {
                collections: self.cost.collections * times + 1,
                statements: self.cost.statements * times + 10,
                watches: self.cost.watches * times,
            },
        });
        Member::Method {
            head: format!(
                "static int {entry}(Object held) {{\n    return {name}({levels}, held);\n}}\nstatic int {name}(int level{number}, Object {held})"
            ),
            body,
        }
    }

    fn main(&mut self, is_static: bool, size: Size, pool: Option<String>) -> Member {
        let is_checked = pool.is_some() || self.chance(85);
        let outside = self.variables.len();
        self.frame = Frame::of(is_static, is_checked, None);
        self.frame.may_throw = self.chance(4);
        (self.cost, self.limit, self.room) = (Cost::default(), size.main, 2 * size.statements);
        let mut body = Vec::new();
        let own_pool = self.chance(15).then(|| {
            self.declare(Variable::new("executor", Type::ExecutorService));
            body.push(Stmt::line(
                "ExecutorService executor = Executors.newSingleThreadExecutor();",
            ));
            "executor".to_string()
        });
        let (statements, completes) = self.block(size.statements);
        body.extend(statements);
        if completes {
            let number = self.number();
            body.push(Stmt::line(format!("collect({number});")));
            body.push(Stmt::line("Lab.dump();"));
            for pool in pool.into_iter().chain(own_pool) {
                body.push(Stmt::line(format!("{pool}.shutdown();")));
            }
        }
        self.variables.truncate(outside);
        Member::Method {
            head: format!(
                "{}void main({}){}",
                if is_static { "static " } else { "" },
                if self.chance(10) { "String[] args" } else { "" },
                if is_checked { " throws Exception" } else { "" },
            ),
            body,
        }
    }
}

/// Watches objects without holding them, and shows which are still there.
fn prelude() -> Vec<Member> {
    let mut members: Vec<Member> = PRELUDE
        .iter()
        .map(|(head, lines)| Member::Method {
            head: (*head).to_string(),
            body: lines.iter().map(|line| Stmt::line(*line)).collect(),
        })
        .collect();
    members.push(Member::Method {
        head: "static void show(int number)".to_string(),
        body: vec![
            Stmt::line("String line = number + \":\";"),
            Stmt::compound(
                "for (WeakReference<Object> reference : watched)",
                vec![Stmt::line(
                    "line += reference.get() == null ? \".\" : \"#\";",
                )],
                "",
            ),
            Stmt::line("System.out.println(line);"),
        ],
    });
    members.push(Member::Method {
        head: "static void collect(int number)".to_string(),
        body: vec![Stmt::line("System.gc();"), Stmt::line("show(number);")],
    });
    members
}

/// A statement as the text of a field.
fn written(statement: &Stmt) -> String {
    let program = Program {
        members: vec![Member::Method {
            head: String::new(),
            body: vec![statement.clone()],
        }],
    };
    let text = program.to_string();
    let lines = text.lines().collect::<Vec<_>>();
    let inner = lines[1..lines.len() - 1].iter();
    let lines: Vec<&str> = inner
        .map(|line| line.strip_prefix("    ").unwrap_or(line))
        .collect();
    lines.join("\n")
}
