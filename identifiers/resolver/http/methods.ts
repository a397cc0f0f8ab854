import { sentenceOf } from "../../../contracts/refusals/index.ts";
import { Refusal } from "../../../services/kernel/refusal.ts";
import { type HttpRequest, refusalBody, type Shell } from "../../../services/platform/http.ts";
import { codes } from "../handles/message.ts";

/** What can be done at an address of this resolver. */
interface Door {
  readonly path: RegExp;
  readonly methods: string;
  /** What a page elsewhere may send besides. */
  readonly headers: string;
}

const written = "Accept, Authorization, Content-Type";

const handle: Door = {
  path: /^\/api\/handles\//,
  methods: "GET, HEAD, PUT, DELETE, OPTIONS",
  headers: written,
};

const doors: readonly Door[] = [
  handle,
  { path: /^\/api\/handles$/, methods: "GET, HEAD, OPTIONS", headers: written },
  { path: /^\/api\/sessions\/?$/, methods: "POST, OPTIONS", headers: written },
  {
    path: /^\/api\/sessions\/this$/,
    methods: "GET, HEAD, POST, PUT, DELETE, OPTIONS",
    headers: written,
  },
  { path: /^/, methods: "GET, HEAD, OPTIONS", headers: "Accept, Accept-Language" },
];

/** Codes stand at all other addresses. */
function doorAt(path: string): Door {
  const door = doors.find((each) => each.path.test(path));
  if (door === undefined) throw new Error("every path has a door");
  return door;
}

/** What a page elsewhere asks before it sends what a plain link does not. */
export function answerOptions(http: HttpRequest): Response {
  const { methods, headers } = doorAt(http.req.path);
  http.header("access-control-allow-methods", methods);
  http.header("access-control-allow-headers", headers);
  http.header("access-control-max-age", "86400");
  return http.body(null, 204, { allow: methods });
}

function refuse(http: HttpRequest): Response {
  const door = doorAt(http.req.path);
  const { method } = http.req;
  const locale = http.get("locale");
  const refusal = new Refusal("METHOD_NOT_ALLOWED", { method, methods: door.methods });
  http.header("allow", door.methods);
  if (door !== handle) return http.json(refusalBody(refusal, locale), 405);
  const { code, values } = refusal;
  const message = sentenceOf(code, locale, values);
  return http.json({ responseCode: codes.notSupported, code, message }, 405);
}

const reading: readonly string[] = ["GET", "HEAD", "OPTIONS"];

/** Refuses to write (RFC 9110 § 15.5.6) at the addresses of a path where none of the routes before does. */
export function refuseWriting(app: Shell, path: string): void {
  app.all(path, (http, next) => (reading.includes(http.req.method) ? next() : refuse(http)));
}

/** HEAD tells how long what GET gives is (RFC 9110 § 9.3.2), which is not sent. */
export function tellLengths(app: Shell): void {
  app.use(async (http, next) => {
    await next();
    if (http.req.method !== "HEAD" || http.res.headers.has("content-length")) return;
    const { byteLength } = await http.res.clone().arrayBuffer();
    http.res.headers.set("content-length", String(byteLength));
  });
}
