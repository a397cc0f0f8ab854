ALTER TABLE "sessions" ADD COLUMN "address" text;
--> statement-breakpoint
-- From where a session was last used is written down with when.
grant update (address) on sessions to lianzao_app;
