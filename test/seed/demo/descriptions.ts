import { products, turbine, windFarm } from "./chain.ts";
import {
  assemblyPlant,
  buyer,
  type DemoFirm,
  demoFirms,
  foundry,
  gearShop,
  glnOf,
  windService,
} from "./firms.ts";

/** What a firm says of its products and places. */
interface DemoDescription {
  readonly firm: DemoFirm;
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly description: { readonly zh: string; readonly en: string };
}

const product = (
  firm: DemoFirm,
  gtin: string,
  name: DemoDescription["name"],
  description: DemoDescription["name"],
): DemoDescription => ({ firm, code: `(01)${gtin}`, name, description });

const works: readonly DemoDescription[] = demoFirms
  .filter((firm) => firm !== buyer)
  .map((firm) => ({
    firm,
    code: `(414)${glnOf(firm.prefix, 1)}`,
    name: { zh: `${firm.city.zh}厂区`, en: `${firm.city.en} works` },
    description: { zh: firm.name.zh, en: firm.name.en },
  }));

export const descriptions: readonly DemoDescription[] = [
  ...works,
  product(
    foundry,
    products.iron,
    { zh: "球墨铸铁熔体 QT400-18", en: "Ductile iron melt QT400-18" },
    { zh: "中频炉熔炼，按炉次编号", en: "Induction furnace, numbered by heat" },
  ),
  product(
    foundry,
    products.housing,
    { zh: "偏航齿轮箱箱体铸件", en: "Yaw gearbox housing casting" },
    { zh: "QT400-18，重 860 kg", en: "QT400-18, 860 kg" },
  ),
  product(
    foundry,
    products.blank,
    { zh: "齿轮毛坯", en: "Gear blank" },
    { zh: "球墨铸铁铸坯", en: "Ductile iron blank" },
  ),
  product(
    gearShop,
    products.ringGear,
    { zh: "内齿圈 m12 z91", en: "Ring gear m12 z91" },
    { zh: "模数 12，91 齿，精度 6 级", en: "Module 12, 91 teeth, grade 6" },
  ),
  product(
    gearShop,
    products.pinion,
    { zh: "输出小齿轮 m12 z14", en: "Output pinion m12 z14" },
    { zh: "模数 12，14 齿，精度 6 级", en: "Module 12, 14 teeth, grade 6" },
  ),
  product(
    assemblyPlant,
    products.bearing,
    { zh: "输出轴圆锥滚子轴承", en: "Output shaft tapered roller bearing" },
    { zh: "成对使用", en: "Used in pairs" },
  ),
  product(
    assemblyPlant,
    products.gearbox,
    { zh: "风电偏航齿轮箱 YX-900", en: "Wind turbine yaw gearbox YX-900" },
    { zh: "额定输出扭矩 90 kN·m", en: "Rated output torque 90 kN·m" },
  ),
  {
    firm: windService,
    code: windFarm,
    name: { zh: "北海铁山港海上风电场", en: "Tieshangang offshore wind farm, Beihai" },
    description: { zh: "7 号机组所在风场", en: "Site of turbine 7" },
  },
  {
    firm: windService,
    code: turbine,
    name: { zh: "7 号风电机组", en: "Wind turbine 7" },
    description: { zh: "6.25 MW", en: "6.25 MW" },
  },
];
