CREATE TABLE "map_chains" (
	"key" "bytea" NOT NULL,
	"position" bigint NOT NULL,
	"log_index" bigint NOT NULL,
	"head" "bytea" NOT NULL,
	CONSTRAINT "map_chains_key_position_pk" PRIMARY KEY("key","position")
);
--> statement-breakpoint
CREATE TABLE "map_pages" (
	"path" text NOT NULL,
	"size" bigint NOT NULL,
	"children" "bytea" NOT NULL,
	CONSTRAINT "map_pages_path_size_pk" PRIMARY KEY("path","size")
);
--> statement-breakpoint
ALTER TABLE "log_waiting" ADD COLUMN "keys" "bytea";
--> statement-breakpoint
-- Keys are hashes under the audience: who does not know that learns nothing from a chain.
call secure_shared_table('map_chains', 'true');
--> statement-breakpoint
call open_to_program('map_chains', 'lianzao_worker', 'select, insert');
--> statement-breakpoint
call secure_shared_table('map_pages', 'true');
--> statement-breakpoint
call open_to_program('map_pages', 'lianzao_worker', 'select, insert, delete');
