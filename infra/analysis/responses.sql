-- Every response of an export, one row each. An export holds other items too; their keys begin otherwise.
CREATE OR REPLACE VIEW responses AS
SELECT
  export_id,
  split_part(item.pk.s, '#', 2) AS unit,
  split_part(item.pk.s, '#', 3) AS day,
  substr(split_part(item.pk.s, '#', 3), 1, 7) AS month,
  substr(item.sk.s, 1, 2) AS hour,
  substr(item.sk.s, 4) AS id,
  coalesce(item.state.s, 'counted') AS state,
  item.counter.s AS counter,
  item.service.s AS service,
  item.channel.s AS channel,
  item.moment.s AS moment,
  item.questionnaire.s AS questionnaire,
  CAST(item.version.n AS integer) AS version,
  item.answers.m AS answers,
  item.reasons.l AS reasons
FROM export_items
WHERE item.pk.s LIKE 'RESPONSE#%'
