-- What changes the numbers of a day that is over leaves a mark at that moment, in the same transaction, whoever writes it: a day with a
-- mark is counted from its rows until it is counted anew. `src/db/metrics/counted-days.ts` reads them.
CREATE FUNCTION recount_rerun() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO recounts (at) SELECT finished_at FROM runs WHERE id = NEW.rerun_of AND finished_at IS NOT NULL;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER runs_recount AFTER INSERT ON runs FOR EACH ROW WHEN (NEW.rerun_of IS NOT NULL) EXECUTE FUNCTION recount_rerun();
--> statement-breakpoint
CREATE FUNCTION recount_reversal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  reversal reversals := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
BEGIN
  INSERT INTO recounts (at)
    SELECT finished_at FROM runs WHERE id = reversal.run_id AND finished_at IS NOT NULL
    UNION ALL SELECT reversal.recorded_at;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER reversals_recount AFTER INSERT OR UPDATE OR DELETE ON reversals FOR EACH ROW EXECUTE FUNCTION recount_reversal();
--> statement-breakpoint
-- Where the time of earlier runs went, as their audit events tell it; where those do not tell it whole, it stays unknown.
WITH entered AS (
  SELECT chain, seq, at, CASE
      WHEN type = 'run.queued' THEN 'queued'
      WHEN type IN ('run.started', 'run.restarted', 'run.retried', 'run.answered') THEN 'running'
      WHEN type = 'review.opened' THEN 'awaiting_review'
      WHEN type IN ('review.resolved', 'review.decided') THEN 'executing'
      ELSE substr(type, 5)
    END AS status
  FROM events
  WHERE type IN ('run.queued', 'run.started', 'run.restarted', 'run.retried', 'run.answered', 'review.opened',
      'run.completed', 'run.rejected', 'run.expired', 'run.blocked', 'run.cancelled')
    OR type = 'review.resolved' AND data->>'resolution' = 'approved'
    OR type = 'review.decided' AND actor_kind = 'rule'
), stood AS (
  SELECT *, extract(epoch FROM lead(at) OVER later - at) * 1000 AS ms, row_number() OVER later AS place,
    count(*) OVER (PARTITION BY chain) AS places
  FROM entered WINDOW later AS (PARTITION BY chain ORDER BY seq)
), parts AS (
  SELECT chain, min(at) FILTER (WHERE place = 1) AS began_at, max(at) FILTER (WHERE place = places) AS last_at,
    max(status) FILTER (WHERE place = places) AS last_status,
    coalesce(sum(ms) FILTER (WHERE status = 'queued'), 0) AS queue_ms,
    coalesce(sum(ms) FILTER (WHERE status = 'running'), 0) AS agent_ms,
    coalesce(sum(ms) FILTER (WHERE status = 'awaiting_review'), 0) AS review_ms,
    coalesce(sum(ms) FILTER (WHERE status = 'executing'), 0) AS execution_ms,
    coalesce(sum(ms) FILTER (WHERE status = 'blocked'), 0) AS blocked_ms
  FROM stood GROUP BY chain
)
UPDATE runs SET entered_at = parts.last_at, queue_ms = parts.queue_ms, agent_ms = parts.agent_ms, review_ms = parts.review_ms,
  execution_ms = parts.execution_ms, blocked_ms = parts.blocked_ms
FROM parts
WHERE parts.chain = runs.id AND runs.entered_at IS NULL AND parts.began_at = runs.received_at
  AND parts.last_status = runs.status AND parts.last_at = coalesce(runs.finished_at, parts.last_at);
