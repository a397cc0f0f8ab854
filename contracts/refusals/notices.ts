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
} as const;
