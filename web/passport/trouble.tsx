import { useEffect } from "react";
import type { Trouble } from "./ask.ts";
import { useReading } from "./language.ts";

interface TroublePageProps {
  readonly trouble: Trouble;
  readonly retry: () => void;
}

/** No answer from the platform: says why, and tries again by itself once the network is back. */
export function TroublePage({ trouble, retry }: TroublePageProps) {
  const { words } = useReading();
  const { kind, reference } = trouble;

  useEffect(() => {
    window.addEventListener("online", retry);
    return () => window.removeEventListener("online", retry);
  }, [retry]);

  const stale = kind === "stale";
  return (
    <section className="message trouble" role="alert">
      <h1>{words.trouble.heading}</h1>
      <p>{words.trouble[kind]}</p>
      {reference && (
        <p className="note">
          {words.trouble.reference} <span className="code">{reference}</span>
        </p>
      )}
      <button
        type="button"
        className="strong"
        onClick={() => (stale ? window.location.reload() : retry())}
      >
        {stale ? words.trouble.reload : words.trouble.retry}
      </button>
    </section>
  );
}
