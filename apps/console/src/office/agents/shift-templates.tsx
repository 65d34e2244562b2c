import { useQuery } from '@apollo/client/react';
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { formatMinuteRange } from '../../format/format';
import { useT } from '../../i18n/office';
import { useMay } from '../../session/use-session';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { ProblemAlert } from '../../ui/problem-alert';
import type { Column } from '../../ui/table/columns';
import { DataTable } from '../../ui/table/data-table';
import { useDrawerTable } from '../../ui/table/use-table';
import { useAction } from '../../ui/use-action';
import { retireShiftTemplateDocument, shiftTemplatesDocument } from './documents';
import { ShiftForm } from './shift-form';
import type { Shift } from './documents';

export function ShiftTemplates() {
  const t = useT();
  const may = useMay();
  const [adding, setAdding] = useState(false);
  const [changing, setChanging] = useState<Shift | null>(null);
  const result = useQuery(shiftTemplatesDocument);
  const state = useDrawerTable();
  const retire = useAction(retireShiftTemplateDocument);
  const add = may('shift:write') ? { label: t('shifts.add'), run: () => setAdding(true) } : null;
  const columns: readonly Column<Shift>[] = [
    { key: 'name', title: t('shifts.name'), sort: true, render: ({ name }) => name },
    {
      key: 'startMinute',
      title: t('shifts.time'),
      sort: true,
      exportAs: [
        { title: t('shifts.start'), path: 'startMinute', kind: 'minute' },
        { title: t('shifts.end'), path: 'endMinute', kind: 'minute' },
      ],
      render: ({ startMinute, endMinute }) => formatMinuteRange(startMinute, endMinute),
    },
    {
      key: 'breaks',
      title: t('shifts.breaks'),
      path: 'breaks.minutes',
      render: ({ breaks }) =>
        breaks.map((pause) => (
          <div key={pause.earliestMinute}>
            {t('shifts.break', {
              minutes: pause.minutes,
              range: formatMinuteRange(pause.earliestMinute, pause.latestMinute),
            })}
          </div>
        )),
    },
    {
      key: 'actions',
      title: t('common.actions'),
      path: null,
      render: (shift) =>
        add && (
          <>
            <Button size="small" type="text" onClick={() => setChanging(shift)}>
              {t('common.edit')}
            </Button>
            <Popconfirm
              title={t('shifts.retireAsk', { name: shift.name })}
              onConfirm={() => retire.run({ input: { shiftId: shift.id } })}
            >
              <Button size="small" type="text" danger>
                {t('shifts.retire')}
              </Button>
            </Popconfirm>
          </>
        ),
    },
  ];
  return (
    <>
      {add && (
        <Button type="primary" style={{ marginBottom: 12 }} onClick={add.run}>
          {add.label}
        </Button>
      )}
      <ProblemAlert problem={retire.problem} onClose={retire.clear} />
      <Loaded result={result}>
        {({ shiftTemplates }) => (
          <DataTable<Shift>
            source={{
              list: 'shiftTemplates',
              title: t('shifts.title'),
              document: shiftTemplatesDocument,
              variables: {},
              rows: 'shiftTemplates',
            }}
            state={state}
            rowKey="id"
            rows={shiftTemplates}
            columns={columns}
            empty={<EmptyState text={t('shifts.none')} action={add} />}
          />
        )}
      </Loaded>
      {(adding || changing) && (
        <ShiftForm
          shift={changing}
          onClose={() => {
            setAdding(false);
            setChanging(null);
          }}
        />
      )}
    </>
  );
}
