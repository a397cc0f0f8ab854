import { builder, WindowInput, WindowRef } from "../../services/platform/graphql/builder.ts";
import { type Resolutions, resolutionsIn } from "./reads.ts";
import { decideUnder, decideWindows } from "./rules.ts";

type Of<Name extends keyof Resolutions> = Resolutions[Name][number];

const people = "By people: who were led to a page, or shown one.";
const programs = "By programs: which asked for the linkset, the values or JSON.";

const WindowTimesRef = builder.objectRef<Of<"windows">>("ResolutionsInWindow").implement({
  description: "The resolutions within one stretch of time.",
  fields: (t) => ({
    window: t.expose("window", { type: WindowRef }),
    people: t.exposeFloat("people", { description: people }),
    programs: t.exposeFloat("programs", { description: programs }),
  }),
});

const CodeTimesRef = builder.objectRef<Of<"codes">>("ResolutionsOfCode").implement({
  description: "The resolutions of one record, also of what is narrower and not registered.",
  fields: (t) => ({
    code: t.exposeString("code"),
    people: t.exposeFloat("people", { description: people }),
    programs: t.exposeFloat("programs", { description: programs }),
  }),
});

const RegionTimesRef = builder.objectRef<Of<"regions">>("ResolutionsFromRegion").implement({
  description: "The resolutions from one country.",
  fields: (t) => ({
    region: t.string({
      nullable: true,
      description: "By ISO 3166-1; null where it is not known.",
      resolve: ({ region }) => region || null,
    }),
    people: t.exposeFloat("people", { description: people }),
    programs: t.exposeFloat("programs", { description: programs }),
  }),
});

const ResolutionsRef = builder.objectRef<Resolutions>("Resolutions").implement({
  description: "How often what the firm has named was resolved.",
  fields: (t) => ({
    windows: t.expose("windows", { type: [WindowTimesRef] }),
    codes: t.expose("codes", {
      type: [CodeTimesRef],
      description: "The fifty codes that were resolved most.",
    }),
    regions: t.expose("regions", { type: [RegionTimesRef] }),
  }),
});

builder.queryField("resolutions", (t) =>
  t.field({
    type: ResolutionsRef,
    description: "Resolutions of the firm's identifiers within stretches of time; by full hours.",
    args: {
      windows: t.arg({ type: [WindowInput], required: true }),
      under: t.arg.string({
        description:
          "A code, with what is narrower, or a prefix (`gs1:6901234`, `hdl:88.118.8`, `oid:1.2.156.1`).",
      }),
    },
    resolve: (_root, { windows, under }, context) =>
      context.inTenant("identifiers.read", (scope) => {
        const pattern = under == null ? null : decideUnder(under);
        return resolutionsIn(scope, decideWindows(windows), pattern);
      }),
  }),
);
