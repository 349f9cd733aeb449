//! Reads the YAML of the built-in rules while heshu is built, with the code that reads the rules of
//! others at run time, and writes the trees for `src/rule/builtin.rs` to embed: of every file one
//! whole and one without the examples.

// What the library has besides goes unused here.
#[allow(dead_code)]
#[path = "../src/rule/load/node.rs"]
mod node;
mod pack;
#[path = "../src/rule/load/packed.rs"]
mod packed;
#[path = "../src/rule/placed.rs"]
mod placed;
#[allow(dead_code)]
#[path = "../src/source/span.rs"]
mod span;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use node::{Content, Node};
use placed::Placed;
use span::Span;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=rules");
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    for entry in fs::read_dir("rules")? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "yaml") {
            write_trees(&path, &out)?;
        }
    }
    Ok(())
}

/// A file that is no YAML has empty trees: it is read again at run time, which tells its author what
/// is wrong and where.
fn write_trees(path: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    let (whole, bare) = match node::parse(&text) {
        Ok(whole) => {
            let bare = without_examples(whole.clone());
            (packed(&whole, &text)?, packed(&bare, &text)?)
        }
        Err(_) => Default::default(),
    };
    let name = path.file_name().ok_or("a file without a name")?;
    fs::write(out.join(name).with_extension("whole"), whole)?;
    fs::write(out.join(name).with_extension("bare"), bare)?;
    Ok(())
}

fn packed(node: &Node<'_>, text: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let bytes = pack::pack(node, text);
    match packed::unpack(&bytes, text) {
        Some(read) if read == *node => Ok(bytes),
        _ => Err("a tree is not what it was once packed and unpacked".into()),
    }
}

/// The tree without `tests` in its rules.
fn without_examples(mut file: Node<'_>) -> Node<'_> {
    let rules = value_mut(&mut file, "rules").map(|node| &mut node.content);
    if let Some(Content::List(rules)) = rules {
        for rule in rules {
            if let Content::Map(entries) = &mut rule.content {
                entries.retain(|(key, _)| key.value != "tests");
            }
        }
    }
    file
}

fn value_mut<'n, 't>(node: &'n mut Node<'t>, wanted: &str) -> Option<&'n mut Node<'t>> {
    let Content::Map(entries) = &mut node.content else {
        return None;
    };
    let found = entries.iter_mut().find(|(key, _)| key.value == wanted);
    found.map(|(_, value)| value)
}
