//! Bytes → [`Document`]: file formats and encodings.
