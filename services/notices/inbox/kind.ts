import type { Action } from "../../../contracts/access/actions.ts";
import type { EventType, Published } from "../../../contracts/events/index.ts";

export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What fills a notice's sentence: a name in both languages, an instant or any other text. */
export type NoticeValues = Readonly<Record<string, string | Words>>;

/** A cause of notices: which event, whom it concerns, and what of it they read. */
export interface Kind<Type extends EventType> {
  readonly hears: Type;
  /** Only events of which this is true. */
  readonly when?: (body: Published[Type]) => boolean;
  /** Canonical identities of the firms whose people are told; without it, the event's own. */
  readonly tells?: (body: Published[Type]) => string | readonly string[];
  /** Whether the people of every firm are told. */
  readonly everyFirm?: boolean;
  /** Those who may do this there; or, for `self`, the person that the event is about. */
  readonly whom: Action | "self";
  /** Of those the one person whom it is for; the firm's own systems hear of it all the same. */
  readonly only?: (body: Published[Type]) => string;
  /** The firm whose name stands in the sentence. */
  readonly firm?: (body: Published[Type]) => string;
  /** The member whose name stands in the sentence. */
  readonly person?: (body: Published[Type]) => string;
  readonly values?: (body: Published[Type]) => NoticeValues;
  /** Who guards an account or a firm's house cannot put it off: it is always in the inbox. */
  readonly security: boolean;
  /** Whether it goes by mail, too, unless firm or person chose otherwise. */
  readonly mail: boolean;
  /** The page where one sees more; `{name}` in it is replaced by the notice's value of that name. */
  readonly path: string;
}

export const kind = <Type extends EventType>(each: Kind<Type>): Kind<Type> => each;
