CREATE TABLE "audit_waiting" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"requester" uuid NOT NULL,
	"xact" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	CONSTRAINT "audit_waiting_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "audit_chain" (
	"tenant_id" uuid NOT NULL,
	"position" bigint NOT NULL,
	"entry_id" uuid NOT NULL,
	"entry" "bytea" NOT NULL,
	"link" "bytea" NOT NULL,
	CONSTRAINT "audit_chain_tenant_id_position_pk" PRIMARY KEY("tenant_id","position"),
	CONSTRAINT "audit_chain_entry" UNIQUE("tenant_id","entry_id")
);
--> statement-breakpoint
CREATE TABLE "audit_heads" (
	"tenant_id" uuid PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL,
	"link" "bytea" NOT NULL,
	"sealed_number" integer NOT NULL,
	"sealed_position" bigint NOT NULL,
	"sealed_at" timestamp with time zone,
	"checked_at" timestamp with time zone,
	"checked_position" bigint NOT NULL,
	"finding" text,
	"finding_position" bigint
);
--> statement-breakpoint
CREATE TABLE "audit_seals" (
	"tenant_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"position" bigint NOT NULL,
	"link" "bytea" NOT NULL,
	"event_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "audit_seals_tenant_id_number_pk" PRIMARY KEY("tenant_id","number")
);
--> statement-breakpoint
CREATE INDEX "audit_waiting_order" ON "audit_waiting" USING btree ("xact","id");--> statement-breakpoint
CREATE INDEX "audit_entries_principal" ON "audit_entries" USING btree ("tenant_id","principal");--> statement-breakpoint
-- A visit is audited in the host's house, by the visitor: both write there.
call secure_tenant_table('audit_waiting', 'write');
--> statement-breakpoint
grant select, insert on audit_waiting to lianzao_app;
--> statement-breakpoint
grant insert on audit_waiting to lianzao_operator;
--> statement-breakpoint
call open_to_program('audit_waiting', 'lianzao_worker', 'select, insert, delete');
--> statement-breakpoint
call open_to_program('audit_entries', 'lianzao_worker', 'select');
--> statement-breakpoint
-- Append-only by privilege: no program may change or delete what is chained or sealed.
call secure_tenant_table('audit_chain');
--> statement-breakpoint
grant select on audit_chain to lianzao_app;
--> statement-breakpoint
call open_to_program('audit_chain', 'lianzao_worker', 'select, insert');
--> statement-breakpoint
call secure_tenant_table('audit_seals');
--> statement-breakpoint
grant select on audit_seals to lianzao_app;
--> statement-breakpoint
call open_to_program('audit_seals', 'lianzao_worker', 'select, insert');
--> statement-breakpoint
-- The operator's audit administrator sees how far each firm's chain reaches, and nothing in it.
call secure_tenant_table('audit_heads');
--> statement-breakpoint
call open_to_program('audit_heads', 'lianzao_worker', 'select, insert, update');
--> statement-breakpoint
call open_to_program('audit_heads', 'lianzao_operator', 'select');
--> statement-breakpoint
-- A seal is an event of the firm's own circle, emitted by the worker.
grant insert on outbox to lianzao_worker;
--> statement-breakpoint
call open_to_program('circles', 'lianzao_worker', 'select');
