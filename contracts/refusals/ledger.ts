/** Refusals of the log, of receipts from it, and of those who watch it. */
export const ledgerRefusals = {
  WITNESS_KEY: {
    zh: "请填写见证人的公钥，一行 name+id+key，类型为联署（0x04）。",
    en: "Give the witness's key, one line name+id+key, of the type for cosignatures (0x04).",
  },
  WITNESS_URL: {
    zh: "请填写公网可访问的 https 地址（端口 443 或 8443，不含用户名、密码和查询）。",
    en: "Give an https address on the public network, port 443 or 8443, without user, password or query.",
  },
  WITNESS_KNOWN: {
    zh: "此名字或公钥的见证人已在列。",
    en: "A witness of this name or this key is there already.",
  },
  WITNESS_NOT_FOUND: { zh: "没有这个见证人。", en: "There is no such witness." },
  EVENT_NOT_SEALED: {
    zh: "该事件尚未纳入已签署的检查点，请稍后再取回执。",
    en: "This event is under no signed checkpoint yet; its receipt can be fetched in a moment.",
  },
} as const;
