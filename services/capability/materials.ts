import type { Words } from "./words.ts";

/** A material that can be worked. `code` is a promise: events carry it. */
export interface Material {
  readonly code: string;
  readonly name: Words;
}

type Entry = readonly [code: string, gb: string, en: string];

/** In the words of its family: `42CrMo 合金结构钢`, `42CrMo4 (1.7225), alloy steel`. */
const inFamily = (zh: string, en: string, entries: readonly Entry[]): Material[] =>
  entries.map(([code, gb, european]) => ({
    code,
    name: { zh: `${gb} ${zh}`, en: `${european}, ${en}` },
  }));

/**
 * The vocabulary of materials: the Chinese designation (GB/T) and beside it the nearest European
 * one. The two standards set slightly different limits; a contract names the one that counts.
 */
export const materials: readonly Material[] = [
  ...inFamily("碳素结构钢", "structural steel", [
    ["steel.q235", "Q235B", "S235JR (1.0038)"],
    ["steel.q355", "Q355B", "S355JR (1.0045)"],
    ["steel.45", "45", "C45 (1.0503)"],
  ]),
  ...inFamily("合金结构钢", "alloy steel", [
    ["steel.40cr", "40Cr", "41Cr4 (1.7035)"],
    ["steel.42crmo4", "42CrMo", "42CrMo4 (1.7225)"],
    ["steel.34crnimo6", "34CrNiMo6", "34CrNiMo6 (1.6582)"],
    ["steel.38crmoal", "38CrMoAl", "41CrAlMo7-10 (1.8509)"],
  ]),
  ...inFamily("渗碳钢", "case-hardening steel", [
    ["steel.18crnimo7-6", "18CrNiMo7-6", "18CrNiMo7-6 (1.6587)"],
    ["steel.20crmnti", "20CrMnTi", "20MnCr5 (1.7147)"],
    ["steel.20crnimo", "20CrNiMo", "20NiCrMo2-2 (1.6523)"],
  ]),
  ...inFamily("轴承钢", "bearing steel", [
    ["steel.gcr15", "GCr15", "100Cr6 (1.3505)"],
    ["steel.gcr15simn", "GCr15SiMn", "100CrMnSi6-4 (1.3520)"],
  ]),
  ...inFamily("不锈钢", "stainless steel", [
    ["steel.06cr19ni10", "06Cr19Ni10", "X5CrNi18-10 (1.4301)"],
    ["steel.022cr17ni12mo2", "022Cr17Ni12Mo2", "X2CrNiMo17-12-2 (1.4404)"],
  ]),
  ...inFamily("工具钢", "tool steel", [
    ["steel.cr12mov", "Cr12MoV", "X153CrMoV12 (1.2379)"],
    ["steel.h13", "4Cr5MoSiV1", "X40CrMoV5-1 (1.2344)"],
  ]),
  ...inFamily("铸钢", "cast steel", [["steel.zg270-500", "ZG270-500", "GE260 (1.0558)"]]),
  ...inFamily("灰铸铁", "grey cast iron", [
    ["iron.ht200", "HT200", "EN-GJL-200"],
    ["iron.ht250", "HT250", "EN-GJL-250"],
  ]),
  ...inFamily("球墨铸铁", "ductile cast iron", [
    ["iron.qt400-18", "QT400-18", "EN-GJS-400-18"],
    ["iron.qt500-7", "QT500-7", "EN-GJS-500-7"],
    ["iron.qt600-3", "QT600-3", "EN-GJS-600-3"],
    ["iron.qt700-2", "QT700-2", "EN-GJS-700-2"],
  ]),
  ...inFamily("铝合金", "aluminium alloy", [
    ["aluminium.6061", "6061", "EN AW-6061"],
    ["aluminium.6082", "6082", "EN AW-6082"],
    ["aluminium.7075", "7075", "EN AW-7075"],
    ["aluminium.zl101a", "ZL101A", "EN AC-42100"],
    ["aluminium.adc12", "YL113", "EN AC-46000"],
  ]),
  ...inFamily("铜与铜合金", "copper and copper alloy", [
    ["copper.t2", "T2", "Cu-ETP (CW004A)"],
    ["copper.h62", "H62", "CuZn40 (CW509L)"],
    ["copper.zcusn10p1", "ZCuSn10P1", "CuSn11P-C (CC481K)"],
  ]),
  ...inFamily("钛合金", "titanium alloy", [["titanium.tc4", "TC4", "Ti-6Al-4V (3.7165)"]]),
  ...inFamily("镍基合金", "nickel alloy", [
    ["nickel.gh4169", "GH4169", "NiCr19Fe19Nb5Mo3 (2.4668)"],
  ]),
  ...inFamily("工程塑料", "engineering plastic", [
    ["plastic.pa66", "聚酰胺 PA66", "PA66"],
    ["plastic.pom", "聚甲醛 POM", "POM"],
    ["plastic.peek", "聚醚醚酮 PEEK", "PEEK"],
  ]),
  ...inFamily("复合材料", "composite", [
    ["composite.gfrp", "玻璃纤维增强塑料", "Glass-fibre reinforced plastic"],
    ["composite.cfrp", "碳纤维增强塑料", "Carbon-fibre reinforced plastic"],
  ]),
];

const byCode = new Map(materials.map((material) => [material.code, material]));

/** The material of a code; undefined when the vocabulary has none. */
export function materialOf(code: string): Material | undefined {
  return byCode.get(code);
}
