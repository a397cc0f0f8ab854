import type { Tongue } from "../links.ts";

interface PageWords {
  readonly platform: string;
  readonly service: string;
  readonly purpose: string;
  readonly asked: string;
  readonly unknown: string;
  readonly withdrawn: string;
  readonly values: string;
  readonly noValue: string;
  readonly malformed: string;
  readonly noLink: string;
  readonly away: string;
  readonly loop: string;
  readonly tooMany: string;
  readonly links: string;
  readonly toSearch: string;
}

/** What the resolver's own pages say; the sentences of refusals stand in contracts/refusals. */
export const words: Readonly<Record<Tongue, PageWords>> = {
  zh: {
    platform: "联造",
    service: "标识解析",
    purpose: "扫描或输入产品标识，即可打开其产品护照；程序可由此取得链接集。",
    asked: "您查询的标识",
    unknown: "未找到该标识",
    withdrawn: "该标识已删除",
    values: "已登记的信息",
    noValue: "没有公开的信息。",
    malformed: "标识格式不正确",
    noLink: "没有该类型的链接",
    away: "暂时无法解析",
    loop: "循环查询",
    tooMany: "请求过于频繁",
    links: "可用链接",
    toSearch: "到联造平台查询其他标识",
  },
  en: {
    platform: "Lianzao",
    service: "Identifier resolution",
    purpose:
      "Scan or enter the code of a product to open its passport; programs get its linkset here.",
    asked: "The code you asked for",
    unknown: "Nothing is known of this code",
    withdrawn: "This identifier has been deleted",
    values: "What is registered",
    noValue: "There is nothing public.",
    malformed: "This is not a valid code",
    noLink: "There is no link of this type",
    away: "Codes cannot be resolved just now",
    loop: "The question goes round in a circle",
    tooMany: "Too many requests",
    links: "Available links",
    toSearch: "Look up another code on Lianzao",
  },
};
