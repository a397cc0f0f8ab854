import { NavLink } from "react-router";

interface RouteTabsProps {
  readonly label: string;
  readonly tabs: readonly { readonly to: string; readonly title: string }[];
}

/** Tabs that are addresses: each can be linked to, and goes into the history. */
export function RouteTabs({ label, tabs }: RouteTabsProps) {
  return (
    <nav className="lz-tabs" aria-label={label}>
      {tabs.map(({ to, title }) => (
        <NavLink key={to} to={to}>
          {title}
        </NavLink>
      ))}
    </nav>
  );
}
