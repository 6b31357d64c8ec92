CREATE FUNCTION count_usage() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO usage SELECT u.id, sum(n.size_bytes) FROM added n JOIN users u ON u.id = n.owner_id
      GROUP BY u.id HAVING sum(n.size_bytes) <> 0;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO usage SELECT u.id, -sum(n.size_bytes) FROM removed n JOIN users u ON u.id = n.owner_id
      GROUP BY u.id HAVING sum(n.size_bytes) <> 0;
  ELSE
    INSERT INTO usage SELECT u.id, sum(n.size_bytes) FROM (
        SELECT owner_id, size_bytes FROM added UNION ALL SELECT owner_id, -size_bytes FROM removed
      ) n JOIN users u ON u.id = n.owner_id
      GROUP BY u.id HAVING sum(n.size_bytes) <> 0;
  END IF;
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER count_inserted AFTER INSERT ON nodes REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION count_usage();--> statement-breakpoint
CREATE TRIGGER count_deleted AFTER DELETE ON nodes REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION count_usage();--> statement-breakpoint
CREATE TRIGGER count_updated AFTER UPDATE ON nodes REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION count_usage();--> statement-breakpoint
INSERT INTO usage SELECT owner_id, sum(size_bytes) FROM nodes WHERE owner_id IS NOT NULL GROUP BY owner_id;
