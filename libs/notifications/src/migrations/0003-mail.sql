-- A person's mail is a channel of theirs: what goes there waits, is tried again and given up like everything else.
alter table notifications.channel drop constraint channel_kind_check;
alter table notifications.channel add constraint channel_kind_check
  check (kind in ('wecom', 'dingtalk', 'feishu', 'webhook', 'mail'));
alter table notifications.channel alter column address drop not null;
alter table notifications.channel add column account_id uuid;
-- Where somebody's mail goes is asked of identity each time.
alter table notifications.channel add constraint channel_of_whom
  check ((kind = 'mail') = (account_id is not null) and (kind = 'mail') = (address is null));
create unique index channel_mail on notifications.channel (provider_id, account_id) where kind = 'mail';

alter table notifications.delivery drop constraint delivery_state_check;
alter table notifications.delivery add constraint delivery_state_check
  check (state in ('waiting', 'sending', 'sent', 'dead', 'withheld'));
-- Of a mail, by which its receiver tells that it has come before: what went in one goes in one again.
alter table notifications.delivery add column message_id uuid;

-- What somebody wishes of either way; null: as their roles are told.
alter table notifications.notice_choice alter column is_told drop not null;
alter table notifications.notice_choice add column is_mailed boolean;
