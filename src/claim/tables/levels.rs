//! Names of levels, of which each holds those after it.

/// Each row lists the names of its levels from the highest down; figures of two levels count different things.
const LEVELS: &[&[&[&str]]] = &[
    &[
        &["省", "自治区", "直辖市"],
        &["市", "州", "盟"],
        &["县", "区", "旗"],
        &["乡", "镇", "乡镇", "街道"],
        &["村", "社区", "居委会", "村委会"],
        &["小组", "村民组", "网格", "小区"],
    ],
    &[&["大项"], &["分项"], &["小项"]],
    &[&["大类"], &["中类"], &["小类"]],
    &[&["集团"], &["子公司", "分公司"], &["门店"]],
    &[
        &["院区", "校区"],
        &["学院", "科室", "院系"],
        &["专业", "班级"],
    ],
    &[&["赛区"], &["赛场", "场馆"]],
    &[&["章"], &["节"], &["条"]],
    &[&["楼栋", "栋"], &["单元"]],
];

/// Whether each name ends in that of a lower level than the one before: 县, 乡镇, 村.
pub fn go_down(names: &[&str]) -> bool {
    let level = |row: &[&[&str]], name: &str| {
        let mut levels = row.iter();
        levels.position(|level| level.iter().any(|word| name.ends_with(word)))
    };
    let goes_down = |row: &&[&[&str]]| {
        names.is_sorted_by(
            |higher, lower| match (level(row, higher), level(row, lower)) {
                (Some(higher), Some(lower)) => higher < lower,
                _ => false,
            },
        )
    };
    LEVELS.iter().any(goes_down)
}
