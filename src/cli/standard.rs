//! Standard output, whose reader may leave early: `heshu check … | head -1` has the exit code that it would
//! have without `head`.

use std::io::{self, Write};

/// Writes on to nobody when the reader has left.
pub struct Standard<'o> {
    out: &'o mut dyn Write,
    is_closed: bool,
}

impl<'o> Standard<'o> {
    pub const fn new(out: &'o mut dyn Write) -> Self {
        Standard {
            out,
            is_closed: false,
        }
    }
}

impl Write for Standard<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.is_closed {
            return Ok(bytes.len());
        }
        match self.out.write(bytes) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.is_closed = true;
                Ok(bytes.len())
            }
            other => other,
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self.out.flush() {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.is_closed = true;
                Ok(())
            }
            other => other,
        }
    }
}
