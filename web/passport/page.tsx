import { useCallback, useEffect, useMemo, useState } from "react";
import { useAnswer } from "./answer.ts";
import type { Answer } from "./ask.ts";
import { addressOf, askedCode, isOfThing } from "./codes.ts";
import { elementIdOf } from "./concerned.ts";
import { Described, NothingRecorded } from "./described.tsx";
import { Footer } from "./footer.tsx";
import { Header } from "./header.tsx";
import { firstLocale, type Locale, ReadingContext, readingIn, rememberLocale } from "./language.ts";
import { Nameplate } from "./nameplate.tsx";
import { Parts } from "./parts.tsx";
import type { PassportEvent } from "./passport.ts";
import { Skeleton } from "./skeleton.tsx";
import { Timeline } from "./timeline.tsx";
import { TroublePage } from "./trouble.tsx";
import { UnknownPage } from "./unknown.tsx";
import { useVerification } from "./use-verification.ts";
import { Verdict } from "./verdict.tsx";

/** What a person sees after a scan. `code` is empty where the address names none. */
export function Page({ code }: { readonly code: string }) {
  const [locale, setLocale] = useState<Locale>(firstLocale);
  const reading = useMemo(() => readingIn(locale), [locale]);
  const { words } = reading;
  const { stage, again } = useAnswer(code, locale);

  useEffect(() => {
    document.documentElement.lang = locale === "zh" ? "zh-CN" : "en";
  }, [locale]);

  const switchTo = useCallback((chosen: Locale) => {
    rememberLocale(chosen);
    setLocale(chosen);
  }, []);

  const title = stage.kind === "found" ? reading.say(stage.answer.passport.title) : "";
  return (
    <ReadingContext value={reading}>
      <title>{[title, words.passport, words.platform].filter(Boolean).join(" · ")}</title>
      <Header switchTo={switchTo} goTo={goTo} searchInBody={stage.kind === "unknown"} />
      <main id="content" tabIndex={-1}>
        {stage.kind === "loading" && <Skeleton />}
        {stage.kind === "trouble" && <TroublePage trouble={stage.trouble} retry={again} />}
        {stage.kind === "unknown" && (
          <UnknownPage code={code} refusal={stage.refusal} goTo={goTo} />
        )}
        {stage.kind === "found" && <Found code={code} answer={stage.answer} again={again} />}
      </main>
      <Footer {...(stage.kind === "found" ? stage.answer.passport : {})} />
    </ReadingContext>
  );
}

function goTo(code: string): void {
  window.location.assign(addressOf(askedCode(code)));
}

interface FoundProps extends PassportBodyProps {
  readonly code: string;
}

function Found({ code, answer, again }: FoundProps) {
  const { passport } = answer;
  const exact = isOfThing(code, passport.code);
  return (
    <>
      {!exact && <NothingRecorded code={code} />}
      {passport.events.length === 0 ? (
        <Described exact={exact} passport={passport} goTo={goTo} />
      ) : (
        <PassportBody answer={answer} again={again} />
      )}
    </>
  );
}

interface PassportBodyProps {
  readonly answer: Answer;
  readonly again: () => void;
}

function PassportBody({ answer, again }: PassportBodyProps) {
  const { passport } = answer;
  const { marks, checkpoint } = useVerification(answer, again);
  return (
    <>
      <div className="head">
        <Nameplate passport={passport} />
        <Verdict marks={marks} checkpoint={checkpoint} again={again} />
      </div>
      <div className="columns">
        <Parts passport={passport} show={showEvent} />
        <Timeline passport={passport} marks={marks} />
      </div>
    </>
  );
}

function showEvent(event: PassportEvent): void {
  const card = document.getElementById(elementIdOf(event));
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  card?.scrollIntoView({ behavior: still ? "auto" : "smooth", block: "center" });
  card?.focus({ preventScroll: true });
}
