//! Reads the bytes of a file or of standard input, but never more than a limit.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use crate::source::SourceErrorKind;

/// All bytes of a file, which may be a pipe.
///
/// # Errors
/// When it cannot be read, has more than `limit` bytes, or became shorter meanwhile: what is left
/// of a file that is being written is not what its writer means.
pub fn file(path: &Path, limit: u64) -> Result<Vec<u8>, SourceErrorKind> {
    let file = File::open(path).map_err(|error| unreadable(&error))?;
    let expected = match file.metadata() {
        Ok(metadata) if metadata.is_file() => metadata.len(),
        _ => 0,
    };
    if expected > limit {
        return Err(SourceErrorKind::TooLarge {
            bytes: Some(expected),
            limit,
        });
    }
    all(file, expected, limit)
}

pub fn standard_input(limit: u64) -> Result<Vec<u8>, SourceErrorKind> {
    all(io::stdin().lock(), 0, limit)
}

/// Reads to the end, where at least `expected` bytes should be.
fn all(source: impl Read, expected: u64, limit: u64) -> Result<Vec<u8>, SourceErrorKind> {
    // One byte over what is expected, so that the end is found without growing.
    let capacity = usize::try_from(expected).unwrap_or(0).saturating_add(1);
    let mut bytes = Vec::with_capacity(capacity);
    source
        .take(limit.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(&error))?;
    let read = bytes.len() as u64;
    if read > limit {
        Err(SourceErrorKind::TooLarge { bytes: None, limit })
    } else if read < expected {
        Err(SourceErrorKind::Shrank { expected, read })
    } else {
        Ok(bytes)
    }
}

/// What the file system says of a path that it cannot give.
pub fn unreadable(error: &io::Error) -> SourceErrorKind {
    match error.kind() {
        ErrorKind::NotFound => SourceErrorKind::NotFound,
        _ => SourceErrorKind::Unreadable {
            reason: error.to_string(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_than_the_limit_is_read() {
        let endless = || io::repeat(b'a');
        assert_eq!(
            all(endless(), 0, 10),
            Err(SourceErrorKind::TooLarge {
                bytes: None,
                limit: 10
            })
        );
        assert_eq!(all(endless().take(10), 10, 10), Ok(vec![b'a'; 10]));
        assert_eq!(all(endless().take(10), 4, u64::MAX), Ok(vec![b'a'; 10]));
    }

    #[test]
    fn a_file_that_became_shorter_is_refused() {
        let shrank = SourceErrorKind::Shrank {
            expected: 9,
            read: 3,
        };
        assert_eq!(all(&b"abc"[..], 9, 100), Err(shrank));
    }

    /// Fails after some bytes, as a disk does.
    struct Failing(bool);

    impl Read for Failing {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            if std::mem::replace(&mut self.0, true) {
                return Err(io::Error::other("input/output error"));
            }
            buffer[..3].copy_from_slice("甲".as_bytes());
            Ok(3)
        }
    }

    #[test]
    fn what_was_read_before_an_error_is_not_taken_for_the_file() {
        assert!(matches!(
            all(Failing(false), 0, 100),
            Err(SourceErrorKind::Unreadable { .. })
        ));
    }
}
