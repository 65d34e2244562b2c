import { type FieldProblem, invalid } from '@zuoxi/platform/errors';
import { exportFormats, exportKinds, type ExportRequest } from '@zuoxi/vocabulary';

const path = /^[\w.[\]=-]{1,200}$/;
const isText = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= most;
const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
const isOneOf = (values: readonly string[], value: unknown): boolean =>
  typeof value === 'string' && values.includes(value);
const isPath = (value: unknown): boolean => typeof value === 'string' && path.test(value);

/** @throws DomainError INVALID_INPUT naming each field that is wrong. */
export function readExportRequest(body: unknown): ExportRequest {
  const request = isObject(body) ? body : {};
  const { columns, sort } = request;
  const checks: readonly [field: string, right: boolean][] = [
    ['list', typeof request['list'] === 'string' && /^[a-z-]{1,40}$/.test(request['list'])],
    ['title', isText(request['title'], 100)],
    ['format', isOneOf(exportFormats, request['format'])],
    ['document', typeof request['document'] === 'string' && /^[0-9a-f]{64}$/.test(request['document'])],
    ['variables', isObject(request['variables'])],
    ['rows', isPath(request['rows'])],
    ['columns', Array.isArray(columns) && columns.length > 0 && columns.length <= 60],
    [
      'sort',
      sort == null || (isObject(sort) && isPath(sort['path']) && typeof sort['descending'] === 'boolean'),
    ],
    ...(Array.isArray(columns) ? columns : []).map((column: unknown, index): [string, boolean] => [
      `columns.${index}`,
      isObject(column) &&
        isText(column['title'], 100) &&
        isPath(column['path']) &&
        isOneOf(exportKinds, column['kind']) &&
        (column['words'] === undefined ||
          (isObject(column['words']) && Object.values(column['words']).every((word) => isText(word, 200)))),
    ]),
  ];
  const problems = checks.flatMap(([field, right]): FieldProblem[] =>
    right ? [] : [{ field, code: 'VALUE_UNREADABLE' }],
  );
  if (problems.length) throw invalid(problems);
  return request as unknown as ExportRequest;
}
