CREATE TABLE "log_cosignatures" (
	"size" bigint NOT NULL,
	"witness_id" uuid NOT NULL,
	"line" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "log_cosignatures_size_witness_id_pk" PRIMARY KEY("size","witness_id")
);
--> statement-breakpoint
CREATE TABLE "log_witnesses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"url" text NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	"size" bigint NOT NULL,
	"cosigned_at" timestamp with time zone,
	"next_at" timestamp with time zone NOT NULL,
	"failures" integer NOT NULL,
	"fault" text,
	"evidence" text
);
--> statement-breakpoint
CREATE UNIQUE INDEX "log_witnesses_key" ON "log_witnesses" USING btree ("key") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "log_checkpoints_at" ON "log_checkpoints" USING btree ("at");--> statement-breakpoint
-- Who watches the log is for anyone to see; the operator names them, the worker asks them.
call secure_shared_table('log_witnesses', 'true');
--> statement-breakpoint
call open_to_program('log_witnesses', 'lianzao_operator', 'select, insert, update (removed_at)');
--> statement-breakpoint
call open_to_program('log_witnesses', 'lianzao_worker', 'select, update (size, cosigned_at, next_at, failures, fault, evidence)');
--> statement-breakpoint
call secure_shared_table('log_cosignatures', 'true');
--> statement-breakpoint
call open_to_program('log_cosignatures', 'lianzao_worker', 'select, insert, update (line, at)');
