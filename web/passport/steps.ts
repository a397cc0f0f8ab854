import type { StepUri } from "../../contracts/events/steps.ts";

/** A name in both languages. */
export interface TwoTongues {
  readonly zh: string;
  readonly en: string;
}

// The names are the 41 business steps of CBV 2.0 § 7.1; the wording in both languages is our own.
const steps: Readonly<Record<string, TwoTongues>> = {
  accepting: { zh: "验收接收", en: "Accepted" },
  arriving: { zh: "到达", en: "Arrived" },
  assembling: { zh: "装配", en: "Assembled" },
  collecting: { zh: "收集", en: "Collected" },
  commissioning: { zh: "赋码建档", en: "Given its code" },
  consigning: { zh: "委托发运", en: "Consigned" },
  creating_class_instance: { zh: "制成", en: "Made" },
  cycle_counting: { zh: "循环盘点", en: "Cycle counted" },
  decommissioning: { zh: "注销编码", en: "Code retired" },
  departing: { zh: "离开", en: "Departed" },
  destroying: { zh: "销毁", en: "Destroyed" },
  disassembling: { zh: "拆解", en: "Taken apart" },
  dispensing: { zh: "分发", en: "Dispensed" },
  encoding: { zh: "写入编码", en: "Code written to the tag" },
  entering_exiting: { zh: "进出门禁", en: "Passed the gate" },
  holding: { zh: "暂扣待处理", en: "Put on hold" },
  inspecting: { zh: "检验", en: "Inspected" },
  installing: { zh: "安装", en: "Installed" },
  killing: { zh: "标签失效", en: "Tag disabled" },
  loading: { zh: "装载", en: "Loaded" },
  other: { zh: "其他步骤", en: "Other step" },
  packing: { zh: "包装", en: "Packed" },
  picking: { zh: "拣选", en: "Picked" },
  receiving: { zh: "收货", en: "Received" },
  removing: { zh: "拆下", en: "Removed" },
  repackaging: { zh: "重新包装", en: "Repacked" },
  repairing: { zh: "维修", en: "Repaired" },
  replacing: { zh: "更换", en: "Replaced" },
  reserving: { zh: "预留", en: "Reserved" },
  retail_selling: { zh: "零售", en: "Sold at retail" },
  sampling: { zh: "取样", en: "Sampled" },
  sensor_reporting: { zh: "传感器上报", en: "Sensor reading reported" },
  shipping: { zh: "发货", en: "Shipped" },
  staging_outbound: { zh: "待发备货", en: "Staged for dispatch" },
  stock_taking: { zh: "库存盘点", en: "Stock taken" },
  stocking: { zh: "上架", en: "Put on the shelf" },
  storing: { zh: "入库存放", en: "Stored" },
  transporting: { zh: "运输", en: "Transported" },
  unloading: { zh: "卸载", en: "Unloaded" },
  unpacking: { zh: "拆包", en: "Unpacked" },
  void_shipping: { zh: "撤销发货", en: "Shipment voided" },
};

// The platform's own words for what the standard has none for.
const ownSteps: Readonly<Record<StepUri, TwoTongues>> = {
  "urn:lianzao:step:casting": { zh: "铸造", en: "Cast" },
  "urn:lianzao:step:forging": { zh: "锻造", en: "Forged" },
  "urn:lianzao:step:machining": { zh: "机加工", en: "Machined" },
  "urn:lianzao:step:grinding": { zh: "磨削", en: "Ground" },
  "urn:lianzao:step:heat_treating": { zh: "热处理", en: "Heat treated" },
  "urn:lianzao:step:coating": { zh: "涂覆", en: "Coated" },
  "urn:lianzao:step:testing": { zh: "试验", en: "Tested" },
  "urn:lianzao:step:welding": { zh: "焊接", en: "Welded" },
};

const allSteps: Readonly<Record<string, TwoTongues>> = { ...steps, ...ownSteps };

