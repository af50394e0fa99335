-- Each event is numbered and chained to the one before it on its chain, under the lock of the chain's row.
-- `src/domain/audit-chain.ts` computes the same hash to verify it.
CREATE FUNCTION chain_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  link chains;
BEGIN
  INSERT INTO chains (id, seq, head) VALUES (NEW.chain, 0, '') ON CONFLICT (id) DO NOTHING;
  SELECT * INTO link FROM chains WHERE id = NEW.chain FOR UPDATE;
  NEW.seq := link.seq + 1;
  NEW.prev_hash := link.head;
  NEW.hash := encode(sha256(convert_to(concat_ws(E'\n',
    NEW.prev_hash, NEW.chain, NEW.seq, NEW.type, NEW.actor_kind, NEW.actor_id, NEW.surface,
    to_char(NEW.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), NEW.data::text), 'UTF8')), 'hex');
  UPDATE chains SET seq = NEW.seq, head = NEW.hash WHERE id = NEW.chain;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER events_chain BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION chain_event();
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE ON events FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER events_no_truncate BEFORE TRUNCATE ON events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER seals_append_only BEFORE UPDATE OR DELETE ON seals FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER seals_no_truncate BEFORE TRUNCATE ON seals FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER proposals_immutable BEFORE UPDATE OR DELETE ON proposals FOR EACH ROW EXECUTE FUNCTION refuse_change();
