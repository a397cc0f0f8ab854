/** Words of the receipts of what a firm has recorded. */
export const receipts = {
  title: "回执",
  lead: "本企业记录的每个事件，纳入日志后都有一份回执。请存到平台之外：以后若有证明包缺了已有回执的事件，两者放在一起就证明了平台有错。",
  event: "事件",
  when: "记录时间",
  position: "序号",
  place: "日志位置",
  waiting: "等待签署",
  fetch: "下载回执",
  all: "下载全部回执",
  check: "与证明包对照核对",
  empty: "还没有回执",
  emptyHint: "记录第一个事件后，这里会出现它的回执。",
};
