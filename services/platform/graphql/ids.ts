import { Refusal } from "../../kernel/refusal.ts";
import { isUuid } from "../ids.ts";

/** What a Relay id stands for. */
export interface GlobalId {
  readonly type: string;
  readonly tenantId: string;
  readonly id: string;
}

/** A Relay id: base64url of `type:tenant:id`. */
export function globalId(type: string, tenantId: string, id: string): string {
  return Buffer.from(`${type}:${tenantId}:${id}`).toString("base64url");
}

/** Reads a Relay id; throws `ID_MALFORMED` on the named input field. */
export function readGlobalId(text: string, field?: string): GlobalId {
  const [type = "", tenantId = "", id = "", ...rest] = Buffer.from(text, "base64url")
    .toString()
    .split(":");
  const sound = rest.length === 0 && type !== "" && isUuid(tenantId) && isUuid(id);
  if (!sound) throw new Refusal("ID_MALFORMED", {}, field);
  return { type, tenantId, id };
}

/** Reads a Relay id of one type; another type is as malformed as noise. */
export function readIdOf(type: string, text: string, field?: string): GlobalId {
  const read = readGlobalId(text, field);
  if (read.type !== type) throw new Refusal("ID_MALFORMED", {}, field);
  return read;
}
