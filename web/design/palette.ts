/** The colours of one appearance. Text colours reach 4.5:1 on every ground they are used on. */
export interface Palette {
  /** Behind everything. */
  readonly ground: string;
  /** Panels, tables, fields. */
  readonly surface: string;
  /** What floats: drawers, menus. */
  readonly raised: string;
  /** Quiet areas inside a panel. */
  readonly sunken: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly line: string;
  /** The edge of a field: 3:1 against its surface (WCAG 2.2, 1.4.11). */
  readonly edge: string;
  readonly primary: string;
  readonly primaryStrong: string;
  readonly onPrimary: string;
  readonly primarySoft: string;
  /** Poured metal: the accent of the brand. */
  readonly copper: string;
  readonly copperSoft: string;
  readonly good: string;
  readonly goodSoft: string;
  readonly warn: string;
  readonly warnSoft: string;
  readonly bad: string;
  readonly badSoft: string;
  readonly note: string;
  readonly noteSoft: string;
  /** The side bar keeps its own dark ground in both appearances. */
  readonly bar: string;
  readonly barInk: string;
  readonly barInk2: string;
  readonly barHere: string;
  readonly barMark: string;
  readonly shadow: string;
}

export const light: Palette = {
  ground: "#f2f5f5",
  surface: "#ffffff",
  raised: "#ffffff",
  sunken: "#eaf0f0",
  ink: "#11201f",
  ink2: "#42545a",
  ink3: "#5a6b70",
  line: "#d5dede",
  edge: "#82949a",
  primary: "#0a616b",
  primaryStrong: "#074a52",
  onPrimary: "#ffffff",
  primarySoft: "#dff0f1",
  copper: "#9a4a12",
  copperSoft: "#fbebdd",
  good: "#17693a",
  goodSoft: "#def3e4",
  warn: "#7d5200",
  warnSoft: "#fcf0d2",
  bad: "#b3261e",
  badSoft: "#fde7e5",
  note: "#1d549c",
  noteSoft: "#e2ecfa",
  bar: "#0b2a30",
  barInk: "#d5e5e7",
  barInk2: "#9bb9bd",
  barHere: "#17464e",
  barMark: "#e8965a",
  shadow: "0 1px 2px rgb(17 32 31 / 6%), 0 4px 16px rgb(17 32 31 / 5%)",
};

export const dark: Palette = {
  ground: "#0e1416",
  surface: "#151d20",
  raised: "#1c262a",
  sunken: "#10181a",
  ink: "#e7efef",
  ink2: "#b1c0c2",
  ink3: "#90a1a4",
  line: "#2c3a3f",
  edge: "#667a80",
  primary: "#5cc4cd",
  primaryStrong: "#86d8df",
  onPrimary: "#04262b",
  primarySoft: "#12373c",
  copper: "#f0a06a",
  copperSoft: "#3d2615",
  good: "#6fd394",
  goodSoft: "#14351f",
  warn: "#e9bb5c",
  warnSoft: "#3a2c0d",
  bad: "#ff9a90",
  badSoft: "#43201d",
  note: "#8fbcf5",
  noteSoft: "#172c4a",
  bar: "#0a1d21",
  barInk: "#d5e5e7",
  barInk2: "#93b1b5",
  barHere: "#163c43",
  barMark: "#f0a06a",
  shadow: "0 1px 2px rgb(0 0 0 / 40%), 0 4px 16px rgb(0 0 0 / 30%)",
};

/** The name of a colour as a CSS custom property: `primarySoft` is `--lz-primary-soft`. */
export function propertyOf(name: string): string {
  return `--lz-${name.replace(/([A-Z]|\d)/g, (part) => `-${part.toLowerCase()}`)}`;
}
