import type { ResourceKind, Words } from "../../../services/capability/index.ts";

/** A kind of machine as job shops show it. */
export interface MachineType {
  readonly name: Words;
  readonly model: string;
  readonly kind: ResourceKind;
  readonly processes: readonly string[];
  /** Codes of its materials begin with one of these. */
  readonly materials: readonly string[];
  /** The longest side of its envelope in millimetres, from and to. */
  readonly sidesMm: Range;
  readonly tolerancesUm: readonly number[];
  readonly yuanPerHour: Range;
}

type Range = readonly [from: number, to: number];

/** A line of business with what stands in its halls. */
export interface Trade {
  readonly name: Words;
  readonly standards: readonly string[];
  readonly machines: readonly MachineType[];
}

// A trade: name in both languages, standards. Below it its machines: name in both languages, model,
// kind, processes, materials, sides in mm, tolerances in µm, yuan per hour.
const table = `
齿轮 | Gears | ISO 9001:2015, IATF 16949:2016
- 成形磨齿机 | Form gear grinder | YK73 | machine | grinding.gear | steel | 400-2000 | 3, 5, 8 | 320-620
- 数控滚齿机 | CNC gear hobber | Y31 | machine | hobbing | steel, iron | 300-1600 | 15, 20, 30 | 160-340
- 插齿机 | Gear shaper | Y51 | machine | gear-shaping | steel, iron | 200-1250 | 15, 25 | 140-280
- 外圆磨床 | Cylindrical grinder | M13 | machine | grinding.cylindrical | steel, iron | 500-3000 | 3, 5 | 120-300
精密机械 | Precision Machinery | ISO 9001:2015, EN 9100:2018, ISO 14001:2015
- 五轴加工中心 | 5-axis machining centre | DMU | machine | milling.5-axis, milling, drilling | steel, aluminium, titanium, nickel | 500-2200 | 5, 8, 12 | 260-780
- 卧式加工中心 | Horizontal machining centre | HMC | machine | milling, drilling, boring | steel, iron, aluminium | 600-2500 | 8, 12, 20 | 220-520
- 数控车床 | CNC lathe | CK61 | machine | turning | steel, aluminium, copper, titanium | 400-3000 | 10, 15, 20 | 90-220
- 平面磨床 | Surface grinder | M71 | machine | grinding.surface | steel, iron | 400-2000 | 3, 5, 8 | 100-240
- 慢走丝线切割机 | Wire EDM machine | DK76 | machine | edm.wire | steel, copper, titanium | 300-900 | 2, 4 | 110-260
重型机械 | Heavy Machinery | ISO 9001:2015
- 立式车床 | Vertical lathe | CK52 | machine | turning.vertical | steel, iron | 1600-8000 | 20, 30, 50 | 280-900
- 落地镗铣床 | Floor boring mill | TK69 | machine | boring, milling | steel, iron | 3000-12000 | 20, 30 | 420-1200
铸造 | Foundry | ISO 9001:2015, ISO 14001:2015
- 树脂砂造型线 | Resin sand moulding line | ZS | line | casting.sand | iron, steel | 1500-6000 | 800, 999 | 600-1600
- 压铸机 | Die casting machine | DCC | machine | casting.die | aluminium, copper | 400-1800 | 100, 200 | 240-700
- 熔模铸造线 | Investment casting line | RM | line | casting.investment | steel, nickel, titanium | 200-900 | 100, 200 | 380-900
锻造 | Forging | ISO 9001:2015, IATF 16949:2016
- 热模锻压力机 | Hot forging press | MP | machine | forging.closed-die | steel, aluminium, titanium | 300-1200 | 300, 500 | 500-1500
- 辗环机 | Ring rolling mill | D51 | machine | forging.ring-rolling | steel, titanium, nickel | 800-5000 | 800 | 620-1700
热处理 | Heat Treatment | ISO 9001:2015, IATF 16949:2016
- 可控气氛渗碳炉 | Carburizing furnace | RQ | machine | heat.carburizing, heat.quenching | steel | 900-3500 | 100 | 260-640
- 真空炉 | Vacuum furnace | VH | machine | heat.quenching, heat.annealing, heat.ageing | steel, titanium, nickel, aluminium | 600-2000 | 50, 100 | 300-720
- 感应淬火机床 | Induction hardening machine | GC | machine | heat.induction | steel, iron | 500-4000 | 100 | 180-420
钣金结构 | Sheet Metal and Structures | ISO 9001:2015, ISO 3834-2
- 光纤激光切割机 | Fibre laser cutter | GF | machine | cutting.laser | steel, aluminium, copper | 3000-12000 | 50, 100 | 140-380
- 数控折弯机 | CNC press brake | PB | machine | forming.bending | steel, aluminium, copper | 2500-6000 | 100, 200 | 90-220
- 焊接机器人工作站 | Robot welding cell | RW | line | welding.arc | steel, aluminium | 1500-8000 | 300, 500 | 120-340
表面工程 | Surface Engineering | ISO 9001:2015, ISO 14001:2015
- 粉末喷涂线 | Powder coating line | PC | line | coating.powder | steel, aluminium, iron | 2000-8000 | 50 | 180-460
- 电镀线 | Electroplating line | EP | line | coating.electroplating | steel, copper, iron | 800-3000 | 20 | 160-420
塑料制品 | Plastics | ISO 9001:2015, IATF 16949:2016
- 注塑机 | Injection moulding machine | HT | machine | moulding.injection | plastic | 200-1500 | 50, 100 | 80-260
检测 | Testing | ISO/IEC 17025:2017
- 三坐标测量机 | Coordinate measuring machine | CMM | lab | testing.cmm | steel, iron, aluminium | 700-4000 | 1, 2, 3 | 180-480
- 超声检测班组 | Ultrasonic testing crew | UT | team | testing.ultrasonic | steel, iron, aluminium | 2000-20000 | 500 | 150-320
- 材料试验室 | Materials laboratory | MT | lab | testing.tensile, testing.hardness, testing.metallography | steel, iron, aluminium | 300-1000 | 10 | 160-360
`;

const listed = (text = "") => text.split(", ");

function rangeOf(text = ""): Range {
  const [from = Number.NaN, to = Number.NaN] = text.split("-").map(Number);
  return [from, to];
}

function machineOf(line: string): MachineType {
  const [zh = "", en = "", model = "", kind, ...more] = line.split(" | ");
  const [processes, materials, sides, tolerances, price] = more;
  return {
    name: { zh, en },
    model,
    kind: kind as ResourceKind,
    processes: listed(processes),
    materials: listed(materials),
    sidesMm: rangeOf(sides),
    tolerancesUm: listed(tolerances).map(Number),
    yuanPerHour: rangeOf(price),
  };
}

function tradeOf(text: string): Trade {
  const [head = "", ...machines] = text.trim().split("\n- ");
  const [zh = "", en = "", standards] = head.split(" | ");
  return { name: { zh, en }, standards: listed(standards), machines: machines.map(machineOf) };
}

/** What firms of the scale seed are. */
export const trades: readonly Trade[] = table
  .trim()
  .split(/\n(?!- )/)
  .map(tradeOf);
