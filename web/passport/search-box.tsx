import { type FormEvent, useId, useRef, useState } from "react";
import { useReading } from "./language.ts";

interface SearchBoxProps {
  readonly goTo: (code: string) => void;
  readonly first?: string;
}

/** Takes a code as it stands on a nameplate, or the whole address out of its QR code. */
export function SearchBox({ goTo, first = "" }: SearchBoxProps) {
  const { words } = useReading();
  const [empty, setEmpty] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const code = field.current?.value.trim() ?? "";
    setEmpty(code === "");
    if (code === "") field.current?.focus();
    else goTo(code);
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: the search element is too new for older phones
    <form className="search" role="search" onSubmit={submit}>
      <label htmlFor={`${id}-code`}>{words.search.label}</label>
      <div className="search-row">
        <input
          ref={field}
          id={`${id}-code`}
          name="code"
          type="text"
          defaultValue={first}
          maxLength={2000}
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="search"
          aria-invalid={empty}
          aria-describedby={`${id}-hint`}
        />
        <button type="submit" className="strong">
          {words.search.go}
        </button>
      </div>
      <p id={`${id}-hint`} className="search-hint" role={empty ? "alert" : undefined}>
        {empty ? words.search.empty : words.search.hint}
        <br />
        <span className="code">{words.search.example}</span>
      </p>
    </form>
  );
}
