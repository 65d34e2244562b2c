-- When a channel may be spoken to, by the clock of a zone: not in its quiet hours, and by mail in digests where somebody
-- wants them.
alter table notifications.channel
  add column time_zone text not null default 'Asia/Shanghai',
  add column quiet_from smallint check (quiet_from between 0 and 1439),
  add column quiet_until smallint check (quiet_until between 0 and 1439),
  add column digest text not null default 'at_once' check (digest in ('at_once', 'hourly', 'daily')),
  add column digest_minute smallint not null default 540 check (digest_minute between 0 and 1439),
  -- Until then a job waits that looks what is due; null: none does.
  add column look_at timestamptz;
alter table notifications.channel add constraint channel_quiet
  check ((quiet_from is null) = (quiet_until is null));
