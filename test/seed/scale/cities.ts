/** A town where firms of the scale seed have their works. */
export interface City {
  readonly zh: string;
  readonly en: string;
  readonly latitude: number;
  readonly longitude: number;
  /** GB/T 2260 code, the region in a unified social credit code. */
  readonly region: string;
}

type Entry = readonly [zh: string, en: string, latitude: number, longitude: number, region: string];

const entries: readonly Entry[] = [
  ["南宁", "Nanning", 22.817, 108.366, "450100"],
  ["柳州", "Liuzhou", 24.326, 109.428, "450200"],
  ["桂林", "Guilin", 25.274, 110.29, "450300"],
  ["梧州", "Wuzhou", 23.477, 111.279, "450400"],
  ["北海", "Beihai", 21.481, 109.12, "450500"],
  ["防城港", "Fangchenggang", 21.687, 108.353, "450600"],
  ["钦州", "Qinzhou", 21.98, 108.654, "450700"],
  ["贵港", "Guigang", 23.112, 109.599, "450800"],
  ["玉林", "Yulin", 22.631, 110.152, "450900"],
  ["百色", "Baise", 23.902, 106.618, "451000"],
  ["贺州", "Hezhou", 24.404, 111.567, "451100"],
  ["河池", "Hechi", 24.693, 108.085, "451200"],
  ["来宾", "Laibin", 23.75, 109.221, "451300"],
  ["崇左", "Chongzuo", 22.377, 107.365, "451400"],
  ["广州", "Guangzhou", 23.129, 113.264, "440100"],
  ["深圳", "Shenzhen", 22.543, 114.058, "440300"],
  ["佛山", "Foshan", 23.022, 113.122, "440600"],
  ["长沙", "Changsha", 28.228, 112.939, "430100"],
  ["株洲", "Zhuzhou", 27.828, 113.134, "430200"],
  ["贵阳", "Guiyang", 26.647, 106.63, "520100"],
  ["昆明", "Kunming", 25.039, 102.718, "530100"],
  ["重庆", "Chongqing", 29.563, 106.551, "500100"],
  ["武汉", "Wuhan", 30.593, 114.305, "420100"],
  ["宁波", "Ningbo", 29.868, 121.544, "330200"],
];

export const cities: readonly City[] = entries.map(([zh, en, latitude, longitude, region]) => ({
  zh,
  en,
  latitude,
  longitude,
  region,
}));

/** Two-syllable names are put together from these, in both scripts. */
export const syllables: readonly (readonly [zh: string, en: string])[] = [
  ["宏", "hong"],
  ["泰", "tai"],
  ["嘉", "jia"],
  ["瑞", "rui"],
  ["铭", "ming"],
  ["远", "yuan"],
  ["锐", "rui"],
  ["恒", "heng"],
  ["盛", "sheng"],
  ["启", "qi"],
  ["辰", "chen"],
  ["博", "bo"],
  ["川", "chuan"],
  ["凯", "kai"],
  ["诚", "cheng"],
  ["信", "xin"],
  ["德", "de"],
  ["岳", "yue"],
  ["海", "hai"],
  ["正", "zheng"],
  ["方", "fang"],
  ["立", "li"],
  ["精", "jing"],
  ["工", "gong"],
];
