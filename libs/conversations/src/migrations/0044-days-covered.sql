-- Which days files tell of: a day that none tells of has no figure, which is not nought.
call platform.publish('conversations.import_batch', 'provider_id, store_id, id, kind, state, from_on, to_on', 'reporting');
