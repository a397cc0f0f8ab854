import { Alert, type FormInstance } from "antd";
import { useCallback, useState } from "react";
import type { Fault } from "../graphql/fault.ts";
import { useFaultSentence } from "./states.tsx";

const sameName = (one: readonly (string | number)[], other: readonly (string | number)[]) =>
  one.map(String).join(".") === other.map(String).join(".");

/** Name of the form's field that a refusal points to; null when the form has none such. */
function fieldOf<T>(form: FormInstance<T>, field: string | null) {
  if (field === null) return null;
  // Refusals name inputs either from the form's root or from the mutation's argument.
  const wanted = field.replace(/^input\./, "").split(".");
  const known = form.getFieldsError().map(({ name }) => name);
  return (
    known.find((name) => sameName(name, wanted)) ??
    // A refusal of a whole window or envelope is shown at its first field.
    known.find((name) => sameName(name.slice(0, wanted.length), wanted)) ??
    null
  );
}

/** Shows a refusal at the field it belongs to, or above the form when it belongs to none. */
export function useFormFault<T>(form: FormInstance<T>) {
  const sentence = useFaultSentence();
  const [general, setGeneral] = useState<Fault | null>(null);

  const show = useCallback(
    (fault: Fault | null) => {
      const name = fault ? fieldOf(form, fault.field) : null;
      setGeneral(name ? null : fault);
      if (!fault || !name) return;
      // The names of a form's fields are typed; this one was found among them.
      form.setFields([{ name: name as never, errors: [sentence(fault)] }]);
      form.scrollToField(name as never, { focus: true });
    },
    [form, sentence],
  );
  const alert = general ? <FaultAlert fault={general} /> : null;
  return { show, alert };
}

export function FaultAlert({ fault }: { readonly fault: Fault }) {
  const sentence = useFaultSentence();
  return (
    <div className="lz-form-fault">
      <Alert type="error" showIcon title={sentence(fault)} />
    </div>
  );
}
