import { Agent, request } from "node:http";
import type { Resolver } from "../../identifiers/resolver/index.ts";
import { listen } from "../../services/platform/program.ts";

/** A resolver on a socket, as its program puts it there. */
export interface ServedResolver {
  readonly port: number;
  /** Asks with these headers and no others. */
  readonly ask: (
    path: string,
    headers?: Readonly<Record<string, string>>,
    method?: string,
  ) => Promise<Response>;
  /** How many answers were given once more, before any route was asked. */
  readonly again: () => number;
  readonly close: () => Promise<void>;
}

export async function serveResolver({ fetch, first }: Resolver): Promise<ServedResolver> {
  let again = 0;
  const counted: typeof first = (incoming, outgoing) => {
    const isDone = first(incoming, outgoing);
    if (isDone) again += 1;
    return isDone;
  };
  const { port, close } = await listen(fetch, 0, counted);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask: ServedResolver["ask"] = (path, headers = {}, method = "GET") =>
    new Promise((told, reject) => {
      const where = { host: "127.0.0.1", port, path, method, agent };
      const asked = request({ ...where, headers: { host: "localhost:8081", ...headers } });
      asked.once("error", reject);
      asked.once("response", (answer) => {
        const pieces: Buffer[] = [];
        answer.on("data", (piece: Buffer) => pieces.push(piece));
        answer.once("error", reject);
        answer.once("end", () => {
          const { statusCode: status = 0 } = answer;
          const body = status === 204 ? null : Buffer.concat(pieces);
          const named = Object.entries(answer.headersDistinct);
          const all = named.flatMap(([name, values]) =>
            (values ?? []).map((value): [string, string] => [name, value]),
          );
          told(new Response(body, { status, headers: all }));
        });
      });
      asked.end();
    });
  return {
    port,
    ask,
    again: () => again,
    close: async () => {
      agent.destroy();
      await close();
    },
  };
}
