/** Refusals of signing in by a firm's own identity provider. */
export const providerRefusals = {
  PROVIDER_NOT_FOUND: {
    zh: "该企业没有启用自己的身份提供方。",
    en: "This firm has no identity provider of its own in use.",
  },
  PROVIDER_SEARCH: {
    zh: "请输入工作邮箱，或企业的 18 位统一社会信用代码。",
    en: "Please enter your work email, or the 18 characters of the firm's unified social credit code.",
  },
  PROVIDER_ISSUER: {
    zh: "签发者地址须为公网上可访问的 https 地址，不含查询参数和片段。",
    en: "An issuer is an https address on the public network, without a query or fragment.",
  },
  PROVIDER_DOMAINS: {
    zh: "请填写 1 到 {most} 个邮箱域名，例如 firm.cn。",
    en: "Please enter 1 to {most} mail domains, such as firm.cn.",
  },
  PROVIDER_SECRET_MISSING: {
    zh: "请填写客户端密钥：首次设置、更换签发者或客户端标识时都需要。",
    en: "Please enter the client secret: a new issuer or client id needs it.",
  },
  PROVIDER_UNTESTED: {
    zh: "启用前请先测试连接，并确认测试通过。",
    en: "Please test the connection first; it can be switched on once the test has passed.",
  },
  PROVIDER_LINK_NOT_FOUND: {
    zh: "该成员没有与身份提供方的账号关联。",
    en: "This member is not linked to an account of the identity provider.",
  },
  PROVIDER_OFF: {
    zh: "该企业的身份提供方未启用，或设置已变更；请重新开始登录。",
    en: "The firm's identity provider is off or was changed; please begin to sign in again.",
  },
  PROVIDER_REQUIRED: {
    zh: "该企业要求成员通过企业身份提供方登录。",
    en: "This firm asks its members to sign in by its own identity provider.",
  },
  PROVIDER_STATE_INVALID: {
    zh: "这次登录已使用、已超时，或不是从本浏览器发起的；请重新开始。",
    en: "This sign-in was used already, has run out, or did not begin in this browser; please begin again.",
  },
  PROVIDER_DENIED: {
    zh: "身份提供方没有完成登录。",
    en: "The identity provider did not complete the sign-in.",
  },
  PROVIDER_UNREACHABLE: {
    zh: "暂时无法连接企业的身份提供方，请稍后再试。",
    en: "The firm's identity provider cannot be reached right now; please try again later.",
  },
  PROVIDER_CLOCK: {
    zh: "身份提供方的时钟与平台相差过大，请联系企业管理员。",
    en: "The identity provider's clock differs too much from ours; please tell an administrator of your firm.",
  },
  PROVIDER_CLIENT_REFUSED: {
    zh: "身份提供方不接受平台的客户端标识或密钥，请联系企业管理员。",
    en: "The identity provider does not take the platform's client id or secret; please tell an administrator of your firm.",
  },
  PROVIDER_ANSWER_INVALID: {
    zh: "身份提供方的应答未通过验证，未登录。",
    en: "The identity provider's answer did not verify; nobody was signed in.",
  },
  PROVIDER_EMAIL_UNVERIFIED: {
    zh: "身份提供方没有给出经过验证的邮箱，无法确认您是哪位成员。",
    en: "The identity provider gave no verified email, so it is not known which member you are.",
  },
  PROVIDER_DOMAIN: {
    zh: "该邮箱的域名不在企业允许的范围内，请联系企业管理员。",
    en: "Your firm does not take email addresses of this domain; please tell an administrator of your firm.",
  },
  PROVIDER_MEMBER_UNKNOWN: {
    zh: "企业成员中没有这个邮箱，请联系企业管理员邀请您加入。",
    en: "No member of the firm has this email; please ask an administrator of the firm to invite you.",
  },
  PROVIDER_SUBJECT_OTHER: {
    zh: "该邮箱的成员已与身份提供方的另一个账号关联，请联系企业管理员解除关联。",
    en: "The member of this email is linked to another account of the identity provider; an administrator of the firm can unlink it.",
  },
  SESSION_BY_PROVIDER: {
    zh: "您通过本企业的身份提供方登录，只能代表本企业；请退出后用密码登录其他企业。",
    en: "You signed in by this firm's identity provider, which opens this firm alone; sign in with your password to act for another.",
  },
} as const;
