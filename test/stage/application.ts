import type { ApplicationDraft } from "../../services/tenancy/admission/rules.ts";
import { freshUscc } from "./codes.ts";

/** The beginning of a PDF, which is all of it that is looked at. */
export const pdf = Buffer.from("%PDF-1.7 licence");

/** Takes bytes and keeps none: for where nobody reads them again. */
export const noBlobs = {
  get: async () => null,
  put: async () => undefined,
  write: async () => undefined,
  stream: async () => null,
  remove: async () => undefined,
};

/** What a firm of this name says when it applies. */
export function applicationInput(name: string): ApplicationDraft {
  return {
    name: { zh: `${name}厂`, en: name },
    city: { zh: "柳州", en: "Liuzhou" },
    uscc: freshUscc(),
    gln: null,
    administratorEmail: `admin@${name}.example`,
    note: "",
  };
}
