/** What is said of a whole firm: support that looks in, all of it taken out, and that it leaves. */
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
  "export-failed": {
    zh: {
      title: "企业数据导出未能生成",
      text: "多次尝试均未成功，请在数据导出页面重新请求；如再次失败，请联系平台。",
    },
    en: {
      title: "The export of your firm's data could not be made",
      text: "It was tried several times. Please ask for it again on its page; if that fails too, tell the platform.",
    },
  },
  "leaving-archive": {
    zh: {
      title: "通知期已结束，正在生成企业全部数据的归档",
      text: "归档生成后，本企业随即离开平台；每位管理员会收到一封带下载链接的邮件。",
    },
    en: {
      title: "The notice is over: an archive of all data is being made",
      text: "Once it is made, your firm leaves the platform, and each administrator is sent a link to it by mail.",
    },
  },
  "leaving-archive-failed": {
    zh: {
      title: "离开前的数据归档未能生成",
      text: "归档生成之前，本企业不会离开平台。平台会自动重试，也可撤回离开声明。",
    },
    en: {
      title: "The archive to leave with could not be made",
      text: "Your firm does not leave before there is one. The platform tries again by itself; leaving can still be taken back.",
    },
  },
  "leaving-declared": {
    zh: {
      title: "已声明本企业将离开平台",
      text: "通知期至 {until}。在此之前不能新增产能发布和预订，已约定的照常履行；管理员可随时撤回。",
    },
    en: {
      title: "It was declared that your firm leaves",
      text: "The notice ends at {until}. Until then nothing new is offered or booked, and what is agreed is carried out; an administrator can take it back.",
    },
  },
  "leaving-withdrawn": {
    zh: { title: "离开平台的声明已撤回", text: "本企业继续使用平台，产能发布和预订已恢复。" },
    en: {
      title: "Your firm stays",
      text: "The declaration that it leaves was taken back; offers and bookings go on.",
    },
  },
  "firm-left": {
    zh: {
      title: "本企业已离开平台",
      text: "登录、密钥、授权和产能发布均已结束。记录按规定期限保存；下载全部数据的链接已发送到管理员邮箱。",
    },
    en: {
      title: "Your firm has left the platform",
      text: "Sessions, keys, grants and offers have ended. Records are kept for as long as they must be; administrators were sent a link to all data by mail.",
    },
  },
  "partner-leaving": {
    zh: {
      title: "{firm} 将离开平台",
      text: "通知期至 {until}。与其已约定的预订照常履行，不能再新增预订。",
    },
    en: {
      title: "{firm} leaves the platform",
      text: "Its notice ends at {until}. Bookings that are agreed with it are carried out; no new ones can be made.",
    },
  },
  "partner-stays": {
    zh: { title: "{firm} 不再离开平台", text: "该企业撤回了离开声明，可继续与其预订。" },
    en: { title: "{firm} stays", text: "It has taken back that it leaves; bookings go on." },
  },
  "partner-left": {
    zh: { title: "{firm} 已离开平台", text: "与其约定的预订和相关记录仍可查看。" },
    en: {
      title: "{firm} has left the platform",
      text: "Bookings that were agreed with it, and their records, can still be seen.",
    },
  },
} as const;
