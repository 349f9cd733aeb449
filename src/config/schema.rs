//! The JSON Schema of configurations, for editors.

use schemars::Schema;

use super::written::WrittenConfig;
use crate::rule::schema_of;

/// The schema, with Chinese descriptions of every key.
pub fn schema() -> Schema {
    schema_of::<WrittenConfig>("heshu 配置文件")
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::config::written::keys;

    fn sorted<'k>(keys: impl IntoIterator<Item = &'k str>) -> Vec<&'k str> {
        let mut keys: Vec<&str> = keys.into_iter().collect();
        keys.sort_unstable();
        keys
    }

    fn properties(schema: &Value) -> Vec<&str> {
        let properties = schema["properties"].as_object().unwrap();
        sorted(properties.keys().map(String::as_str))
    }

    #[test]
    fn the_keys_read_are_the_keys_of_the_schema() {
        let schema = schema();
        let schema = schema.as_value();
        assert_eq!(properties(schema), sorted(keys::CONFIG.iter().copied()));
        for (name, keys) in [
            ("WrittenOverride", keys::OVERRIDE),
            ("WrittenHedges", keys::HEDGES),
            ("WrittenUnit", keys::UNIT),
        ] {
            let defined = &schema["$defs"][name];
            assert_eq!(properties(defined), sorted(keys.iter().copied()), "{name}");
            assert_eq!(defined["additionalProperties"], false, "{name}");
        }
    }

    #[test]
    fn only_what_must_be_there_is_required() {
        let schema = schema();
        let required = |value: &Value| value["required"].to_string();
        let definitions = schema.get("$defs").unwrap();
        assert_eq!(required(schema.as_value()), "null");
        assert_eq!(required(&definitions["WrittenOverride"]), r#"["paths"]"#);
        assert_eq!(required(&definitions["WrittenUnit"]), r#"["name"]"#);
        assert_eq!(required(&definitions["WrittenHedges"]), "null");
    }

    #[test]
    fn every_key_is_described_in_chinese() {
        fn visit(value: &Value) {
            let properties = value.get("properties").and_then(Value::as_object);
            for (key, schema) in properties.into_iter().flatten() {
                let said = schema["description"].as_str().unwrap_or_default();
                assert!(said.contains(|c: char| c >= '一'), "{key}: {said}");
            }
            let definitions = value.get("$defs").and_then(Value::as_object);
            definitions
                .into_iter()
                .flatten()
                .for_each(|(_, value)| visit(value));
        }
        let mut schema = schema();
        // The cues are named by rules too, and described there.
        let properties = schema.get_mut("properties").unwrap();
        let cues = properties["cues"].as_object_mut().unwrap();
        assert!(cues.remove("properties").is_some());
        visit(schema.as_value());
    }
}
