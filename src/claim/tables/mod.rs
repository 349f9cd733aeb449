//! The words of the lexicon: cues, periods, places, and words that are none of these though
//! they hold one.

mod all_heads;
mod cue_words;
mod currencies;
pub mod exceptions;
mod footing_words;
mod kinds;
mod levels;
mod list_words;
mod matter_words;
pub mod no_parts;
pub mod no_starts;
mod partitions;
mod period_words;
mod place_names;
mod place_words;
mod rate_words;
pub mod relative_days;
mod share_words;
mod traits;

pub use all_heads::ALL_HEADS;
pub use cue_words::{
    CUE_WORDS, FILLERS_NOT_CUES, NAMES_NOT_CUES, NEGATIONS, Reach, names_plan, reach_of, says_cue,
};
pub use currencies::{CARRIED_CURRENCIES, OTHER_MONEY};
pub use footing_words::{
    CHANGE_HEADS, NOT_ADDED_HEADS, NOT_CHANGE_HEADS, NOT_RATES, PART_HEADS, PAST_HEADS,
    SHARE_HEADS, SUBTOTAL_HEADS, TOTAL_HEADS, WHOLE_HEADS,
};
pub use kinds::{
    ATTAINMENTS, CROPS, DOINGS, FIELDS, HELD, HOLDERS, KINDS, NOT_ATTAINMENTS, NUMBERS_OF_KINDS,
    OVER_KINDS, OVERLAPS, RANKS, TIMES_OF_STOCKS, TITLES,
};
pub use levels::go_down;
pub use list_words::{
    AREA_ENDS, CLASS_TAILS, CLASSES_OF_PEOPLE, CLOSED_DIVISIONS, DEALT_WITH, GROUPS,
};
pub use matter_words::{ACTOR_WORDS, COUNTRY_WORDS, IDLE_WORDS, LEVEL_WORDS, PARTS_OF_YEAR};
pub use partitions::{PARTITIONS, Partition, SPELT_WHOLES};
pub use period_words::{EARLIER, PERIOD_WORDS, behind_period};
pub use place_names::{CITIES, COUNTRIES, NOT_ENDS, NOT_NAMES, NOT_PLACES, PLACE_ENDS, REGIONS};
pub use place_words::{holds_place, is_place, place_words};
pub use rate_words::{
    BEFORE_PARTS_OF_TIMES, ENDS_OF_PERIODS, IDLE_CHARACTERS, IDLE_WORDS_OF_RATES, NOW, SCOPE_ENDS,
    SCOPE_STARTS, SINCE_LAST_YEAR, SINCE_OTHER_TIMES,
};
pub use share_words::{
    IDLE_BEFORE_NAMES, NAMES_OF_COUNTS, NAMES_OF_MEASURES, NAMES_OF_MONEY, PEOPLE_ENDS,
    SHARE_ADVERBS, SHARE_SAID_WITH,
};
pub use traits::{OVERLAPPING, TRAITS};
