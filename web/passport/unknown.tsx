import { hintFor, plainOf } from "./codes.ts";
import { useReading } from "./language.ts";
import { SearchBox } from "./search-box.tsx";
import { safelyShown } from "./shown-code.ts";

interface UnknownPageProps {
  readonly code: string;
  /** The platform's own sentence about the code, when it gave one. */
  readonly refusal: string | undefined;
  readonly goTo: (code: string) => void;
}

/** Nothing public is known of the code, or no code was given: says so, and takes another. */
export function UnknownPage({ code, refusal, goTo }: UnknownPageProps) {
  const { words } = useReading();
  if (code === "") {
    return (
      <section className="message">
        <h1>{words.unknown.bare}</h1>
        <p>{words.unknown.empty}</p>
        <SearchBox goTo={goTo} />
      </section>
    );
  }
  const hint = hintFor(code);
  const plain = hint.kind === "well-formed" ? plainOf(code) : code;
  return (
    <section className="message">
      <h1>{hint.kind === "well-formed" ? words.unknown.heading : words.unknown.malformed}</h1>
      <p className="asked">
        <span>{words.plate.asked}</span>
        <bdi className="code">{safelyShown(plain)}</bdi>
      </p>
      {hint.kind === "check-digit" && (
        <p className="hint">{words.unknown.checkDigit(hint.given, hint.wanted)}</p>
      )}
      {hint.kind === "malformed" && <p className="hint">{refusal ?? words.unknown.grammar}</p>}
      {hint.kind === "well-formed" && <p>{words.unknown.text}</p>}
      <SearchBox goTo={goTo} first={plain} />
    </section>
  );
}
