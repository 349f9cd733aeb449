//! The objects of SARIF 2.1.0 that are written, named as there.

use std::collections::BTreeMap;

use serde::Serialize;

use super::message::{MultiformatText, Text};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReportingDescriptor {
    pub id: String,
    pub name: String,
    pub short_description: Text,
    pub full_description: Text,
    pub help: MultiformatText,
    pub default_configuration: Configuration,
    pub properties: Properties,
}

#[derive(Serialize)]
pub struct Configuration {
    pub level: &'static str,
}

#[derive(Serialize)]
pub struct Properties {
    pub tags: Vec<String>,
    /// What GitHub sorts by.
    #[serde(rename = "problem.severity")]
    pub problem_severity: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Result<'f> {
    pub rule_id: &'f str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_index: Option<usize>,
    pub kind: &'static str,
    pub level: &'static str,
    pub message: Text,
    pub locations: [Location<'f>; 1],
    pub related_locations: Vec<Location<'f>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fixes: Vec<Fix<'f>>,
    pub partial_fingerprints: BTreeMap<&'static str, &'f str>,
    /// Written though empty, which says that the result is not suppressed; without it nobody would
    /// know.
    pub suppressions: Vec<SarifSuppression<'f>>,
}

#[derive(Serialize)]
pub struct SarifSuppression<'f> {
    /// `inSource` or `external`.
    pub kind: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub justification: &'f str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Location<'f> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<usize>,
    pub physical_location: PhysicalLocation<'f>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<Text>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PhysicalLocation<'f> {
    pub artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<Region<'f>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ArtifactLocation {
    pub uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri_base_id: Option<&'static str>,
}

/// Lines and columns count from 1, `char_offset` from 0; ends are exclusive.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Region<'f> {
    pub start_line: u32,
    pub start_column: u32,
    pub end_line: u32,
    pub end_column: u32,
    pub char_offset: u32,
    pub char_length: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub snippet: Option<Content<'f>>,
}

#[derive(Serialize)]
pub struct Content<'f> {
    pub text: &'f str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Fix<'f> {
    pub description: Text,
    pub artifact_changes: [ArtifactChange<'f>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ArtifactChange<'f> {
    pub artifact_location: ArtifactLocation,
    pub replacements: [Replacement<'f>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Replacement<'f> {
    pub deleted_region: Region<'f>,
    pub inserted_content: Content<'f>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Invocation<'f> {
    pub execution_successful: bool,
    pub tool_execution_notifications: Vec<Notification<'f>>,
}

#[derive(Serialize)]
pub struct Notification<'f> {
    pub level: &'static str,
    pub message: Text,
    pub locations: Vec<Location<'f>>,
}
