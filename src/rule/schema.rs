//! The JSON Schema of rule files, for editors.

use super::written::WrittenFile;

/// The schema, with Chinese descriptions of every key.
pub fn schema() -> schemars::Schema {
    let mut schema = schemars::SchemaGenerator::default().into_root_schema_for::<WrittenFile>();
    schema.insert("title".to_owned(), "heshu 规则文件".into());
    schema
}
