import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Mark } from "../design/mark.tsx";
import { AppearanceSwitch, TongueSwitch } from "./tongue-switch.tsx";

/** Linked nuts, drawn large behind the promise of the house. */
function Pattern() {
  const nut = "M0-52L45-26V26L0 52L-45 26V-26Z";
  const places: readonly (readonly [number, number, boolean])[] = [
    [70, 80, false],
    [160, 132, true],
    [250, 80, false],
    [340, 132, false],
    [70, 184, true],
    [160, 236, false],
    [250, 184, false],
    [340, 236, true],
    [430, 184, false],
  ];
  return (
    <svg viewBox="0 0 480 300" className="lz-entry-pattern" aria-hidden="true" focusable="false">
      {places.map(([x, y, warm]) => (
        <path
          key={`${x}-${y}`}
          d={nut}
          transform={`translate(${x} ${y})`}
          fill="none"
          strokeWidth="7"
          strokeLinejoin="round"
          stroke={warm ? "#e8965a" : "#7fd0d7"}
        />
      ))}
    </svg>
  );
}

interface EntryProps {
  readonly children: ReactNode;
  /** Of a page with tables. */
  readonly wide?: boolean;
}

/** The frame of the pages that come before the sign-in. */
export function Entry({ children, wide = false }: EntryProps) {
  const { t } = useTranslation();
  const points = ["capacity", "booking", "trace"] as const;
  return (
    <div className="lz-entry">
      <a className="lz-skip" href="#main">
        {t("app.skip")}
      </a>
      <aside className="lz-entry-side">
        <p className="lz-brand">
          <Mark size={34} />
          <span>{t("app.name")}</span>
        </p>
        <div className="lz-entry-promise">
          <p className="lz-entry-pledge">{t("session.pledge")}</p>
          <ul>
            {points.map((point) => (
              <li key={point}>{t(`session.points.${point}`)}</li>
            ))}
          </ul>
        </div>
        <Pattern />
      </aside>
      <div className="lz-entry-body">
        <header className="lz-entry-top">
          <span className="lz-brand lz-entry-brand">
            <Mark />
            <span>{t("app.name")}</span>
          </span>
          <span className="lz-top-end">
            <TongueSwitch />
            <AppearanceSwitch />
          </span>
        </header>
        <main
          id="main"
          className={wide ? "lz-entry-main lz-entry-wide" : "lz-entry-main"}
          tabIndex={-1}
        >
          {children}
        </main>
      </div>
    </div>
  );
}
