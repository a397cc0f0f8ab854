import type { Words } from "../../contracts/proof/verify/words.ts";

/** How the verifier is called. */
export const usage: Words = {
  zh: `verify.mjs FILE... --key KEY... [--receipt FILE]... [--witness VKEY]... [--witnesses N]
  [--log URL] [--max-age DAYS] [--language zh|en]

校验证明包和回执，无需联网（除非给出 --log）。

FILE        证明包 *.lz.json、回执 *.receipt.json，或回执清单 *.jsonl
--receipt   与证明包对照的回执；等同于再给一个 FILE
--key       日志的公钥，一行 name+id+key，或含有它的文件；日志换钥时可给多把；
            也可由环境变量 LIANZAO_LOG_KEY 给出。须从别处取得，不能取自证明包或回执
--witness   您信任的见证人的公钥，一行 name+id+key；可给多把
--witnesses 其中至少几个须已联署；不写则须全部联署
--log       询问该地址的日志：它是否仍是这些文件所依据检查点的延续
--max-age   证明包最多几天；更早的，以及时间在本机时钟五分钟之后的，都不成立；回执不论多旧
--language  zh 或 en；不写则依环境
`,
  en: `verify.mjs FILE... --key KEY... [--receipt FILE]... [--witness VKEY]... [--witnesses N]
  [--log URL] [--max-age DAYS] [--language zh|en]

Checks bundles and receipts, without any network unless --log is given.

FILE        a bundle, *.lz.json, a receipt, *.receipt.json, or a list of receipts, *.jsonl
--receipt   a receipt to hold against the bundle; the same as another FILE
--key       the log's key, a line name+id+key, or a file that holds it; again for each other
            that you trust, since a log may renew its key; or the environment's LIANZAO_LOG_KEY.
            It comes from elsewhere, never from the bundle or the receipt
--witness   a witness's key that you trust, a line name+id+key; as often as you trust one
--witnesses how many of them must have cosigned; all, unless said otherwise
--log       ask the log at this address whether it still extends what the files were signed under
--max-age   refuse bundles that are older than so many days, or dated ahead of this clock by more
            than five minutes; receipts may be of any age
--language  zh or en; else that of the environment
`,
};

/** Why the verifier could not begin, in a sentence for people. */
export const misaskedWords = {
  option: {
    zh: "选项 {given} 不存在，或缺少它的值。",
    en: "There is no option {given}, or it lacks its value.",
  },
  noFile: { zh: "没有给出要校验的文件。", en: "No file to check is given." },
  noKey: {
    zh: "没有给出日志的公钥：请用 --key，或环境变量 LIANZAO_LOG_KEY。",
    en: "The log's key is not given: by --key, or as LIANZAO_LOG_KEY.",
  },
  age: {
    zh: "--max-age 须是大于 0 的天数，而不是“{given}”。",
    en: "--max-age is a number of days above 0, not '{given}'.",
  },
  witnesses: {
    zh: "--witnesses 须是 1 到 {most} 的整数（--witness 给出了 {most} 把公钥），而不是“{given}”。",
    en: "--witnesses is a whole number from 1 to the {most} that --witness names, not '{given}'.",
  },
  language: {
    zh: "--language 须是 zh 或 en，而不是“{given}”。",
    en: "--language is zh or en, not '{given}'.",
  },
  absent: { zh: "没有这个文件：{given}", en: "There is no such file: {given}" },
  folder: { zh: "这是文件夹，不是文件：{given}", en: "This is a folder and no file: {given}" },
  large: {
    zh: "文件过大（{megabytes} MB，最大 {most} MB）：{given}",
    en: "This file is too large ({megabytes} MB, {most} at the most): {given}",
  },
  unread: { zh: "无法读取 {given}（{code}）。", en: "{given} cannot be read ({code})." },
} as const satisfies Record<string, Words>;
