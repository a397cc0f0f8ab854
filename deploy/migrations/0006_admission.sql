CREATE TABLE "admission_applications" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"city_zh" text NOT NULL,
	"city_en" text NOT NULL,
	"uscc" text NOT NULL,
	"gln" text,
	"administrator_email" text NOT NULL,
	"note" text NOT NULL,
	"status" text NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"reason" text,
	"firm_id" uuid,
	CONSTRAINT "admission_applications_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "admission_applications_code" UNIQUE("tenant_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "admission_approvals" (
	"tenant_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"act" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "admission_approvals_tenant_id_application_id_person_id_pk" PRIMARY KEY("tenant_id","application_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "admission_documents" (
	"tenant_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"media" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"sha256" "bytea" NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	CONSTRAINT "admission_documents_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE INDEX "admission_applications_status" ON "admission_applications" USING btree ("tenant_id","status","id");--> statement-breakpoint
CREATE INDEX "admission_documents_application" ON "admission_documents" USING btree ("tenant_id","application_id","id");
--> statement-breakpoint
-- Applications are the operator's: an applicant writes and sees his own by its code's digest, as
-- whoever holds an invitation does. Nothing of them is ever deleted.
call secure_tenant_table('admission_applications');
--> statement-breakpoint
grant select, insert, update (status, decided_at) on admission_applications to lianzao_app;
--> statement-breakpoint
grant select, update (status, decided_at, reason, firm_id) on admission_applications to lianzao_operator;
--> statement-breakpoint
call secure_tenant_table('admission_documents');
--> statement-breakpoint
grant select, insert on admission_documents to lianzao_app;
--> statement-breakpoint
grant select on admission_documents to lianzao_operator;
--> statement-breakpoint
call secure_tenant_table('admission_approvals');
--> statement-breakpoint
grant select on admission_approvals to lianzao_app;
--> statement-breakpoint
grant select, insert on admission_approvals to lianzao_operator;
