ALTER TABLE "capacity_waits" ADD COLUMN "minutes" integer;
