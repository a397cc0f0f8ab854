import { Refusal } from "../../../services/kernel/refusal.ts";
import type { Database } from "../../../services/platform/database.ts";
import { type Guard, publicNetwork } from "../../../services/platform/guarded.ts";
import type { Log } from "../../../services/platform/log.ts";
import type { Identity } from "../../codes/index.ts";
import type { StandingNode } from "../../nodes/index.ts";
import { delegatedOver, describedAuthority, prefixesOver } from "../../registry/index.ts";
import { Recent } from "../recent.ts";
import type { Finding, Registry } from "../registry.ts";
import { askNode } from "./asking.ts";
import type { NodeBook } from "./nodes.ts";
import { Elsewhere, type Referrals, rootOf } from "./referral.ts";
import { NodeFault, type Said } from "./said.ts";

const room = 5_000;
/** A node that does not answer is left alone for this long. */
const restMs = 2_000;
/** What it said longer ago is told no more. */
const longestStaleMs = 7 * 86_400_000;
/** That a code is foreign is asked anew after this long. */
const foreignMs = 2_000;
/** More hops than that lead nowhere. */
const mostHops = 4;

export interface FederationParts {
  readonly registry: Registry;
  readonly nodes: NodeBook;
  readonly log: Log;
  /** Where nodes may be; the public network unless a test says otherwise. */
  readonly guard: Guard | undefined;
  /** How this resolver names itself in Via. */
  readonly pseudonym: string;
  readonly referrals: Referrals;
  /** Connected as lianzao_resolver. */
  readonly database: Database;
}

/** Finds what is registered here, and what firms' own nodes hold. */
export class Federation {
  private readonly parts: FederationParts;
  private readonly kept = new Recent<Said>(room);
  private readonly underWay = new Map<string, Promise<Said>>();
  private readonly restUntil = new Recent<null>(room);
  private readonly foreign = new Recent<boolean>(room);

  constructor(parts: FederationParts) {
    this.parts = parts;
  }

  /**
   * What is registered under these codes here or, where the code itself is not, what the node of its
   * prefix says of it; what it said before while it is away. Throws `REGISTRY_AWAY`, `NODE_AWAY`,
   * `NODE_LOOP`, and `Elsewhere` where the node is to be asked directly.
   */
  async lookUp(levels: readonly Identity[], via: string | undefined): Promise<Finding> {
    const [code] = levels;
    if (code === undefined) return this.parts.registry.lookUp(levels);
    const here = await this.here(levels, code);
    if (here?.records.some((record) => record.code === code)) return here;
    const node = await this.parts.nodes.over(code);
    if (node?.mode === "refer") throw new Elsewhere(node.url, code, "node");
    // That its naming authority is known here says nothing of a Handle.
    const above = here?.records.some((record) => describedAuthority(record.code) === undefined);
    if (node !== undefined) {
      const asked = () => this.askedOf(node, code, via);
      return here === undefined || above !== true ? asked() : below(levels, here, asked);
    }
    if (here === undefined) throw new Refusal("REGISTRY_AWAY");
    if (above === true) return here;
    const root = rootOf(this.parts.referrals, code);
    if (root !== null && (await this.isForeign(code))) throw new Elsewhere(root, code, "world");
    // That no node and nobody else holds it was part of it.
    const { parts: _, ...found } = here;
    return found;
  }

  /** What is registered here; undefined while that is not known. */
  private async here(levels: readonly Identity[], code: Identity): Promise<Finding | undefined> {
    try {
      return await this.parts.registry.lookUp(levels);
    } catch (fault) {
      const isAway = fault instanceof Refusal && fault.code === "REGISTRY_AWAY";
      if (isAway && prefixesOver(code).length > 0) return undefined;
      throw fault;
    }
  }

