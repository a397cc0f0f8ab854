CREATE TABLE "identifier_nodes" (
	"tenant_id" uuid NOT NULL,
	"scheme" text NOT NULL,
	"prefix" text NOT NULL,
	"mode" text NOT NULL,
	"url" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "identifier_nodes_tenant_id_scheme_prefix_pk" PRIMARY KEY("tenant_id","scheme","prefix")
);
--> statement-breakpoint
CREATE TABLE "registry_resolutions" (
	"tenant_id" uuid NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"code" text NOT NULL,
	"region" text NOT NULL,
	"reader" text NOT NULL,
	"times" bigint NOT NULL,
	CONSTRAINT "registry_resolutions_tenant_id_hour_code_region_reader_pk" PRIMARY KEY("tenant_id","hour","code","region","reader")
);

--> statement-breakpoint
-- Counted and forgotten by the resolver, for any firm; for the firm to read.
call secure_tenant_table('registry_resolutions');
--> statement-breakpoint
grant select on registry_resolutions to lianzao_app;
--> statement-breakpoint
call open_to_program('registry_resolutions', 'lianzao_resolver', 'select, insert, update (times), delete');
--> statement-breakpoint
-- Said by the firm; the resolver asks the node, or sends there who asks.
call secure_tenant_table('identifier_nodes');
--> statement-breakpoint
grant select, insert, update (mode, url, set_at), delete on identifier_nodes to lianzao_app;
--> statement-breakpoint
call open_to_program('identifier_nodes', 'lianzao_resolver', 'select');
