import { Agent, request } from "node:http";

/** Where and what to ask. */
export interface Question {
  readonly port: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Asks once; gives the whole answer, which must be a good one. */
export function askOnce({ port, headers, body }: Question, agent?: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    const all = { "content-type": "application/json", ...headers };
    const options = { host: "127.0.0.1", port, path: "/graphql", method: "POST", headers: all };
    const asked = request({ ...options, ...(agent === undefined ? {} : { agent }) }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on("data", (piece: Buffer) => pieces.push(piece));
      answer.once("error", reject);
      answer.once("end", () => {
        const text = Buffer.concat(pieces).toString();
        if (answer.statusCode === 200 && !text.startsWith('{"errors"')) resolve(text);
        else reject(new Error(`${answer.statusCode}: ${text.slice(0, 300)}`));
      });
    });
    asked.once("error", reject);
    asked.end(body);
  });
}

/** Keeps so many requests under way for a while; tells how many were answered in how long. */
export async function load(
  question: Question,
  concurrency: number,
  forMs: number,
): Promise<{ requests: number; seconds: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const begun = performance.now();
  let requests = 0;
  const client = async () => {
    while (performance.now() - begun < forMs) {
      await askOnce(question, agent);
      requests += 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, client));
  const seconds = (performance.now() - begun) / 1_000;
  agent.destroy();
  return { requests, seconds };
}
