import { useReading } from "./language.ts";
import { MarkSign } from "./mark-sign.tsx";
import { type Marks, type Tally, tallyOf, verdictOf } from "./marks.ts";
import { momentInWords } from "./times.ts";
import type { CheckpointSummary } from "./verification.ts";
import type { Words } from "./words-zh.ts";

interface VerdictProps {
  readonly marks: Marks;
  readonly checkpoint: CheckpointSummary | null;
  readonly again: () => void;
}

/** How many of the events this browser could verify, and what that says about the page. */
export function Verdict({ marks, checkpoint, again }: VerdictProps) {
  const { words, locale } = useReading();
  const tally = tallyOf(marks);
  const verdict = verdictOf(tally);
  const sign = verdict === "none" ? "pending" : verdict;
  const share = tally.all === 0 ? 0 : tally.verified / tally.all;
  return (
    <section className={`verdict ${verdict}`} aria-labelledby="verdict-title">
      <h2 id="verdict-title" className="hidden">
        {words.verdict.heading}
      </h2>
      <div className="seal">
        <Ring share={share} />
        <MarkSign state={sign} />
      </div>
      <div className="verdict-text">
        <p className="verdict-count">{headline(words, tally, verdict)}</p>
        <p
          className={
            verdict === "verified" && tally.pending > 0 ? "verdict-line pending" : "verdict-line"
          }
        >
          {consequence(words, tally, verdict)}
        </p>
        {verdict !== "none" && <p className="verdict-how">{words.verdict.how}</p>}
        {checkpoint && (
          <p className="verdict-how">
            {words.verdict.sealedAt} <span className="code">{checkpoint.origin}</span>
            {words.verdict.checkpoint(
              checkpoint.size,
              checkpoint.timeMs === null ? null : momentInWords(checkpoint.timeMs, locale),
            )}
          </p>
        )}
        {tally.checking === 0 && tally.pending + tally.unchecked > 0 && (
          <button type="button" className="quiet" onClick={again}>
            {words.verdict.again}
          </button>
        )}
      </div>
      {/* Told once, at the end: a reader's voice must not count every step. */}
      <p className="hidden" role="status">
        {tally.checking === 0 && tally.all > 0 && words.verdict.verified(tally.verified, tally.all)}
      </p>
    </section>
  );
}

type VerdictWord = ReturnType<typeof verdictOf>;

function headline(words: Words, tally: Tally, verdict: VerdictWord): string {
  if (verdict === "none") return words.verdict.none;
  if (tally.checking > 0) return words.verdict.checking(tally.all - tally.checking, tally.all);
  return words.verdict.verified(tally.verified, tally.all);
}

function consequence(words: Words, tally: Tally, verdict: VerdictWord): string {
  if (tally.failed > 0) return words.verdict.failed(tally.failed);
  if (verdict === "unchecked") return words.verdict.untold;
  if (tally.checking === 0 && tally.pending > 0) return words.verdict.somePending(tally.pending);
  return verdict === "verified" ? words.verdict.allGood : "";
}

const radius = 45;
const round = 2 * Math.PI * radius;

function Ring({ share }: { readonly share: number }) {
  return (
    <svg className="ring" viewBox="0 0 100 100" aria-hidden="true" focusable="false">
      <circle cx="50" cy="50" r={radius} className="ring-ground" />
      <circle
        cx="50"
        cy="50"
        r={radius}
        className="ring-share"
        strokeDasharray={`${share * round} ${round}`}
        transform="rotate(-90 50 50)"
      />
    </svg>
  );
}
