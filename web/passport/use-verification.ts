import { useEffect, useState } from "react";
import type { Answer } from "./ask.ts";
import type { Mark, Marks } from "./marks.ts";
import { type CheckpointSummary, Verifier } from "./verification.ts";

interface Verification {
  readonly marks: Marks;
  readonly checkpoint: CheckpointSummary | null;
}

// A frame at 60 Hz is 16 ms; the page must answer a finger in between.
const stretchMs = 8;
const sealingMs = 3_000;
const mostWaits = 10;

/** Verifies all events of an answer in short stretches, and waits for those not yet sealed. */
export function useVerification(answer: Answer, again: () => void): Verification {
  const [verification, setVerification] = useState<Verification>(() => beforehand(answer));
  const [waits, setWaits] = useState(0);

  useEffect(() => {
    let current = true;
    setVerification((last) => keptFrom(last, answer));
    void verifyAll(answer, (found) => {
      if (current) setVerification(found);
      return current;
    });
    return () => {
      current = false;
    };
  }, [answer]);

  const unsealed = answer.passport.events.some(({ proof }) => proof === null);
  useEffect(() => {
    if (!unsealed || waits >= mostWaits) return undefined;
    const timer = setTimeout(() => {
      setWaits(waits + 1);
      if (document.visibilityState === "visible") again();
    }, sealingMs);
    return () => clearTimeout(timer);
  }, [unsealed, waits, again]);

  return verification;
}

function beforehand({ passport }: Answer): Verification {
  const marks = passport.events.map(({ id }): [string, Mark] => [id, { state: "checking" }]);
  return { marks: new Map(marks), checkpoint: null };
}

/** Marks do not flicker back to "checking" when the page asks again for what was not yet sealed. */
function keptFrom(last: Verification, answer: Answer): Verification {
  const fresh = beforehand(answer);
  const marks = [...fresh.marks].map(([id, mark]): [string, Mark] => {
    const known = last.marks.get(id);
    return [id, known?.state === "pending" ? known : mark];
  });
  return { marks: new Map(marks), checkpoint: last.checkpoint };
}

/** Reports after each stretch, and stops when nobody listens any more. */
async function verifyAll(answer: Answer, report: (found: Verification) => boolean): Promise<void> {
  const verifier = new Verifier(answer);
  const marks = new Map(beforehand(answer).marks);
  let begun = performance.now();
  for (const event of answer.passport.events) {
    marks.set(event.id, verifier.markOf(event));
    if (performance.now() - begun < stretchMs) continue;
    if (!report({ marks: new Map(marks), checkpoint: verifier.checkpoint })) return;
    await new Promise((resolve) => setTimeout(resolve));
    begun = performance.now();
  }
  report({ marks, checkpoint: verifier.checkpoint });
}
