CREATE TABLE "firm_notice_choices" (
	"tenant_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"mail" boolean NOT NULL,
	CONSTRAINT "firm_notice_choices_tenant_id_kind_pk" PRIMARY KEY("tenant_id","kind")
);
--> statement-breakpoint
CREATE TABLE "notice_choices" (
	"tenant_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"inbox" boolean NOT NULL,
	"mail" boolean NOT NULL,
	CONSTRAINT "notice_choices_tenant_id_person_id_kind_pk" PRIMARY KEY("tenant_id","person_id","kind")
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"values" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "notices_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "letters" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"recipient" text NOT NULL,
	"sealed" text,
	"written_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"tries" integer NOT NULL,
	"sent_at" timestamp with time zone,
	"dead_at" timestamp with time zone,
	"fault" text,
	CONSTRAINT "letters_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "password_reset_asks" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"email" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "password_reset_asks_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "password_resets" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "password_resets_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "password_resets_code" UNIQUE("tenant_id","code_hash")
);
--> statement-breakpoint
CREATE INDEX "notices_person" ON "notices" USING btree ("tenant_id","person_id","id");--> statement-breakpoint
CREATE INDEX "notices_unread" ON "notices" USING btree ("tenant_id","person_id") WHERE read_at is null;--> statement-breakpoint
CREATE INDEX "letters_due" ON "letters" USING btree ("due_at") WHERE sent_at is null and dead_at is null;--> statement-breakpoint
-- What a letter says is sealed; the programs that write letters never read them.
call secure_tenant_table('letters');
--> statement-breakpoint
grant insert on letters to lianzao_app, lianzao_operator;
--> statement-breakpoint
call open_to_program('letters', 'lianzao_worker', 'select, insert, update, delete');
--> statement-breakpoint
call secure_tenant_table('password_reset_asks');
--> statement-breakpoint
grant insert on password_reset_asks to lianzao_app;
--> statement-breakpoint
-- `for update skip locked` needs a right to update; the worker changes nothing.
call open_to_program('password_reset_asks', 'lianzao_worker', 'select, update (asked_at), delete');
--> statement-breakpoint
call secure_tenant_table('password_resets');
--> statement-breakpoint
grant select, update (used_at) on password_resets to lianzao_app;
--> statement-breakpoint
call open_to_program('password_resets', 'lianzao_worker', 'select, insert, update (expires_at), delete');
--> statement-breakpoint
-- Whose e-mail it is, in which language he reads, and nothing more of a person.
call open_to_program('people', 'lianzao_worker', 'select (id, email, locale, last_tenant_id)');
--> statement-breakpoint
-- The inbox: the worker fills it, its reader marks what he has read.
call secure_tenant_table('notices');
--> statement-breakpoint
grant select, update (read_at) on notices to lianzao_app;
--> statement-breakpoint
call open_to_program('notices', 'lianzao_worker', 'select (tenant_id, id, at), insert, delete');
--> statement-breakpoint
call secure_tenant_table('notice_choices');
--> statement-breakpoint
grant select, insert, update (inbox, mail) on notice_choices to lianzao_app;
--> statement-breakpoint
call open_to_program('notice_choices', 'lianzao_worker', 'select');
--> statement-breakpoint
call secure_tenant_table('firm_notice_choices');
--> statement-breakpoint
grant select, insert, update (mail) on firm_notice_choices to lianzao_app;
--> statement-breakpoint
call open_to_program('firm_notice_choices', 'lianzao_worker', 'select');
--> statement-breakpoint
-- Whom to tell in a house, and where he reads.
call open_to_program('memberships', 'lianzao_worker', 'select (tenant_id, person_id, name, email, roles)');
