import type postgres from "postgres";
import { mutationAccess } from "../../contracts/access/fields.ts";
import type { Asker, Row } from "../../contracts/access/rows.ts";
import { endsSession, type StagedAskers } from "./askers.ts";
import { Changes } from "./changes.ts";

// Where there is nothing to end, nothing is done.
const mayDoNothing = new Set(["sessionEnd stranger", "sessionEnd key"]);

/**
 * Puts mutations by everyone, and looks after each at the rows that it left. Gives each
 * breach of the law that a done act leaves its audit row in the transaction of its other rows, and
 * a refused one leaves nothing.
 */
export class MutationWalk {
  private readonly askers: StagedAskers;
  private readonly changes: Changes;

  constructor(askers: StagedAskers, owner: postgres.Sql) {
    this.askers = askers;
    this.changes = new Changes(owner);
  }

  /** One mutation by every asker of the access table; gives the breaches. */
  async one(name: string): Promise<string[]> {
    const row: Row | undefined = (mutationAccess as Readonly<Record<string, Row>>)[name];
    if (row === undefined) return [`${name} has no row in the access table`];
    const breaches: string[] = [];
    for (const asker of Object.keys(row) as Asker[]) {
      const breach = await this.step(name, asker);
      if (breach !== null) breaches.push(`${name} by ${asker}: ${breach}`);
    }
    return breaches;
  }

  private async step(name: string, asker: Asker): Promise<string | null> {
    const field = { kind: "mutation", name } as const;
    const asked = await this.askers.about(field, asker);
    const asking = await this.askers.asking(asker, endsSession.has(name));
    // That a session or key is in use is written down at its first request.
    await this.askers.put({ kind: "query", name: "viewer" }, { variables: {} }, asking);
    const mark = await this.changes.mark();
    const { answer, requestId } = await this.askers.put(field, asked, asking);
    const written = await this.changes.since(mark);
    if (answer !== "done") {
      const left = written.map(({ table }) => table);
      return left.length === 0 ? null : `refused, and left ${left.join(", ")}`;
    }
    const audited = written.filter((each) => each.requestId === requestId);
    if (audited.length === 0) {
      return mayDoNothing.has(`${name} ${asker}`) && written.length === 0
        ? null
        : "has no audit row";
    }
    const xacts = new Set(audited.map(({ xact }) => xact));
    const apart = written.filter(({ xact }) => !xacts.has(xact)).map(({ table }) => table);
    return apart.length === 0 ? null : `wrote ${apart.join(", ")} apart from its audit row`;
  }
}