  /** Whether a prefix is no firm's here and never was: as it was a moment ago, or last. */
  private async isForeign(code: Identity): Promise<boolean> {
    const known = this.foreign.get(code);
    const readAt = performance.now();
    if (known !== undefined && readAt - known.readAt < foreignMs) return known.value;
    try {
      const value = (await delegatedOver(this.parts.database, code)).length === 0;
      this.foreign.set(code, { value, readAt });
      return value;
    } catch {
      if (known !== undefined) return known.value;
      throw new Refusal("REGISTRY_AWAY");
    }
  }

  private async askedOf(
    node: StandingNode,
    code: Identity,
    via: string | undefined,
  ): Promise<Finding> {
    const mark = `${node.url} ${code}`;
    const known = this.kept.get(mark);
    const ageMs = known === undefined ? 0 : performance.now() - known.readAt;
    if (known !== undefined && ageMs < known.value.ttlMs) return found(node, known.value, ageMs);
    try {
      return found(node, await this.refreshed(mark, node, code, this.viaAfter(via)), 0);
    } catch (fault) {
      if (fault instanceof Refusal && fault.code === "NODE_LOOP") throw fault;
      const isUsable = known !== undefined && known.value.records.length > 0;
      if (!isUsable || ageMs > longestStaleMs) throw new Refusal("NODE_AWAY");
      return { ...found(node, known.value, ageMs), stale: true };
    }
  }

  /** The Via of a request that this one leads to; throws `NODE_LOOP` where it came from here. */
  private viaAfter(via: string | undefined): string {
    const { pseudonym } = this.parts;
    const hops = (via ?? "")
      .split(",")
      .map((hop) => hop.trim())
      .filter((hop) => hop !== "");
    const isOurs = hops.some((hop) => hop.split(/\s+/)[1] === pseudonym);
    if (isOurs || hops.length >= mostHops) throw new Refusal("NODE_LOOP");
    return [...hops, `1.1 ${pseudonym}`].join(", ");
  }

  /** Requests for the same wait for one question. */
  private refreshed(mark: string, node: StandingNode, code: Identity, via: string): Promise<Said> {
    const asked = this.underWay.get(mark);
    if (asked !== undefined) return asked;
    const now = performance.now();
    const isResting = [mark, node.url].some(
      (each) => (this.restUntil.get(each)?.readAt ?? 0) > now,
    );
    if (isResting) return Promise.reject(new Error("the node is left alone"));
    const answered = this.ask(mark, node, code, via).finally(() => this.underWay.delete(mark));
    this.underWay.set(mark, answered);
    return answered;
  }

  private async ask(mark: string, node: StandingNode, code: Identity, via: string): Promise<Said> {
    const { guard = publicNetwork, log } = this.parts;
    try {
      const value = await askNode(guard, node, code, via);
      this.kept.set(mark, { value, readAt: performance.now() });
      return value;
    } catch (fault) {
      // What it says of one code is no news of the others; that it says nothing is.
      const about = fault instanceof NodeFault ? mark : node.url;
      this.restUntil.set(about, { value: null, readAt: performance.now() + restMs });
      log.warn({ err: fault, prefix: node.prefix }, "a node does not answer as it should");
      throw fault;
    }
  }
}

/**
 * What is known of a code that only codes above it are registered here of: what the node says of it,
 * below what is registered. Where the node knows nothing, or is away, what is above it answers.
 */
async function below(
  levels: readonly Identity[],
  here: Finding,
  asked: () => Promise<Finding>,
): Promise<Finding> {
  // That the node said so, or did not, was part of it.
  const { parts: _, ...above } = here;
  try {
    const told = await asked();
    if (!told.records.some(({ code }) => code === levels[0])) return above;
    const of = ({ records }: Finding, level: Identity) =>
      records.find(({ code }) => code === level);
    return { ...told, records: levels.flatMap((each) => of(here, each) ?? of(told, each) ?? []) };
  } catch (fault) {
    const isKnown = fault instanceof Refusal && /^NODE_(?:AWAY|LOOP)$/.test(fault.code);
    if (!isKnown) throw fault;
    return { ...above, stale: true };
  }
}

function found({ url }: StandingNode, { records }: Said, ageMs: number): Finding {
  return { records, ageMs, stale: false, source: url };
}
