import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import postgres from "postgres";
import { openDatabase } from "../../../services/platform/database.ts";
import { admitFirms, type Hands } from "./admission.ts";
import type { Share } from "./fill.ts";
import { plannedFirms, type ScalePlan } from "./plan.ts";

export interface ScaleSeeding {
  readonly databaseUrl: string;
  readonly plan: ScalePlan;
  /** Everyone's. */
  readonly password: string;
  /** Hears what has been done, once in a while. */
  tell(words: string): void;
  /** Fills a share; in a thread of its own, or here. */
  fillShare(share: Share, tell: (offers: number) => void): Promise<void>;
}

const mostThreads = 4;
const tables = [
  "tenants",
  "sites",
  "resources",
  "certificates",
  "capacity_offers",
  "market_capabilities",
  "market_offers",
  "outbox",
  "audit_entries",
];

/** Fills a share in a thread of its own, which runs this same program. */
export function fillInThread(share: Share, tell: (offers: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(process.argv[1] ?? "", { workerData: share });
    worker.on("message", tell);
    worker.once("error", reject);
    worker.once("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`a thread ended with ${code}`)),
    );
  });
}

/** Tells how far a count has come, at every tenth. */
function counted(all: number, what: string, tell: (words: string) => void) {
  let [done, told] = [0, 0];
  return (more: number) => {
    done += more;
    const tenth = Math.floor((done * 10) / all);
    if (tenth > told) tell(`${done} of ${all} ${what}`);
    told = tenth;
  };
}

async function withHands<T>(databaseUrl: string, work: (hands: Hands) => Promise<T>): Promise<T> {
  const app = openDatabase(databaseUrl, "lianzao_app", 4);
  const operator = openDatabase(databaseUrl, "lianzao_operator", 4);
  try {
    return await work({ app, operator });
  } finally {
    await Promise.all([app.close(), operator.close()]);
  }
}

/** The planner of the database learns the new sizes now, not at its next round. */
async function analyze(databaseUrl: string): Promise<void> {
  const owner = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    await owner`analyze ${owner(tables)}`;
  } finally {
    await owner.end();
  }
}

/**
 * Makes firms with machines and offers on a founded platform: the firms by the commands that people
 * use, their works by COPY, with the rows that the commands would write and the market's. Their
 * events wait in the outbox for the relay. What of the plan is there already stays as it is.
 */
export async function seedScale(seeding: ScaleSeeding): Promise<void> {
  const { databaseUrl, plan, password, tell, fillShare } = seeding;
  const firms = plannedFirms(plan);
  const admitted = counted(firms.length, "firms admitted", tell);
  await withHands(databaseUrl, (hands) => admitFirms(hands, firms, password, () => admitted(1)));

  const codes = firms.map(({ uscc }) => uscc);
  const threads = Math.min(mostThreads, availableParallelism(), firms.length);
  const offered = counted(plan.offers, "offers made", tell);
  const shares = Array.from({ length: threads }, (_, thread): Share => {
    const own = firms.filter((_firm, at) => at % threads === thread);
    return { databaseUrl, plan, firms: own, codes };
  });
  await Promise.all(shares.map((share) => fillShare(share, offered)));
  await analyze(databaseUrl);
}
