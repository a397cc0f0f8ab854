CREATE TABLE "operating_rules_drafts" (
	"version" integer PRIMARY KEY NOT NULL,
	"revision" integer NOT NULL,
	"text_zh" text NOT NULL,
	"text_en" text NOT NULL,
	"topics" jsonb NOT NULL,
	"parameters" jsonb NOT NULL,
	"edited_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rules_reminders" (
	"tenant_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "rules_reminders_tenant_id_version_pk" PRIMARY KEY("tenant_id","version")
);
--> statement-breakpoint
ALTER TABLE "capacity_bookings" ADD COLUMN "late_charge_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "capacity_bookings" ADD COLUMN "fee_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "capacity_bookings_made" ADD COLUMN "late_charge_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "capacity_bookings_made" ADD COLUMN "fee_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "operating_rules" ADD COLUMN "topics" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
-- A draft is the operator's until it is published; nothing deletes one: the next has another number.
call secure_shared_table('operating_rules_drafts', 'false');
--> statement-breakpoint
call open_to_program('operating_rules_drafts', 'lianzao_operator', 'select, insert, update');
--> statement-breakpoint
-- The worker tells firms, once, of rules that are in force and that they have not accepted.
call secure_tenant_table('rules_reminders');
--> statement-breakpoint
call open_to_program('rules_reminders', 'lianzao_worker', 'select, insert');
--> statement-breakpoint
call open_to_program('operating_rules', 'lianzao_worker', 'select');
--> statement-breakpoint
call open_to_program('rules_acceptances', 'lianzao_worker', 'select (tenant_id, version)');
