-- Each service, by unit and month: what is served well, and what is not.
-- Index and scores of fewer than ten responses are withheld, as everywhere. The parameter names the export.
SELECT
  unit, substr(day, 1, 7) AS month, questionnaire, service,
  count(DISTINCT id) AS n,
  CASE WHEN count(DISTINCT id) >= 10 THEN sum(CASE WHEN score = 1 THEN 1 ELSE 0 END) END AS c1,
  CASE WHEN count(DISTINCT id) >= 10 THEN sum(CASE WHEN score = 2 THEN 1 ELSE 0 END) END AS c2,
  CASE WHEN count(DISTINCT id) >= 10 THEN sum(CASE WHEN score = 3 THEN 1 ELSE 0 END) END AS c3,
  CASE WHEN count(DISTINCT id) >= 10 THEN sum(CASE WHEN score = 4 THEN 1 ELSE 0 END) END AS c4,
  CASE WHEN count(DISTINCT id) >= 10 THEN sum(CASE WHEN score = 5 THEN 1 ELSE 0 END) END AS c5,
  CASE WHEN count(DISTINCT id) >= 10 THEN
    round(CAST(100 * sum(CASE WHEN score >= 4 THEN 1 ELSE 0 END) AS double) / count(*), 2)
  END AS index_percent
FROM answers
WHERE export = ? AND headline AND service IS NOT NULL
GROUP BY 1, 2, 3, 4
ORDER BY 1, 2, 3, 4
