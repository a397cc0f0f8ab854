/**
 * What English must hold for a table of Chinese words: the same keys, no more and no fewer. Chinese
 * has one form where English has two, so a key `x_other` asks for an `x_one` beside it.
 */
export type SameWords<T> = {
  [K in keyof T]: T[K] extends string ? string : SameWords<T[K]>;
} & { [K in keyof T as K extends `${infer Base}_other` ? `${Base}_one` : never]: string };
