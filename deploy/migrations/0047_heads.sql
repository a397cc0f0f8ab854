ALTER TABLE "log_checkpoints" DROP COLUMN "fence";
--> statement-breakpoint
-- A head's time is that of the statement under it: eight bytes after its kind and its size.
update log_checkpoints set at = timestamptz 'epoch'
    + ('x' || encode(substr(entry, 10, 8), 'hex'))::bit(64)::bigint * interval '1 millisecond'
  from log_entries where log_index = size - 1;
