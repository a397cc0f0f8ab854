/** What is said of those who enter a house or may no more, and of a person's own account. */
export const peopleSentences = {
  "key-issued": {
    zh: { title: "签发了一把接口密钥", text: "范围：{scopes}；有效期至 {until}。" },
    en: { title: "An API key was issued", text: "Scopes: {scopes}; valid until {until}." },
  },
  "key-revoked": {
    zh: { title: "吊销了一把接口密钥", text: "使用它的系统已无法访问。" },
    en: { title: "An API key was revoked", text: "Systems that used it have no access any more." },
  },
  "member-joined": {
    zh: { title: "{person} 已加入企业", text: "{person} 接受了邀请。如有疑问，请在人员页面处理。" },
    en: {
      title: "{person} has joined the firm",
      text: "{person} has accepted the invitation. If that surprises you, see the page of people.",
    },
  },
  "member-removed": {
    zh: {
      title: "一名成员已被移出",
      text: "其登录已全部结束，不能再进入本企业。由谁移出、移出了谁，见审计记录。",
    },
    en: {
      title: "A member was removed",
      text: "Their sessions have ended and they can no longer enter. The audit says who was removed, and by whom.",
    },
  },
  "confirmation-asked": {
    zh: {
      title: "有{role}待您确认",
      text: "安全管理员申请授予{role}角色，请在人员页面核实后确认或拒绝。",
    },
    en: {
      title: "A new {role} waits for you to confirm",
      text: "The security administrator wants to give the role of {role}; please look on the page of people, and confirm or refuse it.",
    },
  },
  "arrivals-failed": {
    zh: {
      title: "经身份提供方的登录多次失败",
      text: "自 {from} 起有 {failures} 次经本企业身份提供方的登录未能通过。请在身份提供方核查，并查看审计记录；必要时停用。",
    },
    en: {
      title: "Many sign-ins by your identity provider have failed",
      text: "{failures} sign-ins by your firm's own provider have failed since {from}. Please look into them at the provider and in the audit, and switch it off if need be.",
    },
  },
  "factor-added": {
    zh: {
      title: "添加了第二重验证",
      text: "您的账户添加了一种第二重验证。如非本人操作，请立即处理。",
    },
    en: {
      title: "A second factor was added",
      text: "A second factor was added to your account. If it was not you, act at once.",
    },
  },
  "factor-removed": {
    zh: {
      title: "移除了第二重验证",
      text: "您的账户移除了一种第二重验证。如非本人操作，请立即处理。",
    },
    en: {
      title: "A second factor was removed",
      text: "A second factor was removed from your account. If it was not you, act at once.",
    },
  },
  "factors-reset": {
    zh: {
      title: "第二重验证已被重置",
      text: "管理员重置了您的第二重验证，全部登录已结束。请重新设置；如有疑问，请联系管理员。",
    },
    en: {
      title: "Your second factor was reset",
      text: "An administrator has reset your second factor and ended your sessions. Please set it up anew, and ask them if this surprises you.",
    },
  },
};
