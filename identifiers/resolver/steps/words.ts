import type { CodeForm } from "../../codes/index.ts";
import type { Tongue } from "../links.ts";
import type { Lost } from "./choice.ts";
import type { Level } from "./steps.ts";

interface StepWords {
  readonly title: string;
  readonly lead: string;
  readonly code: string;
  readonly codeHint: string;
  readonly context: string;
  readonly language: string;
  readonly media: string;
  readonly linkType: string;
  readonly resolve: string;
  readonly otherTongue: string;
  readonly empty: string;
  readonly reading: string;
  readonly form: string;
  readonly forms: Readonly<Record<CodeForm | "compressed", string>>;
  readonly unpacked: string;
  readonly printed: string;
  readonly identity: string;
  readonly faultAt: (character: number) => string;
  readonly prefix: string;
  readonly own: string;
  readonly withdrawn: string;
  readonly foreign: string;
  readonly unsaid: string;
  readonly levels: string;
  readonly states: Readonly<Record<Level["state"], string>>;
  readonly holds: (values: number, links: number) => string;
  readonly alsoNamed: string;
  readonly age: (seconds: number) => string;
  readonly stale: string;
  readonly nodeStale: string;
  readonly source: (node: string) => string;
  readonly elsewhere: string;
  readonly links: string;
  readonly noLinks: string;
  readonly followed: string;
  readonly lost: Readonly<Record<Lost, string>>;
  readonly doors: string;
  readonly noDoor: string;
}

/** What the test page says. */
export const stepWords: Readonly<Record<Tongue, StepWords>> = {
  zh: {
    title: "解析步骤",
    lead: "输入、粘贴或扫描任意标识，查看本解析服务如何逐步得出结果。此处的查询不计入统计。",
    code: "标识",
    codeHint:
      "GS1 元素串、Digital Link（含压缩形式）、EPC URN、Handle、VAA、OID、铭牌链接或扫描数据",
    context: "情境（context）",
    language: "语言（Accept-Language）",
    media: "媒体类型（Accept）",
    linkType: "链接类型（linkType）",
    resolve: "解析",
    otherTongue: "English",
    empty: "尚未输入标识。",
    reading: "1. 读取",
    form: "写法",
    forms: {
      "digital-link": "GS1 Digital Link",
      "epc-urn": "EPC URN",
      "element-string": "GS1 元素串",
      scan: "扫描数据",
      canonical: "规范形式",
      uscc: "统一社会信用代码",
      handle: "Handle",
      vaa: "VAA 标识",
      oid: "OID",
      uri: "网址或其他 URI",
      compressed: "压缩的 GS1 Digital Link",
    },
    unpacked: "解压后",
    printed: "可读形式",
    identity: "规范标识",
    faultAt: (character) => `从第 ${character} 个字符起有误`,
    prefix: "2. 前缀",
    own: "已分配给本平台的企业",
    withdrawn: "已收回，原有标识仍可解析",
    foreign: "其前缀不属于本平台的任何企业。",
    unsaid: "数据库无应答，暂时无法确定前缀归属。",
    levels: "3. 登记信息（由细到粗）",
    states: {
      registered: "已由企业登记",
      public: "有公开事件",
      deleted: "已由企业删除",
      nothing: "无登记",
    },
    holds: (values, links) => `公开值 ${values} 个，链接 ${links} 个`,
    alsoNamed: "同一物品的其他标识",
    age: (seconds) => `本服务 ${seconds} 秒前从数据库读取。`,
    stale: "数据库无应答，以下为此前读取的内容。",
    nodeStale: "企业节点无应答，以下为其此前的回答。",
    source: (node) => `由企业自己的节点 ${node} 回答。`,
    elsewhere: "由他处保存，查询者被引导至",
    links: "4. 链接的选择",
    noLinks: "没有可选择的链接，或所求为链接集。",
    followed: "采用",
    lost: {
      type: "链接类型不符",
      context: "情境不如其他链接相符",
      language: "语言不如其他链接相符",
      media: "媒体类型不如其他链接相符",
      default: "默认链接优先",
    },
    doors: "5. 各入口的应答",
    noDoor: "此类标识没有 HTTP 入口。",
  },
  en: {
    title: "Steps of a resolution",
    lead: "Type, paste or scan any code to see step by step how this resolver comes to its answer. What is tried here counts in no statistics.",
    code: "Code",
    codeHint:
      "GS1 element string, Digital Link (also compressed), EPC URN, Handle, VAA code, OID, nameplate link or scan data",
    context: "Context",
    language: "Language (Accept-Language)",
    media: "Media type (Accept)",
    linkType: "Link type",
    resolve: "Resolve",
    otherTongue: "中文",
    empty: "No code has been entered yet.",
    reading: "1. Reading",
    form: "Written as",
    forms: {
      "digital-link": "GS1 Digital Link",
      "epc-urn": "EPC URN",
      "element-string": "GS1 element string",
      scan: "Scan data",
      canonical: "Canonical form",
      uscc: "Unified social credit code",
      handle: "Handle",
      vaa: "VAA code",
      oid: "Object identifier",
      uri: "Web address or other URI",
      compressed: "Compressed GS1 Digital Link",
    },
    unpacked: "Unpacked",
    printed: "As people read it",
    identity: "Canonical identity",
    faultAt: (character) => `At fault from character ${character} on`,
    prefix: "2. Prefix",
    own: "given to a firm on this platform",
    withdrawn: "withdrawn; what stands under it still resolves",
    foreign: "Its prefix is no firm's on this platform.",
    unsaid: "The database does not answer, so whose the prefix is cannot be said now.",
    levels: "3. What is registered, the most exact first",
    states: {
      registered: "registered by a firm",
      public: "has public events",
      deleted: "deleted by its firm",
      nothing: "nothing",
    },
    holds: (values, links) => `public values: ${values}; links: ${links}`,
    alsoNamed: "Other names of the same thing",
    age: (seconds) => `This resolver read it from the database ${seconds} s ago.`,
    nodeStale: "The firm's node does not answer: this is what it said before.",
    source: (node) => `Said by the firm's own node, ${node}.`,
    elsewhere: "It is held elsewhere, and who asks is sent to",
    stale: "The database does not answer: this is what was read before.",
    links: "4. Choice of the link",
    noLinks: "There are no links to choose from, or the linkset is asked for.",
    followed: "chosen",
    lost: {
      type: "of another link type",
      context: "fits the context less well",
      language: "fits the language less well",
      media: "fits the media type less well",
      default: "gives way to the default link",
    },
    doors: "5. What each door answers",
    noDoor: "There is no door on HTTP for codes of this kind.",
  },
};
