/** Refusals of the tenancy rules. */
export const tenancyRefusals = {
  TEXT_LENGTH: {
    zh: "请填写 1 到 {most} 个字符。",
    en: "Please enter 1 to {most} characters.",
  },
  EMAIL_INVALID: { zh: "邮箱地址格式不正确。", en: "This is not an email address." },
  SIGN_IN_FAILED: {
    zh: "邮箱或密码不正确。",
    en: "The email or the password is not right.",
  },
  SIGN_IN_PAUSED: {
    zh: "失败次数过多，请在 {minutes} 分钟后再试。",
    en: "Too many failed attempts; please try again in {minutes} min.",
  },
  SESSION_EXPIRED: {
    zh: "登录已结束，请重新登录。",
    en: "Your session has ended; please sign in again.",
  },
  SESSION_NOT_FOUND: { zh: "没有找到该会话。", en: "This session was not found." },
  SESSION_NEEDED: {
    zh: "此操作只能由本人登录后进行，不能使用接口密钥。",
    en: "Only a person who is signed in can do this, not an API key.",
  },
  TICKET_INVALID: {
    zh: "这一步已超时或无效，请重新开始。",
    en: "This step has run out or is not valid; please begin again.",
  },
  SECOND_FACTOR_FAILED: {
    zh: "验证未通过：验证码可能有误、已使用或已过期。",
    en: "This did not verify: the code may be wrong, used already or out of date.",
  },
  SECOND_FACTOR_ABSENT: {
    zh: "尚未设置该第二重验证。",
    en: "This second factor is not set up.",
  },
  CODE_WRONG: {
    zh: "验证码不正确，请输入验证器当前显示的 6 位数字。",
    en: "This code is not right; please enter the 6 digits that the app shows now.",
  },
  PASSKEY_REFUSED: {
    zh: "该通行密钥未能通过验证，或已经添加过。",
    en: "This passkey did not verify, or has been added already.",
  },
  PASSKEY_NOT_FOUND: { zh: "没有找到该通行密钥。", en: "This passkey was not found." },
  PASSKEYS_TOO_MANY: {
    zh: "最多可添加 {most} 个通行密钥。",
    en: "One person can have at most {most} passkeys.",
  },
  PROOF_NEEDED: {
    zh: "请先再次验证身份。",
    en: "Please confirm first that it is you.",
  },
  LAST_FACTOR: {
    zh: "您的角色必须保留至少一种第二重验证；请先添加另一种。",
    en: "Your role needs a second factor; please add another one first.",
  },
  PASSWORD_WRONG: { zh: "密码不正确。", en: "The password is not right." },
  MEMBER_IS_SELF: {
    zh: "不能重置自己的第二重验证，请在账户安全页面更换。",
    en: "Your own second factor cannot be reset here; change it on your account page.",
  },
  MEMBER_OF_OTHER_FIRMS: {
    zh: "该成员还属于其他企业，不能由一家企业重置；请本人使用恢复码登录后更换。",
    en: "This member belongs to other firms too, so one firm cannot reset it; they can sign in with a recovery code.",
  },
  PASSWORD_TOO_SHORT: {
    zh: "密码至少需要 {least} 个字符。",
    en: "A password has at least {least} characters.",
  },
  PASSWORD_TOO_LONG: {
    zh: "密码最多 {most} 个字符。",
    en: "A password has at most {most} characters.",
  },
  PASSWORD_IS_EMAIL: {
    zh: "密码不能与邮箱相同。",
    en: "The password must not be the email address.",
  },
  PASSWORD_NOT_PRESENT: {
    zh: "该邮箱已有联造账号，请输入该账号的现有密码。",
    en: "This email already has a Lianzao account; please enter its present password.",
  },
  RESET_LINK_INVALID: {
    zh: "链接无效：可能已使用或已超过 30 分钟。请重新申请。",
    en: "This link is not valid: it was used, or is older than 30 minutes. Please ask for another.",
  },
  ROLES_MISSING: { zh: "请至少选择一个角色。", en: "Please choose at least one role." },
  ROLE_NOT_OF_HOUSE: {
    zh: "该角色（{role}）不属于本单位。",
    en: "This role ({role}) does not exist in this house.",
  },
  ROLES_INCOMPATIBLE: {
    zh: "系统、安全、审计三个管理员角色不能由同一人兼任。",
    en: "One person cannot be system, security and audit administrator at once.",
  },
  LAST_ADMINISTRATOR: {
    zh: "企业必须保留至少一名管理员。",
    en: "A firm must keep at least one administrator.",
  },
  MEMBER_ALREADY: {
    zh: "此人已经是本企业成员。",
    en: "This person already belongs to the firm.",
  },
  MEMBER_NOT_FOUND: { zh: "没有找到该成员。", en: "This member was not found." },
  APPLICATIONS_MOST: {
    zh: "该统一社会信用代码或管理员邮箱已有 {most} 份申请正在审核，请等待结果。",
    en: "{most} applications with this credit code or administrator's address are being looked at already; please wait for the outcome.",
  },
  INVITATION_NOT_FOUND: {
    zh: "邀请无效：可能已使用、撤回或过期。",
    en: "This invitation is not valid: it may have been used, withdrawn or have expired.",
  },
  API_KEY_NOT_FOUND: { zh: "没有找到该接口密钥。", en: "This API key was not found." },
  API_KEY_EXPIRED: {
    zh: "接口密钥已过期或已吊销。",
    en: "This API key has expired or was revoked.",
  },
  API_KEY_SCOPES_MISSING: {
    zh: "请至少选择一个用途范围。",
    en: "Please choose at least one scope.",
  },
  API_KEY_OVERLAP: {
    zh: "旧密钥最多可继续使用 {most} 小时。",
    en: "The old secret can stay in use for 0 to {most} hours.",
  },
  API_KEY_VALIDITY: {
    zh: "有效期必须在未来，且不超过 {days} 天。",
    en: "A key must expire in the future, within {days} days.",
  },
  FIRM_NOT_FOUND: { zh: "没有找到该企业。", en: "This firm was not found." },
  FIRM_SUSPENDED: {
    zh: "该企业已被平台暂停使用。",
    en: "This firm has been suspended by the platform.",
  },
  FIRM_SUSPENDED_ALREADY: {
    zh: "该企业已处于暂停状态。",
    en: "This firm is suspended already.",
  },
  FIRM_NOT_SUSPENDED: { zh: "该企业未被暂停。", en: "This firm is not suspended." },
  USCC_INVALID: {
    zh: "统一社会信用代码不正确，请核对全部 18 位。",
    en: "This unified social credit code is not right; please check all 18 characters.",
  },
  USCC_TAKEN: {
    zh: "该统一社会信用代码的企业已经入驻。",
    en: "A firm with this unified social credit code has been admitted already.",
  },
  GLN_INVALID: {
    zh: "GLN 不正确，请核对全部 13 位。",
    en: "This GLN is not right; please check all 13 digits.",
  },
  GLN_TAKEN: {
    zh: "该 GLN 已属于另一家企业。",
    en: "This GLN belongs to another firm already.",
  },
  ADMISSION_BY_APPLICATION: {
    zh: "按运行规则，企业须先申请，并由两名运营人员批准。",
    en: "By the operating rules a firm applies, and two of the operator's people approve it.",
  },
  APPLICATION_NOT_FOUND: { zh: "没有找到该入驻申请。", en: "This application was not found." },
  APPLICATION_CLOSED: {
    zh: "该申请已经结束，不能再更改。",
    en: "This application is closed and cannot be changed any more.",
  },
  APPLICATION_WITHOUT_DOCUMENT: {
    zh: "申请还没有附上证明文件。",
    en: "This application has no document yet.",
  },
  APPLICATION_APPROVED_BY_YOU: {
    zh: "您已批准过该申请，须由另一名运营人员批准。",
    en: "You have approved this application; another of the operator's people must, too.",
  },
  APPLICATION_APPROVED_BY_ROLE: {
    zh: "您的角色已批准过该申请，须由另一角色的运营人员批准。",
    en: "Your role has approved this application; one of the operator's people in the other must, too.",
  },
  FILE_NOT_FOUND: { zh: "没有找到该文件。", en: "This document was not found." },
  FILE_UNREADABLE: {
    zh: "只接受 PDF、PNG 和 JPEG 文件，且内容须与格式相符。",
    en: "Only PDF, PNG and JPEG files are taken, and their contents must be of that kind.",
  },
  FILES_TOO_MANY: {
    zh: "一份申请最多附 {most} 个文件。",
    en: "An application has at most {most} documents.",
  },
  PLAN_NOT_FOUND: { zh: "没有找到该套餐。", en: "This plan was not found." },
  QUOTAS_NAMED: { zh: "每项限额须恰好给出一次。", en: "Each quota is given exactly once." },
  QUOTA_RANGE: {
    zh: "限额应为 0 到 {most} 的整数，或不限。",
    en: "A quota is a whole number from 0 to {most}, or none.",
  },
  QUOTA_PEOPLE: {
    zh: "本企业套餐最多 {most} 名人员（含未接受的邀请）。",
    en: "Your firm's plan has room for {most} people, open invitations included.",
  },
  QUOTA_API_KEYS: {
    zh: "本企业套餐最多 {most} 个有效的接口密钥。",
    en: "Your firm's plan has room for {most} API keys in use.",
  },
  QUOTA_OFFERS: {
    zh: "本企业套餐最多同时发布 {most} 条产能。",
    en: "Your firm's plan has room for {most} offers at a time.",
  },
  QUOTA_EVENTS: {
    zh: "本企业套餐每 24 小时最多 {most} 个事件，已采集 {used} 个。",
    en: "Your firm's plan allows {most} events in 24 hours; {used} have been captured.",
  },
  RULES_NOT_ACCEPTED: {
    zh: "请先由企业管理员接受运行规则（第 {version} 版）。",
    en: "An administrator of the firm must first accept the operating rules (version {version}).",
  },
  RULES_NOT_FOUND: {
    zh: "没有找到该版本的运行规则。",
    en: "This version of the operating rules was not found.",
  },
  RULES_OUTDATED: {
    zh: "该版本已失效，现行版本为第 {version} 版。",
    en: "This version is no longer in force; the present one is version {version}.",
  },
  RULES_WITHDRAWN: {
    zh: "该版本已被撤回，不会生效。",
    en: "This version was withdrawn and does not take effect.",
  },
  RULES_IN_FORCE: {
    zh: "该版本已经生效，不能撤回；如需更改，请发布新版本。",
    en: "This version has taken effect and cannot be withdrawn; to change it, publish another.",
  },
  RULES_BEGIN_PAST: {
    zh: "生效时间不能早于现在。",
    en: "Rules cannot take effect in the past.",
  },
  RULES_BEGIN_LATE: {
    zh: "生效时间最迟为 {days} 天之后。",
    en: "Rules take effect within {days} days at the latest.",
  },
  RULES_BEGIN_ORDER: {
    zh: "生效时间不能早于上一版本（{effectiveFrom}）。",
    en: "Rules cannot take effect before the version that precedes them ({effectiveFrom}).",
  },
  RULES_NOTICE: {
    zh: "按现行规则，新版本须至少提前 {days} 天公布。",
    en: "By the rules in force, a new version is published at least {days} days ahead.",
  },
  RULES_DRAFT_CHANGED: {
    zh: "草案已被他人修改或已发布，请重新打开后再试。",
    en: "The draft has been changed or published since; please open it again.",
  },
  RULES_TOPICS: {
    zh: "每个主题须恰好给出一次。",
    en: "Each topic is given exactly once.",
  },
  RULES_MINUTES: {
    zh: "请填写 1 到 {most} 的整数分钟。",
    en: "This is a whole number of minutes from 1 to {most}.",
  },
  RULES_HOURS: {
    zh: "请填写 0 到 {most} 的整数小时。",
    en: "This is a whole number of hours from 0 to {most}.",
  },
  RULES_DAYS: {
    zh: "请填写 {least} 到 {most} 的整数天数。",
    en: "This is a whole number of days from {least} to {most}.",
  },
  RULES_PERCENT: {
    zh: "请填写 0 到 {most} 的百分比，最多两位小数。",
    en: "This is a percentage from 0 to {most}, with at most two decimals.",
  },
  GRANT_NOT_FOUND: { zh: "没有找到该授权。", en: "This grant was not found." },
  GRANT_RESOURCE_NOT_FOUND: {
    zh: "没有找到要共享的内容。",
    en: "What is to be shared was not found.",
  },
  GRANT_TO_SELF: {
    zh: "不能授权给本企业。",
    en: "A firm cannot grant to itself.",
  },
  GRANT_VALIDITY: {
    zh: "授权的截止时间必须在未来。",
    en: "A grant must end in the future.",
  },
  GRANT_TOO_LONG: {
    zh: "按运行规则，授权最长 {days} 天，请填写截止时间。",
    en: "By the operating rules a grant lasts at most {days} days; please give its end.",
  },
  GRANT_FIELD: {
    zh: "字段名不正确（{name}）。",
    en: "This is not the name of a field ({name}).",
  },
} as const;
