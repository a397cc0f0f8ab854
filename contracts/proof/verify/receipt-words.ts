import type { Fault } from "../fault.ts";
import type { Words } from "./words.ts";

/** What is told of receipts that hold. */
export const receiptTold = {
  holds: { zh: "回执成立。", en: "The receipt holds." },
  hold: { zh: "{count} 份回执都成立。", en: "All {count} receipts hold." },
  event: {
    zh: "承诺值为 {commitment} 的事件是此日志的第 {logIndex} 条，自记录以来未被改动。",
    en: "The event with the commitment {commitment} is entry {logIndex} of this log, unchanged since it was recorded.",
  },
  events: {
    zh: "{count} 个事件都在此日志中，自记录以来未被改动。",
    en: "{count} events are in this log, unchanged since they were recorded.",
  },
  named: {
    zh: "{identity}：它是面向{audience}的第 {number} 个事件，截至该时刻共 {all} 个。",
    en: "{identity}: it is event {number} for {audience}, of {all} up to that time.",
  },
  blinded: {
    zh: "一个未具名对象（键 {key}）：它是第 {number} 个事件，截至该时刻共 {all} 个。",
    en: "A thing that is not named (key {key}): it is event {number}, of {all} up to that time.",
  },
  places: {
    zh: "它们在 {count} 条链中各有固定的位置。",
    en: "They have fixed places in {count} {count|chain|chains}.",
  },
  use: {
    zh: "若有同一检查点或更晚的证明包在这些位置缺了它，证明包与回执一起就证明平台有错。",
    en: "A proof under this checkpoint or a later one that lacks it at these places is, together with the receipt, proof of the platform's fault.",
  },
  content: {
    zh: "事件说了什么：回执只含它的承诺值。",
    en: "What the event says: the receipt has its commitment only.",
  },
  contained: {
    zh: "{file} 中的证明包含有 {count} 个已有回执的事件。",
    en: "The proof in {file} has {count} of the receipted events.",
  },
  older: {
    zh: "{file} 中的证明包早于 {count} 份回执，对它们什么也没说。",
    en: "The proof in {file} is older than {count} of the receipts, and says nothing of {count|it|them}.",
  },
  others: {
    zh: "{count} 份回执的对象不在 {file} 的证明包中。",
    en: "{count} of the receipts {count|is about a thing|are about things} that the proof in {file} is not about.",
  },
  extends: {
    zh: "现在公布的日志共 {size} 条，是所核对检查点的延续，没有改动或缩短。",
    en: "The log as it is served now has {size} {size|entry|entries}. It extends every checkpoint that was checked: nothing was changed or taken back.",
  },
  notAsked: {
    zh: "未与现在公布的日志核对：没能取得它的检查点或分块。",
    en: "Not compared with the log as it is served now: its checkpoint or its tiles could not be fetched.",
  },
  otherLog: {
    zh: "未与现在公布的日志核对：它的检查点不是由所填的公钥签署的。",
    en: "Not compared with the log as it is served now: the key that was given has not signed its checkpoint.",
  },
  fault: { zh: "发现平台的错误：", en: "The platform is at fault:" },
} as const satisfies Record<string, Words>;

/** What the platform has done, in a sentence for people. */
export const faultWords: Readonly<Record<Fault["kind"], Words>> = {
  EVENT_OMITTED: {
    zh: "关于 {identity} 的证明包由日志公钥签署，却缺少已有回执的事件（日志第 {logIndex} 条，链上位置 {position}）。回执的检查点共 {size} 条，不晚于证明包的检查点，所以该事件本应在其中。任何人都能用这两个文件核对。",
    en: "The proof about {identity} is signed by the log's key, but lacks a receipted event (entry {logIndex}, at {position} of its chain). The receipt's checkpoint of {size} entries is no later than the proof's, so the event belongs there. Anyone can check this with the two files.",
  },
  ENTRY_REPLACED: {
    zh: "日志第 {logIndex} 条在回执中与在证明包中是两个不同的事件，而两者都由日志公钥签署。",
    en: "Entry {logIndex} of the log is one event by the receipt and another by the proof, and the log's key has signed both.",
  },
  LOG_FORKED: {
    zh: "日志公钥签署了两段不同的历史：{older} 条的检查点不是 {newer} 条的检查点的开头。",
    en: "The log's key has signed two histories: the checkpoint of {older} entries is not the beginning of the one of {newer} entries.",
  },
  LOG_ROLLED_BACK: {
    zh: "日志公钥签署过 {older} 条的检查点，其后的日志却只有 {newer} 条：有人换上了旧的副本。",
    en: "The log's key has signed a checkpoint of {older} entries, and the log that came after it has only {newer}: an older copy was put back.",
  },
};
