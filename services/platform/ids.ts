import { uuidv7 } from "uuidv7";

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A new UUIDv7, made by the application so that no sequence orders anything. */
export function newId<Id extends string>(): Id {
  return uuidv7() as Id;
}

export function isUuid(text: string): boolean {
  return uuidForm.test(text);
}
