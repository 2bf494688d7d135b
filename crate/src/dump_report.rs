//! `threadlocal-lab dump`: what a heap dump says of ThreadLocals, as a table or
//! as JSON.
//!
//! Neither holds a value: of each only its class and its bytes are told.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value as Json, json};
use threadlocal_dump::{
    Depth, Entry, Fate, FileSource, Key, Map, Owner, Report, Thread, groups, probes, read,
};

use crate::output::{Output, Stream, aligned};

/// The version of the JSON. A reader of one version understands every later
/// minor addition: names are added, none is taken away or changes its meaning.
const VERSION: u32 = 1;

/// So many maps are listed, the largest first.
const MAPS: usize = 20;

/// What is asked of a dump.
#[derive(Args)]
pub struct Settings {
    /// A heap dump (.hprof), plain, gzip or the first file of a zip
    file: PathBuf,
    /// Leave out the graph of all objects, and with it the fates: quick, and in
    /// little memory
    #[arg(long)]
    no_graph: bool,
    /// Print JSON instead: every slot that is taken
    #[arg(long)]
    json: bool,
    /// Print each slot of the maps of threads whose name contains this
    #[arg(long)]
    thread: Option<String>,
    /// Only entries of keys that a field declares whose name contains this
    #[arg(long)]
    key: Option<String>,
}

/// Prints what was read; whether that was all of the dump.
pub fn print(settings: &Settings, output: &mut Output) -> bool {
    let file = settings.file.display();
    if settings.file.as_os_str() == "-" {
        output.errors.line(
            "-: a dump is read more than once, and standard input can be read once: give a file",
        );
        return false;
    }
    let depth = match settings.no_graph {
        true => Depth::Maps,
        false => Depth::Graph,
    };
    let mut report = match read(&FileSource(settings.file.clone()), depth) {
        Ok(report) => report,
        Err(problem) => {
            output.errors.line(format!("{file}: {problem}"));
            return false;
        }
    };
    if let Some(key) = &settings.key {
        keep(&mut report, key);
    }
    if settings.json {
        output
            .out
            .line(whole(&report, &file.to_string()).to_string());
    } else {
        table(&report, settings.thread.as_deref(), &mut output.out);
    }
    if let Some(problem) = &report.partial {
        output.errors.line(format!(
            "{file}: {problem}; what is said is of the part before that"
        ));
    }
    report.partial.is_none()
}

/// Keeps the entries of keys that are declared so.
fn keep(report: &mut Report, key: &str) {
    let is_meant = |entry: &Entry| {
        let names = entry.key.iter().flat_map(|key| &key.declared_by);
        names.into_iter().any(|name| name.contains(key))
    };
    for thread in &mut report.threads {
        for map in &mut thread.maps {
            map.entries.retain(is_meant);
        }
        thread.maps.retain(|map| !map.entries.is_empty());
    }
    report.threads.retain(|thread| !thread.maps.is_empty());
}

fn table(report: &Report, thread: Option<&str>, out: &mut Stream) {
    let maps = || report.threads.iter().flat_map(|thread| &thread.maps);
    let entries = maps().flat_map(|map| &map.entries);
    let stale = entries.clone().filter(|entry| entry.key.is_none()).count();
    out.line(format!(
        "{} threads, {} maps, {} entries, {stale} of them stale",
        report.threads.len(),
        maps().count(),
        entries.count(),
    ));
    let mut rows = vec![["key", "fate", "entries", "threads", "bytes"].map(str::to_owned)];
    rows.extend(groups(report).iter().map(|group| {
        [
            owner(&group.owner),
            fate(group.fate).to_owned(),
            group.entries.to_string(),
            group.threads.to_string(),
            group.bytes.to_string(),
        ]
    }));
    out.print(format!("\n{}", aligned(&rows)));
    let titles = [
        "thread",
        "map",
        "length",
        "size",
        "threshold",
        "run",
        "hit",
        "miss",
    ];
    let all = report.threads.iter();
    let mut all: Vec<(&Thread, &Map)> = all
        .flat_map(|thread| thread.maps.iter().map(move |map| (thread, map)))
        .collect();
    all.sort_by_key(|(_, map)| std::cmp::Reverse(map.entries.len()));
    let mut rows = vec![titles.map(str::to_owned)];
    rows.extend(
        all.iter()
            .take(MAPS)
            .map(|(thread, map)| map_row(thread, map)),
    );
    out.print(format!("\n{}", aligned(&rows)));
    if all.len() > MAPS {
        out.line(format!(
            "and {} maps with no more entries than these; --json tells them all",
            all.len() - MAPS
        ));
    }
    let Some(wanted) = thread else { return };
    for one in &report.threads {
        if !name(one).contains(wanted) {
            continue;
        }
        for map in &one.maps {
            out.line(format!("\n{}, {}", name(one), map.field));
            let titles = ["slot", "home", "key", "hash", "value", "bytes", "fate"];
            let mut rows = vec![titles.map(str::to_owned)];
            rows.extend(map.entries.iter().map(entry_row));
            out.print(aligned(&rows));
        }
    }
}

