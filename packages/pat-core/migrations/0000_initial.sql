CREATE TABLE "audit" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"user_id" uuid,
	"login" text,
	"token_id" uuid,
	"door" text NOT NULL,
	"address" text,
	"operation" text NOT NULL,
	"node_id" uuid,
	"path" text,
	"result" text NOT NULL,
	"detail" jsonb
);
--> statement-breakpoint
CREATE TABLE "blobs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"size_bytes" bigint NOT NULL,
	"content" "bytea",
	"store_key" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "blobs_store_key_unique" UNIQUE("store_key"),
	CONSTRAINT "blobs_one_place" CHECK (("blobs"."content" IS NULL) <> ("blobs"."store_key" IS NULL))
);
--> statement-breakpoint
CREATE TABLE "grants" (
	"node_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"permission" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "grants_node_id_user_id_pk" PRIMARY KEY("node_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "locks" (
	"token" text PRIMARY KEY NOT NULL,
	"node_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"shared" boolean NOT NULL,
	"deep" boolean NOT NULL,
	"owner_xml" text NOT NULL,
	"timeout_seconds" integer NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "nodes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"parent_id" uuid,
	"name" text COLLATE "C" NOT NULL,
	"kind" text NOT NULL,
	"blob_id" uuid,
	"size_bytes" bigint DEFAULT 0 NOT NULL,
	"owner_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"modified_at" timestamp (3) with time zone NOT NULL,
	"mode" integer,
	CONSTRAINT "nodes_parent_name" UNIQUE NULLS NOT DISTINCT("parent_id","name"),
	CONSTRAINT "nodes_file_has_blob" CHECK (("nodes"."kind" = 'file') = ("nodes"."blob_id" IS NOT NULL))
);
--> statement-breakpoint
CREATE TABLE "properties" (
	"node_id" uuid NOT NULL,
	"namespace" text NOT NULL,
	"name" text NOT NULL,
	"value" text NOT NULL,
	CONSTRAINT "properties_node_id_namespace_name_pk" PRIMARY KEY("node_id","namespace","name")
);
--> statement-breakpoint
CREATE TABLE "tokens" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"scopes" text[] NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"auto_refresh_seconds" integer,
	"last_used_at" timestamp (3) with time zone,
	"last_used_door" text,
	"last_used_address" text,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "tokens_secret_hash_unique" UNIQUE("secret_hash")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"login" text COLLATE "C" NOT NULL,
	"is_admin" boolean DEFAULT false NOT NULL,
	"password_hash" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	CONSTRAINT "users_login_unique" UNIQUE("login")
);
--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_node_id_nodes_id_fk" FOREIGN KEY ("node_id") REFERENCES "public"."nodes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "locks" ADD CONSTRAINT "locks_node_id_nodes_id_fk" FOREIGN KEY ("node_id") REFERENCES "public"."nodes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "locks" ADD CONSTRAINT "locks_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nodes" ADD CONSTRAINT "nodes_parent_id_nodes_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."nodes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nodes" ADD CONSTRAINT "nodes_blob_id_blobs_id_fk" FOREIGN KEY ("blob_id") REFERENCES "public"."blobs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nodes" ADD CONSTRAINT "nodes_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "properties" ADD CONSTRAINT "properties_node_id_nodes_id_fk" FOREIGN KEY ("node_id") REFERENCES "public"."nodes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tokens" ADD CONSTRAINT "tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_user" ON "audit" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "audit_node" ON "audit" USING btree ("node_id");--> statement-breakpoint
CREATE INDEX "grants_user" ON "grants" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "locks_node" ON "locks" USING btree ("node_id");--> statement-breakpoint
CREATE INDEX "locks_expiry" ON "locks" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "nodes_blob" ON "nodes" USING btree ("blob_id");--> statement-breakpoint
CREATE INDEX "nodes_owner" ON "nodes" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "tokens_user" ON "tokens" USING btree ("user_id");