import {
  consistencyFromTiles,
  openCheckpoint,
  Rejected,
  readNoteKeys,
  toBase64,
  verifyConsistency,
} from "../../../contracts/proof/index.ts";
import type { Blobs } from "../../platform/blobs.ts";
import type { Database } from "../../platform/database.ts";
import { asProgram, type ProgramScope } from "../../platform/doors.ts";
import type { Guard } from "../../platform/guarded.ts";
import { Tenure } from "../../platform/leases.ts";
import type { Log } from "../../platform/log.ts";
import { nullIfRejected } from "../copies.ts";
import { tilesOf } from "../proofs.ts";
import { headOfSize, holdsHead, publishedHead } from "../reads.ts";
import { mendedTile, tileBytes } from "../tiles.ts";
import { shownBy, submitHead } from "./asking.ts";
import { type Head, isContradicted, type Witness, witnessesNow } from "./reads.ts";
import { anewMs, nextAsk } from "./rules.ts";
import { keepCosignature, markWitness } from "./writes.ts";

const leaseName = "witnesses";
const leaseMs = 5_000;
/** How often it is looked whether a witness has contradicted the log. */
const lookMs = 1_000;
const mostTries = 3;
/** How long the start of the worker waits for what witnesses have seen. */
const patienceMs = 1_500;

export interface WitnessParts {
  readonly database: Database;
  readonly blobs: Blobs;
  readonly guard: Guard;
  readonly holder: string;
  readonly log: Log;
  /** The log's lines `name+id+key`, by its key file; null while there is no log. */
  readonly logKey: () => Promise<string | null>;
}

type Outcome =
  | { readonly kind: "cosigned"; readonly line: string; readonly timeS: number }
  | { readonly kind: "failed"; readonly fault: string; readonly evidence: string | null };

const codeOf = (fault: unknown) =>
  fault instanceof Error && "code" in fault ? String(fault.code) : "UNREACHABLE";

function isDue(witness: Witness, size: number, now: Date): boolean {
  const { nextAt, cosignedAt, fault } = witness;
  if (nextAt > now) return false;
  const isOld = now.getTime() - (cosignedAt?.getTime() ?? 0) > anewMs;
  return fault !== null || isOld || witness.size !== size;
}

/**
 * Submits new heads to the witnesses and keeps what they cosign. It comes after publication and on
 * its own: a witness that is slow or down delays neither sealing nor another witness.
 */
export class WitnessOffice {
  private readonly parts: WitnessParts;
  private readonly tenure: Tenure;
  private readonly asking = new Map<string, Promise<void>>();
  /** Those whom this process has not asked since it started. */
  private readonly unasked = new Set<string>();
  private lookedAt = Number.NEGATIVE_INFINITY;
  private contradicted = false;

  constructor(parts: WitnessParts) {
    this.parts = parts;
    const { database, holder } = parts;
    this.tenure = new Tenure(database, { name: leaseName, holder, forMs: leaseMs });
  }

  /** One round; tells how many witnesses began to be asked. */
  async round(): Promise<number> {
    if (!(await this.tenure.renew())) return 0;
    const { head, witnesses, now } = await asProgram(this.parts.database, async (scope) => ({
      head: await publishedHead(scope),
      witnesses: await witnessesNow(scope),
      now: scope.now,
    }));
    if (head === null) return 0;
    const isTurn = (each: Witness) => this.unasked.has(each.id) || isDue(each, head.size, now);
    const due = witnesses.filter((each) => !this.asking.has(each.id) && isTurn(each));
    for (const witness of due) {
      this.unasked.delete(witness.id);
      const asked = this.ask(witness, head).finally(() => this.asking.delete(witness.id));
      this.asking.set(witness.id, asked);
    }
    return due.length;
  }

  /** Waits for the answers that are under way. */
  async idle(): Promise<void> {
    await Promise.all(this.asking.values());
  }

  async stop(): Promise<void> {
    await this.idle();
    await this.tenure.end();
  }

  /** Whether the log may be sealed: not once a witness has shown a head of ours that we lack. */
  async allowsSealing(): Promise<boolean> {
    if (performance.now() - this.lookedAt < lookMs) return !this.contradicted;
    this.contradicted = await asProgram(this.parts.database, isContradicted);
    this.lookedAt = performance.now();
    return !this.contradicted;
  }

  /**
   * Before anything is sealed: asks each witness once what it has seen. Where one shows a head that
   * our own key has signed and this database does not hold, this is a restored copy, and sealing
   * would fork the log. One that is down, or only says a number, stops nothing: no witness has the
   * power to end the log by its bare word. Whoever does not answer in time is asked again
   * at once, also where nothing seems new to it.
   */
  async lookBeforeSealing(): Promise<void> {
    const { database, log } = this.parts;
    const logKey = await this.parts.logKey();
    if (logKey === null) return;
    const look = async (witness: Witness) => {
      this.unasked.add(witness.id);
      const evidence = await this.evidenceOf(witness, logKey, patienceMs).catch(() => null);
      if (evidence === null) return;
      log.error({ witness: witness.key, evidence }, "a witness holds a head that we do not");
      const found = { fault: "AHEAD", evidence };
      await asProgram(database, (scope) => markWitness(scope, witness.id, found));
    };
    await Promise.all((await asProgram(database, witnessesNow)).map(look));
  }

