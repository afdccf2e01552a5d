-- Every answer of the responses that count, one row each. `headline` marks those that the index is made of: the
-- overall score, or all answers of a form that has none.
CREATE OR REPLACE VIEW answers AS
SELECT
  r.export, r.unit, r.day, r.hour, r.id, r.counter, r.service, r.channel, r.moment, r.questionnaire, r.version,
  t.question,
  CAST(r.answers[t.question].n AS integer) AS score,
  t.question = 'overall' OR NOT contains(map_keys(r.answers), 'overall') AS headline
FROM responses r
CROSS JOIN UNNEST(map_keys(r.answers)) AS t (question)
WHERE r.state = 'counted'
