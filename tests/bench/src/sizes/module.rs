//! Reads a WebAssembly module: how many bytes each section takes, and each function that it defines, by name.
//!
//! Bytes go in; sections and functions come out, in the order of the file, with bytes as they lie there, not compressed.
//! An error is what is wrong with the module. The facts are the WebAssembly core specification's, as `wasmparser` reads
//! it, and its appendix on the custom section `name`. This file does not know what a name means.

use std::collections::HashMap;

use wasmparser::{BinaryReaderError, KnownCustom, Name, Parser, Payload, TypeRef};

/// What a module is made of.
pub struct Module {
    /// Each section's name, and the bytes of its content.
    pub sections: Vec<(String, usize)>,
    /// Each function's name as the linker knows it, empty if it has none, and the bytes of its body.
    pub functions: Vec<(String, usize)>,
}

/// Reads a module.
///
/// # Errors
/// If the bytes are no module.
pub fn read(bytes: &[u8]) -> Result<Module, BinaryReaderError> {
    let mut sections = Vec::new();
    let mut bodies = Vec::new();
    let mut names = HashMap::new();
    // Functions are numbered from the imported ones on.
    let mut imported = 0;
    for payload in Parser::new(0).parse_all(bytes) {
        let payload = payload?;
        match &payload {
            Payload::ImportSection(reader) => {
                for import in reader.clone().into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.range().len()),
            Payload::CustomSection(custom) => {
                if let KnownCustom::Name(reader) = custom.as_known() {
                    for subsection in reader {
                        if let Name::Function(map) = subsection? {
                            for naming in map {
                                let naming = naming?;
                                names.insert(naming.index, naming.name.to_owned());
                            }
                        }
                    }
                }
                sections.push((custom.name().to_owned(), custom.data().len()));
                continue;
            }
            _ => {}
        }
        if let Some((_, range)) = payload.as_section() {
            sections.push((name_of(&payload).to_owned(), range.len()));
        }
    }
    let functions = (imported..)
        .zip(bodies)
        .map(|(index, bytes)| (names.remove(&index).unwrap_or_default(), bytes))
        .collect();
    Ok(Module {
        sections,
        functions,
    })
}

/// What the specification calls a section that is not custom.
fn name_of(payload: &Payload<'_>) -> &'static str {
    match payload {
        Payload::CodeSectionStart { .. } => "code",
        Payload::DataSection(_) => "data",
        Payload::TypeSection(_) => "types",
        Payload::ElementSection(_) => "elements",
        Payload::FunctionSection(_) => "functions",
        _ => "other",
    }
}
