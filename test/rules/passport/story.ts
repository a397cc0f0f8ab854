import type { Story, Told } from "./made-answer.ts";

export const gearbox = "gs1:01/06901234000016/21/G-1";
export const oldWheel = "gs1:01/06901234000023/21/W-1";
export const newWheel = "gs1:01/06901234000023/21/W-2";
export const heat = "gs1:01/06901234000061/10/H-7";

/** The Digital Link of an identity, as events are captured with it. */
export const link = (identity: string) => identity.replace("gs1:", "https://id.gs1.org/");

const words = (en: string) => ({ zh: `${en}（中）`, en });
const plant = { firm: words("Plant"), owner: "gs1:417/6901235000046", place: words("Hall") };

function told(type: string, eventTime: string, more: Record<string, never> | object): Told {
  const event = { type, eventTime, eventTimeZoneOffset: "+08:00", ...more };
  return { ...plant, event: event as Told["event"] };
}

/** A wheel is cast from a heat, built into a gearbox, and replaced by another. */
export const story: Story = {
  code: gearbox,
  title: words("Gearbox"),
  owner: words("Plant"),
  parts: [
    {
      code: oldWheel,
      parentCode: gearbox,
      name: { __typename: "Words", ...words("Wheel") },
      from: "2025-05-12T06:30:00.000Z",
      until: "2026-02-20T02:40:00.000Z",
      relation: "installed",
    },
    {
      code: newWheel,
      parentCode: gearbox,
      name: { __typename: "Words", ...words("Wheel") },
      from: "2026-02-20T03:10:00.000Z",
      until: null,
      relation: "installed",
    },
    {
      code: heat,
      parentCode: oldWheel,
      name: { __typename: "Words", ...words("Heat") },
      from: null,
      until: null,
      relation: "made-from",
    },
  ],
  events: [
    {
      ...told("TransformationEvent", "2025-03-26T16:40:00Z", {
        bizStep: "commissioning",
        inputQuantityList: [{ epcClass: link(heat), quantity: 1 }],
        outputEPCList: [link(oldWheel)],
      }),
      withheld: ["inputQuantityList"],
    },
    told("AssociationEvent", "2025-05-12T06:30:00Z", {
      action: "ADD",
      bizStep: "assembling",
      disposition: "in_progress",
      parentID: link(gearbox),
      childEPCs: [link(oldWheel)],
    }),
    told("AssociationEvent", "2026-02-20T03:10:00Z", {
      action: "ADD",
      bizStep: "replacing",
      parentID: link(gearbox),
      childEPCs: [link(newWheel)],
    }),
  ],
};
