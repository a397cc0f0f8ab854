CREATE TABLE "certificates" (
	"tenant_id" uuid NOT NULL,
	"resource_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"standard" text NOT NULL,
	"number" text NOT NULL,
	"valid_until" timestamp with time zone NOT NULL,
	CONSTRAINT "certificates_tenant_id_resource_id_id_pk" PRIMARY KEY("tenant_id","resource_id","id")
);
--> statement-breakpoint
CREATE TABLE "resources" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"kind" text NOT NULL,
	"processes" text[] NOT NULL,
	"materials" text[] NOT NULL,
	"envelope_x_nm" bigint NOT NULL,
	"envelope_y_nm" bigint NOT NULL,
	"envelope_z_nm" bigint NOT NULL,
	"tolerance_nm" bigint NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "resources_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "sites" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"city_zh" text NOT NULL,
	"city_en" text NOT NULL,
	"gln" text,
	"latitude" double precision NOT NULL,
	"longitude" double precision NOT NULL,
	"time_zone" text NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sites_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "capacity_bookings" (
	"tenant_id" uuid NOT NULL,
	"requester" uuid NOT NULL,
	"id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"resource_id" uuid NOT NULL,
	"resource_name_zh" text NOT NULL,
	"resource_name_en" text NOT NULL,
	"process" text NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"until_at" timestamp with time zone NOT NULL,
	"total_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"vat_included" boolean NOT NULL,
	"note" text NOT NULL,
	"booked_at" timestamp with time zone NOT NULL,
	"free_cancellation_until" timestamp with time zone NOT NULL,
	"rules_version" integer NOT NULL,
	CONSTRAINT "capacity_bookings_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "capacity_bookings_made" (
	"tenant_id" uuid NOT NULL,
	"provider" uuid NOT NULL,
	"id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"resource_id" uuid NOT NULL,
	"resource_name_zh" text NOT NULL,
	"resource_name_en" text NOT NULL,
	"process" text NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"until_at" timestamp with time zone NOT NULL,
	"total_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"vat_included" boolean NOT NULL,
	"note" text NOT NULL,
	"booked_at" timestamp with time zone NOT NULL,
	"free_cancellation_until" timestamp with time zone NOT NULL,
	"rules_version" integer NOT NULL,
	CONSTRAINT "capacity_bookings_made_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "capacity_cancellations" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"requester" uuid NOT NULL,
	"cancelled_by" text NOT NULL,
	"free" boolean NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "capacity_cancellations_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "capacity_offers" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"resource_id" uuid NOT NULL,
	"process" text NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"until_at" timestamp with time zone NOT NULL,
	"price_per_hour_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"vat_included" boolean NOT NULL,
	"visibility" text NOT NULL,
	"shared_with" uuid[] NOT NULL,
	"terms" text NOT NULL,
	"status" text NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "capacity_offers_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "capacity_taken" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"requester" uuid NOT NULL,
	"resource_id" uuid NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"until_at" timestamp with time zone NOT NULL,
	CONSTRAINT "capacity_taken_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "market_offers" (
	"process" text NOT NULL,
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"resource_id" uuid NOT NULL,
	"resource_name_zh" text NOT NULL,
	"resource_name_en" text NOT NULL,
	"resource_kind" text NOT NULL,
	"city_zh" text NOT NULL,
	"city_en" text NOT NULL,
	"place_x" double precision NOT NULL,
	"place_y" double precision NOT NULL,
	"place_z" double precision NOT NULL,
	"materials" text[] NOT NULL,
	"envelope_x_nm" bigint NOT NULL,
	"envelope_y_nm" bigint NOT NULL,
	"envelope_z_nm" bigint NOT NULL,
	"short_side_nm" bigint NOT NULL,
	"middle_side_nm" bigint NOT NULL,
	"long_side_nm" bigint NOT NULL,
	"tolerance_nm" bigint NOT NULL,
	"certificates" jsonb NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"until_at" timestamp with time zone NOT NULL,
	"free" "tstzmultirange" NOT NULL,
	"price_per_hour_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"vat_included" boolean NOT NULL,
	"terms" text NOT NULL,
	"search_text" text NOT NULL,
	"visibility" text NOT NULL,
	"shared_with" uuid[] NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "market_offers_process_tenant_id_id_pk" PRIMARY KEY("process","tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "market_taken" (
	"tenant_id" uuid NOT NULL,
	"booking_id" uuid NOT NULL,
	"resource_id" uuid NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"until_at" timestamp with time zone NOT NULL,
	CONSTRAINT "market_taken_tenant_id_booking_id_pk" PRIMARY KEY("tenant_id","booking_id")
);
--> statement-breakpoint
CREATE TABLE "log_checkpoints" (
	"size" bigint PRIMARY KEY NOT NULL,
	"previous_size" bigint NOT NULL,
	"root" "bytea" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"fence" bigint NOT NULL,
	"note" text,
	CONSTRAINT "log_checkpoints_previous_size_unique" UNIQUE("previous_size")
);
--> statement-breakpoint
CREATE TABLE "log_entries" (
	"log_index" bigint PRIMARY KEY NOT NULL,
	"kind" smallint NOT NULL,
	"entry" "bytea" NOT NULL,
	"event_id" uuid,
	CONSTRAINT "log_entries_event_id_unique" UNIQUE("event_id")
);
--> statement-breakpoint
CREATE TABLE "log_waiting" (
	"event_id" uuid PRIMARY KEY NOT NULL,
	"commitment" "bytea" NOT NULL,
	"arrived_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "logs" (
	"origin" text PRIMARY KEY NOT NULL,
	"verifier_key" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"requester" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"principal" text NOT NULL,
	"action" text NOT NULL,
	"subject" text,
	"details" jsonb NOT NULL,
	"request_id" text NOT NULL,
	"address" text,
	CONSTRAINT "audit_entries_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "circles" (
	"tenant_id" uuid NOT NULL,
	"name" text NOT NULL,
	"audience" "bytea" NOT NULL,
	CONSTRAINT "circles_tenant_id_name_pk" PRIMARY KEY("tenant_id","name")
);
--> statement-breakpoint
CREATE TABLE "dead_letters" (
	"tenant_id" uuid NOT NULL,
	"subscriber" text NOT NULL,
	"event_id" uuid NOT NULL,
	"position" bigint NOT NULL,
	"fault" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "dead_letters_tenant_id_subscriber_event_id_pk" PRIMARY KEY("tenant_id","subscriber","event_id")
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"tenant_id" uuid NOT NULL,
	"principal" text NOT NULL,
	"operation" text NOT NULL,
	"key" text NOT NULL,
	"body_mac" "bytea" NOT NULL,
	"answer" text,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_tenant_id_principal_operation_key_pk" PRIMARY KEY("tenant_id","principal","operation","key")
);
--> statement-breakpoint
CREATE TABLE "leases" (
	"name" text PRIMARY KEY NOT NULL,
	"holder" text NOT NULL,
	"fence" bigint NOT NULL,
	"until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"requester" uuid NOT NULL,
	"lane" smallint NOT NULL,
	"xact" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"type" text NOT NULL,
	"canonical" "bytea" NOT NULL,
	"secret" "bytea" NOT NULL,
	"commitment" "bytea" NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"position" bigint,
	CONSTRAINT "outbox_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "outbox_position" UNIQUE("tenant_id","position")
);
--> statement-breakpoint
CREATE TABLE "outbox_heads" (
	"tenant_id" uuid PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "programs" (
	"instance" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"memory_mb" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "subscriber_positions" (
	"tenant_id" uuid NOT NULL,
	"subscriber" text NOT NULL,
	"position" bigint NOT NULL,
	CONSTRAINT "subscriber_positions_tenant_id_subscriber_pk" PRIMARY KEY("tenant_id","subscriber")
);
--> statement-breakpoint
CREATE TABLE "tenants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"city_zh" text NOT NULL,
	"city_en" text NOT NULL,
	"identity" text NOT NULL,
	"uscc" text NOT NULL,
	"status" text NOT NULL,
	"admitted_at" timestamp with time zone NOT NULL,
	"suspended_at" timestamp with time zone,
	"suspension_reason" text,
	CONSTRAINT "tenants_identity_unique" UNIQUE("identity"),
	CONSTRAINT "tenants_uscc_unique" UNIQUE("uscc")
);
--> statement-breakpoint
CREATE TABLE "published_codes" (
	"code" text NOT NULL,
	"event_id" uuid NOT NULL,
	"role" text NOT NULL,
	"is_class" boolean NOT NULL,
	CONSTRAINT "published_codes_code_event_id_role_pk" PRIMARY KEY("code","event_id","role")
);
--> statement-breakpoint
CREATE TABLE "published_events" (
	"event_id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"event_time" timestamp with time zone NOT NULL,
	"transformation_id" text,
	"disclosure" jsonb NOT NULL,
	"body" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "published_products" (
	"product" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"description_zh" text NOT NULL,
	"description_en" text NOT NULL,
	"described_at" timestamp with time zone NOT NULL,
	CONSTRAINT "published_products_product_owner_id_pk" PRIMARY KEY("product","owner_id")
);
--> statement-breakpoint
CREATE TABLE "trace_captures" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone NOT NULL,
	"event_count" integer NOT NULL,
	"circle" text NOT NULL,
	"media" text NOT NULL,
	"frame" jsonb NOT NULL,
	CONSTRAINT "trace_captures_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "trace_event_codes" (
	"tenant_id" uuid NOT NULL,
	"code" text NOT NULL,
	"event_id" uuid NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "trace_event_codes_tenant_id_code_event_id_role_pk" PRIMARY KEY("tenant_id","code","event_id","role")
);
--> statement-breakpoint
CREATE TABLE "trace_events" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"capture_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"event_id" text,
	"declared_at" text DEFAULT '' NOT NULL,
	"event_type" text NOT NULL,
	"action" text,
	"biz_step" text,
	"disposition" text,
	"read_point" text,
	"biz_location" text,
	"event_time" timestamp with time zone NOT NULL,
	"event_time_zone_offset" text NOT NULL,
	"record_time" timestamp with time zone NOT NULL,
	"circle" text NOT NULL,
	CONSTRAINT "trace_events_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "trace_events_event_id" UNIQUE("tenant_id","event_id","declared_at")
);
--> statement-breakpoint
CREATE TABLE "trace_products" (
	"tenant_id" uuid NOT NULL,
	"product" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"description_zh" text NOT NULL,
	"description_en" text NOT NULL,
	"described_at" timestamp with time zone NOT NULL,
	CONSTRAINT "trace_products_tenant_id_product_pk" PRIMARY KEY("tenant_id","product")
);
--> statement-breakpoint
CREATE TABLE "grants" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"requester" uuid NOT NULL,
	"grantee_tenant_id" uuid NOT NULL,
	"resource_type" text NOT NULL,
	"resource_id" uuid NOT NULL,
	"relation" text NOT NULL,
	"purpose" text NOT NULL,
	"fields" text[] NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	"valid_from" timestamp with time zone NOT NULL,
	"valid_until" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"policy_hash" "bytea" NOT NULL,
	CONSTRAINT "grants_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"email" text NOT NULL,
	"roles" text[] NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "invitations_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "invitations_code" UNIQUE("tenant_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"tenant_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"roles" text[] NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	"welcomed_at" timestamp with time zone,
	CONSTRAINT "memberships_tenant_id_person_id_pk" PRIMARY KEY("tenant_id","person_id"),
	CONSTRAINT "memberships_email" UNIQUE("tenant_id","email")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"locale" text NOT NULL,
	"tenant_ids" uuid[] NOT NULL,
	"last_tenant_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "people_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempts" (
	"subject" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	"paused_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "operating_rules" (
	"version" integer PRIMARY KEY NOT NULL,
	"text_zh" text NOT NULL,
	"text_en" text NOT NULL,
	"parameters" jsonb NOT NULL,
	"effective_from" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rules_acceptances" (
	"tenant_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"person_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "rules_acceptances_tenant_id_version_pk" PRIMARY KEY("tenant_id","version")
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"scopes" text[] NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_keys_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "api_keys_token" UNIQUE("tenant_id","token_hash")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"user_agent" text NOT NULL,
	CONSTRAINT "sessions_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "sessions_token" UNIQUE("tenant_id","token_hash")
);
--> statement-breakpoint
CREATE TABLE "identifier_descriptions" (
	"code" text NOT NULL,
	"firm_id" uuid NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"description_zh" text NOT NULL,
	"description_en" text NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"described_at" timestamp with time zone NOT NULL,
	CONSTRAINT "identifier_descriptions_code_firm_id_pk" PRIMARY KEY("code","firm_id")
);
--> statement-breakpoint
CREATE TABLE "identifier_records" (
	"code" text PRIMARY KEY NOT NULL,
	"links" jsonb NOT NULL,
	"registered_at" timestamp with time zone NOT NULL,
	"owner_id" uuid,
	"first_event_at" timestamp with time zone,
	"first_event_id" uuid
);
--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_resource" FOREIGN KEY ("tenant_id","resource_id") REFERENCES "public"."resources"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resources" ADD CONSTRAINT "resources_site" FOREIGN KEY ("tenant_id","site_id") REFERENCES "public"."sites"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "capacity_bookings" ADD CONSTRAINT "capacity_bookings_offer" FOREIGN KEY ("tenant_id","offer_id") REFERENCES "public"."capacity_offers"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_codes" ADD CONSTRAINT "published_codes_event_id_published_events_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."published_events"("event_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trace_events" ADD CONSTRAINT "trace_events_tenant_id_capture_id_trace_captures_tenant_id_id_fk" FOREIGN KEY ("tenant_id","capture_id") REFERENCES "public"."trace_captures"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "capacity_bookings_newest" ON "capacity_bookings" USING btree ("tenant_id","booked_at","id");--> statement-breakpoint
CREATE INDEX "capacity_bookings_made_newest" ON "capacity_bookings_made" USING btree ("tenant_id","booked_at","id");--> statement-breakpoint
CREATE INDEX "capacity_offers_newest" ON "capacity_offers" USING btree ("tenant_id","published_at","id");--> statement-breakpoint
CREATE INDEX "capacity_offers_status" ON "capacity_offers" USING btree ("tenant_id","status","published_at","id");--> statement-breakpoint
CREATE INDEX "capacity_taken_resource" ON "capacity_taken" USING btree ("tenant_id","resource_id","until_at","from_at");--> statement-breakpoint
CREATE INDEX "market_offers_offer" ON "market_offers" USING btree ("tenant_id","id");--> statement-breakpoint
CREATE INDEX "market_offers_resource" ON "market_offers" USING btree ("tenant_id","resource_id");--> statement-breakpoint
CREATE INDEX "market_offers_process" ON "market_offers" USING btree ("process","from_at","id");--> statement-breakpoint
CREATE INDEX "market_offers_soonest" ON "market_offers" USING btree ("from_at","id");--> statement-breakpoint
CREATE INDEX "market_taken_resource" ON "market_taken" USING btree ("tenant_id","resource_id","until_at");--> statement-breakpoint
CREATE INDEX "log_checkpoints_unsigned" ON "log_checkpoints" USING btree ("size") WHERE note is null;--> statement-breakpoint
CREATE INDEX "log_waiting_order" ON "log_waiting" USING btree ("arrived_at","event_id");--> statement-breakpoint
CREATE INDEX "audit_entries_action" ON "audit_entries" USING btree ("tenant_id","action","id");--> statement-breakpoint
CREATE INDEX "outbox_waiting" ON "outbox" USING btree ("lane","xact","id") WHERE position is null;--> statement-breakpoint
CREATE INDEX "published_codes_event" ON "published_codes" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "published_events_transformation" ON "published_events" USING btree ("transformation_id");--> statement-breakpoint
CREATE INDEX "trace_captures_time" ON "trace_captures" USING btree ("tenant_id","started_at","id");--> statement-breakpoint
CREATE INDEX "trace_event_codes_event" ON "trace_event_codes" USING btree ("tenant_id","event_id");--> statement-breakpoint
CREATE INDEX "trace_events_time" ON "trace_events" USING btree ("tenant_id","event_time","id");--> statement-breakpoint
CREATE INDEX "trace_events_capture" ON "trace_events" USING btree ("tenant_id","capture_id","place");--> statement-breakpoint
CREATE INDEX "grants_resource" ON "grants" USING btree ("tenant_id","resource_type","resource_id");--> statement-breakpoint
CREATE INDEX "invitations_email" ON "invitations" USING btree ("tenant_id","email");--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("tenant_id","person_id");