/** Refusals of dispute cases. */
export const disputeRefusals = {
  DISPUTE_NOT_FOUND: { zh: "没有找到该争议。", en: "This case was not found." },
  DISPUTE_THING_NOT_FOUND: {
    zh: "没有找到可提出争议的预订。",
    en: "What the case is to be about was not found among your firm's bookings.",
  },
  DISPUTE_TOO_LATE: {
    zh: "按预订时的运行规则，争议须在结束后 {days} 天内提出。",
    en: "By the operating rules of the booking, a case is opened within {days} days after its end.",
  },
  DISPUTE_OPEN_ALREADY: {
    zh: "本企业已就此预订提出争议，尚未结束。",
    en: "Your firm has a case about this booking that is not closed yet.",
  },
  DISPUTE_AMOUNT: {
    zh: "金额应为正整数（分），且不超过 {most} 分。",
    en: "An amount is a positive whole number of minor units, at most {most}.",
  },
  DISPUTE_NOT_YOURS: {
    zh: "此步骤由争议的另一方进行。",
    en: "This step is the other side's.",
  },
  DISPUTE_STAGE: {
    zh: "争议当前所处阶段不能进行此操作。",
    en: "The case is not at a stage at which this can be done.",
  },
  DISPUTE_TIME_OVER: {
    zh: "此步骤的期限已过。",
    en: "The time for this step is over.",
  },
  DISPUTE_SETTLEMENT_CHANGED: {
    zh: "该和解方案已被替换或不存在，请重新查看。",
    en: "This settlement is not the one on the table; please look again.",
  },
  DISPUTE_EVIDENCE_NOT_FOUND: {
    zh: "没有找到可出示的溯源事件。",
    en: "No such event was found in your firm's record.",
  },
  DISPUTE_EVIDENCE_THERE: {
    zh: "该事件已在争议的证据中。",
    en: "This event is among the case's evidence already.",
  },
  DISPUTE_EVIDENCE_FIELD: {
    zh: "事件没有该字段（{name}）。",
    en: "The event has no field of this name ({name}).",
  },
  DISPUTE_EXHIBITS_FULL: {
    zh: "每一方最多提交 {most} 件。",
    en: "Each side puts in at most {most} of these.",
  },
  DISPUTE_AWARD: {
    zh: "支持或部分支持时可判金额，且不超过所请求的金额。",
    en: "An amount goes with a claim that is upheld, at most as much as was asked for.",
  },
  DISPUTE_DECIDED_BY_YOU: {
    zh: "初次裁决由您作出，复议须由另一人裁决。",
    en: "You made the first decision; the appeal is decided by another person.",
  },
} as const;
