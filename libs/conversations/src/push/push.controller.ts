import { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req } from '@nestjs/common';
import { Access, Ctx } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { DomainError } from '@zuoxi/platform/errors';
import { limitBytes, type FileQuery } from '../imports/upload-query.js';
import { PushService } from './push.service.js';

interface PushQuery extends FileQuery {
  /** What the file is called: platforms' files have their day in it. */
  name?: string;
}
interface PushRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body?: unknown;
}

/** Files and rows that another system sends, with a key of its own. */
@Controller('push')
export class PushController {
  constructor(private readonly pushes: PushService) {}

  /** Takes the body as a file of the store. It is on disk, recognised and queued before the answer. */
  @Post(':store')
  @HttpCode(202)
  @Access('import:push')
  push(
    @Ctx() ctx: ProviderContext,
    @Param('store') store: string,
    @Query() query: PushQuery,
    @Req() { headers, body }: PushRequest,
  ) {
    // JSON and forms are read by the server before anything of ours sees them.
    if (!(body instanceof Readable)) throw new DomainError('PUSH_BODY_NEEDED');
    if (Number(headers['content-length'] ?? 0) > limitBytes)
      throw new DomainError('FILE_TOO_LARGE', { limitMb: limitBytes / 1_048_576 });
    return this.pushes.take(ctx, { store, query, headers, body });
  }

  /** What became of a file, with the rows that were not taken. */
  @Get('imports/:id')
  @Access('import:push')
  state(@Ctx() ctx: ProviderContext, @Param('id', ParseUUIDPipe) id: string, @Query('after') after?: string) {
    return this.pushes.state(ctx, id, after || null);
  }
}
