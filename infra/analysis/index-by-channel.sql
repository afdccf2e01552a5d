-- Each channel, by unit and month: who chooses to rate is not like who was drawn and asked on paper.
-- Scores and index of fewer than ten responses are withheld, as everywhere. The parameter is the export's id.
SELECT
  unit, month, questionnaire, channel, n,
  CASE WHEN n >= 10 THEN c1 END AS c1,
  CASE WHEN n >= 10 THEN c2 END AS c2,
  CASE WHEN n >= 10 THEN c3 END AS c3,
  CASE WHEN n >= 10 THEN c4 END AS c4,
  CASE WHEN n >= 10 THEN c5 END AS c5,
  -- Halves go up, in whole numbers as far as the one division: c4 + c5 of all answers, in percent to two places.
  CASE WHEN n >= 10 THEN floor(CAST(20000 * (c4 + c5) + answers AS double) / (2 * answers)) / 100 END AS index_percent
FROM (
  SELECT
    unit, month, questionnaire, channel,
    sum(respondent) AS n,
    count(*) AS answers,
    count_if(score = 1) AS c1,
    count_if(score = 2) AS c2,
    count_if(score = 3) AS c3,
    count_if(score = 4) AS c4,
    count_if(score = 5) AS c5
  FROM answers
  WHERE export_id = ? AND headline
  GROUP BY 1, 2, 3, 4
) AS counted
ORDER BY unit, month, questionnaire, channel
