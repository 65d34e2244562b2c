/**
 * Where a table lies on several machines. `sharded`: by provider, all of a provider's rows on one of them. `reference`:
 * whole on each, read by everybody and seldom written. `managed`: on the coordinator, known to the cluster. `local`: on
 * the coordinator alone, never written beside a sharded row.
 */
export type Spread = 'sharded' | 'reference' | 'managed' | 'local';

/** Directories and what belongs to nobody, each with the reason why it lies where it does. Whatever is not listed here is sharded. */
const spreads: Readonly<Record<string, { spread: Exclude<Spread, 'sharded'>; why: string }>> = {
  'identity.provider': { spread: 'reference', why: 'asked before a provider is known' },
  'identity.client': { spread: 'reference', why: 'read beside the stores' },
  'identity.store': { spread: 'reference', why: 'read by every service, by its slug and by its id' },
  'identity.account': { spread: 'reference', why: 'a person may work for several providers' },
  'identity.membership': { spread: 'reference', why: 'a person’s are found before a provider is chosen' },
  'identity.invitation': { spread: 'reference', why: 'found by its link' },
  'identity.api_key': { spread: 'reference', why: 'found by its secret' },
  'identity.registered_document': { spread: 'reference', why: 'asked with every request' },
  'identity.saved_view': { spread: 'reference', why: 'a few a person' },
  'identity.security_policy': { spread: 'reference', why: 'asked at sign-in' },
  'platform.holiday': { spread: 'reference', why: 'public facts, the same for everybody' },
  'identity.session': { spread: 'managed', why: 'written with every refresh; refers to an account' },
  'identity.recovery_code': { spread: 'managed', why: 'refers to an account' },
  'identity.reset_link': { spread: 'managed', why: 'refers to an account' },
  'platform.commit_marker': {
    spread: 'managed',
    why: 'touched beside sharded rows, so that both commit together',
  },
  'identity.attempt': { spread: 'local', why: 'counts failures before anybody is known' },
  'identity.setup_link': { spread: 'local', why: 'used once, before there is a provider' },
  'identity.signing_key': { spread: 'local', why: 'belongs to the installation' },
  'platform.migration': { spread: 'local', why: 'belongs to the installation' },
};

export const spreadOf = (table: string): Spread => spreads[table]?.spread ?? 'sharded';
