/** Refusals of the house itself: who may enter, and in what form a request must come. */
export const platformRefusals = {
  NOT_SIGNED_IN: { zh: "请先登录。", en: "Please sign in first." },
  NOT_PERMITTED: {
    zh: "您的角色没有此项权限（{action}）。",
    en: "Your role does not include this right ({action}).",
  },
  NOT_FOUND: { zh: "没有找到。", en: "Not found." },
  METHOD_NOT_ALLOWED: {
    zh: "此地址不支持 {method} 请求，可用：{methods}。",
    en: "There is no {method} at this address; there are {methods}.",
  },
  INPUT_INVALID: { zh: "输入的值无效。", en: "This value is not valid." },
  BODY_MALFORMED: { zh: "请求内容不是有效的 JSON。", en: "The request is not valid JSON." },
  BODY_TOO_LARGE: {
    zh: "请求内容超过上限（{limit} 字节）。",
    en: "The request is larger than allowed ({limit} bytes).",
  },
  BODY_INCOMPLETE: {
    zh: "请求内容没有传送完整。",
    en: "The request ended before all of it had arrived.",
  },
  MEDIA_TYPE_UNKNOWN: {
    zh: "不支持该内容类型，请使用 {expected}。",
    en: "This media type is not supported; use {expected}.",
  },
  DOCUMENT_UNKNOWN: {
    zh: "未知的查询，请刷新页面。",
    en: "This query is unknown; please reload the page.",
  },
  DOCUMENT_INVALID: {
    zh: "GraphQL 查询语句无效。",
    en: "This GraphQL document is not valid.",
  },
  DOCUMENT_TOO_LONG: {
    zh: "GraphQL 查询语句过长，最多 {limit} 个词元。",
    en: "This GraphQL document is too long; it may have {limit} tokens.",
  },
  DOCUMENT_TOO_DEEP: {
    zh: "GraphQL 查询语句嵌套过深，最多 {limit} 层。",
    en: "This GraphQL document is too deep; it may have {limit} levels.",
  },
  DOCUMENT_ALIASES: {
    zh: "GraphQL 查询语句的别名过多，最多 {limit} 个。",
    en: "This GraphQL document has too many aliases; it may have {limit}.",
  },
  DOCUMENT_DIRECTIVES: {
    zh: "GraphQL 查询语句的指令过多，最多 {limit} 个。",
    en: "This GraphQL document has too many directives; it may have {limit}.",
  },
  DOCUMENT_TOO_COSTLY: {
    zh: "GraphQL 查询语句要求过多，最多 {limit} 个值。",
    en: "This GraphQL document asks for too much; it may ask for {limit} values.",
  },
  BATCH_REFUSED: {
    zh: "每个请求只能有一个 GraphQL 操作。",
    en: "A request may hold one GraphQL operation only.",
  },
  RATE_LIMITED: {
    zh: "请求过于频繁，请在 {seconds} 秒后重试。",
    en: "Too many requests; please try again in {seconds} s.",
  },
  REQUEST_FORGED: {
    zh: "该请求缺少本站标记，已拒绝。",
    en: "The request lacks this site's mark and was refused.",
  },
  CURSOR_INVALID: { zh: "翻页标记无效。", en: "This page marker is not valid." },
  PAGE_TOO_LARGE: {
    zh: "每页最多 {limit} 条。",
    en: "A page holds at most {limit} entries.",
  },
  ID_MALFORMED: { zh: "标识符格式不正确。", en: "This id is malformed." },
  IDEMPOTENCY_KEY_REUSED: {
    zh: "同一幂等键已用于另一请求。",
    en: "This idempotency key was used for another request.",
  },
  IDEMPOTENCY_KEY_SHARED: {
    zh: "一个幂等键只能用于一个操作；请分开发送，各用各的键。",
    en: "An idempotency key is for one act; send each in a request of its own, under its own key.",
  },
  WINDOW_EMPTY: {
    zh: "时间段的结束必须晚于开始。",
    en: "A window must end after it begins.",
  },
  UNAVAILABLE: {
    zh: "系统暂时无法访问数据库，请稍后重试。",
    en: "The database cannot be reached just now; please try again in a moment.",
  },
  SEALING_BEHIND: {
    zh: "等待封存的事件过多，本次未写入任何内容；请稍后重试。",
    en: "Too many events wait to be sealed just now; nothing was written. Please try again later.",
  },
  STORE_UNAVAILABLE: {
    zh: "系统暂时无法访问文件存储，请稍后重试。",
    en: "The store of files cannot be reached just now; please try again in a moment.",
  },
  STORAGE_FULL: {
    zh: "系统存储空间已满，本次未写入任何内容；请稍后重试。",
    en: "The platform has no room left just now; nothing was written. Please try again later.",
  },
  BROKEN: {
    zh: "系统出现故障，请稍后再试（编号 {requestId}）。",
    en: "Something broke on our side; please try again (reference {requestId}).",
  },
} as const;
