CREATE TABLE "recycled" (
	"node_id" uuid PRIMARY KEY NOT NULL,
	"origin_id" uuid NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"workspace_id" uuid NOT NULL,
	"deleted_at" timestamp (3) with time zone NOT NULL,
	"deleted_by" uuid,
	"size_bytes" bigint
);
--> statement-breakpoint
CREATE TABLE "recycled_usage" (
	"node_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"bytes" bigint NOT NULL,
	CONSTRAINT "recycled_usage_node_id_user_id_pk" PRIMARY KEY("node_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "recycled" ADD CONSTRAINT "recycled_node_id_nodes_id_fk" FOREIGN KEY ("node_id") REFERENCES "public"."nodes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recycled" ADD CONSTRAINT "recycled_origin_id_nodes_id_fk" FOREIGN KEY ("origin_id") REFERENCES "public"."nodes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recycled" ADD CONSTRAINT "recycled_deleted_by_users_id_fk" FOREIGN KEY ("deleted_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recycled_usage" ADD CONSTRAINT "recycled_usage_node_id_recycled_node_id_fk" FOREIGN KEY ("node_id") REFERENCES "public"."recycled"("node_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recycled_usage" ADD CONSTRAINT "recycled_usage_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "recycled_workspace" ON "recycled" USING btree ("workspace_id","deleted_at","node_id");--> statement-breakpoint
CREATE INDEX "recycled_age" ON "recycled" USING btree ("deleted_at","node_id");--> statement-breakpoint
CREATE INDEX "recycled_origin" ON "recycled" USING btree ("origin_id");--> statement-breakpoint
CREATE INDEX "recycled_unmeasured" ON "recycled" USING btree ("node_id") WHERE "recycled"."size_bytes" IS NULL;--> statement-breakpoint
CREATE INDEX "recycled_deleted_by" ON "recycled" USING btree ("deleted_by");--> statement-breakpoint
CREATE INDEX "recycled_usage_user" ON "recycled_usage" USING btree ("user_id");--> statement-breakpoint
-- The folder of the recycle bin, hidden in the one of the trash: no path leads there.
INSERT INTO "nodes" ("id", "parent_id", "name", "kind", "created_at", "modified_at")
VALUES ('00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000000', 'recycle bin', 'folder', to_timestamp(0), to_timestamp(0));
