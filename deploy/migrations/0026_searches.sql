CREATE TABLE "market_news" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"resource_id" uuid NOT NULL,
	"offer_id" uuid,
	"from_at" timestamp with time zone NOT NULL,
	"until_at" timestamp with time zone NOT NULL,
	"minutes" integer,
	CONSTRAINT "market_news_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "market_search_matches" (
	"tenant_id" uuid NOT NULL,
	"search_id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"provider" uuid NOT NULL,
	"until_at" timestamp with time zone NOT NULL,
	"told_at" timestamp with time zone,
	CONSTRAINT "market_search_matches_tenant_id_search_id_offer_id_pk" PRIMARY KEY("tenant_id","search_id","offer_id")
);
--> statement-breakpoint
CREATE TABLE "market_searches" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"name" text NOT NULL,
	"ask" jsonb NOT NULL,
	"place" jsonb,
	"process" text,
	"alerts" boolean NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"told" integer DEFAULT 0 NOT NULL,
	"last_told_at" timestamp with time zone,
	CONSTRAINT "market_searches_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "market_search_matches" ADD CONSTRAINT "market_search_matches_search" FOREIGN KEY ("tenant_id","search_id") REFERENCES "public"."market_searches"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "market_search_matches_until" ON "market_search_matches" USING btree ("until_at");--> statement-breakpoint
CREATE INDEX "market_search_matches_untold" ON "market_search_matches" USING btree ("tenant_id") WHERE told_at is null;--> statement-breakpoint
CREATE INDEX "market_searches_person" ON "market_searches" USING btree ("tenant_id","person_id","id");--> statement-breakpoint
CREATE INDEX "market_searches_alerts" ON "market_searches" USING btree ("process","tenant_id","id") WHERE alerts;
--> statement-breakpoint
call secure_shared_table('market_news', 'false');
--> statement-breakpoint
-- To lock rows is an update: news are taken by one worker.
call open_to_program('market_news', 'lianzao_worker', 'select, insert, update, delete');
--> statement-breakpoint
call secure_tenant_table('market_searches');
--> statement-breakpoint
grant select, insert, update (name, alerts, told, last_told_at), delete on market_searches
  to lianzao_app;
--> statement-breakpoint
-- The worker compares what is new in the market with the searches of all firms, and tells none of
-- another: what it finds is looked at anew in the firm's own house.
call open_to_program('market_searches', 'lianzao_worker', 'select');
--> statement-breakpoint
call secure_tenant_table('market_search_matches');
--> statement-breakpoint
grant select, update (told_at), delete on market_search_matches to lianzao_app;
--> statement-breakpoint
call open_to_program('market_search_matches', 'lianzao_worker', 'select, insert, delete');
