import { plainOf } from "./codes.ts";
import { useReading } from "./language.ts";
import { dispositionName, stepName, type TwoTongues } from "./steps.ts";

interface FieldValueProps {
  readonly name: string;
  readonly value: unknown;
}

/** A value of a record as text. Whatever it holds, it is never taken for markup. */
export function FieldValue({ name, value }: FieldValueProps) {
  const { say } = useReading();
  const word = standardWord(name, value);
  if (word) return <>{say(word)}</>;
  const lines = linesOf(value);
  if (lines === undefined) return <pre className="code">{JSON.stringify(value, null, 2)}</pre>;
  return lines.length === 1 ? (
    <span className="code">{lines[0]}</span>
  ) : (
    <ul className="values">
      {lines.map((line) => (
        <li key={line} className="code">
          {line}
        </li>
      ))}
    </ul>
  );
}

function standardWord(name: string, value: unknown): TwoTongues | undefined {
  if (typeof value !== "string") return undefined;
  if (name === "type") return stepName(null, value);
  if (name === "bizStep") return stepName(value, "");
  return name === "disposition" ? dispositionName(value) : undefined;
}

/** The lines of a plain value, of a place, or of a list of codes; undefined for anything deeper. */
function linesOf(value: unknown): readonly string[] | undefined {
  if (Array.isArray(value)) {
    const lines = value.map(lineOf);
    return lines.every((line) => line !== undefined) ? [...new Set(lines)] : undefined;
  }
  const line = lineOf(value);
  return line === undefined ? undefined : [line];
}

function lineOf(value: unknown): string | undefined {
  if (typeof value === "string") return plainOf(value);
  if (typeof value !== "object" || value === null) return String(value);
  if (hasOnly(value, ["id"]) && typeof value.id === "string") return plainOf(value.id);
  return quantityLine(value);
}

/** An element of a quantity list (EPCIS 2.0 § 7.3.3.3): so much of a class. */
function quantityLine(value: object): string | undefined {
  if (!hasOnly(value, ["epcClass", "quantity", "uom"])) return undefined;
  const { epcClass, quantity, uom } = value;
  if (typeof epcClass !== "string") return undefined;
  const amount = [quantity, uom].filter((part) => part !== undefined).map(String);
  return [plainOf(epcClass), ...(amount.length > 0 ? ["×", ...amount] : [])].join(" ");
}

function hasOnly<Name extends string>(
  value: object,
  names: readonly Name[],
): value is { readonly [Key in Name]?: unknown } {
  const known: readonly string[] = names;
  return Object.keys(value).every((name) => known.includes(name));
}
