import { useTranslation } from "react-i18next";
import { useFormats, type WindowText } from "../words/formats.ts";

interface WindowBarProps {
  readonly whole: WindowText;
  readonly free: readonly WindowText[];
  /** The part that is being chosen. */
  readonly chosen?: WindowText | undefined;
}

/** Where a part lies in the whole, in per cent of its length. */
export function placeIn(whole: WindowText, part: WindowText): { left: number; width: number } {
  const from = Date.parse(whole.from);
  const length = Date.parse(whole.until) - from;
  const clamp = (instant: string) =>
    Math.min(1, Math.max(0, (Date.parse(instant) - from) / length)) * 100;
  const left = clamp(part.from);
  return { left, width: clamp(part.until) - left };
}

/** The window of an offer as a bar: what is past, free or taken, and what is being chosen. */
export function WindowBar({ whole, free, chosen }: WindowBarProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = new Date().toISOString();
  const isBegun = Date.parse(whole.from) < Date.parse(now);
  const past = { from: whole.from, until: now };
  const said = free.length
    ? t("capacity.freeParts", { parts: free.map(formats.stretch).join("; ") })
    : t("capacity.nothingFree");
  const spoken = isBegun ? `${t("capacity.pastPart")}; ${said}` : said;
  const style = (part: WindowText) => {
    const { left, width } = placeIn(whole, part);
    return { left: `${left}%`, width: `${width}%` };
  };
  return (
    <div className="lz-bar-block">
      <div className="lz-bar" role="img" aria-label={spoken}>
        {isBegun ? <span className="lz-bar-past" style={style(past)} /> : null}
        {free.map((part) => (
          <span key={part.from} className="lz-bar-free" style={style(part)} />
        ))}
        {chosen ? <span className="lz-bar-chosen" style={style(chosen)} /> : null}
      </div>
      <div className="lz-bar-ends" aria-hidden="true">
        <span>{formats.instant(whole.from)}</span>
        <span>{formats.instant(whole.until)}</span>
      </div>
    </div>
  );
}
