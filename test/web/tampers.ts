import type { Page } from "playwright-core";
import type { PassportQuery } from "../../web/passport/generated/graphql.ts";
import type { FaultKind } from "../../web/passport/marks.ts";
import type { Words } from "../../web/passport/words-zh.ts";

type Passport = NonNullable<PassportQuery["passport"]>;
type Event = Passport["events"][number];

/** What the platform answered. */
export interface Answered {
  readonly passport: Passport;
}

/** One way of lying about a true answer, and what a reader must come to see. */
export interface Tamper {
  readonly what: string;
  readonly change: (answer: Answered) => Answered;
  /** How many events fail; all of them unless told. */
  readonly failed?: number;
  readonly fault: Exclude<FaultKind, "mismatch"> | ((words: Words) => string);
}

function changed(step: string, change: (event: Event) => Event) {
  return ({ passport }: Answered): Answered => {
    const at = passport.events.findIndex(({ bizStep }) => bizStep === step);
    if (at < 0) throw new Error(`no event of the step ${step}`);
    const events = passport.events.map((event, place) => (place === at ? change(event) : event));
    return { passport: { ...passport, events } };
  };
}

/** Another letter in the place of one, so that the text stays base64 of the same length. */
function otherHash(hash: string): string {
  const letter = hash[5] === "A" ? "B" : "A";
  return `${hash.slice(0, 5)}${letter}${hash.slice(6)}`;
}

function withProof(event: Event, change: (proof: Record<string, unknown>) => object): Event {
  const proof = JSON.parse(event.proof ?? "null") as Record<string, unknown>;
  return { ...event, proof: JSON.stringify({ ...proof, ...change(proof) }) };
}

function mismatchOf(field: keyof Words["faults"]["fields"]) {
  return ({ faults }: Words) => faults.mismatch(faults.fields[field]);
}

export const tampers: readonly Tamper[] = [
  {
    what: "a result that the page shows is turned into its opposite",
    change: changed("inspecting", (event) => ({ ...event, disposition: "non_conformant" })),
    failed: 1,
    fault: mismatchOf("disposition"),
  },
  {
    what: "a time is moved by a day",
    change: changed("repairing", (event) => ({ ...event, eventTime: "2026-09-22T09:30:00.000Z" })),
    failed: 1,
    fault: mismatchOf("eventTime"),
  },
  {
    what: "another part is named in place of the one that was installed",
    change: changed("removing", (event) => ({
      ...event,
      codes: event.codes.map((code) => ({
        ...code,
        code: code.code.replace("ZC-88120", "ZC-88121"),
      })),
    })),
    failed: 1,
    fault: mismatchOf("codes"),
  },
  {
    what: "the record itself is rewritten together with what is shown of it",
    change: changed("inspecting", (event) => ({
      ...event,
      disposition: "non_conformant",
      disclosure: event.disclosure.replace('"conformant"', '"non_conformant"'),
    })),
    failed: 1,
    fault: "inclusion",
  },
  {
    what: "one hash on the way to the root is another",
    change: changed("assembling", (event) =>
      withProof(event, ({ inclusion }) => {
        const [first = "", ...rest] = inclusion as string[];
        return { inclusion: [otherHash(first), ...rest] };
      }),
    ),
    failed: 1,
    fault: "inclusion",
  },
  {
    what: "a record is passed off with the proof of another",
    change: (answer) => {
      const { passport } = answer;
      const proof = passport.events.find(({ bizStep }) => bizStep === "assembling")?.proof ?? null;
      return changed("repairing", (event) => ({ ...event, proof }))(answer);
    },
    failed: 1,
    fault: "inclusion",
  },
  {
    what: "the checkpoint has another root",
    change: ({ passport }) => ({
      passport: {
        ...passport,
        events: passport.events.map((event) =>
          withProof(event, ({ checkpoint }) => {
            const lines = String(checkpoint).split("\n");
            lines[2] = otherHash(lines[2] ?? "");
            return { checkpoint: lines.join("\n") };
          }),
        ),
      },
    }),
    fault: "checkpoint",
  },
  {
    what: "the ledger's key is exchanged",
    change: ({ passport }) => ({
      passport: { ...passport, logKey: otherHash(passport.logKey) },
    }),
    fault: "checkpoint",
  },
];

/** Lets a page have the platform's true answers, changed on their way. */
export async function meddling(page: Page, change: (answer: Answered) => Answered): Promise<void> {
  await page.route("**/graphql", async (route) => {
    const response = await route.fetch();
    const { data } = (await response.json()) as { data: Answered };
    await route.fulfill({ response, json: { data: change(data) } });
  });
}
