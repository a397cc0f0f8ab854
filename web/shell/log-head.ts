import { useEffect, useState } from "react";

/** The newest head of the log, as its text says it. */
export interface LogHead {
  readonly origin: string;
  readonly size: number;
  /** Base64. */
  readonly root: string;
}

const againMs = 5_000;

async function textAt(path: string): Promise<string | null> {
  try {
    const answer = await fetch(path, { cache: "no-store" });
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}

/** The first three lines of a checkpoint (C2SP tlog-checkpoint). */
function headIn(note: string): LogHead | null {
  const [origin = "", size = "", root = ""] = note.split("\n");
  return /^\d+$/.test(size) ? { origin, size: Number(size), root } : null;
}

interface LogSeen {
  /** Undefined until it was asked for; null where there is none. */
  readonly head: LogHead | null | undefined;
  readonly key: string;
  /** The size when the page was opened. */
  readonly first: number;
}

/** The log as it grows, asked for again and again while the page is open. */
export function useLog(): LogSeen {
  const [seen, setSeen] = useState<LogSeen>({ head: undefined, key: "", first: 0 });
  useEffect(() => {
    let isOpen = true;
    const look = async () => {
      const [note, key] = await Promise.all([textAt("/log/checkpoint"), textAt("/log/key")]);
      if (!isOpen) return;
      const head = note === null ? null : headIn(note);
      setSeen((before) => ({
        // What was seen stays on the page while it cannot be asked for.
        head: head ?? before.head ?? null,
        key: key?.trim() ?? before.key,
        first: before.first || (head?.size ?? 0),
      }));
    };
    void look();
    const looking = setInterval(() => void look(), againMs);
    return () => {
      isOpen = false;
      clearInterval(looking);
    };
  }, []);
  return seen;
}
