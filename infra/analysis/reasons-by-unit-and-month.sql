-- How often each reason was ticked, by unit and month, where ten people or more answered: a reason is offered after
-- some scores only, so of fewer it would tell their scores. The parameter names the export.
WITH people AS (
  SELECT export, unit, substr(day, 1, 7) AS month, questionnaire, count(*) AS answered
  FROM responses
  WHERE state = 'counted'
  GROUP BY 1, 2, 3, 4
)
SELECT p.unit, p.month, p.questionnaire, r.reason, count(*) AS n
FROM reasons AS r
JOIN people AS p
  ON p.export = r.export AND p.unit = r.unit AND p.month = substr(r.day, 1, 7) AND p.questionnaire = r.questionnaire
WHERE r.export = ? AND p.answered >= 10
GROUP BY 1, 2, 3, 4
ORDER BY 1, 2, 3, 4
