//! What the author says: taken from the flags, else asked for line by line.

use std::io::{self, BufRead, IsTerminal, Write};

use super::propose;
use super::roles::{self, ChosenRole};
use super::sentence::Sentence;
use super::wrong::Wrong;
use super::{NewArgs, Refused, trial};
use crate::cli::console::complain;
use crate::language::{Language, Term};
use crate::rule::spoken;

/// What must be given by flags where nobody can be asked, and what it is.
const NEEDED: [(&str, Term); 4] = [
    ("--text", Term::new("例句", "an example sentence")),
    (
        "--role",
        Term::new("角色，如 总数=46家", "roles, such as 总数=46家"),
    ),
    ("--assert", Term::new("应有的关系", "what must hold")),
    ("--id", Term::new("编号", "an id")),
];

/// Whether the flags say all that is needed; what is missing is reported.
pub fn complete(arguments: &NewArgs, language: Language) -> bool {
    let given = [
        arguments.text.is_some(),
        !arguments.role.is_empty(),
        arguments.assert.is_some(),
        arguments.id.is_some(),
    ];
    let missing = NEEDED.iter().zip(given).filter(|(_, given)| !given);
    let missing: Vec<String> = missing
        .map(|((flag, what), _)| format!("{flag} ({})", what.in_language(language)))
        .collect();
    if missing.is_empty() {
        return true;
    }
    let missing = missing.join(Term::new("、", ", ").in_language(language));
    complain(&match language {
        Language::Chinese => {
            format!("错误：还缺 {missing}\n  建议：在终端上运行，或加 -i，会逐项询问")
        }
        Language::English => format!(
            "error: {missing} missing\n  help: in a terminal, or with -i, you are asked for each"
        ),
    });
    false
}

/// Asks the author, when there is somebody to ask.
pub struct Questions {
    asking: bool,
    language: Language,
}

impl Questions {
    pub fn new(interactive: bool, language: Language) -> Self {
        Questions {
            asking: interactive || io::stdin().is_terminal(),
            language,
        }
    }

    pub const fn asking(&self) -> bool {
        self.asking
    }

    pub fn text(&mut self, given: Option<&str>) -> Result<String, Refused> {
        self.given_or_asked(
            given,
            Term::new(
                "例句（数字没有错的一句话）：",
                "A sentence with right figures: ",
            ),
        )
    }

    /// The id; one that can't be taken is asked for again.
    pub fn id(&mut self, given: Option<&str>) -> Result<String, Refused> {
        let question = Term::new(
            "编号（小写字母、数字、连字符，如 my-rule）：",
            "An id (lower-case letters, digits, hyphens, such as my-rule): ",
        );
        loop {
            let id = self.given_or_asked(given, question)?;
            if trial::is_free(&id, self.language) {
                return Ok(id);
            }
            if given.is_some() {
                return Err(Refused);
            }
        }
    }

    /// The relation itself is the title when none is given.
    pub fn title(&mut self, given: Option<&str>, assert: &str) -> String {
        let relation = spoken(assert, Language::Chinese);
        if given.is_none() && self.asking {
            let question = match self.language {
                Language::Chinese => format!("标题（回车就用「{relation}」）："),
                Language::English => format!("A title (Enter for 「{relation}」): "),
            };
            return self.answer(&question).unwrap_or(relation);
        }
        given.map_or(relation, str::to_owned)
    }

    /// The roles given, or asked for until an empty line.
    pub fn roles(
        &mut self,
        given: &[String],
        sentence: &Sentence,
    ) -> Result<Vec<ChosenRole>, Refused> {
        let mut roles = Vec::new();
        for words in given {
            match roles::chosen(words, sentence, self.language) {
                Ok(role) => roles.push(role),
                Err(problem) => {
                    complain(&problem);
                    return Err(Refused);
                }
            }
        }
        if !given.is_empty() || !self.asking {
            return Ok(roles);
        }
        let question = Term::new(
            "角色，写 名字=序号，并列的几个用逗号隔开（回车结束）：",
            "A role, as name=number, commas between listed figures (Enter to end): ",
        );
        while let Some(words) = self.answer(question.in_language(self.language)) {
            match roles::chosen(&words, sentence, self.language) {
                Ok(role) => roles.push(role),
                Err(problem) => complain(&problem),
            }
        }
        if roles.is_empty() {
            complain(
                Term::new("错误：没有说哪个数叫什么", "error: no role was named")
                    .in_language(self.language),
            );
            return Err(Refused);
        }
        Ok(roles)
    }

