import type { RejectionCode } from "../rejected.ts";

export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Why a bundle was turned away, in a sentence for people. */
export const rejections: Readonly<Record<RejectionCode, Words>> = {
  JSON_BAD_UTF8: {
    zh: "文件不是有效的 UTF-8：它不是证明，或另存时换了编码。",
    en: "The file is not valid UTF-8: it is no proof, or was saved in another encoding.",
  },
  JSON_SYNTAX: {
    zh: "文件不是有效的 JSON：它不是证明，或已残缺。",
    en: "The file is not valid JSON: it is no proof, or was cut short.",
  },
  JSON_TRAILING: { zh: "JSON 结束之后还有内容。", en: "There is more after the JSON's end." },
  JSON_DUPLICATE_NAME: {
    zh: "同一对象中有名称出现了两次。",
    en: "A name stands twice in one object.",
  },
  JSON_LONE_SURROGATE: { zh: "文件中有不成对的代理项。", en: "The file has a lone surrogate." },
  JSON_NUL: { zh: "文件中有空字符。", en: "The file has a NUL." },
  JSON_TOO_DEEP: { zh: "JSON 嵌套过深。", en: "The JSON is nested too deeply." },
  NUMBER_NOT_EXACT: { zh: "有数字无法精确表示。", en: "A number cannot be held exactly." },
  VALUE_NOT_JSON: { zh: "有值不是 JSON。", en: "A value is not JSON." },
  EVENT_MALFORMED: { zh: "事件的 {field} 格式不对。", en: "An event is malformed: {field}." },
  EVENT_TYPE_UNKNOWN: { zh: "事件类型未知。", en: "The event's type is unknown." },
  EVENT_SUBJECTS_WRONG: {
    zh: "事件所称的对象与其内容不符。",
    en: "The things that an event names are not those of its content.",
  },
  SUITE_UNKNOWN: { zh: "算法套件未知。", en: "The suite of algorithms is unknown." },
  DISCLOSURE_MALFORMED: { zh: "事件的披露格式不对。", en: "An event's disclosure is malformed." },
  DISCLOSURE_INCOMPLETE: {
    zh: "事件缺少必须出示的部分。",
    en: "An event lacks a part that must be shown.",
  },
  BASE64_MALFORMED: { zh: "有 Base64 文本格式不对。", en: "A base64 text is malformed." },
  ENTRY_MALFORMED: { zh: "日志条目的格式不对。", en: "An entry of the log is malformed." },
  TILE_MALFORMED: { zh: "日志分块的格式不对。", en: "A tile of the log is malformed." },
  TREE_OUT_OF_RANGE: { zh: "序号超出范围。", en: "An index is out of range." },
  NOTE_MALFORMED: { zh: "检查点的格式不对。", en: "The checkpoint is malformed." },
  KEY_MALFORMED: {
    zh: "日志公钥的格式不对：须是一行 name+id+key；多把须同属一个日志。",
    en: "The log's key is malformed: it is a line name+id+key, and several are of one log.",
  },
  CHECKPOINT_MALFORMED: { zh: "检查点的内容格式不对。", en: "The checkpoint's text is malformed." },
  CHECKPOINT_FOREIGN: {
    zh: "检查点属于另一个日志。",
    en: "The checkpoint is that of another log.",
  },
  SIGNATURE_MISSING: {
    zh: "检查点没有所给公钥的签名。日志若已换钥，签署它的是另一把：请从得到这把公钥的地方取得，两把一并给出。",
    en: "The checkpoint has no signature of the given key. If the log has renewed its key, another has signed it: have that from where this one came, and give both.",
  },
  SIGNATURE_WRONG: {
    zh: "检查点的签名不成立：它不是由此公钥签署的，或已被改动。",
    en: "The checkpoint's signature does not hold: this key did not sign it, or it was changed.",
  },
  WITNESS_KEY_MALFORMED: {
    zh: "见证人公钥“{line}”不对：须是见证人给出的一行 name+id+key，其类型为联署（0x04）。",
    en: "The line {line} is no witness's key: that is a line name+id+key as the witness gives it, of the type for cosignatures (0x04).",
  },
  COSIGNATURE_WRONG: {
    zh: "见证人 {key} 的联署不成立。",
    en: "The cosignature of the witness {key} does not hold.",
  },
  WITNESSES_MISSING: {
    zh: "所指定的见证人中需有 {wanted} 个联署，此检查点只有 {found} 个。",
    en: "Of the witnesses named {wanted} must have cosigned the checkpoint; {found} have.",
  },
  STATEMENT_NOT_LAST: {
    zh: "检查点的最后一条不是映射的声明。",
    en: "The checkpoint does not end in the map's statement.",
  },
  INCLUSION_WRONG: {
    zh: "有事件不在此检查点的日志中，或已被改动。",
    en: "An event is not in the log under this checkpoint, or it was changed.",
  },
  PROOF_MALFORMED: { zh: "证明的 {field} 格式不对。", en: "The proof is malformed: {field}." },
  MAP_PROOF_WRONG: {
    zh: "映射的证明不成立。",
    en: "A proof of the map does not hold.",
  },
  CHAIN_WRONG: {
    zh: "关于 {identity} 的事件不齐或不符：日志的映射另有记载。",
    en: "The events about {identity} are not all there, or not these: the log's map says otherwise.",
  },
  BUNDLE_MALFORMED: { zh: "证明包的 {field} 格式不对。", en: "The bundle is malformed: {field}." },
  FORMAT_UNKNOWN: {
    zh: "它不是证明包或回执，或其格式比此校验程序更新（format：{format}）。",
    en: "This is neither a bundle nor a receipt, or of a newer format than this verifier knows (format: {format}).",
  },
  BUNDLE_TOO_OLD: {
    zh: "证明包早于允许的时限：它截至 {time}。",
    en: "The bundle is older than is allowed: it is as of {time}.",
  },
  BUNDLE_DATED_AHEAD: {
    zh: "证明包的时间（{time}）在本机时钟之后：它有多旧无从得知。",
    en: "The bundle is dated ahead of this device's clock, at {time}: how old it is cannot be told.",
  },
};

