import "../design/base.css";
import "../design/blocks.css";
import "../design/listing.css";
import "./frame.css";
import "./entry.css";
import "../workbench/workbench.css";
import "../workbench/home.css";
import "../workbench/market.css";
import "../workbench/calendar.css";
import { App, ConfigProvider } from "antd";
import enGB from "antd/es/locale/en_GB";
import zhCN from "antd/es/locale/zh_CN";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import "dayjs/locale/en-gb";
import { StrictMode, useMemo } from "react";
import { createRoot } from "react-dom/client";
import { useTranslation } from "react-i18next";
import { RouterProvider } from "react-router/dom";
import { AppearanceProvider, useAppearance } from "../design/appearance.tsx";
import { antdTheme } from "../design/theme.ts";
import { startWords } from "../words/i18n.ts";
import { makeRouter } from "./routes.tsx";
import { SessionProvider } from "./session.tsx";
import { reloadWhenStale } from "./stale-page.ts";

const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

function Dressed({ router }: { readonly router: ReturnType<typeof makeRouter> }) {
  const { i18n } = useTranslation();
  const { mode } = useAppearance();
  const english = i18n.language === "en";
  dayjs.locale(english ? "en-gb" : "zh-cn");
  const theme = useMemo(() => antdTheme(mode, still), [mode]);
  return (
    <ConfigProvider
      theme={theme}
      locale={english ? enGB : zhCN}
      // Ant Design would put a space between two Chinese characters of a button.
      button={{ autoInsertSpace: false }}
    >
      <App>
        <SessionProvider>
          <RouterProvider router={router} />
        </SessionProvider>
      </App>
    </ConfigProvider>
  );
}

async function start(): Promise<void> {
  const root = document.getElementById("root");
  if (!root) throw new Error("the page has no root");
  reloadWhenStale();
  await startWords();
  createRoot(root).render(
    <StrictMode>
      <AppearanceProvider>
        <Dressed router={makeRouter()} />
      </AppearanceProvider>
    </StrictMode>,
  );
}

void start();
