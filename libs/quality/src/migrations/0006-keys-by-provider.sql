-- Everything of a shop lies with its provider: keys, and what is looked up by them, begin with both.

alter table quality.review_finding drop constraint review_finding_store_id_review_id_fkey;
alter table quality.review_message drop constraint review_message_store_id_review_id_fkey;

alter table quality.review drop constraint review_pkey, add primary key (provider_id, store_id, id);
alter table quality.review drop constraint review_store_id_business_date_agent_id_conversation_id_key, add unique (provider_id, store_id, business_date, agent_id, conversation_id);
alter table quality.review_finding drop constraint review_finding_pkey, add primary key (provider_id, store_id, review_id, attempt, item_key);
alter table quality.review_message drop constraint review_message_pkey, add primary key (provider_id, store_id, review_id, attempt, ordinal);

alter table quality.review_finding add foreign key (provider_id, store_id, review_id) references quality.review(provider_id, store_id, id);
alter table quality.review_message add foreign key (provider_id, store_id, review_id) references quality.review(provider_id, store_id, id);

drop index quality.review_day;
create index review_day on quality.review (provider_id, store_id, business_date, status);
