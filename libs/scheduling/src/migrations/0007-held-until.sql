-- A roster that was replaced from its middle on holds for the days before: the last of them, before its first day when
-- none is left. Null while it has not been replaced.
alter table scheduling.roster add column held_until date;

-- The policies hold for the owner too, who has no tenant here and would move nothing.
alter table scheduling.roster no force row level security;
alter table scheduling.published_shift no force row level security;
update scheduling.roster r
   set held_until = least(r.to_on, (select min(later.from_on) - 1 from scheduling.roster later
                                     where later.store_id = r.store_id and (later.published_at, later.id) > (r.published_at, r.id)
                                       and later.from_on <= r.to_on and later.to_on >= r.from_on))
 where r.status = 'superseded';
-- Replaced a second time it kept what the first time had left of it.
delete from scheduling.published_shift p using scheduling.roster r
 where r.provider_id = p.provider_id and r.id = p.roster_id and p.on_date > r.held_until;
alter table scheduling.published_shift force row level security;
alter table scheduling.roster force row level security;
alter table scheduling.roster add constraint roster_held_until_check
  check ((status = 'superseded') = (held_until is not null));

create or replace view scheduling_pub.roster with (security_invoker = true) as
  select provider_id, store_id, id, from_on, to_on, status, requirement, held_until from scheduling.roster;
grant select (held_until) on scheduling.roster to zuoxi_reporting;
