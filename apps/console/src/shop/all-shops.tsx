import { formatDate, yesterday } from '../format/dates';
import { useAccountT } from '../i18n/account';
import { useLocale } from '../i18n/locale';
import { ProblemBox, Skeletons } from '../light/light-ui';
import { navigate } from '../light/navigate';
import type { SignedInPerson } from '../session/session';
import { shopOverviewDocument } from './documents';
import { useAsk } from './shop-api';
import { overviewOf } from './shop-overview';

type Shop = NonNullable<SignedInPerson['stores']>[number];

/** One shop, from its own endpoint: what fails there, or is not theirs, shows in its card alone. */
function ShopCard({ shop }: { shop: Shop }) {
  const t = useAccountT();
  const locale = useLocale();
  const { data, problem, again } = useAsk(shop.slug, shopOverviewDocument, {});
  const root = `/shop/${encodeURIComponent(shop.slug)}`;
  const seen = data?.store && overviewOf(data.store, yesterday());
  return (
    <section className="lp-card">
      <button type="button" className="lp-open" onClick={() => navigate(root)}>
        <div className="lp-row">
          <strong>{shop.name}</strong>
          {seen && (
            <span className="lp-soft">
              {seen.contractStatus ? t(`contractStatus.${seen.contractStatus}`) : t('shop.noContract')}
            </span>
          )}
        </div>
        {seen?.newest && (
          <>
            <div className="lp-soft">{formatDate(seen.newest.on, locale)}</div>
            <div>{seen.newest.headline}</div>
          </>
        )}
        {seen && !seen.newest && <div className="lp-soft">{t('shop.noReport')}</div>}
        {seen?.newest && !seen.isYesterday && <div className="lp-soft">△ {t('shop.notYesterday')}</div>}
        {seen && seen.openQuestions > 0 && (
          <div>{t('shop.openQuestions', { count: seen.openQuestions })}</div>
        )}
      </button>
      {problem && <ProblemBox problem={problem} onRetry={again} />}
      {!data && !problem && <Skeletons heights={[20, 40]} />}
      {seen?.isToSign && (
        <button type="button" className="lp-link" onClick={() => navigate(`${root}/contract`)}>
          {t('shop.toSign')} →
        </button>
      )}
    </section>
  );
}

/** All shops of a person who has several. */
export default function AllShops({ stores }: { stores: readonly Shop[] }) {
  const t = useAccountT();
  return (
    <>
      <h1>{t('shop.allShops')}</h1>
      {stores.map((shop) => (
        <ShopCard key={shop.slug} shop={shop} />
      ))}
    </>
  );
}
