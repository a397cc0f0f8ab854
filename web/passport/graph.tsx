import { useLayoutEffect, useMemo, useRef, useState } from "react";
import { addressOf, lastValueOf } from "./codes.ts";
import { type Box, type Drawing, drawingOf, type Line } from "./drawing.ts";
import type { Kin } from "./family.ts";
import { useReading } from "./language.ts";
import { codeEnd } from "./lettering.ts";
import type { Passport } from "./passport.ts";

interface FamilyGraphProps {
  readonly passport: Passport;
  readonly family: readonly Kin[];
}

/** The family drawn: product, parts, lots. It says nothing that the list does not say in words. */
export function FamilyGraph({ passport, family }: FamilyGraphProps) {
  const { words, say } = useReading();
  const [frame, room] = useRoom();
  const { code, plainCode, title } = passport;
  const drawing = useMemo(
    () => drawingOf({ code, plainCode, name: title }, family, room, say),
    [code, plainCode, title, family, room, say],
  );
  return (
    <figure className="graph panel" aria-labelledby="graph-title" aria-describedby="graph-text">
      <h3 id="graph-title">{words.graph.heading}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard */}
      <section ref={frame} className="graph-frame" tabIndex={0} aria-label={words.graph.heading}>
        <Picture drawing={drawing} product={code} />
      </section>
      <Legend />
      <figcaption id="graph-text">
        {words.graph.alternative}
        {drawing.left > 0 && ` ${words.graph.left(drawing.left)}`}
      </figcaption>
    </figure>
  );
}

// As in the style sheet: room for the focus ring of the boxes at the edge.
const framePadding = 4;

/** The width there is for the drawing, kept up to date. */
function useRoom() {
  const frame = useRef<HTMLElement>(null);
  const [room, setRoom] = useState(340);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const measure = () => setRoom(Math.floor(element.clientWidth) - 2 * framePadding);
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return [frame, room] as const;
}

function Picture({ drawing, product }: { readonly drawing: Drawing; readonly product: string }) {
  const { words } = useReading();
  const { width, height } = drawing;
  return (
    // biome-ignore lint/a11y/useSemanticElements: an svg has no element for a group of links
    <svg role="group" viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
      <title>{words.graph.heading}</title>
      {drawing.lines.map((line) => (
        <BondLine key={`${line.from} ${line.to}`} line={line} />
      ))}
      {drawing.boxes.map((box) => (
        <BoxLink key={box.code} box={box} drawing={drawing} own={box.code === product} />
      ))}
    </svg>
  );
}

/** Straight along the boxes that it passes, and curved from column to column. */
function BondLine({ line }: { readonly line: Line }) {
  const [start, ...rest] = line.points;
  if (!start) return null;
  const path = rest.map(({ x, y }, at) => {
    const before = line.points[at] ?? start;
    const half = (before.x + x) / 2;
    return at % 2 === 0 ? `C${half} ${before.y} ${half} ${y} ${x} ${y}` : `H${x}`;
  });
  const className = line.former ? "bond former" : "bond";
  return <path className={className} d={`M${start.x} ${start.y}${path.join("")}`} />;
}

interface BoxLinkProps {
  readonly box: Box;
  readonly drawing: Drawing;
  readonly own: boolean;
}

function BoxLink({ box, drawing, own }: BoxLinkProps) {
  const { words, say } = useReading();
  const { boxWidth, boxHeight } = drawing;
  const name = say(box.name) || box.plainCode;
  const kinds = { product: words.graph.product, origin: words.graph.lot };
  const kind = box.kinship in kinds ? kinds[box.kinship as keyof typeof kinds] : words.graph.part;
  const fate = box.replaced ? words.parts.replaced : words.parts.removed;
  const said = [kind, name, box.plainCode, ...(box.former ? [fate] : [])].join(", ");
  // Shorter names stand in the middle of a box that is high enough for the longest.
  const above = (boxHeight - 46 - (box.lines.length - 1) * 17) / 2;
  return (
    <g transform={`translate(${box.x} ${box.y})`}>
      <a
        href={addressOf(box.code)}
        className={`box ${box.kinship}${box.former ? " former" : ""}`}
        aria-current={own ? "page" : undefined}
      >
        <title>{said}</title>
        <rect width={boxWidth} height={boxHeight} rx={box.kinship === "origin" ? 20 : 6} />
        <text className="box-name" textAnchor="middle">
          {box.lines.map((line, at) => (
            <tspan key={line} x={boxWidth / 2} y={above + 20 + at * 17}>
              {line}
            </tspan>
          ))}
        </text>
        <text x={boxWidth / 2} y={boxHeight - above - 10} className="box-code" textAnchor="middle">
          {codeEnd(lastValueOf(box.plainCode), boxWidth - 12)}
        </text>
      </a>
    </g>
  );
}

function Legend() {
  const { words } = useReading();
  return (
    <ul className="legend">
      <li className="legend-part">{words.graph.part}</li>
      <li className="legend-origin">{words.graph.lot}</li>
      <li className="legend-former">{words.graph.former}</li>
    </ul>
  );
}
