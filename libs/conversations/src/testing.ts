import type { ProviderContext } from '@zuoxi/platform/context';
import { aProvider, aStore, startTestApp, type TestApp } from '@zuoxi/platform/testing';
import type { StoreId } from '@zuoxi/vocabulary';
import { ConversationsModule } from './conversations.module.js';
import { type BatchRow, ImportService, type UploadFacts } from './imports/import.service.js';

export const startConversations = (): Promise<TestApp> => startTestApp(ConversationsModule);

export async function aShop(
  app: TestApp,
  over: { platform?: string } = {},
): Promise<{ ctx: ProviderContext; storeId: StoreId }> {
  const { ctx, id } = await aStore(app.db, await aProvider(app.db), over);
  return { ctx, storeId: id };
}

/** Uploads a file and does the import; what became of it. */
export async function importFile(
  app: TestApp,
  ctx: ProviderContext,
  facts: UploadFacts,
  content: string | Buffer,
  name = 'export.csv',
): Promise<BatchRow> {
  const file = await app.receive(ctx, name, content, facts.storeId);
  const { importBatchId } = await app.get(ImportService).accept(ctx, file, facts);
  await app.jobs.drain();
  const [batch] = await app.get(ImportService).getMany(ctx, [importBatchId]);
  return batch as BatchRow;
}
