import { useCallback, useEffect, useRef, useState } from "react";
import { type Answer, answerFor, Trouble } from "./ask.ts";
import type { Locale } from "./language.ts";

/** What the page knows of its code at the moment. */
export type Stage =
  | { readonly kind: "loading" }
  | { readonly kind: "unknown"; readonly refusal: string | undefined }
  | { readonly kind: "trouble"; readonly trouble: Trouble }
  | { readonly kind: "found"; readonly answer: Answer };

async function stageFor(code: string, locale: Locale): Promise<Stage> {
  if (code === "") return { kind: "unknown", refusal: undefined };
  try {
    const { answer, refusal } = await answerFor(code, locale);
    return answer ? { kind: "found", answer } : { kind: "unknown", refusal };
  } catch (cause) {
    // A fault of our own reading is shown like one of the platform's: the page must not stay empty.
    return { kind: "trouble", trouble: cause instanceof Trouble ? cause : new Trouble("broken") };
  }
}

/** Asks for a code, and again on demand; what is shown stays until a better answer is there. */
export function useAnswer(code: string, locale: Locale) {
  const [stage, setStage] = useState<Stage>({ kind: "loading" });
  // Both languages are in every answer, so a switch of language asks nothing anew.
  const language = useRef(locale);
  language.current = locale;
  const asking = useRef(0);

  const ask = useCallback(async () => {
    asking.current += 1;
    const turn = asking.current;
    const next = await stageFor(code, language.current);
    if (turn !== asking.current) return;
    setStage((shown) => (shown.kind === "found" && next.kind === "trouble" ? shown : next));
  }, [code]);

  useEffect(() => {
    setStage({ kind: "loading" });
    void ask();
    return () => {
      asking.current += 1;
    };
  }, [ask]);

  const again = useCallback(() => {
    setStage((shown) => (shown.kind === "found" ? shown : { kind: "loading" }));
    void ask();
  }, [ask]);

  return { stage, again };
}
