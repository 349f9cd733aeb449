//! The JSON Schema of rule files, for editors.

use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema};
use serde_json::Value;

use super::written::WrittenFile;

/// The schema, with Chinese descriptions of every key.
pub fn schema() -> Schema {
    schema_of::<WrittenFile>("heshu 规则文件")
}

/// The schema of a kind of file under a title.
pub(crate) fn schema_of<T: JsonSchema>(title: &str) -> Schema {
    let settings = SchemaSettings::default().with_transform(NoNull);
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("title".to_owned(), title.into());
    schema
}

/// Takes `null` out: a key that may be left out may not stand there without a value.
#[derive(Clone, Debug)]
struct NoNull;

impl Transform for NoNull {
    fn transform(&mut self, schema: &mut Schema) {
        transform_subschemas(self, schema);
        if let Some(Value::Array(types)) = schema.get_mut("type") {
            types.retain(|name| name != "null");
            if let [only] = &mut types[..] {
                let only = only.take();
                schema.insert("type".to_owned(), only);
            }
        }
        if let Some(Value::Array(choices)) = schema.get_mut("anyOf") {
            choices.retain(|choice| choice.get("type").is_none_or(|name| name != "null"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_has_a_chinese_description_and_none_may_be_null() {
        fn visit(value: &Value, keys: &mut usize) {
            if let Some(properties) = value.get("properties").and_then(Value::as_object) {
                for (key, schema) in properties {
                    let said = schema.get("description").and_then(Value::as_str);
                    let said = said.unwrap_or_else(|| panic!("{key} has no description"));
                    assert!(said.contains(|c: char| c >= '一'), "{key}: {said}");
                    *keys += 1;
                }
            }
            match value {
                Value::Object(members) => members.values().for_each(|value| visit(value, keys)),
                Value::Array(items) => items.iter().for_each(|value| visit(value, keys)),
                other => assert_ne!(other, "null"),
            }
        }
        let mut keys = 0;
        visit(schema().as_value(), &mut keys);
        assert!(keys > 40, "{keys} keys");
    }

    #[test]
    fn every_word_of_a_closed_set_is_explained() {
        fn visit(value: &Value, words: &mut usize) {
            if let Some(listed) = value.get("enum").and_then(Value::as_array) {
                let meanings = value.get("enumDescriptions").and_then(Value::as_array);
                assert_eq!(meanings.map(Vec::len), Some(listed.len()), "{listed:?}");
                for meaning in meanings.into_iter().flatten().filter_map(Value::as_str) {
                    assert!(meaning.contains(|c: char| c >= '一'), "{meaning}");
                }
                *words += listed.len();
            }
            match value {
                Value::Object(members) => members.values().for_each(|value| visit(value, words)),
                Value::Array(items) => items.iter().for_each(|value| visit(value, words)),
                _ => {}
            }
        }
        let mut words = 0;
        visit(schema().as_value(), &mut words);
        assert!(words > 60, "{words} words");
    }

    #[test]
    fn only_what_every_rule_has_is_required() {
        let schema = schema();
        let definitions = schema.get("$defs").unwrap();
        let required = |name: &str| definitions[name]["required"].to_string();
        assert_eq!(required("WrittenRule"), r#"["id","title","where"]"#);
        assert_eq!(required("WrittenExample"), r#"["text"]"#);
        assert_eq!(required("WrittenTests"), "null");
    }

    #[test]
    fn closed_sets_are_listed() {
        let text = schema().as_value().to_string();
        for word in [
            "warning",
            "paragraph",
            "year_on_year",
            "date_range",
            "silent",
            "sibling_of",
        ] {
            assert!(text.contains(&format!("\"{word}\"")), "{word}");
        }
    }
}
