import type { ReactNode } from "react";

export type Tone = "neutral" | "primary" | "copper" | "good" | "warn" | "bad" | "note";

interface PillProps {
  readonly tone?: Tone;
  readonly children: ReactNode;
}

/** A short state or mark; its meaning is in its text, never in its colour alone. */
export function Pill({ tone = "neutral", children }: PillProps) {
  return <span className={`lz-pill lz-pill-${tone}`}>{children}</span>;
}
