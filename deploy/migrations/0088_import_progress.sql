ALTER TABLE "registry_imports" ADD COLUMN "share" double precision;--> statement-breakpoint
ALTER TABLE "registry_imports" ADD COLUMN "begun_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "registry_imports" ADD COLUMN "begun_share" double precision;--> statement-breakpoint
-- How far an import is, and from where it went on, is written in its firm's house.
grant update (share, begun_at, begun_share) on registry_imports to lianzao_app;
