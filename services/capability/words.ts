/** A name in both languages of the platform. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}
