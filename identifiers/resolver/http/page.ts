import { html, raw } from "hono/html";
import { type Identity, plainCodeOf } from "../../codes/index.ts";
import { isWebAddress, type Tongue } from "../links.ts";
import type { Linkset, LinksetLink, Places } from "./linkset.ts";
import { style } from "./style.ts";
import { words } from "./words.ts";

export type Markup = ReturnType<typeof html>;

interface Frame {
  readonly tongue: Tongue;
  readonly heading: string;
  readonly places: Places;
}

// What shows nothing or turns the direction of text could make one code look like another.
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const longest = 160;

/** A code or address as it may be shown: nothing invisible in it, and not without end. */
export function shown(text: string): string {
  const visible = text.replace(invisible, "\u{fffd}");
  return visible.length > longest ? `${visible.slice(0, longest)}…` : visible;
}

/** A page of the resolver: its head, and what leads on. */
export function framed({ tongue, heading, places }: Frame, content: Markup): Markup {
  const said = words[tongue];
  return html`<!doctype html>
    <html lang="${tongue === "zh" ? "zh-CN" : "en"}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${heading} · ${said.platform}</title>
        <link rel="icon" href="data:," />
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <header><span class="name">${said.platform}</span> <span>${said.service}</span></header>
        <main>
          <h1>${heading}</h1>
          ${content}
          <p class="onward"><a href="${places.publicUrl}/t">${said.toSearch}</a></p>
        </main>
      </body>
    </html>`;
}

/** What stands on a page that answers with something else than a link. */
export interface Message {
  readonly heading: string;
  readonly sentence: string;
  /** The code or address as it was asked for. */
  readonly asked: string;
}

/** The page of a code that is malformed, unknown, or cannot be looked up now. */
export function messagePage(tongue: Tongue, message: Message, places: Places): Markup {
  const asked = shown(message.asked);
  return framed(
    { tongue, heading: message.heading, places },
    html`<p class="asked"><span>${words[tongue].asked}</span> <bdi class="code">${asked}</bdi></p>
      <p>${message.sentence}</p>`,
  );
}

/** What is told of one thing: its code, and what everyone may read of it. */
interface Told {
  readonly code: Identity;
  readonly values: readonly { readonly type: string; readonly text: string }[];
}

/** What is registered under a code, where it leads nowhere by itself. */
export function valuesPage(tongue: Tongue, { code, values }: Told, places: Places): Markup {
  const said = words[tongue];
  const lines = values.map(({ type, text }) => {
    const content = isWebAddress(text) ? html`<a href="${text}">${shown(text)}</a>` : shown(text);
    return html`<li><strong>${shown(type)}</strong> ${content}</li>`;
  });
  return framed(
    { tongue, heading: said.values, places },
    html`<p class="asked"><bdi class="code">${shown(plainCodeOf(code))}</bdi></p>
      ${lines.length === 0 ? html`<p>${said.noValue}</p>` : html`<ul>${lines}</ul>`}`,
  );
}

/** The first page of the resolver: what it is for. */
export function welcomePage(tongue: Tongue, places: Places): Markup {
  const said = words[tongue];
  return framed(
    { tongue, heading: said.service, places },
    html`<p>${said.purpose}</p>
      <p class="asked"><bdi class="code">${places.resolverUrl}/01/{GTIN}/21/{SERIAL}</bdi></p>`,
  );
}

const isLinks = (value: string | readonly LinksetLink[]): value is readonly LinksetLink[] =>
  typeof value !== "string";

/** The linkset for a reader, with the same as JSON-LD for machines. */
export function linksetPage(
  tongue: Tongue,
  { linkset }: Linkset,
  data: object,
  places: Places,
): Markup {
  const sections = linkset.map((context) => {
    // The default link stands among the others under what it is.
    const links = Object.entries(context)
      .filter(([relation]) => !relation.endsWith("/defaultLink"))
      .flatMap(([, value]) => (isLinks(value) ? value : []));
    return html`<section>
      <h2>${shown(context.itemDescription)}</h2>
      <p class="asked"><bdi class="code">${shown(context.anchor)}</bdi></p>
      <ul>
        ${links.map(({ href, title }) => html`<li><a href="${href}">${title}</a></li>`)}
      </ul>
    </section>`;
  });
  // Nothing within may end the script element or open another.
  const json = JSON.stringify(data).replaceAll("<", "\\u003c");
  return framed(
    { tongue, heading: words[tongue].links, places },
    html`${sections}
      <script type="application/ld+json">
        ${raw(json)}
      </script>`,
  );
}
