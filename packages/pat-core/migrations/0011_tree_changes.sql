CREATE TABLE "tree_changes" (
	"id" boolean PRIMARY KEY DEFAULT true NOT NULL,
	CONSTRAINT "tree_changes_one_row" CHECK ("tree_changes"."id")
);
--> statement-breakpoint
INSERT INTO "tree_changes" DEFAULT VALUES;
