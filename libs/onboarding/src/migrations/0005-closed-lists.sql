-- What the code knows as closed lists is closed in the table too, so that its types come from here.
alter table onboarding.store_profile
  add check (promotion_frequency in ('none', 'monthly', 'weekly', 'major_only')),
  add check (service_type in ('presale', 'simple_aftersale', 'full_aftersale')),
  add check (traffic_source in ('estimated', 'declared', 'measured'));
