//! A report as text for people: the experiment in a sentence, then what stays
//! and what an operation costs, in columns as wide as their widest cell.

use super::parameters::Parameters;
use super::report::{Report, Row, Summary};
use crate::words::{Key, Language, sentence};

/// The report as the command line prints it.
pub fn table(report: &Report) -> String {
    let stays = part(
        &[(Key::SurveyStale, 4), (Key::SurveyRetained, 4)],
        &report.rows,
        |row| [summary(&row.stale), summary(&row.retained)].concat(),
    );
    let costs = part(
        &[
            (Key::SurveyCells, 4),
            (Key::SurveyPointers, 4),
            (Key::SurveyLost, 1),
            (Key::SurveyEntry, 1),
            (Key::SurveyLength, 1),
        ],
        &report.rows,
        |row| {
            let mut cells = [summary(&row.cells), summary(&row.pointers)].concat();
            let rest = [row.lost, row.entry_bytes, row.length];
            cells.extend(rest.map(|number| number.to_string()));
            cells
        },
    );
    let experiment = experiment(&report.parameters);
    format!("{experiment}\n\n{stays}\n{costs}")
}

fn say(key: Key) -> String {
    sentence(Language::En, key, &[])
}

fn experiment(parameters: &Parameters) -> String {
    let arguments = [
        ("keys", parameters.keys),
        ("stride", parameters.stride),
        ("deaths", parameters.deaths),
        ("every", parameters.collect_every),
        ("operations", parameters.operations),
        ("seed", parameters.seed),
        ("bytes", parameters.value_bytes),
    ];
    let arguments = arguments.map(|(name, number)| (name, number.to_string()));
    sentence(Language::En, Key::SurveyExperiment, &arguments)
}

/// Mean, p50, p99, worst.
fn summary(of: &Summary) -> [String; 4] {
    [
        format!("{:.1}", of.mean),
        of.p50.to_string(),
        of.p99.to_string(),
        of.worst.to_string(),
    ]
}

/// A line for each design behind two lines of heads: a head over its columns,
/// then, over four of them, what they are.
fn part(heads: &[(Key, usize)], rows: &[Row], cells: impl Fn(&Row) -> Vec<String>) -> String {
    let names = [
        Key::SurveyMean,
        Key::SurveyP50,
        Key::SurveyP99,
        Key::SurveyWorst,
    ];
    let mut lines = vec![vec![say(Key::SurveyDesign)]];
    for &(_, columns) in heads {
        let names = names.iter().map(|&name| say(name));
        match columns {
            1 => lines[0].push(String::new()),
            _ => lines[0].extend(names),
        }
    }
    lines.extend(rows.iter().map(|row| {
        let name = Key::ALL.into_iter().find(|key| key.name() == row.name);
        let mut line = vec![name.map_or_else(|| row.name.clone(), say)];
        line.extend(cells(row));
        line
    }));
    let mut widths: Vec<usize> = (0..lines[0].len())
        .map(|column| {
            let cells = lines.iter().map(|line| line[column].chars().count());
            cells.max().unwrap_or(0)
        })
        .collect();
    let mut top = format!("{:<1$}", "", widths[0]);
    let mut column = 1;
    for &(head, columns) in heads {
        let head = say(head);
        let width = |widths: &[usize]| widths.iter().sum::<usize>() + GAP * (columns - 1);
        let lacks = head
            .chars()
            .count()
            .saturating_sub(width(&widths[column..column + columns]));
        widths[column] += lacks;
        let width = width(&widths[column..column + columns]);
        top += &format!("{:GAP$}{head:>width$}", "");
        column += columns;
    }
    let mut text = top + "\n";
    for line in &lines {
        let mut cells = format!("{:<1$}", line[0], widths[0]);
        for (cell, &width) in line.iter().zip(&widths).skip(1) {
            cells += &format!("{:GAP$}{cell:>width$}", "");
        }
        text += cells.trim_end();
        text.push('\n');
    }
    text
}

/// Spaces between two columns.
const GAP: usize = 2;
