-- The folder that deleted nodes are moved into until they are purged. Its name is empty, so no path leads there.
INSERT INTO "nodes" ("id", "parent_id", "name", "kind", "created_at", "modified_at")
VALUES ('00000000-0000-0000-0000-000000000000', NULL, '', 'folder', to_timestamp(0), to_timestamp(0));
