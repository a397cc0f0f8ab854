import { builder, WordsRef } from "../../platform/graphql/builder.ts";
import { EventCodeRef } from "../graphql.ts";
import { type Passport, type PassportEvent, type PassportPart, passportOf } from "./passport.ts";

const PassportPartRef = builder.objectRef<PassportPart>("PassportPart").implement({
  description: "Something that is or was in the product, as a part or as material.",
  fields: (t) => ({
    code: t.exposeString("code"),
    plainCode: t.exposeString("plainCode"),
    parentCode: t.exposeString("parentCode"),
    name: t.expose("name", { type: WordsRef }),
    from: t.expose("from", { type: "DateTime", nullable: true }),
    until: t.expose("until", { type: "DateTime", nullable: true }),
    relation: t.exposeString("relation", { description: "`part` or `material`." }),
  }),
});

const PassportEventRef = builder.objectRef<PassportEvent>("PassportEvent").implement({
  description: "An event of the product's way, with what a browser needs to verify it by itself.",
  fields: (t) => ({
    id: t.exposeString("id"),
    firm: t.expose("firm", { type: WordsRef }),
    codes: t.field({ type: [EventCodeRef], resolve: ({ codes }) => [...codes] }),
    eventType: t.exposeString("eventType"),
    bizStep: t.exposeString("bizStep", { nullable: true }),
    disposition: t.exposeString("disposition", { nullable: true }),
    eventTime: t.expose("eventTime", { type: "DateTime" }),
    eventTimeZoneOffset: t.exposeString("eventTimeZoneOffset"),
    place: t.expose("place", { type: WordsRef, nullable: true }),
    disclosure: t.exposeString("disclosure", {
      description: "JSON of a disclosure: what of the event is shown, and that more is withheld.",
    }),
    proof: t.exposeString("proof", {
      nullable: true,
      description: "JSON of the event's place in the log, its inclusion proof and the signed head.",
    }),
  }),
});

const PassportRef = builder.objectRef<Passport>("Passport").implement({
  description: "What anyone may see of a product.",
  fields: (t) => ({
    code: t.exposeString("code", {
      description: "The code asked for; when nothing is known of it, its lot or its class.",
    }),
    plainCode: t.exposeString("plainCode"),
    title: t.expose("title", { type: WordsRef }),
    owner: t.expose("owner", { type: WordsRef, nullable: true }),
    description: t.expose("description", {
      type: WordsRef,
      nullable: true,
      description: "What a firm says of it or of its class.",
    }),
    describedBy: t.expose("describedBy", {
      type: WordsRef,
      nullable: true,
      description: "The firm that names and describes it.",
    }),
    parts: t.field({ type: [PassportPartRef], resolve: ({ parts }) => [...parts] }),
    events: t.field({ type: [PassportEventRef], resolve: ({ events }) => [...events] }),
    truncated: t.exposeBoolean("truncated"),
    logKey: t.exposeString("logKey"),
  }),
});

builder.queryField("passport", (t) =>
  t.field({
    type: PassportRef,
    nullable: true,
    description:
      "The passport of a code, for anyone; null when nothing public is known of it or its class.",
    args: { code: t.arg.string({ required: true }) },
    resolve: (_root, { code }, context) =>
      context.inPublic((scope) => passportOf(scope, context.blobs, code)),
  }),
);
