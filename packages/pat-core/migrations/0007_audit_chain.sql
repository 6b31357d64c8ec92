CREATE TABLE "audit_days" (
	"day" date PRIMARY KEY NOT NULL,
	"first_position" bigint NOT NULL,
	"last_position" bigint NOT NULL,
	"highest_entry_id" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	"pruned_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "audit_gaps" (
	"entry_id" bigint PRIMARY KEY NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_seals" (
	"position" bigint PRIMARY KEY NOT NULL,
	"entry_id" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "audit_seals_entry_id_unique" UNIQUE("entry_id")
);
--> statement-breakpoint
CREATE TABLE "failed_logins" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "failed_logins_expiry" ON "failed_logins" USING btree ("expires_at");