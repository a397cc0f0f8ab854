CREATE TABLE "passkeys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"credential_id" text NOT NULL,
	"public_key" "bytea" NOT NULL,
	"counter" bigint NOT NULL,
	"transports" text[] NOT NULL,
	"name" text NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone NOT NULL,
	CONSTRAINT "passkeys_credential" UNIQUE("person_id","credential_id")
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"person_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"digest" "bytea" NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "recovery_codes_person_id_position_pk" PRIMARY KEY("person_id","position")
);
--> statement-breakpoint
CREATE TABLE "totp_factors" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"secret" text NOT NULL,
	"last_step" bigint NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "strength" text DEFAULT 'password' NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "proved_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
-- A table of what is a person's own, over all his firms: seen and changed by himself, and by a firm
-- of his that resets what he proves himself by.
create procedure secure_person_table(name text)
language plpgsql as $$
declare
  own text := $q$person_id = nullif(current_setting('app.person_id', true), '')::uuid$q$;
begin
  call secure_shared_table(name, own);
  execute format('create policy %I on %I for insert to lianzao_app with check (%s)', name || '_insert', name, own);
  execute format('create policy %I on %I for update to lianzao_app using (%s) with check (%s)', name || '_update', name, own, own);
  execute format('create policy %I on %I for delete to lianzao_app using (%s)', name || '_delete', name, own);
end $$;
--> statement-breakpoint
call secure_person_table('totp_factors');
--> statement-breakpoint
grant insert, update (last_step, last_used_at), delete on totp_factors to lianzao_app;
--> statement-breakpoint
call secure_person_table('passkeys');
--> statement-breakpoint
grant insert, update (counter, name, last_used_at), delete on passkeys to lianzao_app;
--> statement-breakpoint
call secure_person_table('recovery_codes');
--> statement-breakpoint
grant insert, update (used_at), delete on recovery_codes to lianzao_app;
--> statement-breakpoint
grant update (proved_at) on sessions to lianzao_app;
