import { elementsOf } from "./codes.ts";
import { useReading } from "./language.ts";
import type { Passport } from "./passport.ts";
import type { Words } from "./words-zh.ts";

/** The plate on the product: what it is, who made it, and the code that was scanned. */
export function Nameplate({ passport }: { readonly passport: Passport }) {
  const { words, say } = useReading();
  const elements = elementsOf(passport.plainCode);
  const other = [passport.title.zh, passport.title.en].find((name) => name !== say(passport.title));
  return (
    <section className="plate" aria-label={words.plate.label}>
      <span className="screw" />
      <span className="screw" />
      <span className="screw" />
      <span className="screw" />
      <div className="plate-face">
        <h1>{say(passport.title) || passport.plainCode}</h1>
        {other && (
          <p className="plate-other" lang={other === passport.title.zh ? "zh-CN" : "en"}>
            {other}
          </p>
        )}
        <dl className="plate-rows">
          <Maker passport={passport} />
          {elements.map(({ ai, name, value }) => (
            <div className={elements.length > 1 ? "plate-row" : "plate-row wide"} key={ai}>
              <dt>
                {keyName(words, ai) ?? name} <span className="plate-key">({ai})</span>
              </dt>
              <dd className="code">{value}</dd>
            </div>
          ))}
          {passport.description && (
            <div className="plate-row wide">
              <dt>{words.plate.description}</dt>
              <dd>{say(passport.description)}</dd>
            </div>
          )}
          <div className="plate-row wide">
            <dt>{words.plate.code}</dt>
            <dd className="code">{passport.plainCode}</dd>
          </div>
        </dl>
      </div>
    </section>
  );
}

/** Who made it is known from its events; while there are none, only who describes it. */
function Maker({ passport }: { readonly passport: Passport }) {
  const { words, say } = useReading();
  const { owner, describedBy, events } = passport;
  const said = events.length === 0 && describedBy !== null;
  return (
    <div className="plate-row wide">
      <dt>{said ? words.plate.describedBy : words.plate.maker}</dt>
      <dd>{said ? say(describedBy) : owner ? say(owner) : words.plate.unknownMaker}</dd>
    </div>
  );
}

function keyName(words: Words, ai: string): string | undefined {
  const keys: Readonly<Record<string, string>> = words.plate.keys;
  return Object.hasOwn(keys, ai) ? keys[ai] : undefined;
}
