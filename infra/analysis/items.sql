-- How many items of each kind an export holds. Their sum is the "itemCount" of its manifest-summary.json, or lines were
-- lost in reading. The parameter is the export's id.
SELECT split_part(item.pk.s, '#', 1) AS kind, count(*) AS n
FROM export_items
WHERE export_id = ?
GROUP BY 1
ORDER BY 1