  private async ask(witness: Witness, head: Head): Promise<void> {
    const { database, log } = this.parts;
    let outcome: Outcome;
    try {
      outcome = await this.outcomeOf(witness, head);
    } catch (fault) {
      outcome = { kind: "failed", fault: codeOf(fault), evidence: null };
    }
    try {
      await this.tenure.fenced((scope) => kept(scope, witness, head.size, outcome));
      this.contradicted = await asProgram(database, isContradicted);
    } catch (fault) {
      log.error({ err: fault }, "what a witness answered was not kept");
      return;
    }
    if (outcome.kind === "failed" && outcome.fault !== witness.fault) {
      const { fault, evidence } = outcome;
      log.warn({ witness: witness.key, fault, evidence }, "a witness did not cosign");
    }
  }

  private async outcomeOf(witness: Witness, head: Head): Promise<Outcome> {
    const reach = { guard: this.parts.guard, url: witness.url, key: witness.key };
    let old = Math.min(witness.size, head.size);
    for (let tries = 0; tries < mostTries; tries += 1) {
      const proof = await this.consistency(old, head);
      const answer = await submitHead(reach, head.note ?? "", { old, proof });
      if (answer.kind === "cosigned") return answer;
      if (answer.kind === "refused") return this.failed(witness, answer.fault);
      if (answer.size > head.size) return this.failed(witness, "AHEAD");
      old = answer.size;
    }
    return { kind: "failed", fault: "CONFLICT", evidence: null };
  }

  private async failed(witness: Witness, fault: string): Promise<Outcome> {
    const isAlarming = fault === "AHEAD" || fault === "NOT_EXTENDED";
    const logKey = isAlarming ? await this.parts.logKey() : null;
    const evidence =
      logKey === null ? null : await this.evidenceOf(witness, logKey).catch(() => null);
    return { kind: "failed", fault, evidence };
  }

  /** A proof by changed copies would be refused, and alarm as a fork does: it is made anew. */
  private consistency(old: number, { size, root }: Head): Promise<string[]> {
    if (old === 0 || old === size) return Promise.resolve([]);
    const { database, blobs } = this.parts;
    return asProgram(database, async (scope) => {
      const before = await headOfSize(scope, old);
      const prove = (fetch: typeof tileBytes) =>
        consistencyFromTiles(old, size, tilesOf(scope, blobs, fetch));
      const proof = await prove(tileBytes).catch(nullIfRejected);
      const leads = (hashes: readonly Uint8Array[]) =>
        before === null || verifyConsistency(old, size, before.root, root, hashes);
      if (proof !== null && leads(proof)) return proof.map(toBase64);
      blobs.tell?.("a copy of the log in the store of blobs was changed", { old, size });
      return (await prove(mendedTile)).map(toBase64);
    });
  }

  /** The head that a witness shows, if our key has signed it and we do not hold it; else null. */
  private async evidenceOf(
    witness: Witness,
    logKey: string,
    waitMs?: number,
  ): Promise<string | null> {
    const keys = readNoteKeys(logKey);
    const reach = { guard: this.parts.guard, url: witness.url, key: witness.key };
    const note = await shownBy(reach, keys[0].name, waitMs);
    if (note === null) return null;
    try {
      const theirs = openCheckpoint(note, ...keys);
      const isOurs = await asProgram(this.parts.database, (scope) => holdsHead(scope, theirs));
      return isOurs ? null : note;
    } catch (fault) {
      if (fault instanceof Rejected) return null;
      throw fault;
    }
  }
}

async function kept(
  scope: ProgramScope,
  witness: Witness,
  size: number,
  outcome: Outcome,
): Promise<number> {
  const { now } = scope;
  if (outcome.kind === "cosigned") {
    const at = new Date(outcome.timeS * 1_000);
    await keepCosignature(scope, { size, witnessId: witness.id, line: outcome.line, at });
    const well = { failures: 0, fault: null, evidence: null, nextAt: nextAsk(now, 0) };
    await markWitness(scope, witness.id, { size, cosignedAt: at, ...well });
    return 1;
  }
  const { fault, evidence } = outcome;
  const failures = Math.min(witness.failures + 1, 20);
  // What was shown once stays, while the witness does not take our head after all.
  const shown = evidence === null ? {} : { evidence };
  await markWitness(scope, witness.id, {
    failures,
    fault,
    nextAt: nextAsk(now, failures),
    ...shown,
  });
  return 1;
}
