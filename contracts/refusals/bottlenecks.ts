/** Refusals of rules that tell of bottlenecks. */
export const bottleneckRefusals = {
  BOTTLENECK_NOT_FOUND: {
    zh: "没有找到该瓶颈预警。",
    en: "This bottleneck alert was not found.",
  },
  BOTTLENECK_PROCESS_MISSING: {
    zh: "关注市场时请选定工艺。",
    en: "To watch the market, choose a process.",
  },
  BOTTLENECK_OWN_ONE: {
    zh: "关注本企业产能时，请选定一种工艺或一项资源；关注市场时只能选工艺。",
    en: "Of your own capacity choose either one process or one resource; of the market only a process.",
  },
  BOTTLENECK_OWN_CITY: {
    zh: "只有关注市场时才能限定城市。",
    en: "Only the market can be watched in one city.",
  },
  BOTTLENECK_RANGE: {
    zh: "请填 {least} 至 {most} 之间的整数。",
    en: "This must be a whole number from {least} to {most}.",
  },
  BOTTLENECKS_TOO_MANY: {
    zh: "一家企业最多设 {most} 条瓶颈预警，请先删除不用的。",
    en: "A firm may have at most {most} bottleneck alerts. Please remove one first.",
  },
} as const;
