import type { Log } from "../../../services/platform/log.ts";
import type { Identity } from "../../codes/index.ts";
import type { StandingNode } from "../../nodes/index.ts";
import { prefixesOver } from "../../registry/index.ts";

const knownMs = 2_000;

const markOf = ({ scheme, prefix }: { readonly scheme: string; readonly prefix: string }) =>
  `${scheme}:${prefix}`;

/** Which node holds what, as it was known two seconds ago; as it last was while the database is away. */
export class NodeBook {
  private readonly read: () => Promise<readonly StandingNode[]>;
  private readonly log: Log;
  private nodes: ReadonlyMap<string, StandingNode> = new Map();
  private readAt = Number.NEGATIVE_INFINITY;
  private underWay: Promise<void> | undefined;

  constructor(read: () => Promise<readonly StandingNode[]>, log: Log) {
    this.read = read;
    this.log = log;
  }

  /** The node of the longest prefix over a code; undefined where there is none. */
  async over(code: Identity): Promise<StandingNode | undefined> {
    if (performance.now() - this.readAt > knownMs) await this.refresh();
    return prefixesOver(code)
      .map((prefix) => this.nodes.get(markOf(prefix)))
      .findLast((node) => node !== undefined);
  }

  private refresh(): Promise<void> {
    this.underWay ??= this.ask().finally(() => {
      this.underWay = undefined;
    });
    return this.underWay;
  }

  private async ask(): Promise<void> {
    try {
      const nodes = await this.read();
      this.nodes = new Map(nodes.map((node) => [markOf(node), node]));
    } catch (fault) {
      this.log.warn({ err: fault }, "which nodes there are is not known anew");
    }
    this.readAt = performance.now();
  }
}
