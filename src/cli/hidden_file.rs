//! The hidden files that outputs are until they are finished. A run that is ended from outside
//! (Ctrl-C, `kill`) removes them first, and then ends as it would have without that.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tempfile::{Builder, NamedTempFile};

/// Of this process, those that are there.
static THERE: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

fn there() -> MutexGuard<'static, Vec<PathBuf>> {
    THERE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A file that is removed unless it is put in its place.
pub struct HiddenFile {
    // Removed before it is no longer listed.
    file: NamedTempFile,
    _listed: Listed,
}

struct Listed(PathBuf);

impl Drop for Listed {
    fn drop(&mut self) {
        there().retain(|path| *path != self.0);
    }
}

impl HiddenFile {
    /// # Errors
    /// When the folder cannot be written to.
    pub fn create_in(folder: &Path) -> io::Result<HiddenFile> {
        #[cfg(unix)]
        ending::watch_for();
        // A run that is ended now waits for this file to be listed.
        let mut there = there();
        let file = hidden().tempfile_in(folder)?;
        there.push(file.path().to_owned());
        let _listed = Listed(file.path().to_owned());
        Ok(HiddenFile { file, _listed })
    }

    /// Puts the file in its place, which is done at once or not at all.
    ///
    /// # Errors
    /// When it can't be put there.
    pub fn persist(self, target: &Path) -> io::Result<()> {
        let persisted = self.file.persist(target);
        persisted.map(drop).map_err(|error| error.error)
    }
}

impl Write for HiddenFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

fn hidden() -> Builder<'static, 'static> {
    let mut builder = Builder::new();
    builder.prefix(".heshu-");
    // A temporary file is its owner's alone; a report is as public as any file.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}

#[cfg(unix)]
mod ending {
    use std::sync::Once;
    use std::{fs, thread};

    use signal_hook::consts::{SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    use super::there;

    /// Sees to it that signals that end the process find no hidden file left. Without a file there
    /// is nothing to see to, so this is done with the first.
    pub fn watch_for() {
        static ONCE: Once = Once::new();
        ONCE.call_once(|| {
            let Ok(mut signals) = Signals::new([SIGINT, SIGTERM]) else {
                return;
            };
            let remove = move || {
                for signal in signals.forever() {
                    let there = there();
                    for path in there.iter() {
                        // Nothing can be done about one that stays, and nobody told.
                        let _ = fs::remove_file(path);
                    }
                    // While `there` is locked, no other file is made.
                    let _ = emulate_default_handler(signal);
                }
            };
            // Without a thread more the run is ended as before: at once.
            let _ = thread::Builder::new().spawn(remove);
        });
    }
}
