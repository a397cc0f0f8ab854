import { parseArgs } from "node:util";
import { isMainThread, parentPort, workerData } from "node:worker_threads";
import { configOfProcess } from "../../services/platform/config.ts";
import { foundDemo, seedDemo } from "./demo/demo.ts";
import { demoFirms, demoOperators, demoPassword } from "./demo/firms.ts";
import { fill } from "./scale/fill.ts";
import { mostSeeds } from "./scale/plan.ts";
import { fillInThread, seedScale } from "./scale/scale.ts";

const dayMs = 86_400_000;

/** The demo's accounts, one line of JSON each: what `npm start` prints. */
function tellAccounts(): void {
  const operator = demoOperators.map((person) => ({ ...person, firm: "联造平台运营" }));
  const members = demoFirms.flatMap(({ people, name }) =>
    people.map((person) => ({ ...person, firm: name.zh })),
  );
  for (const { email, roles, firm, name } of [...operator, ...members]) {
    const account = { email, password: demoPassword, role: roles.join(", "), firm, name };
    process.stdout.write(`${JSON.stringify({ account })}\n`);
  }
}

function wholeNumber(text: string, most: number, name: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && number <= most) return number;
  throw new Error(`--${name} must be a whole number from 1 to ${most}, not "${text}"`);
}

/** `--scale N [--seed S]`: N offers and the firms that make them, on top of what is there. */
async function scaleUp(databaseUrl: string, scale: string, seed: string): Promise<void> {
  const offers = wholeNumber(scale, 100_000_000, "scale");
  const tomorrow = new Date((Math.floor(Date.now() / dayMs) + 1) * dayMs);
  const plan = { offers, seed: wholeNumber(seed, mostSeeds, "seed"), firstDay: tomorrow };
  const begun = performance.now();
  const tell = (words: string) => {
    const seconds = ((performance.now() - begun) / 1_000).toFixed(0);
    process.stdout.write(`${seconds.padStart(5)} s  ${words}\n`);
  };
  await foundDemo(databaseUrl);
  await seedScale({ databaseUrl, plan, password: demoPassword, tell, fillShare: fillInThread });
  tell(`done; everyone's password is ${demoPassword}, as admin@firm-1.seed-${seed}.example`);
}

async function run(): Promise<void> {
  const config = configOfProcess();
  const options = { scale: { type: "string" }, seed: { type: "string" } } as const;
  const { values } = parseArgs({ options });
  if (config.seed === "demo") await seedDemo(config.databaseUrl);
  if (values.scale !== undefined) {
    await scaleUp(config.databaseUrl, values.scale, values.seed ?? "1");
  } else if (config.seed === "demo") tellAccounts();
}

if (isMainThread) await run();
else await fill(workerData, (offers) => parentPort?.postMessage(offers));
