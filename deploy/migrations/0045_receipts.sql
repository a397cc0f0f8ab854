CREATE INDEX "map_chains_log_index" ON "map_chains" USING btree ("log_index");
