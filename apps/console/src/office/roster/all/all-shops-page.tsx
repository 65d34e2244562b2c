import { useQuery } from '@apollo/client/react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Checkbox, Flex, Select } from 'antd';
import { addDays, today, weekdayOf } from '../../../format/dates';
import { useT } from '../../../i18n/office';
import { EmptyState } from '../../../ui/empty-state';
import { DateField } from '../../../ui/fields';
import { FindField } from '../../../ui/find-field';
import { Loaded } from '../../../ui/loaded';
import { Page } from '../../../ui/page';
import { FreedShifts } from '../../leaving/freed-shifts';
import { AllShopsGrid } from './all-shops-grid';
import { allShopsDocument } from './documents';

const days = 14;
const mondayOf = (on: string) => addDays(on, -((weekdayOf(on) + 6) % 7));

/** All shops on one board: who works where, and what each shop lacks. */
export function AllShopsPage() {
  const t = useT();
  const navigate = useNavigate();
  const search = useSearch({ from: '/roster/all' });
  const fromOn = search.from ?? mondayOf(today());
  const withDrafts = !search.told;
  const result = useQuery(allShopsDocument, {
    variables: { fromOn, toOn: addDays(fromOn, days - 1), withDrafts },
  });
  // The days before stay on the screen until the next ones are there.
  const shown = { ...result, data: result.data ?? result.previousData };
  const go = (change: Partial<typeof search>) =>
    void navigate({ to: '/roster/all', search: { ...search, ...change }, replace: true });
  const wanted = search.shops?.split(',') ?? [];

  return (
    <Page
      title={t('allShops.title')}
      actions={<Link to="/roster">{t('allShops.oneShop')}</Link>}
      filters={
        <>
          <Flex gap={4} align="center">
            <Button onClick={() => go({ from: addDays(fromOn, -days) })} aria-label={t('allShops.earlier')}>
              ‹
            </Button>
            <DateField
              value={fromOn}
              ariaLabel={t('roster.from')}
              onChange={(on) => go({ from: on ?? undefined })}
            />
            <Button onClick={() => go({ from: addDays(fromOn, days) })} aria-label={t('allShops.later')}>
              ›
            </Button>
          </Flex>
          <Select
            mode="multiple"
            allowClear
            maxTagCount="responsive"
            aria-label={t('allShops.filter')}
            placeholder={t('allShops.filter')}
            showSearch={{ optionFilterProp: 'label' }}
            style={{ minWidth: 220, maxWidth: '100%' }}
            value={wanted}
            onChange={(ids: string[]) => go({ shops: ids.length ? ids.join(',') : undefined })}
            options={(shown.data?.rosterBoard.stores ?? []).map(({ store }) => ({
              value: store.id,
              label: store.name,
            }))}
          />
          <FindField
            value={search.find ?? ''}
            placeholder={t('allShops.find')}
            onChange={(find) => go({ find: find || undefined })}
          />
          <Checkbox
            checked={withDrafts}
            onChange={({ target }) => go({ told: target.checked ? undefined : true })}
          >
            {t('allShops.withDrafts')}
          </Checkbox>
        </>
      }
    >
      <FreedShifts storeId={null} />
      <Loaded result={shown}>
        {({ rosterBoard }) =>
          rosterBoard.stores.length === 0 ? (
            <EmptyState text={t('allShops.none')} />
          ) : (
            <AllShopsGrid board={rosterBoard} wanted={wanted} find={search.find ?? ''} />
          )
        }
      </Loaded>
    </Page>
  );
}
