import type { TypedDocumentNode } from "@urql/core";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useClient } from "urql";
import { asked } from "./asked.ts";

const firstRestMs = 1_000;
const longestRestMs = 30_000;

function watchSight(turned: () => void): () => void {
  document.addEventListener("visibilitychange", turned);
  return () => document.removeEventListener("visibilitychange", turned);
}

const inSight = () => !document.hidden;

/**
 * What a subscription told last, of these variables; null before it does. It is begun again when it
 * ends or the line is cut. A page out of sight lets it go: browsers open six lines to a host.
 */
export function useLive<D, V extends object>(
  document: TypedDocumentNode<D, V>,
  variables: V | null,
): D | null {
  const client = useClient();
  const sight = useSyncExternalStore(watchSight, inSight);
  const key = variables === null ? null : JSON.stringify(variables);
  const [told, setTold] = useState<{ readonly key: string; readonly data: D } | null>(null);
  useEffect(() => {
    if (key === null || !sight) return;
    let rest = firstRestMs;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let leave: () => void = () => undefined;
    const begin = () => {
      const answers = client.subscription(asked(document), JSON.parse(key) as V);
      const { unsubscribe } = answers.subscribe(({ data, error, hasNext }) => {
        if (data && !error) {
          rest = firstRestMs;
          setTold({ key, data });
        }
        if (!error && hasNext) return;
        clearTimeout(waiting);
        waiting = setTimeout(begin, rest);
        rest = Math.min(rest * 2, longestRestMs);
      });
      leave = unsubscribe;
    };
    begin();
    return () => {
      clearTimeout(waiting);
      leave();
    };
  }, [client, document, key, sight]);
  return told !== null && told.key === key ? told.data : null;
}
