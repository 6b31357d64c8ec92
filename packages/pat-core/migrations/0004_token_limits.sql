CREATE TABLE "policy" (
	"id" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"max_lifetime_seconds" integer,
	"max_auto_refresh_seconds" integer,
	"auto_refresh_cap_seconds" integer,
	"never_expiring_allowed" boolean DEFAULT true NOT NULL,
	"scope_required" boolean DEFAULT false NOT NULL,
	"minting" text DEFAULT 'everybody' NOT NULL,
	"max_tokens_per_user" integer,
	"ssh_keys_allowed" boolean DEFAULT true NOT NULL,
	"updated_at" timestamp (3) with time zone,
	CONSTRAINT "policy_one_row" CHECK ("policy"."id")
);
--> statement-breakpoint
CREATE TABLE "retired_secrets" (
	"secret_hash" "bytea" PRIMARY KEY NOT NULL,
	"token_id" uuid NOT NULL,
	"valid_until" timestamp (3) with time zone NOT NULL,
	"reported_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "webhook_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"type" text NOT NULL,
	"data" jsonb NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "tokens" ALTER COLUMN "secret_hash" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "tokens" ADD COLUMN "kind" text DEFAULT 'pat' NOT NULL;--> statement-breakpoint
ALTER TABLE "tokens" ADD COLUMN "parent_id" uuid;--> statement-breakpoint
ALTER TABLE "tokens" ADD COLUMN "public_key" text;--> statement-breakpoint
ALTER TABLE "tokens" ADD COLUMN "doors" text[];--> statement-breakpoint
ALTER TABLE "tokens" ADD COLUMN "networks" text[];--> statement-breakpoint
ALTER TABLE "tokens" ADD COLUMN "not_before" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "tokens" ADD COLUMN "restrictions" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "tokens" ADD COLUMN "max_uses" integer;--> statement-breakpoint
ALTER TABLE "tokens" ADD COLUMN "uses" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "tokens" ADD COLUMN "last_used_client" text;--> statement-breakpoint
ALTER TABLE "tokens" ADD COLUMN "warned_days" integer;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "kind" text DEFAULT 'person' NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "owner_id" uuid;--> statement-breakpoint
ALTER TABLE "retired_secrets" ADD CONSTRAINT "retired_secrets_token_id_tokens_id_fk" FOREIGN KEY ("token_id") REFERENCES "public"."tokens"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "retired_secrets_token" ON "retired_secrets" USING btree ("token_id");--> statement-breakpoint
CREATE INDEX "webhook_events_due" ON "webhook_events" USING btree ("next_attempt_at");--> statement-breakpoint
ALTER TABLE "tokens" ADD CONSTRAINT "tokens_parent_id_tokens_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."tokens"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tokens_parent" ON "tokens" USING btree ("parent_id");--> statement-breakpoint
INSERT INTO "policy" DEFAULT VALUES;
