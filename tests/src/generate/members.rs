//! Fields and `main`, and the program that they make with the methods.

use super::declarations::is_constant;
use super::methods::METHOD;
use super::prelude::prelude;
use super::scope::{Cost, Frame, Generator, Place, Variable};
use super::tree::{Member, Program, Stmt};
use super::types::Type;
use crate::random::Random;

/// How large a program is.
#[derive(Clone, Copy)]
struct Size {
    classes: u32,
    fields: u32,
    methods: u32,
    statements: u32,
    main: Cost,
}

const SIZES: &[(Size, u32)] = &[
    (
        Size {
            classes: 1,
            fields: 1,
            methods: 0,
            statements: 9,
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
            classes: 2,
            fields: 4,
            methods: 2,
            statements: 20,
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
            classes: 3,
            fields: 7,
            methods: 5,
            statements: 38,
            main: Cost {
                collections: 20,
                statements: 500,
                watches: 40,
            },
        },
        2,
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
            classes: Vec::new(),
            keys: Vec::new(),
            resources: Vec::new(),
            enums: Vec::new(),
            uses: Vec::new(),
            methods: Vec::new(),
            frame: Frame::of(true, false, None),
            cost: Cost::default(),
            limit: Cost::default(),
            room: 0,
            numbers: 0,
            homes,
            free_names: Vec::new(),
            taken: Vec::new(),
        }
    }

    /// The program.
    pub fn program(&mut self) -> Program {
        let size = self.random.weighted(SIZES);
        let is_static = self.chance(30);
        let mut members = vec![Member::Field(
            "static List<WeakReference<Object>> watched = new ArrayList<>();".to_string(),
        )];
        for _ in 0..self.random.below(size.classes + 1) {
            members.extend(self.class_members());
        }
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
        for _ in 0..self.random.below(size.classes + 1) {
            members.extend(self.class_members());
        }
        if self.chance(20) {
            members.push(self.generic_method());
        }
        for _ in 0..self.random.below(4) {
            members.push(self.piece());
        }
        if self.chance(50) {
            members.push(self.referred());
        }
        members.extend(prelude());
        for _ in 0..size.methods {
            let method = match self.chance(15) {
                true => self.recursive_method(),
                false => self.method(is_static),
            };
            members.push(method);
        }
        let is_classic = is_static && self.chance(40);
        let main = self.main(is_static, is_classic, size, pool);
        let at = self.below(members.len());
        members.insert(at + 1, main);
        match is_classic {
            true => self.classic(members),
            false => Program {
                around: None,
                members,
            },
        }
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
            let statement = self.any_supplied_key(&head, value);
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

    fn main(
        &mut self,
        is_static: bool,
        is_classic: bool,
        size: Size,
        pool: Option<String>,
    ) -> Member {
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
                "{}{}void main({}){}",
                if is_classic { "public " } else { "" },
                if is_static { "static " } else { "" },
                if is_classic || self.chance(10) {
                    "String[] args"
                } else {
                    ""
                },
                if is_checked { " throws Exception" } else { "" },
            ),
            body,
        }
    }
}

/// A statement as the text of a field.
fn written(statement: &Stmt) -> String {
    let program = Program {
        around: None,
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
