import { useQuery } from '@apollo/client/react';
import { costComponents } from '@zuoxi/vocabulary';
import { Button, Drawer, Tag } from 'antd';
import { useState } from 'react';
import { formatDate, formatDateTime } from '../../format/dates';
import { formatFen, formatRate } from '../../format/format';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import { useMay } from '../../session/use-session';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import type { Column } from '../../ui/table/columns';
import { DataTable } from '../../ui/table/data-table';
import { useTable } from '../../ui/table/use-table';
import { useComponentName } from '../quotes/price-card';
import { priceBooksDocument } from './documents';
import { PublishForm } from './publish-form';
import type { PriceBook } from './documents';

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
  const nameOf = useComponentName();
  const result = useQuery(priceBooksDocument);
  const [publishing, setPublishing] = useState(false);
  const state = useTable();
  const publish = may('price-book:write')
    ? { label: t('priceBooks.publish'), run: () => setPublishing(true) }
    : null;
  const rate = (key: 'marginTarget' | 'marginFloor' | 'taxRate'): Column<PriceBook> => ({
    key,
    title: t(`priceBooks.${key}`),
    kind: 'rate',
    align: 'right',
    render: (book) => formatRate(book[key]),
  });
  const columns: readonly Column<PriceBook>[] = [
    {
      key: 'version',
      title: t('priceBooks.version'),
      kind: 'number',
      render: ({ version, inForce }) => (
        <>
          v{version} {inForce && <Tag color="green">{t('priceBooks.inForce')}</Tag>}
        </>
      ),
    },
    {
      key: 'effectiveFrom',
      title: t('shop.validFrom'),
      kind: 'date',
      render: ({ effectiveFrom }) => formatDate(effectiveFrom, locale),
    },
    {
      key: 'components',
      title: t('priceBooks.perPerson'),
      align: 'right',
      exportAs: costComponents.map((component) => ({
        title: nameOf(component),
        path: `components[component=${component}].amountFen`,
        kind: 'fen',
      })),
      render: ({ components }) => formatFen(components.reduce((sum, part) => sum + part.amountFen, 0)),
    },
    rate('marginTarget'),
    rate('marginFloor'),
    rate('taxRate'),
    {
      key: 'createdAt',
      title: t('common.createdAt'),
      kind: 'instant',
      render: ({ createdAt }) => formatDateTime(createdAt),
    },
  ];
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
          <DataTable<PriceBook>
            source={{
              list: 'priceBooks',
              title: t('nav.priceBooks'),
              document: priceBooksDocument,
              variables: {},
              rows: 'priceBooks',
            }}
            state={state}
            rowKey="id"
            expandable={{ expandedRowRender: (book) => <Details book={book} /> }}
            rows={priceBooks.edges.map((edge) => edge.node)}
            columns={columns}
            empty={<EmptyState text={t('priceBooks.none')} action={publish} />}
            page={priceBooks.pageInfo}
            more={(after) => result.fetchMore({ variables: { after } })}
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
        <PublishForm
          latest={result.data?.priceBooks.edges[0]?.node}
          onPublished={() => setPublishing(false)}
        />
      </Drawer>
    </Page>
  );
}
