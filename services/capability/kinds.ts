import type { ResourceKind } from "./schema.ts";

/** What kinds of resources are called in Chinese, where people write or look for them. */
export const chineseKinds: Readonly<Record<ResourceKind, string>> = {
  machine: "设备",
  line: "产线",
  lab: "实验室",
  rig: "试验台",
  team: "专业团队",
  expert: "专家",
  software: "工业软件",
  design: "设计能力",
  vehicle: "运输车辆",
};
