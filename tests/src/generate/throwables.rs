//! The exceptions that generated programs throw and catch.

/// Class, superclass.
const CLASSES: &[(&str, &str)] = &[
    ("Throwable", ""),
    ("Exception", "Throwable"),
    ("Error", "Throwable"),
    ("AssertionError", "Error"),
    ("InterruptedException", "Exception"),
    ("ExecutionException", "Exception"),
    ("RuntimeException", "Exception"),
    ("IllegalStateException", "RuntimeException"),
    ("IllegalArgumentException", "RuntimeException"),
    ("UnsupportedOperationException", "RuntimeException"),
    ("ArithmeticException", "RuntimeException"),
    ("NullPointerException", "RuntimeException"),
    ("ClassCastException", "RuntimeException"),
    ("ArrayStoreException", "RuntimeException"),
    ("NegativeArraySizeException", "RuntimeException"),
    ("ConcurrentModificationException", "RuntimeException"),
    ("IndexOutOfBoundsException", "RuntimeException"),
    (
        "ArrayIndexOutOfBoundsException",
        "IndexOutOfBoundsException",
    ),
];

/// What a `throw` of a generated program throws.
pub const THROWN: &[&str] = &[
    "RuntimeException",
    "IllegalStateException",
    "IllegalArgumentException",
    "UnsupportedOperationException",
    "ArithmeticException",
    "IndexOutOfBoundsException",
    "Exception",
    "Error",
    "AssertionError",
    "Throwable",
];

/// What a `catch` may name whatever its `try` does.
pub const CAUGHT: &[&str] = &[
    "RuntimeException",
    "IllegalStateException",
    "IllegalArgumentException",
    "ArithmeticException",
    "IndexOutOfBoundsException",
    "NullPointerException",
    "ClassCastException",
    "Exception",
    "Error",
    "Throwable",
];

/// Whether a class is another one or below it.
pub fn is_subclass(class: &str, other: &str) -> bool {
    let mut class = class;
    while class != other {
        match CLASSES.iter().find(|(name, _)| *name == class) {
            Some((_, parent)) if !parent.is_empty() => class = parent,
            _ => return false,
        }
    }
    true
}

/// Whether the compiler wants a class to be caught or declared.
pub fn is_checked(class: &str) -> bool {
    !is_subclass(class, "RuntimeException") && !is_subclass(class, "Error")
}
