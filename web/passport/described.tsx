import { elementsOf, plainOf } from "./codes.ts";
import { useReading } from "./language.ts";
import { Nameplate } from "./nameplate.tsx";
import type { Passport } from "./passport.ts";
import { SearchBox } from "./search-box.tsx";
import { safelyShown } from "./shown-code.ts";

/** Says that nothing is recorded of the code asked for, and that what follows is its kind only. */
export function NothingRecorded({ code }: { readonly code: string }) {
  const { words } = useReading();
  return (
    <section className="unrecorded" role="alert">
      <h2>{words.described.heading}</h2>
      <p className="asked">
        <span>{words.plate.asked}</span>
        <bdi className="code">{safelyShown(plainOf(code))}</bdi>
      </p>
      <p>{words.described.kind}</p>
    </section>
  );
}

interface DescribedProps {
  /** Whether this is what was asked for, and not only its kind. */
  readonly exact: boolean;
  readonly passport: Passport;
  readonly goTo: (code: string) => void;
}

/** A code of which only a description is known: a kind of product, a place. */
export function Described({ exact, passport, goTo }: DescribedProps) {
  const { words } = useReading();
  const elements = elementsOf(passport.plainCode);
  const isKind = elements.length === 1 && elements[0]?.ai === "01";
  return (
    <div className="described">
      <Nameplate passport={passport} />
      <section className="panel">
        {exact && <p>{words.described.only}</p>}
        {isKind && <p>{words.described.piece}</p>}
        <SearchBox goTo={goTo} first={isKind ? `${passport.plainCode}(21)` : ""} />
      </section>
    </div>
  );
}
