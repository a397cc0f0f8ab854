CREATE TABLE "map_waiting" (
	"key" "bytea" NOT NULL,
	"event_id" uuid NOT NULL,
	"arrived_at" timestamp with time zone NOT NULL,
	CONSTRAINT "map_waiting_key_event_id_pk" PRIMARY KEY("key","event_id")
);
--> statement-breakpoint
ALTER TABLE "map_chains" ADD COLUMN "since" bigint;--> statement-breakpoint
CREATE INDEX "map_chains_since" ON "map_chains" USING btree ("since") WHERE since is not null;--> statement-breakpoint
ALTER TABLE "grants" ADD COLUMN "audience" "bytea";--> statement-breakpoint
call secure_shared_table('map_waiting', 'false');
--> statement-breakpoint
call open_to_program('map_waiting', 'lianzao_worker', 'select, insert, delete');
--> statement-breakpoint
-- What a grant's circle is, and which of an event's fields it shows: the worker appends the event.
call open_to_program('grants', 'lianzao_worker', 'select');
