CREATE TABLE "dispute_cases" (
	"tenant_id" uuid NOT NULL,
	"claimant" uuid NOT NULL,
	"respondent" uuid NOT NULL,
	"id" uuid NOT NULL,
	"thing_type" text NOT NULL,
	"thing_id" uuid NOT NULL,
	"thing_zh" text NOT NULL,
	"thing_en" text NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"until_at" timestamp with time zone NOT NULL,
	"claim" text NOT NULL,
	"amount_minor" bigint,
	"currency" text NOT NULL,
	"rules_version" integer NOT NULL,
	"statement_days" integer NOT NULL,
	"decision_days" integer NOT NULL,
	"appeal_days" integer NOT NULL,
	"stage" text NOT NULL,
	"due_at" timestamp with time zone,
	"opened_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"answer_missed_at" timestamp with time zone,
	"settlement_id" uuid,
	"outcome" text,
	"award_minor" bigint,
	"closed_at" timestamp with time zone,
	CONSTRAINT "dispute_cases_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "dispute_decisions" (
	"tenant_id" uuid NOT NULL,
	"claimant" uuid NOT NULL,
	"respondent" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"instance" text NOT NULL,
	"outcome" text NOT NULL,
	"award_minor" bigint,
	"reasons" text NOT NULL,
	"person_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "dispute_decisions_tenant_id_case_id_instance_pk" PRIMARY KEY("tenant_id","case_id","instance")
);
--> statement-breakpoint
CREATE TABLE "dispute_documents" (
	"tenant_id" uuid NOT NULL,
	"claimant" uuid NOT NULL,
	"respondent" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"side" text NOT NULL,
	"name" text NOT NULL,
	"media" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"sha256" "bytea" NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	CONSTRAINT "dispute_documents_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "dispute_evidence" (
	"tenant_id" uuid NOT NULL,
	"claimant" uuid NOT NULL,
	"respondent" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"side" text NOT NULL,
	"type" text NOT NULL,
	"commitment" "bytea" NOT NULL,
	"disclosure" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "dispute_evidence_tenant_id_case_id_event_id_pk" PRIMARY KEY("tenant_id","case_id","event_id")
);
--> statement-breakpoint
CREATE TABLE "dispute_statements" (
	"tenant_id" uuid NOT NULL,
	"claimant" uuid NOT NULL,
	"respondent" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"side" text NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"amount_minor" bigint,
	"sha256" "bytea" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "dispute_statements_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "dispute_steps" (
	"tenant_id" uuid NOT NULL,
	"claimant" uuid NOT NULL,
	"respondent" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"step" text NOT NULL,
	"side" text,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "dispute_steps_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "capacity_bookings" ADD COLUMN "event_id" uuid;--> statement-breakpoint
ALTER TABLE "capacity_bookings_made" ADD COLUMN "event_id" uuid;--> statement-breakpoint
ALTER TABLE "capacity_cancellations" ADD COLUMN "event_id" uuid;--> statement-breakpoint
CREATE UNIQUE INDEX "dispute_cases_open" ON "dispute_cases" USING btree ("tenant_id","thing_type","thing_id","claimant") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "dispute_cases_claimant" ON "dispute_cases" USING btree ("tenant_id","claimant","id");--> statement-breakpoint
CREATE INDEX "dispute_cases_respondent" ON "dispute_cases" USING btree ("tenant_id","respondent","id");--> statement-breakpoint
CREATE INDEX "dispute_cases_due" ON "dispute_cases" USING btree ("due_at","id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "dispute_documents_case" ON "dispute_documents" USING btree ("tenant_id","case_id","id");--> statement-breakpoint
CREATE INDEX "dispute_statements_case" ON "dispute_statements" USING btree ("tenant_id","case_id","id");--> statement-breakpoint
CREATE INDEX "dispute_steps_case" ON "dispute_steps" USING btree ("tenant_id","case_id","id");
--> statement-breakpoint
-- The rows of a case are in the operator's house, and shown to its two firms and to nobody else: as
-- a table's rows name both, the policies stay scalar. `opener` says who may add a row.
create procedure secure_case_table(name text, opener text)
language plpgsql as $$
declare
  house text := $q$nullif(current_setting('app.tenant_id', true), '')::uuid$q$;
  actor text := $q$nullif(current_setting('app.actor_tenant_id', true), '')::uuid$q$;
  parties text := format('tenant_id = %1$s and (%2$s = %1$s or claimant = %2$s or respondent = %2$s)', house, actor);
begin
  execute format('alter table %I enable row level security', name);
  execute format('alter table %I force row level security', name);
  execute format('create policy %I on %I for select using (%s)', name || '_select', name, parties);
  execute format('create policy %I on %I for insert with check (%s)', name || '_insert', name,
    case opener when 'claimant' then format('tenant_id = %s and claimant = %s', house, actor) else parties end);
  execute format('create policy %I on %I for update using (%s) with check (%s)', name || '_update', name, parties, parties);
end $$;
--> statement-breakpoint
call secure_case_table('dispute_cases', 'claimant');
--> statement-breakpoint
grant select, insert, update (stage, due_at, answered_at, settlement_id, outcome, award_minor, closed_at) on dispute_cases to lianzao_app;
--> statement-breakpoint
grant select, update (stage, due_at, outcome, award_minor, closed_at) on dispute_cases to lianzao_operator;
--> statement-breakpoint
call open_to_program('dispute_cases', 'lianzao_worker', 'select, update (stage, due_at, answer_missed_at, closed_at)');
--> statement-breakpoint
call secure_case_table('dispute_statements', 'party');
--> statement-breakpoint
grant select, insert on dispute_statements to lianzao_app;
--> statement-breakpoint
grant select on dispute_statements to lianzao_operator;
--> statement-breakpoint
call secure_case_table('dispute_documents', 'party');
--> statement-breakpoint
grant select, insert on dispute_documents to lianzao_app;
--> statement-breakpoint
grant select on dispute_documents to lianzao_operator;
--> statement-breakpoint
call secure_case_table('dispute_evidence', 'party');
--> statement-breakpoint
grant select, insert on dispute_evidence to lianzao_app;
--> statement-breakpoint
grant select on dispute_evidence to lianzao_operator;
--> statement-breakpoint
-- Who decided is the operator's to know.
call secure_case_table('dispute_decisions', 'party');
--> statement-breakpoint
grant select (tenant_id, claimant, respondent, case_id, instance, outcome, award_minor, reasons, at) on dispute_decisions to lianzao_app;
--> statement-breakpoint
grant select, insert on dispute_decisions to lianzao_operator;
--> statement-breakpoint
call secure_case_table('dispute_steps', 'party');
--> statement-breakpoint
grant select, insert on dispute_steps to lianzao_app, lianzao_operator;
--> statement-breakpoint
call open_to_program('dispute_steps', 'lianzao_worker', 'insert');
