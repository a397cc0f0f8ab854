/** Refusals of the registry of identifiers: prefixes, names, values, and who may write Handles. */
export const registryRefusals = {
  PREFIX_MALFORMED: {
    zh: "前缀格式不正确。",
    en: "This is no prefix of that kind.",
  },
  PREFIX_TAKEN: {
    zh: "该前缀与已分配的前缀相同或重叠。",
    en: "This prefix is given out already, or overlaps one that is.",
  },
  PREFIX_NOT_FOUND: { zh: "没有此前缀。", en: "There is no such prefix." },
  PREFIX_WITHDRAWN: { zh: "该前缀已被收回。", en: "This prefix has been withdrawn already." },
  PREFIX_NOT_DELEGATED: {
    zh: "标识 {code} 不在贵企业的前缀之下。",
    en: "{code} is not under a prefix of your firm's.",
  },
  NODE_URL: {
    zh: "节点地址须为公网上的 https 网址，且不含查询部分。",
    en: "The address of a node must be of https, on the public network, and without a query.",
  },
  NODE_NOT_FOUND: { zh: "该前缀没有设置节点。", en: "There is no node for this prefix." },
  NODE_AWAY: {
    zh: "企业自己的节点暂无应答，请稍后重试。",
    en: "The firm's own node does not answer; please try again in a moment.",
  },
  NODE_LOOP: {
    zh: "该查询在节点之间循环，已停止。",
    en: "Nodes refer this question to each other in a circle, so it ends here.",
  },
  RECORD_NOT_FOUND: {
    zh: "贵企业没有登记此标识。",
    en: "Your firm has registered no such identifier.",
  },
  IDENTIFIER_TAKEN: {
    zh: "标识 {code} 已登记，或与已登记的标识仅大小写不同。",
    en: "{code} is registered already, or differs in case alone from a name that is.",
  },
  IDENTIFIER_DELETED: {
    zh: "该标识已删除，不能再修改。",
    en: "This identifier is deleted and cannot be changed any more.",
  },
  IDENTIFIER_CHANGED: {
    zh: "该标识刚刚被他人修改，请刷新后重试。",
    en: "Somebody has changed this identifier meanwhile; please load it again.",
  },
  NAMES_TOO_MANY: {
    zh: "一个标识最多可有 {most} 个名称。",
    en: "A thing may have {most} names at the most.",
  },
  VALUES_TOO_MANY: {
    zh: "一个标识最多可有 {most} 个值。",
    en: "An identifier may have {most} values at the most.",
  },
  VALUE_INDEX: {
    zh: "值的索引必须是 1 至 2147483647 的整数。",
    en: "The index of a value must be a whole number from 1 to 2147483647.",
  },
  VALUE_INDEX_OTHER: {
    zh: "所提交的值的索引与地址中的 index 不一致。",
    en: "The values that are sent have other indices than the address names.",
  },
  VALUE_INDEX_TWICE: {
    zh: "索引 {index} 重复。",
    en: "There are two values with the index {index}.",
  },
  VALUE_TYPE: {
    zh: "值的类型须以字母或数字开头，最长 100 个字符，不含空格。",
    en: "The type of a value begins with a letter or digit, and has at most 100 characters and no blank.",
  },
  VALUE_TYPE_TWICE: {
    zh: "该标识有多个类型为 {type} 的值，无法确定应修改哪一个。",
    en: "The identifier has several values of the type {type}: which one is meant is not known.",
  },
  VALUE_TTL: {
    zh: "缓存时间必须是 0 至 2147483647 秒的整数。",
    en: "The time to live must be a whole number of seconds from 0 to 2147483647.",
  },
  VALUE_TTL_ABSOLUTE: {
    zh: "缓存时间须以秒为单位，不支持以日期时间表示的期限。",
    en: "The time to live must be given in seconds; one that ends at a date is not taken here.",
  },
  VALUE_ADMIN_NOBODY: {
    zh: "HS_ADMIN 所指的不是本企业任何有效的管理员，任何人都将无法再修改该标识。",
    en: "The HS_ADMIN values name no standing administrator of the firm: nobody could write this Handle any more.",
  },
  VALUE_HIDDEN: {
    zh: "索引 {index} 处有一个不公开的其他类型的值，请使用其他索引。",
    en: "At index {index} stands a value of another type that is not public; take another index.",
  },
  VALUE_TOO_LONG: {
    zh: "值过长，最多 {most} 个字符。",
    en: "This value is too long: it may have {most} characters.",
  },
  VALUE_ADDRESS: {
    zh: "值 {index}（{type}）须为完整的 http 或 https 网址，不含空格、控制字符、用户名或密码。",
    en: "Value {index} ({type}) must be a whole http or https address without blanks, control characters, a user name or a password.",
  },
  VALUE_NO_LINK: {
    zh: "值 {index}（{type}）不是链接，不能有标题、媒体类型、语言或适用对象。",
    en: "Value {index} ({type}) is no link: it has no title, media type, language or readers.",
  },
  VALUE_TITLE: {
    zh: "链接标题不能含控制字符。",
    en: "The title of a link has no control characters.",
  },
  VALUE_MEDIA: {
    zh: "媒体类型须为 IANA 登记的类型，例如 application/pdf。",
    en: "The media type must be one of IANA's, such as application/pdf.",
  },
  VALUE_LANGUAGE: {
    zh: "语言须为 BCP 47 语言标签（例如 zh、en-GB），最多 {most} 个。",
    en: "Languages are told by tags of BCP 47, such as zh or en-GB; there may be {most}.",
  },
  VALUE_CONTEXT: {
    zh: "适用对象须为国家代码或分组名，不含空格，最多 {most} 个。",
    en: "Readers are told by countries or groups without blanks, such as CN; there may be {most}.",
  },
  VALUE_SECRET: {
    zh: "密钥不能作为标识的值登记，请在工作台中为 Handle 管理员签发密钥。",
    en: "A secret key is no value of an identifier: make an administrator of Handles in the workbench.",
  },
  VALUE_REPEATED: {
    zh: "该索引处已有值，且未允许覆盖。",
    en: "There is a value at this index, and it was not to be written over.",
  },
  VALUES_NOT_FOUND: {
    zh: "该标识没有所请求的值。",
    en: "The identifier has none of the values asked for.",
  },
  VALUE_DATA: {
    zh: "值的内容不符合其格式。",
    en: "The data of this value are not what its format says.",
  },
  TEMPLATE_NOT_FOUND: { zh: "没有此模板。", en: "There is no such template." },
  TEMPLATE_ENTRIES: {
    zh: "模板须有 1 至 {most} 项，且类型不得重复。",
    en: "A template has 1 to {most} entries, each of another type.",
  },
  TEMPLATE_IN_USE: {
    zh: "仍有标识使用此模板：请先为它们改用其他模板。",
    en: "There are identifiers of this class: give them another template first.",
  },
  ADMINISTRATOR_NOT_FOUND: {
    zh: "没有此 Handle 管理员。",
    en: "There is no such administrator of Handles.",
  },
  ADMINISTRATORS_FULL: {
    zh: "一个前缀最多可有 {most} 个有效的管理员。",
    en: "A prefix may have {most} administrators at a time.",
  },
  PUBLIC_KEY_MALFORMED: {
    zh: "公钥须为 PEM 或 JWK 格式的 RSA 公钥，至少 {least} 位。",
    en: "The public key must be one of RSA, of {least} bits or more, as PEM or JWK.",
  },
  PUBLIC_KEY_PRIVATE: {
    zh: "这是私钥：请勿外传，只提交与之对应的公钥。",
    en: "This is a private key: keep it to yourself, and send the public one that belongs to it.",
  },
  HANDLE_AUTHENTICATION_NEEDED: {
    zh: "此操作需要 Handle 管理员身份认证。",
    en: "This needs an administrator of Handles who shows who he is.",
  },
  HANDLE_AUTHENTICATION_FAILED: {
    zh: "Handle 管理员身份认证失败。",
    en: "This administrator of Handles, or his secret, is not known.",
  },
  HANDLE_SESSION_UNKNOWN: {
    zh: "没有此会话。",
    en: "There is no such session.",
  },
  HANDLE_NOT_ALLOWED: {
    zh: "该 Handle 管理员无权执行此操作（{permission}）。",
    en: "This administrator of Handles may not do that ({permission}).",
  },
  HANDLE_FIRM_AWAY: {
    zh: "该管理员所属企业目前不能登记标识。",
    en: "The firm of this administrator may not register anything at present.",
  },
  HANDLE_ELSEWHERE: {
    zh: "该前缀不由本平台解析。",
    en: "This prefix is not resolved here.",
  },
} as const;
