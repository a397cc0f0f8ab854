import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Speaker } from "../crash/speaker.ts";
import { type Platform, startPlatform } from "../stage/started.ts";
import type { Tally } from "../stage/tally.ts";
import { keyOfFirm } from "./firm.ts";
import { readLogByGo } from "./log-reader.ts";
import { tryPyhandle } from "./pyhandle.ts";
import { type Surface, trySurface } from "./schemathesis.ts";
import { startStore, tryStore } from "./store.ts";

// What is tried is what comes of a request, and not how many of them there may be.
const environment = { RATE_FACTOR: "1000" };

const conformance = [
  "not_a_server_error",
  "status_code_conformance",
  "content_type_conformance",
  "response_headers_conformance",
  "response_schema_conformance",
];

function surfacesOf({ apiUrl, resolverUrl }: Platform, key: string): readonly Surface[] {
  const headers = { Authorization: `Bearer ${key}` };
  return [
    {
      name: "GraphQL",
      url: `${apiUrl}/graphql`,
      checks: ["graphql_answer"],
      examples: 20,
      headers,
    },
    {
      name: "REST",
      url: `${apiUrl}/openapi.json`,
      checks: [...conformance, "negative_data_rejection", "ignored_auth"],
      examples: 30,
      headers,
    },
    {
      name: "resolver",
      url: `${resolverUrl}/openapi.json`,
      checks: conformance,
      examples: 60,
      headers: {},
    },
  ];
}

/** The platform's own record: what broke is there, whatever the client was told. */
function logged({ dataDir }: Platform): Tally {
  const faults = ["api", "resolver"].flatMap((program) =>
    readFileSync(join(dataDir, "log", `${program}.log`), "utf8")
      .split("\n")
      .filter((line) => /"level":[56]0/.test(line)),
  );
  for (const line of faults.slice(0, 20)) console.log(line);
  const title = "clients > the log of the api and the resolver holds no fault";
  const failed = faults.length > 0;
  return {
    passed: failed ? 0 : 1,
    failed: failed ? 1 : 0,
    skipped: 0,
    failedTitles: failed ? [title] : [],
    skippedTitles: [],
  };
}

function sumOf(tallies: readonly Tally[]): Tally {
  const total = (of: (tally: Tally) => number) =>
    tallies.reduce((sum, tally) => sum + of(tally), 0);
  return {
    passed: total(({ passed }) => passed),
    failed: total(({ failed }) => failed),
    skipped: total(({ skipped }) => skipped),
    failedTitles: tallies.flatMap(({ failedTitles }) => failedTitles),
    skippedTitles: tallies.flatMap(({ skippedTitles }) => skippedTitles),
  };
}

/** The first head that the log publishes. */
async function firstHead({ apiUrl }: Platform): Promise<string> {
  for (;;) {
    const answer = await fetch(`${apiUrl}/log/checkpoint`);
    if (answer.ok) return answer.text();
    await pause(200);
  }
}

async function logOf({ apiUrl }: Platform) {
  const key = (await (await fetch(`${apiUrl}/log/key`)).text()).trim();
  return { url: apiUrl, key };
}

const [program = "", python = "", tallyFile = ""] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "lianzao-clients-"));
// What the platform keeps as blobs, it keeps in a store of another maker here.
const store = await startStore(python);
const platform = await startPlatform({ environment: { ...environment, BLOB_URL: store.url } });
try {
  const speaker = new Speaker(platform.apiUrl);
  const key = await keyOfFirm(speaker);
  const tallies: Tally[] = [await tryStore(store), await tryPyhandle(python, platform, speaker)];
  const oldNote = await firstHead(platform);
  for (const surface of surfacesOf(platform, key)) {
    tallies.push(await trySurface(program, surface, folder));
  }
  tallies.push(await readLogByGo(folder, { ...(await logOf(platform)), oldNote }));
  writeFileSync(tallyFile, JSON.stringify(sumOf([...tallies, logged(platform)])));
} finally {
  await platform.stop();
  store.close();
  rmSync(folder, { recursive: true });
}
