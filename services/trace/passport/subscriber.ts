import { sql } from "drizzle-orm";
import {
  disclose,
  type EventCapturedV1,
  type ProductDescribedV1,
  verifyDisclosure,
} from "../../../contracts/events/index.ts";
import type { ProgramScope } from "../../platform/doors.ts";
import { insertable } from "../../platform/insertable.ts";
import type { RecordedEvent, Subscriber } from "../../platform/relay.ts";
import { codesIn } from "../capture.ts";
import { fieldsOf } from "../epcis/captured.ts";
import { textMember } from "../epcis/json.ts";
import { whatOf } from "../epcis/what.ts";
import { publishedCodes, publishedEvents, publishedProducts } from "../schema.ts";
import { shownToAnyone } from "./shown.ts";

/** The public part of an event, and by which codes it is found. */
export function published(event: Pick<RecordedEvent, "id" | "tenantId" | "envelope" | "secret">) {
  const { envelope, secret } = event;
  const disclosure = disclose(envelope, secret, shownToAnyone);
  const codes = codesIn(whatOf(fieldsOf(envelope.body as EventCapturedV1)));
  // Read back from the disclosure itself, so that nothing is shown that it does not show.
  const body = verifyDisclosure(disclosure).body;
  return {
    row: {
      eventId: event.id,
      ownerId: event.tenantId,
      eventTime: new Date(envelope.eventTime),
      transformationId: textMember(body, "transformationID") ?? null,
      disclosure,
      body,
    },
    codes: codes.map(({ identity, role, isClass }) => ({
      code: identity,
      role,
      isClass,
      eventId: event.id,
    })),
  };
}

async function publishEvents({ db }: ProgramScope, events: readonly RecordedEvent[]) {
  const all = events.map(published);
  for (const rows of insertable(all.map(({ row }) => row))) {
    await db.insert(publishedEvents).values(rows).onConflictDoNothing();
  }
  for (const codes of insertable(all.flatMap((each) => each.codes))) {
    await db.insert(publishedCodes).values(codes).onConflictDoNothing();
  }
}

async function publishProduct({ db }: ProgramScope, event: RecordedEvent) {
  const { product, name, description } = event.envelope.body as unknown as ProductDescribedV1;
  const words = {
    nameZh: name.zh,
    nameEn: name.en,
    descriptionZh: description.zh,
    descriptionEn: description.en,
    describedAt: new Date(event.envelope.recordTime),
  };
  await db
    .insert(publishedProducts)
    .values({ product, ownerId: event.tenantId, ...words })
    .onConflictDoUpdate({
      target: [publishedProducts.product, publishedProducts.ownerId],
      set: words,
      setWhere: sql`${publishedProducts.describedAt} <= excluded.described_at`,
    });
}

/** Makes what is public of trace events and product descriptions, for passports. */
export const passportSubscriber: Subscriber = {
  name: "passport",
  hears: ["trace.event-captured.v1", "trace.product-described.v1"],
  hearsLate: true,
  hear: async (scope, events) => {
    const open = events.filter((event) => event.envelope.audience === "public");
    await publishEvents(
      scope,
      open.filter((event) => event.type === "trace.event-captured.v1"),
    );
    for (const event of open) {
      if (event.type === "trace.product-described.v1") await publishProduct(scope, event);
    }
  },
};
