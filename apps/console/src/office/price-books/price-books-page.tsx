import { useQuery } from '@apollo/client/react';
import { Button, Drawer, Tag } from 'antd';
import { useState } from 'react';
import { formatDate, formatDateTime, today } from '../../format/dates';
import { formatFen, formatRate } from '../../format/format';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import { useMay } from '../../session/use-session';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { useComponentName } from '../quotes/price-card';
import { priceBooksDocument } from './documents';
import { PublishForm } from './publish-form';
import type { PriceBook } from './documents';
import { WideTable } from '../../ui/wide-table';

function Details({ book }: { book: PriceBook }) {
  const t = useT();
  const nameOf = useComponentName();
  return (
    <>
      <div>
        {book.components.map((part) => (
          <Tag key={part.component}>
            {nameOf(part.component)} {formatFen(part.amountFen)}
          </Tag>
        ))}
      </div>
      <div style={{ marginTop: 8 }}>
        {t('common.says', { who: t('share.commission') })}
        {book.commissionTiers.map((tier) => (
          <Tag key={tier.fromFen}>
            {t('share.commissionFrom', { amount: formatFen(tier.fromFen) })} {formatRate(tier.rate, 2)}
          </Tag>
        ))}
      </div>
    </>
  );
}

export function PriceBooksPage() {
  const t = useT();
  const may = useMay();
  const locale = useLocale();
  const result = useQuery(priceBooksDocument);
  const [publishing, setPublishing] = useState(false);
  const inForce = result.data?.priceBooks.find((book) => book.effectiveFrom <= today());
  const publish = may('price-book:write')
    ? { label: t('priceBooks.publish'), run: () => setPublishing(true) }
    : null;
  const total = (book: PriceBook) => book.components.reduce((sum, part) => sum + part.amountFen, 0);
  return (
    <Page
      title={t('nav.priceBooks')}
      actions={
        publish && (
          <Button type="primary" onClick={publish.run}>
            {publish.label}
          </Button>
        )
      }
    >
      <Loaded result={result}>
        {({ priceBooks }) => (
          <WideTable<PriceBook>
            size="small"
            rowKey="id"
            pagination={false}
            dataSource={[...priceBooks]}
            expandable={{ expandedRowRender: (book) => <Details book={book} /> }}
            locale={{ emptyText: <EmptyState text={t('priceBooks.none')} action={publish} /> }}
            columns={[
              {
                title: t('priceBooks.version'),
                dataIndex: 'version',
                render: (version: number, book) => (
                  <>
                    v{version} {book.id === inForce?.id && <Tag color="green">{t('priceBooks.inForce')}</Tag>}
                  </>
                ),
              },
              {
                title: t('shop.validFrom'),
                dataIndex: 'effectiveFrom',
                render: (on: string) => formatDate(on, locale),
              },
              {
                title: t('priceBooks.perPerson'),
                align: 'right',
                render: (_, book) => formatFen(total(book)),
              },
              {
                title: t('priceBooks.marginTarget'),
                dataIndex: 'marginTarget',
                align: 'right',
                render: (rate: string) => formatRate(rate),
              },
              {
                title: t('priceBooks.marginFloor'),
                dataIndex: 'marginFloor',
                align: 'right',
                render: (rate: string) => formatRate(rate),
              },
              {
                title: t('priceBooks.taxRate'),
                dataIndex: 'taxRate',
                align: 'right',
                render: (rate: string) => formatRate(rate),
              },
              { title: t('common.createdAt'), dataIndex: 'createdAt', render: formatDateTime },
            ]}
          />
        )}
      </Loaded>
      <Drawer
        open={publishing}
        size={560}
        title={t('priceBooks.publish')}
        destroyOnHidden
        onClose={() => setPublishing(false)}
      >
        <PublishForm latest={result.data?.priceBooks[0]} onPublished={() => setPublishing(false)} />
      </Drawer>
    </Page>
  );
}
