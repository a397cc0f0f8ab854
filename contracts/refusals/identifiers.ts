/**
 * Refusals of the code grammars, why a text is no code (`CODE_...`, those of identifiers/codes), and
 * of the resolver, why a code leads nowhere.
 */
export const identifierRefusals = {
  CODE_UNREADABLE: {
    zh: "无法识别该标识，请输入 GS1 标识、Handle 或 VAA 标识、OID、统一社会信用代码或网址。",
    en: "This is no code that we can read: enter a GS1 code, a Handle or VAA code, an OID, a unified social credit code or a URI.",
  },
  CODE_TOO_LONG: { zh: "标识过长。", en: "This code is too long." },
  CODE_KEY_UNKNOWN: {
    zh: "标识开头不是可用的 GS1 主键。",
    en: "The code does not begin with a GS1 primary key.",
  },
  CODE_QUALIFIER: {
    zh: "该位置不能使用此限定项（{ai}）。",
    en: "This qualifier ({ai}) is not allowed at this place.",
  },
  CODE_QUALIFIER_MISSING: {
    zh: "标识缺少必需的限定项（{ai}）。",
    en: "The code lacks a qualifier that it needs ({ai}).",
  },
  CODE_ATTRIBUTE: {
    zh: "查询部分中的数据项（{ai}）为空或应写在路径中。",
    en: "The element ({ai}) in the query is empty or belongs in the path.",
  },
  CODE_LENGTH: { zh: "标识的长度不正确。", en: "The code has the wrong length." },
  CODE_CHARACTER: {
    zh: "标识自第 {place} 个字符起含有不允许的字符，也可能是看不见的字符。",
    en: "From character {place} on the code has one that is not allowed; it may be one that cannot be seen.",
  },
  CODE_PERCENT: {
    zh: "标识中的百分号转义不完整。",
    en: "A percent escape in the code is incomplete.",
  },
  CODE_CHECK_DIGIT: {
    zh: "校验码不正确，请核对输入。",
    en: "The check digit is wrong; please check what was entered.",
  },
  CODE_COMPANY_PREFIX: {
    zh: "厂商识别代码不正确。",
    en: "The GS1 company prefix is not valid.",
  },
  CODE_VALUE: {
    zh: "标识中的数值不符合其规则。",
    en: "A value in the code breaks the rule of its element.",
  },
  CODE_PATTERN: {
    zh: "该 EPC 模式不能代表一类物品。",
    en: "This EPC pattern does not stand for one class of things.",
  },
  CODE_DATE: {
    zh: "数据项（{ai}）中的日期或时间不存在。",
    en: "The date or time in element ({ai}) does not exist.",
  },
  CODE_LIST: {
    zh: "数据项（{ai}）的取值不在其标准代码表中。",
    en: "The value of element ({ai}) is not in the code list of its standard.",
  },
  CODE_ELEMENT_UNKNOWN: {
    zh: "没有此 GS1 应用标识符（{ai}）。",
    en: "There is no GS1 application identifier ({ai}).",
  },
  CODE_ELEMENT_REPEATED: {
    zh: "数据项（{ai}）重复出现。",
    en: "Element ({ai}) comes more than once.",
  },
  CODE_ELEMENT_BARRED: {
    zh: "数据项（{ai}）不能与此处的另一数据项同时使用。",
    en: "Element ({ai}) may not stand beside another one that is here.",
  },
  CODE_ELEMENT_MISSING: {
    zh: "数据项（{ai}）必须与另一数据项同时使用，此处缺少该数据项。",
    en: "Element ({ai}) needs another one beside it, which is missing.",
  },
  CODE_ELEMENTS_TOO_MANY: { zh: "数据项过多。", en: "There are too many elements." },
  CODE_SERIAL_MISSING: {
    zh: "带数字签名时，数据项（{ai}）必须含有序列号。",
    en: "With a digital signature, element ({ai}) must have a serial number.",
  },
  CODE_SEPARATOR: {
    zh: "数据不是以 GS1 功能字符（FNC1）开头。",
    en: "The data does not begin with GS1's function character (FNC1).",
  },
  CODE_SYMBOLOGY: {
    zh: "条码类型标识符缺失，或不是可承载 GS1 标识的条码。",
    en: "The symbology identifier is missing, or of a barcode that carries no GS1 codes.",
  },
  CODE_COMPRESSED: {
    zh: "该链接不能还原为 GS1 数字链接。",
    en: "This link cannot be decompressed to a GS1 Digital Link.",
  },
  LABEL_SYMBOL: {
    zh: "所选条码（{symbol}）不能承载该标识，请换用其他条码。",
    en: "This symbol ({symbol}) cannot carry this code; please choose another.",
  },
  LABEL_TOO_LONG: {
    zh: "内容超出所选条码的容量，请换用其他条码或缩短内容。",
    en: "This is more than the symbol can hold; please choose another or shorten it.",
  },
  LABEL_TOO_SMALL: {
    zh: "按标准尺寸，条码或文字在此标签上放不下，请选择更大的标签或缩短内容。",
    en: "In the sizes that the standards ask for, the symbol or its texts do not fit on this label; please choose a larger one or shorten them.",
  },
  LABEL_CHARACTER: {
    zh: "标签字体中没有字符“{character}”，无法印刷。",
    en: "The letters of our labels lack the character “{character}”, so that it cannot be printed.",
  },
  LABEL_SHEET: {
    zh: "该版式与所选标签纸的尺寸不符。",
    en: "This layout does not fit on the chosen sheet.",
  },
  LABELS_TOO_MANY: {
    zh: "一次最多生成 {most} 张标签。",
    en: "At most {most} labels can be made at once.",
  },
  IDENTIFIER_NOT_FOUND: {
    zh: "该标识格式正确，但没有登记公开信息，请与铭牌核对。",
    en: "This code is well formed, but nothing public is registered under it. Please compare it with the nameplate.",
  },
  IDENTIFIER_WITHDRAWN: {
    zh: "登记企业已删除该标识。",
    en: "The firm that registered this identifier has deleted it.",
  },
  LINK_TYPE_NOT_FOUND: {
    zh: "该标识没有此类型的链接（{linkType}）。",
    en: "This code has no link of this type ({linkType}).",
  },
  REGISTRY_AWAY: {
    zh: "标识登记库暂时无法访问，请稍后再试。",
    en: "The registry cannot be reached just now; please try again in a moment.",
  },
} as const;
