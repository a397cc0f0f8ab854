import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Pill } from "../design/pill.tsx";

const tickMs = 500;
const soonSeconds = 120;

/** Seconds as minutes and seconds, `4:07`. */
export function clockText(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

interface TimeLeftProps {
  /** By this machine's clock, in Unix milliseconds. */
  readonly endsAt: number;
  /** Told once when no time is left. */
  readonly over: () => void;
}

/** The time that is left of something, as it runs down. */
export function TimeLeft({ endsAt, over }: TimeLeftProps) {
  const { t } = useTranslation();
  const [now, setNow] = useState(Date.now);
  const seconds = Math.max(0, Math.ceil((endsAt - now) / 1_000));
  const ended = seconds === 0;

  useEffect(() => {
    if (ended) {
      over();
      return;
    }
    const clock = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(clock);
  }, [ended, over]);

  if (ended) return <Pill tone="bad">{t("bookings.holds.ranOut")}</Pill>;
  return (
    <Pill tone={seconds < soonSeconds ? "warn" : "note"}>
      <span role="timer" className="lz-time">
        {t("bookings.holds.leftShort", { time: clockText(seconds) })}
      </span>
    </Pill>
  );
}
