import { useQuery } from '@apollo/client/react';
import { Link, useParams } from '@tanstack/react-router';
import { Col, Row, Space, Tag } from 'antd';
import { useRef } from 'react';
import { useT } from '../../i18n/office';
import { useMay } from '../../session/use-session';
import { EmptyState } from '../../ui/empty-state';
import { HistoryLink } from '../../ui/history-link';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { ContactsCard } from './contacts-card';
import { ContractEditor, type ContractEditorHandle } from './contract-editor';
import { ContractSteps } from './contract-steps';
import { ContractText } from './contract-text';
import { contractStatusColor } from './contracts-page';
import { contractDocument } from './documents';
import { Payments } from './payments';
import type { Contract } from './documents';

function ContractView({ contract }: { contract: Contract }) {
  const may = useMay();
  const editable = contract.status === 'draft' && may('contract:write');
  const editor = useRef<ContractEditorHandle>(null);
  return (
    <Row gutter={[12, 12]}>
      <Col xs={24} lg={15}>
        {editable ? (
          <ContractEditor key={contract.id} contract={contract} handle={editor} />
        ) : (
          <ContractText contract={contract} />
        )}
      </Col>
      <Col xs={24} lg={9}>
        <ContractSteps contract={contract} editor={editor} />
        <Payments contract={contract} />
        {!editable && <ContactsCard contract={contract} />}
      </Col>
    </Row>
  );
}

export function ContractPage() {
  const t = useT();
  const { contractId } = useParams({ from: '/contracts/$contractId' });
  const result = useQuery(contractDocument, { variables: { id: contractId } });
  const contract = result.data?.contract;
  return (
    <Page
      tabTitle={contract?.number ?? t('nav.contracts')}
      title={
        contract ? (
          <Space>
            {contract.number}
            <Tag color={contractStatusColor[contract.status]}>{t(`contractStatus.${contract.status}`)}</Tag>
          </Space>
        ) : (
          t('nav.contracts')
        )
      }
      actions={
        contract && (
          <>
            <HistoryLink subject={contract.number} />
            <Link to="/stores/$storeId" params={{ storeId: contract.store.id }}>
              {contract.store.name}
            </Link>
          </>
        )
      }
    >
      <Loaded result={result}>
        {(data) =>
          data.contract ? (
            <ContractView contract={data.contract} />
          ) : (
            <EmptyState text={t('shell.notFound')} />
          )
        }
      </Loaded>
    </Page>
  );
}
