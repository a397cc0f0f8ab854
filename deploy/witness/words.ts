/** What the witness tells its keeper. */
export const told = {
  zh: {
    watching: "见证人 {name} 正在看守日志 {log}，地址 {url}",
    key: "请把这一行公钥交给平台和信任您的人：{key}",
    nothing: "尚未联署过任何检查点。",
    since: "上次联署的检查点：{size} 条。",
    otherKey:
      "上次联署的检查点不是由所给的公钥签署的。日志 {log} 若已换钥，请用 --log 把旧公钥也给出，直到联署过新公钥签署的检查点。",
    signed: "已联署：{size} 条，日志公钥 {keys}。",
    fork: "警告：日志分叉了！同样是 {size} 条，平台签署了两个不同的检查点。未联署。两个检查点都保存在 {file}，任何人都可核对。",
    unproved:
      "警告：平台签署的 {size} 条的检查点未能证明它延续了我们联署过的 {old} 条。未联署。两个检查点都保存在 {file}；若平台拿不出证明，日志就是分叉了。",
    behind: "平台只知道 {old} 条，而我们已联署 {size} 条：平台可能恢复了旧的副本。",
    unsigned:
      "有人提交了此日志的检查点，但所给的公钥都没有签署它。未联署。日志若已换钥，请从可信之处取得新公钥，用 --log 把新旧公钥都给出并重新启动；否则，这不是此日志的检查点。",
    overtaken: "另一个进程正在使用这个目录。为免签署相互矛盾的检查点，本进程停止。",
    taken: "目录 {dir} 已被另一个见证人进程（{pid}）使用。",
    usage: `witness.mjs --log KEY --dir DIR --name NAME [--port N] [--host ADDRESS] [--language zh|en]
witness.mjs --check FILE --log KEY

  --log    日志的公钥，一行 name+id+key，或含有它的文件；换钥期间可给两次
  --dir    见证人保存密钥和最近检查点的目录，须可靠地保留
  --name   见证人的名字，如 witness.example.com/lianzao；只在第一次启动时需要
  --check  核对保存下来的分叉证据
`,
    noLog: "没有给出日志的公钥：请用 --log。",
    badLog: "日志的公钥不对：须是一行 name+id+key，或含有它的文件。",
    noDir: "没有给出目录：请用 --dir。",
    badPort: "端口须是 0 到 65535 的整数。",
    noName: "目录里还没有密钥，这是新的见证人：请用 --name 给它名字，不含空白和加号。",
    headOnly: "目录里有检查点，却没有密钥：请找回密钥，或换一个空的目录。",
    otherName: "目录里的密钥属于名为 {own} 的见证人。",
    badKey: "目录里的密钥文件已损坏。",
    proved: "分叉成立：{log} 为 {size} 条签署了两个不同的检查点。",
    open: "两个检查点（{old} 条与 {size} 条）都由 {log} 签署。请向平台索取一致性证明；拿不出，日志就是分叉了。",
    broken: "这不是此日志的分叉证据：{why}",
  },
  en: {
    watching: "The witness {name} watches the log {log} at {url}",
    key: "Give this line to the platform and to those who trust you: {key}",
    nothing: "It has cosigned no checkpoint yet.",
    since: "The last checkpoint it cosigned has {size} entries.",
    otherKey:
      "None of the given keys has signed the last checkpoint that was cosigned. If {log} has renewed its key, give the old one too, by --log, until a checkpoint under the new one was cosigned.",
    signed: "Cosigned: {size} entries, signed by the log's key {keys}.",
    fork: "WARNING: the log has forked! The platform signed two different checkpoints of {size} entries. Not cosigned. Both are kept in {file}, for anyone to check.",
    unproved:
      "WARNING: the platform signed a checkpoint of {size} entries and did not show that it extends the {old} that we cosigned. Not cosigned. Both are kept in {file}; if the platform has no proof, the log has forked.",
    behind:
      "The platform knows of {old} entries, and we cosigned {size}: it may be a restored older copy.",
    unsigned:
      "A checkpoint of this log was submitted that none of the given keys has signed. Not cosigned. If the log has renewed its key, have the new one from where you trust it, and start again with both, by --log; else it is none of this log's.",
    overtaken:
      "Another process uses this directory. This one stops, or the two could sign against each other.",
    taken: "The directory {dir} is used by another witness, process {pid}.",
    usage: `witness.mjs --log KEY --dir DIR --name NAME [--port N] [--host ADDRESS] [--language zh|en]
witness.mjs --check FILE --log KEY

  --log    the log's key, a line name+id+key, or a file that holds it; twice while it is renewed
  --dir    where the witness keeps its key and its last checkpoint; must not be lost
  --name   the witness's name, such as witness.example.com/lianzao; needed at the first start only
  --check  check the evidence of a fork that a witness has kept
`,
    noLog: "The log's key is missing: give it by --log.",
    badLog: "The log's key is malformed: it is a line name+id+key, or a file that holds it.",
    noDir: "The directory is missing: give it by --dir.",
    badPort: "A port is a whole number from 0 to 65535.",
    noName:
      "There is no key in the directory, so this is a new witness: give it a name by --name, without blanks and plus signs.",
    headOnly:
      "The directory has a checkpoint and no key: bring the key back, or take an empty directory.",
    otherName: "The key in the directory is that of the witness {own}.",
    badKey: "The file of the key in the directory is damaged.",
    proved: "The fork is proved: {log} signed two different checkpoints of {size} entries.",
    open: "Both checkpoints ({old} and {size} entries) are signed by {log}. Ask the platform for the consistency proof: if it has none, the log has forked.",
    broken: "This is no evidence of a fork of this log: {why}",
  },
} as const;

export type Language = keyof typeof told;
type Told = keyof (typeof told)["en"];
export type Values = Readonly<Record<string, string | number>>;

/** The witness cannot start as it was asked to. */
export class Misasked extends Error {
  readonly why: Told;
  readonly values: Values;

  constructor(why: Told, values: Values = {}) {
    super(why);
    this.why = why;
    this.values = values;
  }
}

export function saying(language: Language) {
  return (what: Told, values: Values = {}): string =>
    told[language][what].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}
