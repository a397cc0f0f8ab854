import { html } from "hono/html";
import type { Places } from "../http/linkset.ts";
import { framed, type Markup, shown } from "../http/page.ts";
import type { Tongue } from "../links.ts";
import type { Considered } from "./choice.ts";
import type { DoorAnswer, Fault, Level, Steps, Trial } from "./steps.ts";
import { stepWords } from "./words.ts";

const code = (text: string) => html`<bdi class="code">${shown(text)}</bdi>`;

function form(tongue: Tongue, trial: Trial): Markup {
  const said = stepWords[tongue];
  const other = tongue === "zh" ? "en" : "zh";
  const field = (name: "context" | "language" | "media" | "linkType", example: string) => html`
    <label>
      ${said[name]}
      <input name="${name}" value="${trial[name]}" placeholder="${example}" maxlength="200" />
    </label>
  `;
  const query = new URLSearchParams({ code: trial.text, tongue: other }).toString();
  return html`<p>${said.lead} <a href="/resolve?${query}" lang="${other}">${said.otherTongue}</a></p>
    <form action="/resolve" method="get">
      <input type="hidden" name="tongue" value="${tongue}" />
      <label class="wide">
        ${said.code}
        <textarea name="code" rows="2" required maxlength="8192" aria-describedby="hint">
${trial.text}</textarea
        >
        <span id="hint">${said.codeHint}</span>
      </label>
      ${field("context", "CN")} ${field("language", "zh-CN")} ${field("media", "text/html")}
      ${field("linkType", "gs1:pip")}
      <button class="wide">${said.resolve}</button>
    </form>`;
}

/** The text with the part from the fault on marked. */
function faultView(tongue: Tongue, asked: string, { at, message, code: name }: Fault): Markup {
  const said = stepWords[tongue];
  return html`<p role="alert">${message} <small>${name}</small></p>
    <p class="asked">
      <span>${said.faultAt(at + 1)}</span>
      <bdi class="code">${shown(asked.slice(0, at))}<mark>${shown(asked.slice(at)) || " "}</mark></bdi>
    </p>`;
}

function readingView(tongue: Tongue, { reading, identity }: Steps): Markup {
  const said = stepWords[tongue];
  if (reading === null) return html``;
  const parts = reading.parts.map(
    ({ name, value }) => html`<dt>${name}</dt>
      <dd>${code(value)}</dd>`,
  );
  const unpacked =
    reading.unpacked === null
      ? ""
      : html`<dt>${said.unpacked}</dt>
          <dd>${code(reading.unpacked)}</dd>`;
  return html`<dl>
    <dt>${said.form}</dt>
    <dd>${said.forms[reading.form]}</dd>
    ${unpacked} ${parts}
    <dt>${said.printed}</dt>
    <dd>${code(reading.printed)}</dd>
    <dt>${said.identity}</dt>
    <dd>${code(identity ?? "")}</dd>
  </dl>`;
}

function prefixView(tongue: Tongue, { prefixes }: Steps): Markup {
  const said = stepWords[tongue];
  if (prefixes === null) return html`<p>${said.unsaid}</p>`;
  if (prefixes.length === 0) return html`<p>${said.foreign}</p>`;
  return html`<ul>
    ${prefixes.map(
      ({ prefix, withdrawn }) =>
        html`<li>${code(prefix)} · ${withdrawn ? said.withdrawn : said.own}</li>`,
    )}
  </ul>`;
}

function levelView(tongue: Tongue, level: Level): Markup {
  const said = stepWords[tongue];
  const others = level.names.filter((name) => name !== level.code);
  const holds = level.state === "nothing" ? "" : said.holds(level.values, level.links);
  return html`<li>
    ${code(level.code)}
    <small>${said.states[level.state]}${holds === "" ? "" : ` · ${holds}`}</small>
    ${others.length === 0 ? "" : html`<small>${said.alsoNamed}: ${others.map(code)}</small>`}
  </li>`;
}

/** How old what was found is, and who has said it. */
function ageView(tongue: Tongue, { ageMs, stale, source }: Steps): string {
  const said = stepWords[tongue];
  const from = source === null ? "" : `${said.source(source)} `;
  if (stale) return from + (source === null ? said.stale : said.nodeStale);
  return source === null ? said.age(Math.floor((ageMs ?? 0) / 1_000)) : from;
}

function levelsView(tongue: Tongue, steps: Steps): Markup {
  const { levels, away, elsewhere } = steps;
  const said = stepWords[tongue];
  if (away !== null) return html`<p role="alert">${away.message} <small>${away.code}</small></p>`;
  if (elsewhere !== null) return html`<p>${said.elsewhere} ${code(elsewhere)}</p>`;
  return html`<ul class="parts">
      ${(levels ?? []).map((level) => levelView(tongue, level))}
    </ul>
    <p>${ageView(tongue, steps)}</p>`;
}

function linkView(tongue: Tongue, link: Considered): Markup {
  const said = stepWords[tongue];
  const forWhom = [link.media ?? [], link.languages, link.contexts].flat().join(", ");
  const fate = link.lost === null ? said.followed : said.lost[link.lost];
  return html`<li>
    <strong>${shown(link.type)}</strong> ${shown(link.title)} ·
    <span class="${link.lost === null ? "chosen" : ""}">${fate}</span>
    <small>${code(link.href)} · ${shown(forWhom)}</small>
  </li>`;
}

function linksView(tongue: Tongue, { choice }: Steps): Markup {
  if (choice === null) return html`<p>${stepWords[tongue].noLinks}</p>`;
  return html`<p class="asked">${code(choice.code)}</p>
    <ul class="parts">
      ${choice.links.map((link) => linkView(tongue, link))}
    </ul>`;
}

function doorView({ path, status, location, media, age, warning }: DoorAnswer): Markup {
  const more = [media, age === null ? null : `Age: ${age}`, warning && `Warning: ${warning}`];
  const told = more.filter((each) => each !== null && each !== "").join(" · ");
  return html`<li>
    <strong>${status}</strong> <a href="${path}">${code(path)}</a>
    ${location === null ? "" : html`<small>→ ${code(location)}</small>`}
    <small>${told}</small>
  </li>`;
}

function doorsView(tongue: Tongue, { doors }: Steps): Markup {
  if (doors.length === 0) return html`<p>${stepWords[tongue].noDoor}</p>`;
  return html`<ul class="parts">
    ${doors.map(doorView)}
  </ul>`;
}

function stepsView(tongue: Tongue, steps: Steps): Markup {
  const said = stepWords[tongue];
  const heading = html`<h2>${said.reading}</h2>`;
  if (steps.fault !== null) {
    return html`${heading} ${faultView(tongue, steps.asked, steps.fault)}`;
  }
  return html`${heading} ${readingView(tongue, steps)}
    <h2>${said.prefix}</h2>
    ${prefixView(tongue, steps)}
    <h2>${said.levels}</h2>
    ${levelsView(tongue, steps)}
    <h2>${said.links}</h2>
    ${linksView(tongue, steps)}
    <h2>${said.doors}</h2>
    ${doorsView(tongue, steps)}`;
}

/** The test page: what is asked, and each step of its resolution. */
export function stepsPage(
  tongue: Tongue,
  trial: Trial,
  steps: Steps | null,
  places: Places,
): Markup {
  const said = stepWords[tongue];
  const told = steps === null ? html`<p>${said.empty}</p>` : stepsView(tongue, steps);
  return framed(
    { tongue, heading: said.title, places },
    html`${form(tongue, trial)}
      <section aria-live="polite">${told}</section>`,
  );
}
