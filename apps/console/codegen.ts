import type { CodegenConfig } from '@graphql-codegen/cli';
import { addTypenameSelectionDocumentTransform } from '@graphql-codegen/client-preset';

const scalars = {
  Fen: 'number',
  Seconds: 'number',
  Decimal: 'string',
  BusinessDate: 'string',
  DateTime: 'string',
};

const shared = { scalars, enumsAsTypes: true, useTypeImports: true, strictScalars: true };
const persisted = { hashAlgorithm: 'sha256' as const };

/** Two APIs, two outputs: the back office through Apollo, a shop's own endpoint through plain fetch. */
const config: CodegenConfig = {
  generates: {
    './src/gql/office/': {
      schema: '../../schema/back-office.graphql',
      documents: ['src/office/**/*.{ts,tsx}', 'src/shell/**/*.{ts,tsx}', 'src/ui/**/*.{ts,tsx}'],
      preset: 'client',
      presetConfig: { fragmentMasking: false, persistedDocuments: persisted },
      // Apollo's cache adds `__typename` to what it sends; the registered text must be the same.
      documentTransforms: [addTypenameSelectionDocumentTransform],
      config: shared,
    },
    './src/gql/store/': {
      schema: '../../schema/store.graphql',
      documents: ['src/shop/**/*.{ts,tsx}'],
      preset: 'client',
      presetConfig: { fragmentMasking: false, persistedDocuments: persisted },
      config: { ...shared, documentMode: 'string' },
    },
  },
};

export default config;
