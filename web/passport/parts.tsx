import { useMemo, useState } from "react";
import { addressOf } from "./codes.ts";
import { familyOf, householdOf, type Kin } from "./family.ts";
import { FamilyGraph } from "./graph.tsx";
import { useReading } from "./language.ts";
import type { Passport, PassportEvent } from "./passport.ts";
import { dayInWords, localTime, readersOffset } from "./times.ts";

interface PartsProps {
  readonly passport: Passport;
  readonly show: (event: PassportEvent) => void;
}

/** What the product is made of: now, formerly, and from which lots; as a list and as a drawing. */
export function Parts({ passport, show }: PartsProps) {
  const { words } = useReading();
  const family = useMemo(() => familyOf(passport), [passport]);
  const { now, formerly, origins, contents } = useMemo(() => householdOf(family), [family]);
  const groups = [
    { title: words.parts.now, kin: now },
    { title: words.parts.formerly, kin: formerly },
    { title: words.parts.origin, kin: origins },
    { title: words.parts.contents, kin: contents },
  ].filter(({ kin }) => kin.length > 0);
  return (
    <section className="parts" aria-labelledby="parts-title">
      <h2 id="parts-title">{words.parts.heading}</h2>
      {groups.length === 0 && <p className="nothing">{words.parts.none}</p>}
      {groups.map(({ title, kin }) => (
        <div className="panel" key={title}>
          <h3>{title}</h3>
          <KinList kin={kin} truncated={passport.truncated} show={show} />
        </div>
      ))}
      {family.length > 0 && <FamilyGraph passport={passport} family={family} />}
    </section>
  );
}

const shownAtOnce = 12;

interface KinListProps {
  readonly kin: readonly Kin[];
  /** Some events are not on the page, so that a part may well be on record without one here. */
  readonly truncated: boolean;
  readonly show: (event: PassportEvent) => void;
}

function KinList({ kin, truncated, show }: KinListProps) {
  const { words } = useReading();
  const [all, setAll] = useState(false);
  const shown = all ? kin : kin.slice(0, shownAtOnce);
  return (
    <>
      <ul className="kin-list">
        {shown.map((one) => (
          <KinRow
            key={`${one.part.code} ${one.part.from}`}
            kin={one}
            truncated={truncated}
            show={show}
          />
        ))}
      </ul>
      {shown.length < kin.length && (
        <button type="button" className="quiet" onClick={() => setAll(true)}>
          {words.parts.more(kin.length - shown.length)}
        </button>
      )}
    </>
  );
}

type KinRowProps = Omit<KinListProps, "kin"> & { readonly kin: Kin };

function KinRow({ kin, truncated, show }: KinRowProps) {
  const { words, say } = useReading();
  const { part, backing } = kin;
  const name = say(part.name) || part.plainCode;
  return (
    <li className={`kin ${kin.kinship}${kin.former ? " former" : ""}`}>
      <div className="kin-row">
        <a className="kin-name" href={addressOf(part.code)}>
          {kin.former ? <s>{name}</s> : name}
        </a>
        {kin.former && (
          <span className="tag">{kin.replaced ? words.parts.replaced : words.parts.removed}</span>
        )}
        <span className="code kin-code">{part.plainCode}</span>
        <span className="kin-time">
          <Tenure kin={kin} />
          {backing && (
            <button
              type="button"
              className="link"
              aria-label={`${words.parts.backed}: ${name}`}
              onClick={() => show(backing)}
            >
              {words.parts.backed}
            </button>
          )}
          {!backing && !truncated && <span className="unbacked">{words.parts.unbacked}</span>}
        </span>
      </div>
      {kin.children.length > 0 && <KinList kin={kin.children} truncated={truncated} show={show} />}
    </li>
  );
}

/** Since when and until when; by the clock of the event behind it, else by the reader's. */
function Tenure({ kin }: { readonly kin: Kin }) {
  const { words, locale } = useReading();
  const { from, until } = kin.part;
  const day = (instant: string): string => {
    const offset = kin.backing?.eventTimeZoneOffset ?? readersOffset(instant);
    return dayInWords(localTime(instant, offset).day, locale);
  };
  if (kin.kinship === "origin") return null;
  if (from && until) return <span>{words.parts.span(day(from), day(until))}</span>;
  if (from) return <span>{words.parts.since(day(from))}</span>;
  return until ? <span>{words.parts.until(day(until))}</span> : null;
}
