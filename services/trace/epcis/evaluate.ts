import { equalityKey } from "./equality.ts";
import type {
  ChoiceForm,
  Fault,
  FaultCode,
  FaultValues,
  Form,
  ListForm,
  ObjectForm,
  TextForm,
  TypedForm,
} from "./form.ts";
import { formats } from "./formats.ts";
import { isUri } from "./uri.ts";
import { isWordOf } from "./vocabulary.ts";

type JsonObject = Readonly<Record<string, unknown>>;
type JsonType = "text" | "number" | "boolean" | "null" | "list" | "object";

/** More would help nobody and could be made as long as the document. */
const mostFaults = 100;
const longestName = 200;

/** All faults of a value against a form, in the order of the document, at most 100. */
export function faultsOf(form: Form, value: unknown): Fault[] {
  const found: Fault[] = [];
  new Evaluation(found).check(form, value, "");
  return found;
}

class Evaluation {
  private readonly found: Fault[];

  constructor(found: Fault[]) {
    this.found = found;
  }

  private get full(): boolean {
    return this.found.length >= mostFaults;
  }

  private fault(code: FaultCode, pointer: string, values: FaultValues): void {
    if (!this.full) this.found.push({ code, pointer, values });
  }

  check(form: Form, value: unknown, pointer: string): void {
    if (this.full) return;
    const expected = form.is === "typed" ? "object" : form.is;
    if (form.is === "choice") this.choice(form, value, pointer);
    else if (typeOf(value) !== expected) this.fault("EPCIS_VALUE_TYPE", pointer, { expected });
    else if (form.is === "text") this.text(form, value as string, pointer);
    else if (form.is === "list") this.list(form, value as readonly unknown[], pointer);
    else if (form.is === "object") this.object(form, value as JsonObject, pointer);
    else if (form.is === "typed") this.typed(form, value as JsonObject, pointer);
  }

  private choice(form: ChoiceForm, value: unknown, pointer: string): void {
    const type = typeOf(value);
    const chosen = form.forms.find((each) => each.is === type);
    const expected = form.forms.map((each) => each.is).join(", ");
    if (chosen === undefined) this.fault("EPCIS_VALUE_TYPE", pointer, { expected });
    else this.check(chosen, value, pointer);
  }

  private text({ format, vocabulary }: TextForm, value: string, pointer: string): void {
    if (format !== undefined && !formats[format](value)) {
      this.fault("EPCIS_FORMAT", pointer, { format });
    }
    if (vocabulary !== undefined && !isWordOf(vocabulary, value)) {
      this.fault("EPCIS_VALUE_NOT_IN_VOCABULARY", pointer, { vocabulary: vocabulary.name });
    }
  }

  private list(form: ListForm, elements: readonly unknown[], pointer: string): void {
    if (elements.length < form.least) this.fault("EPCIS_LIST_EMPTY", pointer, {});
    for (const [at, element] of elements.entries()) {
      if (this.full) return;
      this.check(form.of, element, `${pointer}/${at}`);
    }
    if (form.unique) this.unique(elements, pointer);
  }

  private unique(elements: readonly unknown[], pointer: string): void {
    const first = new Map<string, number>();
    for (const [at, element] of elements.entries()) {
      if (this.full) return;
      const key = equalityKey(element);
      const earlier = first.get(key);
      if (earlier === undefined) first.set(key, at);
      else this.fault("EPCIS_LIST_REPEATS", `${pointer}/${at}`, { first: earlier });
    }
  }

  private object(form: ObjectForm, members: JsonObject, pointer: string): void {
    this.members(form, members, pointer);
    for (const field of form.required) {
      if (Object.hasOwn(members, field)) continue;
      this.fault("EPCIS_FIELD_MISSING", pointerTo(pointer, field), { field });
    }
    for (const { code, field, values, holds } of form.laws) {
      if (holds(members)) continue;
      this.fault(code, field === undefined ? pointer : pointerTo(pointer, field), values);
    }
  }

  private members(form: ObjectForm, members: JsonObject, pointer: string): void {
    for (const name of Object.keys(members)) {
      if (this.full) return;
      const field = form.fields.get(name);
      if (field !== undefined) this.check(field, members[name], pointerTo(pointer, name));
      else if (!mayHave(form, name)) this.unknownField(name, pointer);
    }
  }

  // A name can be as long as the document: a fault then points to the object that has it.
  private unknownField(name: string, pointer: string): void {
    const at = name.length > longestName ? pointer : pointerTo(pointer, name);
    this.fault("EPCIS_FIELD_UNKNOWN", at, { field: name.slice(0, longestName) });
  }

  private typed(form: TypedForm, members: JsonObject, pointer: string): void {
    const type = Object.hasOwn(members, "type") ? members["type"] : undefined;
    const at = pointerTo(pointer, "type");
    if (type === undefined) this.fault("EPCIS_FIELD_MISSING", at, { field: "type" });
    else if (typeof type !== "string") this.fault("EPCIS_VALUE_TYPE", at, { expected: "text" });
    else this.object(form.forms.get(type) ?? form.other, members, pointer);
  }
}

function mayHave({ others }: ObjectForm, name: string): boolean {
  return others === "any" || (others === "uris" && isUri(name));
}

/** RFC 6901 § 4. */
function pointerTo(parent: string, name: string): string {
  return `${parent}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** Undefined for what is no JSON value, such as the infinity that 1e400 is read as. */
function typeOf(value: unknown): JsonType | undefined {
  if (value === null) return "null";
  if (Array.isArray(value)) return "list";
  if (typeof value === "string") return "text";
  if (typeof value === "boolean" || typeof value === "object") return typeof value as JsonType;
  return Number.isFinite(value) ? "number" : undefined;
}
