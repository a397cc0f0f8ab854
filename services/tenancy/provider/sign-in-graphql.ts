import type { TenantId } from "../../kernel/brand.ts";
import { builder } from "../../platform/graphql/builder.ts";
import { readIdOf } from "../../platform/graphql/ids.ts";
import { FirmRef, firmSeen } from "../firms/firm-type.ts";
import { goOn, originOf, SignInStepRef } from "../sessions/graphql.ts";
import { arrive } from "./arrival.ts";
import { type Departure, depart, firmsFound } from "./departure.ts";
import { failureOf } from "./failures.ts";
import { tripLastsSeconds } from "./rules.ts";

const DepartureRef = builder.objectRef<Departure>("ProviderDeparture").implement({
  fields: (t) => ({
    link: t.exposeString("link", { description: "To which the browser goes." }),
  }),
});

builder.queryFields((t) => ({
  providerFirms: t.field({
    type: [FirmRef],
    description:
      "Firms to which one signs in by their own provider: by a work address, whether or not it is anybody's, or by a unified social credit code.",
    args: { search: t.arg.string({ required: true }) },
    resolve: async (_root, { search }, context) =>
      (await firmsFound(context.database, search)).map(firmSeen),
  }),
}));

builder.mutationFields((t) => ({
  providerSignInStart: t.field({
    type: DepartureRef,
    description: "Sends the browser to a firm's own provider.",
    errors: {},
    args: { firm: t.arg.id({ required: true }) },
    resolve: async (_root, args, context) => {
      const { database, proofs, request } = context;
      const firm = readIdOf("Firm", args.firm, "firm").id as TenantId;
      const departure = await depart(database, firm, proofs, request);
      context.setTrip(departure.trip, tripLastsSeconds);
      return departure;
    },
  }),
  providerSignInFinish: t.field({
    type: SignInStepRef,
    description: "Signs in by what the provider sent back, in the browser that was sent there.",
    errors: {},
    args: {
      address: t.arg.string({
        required: true,
        description: "The whole address to which the provider sent the browser back.",
      }),
    },
    resolve: async (_root, { address }, context) => {
      const { database, trip, watched } = context;
      try {
        const step = await arrive(database, { trip, address }, originOf(context));
        context.setTrip(null);
        return await goOn(context, step);
      } catch (fault) {
        watched.refused(fault);
        const failure = failureOf(fault);
        if (failure !== undefined) watched.arrivalFailed(failure);
        throw fault;
      }
    },
  }),
}));
