-- Every reason that was ticked with a response that counts, one row each.
CREATE OR REPLACE VIEW reasons AS
SELECT
  r.export, r.unit, r.day, r.id, r.questionnaire, r.version,
  t.reason
FROM responses r
CROSS JOIN UNNEST(r.reasons) AS t (reason)
WHERE r.state = 'counted'
