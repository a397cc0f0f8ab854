import { Gathering } from "../../services/platform/gathering.ts";
import type { Identity } from "../codes/index.ts";
import type { RegistryRecord } from "./rules.ts";

type Codes = readonly Identity[];
type Records = readonly RegistryRecord[];

export type ReadRecords = (codes: Codes) => Promise<Records>;

/** One more may be on its way while the database is slow with that before. */
const atOnce = 2;

/**
 * Reads what is asked for in the same moment, or while a question before is on its way, by one
 * question: a statement for a hundred codes costs the database little more than for one.
 */
export function readTogether(read: ReadRecords): ReadRecords {
  const gathering = new Gathering<Codes, Records>(
    {
      alone: read,
      together: async (asked) => {
        const found = await read([...new Set(asked.flat())]);
        const records = new Map(found.map((record) => [record.code, record]));
        return new Map(
          asked.map((codes) => [codes, codes.flatMap((code) => records.get(code) ?? [])]),
        );
      },
      // Each would only ask the same database once more.
      mayFollow: () => false,
      rests: () => undefined,
    },
    atOnce,
  );
  return (codes) => gathering.ask(codes);
}
