import { type Tile, type TileReader, tilePath } from "../contracts/proof/index.ts";

/** A log as it is served at an address. Nothing that it answers is trusted. */
export interface ServedLog {
  readonly checkpoint: () => Promise<string>;
  readonly tile: TileReader;
  /** Blinded changes of the map after the head of a size, by a key that may audit. */
  readonly changes: (after: number, apiKey: string) => Promise<Uint8Array>;
}

const patienceMs = 60_000;

export function servedLog(address: string): ServedLog {
  const base = address.replace(/\/+$/, "").replace(/\/log$/, "");
  const fetched = async (path: string, headers: Record<string, string> = {}) => {
    const url = `${base}/log/${path}`;
    const answer = await fetch(url, { headers, signal: AbortSignal.timeout(patienceMs) });
    if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  const bytes = async (answer: Response) => new Uint8Array(await answer.arrayBuffer());
  return {
    checkpoint: async () => (await fetched("checkpoint")).text(),
    tile: async (tile: Tile) => bytes(await fetched(tilePath(tile))),
    changes: async (after, apiKey) => {
      return bytes(await fetched(`changes?after=${after}`, { authorization: `Bearer ${apiKey}` }));
    },
  };
}
