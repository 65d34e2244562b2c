import { skipToken, useQuery } from '@apollo/client/react';
import { Select } from 'antd';
import type { ContractClauseInput, Platform } from '../../gql/office/graphql';
import { useT } from '../../i18n/office';
import { offeredClausesDocument } from './documents';

interface Props {
  readonly platform: Platform | undefined;
  readonly onTake: (clause: ContractClauseInput) => void;
}

/** Clauses of the company's own library, each taken with its terms, to be changed here. */
export function FromLibrary({ platform, onTake }: Props) {
  const t = useT();
  const { data } = useQuery(offeredClausesDocument, platform ? { variables: { platform } } : skipToken);
  const offered = data?.offeredClauses ?? [];
  if (!offered.length) return null;
  return (
    <Select<string | null>
      aria-label={t('contracts.fromLibrary')}
      placeholder={t('contracts.fromLibrary')}
      style={{ minWidth: 180 }}
      value={null}
      options={offered.map(({ name }) => ({ value: name, label: name }))}
      onChange={(name) => {
        const clause = offered.find((each) => each.name === name);
        if (!clause) return;
        const { metric, comparator, target, window, remedy } = clause;
        onTake({ metric, comparator, target, window, remedy });
      }}
    />
  );
}
