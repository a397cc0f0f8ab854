import { request } from "node:http";
import { Line } from "./line.ts";

/** A server in a process of its own. */
export interface Served {
  readonly name: string;
  readonly port: number;
  readonly pid: number;
  readonly close: () => void;
}

/** What is asked, by the number of the record, and the status that must be answered. */
export interface Way {
  readonly path: (record: number) => string;
  readonly status: number;
}

/** What was answered, without what Node's server writes by itself. */
export interface Given {
  readonly headers: Record<string, string>;
  readonly body: string;
}

const written: ReadonlySet<string> = new Set([
  "connection",
  "content-length",
  "date",
  "keep-alive",
  "transfer-encoding",
]);

/** Asks for one record. */
export function askOnce(port: number, { path, status }: Way, record: number): Promise<Given> {
  return new Promise((resolve, reject) => {
    // The peer ends its lines with a line feed alone.
    const where = { host: "127.0.0.1", port, path: path(record), insecureHTTPParser: true };
    const asked = request(where, (answer) => {
      const pieces: Buffer[] = [];
      answer.on("data", (piece: Buffer) => pieces.push(piece));
      answer.once("error", reject);
      answer.once("end", () => {
        const body = Buffer.concat(pieces).toString();
        const headers = Object.fromEntries(
          Object.entries(answer.headers).flatMap(([name, value]) =>
            written.has(name) ? [] : [[name, String(value)]],
          ),
        );
        if (answer.statusCode === status) resolve({ headers, body });
        else reject(new Error(`${where.path}: ${answer.statusCode}: ${body.slice(0, 300)}`));
      });
    });
    asked.once("error", reject);
    asked.end();
  });
}

/** Keeps so many requests under way for a while; tells how many were answered in how long. */
export async function load(
  { port }: Served,
  way: Way,
  next: () => number,
  { concurrency, forMs }: { readonly concurrency: number; readonly forMs: number },
): Promise<{ requests: number; seconds: number }> {
  const begun = performance.now();
  let requests = 0;
  const client = async () => {
    const line = new Line(port);
    while (performance.now() - begun < forMs) {
      const path = way.path(next());
      const status = await line.ask(path);
      if (status !== way.status) throw new Error(`${path}: ${status}`);
      requests += 1;
    }
    line.close();
  };
  await Promise.all(Array.from({ length: concurrency }, client));
  const seconds = (performance.now() - begun) / 1_000;
  return { requests, seconds };
}
