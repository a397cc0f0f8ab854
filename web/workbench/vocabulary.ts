import { useMemo } from "react";
import { useAsked } from "../graphql/asked.ts";
import { VocabularyDocument } from "../graphql/generated/graphql.ts";
import { type Bilingual, useFormats } from "../words/formats.ts";

interface Choice {
  readonly value: string;
  readonly label: string;
}

interface Named {
  readonly code: string;
  readonly name: Bilingual;
}

/** Processes by group and materials, as choices in the viewer's tongue. */
export function useVocabularyOptions() {
  const { words } = useFormats();
  const [{ data }] = useAsked({ query: VocabularyDocument, requestPolicy: "cache-first" });
  return useMemo(() => {
    const choice = ({ code, name }: Named): Choice => ({ value: code, label: words(name) });
    const groups = new Map<string, Choice[]>();
    for (const process of data?.processes ?? []) {
      const group = words(process.group);
      groups.set(group, [...(groups.get(group) ?? []), choice(process)]);
    }
    return {
      processes: [...groups].map(([label, options]) => ({ label, title: label, options })),
      materials: (data?.materials ?? []).map(choice),
    };
  }, [data, words]);
}
