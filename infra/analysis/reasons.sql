-- Every reason that was ticked with a response that counts, one row each, and one row without a reason for a response
-- that has none. "respondent" is 1 on one row of each response. The reason is taken out of the list by its place,
-- because an unnested structure is columns in Athena and one value in DuckDB.
CREATE OR REPLACE VIEW reasons AS
SELECT
  r.export_id, r.unit, r.day, r.month, r.hour, r.id, r.questionnaire, r.version,
  r.reasons[t.place].s AS reason,
  CASE WHEN coalesce(t.place, 1) = 1 THEN 1 ELSE 0 END AS respondent
FROM responses AS r
LEFT JOIN UNNEST(r.reasons) WITH ORDINALITY AS t (ticked, place) ON TRUE
WHERE r.state = 'counted'
