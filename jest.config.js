const swc = {
  swcrc: false,
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    target: 'es2023',
    keepClassNames: true,
  },
  module: { type: 'nodenext' },
  sourceMaps: 'inline',
};

/** One run over the whole workspace: rules, service (real PostgreSQL) and API tests. */
export default {
  testEnvironment: 'node',
  rootDir: '.',
  roots: ['<rootDir>/libs', '<rootDir>/apps', '<rootDir>/tools'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/apps/journeys/', '/apps/console/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
  testMatch: ['**/*.spec.ts', '**/*.db-spec.ts', '**/*.api-spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^@zuoxi/platform/(.*)$': '<rootDir>/libs/platform/src/$1/index.ts',
    '^@zuoxi/(staffing|pricing|rostering|metrics|screening)$': '<rootDir>/libs/engines/$1/src/index.ts',
    '^@zuoxi/([a-z]+)$': '<rootDir>/libs/$1/src/index.ts',
  },
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  globalSetup: '<rootDir>/tools/testing/global-setup.mjs',
  globalTeardown: '<rootDir>/tools/testing/global-teardown.mjs',
  maxWorkers: 2,
  // A test that hangs ends; how busy the machine is ends none.
  testTimeout: 120_000,
};
