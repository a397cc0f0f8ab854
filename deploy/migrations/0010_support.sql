CREATE TABLE "support_uses" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"requester" uuid NOT NULL,
	"name" text NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	CONSTRAINT "support_uses_tenant_id_id_person_id_pk" PRIMARY KEY("tenant_id","id","person_id")
);
--> statement-breakpoint
-- Who looks under a grant of support writes so himself, in the firm's house, and sees no other's.
call secure_tenant_table('support_uses', 'read');
--> statement-breakpoint
grant select, insert on support_uses to lianzao_app;
