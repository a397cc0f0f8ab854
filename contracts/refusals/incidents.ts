/** Refusals of the rules on incidents. */
export const incidentRefusals = {
  FIRM_FROZEN: {
    zh: "因安全事件，企业账户已被平台冻结；平台已通知贵企业管理员。",
    en: "Your firm is frozen because of a security incident; its administrators have been told.",
  },
  FIRM_FROZEN_ALREADY: { zh: "该企业已冻结。", en: "This firm is frozen already." },
  FIRM_NOT_FROZEN: { zh: "该企业未被冻结。", en: "This firm is not frozen." },
  INCIDENT_NOT_FOUND: { zh: "没有找到该安全事件。", en: "This incident was not found." },
  INCIDENT_CLOSED: {
    zh: "该事件已关闭，不能再处置。",
    en: "This incident is closed; nothing more can be done in it.",
  },
  INCIDENT_STATE: {
    zh: "不能从当前状态转到该状态。",
    en: "The incident cannot go from its present state to this one.",
  },
  INCIDENT_TIME: {
    zh: "时间须早于现在，且不早于一年前。",
    en: "The time must lie in the past, and not more than a year ago.",
  },
  INCIDENT_FIRMS: {
    zh: "请选择 1 到 {most} 家企业。",
    en: "Please choose 1 to {most} firms.",
  },
  INCIDENT_EXERCISE: {
    zh: "真实事件不能标记为演练通知。",
    en: "Only an exercise has rehearsed notices.",
  },
  INCIDENT_PRINCIPAL: {
    zh: "请填写审计中的人员或密钥编号。",
    en: "Please enter the id of a person or a key as the audit writes it.",
  },
  ALERT_NOT_FOUND: { zh: "没有找到该告警。", en: "This alert was not found." },
  ALERT_SETTLED: { zh: "该告警已处理。", en: "This alert is settled already." },
  ALERTS_MOST: {
    zh: "一个事件最多关联 {most} 条告警。",
    en: "An incident is opened from at most {most} alerts.",
  },
  THAW_NOT_FOUND: {
    zh: "没有找到该解冻申请。",
    en: "This request to lift a freeze was not found.",
  },
  THAW_ASKED: {
    zh: "该企业已有待确认的解冻申请。",
    en: "Lifting the freeze of this firm has been asked for already.",
  },
  THAW_SETTLED: { zh: "该解冻申请已处理。", en: "This request is settled already." },
  THRESHOLD_RANGE: {
    zh: "该阈值须在 {least} 到 {most} 之间。",
    en: "This threshold must lie between {least} and {most}.",
  },
  THRESHOLDS_CHANGED: {
    zh: "阈值已被他人修改，请刷新后再试。",
    en: "The thresholds were changed meanwhile; please reload them.",
  },
  EVIDENCE_NOT_FOUND: { zh: "没有找到该证据包。", en: "This archive of evidence was not found." },
  EVIDENCE_WINDOW: {
    zh: "取证时段须早于结束时间，且最长 {days} 天。",
    en: "The time window must end after it begins and span at most {days} days.",
  },
} as const;
