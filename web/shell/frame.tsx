import { MenuOutlined } from "@ant-design/icons";
import { Alert, Button, Drawer } from "antd";
import { Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, Navigate, Outlet, useLocation } from "react-router";
import { Mark } from "../design/mark.tsx";
import { FaultView, Waiting } from "../design/states.tsx";
import { useNarrow } from "../design/width.ts";
import { AccountMenu, FirmSwitch } from "./account-menu.tsx";
import { Bell } from "./bell.tsx";
import { Forbidden } from "./forbidden.tsx";
import { Nav } from "./nav.tsx";
import { mayEnter, placeAt } from "./places.ts";
import { RulesNotice } from "./rules-notice.tsx";
import { useSession, useViewer, type Viewer } from "./session.tsx";
import { AppearanceSwitch, TongueSwitch } from "./tongue-switch.tsx";

function Brand() {
  const { t } = useTranslation();
  return (
    <Link to="/" className="lz-brand">
      <Mark />
      <span>{t("app.name")}</span>
    </Link>
  );
}

/** The side bar, or at phone width the same in a drawer behind a button. */
function Side() {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const { pathname } = useLocation();
  const [openAt, setOpenAt] = useState<string | null>(null);
  if (!narrow) {
    return (
      <aside className="lz-side" aria-label={t("app.name")}>
        <Brand />
        <Nav />
      </aside>
    );
  }
  return (
    <>
      <Button
        type="text"
        className="lz-menu-button"
        icon={<MenuOutlined aria-hidden />}
        aria-label={t("app.menu")}
        onClick={() => setOpenAt(pathname)}
      />
      {/* Following a link changes the address, and so closes the drawer. */}
      <Drawer
        placement="left"
        size={280}
        open={openAt === pathname}
        onClose={() => setOpenAt(null)}
        title={<Brand />}
        className="lz-side-drawer"
      >
        <Nav />
      </Drawer>
    </>
  );
}

/** After a change of page the next Tab starts in the new page, and a screen reader reads it. */
function usePageFocus() {
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    main.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [pathname]);
  return main;
}

/** Of a suspended firm, whose disputes alone are open. */
const isSuspended = (viewer: Viewer) =>
  !viewer.mustEnrol && !viewer.actions.includes("tenancy.read");

function Notice({ viewer }: { readonly viewer: Viewer }) {
  const { t } = useTranslation();
  if (viewer.mustEnrol) return null;
  if (!isSuspended(viewer)) return <RulesNotice />;
  return <Alert className="lz-notice" type="error" showIcon title={t("app.suspended")} />;
}

/**
 * The page of the address; whoever must enrol a second factor first is led there, and to its
 * disputes whoever may do nothing else for a suspended firm.
 */
function Content({ viewer }: { readonly viewer: Viewer }) {
  const { pathname } = useLocation();
  const place = placeAt(pathname);
  const barred = place !== null && !mayEnter(viewer, place);
  if (viewer.mustEnrol && (barred || place === null)) return <Navigate to="/security" replace />;
  if (isSuspended(viewer) && pathname === "/") return <Navigate to="/disputes" replace />;
  return barred ? <Forbidden place={place} /> : <Outlet />;
}

function Inside() {
  const { t } = useTranslation();
  const viewer = useViewer();
  const main = usePageFocus();
  const narrow = useNarrow();
  return (
    <div className="lz-frame">
      <a className="lz-skip" href="#main">
        {t("app.skip")}
      </a>
      {narrow ? null : <Side />}
      <div className="lz-body">
        <header className="lz-top">
          {narrow ? <Side /> : null}
          <FirmSwitch />
          <span className="lz-top-end">
            <Bell />
            <TongueSwitch />
            <AppearanceSwitch />
            <AccountMenu />
          </span>
        </header>
        <main id="main" ref={main} tabIndex={-1} className="lz-main" key={viewer.sessionId}>
          <Notice viewer={viewer} />
          <Suspense fallback={<Waiting rows={8} />}>
            <Content viewer={viewer} />
          </Suspense>
        </main>
      </div>
    </div>
  );
}

/** Everything behind the sign-in. Without a session one goes there, and comes back afterwards. */
export function Frame() {
  const { t } = useTranslation();
  const { state, ask } = useSession();
  const { pathname, search } = useLocation();
  if (state.phase !== "known") {
    return (
      <main className="lz-alone">
        <h1 className="lz-hidden">{t("app.name")}</h1>
        {state.phase === "asking" ? (
          <Waiting rows={10} />
        ) : (
          <FaultView fault={state.fault} again={ask} />
        )}
      </main>
    );
  }
  if (state.viewer) return <Inside />;
  const from = pathname === "/" && !search ? null : pathname + search;
  return <Navigate to="/sign-in" replace state={{ from, why: state.why }} />;
}