/** What is told of a bundle that holds. */
export const told = {
  holds: { zh: "证明成立。", en: "The proof holds." },
  failed: { zh: "证明不成立（{code}）：", en: "The proof does not hold ({code}): " },
  line: { zh: "第 {line} 行：", en: "line {line}: " },
  subject: { zh: "对象：{subject}", en: "It is about: {subject}" },
  log: {
    zh: "日志：{origin}，共 {size} 条，平台时钟 {time}",
    en: "Log: {origin}, {size} {size|entry|entries}, by the platform's clock at {time}",
  },
  signedBy: { zh: "签名的日志公钥：{keys}", en: "Signed by the log's key {keys}" },
  complete: {
    zh: "截至该时刻是完整的，以平台的时钟为准。",
    en: "Complete as of that time, by the platform's clock.",
  },
  witnessed: {
    zh: "并有 {count} 个见证人联署，以其时钟为准，截至 {time}：{names}",
    en: "Cosigned by {count} {count|witness|witnesses}, so complete by {count|its clock|their clocks} as of {time}: {names}",
  },
  proved: { zh: "已证明：", en: "Proved:" },
  events: {
    zh: "所示的 {count} 个事件都在此日志中，自记录以来未被改动。",
    en: "The {count} {count|event|events} shown {count|is|are} in this log, unchanged since {count|it was|they were} recorded.",
  },
  whole: {
    zh: "{identity}：截至该时刻，面向{audience}的事件共 {all} 个，此处全部出示。",
    en: "{identity}: up to that time there {all|is|are} {all} {all|event|events} for {audience}, and {all|it is|all are} shown here.",
  },
  partly: {
    zh: "{identity}：截至该时刻，面向{audience}的事件共 {all} 个，其中 {withheld} 个未出示内容。",
    en: "{identity}: up to that time there {all|is|are} {all} {all|event|events} for {audience}; the content of {withheld} is not shown.",
  },
  public: { zh: "公众", en: "the public" },
  circle: { zh: "圈子 {mark}…", en: "the circle {mark}…" },
  circleOf: { zh: "{owner} 的圈子 {mark}…", en: "the circle {mark}… of {owner}" },
  none: {
    zh: "{identity}：截至该时刻，没有面向{audience}的事件。",
    en: "{identity}: up to that time there is no event for {audience}.",
  },
  withheldParts: {
    zh: "{count} 个事件有部分内容未出示。",
    en: "Of {count} {count|event|events} a part is not shown.",
  },
  notProved: { zh: "未证明：", en: "Not proved:" },
  neverRecorded: {
    zh: "是否一切都曾被记录；以及记录的内容是否属实。",
    en: "That everything was recorded, or that what was recorded is true.",
  },
  others: {
    zh: "只面向其他受众的事件。",
    en: "Anything about events that are for other audiences only.",
  },
  later: { zh: "该时刻之后发生的一切。", en: "Anything after that time." },
  clock: {
    zh: "该时刻本身：它出自平台自己的时钟，未请见证人核对。",
    en: "That time itself: it is that of the platform's own clock, and no witness was asked for.",
  },
  witnessClock: {
    zh: "见证人的时钟是否准确；以及见证人之间是否串通。",
    en: "That the witnesses' clocks are right, and that they do not act together.",
  },
  unproved: {
    zh: "这些事件还涉及 {count} 个对象，其全部事件不在此包中：{names}",
    en: "The events are also about {count} other {count|thing|things}, whose events are not all here: {names}",
  },
} as const satisfies Record<string, Words>;
