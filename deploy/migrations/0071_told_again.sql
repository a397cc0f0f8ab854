-- What was set aside for a subscriber is told again, and gone once it was heard.
grant delete on dead_letters to lianzao_worker;
--> statement-breakpoint
-- How much waits for the log, not what.
create policy log_waiting_counted on log_waiting for select to lianzao_app using (true);
--> statement-breakpoint
grant select (arrived_at) on log_waiting to lianzao_app;
--> statement-breakpoint
-- fsck holds what is served of captured events against the events themselves.
call open_to_program('trace_captures', 'lianzao_worker', 'select');
--> statement-breakpoint
call open_to_program('trace_events', 'lianzao_worker', 'select');
--> statement-breakpoint
call open_to_program('trace_event_codes', 'lianzao_worker', 'select');
