CREATE TABLE "usage" (
	"user_id" uuid NOT NULL,
	"delta_bytes" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "quota_bytes" bigint;--> statement-breakpoint
CREATE INDEX "usage_user" ON "usage" USING btree ("user_id");