/** Refusals of the trace rules, and of bytes that no event can be made of. */
export const traceRefusals = {
  JSON_BAD_UTF8: { zh: "内容不是有效的 UTF-8。", en: "The bytes are not valid UTF-8." },
  JSON_SYNTAX: {
    zh: "第 {line} 行第 {column} 列处不是有效的 JSON。",
    en: "Not valid JSON at line {line}, column {column}.",
  },
  JSON_TRAILING: {
    zh: "JSON 结束之后还有内容（第 {line} 行第 {column} 列）。",
    en: "There is more after the JSON's end (line {line}, column {column}).",
  },
  JSON_DUPLICATE_NAME: {
    zh: "同一对象中有名称出现了两次（第 {line} 行第 {column} 列）。",
    en: "A name stands twice in one object (line {line}, column {column}).",
  },
  JSON_LONE_SURROGATE: {
    zh: "第 {line} 行第 {column} 列处有不成对的代理项。",
    en: "A lone surrogate stands at line {line}, column {column}.",
  },
  JSON_NUL: {
    zh: "第 {line} 行第 {column} 列处有空字符。",
    en: "A NUL stands at line {line}, column {column}.",
  },
  JSON_TOO_DEEP: { zh: "JSON 嵌套过深。", en: "The JSON is nested too deeply." },
  NUMBER_NOT_EXACT: {
    zh: "第 {line} 行第 {column} 列处的数字无法精确保存，请写成字符串。",
    en: "The number at line {line}, column {column} cannot be kept exactly; write it as text.",
  },
  // What is wrong at one place of a document.
  EPCIS_FIELD_MISSING: { zh: "缺少字段 {field}。", en: "The field {field} is missing." },
  EPCIS_FIELD_UNKNOWN: {
    zh: "此处不允许字段 {field}；扩展字段需带前缀。",
    en: "The field {field} is not allowed here; extensions need a prefix.",
  },
  EPCIS_FIELD_FORBIDDEN: {
    zh: "此事件不能有字段 {field}。",
    en: "This event cannot have the field {field}.",
  },
  EPCIS_VALUE_TYPE: {
    zh: "类型不对，应为 {expected}。",
    en: "Wrong type: {expected} is expected.",
  },
  EPCIS_VALUE_NOT_IN_VOCABULARY: {
    zh: "该值不在词汇表 {vocabulary} 中。",
    en: "The value is not in the vocabulary {vocabulary}.",
  },
  EPCIS_FORMAT: { zh: "格式不对，应为 {format}。", en: "Wrong format: {format} is expected." },
  EPCIS_LIST_EMPTY: { zh: "列表不能为空。", en: "The list must not be empty." },
  EPCIS_LIST_REPEATS: {
    zh: "与第 {first} 项（从 0 起）重复。",
    en: "It repeats element {first} (from 0).",
  },
  EPCIS_SUBJECT_MISSING: {
    zh: "事件没有说明对象，需要以下之一：{fields}。",
    en: "The event says nothing of what it is about; one of these is needed: {fields}.",
  },
  EPCIS_CODE: { zh: "该编码无法识别（{reason}）。", en: "The code cannot be read ({reason})." },
  EPCIS_INVALID: {
    zh: "文档不符合 EPCIS 2.0（{count} 处错误，首个位于 {pointer}）。",
    en: "The document is not valid EPCIS 2.0 ({count} faults, the first at {pointer}).",
  },
  EPCIS_NO_DOCUMENT: {
    zh: "需要一个 EPCISDocument，且至少含一个事件。",
    en: "An EPCISDocument with at least one event is needed.",
  },
  EPCIS_TOO_MANY_EVENTS: {
    zh: "一次最多采集 {limit} 个事件。",
    en: "One capture holds at most {limit} events.",
  },
  TRACE_TOO_LONG: {
    zh: "关于它有 {events} 个事件，而一个证明包最多 {most} 个。请改查单件（序列号）；本企业事件的回执不限数量，逐个证明它们在日志中。",
    en: "There are {events} events about it, and one proof holds at most {most}. Ask for a single piece by its serial number; receipts, of which there is no limit, prove of each event of your firm that it is in the log.",
  },
  EPCIS_TIME_OUT_OF_RANGE: {
    zh: "事件时间必须在公元 1 年至 9999 年之间。",
    en: "An event's time must lie in the years 1 to 9999.",
  },
  EPCIS_EVENT_REPEATED: {
    zh: "事件 {eventId} 已经采集过。",
    en: "The event {eventId} was captured before.",
  },
  EPCIS_PARAMETER_UNKNOWN: {
    zh: "不支持查询参数 {name}。",
    en: "The query parameter {name} is not supported.",
  },
  AUDIENCE_UNKNOWN: {
    zh: "贵企业没有名为“{circle}”的圈子。",
    en: 'Your firm has no circle named "{circle}".',
  },
  CAPTURE_NOT_FOUND: { zh: "没有找到该采集任务。", en: "This capture job was not found." },
  EVENT_NOT_FOUND: { zh: "没有找到该事件。", en: "This event was not found." },
  PRODUCT_CODE_INVALID: {
    zh: "产品编码必须是有效的 GTIN。",
    en: "The product's code must be a valid GTIN.",
  },
} as const;
