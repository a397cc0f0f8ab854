import type { ActorShape, IdentityText, UuidText } from "./words.ts";

/** A part of a world of codes is given to a firm, or taken back; what stands under it stays. */
export type PrefixDecidedV1 = {
  readonly firm: IdentityText;
  /** `hdl`, `gs1`, `oid` or `uri`. */
  readonly scheme: string;
  readonly prefix: string;
  readonly act: "delegated" | "withdrawn";
  readonly by: ActorShape;
};

/** What a firm's registry says of things, from now on. */
export type RecordsChangedV1 = {
  readonly firm: IdentityText;
  readonly records: readonly {
    /** All names of the thing, that of its registration first. */
    readonly names: readonly IdentityText[];
    readonly act: "registered" | "changed" | "deleted";
    readonly version: number;
    /** SHA-256 over the RFC 8785 form of the values, in hexadecimal. */
    readonly digest: string;
  }[];
  readonly by: ActorShape;
};

/** Somebody may write Handles under a prefix of the firm's by a key of his own, or no more. */
export type AdministratorChangedV1 = {
  readonly firm: IdentityText;
  readonly administrator: UuidText;
  readonly prefix: string;
  /** Under which index of the naming authority the key stands. */
  readonly index: number;
  readonly kind: "seckey" | "pubkey";
  readonly act: "issued" | "revoked";
  readonly by: ActorShape;
};

/** Another system of the firm's answers for what stands under a prefix, or no more. */
export type NodeChangedV1 = {
  readonly firm: IdentityText;
  /** `hdl` or `gs1`. */
  readonly scheme: string;
  readonly prefix: string;
  readonly act: "set" | "removed";
  /** `ask`: it is asked for those who ask; `refer`: they are sent there. */
  readonly mode: string;
  readonly url: string;
  readonly by: ActorShape;
};

/** For whom values are, by their types, in all records of a class. */
export type TemplateSavedV1 = {
  readonly firm: IdentityText;
  readonly template: UuidText;
  /** SHA-256 over the RFC 8785 form of its entries, hex. */
  readonly digest: string;
  readonly by: ActorShape;
};
