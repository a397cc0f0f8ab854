import { builder } from "./builder.ts";

/** A closed set of lower-case words as a GraphQL enum of the same words in capitals. */
export function enumOf<const Word extends Lowercase<string>>(name: string, words: readonly Word[]) {
  const values = Object.fromEntries(words.map((word) => [word.toUpperCase(), { value: word }]));
  return builder.enumType(name, {
    values: values as { [Each in Word as Uppercase<Each>]: { value: Each } },
  });
}
