import { type ThemeConfig, theme } from "antd";
import { dark, light, type Palette } from "./palette.ts";

export type Mode = "light" | "dark";

export const fontFamily =
  '-apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", Roboto, sans-serif';

function tokensOf(palette: Palette): NonNullable<ThemeConfig["token"]> {
  return {
    fontFamily,
    fontSize: 14,
    borderRadius: 8,
    controlHeight: 36,
    colorPrimary: palette.primary,
    colorInfo: palette.note,
    colorSuccess: palette.good,
    colorWarning: palette.warn,
    colorError: palette.bad,
    colorLink: palette.primary,
    colorLinkHover: palette.primaryStrong,
    colorLinkActive: palette.primaryStrong,
    colorBgLayout: palette.ground,
    colorBgContainer: palette.surface,
    colorBgElevated: palette.raised,
    colorText: palette.ink,
    colorTextSecondary: palette.ink2,
    colorTextTertiary: palette.ink3,
    colorTextQuaternary: palette.ink3,
    colorTextPlaceholder: palette.ink3,
    colorTextDescription: palette.ink3,
    colorTextLightSolid: palette.onPrimary,
    colorBorder: palette.edge,
    colorBorderSecondary: palette.line,
    colorSplit: palette.line,
    // The library would mix these from the text colours, and muddily.
    colorInfoBg: palette.noteSoft,
    colorInfoBorder: palette.note,
    colorSuccessBg: palette.goodSoft,
    colorSuccessBorder: palette.good,
    colorWarningBg: palette.warnSoft,
    colorWarningBorder: palette.warn,
    colorErrorBg: palette.badSoft,
    colorErrorBorder: palette.bad,
    colorPrimaryBg: palette.primarySoft,
    colorErrorText: palette.bad,
    colorSuccessText: palette.good,
    colorWarningText: palette.warn,
  };
}

function palettePerMode(mode: Mode): Palette {
  return mode === "dark" ? dark : light;
}

/**
 * Ant Design in our colours, `still` for those who want no motion. Its own defaults fail WCAG AA
 * (primary 4.1:1, orange tag 3.3:1).
 */
export function antdTheme(mode: Mode, still: boolean): ThemeConfig {
  const palette = palettePerMode(mode);
  return {
    algorithm: mode === "dark" ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      ...tokensOf(palette),
      motion: !still,
      ...(mode === "dark" ? { colorBgSpotlight: palette.ink } : {}),
    },
    components: {
      Button: {
        primaryShadow: "none",
        defaultShadow: "none",
        dangerShadow: "none",
        fontWeight: 500,
        defaultBorderColor: palette.edge,
        colorPrimaryHover: palette.primaryStrong,
        colorPrimaryActive: palette.primaryStrong,
      },
      Tabs: { itemColor: palette.ink2, itemSelectedColor: palette.primary },
      Form: { itemMarginBottom: 24, labelColor: palette.ink2 },
      Segmented: { itemColor: palette.ink2, itemSelectedColor: palette.ink },
      Select: { optionSelectedBg: palette.primarySoft },
      Drawer: { paddingLG: 24 },
    },
  };
}
