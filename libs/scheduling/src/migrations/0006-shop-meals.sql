-- Quotes count people by the shifts that the provider works.
call platform.publish('scheduling.shift_template', 'provider_id, id, start_minute, end_minute, breaks, retired_at', 'sales');
-- Meals that the shop grants each agent, as they were when the roster was begun; null: those of the shifts.
alter table scheduling.roster add column meal_breaks jsonb;
