export const nodes = {
  title: "企业自己的节点",
  lead: "某一前缀下未在此登记的标识，可由贵企业自己的系统回答。本平台代为查询并按有效期缓存，或将查询者引导至该系统。",
  set: "设置节点",
  prefix: "前缀",
  mode: "方式",
  modes: { ASK: "代为查询", REFER: "引导查询者" },
  url: "节点地址",
  urlHint:
    "https 根地址；Handle 前缀由其 /api/handles/ 回答，GS1 前缀由其 Digital Link 解析服务回答",
  setAt: "设置时间",
  remove: "移除",
  removeTitle: "移除节点",
  removeHint: "此后该前缀下只有在此登记的标识可以解析。",
  removed: "已移除",
  empty: "尚未设置节点",
};
