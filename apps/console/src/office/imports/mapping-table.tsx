import { Alert, Select } from 'antd';
import { useT } from '../../i18n/office';
import type { ImportPreview, Mapping } from './import-api';
import { WideTable } from '../../ui/wide-table';

interface Props {
  readonly preview: ImportPreview;
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}

const shownProblems = 8;

/** Which column is what, with the first rows of the file below as proof. */
export function MappingTable({ preview, mapping, onChange }: Props) {
  const t = useT();
  const fieldOf = (header: string) =>
    Object.entries(mapping).find(([, column]) => column === header)?.[0] ?? '';
  const assign = (header: string, field: string) => {
    const former = fieldOf(header);
    onChange({ ...mapping, ...(former ? { [former]: null } : {}), ...(field ? { [field]: header } : {}) });
  };
  const choices = [
    { value: '', label: t('imports.ignore') },
    ...preview.fields.map((field) => ({
      value: field.key,
      label: `${field.label}${field.required ? ' *' : ''}`,
    })),
  ];
  return (
    <>
      {preview.problems.length > 0 && (
        <Alert
          type={preview.columns.length ? 'warning' : 'error'}
          showIcon
          style={{ marginBottom: 12 }}
          title={
            preview.columns.length
              ? t('imports.problems', { count: preview.problems.length })
              : t('imports.unreadable')
          }
          description={
            <ul style={{ margin: 0, paddingInlineStart: 18 }}>
              {preview.problems.slice(0, shownProblems).map((problem, index) => (
                <li key={index}>
                  {problem.row != null && t('imports.atRow', { row: problem.row })}
                  {problem.column && `「${problem.column}」`} {problem.message}
                </li>
              ))}
            </ul>
          }
        />
      )}
      {preview.columns.length > 0 && (
        <WideTable
          size="small"
          pagination={false}
          rowKey="key"
          style={{ marginBottom: 12 }}
          dataSource={preview.rows.slice(0, 6).map((cells, index) => ({ key: index, cells }))}
          columns={preview.columns.map((column, index) => ({
            title: (
              <div>
                <div>{column.header}</div>
                <Select
                  size="small"
                  aria-label={t('imports.fieldOf', { column: column.header })}
                  style={{ width: 130 }}
                  value={fieldOf(column.header)}
                  options={choices}
                  onChange={(field: string) => assign(column.header, field)}
                />
              </div>
            ),
            key: `${index}`,
            ellipsis: true,
            width: 160,
            render: (_: unknown, row: { cells: readonly string[] }) => row.cells[index] ?? '',
          }))}
        />
      )}
    </>
  );
}
