import { useQuery } from '@apollo/client/react';
import { Link, useParams } from '@tanstack/react-router';
import { Card, Col, Row, Space, Tag } from 'antd';
import { useEffect, useState } from 'react';
import { useT } from '../../i18n/office';
import { problemOf } from '../../ui/problem-of';
import { EmptyState } from '../../ui/empty-state';
import { HistoryLink } from '../../ui/history-link';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { StoreLife } from '../stores/store-life';
import { DayChart } from './day-chart';
import { workbenchDocument } from './documents';
import { Facts } from './facts';
import { OfferControls } from './offer-controls';
import { OptionCards } from './option-cards';
import { PriceCard } from './price-card';
import { ReportsLink } from '../reports/reports-link';
import { QuoteActions } from './quote-actions';
import { Revisions } from './revisions';
import { ServiceFelt } from './service-felt';
import { type Offer, usePreview } from './use-offer';
import type { WorkbenchStore } from './documents';

/** Where the newest revision stands, or a fresh start. */
function firstOffer(store: WorkbenchStore): Offer {
  const newest = store.quotes[0];
  return {
    seats: newest?.seats ?? null,
    threeMinuteTarget: newest?.threeMinuteTarget ?? '0.95',
    months: newest?.months ?? 12,
    discount: newest?.discount ?? null,
  };
}

function Workbench({ store }: { store: WorkbenchStore }) {
  const t = useT();
  const [offer, setOffer] = useState(() => firstOffer(store));
  const { preview, error, loading, refetch } = usePreview(store.id, offer, Boolean(store.profile));
  const { profile } = store;
  return (
    <Row gutter={[12, 12]}>
      <Col xs={24} xl={6}>
        <Facts store={store} onSaved={() => void refetch()} />
      </Col>
      <Col xs={24} lg={14} xl={11}>
        <Card size="small" title={t('workbench.service')}>
          {error ? <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} /> : null}
          {preview && profile ? (
            <>
              <DayChart
                slots={preview.sizing.slots}
                seats={preview.sizing.seats}
                startMinute={profile.serviceStartMinute}
                endMinute={profile.serviceEndMinute}
              />
              <ServiceFelt
                sizing={preview.sizing}
                target={offer.threeMinuteTarget ?? preview.threeMinuteTarget}
              />
              <OfferControls
                offer={offer}
                seats={preview.sizing.seats}
                threeMinuteTarget={preview.threeMinuteTarget}
                onChange={setOffer}
              />
              <p style={{ marginBottom: 0 }}>{preview.reason}</p>
              {profile.presaleAgents != null && (
                <p style={{ marginBottom: 0 }}>
                  {t('workbench.haveAndNeed', {
                    have: profile.presaleAgents,
                    people: preview.sizing.people,
                    seats: preview.sizing.seats,
                  })}
                </p>
              )}
            </>
          ) : (
            !error && <EmptyState text={profile ? t('common.loading') : t('workbench.noProfile')} />
          )}
        </Card>
      </Col>
      <Col xs={24} lg={10} xl={7}>
        <OptionCards storeId={store.id} offer={offer} seats={preview?.sizing.seats} onChange={setOffer} />
        {preview && <PriceCard preview={preview} months={offer.months} loading={loading} />}
        <QuoteActions store={store} offer={offer} preview={preview} ready={Boolean(preview) && !loading} />
        <Revisions store={store} />
      </Col>
    </Row>
  );
}

export function WorkbenchPage() {
  const t = useT();
  const { storeId } = useParams({ from: '/stores/$storeId' });
  const result = useQuery(workbenchDocument, { variables: { storeId } });
  const store = result.data?.store;
  // The shop's state follows its quote by a job; until it has, the page asks again.
  const lags = store?.status === 'lead' && store.quotes.some(({ status }) => status === 'sent');
  const { startPolling, stopPolling } = result;
  useEffect(() => {
    if (lags) startPolling(1000);
    return stopPolling;
  }, [lags, startPolling, stopPolling]);
  return (
    <Page
      tabTitle={store?.name ?? t('nav.stores')}
      title={
        store ? (
          <Space>
            {store.name}
            <Tag>{t(`storeStatus.${store.status}`)}</Tag>
          </Space>
        ) : (
          t('nav.stores')
        )
      }
      actions={
        store && (
          <>
            {[store.contract, store.nextContract].map(
              (contract) =>
                contract && (
                  <Link key={contract.id} to="/contracts/$contractId" params={{ contractId: contract.id }}>
                    {t('workbench.contract', { number: contract.number })}
                  </Link>
                ),
            )}
            <HistoryLink type="store" subject={store.id} />
            <ReportsLink storeId={store.id} />
            <StoreLife store={store} />
          </>
        )
      }
    >
      <Loaded result={result}>
        {(data) =>
          data.store ? (
            <Workbench key={data.store.id} store={data.store} />
          ) : (
            <EmptyState text={t('shell.notFound')} />
          )
        }
      </Loaded>
    </Page>
  );
}
