-- A shop lies with its provider. Its id alone is unique as well: links and sign-ins know no more than that.
alter table identity.store drop constraint store_pkey, add primary key (provider_id, store_id), add unique (store_id);
