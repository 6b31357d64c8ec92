ALTER TABLE "nodes" DROP CONSTRAINT "nodes_owner_id_users_id_fk";
--> statement-breakpoint
DROP INDEX "nodes_owner";