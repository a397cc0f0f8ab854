import { keptAdministrators } from "../../identifiers/registry/index.ts";
import { LogKeyRefused } from "../ledger/index.ts";
import { keptLetters, keptWebhooks, letterKeyFrom } from "../notices/index.ts";
import { configOfProcess } from "../platform/config.ts";
import { openDatabase } from "../platform/database.ts";
import { keptGenerations, readAnewMs } from "../platform/generations.ts";
import { openProofs } from "../platform/proofs.ts";
import { RotationRefused } from "../platform/rotation.ts";
import { keptAuthenticators, keptProviders } from "../tenancy/index.ts";
import { commands } from "./commands.ts";

const settleMs = 3 * readAnewMs;

function commandNamed(name: string | undefined) {
  const named = Object.entries(commands).find(([each]) => each === name);
  if (named === undefined) {
    throw new RotationRefused(`say what to do: ${Object.keys(commands).join(", ")}`);
  }
  return named[1];
}

const config = configOfProcess();
const database = openDatabase(config.databaseUrl, "lianzao_worker", 1);
const houses = openDatabase(config.databaseUrl, "lianzao_app", 1);
try {
  const command = commandNamed(process.argv[2]);
  const secret = keptGenerations(config.secretKeyFile);
  const proofs = openProofs(secret, config.publicUrl, config.secondFactor === "required");
  const letterKey = letterKeyFrom(secret);
  const kept = [
    keptLetters(database, letterKey),
    keptWebhooks(database, letterKey),
    keptAdministrators(database, letterKey),
    keptProviders(database, proofs),
    keptAuthenticators({ database, houses }, proofs),
  ];
  const tell = (line: string) => process.stdout.write(`${line}\n`);
  const now = () => new Date();
  const log = { database, logKeyFile: config.logKeyFile };
  await command({ file: config.secretKeyFile, kept, settleMs, now, tell, ...log });
} catch (fault) {
  if (!(fault instanceof RotationRefused || fault instanceof LogKeyRefused)) throw fault;
  process.stderr.write(`${fault.message}\n`);
  process.exitCode = 1;
} finally {
  await Promise.all([database.close(), houses.close()]);
}
