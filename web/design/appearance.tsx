import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { dark, light, propertyOf } from "./palette.ts";
import type { Mode } from "./theme.ts";

export type ModeChoice = Mode | "system";

interface Appearance {
  readonly mode: Mode;
  readonly choice: ModeChoice;
  readonly choose: (choice: ModeChoice) => void;
}

const memory = "lianzao.appearance";
const darkSystem = () => window.matchMedia("(prefers-color-scheme: dark)");

function remembered(): ModeChoice {
  const stored = localStorage.getItem(memory);
  return stored === "light" || stored === "dark" ? stored : "system";
}

/** Puts the colours of an appearance on the page as CSS custom properties. */
function paint(mode: Mode): void {
  const root = document.documentElement;
  root.dataset["appearance"] = mode;
  root.style.colorScheme = mode;
  for (const [name, value] of Object.entries(mode === "dark" ? dark : light)) {
    root.style.setProperty(propertyOf(name), value);
  }
}

const AppearanceContext = createContext<Appearance | null>(null);

/** Light or dark: the system's wish until a person chooses, and remembered from then on. */
export function AppearanceProvider({ children }: { readonly children: ReactNode }) {
  const [choice, setChoice] = useState<ModeChoice>(remembered);
  const [system, setSystem] = useState<Mode>(() => (darkSystem().matches ? "dark" : "light"));

  useEffect(() => {
    const query = darkSystem();
    const follow = () => setSystem(query.matches ? "dark" : "light");
    query.addEventListener("change", follow);
    return () => query.removeEventListener("change", follow);
  }, []);

  const mode = choice === "system" ? system : choice;
  // While rendering, not in an effect: no frame may show the colours of the other appearance.
  useMemo(() => paint(mode), [mode]);

  const appearance = useMemo<Appearance>(
    () => ({
      mode,
      choice,
      choose: (next) => {
        localStorage.setItem(memory, next);
        setChoice(next);
      },
    }),
    [mode, choice],
  );
  return <AppearanceContext value={appearance}>{children}</AppearanceContext>;
}

export function useAppearance(): Appearance {
  const appearance = useContext(AppearanceContext);
  if (!appearance) throw new Error("useAppearance outside of AppearanceProvider");
  return appearance;
}
