-- A message whose time is corrected may fall on another day: its talk is looked for on every day.
create index conversation_external on conversations.conversation (store_id, external_id);
