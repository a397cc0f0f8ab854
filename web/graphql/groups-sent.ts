import { headers } from "./client.ts";
import { type Fault, faultOfAnswer, noAnswer } from "./fault.ts";

/** What a group of a resource's own weeks is built of, as `/capacity/weekly` asks it. */
export interface WeeklyAsk {
  readonly resource: string;
  readonly weeks: number;
  /** Numbers of Catena-X, BPNL. */
  readonly supplier: string;
  readonly customer: string;
}

/** A group as it is built: WeekBasedCapacityGroup 3.0.1, in hours. */
export interface BuiltGroup {
  readonly capacityGroupId: string;
  readonly name: string;
  readonly unitOfMeasure: string;
  readonly capacities: readonly {
    readonly pointInTime: string;
    readonly actualCapacity: number;
    readonly maximumCapacity: number;
    readonly agreedCapacity: number;
  }[];
}

/** Where one of the firm's groups goes out as it came in. */
export const groupAddress = (groupId: string) =>
  `/capacity/groups?group=${encodeURIComponent(groupId)}`;

/** Where a group is built. */
export function weeklyAddress({ resource, weeks, supplier, customer }: WeeklyAsk): string {
  const given = { resource, weeks: String(weeks), supplier, customer };
  return `/capacity/weekly?${new URLSearchParams(given)}`;
}

/** A group as it is now, or why there is none. */
export async function builtGroup(ask: WeeklyAsk): Promise<BuiltGroup | Fault> {
  try {
    const answer = await fetch(weeklyAddress(ask), { headers: headers() });
    return answer.ok ? ((await answer.json()) as BuiltGroup) : await faultOfAnswer(answer);
  } catch {
    return noAnswer;
  }
}
