import type { RefusedKind } from "../audit/replay.ts";
import { faultWords } from "./receipt-words.ts";
import type { Words } from "./words.ts";

/** Why an auditor refuses a head, in a sentence for people. */
export const refusedWords: Readonly<Record<RefusedKind, Words>> = {
  LOG_ROLLED_BACK: faultWords.LOG_ROLLED_BACK,
  LOG_FORKED: {
    zh: "现在公布的 {newer} 条的日志，不是此前核验过的 {older} 条的延续。",
    en: "The log of {newer} entries that is served now does not extend the {older} entries that were verified before.",
  },
  TILE_WRONG: {
    zh: "现在公布的 {tile} 与 {size} 条的日志对不上：其中的条目被改动或截断。",
    en: "What is served as {tile} is not of the log of {size} entries: an entry in it was changed or cut off.",
  },
  ROOT_WRONG: {
    zh: "{size} 条的检查点的树根，与现在公布的条目算出的不同。",
    en: "The head of {size} entries has another root than the entries that are served come to.",
  },
  BATCH_MISSING: {
    zh: "日志没有给出 {size} 条之后映射的变更。",
    en: "The log does not tell what its map got after the first {size} entries.",
  },
  BATCH_WRONG: {
    zh: "到 {size} 条为止的一批变更与日志的条目对不上。",
    en: "The changes up to {size} entries are not those of one batch of the log.",
  },
  LINK_WRONG: {
    zh: "到 {size} 条为止的一批中，链 {key} 的位置 {position} 不是它末尾的下一个，或所指的不是日志中的事件。",
    en: "In the batch up to {size} entries, position {position} of the chain {key} is not the next at its end, or is not of an event of the log.",
  },
  MAP_ROOT_WRONG: {
    zh: "到 {size} 条为止的映射，树根与声明的不同：有链被改动、缩短或漏掉。",
    en: "The map up to {size} entries has another root than is stated: a chain was changed, cut short or left out.",
  },
  TIME_NOT_LATER: {
    zh: "{size} 条的检查点所注时间为 {time}，不晚于此前 {older} 条的检查点（{before}）。",
    en: "The head of {size} entries is dated {time}, no later than the one of {older} entries before it, {before}.",
  },
};

/** What is told of an audit. */
export const auditTold = {
  verified: {
    zh: "已核验到 {size} 条：本次 {batches} 批、{links} 处变更，共 {chains} 条链。每条链都只增不改，每批的映射树根都与声明一致。签名的日志公钥：{keys}",
    en: "Verified up to {size} {size|entry|entries}: {batches} {batches|batch|batches} and {links} {links|change|changes} this time, {chains} {chains|chain|chains} in all. Every chain has only grown, and the map's root is the stated one after each batch. Signed by the log's key {keys}.",
  },
  refused: { zh: "拒绝此检查点：", en: "This head is refused: " },
  stays: {
    zh: "状态停在最后核验过的地方。",
    en: "The state stays at what was verified last.",
  },
  kept: {
    zh: "日志签署的两个检查点（最后核验过的，和此次拒绝的）已存入 {file}。请保留：它是证据。",
    en: "The heads that the log has signed, the one that was verified last and the one that is refused, are in {file}. Keep it: it is evidence.",
  },
} as const satisfies Record<string, Words>;
