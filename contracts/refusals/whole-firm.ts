/** Refusals about a firm as a whole: support that looks in, all of it taken out, and its leaving. */
export const wholeFirmRefusals = {
  SUPPORT_GRANT_NOT_FOUND: {
    zh: "没有找到有效的支持授权。",
    en: "No support grant that is valid was found.",
  },
  SUPPORT_READS_ONLY: {
    zh: "凭支持授权只能查看，不能更改。",
    en: "Under a support grant one may look, and change nothing.",
  },
  SUPPORT_HOURS: {
    zh: "支持授权的时长须为 1 至 {hours} 小时。",
    en: "A support grant lasts from 1 to {hours} hours.",
  },
  SUPPORT_ROOMS_MISSING: {
    zh: "请至少选择一项可查看的内容。",
    en: "Choose at least one thing that may be looked at.",
  },
  FIRM_LEAVING: {
    zh: "本企业已声明离开平台，不能再发布产能或新增预订；如需继续，请先撤回声明。",
    en: "Your firm has declared that it leaves and makes no new offers or bookings; to go on, take that back first.",
  },
  FIRM_LEFT: {
    zh: "该企业已离开平台。",
    en: "This firm has left the platform.",
  },
  LEAVING_DECLARED: {
    zh: "本企业已声明离开平台。",
    en: "That your firm leaves has been declared already.",
  },
  LEAVING_NOT_DECLARED: {
    zh: "本企业没有待生效的离开声明。",
    en: "There is no declaration that your firm leaves.",
  },
  EXPORT_UNDER_WAY: {
    zh: "已有一份导出正在生成，请等它完成。",
    en: "An export is being made already; please wait until it is done.",
  },
  EXPORT_NOT_FOUND: {
    zh: "没有找到可下载的导出，它可能已过期。",
    en: "No export to be fetched was found; it may have expired.",
  },
} as const;
