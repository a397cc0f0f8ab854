-- A firm removes weekly capacity that it no longer keeps: row security lets it remove its own alone.
grant delete on capacity_groups to lianzao_app;
