import { notices } from "../../services/notices/schema/inbox.ts";
import { asProgram } from "../../services/platform/doors.ts";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { newId } from "../../services/platform/ids.ts";
import type { StagedHouse } from "./house.ts";

/** The Relay id of something that the house's first administrator was told. */
export async function noticeOf({ platform, hands, canary }: StagedHouse): Promise<string> {
  const { personId, tenantId } = hands.firm.administrator.actor;
  if (personId === null) throw new Error("an administrator is a person");
  const id = newId<string>();
  const values = { person: canary };
  await asProgram(platform.worker, ({ db, now: at }) =>
    db.insert(notices).values({ tenantId, id, personId, kind: "member-joined", values, at }),
  );
  return globalId("Notice", tenantId, id);
}
