-- What masked nicknames of a store are told apart by: without it a mark would be looked up by trying all numbers.
create table conversations.nick_salt (
  provider_id uuid not null,
  store_id uuid not null,
  salt text not null,
  primary key (store_id)
);
call platform.protect_store_table('conversations.nick_salt', 'select, insert');
