import { useFormats, type WindowText } from "../words/formats.ts";

/** An instant in the viewer's zone, with the zone named. */
export function Instant({ at }: { readonly at: string }) {
  const formats = useFormats();
  return (
    <time dateTime={at} className="lz-time" title={`${at} · ${formats.timeZone}`}>
      {formats.instant(at)} <span className="lz-zone">{formats.zone(at)}</span>
    </time>
  );
}

/** A window in the viewer's zone, with the zone named. */
export function Stretch({ window }: { readonly window: WindowText }) {
  const formats = useFormats();
  return (
    <span className="lz-time" title={`${window.from} – ${window.until} · ${formats.timeZone}`}>
      {formats.stretch(window)} <span className="lz-zone">{formats.zone(window.from)}</span>
    </span>
  );
}
