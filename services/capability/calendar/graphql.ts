import type { TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { lengthMs, type Window, windowOf } from "../../kernel/window.ts";
import { builder, DoneRef, WindowInput, WindowRef } from "../../platform/graphql/builder.ts";
import type { Context } from "../../platform/graphql/context.ts";
import { enumOf } from "../../platform/graphql/enums.ts";
import { globalId, readIdOf } from "../../platform/graphql/ids.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { ownResource, ResourceRef } from "../graphql.ts";
import { resourceById } from "../reads.ts";
import type { ResourceRow } from "../rows.ts";
import { exceptionKinds, type ResourceId, type Shift } from "../schema.ts";
import { instantOf } from "./clock.ts";
import { addException, removeException, setShifts } from "./commands.ts";
import { openWindows } from "./open.ts";
import { calendarOf, type KeptCalendar, type KeptException, localText } from "./reads.ts";

const ExceptionKindRef = enumOf("ExceptionKind", exceptionKinds);

const ShiftRef = builder.objectRef<Shift>("Shift").implement({
  description: "A shift of every week, by the clock of the site.",
  fields: (t) => ({
    weekday: t.exposeInt("weekday", { description: "ISO 8601: 1 is Monday." }),
    fromMinute: t.exposeInt("fromMinute", { description: "Minutes after midnight." }),
    untilMinute: t.exposeInt("untilMinute", {
      description: "Minutes after the midnight before it began; above 1440 it ends the day after.",
    }),
  }),
});

interface SeenException extends KeptException {
  readonly tenantId: TenantId;
}

const CalendarExceptionRef = builder.objectRef<SeenException>("CalendarException").implement({
  description: "A stretch of time that is unlike its week, by the clock of the site; half-open.",
  fields: (t) => ({
    id: t.id({ resolve: ({ tenantId, id }) => globalId("CalendarException", tenantId, id) }),
    kind: t.expose("kind", { type: ExceptionKindRef }),
    wholeSite: t.boolean({ resolve: ({ resourceId }) => resourceId === null }),
    from: t.string({ resolve: ({ from }) => localText(from) }),
    until: t.string({ resolve: ({ until }) => localText(until) }),
    note: t.exposeString("note"),
  }),
});

/** An exception that was just added, and when it is. */
export interface ExceptionAdded {
  readonly exception: SeenException;
  readonly window: Window;
}

export const ExceptionAddedRef = builder.objectRef<ExceptionAdded>("ExceptionAdded").implement({
  description: "An exception that was just added, and what stands in its time.",
  fields: (t) => ({ exception: t.expose("exception", { type: CalendarExceptionRef }) }),
});

interface Shown {
  readonly resource: ResourceRow;
  readonly calendar: KeptCalendar;
  /** The id of what an act has added. */
  readonly added?: string;
  /** Which stretch was asked about, if any. */
  readonly window: Window | null;
}

function addedIn({ resource: { tenantId }, calendar, added }: Shown): ExceptionAdded | null {
  const exception = calendar.exceptions.find(({ id }) => id === added);
  if (exception === undefined) return null;
  const [from, until] = [exception.from, exception.until].map((wall) =>
    instantOf(calendar.zone, wall),
  ) as [Date, Date];
  return { exception: { ...exception, tenantId }, window: { from, until } };
}

const mostDays = 62;
const dayMs = 86_400_000;

/** A stretch that can be looked at in one go. */
function shownWindow({ from, until }: Window): Window {
  const window = windowOf(from, until);
  if (lengthMs(window) > mostDays * dayMs) {
    throw new Refusal("WINDOW_TOO_LONG", { days: mostDays }, "window");
  }
  return window;
}

const ResourceCalendarRef = builder.objectRef<Shown>("ResourceCalendar").implement({
  description: "When a resource works.",
  fields: (t) => ({
    resource: t.expose("resource", { type: ResourceRef }),
    shifts: t.field({
      type: [ShiftRef],
      nullable: true,
      description: "In the order of the week; null: open at all hours.",
      resolve: ({ calendar }) => (calendar.shifts === null ? null : [...calendar.shifts]),
    }),
    exceptions: t.field({
      type: [CalendarExceptionRef],
      description: "Its own and those of its site, in the order of time.",
      resolve: ({ resource: { tenantId }, calendar }) =>
        calendar.exceptions.map((exception) => ({ ...exception, tenantId })),
    }),
    added: t.field({
      type: ExceptionAddedRef,
      nullable: true,
      description: "What calendarExceptionAdd has added; null in all other answers.",
      resolve: (shown) => addedIn(shown),
    }),
    open: t.field({
      type: [WindowRef],
      nullable: true,
      description: "When it is open within the window that was asked about; null without one.",
      resolve: ({ calendar, window }) => window && openWindows(calendar, window),
    }),
  }),
});

async function shownCalendar(
  scope: TenantScope,
  id: ResourceId,
  window: Window | null = null,
): Promise<Shown | null> {
  const resource = await resourceById(scope, id);
  return resource && { resource, calendar: await calendarOf(scope, resource), window };
}

builder.queryField("resourceCalendar", (t) =>
  t.field({
    type: ResourceCalendarRef,
    nullable: true,
    description: "The calendar of one of the firm's own resources; null when there is none such.",
    args: {
      resource: t.arg.id({ required: true }),
      window: t.arg({
        type: WindowInput,
        description: `For \`open\`: at most ${mostDays} days.`,
      }),
    },
    resolve: async (_root, { resource, window: ask }, context) => {
      const { tenantId, id } = readIdOf("Resource", resource, "resource");
      const window = ask ? shownWindow(ask) : null;
      return context.inTenant("capability.read", async (scope) =>
        tenantId === scope.house ? shownCalendar(scope, id as ResourceId, window) : null,
      );
    },
  }),
);

const ShiftInput = builder.inputType("ShiftInput", {
  fields: (t) => ({
    weekday: t.int({ required: true }),
    fromMinute: t.int({ required: true }),
    untilMinute: t.int({ required: true }),
  }),
});

const CalendarSetShiftsInput = builder.inputType("CalendarSetShiftsInput", {
  fields: (t) => ({
    resource: t.id({ required: true }),
    shifts: t.field({ type: [ShiftInput], description: "Left out: open at all hours." }),
  }),
});

const CalendarExceptionAddInput = builder.inputType("CalendarExceptionAddInput", {
  fields: (t) => ({
    resource: t.id({ required: true }),
    wholeSite: t.boolean({
      required: true,
      description: "It holds for all resources of the site, not only for this one.",
    }),
    kind: t.field({ type: ExceptionKindRef, required: true }),
    from: t.string({ required: true, description: "By the clock of the site: 2026-10-01T00:00." }),
    until: t.string({ required: true }),
    note: t.string(),
  }),
});

/** Does an act on a calendar, which may add something, and shows it as it stands then. */
async function changed(
  context: Context,
  resource: string,
  act: (scope: TenantScope, id: ResourceId) => Promise<string | undefined>,
): Promise<Shown> {
  const shown = await context.inTenant("capability.edit", async (scope) => {
    const id = ownResource(context, resource);
    const added = await act(scope, id);
    const after = await shownCalendar(scope, id);
    return after && { ...after, ...(added === undefined ? {} : { added }) };
  });
  if (shown === null) throw new Error("a resource is not there after an act on its calendar");
  return shown;
}

builder.mutationFields((t) => ({
  calendarSetShifts: t.field({
    type: ResourceCalendarRef,
    description: "Sets the shifts of every week. What is offered or booked already stays so.",
    errors: {},
    args: { input: t.arg({ type: CalendarSetShiftsInput, required: true }) },
    resolve: (_root, { input: { resource, shifts } }, context) =>
      changed(context, resource, async (scope, id) => {
        await setShifts(scope, id, shifts ?? null);
        return undefined;
      }),
  }),
  calendarExceptionAdd: t.field({
    type: ResourceCalendarRef,
    description: "Adds a holiday, an extra shift or a time of maintenance.",
    errors: {},
    args: { input: t.arg({ type: CalendarExceptionAddInput, required: true }) },
    resolve: (_root, { input: { resource, wholeSite, note, ...draft } }, context) =>
      changed(context, resource, (scope, id) =>
        addException(scope, id, wholeSite, { ...draft, note: note ?? "" }),
      ),
  }),
  calendarExceptionRemove: t.field({
    type: DoneRef,
    description: "Takes an exception out of the calendar: the week is as usual again.",
    errors: {},
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, args, context) => {
      await context.inTenant("capability.edit", (scope) => {
        const asked = readIdOf("CalendarException", args.id, "id");
        if (asked.tenantId !== scope.house) throw new Refusal("EXCEPTION_NOT_FOUND", {}, "id");
        return removeException(scope, asked.id);
      });
      return { ok: true };
    },
  }),
}));
