import type { Bilingual } from "../../words/formats.ts";

/**
 * What firms are usually told, in both languages: a beginning that the security administrator
 * changes to what has happened.
 */
export const templates = {
  password: {
    zh: "我们发现针对贵企业账户的异常登录尝试。请相关人员尽快修改密码并启用第二重验证；如有可疑情况，请立即联系平台。",
    en: "We have noticed unusual attempts to sign in to accounts of your firm. Please change the passwords concerned and set up a second factor, and tell us at once of anything suspicious.",
  },
  keys: {
    zh: "贵企业的接口密钥可能已被他人获取，平台已将其撤销。请检查使用该密钥的系统，签发新的密钥，并核对近期的接口调用记录。",
    en: "An API key of your firm may be in other hands and has been revoked. Please look through the systems that used it, issue a new one, and check the record of recent calls.",
  },
  exposure: {
    zh: "我们正在处置一起可能涉及贵企业数据的安全事件，已采取控制措施并保全证据。我们会继续告知影响范围和后续安排。",
    en: "We are dealing with a security incident that may concern data of your firm. It is being contained and evidence is preserved; we will tell you how far it reaches and what follows.",
  },
} as const satisfies Record<string, Bilingual>;

export type TemplateKey = keyof typeof templates;
export const templateKeys = Object.keys(templates) as TemplateKey[];
