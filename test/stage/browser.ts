import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import {
  type Browser,
  type BrowserContext,
  chromium,
  type Page,
  type Response,
} from "playwright-core";

/** Debian's Chromium, or the one that CHROMIUM_PATH names; undefined where there is none. */
export const browserPath = [process.env["CHROMIUM_PATH"], "/usr/bin/chromium"].find(
  (path) => path !== undefined && path !== "" && existsSync(path),
);

/** For the titles of tests that are skipped: why, and what would let them run. */
export const browserAbsent =
  browserPath === undefined ? " (skipped: no Chromium; install it or set CHROMIUM_PATH)" : "";

export const browserFlags: readonly string[] = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Even what the browser asks for by itself must not reach a network.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
];

/** How a reader sees a page. */
export interface Look {
  readonly tongue: "zh" | "en";
  readonly scheme: "light" | "dark";
  readonly width: number;
  readonly height: number;
  /** Where the reader's clock is; in China where it is absent. */
  readonly zone?: string;
}

const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;

/** Both languages, light and dark, desktop and phone: each page is tested in all eight. */
export const looks: readonly Look[] = (["zh", "en"] as const).flatMap((tongue) =>
  (["light", "dark"] as const).flatMap((scheme) =>
    sizes.map((size) => ({ tongue, scheme, ...size })),
  ),
);

export function nameOf({ tongue, scheme, width, height }: Look): string {
  return `${tongue} ${scheme} ${width}x${height}`;
}

/** A page in one look, and all that went on around it. */
export interface Visit {
  readonly page: Page;
  /** Every address that the page asked for, its own included. */
  readonly requests: readonly string[];
  /** What must not happen: requests beyond this machine, console errors, uncaught exceptions. */
  readonly faults: readonly string[];
  /** The body of every answer that the page has had so far: what a curious reader could look up. */
  answers(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** One browser for a file of tests. Its profile is new, and gone after `close`. */
export interface Stage {
  visit(look: Look): Promise<Visit>;
  close(): Promise<void>;
}

export async function openBrowser(): Promise<Stage> {
  if (browserPath === undefined) throw new Error("no Chromium; set CHROMIUM_PATH");
  const browser = await chromium.launch({ executablePath: browserPath, args: [...browserFlags] });
  return {
    visit: (look) => visitIn(browser, look),
    close: () => browser.close(),
  };
}

async function visitIn(browser: Browser, look: Look): Promise<Visit> {
  const { width, height, zone = "Asia/Shanghai" } = look;
  const phone = width < 600;
  const context = await browser.newContext({
    viewport: { width, height },
    locale: look.tongue === "zh" ? "zh-CN" : "en-GB",
    timezoneId: zone,
    colorScheme: look.scheme,
    reducedMotion: "reduce",
    hasTouch: phone,
    isMobile: phone,
    deviceScaleFactor: phone ? 2 : 1,
  });
  const { requests, faults, responses } = await watched(context);
  const page = await context.newPage();
  // A redirect has no body, and an aborted answer has none any more.
  const answers = () => Promise.all(responses.map(bodyOf));
  return { page, requests, faults, answers, close: () => context.close() };
}

/** What is told as it changes has no end, and is not waited for. */
async function bodyOf(response: Response): Promise<string> {
  if (response.headers()["content-type"]?.startsWith("text/event-stream")) return "";
  return response.text().catch(() => "");
}

/** Notes each request and stops those that would leave this machine; notes each error. */
async function watched(context: BrowserContext) {
  const requests: string[] = [];
  const faults: string[] = [];
  const responses: Response[] = [];
  const note = (address: string) => {
    requests.push(address);
    if (!staysHere(address)) faults.push(`left this machine: ${address}`);
  };
  context.on("request", (request) => note(request.url()));
  context.on("response", (response) => responses.push(response));
  context.on("page", (page) => {
    page.on("websocket", (socket) => note(socket.url()));
  });
  context.on("console", (message) => {
    if (message.type() !== "error") return;
    faults.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => faults.push(`uncaught: ${error.error().message}`));
  return { requests, faults, responses };
}

const ownHosts = new Set(["localhost", "127.0.0.1", "[::1]"]);
const withoutHost = new Set(["data:", "blob:", "about:"]);

function staysHere(address: string): boolean {
  const { hostname, protocol } = new URL(address);
  return ownHosts.has(hostname) || withoutHost.has(protocol);
}

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

interface AxeFinding {
  readonly id: string;
  readonly impact: string | null;
  readonly help: string;
  readonly nodes: readonly {
    readonly target: readonly string[];
    readonly failureSummary?: string;
  }[];
}

/**
 * What axe finds serious or critical on the page, one line for each element: none on a page that
 * everyone can use. `only`: the names of the rules to ask about, where the others were asked before.
 */
export async function barriersOn(page: Page, only?: readonly string[]): Promise<string[]> {
  const options = { resultTypes: ["violations"], ...(only ? { runOnly: only } : {}) };
  await finishMotion(page);
  // Through the debugger, since the pages' policy forbids scripts from elsewhere.
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axeSource);
  const findings = await page.evaluate<readonly AxeFinding[]>(
    `axe.run(document, ${JSON.stringify(options)}).then((found) => found.violations)`,
  );
  return findings
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary = "" }) => {
        return `${id}: ${help}: ${target.join(" ")} ${failureSummary.replace(/\s+/g, " ")}`;
      }),
    );
}

/**
 * A colour that is still fading has no contrast to judge. What inherits a colour fades after what
 * it is in, so the end of one fading may be the beginning of the next.
 */
async function finishMotion(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    const ends = ({ effect }) => effect.getComputedTiming().endTime !== Infinity;
    for (let moving; (moving = document.getAnimations().filter(ends)).length > 0; ) {
      for (const motion of moving) motion.finish();
      await new Promise(requestAnimationFrame);
    }
  })()`);
}

/** Whether the page is wider than its window, so that a reader must scroll sideways. */
export async function overflowsSideways(page: Page): Promise<boolean> {
  return page.evaluate(
    "document.documentElement.scrollWidth > document.documentElement.clientWidth",
  );
}
