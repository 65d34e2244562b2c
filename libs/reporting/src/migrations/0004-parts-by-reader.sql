-- A report by who reads what of it: a list of days says a sentence of each, and read every after-sale case for it.
alter table reporting.daily_report
  -- Names the version and its numbers; whoever publishes them says it.
  add column content_hash text,
  -- The day in one sentence, as it was said. Null in reports from before it was kept: their numbers say it.
  add column headline_zh text,
  add column headline_en text,
  add column numbers jsonb,
  add column promises jsonb,
  add column seats_sold int,
  add column advice jsonb,
  add column by_hour jsonb,
  add column slots jsonb,
  -- Null in reports from before they were kept.
  add column shifts jsonb,
  add column agents jsonb,
  add column agents_total jsonb,
  add column qc jsonb,
  add column after_sales jsonb;

-- The policies hold for the owner too, who has no tenant here and would move nothing.
alter table reporting.daily_report no force row level security;
update reporting.daily_report
   set content_hash = encode(sha256(convert_to(concat(version, body), 'UTF8')), 'hex'),
       numbers = body -> 'numbers',
       promises = body -> 'promises',
       seats_sold = (body ->> 'seatsSold')::int,
       advice = nullif(body -> 'advice', 'null'),
       by_hour = body -> 'byHour',
       slots = body -> 'slots',
       shifts = nullif(body -> 'shifts', 'null'),
       agents = body -> 'agents',
       agents_total = nullif(body -> 'agentsTotal', 'null'),
       qc = nullif(body -> 'qc', 'null'),
       after_sales = body -> 'afterSales';

-- Before promises had periods and numbers opened by metric, each number carried its target of the day.
update reporting.daily_report
   set numbers = (
         select coalesce(jsonb_agg(
                  n.number - '{target,kept,rowsCount}'::text[] || jsonb_build_object(
                    'provisional', false,
                    'rows', case when n.number ->> 'rows' in ('orders', 'aftersales')
                                 then n.number ->> 'rows' else 'conversations' end)
                  order by n.place), '[]')
           from jsonb_array_elements(body -> 'numbers') with ordinality as n (number, place))
         || case when body ->> 'seatCoverage' is null then '[]'::jsonb
                 else jsonb_build_array(jsonb_build_object(
                   'key', 'seatCoverage', 'metric', 'seat_cov@1', 'value', body ->> 'seatCoverage',
                   'numerator', null, 'denominator', null, 'sample', null, 'previousDay', null,
                   'sameWeekday', null, 'provisional', false, 'rows', 'none')) end,
       promises = (
         select coalesce(jsonb_agg(
                  jsonb_build_object(
                    'clauseId', null, 'promised', n.number -> 'metric', 'metric', n.number -> 'metric',
                    'comparator', case when n.number ->> 'metric' like 'avg%' then '<=' else '>=' end,
                    'target', n.number -> 'target', 'period', 'day', 'from', business_date,
                    'through', business_date, 'kept', n.number -> 'kept', 'value', n.number -> 'value',
                    'numerator', n.number -> 'numerator', 'denominator', n.number -> 'denominator')
                  order by n.place), '[]')
           from jsonb_array_elements(body -> 'numbers') with ordinality as n (number, place)
          where n.number ->> 'target' is not null),
       agents = (
         select coalesce(jsonb_agg(a.agent || '{"agentId": null}' order by a.place), '[]')
           from jsonb_array_elements(body -> 'agents') with ordinality as a (agent, place)),
       slots = '[]',
       qc = qc || '{"rows": []}'
 where not body ? 'v';
alter table reporting.daily_report force row level security;

alter table reporting.daily_report
  alter column content_hash set not null,
  alter column numbers set not null,
  alter column promises set not null,
  alter column by_hour set not null,
  alter column slots set not null,
  alter column agents set not null,
  alter column after_sales set not null,
  add constraint daily_report_headline_check check ((headline_zh is null) = (headline_en is null)),
  drop column body;
