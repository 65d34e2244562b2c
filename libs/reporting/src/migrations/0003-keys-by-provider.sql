-- Everything of a shop lies with its provider: keys, and what is looked up by them, begin with both.

alter table reporting.report_acknowledgement drop constraint report_acknowledgement_store_id_report_id_fkey;
alter table reporting.report_question drop constraint report_question_store_id_report_id_fkey;

alter table reporting.daily_report drop constraint daily_report_pkey, add primary key (provider_id, store_id, id);
alter table reporting.daily_report drop constraint daily_report_store_id_business_date_version_key, add unique (provider_id, store_id, business_date, version);
alter table reporting.report_acknowledgement drop constraint report_acknowledgement_pkey, add primary key (provider_id, store_id, report_id, actor_id);
alter table reporting.report_question drop constraint report_question_pkey, add primary key (provider_id, store_id, id);
alter table reporting.store_version drop constraint store_version_pkey, add primary key (provider_id, store_id);

alter table reporting.report_acknowledgement add foreign key (provider_id, store_id, report_id) references reporting.daily_report(provider_id, store_id, id);
alter table reporting.report_question add foreign key (provider_id, store_id, report_id) references reporting.daily_report(provider_id, store_id, id);

drop index reporting.daily_report_day;
create index daily_report_day on reporting.daily_report (provider_id, store_id, business_date desc, version desc);
drop index reporting.report_question_day;
create index report_question_day on reporting.report_question (provider_id, store_id, business_date, asked_at);
