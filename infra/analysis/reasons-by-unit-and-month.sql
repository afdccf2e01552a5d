-- How often each reason was ticked, by unit and month, where ten people or more answered: a reason is offered after
-- some scores only, so of fewer it would tell their scores. The parameter is the export's id.
SELECT unit, month, questionnaire, reason, n
FROM (
  SELECT
    unit, month, questionnaire, reason,
    count(reason) AS n,
    sum(sum(respondent)) OVER (PARTITION BY unit, month, questionnaire) AS responses
  FROM reasons
  WHERE export_id = ?
  GROUP BY unit, month, questionnaire, reason
) AS counted
WHERE responses >= 10 AND reason IS NOT NULL
ORDER BY unit, month, questionnaire, n DESC, reason
