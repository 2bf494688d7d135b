//! The standard streams of the command line, whose reader may go away.
//!
//! In goes text, out comes nothing but what was written. Once nobody reads a
//! stream any more (`run … | head`), or it cannot be written to, it swallows
//! the rest, so that a command's exit code says what it would have said.
//! `print!` panics there.

use std::io::{self, ErrorKind, Write};

/// A stream that is written to until that fails.
pub struct Stream {
    to: Box<dyn Write>,
    /// How writing failed, once it has.
    ended: Option<ErrorKind>,
}

impl Stream {
    fn new(to: impl Write + 'static) -> Self {
        Self {
            to: Box::new(to),
            ended: None,
        }
    }

    /// Writes the text.
    pub fn print(&mut self, text: impl AsRef<str>) {
        if self.ended.is_none()
            && let Err(error) = self.to.write_all(text.as_ref().as_bytes())
        {
            self.ended = Some(error.kind());
        }
    }

    /// Writes the text and a line's end.
    pub fn line(&mut self, text: impl AsRef<str>) {
        self.print(format!("{}\n", text.as_ref()));
    }

    /// Whether what is written still gets somewhere.
    pub fn is_open(&self) -> bool {
        self.ended.is_none()
    }

    fn flush(&mut self) {
        if self.ended.is_none()
            && let Err(error) = self.to.flush()
        {
            self.ended = Some(error.kind());
        }
    }

    /// Whether something is lost that somebody would have read, for instance
    /// because the disk is full.
    fn has_lost(&self) -> bool {
        self.ended.is_some_and(|kind| kind != ErrorKind::BrokenPipe)
    }
}

/// Both streams.
pub struct Output {
    /// What a command is for.
    pub out: Stream,
    /// What goes wrong.
    pub errors: Stream,
}

impl Output {
    /// Those of this process.
    pub fn standard() -> Self {
        Self {
            out: Stream::new(io::stdout()),
            errors: Stream::new(io::stderr()),
        }
    }

    /// Writes what has not been written yet; whether everything got to those
    /// who read it.
    pub fn finish(&mut self) -> bool {
        self.out.flush();
        if self.out.has_lost() {
            self.errors
                .line("error: the standard output could not be written");
        }
        !self.out.has_lost()
    }
}

/// Columns as wide as their widest cell, two spaces apart; numbers are not
/// told from words.
pub fn aligned<const COLUMNS: usize>(rows: &[[String; COLUMNS]]) -> String {
    let width = |column: usize| {
        let cells = rows.iter().map(|row| row[column].chars().count());
        cells.max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..COLUMNS).map(width).collect();
    let mut text = String::new();
    for row in rows {
        let cells = row.iter().zip(&widths);
        let cells: Vec<String> = cells
            .map(|(cell, &width)| format!("{cell:<width$}"))
            .collect();
        text.push_str(cells.join("  ").trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Output, Stream};
    use std::io::{self, ErrorKind, Write};

    /// Fails after so many writes.
    struct Ending(usize, ErrorKind);

    impl Write for Ending {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            match self.0.checked_sub(1) {
                Some(left) => {
                    self.0 = left;
                    Ok(bytes.len())
                }
                None => Err(self.1.into()),
            }
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_reader_may_go_and_a_full_disk_is_an_error() {
        for (kind, is_fine) in [
            (ErrorKind::BrokenPipe, true),
            (ErrorKind::StorageFull, false),
        ] {
            let mut output = Output {
                out: Stream::new(Ending(1, kind)),
                errors: Stream::new(Vec::new()),
            };
            output.out.line("read");
            assert!(output.out.is_open(), "{kind}");
            output.out.line("not read");
            output.out.line("not even written");
            assert!(!output.out.is_open(), "{kind}");
            assert_eq!(output.finish(), is_fine, "{kind}");
        }
    }
}
