import type { Deadline } from "../cases/rules.ts";
import type { AlertKind, Grade, IncidentKind, IncidentState, TimelineAct } from "../words.ts";

interface ReportWords {
  readonly [word: string]: string | Readonly<Record<string, string>>;
  readonly kinds: Readonly<Record<IncidentKind, string>>;
  readonly grades: Readonly<Record<Grade, string>>;
  readonly states: Readonly<Record<IncidentState, string>>;
  readonly duties: Readonly<Record<Deadline["duty"], string>>;
  readonly alertKinds: Readonly<Record<AlertKind, string>>;
  readonly acts: Readonly<Record<TimelineAct, string>>;
}

const zh = {
  title: "网络安全事件报告",
  exercise: "演练：以下处置均为演练记录，没有影响任何企业。",
  none: "无。",
  fact: "项目",
  value: "内容",
  number: "事件编号",
  kind: "类别",
  grade: "级别（GB/T 20986-2023）",
  state: "状态",
  detected: "发现时间",
  opened: "立案时间",
  contained: "控制时间",
  resolved: "处置完成时间",
  closed: "关闭时间",
  toContainment: "发现到控制（时:分:秒）",
  toResolution: "发现到处置完成（时:分:秒）",
  deadlines: "报告时限",
  duty: "事项",
  due: "最迟",
  affected: "受影响对象",
  firm: "企业",
  identity: "标识",
  principal: "人员或密钥编号",
  alerts: "相关告警",
  source: "来源",
  amount: "次数",
  first: "首次",
  last: "最近",
  timeline: "时间线与处置措施",
  at: "时间",
  act: "事项",
  text: "说明",
  details: "详情",
  by: "操作者",
  evidence: "证据包",
  window: "时段",
  size: "字节数",
  made: "生成时间",
  kinds: {
    attack: "网络攻击事件",
    data: "数据安全事件",
    malware: "恶意程序事件",
    violation: "违规操作事件",
    fault: "设备设施故障事件",
    vulnerability: "安全隐患事件",
    abnormal: "异常行为事件",
    other: "其他事件",
  },
  grades: {
    general: "一般（Ⅳ级）",
    large: "较大（Ⅲ级）",
    major: "重大（Ⅱ级）",
    extreme: "特别重大（Ⅰ级）",
  },
  states: { open: "处置中", contained: "已控制", resolved: "已处置", closed: "已关闭" },
  duties: {
    report_critical:
      "涉及关键信息基础设施的，向保护工作部门、公安机关报告（《国家网络安全事件报告管理办法》第四条，1 小时）",
    report: "向属地省级网信部门报告（《国家网络安全事件报告管理办法》第四条，4 小时）",
    summary: "处置结束后提交总结报告（《国家网络安全事件报告管理办法》，30 日）",
  },
  alertKinds: {
    guessing: "单个账户多次登录失败",
    spraying: "同一网络尝试多个账户",
    export: "个人或密钥异常导出",
    firm_export: "企业异常导出",
    probing: "探测行为",
    tamper: "记录被篡改",
    stalled: "账本长时间停在一条事件上",
  },
  acts: {
    open: "立案",
    alert: "关联告警",
    note: "记录",
    freeze: "冻结企业",
    thaw_ask: "申请解冻",
    thaw: "解冻企业",
    revoke: "撤销登录或密钥",
    preserve: "下令取证",
    preserved: "证据已固定",
    notify: "通知企业",
    state: "状态变更",
    report: "出具报告",
  },
} as const satisfies ReportWords;

type Words<Of> = {
  readonly [Name in keyof Of]: Of[Name] extends string ? string : Words<Of[Name]>;
};

const en: Words<typeof zh> = {
  title: "Security incident report",
  exercise: "EXERCISE: all that follows was rehearsed and touched no firm.",
  none: "None.",
  fact: "Fact",
  value: "Value",
  number: "Number",
  kind: "Kind",
  grade: "Grade (GB/T 20986-2023)",
  state: "State",
  detected: "Detected",
  opened: "Opened",
  contained: "Contained",
  resolved: "Resolved",
  closed: "Closed",
  toContainment: "Detection to containment (h:mm:ss)",
  toResolution: "Detection to resolution (h:mm:ss)",
  deadlines: "Reports due",
  duty: "Duty",
  due: "Not later than",
  affected: "Whom it concerns",
  firm: "Firm",
  identity: "Identity",
  principal: "Person or key",
  alerts: "Alerts",
  source: "Source",
  amount: "How many",
  first: "First",
  last: "Last",
  timeline: "Time line and measures",
  at: "Time",
  act: "What",
  text: "Text",
  details: "Details",
  by: "By",
  evidence: "Evidence",
  window: "Window",
  size: "Bytes",
  made: "Made",
  kinds: {
    attack: "Network attack",
    data: "Data security",
    malware: "Malicious program",
    violation: "Operation against the rules",
    fault: "Failure of equipment",
    vulnerability: "Hidden danger",
    abnormal: "Abnormal behaviour",
    other: "Other",
  },
  grades: {
    general: "General (IV)",
    large: "Relatively large (III)",
    major: "Major (II)",
    extreme: "Extraordinarily major (I)",
  },
  states: { open: "Being handled", contained: "Contained", resolved: "Resolved", closed: "Closed" },
  duties: {
    report_critical:
      "Where critical information infrastructure is concerned: to the protecting authority and the police (国家网络安全事件报告管理办法, article 4, 1 hour)",
    report:
      "To the internet information office of the province (国家网络安全事件报告管理办法, article 4, 4 hours)",
    summary: "Summary after the incident was dealt with (国家网络安全事件报告管理办法, 30 days)",
  },
  alertKinds: {
    guessing: "Many failed sign-ins to one account",
    spraying: "Many accounts tried from one network",
    export: "Unusual export by a person or key",
    firm_export: "Unusual export by a firm",
    probing: "Probing",
    tamper: "A record was tampered with",
    stalled: "The ledger waits long on one event",
  },
  acts: {
    open: "Opened",
    alert: "Alert taken in",
    note: "Note",
    freeze: "Firm frozen",
    thaw_ask: "Lifting the freeze asked for",
    thaw: "Freeze lifted",
    revoke: "Sessions or keys revoked",
    preserve: "Evidence ordered",
    preserved: "Evidence preserved",
    notify: "Firms told",
    state: "State",
    report: "Report made",
  },
};

/** What a report says, in its reader's language. */
export const reportWords = { zh, en };