fn map_row(thread: &Thread, map: &Map) -> [String; 8] {
    let cost = probes(map);
    let mean = |mean: Option<f64>| mean.map_or("-".to_owned(), |mean| format!("{mean:.1}"));
    [
        name(thread).to_owned(),
        map.field.clone(),
        map.length.to_string(),
        map.size.to_string(),
        map.threshold.to_string(),
        cost.longest_run.to_string(),
        mean(cost.hit),
        mean(cost.miss),
    ]
}

fn entry_row(entry: &Entry) -> [String; 7] {
    let key = entry.key.as_ref();
    let value = entry.value.as_ref();
    [
        entry.slot.to_string(),
        entry.home.map_or("-".to_owned(), |home| home.to_string()),
        key.map_or("stale".to_owned(), |key| match key.declared_by.is_empty() {
            true => key.class.clone(),
            false => key.declared_by.join(", "),
        }),
        key.map_or("-".to_owned(), |key| key.hash.cast_signed().to_string()),
        value.map_or("null".to_owned(), |value| {
            value.class.clone().unwrap_or_else(|| "?".to_owned())
        }),
        value.map_or("0".to_owned(), |value| {
            value
                .bytes
                .map_or("?".to_owned(), |bytes| bytes.to_string())
        }),
        fate(entry.fate).to_owned(),
    ]
}

fn owner(owner: &Owner) -> String {
    match owner {
        Owner::Declared(names) => names.join(", "),
        Owner::Undeclared(class) => format!("{class}, which no field refers to"),
        Owner::Stale(Some(class)) => format!("stale, value {class}"),
        Owner::Stale(None) => "stale, value null".to_owned(),
    }
}

fn fate(fate: Option<Fate>) -> &'static str {
    fate.map_or("-", Fate::name)
}

fn name(thread: &Thread) -> &str {
    thread.name.as_deref().unwrap_or("?")
}

/// Everything, as the versioned contract has it.
fn whole(report: &Report, file: &str) -> Json {
    json!({
        "version": VERSION,
        "file": file,
        "idSize": report.id_size,
        "referenceSize": report.reference_size,
        "partial": report.partial.as_ref().map(ToString::to_string),
        "threads": report.threads.iter().map(|thread| json!({
            "name": thread.name,
            "id": thread.id,
            "class": thread.class,
            "running": thread.is_running,
            "maps": thread.maps.iter().map(map_json).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "groups": groups(report).iter().map(|group| json!({
            "owner": match &group.owner {
                Owner::Declared(names) => json!({ "declaredBy": names }),
                Owner::Undeclared(class) => json!({ "class": class }),
                Owner::Stale(class) => json!({ "stale": true, "value": class }),
            },
            "fate": group.fate.map(Fate::name),
            "entries": group.entries,
            "threads": group.threads,
            "bytes": group.bytes,
        })).collect::<Vec<_>>(),
    })
}

fn map_json(map: &Map) -> Json {
    let cost = probes(map);
    json!({
        "field": map.field,
        "length": map.length,
        "size": map.size,
        "threshold": map.threshold,
        "longestRun": cost.longest_run,
        "hit": cost.hit,
        "miss": cost.miss,
        "entries": map.entries.iter().map(|entry| json!({
            "slot": entry.slot,
            "home": entry.home,
            "key": entry.key.as_ref().map(key_json),
            "value": entry.value.as_ref().map(|value| json!({
                "class": value.class,
                "bytes": value.bytes,
            })),
            "fate": entry.fate.map(Fate::name),
        })).collect::<Vec<_>>(),
    })
}

fn key_json(key: &Key) -> Json {
    json!({
        "class": key.class,
        // Java's int.
        "hash": key.hash.cast_signed(),
        "declaredBy": key.declared_by,
    })
}
