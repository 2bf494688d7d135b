//! What the programs of a proof are made of: the constructs of the language,
//! the methods of the library, the places of a GC, and the branches of the
//! algorithm that they take, each with a floor.
//!
//! Counted is the tree of the engine's own parser, so the tables follow the
//! grammar: what the walk does not name does not compile, and what no program
//! contains is counted as 0. It does not know who writes the programs.

pub mod branches;
mod constructs;
mod nodes;
mod places;
mod types;
mod walk;

use threadlocal_lab::machine::library::{FUNCTIONS, METHODS};

use self::constructs::{Construct, ROWS};

/// How often each method of the library must be called.
const LIBRARY_FLOOR: u64 = 5;

/// The width of a printed table.
const WIDTH: usize = 160;

/// What is counted, how often it was met, and how often it must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub name: String,
    pub count: u64,
    pub floor: u64,
}

/// What the programs contain that were counted so far.
pub struct Census {
    constructs: Vec<u64>,
    /// By the rows of the engine's tables: functions first.
    library: Vec<u64>,
}

impl Default for Census {
    fn default() -> Self {
        Census {
            constructs: vec![0; ROWS.len()],
            library: vec![0; FUNCTIONS.len() + METHODS.len()],
        }
    }
}

impl Census {
    /// Counts a source, but for the methods of these names.
    pub fn add(&mut self, source: &str, except: &[&str]) {
        walk::walk(self, source, except);
    }

    fn count(&mut self, construct: Construct) {
        self.constructs[construct as usize] += 1;
    }

    /// Counts a static method or constructor; whether there is such a one. A
    /// method reference does not tell how many arguments there are.
    fn count_function(&mut self, class: &str, name: &str, arguments: Option<usize>) -> bool {
        let index = FUNCTIONS
            .iter()
            .position(|row| row.0 == class && row.1 == name && takes(row.2, row.3, arguments));
        if let Some(index) = index {
            self.library[index] += 1;
        }
        index.is_some()
    }

    /// Counts a method of the library by its row.
    fn count_method(&mut self, row: usize) {
        self.library[FUNCTIONS.len() + row] += 1;
    }

    /// The constructs of the language and the places of a GC.
    pub fn constructs(&self) -> Vec<Row> {
        let rows = ROWS.iter().zip(&self.constructs);
        rows.map(|(&(name, floor), &count)| Row {
            name: name.to_string(),
            count,
            floor,
        })
        .collect()
    }

    /// The methods of the library.
    pub fn library(&self) -> Vec<Row> {
        let functions = FUNCTIONS.iter().map(|row| (row.0, row.1));
        let methods = METHODS.iter().map(|row| (row.0, row.1));
        let names = functions.chain(methods).zip(&self.library);
        names
            .map(|((class, name), &count)| Row {
                name: format!("{class}.{name}"),
                count,
                floor: LIBRARY_FLOOR,
            })
            .collect()
    }
}

/// Whether a method with that many parameters takes the arguments.
fn takes(fewest: u8, most: u8, arguments: Option<usize>) -> bool {
    arguments.is_none_or(|count| (usize::from(fewest)..=usize::from(most)).contains(&count))
}

/// The rows in as many columns as fit, one below the other: count, floor, name.
pub fn table(rows: &[Row]) -> String {
    let cell = |row: &Row| format!("{:>6} ≥{:<4} {}  ", row.count, row.floor, row.name);
    let cells: Vec<String> = rows.iter().map(cell).collect();
    let widest = cells.iter().map(|cell| cell.chars().count()).max();
    let column = widest.unwrap_or(1);
    let height = cells.len().div_ceil((WIDTH / column).max(1));
    let mut text = String::new();
    for line in 0..height {
        let row: Vec<String> = cells
            .iter()
            .skip(line)
            .step_by(height)
            .map(|cell| format!("{cell:<column$}"))
            .collect();
        text.push_str(row.concat().trim_end());
        text.push('\n');
    }
    text
}

/// The names of the rows without a floor that are there all the same.
pub fn unexpected(rows: &[Row]) -> Vec<&str> {
    let taken = rows.iter().filter(|row| row.floor == 0 && row.count > 0);
    taken.map(|row| &*row.name).collect()
}

/// The names of the rows under their floor.
pub fn too_few(rows: &[Row]) -> Vec<&str> {
    let few = rows.iter().filter(|row| row.count < row.floor);
    few.map(|row| &*row.name).collect()
}
