import { Refusal } from "../../kernel/refusal.ts";
import { newId } from "../../platform/ids.ts";
import { once } from "../../platform/once.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { resourceById } from "../reads.ts";
import type { ResourceRow } from "../rows.ts";
import type { ResourceId, Shift } from "../schema.ts";
import { wallOf } from "./clock.ts";
import { exceptionById, holdExceptions } from "./reads.ts";
import { decideException, decideShifts, type ExceptionDraft } from "./rules.ts";
import { deleteException, insertException, putShifts } from "./writes.ts";

async function resourceOr(scope: TenantScope, id: ResourceId): Promise<ResourceRow> {
  const resource = await resourceById(scope, id);
  if (resource === null) throw new Refusal("RESOURCE_NOT_FOUND", {}, "resource");
  return resource;
}

/** Sets the shifts of every week; null: open at all hours. What is offered or booked stays so. */
export async function setShifts(
  scope: TenantScope,
  id: ResourceId,
  shifts: readonly Shift[] | null,
): Promise<void> {
  await once(scope, "calendarSetShifts", async () => {
    await resourceOr(scope, id);

    const decided = decideShifts(shifts);

    await putShifts(scope, id, decided);
    return id;
  });
  scope.about(`resource:${id}`, { act: "set-shifts", shifts });
}

/** Adds a stretch of time unlike its week, for the resource or its whole site; gives its id. */
export async function addException(
  scope: TenantScope,
  id: ResourceId,
  wholeSite: boolean,
  draft: ExceptionDraft,
): Promise<string> {
  const added = await once(scope, "calendarExceptionAdd", async () => {
    const { site } = await resourceOr(scope, id);
    const place = { siteId: site.id, resourceId: wholeSite ? null : id };
    const others = await holdExceptions(scope, place);

    const decided = decideException(draft, others, wallOf(site.timeZone, scope.now));

    const exceptionId = newId<string>();
    await insertException(scope, exceptionId, place, decided);
    return exceptionId;
  });
  scope.about(`resource:${id}`, { act: "add-exception", wholeSite, ...draft });
  return added.id;
}

/** Takes an exception out of the calendar: the week is as usual again. */
export async function removeException(scope: TenantScope, id: string): Promise<void> {
  await once(scope, "calendarExceptionRemove", async () => {
    if ((await exceptionById(scope, id)) === null) {
      throw new Refusal("EXCEPTION_NOT_FOUND", {}, "id");
    }

    await deleteException(scope, id);
    return id;
  });
  scope.about(`calendar-exception:${id}`, { act: "remove-exception" });
}
