import { type ReactNode, useId } from "react";

interface PanelProps {
  readonly title?: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly tone?: "plain" | "quiet";
}

/** A framed part of a page, named by its title. */
export function Panel({ title, aside, children, tone = "plain" }: PanelProps) {
  const id = useId();
  return (
    <section
      className={`lz-panel lz-panel-${tone}`}
      {...(title === undefined ? {} : { "aria-labelledby": id })}
    >
      {title === undefined ? null : (
        <div className="lz-panel-head">
          <h2 id={id}>{title}</h2>
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}

interface FactsProps {
  readonly facts: readonly (readonly [string, ReactNode] | null)[];
}

/** Names and values side by side; a null is left out. */
export function Facts({ facts }: FactsProps) {
  return (
    <dl className="lz-facts">
      {facts.map((fact) =>
        fact ? (
          <div key={fact[0]}>
            <dt>{fact[0]}</dt>
            <dd>{fact[1]}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
