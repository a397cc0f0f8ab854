-- What is sealed for good is sealed anew when the platform's secret is renewed: by the person whom an
-- authenticator belongs to, and by the worker's role, which sees of a provider only its secret.
grant update (secret) on totp_factors to lianzao_app;
--> statement-breakpoint
grant update (sealed, former_sealed) on webhook_endpoints to lianzao_worker;
--> statement-breakpoint
call open_to_program('identity_providers', 'lianzao_worker', 'select (tenant_id, sealed), update (sealed)');
