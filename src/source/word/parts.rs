//! The files that a document is packed of.

use std::io::Read;

use flate2::bufread::DeflateDecoder;
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder};

use crate::source::SourceErrorKind as Kind;

/// Bytes that a part may unpack to: a few kilobytes can be packed to be gigabytes.
const MOST: u64 = 256 << 20;
/// Files of an archive that are looked at for the parts.
const MOST_FILES: usize = 10_000;

/// The parts of a document by name.
pub struct Parts<'b> {
    archive: rawzip::ZipSliceArchive<&'b [u8]>,
    found: Vec<(String, CompressionMethod, ZipArchiveEntryWayfinder)>,
}

impl<'b> Parts<'b> {
    /// # Errors
    /// When the list of files at the end of the archive can't be read, as where a copy broke off.
    pub fn of(bytes: &'b [u8]) -> Result<Self, rawzip::Error> {
        let archive = ZipArchive::from_slice(bytes)?;
        let mut found = Vec::new();
        let mut entries = archive.entries();
        while let Some(entry) = entries.next_entry()? {
            let path = entry.file_path();
            let name = String::from_utf8_lossy(path.as_ref()).into_owned();
            if name.starts_with("word/") {
                found.push((name, entry.compression_method(), entry.wayfinder()));
            }
            if found.len() > MOST_FILES {
                break;
            }
        }
        Ok(Parts { archive, found })
    }

    pub fn has(&self, name: &str) -> bool {
        self.found.iter().any(|(part, ..)| part == name)
    }

    /// What a part holds, `None` where there is no such part.
    ///
    /// # Errors
    /// When it can't be unpacked, or unpacks to too much.
    pub fn read(&self, name: &str) -> Result<Option<Vec<u8>>, Kind> {
        let mut found = self.found.iter();
        let Some((_, method, place)) = found.find(|(part, ..)| part == name) else {
            return Ok(None);
        };
        let unreadable = |reason: String| Kind::DamagedWord { reason };
        let entry = self.archive.get_entry(*place);
        let entry = entry.map_err(|error| unreadable(error.to_string()))?;
        let packed: Box<dyn Read> = match *method {
            CompressionMethod::STORE => Box::new(entry.verifying_reader(entry.data())),
            CompressionMethod::DEFLATE => {
                Box::new(entry.verifying_reader(DeflateDecoder::new(entry.data())))
            }
            _ => return Err(unreadable(format!("{name}: unknown compression"))),
        };
        let mut unpacked = Vec::new();
        packed
            .take(MOST + 1)
            .read_to_end(&mut unpacked)
            .map_err(|error| unreadable(format!("{name}: {error}")))?;
        if unpacked.len() as u64 > MOST {
            let (bytes, limit) = (None, MOST);
            return Err(Kind::TooLarge { bytes, limit });
        }
        Ok(Some(unpacked))
    }
}
