//! `threadlocal-lab leaks`: the ledger at the end of a run as a table, for each
//! leaked value why it stays and what would free it, and the entries of each
//! thread's maps.

use threadlocal_lab::session::Session;
use threadlocal_lab::view::{
    Call, CallView, ExplanationView, Fate, LeakedView, LedgerView, MapLeakView, ReliefView, Verdict,
};

use crate::output::{Stream, aligned};

/// Prints the ledger of a run; whether nothing leaked.
pub fn print(session: &mut Session, out: &mut Stream) -> bool {
    session.seek(u32::MAX);
    let view = session.view();
    let rows: Vec<(LedgerView, ExplanationView)> = view
        .ledger
        .into_iter()
        .filter_map(|row| {
            let explanation = session.explain(row.value)?;
            Some((row, explanation))
        })
        .collect();
    let mut table = vec![["value", "key", "bytes", "fate", "since", "retains"].map(str::to_owned)];
    table.extend(rows.iter().map(|(row, explanation)| {
        [
            row.label.clone(),
            row.key.clone(),
            row.bytes.to_string(),
            fate(row.fate).to_owned(),
            explanation
                .since
                .map_or("?".to_owned(), |operation| format!("op:{operation}")),
            explanation.retained.to_string(),
        ]
    }));
    if rows.is_empty() && view.ledger_count > 0 {
        out.line(format!("{} values, too many to list", view.ledger_count));
    } else {
        out.print(aligned(&table));
    }
    for (row, explanation) in rows.iter().filter(|(row, _)| leaks(row.fate)) {
        out.line(format!("\n{} ({}) stays:", row.label, row.key));
        out.line(format!("  {}", path(explanation)));
        if let Some(relief) = &explanation.relief {
            print_relief(relief, out);
        }
    }
    if !view.leaked.maps.is_empty() {
        out.print(format!("\n{}", maps(&view.leaked.maps)));
    }
    out.line(format!("\nleaked: {}", sum(&view.leaked)));
    view.leaked.entries == 0 && view.leaked.values == 0
}

/// A line for each map: its table, and its entries by their keys.
fn maps(views: &[MapLeakView]) -> String {
    let head = [
        "map", "length", "live", "doomed", "stale", "pinned", "entries", "values",
    ];
    let mut table = vec![head.map(str::to_owned)];
    table.extend(views.iter().map(|map| {
        let field = if map.inheritable {
            "inheritableThreadLocals"
        } else {
            "threadLocals"
        };
        let counts = [map.length, map.live, map.doomed, map.stale, map.pinned];
        let [length, live, doomed, stale, pinned] = counts.map(|count| count.to_string());
        let [entries, values] =
            [map.entry_bytes, map.value_bytes].map(|bytes| format!("{bytes} bytes"));
        [
            format!("{}.{field}", map.name),
            length,
            live,
            doomed,
            stale,
            pinned,
            entries,
            values,
        ]
    }));
    aligned(&table)
}

/// `9 entries, 0 values, 288 bytes`
fn sum(leaked: &LeakedView) -> String {
    let count = |count: u32, one: &str, many: &str| match count {
        1 => format!("1 {one}"),
        count => format!("{count} {many}"),
    };
    format!(
        "{}, {}, {} bytes",
        count(leaked.entries, "entry", "entries"),
        count(leaked.values, "value", "values"),
        leaked.bytes
    )
}

fn fate(fate: Fate) -> &'static str {
    match fate {
        Fate::Lingering => "lingering",
        Fate::InUse => "in use",
        Fate::HeldElsewhere => "held elsewhere",
        Fate::Doomed => "leaked: doomed",
        Fate::Stale => "leaked: stale",
        Fate::Pinned => "leaked: pinned",
        Fate::AwaitsFinalizer => "waits for finalize",
        Fate::Garbage => "garbage",
        Fate::Collected => "collected",
    }
}

fn leaks(fate: Fate) -> bool {
    matches!(fate, Fate::Doomed | Fate::Stale | Fate::Pinned)
}

/// `main → Thread main .threadLocals → ThreadLocalMap .table → …`
fn path(explanation: &ExplanationView) -> String {
    let links = explanation.path.iter().enumerate().map(|(index, link)| {
        let object = if link.label == link.class || link.label == "object" {
            link.class.clone()
        } else {
            link.label.clone()
        };
        match (index, &*link.name) {
            (0, "") => object,
            (0, name) => format!("{name} → {object}"),
            (_, name) if name.starts_with('[') => format!("{name} → {object}"),
            (_, name) => format!(".{name} → {object}"),
        }
    });
    links.collect::<Vec<_>>().join(" ")
}

fn print_relief(relief: &ReliefView, out: &mut Stream) {
    if relief.after_collection {
        let effect = if relief.collection_frees {
            "frees it by itself"
        } else {
            "alone does not free it"
        };
        out.line(format!("  after a GC, which {effect}:"));
    }
    for (verdict, text) in [
        (Verdict::Frees, "would free it"),
        (Verdict::Keeps, "would not"),
        (
            Verdict::ComputesInitialValue,
            "would not before initialValue() has run",
        ),
    ] {
        let calls = relief.calls.iter().filter(|call| call.verdict == verdict);
        let (new_keys, others): (Vec<&CallView>, Vec<_>) =
            calls.partition(|call| call.call == Call::SetNew);
        let mut texts: Vec<String> = others.into_iter().map(call_text).collect();
        let homes: Vec<u32> = new_keys.iter().filter_map(|call| call.home).collect();
        if !homes.is_empty() {
            let key = if relief.inheritable {
                "inheritable key"
            } else {
                "key"
            };
            texts.push(format!("set of a new {key} at home {}", ranges(&homes)));
        }
        if !texts.is_empty() {
            out.line(format!("  {text}: {}", texts.join(", ")));
        }
    }
}

fn call_text(view: &CallView) -> String {
    let method = match view.call {
        Call::Get => "get",
        Call::Set | Call::SetNew => "set",
        Call::Remove => "remove",
        Call::EndThread => return "the end of the thread".to_owned(),
    };
    format!("{}.{method}", view.label)
}

/// `0, 3–5, 9` of ascending numbers.
fn ranges(numbers: &[u32]) -> String {
    let runs = numbers.chunk_by(|a, b| a + 1 == *b);
    let texts = runs.map(|run| match run {
        [first, .., last] => format!("{first}–{last}"),
        [only] => only.to_string(),
        [] => String::new(),
    });
    texts.collect::<Vec<_>>().join(", ")
}
