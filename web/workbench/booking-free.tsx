import { Alert, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { hoursBetween, useFormats, type WindowText } from "../words/formats.ts";
import { alike, liesFree, stillAhead, takenSince } from "./free-time.ts";

/** What a refused booking was told to be free, and what the market said at that time. */
export interface Left {
  readonly free: readonly WindowText[];
  readonly listed: string;
}

/** What of an offer is free while its sheet is open. */
export interface FreeNow {
  readonly free: readonly WindowText[];
  /** What of it can still be booked. */
  readonly ahead: readonly WindowText[];
  /** What was free when the sheet was opened and is not any more. */
  readonly gone: readonly WindowText[];
  readonly lies: (part: WindowText) => boolean;
  /** Whether a part was free when it was chosen, and is not any more. */
  readonly lost: (part: WindowText | null) => boolean;
}

const ahead = (parts: readonly WindowText[]) =>
  parts.flatMap((part) => stillAhead(part, Date.now()) ?? []);

/** The platform's refusal knows first; from then on the market is listened to again. */
export function useFreeWhileOpen(listed: readonly WindowText[], left: Left | null): FreeNow {
  const [opened] = useState(listed);
  const free = left?.listed === JSON.stringify(listed) ? left.free : listed;
  const lies = (part: WindowText) => liesFree(part, free);
  return {
    free,
    ahead: ahead(free),
    gone: ahead(takenSince(opened, free)),
    lies,
    lost: (part) => part !== null && liesFree(part, opened) && !lies(part),
  };
}

interface LostAlertProps {
  readonly now: FreeNow;
  readonly part: WindowText | null;
  readonly refused: boolean;
}

/**
 * Says what is still free after a refusal, and that a chosen time is taken before one presses. Once
 * it stands it stays: what lies below must not move under the finger.
 */
export function LostAlert({ now, part, refused }: LostAlertProps) {
  const { t } = useTranslation();
  const { stretch } = useFormats();
  const lost = now.lost(part);
  const [stays, setStays] = useState(false);
  if (lost && !stays) setStays(true);
  if (!refused && !stays) return null;
  const still = now.ahead.map(stretch).join("; ");
  const heard = t(lost ? "market.booking.lost" : "market.booking.partly");
  const title = refused ? t("market.booking.stillFree") : heard;
  return (
    <Alert
      className="lz-notice"
      type="warning"
      showIcon
      title={still === "" ? t("market.booking.noneFree") : title}
      description={refused || still === "" ? still : `${t("market.booking.stillFree")} ${still}`}
    />
  );
}

interface FreePartsProps {
  readonly free: readonly WindowText[];
  /** What was free when the sheet was opened and is not any more. */
  readonly gone: readonly WindowText[];
  /** What the times below say now. */
  readonly part: WindowText | null;
  readonly use: (part: WindowText) => void;
}

/** The free windows to start from; choosing one fills the times below. */
export function FreeParts({ free, gone, part, use }: FreePartsProps) {
  const { t } = useTranslation();
  const { stretch, hours } = useFormats();
  const chosen = part && free.find((window) => alike(window, part));
  const all = [...free, ...gone].sort(
    (one, other) => Date.parse(one.from) - Date.parse(other.from),
  );
  return (
    <Radio.Group
      className="lz-free-parts"
      aria-label={t("market.booking.part")}
      value={chosen?.from ?? null}
      onChange={({ target }) => {
        const picked = free.find(({ from }) => from === target.value);
        if (picked) use(picked);
      }}
      options={all.map((window) => {
        const taken = gone.includes(window);
        const label = `${stretch(window)} · ${hours(hoursBetween(window))}`;
        return {
          value: window.from,
          disabled: taken,
          label: taken ? (
            <span>
              <span className="lz-free-gone">{label}</span> {t("market.booking.taken")}
            </span>
          ) : (
            label
          ),
        };
      })}
    />
  );
}
