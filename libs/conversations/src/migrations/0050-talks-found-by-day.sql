-- Where nothing is known of a table yet, as on a shop's first import, every index that begins with provider and store looks
-- as good as the one of its days, and the smallest is taken: each day's talks were looked for among all of the shop. With a
-- condition, which every talk meets, the index of their numbers is for those alone who say it.
drop index conversations.conversation_external;
create index conversation_external on conversations.conversation (provider_id, store_id, external_id) where external_id <> '';
