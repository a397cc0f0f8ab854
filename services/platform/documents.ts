import { Refusal } from "../kernel/refusal.ts";
import { requiredWording } from "../kernel/wording.ts";
import type { HttpRequest } from "./http.ts";
import { isStorable } from "./text.ts";

/** The most bytes of one document. */
export const largestDocument = 5_000_000;

/** How a file of each kind begins (C27): what it says of itself is not believed. */
const beginnings: Readonly<Record<string, readonly number[]>> = {
  "application/pdf": [0x25, 0x50, 0x44, 0x46, 0x2d],
  "image/png": [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  "image/jpeg": [0xff, 0xd8, 0xff],
};

/** The kinds of documents that may be sent. */
const documentMedia: readonly string[] = Object.keys(beginnings);

/** The kind that these bytes are of; throws `FILE_UNREADABLE`. */
export function mediaOfBytes(bytes: Uint8Array): string {
  const found = documentMedia.find((media) =>
    beginnings[media]?.every((byte, at) => bytes[at] === byte),
  );
  if (found === undefined) throw new Refusal("FILE_UNREADABLE", {}, "document");
  return found;
}

// Neither a path nor a control character gets into a name that a browser will save under.
const notInNames = /[\p{Cc}\p{Cf}/\\:*?"<>|]+/gu;

/** A document's name as it may be kept. */
export function documentName(name: string): string {
  return requiredWording(name.replace(notInNames, " "), 200, "name");
}

/** A document as somebody sends it. */
export interface SentDocument {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * The name of a document that a request brings. Throws `MEDIA_TYPE_UNKNOWN` where it says that it is
 * of no kind that is taken, `INPUT_INVALID`.
 */
export function documentNameIn(http: HttpRequest): string {
  const media = (http.req.header("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (!documentMedia.includes(media)) {
    throw new Refusal("MEDIA_TYPE_UNKNOWN", { expected: documentMedia.join(", ") });
  }
  const name = http.req.query("name") ?? "";
  if (!isStorable(name)) throw new Refusal("INPUT_INVALID", {}, "name");
  return name;
}

/** RFC 6266: the name in any script. */
export function attachment(name: string): string {
  return `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, escape)}`;
}

/** Gives a document out: never to be shown in place, never to be kept by a cache. */
export function sendDocument(
  http: HttpRequest,
  { name, media }: { readonly name: string; readonly media: string },
  bytes: Uint8Array,
) {
  return http.body(new Uint8Array(bytes), 200, {
    "content-type": media,
    "content-disposition": attachment(name),
    "cache-control": "no-store",
  });
}
