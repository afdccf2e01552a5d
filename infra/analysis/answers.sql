-- Every answer of the responses that count, one row each; those that are held, void, erased or synthetic end here.
-- "headline" marks the answers that the index is made of: the overall score, or all answers of a form without one.
-- "respondent" is 1 on one headline answer of each response and 0 on all others, so its sum is how many responded.
CREATE OR REPLACE VIEW answers AS
SELECT
  r.export_id, r.unit, r.day, r.month, r.hour, r.id, r.counter, r.service, r.channel, r.moment,
  r.questionnaire, r.version,
  t.question,
  CAST(r.answers[t.question].n AS integer) AS score,
  t.question = 'overall' OR NOT contains(map_keys(r.answers), 'overall') AS headline,
  CASE
    WHEN t.question = 'overall' THEN 1
    WHEN t.place = 1 AND NOT contains(map_keys(r.answers), 'overall') THEN 1
    ELSE 0
  END AS respondent
FROM responses AS r
CROSS JOIN UNNEST(map_keys(r.answers)) WITH ORDINALITY AS t (question, place)
WHERE r.state = 'counted'
