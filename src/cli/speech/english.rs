//! The descriptions of the command line in English, by the Chinese of `args.rs`.

/// The English of a description, heading or value name; `None` for one that is not in the table,
/// which a test keeps from happening.
pub fn of(chinese: &str) -> Option<&'static str> {
    let found = TABLE.iter().find(|(known, _)| *known == chinese);
    found.map(|(_, english)| *english)
}

const TABLE: &[(&str, &str)] = &[
    // Headings and names of values.
    ("参数", "Arguments"),
    ("选项", "Options"),
    ("通用选项", "Common options"),
    ("路径", "PATH"),
    ("格式", "FORMAT"),
    ("格式=文件", "FORMAT=PATH"),
    (
        "另以这种格式写到文件，如 sarif=heshu.sarif；可重复",
        "Also write this format to a file, as sarif=heshu.sarif; may be repeated",
    ),
    ("判定", "VERDICT"),
    ("级别", "LEVEL"),
    ("规则", "RULE"),
    ("行:列", "LINE:COLUMN"),
    ("外壳", "SHELL"),
    ("语言", "LANGUAGE"),
    ("时机", "WHEN"),
    ("编号", "ID"),
    ("例句", "EXAMPLE"),
    ("名字=数", "NAME=FIGURE"),
    ("式子", "RELATION"),
    ("名字=词", "NAME=WORDS"),
    ("标题", "TITLE"),
    ("数=错数", "FIGURE=WRONG"),
    ("文件", "FILE"),
    ("文件夹", "FOLDER"),
    // Manual pages.
    ("命令", "COMMAND"),
    ("输出手册（man）", "Print the manual (man pages)"),
    (
        "哪个命令的手册，如 rules test；不写就是 heshu 的",
        "Command to print the page of, such as rules test; that of heshu when left out",
    ),
    (
        "所有命令的手册写到这个文件夹，一个命令一页",
        "Write the pages of all commands to this folder, a page a command",
    ),
    // Facts, and drafts together.
    (
        "另加事实文件或文件夹；可重复",
        "File or folder of facts to use as well; may be repeated",
    ),
    (
        "各篇之间也核对：几篇稿件说同一件事，数应相同",
        "Check the drafts against each other too: what several tell of the same thing must agree",
    ),
    (
        "从已刊发的稿件拟出事实文件",
        "Draft a file of facts from published texts",
    ),
    (
        "拟一个事实文件，由人核对、修改后再用",
        "Draft a file of facts, for a person to look over before it is used",
    ),
    (
        "已刊发的稿件：文件或文件夹；- 是标准输入",
        "Published texts: files or folders; - is standard input",
    ),
    (
        "写到这个文件；已经有了就不写。不给则写到标准输出",
        "Write to this file, unless it is there already; standard output when left out",
    ),
    // The whole tool.
    (
        "核数：出版前核对中文稿件里的数字",
        "heshu: checks the numbers in Chinese drafts before they are published",
    ),
    (
        "不写命令时即 check：heshu 稿件.txt\n\n退出码：0 没有达到 --fail-on 的发现；1 有发现；2 未能完成（文件读不了、规则有误）",
        "Without a command it is check: heshu draft.txt\n\nExit codes: 0 no finding at or above \
         --fail-on; 1 findings; 2 the work could not be done (unreadable file, invalid rule)",
    ),
    ("显示帮助", "Print help"),
    ("显示版本", "Print version"),
    ("结果和报错的语言", "Language of results and errors"),
    ("何时用颜色", "When to use colours"),
    (
        "另加规则文件或文件夹；可重复",
        "Rule file or folder to use as well; may be repeated",
    ),
    (
        "另加事实文件或文件夹；可重复",
        "File or folder of facts to use as well; may be repeated",
    ),
    (
        "用这份配置；不写则从稿件所在的文件夹往上找 heshu.yaml",
        "Configuration to use; without it, heshu.yaml of the draft's folder or one above",
    ),
    ("不用任何配置", "Use no configuration"),
    (
        "一份稿件最大多少，如 500MB（最多 1GB）；更大的不读，并报错",
        "Largest draft, such as 500MB (1GB at most); larger ones are not read but reported",
    ),
    ("大小", "SIZE"),
    ("年-月-日", "YYYY-MM-DD"),
    (
        "见报或发布的日期，如 2020-05-29：今年、去年、本月按它推算；不写则看稿件的电头和落款",
        "Day of publication, such as 2020-05-29, from which this year, last year and this month are reckoned; \
         without it, the draft's dateline or closing date",
    ),
    // check
    (
        "各篇之间也核对：几篇稿件说同一件事，数应相同",
        "Check the drafts against each other too: what is told in several must agree",
    ),
    (
        "核对文件、文件夹或标准输入（默认命令）",
        "Check files, folders or standard input (the default command)",
    ),
    (
        "文件或文件夹；- 是标准输入；不写时读标准输入；在终端上，或者有 --since、--diff，则核对当前文件夹",
        "Files or folders; - is standard input. Without one, standard input, or the current folder \
         when that is a terminal, or with --since or --diff",
    ),
    ("输出格式", "Output format"),
    (
        "只输出这些判定，逗号分隔",
        "Print these verdicts only, separated by commas",
    ),
    (
        "也列出核实的关系，并展开提示",
        "List the relations that hold as well, and show hints in full",
    ),
    (
        "发现达到何种级别时退出码为 1",
        "Severity of a finding at which the exit code is 1",
    ),
    // claims, explain, ledger
    (
        "列出读到的每个数字及其含义",
        "List every figure read and what it says",
    ),
    (
        "文件或文件夹；- 是标准输入",
        "Files or folders; - is standard input",
    ),
    (
        "说明规则怎样绑定、怎样计算、为何不作声",
        "Tell how rules were bound, what was computed, and why a rule kept silent",
    ),
    (
        "列出所有数字，按所指归类，注明核实与否",
        "List all figures by what they measure, verified or not",
    ),
    ("文件；- 是标准输入", "File; - is standard input"),
    ("只说这条规则；可重复", "Only this rule; may be repeated"),
    (
        "只说这个位置上的数字：行:列，从 1 数起",
        "Only the figure at this place: line:column, counted from 1",
    ),
    // rules
    ("列出、查看、测试规则", "List, show and test rules"),
    (
        "列出所有规则：编号、级别、规则包、标题",
        "List all rules: id, severity, pack, title",
    ),
    (
        "显示一条规则的页面：查什么、怎样判断、例句、原文",
        "Show the page of a rule: what it checks, how, examples, the YAML",
    ),
    ("规则编号", "Id of the rule"),
    (
        "用规则里的例句测试规则",
        "Test rules with the examples in them",
    ),
    (
        "规则文件或文件夹；不写则测试内置规则和 --rules 的规则",
        "Rule files or folders; without one, the built-in rules and those of --rules",
    ),
    (
        "只测试这条规则；可重复",
        "Test this rule only; may be repeated",
    ),
    (
        "输出规则文件的 JSON Schema，供编辑器补全和检查",
        "Print the JSON Schema of rule files, for editors to complete and check",
    ),
    (
        "例句：一句数字没有错的话",
        "Example: a sentence whose figures are right",
    ),
    (
        "角色：例句里的哪个数叫什么，如 总数=46家；几个并列的数用逗号隔开；同样的数有两个时写序号，如 总数=#2；可重复",
        "Role: which figure of the example has which name, such as total=46; separate several \
         with commas; where a figure stands twice write its number, such as total=#2; may be \
         repeated",
    ),
    (
        "这些角色之间应有的关系，如「复工率 == 已复工 / 总数」",
        "What must hold between the roles, such as 'rate == done / total'",
    ),
    (
        "角色旁边要有的词，如 总数=企业,公司；等号后不写就不限；不给就照例句拟；可重复",
        "Words beside a role, such as total=firm,company; nothing behind the sign asks for none; \
         without it they are taken from the example; may be repeated",
    ),
    (
        "编号：小写字母、数字和连字符",
        "Id: small letters, digits and hyphens",
    ),
    (
        "标题；不写就用关系本身",
        "Title; without one, the relation itself",
    ),
    (
        "级别：error、warning 或 info",
        "Severity: error, warning or info",
    ),
    (
        "例句里哪个数改成什么就是错的，如 70%=80%；不写就自动改一个",
        "Which figure of the example is wrong when changed to what, such as 70%=80%; without it \
         one is changed",
    ),
    (
        "写到这个文件；已有的文件在后面添上；不写就只打印",
        "File to write to, at its end when there is one; without it the rule is printed",
    ),
    (
        "逐项询问，不在终端上也问",
        "Ask for each item, also without a terminal",
    ),
    // init, config
    (
        "写一份说明齐全的配置 heshu.yaml",
        "Write a configuration heshu.yaml that explains itself",
    ),
    (
        "写在哪个文件夹里；不写就是当前文件夹",
        "Folder to write it in; without one, the current folder",
    ),
    (
        "查看稿件用的配置；输出配置文件的 JSON Schema",
        "Show the configuration of a draft; print the JSON Schema of configurations",
    ),
    (
        "显示一篇稿件（或一个文件夹）用的是哪份配置，哪些规则、什么级别",
        "Show which configuration a draft or folder has, with its rules and severities",
    ),
    (
        "稿件或文件夹；不写就是当前文件夹",
        "Draft or folder; without one, the current folder",
    ),
    (
        "输出配置文件的 JSON Schema，供编辑器补全和检查",
        "Print the JSON Schema of configurations, for editors to complete and check",
    ),
    // rules test, rules new
    ("只列出没通过的例句", "List only the examples that fail"),
    (
        "看着规则文件，存盘就重测；Ctrl-C 结束",
        "Watch the rule files and test again whenever one is saved; end with Ctrl-C",
    ),
    (
        "从一句例句写出一条新规则：说出哪个数叫什么、应有什么关系",
        "Write a new rule from an example: say which figure is which, and what must hold",
    ),
    // Many files
    (
        "点名的文件也受 heshu.yaml 的 exclude 和 .gitignore 约束（pre-commit 之类逐个传文件时用）",
        "Files that are named obey `exclude` of heshu.yaml and .gitignore too (for pre-commit and the \
         like, which name each file)",
    ),
    (
        "同时用几个线程；不写则有几个核用几个",
        "How many threads to use; as many as there are cores when left out",
    ),
    ("个数", "NUMBER"),
    (
        "看着这些稿件，存盘就重新核对；Ctrl-C 结束",
        "Watch these drafts and check again whenever one is saved; end with Ctrl-C",
    ),
    // Gate, suppressions, baseline
    ("条数", "NUMBER"),
    ("规则或包", "RULE|PACK"),
    ("版本", "REVISION"),
    (
        "容许多少条达到级别的发现；超过时退出码才是 1",
        "How many findings of that level are let through; the exit code is 1 only above that",
    ),
    (
        "只查这些规则或规则包，逗号分隔",
        "Check these rules or packs only, separated by commas",
    ),
    (
        "不查这些规则或规则包，逗号分隔",
        "Leave these rules or packs out, separated by commas",
    ),
    (
        "只报告与此后改动的行有关的发现：从这个版本（分支、标签、提交）分出以来的改动，未提交的也算",
        "Report only findings that touch lines changed since the work parted from this branch, tag \
         or commit, committed or not",
    ),
    (
        "只报告与这份差异（git diff、diff -u 的输出）改动的行有关的发现；- 是标准输入",
        "Report only findings that touch lines changed in this diff (of git diff or diff -u); - is \
         standard input",
    ),
    (
        "用这份基线；不写则从稿件所在的文件夹往上找 heshu-baseline.yaml",
        "Use this baseline; without it, the nearest heshu-baseline.yaml from the draft's folder up",
    ),
    ("不用任何基线", "Use no baseline"),
    (
        "记下现有的发现，以后只报新的",
        "Accept the findings there are, so that only new ones are reported",
    ),
    (
        "把这些稿件现有的发现记入基线；基线里别的稿件不动",
        "Write the findings of these drafts to the baseline; other drafts in it stay as they are",
    ),
    (
        "列出基线里的发现，注明哪些已不再出现",
        "List the findings in the baseline, and which are no longer found",
    ),
    (
        "从基线里删去已不再出现的发现",
        "Take out of the baseline what is no longer found",
    ),
    (
        "文件或文件夹；不写就是当前文件夹",
        "Files or folders; without one, the current folder",
    ),
    (
        "基线文件；不写则往上找 heshu-baseline.yaml，没有就在 heshu.yaml 旁边（或当前文件夹）新建",
        "File of the baseline; without it, the nearest heshu-baseline.yaml, else a new one beside \
         heshu.yaml or in the current folder",
    ),
    (
        "基线文件；不写则往上找 heshu-baseline.yaml",
        "File of the baseline; without it, the nearest heshu-baseline.yaml",
    ),
    // completions
    (
        "输出命令行补全脚本",
        "Print a script that completes commands in a shell",
    ),
    ("命令行外壳", "The shell"),
];
