import type { Words } from "./words.ts";

/** A kind of work that can be offered and wanted. `code` is a promise: events carry it. */
export interface Process {
  readonly code: string;
  readonly name: Words;
  readonly group: Words;
}

type Entry = readonly [code: string, zh: string, en: string];

const inGroup = (zh: string, en: string, entries: readonly Entry[]): Process[] =>
  entries.map(([code, nameZh, nameEn]) => ({
    code,
    name: { zh: nameZh, en: nameEn },
    group: { zh, en },
  }));

/**
 * The vocabulary of processes. The first six groups are the main groups of DIN 8580; services
 * that a chain needs besides making stand after them.
 */
export const processes: readonly Process[] = [
  ...inGroup("原始成形", "Primary shaping", [
    ["casting.sand", "砂型铸造", "Sand casting"],
    ["casting.investment", "熔模铸造", "Investment casting"],
    ["casting.die", "压力铸造", "Die casting"],
    ["casting.centrifugal", "离心铸造", "Centrifugal casting"],
    ["moulding.injection", "注塑成型", "Injection moulding"],
    ["sintering", "粉末冶金烧结", "Powder sintering"],
    ["additive.powder-bed", "粉末床熔融增材制造", "Powder bed fusion"],
  ]),
  ...inGroup("塑性成形", "Forming", [
    ["forging.open-die", "自由锻", "Open-die forging"],
    ["forging.closed-die", "模锻", "Closed-die forging"],
    ["forging.ring-rolling", "环件辗扩", "Ring rolling"],
    ["forming.bending", "折弯", "Bending"],
    ["forming.deep-drawing", "拉深", "Deep drawing"],
    ["forming.stamping", "冲压", "Stamping"],
    ["forming.extrusion", "挤压", "Extrusion"],
  ]),
  ...inGroup("分离与切削", "Separating", [
    ["turning", "车削", "Turning"],
    ["turning.vertical", "立式车削", "Vertical turning"],
    ["milling", "铣削", "Milling"],
    ["milling.5-axis", "五轴铣削", "5-axis milling"],
    ["drilling", "钻削", "Drilling"],
    ["boring", "镗削", "Boring"],
    ["broaching", "拉削", "Broaching"],
    ["hobbing", "滚齿", "Gear hobbing"],
    ["gear-shaping", "插齿", "Gear shaping"],
    ["grinding.cylindrical", "外圆与内圆磨削", "Cylindrical grinding"],
    ["grinding.surface", "平面磨削", "Surface grinding"],
    ["grinding.gear", "磨齿", "Gear grinding"],
    ["honing", "珩磨", "Honing"],
    ["edm.wire", "线切割", "Wire EDM"],
    ["edm.sinking", "电火花成形", "Sinking EDM"],
    ["cutting.laser", "激光切割", "Laser cutting"],
    ["cutting.plasma", "等离子切割", "Plasma cutting"],
    ["cutting.waterjet", "水射流切割", "Waterjet cutting"],
    ["sawing", "锯切", "Sawing"],
  ]),
  ...inGroup("连接", "Joining", [
    ["welding.arc", "电弧焊", "Arc welding"],
    ["welding.laser", "激光焊", "Laser welding"],
    ["welding.resistance", "电阻焊", "Resistance welding"],
    ["welding.friction", "摩擦焊", "Friction welding"],
    ["brazing", "钎焊", "Brazing"],
    ["bonding", "胶接", "Adhesive bonding"],
    ["assembly", "机械装配", "Mechanical assembly"],
    ["assembly.gearbox", "齿轮箱装配", "Gearbox assembly"],
    ["assembly.electrical", "电气装配", "Electrical assembly"],
  ]),
  ...inGroup("涂覆", "Coating", [
    ["coating.painting", "喷漆", "Painting"],
    ["coating.powder", "粉末喷涂", "Powder coating"],
    ["coating.galvanizing", "热浸镀锌", "Hot-dip galvanizing"],
    ["coating.electroplating", "电镀", "Electroplating"],
    ["coating.thermal-spraying", "热喷涂", "Thermal spraying"],
    ["coating.pvd", "物理气相沉积", "PVD coating"],
    ["coating.phosphating", "磷化", "Phosphating"],
  ]),
  ...inGroup("改变材料性能", "Changing material properties", [
    ["heat.annealing", "退火", "Annealing"],
    ["heat.normalizing", "正火", "Normalizing"],
    ["heat.quenching", "淬火与回火", "Quenching and tempering"],
    ["heat.carburizing", "渗碳淬火", "Carburizing"],
    ["heat.nitriding", "渗氮", "Nitriding"],
    ["heat.induction", "感应淬火", "Induction hardening"],
    ["heat.ageing", "时效", "Ageing"],
    ["shot-peening", "喷丸强化", "Shot peening"],
  ]),
  ...inGroup("检验与试验", "Testing and inspection", [
    ["testing.cmm", "三坐标测量", "Coordinate measuring"],
    ["testing.gear", "齿轮测量", "Gear measuring"],
    ["testing.ultrasonic", "超声检测", "Ultrasonic testing"],
    ["testing.radiographic", "射线检测", "Radiographic testing"],
    ["testing.magnetic-particle", "磁粉检测", "Magnetic particle testing"],
    ["testing.penetrant", "渗透检测", "Penetrant testing"],
    ["testing.metallography", "金相检验", "Metallography"],
    ["testing.spectrometry", "光谱成分分析", "Spectrometric analysis"],
    ["testing.tensile", "拉伸试验", "Tensile testing"],
    ["testing.hardness", "硬度试验", "Hardness testing"],
    ["testing.fatigue", "疲劳试验", "Fatigue testing"],
    ["testing.gearbox-rig", "齿轮箱台架试验", "Gearbox rig testing"],
    ["calibration", "计量校准", "Calibration"],
  ]),
  ...inGroup("运维服务", "Field service", [
    ["service.installation", "安装调试", "Installation"],
    ["service.inspection", "巡检", "Field inspection"],
    ["service.maintenance", "维护保养", "Maintenance"],
    ["service.repair", "维修", "Repair"],
    ["service.overhaul", "大修与再制造", "Overhaul"],
  ]),
  ...inGroup("设计与工程", "Design and engineering", [
    ["design.mechanical", "机械设计", "Mechanical design"],
    ["design.simulation", "仿真分析", "Simulation"],
    ["design.tooling", "工装模具设计", "Tooling design"],
  ]),
  ...inGroup("物流", "Logistics", [
    ["logistics.road", "公路运输", "Road transport"],
    ["logistics.heavy", "大件运输", "Heavy-load transport"],
    ["logistics.warehousing", "仓储", "Warehousing"],
    ["logistics.packaging", "包装", "Packaging"],
  ]),
];

const byCode = new Map(processes.map((process) => [process.code, process]));

/** The process of a code; undefined when the vocabulary has none. */
export function processOf(code: string): Process | undefined {
  return byCode.get(code);
}
