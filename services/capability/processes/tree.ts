import type { Words } from "../words.ts";

/** A place in the tree of processes. `code` is a promise: events carry it. */
export interface ProcessNode {
  readonly code: string;
  /** Null for a main group. */
  readonly parent: string | null;
  readonly name: Words;
  /** Only orders what is below it: no resource has it. */
  readonly isGroup: boolean;
}

// One place a line, below the place that stands further left. Groups begin with a +. The first six
// main groups and what is directly in them are those of DIN 8580:2003-09 by their numbers; the
// services and innovation that a chain needs besides making stand after them.
const table = `
+ din8580.1 | 原始成形 | Primary shaping
  + din8580.1.1 | 由液态成形 | From the liquid state
    casting.sand | 砂型铸造 | Sand casting
    casting.investment | 熔模铸造 | Investment casting
    casting.die | 压力铸造 | Die casting
    casting.centrifugal | 离心铸造 | Centrifugal casting
  + din8580.1.2 | 由塑性状态成形 | From the plastic state
    moulding.injection | 注塑成型 | Injection moulding
  + din8580.1.3 | 由糊状成形 | From the paste state
  + din8580.1.4 | 由颗粒或粉末成形 | From granules or powder
    sintering | 粉末冶金烧结 | Powder sintering
    additive.powder-bed | 粉末床熔融增材制造 | Powder bed fusion
  + din8580.1.5 | 由碎屑或纤维成形 | From chips or fibres
  + din8580.1.8 | 由气态或蒸气成形 | From gas or vapour
  + din8580.1.9 | 由离子态成形 | From the ionised state
+ din8580.2 | 塑性成形 | Forming
  + din8580.2.1 | 压力成形 | Under compression
    forging.open-die | 自由锻 | Open-die forging
    forging.closed-die | 模锻 | Closed-die forging
    forging.ring-rolling | 环件辗扩 | Ring rolling
    forming.extrusion | 挤压 | Extrusion
  + din8580.2.2 | 拉压成形 | Under tension and compression
    forming.deep-drawing | 拉深 | Deep drawing
    forming.stamping | 冲压 | Stamping
  + din8580.2.3 | 拉伸成形 | Under tension
  + din8580.2.4 | 弯曲成形 | By bending
    forming.bending | 折弯 | Bending
  + din8580.2.5 | 剪切成形 | Under shear
+ din8580.3 | 分离与切削 | Separating
  + din8580.3.1 | 切断 | Dividing
  + din8580.3.2 | 几何确定刃口切削 | Cutting with a defined edge
    turning | 车削 | Turning
      turning.vertical | 立式车削 | Vertical turning
    milling | 铣削 | Milling
      milling.5-axis | 五轴铣削 | 5-axis milling
    drilling | 钻削 | Drilling
    boring | 镗削 | Boring
    broaching | 拉削 | Broaching
    hobbing | 滚齿 | Gear hobbing
    gear-shaping | 插齿 | Gear shaping
    sawing | 锯切 | Sawing
  + din8580.3.3 | 几何不确定刃口切削 | Cutting with an undefined edge
    grinding.cylindrical | 外圆与内圆磨削 | Cylindrical grinding
    grinding.surface | 平面磨削 | Surface grinding
    grinding.gear | 磨齿 | Gear grinding
    honing | 珩磨 | Honing
    cutting.waterjet | 水射流切割 | Waterjet cutting
  + din8580.3.4 | 蚀除与热切割 | Removing without chips
    edm.wire | 线切割 | Wire EDM
    edm.sinking | 电火花成形 | Sinking EDM
    cutting.laser | 激光切割 | Laser cutting
    cutting.plasma | 等离子切割 | Plasma cutting
  + din8580.3.5 | 拆分 | Taking apart
    disassembly | 拆解 | Disassembly
  + din8580.3.6 | 清洗 | Cleaning
    cleaning.industrial | 工业清洗 | Industrial cleaning
+ din8580.4 | 连接 | Joining
  + din8580.4.1 | 组装 | Putting together
    assembly | 机械装配 | Mechanical assembly
      assembly.gearbox | 齿轮箱装配 | Gearbox assembly
      assembly.electrical | 电气装配 | Electrical assembly
  + din8580.4.2 | 填充 | Filling
  + din8580.4.3 | 压入与紧固 | Pressing on and in
  + din8580.4.4 | 以原始成形连接 | By primary shaping
  + din8580.4.5 | 以塑性成形连接 | By forming
  + din8580.4.6 | 焊接 | Welding
    welding.arc | 电弧焊 | Arc welding
    welding.laser | 激光焊 | Laser welding
    welding.resistance | 电阻焊 | Resistance welding
    welding.friction | 摩擦焊 | Friction welding
  + din8580.4.7 | 软硬钎焊 | Soldering and brazing
    brazing | 钎焊 | Brazing
  + din8580.4.8 | 粘接 | Gluing
    bonding | 胶接 | Adhesive bonding
  + din8580.4.9 | 织物连接 | Textile joining
+ din8580.5 | 涂覆 | Coating
  + din8580.5.1 | 由液态涂覆 | From the liquid state
    coating.painting | 喷漆 | Painting
    coating.galvanizing | 热浸镀锌 | Hot-dip galvanizing
  + din8580.5.2 | 由塑性状态涂覆 | From the plastic state
  + din8580.5.3 | 由糊状涂覆 | From the paste state
  + din8580.5.4 | 由颗粒或粉末涂覆 | From granules or powder
    coating.powder | 粉末喷涂 | Powder coating
    coating.thermal-spraying | 热喷涂 | Thermal spraying
  + din8580.5.6 | 以焊接涂覆 | By welding
    coating.cladding | 堆焊与熔覆 | Cladding
  + din8580.5.7 | 以钎焊涂覆 | By soldering
  + din8580.5.8 | 由气态或蒸气涂覆 | From gas or vapour
    coating.pvd | 物理气相沉积 | PVD coating
  + din8580.5.9 | 由离子态涂覆 | From the ionised state
    coating.electroplating | 电镀 | Electroplating
    coating.phosphating | 磷化 | Phosphating
+ din8580.6 | 改变材料性能 | Changing material properties
  + din8580.6.1 | 以成形强化 | Strengthening by forming
    shot-peening | 喷丸强化 | Shot peening
  + din8580.6.2 | 热处理 | Heat treatment
    heat.annealing | 退火 | Annealing
    heat.normalizing | 正火 | Normalizing
    heat.quenching | 淬火与回火 | Quenching and tempering
    heat.carburizing | 渗碳淬火 | Carburizing
    heat.nitriding | 渗氮 | Nitriding
    heat.induction | 感应淬火 | Induction hardening
    heat.ageing | 时效 | Ageing
  + din8580.6.3 | 形变热处理 | Thermomechanical treatment
  + din8580.6.4 | 烧结与焙烧 | Sintering and firing
  + din8580.6.5 | 磁化 | Magnetising
  + din8580.6.6 | 辐照 | Irradiation
  + din8580.6.7 | 光化学处理 | Photochemical treatment
+ group.testing | 检验与试验 | Testing and inspection
  + group.measuring | 几何量测量 | Dimensional measuring
    testing.cmm | 三坐标测量 | Coordinate measuring
    testing.gear | 齿轮测量 | Gear measuring
  + group.ndt | 无损检测 | Non-destructive testing
    testing.ultrasonic | 超声检测 | Ultrasonic testing
    testing.radiographic | 射线检测 | Radiographic testing
    testing.magnetic-particle | 磁粉检测 | Magnetic particle testing
    testing.penetrant | 渗透检测 | Penetrant testing
  + group.materials-testing | 材料检验 | Materials testing
    testing.metallography | 金相检验 | Metallography
    testing.spectrometry | 光谱成分分析 | Spectrometric analysis
    testing.tensile | 拉伸试验 | Tensile testing
    testing.hardness | 硬度试验 | Hardness testing
    testing.fatigue | 疲劳试验 | Fatigue testing
  + group.functional-testing | 功能试验 | Functional testing
    testing.gearbox-rig | 齿轮箱台架试验 | Gearbox rig testing
  + group.calibration | 计量校准 | Calibration services
    calibration | 计量校准 | Calibration
+ group.field-service | 运维服务 | Field service
  service.installation | 安装调试 | Installation
  service.inspection | 巡检 | Field inspection
  service.maintenance | 维护保养 | Maintenance
  service.repair | 维修 | Repair
  service.overhaul | 大修与再制造 | Overhaul
+ group.design | 设计与工程 | Design and engineering
  design.mechanical | 机械设计 | Mechanical design
  design.simulation | 仿真分析 | Simulation
  design.tooling | 工装模具设计 | Tooling design
+ group.innovation | 创新资源 | Innovation resources
  innovation.trial | 试制 | Trial production
  innovation.laboratory | 实验室共享 | Laboratory use
  innovation.rig | 试验台共享 | Test rig use
  innovation.consulting | 专家咨询 | Expert consulting
  innovation.software | 工业软件使用 | Use of engineering software
+ group.logistics | 物流 | Logistics
  logistics.road | 公路运输 | Road transport
  logistics.heavy | 大件运输 | Heavy-load transport
  logistics.warehousing | 仓储 | Warehousing
  logistics.packaging | 包装 | Packaging
`;

function nodesOf(text: string): ProcessNode[] {
  const above: string[] = [];
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const depth = line.search(/\S/) / 2;
      const [head = "", zh = "", en = ""] = line.trim().split(" | ");
      const code = head.replace("+ ", "");
      above[depth] = code;
      return {
        code,
        parent: above[depth - 1] ?? null,
        name: { zh, en },
        isGroup: head.startsWith("+"),
      };
    });
}

/** The tree as the platform brings it, each place after the one that it is below. */
export const builtInTree: readonly ProcessNode[] = nodesOf(table);
