import { useEffect, useRef, useState } from "react";
import { Mark } from "../design/mark.tsx";
import { type Locale, useReading } from "./language.ts";
import { SearchBox } from "./search-box.tsx";

interface HeaderProps {
  readonly switchTo: (locale: Locale) => void;
  readonly goTo: (code: string) => void;
  /** The page's body shows a search box of its own. */
  readonly searchInBody: boolean;
}

export function Header({ switchTo, goTo, searchInBody }: HeaderProps) {
  const { words, locale } = useReading();
  const [searching, setSearching] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const open = searching && !searchInBody;

  useEffect(() => {
    if (open) box.current?.querySelector("input")?.focus();
  }, [open]);

  const other: Locale = locale === "zh" ? "en" : "zh";
  return (
    <header className="top">
      <a className="skip" href="#content">
        {words.skip}
      </a>
      <div className="top-row">
        <p className="wordmark">
          <span className="wordmark-tile">
            <Mark size={22} />
          </span>
          <span className="wordmark-name">{words.platform}</span>
          <span className="wordmark-area">{words.passport}</span>
        </p>
        {!searchInBody && (
          <button
            type="button"
            className="quiet"
            aria-expanded={open}
            aria-controls="top-search"
            aria-label={words.search.open}
            onClick={() => setSearching(!searching)}
          >
            <Glass />
          </button>
        )}
        <button
          type="button"
          className="quiet"
          lang={other === "zh" ? "zh-CN" : "en"}
          aria-label={words.switchLanguage}
          onClick={() => switchTo(other)}
        >
          {words.otherLanguage}
        </button>
      </div>
      <div id="top-search" ref={box} hidden={!open}>
        {open && (
          <SearchBox
            goTo={(code) => {
              setSearching(false);
              goTo(code);
            }}
          />
        )}
      </div>
    </header>
  );
}

function Glass() {
  return (
    <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" focusable="false">
      <g fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round">
        <circle cx="8.5" cy="8.5" r="5.5" />
        <path d="M13 13l4.5 4.5" />
      </g>
    </svg>
  );
}