    /// The relation; one that is not understood is asked for again.
    pub fn assert(&mut self, given: Option<&str>, roles: &[ChosenRole]) -> Result<String, Refused> {
        let question = Term::new(
            "应有什么关系，如 复工率 == 已复工 / 总数：",
            "What must hold, such as 复工率 == 已复工 / 总数: ",
        );
        loop {
            let assert = self.given_or_asked(given, question)?;
            if trial::is_understood(&assert, roles, self.language) {
                return Ok(assert);
            }
            if given.is_some() {
                return Err(Refused);
            }
        }
    }

    /// The words beside each role: those given, else those proposed, which the author may change.
    pub fn labels(
        &mut self,
        given: &[String],
        sentence: &Sentence,
        roles: &mut [ChosenRole],
    ) -> Result<(), Refused> {
        for words in given {
            roles::labelled(words, roles, self.language).map_err(|problem| {
                complain(&problem);
                Refused
            })?;
        }
        if !self.asking || !given.is_empty() {
            return Ok(());
        }
        for (index, label) in propose::labels(sentence, roles) {
            let name = &roles[index].name;
            let question = match self.language {
                Language::Chinese => {
                    format!("「{name}」旁边要有哪个词（回车用「{label}」，- 不限）：")
                }
                Language::English => {
                    format!(
                        "Which word must stand beside {name} (Enter for 「{label}」, - for any): "
                    )
                }
            };
            let answer = self.answer(&question);
            let words = answer.as_deref().unwrap_or(&label);
            roles[index].labels = Some(match words {
                "-" => Vec::new(),
                words => roles::words_of(words),
            });
        }
        Ok(())
    }

    /// The wrong figure; `None` to make one.
    pub fn wrong(
        &mut self,
        given: Option<&str>,
        sentence: &Sentence,
        roles: &[ChosenRole],
    ) -> Result<Option<Wrong>, Refused> {
        let question = Term::new(
            "哪个数改成什么就是错的，如 70%=80%（回车自动改一个）：",
            "Which figure is wrong as what, such as 70%=80% (Enter to have one made): ",
        );
        loop {
            let answer = match given {
                Some(given) => Some(given.to_owned()),
                None if self.asking => self.answer(question.in_language(self.language)),
                None => None,
            };
            let Some(answer) = answer else {
                return Ok(None);
            };
            match Wrong::said(&answer, sentence, roles, self.language) {
                Ok(wrong) => return Ok(Some(wrong)),
                Err(problem) => complain(&problem),
            }
            if given.is_some() {
                return Err(Refused);
            }
        }
    }

    /// The file to write to; `None` to print the rule.
    pub fn output(&mut self) -> Option<String> {
        if !self.asking {
            return None;
        }
        let question = Term::new(
            "写到哪个文件（回车只打印）：",
            "The file to write to (Enter to print): ",
        );
        self.answer(question.in_language(self.language))
    }

    /// What was given by a flag, else the answer, which must not be empty.
    fn given_or_asked(&mut self, given: Option<&str>, question: Term) -> Result<String, Refused> {
        if let Some(given) = given {
            return Ok(given.trim().to_owned());
        }
        self.answer(question.in_language(self.language))
            .ok_or_else(|| {
                let none = Term::new(
                    "错误：没有回答，未写出规则",
                    "error: no answer; no rule was written",
                );
                complain(none.in_language(self.language));
                Refused
            })
    }

    /// The answer; `None` when it is empty or there are no more lines.
    fn answer(&mut self, question: &str) -> Option<String> {
        let mut errors = io::stderr().lock();
        // There is nobody left to ask if that fails; the answer will be missing then.
        let _ = write!(errors, "{question}").and_then(|()| errors.flush());
        let mut line = String::new();
        let read = io::stdin().lock().read_line(&mut line).ok()?;
        if read == 0 || !io::stdin().is_terminal() {
            let _ = writeln!(errors);
        }
        let line = line.trim();
        (!line.is_empty()).then(|| line.to_owned())
    }
}
