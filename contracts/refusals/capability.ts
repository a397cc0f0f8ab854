/** Refusals of the capability rules. */
export const capabilityRefusals = {
  TEXT_TOO_LONG: {
    zh: "此项最多 {most} 个字符。",
    en: "This may have at most {most} characters.",
  },
  SITE_NOT_FOUND: { zh: "没有找到该厂区。", en: "This site was not found." },
  RESOURCE_NOT_FOUND: { zh: "没有找到该资源。", en: "This resource was not found." },
  COORDINATES_OFF_EARTH: {
    zh: "坐标超出范围：纬度为 -90 至 90，经度为 -180 至 180。",
    en: "These coordinates are off the earth: latitude -90 to 90, longitude -180 to 180.",
  },
  TIME_ZONE_UNKNOWN: {
    zh: "未知的时区，请使用 IANA 名称，例如 Asia/Shanghai。",
    en: "This time zone is unknown; use an IANA name such as Asia/Shanghai.",
  },
  PROCESS_UNKNOWN: {
    zh: "工艺词表中没有“{code}”。",
    en: "The vocabulary of processes has no “{code}”.",
  },
  MATERIAL_UNKNOWN: {
    zh: "材料词表中没有“{code}”。",
    en: "The vocabulary of materials has no “{code}”.",
  },
  PROCESS_MISSING: {
    zh: "请至少选择一项工艺。",
    en: "Please choose at least one process.",
  },
  LENGTH_OUT_OF_RANGE: {
    zh: "尺寸应大于 0，且不超过 {limitMm} mm。",
    en: "A length must be above 0 and at most {limitMm} mm.",
  },
  CERTIFICATE_EXPIRED: {
    zh: "该证书已过期。",
    en: "This certificate has expired.",
  },
  CERTIFICATE_TOO_LONG: {
    zh: "证书有效期不能超过 {years} 年。",
    en: "A certificate cannot be valid for more than {years} years.",
  },
  TOO_MANY: { zh: "此项最多 {most} 个。", en: "At most {most} are allowed here." },
} as const;
