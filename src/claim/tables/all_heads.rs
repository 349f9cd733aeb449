//! How a name begins that says no more than that all of something is meant.

/// 全市企业, 所有企业, 共有企业
pub const ALL_HEADS: &[&str] = &[
    "同期", "全部", "所有", "各类", "其", "我国", "全国", "全省", "全市", "全州", "全县", "全区",
    "全镇", "全乡", "全村", "全校", "共有", "现有",
];
