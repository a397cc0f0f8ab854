import { builder } from "../../services/platform/graphql/builder.ts";
import { enumOf } from "../../services/platform/graphql/enums.ts";
import type { LinkDetails } from "./link-details.ts";
import { audiences, type KeptValue, textOf, usualTtlSeconds, type Value } from "./values.ts";

export const AudienceRef = enumOf("IdentifierAudience", audiences);

export const ValueRef = builder.objectRef<KeptValue>("IdentifierValue").implement({
  description: "A typed value of a record.",
  fields: (t) => ({
    index: t.exposeInt("index"),
    type: t.exposeString("type"),
    format: t.string({
      description: "`string`, or another format of the Handle System, whose text is JSON.",
      resolve: ({ data }) => data.format,
    }),
    text: t.string({ resolve: textOf }),
    ttlSeconds: t.exposeInt("ttlSeconds"),
    audience: t.field({
      type: AudienceRef,
      description: "For whom it is, where the record's template does not say so of its type.",
      resolve: ({ audience }) => audience,
    }),
    title: t.string({
      nullable: true,
      description: "Of a link: its title, in the language of what it leads to.",
      resolve: ({ link }) => link?.title ?? null,
    }),
    media: t.string({
      nullable: true,
      description: "Of a link: the IANA media type of what it leads to.",
      resolve: ({ link }) => link?.media ?? null,
    }),
    languages: t.stringList({
      description: "Of a link: the languages of what it leads to, as tags of BCP 47.",
      resolve: ({ link }) => [...(link?.languages ?? [])],
    }),
    contexts: t.stringList({
      description: "Of a link: countries or groups of readers for whom it is; none: for all.",
      resolve: ({ link }) => [...(link?.contexts ?? [])],
    }),
    changedAt: t.field({ type: "DateTime", resolve: ({ at }) => new Date(at) }),
  }),
});

export const ValueInput = builder.inputType("IdentifierValueInput", {
  fields: (t) => ({
    index: t.int({ required: true }),
    type: t.string({ required: true }),
    text: t.string({ required: true }),
    ttlSeconds: t.int(),
    audience: t.field({ type: AudienceRef, required: true }),
    title: t.string({ description: "This and what follows: only of links (URL, gs1:…)." }),
    media: t.string({ description: "An IANA media type: `application/pdf`." }),
    languages: t.stringList({ description: "Tags of BCP 47: `zh`, `en-GB`." }),
    contexts: t.stringList({ description: "Countries or groups of readers: `CN`." }),
  }),
});

type Given<T> = { readonly [Name in keyof T]?: T[Name] | null | undefined };

type GivenValue = Omit<Value, "data" | "ttlSeconds" | "link"> &
  Given<LinkDetails> & {
    readonly text: string;
    readonly ttlSeconds?: number | null | undefined;
  };

/** A value as it was given, which is a text. */
export const valueGiven = (given: GivenValue): Value => {
  const { index, type, text, ttlSeconds, audience } = given;
  return {
    index,
    type,
    audience,
    data: { format: "string", value: text },
    ttlSeconds: ttlSeconds ?? usualTtlSeconds,
    link: {
      title: given.title ?? "",
      media: given.media ?? "",
      languages: given.languages ?? [],
      contexts: given.contexts ?? [],
    },
  };
};