// The names are the 33 dispositions of CBV 2.0 § 7.2; the wording in both languages is our own.
const dispositions: Readonly<Record<string, TwoTongues>> = {
  active: { zh: "已启用", en: "Active" },
  available: { zh: "可用", en: "Available" },
  completeness_inferred: { zh: "推定齐全", en: "Presumed complete" },
  completeness_verified: { zh: "已核实齐全", en: "Checked complete" },
  conformant: { zh: "合格", en: "Conforms" },
  container_closed: { zh: "容器已封", en: "Container closed" },
  container_open: { zh: "容器已开", en: "Container open" },
  damaged: { zh: "损坏", en: "Damaged" },
  destroyed: { zh: "已销毁", en: "Destroyed" },
  dispensed: { zh: "已分发", en: "Dispensed" },
  disposed: { zh: "已处置", en: "Disposed of" },
  encoded: { zh: "已写码", en: "Code written" },
  expired: { zh: "已过期", en: "Expired" },
  in_progress: { zh: "进行中", en: "In progress" },
  in_transit: { zh: "在途", en: "In transit" },
  inactive: { zh: "已停用", en: "Inactive" },
  mismatch_class: { zh: "品类不符", en: "Wrong kind" },
  mismatch_instance: { zh: "单品不符", en: "Wrong item" },
  mismatch_quantity: { zh: "数量不符", en: "Wrong quantity" },
  needs_replacement: { zh: "需更换", en: "Needs replacing" },
  no_pedigree_match: { zh: "来源不符", en: "Origin does not match" },
  non_conformant: { zh: "不合格", en: "Does not conform" },
  non_sellable_other: { zh: "不可销售", en: "Not for sale" },
  partially_dispensed: { zh: "部分分发", en: "Partly dispensed" },
  recalled: { zh: "已召回", en: "Recalled" },
  reserved: { zh: "已预留", en: "Reserved" },
  retail_sold: { zh: "已售出", en: "Sold" },
  returned: { zh: "已退回", en: "Returned" },
  sellable_accessible: { zh: "在售可取", en: "For sale, within reach" },
  sellable_not_accessible: { zh: "在售待取", en: "For sale, not within reach" },
  stolen: { zh: "失窃", en: "Stolen" },
  unavailable: { zh: "不可用", en: "Unavailable" },
  unknown: { zh: "状态不明", en: "Unknown" },
};

// An event may leave its step out (EPCIS 2.0 § 7.4); its type then says what happened.
const eventTypes: Readonly<Record<string, TwoTongues>> = {
  ObjectEvent: { zh: "观察记录", en: "Observed" },
  AggregationEvent: { zh: "组合包装", en: "Packed together" },
  TransactionEvent: { zh: "业务关联", en: "Linked to a transaction" },
  TransformationEvent: { zh: "加工转化", en: "Transformed" },
  AssociationEvent: { zh: "组件关联", en: "Parts joined" },
};

/** The last part of a vocabulary word, which may be bare, a URN or a GS1 web vocabulary address. */
export function bareWord(word: string): string {
  const last = word.split(/[:/#]/).at(-1) ?? "";
  return last.replace(/^(BizStep|Disp)-/, "");
}

/** Whether a bare word is one of the standard's business steps or dispositions. */
export function isStandardWord(bare: string): boolean {
  return Object.hasOwn(steps, bare) || Object.hasOwn(dispositions, bare);
}

function nameIn(table: Readonly<Record<string, TwoTongues>>, word: string): TwoTongues {
  const bare = bareWord(word);
  const listed = [word, bare].find((form) => Object.hasOwn(table, form));
  const known = listed === undefined ? undefined : table[listed];
  if (known) return known;
  // A firm's own vocabulary: its word is shown as it stands, only easier to read.
  const readable = bare.replaceAll("_", " ").trim() || word;
  return { zh: readable, en: readable.charAt(0).toUpperCase() + readable.slice(1) };
}

/** What happened, in words: the business step, or without one the event's type. */
export function stepName(bizStep: string | null, eventType: string): TwoTongues {
  return bizStep ? nameIn(allSteps, bizStep) : nameIn(eventTypes, eventType);
}

/** The state in which a step left the thing, in words. */
export function dispositionName(disposition: string): TwoTongues {
  return nameIn(dispositions, disposition);
}

/** Every word that has a name here, as events hold it: the standard's, and the platform's own. */
export const namedWords = {
  steps: Object.keys(steps),
  ownSteps: Object.keys(ownSteps),
  dispositions: Object.keys(dispositions),
} as const;
