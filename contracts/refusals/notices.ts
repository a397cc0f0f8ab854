/** Refusals of what people are told, and how. */
export const noticeRefusals = {
  NOTICE_NOT_FOUND: { zh: "没有找到该通知。", en: "This notice was not found." },
  NOTICE_KIND_NOT_YOURS: {
    zh: "您的角色不会收到这类通知。",
    en: "Your roles do not receive notices of this kind.",
  },
  NOTICE_ALWAYS_KEPT: {
    zh: "安全通知始终保留在收件箱中。",
    en: "Notices about security always stay in the inbox.",
  },
  WEBHOOK_NOT_FOUND: { zh: "没有找到该推送地址。", en: "This webhook was not found." },
  WEBHOOK_DELIVERY_NOT_FOUND: { zh: "没有找到该推送记录。", en: "This delivery was not found." },
  WEBHOOK_OFF: {
    zh: "该推送地址已停用，请先启用。",
    en: "This webhook is switched off; switch it on first.",
  },
  WEBHOOK_URL: {
    zh: "请填写公网可访问的 https 地址（端口 443 或 8443，不含用户名和密码）。",
    en: "Give an https address on the public network, port 443 or 8443, without user or password.",
  },
  WEBHOOK_KINDS: {
    zh: "请至少选择一类通知；个人账户的通知不能推送。",
    en: "Choose at least one kind; notices about a person's account are not sent to systems.",
  },
  WEBHOOKS_FULL: {
    zh: "最多可设置 {most} 个推送地址。",
    en: "A firm may have {most} webhooks at the most.",
  },
} as const;
