/** What is said of support that looks into a firm, and of all of it being taken out. */
export const wholeFirmSentences = {
  "support-given": {
    zh: {
      title: "{firm} 授权平台支持查看",
      text: "事由和时限见企业支持页面；到期或被收回后不能再查看。",
    },
    en: {
      title: "{firm} lets support look",
      text: "The page of support says for what and how long; after that, or once it is revoked, nothing can be seen.",
    },
  },
  "support-used": {
    zh: {
      title: "{firm} 的支持人员已开始查看",
      text: "支持人员首次使用了贵企业的支持授权。查看了什么，见支持授权页面；可随时收回。",
    },
    en: {
      title: "Support of {firm} has begun to look",
      text: "The support grant of your firm was used for the first time. Its page says what was looked at; it can be revoked at any time.",
    },
  },
  "export-asked": {
    zh: {
      title: "有人请求导出企业的全部数据",
      text: "是谁请求的，见数据导出页面。如非本企业所愿，请立即结束其登录。",
    },
    en: {
      title: "Somebody has asked for an export of everything",
      text: "The page of exports says who. If your firm does not want that, end his sessions at once.",
    },
  },
  "export-made": {
    zh: { title: "企业数据导出已生成", text: "管理员可在数据导出页面下载，7 天后删除。" },
    en: {
      title: "The export of your firm's data is ready",
      text: "Administrators can fetch it on its page; it is removed after 7 days.",
    },
  },
} as const;
