import { describe, expect, it } from "vitest";
import type { PersonId } from "../../../services/kernel/brand.ts";
import { decideSuspension } from "../../../services/tenancy/firms/rules.ts";
import { checkStays, decideLeaving, isOver } from "../../../services/tenancy/leaving/rules.ts";
import { checkOpen, decideFirm, letsIn } from "../../../services/tenancy/sessions/rules.ts";
import { refusal } from "../refusal.ts";

const now = new Date("2026-11-01T00:00:00Z");
const person = "01890a5d-ac96-774b-bcce-b302099a8057" as PersonId;
