import type { Role } from "../../../contracts/access/roles.ts";
import { checkDigit, usccCheckCharacter } from "../../../identifiers/codes/index.ts";

// Fictional firms. Their GS1 prefixes are under 952, which GS1 keeps for demonstrations.

export interface DemoFirm {
  readonly key: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly city: { readonly zh: string; readonly en: string };
  readonly place: { readonly latitude: number; readonly longitude: number };
  /** GS1 company prefix, 7 digits. */
  readonly prefix: string;
  readonly uscc: string;
  readonly people: readonly DemoPerson[];
}

export interface DemoPerson {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
}

/** Everyone's in the demo. It is printed at the start and worth nothing elsewhere. */
export const demoPassword = "lianzao-demo-2026";

/** A unified social credit code with its check character: 91 a firm, 45 Guangxi. */
function uscc(city: string, serial: string): string {
  const first = `9145${city}MA${serial}`;
  return first + usccCheckCharacter(first);
}

/** A firm's GLN: prefix, location number, check digit. */
export function glnOf(prefix: string, location: number): string {
  const digits = prefix + String(location).padStart(12 - prefix.length, "0");
  return digits + checkDigit(digits);
}

/** A firm's GTIN-14: prefix, item number, check digit. */
export function gtinOf(prefix: string, item: number): string {
  const digits = `0${prefix}${String(item).padStart(12 - prefix.length, "0")}`;
  return digits + checkDigit(digits);
}

/** A shipping unit of a firm. */
export function ssccOf(prefix: string, serial: number): string {
  const digits = `3${prefix}${String(serial).padStart(16 - prefix.length, "0")}`;
  return digits + checkDigit(digits);
}

export const foundry: DemoFirm = {
  key: "foundry",
  name: { zh: "柳州云岭铸造", en: "Yunling Foundry, Liuzhou" },
  city: { zh: "柳州", en: "Liuzhou" },
  place: { latitude: 24.3264, longitude: 109.4281 },
  prefix: "9524101",
  uscc: uscc("0200", "5FDRY01"),
  people: [
    {
      name: "韦志强 Wei Zhiqiang",
      email: "admin@foundry.example",
      roles: ["administrator", "planner"],
    },
    { name: "覃丽华 Qin Lihua", email: "quality@foundry.example", roles: ["quality"] },
  ],
};

export const gearShop: DemoFirm = {
  key: "gears",
  name: { zh: "南宁青川齿轮", en: "Qingchuan Gears, Nanning" },
  city: { zh: "南宁", en: "Nanning" },
  place: { latitude: 22.8172, longitude: 108.3669 },
  prefix: "9524102",
  uscc: uscc("0100", "5GEAR02"),
  people: [
    { name: "黄文斌 Huang Wenbin", email: "admin@gears.example", roles: ["administrator"] },
    { name: "农小燕 Nong Xiaoyan", email: "planner@gears.example", roles: ["planner"] },
    { name: "李志远 Li Zhiyuan", email: "quality@gears.example", roles: ["quality"] },
  ],
};

export const heatTreatment: DemoFirm = {
  key: "heat",
  name: { zh: "桂林漓峰热处理", en: "Lifeng Heat Treatment, Guilin" },
  city: { zh: "桂林", en: "Guilin" },
  place: { latitude: 25.2736, longitude: 110.29 },
  prefix: "9524103",
  uscc: uscc("0300", "5HEAT03"),
  people: [
    {
      name: "唐建国 Tang Jianguo",
      email: "admin@heat.example",
      roles: ["administrator", "planner"],
    },
    { name: "秦雪梅 Qin Xuemei", email: "quality@heat.example", roles: ["quality"] },
  ],
};

export const assemblyPlant: DemoFirm = {
  key: "assembly",
  name: { zh: "玉林远岫传动", en: "Yuanxiu Drives, Yulin" },
  city: { zh: "玉林", en: "Yulin" },
  place: { latitude: 22.6314, longitude: 110.1515 },
  prefix: "9524104",
  uscc: uscc("0900", "5DRYW04"),
  people: [
    { name: "梁海涛 Liang Haitao", email: "admin@drives.example", roles: ["administrator"] },
    { name: "陈思敏 Chen Simin", email: "planner@drives.example", roles: ["planner"] },
    { name: "周晓东 Zhou Xiaodong", email: "engineer@drives.example", roles: ["engineer"] },
    { name: "吴静 Wu Jing", email: "quality@drives.example", roles: ["quality"] },
    { name: "何平 He Ping", email: "viewer@drives.example", roles: ["viewer"] },
  ],
};

export const laboratory: DemoFirm = {
  key: "laboratory",
  name: { zh: "南宁衡准检测", en: "Hengzhun Testing, Nanning" },
  city: { zh: "南宁", en: "Nanning" },
  place: { latitude: 22.845, longitude: 108.29 },
  prefix: "9524105",
  uscc: uscc("0100", "5TEYT05"),
  people: [
    {
      name: "莫国栋 Mo Guodong",
      email: "admin@testing.example",
      roles: ["administrator", "planner"],
    },
    { name: "苏雅 Su Ya", email: "quality@testing.example", roles: ["quality"] },
  ],
};

export const windService: DemoFirm = {
  key: "service",
  name: { zh: "钦州海岚风电运维", en: "Hailan Wind Service, Qinzhou" },
  city: { zh: "钦州", en: "Qinzhou" },
  place: { latitude: 21.9797, longitude: 108.6543 },
  prefix: "9524106",
  uscc: uscc("0700", "5WNDP06"),
  people: [
    { name: "邓伟 Deng Wei", email: "admin@windservice.example", roles: ["administrator"] },
    { name: "罗勇 Luo Yong", email: "service@windservice.example", roles: ["service", "quality"] },
  ],
};

export const buyer: DemoFirm = {
  key: "buyer",
  name: { zh: "北海望潮新能源", en: "Wangchao Energy, Beihai" },
  city: { zh: "北海", en: "Beihai" },
  place: { latitude: 21.4811, longitude: 109.1202 },
  prefix: "9524107",
  uscc: uscc("0500", "5ENER07"),
  people: [
    { name: "廖芳 Liao Fang", email: "admin@energy.example", roles: ["administrator"] },
    { name: "谢明 Xie Ming", email: "planner@energy.example", roles: ["planner"] },
  ],
};

export const demoFirms: readonly DemoFirm[] = [
  foundry,
  gearShop,
  heatTreatment,
  assemblyPlant,
  laboratory,
  windService,
  buyer,
];

export const demoOperatorUscc = uscc("0100", "5LTPT00");

/** The operator's own people: three administrators (三员), none of whom can do another's acts. */
export const demoOperators: readonly DemoPerson[] = [
  { name: "韩冰 Han Bing", email: "system@operator.example", roles: ["system"] },
  { name: "冯琳 Feng Lin", email: "security@operator.example", roles: ["security"] },
  { name: "蒋毅 Jiang Yi", email: "audit@operator.example", roles: ["audit"] },
];
