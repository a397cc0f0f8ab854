import type { RulesParametersPartsFragment, RulesTopic } from "../graphql/generated/graphql.ts";
import type { Bilingual } from "../words/formats.ts";

/** What two versions of the rules, or a draft, are compared by. */
export interface RulesSaid {
  readonly sections: readonly { readonly topic: RulesTopic; readonly text: Bilingual }[];
  readonly parameters: Omit<RulesParametersPartsFragment, "__typename">;
}

/** A stretch of text that both versions have, or only one of them. */
export interface TextPart {
  readonly kind: "same" | "gone" | "new";
  readonly text: string;
}

/** Sentences with the marks that end them: the pieces in which rules are changed. */
function sentencesOf(text: string): string[] {
  return (
    text.match(/[^。；！？\n.;!?]*(?:[。；！？\n]|[.;!?]+(?:\s|$)|[.;!?]+|$)/gu)?.filter(Boolean) ??
    []
  );
}

/** Lengths of the longest common rest of both texts from each pair of places on. */
function commonRests(one: readonly string[], other: readonly string[]): number[][] {
  const rests = Array.from({ length: one.length + 1 }, () =>
    new Array<number>(other.length + 1).fill(0),
  );
  const at = (row: number, column: number) => rests[row]?.[column] ?? 0;
  for (let row = one.length - 1; row >= 0; row -= 1) {
    const line = rests[row] ?? [];
    for (let column = other.length - 1; column >= 0; column -= 1) {
      const isSame = one[row] === other[column];
      line[column] = isSame
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  return rests;
}

function joined(parts: readonly TextPart[]): TextPart[] {
  const whole: TextPart[] = [];
  for (const part of parts) {
    const last = whole.at(-1);
    if (last?.kind === part.kind) whole.splice(-1, 1, { ...last, text: last.text + part.text });
    else whole.push(part);
  }
  return whole;
}

/** What becomes of the next sentence: one of each text, and what they have in common after either step. */
function kindOf(
  [old, fresh]: readonly [string | undefined, string | undefined],
  [restIfGone, restIfNew]: readonly [number | undefined, number | undefined],
): TextPart["kind"] {
  if (old !== undefined && old === fresh) return "same";
  return (restIfGone ?? -1) >= (restIfNew ?? -1) ? "gone" : "new";
}

/** What became of a text, sentence by sentence: what went stands before what came in its place. */
export function changedText(before: string, after: string): TextPart[] {
  const [one, other] = [sentencesOf(before), sentencesOf(after)];
  const rests = commonRests(one, other);
  const parts: TextPart[] = [];
  let [row, column] = [0, 0];
  while (row < one.length || column < other.length) {
    const here = [one[row], other[column]] as const;
    const kind = kindOf(here, [rests[row + 1]?.[column], rests[row]?.[column + 1]]);
    parts.push({ kind, text: (kind === "new" ? here[1] : here[0]) ?? "" });
    if (kind !== "new") row += 1;
    if (kind !== "gone") column += 1;
  }
  return joined(parts);
}

/** The topics whose text differs in either language, with both texts; empty where there was none. */
export function changedTopics(before: RulesSaid, after: RulesSaid) {
  const none = { zh: "", en: "" };
  const textIn = ({ sections }: RulesSaid, topic: RulesTopic) =>
    sections.find((section) => section.topic === topic)?.text ?? none;
  const topics = [...after.sections, ...before.sections].map(({ topic }) => topic);
  return [...new Set(topics)]
    .map((topic) => ({ topic, before: textIn(before, topic), after: textIn(after, topic) }))
    .filter((each) => each.before.zh !== each.after.zh || each.before.en !== each.after.en);
}
