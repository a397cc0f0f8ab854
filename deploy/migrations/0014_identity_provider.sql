CREATE TABLE "identity_providers" (
	"tenant_id" uuid PRIMARY KEY NOT NULL,
	"issuer" text NOT NULL,
	"client_id" text NOT NULL,
	"sealed" text NOT NULL,
	"domains" text[] NOT NULL,
	"trusts_factor" boolean NOT NULL,
	"active" boolean NOT NULL,
	"required" boolean NOT NULL,
	"metadata" jsonb,
	"read_at" timestamp with time zone,
	"tested_at" timestamp with time zone,
	"fault" text,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "provider_arrivals" (
	"tenant_id" uuid NOT NULL,
	"digest" "bytea" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "provider_arrivals_tenant_id_digest_pk" PRIMARY KEY("tenant_id","digest")
);
--> statement-breakpoint
CREATE TABLE "provider_domains" (
	"domain" text NOT NULL,
	"tenant_id" uuid NOT NULL,
	CONSTRAINT "provider_domains_domain_tenant_id_pk" PRIMARY KEY("domain","tenant_id")
);
--> statement-breakpoint
CREATE TABLE "provider_links" (
	"tenant_id" uuid NOT NULL,
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"person_id" uuid NOT NULL,
	"linked_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone NOT NULL,
	CONSTRAINT "provider_links_tenant_id_issuer_subject_pk" PRIMARY KEY("tenant_id","issuer","subject"),
	CONSTRAINT "provider_links_person" UNIQUE("tenant_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "renewed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "former_hash" "bytea";--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "former_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "former_used_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "provider" text;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_former" UNIQUE("tenant_id","former_hash");
--> statement-breakpoint
-- A firm's provider is its administrators'; before anyone is known, the door into the house opens by
-- the firm's id, as it does for a token.
call secure_tenant_table('identity_providers');
--> statement-breakpoint
grant select, insert, update, delete on identity_providers to lianzao_app;
--> statement-breakpoint
call secure_tenant_table('provider_links');
--> statement-breakpoint
grant select, insert, update (used_at), delete on provider_links to lianzao_app;
--> statement-breakpoint
call secure_tenant_table('provider_arrivals');
--> statement-breakpoint
grant select, insert on provider_arrivals to lianzao_app;
--> statement-breakpoint
call open_to_program('provider_arrivals', 'lianzao_worker', 'select (at), delete');
--> statement-breakpoint
-- Under which domains a provider is found is for all to see; a firm writes its own alone.
call secure_shared_table('provider_domains', 'true');
--> statement-breakpoint
create policy provider_domains_insert on provider_domains for insert to lianzao_app with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and tenant_id = nullif(current_setting('app.actor_tenant_id', true), '')::uuid);
--> statement-breakpoint
create policy provider_domains_delete on provider_domains for delete to lianzao_app using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and tenant_id = nullif(current_setting('app.actor_tenant_id', true), '')::uuid);
--> statement-breakpoint
grant insert, delete on provider_domains to lianzao_app;
--> statement-breakpoint
grant update (token_hash, last_used_at, renewed_at, former_hash, former_until, former_used_at) on api_keys to lianzao_app;
